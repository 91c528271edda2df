"""Working time: how much of it lies between two moments, and where so much of it ends."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from core.periods.rules import LONGEST_TERM_DAYS, NoWorkingDayError, WorkCalendar
from core.periods.spans import Span

DAY = dt.timedelta(days=1)
NONE = dt.timedelta(0)


def sessions(calendar: WorkCalendar, zone: ZoneInfo, day: dt.date) -> tuple[Span, ...]:
    """Give the morning and the afternoon that an office works on a day; none on a day off."""
    if not calendar.is_working(day):
        return ()
    midnight = dt.datetime.combine(day, dt.time(), zone)
    hours = calendar.hours
    return tuple(
        Span(
            start=midnight + dt.timedelta(minutes=begins),
            end=midnight + dt.timedelta(minutes=ends),
        )
        for begins, ends in (
            (hours.morning_from, hours.morning_to),
            (hours.afternoon_from, hours.afternoon_to),
        )
    )


def day_length(calendar: WorkCalendar) -> dt.timedelta:
    """Give how long a working day is."""
    hours = calendar.hours
    morning = hours.morning_to - hours.morning_from
    return dt.timedelta(minutes=morning + hours.afternoon_to - hours.afternoon_from)


def worked(
    calendar: WorkCalendar, zone: ZoneInfo, since: dt.datetime, until: dt.datetime
) -> dt.timedelta:
    """Give the working time between two moments; none if the second is not later.

    It adds up: what lies between a and c is what lies between a and b and between b and c.
    """
    total = NONE
    for session in _between(calendar, zone, since, until):
        total += max(NONE, min(session.end, until) - max(session.start, since))
    return total


def add_worked(
    calendar: WorkCalendar, zone: ZoneInfo, moment: dt.datetime, length: dt.timedelta
) -> dt.datetime:
    """Give the earliest moment by which so much working time has gone since a moment.

    Raises NoWorkingDayError if the calendar does not have that much.
    """
    if length <= NONE:
        return moment
    day = moment.astimezone(zone).date()
    for _ in range(LONGEST_TERM_DAYS):
        for session in sessions(calendar, zone, day):
            start = max(session.start, moment)
            if session.end - start >= length:
                return start + length
            length -= max(NONE, session.end - start)
        day += DAY
    raise NoWorkingDayError(f"{length} of working time is left at {day}")


def end_of_work(calendar: WorkCalendar, zone: ZoneInfo, moment: dt.datetime) -> dt.datetime:
    """Give when work ends on the day of a moment, or the moment itself if it is later."""
    day = dt.datetime.combine(moment.astimezone(zone).date(), dt.time(), zone)
    return max(moment, day + dt.timedelta(minutes=calendar.hours.afternoon_to))


def _between(
    calendar: WorkCalendar, zone: ZoneInfo, since: dt.datetime, until: dt.datetime
) -> Iterator[Span]:
    day = since.astimezone(zone).date()
    last = until.astimezone(zone).date()
    while day <= last:
        yield from sessions(calendar, zone, day)
        day += DAY
