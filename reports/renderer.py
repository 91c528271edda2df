"""The renderer: a canvas to a small palette PNG, shapes and words put down as palette numbers."""

import threading
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, assert_never

import numpy as np

from reports import png
from reports.canvas import Canvas, Dashes, Disc, Line, Pixels, Rect, Shape, Text
from reports.lettering import Lettering
from reports.masks import Mask, corners, disc, stroke
from reports.palette import Indexed, inked, paints, palette
from reports.theme import DARK, HEIGHT, LIGHT, SCALE, WIDTH, Colour, Style, Theme

COLUMNS, ROWS = round(WIDTH * SCALE), round(HEIGHT * SCALE)
_KEPT_WORDS = 6_000
_DASH = 10  # pixels from one dash to the next, half of them drawn


_Shape = tuple[float, int, int]
"""Radius, rows and columns of a corner."""


class Renderer:
    """Draws cards, one at a time: fonts and canvases are not for several threads, so it locks."""

    def __init__(self) -> None:
        self.lettering = Lettering()
        self._lock = threading.Lock()
        self._sheets: dict[bool, Sheet] = {}

    def png(self, lay_out: Callable[[Canvas], None], *, dark: bool = False) -> bytes:
        """Give the card that `lay_out` puts on an empty canvas as PNG, 1024 x 1280, no alpha."""
        with self._lock:
            canvas = Canvas(self.lettering)
            lay_out(canvas)
            if dark not in self._sheets:
                self._sheets[dark] = Sheet(DARK if dark else LIGHT, self.lettering)
            return self._sheets[dark].png(canvas)


class _Inked(NamedTuple):
    """A word in its colour, as palette numbers with 0 for paper; its place about the origin."""

    left: int
    top: int
    rows: int
    columns: int
    numbers: Indexed


class Sheet:
    """The paper of one theme: its palette, what its paints come to, its inked words."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._lettering = lettering
        self.palette = palette(theme)
        self._paints = paints(theme)
        self._inked: dict[tuple[Style, Colour], dict[str, _Inked]] = {}
        self._kept = 0
        self._corners: dict[tuple[Colour, _Shape], list[Indexed]] = {}

    def png(self, canvas: Canvas) -> bytes:
        """Give the canvas as PNG."""
        lines = png.blank(ROWS, COLUMNS)
        self.index(canvas, lines[:, 1:])
        return png.encoded(lines, self.palette)

    def index(self, canvas: Canvas, onto: Indexed) -> None:
        """Put the canvas as palette numbers onto an array of zeros (0 is paper)."""
        for shape in canvas.shapes:
            self._draw(shape, onto)
        for text in canvas.texts:
            self._set(text, onto)

    def _draw(self, shape: Shape, onto: Indexed) -> None:
        match shape:
            case Rect(pixels, colour, radius):
                self._fill(pixels, colour, radius, onto)
            case Disc(x, y, radius, colour, hole):
                x, y = x * SCALE, y * SCALE
                self._blend(disc(x, y, radius * SCALE), colour, onto)
                if hole:
                    self._blend(disc(x, y, hole * SCALE), Colour.PAPER, onto)
            case Line(points, colour, width):
                placed = tuple((x * SCALE, y * SCALE) for x, y in points)
                self._blend(stroke(placed, width * SCALE), colour, onto)
            case Dashes((left, top, right, bottom), colour):
                for start in range(left, right, _DASH):
                    onto[top:bottom, start : min(start + _DASH // 2, right)] = self._paints[
                        colour
                    ].full
            case _:
                assert_never(shape)

    def _fill(self, pixels: Pixels, colour: Colour, radius: float, onto: Indexed) -> None:
        """Fill a rectangle: its edges lie on whole pixels, so only its corners are mixed."""
        left, top, right, bottom = pixels
        block = onto[top:bottom, left:right]
        if not radius:
            block[:] = self._paints[colour].full
            return
        rows, columns = block.shape
        shape = (min(radius * SCALE, rows / 2, columns / 2), (rows + 1) // 2, (columns + 1) // 2)
        high, wide = corners(*shape).top_left.shape
        places = (
            block[:high, :wide],
            block[:high, columns - wide :],
            block[rows - high :, :wide],
            block[rows - high :, columns - wide :],
        )
        on_paper = not (block[rows // 2, 0] or block[rows // 2, -1])
        mixed = self._on_paper(colour, shape) if on_paper else self._over(colour, shape, places)
        block[:] = self._paints[colour].full
        for place, numbers in zip(places, mixed, strict=True):
            place[:] = numbers

    def _over(self, colour: Colour, shape: _Shape, places: tuple[Indexed, ...]) -> list[Indexed]:
        """Give the corners of a rectangle over what lies in their places."""
        paint = self._paints[colour]
        return [paint.over(one, place) for one, place in zip(corners(*shape), places, strict=True)]

    def _on_paper(self, colour: Colour, shape: _Shape) -> list[Indexed]:
        """Give the corners of a rectangle on bare paper, where most lie."""
        known = self._corners.get((colour, shape))
        if known is None:
            parts = corners(*shape)
            known = self._over(colour, shape, tuple(np.zeros_like(one, np.uint8) for one in parts))
            self._corners[colour, shape] = known
        return known

    def _blend(self, mask: Mask, colour: Colour, onto: Indexed) -> None:
        rows, columns = mask.levels.shape
        place = onto[mask.top : mask.top + rows, mask.left : mask.left + columns]
        levels = mask.levels[: place.shape[0], : place.shape[1]]
        place[:] = self._paints[colour].over(levels, place)

    def _set(self, text: Text, onto: Indexed) -> None:
        known = self._inked.setdefault((text.style, text.colour), {})
        for name, offset in text.words:
            word = known.get(name)
            if word is None:
                word = self._ink(text, name, known)
            top, left = text.base - word.top, round(text.pen + offset) + word.left
            place = onto[top : top + word.rows, left : left + word.columns]
            np.maximum(place, word.numbers, out=place)

    def _ink(self, text: Text, name: str, known: dict[str, _Inked]) -> _Inked:
        if self._kept >= _KEPT_WORDS:
            self._inked.clear()
            self._kept = 0
        word = self._lettering.word(text.style, name)
        numbers = inked(text.colour, word.alpha)
        rows, columns = numbers.shape
        known[name] = found = _Inked(word.left, word.top, rows, columns, numbers)
        self._kept += 1
        return found


@cache
def renderer() -> Renderer:
    """Give the renderer of this process; it costs half a second, once."""
    return Renderer()
