"""Lettering: words measured and turned into bitmaps once, then kept."""

import re
import unicodedata
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray

from reports.theme import SCALE, Face, Style

_KEPT = 6_000
_ELLIPSIS = "…"
_MISSING = "□"
_PARTS = re.compile(r"\d[\u0300-\u036f]*|\D+")
_SHORT = 4


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
        self._parts: dict[tuple[Style, str, bool], Word] = {}
        self._kerns: dict[tuple[Style, str, bool], float] = {}

    def printable(self, text: str) -> str:
        """Give the text as it can be set: NFC, without emoji and control characters.

        A letter of a script that the fonts do not have becomes `□`, so that a name never loses a
        letter unseen.
        """
        known = self._printable.get(text)
        if known is None:
            _make_room(self._printable)
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
            _make_room(self._words)
            found = self._words[key] = self._rasterise(style, text)
        return found

    def space(self, style: Style) -> float:
        """Give the width of a space in pixels."""
        if style not in self._spaces:
            self._spaces[style] = self._layout(style, "  ", tabular=style.tabular)[1]
        return self._spaces[style]

    def run(self, style: Style, text: str) -> Run:
        """Give a printable text as one line."""
        key = (style, text)
        found = self._runs.get(key)
        if found is None:
            _make_room(self._runs)
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

    def _layout(self, style: Style, text: str, *, tabular: bool) -> list[float]:
        """Give the places of the letters; in `NV-12` the hyphen must not be a figure wide."""
        font = self._fonts[style.face]
        font.set_size(style.size * SCALE, 72)
        features = ("tnum",) if tabular else None
        places = font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING, features=features)
        return [float(x) / 64 for x in places[:, 0]]

    def _rasterise(self, style: Style, text: str) -> Word:
        """Give a word as a whole; if it has figures in it, put together from its parts.

        Syllables come again, numbers seldom do, and to lay out the smallest run takes as long as
        to copy fifty bitmaps.
        """
        tabular = style.tabular and not any(letter.isalpha() for letter in text)
        parts = _PARTS.findall(text)
        if len(parts) == 1:
            return self._drawn(style, text, tabular=tabular)
        words = [self._part(style, part, tabular=tabular) for part in parts]
        pens = [0.0]
        for word, (one, other) in zip(words, pairwise(parts), strict=False):
            pens.append(pens[-1] + word.advance + self._kern(style, one, other, tabular=tabular))
        return _joined(words, pens)

    def _kern(self, style: Style, one: str, other: str, *, tabular: bool) -> float:
        """Give how many pixels two parts stand nearer or farther than their advances say."""
        key = (style, one[-1] + other[0], tabular)
        if key not in self._kerns:
            _make_room(self._kerns)
            alone = sum(self._advance(style, letter, tabular=tabular) for letter in key[1])
            self._kerns[key] = self._advance(style, key[1], tabular=tabular) - alone
        return self._kerns[key]

    def _advance(self, style: Style, text: str, *, tabular: bool) -> float:
        places = self._layout(style, f" {text} ", tabular=tabular)
        return places[-1] - places[1]

    def _part(self, style: Style, text: str, *, tabular: bool) -> Word:
        key = (style, text, tabular)
        found = self._parts.get(key)
        if found is None:
            found = self._drawn(style, text, tabular=tabular)
            if len(text) <= _SHORT:
                _make_room(self._parts)
                self._parts[key] = found
        return found

    def _drawn(self, style: Style, text: str, *, tabular: bool) -> Word:
        # Between two spaces the bitmap starts at 0, so that no letter is moved by rounding, and
        # the place of the space behind the word tells how far the word advances.
        places = self._layout(style, f" {text} ", tabular=tabular)
        font = self._fonts[style.face]
        font.draw_glyphs_to_bitmap(antialiased=True)
        _, height = font.get_width_height()
        top = (height - font.get_descent()) // 64 + 1
        alpha = np.array(font.get_image(), dtype=np.uint8)
        inked = np.flatnonzero(alpha.any(axis=0))
        first, end = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, 0)
        left = first - round(places[1])
        return Word(places[-1] - places[1], left, top, alpha[:, first:end].copy())


def _make_room(kept: dict[Any, Any]) -> None:
    """Forget the oldest where no more is to be kept."""
    if len(kept) >= _KEPT:
        del kept[next(iter(kept))]


def _joined(words: list[Word], pens: list[float]) -> Word:
    """Give several words as one, each with its origin at its pen, to a whole pixel."""
    lefts = [round(pen) + word.left for word, pen in zip(words, pens, strict=True)]
    left, top = min(lefts), max(word.top for word in words)
    right = max(at + word.alpha.shape[1] for at, word in zip(lefts, words, strict=True))
    rows = max(top - word.top + word.alpha.shape[0] for word in words)
    alpha = np.zeros((rows, right - left), np.uint8)
    for at, word in zip(lefts, words, strict=True):
        high, wide = word.alpha.shape
        place = alpha[top - word.top :, at - left :][:high, :wide]
        np.maximum(place, word.alpha, out=place)
    return Word(pens[-1] + words[-1].advance, left, top, alpha)


def _open(face: Face) -> FT2Font:
    with as_file(files("reports").joinpath("fonts", f"{face}.ttf")) as path:
        return FT2Font(str(Path(path)))
