"""The receipt of a score: the trace of the figures, every line with its deductions and its law."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import msgspec

from core.evaluation.case import Kind, score_person
from core.evaluation.figures import Figures, closing, cut_off, figures, score_lines
from core.evaluation.formulas import tally
from core.evaluation.notices import (
    Basis,
    BlockerLine,
    FaultLine,
    LineNotCounted,
    Receipt,
    ReceiptLine,
    ScoreLine,
    ScoreNotYours,
    WholeReceipt,
)
from core.evaluation.period import Period, current, month_of
from core.evaluation.presence import as_stood
from core.evaluation.rules import RuleSet
from core.evaluation.steps import store
from core.evaluation.steps.rules import Stage
from core.evaluation.steps.store import Assessment
from core.indicators import positions
from core.kernel import journal
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.tasks import claim_store, own_clock, record
from core.tasks.actions import visible
from core.tasks.record import Fault
from core.tasks.rules import OPEN, State

_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def receipt(
    tx: Tx, turn: Turn, whose: Person, period: Period, until: dt.datetime | None = None
) -> Receipt:
    """Give the score of a person's period as known at a moment, or as it counts now.

    Raises Refusal if the asker may not see it.
    """
    stands = as_stood(whose, period.span(turn.office.zone), tx.now)
    if not people_rules.may_see(turn.actor, stands, tx.now):
        raise Refusal(ScoreNotYours())
    if until is None:
        steps = store.assessment_of(tx.connection, turn.office.id, whose.id, period.key)
        if (kept := published_receipt(tx, turn, steps)) is not None:
            return kept
        moment, given_until = cut_off(tx, turn.office, period), tx.now
    else:
        moment, given_until = moment_at(tx, whose, period, until), min(until, tx.now)
    found = figures(tx, turn.office, period, moment, [whose], given_until=given_until)
    made = receipt_of(tx, turn.actor, found, whose)
    made = made.but(for_reference=period.months != turn.office.cycle)
    if until is not None:
        return as_decided(tx, whose, period, made, until)
    return made.but(asks_points=made.own and period == current(turn.office, tx.now))


def moment_at(tx: Tx, whose: Person, period: Period, until: dt.datetime) -> dt.datetime:
    """Give the cut-off of a person's figures as known at a moment: that of a decision, once made.

    The same as the published figures, so that a later day does not change what was decided on.
    """
    decision = store.decision_at(tx.connection, whose.id, period.key, min(until, tx.now))
    return min(until, tx.now, *([decision.fact.cut_off] if decision else []))


def as_decided(tx: Tx, whose: Person, period: Period, made: Receipt, until: dt.datetime) -> Receipt:
    """Give a receipt with what had been decided and published by a moment, by whom and when."""
    decision = store.decision_at(tx.connection, whose.id, period.key, min(until, tx.now))
    if decision is None:
        return made
    fact = decision.fact
    return made.but(
        settled=True,
        for_reference=False,
        next_number=None,
        next_total=None,
        decided=fact.decided,
        decided_by=named(people.person_of(tx.connection, decision.decider_id), tx.now),
        published=decision.at,
        corrected=made.total != fact.total,
        proposed=fact.proposed,
        reason=fact.reason,
    )


def published_receipt(tx: Tx, turn: Turn, steps: Assessment) -> Receipt | None:
    """Give a receipt as it was published, with what was decided; None if nothing was."""
    if steps.receipt is None:
        return None
    receipt = msgspec.json.decode(steps.receipt, type=Receipt)
    decider = None
    if steps.decider_id is not None:
        decider = named(people.person_of(tx.connection, steps.decider_id), tx.now)
    return receipt.but(
        own=steps.person_id == turn.actor.id,
        settled=True,
        next_number=None,
        next_total=None,
        decided=steps.decided,
        decided_by=decider,
        published=steps.published,
        reason=steps.reason,
        corrected=steps.stage is Stage.CORRECTED,
    )


def whole_receipt(
    tx: Tx, turn: Turn, whose: Person, period: Period, until: dt.datetime | None = None
) -> WholeReceipt:
    """Give a receipt to be shown with every line. Raises Refusal as `receipt` does."""
    return WholeReceipt(receipt=receipt(tx, turn, whose, period, until))


def receipt_line(tx: Tx, turn: Turn, number: int) -> ReceiptLine:
    """Give a task as a line of its period's receipt: the asker's own, or of whom he leads.

    Raises Refusal if the task is not the asker's to see, or counts for nobody he may see.
    """
    task = visible(tx, turn, number)
    mine = task.is_held_by(turn.actor.id)
    whose = turn.actor if mine else people.person_of(tx.connection, task.lead.person_id)
    period = month_of(task.deadline or task.assigned, turn.office.zone)
    whole = receipt(tx, turn, whose, period)
    found = next((line for line in whole.lines if line.number == number), None)
    if found is None:
        raise Refusal(LineNotCounted(number=number, **period.parts))
    return ReceiptLine(
        line=found,
        **period.parts,
        until=whole.until,
        rule_set=whole.rule_set,
        fault=whole.fault,
        code=whole.code,
        counted=tuple(
            own_clock.line(one) for one in claim_store.counted(tx.connection, task.id, whole.until)
        ),
    )


def receipt_of(tx: Tx, asker: Person, found: Figures, whose: Person) -> Receipt:
    """Give the receipt of one person from figures that are there; who may see it was asked."""
    person, score = found.of(whose.id)
    rules = found.rules[whose.id]
    sums = tally(person.lines, rules.fault)
    settled = found.until >= closing(tx, found.office, found.period)
    best = None if settled else _best_next(found, whose.id)
    inputs = found.hash_of(whose.id)
    unit = found.units.get(whose.id)
    return Receipt(
        person=named(as_stood(whose, found.period.span(found.office.zone), tx.now), tx.now),
        own=whose.id == asker.id,
        leader=person.kind is Kind.LEADER,
        **found.period.parts,
        until=found.until,
        rule_set=rules.id,
        lines=_lines(tx, found, whose.id),
        assigned=str(sums.assigned),
        done=str(sums.done),
        quality=str(sums.quality),
        progress=str(sums.progress),
        a=_text(score.a),
        b=_text(score.b),
        c=_text(score.c),
        d=_text(score.d),
        dd=_text(score.dd),
        e=_text(score.e),
        task_points=_text(score.task_points),
        general=tuple((one.name, str(one.points)) for one in person.general or ()),
        general_points=_text(score.general_points),
        total=_text(score.total),
        band=score.candidate,
        proposed=score.proposed,
        blockers=score.blockers,
        next_number=best[0] if best else None,
        next_total=str(best[1]) if best else None,
        flags=tuple(score.flags),
        code=short_code(inputs),
        rules=rules.hash,
        inputs=inputs,
        settled=settled,
        fault=str(rules.fault),
        weights=_weights(rules, person.kind),
        basis=_basis(rules),
        reviewed=bool(found.given[whose.id].reviewed),
        unrated=found.given[whose.id].unrated,
        unit=unit.of if unit else None,
        unit_document=unit.document if unit else None,
        noted=_noted(tx, found, whose) if score.blockers else (),
        position=positions.position_of(
            tx.connection,
            found.office.id,
            whose,
            found.period.key,
            found.period.span(found.office.zone),
        ),
    )


def _noted(tx: Tx, found: Figures, whose: Person) -> tuple[BlockerLine, ...]:
    """Give where the concluded blockers of a person come from: the last entry of each."""
    standing = {
        (one.blocker, one.document) for one in found.given[whose.id].blockers if one.concluded
    }
    lines: dict[str, BlockerLine] = {}
    for entry in journal.of_subject(tx, store.SUBJECT, whose.id):
        if entry.verb != store.NOTE:
            continue
        fact = msgspec.json.decode(entry.facts, type=store.Noted)
        known = (fact.blocker, fact.document) in standing and fact.state == "concluded"
        if fact.period == found.period.key and known:
            by = people.person_of(tx.connection, entry.person_id) if entry.person_id else None
            lines[fact.blocker] = BlockerLine(
                blocker=fact.blocker,
                document=fact.document,
                by=named(by, tx.now) if by else None,
                at=entry.arrived,
            )
    return tuple(lines.values())


def short_code(*inputs: str) -> str:
    """Give a code of five characters made from inputs: the same inputs, the same code."""
    number = int.from_bytes(hashlib.sha256("\n".join(inputs).encode()).digest()[:8])
    code = ""
    for _ in range(5):
        number, rest = divmod(number, len(_CODE_LETTERS))
        code += _CODE_LETTERS[rest]
    return code


def _lines(tx: Tx, found: Figures, person_id: int) -> tuple[ScoreLine, ...]:
    work, until = found.work[person_id], found.until
    person, score = found.of(person_id)
    orders = {one.task: one.petition for one in found.given[person_id].ordered}
    faults = {task.id: record.faults_of(tx.connection, task, until) for task in work}
    known = {fault.by for of in faults.values() for fault in of if fault.by is not None}
    persons = people.persons(tx.connection, sorted(known))
    return tuple(
        ScoreLine(
            number=task.number,
            title=task.title,
            state=State.ACCEPTED if task.number in orders else task.state,
            coefficient=str(result.k),
            assigned=str(result.assigned),
            accepted=str(line.accepted),
            done=str(result.done),
            quality=str(result.quality),
            progress=str(result.progress),
            returns=line.quality_failures,
            delays=line.delays,
            deadline=task.deadline,
            product=task.product,
            exceeded=line.exceeded,
            ordered=orders.get(task.number),
            faults=tuple(_fault(one, persons, tx.now) for one in faults[task.id]),
        )
        for task, line, result in zip(work, person.lines, score.lines, strict=True)
    )


def _fault(fault: Fault, persons: Mapping[int, Person], now: dt.datetime) -> FaultLine:
    by = persons.get(fault.by) if fault.by is not None else None
    return FaultLine(
        sort=fault.sort,
        at=fault.at,
        by=named(by, now) if by else None,
        confirmed=fault.confirmed,
    )


def _best_next(found: Figures, person_id: int) -> tuple[int, Fraction] | None:
    """Give the open task whose acceptance in full would raise the points most, and to what."""
    person, _ = found.of(person_id)
    results = {one.id: score for one, score in found.result.people}
    work = found.work[person_id]
    best: tuple[int, Fraction] | None = None
    for task in work:
        if task.state not in OPEN:
            continue
        done = task.but(
            state=State.ACCEPTED,
            accepted_quantity=task.quantity,
            first_handed=task.first_handed or found.until,
        )
        (line,) = score_lines([done], person_id, found.until)
        lines = tuple(line if one.task == line.task else one for one in person.lines)
        outcome = score_person(found.rules[person_id], replace(person, lines=lines), results)
        points = outcome.task_points if outcome.total is None else outcome.total
        if points is not None and (best is None or points > best[1]):
            best = (task.number, points)
    return best


def _weights(rules: RuleSet, kind: Kind) -> tuple[tuple[str, str], ...]:
    weights = rules.leader if kind is Kind.LEADER else rules.staff
    names = ("a", "b", "c", "d", "dd", "e")
    return tuple(
        (name, str(weight))
        for name, weight in zip(names, weights.in_order(), strict=True)
        if weight is not None
    )


def _basis(rules: RuleSet) -> tuple[Basis, ...]:
    if rules.charter is None:
        return ()
    return tuple(
        Basis(rule=one.rule, source=one.source, standing=one.standing)
        for one in rules.charter.basis
    )


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)
