"""The canvas: an inspectable list of what lies where on a card, in px of the 1080 x 1350 grid."""

from typing import Literal, NamedTuple

from reports.lettering import Lettering
from reports.theme import SCALE, Colour, Style


class Box(NamedTuple):
    """A rectangle by its edges; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float


class Pixels(NamedTuple):
    """A block of whole pixels of the picture; `right` and `bottom` are the first ones outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def box(self) -> Box:
        """Its edges on the grid."""
        return Box(self.left / SCALE, self.top / SCALE, self.right / SCALE, self.bottom / SCALE)


class Rect(NamedTuple):
    """A filled rectangle with rounded corners."""

    pixels: Pixels
    colour: Colour
    radius: float

    @property
    def box(self) -> Box:
        """Its edges."""
        return self.pixels.box


class Line(NamedTuple):
    """A line through points, with round ends and joints."""

    points: tuple[tuple[float, float], ...]
    colour: Colour
    width: float


class Dashes(NamedTuple):
    """A level line that is dashed."""

    pixels: Pixels
    colour: Colour


class Disc(NamedTuple):
    """A filled circle, or with a `hole` a ring whose inside is paper."""

    x: float
    y: float
    radius: float
    colour: Colour
    hole: float


class Text(NamedTuple):
    """A line of text and the box of its ink.

    `pen` and `base` are the origin of the line, and each word has its distance from it, in
    pixels of the picture; the box is on the grid like everything else.
    """

    string: str
    style: Style
    colour: Colour
    words: tuple[tuple[str, float], ...]
    pen: float
    base: int
    box: Box


Shape = Rect | Line | Dashes | Disc
Align = Literal["left", "centre", "right"]
_BEFORE: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}


class Canvas:
    """Collects the shapes and texts of one card; all shapes lie under all texts."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self.shapes: list[Shape] = []
        self.texts: list[Text] = []

    def rect(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        colour: Colour,
        radius: float = 0,
    ) -> None:
        """Fill a rectangle, on whole pixels so that its edges are crisp."""
        self.shapes.append(Rect(_snapped(left, top, left + width, top + height), colour, radius))

    def line(self, points: tuple[tuple[float, float], ...], colour: Colour, width: float) -> None:
        """Draw a line of a width through points."""
        self.shapes.append(Line(points, colour, width))

    def dashes(self, left: float, right: float, y: float, colour: Colour) -> None:
        """Draw a thin dashed line at a height."""
        self.shapes.append(Dashes(_snapped(left, y - 1, right, y + 1), colour))

    def disc(self, x: float, y: float, radius: float, colour: Colour, hole: float = 0) -> None:
        """Draw a disc, or a ring if it has a hole."""
        self.shapes.append(Disc(x, y, radius, colour, hole))

    def printable(self, text: str) -> str:
        """Give a text as `text()` would set it."""
        return self._lettering.printable(text)

    def measure(self, style: Style, text: str) -> float:
        """Give the width that a text would take."""
        return self._lettering.measure(style, self._lettering.printable(text))

    def text(
        self,
        x: float,
        baseline: float,
        string: str,
        style: Style,
        colour: Colour = Colour.INK,
        *,
        align: Align = "left",
        room: float | None = None,
    ) -> Text:
        """Set a line of text at, about or up to x; with `room`, cut it to that width."""
        string = self._lettering.printable(string)
        if room is not None:
            string = self._lettering.cut(style, string, room)
        run = self._lettering.run(style, string)
        pen = (x - run.width * _BEFORE[align]) * SCALE
        base = round(baseline * SCALE)
        box = Box(
            (pen + run.left) / SCALE,
            (base + run.top) / SCALE,
            (pen + run.right) / SCALE,
            (base + run.bottom) / SCALE,
        )
        text = Text(string, style, colour, run.words, pen, base, box)
        self.texts.append(text)
        return text


def _snapped(left: float, top: float, right: float, bottom: float) -> Pixels:
    return Pixels(
        round(left * SCALE), round(top * SCALE), round(right * SCALE), round(bottom * SCALE)
    )
