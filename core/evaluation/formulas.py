"""The arithmetic of a score: plain functions over exact rationals, each with its article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

TASK_POINTS = Fraction(70)
"""Points for task results (Decree 335/2025, art. 16-17)."""

GENERAL_POINTS = Fraction(30)
"""Points for the general criteria (Decree 335/2025, art. 12(2) and 17)."""

FULL = Fraction(1)
HALF = Fraction(1, 2)
ZERO = Fraction(0)


class Denominator(StrEnum):
    """Of whom the most excellent ones are a share (Decree 335/2025, art. 20(5); read two ways)."""

    LITERAL = "literal"
    """Of those who are good after the cap has been applied, as the words of the decree say."""

    INCLUSIVE = "inclusive"
    """Of those who are good or excellent, as several agencies count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task of a period: quantities in units of the product, faults as counts.

    Raises ValueError if a quantity or count is negative or more faults are excused than happened.
    """

    task: str
    k: Fraction
    assigned: Fraction
    accepted: Fraction
    quality_failures: int = 0
    quality_excused: int = 0
    delays: int = 0
    delays_excused: int = 0
    exceeded: bool = False

    def __post_init__(self) -> None:
        if self.k < 0 or self.assigned < 0 or self.accepted < 0:
            raise ValueError(f"{self.task}: a negative quantity or coefficient")
        if not 0 <= self.quality_excused <= self.quality_failures:
            raise ValueError(f"{self.task}: more quality failures excused than counted")
        if not 0 <= self.delays_excused <= self.delays:
            raise ValueError(f"{self.task}: more delays excused than counted")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """What one line is worth, in units of the product, not yet multiplied by its coefficient."""

    task: str
    k: Fraction
    assigned: Fraction
    done: Fraction
    quality: Fraction
    progress: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All lines of a person added up: quantities converted to standard products, lines counted.

    It is all that a score needs of the work, so that it may as well be summed by a database: then
    the four quantities are whole numbers of some part of a product, the same part in all of them.
    """

    assigned: Fraction | int
    done: Fraction | int
    quality: Fraction | int
    progress: Fraction | int
    lines: int
    unfinished: int
    """Lines of which less was accepted than assigned."""
    late: int
    """Lines with a delay that nobody excused."""
    exceeded: int
    """Lines marked as done beyond what was asked."""
    capped: int
    """Lines of which more was accepted than assigned; the surplus does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """The six factors of a result from 0 to 1, or their weights in points; None where not had.

    `dd` stands for đ. Non-leaders have a, b and c only.
    """

    a: Fraction | None
    b: Fraction | None
    c: Fraction | None
    d: Fraction | None = None
    dd: Fraction | None = None
    e: Fraction | None = None

    def in_order(self) -> tuple[Fraction | None, ...]:
        """Give a, b, c, d, đ, e."""
        return (self.a, self.b, self.c, self.d, self.dd, self.e)


NO_FACTORS = Factors(a=None, b=None, c=None)


def line_result(line: Line, fault: Fraction) -> LineResult:
    """Give what a line is worth after the deductions, in units of its product.

    Each unexcused failed assessment costs `fault` of one product's quality, each unexcused delay
    as much of its progress, never more than is there; what is accepted beyond the assigned
    quantity does not count (Decree 335/2025, art. 14).
    """
    done = min(line.assigned, line.accepted)
    return LineResult(
        task=line.task,
        k=line.k,
        assigned=line.assigned,
        done=done,
        quality=_less_faults(done, fault, line.quality_failures - line.quality_excused),
        progress=_less_faults(done, fault, line.delays - line.delays_excused),
    )


def _less_faults(done: Fraction, fault: Fraction, faults: int) -> Fraction:
    return max(ZERO, done - fault * faults) if faults else done


def tally(lines: Sequence[Line], fault: Fraction) -> Tally:
    """Give the sums of all lines, each quantity times its K (Decree 335/2025, art. 13)."""
    return tally_of(lines, [line_result(line, fault) for line in lines])


def tally_of(lines: Sequence[Line], results: Sequence[LineResult]) -> Tally:
    """Give the sums of lines whose results are already there, in the same order."""
    return Tally(
        assigned=sum((result.k * result.assigned for result in results), ZERO),
        done=sum((result.k * result.done for result in results), ZERO),
        quality=sum((result.k * result.quality for result in results), ZERO),
        progress=sum((result.k * result.progress for result in results), ZERO),
        lines=len(lines),
        unfinished=sum(line.accepted < line.assigned for line in lines),
        late=sum(line.delays > line.delays_excused for line in lines),
        exceeded=sum(line.exceeded for line in lines),
        capped=sum(line.accepted > line.assigned for line in lines),
    )


def work_factors(work: Tally) -> Factors:
    """Give a quantity, b quality and c progress, all three over the same assigned products.

    With nothing assigned there is no ratio: all are None, never full marks
    (Decree 335/2025, art. 14).
    """
    if work.assigned == 0:
        return NO_FACTORS
    return Factors(
        a=Fraction(work.done, work.assigned),
        b=Fraction(work.quality, work.assigned),
        c=Fraction(work.progress, work.assigned),
    )


def unit_result(totals: Iterable[Fraction | None], completed: Fraction) -> Fraction | None:
    """Give d: 1 if everybody managed reached the points of `completed`, else one half.

    People without a total say nothing about the unit; if nobody has one, d is None
    (Decree 335/2025, art. 15).
    """
    known = [total for total in totals if total is not None]
    if not known:
        return None
    return FULL if min(known) >= completed else HALF


def unit_points(lines: Sequence[Line], fault: Fraction) -> Fraction | None:
    """Give the result of a unit in percent: the mean of a, b and c over everybody's lines.

    Our reading of how the work of a unit is measured where nobody has classed the unit itself
    (Decree 335/2025, art. 14, taken for all of its products together). None without any.
    """
    factors = work_factors(tally(lines, fault))
    if factors.a is None or factors.b is None or factors.c is None:
        return None
    return 100 * (factors.a + factors.b + factors.c) / 3


def task_points(factors: Factors, weights: Factors) -> Fraction | None:
    """Give the points from 0 to 70; weights of missing factors go to those left, in proportion.

    With equal weights this is 70 times the mean of the factors had (Decree 335/2025, art. 16).
    None without a, b and c.
    """
    if factors.a is None:
        return None
    had = [
        (factor, weight)
        for factor, weight in zip(factors.in_order(), weights.in_order(), strict=True)
        if factor is not None and weight is not None
    ]
    top, bottom = 0, 1  # reduced once at the end, not after each term: a city has many scores
    for factor, weight in had:
        below = factor.denominator * weight.denominator
        top = top * below + factor.numerator * weight.numerator * bottom
        bottom *= below
    if len(had) == len(weights.in_order()) - weights.in_order().count(None):
        return Fraction(top, bottom)
    return Fraction(top, bottom) * (TASK_POINTS / sum(weight for _, weight in had))


def most_excellent(eligible: int, rate: Fraction, denominator: Denominator) -> int:
    """Give how many of the eligible people may be excellent, rounded down.

    `eligible` are those whose points and conditions allow excellent or good
    (Decree 335/2025, art. 20(5)).
    """
    if denominator is Denominator.LITERAL:
        return int(rate * eligible / (1 + rate))
    return int(rate * eligible)


def year_total(totals: Iterable[Fraction | None]) -> Fraction | None:
    """Give the plain mean of the totals of a year's rated periods; None if none was rated.

    A period without a total (leave, nothing assigned) is left out; a total of 0 is not
    (Decree 335/2025, art. 21).
    """
    rated = [total for total in totals if total is not None]
    return sum(rated, ZERO) / len(rated) if rated else None
