"""Assign, report, hand in, review, extend, take back: one function for each verb."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named
from core.tasks import files, handover_store, history, parts, rules, store
from core.tasks.cause_notices import TaskTaken
from core.tasks.clock import Turned
from core.tasks.history import DeadlineVersion
from core.tasks.notices import (
    DeadlineCorrected,
    DeadlineMoved,
    NothingToUndo,
    NotHolder,
    NotNow,
    TakenBack,
    TakenLine,
    TaskBlocked,
    TaskHandedIn,
    TaskReported,
    TaskUnknown,
    TaskWaiting,
    Undone,
)
from core.tasks.rules import REPORTABLE, THOUSAND, WORKING, Cause, State, Task
from core.tasks.stopping import resumed

SUBJECT = "task"
UNDO = "undo"
RECEIVE = "receive"
KEPT_BY_REPORTS = frozenset({State.RETURNED, State.DRAFT, State.PAUSED})
HANDING_OVER = frozenset({"ask_hand_over", "agree_hand_over"})
LATE_ARRIVAL = dt.timedelta(minutes=2)
UNDO_LASTS = dt.timedelta(hours=24)
CORRECTION_LASTS = dt.timedelta(hours=1)


class ImpossibleError(RuntimeError):
    """An action would lead a task where the machine has no way."""


class Report(Command, frozen=True):
    """Say how far a task has come, what blocks it, or what is promised."""

    number: int
    progress: int | None = None
    done: int | None = None
    note: str | None = None
    blocked: bool = False
    promise: dt.datetime | None = None
    evidence: tuple[str, ...] = ()


class HandIn(Command, frozen=True):
    """Say that a task is finished and hand it to the reviewer; `anyway` though parts are open."""

    number: int
    note: str | None = None
    done: int | None = None
    evidence: tuple[str, ...] = ()
    anyway: bool = False


class Correct(Command, frozen=True):
    """Set the right deadline of work that was just given."""

    number: int
    deadline: dt.datetime


class Change(Fact, frozen=True):
    """What the journal keeps of a change of a task."""

    progress: int | None = None
    words: str | None = None
    deadline: dt.datetime | None = None
    evidence: tuple[str, ...] = ()
    product: str | None = None
    coefficient: int | None = None
    cause: Cause | None = None
    quantity: int | None = None
    until: dt.datetime | None = None


def amount(thousandths: int) -> str:
    """Give a quantity as plain text with a point: `12`, `1.5`."""
    integer, rest = divmod(thousandths, THOUSAND)
    return f"{integer}.{rest:03d}".rstrip("0") if rest else str(integer)


def report(tx: Tx, turn: Turn, command: Report) -> TaskReported:
    """Note how far a task has come. Raises Refusal if it is not his to say, or not now."""
    task = held(tx, turn, command.number)
    if task.state not in REPORTABLE:
        raise Refusal(not_now(task, "report"))
    progress = task.progress if command.progress is None else command.progress
    words = command.note
    goes_on = task.state is State.PAUSED and progress > task.progress and not command.blocked
    going = resumed(tx, turn, task) if goes_on else task
    changed = store.write(
        tx.connection,
        going.but(
            state=going.state if going.state in KEPT_BY_REPORTS else State.IN_PROGRESS,
            progress=progress,
            done=task.done if command.done is None else command.done,
            blocker=(words or task.blocker or "") if command.blocked else None,
            blocked=(task.blocked or turn.said) if command.blocked else None,
        ),
    )
    store.add_evidence(tx.connection, task, turn.actor.id, command.evidence, turn.said)
    put = files.attach(tx, turn, changed)
    verb = "block" if command.blocked else "report"
    change = Change(
        progress=progress, words=words, deadline=command.promise, evidence=command.evidence
    )
    note(tx, turn, changed, verb, change, before=task)
    if command.blocked and task.reviewer_id != turn.actor.id:
        letter = TaskBlocked(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            words=words or "",
            deadline=task.deadline,
        )
        tell(tx, task.reviewer_id, letter, key="blocked")
    return TaskReported(
        number=task.number,
        title=task.title,
        progress=progress,
        note=words,
        counted_at=_counted_at(tx, turn),
        arrived=tx.now,
        promise=command.promise,
        blocked=command.blocked,
        unblocked=task.blocked is not None and not command.blocked,
        files=put,
        runs_again=goes_on,
        deadline=changed.deadline if goes_on else None,
        may_stop=command.blocked and task.state in WORKING and _has_reviewer(task),
        reviewer=named(people.person_of(tx.connection, task.reviewer_id), tx.now)
        if command.blocked
        else None,
    )


def hand_in(tx: Tx, turn: Turn, command: HandIn) -> TaskHandedIn:
    """Hand finished work to the reviewer. Raises Refusal if it is not his, or not now."""
    task = held(tx, turn, command.number)
    if task.state not in REPORTABLE:
        raise Refusal(not_now(task, "hand_in"))
    if not command.anyway:
        parts.all_in(tx, task)
    changed = store.write(
        tx.connection,
        resumed(tx, turn, task).but(
            state=State.HANDED_IN,
            progress=100,
            done=task.quantity if command.done is None else command.done,
            handed=turn.said,
            first_handed=task.first_handed or turn.said,
            blocker=None,
            blocked=None,
            asked_deadline=None,
            asked_why=None,
            asked=None,
            deferred=None,
        ),
    )
    store.add_evidence(tx.connection, task, turn.actor.id, command.evidence, turn.said)
    put = files.attach(tx, turn, changed)
    change = Change(progress=100, words=command.note, evidence=command.evidence)
    note(tx, turn, changed, "hand_in", change, before=task)
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    late = rules.is_late(changed, turn.said)
    if reviewer.id != turn.actor.id:
        letter = TaskWaiting(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            note=command.note,
            evidence=command.evidence,
            late=late,
            done=amount(changed.done) if task.output else None,
            output=task.output,
            files=put,
            counted_at=_counted_at(tx, turn),
            arrived=tx.now,
        )
        tell(tx, reviewer.id, letter, key="waiting")
    return TaskHandedIn(
        number=task.number,
        title=task.title,
        reviewer=named(reviewer, tx.now),
        counted_at=_counted_at(tx, turn),
        arrived=tx.now,
        late=late,
        files=put,
        bare=not store.has_evidence(tx.connection, task),
    )


def _has_reviewer(task: Task) -> bool:
    return not task.is_held_by(task.reviewer_id)


def receive(tx: Tx, turn: Turn, number: int) -> TaskTaken:
    """Take note of work that has come. Raises Refusal if it is not his."""
    task = held(tx, turn, number)
    take_note(tx, turn, number)
    return TaskTaken(number=task.number, title=task.title, deadline=task.deadline)


def take_note(tx: Tx, turn: Turn, number: int) -> None:
    """Note that somebody who does a task has seen it; whatever else it is stays as it was."""
    task = store.by_number(tx.connection, turn.actor, number)
    if task is None or task.state is not State.ASSIGNED or not task.is_held_by(turn.actor.id):
        return
    changed = store.write(tx.connection, task.but(state=State.RECEIVED, received=turn.said))
    note(tx, turn, changed, RECEIVE, Change(), before=task)


def just_given(tx: Tx, turn: Turn) -> int | None:
    """Give the number of the task that the actor gave last, if nothing has happened since."""
    last = journal.last_by(tx, turn.actor.id, SUBJECT)
    if last is None or last.verb not in {"assign", "correct"}:
        return None
    if tx.now - last.arrived > CORRECTION_LASTS:
        return None
    if journal.of_subject(tx, SUBJECT, last.subject_id)[-1].id != last.id:
        return None
    return store.by_id(tx.connection, last.subject_id).number


def correct(tx: Tx, turn: Turn, command: Correct) -> DeadlineMoved:
    """Set the right deadline of work just given; those who do it are told. Raises Refusal."""
    task = visible(tx, turn, command.number)
    if just_given(tx, turn) != task.number:
        raise Refusal(NothingToUndo(why="built_on", number=task.number))
    changed = store.write(tx.connection, task.but(deadline=command.deadline))
    note(tx, turn, changed, "correct", Change(deadline=command.deadline), before=task)
    letter = DeadlineCorrected(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        deadline=command.deadline,
    )
    tell_holders(tx, turn, task, letter, "correct")
    return DeadlineMoved(number=task.number, title=task.title, deadline=command.deadline)


def undo(tx: Tx, turn: Turn) -> Undone:
    """Take the last own change back by a correction entry.

    Possible for 24 hours and until somebody built on it; a reply that decided several tasks is
    taken back as a whole. Raises Refusal otherwise, and tells who has built on it.
    """
    last = journal.last_by(tx, turn.actor.id, SUBJECT, besides=RECEIVE)
    if last is None or last.verb == UNDO:
        raise Refusal(NothingToUndo(why="none", number=None))
    if tx.now - last.arrived > UNDO_LASTS:
        raise Refusal(NothingToUndo(why="old", number=None))
    changes = _changes_of(tx, last.update_id)
    for entries, task in changes:
        _refuse_if_built_on(tx, entries, task)
    for entries, task in changes:
        _take_back(tx, turn, entries, task)
    return Undone(
        taken=tuple(
            TakenLine(number=task.number, title=task.title, verb=entries[-1].verb)
            for entries, task in changes
        )
    )


def _changes_of(tx: Tx, update: int) -> list[tuple[list[journal.Entry], Task]]:
    """Give what one update changed, task by task, in the order in which it was done."""
    of_task: dict[int, list[journal.Entry]] = {}
    for entry in journal.of_update(tx, update, SUBJECT):
        if entry.verb != RECEIVE:
            of_task.setdefault(entry.subject_id, []).append(entry)
    return [(entries, store.by_id(tx.connection, key)) for key, entries in of_task.items()]


def _refuse_if_built_on(tx: Tx, entries: Sequence[journal.Entry], task: Task) -> None:
    later = [
        one
        for one in journal.of_subject(tx, SUBJECT, task.id)
        if one.id > entries[-1].id and one.verb != RECEIVE
    ]
    if not later:
        return
    by = later[-1].person_id
    builder = named(people.person_of(tx.connection, by), tx.now) if by is not None else None
    raise Refusal(NothingToUndo(why="built_on", number=task.number, by=builder))


def visible(tx: Tx, turn: Turn, number: int) -> Task:
    """Give a task that the asker may see. Raises Refusal: unknown and forbidden look alike."""
    task = store.by_number(tx.connection, turn.actor, number)
    if task is not None:
        holders = people.persons(tx.connection, [one.person_id for one in task.holders]).values()
        if rules.may_see_task(turn.actor, task, holders, tx.now):
            return task
        asked = handover_store.waiting(tx.connection, task.id)
        if asked and asked.taker_id in rules.acts_as(turn.actor, tx.now):
            return task
    raise Refusal(TaskUnknown(number=number))


def held(tx: Tx, turn: Turn, number: int) -> Task:
    """Give a task that the actor does. Raises Refusal for another one."""
    task = visible(tx, turn, number)
    if not task.is_held_by(turn.actor.id):
        raise Refusal(NotHolder(number=task.number, title=task.title, people=names_of(tx, task)))
    return task


def names_of(tx: Tx, task: Task) -> tuple[Named, ...]:
    """Give those who do a task, the one who answers for it first."""
    found = people.persons(tx.connection, [one.person_id for one in task.holders])
    return tuple(named(found[one.person_id], tx.now) for one in task.holders)


def tell_holders(tx: Tx, turn: Turn, task: Task, letter: Notice, key: str) -> None:
    """Write everybody who does a task a letter, but the one who acts."""
    for holder in task.holders:
        if holder.person_id != turn.actor.id:
            tell(tx, holder.person_id, letter, key=f"{key}:{task.number}")


def _take_back(tx: Tx, turn: Turn, entries: Sequence[journal.Entry], task: Task) -> None:
    """Put a task back to what it was before some entries; that somebody took note of it stays."""
    entry = entries[-1]
    if entries[0].before is None:
        restored = task.but(state=State.CANCELLED)
    else:
        restored = msgspec.json.decode(entries[0].before, type=Task)
        restored = restored.but(version=task.version, received=restored.received or task.received)
        if restored.state is State.ASSIGNED and restored.received:
            restored = restored.but(state=State.RECEIVED)
    written = store.write(tx.connection, restored)
    if restored.holders != task.holders:
        store.set_holders(tx.connection, restored)
    if entry.verb in HANDING_OVER:
        handover_store.end(tx.connection, task.id, handover_store.WITHDRAWN)
    store.remove_evidence(tx.connection, task, turn.actor.id, entry.said)
    turned = [history.turned_by(tx.connection, one.id) for one in entries]
    since = min((one for one in turned if one is not None), default=None)
    note(tx, turn, written, UNDO, Change(words=entry.verb), before=task, since=since)
    letter = TakenBack(
        number=task.number, title=task.title, by=named(turn.actor, tx.now), verb=entry.verb
    )
    for person_id in (touched(task) | touched(restored)) - {turn.actor.id}:
        if entry.verb != "report":
            tell(tx, person_id, letter, key=f"undo:{task.number}")


def touched(task: Task) -> set[int]:
    """Give whom a task concerns: its reviewer and those who do it."""
    return {task.reviewer_id, *(holder.person_id for holder in task.holders)}


def not_now(task: Task, verb: str) -> NotNow:
    """Give the notice that a task is in a state in which this cannot be done."""
    return NotNow(number=task.number, title=task.title, state=task.state, verb=verb)


def _counted_at(tx: Tx, turn: Turn) -> dt.datetime | None:
    return turn.said if tx.now - turn.said > LATE_ARRIVAL else None


def note(
    tx: Tx,
    turn: Turn,
    task: Task,
    verb: str,
    change: Change,
    *,
    before: Task | None = None,
    since: dt.datetime | None = None,
) -> None:
    """Append what was done to the journal of a task, with what it means for hands and deadline.

    Every change of a task goes through here. Hands change when it was said, or at `since` where
    a decision is about the past. Raises ImpossibleError if the machine does not lead there.
    """
    if before is not None and verb != UNDO and not rules.may_become(before, task.state):
        raise ImpossibleError(f"{verb}: {before.state} does not become {task.state}")
    entry = journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=task.id,
        verb=verb,
        said=turn.said,
        facts=change,
        before=before,
    )
    if before is None or rules.whose(before) != rules.whose(task):
        begun = since or _after_last(tx, task, turn.said)
        turned = Turned(whose=rules.whose(task), since=begun)
        history.turn(tx.connection, task, turned, noted=tx.now, entry=entry)
    if before is None or before.deadline != task.deadline:
        version = DeadlineVersion(
            number=0,
            deadline=task.deadline,
            said=turn.said,
            arrived=tx.now,
            person_id=turn.actor.id,
            verb=verb,
            why=change.words if before is not None else None,
            cause=task.cause or (before.cause if before else None),
        )
        history.set_deadline(tx.connection, task, version, entry)


def _after_last(tx: Tx, task: Task, said: dt.datetime) -> dt.datetime:
    """Give when hands change: what arrives late never reaches behind the last change."""
    life = history.life(tx.connection, task.id)
    return max(said, life[-1].since) if life else said
