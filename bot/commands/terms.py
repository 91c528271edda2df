"""Months and quarters as people type them in the evaluation: `tháng 10`, `quý IV/2026`."""

import re

from bot.commands.desk import Talk
from bot.commands.notices import NotUnderstood
from core.evaluation.figures import QUARTER, Month, current, month_of
from core.kernel.refusal import Slip

_YEAR = r"(?:(?:\s*[/.-]\s*|\s+(?:nam|năm|year)\s+)(\d{4}))?"
TERM = re.compile(
    rf"\b(?:(?:thang|month|t)\s*(\d{{1,2}})|(?:quy|quarter|q)\s*(iv|i{{1,3}}|\d{{1,2}})\b){_YEAR}"
)
"""In folded text: the month or the quarter, and the year."""
TERM_TYPED = re.compile(
    rf"\b(?:(?:th[aá]ng|month|t)\s*\d{{1,2}}|(?:qu[yý]|quarter|q)\s*(?:iv|i{{1,3}}|\d{{1,2}})\b){_YEAR}",
    re.IGNORECASE,
)
"""The same in text as it was typed, to be taken out of it."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def term_in(
    talk: Talk, said: str, *, past: bool = False, future: bool = False, nearest: str = "ky"
) -> Month:
    """Give the period that a folded text names; else the present one, or the last whole one.

    Without its year it is the latest one that is not in the future, if none may be. Raises Slip
    for a month or quarter that does not exist.
    """
    office = talk.turn.office
    present = current(office, talk.tx.now)
    found = TERM.search(said)
    if found is None:
        return present.back(1) if past else present
    this = month_of(talk.tx.now, office.zone)
    if found[1]:
        number, most, this_number = int(found[1]), 12, this.month
    else:
        number = _ROMAN.get(found[2]) or int(found[2])
        most, this_number = 4, this.quarter.month // QUARTER + 1
    if not 1 <= number <= most:
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=(nearest,)))
    if found[3]:
        latest = this.year + 1 if future else this.year
        year = min(max(int(found[3]), 2000), latest)
    else:
        year = this.year - 1 if number > this_number + (1 if future else 0) else this.year
    if found[1]:
        return Month(year=year, month=number)
    return Month(year=year, month=number * QUARTER - 2, months=QUARTER)


def typed(term: Month) -> str:
    """Give a period as it can be typed again: `tháng 10/2026`, `quý 4/2026`."""
    if term.months == QUARTER:
        return f"quý {term.month // QUARTER + 1}/{term.year}"
    return f"tháng {term.month}/{term.year}"
