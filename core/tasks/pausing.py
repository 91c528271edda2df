"""A task that its reviewer lets rest: the clock stands until he, or who does it, lets it go on."""

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named
from core.tasks import actions, store
from core.tasks.actions import Change, names_of
from core.tasks.cause_notices import PauseLine, PausePreview, PauseTold, TasksPaused
from core.tasks.causes import may_confirm
from core.tasks.notices import NotReviewer
from core.tasks.rules import WORKING, Cause, Task
from core.tasks.stopping import stopped


class Pause(Command, frozen=True):
    """Let tasks rest, and say why."""

    numbers: tuple[int, ...]
    reason: str


def pausable(tx: Tx, turn: Turn, number: int) -> Task:
    """Give a task that the asker may let rest: its reviewer, who acts for him, a head above him.

    Raises Refusal for anybody else, and for a task that nobody is doing.
    """
    task = actions.visible(tx, turn, number)
    if not may_confirm(tx, turn.actor, task):
        reviewer = named(people.person_of(tx.connection, task.reviewer_id), tx.now)
        raise Refusal(NotReviewer(number=task.number, title=task.title, reviewer=reviewer))
    if task.state not in WORKING:
        raise Refusal(actions.not_now(task, "pause"))
    return task


def preview(tx: Tx, turn: Turn, command: Pause) -> PausePreview:
    """Say what would rest. Raises Refusal for the first task that cannot."""
    found = (pausable(tx, turn, number) for number in command.numbers)
    return PausePreview(tasks=tuple(_line(tx, one) for one in found), reason=command.reason)


def pause(tx: Tx, turn: Turn, command: Pause) -> TasksPaused:
    """Let tasks rest in the hands of who said so; everybody who does them is told. Raises Refusal.

    Their time from now on counts to nobody who does them: waiting for a word from above is an
    objective cause (Decree 335/2025, art. 14).
    """
    paused = []
    for number in command.numbers:
        task = pausable(tx, turn, number)
        rests = stopped(tx, turn, task, since=turn.said, cause=Cause.APPROVAL)
        changed = store.write(tx.connection, rests)
        change = Change(words=command.reason, cause=Cause.APPROVAL)
        actions.note(tx, turn, changed, "stop", change, before=task, since=changed.paused)
        letter = PauseTold(
            number=task.number,
            title=task.title,
            by=actions.deciding(tx, turn, task),
            reason=command.reason,
        )
        actions.tell_holders(tx, turn, task, letter, "pause")
        paused.append(_line(tx, task))
    return TasksPaused(tasks=tuple(paused))


def _line(tx: Tx, task: Task) -> PauseLine:
    return PauseLine(number=task.number, title=task.title, people=names_of(tx, task))
