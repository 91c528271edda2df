"""Carry out what another system changed about work that it gave: the same steps as in the chat."""

import datetime as dt
from collections.abc import Callable

from core.exchange.faults import Column
from core.exchange.rules import Difference, Sent, SentRow
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named
from core.tasks import actions, ending, handover, rules, store, team
from core.tasks.actions import Change
from core.tasks.ending import Cancel
from core.tasks.handover import HandOver
from core.tasks.notices import DeadlineCorrected
from core.tasks.rules import WORKING, State, Task
from core.tasks.team import CoAssign, Joining


def as_it_stands(tx: Tx, task: Task, change: Difference, sent: Sent) -> bool:
    """Tell whether a task is already as another system says it should be."""
    stands: dict[Column, Callable[[], bool]] = {
        Column.DEADLINE: lambda: task.deadline == sent.deadline,
        Column.PEOPLE: lambda: _codes(tx, task) == set(sent.people),
        Column.UNIT: lambda: _unit_code(tx, task) == sent.unit,
        Column.STATE: lambda: task.state is State.CANCELLED,
        Column.QUANTITY: lambda: task.quantity == sent.quantity,
        Column.OUTPUT: lambda: task.output == sent.output,
        Column.PRODUCT: lambda: task.product == sent.product,
        Column.PRIORITY: lambda: task.priority == sent.priority,
    }
    return change.column in stands and stands[change.column]()


def _codes(tx: Tx, task: Task) -> set[str]:
    found = people.persons(tx.connection, [one.person_id for one in task.holders])
    return {one.code for one in found.values()}


def _unit_code(tx: Tx, task: Task) -> str:
    units = people.units(tx.connection, task.office_id)
    return next(one.code for one in units if one.id == task.unit_id)


def amend(tx: Tx, turn: Turn, number: int, row: SentRow, changes: tuple[Difference, ...]) -> None:
    """Change a task as another system says; those who do it are told. Raises Refusal."""
    task = actions.visible(tx, turn, number)
    because = f"{row.system} {row.external}"
    real = {one.column for one in changes if not as_it_stands(tx, task, one, row.sent)}
    if Column.STATE in real:
        ending.cancel(tx, turn, Cancel(number=number, reason=because))
        return
    if Column.PEOPLE in real:
        _change_people(tx, turn, task, row.sent, because)
    elif Column.UNIT in real:
        handover.hand_over(tx, turn, HandOver(number=number, unit=row.sent.unit, why=because))
    if Column.DEADLINE in real and row.sent.deadline is not None:
        redate(tx, turn, actions.visible(tx, turn, number), row.sent.deadline, because)


def _change_people(tx: Tx, turn: Turn, task: Task, sent: Sent, because: str) -> None:
    held = {one.person_id for one in task.holders}
    wanted = [people.by_code(tx.connection, turn.office.id, code) for code in sent.people]
    coming = [one.id for one in wanted if one is not None and one.id not in held]
    if held <= {one.id for one in wanted if one is not None}:
        joining = tuple(Joining(person_id=one) for one in coming)
        team.co_assign(tx, turn, CoAssign(number=task.number, people=joining))
    else:
        handover.hand_over(tx, turn, HandOver(number=task.number, person=coming[0], why=because))


def redate(tx: Tx, turn: Turn, task: Task, deadline: dt.datetime, because: str) -> None:
    """Move a deadline to where another system has it now.

    As with an extension, a deadline that was already missed stays counted once (Decree 335/2025,
    art. 14). Raises Refusal for work that is not being done, and for who may not arrange it.
    """
    task = team.arranged(tx, turn, task.number)
    if task.state not in WORKING:
        raise Refusal(actions.not_now(task, "extend"))
    moved = task.but(deadline=deadline, asked_deadline=None, asked_why=None, asked=None)
    if task.deadline is not None and deadline > task.deadline:
        missed = task.missed + int(rules.is_late(task, turn.said))
        moved = moved.but(missed=missed, first_handed=None)
    changed = store.write(tx.connection, moved)
    change = Change(words=because, deadline=deadline)
    actions.note(tx, turn, changed, "correct", change, before=task)
    letter = DeadlineCorrected(
        number=task.number, title=task.title, by=named(turn.actor, tx.now), deadline=deadline
    )
    actions.tell_holders(tx, turn, task, letter, "correct")
