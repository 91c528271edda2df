"""The live board: a unit's board with its tasks, and the way back up, as far as the asker sees."""

from core.kernel.fact import Fact
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people.actions import Turn
from core.people.store import Unit
from core.periods.rules import WorkCalendar
from core.reminders.boards import board
from core.reminders.notices import Board
from core.reminders.subtree import Subtree, subtree
from core.tasks import lists
from core.tasks.notices import TaskList

MOST_TASKS = 50


class Step(Fact, frozen=True):
    """A unit on the way down to the one that is shown."""

    code: str
    name: str


class LiveBoard(Fact, frozen=True):
    """A board, the units above it that the asker leads as well, and tasks.

    `own` are the codes of the units that were asked for themselves. `tasks` are all open ones of a
    unit with none below it, else what is overdue in the subtree.
    """

    board: Board
    above: tuple[Step, ...]
    own: frozenset[str]
    tasks: TaskList


def live_board(
    tx: Tx,
    turn: Turn,
    calendar: WorkCalendar,
    unit_code: str | None = None,
    *,
    own_only: bool = False,
) -> LiveBoard:
    """Give what the live board shows of the units the asker leads, or of the one he names.

    `own_only` leaves out what lies below that one. Raises Refusal if he leads none, or not that.
    """
    of = subtree(tx, turn, unit_code)
    facts = board(tx, turn, calendar, unit_code)
    own = frozenset(one.code for one in of.every if one.path in of.paths)
    if own_only:
        facts = facts.but(units=tuple(one for one in facts.units if one.code in own))
    is_leaf = not any(one.holds or one.code not in own for one in facts.units)
    return LiveBoard(
        board=facts,
        above=_above(tx, turn, of, itself=own_only) if unit_code is not None else (),
        own=own,
        tasks=lists.inside(
            tx, of.paths, MOST_TASKS, late_only=not (is_leaf or own_only), own_only=own_only
        ),
    )


def _above(tx: Tx, turn: Turn, of: Subtree, *, itself: bool) -> tuple[Step, ...]:
    (path,) = of.paths
    return tuple(
        Step(code=one.code, name=one.name)
        for one in sorted(of.every, key=_depth)
        if path.startswith(one.path)
        and (one.path != path or itself)
        and people_rules.may_see_unit(turn.actor, one.path, tx.now)
    )


def _depth(unit: Unit) -> int:
    return len(unit.path)
