"""The figures of a cause map: which confirmed causes stopped how much work, and where."""

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.reminders.notices import Coded


class CauseCount(Fact, frozen=True):
    """An objective cause, how many working days it stopped work, and of how many tasks."""

    cause: str
    days: int
    tasks: int


class UnitCauses(Fact, frozen=True):
    """One unit with everything below it: the days of each cause of the map, in its order."""

    code: str
    name: str
    days: tuple[int, ...]
    tasks: int
    holds: bool = False


class CauseMap(Coded, frozen=True):
    """Which confirmed objective causes stopped how many working days of which units in a month.

    A working day counts for a task if its clock stood still when the day began, so days add up over
    tasks, units and months. Only binding tasks count. `causes` are those that stopped anything,
    the longest first; `units` those right under what was asked for, the longest first, and among
    them those that nothing stopped. `tasks` were stopped in the month, `standing` of them still are
    at `until`; `named` wait for a confirmation now and are not counted yet. `before` is the days
    of the whole month before, None without history.
    """

    unit: str
    unit_code: str | None
    year: int
    month: int
    causes: tuple[CauseCount, ...]
    units: tuple[UnitCauses, ...]
    tasks: int
    standing: int
    named: int
    before: int | None


class UnitStops(Notice, frozen=True):
    """What confirmed causes cost a unit this month: what may be said of them in a group.

    `cause` is the one that cost most days; never an illness, which is about one person.
    """

    unit: str
    month: int
    days: int
    tasks: int
    cause: str | None
    cause_days: int
