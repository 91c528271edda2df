"""Dates as English writes them: `5 December 2026`, `Dec 5`, `next Friday`, `Friday next week`."""

from dataclasses import replace
from datetime import date, timedelta

from bot.reading.days import date_in_month
from bot.reading.facts import Ask
from bot.reading.numbers import read_digits
from bot.reading.pieces import Day, Reader, Sort, month_end, month_start
from bot.reading.text import Phrases, Text

_MONTHS: Phrases[int] = Phrases(
    {
        "january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2,
        "apr": 4, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    }
)  # fmt: skip
_WEEKDAYS: Phrases[int] = Phrases(
    {
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
        "sunday": 6,
    }
)  # fmt: skip
_WHICH_WEEK: Phrases[int] = Phrases(
    {"this week": 0, "next week": 1, "of this week": 0, "of next week": 1, "week after next": 2}
)
_WHICH_MONTH: Phrases[int] = Phrases({"this month": 0, "next month": 1})
_ENDS: Phrases[str] = Phrases(
    {"end of": "end", "the end of": "end", "beginning of": "begin", "start of": "begin"}
)
_ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})

ENGLISH_OPENERS = Phrases.firsts_of(_MONTHS, _WEEKDAYS, _WHICH_WEEK, _WHICH_MONTH, _ENDS) | {
    "next",
    "this",
    "the",
}

Found = tuple[Day, int] | None


def read_english(reader: Reader, at: int) -> Found:
    """Read an English date at a token that Vietnamese cannot mean."""
    text = reader.text
    if text.is_number(at):
        return _day_month(reader, at)
    return _month_day(reader, at) or _weekday(reader, at) or _period(reader, at)


def _day_month(reader: Reader, at: int) -> Found:
    day, after = _ordinal(reader.text, at)
    month = _MONTHS.at(reader.text, after) if day else None
    if day is None or month is None:
        return None
    return _with_year(reader, day, month[0], month[1])


def _month_day(reader: Reader, at: int) -> Found:
    month = _MONTHS.at(reader.text, at)
    if month is None:
        return None
    day, after = _ordinal(reader.text, month[1])
    return _with_year(reader, day, month[0], after) if day else None


def _ordinal(text: Text, at: int) -> tuple[int | None, int]:
    found = read_digits(text, at)
    if found is None or not 1 <= found[0] <= 31:
        return None, at
    day, after = found
    return day, after + (text.words[after] in _ORDINAL_TAILS)


def _with_year(reader: Reader, day: int, month: int, at: int) -> Found:
    year = read_digits(reader.text, at + (reader.text.words[at] == ","))
    if year and len(str(year[0])) == 4:
        return date_in_month(reader, day, month, year[0]), year[1]
    return date_in_month(reader, day, month, None), at


def _weekday(reader: Reader, at: int) -> Found:
    """Read a weekday with its week; `next Friday` may mean either of two and is asked about."""
    text = reader.text
    this, following = text.words[at] == "this", text.words[at] == "next"
    named = _WEEKDAYS.at(text, at + (this or following))
    if named is None:
        return None
    on = reader.monday() + timedelta(days=named[0])
    week = timedelta(days=7)
    if which := _WHICH_WEEK.at(text, named[1]):
        return _on(reader, Day(on + which[0] * week, Sort.RELATIVE, weekday=named[0])), which[1]
    if this:
        return _on(reader, Day(on, Sort.RELATIVE, weekday=named[0])), named[1]
    nearest = on if on > reader.today else on + week
    both = (on, on + week) if on == reader.today else (nearest, nearest + week)
    if following or on == reader.today:
        day = Day(nearest, Sort.WEEKDAY, Ask.DEADLINE_AMBIGUOUS, both, named[0])
        return day, named[1]
    return Day(nearest, Sort.WEEKDAY, weekday=named[0]), named[1]


def _on(reader: Reader, day: Day) -> Day:
    if day.on is not None and day.on < reader.today:
        return Day(day.on, day.sort, Ask.DEADLINE_PAST, (day.on + timedelta(days=7),), day.weekday)
    return day


def _period(reader: Reader, at: int) -> Found:
    """Read `next week`, `end of next month`."""
    text = reader.text
    edge = _ENDS.at(text, at)
    start = edge[1] if edge else at
    if week := _WHICH_WEEK.at(text, start):
        monday = reader.monday(week[0])
        days = (monday, monday + timedelta(days=2), monday + timedelta(days=4))
        ends = (days[0], days[2])
        named = _edge_or_question(reader, edge, ends, days)
        return replace(named, last=monday + timedelta(days=6)), week[1]
    if month := _WHICH_MONTH.at(text, start):
        number = reader.today.month + month[0]
        first, last = month_start(reader.today.year, number), month_end(reader.today.year, number)
        options = (first, first.replace(day=15), last)
        named = _edge_or_question(reader, edge, (first, last), options)
        return replace(named, last=last), month[1]
    return None


def _edge_or_question(
    reader: Reader,
    edge: tuple[str, int] | None,
    ends: tuple[date, date],
    options: tuple[date, ...],
) -> Day:
    if edge is None:
        ahead = tuple(day for day in options if day >= reader.today)
        return Day(None, Sort.BARE_PERIOD, Ask.DEADLINE_AMBIGUOUS, ahead, starts=ends[0])
    return _on(reader, Day(ends[edge[0] == "end"], Sort.PERIOD, starts=ends[0]))
