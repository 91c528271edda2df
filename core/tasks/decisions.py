"""What the reviewer decides: accept, return, extend; and how a later deadline is asked for."""

import datetime as dt

from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named
from core.people.notices import Named
from core.periods.worktime import add_worked, end_of_work
from core.tasks import actions, claim_store, claims, excuses, handover, own_clock, rules, store
from core.tasks.actions import (
    Change,
    amount,
    doing,
    names_of,
    not_now,
    note,
    tell_holders,
    visible,
)
from core.tasks.cause_notices import CauseDecided, DraftDecided
from core.tasks.causes import may_confirm
from core.tasks.handover_store import Handover
from core.tasks.notices import (
    DeadlineMoved,
    Decision,
    ExtensionAsked,
    ExtensionDecided,
    ExtensionWaiting,
    NoDeadline,
    NotEarlier,
    NotReviewer,
    QuantityWrong,
    ReviewDone,
    ReviewPreview,
    TaskAccepted,
    TaskReturned,
)
from core.tasks.rules import WORKING, Cause, State, Task
from core.tasks.stopping import clock_of, stopped


class Verdict(Fact, frozen=True):
    """What the reviewer decides about one task: yes, or no with a reason.

    `major` marks an error of content (Decree 335/2025, art. 14: it counts against quality),
    `objective` a cause that is confirmed, from `since` on if that is said. `quantity` is how much
    is accepted, in thousandths, where it is less; `final` ends the task with that. `later` puts
    the decision off until the next working day. `excused` answers a cause of the delay that is
    still open, `earlier` whether what arrived late counts when it was typed; None leaves it open.
    """

    number: int
    accept: bool
    reason: str | None = None
    major: bool = False
    objective: bool = False
    since: dt.datetime | None = None
    quantity: int | None = None
    final: bool = False
    later: bool = False
    excused: bool | None = None
    earlier: bool | None = None


class Review(Command, frozen=True):
    """Decide about what waits: work handed in, or a later deadline asked for."""

    verdicts: tuple[Verdict, ...]


class Extend(Command, frozen=True):
    """Ask for a later deadline, or, as the reviewer, set it."""

    number: int
    deadline: dt.datetime
    why: str | None = None


def preview_review(tx: Tx, turn: Turn, command: Review) -> ReviewPreview:
    """Say what a review would decide. Raises Refusal for the first task that it cannot."""
    decisions = tuple(_decision(tx, turn, verdict)[1] for verdict in _once(command))
    return ReviewPreview(decisions=decisions)


def review(tx: Tx, turn: Turn, command: Review) -> ReviewDone:
    """Decide about what waits; those who did the work get a letter. Raises Refusal."""
    decisions = []
    for verdict in _once(command):
        task, decision = _decision(tx, turn, verdict)
        _decide(tx, turn, task, decision, verdict)
        decisions.append(decision)
    waiting = store.waiting_for(tx.connection, turn.actor, tx.now, 1, 1).total
    return ReviewDone(decisions=tuple(decisions), waiting=waiting)


def preview_extension(tx: Tx, turn: Turn, command: Extend) -> ReviewPreview | None:
    """Say what setting another deadline would do to others; None for the asker's own request."""
    task = visible(tx, turn, command.number)
    if not rules.may_review(turn.actor, task, tx.now) or task.state not in WORKING:
        return None
    if task.deadline is None or command.deadline <= task.deadline:
        return None
    decision = Decision(
        number=task.number,
        title=task.title,
        person=names_of(tx, task)[0],
        verdict="extend",
        reason=command.why,
        major=False,
        deadline=command.deadline,
        open_cause=_unanswered(tx, turn, task),
    )
    return ReviewPreview(decisions=(decision,))


def extend(tx: Tx, turn: Turn, command: Extend) -> Notice:
    """Ask for a later deadline, or set it as the reviewer. Raises Refusal."""
    task = visible(tx, turn, command.number)
    decides = rules.may_review(turn.actor, task, tx.now)
    absent = None if decides else doing(tx, turn, command.number)[1]
    if task.state not in WORKING:
        raise Refusal(not_now(task, "extend"))
    if task.deadline is None:
        raise Refusal(NoDeadline(number=task.number, title=task.title))
    if command.deadline <= task.deadline:
        raise Refusal(NotEarlier(number=task.number, present=task.deadline, asked=command.deadline))
    if decides:
        _grant(tx, turn, task, command.deadline, command.why, turn.said)
        return DeadlineMoved(number=task.number, title=task.title, deadline=command.deadline)
    changed = store.write(
        tx.connection,
        task.but(asked_deadline=command.deadline, asked_why=command.why, asked=turn.said),
    )
    change = Change(
        words=command.why, deadline=command.deadline, behalf=absent.id if absent else None
    )
    entry = note(tx, turn, changed, "ask_extension", change, before=task)
    claim = own_clock.ask(tx, turn, changed, "ask_extension", entry)
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    letter = ExtensionWaiting(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        present=task.deadline,
        deadline=command.deadline,
        why=command.why,
        claim=claim,
    )
    actions.tell_reviewer(tx, turn, task, letter, f"extension:{task.number}")
    return ExtensionAsked(
        number=task.number,
        title=task.title,
        reviewer=named(reviewer, tx.now),
        deadline=command.deadline,
        why=command.why,
    )


def _once(command: Review) -> tuple[Verdict, ...]:
    """Give the verdicts, the last one about each task."""
    return tuple({one.number: one for one in command.verdicts}.values())


def _decision(tx: Tx, turn: Turn, verdict: Verdict) -> tuple[Task, Decision]:
    task = visible(tx, turn, verdict.number)
    coming = handover.waits_for(tx, turn, task)
    if coming is not None and not verdict.later:
        return task, _about_handover(tx, task, coming, verdict)
    verdict = _in_full(task, verdict)
    claimed = claim_store.waiting(tx.connection, task.id)
    alone = bool(claimed) and not verdict.later and not rules.waits_for_reviewer(task)
    what = _what(task, verdict) if not alone else _when_counted(verdict)
    if not _may_decide(tx, turn, task, what):
        raise Refusal(
            NotReviewer(number=task.number, title=task.title, reviewer=_decider(tx, task))
        )
    if not alone and not rules.waits_for_reviewer(task):
        raise Refusal(not_now(task, "accept" if verdict.accept else "return"))
    if verdict.quantity is not None and (
        task.state is not State.HANDED_IN or not 0 < verdict.quantity <= task.quantity
    ):
        raise Refusal(
            QuantityWrong(
                number=task.number, typed=amount(verdict.quantity), whole=amount(task.quantity)
            )
        )
    since = verdict.since or task.cause_from
    return task, Decision(
        number=task.number,
        title=task.title,
        person=names_of(tx, task)[0],
        verdict=what,
        reason=verdict.reason,
        major=verdict.major and what == "return",
        deadline=task.asked_deadline if what.startswith("extend") else None,
        cause=(task.cause or Cause.UNIT) if what in NAMING else None,
        since=stopped(tx, turn, task, since=since, cause=None).paused if what in STOPPING else None,
        until=_tomorrow(tx, turn, task) if what == "later" else None,
        quantity=amount(verdict.quantity or 0) if what in PARTIAL else None,
        whole=amount(task.quantity) if what in PARTIAL else None,
        output=task.output,
        open_cause=_open_cause(tx, turn, task, what),
        excused=verdict.excused if what in ACCEPTING or what == "extend" else None,
        claims=tuple(own_clock.line(one) for one in claimed) if what in CLAIMING else (),
        earlier=what == claims.EARLIER if alone else verdict.earlier,
    )


def excusable(task: Task, now: dt.datetime) -> bool:
    """Tell whether a cause that was named before work was handed in could still excuse a delay."""
    return rules.cause_is_past(task) and rules.is_late(task, now)


def _open_cause(tx: Tx, turn: Turn, task: Task, what: str) -> Cause | None:
    """Give the cause that a verdict leaves unanswered unless it says something about it."""
    if what in {"extend", KEEP}:
        return _unanswered(tx, turn, task)
    return task.cause if what in ACCEPTING and excusable(task, tx.now) else None


def _unanswered(tx: Tx, turn: Turn, task: Task) -> Cause | None:
    """Give the objective cause of work in progress that waits for an answer of the asker's."""
    waits = task.cause_named is not None and may_confirm(tx, turn.actor, task)
    return task.cause if waits else None


def _in_full(task: Task, verdict: Verdict) -> Verdict:
    """Give a verdict with all that it means: how much is accepted, and about a named cause."""
    agreed = verdict.accept and verdict.excused and not rules.cause_is_past(task)
    if agreed and task.state in WORKING and task.asked and task.cause_named:
        return verdict.but(objective=True, excused=None)
    if task.state is not State.HANDED_IN or verdict.later or not verdict.accept:
        return verdict
    if verdict.objective:
        verdict = verdict.but(excused=True)
    less = 0 < task.done < task.quantity and verdict.quantity is None
    return verdict.but(quantity=task.done) if less else verdict


def _about_handover(tx: Tx, task: Task, coming: Handover, verdict: Verdict) -> Decision:
    who = people.person_of(tx.connection, coming.coming_id)
    lets_go = coming.awaited_id == coming.giver_id and coming.given is None
    agrees = "give" if lets_go else "take"
    return Decision(
        number=task.number,
        title=task.title,
        person=named(who, tx.now),
        verdict=agrees if verdict.accept else "refuse",
        reason=verdict.reason,
        major=False,
        deadline=None,
    )


KEEP = "keep"
"""A later deadline is refused; a cause that was named beside it waits on."""
STOPPING = frozenset({"stop", "extend_stop"})
HANDOVER = frozenset({"give", "take", "refuse"})
PARTIAL = frozenset({"accept_part", "accept_less"})
ACCEPTING = PARTIAL | {"accept"}
WHEN_COUNTED = frozenset({claims.EARLIER, claims.AT_ARRIVAL})
CLAIMING = ACCEPTING | WHEN_COUNTED | {"extend", "extend_stop"}
NAMING = STOPPING | {excuses.EXCUSE, excuses.NO_EXCUSE}


def _what(task: Task, verdict: Verdict) -> str:
    """Give what a yes, a no or a later means for a task as it stands."""
    if verdict.later:
        return "later"
    if task.state is State.DRAFT:
        return "confirm" if verdict.accept else "decline"
    if task.state is State.HANDED_IN:
        return _how_much(task, verdict) if verdict.accept else "return"
    if task.asked is None and rules.cause_is_past(task):
        return excuses.EXCUSE if verdict.accept else excuses.NO_EXCUSE
    if task.asked is None:
        return "stop" if verdict.accept else "go_on"
    granted = "extend_stop" if verdict.objective else "extend"
    return granted if verdict.accept else "keep"


def _when_counted(verdict: Verdict) -> str:
    return claims.EARLIER if verdict.accept else claims.AT_ARRIVAL


def _how_much(task: Task, verdict: Verdict) -> str:
    if verdict.quantity is None or verdict.quantity >= task.quantity:
        return "accept"
    return "accept_less" if verdict.final else "accept_part"


def _may_decide(tx: Tx, turn: Turn, task: Task, what: str) -> bool:
    if task.state is State.DRAFT:
        whose = rules.whose(task).person_id
        return rules.decides_for(turn.actor, task, whose, tx.now)
    if what in NAMING or what == "go_on":
        return may_confirm(tx, turn.actor, task)
    return rules.may_review(turn.actor, task, tx.now)


def _decider(tx: Tx, task: Task) -> Named:
    whose = rules.whose(task).person_id if task.state is State.DRAFT else None
    return named(people.person_of(tx.connection, whose or task.reviewer_id), tx.now)


def _tomorrow(tx: Tx, turn: Turn, task: Task) -> dt.datetime:
    """Give the beginning of the next working day, when what was put off comes back."""
    clock = clock_of(tx, task, turn.office.zone)
    today = turn.said.astimezone(clock.zone).date()
    return dt.datetime.combine(clock.calendar.add_working_days(today, 1), dt.time(), clock.zone)


def _decide(tx: Tx, turn: Turn, task: Task, decision: Decision, verdict: Verdict) -> None:
    coming = handover.waits_for(tx, turn, task)
    if coming is not None and decision.verdict in HANDOVER:
        accept = decision.verdict != "refuse"
        handover.decide(tx, turn, task, coming, accept=accept, why=decision.reason)
        return
    verdict = _in_full(task, verdict)
    task = _about_the_past(tx, turn, task, decision, verdict)
    if decision.verdict in WHEN_COUNTED:
        return
    if decision.verdict in {excuses.EXCUSE, excuses.NO_EXCUSE}:
        objective = decision.verdict == excuses.EXCUSE
        excuses.decide(tx, turn, task, objective=objective, reason=decision.reason)
        return
    if decision.verdict.startswith("extend") and task.asked_deadline and task.asked:
        _grant(
            tx, turn, task.but(deferred=None), task.asked_deadline, decision.reason, task.asked,
            verdict,
        )  # fmt: skip
        return
    if task.state is State.HANDED_IN:
        changed = _reviewed(turn, task, decision, verdict)
    else:
        changed = _answered(tx, turn, task, decision, verdict)
    written = store.write(tx.connection, changed)
    change = Change(
        words=decision.reason,
        cause=changed.cause,
        until=decision.until,
        quantity=verdict.quantity if decision.verdict in PARTIAL else None,
    )
    since = changed.paused if decision.verdict == "stop" else None
    note(tx, turn, written, decision.verdict, change, before=task, since=since)
    letter = _letter(tx, turn, written, decision)
    if letter is not None:
        tell_holders(tx, turn, task, letter, decision.verdict)


def _about_the_past(tx: Tx, turn: Turn, task: Task, decision: Decision, verdict: Verdict) -> Task:
    """Decide what a verdict answers besides: a cause left open, and when messages count."""
    if decision.earlier is not None and decision.claims:
        waiting = claim_store.waiting(tx.connection, task.id)
        task = claims.count(tx, turn, task, waiting, earlier=decision.earlier)
    answers = verdict.excused is not None and decision.verdict != KEEP
    if answers and decision.open_cause is not None:
        task = excuses.decide(tx, turn, task, objective=bool(verdict.excused), reason=None)
    return task


def _reviewed(turn: Turn, task: Task, decision: Decision, verdict: Verdict) -> Task:
    """Give handed-in work as the reviewer has decided about it.

    What was taken of it stays taken; the rest goes on under the same deadline, and nothing of it
    counts as a failed assessment.
    """
    part = verdict.quantity or 0
    match decision.verdict:
        case "later":
            return task.but(deferred=decision.until)
        case "accept":
            taken = task.quantity if part else task.done
            return over(turn, task).but(accepted_quantity=taken)
        case "accept_less":
            return over(turn, task).but(accepted_quantity=part)
        case "accept_part":
            return task.but(
                state=State.RETURNED,
                handed=None,
                accepted_quantity=part,
                done=part,
                progress=part * 100 // task.quantity,
                deferred=None,
            )
    return task.but(
        state=State.RETURNED,
        handed=None,
        content_returns=task.content_returns + int(decision.major),
        deferred=None,
    )


def over(turn: Turn, task: Task) -> Task:
    """Give accepted work; a cause that nobody answered stays open only where it could matter."""
    ended = task.but(state=State.ACCEPTED, accepted=turn.said, deferred=None)
    if excusable(ended, turn.said):
        return ended
    return ended.but(cause=None, cause_named=None, cause_from=None, party=None)


def _answered(tx: Tx, turn: Turn, task: Task, decision: Decision, verdict: Verdict) -> Task:
    """Give a draft, or work in progress about which something was asked, as it was answered."""
    match decision.verdict:
        case "later":
            return task.but(deferred=decision.until)
        case "confirm":
            return _bound(tx, turn, task.but(deferred=None))
        case "decline":
            return task.but(state=State.CANCELLED, deferred=None)
        case "stop":
            return stopped(tx, turn, task, since=verdict.since, cause=None)
        case "keep":
            return task.but(asked_deadline=None, asked_why=None, asked=None, deferred=None)
    return task.but(
        asked_deadline=None,
        asked_why=None,
        asked=None,
        cause=None,
        cause_named=None,
        cause_from=None,
        party=None,
        deferred=None,
    )


def _bound(tx: Tx, turn: Turn, task: Task) -> Task:
    """Give a draft that binds now; a deadline that passed meanwhile moves by the time it waited."""
    own = task.is_held_by(task.assigner_id)
    changed = task.but(
        state=State.RECEIVED if own else State.ASSIGNED,
        received=turn.said if own else None,
        authority_id=None,
    )
    if task.deadline is None or turn.said <= task.deadline:
        return changed
    clock = clock_of(tx, task, turn.office.zone)
    left = clock.worked(task.assigned, task.deadline)
    moved = add_worked(clock.calendar, clock.zone, turn.said, left)
    return changed.but(deadline=end_of_work(clock.calendar, clock.zone, moved))


def _letter(tx: Tx, turn: Turn, task: Task, decision: Decision) -> Notice | None:
    by = actions.deciding(tx, turn, task)
    match decision.verdict:
        case "later":
            return None
        case "accept" | "accept_less" | "accept_part":
            return TaskAccepted(
                number=task.number,
                title=task.title,
                by=by,
                on_time=not rules.is_late(task, turn.said),
                kept=rules.kept(task),
                quantity=decision.quantity,
                whole=decision.whole,
                ends=task.state is State.ACCEPTED,
            )
        case "return":
            return TaskReturned(
                number=task.number,
                title=task.title,
                by=by,
                reason=decision.reason or "",
                major=decision.major,
                deadline=task.deadline,
                kept=rules.kept(task),
            )
        case "confirm" | "decline":
            return DraftDecided(
                number=task.number,
                title=task.title,
                by=by,
                granted=decision.verdict == "confirm",
                deadline=task.deadline,
                reason=decision.reason,
            )
        case "stop" | "go_on":
            return CauseDecided(
                number=task.number,
                title=task.title,
                by=by,
                granted=decision.verdict == "stop",
                cause=decision.cause or "",
                since=decision.since,
                deadline=task.deadline,
                reason=decision.reason,
            )
    return ExtensionDecided(
        number=task.number,
        title=task.title,
        by=by,
        granted=False,
        deadline=task.deadline,
        reason=decision.reason,
    )


def _grant(
    tx: Tx,
    turn: Turn,
    task: Task,
    deadline: dt.datetime,
    why: str | None,
    asked: dt.datetime,
    verdict: Verdict | None = None,
) -> None:
    """Move the deadline; a version that was missed when the request came stays counted once.

    With an objective cause confirmed the clock stands from its beginning, and a deadline that it
    covers was not missed (Decree 335/2025, art. 14). A cause that nobody answers waits on.
    """
    objective = verdict is not None and verdict.objective
    base = task
    if objective and verdict is not None:
        base = stopped(tx, turn, task, since=verdict.since, cause=task.cause)
    changed = store.write(
        tx.connection,
        base.but(
            deadline=deadline,
            missed=task.missed + int(rules.is_late(base, asked)),
            first_handed=None,
            asked_deadline=None,
            asked_why=None,
            asked=None,
            cause=base.cause if objective or base.cause_named else None,
            cause_named=None if objective else base.cause_named,
            cause_from=base.cause_from if objective or base.cause_named else None,
        ),
    )
    verb = "extend_stop" if objective else "extend"
    change = Change(words=why, deadline=deadline, cause=changed.cause)
    note(tx, turn, changed, verb, change, before=task, since=changed.paused)
    letter = ExtensionDecided(
        number=task.number,
        title=task.title,
        by=actions.deciding(tx, turn, task),
        granted=True,
        deadline=deadline,
        reason=why,
        since=changed.paused,
    )
    tell_holders(tx, turn, task, letter, "extend")
