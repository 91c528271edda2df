"""Objective causes: named by those who do the work, confirmed by the competent level, ended.

The clock of a task stands only once a cause is confirmed (Decree 335/2025, art. 14), from the
moment it was named or a day that was said; the working time in which it stood moves the deadline.
"""

import datetime as dt

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person
from core.tasks import own_clock, rules, store
from core.tasks.actions import Change, deciding, doing, not_now, note, tell_reviewer, visible
from core.tasks.cause_notices import (
    CauseNamed,
    CauseWaiting,
    ClockRuns,
    ClockRunsAgain,
)
from core.tasks.notices import NotHolder
from core.tasks.rules import WORKING, Cause, State, Task
from core.tasks.stopping import MINUTE, clock_of, resumed


class NameCause(Command, frozen=True):
    """Name the objective cause that stops a task, and ask for its clock to be stopped."""

    number: int
    cause: Cause
    since: dt.datetime | None = None
    party: str | None = None
    words: str | None = None


class Resume(Command, frozen=True):
    """Say that a task whose clock stands goes on."""

    number: int


def name_cause(tx: Tx, turn: Turn, command: NameCause) -> CauseNamed:
    """Ask for the clock to be stopped; it goes on until this is confirmed. Raises Refusal."""
    task, absent = doing(tx, turn, command.number)
    if task.state not in WORKING:
        raise Refusal(not_now(task, "name_cause"))
    since = min(command.since or task.blocked or turn.said, turn.said)
    words = command.words or task.blocker
    changed = store.write(
        tx.connection,
        task.but(
            cause=command.cause,
            cause_named=turn.said,
            cause_from=max(since, task.assigned),
            party=command.party,
            deferred=None,
        ),
    )
    change = Change(words=words, cause=command.cause, behalf=absent.id if absent else None)
    entry = note(tx, turn, changed, "name_cause", change, before=task)
    claim = own_clock.ask(tx, turn, changed, "name_cause", entry)
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    if reviewer.id != turn.actor.id:
        letter = CauseWaiting(
            number=task.number,
            title=task.title,
            by=named(turn.actor, tx.now),
            cause=command.cause,
            since=changed.cause_from or since,
            words=words,
            claim=claim,
            behalf=named(absent, tx.now) if absent else None,
        )
        tell_reviewer(tx, turn, task, letter, "cause")
    return CauseNamed(
        number=task.number,
        reviewer=named(reviewer, tx.now),
        cause=command.cause,
        since=changed.cause_from or since,
    )


def may_confirm(tx: Tx, asker: Person, task: Task) -> bool:
    """Tell whether the asker may say that a cause is objective: the competent level.

    That is the reviewer, who acts for him, or a head above him; never one who does the work.
    """
    if task.is_held_by(asker.id):
        return False
    if rules.may_review(asker, task, tx.now):
        return True
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    return people_rules.is_active(asker, tx.now) and people_rules.leads(asker, reviewer, tx.now)


def resume(tx: Tx, turn: Turn, command: Resume) -> ClockRunsAgain:
    """Let the clock of a task run again; who did not say so is told. Raises Refusal."""
    task = visible(tx, turn, command.number)
    if not task.is_held_by(turn.actor.id) and not may_confirm(tx, turn.actor, task):
        raise Refusal(NotHolder(number=task.number, title=task.title, people=()))
    if task.state is not State.PAUSED:
        raise Refusal(not_now(task, "resume"))
    changed = store.write(tx.connection, resumed(tx, turn, task))
    change = Change(deadline=changed.deadline, cause=task.cause)
    note(tx, turn, changed, "resume", change, before=task)
    clock = clock_of(tx, task, turn.office.zone)
    stood = clock.worked(task.paused or turn.said, turn.said)
    told = {task.reviewer_id, *(one.person_id for one in task.holders)} - {turn.actor.id}
    letter = ClockRuns(
        number=task.number,
        title=task.title,
        by=deciding(tx, turn, task),
        deadline=changed.deadline,
    )
    for person_id in sorted(told):
        tell(tx, person_id, letter, key=f"resume:{task.number}")
    return ClockRunsAgain(number=task.number, minutes=stood // MINUTE, deadline=changed.deadline)
