"""What somebody who left the office was doing: it lies with his head until it is handed over."""

import datetime as dt

from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.notices import Named
from core.people.rules import Person, Role
from core.tasks import history, rules, store
from core.tasks.clock import Turned
from core.tasks.rules import Hands, Task, Whose

MOMENT = dt.timedelta(microseconds=1)


def to_head(
    tx: Tx, turn: Turn, left: Person, head: Person | None, numbers: tuple[int, ...], entry: int
) -> None:
    """Let the clock of what lay with somebody who left count to his head from now on."""
    for number in numbers:
        task = store.by_number(tx.connection, turn.actor, number)
        if task is None or rules.whose(task) != Whose(hands=Hands.ASSIGNEE, person_id=left.id):
            continue
        whose = Whose(hands=Hands.AUTHORITY, person_id=head.id if head else task.reviewer_id)
        turned = Turned(whose=whose, since=tx.now)
        history.turn(tx.connection, task, turned, noted=tx.now, entry=entry)


def whose(tx: Tx, task: Task) -> Whose:
    """Give in whose hands a task is: never in those of somebody who has left."""
    found = rules.whose(task)
    if found.hands is not Hands.ASSIGNEE or found.person_id is None:
        return found
    if people_rules.is_active(people.person_of(tx.connection, found.person_id), tx.now):
        return found
    return Whose(hands=Hands.AUTHORITY, person_id=_head_then(tx, task, found.person_id))


def gone(tx: Tx, task: Task) -> tuple[Named, ...]:
    """Give those who do a task and have left the office; none of a task that is over."""
    if rules.whose(task).hands is Hands.NOBODY:
        return ()
    found = people.persons(tx.connection, [one.person_id for one in task.holders]).values()
    return tuple(named(one, tx.now) for one in found if not people_rules.is_active(one, tx.now))


def led(leader: Person, left: Person, now: dt.datetime) -> bool:
    """Tell whether somebody who left stood, when he did, under a person who is a head now."""
    if left.departed is None or left.office_id != leader.office_id:
        return False
    if not people_rules.is_active(leader, now):
        return False
    return any(
        theirs.path.startswith(mine.path)
        for mine in leader.posts_at(now)
        if mine.role is Role.HEAD
        for theirs in left.posts_at(left.departed - MOMENT)
    )


def _head_then(tx: Tx, task: Task, left_id: int) -> int:
    """Give with whom a task lies that was left behind: as noted, or else who reviews it."""
    last = history.life(tx.connection, task.id)[-1].whose
    moved = last.person_id is not None and last.person_id != left_id
    return last.person_id if moved and last.person_id is not None else task.reviewer_id
