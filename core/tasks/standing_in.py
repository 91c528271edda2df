"""Who looks after the work of somebody on leave: he may say how it stands, not hand it in."""

from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.periods import store as periods
from core.periods.rules import Away
from core.tasks.notices import StandsInOnly
from core.tasks.rules import Task


def absent(tx: Tx, actor: Person, task: Task) -> Person | None:
    """Give who of those who do a task is on leave with the actor standing in; None if nobody."""
    if task.is_held_by(actor.id):
        return None
    for one in periods.in_place_of(tx.connection, actor.id, tx.now):
        agreed = one.agreed is not None and one.away is Away.LEAVE and one.holds(tx.now)
        if agreed and task.is_held_by(one.person_id):
            return people.person_of(tx.connection, one.person_id)
    return None


def refuse_to_end(tx: Tx, turn: Turn, task: Task) -> None:
    """Raise Refusal where the actor only stands in: handing in is for who does the work."""
    whose = absent(tx, turn.actor, task)
    if whose is not None:
        raise Refusal(
            StandsInOnly(number=task.number, title=task.title, person=named(whose, tx.now))
        )
