"""The rule sets: those shipped beside this module as data, and those given inline in a case."""

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files

from core.evaluation.exact_json import CaseError, Field, Number, Tree
from core.evaluation.formulas import GENERAL_POINTS, TASK_POINTS, Denominator, Factors
from core.evaluation.rules import (
    Bands,
    Basis,
    Cap,
    Charter,
    Conditions,
    Criterion,
    Petition,
    Position,
    Regime,
    RuleSet,
    Standing,
)

TOTAL = "total"
"""The name under which general points are given as one figure; no criterion may bear it."""

_FIGURES = ("id", "general", "staff", "leader", "fault", "bands", "conditions", "blockers")
_CHARTER = (
    "title",
    "effective_from",
    "people",
    "choices",
    "cap",
    "petition",
    "head_within_unit",
    "positions",
    "basis",
)
_WITHOUT_BASIS = frozenset({"id", "title", "effective_from", "people", "basis"})


class UnknownRuleSetError(KeyError):
    """No rule set of this name is shipped."""


def rule_set_ids() -> tuple[str, ...]:
    """Give the names of the shipped rule sets."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def rule_set(name: str) -> RuleSet:
    """Give a shipped rule set, validated.

    Raises UnknownRuleSetError for another name, CaseError with the path for a flaw in the data.
    """
    if name not in rule_set_ids():
        raise UnknownRuleSetError(name)
    return read_shipped(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"), name)


@cache
def default_set(people: Regime, day: dt.date) -> RuleSet:
    """Give the rule set for a group of people on a day: the newest that is in force.

    Before the first one came into force it is the first. Raises LookupError for an unknown group.
    """
    every = [rule_set(name) for name in rule_set_ids()]
    ranked = sorted(
        (one.charter.effective_from, one.id)
        for one in every
        if one.charter is not None and one.charter.people is people
    )
    if not ranked:
        raise LookupError(people)
    begun = [name for since, name in ranked if since <= day]
    return rule_set(begun[-1] if begun else ranked[0][1])


def read_shipped(text: str, name: str) -> RuleSet:
    """Give the rule set of a data file (TOML) that must bear this name.

    Weights may be ratios (`"70/3"`), and every rule must name its legal basis. Raises CaseError.
    """
    fields = Field("", _tree(tomllib.loads(text, parse_float=Number))).members(
        (*_FIGURES, *_CHARTER)
    )
    if fields["id"].text() != name:
        raise fields["id"].wrong(f"is not {name}, the name of the file")
    return _rule_set(fields, _charter(fields))


def read_inline(field: Field) -> RuleSet:
    """Give a rule set written inside a case. Raises CaseError with the path of a flaw."""
    fields = field.members(_FIGURES)
    if fields["id"].text() in rule_set_ids():
        raise fields["id"].wrong(
            "is the name of a shipped rule set; a set of one's own needs another"
        )
    for weight in (*fields["staff"].entries().values(), *fields["leader"].entries().values()):
        weight.number()
    return _rule_set(fields, None)


def _rule_set(fields: dict[str, Field], charter: Charter | None) -> RuleSet:
    return RuleSet(
        id=fields["id"].text(),
        general=_criteria(fields["general"]),
        staff=_weights(fields["staff"], ("a", "b", "c")),
        leader=_leader_weights(fields["leader"]),
        fault=fields["fault"].number(1),
        bands=_bands(fields["bands"]),
        conditions=fields["conditions"].choice(Conditions),
        blockers=fields["blockers"].texts(),
        charter=charter,
    )


def _criteria(field: Field) -> tuple[Criterion, ...]:
    entries = field.entries()
    if TOTAL in entries:
        raise entries[TOTAL].wrong("is the word for all criteria together, not a criterion")
    criteria = tuple(
        Criterion(_named(name, entry), entry.number(GENERAL_POINTS))
        for name, entry in entries.items()
    )
    together = sum(criterion.maximum for criterion in criteria)
    if together != GENERAL_POINTS:
        raise field.wrong(f"the criteria sum to {together}, not to {GENERAL_POINTS}")
    return criteria


def _named(name: str, entry: Field) -> str:
    Field(entry.path, name).text()
    return name


def _leader_weights(field: Field) -> Factors:
    weights = _weights(field, ("a", "b", "c", "d", "dd", "e"))
    if not any((weights.a, weights.b, weights.c, weights.dd)):
        raise field.wrong("nothing is left to weigh when d and e are missing")
    return weights


def _weights(field: Field, factors: tuple[str, ...]) -> Factors:
    weights = {name: weight.ratio(TASK_POINTS) for name, weight in field.members(factors).items()}
    together = sum(weights.values())
    if together != TASK_POINTS:
        raise field.wrong(f"the weights sum to {together}, not to {TASK_POINTS}")
    return Factors(
        a=weights["a"],
        b=weights["b"],
        c=weights["c"],
        d=weights.get("d"),
        dd=weights.get("dd"),
        e=weights.get("e"),
    )


def _bands(field: Field) -> Bands:
    fields = field.members(("excellent", "good", "completed"))
    points = {name: entry.number(100) for name, entry in fields.items()}
    bands = Bands(**points)
    if not 0 < bands.completed < bands.good < bands.excellent:
        raise field.wrong("the bands must rise from above 0: completed, good, excellent")
    return bands


def _charter(fields: dict[str, Field]) -> Charter:
    cap = fields["cap"].members(("rate", "exceptional_rate", "denominator"))
    petition = fields["petition"].members(("days", "answer_days"))
    return Charter(
        title=fields["title"].text(),
        effective_from=_day(fields["effective_from"]),
        people=fields["people"].choice(Regime),
        choices=tuple(one.number(100) for one in fields["choices"].elements()),
        cap=Cap(rate=cap["rate"].number(1), denominator=cap["denominator"].choice(Denominator)),
        exceptional_rate=cap["exceptional_rate"].number(1),
        petition=Petition(
            days=petition["days"].count(), answer_days=petition["answer_days"].count()
        ),
        head_within_unit=fields["head_within_unit"].yes(),
        positions=tuple(
            Position(rank, coefficient.number())
            for rank, coefficient in fields["positions"].entries().items()
        ),
        basis=_basis(fields["basis"]),
    )


def _basis(field: Field) -> tuple[Basis, ...]:
    rules = [rule for rule in (*_FIGURES, *_CHARTER) if rule not in _WITHOUT_BASIS]
    return tuple(_basis_of(rule, field.members(rules)[rule]) for rule in rules)


def _basis_of(rule: str, field: Field) -> Basis:
    fields = field.members(("source", "standing"), ("note",))
    return Basis(
        rule=rule,
        source=fields["source"].text(),
        standing=fields["standing"].choice(Standing),
        note=fields["note"].text() if "note" in fields else "",
    )


def _day(field: Field) -> dt.date:
    try:
        return dt.date.fromisoformat(field.text())
    except ValueError as error:
        if isinstance(error, CaseError):
            raise
        raise field.wrong("not a day: write 2026-01-01") from error


def _tree(value: object) -> Tree:
    match value:
        case bool() | str() | Number():
            return value
        case int():
            return Number(str(value))
        case dict():
            return {str(name): _tree(below) for name, below in value.items()}
        case list():
            return [_tree(below) for below in value]
        case dt.date():
            return value.isoformat()
    raise TypeError(value)
