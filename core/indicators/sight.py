"""Indicators as the asker may see them, and as lines to be told."""

import datetime as dt
from collections.abc import Mapping, Sequence

from core.indicators import rules, store
from core.indicators.notices import IndicatorLine, IndicatorRefused, IndicatorUnknown
from core.indicators.rules import Indicator, Measurement, Source, Target, Term
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.people.store import Unit
from core.tasks.actions import amount


def visible(tx: Tx, turn: Turn, number: int) -> Indicator:
    """Give an indicator by its number. Raises Refusal if it is not the asker's to see."""
    found = store.by_number(tx.connection, turn.office.id, number)
    if found is None or not rules.may_see(turn.actor, found.path, tx.now):
        raise Refusal(IndicatorUnknown(indicator=number))
    return found


def unit_asked(tx: Tx, turn: Turn, code: str | None) -> Unit:
    """Give the unit of a code, or the asker's own. Raises Refusal where he may not look into it."""
    every = people.units(tx.connection, turn.office.id)
    own = people_rules.home(turn.actor, tx.now)
    found = next(
        (
            one
            for one in every
            if one.code == code or (code is None and own and one.id == own.unit_id)
        ),
        None,
    )
    if found is None or not rules.may_see(turn.actor, found.path, tx.now):
        raise Refusal(IndicatorRefused(why="unit"))
    return found


def keeps(tx: Tx, turn: Turn, path: str) -> bool:
    """Tell whether the asker says what a unit is measured by."""
    return rules.may_keep(turn.actor, path, tx.now)


def answers_for(tx: Tx, one: Indicator) -> Person | None:
    """Give who answers for an indicator: the person named, or who leads its unit."""
    if one.owner_id is not None:
        return people.person_of(tx.connection, one.owner_id)
    return people.leader_of(tx.connection, one.office_id, one.path, tx.now)


def line(tx: Tx, turn: Turn, one: Indicator, term: Term) -> IndicatorLine:
    """Give one indicator in a term."""
    return lines(tx, turn, [one], [term])[0]


def lines(
    tx: Tx, turn: Turn, every: Sequence[Indicator], terms: Sequence[Term]
) -> list[IndicatorLine]:
    """Give indicators, each in its term, as people speak of them."""
    rows = [one.id for one in every]
    targets = store.targets_of(tx.connection, rows)
    said = store.said_of(tx.connection, rows)
    units = {one.id: one for one in people.units(tx.connection, turn.office.id)}
    owners = people.persons(
        tx.connection, list({one.owner_id for one in every if one.owner_id is not None})
    )
    return [
        _line(
            tx,
            turn,
            one,
            term,
            targets.get(one.id, {}),
            said.get(one.id, []),
            units,
            owners.get(one.owner_id or 0),
        )
        for one, term in zip(every, terms, strict=True)
    ]


def _line(
    tx: Tx,
    turn: Turn,
    one: Indicator,
    term: Term,
    targets: Mapping[str, Target],
    said: Sequence[Measurement],
    units: Mapping[int, Unit],
    owner: Person | None,
) -> IndicatorLine:
    unit, target = units[one.unit_id], targets.get(term.key)
    value = store.value_of(
        tx.connection, one, term, turn.office.zone, tx.now + dt.timedelta(milliseconds=1), said
    )
    mine = [each for each in said if each.term == term.key]
    last = rules.counts_now(mine)
    known = target is not None and value is not None
    return IndicatorLine(
        indicator=one.number,
        code=one.code,
        name=one.name,
        unit_code=unit.code,
        unit=unit.name,
        year=term.year,
        month=term.month,
        months=term.months,
        source=one.source,
        direction=one.direction,
        weight=percentage(one.weight),
        position=one.position,
        counts=one.counts,
        formula=one.formula,
        noun=one.noun,
        owner=named(owner, tx.now) if owner else None,
        target=amount_of(target.target) if target else None,
        baseline=amount_of(target.baseline) if target and target.baseline is not None else None,
        value=None if value is None else amount_of(value),
        share=str(rules.attainment(one.direction, target, value))
        if target is not None and value is not None
        else None,
        met=rules.is_met(one.direction, target, value)
        if known and target is not None and value is not None
        else None,
        late=one.source is Source.TYPED and last is not None and last.late,
        said=len(mine),
        cutoff=one.cutoff,
    )


def amount_of(thousandths: int) -> str:
    """Give a value, which may be below zero, as plain text with a point."""
    return f"-{amount(-thousandths)}" if thousandths < 0 else amount(thousandths)


def percentage(hundredths: int) -> str:
    """Give hundredths of a percent as plain text: `40`, `33.33`."""
    return amount_of(hundredths * 10)
