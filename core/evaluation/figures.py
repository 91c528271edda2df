"""The figures of people in a month at a cut-off: a score case built from tasks and journal.

Nothing but what was recorded up to the cut-off enters, so the same cut-off gives the same digits on
whatever day it is asked for.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Self
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
from core.evaluation.formulas import Line
from core.evaluation.rules import Cap, Regime, RuleSet
from core.evaluation.scores import PersonResult
from core.evaluation.steps import store
from core.evaluation.steps.store import Excused, Given
from core.kernel.fact import Fact
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.rules import Post, Role
from core.people.store import Office
from core.periods import store as periods
from core.periods.spans import Span, month_span
from core.tasks import record
from core.tasks import rules as task_rules
from core.tasks.rules import THOUSAND, Task

SETTLING_DAYS = 5
"""Working days after a month in which reviews of its work still enter its figures."""

LEADERS = "lanh-dao"
OFFICIALS = "chuyen-vien"

_LEADING = (Role.HEAD, Role.DEPUTY)


class Month(Fact, frozen=True):
    """A month of a year."""

    year: int
    month: int

    @property
    def key(self) -> str:
        """The month as periods are written: `2026-11`."""
        return f"{self.year}-{self.month:02d}"

    @classmethod
    def of(cls, key: str) -> Self:
        """Give the month that a key names. Raises ValueError for another text."""
        year, _, month = key.partition("-")
        return cls(year=int(year), month=int(month))

    @property
    def first_day(self) -> dt.date:
        """The first day, by which the rules that hold are found."""
        return dt.date(self.year, self.month, 1)

    def back(self, months: int) -> Self:
        """Give the month so many months before this one."""
        count = self.year * 12 + self.month - 1 - months
        return self.but(year=count // 12, month=count % 12 + 1)

    def span(self, zone: str) -> Span:
        """Give the month as a span of time in a zone."""
        return month_span(self.year, self.month, zone)


def month_of(moment: dt.datetime, zone: str) -> Month:
    """Give the month in which a moment lies, in an office's zone."""
    local = moment.astimezone(ZoneInfo(zone))
    return Month(year=local.year, month=local.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The scores of some people in a month as known at a cut-off, with all they came from.

    `case` holds those asked for and everybody they answer for; `work` the tasks behind its lines,
    in the same order, by the person's key.
    """

    office: Office
    month: Month
    until: dt.datetime
    people: Mapping[int, people_rules.Person]
    work: Mapping[int, Sequence[Task]]
    given: Mapping[int, Given]
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
            rule_set=self.case.rule_set,
            period=self.case.period,
            cap=self.case.cap,
            people=tuple(inputs[code] for code in wanted),
        )

    def hash_of(self, person_id: int) -> str:
        """Give the SHA-256 of everything that a person's score depends on."""
        return inputs_hash(self.case_of(person_id))


def figures(
    tx: Tx,
    office: Office,
    month: Month,
    until: dt.datetime,
    wanted: Sequence[people_rules.Person],
    *,
    given_until: dt.datetime | None = None,
) -> Figures:
    """Give the figures of people in a month as they were known at a cut-off.

    What leaders and people themselves gave (general points, đ and e, blockers, what a petition
    corrected) enters up to `given_until`, for reviews come after the work is settled. The rule set
    is that of the first of them.

    Staff is scored before its leaders, from the bottom up (Decree 335/2025, art. 15).
    """
    everybody = {one.id: one for one in people.of_office(tx.connection, office.id)}
    managed = {
        one.id: [other.id for other in managed_by(one, everybody.values(), until)]
        for one in everybody.values()
    }
    ids = [one.id for one in wanted]
    for person_id in ids:
        ids += [one for one in managed[person_id] if one not in ids]
    work = record.work_of(tx.connection, office.id, ids, month.span(office.zone), until)
    given = store.given_at(tx.connection, ids, month.key, given_until or until)
    of = store.regimes(tx.connection, ids[:1]).get(ids[0], Regime.CIVIL) if ids else Regime.CIVIL
    rules = store.rules_of(tx.connection, office.id, month.key, month.first_day, of)
    case = Case(
        rule_set=rules,
        period=month.key,
        cap=_cap(rules),
        people=tuple(
            _person(
                everybody[one],
                until,
                work[one],
                given.get(one, Given()),
                tuple(everybody[other].code for other in managed[one]),
            )
            for one in ids
        ),
    )
    return Figures(
        office=office,
        month=month,
        until=until,
        people={one: everybody[one] for one in ids},
        work=work,
        given={one: given.get(one, Given()) for one in ids},
        case=case,
        result=score_case(case),
    )


def closing(tx: Tx, office: Office, month: Month) -> dt.datetime:
    """Give when the figures of a month are settled: the end of the fifth working day after it.

    What was done in the month may still be reviewed until then; what is recorded later changes
    nothing of the month any more.
    """
    calendar = periods.calendar_of(tx.connection, office.id, "")
    first = month.span(office.zone).end
    last = calendar.add_working_days(first.date() - dt.timedelta(days=1), SETTLING_DAYS)
    return dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), ZoneInfo(office.zone))


def cut_off(tx: Tx, office: Office, month: Month) -> dt.datetime:
    """Give until when a month's figures count now: this moment, or when they were settled."""
    return min(tx.now, closing(tx, office, month))


def score_lines(
    work: Iterable[Task], person_id: int, until: dt.datetime, excused: Iterable[Excused] = ()
) -> tuple[Line, ...]:
    """Give a person's tasks as lines of a score, his share of each (Decree 335/2025, art. 14).

    Faults that a petition took away stay on the line as excused.
    """
    taken = {one.task: one for one in excused}
    return tuple(_line(task, person_id, until, taken.get(task.number)) for task in work)


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
    until: dt.datetime,
    work: Sequence[Task],
    given: Given,
    manages: tuple[str, ...],
) -> Person:
    post = main_post(person, until)
    leads = post is not None and post.role in _LEADING
    return Person(
        id=person.code,
        kind=Kind.LEADER if leads else Kind.STAFF,
        group=LEADERS if leads else OFFICIALS,
        rated=True,
        blockers=given.concluded,
        general=tuple(CriterionPoints(name, points) for name, points in given.general) or None,
        lines=score_lines(work, person.id, until, given.excused),
        manages=manages,
        organizing=_percentage(given.organizing) if leads else None,
        unity=_percentage(given.unity) if leads else None,
    )


def _line(task: Task, person_id: int, until: dt.datetime, excused: Excused | None) -> Line:
    share = next(one.share for one in task.holders if one.person_id == person_id)
    accepted = task.accepted_quantity
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


def _cap(rules: RuleSet) -> Cap:
    if rules.charter is None:
        raise ValueError(f"{rules.id} is no shipped rule set")
    return rules.charter.cap
