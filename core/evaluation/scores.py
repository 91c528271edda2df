"""The score of one person: from lines or their sums to points, class and flags."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from core.evaluation.formulas import (
    GENERAL_POINTS,
    NO_FACTORS,
    Factors,
    Line,
    LineResult,
    Tally,
    line_result,
    tally_of,
    task_points,
    unit_result,
    work_factors,
)
from core.evaluation.rules import (
    QualityClass,
    RuleSet,
    candidate_class,
    near_band,
    proposed_class,
)


class Flag(StrEnum):
    """What whoever decides should look at, in the order in which flags are given."""

    NO_SUBORDINATES = "no_subordinates"
    INSUFFICIENT_DATA = "insufficient_data"
    NOT_RATED = "not_rated"
    NEAR_BAND = "near_band"
    CAPPED = "capped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """What a leader answers for beside own work (Decree 335/2025, art. 15).

    `team` holds the totals of those managed, None for somebody without one; `organizing` (đ) and
    `unity` (e) are percentages from 0 to 100, None while nobody has chosen them. Raises ValueError
    for percentages beyond that.
    """

    team: tuple[Fraction | None, ...]
    organizing: Fraction | None
    unity: Fraction | None

    def __post_init__(self) -> None:
        for percentage in (self.organizing, self.unity):
            if percentage is not None and not 0 <= percentage <= 100:
                raise ValueError(f"beyond 0 to 100: {percentage}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonResult:
    """A score as it came out, nothing rounded; None where there is no figure or class."""

    a: Fraction | None
    b: Fraction | None
    c: Fraction | None
    d: Fraction | None
    dd: Fraction | None
    e: Fraction | None
    task_points: Fraction | None
    general_points: Fraction | None
    total: Fraction | None
    candidate: QualityClass | None
    proposed: QualityClass | None
    blockers: tuple[str, ...]
    flags: tuple[Flag, ...]
    lines: tuple[LineResult, ...] = ()


def score_staff(
    rule_set: RuleSet,
    lines: Sequence[Line],
    general: Fraction | None,
    *,
    rated: bool = True,
    blockers: Collection[str] = (),
) -> PersonResult:
    """Give the score of somebody who leads nobody (Decree 335/2025, art. 14, 16, 17 and 20).

    `general` are points from 0 to 30, or None while they are not known: then there is no total.
    Raises ValueError for points beyond that and for a blocker the set does not know.
    """
    results = tuple(line_result(line, rule_set.fault) for line in lines)
    work = tally_of(lines, results)
    scored = score_tally(rule_set, work, general, rated=rated, blockers=blockers)
    return replace(scored, lines=results)


def score_leader(
    rule_set: RuleSet,
    lines: Sequence[Line],
    general: Fraction | None,
    leading: Leading,
    *,
    rated: bool = True,
    blockers: Collection[str] = (),
) -> PersonResult:
    """Give the score of a leader or deputy (Decree 335/2025, art. 15-17 and 20).

    Those managed are scored first. While đ, or e where it is needed, has not been chosen there
    are no task points. Raises ValueError as `score_staff` does.
    """
    results = tuple(line_result(line, rule_set.fault) for line in lines)
    work = tally_of(lines, results)
    scored = score_tally(rule_set, work, general, leading=leading, rated=rated, blockers=blockers)
    return replace(scored, lines=results)


def score_tally(
    rule_set: RuleSet,
    work: Tally,
    general: Fraction | None,
    *,
    leading: Leading | None = None,
    rated: bool = True,
    blockers: Collection[str] = (),
) -> PersonResult:
    """Give a score from the sums of the lines alone, without the results line by line.

    The sums must have been taken with the `fault` of this rule set. Raises ValueError as
    `score_staff` does.
    """
    if general is not None and not 0 <= general <= GENERAL_POINTS:
        raise ValueError(f"general points beyond 0 to {GENERAL_POINTS}: {general}")
    if blockers and (unknown := set(blockers).difference(rule_set.blockers)):
        raise ValueError(f"{rule_set.id} knows no blocker {sorted(unknown)}")
    counts = rated and work.assigned > 0
    factors = _factors(rule_set, work, leading) if counts else NO_FACTORS
    points = _task_points(rule_set, factors, leading)
    total = None if points is None or general is None else points + general
    candidate = proposed = None
    if total is not None:
        candidate = candidate_class(total, rule_set.bands)
        proposed = proposed_class(rule_set, total, candidate, work, blockers)
    return PersonResult(
        a=factors.a,
        b=factors.b,
        c=factors.c,
        d=factors.d,
        dd=factors.dd,
        e=factors.e,
        task_points=points,
        general_points=general,
        total=total,
        candidate=candidate,
        proposed=proposed,
        blockers=tuple(blockers),
        flags=tuple(_flags(rule_set, work, leading, total, rated=rated)),
    )


def _factors(rule_set: RuleSet, work: Tally, leading: Leading | None) -> Factors:
    factors = work_factors(work)
    if leading is None:
        return factors
    d = unit_result(leading.team, rule_set.bands.completed)
    return replace(
        factors,
        d=d,
        dd=_share(leading.organizing),
        e=None if d is None else _share(leading.unity),
    )


def _share(percentage: Fraction | None) -> Fraction | None:
    return None if percentage is None else percentage / 100


def _task_points(rule_set: RuleSet, factors: Factors, leading: Leading | None) -> Fraction | None:
    if leading is None:
        return task_points(factors, rule_set.staff)
    unchosen = factors.dd is None or (factors.d is not None and factors.e is None)
    return None if unchosen else task_points(factors, rule_set.leader)


def _flags(
    rule_set: RuleSet,
    work: Tally,
    leading: Leading | None,
    total: Fraction | None,
    *,
    rated: bool,
) -> Iterable[Flag]:
    if leading is not None and all(total is None for total in leading.team):
        yield Flag.NO_SUBORDINATES
    if work.assigned == 0:
        yield Flag.INSUFFICIENT_DATA
    if not rated:
        yield Flag.NOT_RATED
    if total is not None and near_band(total, rule_set.bands):
        yield Flag.NEAR_BAND
    if work.capped:
        yield Flag.CAPPED
