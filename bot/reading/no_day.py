"""A day that no calendar has, such as 31/11: it is named, and never taken for words."""

import calendar
import re

from bot.reading.text import fold

_DAY = re.compile(
    r"\b(?:ngay|hom|tu|den|truoc|han|hen|dated|of|on|by|until)\s+"
    r"(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}))?(?![\w/-])"
)
LEAP = 2028
MONTHS = 12


def no_such_day(text: str) -> str | None:
    """Give the first day a text names that does not exist, as `31/11`; None where all do.

    Without a year 29/2 exists; only what stands behind a word of time is taken for a day.
    """
    for found in _DAY.finditer(fold(text)):
        day, month, year = int(found[1]), int(found[2]), int(found[3] or LEAP)
        if not 1 <= month <= MONTHS or not 1 <= day <= calendar.monthrange(year, month)[1]:
            return f"{day}/{month}" if found[3] is None else f"{day}/{month}/{year}"
    return None
