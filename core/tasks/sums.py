"""What a score needs of everybody's tasks, added up by the database in whole numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import groupby
from math import lcm
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
)

from core.kernel.tables import Instant
from core.periods.spans import Span
from core.tasks.rules import COUNTED
from core.tasks.tables import holder, task

THOUSAND = 1000
_PAGE = 5000


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of one person's tasks: in `scale` parts of a converted product, and of lines."""

    person_id: int
    scale: int
    assigned: int
    done: int
    quality: int
    progress: int
    lines: int
    unfinished: int
    late: int
    capped: int


_Part: TypeAlias = Sequence[Any]
"""A row: person, whole of the shares, assigned, done, lost of both; four counts of lines."""


def sums(
    connection: Connection,
    span: Span,
    until: dt.datetime,
    fault: Fraction,
    person_ids: Sequence[int] | None = None,
) -> Iterator[Sums]:
    """Give the sums of everybody who has work in a span, by person, or of some persons only.

    Shares and the deduction are brought to common denominators, so the database adds whole numbers
    and nothing is rounded. Rows come as they are read: memory does not grow with their number. Work
    of one's own is added up along the index by person, which needs no sorting; shared work apart.
    """
    facts: dict[str, object] = {
        "start": span.start,
        "end": span.end,
        "until": until,
        "times": fault.denominator,
        "lost": THOUSAND * fault.numerator,
    }
    queries = (_OWN, _SHARED)
    if person_ids is not None:
        queries, facts["persons"] = (_OWN_OF_SOME, _SHARED_OF_SOME), list(person_ids)
    streams = [_rows(connection, query, facts) for query in queries]
    scale = THOUSAND * THOUSAND * fault.denominator
    for person_id, parts in groupby(merge(*streams, key=_PERSON), key=_PERSON):
        yield _of_one(person_id, list(parts), scale)


def _rows(connection: Connection, query: Select[Any], facts: dict[str, object]) -> Iterator[_Part]:
    return iter(connection.execute(query, facts, execution_options={"yield_per": _PAGE}))


def _of_one(person_id: int, parts: Sequence[_Part], scale: int) -> Sums:
    """Add up what has different shares."""
    base = lcm(*(part[1] for part in parts))
    assigned = done = no_quality = no_progress = lines = unfinished = late = capped = 0
    for part in parts:
        times = base // part[1]
        assigned += int(part[2]) * times
        done += int(part[3]) * times
        no_quality += int(part[4]) * times
        no_progress += int(part[5]) * times
        lines += part[6]
        unfinished += part[7]
        late += part[8]
        capped += part[9]
    return Sums(
        person_id,
        scale * base,
        assigned,
        done,
        done - no_quality,
        done - no_progress,
        lines,
        unfinished,
        late,
        capped,
    )


def _is_late() -> ColumnElement[bool]:
    """Say in SQL what `rules.is_late` says."""
    judged = func.coalesce(task.c.first_handed, task.c.paused, bindparam("until", type_=Instant))
    return and_(task.c.deadline.is_not(None), judged > task.c.deadline)


def _least(one: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
    return case((one < other, one), else_=other)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


_PERSON = itemgetter(0)
_K = cast(task.c.coefficient, BigInteger)
_ACCEPTED = task.c.accepted_quantity
_TIMES = bindparam("times", type_=BigInteger)
_DONE = _least(task.c.quantity, _ACCEPTED) * holder.c.part * _TIMES
_FAULT = bindparam("lost", type_=BigInteger) * holder.c.whole
_DELAYS = task.c.missed + case((_is_late(), 1), else_=0)
_COUNTED_AT = func.coalesce(task.c.deadline, task.c.assigned)


def _lost(faults: ColumnElement[int]) -> ColumnElement[int]:
    """Give what faults cost: so much for each, never more than is there."""
    return func.sum(case((faults > 0, _K * _least(_DONE, _FAULT * faults)), else_=0))


def _by(whole: ColumnElement[int], *groups: ColumnElement[int]) -> Select[Any]:
    return (
        select(
            holder.c.person_id,
            whole,
            func.sum(_K * task.c.quantity * holder.c.part * _TIMES),
            func.sum(_K * _DONE),
            _lost(task.c.content_returns),
            _lost(_DELAYS),
            func.count(),
            _count(task.c.quantity > _ACCEPTED),
            _count(_DELAYS > 0),
            _count(task.c.quantity < _ACCEPTED),
        )
        .join(task, task.c.id == holder.c.task_id)
        .where(
            task.c.state.in_(sorted(COUNTED)),
            bindparam("start", type_=Instant) <= _COUNTED_AT,
            bindparam("end", type_=Instant) > _COUNTED_AT,
        )
        .group_by(holder.c.person_id, *groups)
        .order_by(holder.c.person_id)
    )


_SOME = holder.c.person_id.in_(bindparam("persons", expanding=True))
_OWN = _by(literal(1)).where(holder.c.whole == 1)
_SHARED = _by(holder.c.whole, holder.c.whole).where(holder.c.whole > 1)
_OWN_OF_SOME, _SHARED_OF_SOME = _OWN.where(_SOME), _SHARED.where(_SOME)
