"""A score case: everything a set of scores depends on, and the scores that follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from core.evaluation.formulas import Line
from core.evaluation.rules import (
    Cap,
    CapCount,
    QualityClass,
    RuleSet,
    canonical_hash,
    cap_count,
    head_class,
)
from core.evaluation.scores import Leading, PersonResult, score_leader, score_staff


class Kind(StrEnum):
    """Whether somebody answers for the work of others."""

    STAFF = "staff"
    LEADER = "leader"


NO_RULES: Mapping[str, RuleSet] = MappingProxyType({})
NO_UNITS: Mapping[str, QualityClass] = MappingProxyType({})


class CircleError(ValueError):
    """People manage each other in a circle, so that nobody could be scored first."""

    def __init__(self, circle: tuple[str, ...]) -> None:
        super().__init__(" → ".join(circle))
        self.circle = circle


@dataclass(frozen=True, slots=True)
class CriterionPoints:
    """Points given for one general criterion, or for all together under the name `total`."""

    name: str
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a case, with the work of the period."""

    id: str
    kind: Kind
    group: str
    rated: bool
    blockers: tuple[str, ...]
    general: tuple[CriterionPoints, ...] | None
    lines: tuple[Line, ...]
    manages: tuple[str, ...]
    organizing: Fraction | None
    unity: Fraction | None

    @property
    def general_points(self) -> Fraction | None:
        """Give all general points together, from 0 to 30."""
        if self.general is None:
            return None
        return sum((criterion.points for criterion in self.general), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything a set of scores depends on."""

    rule_set: RuleSet
    period: str
    cap: Cap
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """The scores in the order of the case, and how the cap stands."""

    people: tuple[tuple[Person, PersonResult], ...]
    agency: CapCount
    groups: tuple[tuple[str, CapCount], ...]


def score_case(
    case: Case,
    rules: Mapping[str, RuleSet] = NO_RULES,
    units: Mapping[str, QualityClass] = NO_UNITS,
) -> CaseResult:
    """Give everybody's score, those managed before those who manage them.

    `rules` holds the sets of those who are under another one than the case names, `units` the
    class of the unit that somebody heads: where his set says so he is proposed no better one.
    Raises CircleError if there is no such order.
    """
    people = {person.id: person for person in case.people}
    results: dict[str, PersonResult] = {}
    for name in managed_first(case.people):
        own = rules.get(name, case.rule_set)
        scored = score_person(own, people[name], results)
        if name in units and scored.proposed is not None:
            scored = replace(scored, proposed=head_class(own, scored.proposed, units[name]))
        results[name] = scored
    proposed = [(person.group, results[person.id].proposed) for person in case.people]
    return CaseResult(
        people=tuple((person, results[person.id]) for person in case.people),
        agency=cap_count((of for _, of in proposed), case.cap),
        groups=_groups(proposed, case.cap),
    )


def inputs_hash(case: Case) -> str:
    """Give the SHA-256 of what the case says, as 64 hex digits.

    How a number is written and in which order people, lines, blockers and names stand makes no
    difference; every value does, the rules included.
    """
    return canonical_hash(
        {
            "rule_set": case.rule_set.hash,
            "period": case.period,
            "cap": [str(case.cap.rate), case.cap.denominator.value],
            "people": {person.id: _canonical_person(person) for person in case.people},
        }
    )


def managed_first(people: Iterable[Person]) -> list[str]:
    """Give the names of people, those managed before those who manage them.

    Raises CircleError if there is no such order.
    """
    people = tuple(people)
    sorter = TopologicalSorter({person.id: person.manages for person in people})
    try:
        return list(sorter.static_order())
    except CycleError as error:
        raise CircleError(_circle(error.args[1], people)) from error


def _circle(managed_by: list[str], people: tuple[Person, ...]) -> tuple[str, ...]:
    manages = managed_by[:0:-1]
    order = [person.id for person in people]
    first = manages.index(min(manages, key=order.index))
    return (*manages[first:], *manages[: first + 1])


def score_person(
    rules: RuleSet, person: Person, results: Mapping[str, PersonResult]
) -> PersonResult:
    """Give the score of one person beside the results of those he manages."""
    if person.kind is Kind.STAFF:
        return score_staff(
            rules,
            person.lines,
            person.general_points,
            rated=person.rated,
            blockers=person.blockers,
        )
    leading = Leading(
        team=tuple(results[name].total for name in person.manages),
        organizing=person.organizing,
        unity=person.unity,
    )
    return score_leader(
        rules,
        person.lines,
        person.general_points,
        leading,
        rated=person.rated,
        blockers=person.blockers,
    )


def _groups(
    proposed: Iterable[tuple[str, QualityClass | None]], cap: Cap
) -> tuple[tuple[str, CapCount], ...]:
    groups: dict[str, list[QualityClass | None]] = {}
    for group, of in proposed:
        groups.setdefault(group, []).append(of)
    return tuple((group, cap_count(members, cap)) for group, members in groups.items())


def _canonical_person(person: Person) -> dict[str, object]:
    return {
        "kind": person.kind.value,
        "group": person.group,
        "rated": person.rated,
        "blockers": sorted(person.blockers),
        "general": None
        if person.general is None
        else {criterion.name: str(criterion.points) for criterion in person.general},
        "manages": sorted(person.manages),
        "organizing": None if person.organizing is None else str(person.organizing),
        "unity": None if person.unity is None else str(person.unity),
        "lines": sorted(map(_canonical_line, person.lines)),
    }


def _canonical_line(line: Line) -> list[str]:
    return [
        line.task,
        str(line.k),
        str(line.assigned),
        str(line.accepted),
        str(line.quality_failures),
        str(line.quality_excused),
        str(line.delays),
        str(line.delays_excused),
        str(line.exceeded),
    ]
