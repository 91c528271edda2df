"""How dates, numbers and percent are written in a Vietnamese office, and in English."""

import datetime as dt
from fractions import Fraction

from locales.speech import Language, say

_VI_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EN_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday(language: Language, of: dt.date) -> str:
    """Give the weekday: `thứ Sáu`, `Friday`."""
    return (_VI_WEEKDAYS if language == "vi" else _EN_WEEKDAYS)[of.weekday()]


def day(of: dt.date) -> str:
    """Give the day without its year: `27/11` (day before month in both languages)."""
    return f"{of.day}/{of.month}"


def day_with_weekday(language: Language, of: dt.date) -> str:
    """Give `thứ Sáu 27/11/2026`, `Friday 27/11/2026`."""
    return f"{weekday(language, of)} {of.day}/{of.month}/{of.year}"


def clock(of: dt.datetime) -> str:
    """Give the time of day: `17:00`."""
    return f"{of:%H:%M}"


def deadline(language: Language, of: dt.datetime) -> str:
    """Give `17:00 thứ Sáu 27/11/2026`. The moment must already be in the office's zone."""
    return f"{clock(of)} {day_with_weekday(language, of)}"


def moment(of: dt.datetime) -> str:
    """Give `16:52 23/11/2026`. The moment must already be in the office's zone."""
    return f"{clock(of)} {of.day}/{of.month}/{of.year}"


def whole(language: Language, number: int) -> str:
    """Give a whole number with thousands parted: `1.234.567`, `1,234,567`; minus is U+2212."""
    parted = f"{abs(number):,}"
    if language == "vi":
        parted = parted.replace(",", ".")
    return f"\N{MINUS SIGN}{parted}" if number < 0 else parted


def decimal(language: Language, number: Fraction, places: int = 2) -> str:
    """Give a number rounded half up to `places` decimals: `83,39`, `83.39`."""
    scaled = abs(number) * 10**places
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    integer, fraction = divmod(rounded, 10**places)
    text = whole(language, integer)
    if places:
        text += ("," if language == "vi" else ".") + f"{fraction:0{places}d}"
    return f"\N{MINUS SIGN}{text}" if number < 0 and rounded else text


def percent(language: Language, share: Fraction, places: int = 0) -> str:
    """Give a share as percent: Fraction(18, 25) is `72%`; half up."""
    return f"{decimal(language, share * 100, places)}%"


def period(language: Language, month: int, months: int) -> str:
    """Give a period without its year: `tháng 10`, or `quý 4` where it is three months long."""
    if months > 1:
        return say(language, "quarter", number=str(month // months + 1))
    return say(language, "month", number=str(month))
