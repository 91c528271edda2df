"""The units of an office as somebody may see them, and who leads in whose place."""

import datetime as dt

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules, store
from core.people.actions import Turn, example_codes, named, tell
from core.people.notices import (
    ActingEnded,
    ActingNotUnderstood,
    ActingSet,
    OnlyAdmin,
    UnitLine,
    UnitsShown,
)
from core.people.rules import Person, Role
from core.people.store import Unit


class ActFor(Command, frozen=True):
    """Let somebody lead in another's place until a moment; both are named by code."""

    code: str
    absent: str
    until: dt.datetime


class EndActing(Command, frozen=True):
    """Let somebody no longer lead in another's place."""

    code: str


class _Acting(Fact, frozen=True):
    person_id: int
    absent_id: int | None = None
    until: dt.datetime | None = None


def show_units(tx: Tx, turn: Turn) -> UnitsShown:
    """Give the units that the asker may see, each after the one above it."""
    actor, now = turn.actor, tx.now
    admin = rules.may_keep_roster(actor, turn.office.id, now)
    every = store.units(tx.connection, turn.office.id)
    seen = [one for one in every if admin or rules.may_see_unit(actor, one.path, now)]
    home = rules.home(actor, now)
    seen = seen or [one for one in every if home and one.id == home.unit_id]
    everybody = store.of_office(tx.connection, turn.office.id)
    active = [one for one in everybody if rules.is_active(one, now)]
    shallowest = min((one.path.count(".") for one in seen), default=0)
    return UnitsShown(
        units=tuple(_line(one, active, now, shallowest) for one in _in_order(seen)),
        admin=admin,
        codes=example_codes(tx, turn),
    )


def act_for(tx: Tx, turn: Turn, command: ActFor) -> ActingSet:
    """Give somebody the leading posts of another until a moment. Raises Refusal."""
    person, absent = _find(tx, turn, command.code), _find(tx, turn, command.absent)
    led = [
        post
        for post in absent.posts_at(tx.now)
        if post.role in (Role.HEAD, Role.DEPUTY) and post.acting_for is None
    ]
    if not led:
        raise Refusal(ActingNotUnderstood(why="leads_nothing", codes=example_codes(tx, turn)))
    store.end_acting(tx.connection, person.id, tx.now)
    for post in led:
        store.add_post(
            tx.connection,
            turn.office.id,
            person.id,
            post.unit_id,
            post.role,
            post.title,
            tx.now,
            until=command.until,
            acting_for=absent.id,
        )
    _note(
        tx,
        turn,
        "act_for",
        _Acting(person_id=person.id, absent_id=absent.id, until=command.until),
    )
    notice = ActingSet(
        person=named(person, tx.now), absent=named(absent, tx.now), until=command.until
    )
    for one in {person.id, absent.id} - {turn.actor.id}:
        tell(tx, one, notice, key="acting")
    return notice


def end_acting(tx: Tx, turn: Turn, command: EndActing) -> ActingEnded:
    """End what somebody holds in another's place. Raises Refusal if the asker is no admin."""
    person = _find(tx, turn, command.code)
    ended = store.end_acting(tx.connection, person.id, tx.now)
    _note(tx, turn, "end_acting", _Acting(person_id=person.id))
    notice = ActingEnded(person=named(person, tx.now), anything=ended > 0)
    if ended and person.id != turn.actor.id:
        tell(tx, person.id, notice, key="acting")
    return notice


def _find(tx: Tx, turn: Turn, code: str) -> Person:
    if not rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        raise Refusal(OnlyAdmin())
    found = store.by_code(tx.connection, turn.office.id, code)
    if found is None or not rules.is_active(found, tx.now):
        raise Refusal(ActingNotUnderstood(why="codes", codes=example_codes(tx, turn)))
    return found


def _in_order(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=lambda one: [int(step) for step in one.path.split(".") if step])


def _line(unit: Unit, people: list[Person], now: dt.datetime, shallowest: int) -> UnitLine:
    held = [(post, one) for one in people for post in one.posts_at(now) if post.unit_id == unit.id]
    held = [(post, one) for post, one in held if post.role is not Role.DELEGATE]
    leaders = [one for post, one in held if post.role is Role.HEAD]
    return UnitLine(
        depth=unit.path.count(".") - shallowest,
        code=unit.code,
        name=unit.name,
        leaders=tuple(named(one, now) for one in leaders),
        people=len({one.id for _, one in held}),
    )


def _note(tx: Tx, turn: Turn, verb: str, facts: _Acting) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person",
        subject_id=facts.person_id,
        verb=verb,
        said=turn.said,
        facts=facts,
    )
