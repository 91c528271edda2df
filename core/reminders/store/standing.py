"""How units stand: counts of their tasks, what was overdue at a moment, how much was on time."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import Instant
from core.people.tables import unit
from core.periods.spans import Span
from core.reminders.notices import Rate
from core.tasks.rules import COUNTED, WORKING, State
from core.tasks.tables import task

_WORKING = [str(state) for state in WORKING]


_BINDING = [str(state) for state in COUNTED]


_OVER = [State.HANDED_IN.value, State.ACCEPTED.value]


class Counts(Fact, frozen=True):
    """How many tasks stand where."""

    done: int
    running: int
    due_soon: int
    overdue: int


def summed(parts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    every = list(parts)
    return Counts(
        done=sum(one.done for one in every),
        running=sum(one.running for one in every),
        due_soon=sum(one.due_soon for one in every),
        overdue=sum(one.overdue for one in every),
    )


class Point(Fact, frozen=True):
    """A moment at which to count what is overdue, and a span in which to count what was due."""

    moment: dt.datetime
    span: Span


class Standing(Fact, frozen=True):
    """How a unit stood at a point: overdue then, and on time of what was due in its span."""

    overdue: int
    on_time: Rate


_UNITS: BindParameter[object] = bindparam("units", expanding=True)


_NOW, _SOON = bindparam("now", type_=Instant), bindparam("soon", type_=Instant)


_START, _END = bindparam("start", type_=Instant), bindparam("end", type_=Instant)


_IS_GOING_ON = task.c.state.in_([*_WORKING, State.PAUSED.value])


_PART = task.alias("part")
_IS_LEAF = task.c.id.not_in(
    select(_PART.c.part_of).where(_PART.c.part_of > 0, _PART.c.state != State.CANCELLED.value)
)
"""Of work in parts only the parts count; the list of wholes is made once for a query.

A comparison, unlike `IS NOT NULL`, is looked up in the index of parts.
"""


_COUNTED = and_(task.c.unit_id.in_(_UNITS), task.c.state.in_(_BINDING), _IS_LEAF)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return portable.count_of(condition)


_SHOWN = (task.c.unit_id, task.c.state, task.c.deadline, task.c.first_handed)
_COUNTED_TASKS = union_all(
    select(*_SHOWN).where(_COUNTED, task.c.deadline >= _START, task.c.deadline < _END),
    select(*_SHOWN).where(
        task.c.unit_id.in_(_UNITS), _IS_GOING_ON, task.c.deadline < _START, _IS_LEAF
    ),
    select(*_SHOWN).where(
        task.c.unit_id.in_(_UNITS), _IS_GOING_ON, task.c.deadline.is_(None), _IS_LEAF
    ),
).subquery("counted")
"""Apart, because each part is found in an index, and all of them together are not."""


_STATE, _DEADLINE = _COUNTED_TASKS.c.state, _COUNTED_TASKS.c.deadline


_STILL_WORKING = _STATE.in_(_WORKING)


_STANDS = _STATE.in_([State.PAUSED.value])
_KEPT = and_(_DEADLINE < _NOW, _COUNTED_TASKS.c.first_handed <= _DEADLINE)
"""Handed in on time and to be done again since: not late, whatever day it is."""


_COUNTS = select(
    _COUNTED_TASKS.c.unit_id,
    _sum(_STATE.in_(_OVER)),
    _sum(or_(_STANDS, and_(_STILL_WORKING, or_(_DEADLINE.is_(None), _DEADLINE > _SOON, _KEPT)))),
    _sum(and_(_STILL_WORKING, _DEADLINE >= _NOW, _DEADLINE <= _SOON)),
    _sum(and_(_STILL_WORKING, _DEADLINE < _NOW, ~func.coalesce(_KEPT, False))),
).group_by(_COUNTED_TASKS.c.unit_id)


_DUE_IN = (
    select(task.c.unit_id, _sum(task.c.first_handed <= task.c.deadline), func.count())
    .where(_COUNTED, task.c.deadline >= _START, task.c.deadline < _END)
    .group_by(task.c.unit_id)
)


_LATE_AT = and_(
    _COUNTED,
    func.coalesce(task.c.assigned, task.c.assigned) <= _NOW,
    task.c.deadline < _NOW,
)
"""Written so that no index is searched by when work was given: that would find nearly all of it."""
_STOOD_LATER = or_(task.c.paused.is_(None), task.c.paused > task.c.deadline)
_MISSED = or_(task.c.first_handed.is_(None), task.c.first_handed > task.c.deadline)
_LATE_TASKS = union_all(
    select(task.c.unit_id).where(_LATE_AT, task.c.handed.is_(None), _STOOD_LATER, _MISSED),
    select(task.c.unit_id).where(_LATE_AT, task.c.handed > _NOW, _MISSED),
).subquery("late")
"""What has been handed in stands no more, so the second part is searched by its index."""
_OVERDUE = select(_LATE_TASKS.c.unit_id, func.count()).group_by(_LATE_TASKS.c.unit_id)


_RATE = select(_sum(task.c.first_handed <= task.c.deadline), func.count()).where(
    _COUNTED, task.c.deadline >= _START, task.c.deadline < _END
)


_FIRST_ASSIGNED = select(
    func.min(select(func.min(task.c.assigned)).where(task.c.unit_id == unit.c.id).scalar_subquery())
).where(unit.c.id.in_(_UNITS))
"""One look into the index for each unit, however many tasks it has had."""


def counts(
    connection: Connection, units: Sequence[int], month: Span, now: dt.datetime, soon: dt.datetime
) -> dict[int, Counts]:
    """Count by unit the tasks of a month, and those still open from before.

    `soon` ends 'due soon'. A unit without any has no entry.
    """
    facts = {"units": units, "start": month.start, "end": month.end, "now": now, "soon": soon}
    return {
        int(unit_id): Counts(done=done, running=running, due_soon=due_soon, overdue=overdue)
        for unit_id, done, running, due_soon, overdue in connection.execute(_COUNTS, facts)
    }


def standings(
    connection: Connection, units: Sequence[int], points: Sequence[Point]
) -> dict[int, tuple[Standing, ...]]:
    """Give how each unit stood at each point."""
    late = [_overdue(connection, units, one.moment) for one in points]
    due = [_due(connection, units, one.span) for one in points]
    nothing = Rate(part=0, whole=0)
    return {
        unit_id: tuple(
            Standing(overdue=overdue.get(unit_id, 0), on_time=rates.get(unit_id, nothing))
            for overdue, rates in zip(late, due, strict=True)
        )
        for unit_id in units
    }


def _overdue(connection: Connection, units: Sequence[int], moment: dt.datetime) -> dict[int, int]:
    rows = connection.execute(_OVERDUE, {"units": units, "now": moment})
    return {int(unit_id): count for unit_id, count in rows}


def _due(connection: Connection, units: Sequence[int], span: Span) -> dict[int, Rate]:
    if span.start >= span.end:
        return {}
    facts = {"units": units, "start": span.start, "end": span.end}
    rows = connection.execute(_DUE_IN, facts)
    return {int(unit_id): Rate(part=part, whole=whole) for unit_id, part, whole in rows}


def rate_of(connection: Connection, units: Sequence[int], span: Span) -> Rate:
    """Give how many of the tasks due in a span were handed in on time."""
    facts = {"units": units, "start": span.start, "end": span.end}
    part, whole = connection.execute(_RATE, facts).one()
    return Rate(part=part, whole=whole)


def first_assigned(connection: Connection, units: Sequence[int]) -> dt.datetime | None:
    """Give when the first task of some units was assigned."""
    found: dt.datetime | None = connection.execute(_FIRST_ASSIGNED, {"units": units}).scalar()
    return found
