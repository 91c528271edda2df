"""Months and quarters as people type them in the evaluation: `tháng 10`, `quý IV/2026`."""

import re

from bot.commands.desk import Talk
from bot.commands.notices import NoSuchTerm
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
EARLIEST = 2000
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def term_in(talk: Talk, said: str, *, past: bool = False, future: bool = False) -> Month:
    """Give the period that a folded text names; else the present one, or the last whole one.

    Without its year it is the latest one that is not in the future, if none may be. Raises Slip
    for a month or quarter that does not exist, or a year that is too far off.
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
    latest = this.year + 1 if future else this.year
    if not 1 <= number <= most or not EARLIEST <= int(found[3] or latest) <= latest:
        right = number if 1 <= number <= most else this_number
        raise Slip(_no_such_term(talk, found, (right, this.year), latest))
    if found[3]:
        year = int(found[3])
    else:
        year = this.year - 1 if number > this_number + (1 if future else 0) else this.year
    if found[1]:
        return Month(year=year, month=number)
    return Month(year=year, month=number * QUARTER - 2, months=QUARTER)


def _no_such_term(
    talk: Talk, found: re.Match[str], right: tuple[int, int], latest: int
) -> NoSuchTerm:
    """Give what there is instead of a period, with the line as it can be sent."""
    line = talk.incoming.text.strip()[:60]
    for wrong, instead in zip((found[1] or found[2], found[3]), right, strict=True):
        if wrong is not None:
            line = re.sub(rf"(?<!\d){wrong}(?!\d)", str(instead), line, count=1)
    return NoSuchTerm(
        typed="/".join(part for part in (found[1] or found[2], found[3]) if part),
        quarter=found[1] is None,
        first=EARLIEST,
        last=latest,
        instead=line,
    )


def typed(term: Month) -> str:
    """Give a period as it can be typed again: `tháng 10/2026`, `quý 4/2026`."""
    if term.months == QUARTER:
        return f"quý {term.month // QUARTER + 1}/{term.year}"
    return f"tháng {term.month}/{term.year}"
