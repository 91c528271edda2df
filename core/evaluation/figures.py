"""The figures of people in a period at a cut-off: a score case built from tasks and journal.

Nothing but what was recorded up to the cut-off enters, so the same cut-off gives the same digits on
whatever day it is asked for.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.evaluation.case import (
    Case,
    CaseResult,
    CriterionPoints,
    Kind,
    Person,
    inputs_hash,
    score_case,
)
from core.evaluation.formulas import Line, unit_points
from core.evaluation.notices import RecordsErased
from core.evaluation.period import Period
from core.evaluation.presence import evaluated_at
from core.evaluation.rules import (
    Cap,
    QualityClass,
    Regime,
    RuleSet,
    candidate_class,
    canonical_hash,
)
from core.evaluation.scores import PersonResult
from core.evaluation.steps import store
from core.evaluation.steps.store import Excused, Given, Ordered, UnitClassed
from core.kernel import retention
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.rules import Post, Role
from core.people.store import Office
from core.periods import store as periods
from core.tasks import record
from core.tasks import rules as task_rules
from core.tasks.rules import THOUSAND, Task

SETTLING_DAYS = 5
"""Working days after a period in which reviews of its work still enter its figures."""

LEADERS = "lanh-dao"
OFFICIALS = "chuyen-vien"
NOTHING_GIVEN = Given()

_LEADING = (Role.HEAD, Role.DEPUTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """The class of the unit that somebody heads: concluded by a document, or by its own lines.

    `points` are those of the lines, from 0 to 100, None where the unit has none.
    """

    of: QualityClass
    document: str | None
    points: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The scores of some people in a period as known at a cut-off, with all they came from.

    Everybody is evaluated in the post that he holds at his moment `at`: the end of the period, or
    his last one in it. `case` holds those asked for and everybody they answer for; `work` the tasks
    behind its lines, in the same order, by the person's key. Everybody is under the `rules` of his
    own regime; `units` says what limits the class of who heads a unit under rules that ask for it.
    """

    office: Office
    period: Period
    until: dt.datetime
    at: Mapping[int, dt.datetime]
    people: Mapping[int, people_rules.Person]
    work: Mapping[int, Sequence[Task]]
    given: Mapping[int, Given]
    regimes: Mapping[int, Regime]
    rules: Mapping[int, RuleSet]
    units: Mapping[int, UnitResult]
    case: Case
    result: CaseResult

    def of(self, person_id: int) -> tuple[Person, PersonResult]:
        """Give the inputs and the score of a person. Raises KeyError for somebody not in it."""
        code = self.people[person_id].code
        return next(pair for pair in self.result.people if pair[0].id == code)

    def case_of(self, person_id: int) -> Case:
        """Give the case of one person alone: himself and those he answers for, on every level."""
        inputs = {person.id: person for person in self.case.people}
        wanted = [self.people[person_id].code]
        for code in wanted:
            wanted += [one for one in inputs[code].manages if one not in wanted]
        return Case(
            rule_set=self.rules[person_id],
            period=self.case.period,
            cap=self.case.cap,
            people=tuple(inputs[code] for code in wanted),
        )

    def hash_of(self, person_id: int) -> str:
        """Give the SHA-256 of everything that a person's score depends on.

        It is that of his case, with the rule sets of those below him where they are others.
        """
        case = self.case_of(person_id)
        codes = {one.id for one in case.people}
        hashes = {self.rules[one.id].hash for one in self.people.values() if one.code in codes}
        inputs = inputs_hash(case)
        if hashes == {case.rule_set.hash}:
            return inputs
        return canonical_hash([inputs, *sorted(hashes)])


def figures(
    tx: Tx,
    office: Office,
    period: Period,
    until: dt.datetime,
    wanted: Sequence[people_rules.Person],
    *,
    given_until: dt.datetime | None = None,
) -> Figures:
    """Give the figures of people in a period as they were known at a cut-off.

    What leaders and people themselves gave (general points, đ and e, blockers, what a petition
    corrected) enters up to `given_until`, for reviews come after the work is settled. Everybody is
    scored by the rule set of his own regime; the case bears that of the first of them.

    Staff is scored before its leaders, from the bottom up (Decree 335/2025, art. 15).

    Raises Refusal where the term of what the figures rest on has ended: none is better than a wrong
    one.
    """
    erased = retention.erased_until(tx.connection)
    if erased is not None and until < erased:
        raise Refusal(RecordsErased(until=erased))
    everybody = {one.id: one for one in people.of_office(tx.connection, office.id)}
    span = period.span(office.zone)
    at = {one.id: evaluated_at(one, span, until) for one in everybody.values()}
    managed = {
        one.id: [other.id for other in managed_by(one, everybody.values(), at[one.id])]
        for one in everybody.values()
    }
    ids = [one.id for one in wanted]
    for person_id in ids:
        ids += [one for one in managed[person_id] if one not in ids]
    work = record.work_of(tx.connection, office.id, ids, span, until)
    given = store.given_at(tx.connection, ids, period.key, given_until or until)
    known = store.regimes_at(tx.connection, ids, period.first_day, given_until or until)
    regimes = {one: known.get(one, Regime.CIVIL) for one in ids}
    sets = {
        of: store.rules_of(tx.connection, office.id, period.key, period.first_day, of)
        for of in {*regimes.values(), Regime.CIVIL}
    }
    rules = {one: sets[regimes[one]] for one in ids}
    first = rules[ids[0]] if ids else sets[Regime.CIVIL]
    case = Case(
        rule_set=first,
        period=period.key,
        cap=cap_of(first),
        people=tuple(
            _person(
                everybody[one],
                at[one],
                until,
                work[one],
                given.get(one, Given()),
                tuple(everybody[other].code for other in managed[one]),
            )
            for one in ids
        ),
    )
    concluded = store.unit_classes(tx.connection, office.id, period.key, given_until or until)
    units = {
        one: limit
        for one in ids
        if (limit := _unit(everybody[one], at[one], rules[one], case, concluded)) is not None
    }
    return Figures(
        office=office,
        period=period,
        until=until,
        at={one: at[one] for one in ids},
        people={one: everybody[one] for one in ids},
        work=work,
        given={one: given.get(one, Given()) for one in ids},
        regimes=regimes,
        rules=rules,
        units=units,
        case=case,
        result=score_case(
            case,
            {everybody[one].code: of for one, of in rules.items()},
            {everybody[one].code: limit.of for one, limit in units.items()},
        ),
    )


def closing(tx: Tx, office: Office, period: Period) -> dt.datetime:
    """Give when the figures of a period are settled: the end of the fifth working day after it.

    What was done in the period may still be reviewed until then; what is recorded later changes
    nothing of the period any more.
    """
    calendar = periods.calendar_of(tx.connection, office.id, "")
    first = period.span(office.zone).end
    last = calendar.add_working_days(first.date() - dt.timedelta(days=1), SETTLING_DAYS)
    return dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), ZoneInfo(office.zone))


def cut_off(tx: Tx, office: Office, period: Period) -> dt.datetime:
    """Give until when a period's figures count now: this moment, or when they were settled."""
    return min(tx.now, closing(tx, office, period))


def score_lines(
    work: Iterable[Task], person_id: int, until: dt.datetime, given: Given = NOTHING_GIVEN
) -> tuple[Line, ...]:
    """Give a person's tasks as lines of a score, his share of each (Decree 335/2025, art. 14).

    What a petition ordered of unreviewed work counts as accepted. Faults that one took away stay on
    the line as excused, never more of them than there are: where a confirmed cause has moved the
    deadline the delay is not there any more.
    """
    taken = {one.task: one for one in given.excused}
    orders = {one.task: one for one in given.ordered}
    return tuple(
        replace(
            _line(task, person_id, until, taken.get(task.number), orders.get(task.number)),
            exceeded=task.number in given.exceeded,
        )
        for task in work
    )


def main_post(person: people_rules.Person, at: dt.datetime) -> Post | None:
    """Give the post that a person is evaluated in: an own leading one before other own ones.

    Posts held in somebody's place do not change in which group one is evaluated.
    """
    own = [post for post in person.posts_at(at) if post.acting_for is None]
    leading = [post for post in own if post.role in _LEADING]
    return next(iter(leading or own), None)


def managed_by(
    leader: people_rules.Person, everybody: Iterable[people_rules.Person], at: dt.datetime
) -> list[people_rules.Person]:
    """Give whom a leader answers for: those whose post lies in his unit or below, and under his.

    Of several posts the main one of each decides, so that nobody answers for himself through
    others. A deputy answers for the officials of his unit.
    """
    mine = main_post(leader, at)
    if mine is None or mine.role not in _LEADING:
        return []
    return [
        one
        for one in everybody
        if one.id != leader.id
        and people_rules.is_active(one, at)
        and (theirs := main_post(one, at)) is not None
        and theirs.path.startswith(mine.path)
        and (theirs.path != mine.path or people_rules.outranks(mine.role, theirs.role))
    ]


def _person(
    person: people_rules.Person,
    at: dt.datetime,
    until: dt.datetime,
    work: Sequence[Task],
    given: Given,
    manages: tuple[str, ...],
) -> Person:
    post = main_post(person, at)
    leads = post is not None and post.role in _LEADING
    return Person(
        id=person.code,
        kind=Kind.LEADER if leads else Kind.STAFF,
        group=LEADERS if leads else OFFICIALS,
        rated=given.unrated is None,
        blockers=given.concluded,
        general=tuple(CriterionPoints(name, points) for name, points in given.general) or None,
        lines=score_lines(work, person.id, until, given),
        manages=manages,
        organizing=_percentage(given.organizing) if leads else None,
        unity=_percentage(given.unity) if leads else None,
    )


def _line(
    task: Task,
    person_id: int,
    until: dt.datetime,
    excused: Excused | None,
    ordered: Ordered | None,
) -> Line:
    share = next(one.share for one in task.holders if one.person_id == person_id)
    accepted = max(task.accepted_quantity, ordered.quantity if ordered else 0)
    return Line(
        task=f"NV-{task.number}",
        k=Fraction(task.coefficient, THOUSAND),
        assigned=Fraction(task.quantity, THOUSAND) * share,
        accepted=Fraction(accepted, THOUSAND) * share,
        quality_failures=task.content_returns,
        delays=task_rules.delays(task, until),
        quality_excused=min(task.content_returns, excused.quality) if excused else 0,
        delays_excused=min(task_rules.delays(task, until), excused.delays) if excused else 0,
    )


def _percentage(typed: str | None) -> Fraction | None:
    return None if typed is None else Fraction(typed)


def _unit(
    person: people_rules.Person,
    at: dt.datetime,
    rules: RuleSet,
    case: Case,
    concluded: Mapping[int, UnitClassed],
) -> UnitResult | None:
    """Give what limits the class of a head under rules that ask for it (Decree 233/2026, 12(7))."""
    post = main_post(person, at)
    if post is None or post.role is not Role.HEAD:
        return None
    if rules.charter is None or not rules.charter.head_within_unit:
        return None
    members = {one.id: one for one in case.people}
    wanted = [person.code]
    for code in wanted:
        wanted += [one for one in members[code].manages if one not in wanted]
    points = unit_points([line for code in wanted for line in members[code].lines], rules.fault)
    if (said := concluded.get(post.unit_id)) is not None:
        return UnitResult(of=QualityClass(said.given), document=said.document, points=points)
    if points is None:
        return None
    return UnitResult(of=candidate_class(points, rules.bands), document=None, points=points)


def cap_of(rules: RuleSet) -> Cap:
    """Give how many may be excellent under a shipped set."""
    if rules.charter is None:
        raise ValueError(f"{rules.id} is no shipped rule set")
    return rules.charter.cap
