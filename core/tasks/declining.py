"""từ chối: who was given work asks not to do it; whoever gave it decides what becomes of it."""

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.tasks.actions import Change, held, not_now, note
from core.tasks.giving_notices import DeclineAsked, DeclineTold
from core.tasks.rules import WORKING


class Decline(Command, frozen=True):
    """Ask not to do a task, and say why."""

    number: int
    why: str


def decline(tx: Tx, turn: Turn, command: Decline) -> DeclineAsked:
    """Tell whoever gave a task, and its reviewer, that somebody asks not to do it.

    The task stays where it is until they hand it over or call it off: it is never in nobody's
    hands. Raises Refusal if it is not his, or no longer to be done.
    """
    task = held(tx, turn, command.number)
    if task.state not in WORKING:
        raise Refusal(not_now(task, "ask_release"))
    note(tx, turn, task, "ask_release", Change(words=command.why), before=task)
    letter = DeclineTold(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        deadline=task.deadline,
        why=command.why,
    )
    decide = dict.fromkeys((task.assigner_id, task.reviewer_id))
    told = [one for one in decide if one != turn.actor.id]
    for person_id in told:
        tell(tx, person_id, letter, key=f"decline:{task.number}")
    found = people.persons(tx.connection, told)
    return DeclineAsked(
        number=task.number,
        title=task.title,
        asked=tuple(named(found[one], tx.now) for one in told),
    )
