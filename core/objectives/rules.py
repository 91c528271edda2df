"""How far a key result and its objective have come, what pace they need, and who decides on them.

An objective is for steering. Nothing here is read by the evaluation: a grade is no score.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.kernel.fact import Fact
from core.people import rules as people_rules
from core.people.rules import Person
from core.periods.spans import WEEK, Span, week_span

THOUSAND = 1_000
WHOLE = 100_00
"""All weights of an objective together, in hundredths of a percent."""

MOST_VALUE = 10**15
"""Greater values, in thousandths, are a slip of the finger."""

HOPED = Fraction(7, 10)
"""What an aspirational objective is expected to reach: 0,7 of it is a good end."""

LAST = Fraction(11, 13)
"""From this share of its quarter on an unreached milestone is behind: two weeks are left."""

CONFIDENT = 10
BEHIND = -2
"""From this pace on a key result is called behind."""

_PACES = (Fraction(4, 100), Fraction(10, 100), Fraction(20, 100))
"""How far, as a share of the whole way, one may be off the pace needed, for each step of it."""

UNUSUAL = Fraction(1, 2)
"""A value this far (of the whole way) behind the start or beyond the target is asked about."""


Weighed = tuple[int, int, int, int, int]
"""A key result as it is rolled up: its objective's row, weight, baseline, target, value."""


class State(StrEnum):
    """Where an objective stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    GRADED = "graded"
    DROPPED = "dropped"


class Ambition(StrEnum):
    """Whether an objective is promised in full, or set higher than is sure to be reached."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Shape(StrEnum):
    """Which way a key result goes; a milestone is either reached or not."""

    RISING = "rising"
    FALLING = "falling"
    MILESTONE = "milestone"


class Source(StrEnum):
    """Where the progress of a key result comes from: one source each."""

    CHECK_IN = "check_in"
    TASKS = "tasks"
    INDICATOR = "indicator"


class Quarter(Fact, frozen=True):
    """A quarter of a year, 1 to 4."""

    year: int
    quarter: int

    def later(self, by: int = 1) -> "Quarter":
        """Give the quarter so many quarters on."""
        count = self.year * 4 + self.quarter - 1 + by
        return Quarter(year=count // 4, quarter=count % 4 + 1)

    def span(self, zone: str) -> Span:
        """Give the quarter as a span of time."""
        place, following = ZoneInfo(zone), self.later()
        return Span(
            start=dt.datetime(self.year, self.quarter * 3 - 2, 1, tzinfo=place),
            end=dt.datetime(following.year, following.quarter * 3 - 2, 1, tzinfo=place),
        )


class Objective(Fact, frozen=True):
    """An objective as it stands, with the path of its unit; `grade` is in thousandths."""

    id: int
    office_id: int
    number: int
    title: str
    unit_id: int
    path: str
    person_id: int | None
    year: int
    quarter: int
    ambition: Ambition
    parent_id: int | None
    state: State
    proposer_id: int
    proposed: dt.datetime
    agreer_id: int | None = None
    agreed: dt.datetime | None = None
    ended: dt.datetime | None = None
    grade: int | None = None
    lesson: str | None = None
    rolled_from: int | None = None

    @property
    def when(self) -> Quarter:
        """The quarter it is for."""
        return Quarter(year=self.year, quarter=self.quarter)

    @property
    def is_open(self) -> bool:
        """Whether it is still worked towards, or about to be."""
        return self.state in (State.PROPOSED, State.AGREED)


class KeyResult(Fact, frozen=True):
    """A key result as it stands; values in thousandths, `weight` in hundredths of a percent."""

    id: int
    office_id: int
    number: int
    objective_id: int
    title: str
    shape: Shape
    baseline: int
    target: int
    current: int
    weight: int
    owner_id: int
    noun: str | None
    source: Source = Source.CHECK_IN
    confidence: int | None = None
    blocker: str | None = None
    checked: dt.datetime | None = None
    drafted: dt.datetime | None = None
    draft: int | None = None
    dropped: bool = False
    indicator_id: int | None = None
    paragraph_id: int | None = None

    @property
    def share(self) -> Fraction:
        """How much of its way it has come, 0 to 1."""
        return share(self.baseline, self.target, self.current)


class CheckIn(Fact, frozen=True):
    """What somebody said of a key result: the value in thousandths, 0 to 10 of confidence."""

    id: int
    value: int
    said: dt.datetime
    person_id: int
    confidence: int | None = None
    blocker: str | None = None
    note: str | None = None


class Counted(Fact, frozen=True):
    """A linked task: its number, and what was accepted of it when, in thousandths."""

    task_id: int
    number: int
    title: str
    quantity: int
    accepted: dt.datetime | None


def share(baseline: int, target: int, current: int) -> Fraction:
    """Give how much of the way from baseline to target is done, 0 to 1, falling or rising.

    `clamp01((current − baseline) / (target − baseline))`. Raises ZeroDivisionError for no way.
    """
    return Fraction(*_covered(baseline, target, current))


def _covered(baseline: int, target: int, current: int) -> tuple[int, int]:
    """Give how far of how long a way something has come, neither below 0 nor beyond the end."""
    way, done = target - baseline, current - baseline
    if way < 0:
        way, done = -way, -done
    return min(max(done, 0), way), way


def roll_up(weighed: Iterable[Weighed]) -> dict[int, Fraction]:
    """Give how far each objective has come, by its row: Σ w·kr / Σ w over its own key results.

    Exact: what has the same way is added up in whole numbers before it is divided. An objective
    without key results is left out.
    """
    parts: dict[int, dict[int, int]] = {}
    weights: dict[int, int] = {}
    for row, weight, baseline, target, value in weighed:
        done, way = _covered(baseline, target, int(value))
        over = parts.setdefault(row, {})
        over[way] = over.get(way, 0) + weight * done
        weights[row] = weights.get(row, 0) + weight
    return {row: _mean(over, weights[row]) for row, over in parts.items()}


def _mean(parts: Mapping[int, int], weight: int) -> Fraction:
    """Give Σ part / way over a weight; reduced once, not after each step."""
    top, bottom = 0, 1
    for way, part in parts.items():
        top, bottom = top * way + part * bottom, bottom * way
    return Fraction(top, bottom * weight)


def weighed(results: Iterable["KeyResult"]) -> Iterable[Weighed]:
    """Give key results as they are rolled up."""
    return (
        (one.objective_id, one.weight, one.baseline, one.target, one.current) for one in results
    )


def latest(said: Iterable[CheckIn]) -> CheckIn | None:
    """Give the check-in that counts: the one said last, in whatever order they arrived.

    Of two said at the same moment the greater value counts, then the surer.
    """
    return max(said, key=_place, default=None)


def _place(one: CheckIn) -> tuple[dt.datetime, int, int, str, str]:
    sure = -1 if one.confidence is None else one.confidence
    return one.said, one.value, sure, one.blocker or "", one.note or ""


def from_tasks(result: KeyResult, counted: Sequence[Counted], until: dt.datetime) -> int:
    """Give the value that linked tasks make, with what was accepted before a moment.

    A milestone is reached once all of them are accepted.
    """
    done = [one for one in counted if one.accepted is not None and one.accepted < until]
    if result.shape is Shape.MILESTONE:
        reached = bool(counted) and len(done) == len(counted)
        return result.target if reached else result.baseline
    moved = sum(one.quantity for one in done)
    return result.baseline + (moved if result.target > result.baseline else -moved)


def missing_weight(weights: Iterable[int]) -> int:
    """Give how much weight is missing to the whole; less than 0 if there is too much."""
    return WHOLE - sum(weights)


def elapsed(span: Span, moment: dt.datetime) -> Fraction:
    """Give how much of a span has passed, 0 to 1."""
    whole, gone = span.end - span.start, moment - span.start
    moment_long = dt.timedelta(milliseconds=1)
    total = whole // moment_long
    return Fraction(min(max(gone // moment_long, 0), total), total)


def needed(ambition: Ambition, gone: Fraction) -> Fraction:
    """Give the share that is to be there by now: all of it at the end, or 0,7 where aspired."""
    return gone if ambition is Ambition.COMMITTED else gone * HOPED


def need_of(result: KeyResult, ambition: Ambition, gone: Fraction) -> Fraction:
    """Give the share of a key result that is to be there by now.

    A milestone is either reached or not: nothing of it is missing before the last of the quarter.
    """
    if result.shape is Shape.MILESTONE and gone < LAST:
        return Fraction(0)
    return needed(ambition, gone)


def need_of_all(results: Sequence[KeyResult], ambition: Ambition, gone: Fraction) -> Fraction:
    """Give the share of an objective that is to be there by now, by the weights of its results."""
    weight = sum(one.weight for one in results)
    if not weight:
        return needed(ambition, gone)
    return sum((one.weight * need_of(one, ambition, gone) for one in results), Fraction(0)) / weight


def pace(done: Fraction, need: Fraction) -> int:
    """Give the step from far behind the pace needed (−3) over on it (0) to far ahead (3)."""
    off = done - need
    steps = sum(abs(off) >= border for border in _PACES)
    return steps if off > 0 else -steps


def weeks_of(span: Span, zone: str) -> tuple[Span, ...]:
    """Give the weeks of a quarter: those whose Monday lies in it, cut to it.

    The days before the first Monday belong to the first week.
    """
    found: list[Span] = []
    week = week_span(span.start, zone)
    if week.start < span.start:
        week = Span(start=week.start + WEEK, end=week.end + WEEK)
    while week.start < span.end:
        start = span.start if not found else week.start
        found.append(Span(start=start, end=min(week.end, span.end)))
        week = Span(start=week.start + WEEK, end=week.end + WEEK)
    return tuple(found)


def quarter_at(moment: dt.datetime, zone: str) -> Quarter:
    """Give the quarter in which a moment lies."""
    local = moment.astimezone(ZoneInfo(zone))
    return Quarter(year=local.year, quarter=(local.month + 2) // 3)


def is_unusual(result: KeyResult, value: int) -> bool:
    """Tell whether a value lies so far off the way that it may be a slip."""
    part = Fraction(value - result.baseline, result.target - result.baseline)
    return not -UNUSUAL <= part <= 1 + UNUSUAL


def may_see(asker: Person, one: Objective, whose: Person | None, at: dt.datetime) -> bool:
    """Tell whether an objective is the asker's to see.

    One of a unit is seen by everybody in it or below it, and by those who lead it from above; one
    of a person by himself and by those who lead him.
    """
    if asker.office_id != one.office_id or not people_rules.is_active(asker, at):
        return False
    if one.person_id is not None:
        return whose is not None and people_rules.may_see(asker, whose, at)
    below = any(post.path.startswith(one.path) for post in asker.posts_at(at))
    return below or people_rules.may_see_unit(asker, one.path, at)


def is_own(asker: Person, one: Objective, at: dt.datetime) -> bool:
    """Tell whether the asker speaks for whose objective it is: himself, or a unit he leads."""
    if one.person_id is not None:
        return one.person_id == asker.id
    return one.path in people_rules.led_paths(asker, at)


def is_above(asker: Person, one: Objective, whose: Person | None, at: dt.datetime) -> bool:
    """Tell whether the asker leads whose objective it is from above."""
    if one.person_id is not None:
        return whose is not None and people_rules.leads(asker, whose, at)
    led = people_rules.led_paths(asker, at)
    return any(one.path.startswith(path) and one.path != path for path in led)


def may_decide(
    asker: Person,
    one: Objective,
    whose: Person | None,
    proposer: Person,
    at: dt.datetime,
    *,
    top: bool,
) -> bool:
    """Tell whether the asker may agree to an objective: he is of the side that did not propose it.

    What came from below is agreed by a head above, what came from above by its own side. At the
    `top`, where nobody is above, its own side agrees.
    """
    if is_own(proposer, one, at):
        return is_above(asker, one, whose, at) or (top and is_own(asker, one, at))
    return is_own(asker, one, at)
