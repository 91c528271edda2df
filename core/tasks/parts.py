"""A task in parts: what a head hands on of it, and what is open of it before it is handed in.

Only the parts count in figures and scores: a task that has any carries no quantity of its own.
"""

from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import named
from core.tasks import rules, store
from core.tasks.giving_notices import PartsOpen
from core.tasks.notices import PartLine
from core.tasks.rules import OPEN, Task


def all_in(tx: Tx, task: Task) -> None:
    """Raise Refusal where parts of a task are still being done."""
    open_ones = [one for one in store.parts_of(tx.connection, task.id) if one.state in OPEN]
    if open_ones:
        raise Refusal(PartsOpen(number=task.number, title=task.title, parts=lines(tx, open_ones)))


def lines(tx: Tx, tasks: list[Task]) -> tuple[PartLine, ...]:
    """Give parts as lines: number, title, who, how far, until when."""
    found = people.persons(tx.connection, [one.lead.person_id for one in tasks])
    return tuple(
        PartLine(
            number=one.number,
            title=one.title,
            person=named(found[one.lead.person_id], tx.now),
            state=one.state,
            progress=one.progress,
            deadline=one.deadline,
            late=rules.is_overdue(one, tx.now),
        )
        for one in tasks
    )
