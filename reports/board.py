"""A board, read from top to bottom like the picture: the totals, then a small one of each unit."""

from typing import NamedTuple

from core.reminders.notices import Board, UnitState
from locales import Language, clock, say, weekday, whole
from reports.board_words import FEW, late_words, rate_words, titles
from reports.canvas import Canvas
from reports.figures import board_total, percent_of, worst_first
from reports.heading import head
from reports.marks import rule, small_columns, stacked
from reports.phrases import code_label, counted_month, one_line, unit_name
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
_TALLEST = 270


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
    rule(card, y)
    if not board_total(facts).tasks:
        card.text(LEFT, y + 54, say(language, "card-digest-empty"), BODY, Colour.INK2, room=FULL)
        return
    units = worst_first(facts)
    shown = units if len(units) <= MOST_UNITS else units[: MOST_UNITS - 1]
    most = max(max(unit.overdue_weeks, default=0) for unit in shown)
    y = _key(card, facts, language, y)
    for unit, cell in zip(shown, _cells(len(units[:MOST_UNITS]), y), strict=False):
        _unit(card, unit, language, cell, most, facts.target_unit)
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
    high = min((BOTTOM - top) / down, _TALLEST)
    return [
        _Cell(LEFT + (wide + _BETWEEN) * (at % across), top + high * (at // across), wide, high)
        for at in range(count)
    ]


def _unit(
    card: Canvas, unit: UnitState, language: Language, cell: _Cell, most: int, target: int
) -> None:
    """Draw one unit: its name, what is late, eight weeks of it, the rate, and all its tasks."""
    right = cell.left + cell.wide
    name, figure = _styles(cell)
    tight = cell.high < 110
    base = cell.top + (24 if tight else 36)
    under = base + (36 if tight else 40)
    card.text(cell.left, base, unit_name(unit, language), name, room=cell.wide)
    rate = percent_of(unit.on_time)
    ink = Colour.DUE_TEXT if rate is not None and rate < target else Colour.DONE_TEXT
    ink = Colour.INK2 if rate is None else ink
    shown = card.text(right, under, rate_words(unit.on_time), figure, ink, align="right")
    words = late_words(unit, language)
    red = Colour.OVERDUE_TEXT if unit.overdue else Colour.INK2
    late = card.text(cell.left, under, words, figure if unit.overdue else NOTE, red)
    thick = 10 if tight else 16
    bar = cell.top + cell.high - thick - (4 if tight else 22)
    axis = max(under, bar - 12)
    if cell.high < 150:
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
        (
            (unit.done, Colour.DONE),
            (unit.running, Colour.RUNNING),
            (unit.due_soon, Colour.DUE),
            (unit.overdue, Colour.OVERDUE),
        ),
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
