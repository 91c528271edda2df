"""The scores of everybody in one pass over the rows, as a whole installation is recomputed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from sqlalchemy import Connection

from core.evaluation.formulas import ZERO, Tally
from core.evaluation.rules import QualityClass, RuleSet
from core.evaluation.scores import Leading, PersonResult, score_tally
from core.periods.spans import Span
from core.tasks.sums import Sums, sums


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands: the path of the unit, and how high in it (0 official, 1, 2 head)."""

    path: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What people gave for a score: general points, and for leaders đ and e as percentages."""

    general: Fraction | None = None
    organizing: Fraction | None = None
    unity: Fraction | None = None


@dataclass(slots=True)
class _Reached:
    """Whether all who stand below each rank of each unit reached the points of `completed`.

    It says as much of d as all of their totals do.
    """

    completed: Fraction
    all: dict[tuple[str, int], bool] = field(default_factory=dict)

    def add(self, place: Place, of: QualityClass | None) -> None:
        if of is None:
            return
        reached = of is not QualityClass.NOT_COMPLETED
        for above in range(place.rank + 1, 3):
            self._note((place.path, above), reached=reached)
        path = _parent(place.path)
        while path:
            for rank in (1, 2):
                self._note((path, rank), reached=reached)
            path = _parent(path)

    def below(self, place: Place) -> tuple[Fraction | None, ...]:
        reached = self.all.get((place.path, place.rank))
        if reached is None:
            return ()
        return (self.completed if reached else ZERO,)

    def _note(self, key: tuple[str, int], *, reached: bool) -> None:
        self.all[key] = reached and self.all.get(key, True)


def scores(
    connection: Connection,
    rules: RuleSet,
    span: Span,
    until: dt.datetime,
    places: Mapping[int, Place],
    chosen: Mapping[int, Chosen],
) -> Iterator[tuple[int, PersonResult]]:
    """Give the score of everybody who has work in a span, staff first, then leaders bottom-up.

    The database adds up the lines; of the people only the leaders' sums are held until their units
    are done. The figures are those of `figures`, digit by digit (Decree 335/2025, art. 14-16), for
    those of whom no line was excused by a petition or marked as exceeded: these few, and people
    under other rules, are scored one by one.
    """
    nothing = Chosen()
    reached = _Reached(rules.bands.completed)
    waiting: list[tuple[Place, Sums]] = []
    for one in sums(connection, span, until, rules.fault):
        place = places.get(one.person_id)
        if place is None:
            continue
        if place.rank:
            waiting.append((place, one))
            continue
        given = chosen.get(one.person_id, nothing)
        result = score_tally(rules, tally_of_sums(one), given.general)
        reached.add(place, result.candidate)
        yield one.person_id, result
    for place, one in sorted(waiting, key=_bottom_up):
        given = chosen.get(one.person_id, nothing)
        leading = Leading(team=reached.below(place), organizing=given.organizing, unity=given.unity)
        result = score_tally(rules, tally_of_sums(one), given.general, leading=leading)
        reached.add(place, result.candidate)
        yield one.person_id, result


def one_score(
    connection: Connection,
    rules: RuleSet,
    span: Span,
    until: dt.datetime,
    person_id: int,
    general: Fraction | None,
) -> PersonResult | None:
    """Give the score of one official after something happened, touching nobody else's rows."""
    found = next(sums(connection, span, until, rules.fault, [person_id]), None)
    return None if found is None else score_tally(rules, tally_of_sums(found), general)


def tally_of_sums(one: Sums) -> Tally:
    """Give what the database added up as the formulas take it; it does not know `exceeded`."""
    return Tally(
        assigned=one.assigned,
        done=one.done,
        quality=one.quality,
        progress=one.progress,
        lines=one.lines,
        unfinished=one.unfinished,
        late=one.late,
        exceeded=0,
        capped=one.capped,
    )


def _bottom_up(waiting: tuple[Place, Sums]) -> tuple[int, int, int]:
    place, one = waiting
    return (-place.path.count("."), place.rank, one.person_id)


def _parent(path: str) -> str:
    return path[: path.rstrip(".").rfind(".") + 1]
