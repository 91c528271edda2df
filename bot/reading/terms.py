"""Counted terms: `3 ngày nữa`, `05 ngày làm việc kể từ hôm nay`, `nửa tháng`, `1 tiếng rưỡi`."""

from dataclasses import replace
from datetime import date, timedelta

from bot.reading.days import (
    read_days,
    read_feast,
    read_month_date,
    read_numbered_day,
    read_numeric_date,
    read_relative,
)
from bot.reading.facts import Ask
from bot.reading.numbers import in_brackets, read_number, vague_pair
from bot.reading.pieces import Day, Doubt, Reader, Role, Term, Word, add_months
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import phrases, words
from bot.reading.weekdays import read_weekday, weekday_name

LONGEST_EVENT_WORDS = 12
MOST_DAYS, MOST_WORKING_DAYS, MOST_MONTHS, MOST_MINUTES = 3650, 500, 120, 100_000

_UNITS: Phrases[Term] = Phrases(
    {
        **dict.fromkeys(
            ("ngày làm việc", "ngày lv", "ngày công", "ngày lviệc", "ngày hành chính", "nlv",
             "ngày làm", "ngày làm v", "working days", "working day", "ngay lam viêc"),
            Term(working=1),
        ),
        **dict.fromkeys(("ngày", "hôm", "bữa", "ngày lịch", "days", "day"), Term(days=1)),
        **dict.fromkeys(("tuần", "tuần lễ", "weeks", "week"), Term(days=7)),
        **dict.fromkeys(("tháng", "months", "month"), Term(months=1)),
        "quý": Term(months=3),
        **dict.fromkeys(("năm", "years", "year"), Term(months=12)),
        **dict.fromkeys(("tiếng", "tiếng đồng hồ", "hours", "hour"), Term(minutes=60)),
        **dict.fromkeys(("phút", "p", "ph", "minutes", "minute"), Term(minutes=1)),
    }
)  # fmt: skip
_HOURS: Phrases[Term] = Phrases(dict.fromkeys(("giờ", "h", "giờ đồng hồ", "g"), Term(minutes=60)))
_AHEAD = Phrases(dict.fromkeys(("nữa", "tới", "sau nữa", "nửa", "from now", "tới đây"), True))
_LATER, _AGO = forms("sau"), forms("trước")
# Behind a count these say that the time has gone by.
_GONE_BY = Phrases(
    dict.fromkeys(
        ("qua", "vừa qua", "nay", "liền", "rồi", "gần đây", "liên tục", "liên tiếp"), True
    )
)
_HALF, _AND_HALF = forms("nửa"), forms("rưỡi", "rưởi")
_HALVES: Phrases[Term | None] = Phrases(
    {
        "nửa tiếng": Term(minutes=30), "nửa giờ": Term(minutes=30), "nửa tháng": Term(days=15),
        "nửa năm": Term(months=6), "nửa tiếng đồng hồ": Term(minutes=30), "nửa ngày": None,
        "nửa tuần": None, "nửa buổi": None, "tiếng rưỡi": Term(minutes=90),
        "giờ rưỡi": Term(minutes=90),
        "tháng rưỡi": Term(months=1, days=15),
        "tuần rưỡi": None, "ngày rưỡi": None,
        "half an hour": Term(minutes=30),
    }
)  # fmt: skip
_VAGUE = Phrases(
    dict.fromkeys(("vài", "mấy", "dăm", "một vài", "ít", "dăm ba", "đôi ba", "một số", "đôi"), True)
)
_ORIGIN = Phrases(
    dict.fromkeys(
        ("kể từ", "tính từ", "từ", "tính kể từ", "bắt đầu từ", "kể từ lúc", "tính từ lúc"), True
    )
)
_NOW = Phrases(
    dict.fromkeys(
        (
            "nay", "hôm nay", "ngày hôm nay", "bây giờ", "giờ", "lúc này", "ngày này", "hnay",
            "thời điểm này", "hiện tại", "bữa nay", "giờ này", "ngay bây giờ", "now", "today",
        ),
        True,
    )
)  # fmt: skip

TERM_OPENERS = Phrases.firsts_of(_HALVES, _VAGUE)

_WORKING = Phrases(dict.fromkeys(("làm việc", "lv", "ngày làm việc", "công", "hành chính"), True))
_LEFT_OUT = Phrases(phrases("left_out"))
_LEFT_OUT_DAYS = forms(*words("left_out_days"))
_OFF, _WEEKEND = forms("nghỉ"), forms("cuối")
_SATURDAY, _SUNDAY = 5, 6
_OPENING, _CLOSING, _PARTING = frozenset("(["), frozenset(")]"), frozenset(",;-—:")

Found = tuple[Term | Doubt | Word | Day, int] | None


def read_term(reader: Reader, at: int, roles: frozenset[Role]) -> Found:
    """Read a counted term at a token; `roles` are those of the small word before it.

    Hours in the form of a clock (`24h`) are a term only behind `trong vòng` or before `nữa`.
    """
    text = reader.text
    if _vague(text, at, within=Role.WITHIN in roles):
        return _finish_vague(text, at)
    if half := _HALVES.at(text, at):
        return _finish(reader, half[0], half[1])
    found = read_number(text, at)
    if found is None or (text.glued(at) and text.words[at - 1] == "t"):
        return None  # the 6 of t6
    return _counted(reader, *found, roles)


def _counted(reader: Reader, count: int, after: int, roles: frozenset[Role]) -> Found:
    """Read the unit behind a number."""
    text = reader.text
    if (other := in_brackets(text, after)) and _UNITS.starts(text, other[1]):
        return Doubt(firm=True), other[1] + 1  # 05 (sáu) ngày
    if text.words[after] in {"'", "’"} and text.glued(after):
        return _finish(reader, Term(minutes=count), after + 1)
    unit = _UNITS.at(text, after)
    if unit is None:
        return _hours(reader, count, after, roles)
    return _with_half(reader, count, unit)


def _vague(text: Text, at: int, *, within: bool) -> bool:
    if _VAGUE.starts(text, at):
        return True
    pair = vague_pair(text, at)
    return pair is not None and not within and _UNITS.starts(text, pair)


def _finish_vague(text: Text, at: int) -> Found:
    vague = _VAGUE.at(text, at)
    after = vague[1] if vague else vague_pair(text, at) or at
    unit = _UNITS.at(text, after) or _HOURS.at(text, after)
    if unit is None:
        return None
    ahead = _AHEAD.at(text, unit[1])
    return (Doubt(firm=True), ahead[1]) if ahead else (Doubt(urgent=True), unit[1])


def _hours(reader: Reader, count: int, at: int, roles: frozenset[Role]) -> Found:
    """Read `24h`, `2 giờ 30 phút` as a term where it cannot be a clock time."""
    hours = _HOURS.at(reader.text, at)
    if hours is None:
        return None
    term, after = Term(minutes=60 * count), hours[1]
    if reader.text.keys[after] in _AND_HALF:
        term, after = Term(minutes=60 * count + 30), after + 1
    elif minutes := _minutes(reader.text, after):
        term, after = replace(term, minutes=term.minutes + minutes[0]), minutes[1]
    ahead = _AHEAD.at(reader.text, after)
    if ahead and reader.text.words[after] != "toi":
        return _finish(reader, term, after)
    if _spans(reader.text, count, at, after, roles) or _counted_from(reader, after):
        return _finish(reader, term, after)
    return None


_WHOLE_DAYS = frozenset({24, 36, 48, 72, 96})
_CLOCK_NEXT = forms("nay", "mai", "ngày", "hôm", "mốt", "sáng", "trưa", "chiều", "tối", "thứ")


def _spans(text: Text, count: int, at: int, after: int, roles: frozenset[Role]) -> bool:
    """Tell whether hours are counted and not read from a clock."""
    if text.keys[after] in _CLOCK_NEXT or (text.glued(after) and text.is_number(after)):
        return False
    if Role.SPAN in roles or (Role.WITHIN in roles and count in _WHOLE_DAYS):
        return True
    return Role.AFTER in roles and text.words[at] == "gio"


def _minutes(text: Text, at: int) -> tuple[int, int] | None:
    found = read_number(text, at)
    if found and text.keys[found[1]] in forms("phút", "p", "ph"):
        return found[0], found[1] + 1
    return None


def _counted_from(reader: Reader, at: int) -> bool:
    origin = _ORIGIN.at(reader.text, at)
    return origin is not None and origin[0] and reader.text.words[at] != "tu"


def _with_half(reader: Reader, count: int, unit: tuple[Term, int]) -> Found:
    one, after = unit
    listed = one.days == 1 and reader.text.words[after - 2] != "sau"
    if listed and (days := read_days(reader, after) or _dated(reader, after)):
        return days  # 2 ngày 26 và 27/11
    term = Term(
        days=one.days * count,
        months=one.months * count,
        working=one.working * count,
        minutes=one.minutes * count,
    )
    if reader.text.keys[after] in _AND_HALF:
        return _finish(reader, _and_half(term, one), after + 1)
    if one.days == 1 and (working := _working_only(reader.text, after)):
        whole, after = working
        if not whole:
            return Doubt(firm=True), after
        term = Term(working=count)
    if one.minutes == 60 and (minutes := _minutes(reader.text, after)):
        return _finish(reader, replace(term, minutes=term.minutes + minutes[0]), minutes[1])
    return _finish(reader, term, after)


def _dated(reader: Reader, at: int) -> tuple[Day, int] | None:
    """Read the date behind `2 ngày` that names the last of them."""
    day = read_numeric_date(reader, at) or read_month_date(reader, at)
    return (day[0], day[1]) if day and isinstance(day[0], Day) else None


def _working_only(text: Text, at: int) -> tuple[bool, int] | None:
    """Read `(làm việc)`, `, không kể T7, CN` behind a number of days.

    False stands for something less than all days off, which no rule counts.
    """
    bracket = text.words[at] in _OPENING
    start = at + (bracket or text.words[at] in _PARTING)
    if start > at and (said := _WORKING.at(text, start)):
        return True, said[1] + (bracket and text.words[said[1]] in _CLOSING)
    left_out = _LEFT_OUT.at(text, start)
    return _days_off(text, left_out[1], bracket=bracket) if left_out else None


def _days_off(text: Text, at: int, *, bracket: bool) -> tuple[bool, int]:
    off: set[int] = set()
    every = False
    while at < text.size:
        if named := weekday_name(text, at):
            off |= {named[0]} if named[0] is not None else set()
            at = named[1]
        elif text.keys[at] in _LEFT_OUT_DAYS:
            every = every or text.keys[at] in _OFF | _WEEKEND
            at += 1
        elif text.words[at] in {",", "&"} and _off_again(text, at + 1):
            at += 1
        else:
            break
    return every or off == {_SATURDAY, _SUNDAY}, at + (bracket and text.words[at] in _CLOSING)


def _off_again(text: Text, at: int) -> bool:
    return weekday_name(text, at) is not None or text.keys[at] in _LEFT_OUT_DAYS


def _and_half(term: Term, one: Term) -> Term | None:
    """Give a term and a half; half a day, week or working day is left open."""
    if one.minutes:
        return replace(term, minutes=term.minutes + one.minutes // 2)
    if one.months == 1:
        return replace(term, days=15)
    return replace(term, months=term.months + 6) if one.months == 12 else None


def _finish(reader: Reader, term: Term | None, at: int) -> Found:
    """Read what follows a count: `nữa`, and from when it runs."""
    text = reader.text
    bare = True
    if _GONE_BY.starts(text, at):
        return Word(frozenset()), at + 1
    if text.keys[at] in _AGO and not text.is_number(at + 1):
        return Doubt(Ask.DEADLINE_PAST, firm=True), at + 1
    if ahead := _AHEAD.at(text, at):
        bare, at = False, ahead[1]
    elif text.keys[at] in _LATER and not _event_follows(reader, at + 1):
        bare, at = False, at + 1
    if term is None or _too_long(term):
        return Doubt(urgent=bare), at
    term = replace(term, bare=bare)
    origin = _ORIGIN.at(text, at) or ((True, at + 1) if text.keys[at] in _LATER else None)
    if origin is None:
        return term, at
    return _origin(reader, term, origin[1])


def _event_follows(reader: Reader, at: int) -> bool:
    return (
        at < reader.text.size and reader.text.words[at].isalpha() and not _particle(reader.text, at)
    )


_BEHIND_EVENT = forms("phải", "thì", "cần", folded=False) | {"phai"}
_PARTICLES = Phrases(
    dict.fromkeys(
        ("nhé", "nha", "ạ", "là", "phải", "thì", "báo", "nộp", "gửi", "xong", "trình", "có", "nhe",
         "em", "anh", "chị", "họp xong", "hoàn", "trả"), True)
)  # fmt: skip


def _particle(text: Text, at: int) -> bool:
    return _PARTICLES.starts(text, at)


def _origin(reader: Reader, term: Term, at: int) -> Found:
    """Read the moment a term runs from; one without a date makes it a question."""
    text = reader.text
    if now := _NOW.at(text, at):
        return replace(term, bare=False), now[1]
    day = (
        read_numeric_date(reader, at)
        or read_numbered_day(reader, at)
        or read_relative(reader, at)
        or read_weekday(reader, at)
    )
    if day and isinstance(day[0], Day) and day[0].on:
        return replace(term, bare=False, origin=day[0].on), day[1]
    feast = read_feast(reader, at)
    after = feast[1] if feast else event_end(text, at)
    return replace(term, bare=False, event=True), after


def event_end(text: Text, at: int) -> int:
    """Give the token behind the words that tell an event (`ngày nhận đủ hồ sơ`)."""
    end = at
    while end < text.size and text.words[end].isalpha() and end - at < LONGEST_EVENT_WORDS:
        if text.keys[end] in _BEHIND_EVENT:
            break
        end += 1
    return end


def _too_long(term: Term) -> bool:
    return (
        term.days > MOST_DAYS
        or term.working > MOST_WORKING_DAYS
        or term.months > MOST_MONTHS
        or term.minutes > MOST_MINUTES
    )


def term_end(reader: Reader, term: Term) -> date:
    """Give the last day of a term of days, which does not count the day it starts from.

    Civil Code 2015, article 147(2); a term of months ends on the same day of the later month.
    """
    start = term.origin or reader.today
    if term.working:
        return reader.calendar.add_working_days(start, term.working)
    return add_months(start, term.months) + timedelta(days=term.days)
