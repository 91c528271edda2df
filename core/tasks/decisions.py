"""What the reviewer decides: accept, return, extend; and how a later deadline is asked for."""

import datetime as dt

from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.tasks import handover, rules, store
from core.tasks.actions import Change, names_of, not_now, note, tell_holders, visible
from core.tasks.giving_notices import DraftDecided
from core.tasks.handover_store import Handover
from core.tasks.notices import (
    DeadlineMoved,
    Decision,
    ExtensionAsked,
    ExtensionDecided,
    ExtensionWaiting,
    NoDeadline,
    NotEarlier,
    NotHolder,
    NotReviewer,
    ReviewDone,
    ReviewPreview,
    TaskAccepted,
    TaskReturned,
)
from core.tasks.rules import WORKING, State, Task


class Verdict(Fact, frozen=True):
    """What the reviewer decides about one task: yes, or no with a reason.

    `major` marks an error of content (Decree 335/2025, art. 14: it counts against quality).
    """

    number: int
    accept: bool
    reason: str | None = None
    major: bool = False


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
    decisions = tuple(_decision(tx, turn, verdict)[1] for verdict in command.verdicts)
    return ReviewPreview(decisions=decisions)


def review(tx: Tx, turn: Turn, command: Review) -> ReviewDone:
    """Decide about what waits; those who did the work get a letter. Raises Refusal."""
    decisions = []
    for verdict in command.verdicts:
        task, decision = _decision(tx, turn, verdict)
        _decide(tx, turn, task, decision)
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
    )
    return ReviewPreview(decisions=(decision,))


def extend(tx: Tx, turn: Turn, command: Extend) -> Notice:
    """Ask for a later deadline, or set it as the reviewer. Raises Refusal."""
    task = visible(tx, turn, command.number)
    decides = rules.may_review(turn.actor, task, tx.now)
    if not decides and not task.is_held_by(turn.actor.id):
        raise Refusal(NotHolder(number=task.number, title=task.title, people=names_of(tx, task)))
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
    change = Change(words=command.why, deadline=command.deadline)
    note(tx, turn, changed, "ask_extension", change, before=task)
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    letter = ExtensionWaiting(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        present=task.deadline,
        deadline=command.deadline,
        why=command.why,
    )
    tell(tx, reviewer.id, letter, key=f"extension:{task.number}")
    return ExtensionAsked(
        number=task.number,
        title=task.title,
        reviewer=named(reviewer, tx.now),
        deadline=command.deadline,
        why=command.why,
    )


def _decision(tx: Tx, turn: Turn, verdict: Verdict) -> tuple[Task, Decision]:
    task = visible(tx, turn, verdict.number)
    coming = handover.waits_for(tx, turn, task)
    if coming is not None:
        return task, _about_handover(tx, task, coming, verdict)
    if not rules.may_review(turn.actor, task, tx.now):
        reviewer = people.person_of(tx.connection, task.reviewer_id)
        raise Refusal(
            NotReviewer(number=task.number, title=task.title, reviewer=named(reviewer, tx.now))
        )
    if not rules.waits_for_reviewer(task):
        raise Refusal(not_now(task, "accept" if verdict.accept else "return"))
    if task.state is State.HANDED_IN:
        what = "accept" if verdict.accept else "return"
    elif task.state is State.DRAFT:
        what = "confirm" if verdict.accept else "dismiss"
    else:
        what = "extend" if verdict.accept else "keep"
    decision = Decision(
        number=task.number,
        title=task.title,
        person=names_of(tx, task)[0],
        verdict=what,
        reason=verdict.reason,
        major=verdict.major and what == "return",
        deadline=task.asked_deadline if what == "extend" else None,
    )
    return task, decision


def _about_handover(tx: Tx, task: Task, coming: Handover, verdict: Verdict) -> Decision:
    who = people.person_of(tx.connection, coming.coming_id)
    lets_go = coming.awaited_id == coming.giver_id and coming.given is None
    agrees = "give" if lets_go else "take"
    return Decision(
        number=task.number,
        title=task.title,
        person=named(who, tx.now),
        verdict=agrees if verdict.accept else "decline",
        reason=verdict.reason,
        major=False,
        deadline=None,
    )


def _decide(tx: Tx, turn: Turn, task: Task, decision: Decision) -> None:
    coming = handover.waits_for(tx, turn, task)
    if coming is not None:
        accept = decision.verdict != "decline"
        handover.decide(tx, turn, task, coming, accept=accept, why=decision.reason)
        return
    by = named(turn.actor, tx.now)
    if decision.verdict == "accept":
        changed = task.but(state=State.ACCEPTED, accepted=turn.said, accepted_quantity=task.done)
        letter: Notice = TaskAccepted(
            number=task.number,
            title=task.title,
            by=by,
            on_time=not rules.is_late(task, turn.said),
        )
    elif decision.verdict == "return":
        changed = task.but(
            state=State.RETURNED,
            handed=None,
            content_returns=task.content_returns + int(decision.major),
        )
        letter = TaskReturned(
            number=task.number,
            title=task.title,
            by=by,
            reason=decision.reason or "",
            major=decision.major,
            deadline=task.deadline,
        )
    elif decision.verdict in ("confirm", "dismiss"):
        confirmed = decision.verdict == "confirm"
        changed = task.but(state=State.ASSIGNED if confirmed else State.CANCELLED)
        letter = DraftDecided(
            number=task.number,
            title=task.title,
            by=by,
            confirmed=confirmed,
            reason=decision.reason,
        )
    elif decision.verdict == "extend" and task.asked_deadline and task.asked:
        _grant(tx, turn, task, task.asked_deadline, decision.reason, task.asked)
        return
    else:
        changed = task.but(asked_deadline=None, asked_why=None, asked=None)
        letter = ExtensionDecided(
            number=task.number,
            title=task.title,
            by=by,
            granted=False,
            deadline=task.deadline,
            reason=decision.reason,
        )
    written = store.write(tx.connection, changed)
    note(tx, turn, written, decision.verdict, Change(words=decision.reason), before=task)
    tell_holders(tx, turn, task, letter, decision.verdict)


def _grant(
    tx: Tx, turn: Turn, task: Task, deadline: dt.datetime, why: str | None, asked: dt.datetime
) -> None:
    """Move the deadline; a version that was missed when the request came stays counted once."""
    changed = store.write(
        tx.connection,
        task.but(
            deadline=deadline,
            missed=task.missed + int(rules.is_late(task, asked)),
            first_handed=None,
            asked_deadline=None,
            asked_why=None,
            asked=None,
        ),
    )
    note(tx, turn, changed, "extend", Change(words=why, deadline=deadline), before=task)
    letter = ExtensionDecided(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        granted=True,
        deadline=deadline,
        reason=why,
    )
    tell_holders(tx, turn, task, letter, "extend")
