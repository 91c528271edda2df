"""Take over a file of indicators or of their values: first a look, then all of it or nothing."""

import datetime as dt

from sqlalchemy import Connection

from core.catalogue import store as catalogue
from core.indicators import store
from core.indicators.actions import SUBJECT
from core.indicators.notices import IndicatorsHaveFaults, IndicatorsImported
from core.indicators.planning import IndicatorPlan, Known, Row, plan_indicators
from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.spelling import plain

ROWS_NAMED = 10


class _Imported(Fact, frozen=True):
    new: tuple[str, ...]
    changed: tuple[str, ...]
    targets: tuple[tuple[str, str, int], ...]
    values: tuple[tuple[str, str, int], ...]
    skipped: tuple[int, ...]


def plan(
    connection: Connection, office_id: int, rows: tuple[Row, ...], zone: str, now: dt.datetime
) -> IndicatorPlan:
    """Give what a file would change."""
    return plan_indicators(rows, _known(connection, office_id, zone, now))


def _known(connection: Connection, office_id: int, zone: str, now: dt.datetime) -> Known:
    every = store.of_office(connection, office_id, dropped=True)
    ids = [one.id for one in every]
    units: dict[str, int] = {}
    for one in people.units(connection, office_id):
        units[plain(one.name)] = one.id
        units[plain(one.code)] = one.id
    return Known(
        indicators={one.code.upper(): one for one in every},
        targets=store.targets_of(connection, ids),
        values=store.said_of(connection, ids),
        units=units,
        persons={
            plain(one.code): one.id
            for one in people.of_office(connection, office_id)
            if people_rules.is_active(one, now)
        },
        products=frozenset(one.code for one in catalogue.products(connection, office_id, now)),
        paragraphs=frozenset(store.paragraph_codes(connection, office_id)),
        zone=zone,
        now=now,
    )


def take_over(
    tx: Tx, office_id: int, made: IndicatorPlan, *, accept_faults: bool
) -> IndicatorsImported:
    """Write what a plan of this very transaction says, and journal it.

    Weights that make no whole are refused whatever is accepted; rows at fault, unless it was
    accepted to leave them out. Raises Refusal.
    """
    at_fault = tuple(sorted({one.row for one in made.faults if one.row}))
    weights = tuple(one for one in made.faults if not one.row)
    if weights or (at_fault and not accept_faults):
        raise Refusal(
            IndicatorsHaveFaults(faults=len(at_fault), rows=at_fault[:ROWS_NAMED], weights=weights)
        )
    if made.changes:
        _write(tx, office_id, made)
        journal.append(
            tx,
            office_id=office_id,
            person_id=None,
            subject=f"{SUBJECT}s",
            subject_id=office_id,
            verb="import",
            said=tx.now,
            facts=_Imported(
                new=tuple(one.code for one in made.new),
                changed=tuple(one.code for one in made.changed),
                targets=tuple((one.code, one.term, one.target.target) for one in made.targets),
                values=tuple((one.code, one.value.term, one.value.value) for one in made.values),
                skipped=at_fault,
            ),
        )
    return IndicatorsImported(
        new=len(made.new),
        changed=len(made.changed),
        targets=len(made.targets),
        values=len(made.values),
        unchanged=made.unchanged,
        skipped=len(at_fault),
    )


def _write(tx: Tx, office_id: int, made: IndicatorPlan) -> None:
    number = store.next_number(tx.connection, office_id)
    for at, one in enumerate(made.new):
        store.add(tx.connection, one.but(office_id=office_id, number=number + at))
    for one in made.changed:
        store.write(tx.connection, one)
    every = store.of_office(tx.connection, office_id)
    store.measure_paragraphs(tx.connection, office_id, every)
    rows = {one.code: one.id for one in every}
    for aim in made.targets:
        store.set_target(tx.connection, rows[aim.code], aim.term, aim.target)
    for said in made.values:
        store.add_measurement(tx.connection, office_id, rows[said.code], said.value)
