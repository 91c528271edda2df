"""When recurring work falls due: pure dates, moved off days on which nobody works."""

import calendar as gregorian
import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from core.kernel.fact import Fact
from core.periods.rules import WorkCalendar

LAST_DAY = 31


class Every(StrEnum):
    """How often work comes back."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Moved(StrEnum):
    """Where a day off moves what is due on it: to the working day before it, or after it."""

    BEFORE = "before"
    AFTER = "after"


LEAD_DAYS = {Every.DAY: 0, Every.WEEK: 3, Every.MONTH: 5, Every.QUARTER: 10, Every.YEAR: 15}
"""How many working days before its deadline the next task is given."""


class Recurrence(Fact, frozen=True):
    """When work comes back, and until when it is due.

    `on` is the weekday (Monday 0) of a week, the day of a month, of a month of a quarter, or of a
    `month` of the year; 31 is the last day, whatever its number. Of a quarter, `month` says which
    one: 1 the first, 2 the second, 12 (or 3) the last.
    `minute` is the clock of the deadline, in minutes after midnight.
    """

    every: Every
    on: int = 0
    month: int = 12
    minute: int = 17 * 60
    moved: Moved = Moved.BEFORE


def days_after(rule: Recurrence, day: dt.date) -> Iterator[dt.date]:
    """Give the days that a rule names after a day, in order, working or not."""
    match rule.every:
        case Every.DAY | Every.WEEK:
            step = day + dt.timedelta(days=1)
            while True:
                if rule.every is Every.DAY or step.weekday() == rule.on:
                    yield step
                step += dt.timedelta(days=1)
        case Every.MONTH | Every.QUARTER | Every.YEAR:
            year, month = day.year, day.month
            while True:
                named = _day_of(rule, year, month)
                if named is not None and named > day:
                    yield named
                year, month = year + month // 12, month % 12 + 1


def due_of(rule: Recurrence, day: dt.date, calendar: WorkCalendar) -> dt.date:
    """Give the working day on which what is named for a day is due."""
    if calendar.is_working(day):
        return day
    return calendar.add_working_days(day, 1 if rule.moved is Moved.AFTER else -1)


def given_on(rule: Recurrence, day: dt.date, calendar: WorkCalendar) -> dt.date:
    """Give the working day on which the task for a named day is given."""
    return calendar.add_working_days(due_of(rule, day, calendar), -LEAD_DAYS[rule.every])


def slots_after(rule: Recurrence, today: dt.date, calendar: WorkCalendar) -> Iterator[dt.date]:
    """Give the named days whose work is still to be given after today.

    What would be given today or earlier is left out, and so are days off of daily work.
    """
    for day in days_after(rule, today):
        if rule.every is Every.DAY and not calendar.is_working(day):
            continue
        if due_of(rule, day, calendar) > today:
            yield day


def _day_of(rule: Recurrence, year: int, month: int) -> dt.date | None:
    if rule.every is Every.QUARTER and month % 3 != rule.month % 3:
        return None
    if rule.every is Every.YEAR and month != rule.month:
        return None
    last = gregorian.monthrange(year, month)[1]
    return dt.date(year, month, min(rule.on, last))
