"""Figures as score cases: one for each rule set, for a case is reckoned under one alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from core.evaluation.case import Case, CriterionPoints, Kind, Person
from core.evaluation.figures import Figures, cap_of
from core.evaluation.formulas import TASK_POINTS, Line
from core.evaluation.rules import RuleSet
from core.evaluation.rulesets import TOTAL
from core.evaluation.scores import PersonResult

ELSEWHERE = "quy-tac-khac"


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Somebody who cannot be scored yet, by his code, and the fields of the case that he lacks."""

    id: str
    lacks: tuple[str, ...]


def scorable(case: Case) -> tuple[Case, tuple[Incomplete, ...]]:
    """Give a case without those who cannot be scored yet, and who they are, in its order.

    Who answers for them loses nothing by it: without a total they count for nobody's d.
    """
    found = [Incomplete(one.id, _lacks(one)) for one in case.people]
    left_out = tuple(one for one in found if one.lacks)
    gone = {one.id for one in left_out}
    kept = tuple(
        replace(one, manages=tuple(code for code in one.manages if code not in gone))
        for one in case.people
        if one.id not in gone
    )
    return replace(case, people=kept), left_out


def _lacks(person: Person) -> tuple[str, ...]:
    if not person.rated:
        return ()
    leads = person.kind is Kind.LEADER
    missing = (
        ("general", person.general is None),
        ("organizing", leads and person.organizing is None),
        ("unity", leads and bool(person.manages) and person.unity is None),
    )
    return tuple(name for name, is_missing in missing if is_missing)


def case_for(found: Figures, person_id: int) -> Case:
    """Give the case of one person alone, which gives the digits of his receipt.

    It holds those he answers for, on every level; those under other rules as `_reckoned` says.
    """
    return _under(found, found.rules[person_id], found.case_of(person_id).people)


def cases_for(found: Figures) -> dict[str, Case]:
    """Give a case for each rule set by its name: those under it, and whom they answer for."""
    rules = {one.id: one for one in found.rules.values()}
    own = {person.code: found.rules[key].id for key, person in found.people.items()}
    return {
        name: _under(
            found, rules[name], tuple(one for one in found.case.people if own[one.id] == name)
        )
        for name in sorted(rules)
    }


def _under(found: Figures, rules: RuleSet, wanted: tuple[Person, ...]) -> Case:
    own = {person.code: found.rules[key] for key, person in found.people.items()}
    inputs = {person.id: (person, score) for person, score in found.result.people}
    taken: dict[str, Person] = {}
    waiting = [one.id for one in wanted]
    for code in waiting:
        person, score = inputs[code]
        if own[code].id == rules.id:
            taken[code] = person
            waiting += [one for one in person.manages if one not in waiting]
        else:
            taken[code] = _reckoned(person, score, own[code])
    return Case(
        rule_set=rules,
        period=found.case.period,
        cap=cap_of(rules),
        people=_in_order(found, taken),
    )


def _in_order(found: Figures, taken: Mapping[str, Person]) -> tuple[Person, ...]:
    return tuple(taken[one.id] for one in found.case.people if one.id in taken)


def _reckoned(person: Person, score: PersonResult, rules: RuleSet) -> Person:
    """Give somebody under other rules by what alone matters to who answers for him.

    That is whether his total reached the band of completed (d, Decree 335/2025, art. 15): one line
    gives exactly the points of that band, or none. So he counts in no cap of these rules. Without
    a total he has no line.
    """
    line = Line(
        task=ELSEWHERE,
        k=Fraction(1),
        assigned=Fraction(TASK_POINTS),
        accepted=rules.bands.completed
        if score.total is not None and score.total >= rules.bands.completed
        else Fraction(0),
        quality_failures=0,
        delays=0,
        quality_excused=0,
        delays_excused=0,
    )
    return Person(
        id=person.id,
        kind=Kind.STAFF,
        group=ELSEWHERE,
        rated=True,
        blockers=(),
        general=(CriterionPoints(TOTAL, Fraction(0)),),
        lines=() if score.total is None else (line,),
        manages=(),
        organizing=None,
        unity=None,
    )
