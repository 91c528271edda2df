"""Months and weeks of an office as spans of time in its own zone."""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel.fact import Fact

WEEK = dt.timedelta(days=7)


class Span(Fact, frozen=True):
    """A stretch of time: from `start`, up to but without `end`."""

    start: dt.datetime
    end: dt.datetime

    def holds(self, moment: dt.datetime) -> bool:
        """Tell whether a moment lies inside."""
        return self.start <= moment < self.end


def month_span(year: int, month: int, zone: str) -> Span:
    """Give a calendar month in a zone. Raises ValueError for a month that does not exist."""
    later = (year + month // 12, month % 12 + 1)
    place = ZoneInfo(zone)
    return Span(
        start=dt.datetime(year, month, 1, tzinfo=place),
        end=dt.datetime(*later, 1, tzinfo=place),
    )


def week_span(moment: dt.datetime, zone: str) -> Span:
    """Give the week, Monday to Sunday, in which a moment lies."""
    local = moment.astimezone(ZoneInfo(zone))
    monday = local.replace(hour=0, minute=0, second=0, microsecond=0) - dt.timedelta(
        days=local.weekday()
    )
    return Span(start=monday, end=monday + WEEK)


def weeks_back(moment: dt.datetime, zone: str, count: int) -> list[Span]:
    """Give so many weeks up to and with the one in which a moment lies, oldest first."""
    last = week_span(moment, zone)
    return [
        Span(start=last.start - WEEK * back, end=last.end - WEEK * back)
        for back in reversed(range(count))
    ]
