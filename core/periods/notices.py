"""What there is to say about an office's calendar and hours."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class DayLine(Fact, frozen=True):
    """A day that differs from an ordinary week: off on a weekday, or worked on a weekend."""

    day: dt.date
    worked: bool
    name: str
    own: bool
    official: bool


class CalendarShown(Notice, frozen=True):
    """The days that differ in the next months, and the office hours of the asker's unit."""

    days: tuple[DayLine, ...]
    hours: tuple[int, int, int, int]
    unit: str
    admin: bool


class DaySet(Notice, frozen=True):
    """A day has been laid over the national calendar, or taken away again."""

    line: DayLine
    cleared: bool


class HoursSet(Notice, frozen=True):
    """The hours of a unit have been set, in minutes after midnight."""

    unit: str
    hours: tuple[int, int, int, int]


class HoursWrong(Notice, frozen=True):
    """The four moments cannot be read, or do not follow each other."""


class DayWrong(Notice, frozen=True):
    """No day can be read where one is needed."""


class AwayLine(Fact, frozen=True):
    """Somebody is away until a moment, now or soon; `deputy` is who has agreed to stand in."""

    person: Named
    away: str
    since: dt.datetime
    until: dt.datetime
    begun: bool
    deputy: Named | None
