"""What stands on the papers of an evaluation: a person's form and the summary of a unit."""

import datetime as dt
from collections import Counter
from fractions import Fraction

from core.evaluation.caps import cap_lines
from core.evaluation.case import inputs_hash
from core.evaluation.figures import Figures, cut_off, figures, main_post
from core.evaluation.notices import CapLine, Receipt, ScoreNotYours
from core.evaluation.period import Period
from core.evaluation.presence import as_stood, evaluated, evaluated_at
from core.evaluation.receipt import (
    as_decided,
    moment_at,
    published_receipt,
    receipt_of,
    short_code,
)
from core.evaluation.rules import candidate_class
from core.evaluation.rulesets import rule_set
from core.evaluation.steps import store
from core.evaluation.steps.store import Assessment
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people.actions import Turn
from core.people.rules import Person
from core.people.store import Unit


class CriterionRow(Fact, frozen=True):
    """A general criterion with the most points it gives, and the person's own points or None."""

    name: str
    maximum: str
    own: str | None
    authority: str | None = None


class EvaluationForm(Fact, frozen=True):
    """Mẫu số 01 of a person and month: 01B for leaders, 01A for everybody else.

    `own` and `authority` are all general points together as each gave them, None while he has not;
    so is the `decided` class. `own_class` is the class by the points with the own ones, `remark`
    what the leader wrote.
    """

    agency: str
    unit: str
    code: str
    name: str
    title: str
    criteria: tuple[CriterionRow, ...]
    receipt: Receipt
    decided: str | None = None
    own: str | None = None
    authority: str | None = None
    own_class: str | None = None
    remark: str = ""


class SummaryRow(Fact, frozen=True):
    """One person on the summary of a unit; figures are exact numbers as text or None."""

    code: str
    name: str
    title: str
    unit: str
    leader: bool
    general: str | None
    a: str | None
    b: str | None
    c: str | None
    d: str | None
    dd: str | None
    e: str | None
    task_points: str | None
    total: str | None
    proposed: str | None
    flags: tuple[str, ...]
    receipt: str
    decided: str | None = None


class UnitSummary(Fact, frozen=True):
    """Everybody of a unit and below it in a month: those without a total stand there as well."""

    agency: str
    unit: str
    year: int
    month: int
    until: dt.datetime
    rule_set: str
    rows: tuple[SummaryRow, ...]
    classes: tuple[tuple[str, int], ...]
    cap: tuple[CapLine, ...]
    inputs: str
    code: str
    months: int = 1


def may_export(asker: Person, whose: Person, at: dt.datetime) -> bool:
    """Tell whether the asker may have papers of a person: himself, his leaders, their admin."""
    if people_rules.may_see(asker, whose, at):
        return True
    return people_rules.may_keep_roster(asker, whose.office_id, at)


def form_of(
    tx: Tx, turn: Turn, whose: Person, period: Period, until: dt.datetime | None = None
) -> EvaluationForm:
    """Give what stands on a person's form. Raises Refusal if the asker may not have it."""
    if not may_export(turn.actor, as_stood(whose, period.span(turn.office.zone), tx.now), tx.now):
        raise Refusal(ScoreNotYours())
    found = exported(tx, turn, period, whose, until)
    steps = store.assessment_of(tx.connection, turn.office.id, whose.id, period.key)
    kept = published_receipt(tx, turn, steps) if until is None else None
    filled = kept or receipt_of(tx, turn.actor, found, whose)
    if until is not None:
        filled = as_decided(tx, whose, period, filled, until)
    post = main_post(whose, found.at[whose.id])
    given = found.given[whose.id]
    own, authority = dict(given.own), dict(given.reviewed)
    return EvaluationForm(
        agency=turn.office.name,
        unit=post.unit if post else "",
        code=whose.code,
        name=whose.name,
        title=post.title if post else "",
        criteria=tuple(
            CriterionRow(
                name=one.name,
                maximum=str(one.maximum),
                own=own.get(one.name),
                authority=authority.get(one.name),
            )
            for one in rule_set(filled.rule_set).general
        ),
        receipt=filled,
        decided=filled.decided,
        own=_sum(given.own),
        authority=_sum(given.reviewed),
        own_class=_own_class(filled, _sum(given.own)),
        remark=given.remark,
    )


def _sum(points: tuple[tuple[str, str], ...]) -> str | None:
    return str(sum((Fraction(value) for _, value in points), Fraction(0))) if points else None


def _own_class(filled: Receipt, own: str | None) -> str | None:
    """Give the class by the points with what the person gave himself."""
    if own is None or filled.task_points is None:
        return None
    bands = rule_set(filled.rule_set).bands
    return candidate_class(Fraction(own) + Fraction(filled.task_points), bands)


def summary_of(
    tx: Tx, turn: Turn, unit: Unit, period: Period, until: dt.datetime | None = None
) -> UnitSummary:
    """Give everybody's scores in a unit and below it. Raises Refusal if the asker may not.

    The cap is that of the whole office, as where classes are decided: a unit has none of its own.
    """
    found = unit_figures(tx, turn, unit, period, until)
    inside = people_in(found, unit)
    everybody = evaluated(tx, turn.office, period.span(turn.office.zone))
    ids = [one.id for one in everybody] if until is None else []
    steps = store.assessments(tx.connection, turn.office.id, period.key, ids)
    given_until = tx.now if until is None else found.until
    whole = figures(tx, turn.office, period, found.until, everybody, given_until=given_until)
    rows = tuple(_row(found, one, steps.get(one.id)) for one in inside)
    counts = Counter(row.proposed or "" for row in rows)
    inputs = inputs_hash(found.case)
    return UnitSummary(
        agency=turn.office.name,
        unit=unit.name,
        **period.parts,
        until=found.until,
        rule_set=found.case.rule_set.id,
        rows=rows,
        classes=tuple(sorted(counts.items())),
        cap=cap_lines(
            whole, {one.id: _class_of(whole, one, steps.get(one.id)) for one in everybody}
        ),
        inputs=inputs,
        code=short_code(inputs),
    )


def _class_of(found: Figures, one: Person, steps: Assessment | None) -> str | None:
    """Give the class that counts in the cap: the one decided, else the one proposed."""
    if steps is not None and steps.decided is not None:
        return steps.decided
    return found.of(one.id)[1].proposed


def unit_figures(
    tx: Tx, turn: Turn, unit: Unit, period: Period, until: dt.datetime | None = None
) -> Figures:
    """Give the figures of everybody evaluated in a unit or below it. Raises Refusal."""
    leads = people_rules.may_see_unit(turn.actor, unit.path, tx.now)
    if not leads and not people_rules.may_keep_roster(turn.actor, unit.office_id, tx.now):
        raise Refusal(ScoreNotYours())
    moment = min(until or cut_off(tx, turn.office, period), tx.now)
    span = period.span(turn.office.zone)
    inside = [
        one
        for one in evaluated(tx, turn.office, span)
        if (post := main_post(one, evaluated_at(one, span, moment))) is not None
        and post.path.startswith(unit.path)
        and may_export(turn.actor, as_stood(one, span, tx.now), tx.now)
    ]
    given_until = tx.now if until is None else moment
    return figures(tx, turn.office, period, moment, inside, given_until=given_until)


def exported(
    tx: Tx, turn: Turn, period: Period, whose: Person, until: dt.datetime | None
) -> Figures:
    """Give the figures of a person as known, or decided on, at a moment; the right was asked."""
    if until is None:
        moment, given_until = cut_off(tx, turn.office, period), tx.now
    else:
        moment, given_until = moment_at(tx, whose, period, until), min(until, tx.now)
    return figures(tx, turn.office, period, moment, [whose], given_until=given_until)


def people_in(found: Figures, unit: Unit) -> list[Person]:
    """Give those of the figures who are evaluated in a unit or below it, leaders first."""
    inside = [
        (post.path, one)
        for one in found.people.values()
        if (post := main_post(one, found.at[one.id])) is not None
        and post.path.startswith(unit.path)
    ]
    return [
        one
        for _, one in sorted(
            inside, key=lambda pair: (pair[0], not _leads(found, pair[1]), pair[1].code)
        )
    ]


def _leads(found: Figures, one: Person) -> bool:
    return found.of(one.id)[0].kind == "leader"


def _row(found: Figures, one: Person, steps: Assessment | None) -> SummaryRow:
    """Give a line of the summary; what was published stands as it was."""
    person, score = found.of(one.id)
    post = main_post(one, found.at[one.id])
    figures_of = {
        name: None if (value := getattr(score, name)) is None else str(value)
        for name in ("a", "b", "c", "d", "dd", "e", "task_points", "total")
    }
    if steps is not None and steps.receipt:
        figures_of["total"] = steps.total
    return SummaryRow(
        code=one.code,
        name=one.name,
        title=post.title if post else "",
        unit=post.unit_code if post else "",
        leader=person.kind == "leader",
        general=None if score.general_points is None else str(score.general_points),
        **figures_of,
        proposed=score.proposed if steps is None or not steps.receipt else steps.proposed,
        decided=None if steps is None else steps.decided,
        flags=tuple(score.flags),
        receipt=short_code(found.hash_of(one.id)),
    )
