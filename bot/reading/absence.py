"""When somebody is away: a phrase such as `từ 25/11 đến 27/11` or `chiều mai` to a span of time."""

import re
from datetime import date, datetime, time, timedelta

from bot.reading.dates import read_deadline
from bot.reading.text import fold
from core.periods.rules import WorkCalendar
from core.periods.spans import Span

NOON = time(12)
_DAY = timedelta(days=1)
_UNTIL = r"(?:đến|den|tới|toi|to|until|till)"
_FROM_TO = re.compile(
    rf"\b(?:từ|tu|from)\s+(?:ngày\s+|ngay\s+)?(.+?)\s+{_UNTIL}\s+(.+)", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:từ|tu|from)\s+(.+)", re.IGNORECASE)
_TO = re.compile(rf"\b{_UNTIL}\s+(.+)", re.IGNORECASE)
_BOTH = re.compile(r"(.+?)\s*(?:,|\s(?:và|va|and)\s)\s*(.+)", re.IGNORECASE)
_RANGE = re.compile(r"\b(\d{1,2})(/\d{1,2})?\s*[-–]\s*(\d{1,2})(/\d{1,2})")
_DAYS_OF_MONTH = re.compile(
    rf"(?<![/\d])(\d{{1,2}})\s+{_UNTIL}\s+(?:hết\s+|ngày\s+)*(\d{{1,2}})(/\d{{1,2}})"
)
_COUNT = re.compile(r"\b(\d{1,2}|mot|hai|ba|nam)\s*(?:ngay|days?)\b")
_WEEK = re.compile(r"\b(?:ca )?tuan (nay|sau|toi)\b|\b(this|next) week\b")
_CLOCK = re.compile(r"\d{1,2}\s*(?:[:hg]\s*\d{0,2}|giờ|gio)\b", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2}\s*(?:tiếng|tieng|giờ đồng hồ|hours?))\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:hom|sang|trua|chieu|buoi) nay\b|\btoday\b|\bbay gio\b|^nay$")
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "nam": 5}
_MORNING, _AFTERNOON = ("sang", "morning"), ("chieu", "afternoon", "trua")
LONGEST_DAYS = 400


def read_absence(text: str, now: datetime, calendar: WorkCalendar) -> Span | None:
    """Give the span of an absence in the zone of `now`; None where it cannot be fixed.

    Days are whole; `sáng` ends at noon and `chiều` begins there; a time of the clock is exact. What
    only says until when has begun now.
    """
    reader = _Reader(now, calendar)
    span = reader.read(" ".join(text.split()))
    if span is None or span.end <= max(span.start, now):
        return None
    return span if span.end - span.start <= timedelta(days=LONGEST_DAYS) else None


class _Reader:
    def __init__(self, now: datetime, calendar: WorkCalendar) -> None:
        self._now, self._calendar = now, calendar

    def read(self, text: str) -> Span | None:
        if found := _RANGE.search(text):
            return self._between(f"{found[1]}{found[2] or found[4]}", f"{found[3]}{found[4]}")
        if found := _DAYS_OF_MONTH.search(text):
            return self._between(f"{found[1]}{found[3]}", f"{found[2]}{found[3]}")
        if found := _FROM_TO.search(text):
            return self._between(found[1], found[2])
        if (found := _BOTH.search(text)) and (span := self._between(found[1], found[2])):
            return span
        if found := _WEEK.search(fold(text)):
            return self._week(next_one=(found[1] or found[2]) not in ("nay", "this"))
        return self._one_bound(text)

    def _one_bound(self, text: str) -> Span | None:
        """Read so many days, or what names one moment: until it, from it on, its own day."""
        if found := _COUNT.search(fold(text)):
            return self._days(_COUNTS.get(found[1]) or int(found[1]), text)
        if found := _TO.search(text) or _HOURS.search(text):
            end = self._end(found[1])
            return Span(start=self._now, end=end) if end else None
        if found := _FROM.search(text):
            start = self._start(found[1])
            return Span(start=start, end=_midnight(start.date() + _DAY, start)) if start else None
        return self._between(text, text)

    def _between(self, first: str, last: str) -> Span | None:
        start, end = self._start(first), self._end(last)
        if start is None or end is None or end <= start:
            return None
        return Span(start=start, end=end)

    def _week(self, *, next_one: bool) -> Span:
        monday = self._now.date() - _DAY * self._now.weekday() + _DAY * 7 * next_one
        start = _midnight(monday, self._now)
        return Span(start=max(start, self._now), end=_midnight(monday + _DAY * 7, self._now))

    def _days(self, count: int, text: str) -> Span | None:
        """Read `2 ngày`, `2 ngày từ thứ 5`: so many working days, the first one counted."""
        said = _FROM.search(text)
        start = self._start(said[1]) if said else _midnight(self._now.date(), self._now)
        if start is None or not count:
            return None
        before = start.date() - _DAY
        last = self._calendar.add_working_days(before, count)
        return Span(start=start, end=_midnight(last + _DAY, start))

    def _start(self, text: str) -> datetime | None:
        found = self._moment(text)
        if found is None or _CLOCK.search(text):
            return found
        at_noon = any(word in fold(text).split() for word in _AFTERNOON)
        return datetime.combine(found.date(), NOON if at_noon else time(), found.tzinfo)

    def _end(self, text: str) -> datetime | None:
        found = self._moment(text)
        if found is None or _CLOCK.search(text) or _HOURS.search(text):
            return found
        if any(word in fold(text).split() for word in _MORNING):
            return datetime.combine(found.date(), NOON, found.tzinfo)
        return _midnight(found.date() + _DAY, found)

    def _moment(self, text: str) -> datetime | None:
        if _TODAY.search(fold(text)) and not _CLOCK.search(text):
            return self._now
        return read_deadline(text, self._now, self._calendar).deadline


def _midnight(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(), like.tzinfo)
