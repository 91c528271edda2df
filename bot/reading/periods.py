"""Weeks, months, quarters and years, and their beginning, middle and end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.reading.days import (
    LUNAR_MONTH_NAMES,
    TOO_FAR_DAYS,
    lunar_month_starts,
    read_numbered_day,
    read_relative,
    read_year,
)
from bot.reading.facts import Ask
from bot.reading.numbers import read_digits, read_month_number, read_number, read_quarter
from bot.reading.pieces import Day, Reader, Sort, add_months, month_end, month_start
from bot.reading.text import Phrases, forms
from bot.reading.weekdays import ON_TO, WHICH, weekday_name


class Edge(StrEnum):
    """Which part of a period is meant."""

    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"


class Length(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its first and last day; `told` when the text says which one it is."""

    length: Length
    first: date
    last: date
    told: bool


_EDGES: Phrases[Edge] = Phrases(
    {
        "đầu": Edge.BEGIN, "giữa": Edge.MIDDLE, "cuối": Edge.END, "hết": Edge.END,
        "trong": Edge.END, "nội": Edge.END, "nội trong": Edge.END, "gọn trong": Edge.END,
        "vào cuối": Edge.END, "trong suốt": Edge.END, "vào đầu": Edge.BEGIN,
        "vào giữa": Edge.MIDDLE, "trong đầu": Edge.BEGIN, "ngay đầu": Edge.BEGIN,
        "ngay trong": Edge.END, "trọn": Edge.END, "hết cuối": Edge.END,
        "trong cuối": Edge.END, "kết thúc": Edge.END, "cho hết": Edge.END,
        "ngày cuối": Edge.END, "ngày cuối cùng": Edge.END, "ngày đầu": Edge.BEGIN,
        "ngày đầu tiên": Edge.BEGIN, "những ngày cuối": Edge.END, "ngay giữa": Edge.MIDDLE,
        "ngay cuối": Edge.END,
        "nửa đầu": Edge.MIDDLE, "nửa cuối": Edge.END,
    }
)  # fmt: skip
_SHORT_ENDS: Phrases[Length] = Phrases(
    {
        "eow": Length.WEEK, "eom": Length.MONTH, "eoq": Length.QUARTER, "eoy": Length.YEAR,
        "end of week": Length.WEEK, "end of month": Length.MONTH, "end of year": Length.YEAR,
    }
)  # fmt: skip
_TEN_DAYS: Phrases[int] = Phrases({"thượng tuần": 10, "trung tuần": 20, "hạ tuần": 31})
_WORKING_DAY = Phrases(
    {
        "ngày làm việc cuối cùng": Edge.END, "ngày làm việc cuối": Edge.END,
        "ngày làm việc đầu tiên": Edge.BEGIN, "ngày làm việc đầu": Edge.BEGIN,
    }
)  # fmt: skip
_NEXT_WORKING_DAY = Phrases(
    dict.fromkeys(
        (
            "ngày làm việc tiếp theo",
            "ngày làm việc kế tiếp",
            "ngày làm việc sau",
            "ngày làm việc tới",
        ),
        True,
    )
)
_NTH_WEEKDAY: Phrases[Edge] = Phrases(
    {
        "cuối cùng": Edge.END, "cuối": Edge.END, "đầu tiên": Edge.BEGIN, "đầu": Edge.BEGIN,
        "tuần cuối": Edge.END, "tuần đầu": Edge.BEGIN, "tuần đầu tiên": Edge.BEGIN,
        "tuần cuối cùng": Edge.END,
    }
)  # fmt: skip
_OF = forms("của", "trong")
_WEEK, _MONTH, _QUARTER, _YEAR = (
    forms("tuần"),
    forms("tháng", "thg"),
    forms("quý", "quí"),
    forms("năm"),
)
_DAY = forms("ngày")
_BEGIN, _LAST = forms("đầu"), forms("cuối")
_HALF = forms("nửa")
_SIX_DAYS = timedelta(days=6)

PERIOD_OPENERS = Phrases.firsts_of(_EDGES, _SHORT_ENDS, _TEN_DAYS)
WORKING_DAY_OPENERS = Phrases.firsts_of(_WORKING_DAY, _NEXT_WORKING_DAY)
HALF_OPENERS = _HALF
BARE_PERIOD_OPENERS = _WEEK | _MONTH | _QUARTER | _YEAR | {"t"}

Found = tuple[Day, int] | None
PeriodFound = tuple[Period, int] | None


def read_period(reader: Reader, at: int) -> PeriodFound:
    """Read a week, month, quarter, half-year or year at a token."""
    key = reader.text.keys[at]
    for words, read in _READERS:
        if key in words:
            return read(reader, at + 1)
    return _months_of_year(reader, at)


def _week(reader: Reader, at: int) -> PeriodFound:
    which = WHICH.at(reader.text, at)
    weeks, after = which or (0, at)
    monday = reader.monday(weeks)
    return Period(Length.WEEK, monday, monday + timedelta(days=6), which is not None), after


def _lunar_month(reader: Reader, at: int) -> PeriodFound:
    """Read the month behind `tháng` by its lunar name: from its first day to its last."""
    name = LUNAR_MONTH_NAMES.at(reader.text, at)
    if name is None:
        return None
    first, following = lunar_month_starts(reader, name[0])
    return Period(Length.MONTH, first, following - timedelta(days=1), told=True), name[1]


def _month(reader: Reader, at: int) -> PeriodFound:
    if lunar := _lunar_month(reader, at):
        return lunar
    if which := WHICH.at(reader.text, at):
        return _month_at(reader.today.year, reader.today.month + which[0], told=True), which[1]
    found = read_month_number(reader.text, at)
    if found is None:
        return _month_at(reader.today.year, reader.today.month, told=False), at
    month, after = found
    if year := read_year(reader, after):
        return _month_at(year[0], month, told=True), year[1]
    return _not_too_far(reader, _month_at(reader.today.year, month, told=True), 12), after


def _not_too_far(reader: Reader, period: Period, months: int) -> Period:
    """Give a period named without its year as it comes next, if that is not too far ahead."""
    if period.last >= reader.today:
        return period
    first, last = add_months(period.first, months), add_months(period.last, months)
    again = Period(period.length, first, month_end(last.year, last.month), period.told)
    return period if (again.last - reader.today).days > TOO_FAR_DAYS else again


def _month_at(year: int, month: int, *, told: bool) -> Period:
    return Period(Length.MONTH, month_start(year, month), month_end(year, month), told)


def _quarter(reader: Reader, at: int) -> PeriodFound:
    today = reader.today
    if which := WHICH.at(reader.text, at):
        return _quarter_at(today.year, (today.month - 1) // 3 + 1 + which[0], told=True), which[1]
    found = read_quarter(reader.text, at)
    if found is None:
        return _quarter_at(today.year, (today.month - 1) // 3 + 1, told=False), at
    quarter, after = found
    if year := read_year(reader, after):
        return _quarter_at(year[0], quarter, told=True), year[1]
    return _not_too_far(reader, _quarter_at(today.year, quarter, told=True), 12), after


def _quarter_at(year: int, quarter: int, *, told: bool) -> Period:
    first = 3 * quarter - 2
    return Period(Length.QUARTER, month_start(year, first), month_end(year, first + 2), told)


def _year(reader: Reader, at: int) -> PeriodFound:
    text = reader.text
    signed = text.words[at] in {",", "(", "-", ":"} and len(text.words[at + 1]) == 4
    at += signed and text.is_number(at + 1)
    if text.is_number(at) and len(text.words[at]) == 4 and 1990 <= int(text.words[at]) <= 2099:
        return _year_at(int(text.words[at]), told=True), at + 1
    if which := WHICH.at(text, at):
        return _year_at(reader.today.year + which[0], told=True), which[1]
    return _year_at(reader.today.year, told=False), at


def _year_at(year: int, *, told: bool) -> Period:
    return Period(Length.YEAR, date(year, 1, 1), date(year, 12, 31), told)


def _months_of_year(reader: Reader, at: int) -> PeriodFound:
    """Read `6 tháng đầu năm 2027`, `9 tháng đầu năm`, `6 tháng cuối năm`, `nửa đầu năm`."""
    text = reader.text
    if text.keys[at] in _HALF:
        months, after = 6, at + 1
    else:
        found = read_digits(text, at) or read_number(text, at)
        if found is None or not 1 < found[0] < 12 or text.keys[found[1]] not in _MONTH:
            return None
        months, after = found[0], found[1] + 1
    begin = text.keys[after] in _BEGIN
    if not (begin or text.keys[after] in _LAST) or text.keys[after + 1] not in _YEAR:
        return None
    year, after = _year(reader, after + 2) or (_year_at(reader.today.year, told=False), after + 2)
    first = 1 if begin else 13 - months
    span = month_start(year.first.year, first), month_end(year.first.year, first + months - 1)
    if not year.told and span[1] < reader.today:
        span = (
            month_start(year.first.year + 1, first),
            month_end(year.first.year + 1, first + months - 1),
        )
    return Period(Length.HALF, *span, told=True), after


_READERS: tuple[tuple[frozenset[str], Callable[[Reader, int], PeriodFound]], ...] = (
    (_WEEK, _week),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_YEAR, _year),
)


def read_period_day(reader: Reader, at: int) -> Found:
    """Read the day that a part of a period stands for: `cuối tháng`, `đầu tuần sau`."""
    text = reader.text
    if short := _SHORT_ENDS.at(text, at):
        return _end(reader, _current(reader, short[0])), short[1]
    if ten_days := _TEN_DAYS.at(text, at):
        return _third_of_month(reader, ten_days[0], ten_days[1])
    edge = _EDGES.at(text, at)
    if edge is None:
        return None
    part, after = edge
    after += text.keys[after] in _OF
    if text.keys[after] in _DAY:
        return _whole_day(reader, part, after)
    period = read_period(reader, after)
    if period is None:
        return None
    return _edge_of(reader, part, period[0]), period[1]


def _whole_day(reader: Reader, part: Edge, at: int) -> Found:
    """Read `hết ngày`, `cuối ngày`, `trong ngày`: today, unless a day is named behind them."""
    named = (
        read_numbered_day(reader, at)
        or read_relative(reader, at)
        or weekday_name(reader.text, at + 1)
    )
    if named or part is not Edge.END:
        return None
    return Day(reader.today, Sort.RELATIVE), at + 1


def _current(reader: Reader, length: Length) -> Period:
    today = reader.today
    match length:
        case Length.WEEK:
            return Period(length, reader.monday(), reader.ahead(6 - today.weekday()), told=False)
        case Length.MONTH:
            return _month_at(today.year, today.month, told=False)
        case Length.QUARTER:
            return _quarter_at(today.year, (today.month - 1) // 3 + 1, told=False)
        case Length.HALF | Length.YEAR:
            return _year_at(today.year, told=False)


def _third_of_month(reader: Reader, day: int, at: int) -> Found:
    """Read `hạ tuần tháng 12`: the last of its ten days."""
    at += reader.text.keys[at] in _OF
    if reader.text.keys[at] not in _MONTH:
        return None
    found = _month(reader, at + 1)
    if found is None:
        return None
    month, after = found
    return _settled(reader, month.first.replace(day=min(day, month.last.day)), month), after


def _edge_of(reader: Reader, edge: Edge, period: Period) -> Day:
    match edge:
        case Edge.END:
            return _end(reader, period)
        case Edge.MIDDLE:
            return _middle(reader, period)
        case Edge.BEGIN:
            return _begin(reader, period)


def _end(reader: Reader, period: Period) -> Day:
    if period.length is Length.WEEK:
        return _settled(reader, period.first + timedelta(days=4), period)
    return _settled(reader, period.last, period)


def _middle(reader: Reader, period: Period) -> Day:
    """Give the middle of a period (Civil Code 2015, article 146: the 15th, 30 June)."""
    match period.length:
        case Length.WEEK:
            return _settled(reader, period.first + timedelta(days=2), period)
        case Length.MONTH:
            return _settled(reader, period.first.replace(day=15), period)
        case Length.YEAR:
            june = period.first.replace(month=6, day=30)
            if june < reader.today and not period.told:
                june = june.replace(year=june.year + 1)
            return _settled(reader, june, period)
        case Length.QUARTER | Length.HALF:
            return _open(reader, period)


def _begin(reader: Reader, period: Period) -> Day:
    """Give the first day of a week or month; the beginning of anything longer is asked about."""
    if period.length not in {Length.WEEK, Length.MONTH}:
        return _open(reader, period)
    first = period.first
    if not period.told and first <= reader.today:
        again = _following(period)
        week = period.length is Length.WEEK
        last = again + timedelta(days=6) if week else month_end(again.year, again.month)
        if first == reader.today:
            ask, options = Ask.DEADLINE_AMBIGUOUS, (first, again)
            return Day(again, Sort.PERIOD, ask, options, starts=again, last=last)
        return Day(again, Sort.PERIOD, starts=again, last=last)
    return _settled(reader, first, period)


def _following(period: Period) -> date:
    return period.last + timedelta(days=1)


def _settled(reader: Reader, on: date, period: Period) -> Day:
    if on < reader.today:
        days = (period.last, _following(period), on + (_following(period) - period.first))
        later = tuple(sorted({day for day in days if day >= reader.today}))
        return _of(period, on, Ask.DEADLINE_PAST, later[:3])
    return _of(period, on)


def _open(reader: Reader, period: Period) -> Day:
    """Give the question which day of a period is meant."""
    if period.last < reader.today:
        return _of(period, period.last, Ask.DEADLINE_PAST)
    options = tuple(day for day in _days_to_offer(period) if day >= reader.today)
    return _of(period, None, Ask.DEADLINE_AMBIGUOUS, options)


def _of(
    period: Period, on: date | None, ask: Ask | None = None, options: tuple[date, ...] = ()
) -> Day:
    """Give a day as one of a period."""
    return Day(on, Sort.PERIOD, ask, options, starts=period.first, last=period.last)


def _bare(day: Day) -> Day:
    """Give a day as what a period named without any part of it stands for."""
    return replace(day, sort=Sort.BARE_PERIOD)


def _days_to_offer(period: Period) -> tuple[date, ...]:
    first, last = period.first, period.last
    match period.length:
        case Length.WEEK:
            return first, first + timedelta(days=2), first + timedelta(days=4)
        case Length.MONTH:
            return first, first.replace(day=15), last
        case Length.QUARTER:
            return first + timedelta(days=14), month_end(first.year, first.month + 1), last
        case Length.HALF | Length.YEAR:
            return month_end(first.year, 1), month_end(first.year, 3), last


def _no_such_month(reader: Reader, at: int) -> Found:
    """Read `tháng 13`, a month there is none of (`lương tháng 13` is a bonus)."""
    text = reader.text
    if text.keys[at] not in _MONTH or not text.is_number(at + 1):
        return None
    alone = text.words[at + 2] not in {"/", "-", "."} or not text.is_number(at + 3)
    paid = at > 0 and text.keys[at - 1] in _PAY
    if paid or not alone or len(text.words[at + 1]) != 2 or int(text.words[at + 1]) <= 12:
        return None
    return Day(None, Sort.BARE_PERIOD, Ask.DEADLINE_INVALID), at + 2


_PAY = forms("lương", "thưởng")


def read_bare_period(reader: Reader, at: int) -> Found:
    """Read a bare period: a quarter is its last day, which day of any other is asked about."""
    text = reader.text
    if odd := _week_of_month(reader, at) or _no_such_month(reader, at):
        return odd
    found = read_period(reader, at)
    if found is None:
        return _short_month(reader, at)
    period, after = found
    if not period.told and period.length is not Length.HALF:
        return None
    if period.length in {Length.QUARTER, Length.HALF}:
        day = _settled(reader, period.last, period)
        return _bare(day), after
    if period.length is Length.WEEK and weekday_name(text, after):
        return _week_then_weekday(reader, period, after)
    return _bare(_open(reader, period)), after


def read_next_period(reader: Reader, at: int) -> Found:
    """Read `sang tuần`, `sang tháng`, `qua năm` at a token: the next one, which day is asked."""
    text = reader.text
    if not text.marked or text.keys[at] not in ON_TO:
        return None
    period = read_period(reader, at + 1)
    if period is None or period[0].told or period[1] != at + 2 or text.is_number(at + 2):
        return None
    following = _CURRENT_AFTER.get(text.words[at + 1])
    return (_bare(_open(reader, following(reader))), at + 2) if following else None


_CURRENT_AFTER: dict[str, Callable[[Reader], Period]] = {
    "tuan": lambda r: Period(Length.WEEK, r.monday(1), r.monday(1) + _SIX_DAYS, told=True),
    "thang": lambda r: _month_at(r.today.year, r.today.month + 1, told=True),
    "quy": lambda r: _quarter_at(r.today.year, (r.today.month - 1) // 3 + 2, told=True),
    "nam": lambda r: _year_at(r.today.year + 1, told=True),
}


def _week_of_month(reader: Reader, at: int) -> Found:
    """Read `tuần đầu tháng 12`, `tuần thứ 2 của tháng`: a week, whose day is asked about."""
    text = reader.text
    if text.keys[at] not in _WEEK:
        return None
    named = weekday_name(text, at + 1)
    edge = _NTH_WEEKDAY.at(text, at + 1)
    after = named[1] if named else edge[1] if edge else at
    after += text.keys[after] in _OF
    if after == at or text.keys[after] not in _MONTH:
        return None
    month = _month(reader, after + 1)
    if month is None:
        return None
    return _open(reader, month[0]), month[1]


def _week_then_weekday(reader: Reader, period: Period, at: int) -> Found:
    """Read `tuần sau thứ 6`."""
    named = weekday_name(reader.text, at)
    if named is None or named[0] is None:
        return None
    on = period.first + timedelta(days=named[0])
    if on < reader.today:
        return Day(on, Sort.RELATIVE, Ask.DEADLINE_PAST, (on + timedelta(days=7),)), named[1]
    return Day(on, Sort.RELATIVE, weekday=named[0]), named[1]


def read_months_of_year(reader: Reader, at: int) -> Found:
    """Read `6 tháng đầu năm` by itself: its last day."""
    found = _months_of_year(reader, at)
    if found is None:
        return None
    return _bare(_settled(reader, found[0].last, found[0])), found[1]


def _short_month(reader: Reader, at: int) -> Found:
    """Read `12/2026` and `T12`, which name a month."""
    text = reader.text
    glued = text.words[at] == "t" and text.glued(at + 1) and text.is_number(at + 1)
    number = at + 1 if glued else at
    if not text.is_number(number) or len(text.words[number]) > 2:
        return None
    month, slash = int(text.words[number]), number + 1
    with_year = (
        text.words[slash] == "/" and text.is_number(slash + 1) and len(text.words[slash + 1]) == 4
    )
    if not 1 <= month <= 12 or not (with_year or (glued and month > 7)):
        return None
    year = (
        int(text.words[slash + 1])
        if with_year
        else reader.today.year + (month < reader.today.month)
    )
    after = slash + 2 if with_year else slash
    if not 1990 <= year <= 2099 or (text.words[after] in {"/", "-"} and text.glued(after)):
        return None
    return _bare(_open(reader, _month_at(year, month, told=True))), after


def read_edge_short_month(reader: Reader, at: int) -> Found:
    """Read `hết 12/2026`, `cuối T12`."""
    edge = _EDGES.at(reader.text, at)
    month = _short_month(reader, edge[1]) if edge else None
    if edge is None or month is None or month[0].starts is None:
        return None
    start = month[0].starts
    return _edge_of(reader, edge[0], _month_at(start.year, start.month, told=True)), month[1]


def read_working_day(reader: Reader, at: int) -> Found:
    """Read `ngày làm việc cuối cùng của tháng này`, `ngày làm việc tiếp theo` at a token."""
    text = reader.text
    if following := _NEXT_WORKING_DAY.at(text, at):
        return Day(reader.calendar.add_working_days(reader.today, 1), Sort.RELATIVE), following[1]
    edge = _WORKING_DAY.at(text, at)
    if edge is None:
        return None
    part, after = edge
    period = read_period(reader, after + (text.keys[after] in _OF))
    if period is None:
        return None
    if part is Edge.END:
        on = reader.calendar.add_working_days(period[0].last + timedelta(days=1), -1)
    else:
        on = reader.calendar.add_working_days(period[0].first - timedelta(days=1), 1)
    return _settled(reader, on, period[0]), period[1]


def read_nth_weekday(reader: Reader, at: int) -> Found:
    """Read `thứ 6 cuối cùng của tháng 12`, `thứ 2 đầu tháng` at a token."""
    text = reader.text
    named = weekday_name(text, at)
    if named is None or named[0] is None:
        return None
    edge = _NTH_WEEKDAY.at(text, named[1])
    if edge is None:
        return None
    after = edge[1] + (text.keys[edge[1]] in _OF)
    if text.keys[after] not in _MONTH | _QUARTER | _YEAR:
        return None
    period = read_period(reader, after)
    if period is None:
        return None
    on = _nth(period[0], named[0], edge[0])
    if on < reader.today and not period[0].told:
        period = _month_at(on.year, on.month + 1, told=False), period[1]
        on = _nth(period[0], named[0], edge[0])
    return _settled(reader, on, period[0]), period[1]


def _nth(period: Period, weekday: int, edge: Edge) -> date:
    if edge is Edge.BEGIN:
        return period.first + timedelta(days=(weekday - period.first.weekday()) % 7)
    return period.last - timedelta(days=(period.last.weekday() - weekday) % 7)
