"""Marks that several cards share: the stacked bar, columns by week, a bar on its track."""

from typing import NamedTuple

from locales import Language, say, whole
from reports.canvas import Canvas
from reports.theme import BODY, HALF, LEFT, NOTE, RIGHT, STRONG, Colour

_PART = 5
_LEAST = 7
_SLOTS = 8
_FULL_AT_LEAST = 5
_NARROW = 20  # so narrow a column has no corners that anybody could see


class Column(NamedTuple):
    """One week of a column chart."""

    week: int
    tasks: int


def rule(card: Canvas, y: float) -> None:
    """Part two sections."""
    card.rect(LEFT, y, RIGHT - LEFT, 2, Colour.RULE)


def stacked_bar(
    card: Canvas, top: float, height: float, counts: tuple[tuple[int, Colour], ...]
) -> None:
    """Draw shares of one whole over the full width."""
    stacked(card, LEFT, RIGHT, top, height, counts)


def stacked(
    card: Canvas,
    start: float,
    end: float,
    top: float,
    height: float,
    counts: tuple[tuple[int, Colour], ...],
) -> None:
    """Draw shares of one whole, parted by 5 px of paper; nothing counted leaves a bare track."""
    parts = [(count, colour) for count, colour in counts if count]
    if not parts:
        card.rect(start, top, end - start, height, Colour.TRACK, 5)
        return
    room = end - start - _PART * (len(parts) - 1)
    whole_count = sum(count for count, _ in parts)
    widths = [max(_LEAST, room * count / whole_count) for count, _ in parts]
    widths[widths.index(max(widths))] -= sum(widths) - room
    left = start
    for width, (_, colour) in zip(widths, parts, strict=True):
        card.rect(left, top, width, height, colour, 5)
        left += width + _PART


def small_columns(
    card: Canvas,
    left: float,
    right: float,
    axis: float,
    height: float,
    counts: tuple[int, ...],
    most: int,
) -> None:
    """Draw a row of small columns without words, the last in red; `most` is the full height."""
    pitch = (right - left + 3) / max(1, len(counts))
    radius = 2 if pitch > _NARROW else 0
    for at, count in enumerate(counts):
        high = max(3.0, height * count / max(_FULL_AT_LEAST, most)) if count else 0
        colour = Colour.OVERDUE if at == len(counts) - 1 else Colour.PAST
        if high:
            card.rect(left + pitch * at, axis - high, pitch - 3, high, colour, radius)
    card.rect(left, axis, right - left, 2, Colour.RULE)


def bar(
    card: Canvas,
    left: float,
    right: float,
    top: float,
    share: float,
    colour: Colour,
    high: float = 26,
) -> None:
    """Draw a share (0 to 1, longer ones are cut) on a track that shows the full scale."""
    card.rect(left, top, right - left, high, Colour.TRACK, 5)
    if share > 0:
        card.rect(left, top, max(_LEAST, (right - left) * min(share, 1)), high, colour, 5)


def columns(
    card: Canvas,
    language: Language,
    left: float,
    right: float,
    axis: float,
    height: float,
    weeks: tuple[Column, ...],
    *,
    now: Colour,
    now_text: Colour,
    label_all: bool,
) -> None:
    """Draw counts by week from zero: past weeks pale, the present one in its colour.

    All columns carry their number, or only the present and the latest peak; a number that would
    touch the one to its right is left out.
    """
    pitch = (right - left + 6) / _SLOTS
    start = right + 6 - pitch * len(weeks)
    most = max(_FULL_AT_LEAST, *(week.tasks for week in weeks))
    last = len(weeks) - 1
    peak = max(range(len(weeks)), key=lambda at: (weeks[at].tasks, at))
    tops = [axis - height * week.tasks / most for week in weeks]
    for at, (week, top) in enumerate(zip(weeks, tops, strict=True)):
        if week.tasks:
            colour = now if at == last else Colour.PAST
            card.rect(start + pitch * at, top, pitch - 6, axis - top, colour, 4)
    card.rect(left, axis, right - left, 2, Colour.INK2)
    number = whole(language, weeks[last].tasks)
    wide = card.measure(STRONG, number)
    edge = min(right, right - (pitch - 6 - wide) / 2)
    base = min(tops[max(0, last - int(wide // pitch)) :]) - 10
    taken = card.text(edge, base, number, STRONG, now_text, align="right").box
    for at in range(last - 1, -1, -1) if label_all else {peak} - {last}:
        number, middle = whole(language, weeks[at].tasks), start + pitch * at + (pitch - 6) / 2
        clear = middle + card.measure(NOTE, number) / 2 + 6 <= taken.left
        if clear or tops[at] - 10 <= taken.top - 4:
            taken = card.text(middle, tops[at] - 10, number, NOTE, Colour.INK2, align="centre").box
    week_ends(card, language, left, right, axis, tuple(week.week for week in weeks))


def week_ends(
    card: Canvas,
    language: Language,
    left: float,
    right: float,
    axis: float,
    weeks: tuple[int, ...],
) -> None:
    """Name the first and the last week below an axis; a short run is named as a range."""
    base = axis + 34
    if len(weeks) == _SLOTS:
        card.text(left, base, say(language, "card-week", week=str(weeks[0])), NOTE, Colour.INK2)
    run = str(weeks[-1])
    if 1 < len(weeks) < _SLOTS:
        run = f"{weeks[0]}–{weeks[-1]}"
    card.text(right, base, say(language, "card-week", week=run), NOTE, Colour.INK2, align="right")


def paragraph(card: Canvas, x: float, base: float, words: str) -> None:
    """Set a sentence in lines of half the width."""
    line = ""
    for word in (*words.split(" "), ""):
        longer = f"{line} {word}".strip()
        if word and card.measure(BODY, longer) <= HALF:
            line = longer
            continue
        card.text(x, base, line, BODY, Colour.INK2)
        line, base = word, base + 42
