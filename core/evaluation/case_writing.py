"""Scores and their case are written as JSON; figures are decimals with at least 12 digits."""

import json
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from core.evaluation.case import Case, CaseResult, Person, inputs_hash, score_case
from core.evaluation.case_reading import read_case
from core.evaluation.formulas import Line, LineResult
from core.evaluation.rules import CapCount
from core.evaluation.scores import PersonResult

_SIGNIFICANT_DIGITS = 12


def score_text(text: str) -> str:
    """Give the scores of a case, both as JSON. Raises CaseError with the path of what is wrong."""
    case = read_case(text)
    return write_result(case, score_case(case))


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


def write_case(case: Case) -> str:
    """Give a case as JSON that reads back as the same case, for a shipped rule set.

    What is not known yet (general points, đ, e) is left out; reading then refuses it by name.
    """
    written = {
        "rule_set": case.rule_set.id,
        "period": case.period,
        "cap": {"rate": _quantity(case.cap.rate), "denominator": case.cap.denominator},
        "people": [_case_person(person) for person in case.people],
    }
    return json.dumps(written, ensure_ascii=False, indent=2)


def _case_person(person: Person) -> dict[str, object]:
    general = {one.name: _quantity(one.points) for one in person.general or ()}
    leading = {
        "manages": list(person.manages),
        "organizing": None if person.organizing is None else _quantity(person.organizing),
        "unity": None if person.unity is None else _quantity(person.unity),
    }
    return {
        "id": person.id,
        "kind": person.kind,
        "group": person.group,
        "rated": person.rated,
        "blockers": list(person.blockers),
        **({"general": general} if general else {}),
        **{name: value for name, value in leading.items() if value not in (None, [])},
        "lines": [_case_line(line) for line in person.lines],
    }


def _case_line(line: Line) -> dict[str, object]:
    return {
        "task": line.task,
        "k": _quantity(line.k),
        "assigned": _quantity(line.assigned),
        "accepted": _quantity(line.accepted),
        "quality_failures": line.quality_failures,
        "quality_excused": line.quality_excused,
        "delays": line.delays,
        "delays_excused": line.delays_excused,
        "exceeded": line.exceeded,
    }


def _quantity(value: Fraction) -> str:
    """Give a number that loses nothing: `7.5`, or `1/3` where no decimal is exact."""
    return _ending(value) or str(value)


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
