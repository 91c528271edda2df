"""What is said of a key result week by week, and the tasks that move it instead."""

import datetime as dt
from fractions import Fraction

from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import rules, sight, store
from core.objectives.actions import note_result
from core.objectives.notices import (
    AskSwitch,
    CheckedIn,
    CheckInTold,
    DraftsConfirmed,
    KeyResultRefused,
    TaskLinked,
)
from core.objectives.rules import (
    MOST_VALUE,
    THOUSAND,
    CheckIn,
    KeyResult,
    Objective,
    Shape,
    Source,
    State,
)
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named
from core.periods.spans import WEEK
from core.tasks.actions import amount
from core.tasks.actions import visible as visible_task
from core.tasks.rules import State as TaskState
from core.tasks.rules import Task

MOMENT = dt.timedelta(milliseconds=1)
CHECK_IN, LINK, UNLINK = "check_in", "link", "unlink"


class CheckInNow(Command, frozen=True):
    """Say how a key result stands: the value in thousandths, how sure one is, what blocks it.

    What is None stays as it is, but for the blocker: what is not named blocks no more.
    """

    result: int
    value: int | None = None
    confidence: int | None = None
    blocker: str | None = None
    note: str | None = None


class LinkTask(Command, frozen=True):
    """Let a task move a key result, with `off` no more; with `switch` though it was checked in."""

    result: int
    task: int
    off: bool = False
    switch: bool = False


class Linked(Fact, frozen=True):
    """What the journal keeps of a task that moves a key result."""

    task_id: int


def check_in(tx: Tx, turn: Turn, command: CheckInNow) -> CheckedIn:
    """Keep what is said; the latest said counts. Raises Refusal."""
    present, of = workable(tx, turn, command.result)
    value = _value(tx, present, of, command.value)
    said = CheckIn(
        id=0,
        value=value,
        said=turn.said,
        person_id=turn.actor.id,
        confidence=command.confidence,
        blocker=command.blocker,
        note=command.note,
    )
    kept = store.add_check_in(tx.connection, turn.office.id, present.id, said)
    changed = as_said(tx, present)
    store.write_result(tx.connection, changed)
    note_result(tx, turn, CHECK_IN, present.id, kept, before=present)
    line = sight.result_lines(tx, turn, [changed], {of.id: of})[0]
    told = _tell(tx, turn, of, changed, command, before=present.blocker)
    counts = rules.latest(store.check_ins_of(tx.connection, [present.id])[present.id])
    later = counts.said if counts is not None and counts.id != kept.id else None
    return CheckedIn(
        line=line,
        objective=of.number,
        before=sight.amount_of(present.current),
        note=command.note,
        weekly=weekly_need(turn, changed, of, tx.now),
        later=later,
        told=told,
    )


def workable(tx: Tx, turn: Turn, number: int) -> tuple[KeyResult, Objective]:
    """Give a key result that the asker may check in now, with its objective. Raises Refusal."""
    present, of = sight.visible_result(tx, turn, number)
    if present.owner_id != turn.actor.id and not sight.holds(tx, turn, of):
        owner = people.person_of(tx.connection, present.owner_id)
        raise Refusal(_not_yours(present, of, named(owner, tx.now)))
    if of.state is not State.AGREED:
        why = "not_agreed" if of.state is State.PROPOSED else "ended"
        raise Refusal(sight.refused_result(present, of, why))
    return present, of


def _value(tx: Tx, present: KeyResult, of: Objective, value: int | None) -> int:
    """Give the value that is checked in. Raises Refusal where tasks count, or it cannot be."""
    if value is None:
        return present.current
    if present.source is Source.TASKS:
        counted = store.counted_of(tx.connection, [present.id]).get(present.id, [])
        tasks = tuple(one.number for one in counted)
        raise Refusal(sight.refused_result(present, of, "by_tasks").but(tasks=tasks))
    if present.source is Source.INDICATOR:
        raise Refusal(sight.by_indicator(tx, present, of))
    if present.shape is Shape.MILESTONE and value not in (present.baseline, present.target):
        raise Refusal(sight.refused_result(present, of, "milestone"))
    if abs(value) > MOST_VALUE:
        raise Refusal(sight.refused_result(present, of, "too_great"))
    return value


def as_said(tx: Tx, present: KeyResult) -> KeyResult:
    """Give a key result as its check-ins leave it; one that was never checked in begins anew."""
    said = store.check_ins_of(tx.connection, [present.id]).get(present.id, [])
    counts = rules.latest(said)
    if counts is None:
        return present.but(
            current=present.baseline if present.source is Source.CHECK_IN else present.current,
            confidence=None,
            blocker=None,
            checked=None,
        )
    return present.but(
        current=counts.value if present.source is Source.CHECK_IN else present.current,
        confidence=_last_sure(said),
        blocker=counts.blocker,
        checked=counts.said,
        drafted=None,
        draft=None,
    )


def _last_sure(said: list[CheckIn]) -> int | None:
    """Give the confidence said last: it stays until another one is said."""
    sure = rules.latest(one for one in said if one.confidence is not None)
    return sure.confidence if sure else None


def _tell(
    tx: Tx,
    turn: Turn,
    of: Objective,
    result: KeyResult,
    command: CheckInNow,
    *,
    before: str | None,
) -> Named | None:
    """Tell the owner that somebody else said it; who can unblock it, what newly blocks it."""
    line = sight.result_lines(tx, turn, [result], {of.id: of})[0]
    letter = CheckInTold(
        line=line.but(own=False),
        objective=of.number,
        by=named(turn.actor, tx.now),
        note=command.note,
        own=False,
    )
    if result.owner_id != turn.actor.id:
        tell(tx, result.owner_id, letter.but(own=True), key="check-in")
    if command.blocker is None or command.blocker == before:
        return None
    for side in (sight.own_side(tx, of), sight.side_above(tx, of)):
        if side is not None and side.id not in (turn.actor.id, result.owner_id):
            tell(tx, side.id, letter, key="check-in-blocked")
            return named(side, tx.now)
    return None


def weekly_need(turn: Turn, result: KeyResult, of: Objective, now: dt.datetime) -> str | None:
    """Give how much a week is needed from now on, in its unit; None where there is no such pace."""
    span = of.when.span(turn.office.zone)
    left = result.target - result.current
    done = result.share == 1 or result.shape is Shape.MILESTONE
    if done or not span.start <= now < span.end:
        return None
    weeks = max(Fraction((span.end - now) // MOMENT, WEEK // MOMENT), Fraction(1))
    step = THOUSAND if abs(left) >= 10 * THOUSAND and result.noun != "%" else THOUSAND // 10
    return amount(round(abs(left) / weeks / step) * step)


def confirm(tx: Tx, turn: Turn) -> DraftsConfirmed | None:
    """Check in every draft of this week as it stands; None if there is none."""
    quarter = rules.quarter_at(tx.now, turn.office.zone)
    asked = [
        one
        for one in store.owned(tx.connection, turn.actor.id, quarter, tx.now)
        if one.result.drafted is not None and tx.now - one.result.drafted < WEEK
    ]
    lines = []
    for one in asked:
        result = one.result
        said = result.source is Source.CHECK_IN
        value = result.draft if said else None
        command = CheckInNow(result=result.number, value=value, blocker=result.blocker)
        lines.append(check_in(tx, turn, command).line)
    return DraftsConfirmed(lines=tuple(lines)) if lines else None


def link(tx: Tx, turn: Turn, command: LinkTask) -> TaskLinked | AskSwitch:
    """Let a task move a key result, or no more; asks before check-ins are left. Raises Refusal."""
    present, of = sight.visible_result(tx, turn, command.result)
    task = visible_task(tx, turn, command.task)
    if present.owner_id != turn.actor.id and not sight.holds(tx, turn, of):
        owner = people.person_of(tx.connection, present.owner_id)
        raise Refusal(_not_yours(present, of, named(owner, tx.now)))
    if not of.is_open:
        raise Refusal(sight.refused_result(present, of, "ended"))
    counted = store.counted_of(tx.connection, [present.id]).get(present.id, [])
    is_linked = any(one.task_id == task.id for one in counted)
    if present.source is Source.INDICATOR and not command.off:
        raise Refusal(sight.by_indicator(tx, present, of))
    if command.off:
        if not is_linked:
            raise Refusal(sight.refused_result(present, of, "not_linked").but(tasks=(task.number,)))
        store.unlink(tx.connection, present.id, task.id)
        source = Source.TASKS if len(counted) > 1 else Source.CHECK_IN
    else:
        why = _link_refused(task, is_linked=is_linked)
        if why is not None:
            raise Refusal(sight.refused_result(present, of, why).but(tasks=(task.number,)))
        said = store.check_ins_of(tx.connection, [present.id]).get(present.id, [])
        if present.source is Source.CHECK_IN and said and not command.switch:
            return AskSwitch(
                result=present.number,
                title=present.title,
                check_ins=len(said),
                task=task.number,
            )
        store.link(tx.connection, present.id, task.id)
        source = Source.TASKS
    return _linked(tx, turn, of, present, task, source, off=command.off)


def _link_refused(task: Task, *, is_linked: bool) -> str | None:
    """Give why a task cannot move a key result; None if it can."""
    if task.state is TaskState.CANCELLED:
        return "task_off"
    return "task_twice" if is_linked else None


def _not_yours(present: KeyResult, of: Objective, owner: Named) -> KeyResultRefused:
    return sight.refused_result(present, of, "not_yours").but(owner=owner)


def _linked(
    tx: Tx,
    turn: Turn,
    of: Objective,
    present: KeyResult,
    task: Task,
    source: Source,
    *,
    off: bool,
) -> TaskLinked:
    kept = store.result_by_id(tx.connection, present.id)
    changed = kept.but(source=source)
    if source is Source.CHECK_IN:
        changed = as_said(tx, changed)
    store.write_result(tx.connection, changed)
    note_result(tx, turn, UNLINK if off else LINK, present.id, Linked(task_id=task.id), before=kept)
    shown = store.result_by_number(tx.connection, turn.office.id, present.number, tx.now) or changed
    return TaskLinked(
        line=sight.result_lines(tx, turn, [shown], {of.id: of})[0],
        task=task.number,
        task_title=task.title,
        quantity=amount(task.quantity),
        output=task.output,
        off=off,
    )
