"""The last own step of an evaluation taken back, by an entry that puts what was given before it."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from core.evaluation.period import Period
from core.evaluation.steps import store
from core.evaluation.steps.notices import StepBuiltOn, StepFinal, StepUndone
from core.evaluation.steps.regimes import undo_regime
from core.evaluation.steps.rules import PeriodState, Stage
from core.evaluation.steps.store import Given, Restored
from core.kernel import journal
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person

LASTS = dt.timedelta(hours=24)
UNDOABLE = (store.SELF_ASSESS, store.REVIEW, store.RATE, store.EXCEED, store.NOTE)
TASK = "task"


def undo(tx: Tx, turn: Turn) -> StepUndone | None:
    """Take the asker's last step back; None where his last change was about a task, or is old.

    Possible for 24 hours and until somebody built on it. Raises Refusal for what is published or
    answered, and where somebody has built on it.
    """
    last = journal.last_by(tx, turn.actor.id, store.SUBJECT, besides=store.RESTORE)
    if last is None or tx.now - last.arrived > LASTS or _about_a_task(tx, turn, last):
        return None
    whose = people.person_of(tx.connection, last.subject_id)
    standing = _standing(journal.of_subject(tx, store.SUBJECT, whose.id))
    if last not in standing:
        return None
    if last.verb == store.REGIME:
        return undo_regime(tx, turn, whose, last)
    if last.verb not in UNDOABLE:
        raise Refusal(StepFinal(verb=last.verb))
    period = Period.of(_key(last))
    of_period = [one for one in standing if one.verb != store.REGIME and _key(one) == period.key]
    later = [one for one in of_period if one.id > last.id]
    locked = store.period_of(tx.connection, turn.office.id, period.key).state is PeriodState.LOCKED
    if later or locked:
        by = later[-1].person_id if later else None
        builder = named(people.person_of(tx.connection, by), tx.now) if by else None
        raise Refusal(StepBuiltOn(person=named(whose, tx.now), **period.parts, by=builder))
    given = store.given_before(tx.connection, whose.id, period.key, last.id)
    reviews = [one.person_id for one in of_period if one.verb == store.REVIEW and one.id < last.id]
    _restore(tx, turn, whose, Restored(period=period.key, given=given, undoes=last.id))
    _step_back(tx, turn, whose, given, period, reviews[-1] if reviews else None)
    undone = StepUndone(
        person=named(whose, tx.now),
        own=whose.id == turn.actor.id,
        by=named(turn.actor, tx.now),
        **period.parts,
        verb=last.verb,
    )
    if last.verb in (store.RATE, store.NOTE) and whose.id != turn.actor.id:
        tell(tx, whose.id, undone.but(own=True), key=f"{last.verb}-undone:{tx.update}")
    return undone


def _about_a_task(tx: Tx, turn: Turn, last: journal.Entry) -> bool:
    work = journal.last_by(tx, turn.actor.id, TASK, besides="receive")
    return work is not None and work.id > last.id


def _standing(entries: Iterable[journal.Entry]) -> list[journal.Entry]:
    """Give the lines about a person's score that nobody has taken back.

    Lines of earlier versions do not say what they take back: it is the last one of that person.
    """
    standing: list[journal.Entry] = []
    for one in entries:
        if one.verb != store.RESTORE:
            standing.append(one)
            continue
        undoes = msgspec.json.decode(one.facts, type=Restored).undoes
        own = [of.id for of in standing if of.person_id == one.person_id and of.verb in UNDOABLE]
        gone = undoes or (own[-1] if own else 0)
        standing = [of for of in standing if of.id != gone]
    return standing


def _key(entry: journal.Entry) -> str:
    return msgspec.json.decode(entry.facts, type=store.Dated).period


def _restore(tx: Tx, turn: Turn, whose: Person, fact: Restored) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=whose.id,
        verb=store.RESTORE,
        said=turn.said,
        facts=fact,
    )


def _step_back(
    tx: Tx, turn: Turn, whose: Person, given: Given, period: Period, reviewer: int | None
) -> None:
    """Put the assessment where it was: with the reviewer whose points count again."""
    steps = store.assessment_of(tx.connection, turn.office.id, whose.id, period.key)
    if steps.published is None:
        reviewed = reviewer is not None or given.unrated is not None or given.exceeded
        stage = Stage.REVIEWED if reviewed else Stage.ASSESSED if given.own else Stage.OPEN
        steps = steps.but(stage=stage)
    store.write(tx.connection, steps.but(reviewer_id=reviewer))
