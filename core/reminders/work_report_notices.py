"""The work report of a unit: what was to be done in a span, what was, from where, and what next."""

import datetime as dt
from enum import StrEnum

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.reminders.cause_map_notices import CauseCount


class Length(StrEnum):
    """How long the span of a work report is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Tally(Fact, frozen=True):
    """Counts of tasks.

    `due` had their deadline in the span: that was the plan. Of them `done` are accepted, `waiting`
    handed in and `left` neither. `judged` of them were handed in, or their deadline has passed;
    `on_time` of those were first handed in by it.
    `beyond` were accepted in the span without being due in it. `overdue` are late at the end of the
    figures, whenever they were due.
    """

    due: int = 0
    done: int = 0
    waiting: int = 0
    left: int = 0
    judged: int = 0
    on_time: int = 0
    beyond: int = 0
    overdue: int = 0


class ReportTask(Fact, frozen=True):
    """A task of a work report, without who does it: a report is of a unit, not of persons."""

    number: int
    title: str
    unit: str
    deadline: dt.datetime | None
    accepted: dt.datetime | None
    handed: dt.datetime | None
    late: bool
    source: str | None = None
    blocker: str | None = None


class PartLine(Fact, frozen=True):
    """What was done for a paragraph of a programme; `code` is None for work tied to none."""

    code: str | None
    mark: str
    words: str
    figure: str | None
    tally: Tally


class UnitLine(Fact, frozen=True):
    """What one unit with everything below it did."""

    name: str
    tally: Tally


class WorkReport(Notice, frozen=True):
    """The work report of a unit. `first` to `last` are the days of the span, both in it.

    The figures are those known at `until`. `done` are the tasks accepted in the span, `left` those
    due in it or before it and not handed in, `coming` those due in the span of the same length that
    follows; each list is by deadline.
    """

    unit: str
    length: Length
    first: dt.date
    last: dt.date
    until: dt.datetime
    tally: Tally
    parts: tuple[PartLine, ...]
    units: tuple[UnitLine, ...]
    causes: tuple[CauseCount, ...]
    done: tuple[ReportTask, ...]
    left: tuple[ReportTask, ...]
    coming: tuple[ReportTask, ...]
