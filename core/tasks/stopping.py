"""How the clock of a task is stopped by an objective cause, and runs again."""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.periods import store as periods
from core.periods.worktime import NONE, add_worked, end_of_work
from core.tasks import history
from core.tasks.clock import Clock
from core.tasks.rules import Cause, State, Task

MINUTE = dt.timedelta(minutes=1)


def clock_of(tx: Tx, task: Task, zone: str) -> Clock:
    """Give what the working time of a task is measured with: the hours of its unit."""
    path = people.path_of(tx.connection, task.unit_id)
    return Clock(periods.calendar_of(tx.connection, task.office_id, path), ZoneInfo(zone))


def stopped(
    tx: Tx, turn: Turn, task: Task, *, since: dt.datetime | None, cause: Cause | None
) -> Task:
    """Give a task with its clock stopped from a moment on, never before it came to its assignee.

    What was missed before that moment stays missed, so nothing is left to move the deadline by.
    """
    life = history.life(tx.connection, task.id)
    start = since or task.cause_from or turn.said
    start = max(min(start, turn.said), life[-1].since if life else task.assigned)
    clock = clock_of(tx, task, turn.office.zone)
    left = None
    if task.deadline is not None and start <= task.deadline:
        left = clock.worked(start, task.deadline) // MINUTE
    return task.but(
        state=State.PAUSED,
        resumes=task.state,
        cause=cause or task.cause or Cause.UNIT,
        cause_named=None,
        cause_from=start,
        paused=start,
        minutes_left=left,
        authority_id=turn.actor.id,
        deferred=None,
    )


def resumed(tx: Tx, turn: Turn, task: Task) -> Task:
    """Give a task whose clock runs again, with the deadline moved by the time it stood.

    A date granted meanwhile stands if it is later. The new deadline is the end of its working day.
    """
    if task.paused is None:
        return task
    back = max(turn.said, task.paused)
    clock = clock_of(tx, task, turn.office.zone)
    deadline = task.deadline
    if deadline and task.minutes_left is not None and clock.worked(task.paused, back) > NONE:
        moved = add_worked(clock.calendar, clock.zone, back, task.minutes_left * MINUTE)
        deadline = max(deadline, end_of_work(clock.calendar, clock.zone, moved))
    return task.but(
        state=task.resumes or State.IN_PROGRESS,
        deadline=deadline,
        resumes=None,
        cause=None,
        cause_named=None,
        cause_from=None,
        party=None,
        party_unit_id=None,
        paused=None,
        minutes_left=None,
        authority_id=None,
        blocker=None,
        blocked=None,
    )
