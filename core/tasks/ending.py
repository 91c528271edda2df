"""Work that is called off: the reason is kept, and the task leaves the score."""

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people.actions import Turn, named, tell
from core.tasks import actions, handover_store, store, team
from core.tasks.actions import Change, names_of
from core.tasks.giving_notices import CancelPreview, CancelTold, TaskCancelled
from core.tasks.rules import OPEN, State, Task


class Cancel(Command, frozen=True):
    """Call work off, with the reason."""

    number: int
    reason: str


def preview(tx: Tx, turn: Turn, command: Cancel) -> CancelPreview:
    """Say what would be called off. Raises Refusal where it cannot be."""
    task = _cancellable(tx, turn, command)
    return CancelPreview(
        number=task.number,
        title=task.title,
        people=names_of(tx, task),
        reason=command.reason,
        parts=tuple(one.number for one in _open_parts(tx, task)),
    )


def cancel(tx: Tx, turn: Turn, command: Cancel) -> TaskCancelled:
    """Call work off; everybody who had a hand in it is told. Raises Refusal."""
    task = _cancellable(tx, turn, command)
    parts = _open_parts(tx, task)
    for one in (task, *parts):
        _cancel(tx, turn, one, command.reason)
    return TaskCancelled(
        number=task.number, title=task.title, parts=tuple(one.number for one in parts)
    )


def _cancel(tx: Tx, turn: Turn, task: Task, reason: str) -> None:
    handover_store.end(tx.connection, task.id, handover_store.WITHDRAWN)
    changed = store.write(tx.connection, task.but(state=State.CANCELLED))
    actions.note(tx, turn, changed, "cancel", Change(words=reason), before=task)
    letter = CancelTold(
        number=task.number, title=task.title, by=named(turn.actor, tx.now), reason=reason
    )
    for person_id in sorted(actions.touched(task) - {turn.actor.id}):
        tell(tx, person_id, letter, key=f"cancel:{task.number}")


def _open_parts(tx: Tx, task: Task) -> list[Task]:
    """Give what is still open of a task's parts, and of theirs."""
    found = [one for one in store.parts_of(tx.connection, task.id) if one.state in OPEN]
    return found + [deeper for one in found for deeper in _open_parts(tx, one)]


def _cancellable(tx: Tx, turn: Turn, command: Cancel) -> Task:
    task = team.arranged(tx, turn, command.number)
    if task.state not in OPEN:
        raise Refusal(actions.not_now(task, "cancel"))
    return task
