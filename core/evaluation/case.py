"""The score case: what `viec score` reads and writes, the same for everybody who calculates."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from core.evaluation.exact_json import CaseError, Field, parse
from core.evaluation.formulas import GENERAL_POINTS, Denominator, Line, LineResult
from core.evaluation.rules import (
    Cap,
    CapCount,
    QualityClass,
    RuleSet,
    canonical_hash,
    cap_count,
)
from core.evaluation.rulesets import TOTAL, read_inline, rule_set, rule_set_ids
from core.evaluation.scores import Leading, PersonResult, score_leader, score_staff

__all__ = [
    "Case",
    "CaseError",
    "CaseResult",
    "CircleError",
    "CriterionPoints",
    "Kind",
    "Person",
    "figure",
    "inputs_hash",
    "read_case",
    "score_case",
    "score_text",
    "shown",
    "write_result",
]

_ROOT = "case"
_PERIOD = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2]|Q[1-4])", re.ASCII)
_SIGNIFICANT_DIGITS = 12

_LINE_REQUIRED = ("task", "k", "assigned", "accepted")
_LINE_COUNTS = ("quality_failures", "quality_excused", "delays", "delays_excused")
_LEADING = ("organizing", "unity")


class Kind(StrEnum):
    """Whether somebody answers for the work of others."""

    STAFF = "staff"
    LEADER = "leader"


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


def score_text(text: str) -> str:
    """Give the scores of a case, both as JSON. Raises CaseError with the path of what is wrong."""
    case = read_case(text)
    return write_result(case, score_case(case))


def read_case(text: str) -> Case:
    """Give the case a JSON text holds. Raises CaseError with the path of what is wrong."""
    fields = parse(text, _ROOT).members(("rule_set", "period", "cap", "people"))
    rules = _rule_set(fields["rule_set"])
    people = tuple(_person(field, rules) for field in fields["people"].elements())
    _check_names(fields["people"], people)
    return Case(
        rule_set=rules, period=_period(fields["period"]), cap=_cap(fields["cap"]), people=people
    )


def score_case(case: Case) -> CaseResult:
    """Give everybody's score, those managed before those who manage them.

    Raises CircleError if there is no such order.
    """
    people = {person.id: person for person in case.people}
    results: dict[str, PersonResult] = {}
    for name in _managed_first(case.people):
        results[name] = _score(case.rule_set, people[name], results)
    proposed = [(person.group, results[person.id].proposed) for person in case.people]
    return CaseResult(
        people=tuple((person, results[person.id]) for person in case.people),
        agency=cap_count((of for _, of in proposed), case.cap),
        groups=_groups(proposed, case.cap),
    )


def write_result(case: Case, result: CaseResult) -> str:
    """Give the scores as JSON, figures with at least 12 significant digits."""
    written = {
        "rule_set": {"id": case.rule_set.id, "hash": case.rule_set.hash},
        "inputs_hash": inputs_hash(case),
        "people": [_written_person(person.id, score) for person, score in result.people],
        "cap": {
            "agency": _written_count(result.agency),
            "groups": {group: _written_count(count) for group, count in result.groups},
        },
    }
    return json.dumps(written, ensure_ascii=False, indent=2)


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


def figure(value: Fraction) -> str:
    """Give a number as decimal text: exactly if its decimals end, else with 12 digits or more.

    There are more when 12 would make it look like a whole number that it is not.
    """
    exact = _ending(value)
    if exact is not None:
        return exact
    digits = _SIGNIFICANT_DIGITS
    while True:
        rounding = Context(prec=digits, rounding=ROUND_HALF_UP)
        rounded = rounding.divide(Decimal(value.numerator), Decimal(value.denominator))
        if rounded != rounded.to_integral_value():
            return f"{rounded.normalize(rounding):f}"
        digits += _SIGNIFICANT_DIGITS


def shown(total: Fraction) -> str:
    """Give a total as it is read out: two decimals, half up, with the Vietnamese comma."""
    hundredths = (200 * total.numerator + total.denominator) // (2 * total.denominator)
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}"


def _ending(value: Fraction) -> str | None:
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return None
    scaled = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{scaled[:-places]}.{scaled[-places:]}" if places else scaled


def _rule_set(field: Field) -> RuleSet:
    if isinstance(field.value, dict):
        return read_inline(field)
    name = field.text()
    if name not in rule_set_ids():
        raise field.wrong(f"unknown rule set; there are {', '.join(rule_set_ids())}")
    return rule_set(name)


def _period(field: Field) -> str:
    period = field.text()
    if not _PERIOD.fullmatch(period):
        raise field.wrong("neither a month like 2026-11 nor a quarter like 2026-Q4")
    return period


def _cap(field: Field) -> Cap:
    fields = field.members(("rate", "denominator"))
    return Cap(rate=fields["rate"].number(1), denominator=fields["denominator"].choice(Denominator))


def _person(field: Field, rules: RuleSet) -> Person:
    fields = field.members(
        ("id", "kind", "group"), ("rated", "blockers", "general", "lines", "manages", *_LEADING)
    )
    kind = fields["kind"].choice(Kind)
    rated = fields["rated"].yes() if "rated" in fields else True
    manages = fields["manages"].texts() if "manages" in fields else ()
    _check_kind(fields, kind, manages)
    for name in _needed(kind, manages) if rated else ():
        if name not in fields:
            raise CaseError(f"{field.path}.{name}", "missing")
    return Person(
        id=fields["id"].text(),
        kind=kind,
        group=fields["group"].text(),
        rated=rated,
        blockers=_blockers(fields["blockers"], rules) if "blockers" in fields else (),
        general=_general(fields["general"], rules) if "general" in fields else None,
        lines=tuple(map(_line, fields["lines"].elements())) if "lines" in fields else (),
        manages=manages,
        organizing=fields["organizing"].number(100) if "organizing" in fields else None,
        unity=fields["unity"].number(100) if "unity" in fields else None,
    )


def _check_kind(fields: dict[str, Field], kind: Kind, manages: tuple[str, ...]) -> None:
    if kind is Kind.LEADER:
        return
    if manages:
        raise fields["manages"].wrong("only a leader manages people")
    for name in _LEADING:
        if name in fields:
            raise fields[name].wrong("only a leader has it")


def _needed(kind: Kind, manages: tuple[str, ...]) -> tuple[str, ...]:
    needed = ("general", "lines")
    if kind is Kind.STAFF:
        return needed
    return (*needed, *_LEADING) if manages else (*needed, "organizing")


def _blockers(field: Field, rules: RuleSet) -> tuple[str, ...]:
    blockers = field.texts()
    for element, blocker in zip(field.elements(), blockers, strict=True):
        if blocker not in rules.blockers:
            raise element.wrong(f"unknown blocker; there are {', '.join(rules.blockers)}")
    return blockers


def _general(field: Field, rules: RuleSet) -> tuple[CriterionPoints, ...]:
    entries = field.entries()
    if TOTAL in entries:
        total = field.members((TOTAL,))[TOTAL].number(GENERAL_POINTS)
        return (CriterionPoints(TOTAL, total),)
    fields = field.members([criterion.name for criterion in rules.general])
    return tuple(
        CriterionPoints(criterion.name, fields[criterion.name].number(criterion.maximum))
        for criterion in rules.general
    )


def _line(field: Field) -> Line:
    fields = field.members(_LINE_REQUIRED, (*_LINE_COUNTS, "exceeded"))
    counts = {name: fields[name].count() for name in _LINE_COUNTS if name in fields}
    for excused, counted in (("quality_excused", "quality_failures"), ("delays_excused", "delays")):
        if counts.get(excused, 0) > counts.get(counted, 0):
            raise fields[excused].wrong(f"more than {counted}")
    return Line(
        task=fields["task"].text(),
        k=fields["k"].number(),
        assigned=fields["assigned"].number(),
        accepted=fields["accepted"].number(),
        exceeded=fields["exceeded"].yes() if "exceeded" in fields else False,
        **counts,
    )


def _check_names(field: Field, people: tuple[Person, ...]) -> None:
    places: dict[str, int] = {}
    for at, person in enumerate(people):
        if person.id in places:
            raise CaseError(
                f"{field.path}[{at}].id", f"stands also at {field.path}[{places[person.id]}]"
            )
        places[person.id] = at
    for at, person in enumerate(people):
        for nth, managed in enumerate(person.manages):
            if managed not in places:
                raise CaseError(f"{field.path}[{at}].manages[{nth}]", "unknown person")
    try:
        _managed_first(people)
    except CircleError as error:
        at = places[error.circle[0]]
        raise CaseError(f"{field.path}[{at}].manages", f"a circle: {error}") from error


def _managed_first(people: Iterable[Person]) -> list[str]:
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


def _score(rules: RuleSet, person: Person, results: dict[str, PersonResult]) -> PersonResult:
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


def _written_person(name: str, score: PersonResult) -> dict[str, object]:
    return {
        "id": name,
        "a": _written(score.a),
        "b": _written(score.b),
        "c": _written(score.c),
        "d": _written(score.d),
        "dd": _written(score.dd),
        "e": _written(score.e),
        "task_points": _written(score.task_points),
        "general_points": _written(score.general_points),
        "total": _written(score.total),
        "total_shown": None if score.total is None else shown(score.total),
        "candidate": score.candidate,
        "blockers": list(score.blockers),
        "proposed": score.proposed,
        "flags": list(score.flags),
        "lines": [_written_line(line) for line in score.lines],
    }


def _written_line(line: LineResult) -> dict[str, str]:
    return {
        "task": line.task,
        "assigned": figure(line.assigned),
        "done": figure(line.done),
        "quality": figure(line.quality),
        "progress": figure(line.progress),
    }


def _written_count(count: CapCount) -> dict[str, int]:
    return {
        "eligible": count.eligible,
        "allowed": count.allowed,
        "candidates": count.candidates,
    }


def _written(value: Fraction | None) -> str | None:
    return None if value is None else figure(value)
