"""The pieces a deadline is put together from, each with the tokens it covers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.reading.facts import Ask
from bot.reading.text import Text
from core.periods.rules import Hours, WorkCalendar

USUAL_HOURS = Hours()
END_OF_WORK = USUAL_HOURS.afternoon_to
MIDDAY, DAY_MINUTES = 12 * 60, 24 * 60


class Role(StrEnum):
    """What a small word does to the date beside it."""

    BEFORE = "before"
    UNTIL = "until"
    WITHIN = "within"
    SPAN = "span"
    FROM = "from"
    AFTER = "after"
    AROUND = "around"
    OR = "or"
    LIMIT = "limit"
    FROM_NOW = "from_now"
    SHIFT = "shift"


class Sort(StrEnum):
    """How a day was named, which decides what may refine or contradict it."""

    WEEKDAY = "weekday"
    DATE = "date"
    BARE_DATE = "bare_date"
    RELATIVE = "relative"
    PERIOD = "period"
    BARE_PERIOD = "bare_period"


@dataclass(frozen=True, slots=True)
class Word:
    """A small word with all the roles it may play."""

    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Day:
    """A day (None when it does not exist or cannot be fixed), with the answers to offer then.

    `weekday` is set when the day was named by it; `starts` and `last` are the first and the last
    day of a named period.
    """

    on: date | None
    sort: Sort
    ask: Ask | None = None
    options: tuple[date, ...] = ()
    weekday: int | None = None
    starts: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes (None: no such time); `unsure` when it may be twelve hours on."""

    minute: int | None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: the minute it stands for, and how it turns hours of twelve."""

    minute: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A counted term, to be added to a day (days, months, working days) or to the moment.

    `bare` has no word that says it runs ahead; `event` starts at something without a date.
    """

    days: int = 0
    months: int = 0
    working: int = 0
    minutes: int = 0
    bare: bool = True
    origin: date | None = None
    event: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase that means some time but fixes none.

    `urgent` ones tell of haste and not of a date; `firm` ones are about a date wherever they stand;
    `yields` ones give way to a date that is named in full (`báo cáo định kỳ, hạn 12/12`).
    """

    ask: Ask = Ask.DEADLINE_AMBIGUOUS
    options: tuple[date, ...] = ()
    urgent: bool = False
    firm: bool = False
    yields: bool = False


Content = Word | Day | Clock | Part | Term | Doubt


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece with the tokens `first` up to and without `last` it covers."""

    content: Content
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reader:
    """What the pieces are read from: the text, the moment of reading, the calendar of work."""

    text: Text
    now: datetime
    calendar: WorkCalendar

    @property
    def today(self) -> date:
        """The day of the present moment, where the writer is."""
        return self.now.date()

    def office_minute(self, minute: int) -> int:
        """Give what a moment of the usual office day (8:00, 11:30, 13:30, 17:00) is here."""
        hours, usual = self.calendar.hours, USUAL_HOURS
        return {
            usual.morning_from: hours.morning_from,
            usual.morning_to: hours.morning_to,
            usual.afternoon_from: hours.afternoon_from,
            usual.afternoon_to: hours.afternoon_to,
        }.get(minute, minute)

    def ahead(self, days: int) -> date:
        """Give the day so many days from today."""
        return self.today + timedelta(days=days)

    def monday(self, weeks: int = 0) -> date:
        """Give the Monday of this week, or of one so many weeks on."""
        return self.today + timedelta(days=7 * weeks - self.today.weekday())


def make_date(year: int, month: int, day: int) -> date | None:
    """Give a date, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Give the last day of a month, whose number may run past the year."""
    return month_start(year, month + 1) - timedelta(days=1)


def month_start(year: int, month: int) -> date:
    """Give the first day of a month, whose number may run past the year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def add_months(day: date, months: int) -> date:
    """Give the same day of a later month, or its last day when it is shorter."""
    last = month_end(day.year, day.month + months)
    return last.replace(day=min(day.day, last.day))
