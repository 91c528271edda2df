"""An objective cause that nobody answered before the work was handed in: it may still excuse.

The clock cannot be stopped any more; it stood from the cause's beginning until the work was handed
in, and the deadline moves by that working time (Decree 335/2025, art. 14).
"""

import datetime as dt

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.periods.worktime import NONE, add_worked, end_of_work
from core.tasks import history, rules, store
from core.tasks.actions import Change, deciding, not_now, note, visible
from core.tasks.cause_notices import DelayDecided
from core.tasks.causes import may_confirm
from core.tasks.clock import Turned
from core.tasks.notices import NotReviewer
from core.tasks.rules import Cause, Hands, State, Task
from core.tasks.stopping import MINUTE, clock_of

EXCUSE, NO_EXCUSE = "excuse", "no_excuse"


class AnswerCause(Command, frozen=True):
    """Say of work that was handed in whether the cause named before it was objective."""

    number: int
    objective: bool
    reason: str | None = None


def answer(tx: Tx, turn: Turn, command: AnswerCause) -> DelayDecided:
    """Decide about a cause that nobody answered in time; who did the work is told.

    Raises Refusal.
    """
    task = visible(tx, turn, command.number)
    if not rules.cause_is_past(task):
        raise Refusal(not_now(task, EXCUSE))
    if not may_confirm(tx, turn.actor, task):
        reviewer = named(people.person_of(tx.connection, task.reviewer_id), tx.now)
        raise Refusal(NotReviewer(number=task.number, title=task.title, reviewer=reviewer))
    changed = decide(tx, turn, task, objective=command.objective, reason=command.reason)
    return _decided(tx, turn, task, changed, objective=command.objective, reason=command.reason)


def may_answer(tx: Tx, turn: Turn, number: int) -> bool:
    """Tell whether the asker may say that the cause of a delay that is over was objective."""
    task = visible(tx, turn, number)
    return rules.cause_is_past(task) and may_confirm(tx, turn.actor, task)


def decide(tx: Tx, turn: Turn, task: Task, *, objective: bool, reason: str | None) -> Task:
    """Write down whether a cause of the past was objective, in the journal too; give the task."""
    cause = task.cause or Cause.UNIT
    answered = task.but(cause=None, cause_named=None, cause_from=None, party=None)
    if not objective:
        written = store.write(tx.connection, answered)
        note(tx, turn, written, NO_EXCUSE, Change(words=reason, cause=cause), before=task)
        _tell(tx, turn, task, written, objective=False, reason=reason)
        return written
    start, until = stretch(tx, task)
    moved = _moved(tx, turn, task, start, until)
    written = store.write(tx.connection, answered.but(deadline=moved))
    change = Change(words=reason, cause=cause, deadline=moved, until=until)
    entry = note(tx, turn, written, EXCUSE, change, before=task)
    if start < until:
        stood = task.but(state=State.PAUSED, cause=cause, authority_id=turn.actor.id)
        turned = Turned(whose=rules.whose(stood), since=start)
        history.amend(tx.connection, task, turned, until=until, noted=tx.now, entry=entry)
    _tell(tx, turn, task, written, objective=True, reason=reason)
    return written


def stretch(tx: Tx, task: Task) -> tuple[dt.datetime, dt.datetime]:
    """Give from when until when a cause of the past held: at most until the work was handed in.

    It begins at the earliest when the task came to who did it.
    """
    life = history.life(tx.connection, task.id)
    named_at = task.cause_named or task.assigned
    ends = [one for one in life if one.whose.hands is Hands.REVIEWER and one.since >= named_at]
    until = ends[0].since if ends else (task.handed or task.first_handed or named_at)
    come = [one.since for one in life if one.since < until]
    start = max([task.cause_from or named_at, *come[-1:]])
    return min(start, until), until


def _moved(
    tx: Tx, turn: Turn, task: Task, start: dt.datetime, until: dt.datetime
) -> dt.datetime | None:
    """Give the deadline moved by the time the cause held; one missed before it stays missed."""
    clock = clock_of(tx, task, turn.office.zone)
    if task.deadline is None or start > task.deadline or clock.worked(start, until) <= NONE:
        return task.deadline
    left = clock.worked(start, task.deadline) // MINUTE * MINUTE
    moved = add_worked(clock.calendar, clock.zone, until, left)
    return max(task.deadline, end_of_work(clock.calendar, clock.zone, moved))


def _tell(
    tx: Tx, turn: Turn, task: Task, changed: Task, *, objective: bool, reason: str | None
) -> None:
    letter = _decided(tx, turn, task, changed, objective=objective, reason=reason)
    for one in task.holders:
        if one.person_id != turn.actor.id:
            tell(tx, one.person_id, letter, key=f"excuse:{task.number}")


def _decided(
    tx: Tx, turn: Turn, task: Task, changed: Task, *, objective: bool, reason: str | None
) -> DelayDecided:
    return DelayDecided(
        number=task.number,
        title=task.title,
        by=deciding(tx, turn, task),
        granted=objective,
        cause=task.cause or Cause.UNIT,
        deadline=changed.deadline,
        late=rules.is_late(changed, tx.now),
        reason=reason,
    )
