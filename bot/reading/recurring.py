"""How often work comes back: `thứ 2 hàng tuần`, `ngày 25 hàng tháng, dời sau`."""

import re
from dataclasses import dataclass

from bot.reading.text import Text
from core.tasks.recurrence import LAST_DAY, Every, Moved, Recurrence

_EVERY: tuple[tuple[Every, re.Pattern[str]], ...] = tuple(
    (every, re.compile(rf"\b(?:{words})\b|/ ?(?:{slashed})\b"))
    for every, words, slashed in (
        (
            Every.QUARTER,
            (
                r"(?:hang|moi|cac|tung) quy|quy mot lan|quarterly|every quarter|"
                r"thang (?:dau|giua|cuoi|thu (?:1|2|3|nhat|hai|ba)) (?:cua )?quy"
            ),
            "quy",
        ),
        (
            Every.MONTH,
            r"(?:hang|moi|cac|tung) thang|thang (?:mot|1) lan|thang nao cung|monthly|every month",
            "thang",
        ),
        (Every.YEAR, r"(?:hang|moi) nam|yearly|annually|every year", "nam"),
        (
            Every.WEEK,
            (
                r"(?:hang|moi|cac) (?:(?:sang|chieu|toi) )?(?:tuan|thu)|tuan (?:mot|1) lan|"
                r"tuan nao cung|weekly|"
                r"every (?:week|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
            ),
            "tuan",
        ),
        (
            Every.DAY,
            r"(?:hang|moi) (?:ngay|sang|chieu|toi)|ngay nao cung|daily|every (?:working )?day",
            "ngay",
        ),
    )
)
_LONGER_THAN_ONE = re.compile(
    r"\b(?:[2-9]|1\d|hai|ba|bon|nam|sau) (?:ngay|tuan|thang|quy|nam) (?:mot|1) lan\b"
    r"|\b(?:moi|cu) (?:[2-9]|hai|ba|bon) (?:ngay|tuan|thang|quy|nam)\b"
    r"|\bcach (?:ngay|tuan|thang)\b|\bevery (?:other|[2-9]|two|three) (?:day|week|month)s?\b"
)
_WEEKDAYS = {
    "2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tu": 2, "5": 3, "nam": 3, "6": 4, "sau": 4,
    "7": 5, "bay": 5, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4,
    "saturday": 5, "sunday": 6, "cn": 6, "chu nhat": 6,
}  # fmt: skip
_WEEKDAY = re.compile(
    r"\b(?:thu|t) ?(2|3|4|5|6|7|hai|ba|tu|nam|sau|bay)\b|\b(cn|chu nhat)\b|"
    r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_DAY = re.compile(r"\b(?:ngay|mung|day|the) (\d{1,2})(?: / (\d{1,2}))?\b")
_BARE_DATE = re.compile(r"\b(\d{1,2}) / (\d{1,2})\b")
_MONTHS_OF_QUARTER = (
    (re.compile(r"\bthang (?:dau|thu (?:1|nhat)|1)\b"), 1),
    (re.compile(r"\bthang (?:giua|thu (?:2|hai))\b"), 2),
)
_LAST, _FIRST = re.compile(r"\b(?:cuoi|last)\b"), re.compile(r"\b(?:dau|first)\b")
_CLOCK = re.compile(r"\b(\d{1,2}) ?(?:h|gio|:) ?(\d{2})?\b")
_AFTER = re.compile(r"\b(?:doi|lui|chuyen) (?:sang )?(?:ngay )?sau\b|\bmove after\b")
_MOVING = re.compile(
    r"[,;(]?\s*(?:nếu\s+(?:trùng\s+)?(?:ngày\s+)?nghỉ\s+(?:thì\s+)?)?"
    r"(?:(?:dời|doi|lùi|lui|chuyển|chuyen)\s+(?:sang\s+)?(?:ngày\s+|ngay\s+)?"
    r"(?:sau|trước|truoc)|move\s+(?:after|before))\b\)?",
    re.IGNORECASE,
)
_HANGING = re.compile(r"[\s,;]+(?:thì|thi|nếu|neu|vào|vao)$", re.IGNORECASE)
LATEST = 24 * 60


@dataclass(frozen=True, slots=True)
class Recurring:
    """How often work comes back; `rule` is None where the day of it is not said."""

    every: Every
    rule: Recurrence | None


def read_recurring(text: Text, first: int, last: int) -> Recurring | None:
    """Read how often work comes back, and on which day; None where it is not said clearly."""
    said = " ".join(text.words[first:last])
    if _LONGER_THAN_ONE.search(said):
        return None
    every = next((one for one, pattern in _EVERY if pattern.search(said)), None)
    if every is None:
        return None
    on, month = _on(every, said)
    if on is None:
        return Recurring(every, None)
    moved = Moved.AFTER if _AFTER.search(said) else Moved.BEFORE
    rule = Recurrence(every=every, on=on, month=month, moved=moved)
    minute = _minute(said)
    return Recurring(every, rule if minute is None else rule.but(minute=minute))


def comes_back_seldom(said: str) -> bool:
    """Tell whether folded words say a rhythm that no series has: `2 tuần một lần`."""
    return _LONGER_THAN_ONE.search(said) is not None


def without_moving(title: str) -> str:
    """Give a title without the words that say where a day off moves a deadline."""
    return _HANGING.sub("", " ".join(_MOVING.sub(" ", title).split())).strip(" ,;")


def _on(every: Every, said: str) -> tuple[int | None, int]:
    if every is Every.DAY:
        return 0, 12
    if every is Every.WEEK:
        found = _WEEKDAY.search(said)
        return (_WEEKDAYS[next(filter(None, found.groups()))] if found else None), 12
    if every is Every.QUARTER:
        return _in_quarter(said)
    day = _DAY.search(said) or (_BARE_DATE.search(said) if every is Every.YEAR else None)
    if day and 1 <= int(day[1]) <= LAST_DAY:
        month = int(day[2]) if day[2] else 12
        valid = every is not Every.YEAR or (day[2] is not None and 1 <= month <= 12)
        return (int(day[1]) if valid else None), month if valid else 12
    if _LAST.search(said):
        return LAST_DAY, 12
    return (1 if _FIRST.search(said) and every is Every.MONTH else None), 12


def _in_quarter(said: str) -> tuple[int | None, int]:
    """Give the day of which month of a quarter: of its last one unless another is said."""
    month = next((at for pattern, at in _MONTHS_OF_QUARTER if pattern.search(said)), 12)
    day = _DAY.search(said)
    if day and 1 <= int(day[1]) <= LAST_DAY:
        return int(day[1]), month
    if month != 12:
        return None, month
    return (LAST_DAY if _LAST.search(said) else None), 12


def _minute(said: str) -> int | None:
    found = _CLOCK.search(said)
    if found is None:
        return None
    minute = int(found[1]) * 60 + int(found[2] or 0)
    return minute if 0 < minute < LATEST and int(found[2] or 0) < 60 else None
