"""Months and quarters as people type them in the evaluation: `tháng 10`, `quý IV/2026`."""

import re

from bot.commands.desk import Talk
from bot.commands.notices import NoSuchPeriod
from core.evaluation.period import QUARTER, Period, current, month_of
from core.kernel.refusal import Slip

_YEAR = r"(?:(?:\s*[/.-]\s*|\s+(?:nam|năm|year)\s+)(\d{4}))?"
PERIOD = re.compile(
    rf"\b(?:(?:thang|month|t)\s*(\d{{1,2}})|(?:quy|quarter|q)\s*(iv|i{{1,3}}|\d{{1,2}})\b){_YEAR}"
)
"""In folded text: the month or the quarter, and the year."""
PERIOD_TYPED = re.compile(
    rf"\b(?:(?:th[aá]ng|month|t)\s*\d{{1,2}}|(?:qu[yý]|quarter|q)\s*(?:iv|i{{1,3}}|\d{{1,2}})\b){_YEAR}",
    re.IGNORECASE,
)
"""The same in text as it was typed, to be taken out of it."""
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
    if found[1]:
        number, most, this_number = int(found[1]), 12, this.month
    else:
        number = _ROMAN.get(found[2]) or int(found[2])
        most, this_number = 4, this.quarter.month // QUARTER + 1
    latest = this.year + 1 if future else this.year
    if not 1 <= number <= most or not EARLIEST <= int(found[3] or latest) <= latest:
        right = number if 1 <= number <= most else this_number
        raise Slip(_no_such_period(talk, found, (right, this.year), latest))
    if found[3]:
        year = int(found[3])
    else:
        year = this.year - 1 if number > this_number + (1 if future else 0) else this.year
    if found[1]:
        return Period(year=year, month=number)
    return Period(year=year, month=number * QUARTER - 2, months=QUARTER)


def _no_such_period(
    talk: Talk, found: re.Match[str], right: tuple[int, int], latest: int
) -> NoSuchPeriod:
    """Give what there is instead of a period, with the line as it can be sent."""
    line = talk.incoming.text.strip()[:60]
    for wrong, instead in zip((found[1] or found[2], found[3]), right, strict=True):
        if wrong is not None:
            line = re.sub(rf"(?<!\d){wrong}(?!\d)", str(instead), line, count=1)
    return NoSuchPeriod(
        typed="/".join(part for part in (found[1] or found[2], found[3]) if part),
        quarter=found[1] is None,
        first=EARLIEST,
        last=latest,
        instead=line,
    )


def typed(period: Period) -> str:
    """Give a period as it can be typed again: `tháng 10/2026`, `quý 4/2026`."""
    if period.months == QUARTER:
        return f"quý {period.month // QUARTER + 1}/{period.year}"
    return f"tháng {period.month}/{period.year}"
