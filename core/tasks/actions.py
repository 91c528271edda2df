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
from core.people.rules import Person
from core.people.spelling import plain
from core.tasks import (
    claim_store,
    files,
    handover_store,
    history,
    own_clock,
    parts,
    rules,
    standing_in,
    store,
)
from core.tasks.cause_notices import TaskTaken
from core.tasks.claim_notices import ClaimLine
from core.tasks.clock import Turned
from core.tasks.history import DeadlineVersion
from core.tasks.notices import (
    CountLine,
    DeadlineCorrected,
    DeadlineMoved,
    LessCounted,
    NothingToUndo,
    NotHolder,
    NotNow,
    QuantityWrong,
    ReportedForYou,
    TakenBack,
    TakenLine,
    TaskBlocked,
    TaskHandedIn,
    TaskReported,
    TaskUnknown,
    TaskWaiting,
    Undone,
    UndoPreview,
)
from core.tasks.rules import REPORTABLE, THOUSAND, WORKING, Cause, State, Task
from core.tasks.stopping import resumed

SUBJECT = "task"
UNDO = "undo"
RECEIVE = "receive"
KEPT_BY_REPORTS = frozenset({State.RETURNED, State.DRAFT, State.PAUSED})
DECIDING = frozenset(
    {
        *("accept", "accept_less", "accept_part", "return", "confirm", "decline", "later"),
        *("extend", "extend_stop", "keep", "stop", "go_on", "excuse", "no_excuse", "resume"),
    }
)
"""What is done by the reviewer, or in his place."""
HANDING_OVER = frozenset({"ask_hand_over", "agree_hand_over"})
LATE_ARRIVAL = dt.timedelta(minutes=2)

ON_ITS_WAY = dt.timedelta(seconds=1)
"""What comes sooner after it was said has overtaken nothing: platforms stamp whole seconds."""

UNDO_LASTS = dt.timedelta(hours=24)
FRESH = dt.timedelta(minutes=10)
"""How long a change is undone at once; an older one is named first."""
CORRECTION_LASTS = dt.timedelta(hours=1)


class ImpossibleError(RuntimeError):
    """An action would lead a task where the machine has no way."""


class Counted(Fact, frozen=True):
    """So many of so many things, in thousandths, and the noun if one was said."""

    part: int
    whole: int
    what: str | None = None


class Report(Command, frozen=True):
    """Say how far a task has come, what blocks it, or what is promised."""

    number: int
    progress: int | None = None
    counted: Counted | None = None
    note: str | None = None
    blocked: bool = False
    promise: dt.datetime | None = None
    evidence: tuple[str, ...] = ()


class HandIn(Command, frozen=True):
    """Say that a task is finished and hand it to the reviewer; `anyway` though parts are open.

    `done` is how much is handed in, in thousandths; all of it where nothing is said.
    """

    number: int
    note: str | None = None
    done: int | None = None
    counted: Counted | None = None
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
    promised: dt.datetime | None = None
    claimed: dt.datetime | None = None
    counted: Counted | None = None
    paragraph: int | None = None
    behalf: int | None = None


def amount(thousandths: int) -> str:
    """Give a quantity as plain text with a point: `12`, `1.5`."""
    integer, rest = divmod(thousandths, THOUSAND)
    return f"{integer}.{rest:03d}".rstrip("0") if rest else str(integer)


def report(tx: Tx, turn: Turn, command: Report) -> TaskReported:
    """Note how far a task has come. Raises Refusal if it is not his to say, or not now."""
    task, absent = doing(tx, turn, command.number)
    if task.state not in REPORTABLE:
        raise Refusal(not_now(task, "report"))
    later = _said_later(tx, turn, task)
    if later is not None and command.progress is not None:
        command = command.but(progress=None, counted=None)
    changed = store.write(tx.connection, _reported(tx, turn, task, command))
    store.add_evidence(tx.connection, task, turn.actor.id, command.evidence, turn.said)
    put = files.attach(tx, turn, changed)
    verb = "block" if command.blocked else "report"
    change = Change(
        progress=changed.progress,
        words=command.note,
        evidence=command.evidence,
        promised=command.promise,
        counted=command.counted,
        behalf=absent.id if absent else None,
    )
    entry = note(tx, turn, changed, verb, change, before=task)
    claim = own_clock.ask(tx, turn, changed, verb, entry)
    _tell_of_report(tx, turn, changed, command, claim, absent)
    goes_on = task.state is State.PAUSED and changed.state is not State.PAUSED
    return TaskReported(
        number=task.number,
        title=task.title,
        progress=changed.progress,
        note=command.note,
        counted_at=_counted_at(tx, turn),
        arrived=tx.now,
        promise=command.promise,
        beyond=_beyond(changed, command.promise),
        blocked=command.blocked,
        unblocked=task.blocked is not None and not command.blocked,
        files=put,
        runs_again=goes_on,
        deadline=changed.deadline if goes_on else None,
        may_stop=command.blocked and task.state in WORKING and _has_reviewer(task),
        reviewer=_reviewer(tx, task) if command.blocked or claim else None,
        count=count_line(changed) if command.counted else None,
        claim=claim,
        behalf=named(absent, tx.now) if absent else None,
        later=later,
        before=task.progress if changed.progress < task.progress else None,
    )


def _reviewer(tx: Tx, task: Task) -> Named:
    return named(people.person_of(tx.connection, task.reviewer_id), tx.now)


def _said_later(tx: Tx, turn: Turn, task: Task) -> dt.datetime | None:
    """Give when a report was said that this one, said before it, has come behind on its way."""
    if tx.now - turn.said < ON_ITS_WAY:
        return None
    return store.said_later(tx.connection, task, turn.actor.id, turn.said)


def _reported(tx: Tx, turn: Turn, task: Task, command: Report) -> Task:
    """Give a task as a report leaves it; more progress lets a clock that stands run again."""
    progress = task.progress if command.progress is None else command.progress
    goes_on = task.state is State.PAUSED and progress > task.progress and not command.blocked
    going = resumed(tx, turn, task) if goes_on else task
    counted = command.counted
    return going.but(
        state=going.state if going.state in KEPT_BY_REPORTS else State.IN_PROGRESS,
        progress=progress,
        promised=command.promise or task.promised,
        counted=counted.part if counted else task.counted if command.progress is None else None,
        counted_of=counted.whole if counted else task.counted_of,
        counted_what=_noun(task, counted) if counted else task.counted_what,
        blocker=(command.note or task.blocker or "") if command.blocked else None,
        blocked=(task.blocked or turn.said) if command.blocked else None,
    )


def _noun(task: Task, counted: Counted) -> str | None:
    """Give what is counted; what was asked for is called as it was asked for."""
    if counted.what and plain(counted.what) == plain(task.output or ""):
        return task.output
    return counted.what or task.output


def _tell_of_report(
    tx: Tx,
    turn: Turn,
    task: Task,
    command: Report,
    claim: ClaimLine | None,
    absent: Person | None,
) -> None:
    """Tell the reviewer that somebody is stuck, or asks to be counted earlier; and who is away."""
    if command.blocked and task.reviewer_id != turn.actor.id:
        letter = TaskBlocked(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            words=command.note or "",
            deadline=task.deadline,
            claim=claim,
            behalf=named(absent, tx.now) if absent else None,
        )
        tell_reviewer(tx, turn, task, letter, "blocked")
    elif claim is not None:
        own_clock.tell_of_report(tx, turn, task, claim, command.note)
    if absent is not None:
        told = ReportedForYou(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            progress=task.progress,
            words=command.note,
        )
        tell(tx, absent.id, told, key="behalf")


def _beyond(task: Task, promise: dt.datetime | None) -> dt.datetime | None:
    """Give the deadline where what was promised lies behind it: a promise moves no deadline."""
    beyond = promise is not None and task.deadline is not None and promise > task.deadline
    return task.deadline if beyond else None


def count_line(task: Task) -> CountLine | None:
    """Give how many of how many things are done, as they were last counted."""
    if task.counted is None or not task.counted_of:
        return None
    return CountLine(
        part=amount(task.counted), whole=amount(task.counted_of), what=task.counted_what
    )


def hand_in(tx: Tx, turn: Turn, command: HandIn) -> TaskHandedIn:
    """Hand finished work to the reviewer. Raises Refusal if it is not his, or not now."""
    task = held(tx, turn, command.number)
    if task.state not in REPORTABLE:
        raise Refusal(not_now(task, "hand_in"))
    if not command.anyway:
        parts.all_in(tx, task)
    done = _handed(task, command)
    reviewer = _judge(tx, turn, task)
    changed = store.write(
        tx.connection,
        resumed(tx, turn, task).but(
            state=State.HANDED_IN,
            reviewer_id=reviewer.id,
            progress=100,
            done=done,
            handed=turn.said,
            first_handed=task.first_handed or turn.said,
            blocker=None,
            blocked=None,
            asked_deadline=None,
            asked_why=None,
            asked=None,
            promised=None,
            deferred=None,
        ),
    )
    store.add_evidence(tx.connection, task, turn.actor.id, command.evidence, turn.said)
    put = files.attach(tx, turn, changed)
    change = Change(
        progress=100,
        words=command.note,
        evidence=command.evidence,
        quantity=done if done < task.quantity else None,
    )
    entry = note(tx, turn, changed, "hand_in", change, before=task)
    claim = own_clock.ask(tx, turn, changed, "hand_in", entry)
    late = rules.is_late(changed, turn.said)
    if reviewer.id != turn.actor.id:
        letter = TaskWaiting(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            note=command.note,
            evidence=command.evidence,
            late=late,
            kept=rules.kept(changed),
            done=amount(changed.done) if task.output else None,
            output=task.output,
            files=put,
            counted_at=_counted_at(tx, turn),
            arrived=tx.now,
            whole=amount(task.quantity) if task.output and done < task.quantity else None,
            claim=claim,
            cause=task.cause if rules.cause_is_past(changed) and late else None,
        )
        tell_reviewer(tx, turn, changed, letter, "waiting")
    return TaskHandedIn(
        number=task.number,
        title=task.title,
        reviewer=named(reviewer, tx.now),
        counted_at=_counted_at(tx, turn),
        arrived=tx.now,
        late=late,
        kept=rules.kept(changed),
        files=put,
        bare=not store.has_evidence(tx.connection, task),
        claim=claim,
        cause=task.cause if rules.cause_is_past(changed) and late else None,
        part=amount(done) if task.output and done < task.quantity else None,
        whole=amount(task.quantity) if task.output else None,
        output=task.output,
    )


def _judge(tx: Tx, turn: Turn, task: Task) -> Person:
    """Give who decides about work handed in now.

    That is its reviewer; where the actor leads in his place, the next leader above the reviewer,
    for nobody accepts his own work.
    """
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    if reviewer.id == turn.actor.id or reviewer.id not in rules.acts_as(turn.actor, tx.now):
        return reviewer
    return people.leader_over(tx.connection, reviewer, tx.now) or reviewer


def _handed(task: Task, command: HandIn) -> int:
    """Give how much is handed in. Raises Refusal where less was counted, or more than is asked."""
    said = command.counted
    if said is not None and said.whole == task.quantity:
        command = command.but(done=said.part)
    if command.done is None:
        short = task.counted_of == task.quantity and (task.counted or 0) < task.quantity
        if short and task.counted:
            raise Refusal(
                LessCounted(
                    number=task.number,
                    title=task.title,
                    part=task.counted,
                    whole=task.quantity,
                    output=task.counted_what or task.output,
                )
            )
        return task.quantity
    if not 0 < command.done <= task.quantity:
        whole = amount(task.quantity)
        raise Refusal(QuantityWrong(number=task.number, typed=amount(command.done), whole=whole))
    return command.done


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
    """Give the number of the task that the actor gave last, if nothing has happened since.

    None where several were given in one line: a date would be right for which of them?
    """
    last = journal.last_by(tx, turn.actor.id, SUBJECT)
    if last is None or last.verb not in {"assign", "correct"}:
        return None
    if tx.now - last.arrived > CORRECTION_LASTS:
        return None
    if journal.of_subject(tx, SUBJECT, last.subject_id)[-1].id != last.id:
        return None
    if len(_changes_of(tx, last.update_id)) > 1:
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


def preview_undo(tx: Tx, turn: Turn) -> UndoPreview | None:
    """Say what undoing would take back where the change is not of the last minutes.

    Raises Refusal as undoing itself would.
    """
    last, changes = _last_change(tx, turn)
    if tx.now - last.arrived <= FRESH:
        return None
    return UndoPreview(taken=_taken(changes), said=last.said)


def undo(tx: Tx, turn: Turn) -> Undone:
    """Take the last own change back by a correction entry.

    Possible for 24 hours and until somebody built on it; a reply that decided several tasks is
    taken back as a whole. Raises Refusal otherwise, and tells who has built on it.
    """
    _, changes = _last_change(tx, turn)
    for entries, task in changes:
        _take_back(tx, turn, entries, task)
    return Undone(taken=_taken(changes))


Changes = list[tuple[list[journal.Entry], Task]]


def _last_change(tx: Tx, turn: Turn) -> tuple[journal.Entry, Changes]:
    """Give the last own change that can still be taken back, task by task. Raises Refusal."""
    last = journal.last_by(tx, turn.actor.id, SUBJECT, besides=RECEIVE)
    if last is None:
        raise Refusal(NothingToUndo(why="none", number=None))
    if last.verb == UNDO:
        number = store.by_id(tx.connection, last.subject_id).number
        raise Refusal(NothingToUndo(why="undone", number=number))
    if tx.now - last.arrived > UNDO_LASTS:
        raise Refusal(NothingToUndo(why="old", number=None))
    changes = _changes_of(tx, last.update_id)
    for entries, task in changes:
        _refuse_if_built_on(tx, entries, task)
    return last, changes


def _taken(changes: Changes) -> tuple[TakenLine, ...]:
    return tuple(
        TakenLine(number=task.number, title=task.title, verb=entries[-1].verb)
        for entries, task in changes
    )


def _changes_of(tx: Tx, update: int) -> Changes:
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
        others = [one.person_id for one in task.holders if one.person_id != turn.actor.id]
        holders = people.persons(tx.connection, others).values() if others else ()
        if rules.may_see_task(turn.actor, task, holders, tx.now):
            return task
        asked = handover_store.waiting(tx.connection, task.id)
        if asked and asked.taker_id in rules.acts_as(turn.actor, tx.now):
            return task
        if standing_in.absent(tx, turn.actor, task) is not None:
            return task
    raise Refusal(TaskUnknown(number=number))


def held(tx: Tx, turn: Turn, number: int) -> Task:
    """Give a task that the actor does. Raises Refusal for another one."""
    return _own(tx, turn, visible(tx, turn, number))


def _own(tx: Tx, turn: Turn, task: Task) -> Task:
    if not task.is_held_by(turn.actor.id):
        standing_in.refuse_to_end(tx, turn, task)
        raise Refusal(NotHolder(number=task.number, title=task.title, people=names_of(tx, task)))
    return task


def doing(tx: Tx, turn: Turn, number: int) -> tuple[Task, Person | None]:
    """Give a task that the actor may report on, and in whose place if it is not his own.

    Raises Refusal for another one.
    """
    task = visible(tx, turn, number)
    absent = standing_in.absent(tx, turn.actor, task)
    return (_own(tx, turn, task), None) if absent is None else (task, absent)


def names_of(tx: Tx, task: Task) -> tuple[Named, ...]:
    """Give those who do a task, the one who answers for it first."""
    found = people.persons(tx.connection, [one.person_id for one in task.holders])
    return tuple(named(found[one.person_id], tx.now) for one in task.holders)


def deciding(tx: Tx, turn: Turn, task: Task) -> Named:
    """Give who decides, with in whose place where it is not the reviewer himself."""
    by = named(turn.actor, tx.now)
    if not _in_place(tx, turn, task):
        return by
    return by.but(instead=named(people.person_of(tx.connection, task.reviewer_id), tx.now))


def _in_place(tx: Tx, turn: Turn, task: Task) -> bool:
    """Tell whether the actor decides about a task in its reviewer's place."""
    own = turn.actor.id == task.reviewer_id
    return not own and rules.may_review(turn.actor, task, tx.now)


def tell_reviewer(tx: Tx, turn: Turn, task: Task, letter: Notice, key: str) -> None:
    """Write the reviewer of a task a letter, and those who decide in his place; not the actor."""
    told = (task.reviewer_id, *people.in_place_of(tx.connection, task.reviewer_id, tx.now))
    for person_id in dict.fromkeys(told):
        if person_id != turn.actor.id:
            tell(tx, person_id, letter, key=key)


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
    claim_store.take_back(tx.connection, [one.id for one in entries])
    turned = [history.turned_by(tx.connection, one.id) for one in entries]
    since = min((one for one in turned if one is not None), default=None)
    correction = note(tx, turn, written, UNDO, Change(words=entry.verb), before=task)
    if since is not None:
        history.restore(
            tx.connection, written, entries[0].id, since, noted=tx.now, entry=correction
        )
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
) -> int:
    """Append what was done to the journal of a task, with what it means for hands and deadline.

    Gives the number of the line. Every change of a task goes through here. Hands change when it
    was said, or at `since` where a decision is about the past; a correction tells the life before
    it again by itself. Raises ImpossibleError if the machine does not lead there.
    """
    if before is not None and verb != UNDO and not rules.may_become(before, task.state):
        raise ImpossibleError(f"{verb}: {before.state} does not become {task.state}")
    if change.behalf is None and verb in DECIDING and _in_place(tx, turn, before or task):
        change = change.but(behalf=(before or task).reviewer_id)
    if turn.claimed is not None and verb in own_clock.CLAIMED:
        change = change.but(claimed=turn.claimed)
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
    if before is None or (verb != UNDO and rules.whose(before) != rules.whose(task)):
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
    return entry


def _after_last(tx: Tx, task: Task, said: dt.datetime) -> dt.datetime:
    """Give when hands change: what arrives late never reaches behind the last change."""
    life = history.life(tx.connection, task.id)
    return max(said, life[-1].since) if life else said
