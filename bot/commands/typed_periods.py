"""Months and quarters as people type them in the evaluation: `tháng 10`, `quý IV/2026`."""

import re

from bot.commands.desk import Talk
from bot.commands.notices import NoSuchPeriod
from bot.reading.text import fold
from core.evaluation.period import QUARTER, Period, current, month_of
from core.kernel.refusal import Slip

_YEAR = r"(?:(?:\s*[/.-]\s*|\s+(?:nam|năm|year)\s+)(?P<year>\d{4}))?"
_MONTH, _QUARTER = "th[aá]ng|month|t", "qu[yý]|quarter|q"
_NUMBERED = (
    rf"(?:(?:{_MONTH})\s*(?P<month>\d{{1,2}})"
    rf"|(?:{_QUARTER})\s*(?P<quarter>iv|i{{1,3}}|\d{{1,2}})\b){_YEAR}"
)
_BARE = r"(?<![\d/.-])(?P<bare>\d{1,2})\s*[/.-]\s*(?P<of>20\d{2})(?![/.-]?\w)"
_NEAR = (
    r"(?:(?P<span>th[aá]ng|qu[yý]|k[yỳ])\s+(?P<near>tr[uư][oơớ]c|r[oồ]i|nay|này)"
    r"|(?P<last>last|this)\s+(?P<english>month|quarter|period))\b"
)
NUMBERED = re.compile(rf"\b{_NUMBERED}", re.IGNORECASE)
"""In folded text or as typed: the month or the quarter by its number, and the year."""
PERIOD = re.compile(rf"\b(?:{_NUMBERED}|{_BARE}|{_NEAR})", re.IGNORECASE)
"""Also `10/2026` and `tháng trước`: where no free words stand in the line."""
EARLIEST = 2000
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_in(talk: Talk, said: str, *, past: bool = False, future: bool = False) -> Period:
    """Give the period that a folded text names; else the present one, or the last whole one.

    Without its year it is the latest one that is not in the future, if none may be. Raises Slip
    for a month or quarter that does not exist, or a year that is too far off.
    """
    office = talk.turn.office
    present = current(office, talk.tx.now)
    found = PERIOD.search(said)
    if found is None:
        return present.back(1) if past else present
    this = month_of(talk.tx.now, office.zone)
    if found["near"] or found["last"]:
        return _near(found, this, present)
    month = found["month"] or found["bare"]
    typed_year = found["year"] or found["of"]
    if month:
        number, most, this_number = int(month), 12, this.month
    else:
        number = _ROMAN.get(found["quarter"].lower()) or int(found["quarter"])
        most, this_number = 4, this.quarter.month // QUARTER + 1
    latest = this.year + 1 if future else this.year
    if not 1 <= number <= most or not EARLIEST <= int(typed_year or latest) <= latest:
        right = number if 1 <= number <= most else this_number
        wrong = (month or found["quarter"], typed_year)
        raise Slip(_no_such_period(talk, wrong, (right, this.year), latest, quarter=not month))
    if typed_year:
        year = int(typed_year)
    else:
        year = this.year - 1 if number > this_number + (1 if future else 0) else this.year
    if month:
        return Period(year=year, month=number)
    return Period(year=year, month=number * QUARTER - 2, months=QUARTER)


def _near(found: re.Match[str], this: Period, present: Period) -> Period:
    """Give this period or the one before it: `tháng trước`, `kỳ này`, `last quarter`."""
    named = fold(found["span"] or found["english"]).lower()
    period = {"thang": this, "month": this, "quy": this.quarter, "quarter": this.quarter}
    of = period.get(named, present)
    here = fold(found["near"] or "").lower() == "nay" or (found["last"] or "").lower() == "this"
    return of if here else of.back(1)


def _no_such_period(
    talk: Talk,
    typed: tuple[str | None, str | None],
    right: tuple[int, int],
    latest: int,
    *,
    quarter: bool,
) -> NoSuchPeriod:
    """Give what there is instead of a period, with the line as it can be sent."""
    line = talk.incoming.text.strip()[:60]
    for wrong, instead in zip(typed, right, strict=True):
        if wrong is not None:
            line = re.sub(rf"(?<!\d){wrong}(?!\d)", str(instead), line, count=1)
    return NoSuchPeriod(
        typed="/".join(part for part in typed if part),
        quarter=quarter,
        first=EARLIEST,
        last=latest,
        instead=line,
    )


def typed(period: Period) -> str:
    """Give a period as it can be typed again: `tháng 10/2026`, `quý 4/2026`."""
    if period.months == QUARTER:
        return f"quý {period.month // QUARTER + 1}/{period.year}"
    return f"tháng {period.month}/{period.year}"
