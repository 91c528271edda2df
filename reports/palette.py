"""The palette of a theme: the colours of a picture, and what one laid over another comes to."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reports.theme import FILLS, TEXT_COLOURS, Colour, Theme

TEXT_LEVELS = 15
EDGE_LEVELS = 8

PAINTS = (Colour.PAPER, *FILLS, Colour.INK, Colour.INK2)
"""What a shape may be filled with."""

_OVERLAPS = (
    (Colour.DONE, Colour.TRACK),
    (Colour.DUE, Colour.TRACK),
    (Colour.INK, Colour.TRACK),
    (Colour.INK, Colour.DONE),
    (Colour.INK, Colour.DUE),
)
_FULL = {colour: EDGE_LEVELS * at for at, colour in enumerate(PAINTS)}
_FIRST_TEXT = 1 + EDGE_LEVELS * (len(PAINTS) - 1 + len(_OVERLAPS))

Indexed = NDArray[np.uint8]
Levels = NDArray[np.intp]
"""How much of each pixel a shape covers, as where its row of a paint's table begins."""
_Real = NDArray[np.float64]


def palette(theme: Theme) -> Indexed:
    """Give the colours of a theme, n x 3: paper, fills with their edges, the ramps of the texts.

    Texts have the highest numbers, so the greater number of a pixel is the one on top.
    """
    paper = np.array(theme.rgb(Colour.PAPER), float)
    colours = [paper]
    for fill in PAINTS[1:]:
        colours += _ramp(paper, theme.rgb(fill), EDGE_LEVELS)
    for over, under in _OVERLAPS:
        colours += _ramp(np.array(theme.rgb(under), float), theme.rgb(over), EDGE_LEVELS)
    for text in TEXT_COLOURS:
        colours += _ramp(paper, theme.rgb(text), TEXT_LEVELS)
    return np.rint(colours).astype(np.uint8)


class Paint(NamedTuple):
    """One colour of shapes: its number, and what each level of it over a number comes to."""

    full: int
    table: Indexed

    def over(self, levels: Levels, place: Indexed) -> Indexed:
        """Give the numbers of a place with this paint laid over it."""
        over: Indexed = self.table.take(levels + place)
        return over


def paints(theme: Theme) -> dict[Colour, Paint]:
    """Give the paints of a theme.

    Shapes lie only on paper and on each other, so the ramps of the texts take no part.
    """
    under = palette(theme)[:_FIRST_TEXT].astype(float)
    shares = np.arange(EDGE_LEVELS + 1)[:, None, None] / EDGE_LEVELS
    made = {}
    for colour, full in _FULL.items():
        mixed = under + (np.array(theme.rgb(colour), float) - under) * shares
        table = np.array([_nearest(row, under) for row in mixed], np.uint8)
        table[0], table[-1] = np.arange(_FIRST_TEXT), full
        made[colour] = Paint(full, table.ravel())
    return made


def levels_of(cover: NDArray[Any]) -> Levels:
    """Give how much of each pixel is covered, 0 to 1, as levels of a paint."""
    levels: Levels = np.rint(cover * EDGE_LEVELS).astype(np.intp) * _FIRST_TEXT
    return levels


def inked(colour: Colour, alpha: Indexed) -> Indexed:
    """Give a word's cover (0 to 255) as the numbers of its colour on paper, 0 where it has none."""
    first = _FIRST_TEXT - 1 + TEXT_COLOURS.index(colour) * TEXT_LEVELS
    level = (alpha.astype(np.uint16) * TEXT_LEVELS + 127) // 255
    numbers: Indexed = np.where(level > 0, first + level, 0).astype(np.uint8)
    return numbers


def _ramp(under: _Real, over: tuple[int, int, int], levels: int) -> list[_Real]:
    return [under + (np.array(over) - under) * level / levels for level in range(1, levels + 1)]


def _nearest(colours: _Real, known: _Real) -> NDArray[np.intp]:
    far = ((colours[:, None] - known[None]) ** 2).sum(2)
    nearest: NDArray[np.intp] = far.argmin(1)
    return nearest
