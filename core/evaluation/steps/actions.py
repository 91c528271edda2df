"""What people give for a score: their own points, a leader's review, marks on work and period."""

import re
from collections.abc import Sequence
from fractions import Fraction

from core.evaluation.notices import GeneralNoted, GeneralWrong, LineNotCounted
from core.evaluation.period import QUARTER, Period, month_of
from core.evaluation.presence import as_stood, evaluated
from core.evaluation.rules import Criterion, Regime, RuleSet
from core.evaluation.rulesets import TOTAL
from core.evaluation.steps import rules, store
from core.evaluation.steps.notices import (
    ChoiceWrong,
    ExceededNoted,
    NotTheirReviewer,
    OtherCycle,
    RateNoted,
    ReviewLine,
    ReviewList,
    ReviewNoted,
    SelfDraft,
    StepNotNow,
)
from core.evaluation.steps.rules import Act, PeriodState
from core.evaluation.steps.store import Assessment, Exceeded, General, Rated, Reviewed
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person
from core.people.store import Office
from core.tasks import record
from core.tasks.rules import State

_POINTS = re.compile(r"[0-9]{1,2}([.,][0-9]{1,3})?")
_THOUSAND = 1000


class SelfAssess(Command, frozen=True):
    """Give oneself the points of the general criteria of a period, in the order of the set."""

    year: int
    month: int
    points: tuple[str, ...]
    comment: str = ""
    months: int = 1


class ReviewPerson(Command, frozen=True):
    """Give somebody the general points: one total, or one figure for each criterion.

    `organizing` (đ) and `unity` (e) are percentages, for those who lead.
    """

    person_id: int
    year: int
    month: int
    points: tuple[str, ...] = ()
    organizing: str | None = None
    unity: str | None = None
    comment: str = ""
    months: int = 1


class RatePerson(Command, frozen=True):
    """Leave somebody's period out of the classes with a reason, or take it in again."""

    person_id: int
    year: int
    month: int
    rated: bool
    why: str
    months: int = 1


class MarkExceeded(Command, frozen=True):
    """Say of somebody's accepted task that it went beyond what was asked, or that it did not."""

    person_id: int
    year: int
    month: int
    task: int
    marked: bool
    why: str
    months: int = 1


def rules_for(tx: Tx, office: Office, period: Period, person_id: int) -> RuleSet:
    """Give the rule set that holds for a person in a month: the one pinned, or the default."""
    found = store.regimes_at(tx.connection, [person_id], period.first_day, tx.now)
    of = found.get(person_id, Regime.CIVIL)
    return store.rules_of(tx.connection, office.id, period.key, period.first_day, of)


def advance(tx: Tx, turn: Turn, whose: Person, period: Period, act: Act) -> Assessment:
    """Give an assessment as it is after an act; the period's rule sets are fixed from then on.

    Raises Refusal if it has gone further or the period is locked.
    """
    connection, office = tx.connection, turn.office.id
    see_cycle(tx, turn, period)
    opened = store.pin(connection, office, period.key, period.first_day, tx.now)
    found = store.assessment_of(connection, office, whose.id, period.key)
    stage = rules.after(found.stage, act, opened.state)
    if stage is None:
        raise Refusal(
            StepNotNow(
                person=named(whose, tx.now),
                own=whose.id == turn.actor.id,
                **period.parts,
                stage=found.stage,
                locked=opened.state is PeriodState.LOCKED,
            )
        )
    return found.but(stage=stage)


def see_cycle(tx: Tx, turn: Turn, period: Period) -> None:
    """Raise Refusal if the office evaluates by another length, unless that period has begun."""
    office = turn.office
    if period.months == office.cycle:
        return
    if not store.period_of(tx.connection, office.id, period.key).id:
        right = period.quarter if office.cycle == QUARTER else month_of(tx.now, office.zone)
        raise Refusal(
            OtherCycle(**period.parts, right_month=right.month, right_months=right.months)
        )


def self_draft(tx: Tx, turn: Turn, period: Period) -> SelfDraft:
    """Give a proposal for the own points: those of the last period that has any, else all.

    Beside it stands what the journal says of the period; nothing is kept before it is confirmed.
    """
    actor = turn.actor
    criteria = rules_for(tx, turn.office, period, actor.id).general
    last = _last_given(tx, actor.id, period, criteria)
    span = period.span(turn.office.zone)
    work = record.work_of(tx.connection, turn.office.id, [actor.id], span, tx.now)[actor.id]
    faults = [one for task in work for one in record.faults_of(tx.connection, task, tx.now)]
    return SelfDraft(
        **period.parts,
        criteria=tuple(
            (one.name, str(one.maximum), last.get(one.name, str(one.maximum))) for one in criteria
        ),
        before=bool(last),
        done=sum(task.state is State.ACCEPTED for task in work),
        returns=sum(one.sort == record.Sort.QUALITY for one in faults),
        delays=sum(one.sort == record.Sort.DELAY for one in faults),
    )


def self_assess(tx: Tx, turn: Turn, command: SelfAssess) -> GeneralNoted:
    """Keep the person's own points. Raises Refusal where they do not fit the criteria."""
    period = Period.named(command)
    actor = turn.actor
    criteria = rules_for(tx, turn.office, period, actor.id).general
    points = _points(command.points, criteria, whole=False)
    store.write(tx.connection, advance(tx, turn, actor, period, Act.SELF_ASSESS))
    given = General(period=period.key, points=points, comment=command.comment)
    _note(tx, turn, actor.id, store.SELF_ASSESS, given)
    total = _total(points)
    return GeneralNoted(
        **period.parts,
        points=points,
        total=str(total),
        comment_missing=total < _most(criteria) and not command.comment,
    )


def review(tx: Tx, turn: Turn, command: ReviewPerson) -> ReviewNoted:
    """Keep a leader's points for somebody, and đ and e for one who leads.

    Raises Refusal if somebody else reviews this person, the points do not fit, or it is too late.
    """
    period = Period.named(command)
    whose = person_in(tx, turn, command.person_id, period)
    may_act(tx, turn, whose, "review")
    rule_set = rules_for(tx, turn.office, period, whose.id)
    points = _points(command.points, rule_set.general, whole=True) if command.points else ()
    organizing = _choice(tx, whose, rule_set, command.organizing)
    unity = _choice(tx, whose, rule_set, command.unity)
    changed = advance(tx, turn, whose, period, Act.REVIEW)
    before = store.given_at(tx.connection, [whose.id], period.key, tx.now).get(whose.id)
    former = before.reviewed if before is not None and points else ()
    former_by = changed.reviewer_id if former else None
    store.write(tx.connection, changed.but(reviewer_id=turn.actor.id))
    given = Reviewed(
        period=period.key,
        points=points,
        organizing=organizing,
        unity=unity,
        comment=command.comment,
    )
    _note(tx, turn, whose.id, store.REVIEW, given)
    kept = store.given_at(tx.connection, [whose.id], period.key, tx.now)[whose.id]
    total = _total(points) if points else None
    below = total is not None and total < _most(rule_set.general)
    halved = any(one is not None and Fraction(one) < 100 for one in (organizing, unity))
    return ReviewNoted(
        person=named(whose, tx.now),
        **period.parts,
        points=points,
        total=None if total is None else str(total),
        own=str(_total(kept.own)) if kept.own else None,
        organizing=organizing,
        unity=unity,
        comment_missing=(below or halved) and not command.comment,
        former=_sum_of(former),
        former_by=named(people.person_of(tx.connection, former_by), tx.now) if former_by else None,
    )


def rate(tx: Tx, turn: Turn, command: RatePerson) -> RateNoted:
    """Leave somebody's period out of the classes: long leave, too short a time in the post.

    Such a period has no class and counts in no mean (Decree 335/2025, art. 21; our reading). For
    whoever reviews or decides about the person. Raises Refusal.
    """
    period = Period.named(command)
    whose = person_in(tx, turn, command.person_id, period)
    may_act(tx, turn, whose, "review")
    store.write(tx.connection, advance(tx, turn, whose, period, Act.REVIEW))
    fact = Rated(period=period.key, rated=command.rated, why=command.why)
    _note(tx, turn, whose.id, store.RATE, fact)
    noted = RateNoted(
        person=named(whose, tx.now),
        by=named(turn.actor, tx.now),
        **period.parts,
        rated=command.rated,
        why=command.why,
    )
    tell(tx, whose.id, noted.but(own=True), key=f"rated:{period.key}")
    return noted


def mark_exceeded(tx: Tx, turn: Turn, command: MarkExceeded) -> ExceededNoted:
    """Note whether an accepted task went beyond what was asked; it adds no points.

    Under the Party's conditions excellent asks it of 30 % of the tasks (Regulation 366-QĐ/TW,
    art. 11). For whoever reviews or decides about the person. Raises Refusal.
    """
    period = Period.named(command)
    whose = person_in(tx, turn, command.person_id, period)
    may_act(tx, turn, whose, "review")
    span = period.span(turn.office.zone)
    work = record.work_of(tx.connection, turn.office.id, [whose.id], span, tx.now)[whose.id]
    task = next((one for one in work if one.number == command.task), None)
    if task is None or task.state is not State.ACCEPTED:
        raise Refusal(LineNotCounted(number=command.task, **period.parts))
    store.write(tx.connection, advance(tx, turn, whose, period, Act.REVIEW))
    fact = Exceeded(period=period.key, task=task.number, marked=command.marked, why=command.why)
    _note(tx, turn, whose.id, store.EXCEED, fact)
    return ExceededNoted(
        person=named(whose, tx.now),
        **period.parts,
        number=task.number,
        title=task.title,
        marked=command.marked,
    )


def to_review(tx: Tx, turn: Turn, period: Period) -> ReviewList:
    """Give whom the asker reviews directly, and how far each has come in a period."""
    everybody = people.of_office(tx.connection, turn.office.id)
    span = period.span(turn.office.zone)
    stood = [as_stood(one, span, tx.now) for one in evaluated(tx, turn.office, span)]
    mine = [
        one
        for one in stood
        if turn.actor.id in {leader.id for leader in rules.reviewers(one, everybody, tx.now)}
    ]
    ids = [one.id for one in mine]
    given = store.given_at(tx.connection, ids, period.key, tx.now)
    steps = store.assessments(tx.connection, turn.office.id, period.key, ids)
    return ReviewList(
        **period.parts,
        lines=tuple(
            ReviewLine(
                person=named(one, tx.now),
                own=_sum_of(given[one.id].own) if one.id in given else None,
                given=_sum_of(given[one.id].reviewed) if one.id in given else None,
                stage=steps[one.id].stage if one.id in steps else rules.Stage.OPEN,
                leader=people_rules.is_leader(one, tx.now),
            )
            for one in mine
        ),
    )


def person_in(tx: Tx, turn: Turn, person_id: int, period: Period) -> Person:
    """Give a person as he is evaluated in a period: who has left, with the posts he had then."""
    whose = people.person_of(tx.connection, person_id)
    return as_stood(whose, period.span(turn.office.zone), tx.now)


def may_act(tx: Tx, turn: Turn, whose: Person, act: str) -> None:
    """Raise Refusal unless the asker reviews, or decides about, a person."""
    everybody = people.of_office(tx.connection, turn.office.id)
    find = rules.deciders if act == "decide" else rules.reviewers
    who = find(whose, everybody, tx.now)
    if act == "review":
        who = [*who, *(one for one in rules.deciders(whose, everybody, tx.now) if one not in who)]
    if turn.actor.id in {one.id for one in who}:
        return
    if (
        act == "decide"
        and not who
        and people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now)
    ):
        return
    shown = people_rules.may_see(turn.actor, whose, tx.now) or turn.actor.id == whose.id
    raise Refusal(
        NotTheirReviewer(
            person=named(whose, tx.now),
            act=act,
            who=tuple(named(one, tx.now) for one in who) if shown else (),
        )
    )


def _last_given(
    tx: Tx, person_id: int, period: Period, criteria: Sequence[Criterion]
) -> dict[str, str]:
    names = {one.name for one in criteria}
    for back in range(1, 4):
        given = store.given_at(tx.connection, [person_id], period.back(back).key, tx.now)
        if person_id in given:
            points = {name: str(value) for name, value in given[person_id].general}
            if points.keys() == names:
                return points
    return {}


def _points(
    typed: Sequence[str], criteria: Sequence[Criterion], *, whole: bool
) -> tuple[tuple[str, str], ...]:
    """Give typed points by criterion; one figure alone is the total where that is allowed."""
    values = [read_points(text) for text in typed]
    if whole and len(values) == 1 and len(criteria) > 1:
        criteria = [Criterion(TOTAL, _most(criteria))]
    if len(values) != len(criteria) or any(
        value is None or not 0 <= value <= criterion.maximum or value * _THOUSAND % 1
        for value, criterion in zip(values, criteria, strict=False)
    ):
        shown = tuple((one.name, str(one.maximum)) for one in criteria)
        raise Refusal(GeneralWrong(criteria=shown, typed=tuple(typed), review=whole))
    return tuple((one.name, str(value)) for one, value in zip(criteria, values, strict=True))


def _choice(tx: Tx, whose: Person, rule_set: RuleSet, typed: str | None) -> str | None:
    if typed is None:
        return None
    allowed = rule_set.charter.choices if rule_set.charter else ()
    leads = people_rules.is_leader(whose, tx.now)
    value = Fraction(typed.replace(",", "."))
    if not leads or value not in allowed:
        values = tuple(str(one) for one in allowed)
        raise Refusal(ChoiceWrong(person=named(whose, tx.now), leads=leads, values=values))
    return str(value)


def _sum_of(points: tuple[tuple[str, str], ...]) -> str | None:
    return str(_total(points)) if points else None


def _total(points: tuple[tuple[str, str], ...]) -> Fraction:
    return sum((Fraction(value) for _, value in points), Fraction(0))


def _most(criteria: Sequence[Criterion]) -> Fraction:
    return sum((one.maximum for one in criteria), Fraction(0))


def read_points(text: str) -> Fraction | None:
    """Give points as they were typed, `8,5`; None for what are none."""
    return Fraction(text.replace(",", ".")) if _POINTS.fullmatch(text) else None


def _note(tx: Tx, turn: Turn, person_id: int, verb: str, facts: Fact) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=person_id,
        verb=verb,
        said=turn.said,
        facts=facts,
    )
