"""Who does a task together: people come in with a share, and the others' shares shrink."""

from fractions import Fraction

from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.tasks import actions, rules, shares, store
from core.tasks.actions import Change
from core.tasks.giving_notices import (
    NotArranger,
    ShareLine,
    SharesChanged,
    SharesPreview,
    SharesWrong,
    ShareTold,
)
from core.tasks.notices import MayNotAssign, TaskReceived
from core.tasks.rules import WORKING, Holder, Task


class Joining(Fact, frozen=True):
    """Somebody who comes in; the share is `part` of `whole`, or an equal one where none is said."""

    person_id: int
    part: int | None = None
    whole: int = 1

    @property
    def share(self) -> Fraction | None:
        """The share that was said, if any."""
        return None if self.part is None else Fraction(self.part, self.whole)


class CoAssign(Command, frozen=True):
    """Let people do a task together with those who do it already."""

    number: int
    people: tuple[Joining, ...]


def preview(tx: Tx, turn: Turn, command: CoAssign) -> SharesPreview:
    """Say how the shares would change. Raises Refusal where that cannot be."""
    task, holders = _after(tx, turn, command)
    return SharesPreview(
        number=task.number, title=task.title, shares=_lines(tx, task.holders, holders)
    )


def co_assign(tx: Tx, turn: Turn, command: CoAssign) -> SharesChanged:
    """Let people come in; everybody who does the task is told. Raises Refusal."""
    task, holders = _after(tx, turn, command)
    changed = store.write(tx.connection, task.but(holders=holders))
    store.set_holders(tx.connection, changed)
    lines = _lines(tx, task.holders, holders)
    names = ", ".join(line.person.name for line in lines if line.before is None)
    actions.note(tx, turn, changed, "co_assign", Change(words=names or None), before=task)
    by = named(turn.actor, tx.now)
    told = ShareTold(number=task.number, title=task.title, by=by, shares=lines)
    actions.tell_holders(tx, turn, task, told, "shares")
    for one in holders:
        if not task.is_held_by(one.person_id) and one.person_id != turn.actor.id:
            tell(tx, one.person_id, _received(tx, turn, changed, one), key="assigned")
    return SharesChanged(number=task.number, title=task.title, shares=lines)


def arranged(tx: Tx, turn: Turn, number: int) -> Task:
    """Give a task whose people the asker may change. Raises Refusal."""
    task = actions.visible(tx, turn, number)
    doing = people.persons(tx.connection, [one.person_id for one in task.holders]).values()
    if rules.may_arrange(turn.actor, task, doing, tx.now):
        return task
    found = people.persons(tx.connection, [task.assigner_id, task.reviewer_id])
    raise Refusal(
        NotArranger(
            number=task.number,
            title=task.title,
            assigner=named(found[task.assigner_id], tx.now),
            reviewer=named(found[task.reviewer_id], tx.now),
        )
    )


def _after(tx: Tx, turn: Turn, command: CoAssign) -> tuple[Task, tuple[Holder, ...]]:
    task = arranged(tx, turn, command.number)
    if task.state not in WORKING:
        raise Refusal(actions.not_now(task, "co_assign"))
    ids = [one.person_id for one in command.people]
    coming = people.persons(tx.connection, ids)
    refused = [
        one for one in coming.values() if not people_rules.may_assign(turn.actor, one, tx.now)
    ]
    if refused:
        raise Refusal(MayNotAssign(people=tuple(named(one, tx.now) for one in refused)))
    said = [one.share for one in command.people]
    holders = shares.joined(task.holders, ids, said)
    if holders is None:
        total = sum((share for share in said if share is not None), Fraction(0))
        raise Refusal(SharesWrong(number=task.number, total=str(total)))
    return task, holders


def _lines(tx: Tx, before: tuple[Holder, ...], after: tuple[Holder, ...]) -> tuple[ShareLine, ...]:
    found = people.persons(tx.connection, [one.person_id for one in after])
    held = {one.person_id: str(one.share) for one in before}
    return tuple(
        ShareLine(
            person=named(found[one.person_id], tx.now),
            before=held.get(one.person_id),
            after=str(one.share),
        )
        for one in after
    )


def _received(tx: Tx, turn: Turn, task: Task, whose: Holder) -> TaskReceived:
    others = [one.person_id for one in task.holders if one.person_id != whose.person_id]
    found = people.persons(tx.connection, others)
    return TaskReceived(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        deadline=task.deadline,
        others=tuple(named(found[one], tx.now) for one in others),
        quantity=actions.amount(task.quantity) if task.output else None,
        output=task.output,
        priority=task.priority,
        share=str(whose.share),
    )
