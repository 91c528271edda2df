"""A petition about work that was handed in and nobody reviewed: its answer orders the review."""

from fractions import Fraction

from core.evaluation.notices import ScoreLine
from core.evaluation.steps.notices import PetitionOrder
from core.evaluation.steps.store import Petition, Upheld
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.tasks import store as tasks
from core.tasks.ordering import accept_by_order
from core.tasks.rules import THOUSAND, State, Task

DELAY, QUALITY, ALL = "delay", "quality", "all"


class Order(Fact, frozen=True):
    """What an answer orders about handed-in work: how much is accepted, all of it if None.

    `faults` tells that the faults of the line do not count either; None where it was not said.
    """

    quantity: str | None = None
    faults: bool | None = None


def ordered(
    tx: Tx,
    turn: Turn,
    found: Petition,
    line: ScoreLine,
    order: Order | None,
    words: str,
    only: str | None = None,
) -> Upheld | None:
    """Accept the work of a line as an answer orders it; None where the line was reviewed.

    `only` names the faults that do not count: delay, quality or all. The work counts in the period
    of the petition, by its first hand-in. Raises Refusal where an acceptance is ordered of what was
    not handed in, or was returned since, for a quantity that cannot be, and where nobody said what
    becomes of the faults.
    """
    if line.state != State.HANDED_IN:
        if order is None:
            return None
        raise Refusal(_refused("reviewed", found, line))
    order = order or Order()
    task = tasks.by_id(tx.connection, found.task_id or 0)
    if task.state not in {State.HANDED_IN, State.ACCEPTED}:
        raise Refusal(_refused("returned", found, line))
    faults = bool(line.returns or line.delays)
    drops = only is not None if order.faults is None else order.faults
    if faults and order.faults is None and only is None:
        raise Refusal(_refused("faults", found, line))
    quantity = _quantity(found, line, task, order)
    accept_by_order(tx, turn, task, quantity, words)
    return Upheld(
        period=found.period,
        petition=found.number,
        task=line.number,
        quality=line.returns if drops and only != DELAY else 0,
        delays=line.delays if drops and only != QUALITY else 0,
        accepted=quantity,
    )


def _quantity(found: Petition, line: ScoreLine, task: Task, order: Order) -> int:
    """Give how many thousandths are accepted: never less than its reviewer has accepted since."""
    taken = task.accepted_quantity if task.state is State.ACCEPTED else 0
    if order.quantity is None:
        return task.quantity
    typed = Fraction(order.quantity.replace(",", ".")) * THOUSAND
    if typed.denominator != 1 or not max(taken, 1) <= typed <= task.quantity:
        raise Refusal(
            _refused("quantity", found, line).but(
                typed=order.quantity, whole=str(Fraction(task.quantity, THOUSAND))
            )
        )
    return int(typed)


def _refused(why: str, found: Petition, line: ScoreLine) -> PetitionOrder:
    return PetitionOrder(why=why, number=found.number, task=line.number)
