"""Work that goes to somebody else: at once by a leader, or once each side has confirmed it."""

import datetime as dt
from collections.abc import Collection

from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person
from core.people.store import Unit
from core.tasks import actions, assigning, handover_store, rules, shares, standing_in, store
from core.tasks.actions import Change
from core.tasks.giving_notices import (
    HandedOver,
    HandOverAsked,
    HandOverDeadline,
    HandOverDeclined,
    HandOverPreview,
    HandOverReceived,
    HandOverSame,
    HandOverTold,
    HandOverWaiting,
    NotArranger,
    UnitHeadless,
)
from core.tasks.handover_store import DECLINED, DONE, WAITING, Handover
from core.tasks.notices import ComingLine
from core.tasks.rules import WORKING, State, Task


class HandOver(Command, frozen=True):
    """Let a task go to a person, or to a unit, with which its head decides.

    `deadline` is a new one, from who decides about it.
    """

    number: int
    person: int | None = None
    unit: str | None = None
    why: str | None = None
    deadline: dt.datetime | None = None


class Way(Fact, frozen=True):
    """How a task gets to somebody: whose place he takes, and who has to confirm it, in order."""

    task: Task
    leaving: Person
    coming: Person
    unit: Unit | None
    giver: Person | None
    taker: Person | None
    why: str | None
    deadline: dt.datetime | None = None

    @property
    def at_once(self) -> bool:
        """Nobody has to confirm it."""
        return self.giver is None and self.taker is None


def preview(tx: Tx, turn: Turn, command: HandOver) -> HandOverPreview:
    """Say where the task would go, and who would have to confirm it. Raises Refusal."""
    way = _way(tx, turn, command)
    return HandOverPreview(
        number=way.task.number,
        title=way.task.title,
        leaving=named(way.leaving, tx.now),
        coming=named(way.coming, tx.now),
        unit=way.unit.name if way.unit else None,
        confirm=tuple(named(one, tx.now) for one in (way.giver, way.taker) if one is not None),
        deadline=way.deadline,
    )


def hand_over(tx: Tx, turn: Turn, command: HandOver) -> Notice:
    """Let the task go, or ask those who have to confirm it. Raises Refusal."""
    way = _way(tx, turn, command)
    task = way.task
    handover_store.end(tx.connection, task.id, handover_store.WITHDRAWN)
    if way.at_once:
        _move(tx, turn, way)
        return HandedOver(
            number=task.number,
            title=task.title,
            coming=named(way.coming, tx.now),
            deadline=way.deadline,
        )
    asked = handover_store.add(
        tx.connection,
        Handover(
            id=0,
            office_id=task.office_id,
            task_id=task.id,
            leaving_id=way.leaving.id,
            coming_id=way.coming.id,
            unit_id=way.unit.id if way.unit else None,
            by_id=turn.actor.id,
            giver_id=way.giver.id if way.giver else None,
            given=None,
            taker_id=way.taker.id if way.taker else way.coming.id,
            why=way.why,
            said=turn.said,
            state=WAITING,
            deadline=way.deadline,
        ),
    )
    _note(tx, turn, task, "ask_hand_over", way.leaving, way.coming, way.why)
    _ask(tx, turn, task, asked)
    awaited = people.person_of(tx.connection, asked.awaited_id)
    then = way.taker if way.giver and way.taker else None
    return HandOverAsked(
        number=task.number,
        title=task.title,
        coming=named(way.coming, tx.now),
        awaits=named(awaited, tx.now),
        then=named(then, tx.now) if then else None,
    )


def coming_to(tx: Tx, whose: Person) -> tuple[ComingLine, ...]:
    """Give what waits for somebody to say that a task goes to him, or from whom he leads."""
    found = handover_store.awaited_by(tx.connection, rules.acts_as(whose, tx.now))
    ids = {one.by_id for one in found} | {one.coming_id for one in found}
    known = people.persons(tx.connection, sorted(ids))
    return tuple(
        ComingLine(
            number=one.number,
            title=one.title,
            by=named(known[one.by_id], tx.now),
            coming=None if one.coming_id == whose.id else named(known[one.coming_id], tx.now),
            since=one.since,
        )
        for one in found
    )


def waits_for(tx: Tx, turn: Turn, task: Task) -> Handover | None:
    """Give the handover of a task that waits for the asker, or for whom he acts."""
    found = handover_store.waiting(tx.connection, task.id)
    return found if found and found.awaited_id in rules.acts_as(turn.actor, tx.now) else None


def decide(
    tx: Tx, turn: Turn, task: Task, found: Handover, *, accept: bool, why: str | None
) -> None:
    """Confirm a handover for one's side, or decline it; who has to know is told."""
    leaving, coming = (
        people.person_of(tx.connection, one) for one in (found.leaving_id, found.coming_id)
    )
    if not accept:
        handover_store.write(tx.connection, found.but(state=DECLINED))
        _note(tx, turn, task, "decline_hand_over", leaving, coming, why)
        letter = HandOverDeclined(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            coming=named(coming, tx.now),
            why=why,
        )
        _tell_all(tx, {found.by_id, found.leaving_id} - {turn.actor.id}, letter, task)
        return
    asks_again = found.taker_id not in {turn.actor.id, found.by_id}
    if found.giver_id is not None and found.given is None and asks_again:
        given = found.but(given=turn.said)
        handover_store.write(tx.connection, given)
        _note(tx, turn, task, "agree_hand_over", leaving, coming, why)
        _ask(tx, turn, task, given)
        return
    handover_store.write(tx.connection, found.but(given=turn.said, state=DONE))
    unit = next(
        (one for one in people.units(tx.connection, task.office_id) if one.id == found.unit_id),
        None,
    )
    way = Way(
        task=task,
        leaving=leaving,
        coming=coming,
        unit=unit,
        giver=None,
        taker=None,
        why=found.why,
        deadline=found.deadline,
    )
    _move(tx, turn, way)


def _way(tx: Tx, turn: Turn, command: HandOver) -> Way:
    task = actions.visible(tx, turn, command.number)
    doing = people.persons(tx.connection, [one.person_id for one in task.holders])
    mine = task.is_held_by(turn.actor.id)
    decides = rules.may_arrange(turn.actor, task, doing.values(), tx.now)
    absent = standing_in.absent(tx, turn.actor, task)
    takes_on = absent is not None and command.person == turn.actor.id
    if not mine and not decides and not takes_on:
        raise Refusal(_not_arranger(tx, task))
    if command.deadline is not None and not _sets_deadline(tx, turn, task):
        reviewer = named(people.person_of(tx.connection, task.reviewer_id), tx.now)
        raise Refusal(HandOverDeadline(number=task.number, title=task.title, reviewer=reviewer))
    if task.state not in WORKING | {State.PAUSED}:
        raise Refusal(actions.not_now(task, "hand_over"))
    unit, coming = _target(tx, turn, command)
    leaving = turn.actor if mine else (takes_on and absent) or doing[task.lead.person_id]
    if task.is_held_by(coming.id) and (len(task.holders) == 1 or coming.id == leaving.id):
        raise Refusal(HandOverSame(number=task.number, person=named(coming, tx.now)))
    giver = None if decides else people.person_of(tx.connection, task.reviewer_id)
    taker: Person | None = None
    if people_rules.may_assign(turn.actor, coming, tx.now) and coming.id != turn.actor.id:
        giver = None
    elif takes_on and not decides:
        taker = coming
    elif _same_unit(leaving, coming, tx):
        giver, taker = None, coming
    else:
        taker = _head(tx, coming)
    return Way(
        task=task,
        leaving=leaving,
        coming=coming,
        unit=unit,
        giver=giver,
        taker=None if taker and taker.id == turn.actor.id else taker,
        why=command.why,
        deadline=command.deadline,
    )


def _sets_deadline(tx: Tx, turn: Turn, task: Task) -> bool:
    """Tell whether the asker may set the deadline along with whose the task is."""
    doing = people.persons(tx.connection, [one.person_id for one in task.holders])
    return not task.is_held_by(turn.actor.id) and rules.may_arrange(
        turn.actor, task, doing.values(), tx.now
    )


def _target(tx: Tx, turn: Turn, command: HandOver) -> tuple[Unit | None, Person]:
    if command.person is not None:
        return None, people.person_of(tx.connection, command.person)
    units = people.units(tx.connection, turn.office.id)
    unit = next((one for one in units if one.code == command.unit), None)
    head = people.leader_of(tx.connection, turn.office.id, unit.path, tx.now) if unit else None
    if unit is None or head is None:
        raise Refusal(UnitHeadless(unit=unit.name if unit else command.unit or ""))
    return unit, head


def _head(tx: Tx, person: Person) -> Person:
    """Give who decides whether a person may take work: who leads his unit, or he himself."""
    post = people_rules.home(person, tx.now)
    head = people.leader_of(tx.connection, person.office_id, post.path, tx.now) if post else None
    return head or person


def _same_unit(one: Person, other: Person, tx: Tx) -> bool:
    first, second = people_rules.home(one, tx.now), people_rules.home(other, tx.now)
    return first is not None and second is not None and first.unit_id == second.unit_id


def _move(tx: Tx, turn: Turn, way: Way) -> None:
    """Put one person in another's place; number and history stay as they are.

    So does the deadline unless a new one was said; one that was missed stays counted once.
    """
    task, leaving, coming, why = way.task, way.leaving, way.coming, way.why
    unit_id = way.unit.id if way.unit else None
    holders = shares.replaced(task.holders, leaving.id, coming.id)
    answers = next(one.person_id for one in holders if one.lead)
    changed = task.but(holders=holders)
    if way.deadline is not None and way.deadline != task.deadline:
        missed = task.missed + int(rules.is_late(task, turn.said))
        changed = changed.but(deadline=way.deadline, missed=missed, first_handed=None)
    if answers != task.lead.person_id:
        post = people_rules.home(coming, tx.now)
        changed = changed.but(
            unit_id=unit_id or (post.unit_id if post else task.unit_id),
            whole_unit_id=unit_id,
            reviewer_id=_reviewer(tx, task, coming).id,
            state=State.ASSIGNED if task.state in WORKING else task.state,
        )
    changed = store.write(tx.connection, changed)
    store.set_holders(tx.connection, changed)
    _note(tx, turn, task, "hand_over", leaving, coming, why, after=changed)
    by = named(turn.actor, tx.now)
    if coming.id != turn.actor.id:
        letter = HandOverReceived(
            number=task.number,
            title=task.title,
            by=by,
            leaving=named(leaving, tx.now),
            deadline=changed.deadline,
            progress=task.progress,
            why=why,
        )
        tell(tx, coming.id, letter, key=f"handover:{task.number}")
    told = HandOverTold(
        number=task.number,
        title=task.title,
        by=by,
        leaving=named(leaving, tx.now),
        coming=named(coming, tx.now),
        why=why,
    )
    concerned = {leaving.id, task.reviewer_id, changed.reviewer_id, task.assigner_id}
    _tell_all(tx, concerned - {turn.actor.id, coming.id}, told, task)


def _reviewer(tx: Tx, task: Task, coming: Person) -> Person:
    """Give who accepts it now: as before where he leads who does it, or the next leader up."""
    before = people.person_of(tx.connection, task.reviewer_id)
    if people_rules.leads(before, coming, tx.now):
        return before
    return assigning.leader_above(tx, coming) or before


def _ask(tx: Tx, turn: Turn, task: Task, asked: Handover) -> None:
    leaving, coming = (
        people.person_of(tx.connection, one) for one in (asked.leaving_id, asked.coming_id)
    )
    letter = HandOverWaiting(
        number=task.number,
        title=task.title,
        by=named(people.person_of(tx.connection, asked.by_id), tx.now),
        leaving=named(leaving, tx.now),
        coming=named(coming, tx.now),
        yours=asked.awaited_id == coming.id,
        deadline=task.deadline,
        progress=task.progress,
        why=asked.why,
    )
    if asked.awaited_id != turn.actor.id:
        tell(tx, asked.awaited_id, letter, key=f"handover-ask:{task.number}")


def _tell_all(tx: Tx, person_ids: Collection[int], letter: Notice, task: Task) -> None:
    for person_id in sorted(person_ids):
        tell(tx, person_id, letter, key=f"{letter.kind}:{task.number}")


def _note(
    tx: Tx,
    turn: Turn,
    task: Task,
    verb: str,
    leaving: Person,
    coming: Person,
    why: str | None,
    *,
    after: Task | None = None,
) -> None:
    words = f"{leaving.name} → {coming.name}"
    change = Change(words=f"{words}: {why}" if why else words)
    actions.note(tx, turn, after or task, verb, change, before=task)


def _not_arranger(tx: Tx, task: Task) -> NotArranger:
    found = people.persons(tx.connection, [task.assigner_id, task.reviewer_id])
    return NotArranger(
        number=task.number,
        title=task.title,
        assigner=named(found[task.assigner_id], tx.now),
        reviewer=named(found[task.reviewer_id], tx.now),
    )
