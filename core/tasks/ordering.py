"""Work that its reviewer left unreviewed is accepted by whoever answers a petition about it."""

from core.kernel.transaction import Tx
from core.people.actions import Turn, named, tell
from core.tasks import rules, store
from core.tasks.actions import Change, names_of, note, tell_holders
from core.tasks.decisions import over
from core.tasks.notices import OrderedAccepted, TaskAccepted
from core.tasks.rules import State, Task


def accept_by_order(tx: Tx, turn: Turn, task: Task, quantity: int, words: str) -> None:
    """Accept handed-in work of which `quantity` thousandths count, and tell holders and reviewer.

    Whether it was late is judged by its first hand-in, as always. Work that has been reviewed
    meanwhile stays as it is.
    """
    if task.state is not State.HANDED_IN:
        return
    changed = store.write(tx.connection, over(turn, task).but(accepted_quantity=quantity))
    verb = "accept" if quantity >= task.quantity else "accept_less"
    note(tx, turn, changed, verb, Change(words=words, quantity=quantity), before=task)
    on_time = not rules.is_late(changed, turn.said)
    letter = TaskAccepted(
        number=task.number, title=task.title, by=named(turn.actor, tx.now), on_time=on_time
    )
    tell_holders(tx, turn, changed, letter, "accept")
    told = OrderedAccepted(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        person=names_of(tx, task)[0],
        words=words,
    )
    tell(tx, task.reviewer_id, told, key=f"ordered:{task.number}")
