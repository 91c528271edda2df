"""A board, read from top to bottom like the picture: the totals, then a small one of each unit."""

from collections.abc import Sequence
from typing import NamedTuple

from core.reminders.notices import Board, UnitState
from locales import Language, clock, say, weekday, whole
from reports.board_words import FEW, alone_words, late_words, rate_words, titles
from reports.canvas import Canvas
from reports.figures import board_total, percent_of, worst_first
from reports.heading import head, wrapped
from reports.marks import Column, bar, columns, rule, small_columns, stacked, stacked_bar
from reports.phrases import code_label, counted_month, lower_first, one_line, unit_name
from reports.theme import (
    BODY,
    BOTTOM,
    END,
    FULL,
    HALF,
    HEAD,
    KEY,
    LABEL,
    LEFT,
    NOTE,
    NOTE_STRONG,
    RIGHT,
    STRONG,
    Colour,
    Style,
)
from reports.titles import fitting

MOST_UNITS = 30
_PLACES = (60.0, 304.0, 548.0, 793.0)
_BETWEEN = 44
_TALLEST, _TALLEST_OF_TWO = 270, 400
_TWO_LINES = 165
"""From this height on a small picture has room for a long name in two lines."""

_RATE_ALONE = 232


class _Cell(NamedTuple):
    """The place of one unit: its corner, its width and its height."""

    left: float
    top: float
    wide: float
    high: float


def lay_out(card: Canvas, facts: Board, language: Language) -> None:
    """Put the board on an empty canvas."""
    y = _head(card, facts, language)
    y = _totals(card, facts, language, y)
    if len(facts.units) == 1:
        stacked_bar(card, y + 4, 32, _parts(facts.units[0]))
        y += 64
    rule(card, y)
    if not board_total(facts).tasks:
        card.text(LEFT, y + 54, say(language, "card-digest-empty"), BODY, Colour.INK2, room=FULL)
        return
    if len(facts.units) == 1:
        _alone(card, facts, language, y)
        return
    units = worst_first(facts)
    shown = units if len(units) <= MOST_UNITS else units[: MOST_UNITS - 1]
    most = max(max(unit.overdue_weeks, default=0) for unit in shown)
    y = _key(card, facts, language, y)
    cells = _cells(len(units[:MOST_UNITS]), y)
    lines = _name_lines(card, shown, language, cells[0])
    for unit, cell in zip(shown, cells, strict=False):
        _unit(card, unit, language, cell, lines, most, facts.target_unit)
    if len(shown) < len(units):
        _more(card, len(units) - len(shown), language, _cells(MOST_UNITS, y)[-1])


def _head(card: Canvas, facts: Board, language: Language) -> float:
    day = facts.until
    date = f"{day.day}/{day.month}/{day.year}"
    name = weekday(language, day)
    every = board_total(facts)
    subtitle = say(
        language,
        "card-digest-subtitle",
        total=whole(language, every.tasks),
        month=counted_month(facts, language),
        clock=clock(day),
    )
    names = (one_line(unit.name) for unit in facts.units)
    return head(
        card,
        who=facts.unit,
        when=(say(language, "card-date", weekday=name[0].upper() + name[1:], date=date), date),
        title=fitting(titles(facts, language)),
        subtitle=subtitle,
        code=code_label(facts, language),
        together=(*say(language, "card-kept-together").split("|"), *names),
    )


def _totals(card: Canvas, facts: Board, language: Language, y: float) -> float:
    """Draw the four counts of all units together; smaller ones where many units need the room."""
    every = board_total(facts)
    counts = (
        (every.done, Colour.DONE, Colour.DONE_TEXT, "done"),
        (every.running, Colour.RUNNING, Colour.RUNNING_TEXT, "running"),
        (every.due_soon, Colour.DUE, Colour.DUE_TEXT, "due-soon"),
        (every.overdue, Colour.OVERDUE, Colour.OVERDUE_TEXT, "overdue"),
    )
    numbers = [whole(language, tasks) for tasks, *_ in counts]
    room = _PLACES[1] - _PLACES[0] - 20
    large = len(facts.units) <= 18 and all(card.measure(KEY, one) <= room for one in numbers)
    style, high = (KEY, 98) if large else (END, 52)
    for x, number, (tasks, fill, ink, name) in zip(_PLACES, numbers, counts, strict=True):
        card.text(x, y + high, number, style, ink if tasks else Colour.INK3)
        card.rect(x, y + high + 24, 22, 22, fill, 4)
        card.text(x + 33, y + high + 47, say(language, f"card-digest-{name}"), LABEL)
    return y + high + 70


def _key(card: Canvas, facts: Board, language: Language, y: float) -> float:
    """Say what stands in each small picture."""
    words = say(language, "card-board-key", target=str(facts.target_unit))
    card.text(LEFT, y + 40, words, NOTE, Colour.INK2, room=FULL)
    return y + 52


def _cells(count: int, top: float) -> list[_Cell]:
    """Part the room below into as many places: in one column, in two or in three."""
    across = 1 if count <= FEW else 2 if count <= 12 else 3
    down = -(-count // across)
    wide = (RIGHT - LEFT - _BETWEEN * (across - 1)) / across
    high = min((BOTTOM - top) / down, _TALLEST if count > 2 else _TALLEST_OF_TWO)
    return [
        _Cell(LEFT + (wide + _BETWEEN) * (at % across), top + high * (at // across), wide, high)
        for at in range(count)
    ]


def _alone(card: Canvas, facts: Board, language: Language, y: float) -> None:
    """Draw the only unit over all the room: its overdue tasks by week, and what was on time."""
    (unit,) = facts.units
    head = say(language, "card-digest-weeks-head")
    name = unit_name(unit, language)
    y = _section(card, head if name == facts.unit else f"{name}: {lower_first(head)}", y)
    weeks = tuple(Column(*one) for one in zip(facts.weeks, unit.overdue_weeks, strict=True))
    high = BOTTOM - _RATE_ALONE - 72 - y - 56
    axis = y + 56 + high
    if not any(unit.overdue_weeks):
        calm = say(language, "card-digest-weeks-calm", weeks=whole(language, len(weeks)))
        card.text(LEFT, y + 48, calm, BODY, Colour.INK2, room=FULL)
    columns(
        card,
        language,
        LEFT,
        RIGHT,
        axis,
        high,
        weeks,
        now=Colour.OVERDUE,
        now_text=Colour.OVERDUE_TEXT if unit.overdue else Colour.DONE_TEXT,
        label_all=True,
    )
    rule(card, axis + 72)
    _rate_alone(card, facts, language, axis + 72)


def _section(card: Canvas, words: str, y: float) -> float:
    card.text(LEFT, y + 48, words, HEAD, room=FULL)
    return y + 48


def _rate_alone(card: Canvas, facts: Board, language: Language, y: float) -> None:
    """Draw the rate of the only unit on a track of the full scale, with the target."""
    (unit,) = facts.units
    y = _section(card, say(language, "card-board-rate-head"), y)
    rate = percent_of(unit.on_time)
    if rate is None:
        words = say(language, "card-digest-rate-none")
        card.text(LEFT, y + 54, words, BODY, Colour.INK2, room=FULL)
        return
    under = rate < facts.target_unit
    fill, ink = (Colour.DUE, Colour.DUE_TEXT) if under else (Colour.DONE, Colour.DONE_TEXT)
    number = card.text(LEFT, y + 112, f"{rate}%", KEY, ink)
    left = number.box.right + 40
    bar(card, left, RIGHT, y + 70, rate / 100, fill)
    card.rect(left + (RIGHT - left) * facts.target_unit / 100 - 1.5, y + 60, 3, 46, Colour.INK)
    words = alone_words(facts, language)
    card.text(LEFT, y + 164, words, BODY, Colour.INK2, room=FULL)


def _name_lines(card: Canvas, units: Sequence[UnitState], language: Language, cell: _Cell) -> int:
    """Give how many lines the names take: two where a longer one has the room for it."""
    if cell.high < _TWO_LINES:
        return 1
    style, _ = _styles(cell)
    names = (unit_name(unit, language) for unit in units)
    return 2 if any(card.measure(style, name) > cell.wide for name in names) else 1


def _unit(
    card: Canvas,
    unit: UnitState,
    language: Language,
    cell: _Cell,
    lines: int,
    most: int,
    target: int,
) -> None:
    """Draw one unit: its name, what is late, eight weeks of it, the rate, and all its tasks."""
    right = cell.left + cell.wide
    name, figure = _styles(cell)
    tight = cell.high < 110
    base = cell.top + (24 if tight else 36)
    leading = 36 if tight else 40
    for row, line in enumerate(wrapped(card, unit_name(unit, language), name, cell.wide, lines)):
        card.text(cell.left, base + leading * row, line, name, room=cell.wide)
    base += leading * (lines - 1)
    under = base + leading
    rate = percent_of(unit.on_time)
    ink = Colour.DUE_TEXT if rate is not None and rate < target else Colour.DONE_TEXT
    ink = Colour.INK2 if rate is None else ink
    shown = card.text(right, under, rate_words(unit.on_time), figure, ink, align="right")
    words = late_words(unit, language)
    red = Colour.OVERDUE_TEXT if unit.overdue else Colour.INK2
    late = card.text(cell.left, under, words, figure if unit.overdue else NOTE, red)
    thick = 8 if tight else 16
    bar = under + 9 if tight else cell.top + cell.high - thick - 22
    axis = max(under, bar - 12)
    if cell.high - leading * (lines - 1) < _TWO_LINES - 15:
        left = max(late.box.right + 14, cell.left + 108)
        end = min(shown.box.left - 14, right - 82)
        small_columns(card, left, end, axis, axis - base - 8, unit.overdue_weeks, most)
    elif cell.wide < FULL:
        small_columns(card, cell.left, right, axis, axis - under - 14, unit.overdue_weeks, most)
    else:
        end = cell.left + HALF
        small_columns(card, cell.left, end, axis, axis - under - 14, unit.overdue_weeks, most)
        _counts(card, unit, language, end + 60, under + 52)
    stacked(
        card,
        cell.left,
        right,
        bar,
        thick,
        _parts(unit),
    )


def _parts(unit: UnitState) -> tuple[tuple[int, Colour], ...]:
    return (
        (unit.done, Colour.DONE),
        (unit.running, Colour.RUNNING),
        (unit.due_soon, Colour.DUE),
        (unit.overdue, Colour.OVERDUE),
    )


def _counts(card: Canvas, unit: UnitState, language: Language, x: float, base: float) -> None:
    """Say how many tasks are done and how many are not, where a unit has the full width."""
    rows = (("done", unit.done), ("running", unit.running), ("due-soon", unit.due_soon))
    for row, (name, tasks) in enumerate(rows):
        words = say(language, f"card-digest-{name}")
        card.text(x, base + 38 * row, words, NOTE, Colour.INK2)
        number = whole(language, tasks)
        card.text(RIGHT, base + 38 * row, number, NOTE_STRONG, align="right")


def _styles(cell: _Cell) -> tuple[Style, Style]:
    """Give the letters of a unit's name and of its figures, as there is room."""
    if cell.wide > 500:
        return HEAD, STRONG
    return (LABEL, STRONG) if cell.wide > 400 else (NOTE, NOTE_STRONG)


def _more(card: Canvas, hidden: int, language: Language, cell: _Cell) -> None:
    words = say(language, "card-digest-units-more", count=whole(language, hidden))
    card.text(cell.left, cell.top + 36, words, NOTE, Colour.INK2, room=cell.wide)
