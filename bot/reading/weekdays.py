"""Weekdays by name, alone or in a week: `thứ 6`, `t6 tuần sau`, `CN này`, `T5-T6`."""

from dataclasses import replace
from datetime import date, timedelta

from bot.reading.facts import Ask
from bot.reading.numbers import read_number
from bot.reading.pieces import Day, Reader, Sort
from bot.reading.text import Phrases, Text, forms, meanings
from bot.reading.vocabulary import phrases, words

WEEKDAYS = meanings(
    {"hai": 0, "ba": 1, "tư": 2, "bốn": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "2": 0, "3": 1,
     "4": 2, "5": 3, "6": 4, "7": 5}
)  # fmt: skip
_NO_WEEKDAY = frozenset({"0", "1", "8", "9"})
_WEEKDAY_WORD = forms("thứ", "th")
_SUNDAY: Phrases[int] = Phrases(
    dict.fromkeys(("chủ nhật", "chúa nhật", "cn", "chủ nhựt", "c.n"), 6)
    | {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
       "sunday": 6}
)  # fmt: skip
# How far a week (month, quarter, year) named by one of these lies from the present one.
WHICH: Phrases[int] = Phrases(
    {
        "này": 0, "nay": 0, "hiện tại": 0, "hiện nay": 0, "đang chạy": 0,
        "sau": 1, "tới": 1, "tới đây": 1, "sắp tới": 1, "kế": 1, "kế tiếp": 1, "tiếp": 1,
        "tiếp theo": 1, "tiếp đến": 1, "kế đến": 1, "sang": 1,
        "sau nữa": 2, "tới nữa": 2, "sau sau": 2, "kế nữa": 2, "tiếp nữa": 2, "sau kế": 2,
        "trước": -1, "rồi": -1, "qua": -1, "vừa rồi": -1, "vừa qua": -1, "ngoái": -1,
    }
)  # fmt: skip
_AHEAD = Phrases(
    dict.fromkeys(("tới", "tới đây", "sắp tới", "kế tiếp", "tiếp theo", "gần nhất", "kế"), True)
)
_THIS = Phrases({"này": True, "nay": True})
_GONE = Phrases(dict.fromkeys(("vừa rồi", "vừa qua", "trước đó", "tuần trước", "rồi"), True))
OF = forms("của", "trong", "ở")
ON_TO = forms("sang", "qua", folded=False)
_WEEK = forms("tuần")
WEEKDAY_OPENERS = Phrases.firsts_of(_SUNDAY) | _WEEKDAY_WORD | {"t"}

Found = tuple[Day, int] | None


def read_weekday(reader: Reader, at: int) -> Found:
    """Read `thứ 6`, `t6 tuần sau`, `chủ nhật tới`, `thứ 8` (no such day) at a token."""
    named = weekday_name(reader.text, at)
    if named is None:
        return None
    weekday, after = named
    if _CAMPAIGNS.starts(reader.text, after):
        return None  # Ngày thứ bảy tình nguyện
    if weekday is None:
        return Day(None, Sort.DATE, Ask.DEADLINE_INVALID), after
    if later := _last_weekday(reader.text, weekday, after):
        day, after = _which_week(reader, *later)
        return replace(day, starts=reader.today), after
    if end := _more_weekdays(reader.text, after):
        return Day(None, Sort.WEEKDAY, Ask.DEADLINE_AMBIGUOUS, (_nearest(reader, weekday),)), end
    return _which_week(reader, weekday, after)


def _last_weekday(text: Text, weekday: int, at: int) -> tuple[int, int] | None:
    """Read the `-T6` of `T5-T6`, the `-6` of `thứ 5-6` behind a weekday: the last one counts."""
    if text.words[at] != "-" or not text.glued(at) or not text.glued(at + 1):
        return None
    later = _weekday_here(text, at + 1)
    if later is None and _lone_digit(text, at + 1):
        later = WEEKDAYS[text.words[at + 1]], at + 2
    return (later[0], later[1]) if later and later[0] is not None and later[0] > weekday else None


def _lone_digit(text: Text, at: int) -> bool:
    """Tell whether a digit that may name a weekday stands for nothing else (`6/12`, `6h`)."""
    if text.words[at] not in WEEKDAYS or not text.is_number(at):
        return False
    behind = text.words[at + 1]
    if text.glued(at + 1) and (behind.isalnum() or behind == "%"):
        return False
    return behind not in {"/", "-", ".", ":"} or not text.is_number(at + 2)


def _more_weekdays(text: Text, at: int) -> int | None:
    """Give the end of `thứ 5, 6`, `thứ 2, 4, 6`, where it is open which day counts, or None."""
    end = at
    while text.words[end] in {",", "&", "+"} and _lone_digit(text, end + 1):
        behind = text.words[end + 2]
        if behind.isalpha() and text.keys[end + 2] not in _MAY_FOLLOW:
            break  # thứ 5, 6 hồ sơ
        end += 2
    return end if end > at else None


_MONEY = Phrases(phrases("money"))
_MAY_FOLLOW = forms(*words("tails"), "tuần", "này", "tới", "sau", "và", "hàng", "hằng")
_CAMPAIGNS = Phrases(phrases("campaigns"))


def _nearest(reader: Reader, weekday: int) -> date:
    this = reader.monday() + timedelta(days=weekday)
    return this if this > reader.today else this + timedelta(days=7)


def weekday_name(text: Text, at: int) -> tuple[int | None, int] | None:
    """Read the name of a weekday: Monday is 0; None for a number that is none (`thứ 8`)."""
    named = _weekday_here(text, at)
    if named is None or named[0] is None:
        return named
    return None if _part_of_code(text, at, named[1]) else named


def _weekday_here(text: Text, at: int) -> tuple[int | None, int] | None:
    if sunday := _SUNDAY.at(text, at):
        return sunday
    short = text.words[at] == "t" and (text.glued(at + 1) or text.words[at + 1] == ".")
    if not short and text.keys[at] not in _WEEKDAY_WORD:
        return None
    number = at + 1 + (text.words[at + 1] == ".")
    word = text.keys[number]
    if short and not text.is_number(number):
        return None
    if word in _NO_WEEKDAY and not short:
        return None, number + 1
    if text.keys[at] == "thu" and _MONEY.starts(text, number + 1):
        return None  # thu 5 triệu
    weekday = WEEKDAYS.get(word)
    return None if weekday is None else (weekday, number + 1)


def _part_of_code(text: Text, first: int, after: int) -> bool:
    """Tell whether `T6`, `CN` is a piece of something written together (`KH-CN`, `T5/2026`)."""
    if text.keys[first] in _WEEKDAY_WORD or text.words[first] == "chu":
        return False
    before = text.glued(first) and text.words[first - 1] in _CODE_SIGNS
    behind = text.words[after] in _CODE_SIGNS and text.glued(after) and text.glued(after + 1)
    return (before and not _ends_time(text, first - 2)) or (
        behind and not goes_on_to_date(text, after)
    )


def behind_dashed_time(text: Text, at: int) -> bool:
    """Tell whether a dash before a token parts it from a time or a weekday (`chiều-26/11`)."""
    if text.words[at - 1] != "-":
        return False
    dash = at - 1
    named = (_weekday_here(text, start) for start in range(max(0, dash - 3), dash))
    return text.keys[dash - 1] in _TIME_ENDS or any(n and n[1] == dash for n in named)


def _ends_time(text: Text, at: int) -> bool:
    """Tell whether a token before a dash ends a time or a week (`8h-t6`, `tuần sau-t6`)."""
    return at >= 0 and (text.is_number(at) or text.keys[at] in _TIME_ENDS)


def goes_on_to_date(text: Text, dash: int) -> bool:
    """Tell whether `-` behind a weekday leads on to a day, a week or a time (`T5-T6`, `t6-8h`)."""
    at = dash + 1
    if text.words[dash] != "-":
        return False
    if text.keys[at] in _TIME_OPENERS or _weekday_here(text, at) or _lone_digit(text, at):
        return True
    hour = read_number(text, at)
    return hour is not None and text.words[hour[1]] in _BEHIND_DASHED


_CODE_SIGNS = frozenset({"-", "&", "/", "_"})
_BEHIND_DASHED = frozenset({"/", "-", "h", "g", ":", "gio"})
_TIME_ENDS = forms(
    "h", "g", "giờ", "phút", "p", "rưỡi", "sáng", "trưa", "chiều", "tối", "sau", "này", "tới",
    "nữa", "mai", "nay", "mốt", "kia", "tuần", "tháng", "năm", "hạn", "trước", "đến", "nhất",
)  # fmt: skip
_TIME_OPENERS = forms(
    "tuần", "ngày", "sáng", "trưa", "chiều", "tối", "mùng", "mồng", "lúc", "trước", "cuối", "đầu",
    "thứ", "tháng", "buổi", "năm", "mai", "hôm", "mốt", "nay",
)  # fmt: skip


def _which_week(reader: Reader, weekday: int, after: int) -> tuple[Day, int]:
    """Read the week behind a weekday and give its day."""
    this = reader.monday() + timedelta(days=weekday)
    nearest = this if this > reader.today else this + timedelta(days=7)
    found = _in_named_week(reader, this, after) or _beside_weekday(reader, this, nearest, after)
    if found:
        return found
    if this == reader.today:
        both = (this, nearest)
        return Day(nearest, Sort.WEEKDAY, Ask.DEADLINE_AMBIGUOUS, both, weekday), after
    return Day(nearest, Sort.WEEKDAY, weekday=weekday), after


def _in_named_week(reader: Reader, this: date, after: int) -> tuple[Day, int] | None:
    """Read `tuần sau`, `của tuần này`, `, tuần tới` behind a weekday."""
    text = reader.text
    at = after + (text.words[after] == "," and text.keys[after + 1] in _WEEK)
    on_to = text.keys[at] in ON_TO and text.keys[at + 1] in _WEEK
    at += on_to or (text.keys[at] in OF and text.keys[at + 1] in _WEEK)
    if text.keys[at] not in _WEEK:
        return None
    which = WHICH.at(text, at + 1) or ((1, at + 1) if on_to else None)
    if which is None:
        return None
    return _weekday_on(reader, this + timedelta(days=7 * which[0])), which[1]


def _beside_weekday(
    reader: Reader, this: date, nearest: date, after: int
) -> tuple[Day, int] | None:
    """Read `tới`, `này`, `sau`, `vừa rồi` behind a weekday."""
    text, weekday = reader.text, this.weekday()
    if gone := _GONE.at(text, after):
        past = nearest - timedelta(days=7)
        return Day(past, Sort.RELATIVE, Ask.DEADLINE_PAST, (nearest,), weekday), gone[1]
    if ahead := _AHEAD.at(text, after):
        return Day(nearest, Sort.RELATIVE, weekday=weekday), ahead[1]
    if this_week := _THIS.at(text, after):
        return _weekday_on(reader, this), this_week[1]
    if _means_next(text, after):
        both = (nearest, nearest + timedelta(days=7))
        return Day(nearest, Sort.WEEKDAY, Ask.DEADLINE_AMBIGUOUS, both, weekday), after + 1
    return None


_NEXT = forms("sau", folded=False)


def _means_next(text: Text, at: int) -> bool:
    """Tell whether `sau` follows a weekday as `next` (not as `after such an event`)."""
    return text.keys[at] in _NEXT and text.keys[at + 1] not in forms("khi", "đó")


def _weekday_on(reader: Reader, on: date) -> Day:
    weekday = on.weekday()
    if on < reader.today:
        later = (on + timedelta(days=7), on + timedelta(days=14))
        return Day(on, Sort.RELATIVE, Ask.DEADLINE_PAST, later, weekday)
    return Day(on, Sort.RELATIVE, weekday=weekday)
