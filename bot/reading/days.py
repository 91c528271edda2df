"""Days by their name or number: dates, `mai`, `ngày kia`, lunar days and feasts."""

from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from bot.reading.facts import Ask
from bot.reading.numbers import read_digits, read_month_number, read_number
from bot.reading.pieces import Day, Doubt, Reader, Sort, add_months, make_date, month_end
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import words
from bot.reading.weekdays import OF, ON_TO, WEEKDAYS, WHICH, behind_dashed_time, goes_on_to_date

FIRST_YEAR, LAST_YEAR = 1990, 2099
# Without a year, a day of the month that passed this recently, or a date that comes again only
# after so long, is more likely a slip than a plan: it is asked about.
JUST_PASSED_DAYS = 7
TOO_FAR_DAYS = 270
# A date this old is told about somebody or something, and is no slip.
LONG_PAST_YEARS = 3

_WEEK, _MONTH, _YEAR, _DAY_WORD = forms("tuần"), forms("tháng"), forms("năm"), forms("ngày", "hôm")

_RELATIVE: Phrases[int] = Phrases(
    {
        **dict.fromkeys(
            ("hôm nay", "ngày hôm nay", "bữa nay", "hnay", "ngày hnay", "h.nay", "bữa ni"), 0
        ),
        **dict.fromkeys(("hôm ni", "ngày ni", "bữa này"), 0),
        **dict.fromkeys(("today", "nội nhật", "nội nhật hôm nay", "hôm này"), 0),
        **dict.fromkeys(("mai", "ngày mai", "bữa mai", "hôm mai", "tomorrow", "nmai"), 1),
        **dict.fromkeys(("mốt", "ngày mốt", "bữa mốt", "ngày kia", "bữa kia"), 2),
        "ngày kìa": 3,
        **dict.fromkeys(("hôm qua", "ngày hôm qua", "hqua", "bữa qua", "yesterday"), -1),
        **dict.fromkeys(("tối qua", "sáng qua", "chiều qua", "đêm qua"), -1),
        **dict.fromkeys(("hôm kia", "hôm trước", "hôm rồi"), -2),
        **dict.fromkeys(("hôm kìa", "bữa hổm", "hôm bữa", "hôm nọ"), -3),
    }
)
_SAME_DAY_ON = Phrases({"ngày này": True, "hôm này": True, "giờ này": True})
_THIS_MONTH_WORDS = forms("này")
_SOLAR = forms("tây", "dương")
_MUNG = forms("mùng", "mồng", "mùn")
_LUNAR_SIGN = Phrases(
    dict.fromkeys(("âm", "âm lịch", "lịch âm", "ta", "al", "(âm)", "(âm lịch)", "(al)"), True)
)
_TET_AFTER = Phrases(
    dict.fromkeys(("tết", "tết âm lịch", "tết nguyên đán", "tết đinh mùi", "tháng giêng"), 1)
)
_LUNAR_MONTHS: Phrases[int] = Phrases({"tháng giêng": 1, "giêng": 1, "tháng chạp": 12, "chạp": 12})
LUNAR_MONTH_NAMES: Phrases[int] = Phrases({"giêng": 1, "chạp": 12})
_FULL_MOON = forms("rằm")
_NEW_YEAR = Phrases(
    dict.fromkeys(("tết dương lịch", "tết dương", "tết tây", "năm mới dương lịch"), (1, 1))
    | dict.fromkeys(("quốc khánh", "lễ quốc khánh"), (2, 9))
    | dict.fromkeys(("noel", "nô en", "giáng sinh", "lễ giáng sinh"), (25, 12))
)
_LUNAR_FEASTS = Phrases(
    {
        "trung thu": (15, 8), "tết trung thu": (15, 8), "giỗ tổ": (10, 3), "ông công": (23, 12),
        "ông công ông táo": (23, 12), "ông táo": (23, 12), "tết đoan ngọ": (5, 5),
        "lễ vu lan": (15, 7), "giỗ tổ hùng vương": (10, 3), "đưa ông táo": (23, 12),
        "tiễn ông táo": (23, 12), "rằm tháng bảy": (15, 7), "rằm tháng giêng": (15, 1),
    }
)  # fmt: skip
_EVE = Phrases({"giao thừa": True, "đêm giao thừa": True, "tất niên": True})
_TET = Phrases(
    dict.fromkeys(
        (
            "tết", "tết âm lịch", "tết nguyên đán", "nghỉ tết", "tết ta", "tết âm", "năm mới",
            "tết đinh mùi", "kỳ nghỉ tết", "tết cổ truyền", "đợt nghỉ tết",
        ),
        True,
    )
)  # fmt: skip

NUMBERED_DAY_OPENERS = _DAY_WORD | _MUNG
FEAST_OPENERS = _FULL_MOON | Phrases.firsts_of(_NEW_YEAR, _LUNAR_FEASTS, _EVE, _TET)
RELATIVE_OPENERS = Phrases.firsts_of(_SAME_DAY_ON, _RELATIVE)

Found = tuple[Day | Doubt, int] | None


def read_iso(reader: Reader, at: int) -> Found:
    """Read `2026-11-30` or `2026/11/30` at a token."""
    text = reader.text
    if len(text.words[at]) != 4 or not text.is_number(at):
        return None
    sign = text.words[at + 1]
    if sign not in {"-", "/", "."} or text.words[at + 3] != sign:
        return None
    month, day = read_digits(text, at + 2), read_digits(text, at + 4)
    if month is None or day is None or not text.glued(at + 2):
        return None
    if len(text.words[at + 2]) > 2 or len(text.words[at + 4]) > 2:
        return None  # 0987.654.321
    return _full_date(reader, int(text.words[at]), month[0], day[0]), at + 5


def read_numeric_date(reader: Reader, at: int) -> Found:
    """Read `30/11`, `30-11-2026`, `30.11.26`, `26 / 2 / 2027`, `25-26/11` at a token."""
    text = reader.text
    sign = text.words[at + 1]
    if sign not in {"/", "-", "."} or not (_short_number(text, at) and _short_number(text, at + 2)):
        return None
    return None if _inside_code(text, at) else _date_at(reader, at)


def _date_at(reader: Reader, at: int) -> Found:
    text, sign = reader.text, reader.text.words[at + 1]
    spaced = not (text.glued(at + 1) and text.glued(at + 2))
    after = at + 3
    if sign == "-" and text.words[after] == "/" and text.is_number(after + 1):
        return _ranged(_date_at(reader, at + 2), reader.today)  # 25-26/11: the last day
    end = at + 5 if _year_follows(text, after, sign) else after
    if later := _range_end(reader, end, sign):
        return later
    if end > after:
        return _with_year(reader, at)
    if (spaced and sign != "/") or _code_follows(text, after) or _is_quantity(text, after, sign):
        return None
    return _day_and_month(reader, at, sign)


def _day_and_month(reader: Reader, at: int, sign: str) -> Found:
    """Read `30/11`, with its year if that stands behind it in words."""
    text, after = reader.text, at + 3
    day, month = int(text.words[at]), int(text.words[at + 2])
    if month > 31 or (sign != "/" and not (1 <= month <= 12 and 1 <= day <= 31)):
        return None
    if year := _year_in_words(reader, after):
        return _full_date(reader, year[0], month, day), year[1]
    return _date_without_year(reader, month, day), after


def _range_end(reader: Reader, dash: int, sign: str) -> Found:
    """Read the second date of `28/12/2026-05/01/2027`, glued to the first: the last day."""
    text = reader.text
    if sign == "-" or text.words[dash] != "-" or not text.glued(dash) or not text.glued(dash + 1):
        return None
    dated = _short_number(text, dash + 1) and _short_number(text, dash + 3)
    if not dated or text.words[dash + 2] != sign:
        return None
    return _ranged(_date_at(reader, dash + 1), reader.today)


def _ranged(found: Found, begins: date) -> Found:
    """Give the last day of a range with the mark that its beginning has been named."""
    if found is None or not isinstance(found[0], Day):
        return found
    return replace(found[0], starts=begins), found[1]


def _short_number(text: Text, at: int) -> bool:
    return text.is_number(at) and len(text.words[at]) <= 2


def _with_year(reader: Reader, at: int) -> Found:
    text = reader.text
    if _code_follows(text, at + 5):
        return None
    year = _whole_year(text.words[at + 4])
    return _full_date(reader, year, int(text.words[at + 2]), int(text.words[at])), at + 5


def _year_follows(text: Text, at: int, sign: str) -> bool:
    return (
        text.words[at] == sign
        and text.is_number(at + 1)
        and len(text.words[at + 1]) in {2, 4}
        and (sign == "/" or text.glued(at + 1))
    )


def _inside_code(text: Text, at: int) -> bool:
    """Tell whether the number is the tail of a code such as `SL-05/12` or `A12/3`."""
    if not text.glued(at) or behind_dashed_time(text, at):
        return False
    return (text.words[at - 1] in {"/", "-", "_", "."} and text.glued(at - 1)) or (
        text.words[at - 1].isalpha() and len(text.words[at - 1]) < 3
    )


def _code_follows(text: Text, at: int) -> bool:
    """Tell whether a date-like number goes on as the number of a document (`12/2024/QĐ-TTg`)."""
    written_on = text.words[at] in {"/", "-"} and text.glued(at) and text.glued(at + 1)
    return written_on and not goes_on_to_date(text, at)


_MEASURES = forms(*words("measures")) | {"%"}


def _is_quantity(text: Text, after: int, sign: str) -> bool:
    return (sign != "/" and text.keys[after] in _MEASURES) or text.words[after] == "%"


def _whole_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _full_date(reader: Reader, year: int, month: int, day: int) -> Day:
    on = make_date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    if on is None:
        return _no_such_day(reader, month, day, year)
    if on.year < reader.today.year - LONG_PAST_YEARS:
        return Day(on, Sort.BARE_PERIOD, Ask.DEADLINE_PAST)
    if on < reader.today:
        return Day(on, Sort.DATE, Ask.DEADLINE_PAST, _later_days(reader, on))
    return Day(on, Sort.DATE)


def _date_without_year(reader: Reader, month: int, day: int) -> Day:
    """Give the nearest date not past; a past one comes again only when that is not too far."""
    today = reader.today
    if not 1 <= month <= 12:
        return Day(None, Sort.BARE_DATE, Ask.DEADLINE_INVALID)
    if (month, day) == (2, 29) and not isleap(today.year + (today.month > 2)):
        return _no_such_day(reader, month, day, today.year + (today.month > 2))
    on = make_date(today.year, month, day) or make_date(today.year + 1, month, day)
    if on is None:
        return _no_such_day(reader, month, day, today.year)
    if on < today:
        again = make_date(today.year + 1, month, day) or on
        if (again - today).days > TOO_FAR_DAYS:
            return Day(on, Sort.BARE_DATE, Ask.DEADLINE_PAST, _later_days(reader, on))
        on = again
    return Day(on, Sort.BARE_DATE)


def date_in_month(reader: Reader, day: int, month: int, year: int | None) -> Day:
    """Give a day of a month, in the year given or the nearest one not past."""
    if year is not None:
        return _full_date(reader, year, month, day)
    return _date_without_year(reader, month, day)


def _no_such_day(reader: Reader, month: int, day: int, year: int) -> Day:
    """Give the question about a day that does not exist, with the month's end and the day after."""
    options: tuple[date, ...] = ()
    if 1 <= month <= 12 and 28 < day < 32 and FIRST_YEAR <= year <= LAST_YEAR:
        last = month_end(year, month)
        options = tuple(d for d in (last, last + timedelta(days=1)) if d >= reader.today)
    return Day(None, Sort.DATE, Ask.DEADLINE_INVALID, options)


def _later_days(reader: Reader, passed: date) -> tuple[date, ...]:
    """Give the days that may be meant by one that has passed: next month's, next year's."""
    options = [reader.today]
    month = passed
    while month < reader.today and len(options) < 2:
        month = add_months(month, 1)
        if month >= reader.today:
            options.append(month)
    again = add_months(passed, 12)
    return (*options, again) if again > options[-1] else tuple(options)


def read_month_date(reader: Reader, at: int) -> Found:
    """Read `5 tháng 12 năm 2026`, `27 tháng này`, `23 tháng Chạp`, `30 tây` behind its number."""
    return _month_date(reader, at, apart=False)


def _month_date(reader: Reader, at: int, *, apart: bool) -> Found:
    """Read a day and its month, also `apart`: `25, tháng 12`, `25 (tháng 12)`."""
    found = read_number(reader.text, at)
    if found is None or not 1 <= found[0] <= 31:
        return None
    day, after = found
    text = reader.text
    if text.keys[after] in _SOLAR:
        month = _month_behind(text, after + 1, apart=True)
        inside = _in_month(reader, day, month) if month else None
        return _named_date(inside) if inside else (_nearest_day(reader, day), after + 1)
    if lunar := _LUNAR_MONTHS.at(text, after):
        return _lunar(reader, day, lunar[0]), _skip_lunar_sign(text, lunar[1])
    month = _month_behind(text, after, apart=apart)
    if month is None:
        return None
    inside = _in_month(reader, day, month)
    if inside and text.words[after] == "(" and text.words[inside[1]] == ")":
        return inside[0], inside[1] + 1
    return inside


_BETWEEN = frozenset({",", "-", "(", ":", "/"})


def _month_behind(text: Text, at: int, *, apart: bool) -> int | None:
    """Give the token behind `tháng` when that is what a day is followed by, or None."""
    if apart and (text.words[at] in _BETWEEN or text.keys[at] in OF):
        at += 1
    if text.keys[at] in _MONTH or text.words[at] == "thg":
        return at + 1 + (text.words[at + 1] == "." and text.glued(at + 1))
    short = text.words[at] == "t" and text.glued(at + 1) and text.is_number(at + 1)
    # T2 to T7 are weekdays
    return at + 1 if apart and short and text.words[at + 1] not in WEEKDAYS else None


def _in_month(reader: Reader, day: int, at: int) -> Found:
    """Read the month behind `N tháng`, with its year if there is one."""
    text = reader.text
    which = None if text.words[at : at + 2] == ["ke", "tu"] else WHICH.at(text, at)
    if which and which[0] >= 0:
        month = reader.today.month + which[0]
        last = month_end(reader.today.year, month)
        if day > last.day:
            return _no_such_day(reader, last.month, day, last.year), which[1]
        return _not_past(reader, last.replace(day=day)), which[1]
    month_found = read_month_number(text, at)
    if month_found is None:
        return None
    month, after = month_found
    if lunar := _LUNAR_SIGN.at(text, after):
        return _lunar(reader, day, month), lunar[1]
    year = read_year(reader, after)
    if year:
        return _full_date(reader, year[0], month, day), year[1]
    return _date_without_year(reader, month, day), after


def read_year(reader: Reader, at: int) -> tuple[int, int] | None:
    """Read `năm 2026`, `/2026`, `-2026`, `năm nay`, `năm sau` behind a month or quarter."""
    text = reader.text
    if text.words[at] in {"/", "-", "."} and text.is_number(at + 1):
        return _year_number(text, at + 1)
    return _year_in_words(reader, at)


def _year_in_words(reader: Reader, at: int) -> tuple[int, int] | None:
    """Read `năm 2026`, `, năm sau`, `(năm 2027)`, `sang năm` behind a date or a month."""
    text = reader.text
    bracket = text.words[at] == "("
    at += text.words[at] in _BETWEEN
    if text.keys[at] in ON_TO and text.keys[at + 1] in _YEAR and not WHICH.at(text, at + 2):
        found: tuple[int, int] | None = (reader.today.year + 1, at + 2)
    else:
        at += text.keys[at] in OF or text.keys[at] in ON_TO
        if text.keys[at] not in _YEAR:
            return None
        which = WHICH.at(text, at + 1)
        named = (reader.today.year + which[0], which[1]) if which else None
        found = _year_number(text, at + 1) or named
    if found and bracket and text.words[found[1]] == ")":
        return found[0], found[1] + 1
    return found


def _year_number(text: Text, at: int) -> tuple[int, int] | None:
    if text.is_number(at) and len(text.words[at]) == 4:
        year = int(text.words[at])
        return (year, at + 1) if FIRST_YEAR <= year <= LAST_YEAR else None
    return None


def _not_past(reader: Reader, on: date) -> Day:
    if on < reader.today:
        return Day(on, Sort.DATE, Ask.DEADLINE_PAST, _later_days(reader, on))
    return Day(on, Sort.DATE)


def _nearest_day(reader: Reader, day: int) -> Day:
    """Give the nearest day of the month with a number; one just passed is asked about."""
    today = reader.today
    for months in range(4):
        on = make_date(
            today.year + (today.month - 1 + months) // 12, (today.month - 1 + months) % 12 + 1, day
        )
        if on is None or on < today - timedelta(days=JUST_PASSED_DAYS):
            continue
        return _not_past(reader, on)
    return _no_such_day(reader, today.month, day, today.year)


def read_numbered_day(reader: Reader, at: int) -> Found:
    """Read `ngày 5`, `ngày 05/12`, `ngày 5 tháng 12`, `mùng 2`, `mùng 5 Tết` at a token."""
    text = reader.text
    at += text.keys[at] in _DAY_WORD and text.keys[at + 1] in _MUNG
    if text.keys[at] in _MUNG:
        return _mung(reader, at + 1)
    if text.keys[at] not in _DAY_WORD or text.words[at] == "hom":
        return _coming_day(reader, at)
    at += 1
    written = read_iso(reader, at) or read_numeric_date(reader, at)
    written = written or _month_date(reader, at, apart=True) or read_days(reader, at)
    if written:
        return _named_date(written)
    found = read_number(text, at)
    if found is None or _counts_things(text, at, found[1]) or text.words[at] == "mot":
        return None  # ngay mot is ngày mốt without its tone
    day, after = found
    if not 1 <= day <= 31:
        return Day(None, Sort.DATE, Ask.DEADLINE_INVALID), after
    return _nearest_day(reader, day), after


def _coming_day(reader: Reader, at: int) -> Found:
    """Read `hôm 28`, which is a day to come only where this month still has it."""
    text = reader.text
    found = read_number(text, at + 1) if text.keys[at] in _DAY_WORD else None
    if found is None or _counts_things(text, at + 1, found[1]) or text.words[found[1]] == "/":
        return None
    day, after = found
    return (_nearest_day(reader, day), after) if reader.today.day < day <= 31 else None


def read_days(reader: Reader, at: int) -> Found:
    """Read `26 và 27/11`, `26, 27 tháng 11` at a token: the last of the days."""
    text = reader.text
    for _ in range(_MOST_LISTED):
        found = read_number(text, at)
        if found is None or not 1 <= found[0] <= 31:
            return None
        joined = text.words[found[1]] in _LISTING or text.keys[found[1]] in _AND
        if not joined or not text.is_number(found[1] + 1):
            return None
        at = found[1] + 1
        if last := read_numeric_date(reader, at) or read_month_date(reader, at):
            return _ranged(last, reader.today)
    return None


_LISTING, _AND, _MOST_LISTED = frozenset({",", "-", "&", "+"}), forms("và"), 7


def _named_date(found: tuple[Day | Doubt, int]) -> tuple[Day | Doubt, int]:
    """Give the date with the certainty that the word `ngày` before it lends."""
    day, after = found
    if isinstance(day, Day) and day.sort is Sort.BARE_DATE:
        return replace(day, sort=Sort.DATE), after
    return found


_AFTER_DAY_NUMBER = forms(*words("after_day_number"))


def _counts_things(text: Text, at: int, after: int) -> bool:
    """Tell whether `ngay 3 viec` counts something: `ngay` is then `at once`, not `day`."""
    if not text.words[after].isalpha() or text.keys[after] in _AFTER_DAY_NUMBER:
        return False
    return text.keys[at - 1] == "ngay" or not text.is_number(at)


def _mung(reader: Reader, at: int) -> Found:
    text = reader.text
    found = read_number(text, at)
    if found is None or not 1 <= found[0] <= 10:
        return None
    day, after = found
    if tet := _TET_AFTER.at(text, after):
        return _lunar(reader, day, 1), _skip_lunar_sign(text, tet[1])
    if lunar := _LUNAR_MONTHS.at(text, after):
        return _lunar(reader, day, lunar[0]), _skip_lunar_sign(text, lunar[1])
    if text.words[after] == "/":
        written = read_numeric_date(reader, at)
        return _named_date(written) if written else None
    month = _month_behind(text, after, apart=True)
    if month and (inside := _in_month(reader, day, month)):
        return _named_date(inside)
    return _nearest_day(reader, day), after


def read_full_moon(reader: Reader, at: int) -> Found:
    """Read `rằm`, `rằm tháng Chạp`, `rằm tháng 11`, `rằm tháng này` (lunar, day 15)."""
    text = reader.text
    if text.keys[at] not in _FULL_MOON:
        return None
    at += 1
    if lunar := _LUNAR_MONTHS.at(text, at):
        return _lunar(reader, 15, lunar[0]), _skip_lunar_sign(text, lunar[1])
    if text.keys[at] in _MONTH:
        if number := read_number(text, at + 1):
            return _lunar(reader, 15, number[0]), _skip_lunar_sign(text, number[1])
        if which := WHICH.at(text, at + 1):
            return _next_full_moon(reader, which[0]), which[1]
    return _next_full_moon(reader, 0), at


def _next_full_moon(reader: Reader, skip: int) -> Day:
    found = [d for d in _lunar_days(reader, range(1, 13), 15) if d >= reader.today]
    return Day(found[skip], Sort.DATE) if 0 <= skip < len(found) else Day(None, Sort.DATE)


def _skip_lunar_sign(text: Text, at: int) -> int:
    found = _LUNAR_SIGN.at(text, at)
    return found[1] if found else at


def _lunar_days(reader: Reader, months: range, day: int) -> list[date]:
    """Give the days of the lunar years around today that are day `day` of the months."""
    years = range(reader.today.year - 1, reader.today.year + 2)
    found = (_solar_day(day, month, year) for year in years for month in months)
    return [on for on in found if on is not None]


def lunar_month_starts(reader: Reader, month: int) -> tuple[date, date]:
    """Give the first day of the present or next lunar month of a number, and of the one after."""
    starts = sorted(_lunar_days(reader, range(1, 13), 1))
    named = [d for d in _lunar_days(reader, range(month, month + 1), 1) if d in starts]
    for first in named:
        following = next((d for d in starts if d > first), first + timedelta(days=30))
        if following > reader.today:
            return first, following
    return reader.today, reader.today + timedelta(days=30)


@lru_cache(maxsize=4096)
def _solar_day(day: int, month: int, year: int) -> date | None:
    """Give the day of a lunar day, month and year as Vietnam (UTC+7) reckons, if there is one."""
    from vnlunar import convert_lunar_to_solar

    solar = convert_lunar_to_solar(day, month, year, 0, 7.0)
    return make_date(solar[2], solar[1], solar[0]) if solar else None


def _lunar(reader: Reader, day: int, month: int) -> Day:
    """Give the next day that is a lunar day and month, as Vietnam reckons (UTC+7)."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return Day(None, Sort.DATE, Ask.DEADLINE_INVALID)
    ahead = [d for d in _lunar_days(reader, range(month, month + 1), day) if d >= reader.today]
    if not ahead:
        return Day(None, Sort.DATE, Ask.DEADLINE_INVALID)
    return Day(ahead[0], Sort.DATE)


def read_feast(reader: Reader, at: int) -> Found:
    """Read a feast with a fixed day; Tết itself is asked about, its days off are announced."""
    text = reader.text
    if feast := _NEW_YEAR.at(text, at):
        day, month = feast[0]
        return _date_without_year(reader, month, day), feast[1]
    if lunar := _LUNAR_FEASTS.at(text, at):
        return _lunar(reader, *lunar[0]), lunar[1]
    named = _EVE.at(text, at) or _TET.at(text, at)
    first_day = _lunar(reader, 1, 1).on if named else None
    if named is None or first_day is None:
        return None
    if _EVE.starts(text, at):
        return Day(first_day - timedelta(days=1), Sort.DATE), named[1]
    options = tuple(first_day - timedelta(days=days) for days in (7, 3))
    return Day(None, Sort.BARE_PERIOD, Ask.DEADLINE_AMBIGUOUS, options), named[1]


def read_tet_number(reader: Reader, at: int) -> Found:
    """Read `28 Tết`: a day of the last lunar month."""
    found = read_number(reader.text, at) or _two_digits(reader.text, at)
    if found and not _TET.starts(reader.text, found[1]):
        found = _two_digits(reader.text, at)
    if found and 20 <= found[0] <= 30 and _TET.starts(reader.text, found[1]):
        tet = _TET.at(reader.text, found[1])
        return _before_tet(reader, found[0]), tet[1] if tet else found[1]
    return _lunar_slashed(reader, at)


def _two_digits(text: Text, at: int) -> tuple[int, int] | None:
    """Read `hai tám` as people count the days before Tết: 28."""
    if text.keys[at] not in forms("hai"):
        return None
    unit = read_number(text, at + 1)
    return (20 + unit[0], unit[1]) if unit and unit[0] < 10 and not text.is_number(at + 1) else None


def _before_tet(reader: Reader, day: int) -> Day:
    """Give a day of the last lunar month; `30 Tết` is its last day even when it has only 29."""
    named = _lunar(reader, day, 12)
    first_day = _lunar(reader, 1, 1).on
    if day == 30 and first_day is not None:
        return Day(first_day - timedelta(days=1), Sort.DATE)
    return named


def _lunar_slashed(reader: Reader, at: int) -> Found:
    """Read `15/12 âm lịch`."""
    text = reader.text
    if text.is_number(at) and text.words[at + 1] == "/" and text.is_number(at + 2):
        sign = _LUNAR_SIGN.at(text, at + 3)
        if sign and len(text.words[at]) <= 2 and len(text.words[at + 2]) <= 2:
            return _lunar(reader, int(text.words[at]), int(text.words[at + 2])), sign[1]
    return None


def read_relative(reader: Reader, at: int) -> Found:
    """Read `mai`, `ngày kia`, `hôm nay`, `ngày này tuần sau` at a token."""
    text = reader.text
    if (same := _SAME_DAY_ON.at(text, at)) and (moved := _same_day_on(reader, same[1])):
        return moved
    found = _RELATIVE.at(text, at)
    if found is None:
        return None
    days, after = found
    on = reader.ahead(days)
    if days < 0:
        return Day(on, Sort.RELATIVE, Ask.DEADLINE_PAST, (reader.today, reader.ahead(1))), after
    return Day(on, Sort.RELATIVE), after


def _same_day_on(reader: Reader, at: int) -> Found:
    text = reader.text
    which = WHICH.at(text, at + 1)
    if which is None or which[0] < 0:
        return None
    if text.keys[at] in _WEEK:
        return Day(reader.ahead(7 * which[0]), Sort.RELATIVE), which[1]
    if text.keys[at] in _MONTH:
        return Day(add_months(reader.today, which[0]), Sort.RELATIVE), which[1]
    return None
