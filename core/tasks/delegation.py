"""A head lets somebody he leads decide in his place until a date: what waits for him, no more."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.journal import Entry
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named
from core.people.rules import Person, Post, Role
from core.people.store import Delegation
from core.periods import store as periods
from core.periods.rules import Away
from core.periods.spans import Span
from core.tasks import actions, store
from core.tasks.actions import Change
from core.tasks.delegation_notices import (
    Delegated,
    DelegatedToYou,
    DelegationEnded,
    DelegationLine,
    DelegationOver,
    DelegationPreview,
    DelegationRefused,
    DelegationsShown,
)
from core.tasks.notices import NothingToUndo

SUBJECT = "delegation"
DELEGATE, END = "delegate", "end_delegation"


class Delegate(Command, frozen=True):
    """Let somebody decide in one's place from a moment up to but without another."""

    person_id: int
    since: dt.datetime
    until: dt.datetime


class Cut(Fact, frozen=True):
    """A delegation that ended early, and until when it had been meant."""

    id: int
    until: dt.datetime


class Kept(Fact, frozen=True):
    """What the journal keeps of a delegation given or ended."""

    person_id: int | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    cut: tuple[Cut, ...] = ()


def show(tx: Tx, turn: Turn) -> DelegationsShown:
    """Give who decides in the asker's place, and in whose place he does."""
    taken = [
        Delegation(id=0, person_id=post.acting_for, absent_id=0, since=post.since, until=post.until)
        for post in turn.actor.posts
        if post.role is Role.DELEGATE and post.acting_for and post.until and post.until > tx.now
    ]
    return DelegationsShown(
        given=_lines(tx, people.delegations(tx.connection, turn.actor.id, tx.now)),
        taken=_lines(tx, [one for one in taken if one.until > one.since]),
        leads=_led_post(turn.actor, tx.now) is not None,
    )


def allowed(tx: Tx, turn: Turn, person_id: int) -> Person:
    """Give whom the asker may let decide in his place. Raises Refusal for anybody else."""
    deputy = people.person_of(tx.connection, person_id)
    if _led_post(turn.actor, tx.now) is None:
        raise Refusal(DelegationRefused(why="leads_nothing"))
    if deputy.id == turn.actor.id:
        raise Refusal(DelegationRefused(why="oneself"))
    under = people_rules.leads(turn.actor, deputy, tx.now)
    if not under or not people_rules.is_active(deputy, tx.now):
        codes = (turn.actor.code, deputy.code)
        person = named(deputy, tx.now)
        raise Refusal(DelegationRefused(why="not_yours", person=person, codes=codes))
    return deputy


def undecided(tx: Tx, turn: Turn, until: dt.datetime) -> int:
    """Count what waits for a head who will be away until a moment; none where somebody decides.

    None too for who leads nothing by an own post: he has nothing to let others decide.
    """
    if _led_post(turn.actor, tx.now) is None:
        return 0
    stands = people.delegations(tx.connection, turn.actor.id, tx.now)
    if any(one.until >= until for one in stands):
        return 0
    return store.waiting_in_place(tx.connection, turn.actor.id, turn.actor.id, tx.now)


def proposed(tx: Tx, turn: Turn, span: Span) -> Person | None:
    """Give whom a head could let decide: a deputy of his, else whoever he leads; not on leave."""
    found = {
        one.id: one
        for path in people_rules.led_paths(turn.actor, tx.now)
        for one in people.under(tx.connection, turn.office.id, path, tx.now)
        if one.id != turn.actor.id and people_rules.leads(turn.actor, one, tx.now)
    }
    away = {one.person_id for one in periods.absences(tx.connection, list(found), span)}
    free = [one for one in found.values() if one.id not in away]
    return min(free, key=lambda one: (_rank(one, tx.now), one.id), default=None)


def _rank(whose: Person, now: dt.datetime) -> int:
    roles = {one.role for one in whose.posts_at(now) if one.acting_for is None}
    order = (Role.DEPUTY, Role.HEAD, Role.OFFICIAL)
    return next((at for at, role in enumerate(order) if role in roles), len(order))


def preview(tx: Tx, turn: Turn, command: Delegate) -> DelegationPreview:
    """Say what letting somebody decide would mean. Raises Refusal."""
    deputy = allowed(tx, turn, command.person_id)
    span = Span(start=max(command.since, tx.now), end=command.until)
    away = [
        one.end
        for one in periods.absences(tx.connection, [deputy.id], span)
        if one.away is Away.LEAVE
    ]
    return DelegationPreview(
        line=_line(tx, deputy, command),
        former=_lines(tx, _touched(tx, turn, command)),
        waiting=store.waiting_in_place(tx.connection, turn.actor.id, deputy.id, tx.now),
        own=store.reviewed_of(tx.connection, turn.actor.id, deputy.id),
        away=max(away, default=None),
    )


def delegate(tx: Tx, turn: Turn, command: Delegate) -> Delegated:
    """Let somebody decide in the asker's place; he gets a letter. Raises Refusal.

    A former delegation that it touches ends where it begins; by itself it ends at `until`.
    """
    deputy = allowed(tx, turn, command.person_id)
    led = _led_post(turn.actor, tx.now)
    if led is None:
        raise Refusal(DelegationRefused(why="leads_nothing"))
    former = _touched(tx, turn, command)
    shown = _lines(tx, former)
    start = max(command.since, tx.now)
    people.set_until(tx.connection, {one.id: start for one in former})
    new = Delegation(
        id=0,
        person_id=deputy.id,
        absent_id=turn.actor.id,
        since=start,
        until=command.until,
    )
    row = people.add_delegation(tx.connection, new, led, turn.office.id)
    kept = Kept(person_id=deputy.id, since=start, until=command.until, cut=_cut(former))
    _note(tx, turn, row, DELEGATE, kept)
    line = _line(tx, deputy, command)
    waiting = store.waiting_in_place(tx.connection, turn.actor.id, deputy.id, tx.now)
    letter = DelegatedToYou(by=named(turn.actor, tx.now), line=line, waiting=waiting)
    tell(tx, deputy.id, letter, key="delegated")
    _tell_over(tx, turn, {one.person_id for one in former} - {deputy.id})
    return Delegated(line=line, former=shown)


def end(tx: Tx, turn: Turn) -> DelegationEnded:
    """Let nobody decide in the asker's place any more; those who did are told."""
    found = people.delegations(tx.connection, turn.actor.id, tx.now)
    people.set_until(tx.connection, {one.id: tx.now for one in found})
    if found:
        _note(tx, turn, found[0].id, END, Kept(cut=_cut(found)))
    return DelegationEnded(deputies=_tell_over(tx, turn, {one.person_id for one in found}))


def take_back(tx: Tx, turn: Turn, last: Entry) -> str:
    """Take back what was given, or ended; give the name of who is concerned.

    Raises Refusal once somebody has decided in the asker's place by it, who is named.
    """
    kept = msgspec.json.decode(last.facts, type=Kept)
    if last.verb == DELEGATE and kept.person_id is not None:
        _refuse_if_used(tx, turn, last, kept.person_id)
        people.set_until(tx.connection, {last.subject_id: tx.now})
        _tell_over(tx, turn, {kept.person_id})
    people.set_until(tx.connection, {one.id: one.until for one in kept.cut})
    restored = [
        one
        for one in people.delegations(tx.connection, turn.actor.id, tx.now)
        if one.id in {cut.id for cut in kept.cut}
    ]
    for one in restored:
        deputy = people.person_of(tx.connection, one.person_id)
        letter = DelegatedToYou(by=named(turn.actor, tx.now), line=_lines(tx, [one])[0], waiting=0)
        tell(tx, deputy.id, letter, key="delegated")
    _note(tx, turn, last.subject_id, actions.UNDO, kept)
    whose = kept.person_id or (restored[0].person_id if restored else None)
    return people.person_of(tx.connection, whose).name if whose else ""


def _refuse_if_used(tx: Tx, turn: Turn, last: Entry, deputy_id: int) -> None:
    since = journal.by_since(tx, deputy_id, actions.SUBJECT, last.id)
    if any(msgspec.json.decode(one.facts, type=Change).behalf == turn.actor.id for one in since):
        by = named(people.person_of(tx.connection, deputy_id), tx.now)
        raise Refusal(NothingToUndo(why="delegation_used", number=None, by=by))


def _led_post(whose: Person, now: dt.datetime) -> Post | None:
    """Give the own post by which somebody leads; None for who leads nothing, or only acts."""
    led = (Role.HEAD, Role.DEPUTY)
    return next(
        (one for one in whose.posts_at(now) if one.role in led and one.acting_for is None), None
    )


def _touched(tx: Tx, turn: Turn, command: Delegate) -> list[Delegation]:
    found = people.delegations(tx.connection, turn.actor.id, tx.now)
    return [one for one in found if one.since < command.until and one.until > command.since]


def _cut(found: Sequence[Delegation]) -> tuple[Cut, ...]:
    return tuple(Cut(id=one.id, until=one.until) for one in found)


def _tell_over(tx: Tx, turn: Turn, ids: set[int]) -> tuple[Named, ...]:
    whose = people.persons(tx.connection, sorted(ids))
    letter = DelegationOver(by=named(turn.actor, tx.now))
    for one in whose:
        tell(tx, one, letter, key="delegation-over")
    return tuple(named(one, tx.now) for one in whose.values())


def _line(tx: Tx, deputy: Person, command: Delegate) -> DelegationLine:
    return DelegationLine(
        deputy=named(deputy, tx.now),
        since=command.since,
        until=command.until,
        begun=command.since <= tx.now,
    )


def _lines(tx: Tx, found: Sequence[Delegation]) -> tuple[DelegationLine, ...]:
    whose = people.persons(tx.connection, [one.person_id for one in found])
    return tuple(
        DelegationLine(
            deputy=named(whose[one.person_id], tx.now),
            since=one.since,
            until=one.until,
            begun=one.since <= tx.now,
        )
        for one in found
    )


def _note(tx: Tx, turn: Turn, row: int, verb: str, kept: Kept) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=row,
        verb=verb,
        said=turn.said,
        facts=kept,
    )
