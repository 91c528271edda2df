"""Figures worked out of the facts once, for picture, title and caption alike."""

from fractions import Fraction
from typing import NamedTuple

from core.reminders.goal_notices import GoalTree, ResultCard
from core.reminders.indicator_notices import IndicatorBoard
from core.reminders.notices import Board, Digest, Rate, UnitLine, UnitState, WeekCard
from locales import Language, decimal

SHOWN_UNITS = 5
SHOWN_BESIDE_KEY_RESULTS = 3


class Hands(NamedTuple):
    """How one person's tasks of a week ended, in tasks; those `ahead` are not due yet."""

    on_time: int
    late: int
    owed: int
    ahead: int

    @property
    def whole(self) -> int:
        """All tasks due in the week."""
        return self.on_time + self.late + self.owed + self.ahead


class Tasks(NamedTuple):
    """Tasks of several units by where they stand."""

    done: int
    running: int
    due_soon: int
    overdue: int

    @property
    def tasks(self) -> int:
        """All of them."""
        return sum(self)


def percent_of(rate: Rate) -> int | None:
    """Give a rate in whole percent, half up, or None if nothing was due."""
    if rate.whole <= 0:
        return None
    return (200 * rate.part + rate.whole) // (2 * rate.whole)


def total(facts: Digest) -> int:
    """Give how many tasks a digest counts."""
    return facts.done + facts.running + facts.due_soon + facts.overdue


def done_share(facts: Digest) -> Fraction:
    """Give the share of tasks done; 0 if there are none."""
    return Fraction(facts.done, total(facts) or 1)


def ranked(facts: Digest) -> tuple[UnitLine, ...]:
    """Give the units, best rate first; those with nothing due come last."""

    def place(unit: UnitLine) -> tuple[bool, Fraction, int]:
        rate = unit.on_time
        share = Fraction(rate.part, rate.whole) if rate.whole else Fraction(0)
        return (not rate.whole, -share, unit.overdue)

    return tuple(sorted(facts.units, key=place))


def shown_units(facts: Digest) -> tuple[UnitLine, ...]:
    """Give the units a card has room for: all up to five, else the best two and the worst three.

    Beside key results there is room for three: the best and the worst two. Where there is no room
    for all, what counts only its own work has no line.
    """
    most = SHOWN_BESIDE_KEY_RESULTS if facts.key_results else SHOWN_UNITS
    units = ranked(facts)
    if len(units) <= most:
        return units
    units = tuple(unit for unit in units if not unit.own)
    if len(units) <= most:
        return units
    rated = [unit for unit in units if unit.on_time.whole] or list(units)
    if len(rated) <= most:
        return (*rated, *(unit for unit in units if not unit.on_time.whole))[:most]
    best = most // 2
    return (*rated[:best], *rated[best - most :])


def hands(facts: WeekCard) -> Hands:
    """Give how the week's tasks ended, summed over its days."""
    return Hands(
        sum(day.on_time for day in facts.days),
        sum(day.late for day in facts.days),
        sum(day.owed for day in facts.days),
        sum(day.ahead for day in facts.days),
    )


def hundredths(language: Language, number: int) -> str:
    """Give hundredths of a percent as percent with two decimals: 8333 is `83,33%`."""
    return decimal(language, Fraction(number, 100)) + "%"


def points(language: Language, number: int) -> str:
    """Give hundredths of a point with two decimals: 8339 is `83,39`."""
    return decimal(language, Fraction(number, 100))


def board_total(facts: Board) -> Tasks:
    """Give the tasks of all units of a board together."""
    return Tasks(
        sum(unit.done for unit in facts.units),
        sum(unit.running for unit in facts.units),
        sum(unit.due_soon for unit in facts.units),
        sum(unit.overdue for unit in facts.units),
    )


def share_done(every: Tasks) -> Fraction:
    """Give the share of tasks done; 0 if there are none."""
    return Fraction(every.done, every.tasks or 1)


def worst_first(facts: Board) -> tuple[UnitState, ...]:
    """Give the units of a board: most overdue first, then the lowest rate; idle ones last."""

    def place(unit: UnitState) -> tuple[bool, int, Fraction, str]:
        tasks = unit.done + unit.running + unit.due_soon + unit.overdue
        rate = unit.on_time
        share = Fraction(rate.part, rate.whole) if rate.whole else Fraction(2)
        return (not tasks, -unit.overdue, share, unit.name)

    return tuple(sorted(facts.units, key=place))


def is_followed(facts: GoalTree | ResultCard | IndicatorBoard) -> bool:
    """Tell whether an objective is there, the key result agreed to, or an indicator has a value."""
    if isinstance(facts, IndicatorBoard):
        return any(row.line.value is not None for row in facts.rows)
    if isinstance(facts, GoalTree):
        return bool(facts.goals)
    return facts.state != "proposed" and bool(facts.points)
