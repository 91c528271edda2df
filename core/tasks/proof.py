"""Evidence by itself: files that come without a report are put to a task."""

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people.actions import Turn, named
from core.tasks import files
from core.tasks.actions import Change, names_of, not_now, note, tell_reviewer, visible
from core.tasks.evidence_notices import EvidenceAdded, EvidenceKept
from core.tasks.notices import NotHolder
from core.tasks.rules import OPEN, State


class Attach(Command, frozen=True):
    """Put what was just sent to a task."""

    number: int


def attach(tx: Tx, turn: Turn, command: Attach) -> EvidenceKept:
    """Put the loose files to a task. Raises Refusal if it is not his, or has ended."""
    task = visible(tx, turn, command.number)
    if not task.is_held_by(turn.actor.id):
        raise Refusal(NotHolder(number=task.number, title=task.title, people=names_of(tx, task)))
    if task.state not in OPEN:
        raise Refusal(not_now(task, "attach"))
    put = files.attach(tx, turn, task)
    names = tuple(one.name for one in put)
    note(tx, turn, task, "attach", Change(evidence=names), before=task)
    if task.state is State.HANDED_IN and put and task.reviewer_id != turn.actor.id:
        by = named(turn.actor, tx.now)
        letter = EvidenceAdded(number=task.number, title=task.title, by=by, files=put)
        tell_reviewer(tx, turn, task, letter, "evidence")
    return EvidenceKept(number=task.number, title=task.title, files=put)
