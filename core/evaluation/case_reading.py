"""A score case as JSON is read exactly; every flaw is refused with the path of its field."""

import re

from core.evaluation.case import Case, CircleError, CriterionPoints, Kind, Person, managed_first
from core.evaluation.exact_json import CaseError, Field, parse
from core.evaluation.formulas import GENERAL_POINTS, Denominator, Line
from core.evaluation.rules import Cap, RuleSet
from core.evaluation.rulesets import TOTAL, read_inline, rule_set, rule_set_ids

_ROOT = "case"
_PERIOD = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2]|Q[1-4])", re.ASCII)

_LINE_REQUIRED = ("task", "k", "assigned", "accepted")
_LINE_COUNTS = ("quality_failures", "quality_excused", "delays", "delays_excused")
_LEADING = ("organizing", "unity")


def read_case(text: str) -> Case:
    """Give the case a JSON text holds. Raises CaseError with the path of what is wrong."""
    fields = parse(text, _ROOT).members(("rule_set", "period", "cap", "people"))
    rules = _rule_set(fields["rule_set"])
    people = tuple(_person(field, rules) for field in fields["people"].elements())
    _check_names(fields["people"], people)
    return Case(
        rule_set=rules, period=_period(fields["period"]), cap=_cap(fields["cap"]), people=people
    )


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
        assigned=fields["assigned"].ratio(),
        accepted=fields["accepted"].ratio(),
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
        managed_first(people)
    except CircleError as error:
        at = places[error.circle[0]]
        raise CaseError(f"{field.path}[{at}].manages", f"a circle: {error}") from error
