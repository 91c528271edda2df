"""Lettering: words measured and turned into bitmaps once, then kept."""

import unicodedata
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray

from reports.theme import SCALE, Face, Style

_KEPT_WORDS = 6_000
_KEPT_RUNS = 2_000
_ELLIPSIS = "…"
_MISSING = "□"


class Word(NamedTuple):
    """One word at one style: `alpha` 0 to 255 by pixel, its place about the origin in pixels.

    `left` is the first column right of the origin, `top` the first row above the base line;
    `advance` is where the next letter would start, in pixels.
    """

    advance: float
    left: int
    top: int
    alpha: NDArray[np.uint8]


class Run(NamedTuple):
    """A line of text at one style: its width, its words with their origins, the edges of its ink.

    The width is in px of the grid, all else in pixels from the origin of the line, y downwards.
    """

    width: float
    words: tuple[tuple[str, float], ...]
    left: float
    top: int
    right: float
    bottom: int


class Lettering:
    """The fonts of the cards. Belongs to one renderer and is not for several threads at once.

    A Vietnamese word between two spaces is one syllable, and a few thousand syllables make nearly
    all text: that is why words are kept, not lines.
    """

    def __init__(self) -> None:
        self._fonts = {face: _open(face) for face in Face}
        self._letters = frozenset(self._fonts[Face.REGULAR].get_charmap())
        self._words: dict[tuple[Style, str], Word] = {}
        self._printable: dict[str, str] = {}
        self._runs: dict[tuple[Style, str], Run] = {}
        self._spaces: dict[Style, float] = {}

    def printable(self, text: str) -> str:
        """Give the text as it can be set: NFC, without emoji and control characters.

        A letter of a script that the fonts do not have becomes `□`, so that a name never loses a
        letter unseen.
        """
        known = self._printable.get(text)
        if known is None:
            if len(self._printable) >= _KEPT_RUNS:
                self._printable.clear()
            known = self._printable[text] = self._printed(text)
        return known

    def _printed(self, text: str) -> str:
        text = unicodedata.normalize("NFC", text)
        if self._letters.issuperset(map(ord, text)):
            return " ".join(text.split(" "))
        kept = "".join(self._settable(letter) for letter in text)
        return " ".join(kept.split()) or "–"

    def word(self, style: Style, text: str) -> Word:
        """Give one word (no spaces in it) ready to be set."""
        key = (style, text)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= _KEPT_WORDS:
                del self._words[next(iter(self._words))]
            found = self._words[key] = self._rasterise(style, text)
        return found

    def space(self, style: Style) -> float:
        """Give the width of a space in pixels."""
        if style not in self._spaces:
            self._spaces[style] = self._layout(style, "  ")[1]
        return self._spaces[style]

    def run(self, style: Style, text: str) -> Run:
        """Give a printable text as one line."""
        key = (style, text)
        found = self._runs.get(key)
        if found is None:
            if len(self._runs) >= _KEPT_RUNS:
                del self._runs[next(iter(self._runs))]
            found = self._runs[key] = self._compose(style, text)
        return found

    def measure(self, style: Style, text: str) -> float:
        """Give the width of a printable text on the grid."""
        return self.run(style, text).width

    def cut(self, style: Style, text: str, width: float) -> str:
        """Give the text, or as much of its beginning as fits into a width with `…` at its end."""
        if self.measure(style, text) <= width:
            return text
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            short = " ".join(words[:count]).rstrip(",;:.- ") + _ELLIPSIS
            if self.measure(style, short) <= width:
                return short
        letters = next(
            (n for n in range(len(text), 0, -1) if self._fits(style, text[:n], width)), 0
        )
        return text[:letters] + _ELLIPSIS

    def _compose(self, style: Style, text: str) -> Run:
        pen, space = 0.0, self.space(style)
        words: list[tuple[str, float]] = []
        left, top, right, bottom = 0.0, 0, 0.0, 0
        for name in text.replace("\N{NO-BREAK SPACE}", " ").split(" "):
            if name:
                word = self.word(style, name)
                words.append((name, pen))
                rows, columns = word.alpha.shape
                left = min(left, pen + word.left)
                right = max(right, pen + word.left + columns)
                top, bottom = min(top, -word.top), max(bottom, rows - word.top)
                pen += word.advance
            pen += space
        return Run((pen - space) / SCALE, tuple(words), left, top, right, bottom)

    def _fits(self, style: Style, start: str, width: float) -> bool:
        return self._compose(style, start + _ELLIPSIS).width <= width

    def _settable(self, letter: str) -> str:
        if ord(letter) in self._letters:
            return letter
        kind = unicodedata.category(letter)
        if kind in {"Zs", "Zl", "Zp", "Cc"}:
            return " "
        return _MISSING if kind[0] in "LNP" else ""

    def _layout(self, style: Style, text: str) -> list[float]:
        font = self._fonts[style.face]
        font.set_size(style.size * SCALE, 72)
        features = ("tnum",) if style.tabular and not _has_letter(text) else None
        places = font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING, features=features)
        return [float(x) / 64 for x in places[:, 0]]

    def _rasterise(self, style: Style, text: str) -> Word:
        # Between two spaces the bitmap starts at 0, so that no letter is moved by rounding, and
        # the place of the space behind the word tells how far the word advances.
        places = self._layout(style, f" {text} ")
        font = self._fonts[style.face]
        font.draw_glyphs_to_bitmap(antialiased=True)
        _, height = font.get_width_height()
        top = (height - font.get_descent()) // 64 + 1
        alpha = np.array(font.get_image(), dtype=np.uint8)
        inked = np.flatnonzero(alpha.any(axis=0))
        first, end = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, 0)
        left = first - round(places[1])
        return Word(places[-1] - places[1], left, top, alpha[:, first:end].copy())


def _has_letter(text: str) -> bool:
    """Tell whether a word is more than a number: in `NV-12` the hyphen is no figure wide."""
    return any(letter.isalpha() for letter in text)


def _open(face: Face) -> FT2Font:
    with as_file(files("reports").joinpath("fonts", f"{face}.ttf")) as path:
        return FT2Font(str(Path(path)))
