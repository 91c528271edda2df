"""The last own step of an evaluation taken back, by an entry that puts what was given before it."""

import datetime as dt

import msgspec

from core.evaluation.period import Period
from core.evaluation.rules import Regime
from core.evaluation.steps import store
from core.evaluation.steps.notices import RegimeKept, StepBuiltOn, StepFinal, StepUndone
from core.evaluation.steps.rules import PeriodState, Stage
from core.evaluation.steps.store import Given, Restored
from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person

LASTS = dt.timedelta(hours=24)
UNDOABLE = (store.SELF_ASSESS, store.REVIEW, store.RATE, store.EXCEED, store.NOTE)
TASK = "task"


class _Dated(Fact, frozen=True):
    period: str


def undo(tx: Tx, turn: Turn) -> StepUndone | None:
    """Take the asker's last step back; None where his last change was about a task, or is old.

    Possible for 24 hours and until somebody built on it. Raises Refusal for what is published or
    answered, and where somebody has built on it.
    """
    last = journal.last_by(tx, turn.actor.id, store.SUBJECT, besides=store.RESTORE)
    if last is None or tx.now - last.arrived > LASTS or _about_a_task(tx, turn, last):
        return None
    whose = people.person_of(tx.connection, last.subject_id)
    later = [
        one for one in journal.of_subject(tx, store.SUBJECT, last.subject_id) if one.id > last.id
    ]
    if any(one.verb == store.RESTORE and one.person_id == turn.actor.id for one in later):
        return None
    if last.verb == store.REGIME:
        raise Refusal(_way_back(tx, whose, last.id))
    if last.verb not in UNDOABLE:
        raise Refusal(StepFinal(verb=last.verb))
    period = Period.of(msgspec.json.decode(last.facts, type=_Dated).period)
    locked = store.period_of(tx.connection, turn.office.id, period.key).state is PeriodState.LOCKED
    if later or locked:
        by = later[-1].person_id if later else None
        builder = named(people.person_of(tx.connection, by), tx.now) if by else None
        raise Refusal(StepBuiltOn(person=named(whose, tx.now), **period.parts, by=builder))
    given = store.given_before(tx.connection, whose.id, period.key, last.id)
    _restore(tx, turn, whose, period, given)
    undone = StepUndone(
        person=named(whose, tx.now),
        own=whose.id == turn.actor.id,
        by=named(turn.actor, tx.now),
        **period.parts,
        verb=last.verb,
    )
    if last.verb == store.RATE:
        tell(tx, whose.id, undone.but(own=True), key=f"unrated-undone:{period.key}")
    return undone


def _way_back(tx: Tx, whose: Person, entry: int) -> RegimeKept:
    """Give the group somebody was in before an entry, and the one he is in."""
    said = [
        Regime(msgspec.json.decode(one.facts, type=store.Grouped).regime)
        for one in journal.of_subject(tx, store.SUBJECT, whose.id)
        if one.verb == store.REGIME and one.id < entry
    ]
    present = store.regimes_at(tx.connection, [whose.id], tx.now).get(whose.id, Regime.CIVIL)
    former = said[-1] if said else Regime.CIVIL
    return RegimeKept(person=named(whose, tx.now), code=whose.code, regime=present, former=former)


def _about_a_task(tx: Tx, turn: Turn, last: journal.Entry) -> bool:
    work = journal.last_by(tx, turn.actor.id, TASK, besides="receive")
    return work is not None and work.id > last.id


def _restore(tx: Tx, turn: Turn, whose: Person, period: Period, given: Given) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=whose.id,
        verb=store.RESTORE,
        said=turn.said,
        facts=Restored(period=period.key, given=given),
    )
    steps = store.assessment_of(tx.connection, turn.office.id, whose.id, period.key)
    if steps.published is None:
        reviewed = bool(given.reviewed or given.organizing or given.unity or given.unrated)
        stage = Stage.REVIEWED if reviewed else Stage.ASSESSED if given.own else Stage.OPEN
        reviewer = steps.reviewer_id if reviewed else None
        store.write(tx.connection, steps.but(stage=stage, reviewer_id=reviewer))
