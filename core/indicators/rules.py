"""How far an indicator has come, which value counts, and whether weights make a whole: pure.

An indicator is for steering. Nothing here is read by the formulas of the evaluation.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.kernel.fact import Fact
from core.people import rules as people_rules
from core.people.rules import Person
from core.people.spelling import plain
from core.periods.spans import Span

THOUSAND = 1_000
WHOLE = 100_00
"""All weights of a set together, in hundredths of a percent."""

MOST_VALUE = 10**15
"""Greater values, in thousandths, are a slip of the finger."""

MONTH, QUARTER, YEAR = 1, 3, 12
CUTOFF_DAYS = 5
"""So many days after its end the values of a period are still in time, if nothing else is said."""

_MONTH = re.compile(r"(?:thang|t|month)? ?(\d{1,2})(?: ?[/.-] ?| nam )(\d{4})|(\d{4})-(\d\d)")
_QUARTER = re.compile(
    r"(?:quy|quarter|q) ?(iv|i{1,3}|[1-4])(?: ?[/.-] ?| nam | )(\d{4})|(\d{4})-q([1-4])"
)
_YEAR = re.compile(r"(?:ca )?(?:nam|year)? ?(\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARS = range(2000, 2100)


class Direction(StrEnum):
    """Whether more or less is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Source(StrEnum):
    """Where the values of an indicator come from: one source each."""

    TYPED = "typed"
    ON_TIME = "on_time"
    """Percent of the tasks due in the period that were handed in by their deadline."""
    PRODUCT = "product"
    """Accepted quantity of a product of the catalogue."""
    PARAGRAPH = "paragraph"
    """Accepted tasks of a paragraph of a programme."""


class Term(Fact, frozen=True):
    """What a target is set for: a month, the quarter that begins with it, or a year."""

    year: int
    month: int
    months: int = MONTH

    @property
    def key(self) -> str:
        """The term as it is written in rows: `2026-11`, `2026-Q4`, `2026`."""
        if self.months == YEAR:
            return str(self.year)
        if self.months == QUARTER:
            return f"{self.year}-Q{self.month // QUARTER + 1}"
        return f"{self.year}-{self.month:02d}"

    def span(self, zone: str) -> Span:
        """Give the term as a span of time in a zone."""
        place, after = ZoneInfo(zone), self.back(-1)
        return Span(
            start=dt.datetime(self.year, self.month, 1, tzinfo=place),
            end=dt.datetime(after.year, after.month, 1, tzinfo=place),
        )

    def back(self, count: int) -> "Term":
        """Give the term of the same length so many before this one."""
        number = self.year * 12 + self.month - 1 - count * self.months
        return self.but(year=number // 12, month=number % 12 + 1)

    def of_length(self, months: int) -> "Term":
        """Give the term of a length in which this one begins."""
        return self.but(month=(self.month - 1) // months * months + 1, months=months)

    def last_of(self, months: int) -> "Term":
        """Give the last term of a length that begins in this one, or holds it."""
        if months >= self.months:
            return self.of_length(months)
        return self.but(month=self.month + self.months - months, months=months)


class Indicator(Fact, frozen=True):
    """An indicator as it stands, with the path of its unit; see `indicator` in tables."""

    id: int
    office_id: int
    number: int
    code: str
    name: str
    unit_id: int
    path: str
    source: Source
    direction: Direction
    months: int
    weight: int
    position: str | None = None
    counts: str | None = None
    formula: str | None = None
    noun: str | None = None
    owner_id: int | None = None
    cutoff: int = CUTOFF_DAYS
    dropped: bool = False


class Target(Fact, frozen=True):
    """What is to be reached in a term; `baseline` is where the way begins, if that is known."""

    target: int
    baseline: int | None = None


class Measurement(Fact, frozen=True):
    """A value as it was said."""

    id: int
    term: str
    value: int
    said: dt.datetime
    person_id: int | None = None
    reason: str | None = None
    late: bool = False


def term_at(moment: dt.datetime, zone: str, months: int) -> Term:
    """Give the term of a length in which a moment lies."""
    local = moment.astimezone(ZoneInfo(zone))
    return Term(year=local.year, month=local.month).of_length(months)


def term_of(key: str) -> Term:
    """Give the term that a row names. Raises ValueError for another text."""
    year, _, rest = key.partition("-")
    if not rest:
        return Term(year=int(year), month=1, months=YEAR)
    if rest.startswith("Q"):
        return Term(year=int(year), month=int(rest[1:]) * QUARTER - 2, months=QUARTER)
    return Term(year=int(year), month=int(rest))


def term_meant(typed: str) -> Term | None:
    """Give the term that is written with its year: `T11/2026`, `quý IV/2026`, `2026-Q4`, `2026`."""
    said = " ".join(plain(typed).split())
    if found := _MONTH.fullmatch(said):
        month, year = int(found[1] or found[4]), int(found[2] or found[3])
        return Term(year=year, month=month) if 1 <= month <= YEAR and year in _YEARS else None
    if found := _QUARTER.fullmatch(said):
        number = found[1] or found[4]
        quarter, year = _ROMAN.get(number) or int(number), int(found[2] or found[3])
        at = Term(year=year, month=quarter * QUARTER - 2, months=QUARTER)
        return at if year in _YEARS else None
    if (found := _YEAR.fullmatch(said)) and int(found[1]) in _YEARS:
        return Term(year=int(found[1]), month=1, months=YEAR)
    return None


def attainment(direction: Direction, target: Target, value: int) -> Fraction:
    """Give how much of a target is reached, 0 to 1; more of what is better never gives less.

    With a baseline it is the share of the way, as of a key result:
    `clamp01((value − baseline) / (target − baseline))`, falling or rising. Without one it is
    `value / target` where more is better; where less is better `1` from the target down, and
    `target / value` above it.
    """
    if target.baseline is not None and target.baseline != target.target:
        way, done = target.target - target.baseline, value - target.baseline
        return _clamped(Fraction(done, way))
    if direction is Direction.HIGHER:
        return (
            _clamped(Fraction(value, target.target))
            if target.target > 0
            else _met(value >= target.target)
        )
    if value <= target.target:
        return Fraction(1)
    return Fraction(target.target, value) if target.target > 0 else Fraction(0)


def _clamped(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))


def _met(is_met: bool) -> Fraction:  # noqa: FBT001 - a share that is all or nothing
    return Fraction(int(is_met))


def is_met(direction: Direction, target: Target, value: int) -> bool:
    """Tell whether a value reaches its target, on it or on its better side."""
    if direction is Direction.LOWER:
        return value <= target.target
    return value >= target.target


def roll_up(parts: Iterable[tuple[int, Fraction]]) -> Fraction | None:
    """Give Σ w·reached / Σ w over (weight, reached); None where nothing weighs anything."""
    every = list(parts)
    weight = sum(one for one, _ in every)
    if not weight:
        return None
    return sum((one * reached for one, reached in every), Fraction(0)) / weight


def missing_weight(weights: Iterable[int]) -> int:
    """Give how much weight is missing to the whole; less than 0 if there is too much."""
    return WHOLE - sum(weights)


def counts_now(said: Iterable[Measurement], until: dt.datetime | None = None) -> Measurement | None:
    """Give the value that counts: the one said last, before a moment if one is given.

    Of two said at the same moment the one that was kept later counts.
    """
    known = (one for one in said if until is None or one.said < until)
    return max(known, key=lambda one: (one.said, one.id), default=None)


def closes(term: Term, cutoff: int, zone: str) -> dt.datetime:
    """Give until when the values of a term are in time."""
    end = term.span(zone).end.astimezone(ZoneInfo(zone))
    return end + dt.timedelta(days=cutoff)


def shown_term(asked: Term, months: int, now: dt.datetime, zone: str) -> Term:
    """Give the term of a length to show where another one is asked for.

    The last one in it that has begun: of this quarter the present month, of one past its last.
    """
    last, present = asked.last_of(months), term_at(now, zone, months)
    inside = asked.span(zone).start <= present.span(zone).start < asked.span(zone).end
    return present if inside else last


def sets(every: Sequence[Indicator]) -> Mapping[str | None, list[Indicator]]:
    """Give the indicators of one unit by the position they are of; None are the unit's own."""
    found: dict[str | None, list[Indicator]] = {}
    for one in every:
        found.setdefault(one.position, []).append(one)
    return found


def may_see(asker: Person, path: str, at: dt.datetime) -> bool:
    """Tell whether a unit's indicators are the asker's to see.

    Those in it or below it do, those who lead it from above, and an admin of the office.
    """
    if not people_rules.is_active(asker, at):
        return False
    inside = any(post.path.startswith(path) for post in asker.posts_at(at))
    above = people_rules.may_see_unit(asker, path, at)
    return inside or above or people_rules.is_admin(asker, at)


def may_keep(asker: Person, path: str, at: dt.datetime) -> bool:
    """Tell whether the asker says what a unit is measured by: who leads it, and an admin."""
    return people_rules.may_see_unit(asker, path, at) or (
        people_rules.is_active(asker, at) and people_rules.is_admin(asker, at)
    )
