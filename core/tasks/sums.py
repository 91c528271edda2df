"""What a score needs of everybody's tasks, added up by the database in whole numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    and_,
    bindparam,
    case,
    func,
    select,
)

from core.kernel.tables import Instant
from core.periods.spans import Span
from core.tasks.rules import COUNTED
from core.tasks.tables import holder, task

THOUSAND = 1000
_PAGE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The sums of one person's tasks: in converted products, and of lines."""

    person_id: int
    assigned: Fraction
    done: Fraction
    quality: Fraction
    progress: Fraction
    lines: int
    unfinished: int
    late: int
    capped: int


def sums(
    connection: Connection,
    span: Span,
    until: dt.datetime,
    fault: Fraction,
    person_ids: Sequence[int] | None = None,
) -> Iterator[Sums]:
    """Give the sums of everybody who has work in a span, by person, or of some persons only.

    Shares and the deduction are brought to common denominators, so the database adds whole numbers
    and nothing is rounded. Rows come as they are read: memory does not grow with their number.
    """
    facts: dict[str, object] = {
        "start": span.start,
        "end": span.end,
        "until": until,
        "times": fault.denominator,
        "lost": THOUSAND * fault.numerator,
    }
    query = _EVERYBODY
    if person_ids is not None:
        query, facts["persons"] = _SOME, list(person_ids)
    parts: list[Row[tuple[int, ...]]] = []
    for row in connection.execute(query, facts, execution_options={"yield_per": _PAGE}):
        if parts and parts[0].person_id != row.person_id:
            yield _of_one(parts, fault)
            parts = []
        parts.append(row)
    if parts:
        yield _of_one(parts, fault)


def _is_late() -> ColumnElement[bool]:
    """Say in SQL what `rules.is_late` says."""
    judged = func.coalesce(task.c.first_handed, task.c.paused, bindparam("until", type_=Instant))
    return and_(task.c.deadline.is_not(None), judged > task.c.deadline)


def _least(one: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
    return case((one < other, one), else_=other)


def _above(value: ColumnElement[int]) -> ColumnElement[int]:
    return case((value > 0, value), else_=0)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


_ACCEPTED = task.c.accepted_quantity
_DONE = _least(task.c.quantity, _ACCEPTED) * holder.c.part * bindparam("times", type_=Integer)
_FAULT = bindparam("lost", type_=Integer) * holder.c.whole
_DELAYS = task.c.missed + case((_is_late(), 1), else_=0)
_COUNTED_AT = func.coalesce(task.c.deadline, task.c.assigned)
_EVERYBODY = (
    select(
        holder.c.person_id,
        holder.c.whole,
        func.sum(task.c.coefficient * task.c.quantity * holder.c.part).label("assigned"),
        func.sum(task.c.coefficient * _DONE).label("done"),
        func.sum(task.c.coefficient * _above(_DONE - _FAULT * task.c.content_returns)).label(
            "quality"
        ),
        func.sum(task.c.coefficient * _above(_DONE - _FAULT * _DELAYS)).label("progress"),
        func.count().label("lines"),
        _count(task.c.quantity > _ACCEPTED).label("unfinished"),
        _count(_DELAYS > 0).label("late"),
        _count(task.c.quantity < _ACCEPTED).label("capped"),
    )
    .join(task, task.c.id == holder.c.task_id)
    .where(
        task.c.state.in_(sorted(COUNTED)),
        bindparam("start", type_=Instant) <= _COUNTED_AT,
        bindparam("end", type_=Instant) > _COUNTED_AT,
    )
    .group_by(holder.c.person_id, holder.c.whole)
    .order_by(holder.c.person_id)
)
_SOME = _EVERYBODY.where(holder.c.person_id.in_(bindparam("persons", expanding=True)))


def _of_one(parts: Sequence[Row[tuple[int, ...]]], fault: Fraction) -> Sums:
    """Add up what has different shares."""
    million = THOUSAND * THOUSAND
    scaled = million * fault.denominator

    base = lcm(*(row.whole for row in parts))

    def together(name: str, scale: int) -> Fraction:
        added = sum(int(getattr(row, name)) * (base // row.whole) for row in parts)
        return Fraction(added, scale * base)

    return Sums(
        person_id=parts[0].person_id,
        assigned=together("assigned", million),
        done=together("done", scaled),
        quality=together("quality", scaled),
        progress=together("progress", scaled),
        lines=sum(row.lines for row in parts),
        unfinished=sum(row.unfinished for row in parts),
        late=sum(row.late for row in parts),
        capped=sum(row.capped for row in parts),
    )
