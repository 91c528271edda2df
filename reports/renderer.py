"""The renderer: a canvas to a small palette PNG, shapes by matplotlib's Agg, words by index."""

import struct
import threading
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from reports.canvas import Box, Canvas, Disc, Line, Rect, Shape, Text
from reports.lettering import Lettering
from reports.theme import (
    DARK,
    FILLS,
    HEIGHT,
    LIGHT,
    SCALE,
    TEXT_COLOURS,
    WIDTH,
    Colour,
    Style,
    Theme,
)

COLUMNS, ROWS = round(WIDTH * SCALE), round(HEIGHT * SCALE)
TEXT_LEVELS = 15
_EDGE_LEVELS = 8
_KEPT_WORDS = 6_000
_CURVE = 1 - 0.5523  # how far a handle of the Bézier curve of a quarter circle lies from the edge

_DRAWN = (*FILLS, Colour.INK, Colour.INK2)
_OVERLAPS = (
    (Colour.DONE, Colour.TRACK),
    (Colour.DUE, Colour.TRACK),
    (Colour.INK, Colour.TRACK),
    (Colour.INK, Colour.DONE),
    (Colour.INK, Colour.DUE),
)
_FULL = {colour: _EDGE_LEVELS * at for at, colour in enumerate(_DRAWN, start=1)}
_FIRST_TEXT = 1 + _EDGE_LEVELS * (len(_DRAWN) + len(_OVERLAPS))

Indexed = NDArray[np.uint8]


class _Inked(NamedTuple):
    """A word in its colour, as palette numbers with 0 for paper."""

    left: int
    top: int
    rows: int
    columns: int
    numbers: Indexed


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


class Sheet:
    """The paper of one theme: its palette, its Agg buffer and its inked words."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._theme = theme
        self._lettering = lettering
        self.palette = _palette(theme)
        self._nearest = _nearest(self.palette)
        self._agg = cast("Any", RendererAgg(COLUMNS, ROWS, 72))  # type: ignore[no-untyped-call]
        self.rgba: Indexed = np.asarray(self._agg.buffer_rgba())
        self._pixels = self.rgba.view(np.uint32)[:, :, 0]
        self._paper = np.array([*theme.rgb(Colour.PAPER), 255], np.uint8).view(np.uint32)[0]
        self._pixels[:] = self._paper
        self._upside = Affine2D().scale(SCALE, -SCALE).translate(0, ROWS)
        self._inks = {colour: self._context(colour) for colour in Colour}
        self._inked: dict[tuple[Style, str, Colour], _Inked] = {}

    def png(self, canvas: Canvas) -> bytes:
        """Give the canvas as PNG."""
        lines = np.zeros((ROWS, COLUMNS + 1), np.uint8)
        self.index(canvas, lines[:, 1:])
        return _encode(lines, self.palette)

    def index(self, canvas: Canvas, onto: Indexed) -> None:
        """Put the canvas as palette numbers onto an array of zeros (0 is paper)."""
        self.draw(canvas.shapes)
        for shape in canvas.shapes:
            if isinstance(shape, Rect):
                self._flat(shape, onto)
            else:
                self._look_up(_window(shape), onto)
        for shape in canvas.shapes:
            self._pixels[_window(shape)] = self._paper
        for text in canvas.texts:
            self._set(text, onto)

    def draw(self, shapes: list[Shape]) -> None:
        """Draw shapes in true colour into `rgba`, which `index` leaves as bare paper."""
        for shape in shapes:
            match shape:
                case Rect(box, colour, radius):
                    self._fill(_rounded(box, radius), colour)
                case Line(points, colour, width, dashed):
                    self._stroke(points, colour, width, dashed=dashed)
                case Disc(x, y, radius, colour, hole):
                    self._fill(_circle(x, y, radius), colour)
                    if hole:
                        self._fill(_circle(x, y, hole), Colour.PAPER)

    def _flat(self, rect: Rect, onto: Indexed) -> None:
        """Put a rectangle: its edges lie on whole pixels, so only its rounded ends are mixed."""
        left, top, right, bottom = (round(edge * SCALE) for edge in rect.box)
        end = min(round(rect.radius * SCALE) + 1 if rect.radius else 0, (right - left) // 2)
        rows = slice(top, bottom)
        onto[rows, left + end : right - end] = _FULL[rect.colour]
        if end:
            self._look_up((rows, slice(left, left + end)), onto)
            self._look_up((rows, slice(right - end, right)), onto)

    def _look_up(self, window: tuple[slice, slice], onto: Indexed) -> None:
        found = self._pixels[window]
        key = (found >> 3 & 0x1F) | (found >> 6 & 0x3E0) | (found >> 9 & 0x7C00)
        onto[window] = self._nearest[key]

    def _context(self, colour: Colour) -> GraphicsContextBase:
        context: GraphicsContextBase = self._agg.new_gc()
        red, green, blue = self._theme.rgb(colour)
        context.set_foreground((red / 255, green / 255, blue / 255))
        context.set_linewidth(0)
        context.set_snap(False)
        context.set_capstyle("round")
        context.set_joinstyle("round")
        return context

    def _fill(self, path: Path, colour: Colour) -> None:
        ink = self._inks[colour]
        ink.set_linewidth(0)
        self._agg.draw_path(ink, path, self._upside, ink.get_rgb())

    def _stroke(
        self,
        points: tuple[tuple[float, float], ...],
        colour: Colour,
        width: float,
        *,
        dashed: bool,
    ) -> None:
        ink = self._inks[colour]
        ink.set_linewidth(width * SCALE)
        ink.set_dashes(0, [5, 5] if dashed else None)
        ink.set_capstyle("butt" if dashed or len(points) == 2 else "round")
        self._agg.draw_path(ink, Path(points), self._upside)

    def _set(self, text: Text, onto: Indexed) -> None:
        for name, offset in text.words:
            inked = self._inked.get((text.style, name, text.colour))
            if inked is None:
                inked = self._ink(text, name)
            top, left = text.base - inked.top, round(text.pen + offset) + inked.left
            place = onto[top : top + inked.rows, left : left + inked.columns]
            np.maximum(place, inked.numbers[: place.shape[0], : place.shape[1]], out=place)

    def _ink(self, text: Text, name: str) -> _Inked:
        if len(self._inked) >= _KEPT_WORDS:
            del self._inked[next(iter(self._inked))]
        first = _FIRST_TEXT - 1 + TEXT_COLOURS.index(text.colour) * TEXT_LEVELS
        word = self._lettering.word(text.style, name)
        level = (word.alpha.astype(np.uint16) * TEXT_LEVELS + 127) // 255
        numbers = np.where(level > 0, first + level, 0).astype(np.uint8)
        rows, columns = numbers.shape
        inked = _Inked(word.left, word.top, rows, columns, numbers)
        self._inked[text.style, name, text.colour] = inked
        return inked


_LINE, _BEND = [Path.LINETO], [Path.CURVE4] * 3
_SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], float)
_SQUARE_CODES = np.array([Path.MOVETO, *_LINE * 3, Path.CLOSEPOLY], Path.code_type)
# A rounded rectangle: the corner that each point belongs to, and how many radii it lies inwards.
_CORNERS = np.array(
    [(0, 0), *[(1, 0)] * 4, *[(1, 1)] * 4, *[(0, 1)] * 4, *[(0, 0)] * 4, (0, 0)], float
)
_INWARD = np.array(
    [
        (1, 0),
        *[(-1, 0), (-_CURVE, 0), (0, _CURVE), (0, 1)],
        *[(0, -1), (0, -_CURVE), (-_CURVE, 0), (-1, 0)],
        *[(1, 0), (_CURVE, 0), (0, -_CURVE), (0, -1)],
        *[(0, 1), (0, _CURVE), (_CURVE, 0), (1, 0)],
        (1, 0),
    ]
)
_ROUND_CODES = np.array([Path.MOVETO, *(_LINE + _BEND) * 4, Path.CLOSEPOLY], Path.code_type)


@cache
def renderer() -> Renderer:
    """Give the renderer of this process; it costs half a second, once."""
    return Renderer()


def _palette(theme: Theme) -> Indexed:
    """Give the colours of a sheet, n x 3: paper, fills with their edges, the ramps of the texts.

    Texts have the highest numbers, so the greater number of a pixel is the one on top.
    """
    paper = np.array(theme.rgb(Colour.PAPER), float)
    colours = [paper]
    for fill in _DRAWN:
        colours += _ramp(paper, theme.rgb(fill), _EDGE_LEVELS)
    for over, under in _OVERLAPS:
        colours += _ramp(np.array(theme.rgb(under), float), theme.rgb(over), _EDGE_LEVELS)
    for text in TEXT_COLOURS:
        colours += _ramp(paper, theme.rgb(text), TEXT_LEVELS)
    return np.rint(colours).astype(np.uint8)


def _ramp(
    under: NDArray[np.float64], over: tuple[int, int, int], levels: int
) -> list[NDArray[np.float64]]:
    return [under + (np.array(over) - under) * level / levels for level in range(1, levels + 1)]


def _nearest(palette: Indexed) -> Indexed:
    """Give the nearest palette number of every 15-bit colour (blue high, red low).

    Only shapes are looked up, so the ramps of the text colours do not take part.
    """
    cells = np.arange(4, 256, 8)[:, None]
    red, green, blue = ((cells - part) ** 2 for part in palette[:_FIRST_TEXT].astype(np.int32).T)
    far = blue[:, None, None] + green[None, :, None] + red[None, None, :]
    nearest: Indexed = far.reshape(1 << 15, _FIRST_TEXT).argmin(1).astype(np.uint8)
    flat = np.array(range(0, _FIRST_TEXT, _EDGE_LEVELS), np.uint8)
    exact = palette[flat].astype(np.uint16) >> 3
    nearest[exact[:, 0] | exact[:, 1] << 5 | exact[:, 2] << 10] = flat
    return nearest


def _window(shape: Shape) -> tuple[slice, slice]:
    """Give the rows and columns of pixels that a shape can touch."""
    match shape:
        case Rect(box, _, _):
            left, top, right, bottom = box
        case Line(points, _, width, _):
            reach = width / 2
            left = min(x for x, _ in points) - reach
            right = max(x for x, _ in points) + reach
            top = min(y for _, y in points) - reach
            bottom = max(y for _, y in points) + reach
        case Disc(x, y, radius, _, _):
            left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
    return (
        slice(max(0, int(top * SCALE) - 1), int(bottom * SCALE) + 2),
        slice(max(0, int(left * SCALE) - 1), int(right * SCALE) + 2),
    )


def _rounded(box: Box, radius: float) -> Path:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if not radius:
        return Path(_SQUARE * (wide, high) + (left, top), _SQUARE_CODES)
    round_by = min(radius, wide / 2, high / 2)
    return Path(_CORNERS * (wide, high) + _INWARD * round_by + (left, top), _ROUND_CODES)


def _circle(x: float, y: float, radius: float) -> Path:
    return _rounded(Box(x - radius, y - radius, x + radius, y + radius), radius)


def _encode(lines: Indexed, palette: Indexed) -> bytes:
    """Give a PNG of palette numbers; each row starts with its filter, 0."""
    header = struct.pack(">IIBBBBB", COLUMNS, ROWS, 8, 3, 0, 0, 0)
    packed = zlib.compress(lines.data, 1)
    chunks = ((b"IHDR", header), (b"PLTE", palette.tobytes()), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
