"""What a rule set is and decides: the class by points, conditions and blockers, and the cap."""

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from core.evaluation.formulas import Denominator, Factors, Tally, most_excellent

NEAR_BAND = Fraction(5, 1000)
"""A total less than this below a band is shown as if it had reached it, so it is flagged."""


class QualityClass(StrEnum):
    """The classes of Decree 335/2025, art. 20, best first."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


class Conditions(StrEnum):
    """What a class asks beside the points."""

    NONE = "none"
    PARTY = "party"


class Regime(StrEnum):
    """Whom a rule set is for."""

    CIVIL = "civil"
    PUBLIC = "public"
    PARTY = "party"
    LOCAL = "local"


class Standing(StrEnum):
    """How well founded a rule is."""

    READ = "read"
    """A text restating the article was read."""
    REPORTED = "reported"
    """Taken from public regulations and systems of agencies that cite the article."""
    CHOSEN = "chosen"
    """A reading of ours: an agency may choose another one in a set of its own."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A general criterion with the most points it can give."""

    name: str
    maximum: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The points from which a class begins; below `completed` it is not completed."""

    excellent: Fraction
    good: Fraction
    completed: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The legal basis of one rule of a set."""

    rule: str
    source: str
    standing: Standing
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """How many may be excellent."""

    rate: Fraction
    denominator: Denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """Working days to object to a published result, and to answer."""

    days: int
    answer_days: int


@dataclass(frozen=True, slots=True)
class Position:
    """A rank of posts whose work counts with a coefficient of its own."""

    rank: str
    coefficient: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """What a shipped set says beyond the figures: where it applies, and by which law."""

    title: str
    effective_from: dt.date
    people: Regime
    cap: Cap
    exceptional_rate: Fraction
    """The rate of the cap for an organization with outstanding results."""
    petition: Petition
    choices: tuple[Fraction, ...]
    """The percentages that may be chosen for đ and e."""
    head_within_unit: bool
    """Whether a head is never classed above the unit."""
    positions: tuple[Position, ...]
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A version of the rules; weights are points and sum to 70, criteria to 30."""

    id: str
    general: tuple[Criterion, ...]
    staff: Factors
    leader: Factors
    fault: Fraction
    bands: Bands
    conditions: Conditions
    blockers: tuple[str, ...]
    charter: Charter | None = None
    """None for a set that was given inline."""

    @property
    def hash(self) -> str:
        """Give the SHA-256 of everything that decides a figure or a class, as 64 hex digits.

        Titles and sources are left out: a better citation is not another rule.
        """
        content = {
            "id": self.id,
            "general": {criterion.name: str(criterion.maximum) for criterion in self.general},
            "staff": [str(weight) for weight in self.staff.in_order()],
            "leader": [str(weight) for weight in self.leader.in_order()],
            "fault": str(self.fault),
            "bands": [str(self.bands.excellent), str(self.bands.good), str(self.bands.completed)],
            "conditions": self.conditions.value,
            "blockers": sorted(self.blockers),
            "positions": {
                position.rank: str(position.coefficient)
                for position in (self.charter.positions if self.charter else ())
            },
            "head_within_unit": bool(self.charter and self.charter.head_within_unit),
        }
        return canonical_hash(content)

    def coefficient(self, k: Fraction, rank: str | None = None) -> Fraction:
        """Give the coefficient of a product in the hands of somebody of a rank.

        Without a rank it is the product's own. Raises KeyError for a rank the set does not know.
        """
        if rank is None:
            return k
        for position in self.charter.positions if self.charter else ():
            if position.rank == rank:
                return k * position.coefficient
        raise KeyError(rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapCount:
    """How the cap stands in an agency or group; it changes nothing by itself."""

    eligible: int
    allowed: int
    candidates: int


def canonical_hash(content: object) -> str:
    """Give the SHA-256 of plain content, the same however its keys were ordered."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def candidate_class(total: Fraction, bands: Bands) -> QualityClass:
    """Give the class of a total by its points alone, unrounded (Decree 335/2025, art. 20)."""
    if total >= bands.excellent:
        return QualityClass.EXCELLENT
    if total >= bands.good:
        return QualityClass.GOOD
    if total >= bands.completed:
        return QualityClass.COMPLETED
    return QualityClass.NOT_COMPLETED


def near_band(total: Fraction, bands: Bands) -> bool:
    """Tell whether a total is less than 0.005 below a band."""
    for band in (bands.completed, bands.good, bands.excellent):
        if total < band:
            return band - total < NEAR_BAND
    return False


def proposed_class(
    rule_set: RuleSet,
    total: Fraction,
    candidate: QualityClass,
    work: Tally,
    blockers: Collection[str],
) -> QualityClass:
    """Give the class that is put to the person who decides, beside the one by points alone.

    Any blocker means not completed, whatever the points (Decree 335/2025, art. 20(4)).
    """
    if blockers:
        return QualityClass.NOT_COMPLETED
    match rule_set.conditions:
        case Conditions.NONE:
            return candidate
        case Conditions.PARTY:
            return party_class(total, work, rule_set.bands)
    assert_never(rule_set.conditions)


def party_class(total: Fraction, work: Tally, bands: Bands) -> QualityClass:
    """Give the class by points and by how the tasks were done (Regulation 366-QĐ/TW, art. 11).

    All tasks must be accepted in full. Excellent and good ask that none was late, excellent that
    30 % went beyond what was asked, completed that at most 20 % were late.
    """
    if work.unfinished or total < bands.completed:
        return QualityClass.NOT_COMPLETED
    if total >= bands.excellent and not work.late and 10 * work.exceeded >= 3 * work.lines:
        return QualityClass.EXCELLENT
    if total >= bands.good and not work.late:
        return QualityClass.GOOD
    if 5 * work.late <= work.lines:
        return QualityClass.COMPLETED
    return QualityClass.NOT_COMPLETED


def head_class(rule_set: RuleSet, proposed: QualityClass, unit: QualityClass) -> QualityClass:
    """Give the class proposed for a head beside the class of the unit.

    Where the set says so the head is never above the unit (Decree 233/2026, art. 12(7)).
    """
    if not (rule_set.charter and rule_set.charter.head_within_unit):
        return proposed
    best_first = list(QualityClass)
    return max(proposed, unit, key=best_first.index)


def cap_count(proposed: Iterable[QualityClass | None], cap: Cap) -> CapCount:
    """Give how many may be and how many are proposed as excellent (Decree 335/2025, art. 20(5))."""
    of_class = Counter(proposed)
    candidates = of_class[QualityClass.EXCELLENT]
    eligible = candidates + of_class[QualityClass.GOOD]
    return CapCount(
        eligible=eligible,
        allowed=most_excellent(eligible, cap.rate, cap.denominator),
        candidates=candidates,
    )
