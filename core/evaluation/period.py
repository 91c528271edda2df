"""Periods of evaluation: a month or a quarter, its key in rows, its span in an office's zone."""

import datetime as dt
from typing import Protocol, Self, TypedDict
from zoneinfo import ZoneInfo

from core.kernel.fact import Fact
from core.people.store import Office
from core.periods.spans import Span, month_span

QUARTER = 3
"""Months in a quarter."""


class Parts(TypedDict):
    """A period as commands and notices carry it."""

    year: int
    month: int
    months: int


class Dated(Protocol):
    """What carries a period: a command or a notice."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def month(self) -> int:
        """The first month, from 1."""

    @property
    def months(self) -> int:
        """How many months: 1, or 3 for a quarter."""


class Period(Fact, frozen=True):
    """A period of evaluation: a month of a year, or the quarter of which it is the first month.

    Decree 335/2025, art. 18 and 21: results are followed by month or by quarter.
    """

    year: int
    month: int
    months: int = 1

    @property
    def key(self) -> str:
        """The period as it is written in rows: `2026-11`, a quarter `2026-Q4`."""
        if self.months == QUARTER:
            return f"{self.year}-Q{self.month // QUARTER + 1}"
        return f"{self.year}-{self.month:02d}"

    @property
    def parts(self) -> Parts:
        """The period as commands and notices carry it."""
        return Parts(year=self.year, month=self.month, months=self.months)

    @classmethod
    def of(cls, key: str) -> Self:
        """Give the period that a key names. Raises ValueError for another text."""
        year, _, rest = key.partition("-")
        if rest in ("Q1", "Q2", "Q3", "Q4"):
            return cls(year=int(year), month=int(rest[1]) * QUARTER - 2, months=QUARTER)
        return cls(year=int(year), month=int(rest))

    @classmethod
    def named(cls, by: Dated) -> Self:
        """Give the period that a command or notice carries."""
        return cls(year=by.year, month=by.month, months=by.months)

    @property
    def first_day(self) -> dt.date:
        """The first day, by which the rules that hold are found."""
        return dt.date(self.year, self.month, 1)

    @property
    def quarter(self) -> Self:
        """The quarter in which the period lies."""
        return self.but(month=(self.month - 1) // QUARTER * QUARTER + 1, months=QUARTER)

    def back(self, count: int) -> Self:
        """Give the period of the same length so many periods before this one."""
        number = self.year * 12 + self.month - 1 - count * self.months
        return self.but(year=number // 12, month=number % 12 + 1)

    def span(self, zone: str) -> Span:
        """Give the period as a span of time in a zone."""
        last = self.month + self.months - 1
        return Span(
            start=month_span(self.year, self.month, zone).start,
            end=month_span(self.year, last, zone).end,
        )


def month_of(moment: dt.datetime, zone: str) -> Period:
    """Give the month in which a moment lies, in an office's zone."""
    local = moment.astimezone(ZoneInfo(zone))
    return Period(year=local.year, month=local.month)


def current(office: Office, now: dt.datetime) -> Period:
    """Give the period of an office that runs now: the month, or the quarter where it says so."""
    period = month_of(now, office.zone)
    return period.quarter if office.cycle == QUARTER else period
