"""The work calendar: which days a Vietnamese public office works, and counting by them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from core.kernel.fact import Fact

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5
# Letter 12729/VPCP-KGVX of 25/12/2025: Friday 02/01/2026 is off, Saturday 10/01/2026 is worked.
# The library does not know this swap.
GOVERNMENT_SWAPS: Mapping[date, bool] = MappingProxyType(
    {date(2026, 1, 2): False, date(2026, 1, 10): True}
)
# No term of an office runs longer; a calendar in which nothing is worked must not spin for ever.
LONGEST_TERM_DAYS = 40_000


class NoWorkingDayError(ValueError):
    """The calendar has no working day within any sensible term."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When an office works, in minutes after midnight; hours differ from province to province."""

    morning_from: int = 8 * 60
    morning_to: int = 11 * 60 + 30
    afternoon_from: int = 13 * 60 + 30
    afternoon_to: int = 17 * 60

    def __post_init__(self) -> None:
        """Raise ValueError unless the four moments follow each other within a day."""
        moments = (self.morning_from, self.morning_to, self.afternoon_from, self.afternoon_to)
        if not 0 <= moments[0] < moments[1] <= moments[2] < moments[3] < 24 * 60:
            raise ValueError(f"office hours do not follow each other: {moments}")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days worked in Vietnam's public offices, with an office's own table laid over them."""

    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    hours: Hours = Hours()

    @classmethod
    def of(
        cls,
        overrides: Mapping[date, bool] | None = None,
        names: Mapping[date, str] | None = None,
        hours: Hours | None = None,
    ) -> Self:
        """Give the national calendar with overrides: a day to whether it is worked.

        `names` says what an office calls its own days off.
        """
        return cls(
            MappingProxyType(dict(overrides or {})),
            MappingProxyType(dict(names or {})),
            hours or Hours(),
        )

    def is_working(self, day: date) -> bool:
        """Tell whether the office works on a day (overrides, then the swaps, then the law)."""
        for table in (self.overrides, GOVERNMENT_SWAPS):
            if day in table:
                return table[day]
        return _is_worked(day)

    def holiday_name(self, day: date) -> str | None:
        """Give the official Vietnamese name of the public holiday on a day off, or None."""
        if self.is_working(day):
            return None
        return self.names.get(day) or _national().get(day)

    def add_working_days(self, day: date, count: int) -> date:
        """Give the day on which a term of so many working days ends.

        The first day is not counted (Civil Code 2015, article 147(2)); a negative count goes back
        and zero gives the day itself. Raises NoWorkingDayError when there are not that many.
        """
        step, left = timedelta(days=1 if count > 0 else -1), abs(count)
        for _ in range(LONGEST_TERM_DAYS):
            if not left:
                return day
            day += step
            left -= self.is_working(day)
        raise NoWorkingDayError(f"{left} of {count} working days are left at {day}")

    def working_days_between(self, first: date, last: date) -> int:
        """Give how many days d with first < d <= last are worked (0 when last is not later)."""
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(self.is_working(day) for day in days)


class Away(StrEnum):
    """How somebody is away: off work, or at work outside the office."""

    LEAVE = "leave"
    FIELD = "field"


class Absence(Fact, frozen=True):
    """Somebody is away from `since` up to but without `until`, or until he `ended` it early.

    `agreed` is when the deputy took it on; without it he has only been asked.
    """

    id: int
    office_id: int
    person_id: int
    away: Away
    since: datetime
    until: datetime
    deputy_id: int | None
    agreed: datetime | None
    said: datetime
    ended: datetime | None

    @property
    def end(self) -> datetime:
        """The moment from which he is back; not before `since`."""
        if self.ended is None:
            return self.until
        return max(self.since, min(self.until, self.ended))

    def holds(self, at: datetime) -> bool:
        """Tell whether he is away at a moment."""
        return self.since <= at < self.end


def minutes_away(
    absences: Iterable[Absence], start: datetime, end: datetime, calendar: WorkCalendar
) -> int:
    """Give how many minutes of office hours of a span are lost to leave; an overlap counts once.

    The hours are those of `calendar`, in the zone of `start`. Time in the field is worked.
    """
    leaves = sorted(
        (one.since, one.end) for one in absences if one.away is Away.LEAVE and one.end > one.since
    )
    lost = timedelta()
    for reached, last in office_spans(start, end, calendar):
        for since, until in leaves:
            begin, stop = max(reached, since), min(last, until)
            if begin < stop:
                lost += stop - begin
                reached = stop  # noqa: PLW2901 - what is counted is behind us
    return lost // timedelta(minutes=1)


def office_spans(
    start: datetime, end: datetime, calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime]]:
    """Give the mornings and afternoons worked between two moments, cut to them, in order."""
    hours, zone = calendar.hours, start.tzinfo
    day = start.date()
    while datetime.combine(day, time(), zone) < end:
        if calendar.is_working(day):
            midnight = datetime.combine(day, time(), zone)
            for begin, stop in (
                (hours.morning_from, hours.morning_to),
                (hours.afternoon_from, hours.afternoon_to),
            ):
                first = max(start, midnight + timedelta(minutes=begin))
                last = min(end, midnight + timedelta(minutes=stop))
                if first < last:
                    yield first, last
        day += timedelta(days=1)


def is_office_time(moment: datetime, calendar: WorkCalendar) -> bool:
    """Tell whether an office works at a moment, which is in its own zone; a lunch break counts."""
    minute = moment.hour * 60 + moment.minute
    hours = calendar.hours
    return calendar.is_working(moment.date()) and (
        hours.morning_from <= minute < hours.afternoon_to
    )


@lru_cache(maxsize=4096)
def _is_worked(day: date) -> bool:
    return _national().is_working_day(day)


@cache
def _national() -> "HolidayBase":
    from holidays import country_holidays

    return country_holidays("VN", language="vi")
