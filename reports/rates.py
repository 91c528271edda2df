"""The line of a rate by week, with its first value, its last value and the target."""

from itertools import pairwise

from locales import Language, say
from reports.canvas import Box, Canvas
from reports.marks import week_ends
from reports.theme import BODY, END, NOTE, RIGHT, Colour

_FLOOR = 60
_CLEAR = 5
Point = tuple[float, float]


def rate_line(
    card: Canvas,
    language: Language,
    left: float,
    right: float,
    axis: float,
    height: float,
    weeks: tuple[tuple[int, int | None], ...],
    target: int,
) -> None:
    """Draw percent by week on a fixed scale of 60 to 100, or 0 to 100 if a week lies lower."""
    known = [(at, rate) for at, (_, rate) in enumerate(weeks) if rate is not None]
    card.rect(left, axis, right - left, 2, Colour.INK2)
    week_ends(card, language, left, right, axis, tuple(week for week, _ in weeks))
    if not known:
        words = say(language, "card-digest-rate-none")
        card.text(left, axis - height, words, BODY, Colour.INK2)
        return
    floor = _FLOOR if min(target, *(rate for _, rate in known)) >= _FLOOR else 0

    def level(rate: int) -> float:
        return axis - height * (rate - floor) / (100 - floor)

    last = str(known[-1][1])
    end = right - card.measure(END, last) - 22
    step = (end - left - 6) / max(1, len(weeks) - 1)
    begin = left + 6 if len(weeks) > 1 else end
    points = tuple((begin + step * at, level(rate)) for at, rate in known)
    card.dashes(left, points[-1][0] + 10, level(target), Colour.INK2)
    _stroke(card, points, tuple(at for at, _ in known))
    x, y = points[-1]
    base = min(max(y + 13, axis - height), axis - 6)
    card.text(x + 18, base, last, END, Colour.DONE_TEXT)
    _first(card, left, axis, points, str(known[0][1]), level(target))


def _stroke(card: Canvas, points: tuple[Point, ...], places: tuple[int, ...]) -> None:
    """Draw the line; a week without a rate leaves a gap."""
    run: list[Point] = []
    for place, before, point in zip(places, (None, *places), points, strict=False):
        if before is not None and place != before + 1:
            _run(card, run)
            run = []
        run.append(point)
    _run(card, run)
    if len(points) > 1:
        card.disc(*points[0], 6, Colour.DONE)
    card.disc(*points[-1], 10, Colour.DONE, hole=5)


def _run(card: Canvas, run: list[Point]) -> None:
    if len(run) > 1:
        card.line(tuple(run), Colour.DONE, 6)
    elif run:
        card.disc(*run[0], 5, Colour.DONE)


def rate_key(card: Canvas, language: Language, base: float, target: int) -> None:
    """Say what the dashed line is, beside the head above the chart."""
    words = say(language, "card-digest-target", target=str(target))
    note = card.text(RIGHT, base, words, NOTE, Colour.INK2, align="right").box
    card.dashes(note.left - 40, note.left - 10, base - 10, Colour.INK2)


def _first(
    card: Canvas, left: float, axis: float, points: tuple[Point, ...], first: str, line: float
) -> None:
    """Set the first value's note where the line and the target leave it most room."""
    if len(points) < 2:
        return
    wide = card.measure(NOTE, first)
    ends = {points[0][1], points[1][1]}
    spots = [(left + 2, y + off) for off in (36, -16, 44, -24, 54, -34) for y in sorted(ends)]

    def room(spot: Point) -> float:
        box = _box(spot, wide)
        across = max(box.top - line, line - box.bottom)
        return min(_clear(points, box, axis), across)

    x, base = max(spots, key=lambda spot: min(room(spot), _CLEAR))
    if room((x, base)) > 0:
        card.text(x, base, first, NOTE, Colour.INK2)


def _box(place: Point, wide: float) -> Box:
    x, base = place
    return Box(x, base - 22, x + wide, base + 7)


def _clear(points: tuple[Point, ...], box: Box, axis: float) -> float:
    """Give how far a box stays from the line and the axis, at most 12 px; below 0 it touches."""
    reach = min(12.0, axis - box.bottom + 3)
    for (x1, y1), (x2, y2) in pairwise(points):
        for part in range(9):
            x, y = x1 + (x2 - x1) * part / 8, y1 + (y2 - y1) * part / 8
            if box.left - 10 <= x <= box.right + 10:
                reach = min(reach, max(box.top - y, y - box.bottom) - 4)
    return reach
