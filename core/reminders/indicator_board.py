"""A unit's indicators in a term: how far each has come, and all of them by their weights."""

import datetime as dt
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.indicators import rules, sight, store
from core.indicators.notices import IndicatorLine, NoIndicators
from core.indicators.rules import Indicator, Target, Term
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.people.store import Unit
from core.reminders.indicator_notices import IndicatorBoard, IndicatorRow

BEFORE = 5
"""So many earlier terms of an indicator are shown."""


def board(tx: Tx, turn: Turn, unit_code: str | None, term: Term) -> IndicatorBoard | NoIndicators:
    """Give a unit's board in a term; of indicators with another length, their last term in it.

    Raises Refusal for a unit into which the asker may not look.
    """
    unit = sight.unit_asked(tx, turn, unit_code)
    every = store.under(tx.connection, turn.office.id, unit.path)
    if not every:
        keeper = sight.keeps(tx, turn, unit.path)
        return NoIndicators(unit=unit.name, unit_code=unit.code, keeper=keeper)
    lines = sight.lines(tx, turn, every, [_shown(turn, one, term, tx.now) for one in every])
    earlier = _earlier(tx, turn, every, term)
    own = [
        (one, line)
        for one, line in zip(every, lines, strict=True)
        if one.unit_id == unit.id and one.position is None
    ]
    known = [(one.weight, Fraction(line.share)) for one, line in own if line.share is not None]
    overall = rules.roll_up(known)
    return IndicatorBoard(
        until=tx.now.astimezone(ZoneInfo(turn.office.zone)),
        code="",
        unit=unit.name,
        unit_code=unit.code,
        year=term.year,
        month=term.month,
        months=term.months,
        overall=None if overall is None else str(overall),
        valued=len(known),
        weighed=len(own),
        missing=sight.percentage(rules.missing_weight(one.weight for one, _ in own)),
        rows=tuple(
            IndicatorRow(line=line, whose=_whose(one, line, unit), before=earlier[one.id])
            for one, line in zip(every, lines, strict=True)
        ),
    )


def _shown(turn: Turn, one: Indicator, term: Term, now: dt.datetime) -> Term:
    return rules.shown_term(term, one.months, now, turn.office.zone)


def _whose(one: Indicator, line: IndicatorLine, unit: Unit) -> str:
    below = line.unit_code if one.unit_id != unit.id else ""
    return ", ".join(part for part in (one.position or "", below) if part)


def _earlier(
    tx: Tx, turn: Turn, every: list[Indicator], term: Term
) -> dict[int, tuple[str | None, ...]]:
    """Give how far each indicator came in its terms before, None where nothing is known."""
    rows = [one.id for one in every]
    targets = store.targets_of(tx.connection, rows)
    said = store.said_of(tx.connection, rows)
    found = {}
    for one in every:
        last = _shown(turn, one, term, tx.now)
        have: dict[str, Target] = targets.get(one.id, {})
        shares: list[str | None] = []
        for back in range(BEFORE, 0, -1):
            at = last.back(back)
            target = have.get(at.key)
            value = (
                store.value_of(
                    tx.connection, one, at, turn.office.zone, tx.now, said.get(one.id, ())
                )
                if target is not None
                else None
            )
            share = (
                None
                if target is None or value is None
                else str(rules.attainment(one.direction, target, value))
            )
            shares.append(share)
        found[one.id] = tuple(shares)
    return found
