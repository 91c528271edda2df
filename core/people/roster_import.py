"""Reads what an office is now, and carries out the plan of a roster import in one transaction."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import roster_store, store
from core.people.roster import (
    ChangedPerson,
    ChangedUnit,
    Field,
    FieldChange,
    KnownUnit,
    NewUnit,
    PlannedPost,
    RosterPlan,
    RosterState,
)
from core.people.roster_notices import RosterHasFaults, RosterImported, RosterOutdated
from core.people.roster_store import PersonRow, PostRow
from core.people.store import Unit

ROWS_NAMED = 10


class _Imported(Fact, frozen=True):
    """What the journal keeps of an import: who and what by code, no phone numbers."""

    version: int
    units: tuple[str, ...]
    changed_units: tuple[str, ...]
    persons: tuple[str, ...]
    changed_persons: tuple[str, ...]
    begun: int
    ended: int
    skipped: tuple[int, ...]


def state_of(connection: Connection, office_id: int, now: dt.datetime) -> RosterState:
    """Give an office as a roster compares itself with it. Raises LookupError if there is none."""
    office = store.office_of(connection, office_id)
    units = store.units(connection, office_id)
    return RosterState(
        office_id=office_id,
        code=office.code,
        name=office.name,
        version=office.roster,
        units=tuple(
            KnownUnit(id=one.id, parent_id=one.parent_id, code=one.code, name=one.name)
            for one in units
        ),
        persons=roster_store.known_persons(connection, office_id, now),
        posts=roster_store.held_posts(connection, office_id, now),
    )


def apply_roster(
    tx: Tx,
    office_id: int,
    plan: RosterPlan,
    *,
    by: int | None = None,
    said: dt.datetime | None = None,
    accept_faults: bool = False,
) -> RosterImported:
    """Carry out a plan, count the import in the office, and journal it; `by` is the admin.

    Posts begin and end now. A plan without changes writes nothing. Raises Refusal if rows are at
    fault and the admin did not accept to leave them out, or if another import came in between;
    ValueError if the plan is another office's.
    """
    if plan.office_id != office_id:
        raise ValueError(f"the plan is for office {plan.office_id}, not {office_id}")
    if store.office_of(tx.connection, office_id).roster != plan.version:
        raise Refusal(RosterOutdated())
    if plan.faults and not accept_faults:
        rows = sorted({fault.row for fault in plan.faults})
        raise Refusal(RosterHasFaults(faults=len(rows), rows=tuple(rows[:ROWS_NAMED])))
    if plan.changes_anything:
        units = _apply_units(tx.connection, office_id, plan)
        _apply_persons(tx, office_id, plan, units)
        _record(tx, office_id, plan, by, said or tx.now)
    return RosterImported(
        new_units=len(plan.new_units),
        changed_units=len(plan.changed_units),
        new_persons=len(plan.new_persons),
        changed_persons=len(plan.changed_persons),
        begun=plan.begun,
        ended=plan.ended,
        unchanged=len(plan.unchanged),
        skipped=len(plan.skipped),
    )


def _apply_units(connection: Connection, office_id: int, plan: RosterPlan) -> Mapping[str, int]:
    """Add and change the units; give the number of each by the code that the plan calls it."""
    found = {unit.code: unit for unit in store.units(connection, office_id)}
    present = dict(found)
    for new in plan.new_units:
        found[new.code] = _add_unit(connection, office_id, new, found)
    numbers = {code: unit.id for code, unit in found.items()}
    for change in plan.changed_units:
        _change_unit(connection, present[change.code], change, numbers)
    if plan.changed_units:
        roster_store.lay_paths(connection, office_id)
    return numbers


def _add_unit(
    connection: Connection, office_id: int, new: NewUnit, found: Mapping[str, Unit]
) -> Unit:
    parent = found[new.parent] if new.parent is not None else None
    return store.add_unit(connection, office_id, parent, new.code, new.name)


def _change_unit(
    connection: Connection, unit: Unit, change: ChangedUnit, numbers: Mapping[str, int]
) -> None:
    after = _after(change.fields)
    parent = numbers[after[Field.PARENT]] if after.get(Field.PARENT) else unit.parent_id
    code, name = after.get(Field.CODE, unit.code), after.get(Field.NAME, unit.name)
    roster_store.change_unit(connection, unit.id, code, name, parent)


def _apply_persons(tx: Tx, office_id: int, plan: RosterPlan, units: Mapping[str, int]) -> None:
    connection = tx.connection
    rows = (
        PersonRow(code=one.code, name=one.name, gender=one.gender, phone=one.phone)
        for one in plan.new_persons
    )
    numbers = roster_store.add_persons(connection, office_id, rows)
    _change_persons(connection, office_id, plan.changed_persons, tx.now)
    ended = (post.id for one in plan.changed_persons for post in one.ended)
    roster_store.end_each_post(connection, ended, tx.now)
    begun = [
        *((numbers[one.code], one.begun) for one in plan.new_persons),
        *((one.id, one.begun) for one in plan.changed_persons),
    ]
    posts = (_post(number, post, units) for number, given in begun for post in given)
    roster_store.add_posts(connection, office_id, posts, tx.now)


def _change_persons(
    connection: Connection, office_id: int, changes: Iterable[ChangedPerson], now: dt.datetime
) -> None:
    changing = [change for change in changes if change.fields]
    present = {}
    if changing:
        present = {one.id: one for one in roster_store.known_persons(connection, office_id, now)}
    for change in changing:
        after = _after(change.fields)
        one = present[change.id]
        name = after.get(Field.NAME, one.name)
        gender = after.get(Field.GENDER, one.gender)
        phone = after.get(Field.PHONE, one.phone)
        store.change_person(connection, change.id, name, gender, phone)
        if Field.DEPARTED in after:
            roster_store.bring_back(connection, change.id)


def _after(fields: Iterable[FieldChange]) -> dict[Field, str]:
    return {change.field: change.after for change in fields}


def _post(person_id: int, post: PlannedPost, units: Mapping[str, int]) -> PostRow:
    return PostRow(
        person_id=person_id, unit_id=units[post.unit_code], role=post.role, title=post.title
    )


def _record(tx: Tx, office_id: int, plan: RosterPlan, by: int | None, said: dt.datetime) -> None:
    facts = _Imported(
        version=store.count_import(tx.connection, office_id),
        units=tuple(one.code for one in plan.new_units),
        changed_units=tuple(one.code for one in plan.changed_units),
        persons=tuple(one.code for one in plan.new_persons),
        changed_persons=tuple(one.code for one in plan.changed_persons),
        begun=plan.begun,
        ended=plan.ended,
        skipped=plan.skipped,
    )
    journal.append(
        tx,
        office_id=office_id,
        person_id=by,
        subject="roster",
        subject_id=office_id,
        verb="import",
        said=said,
        facts=facts,
    )
