"""How units stand: counts of their tasks, what was overdue at a moment, how much was on time."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal,
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


_FIRST, _LAST = bindparam("first", type_=Instant), bindparam("last", type_=Instant)


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


_KEPT = task.c.first_handed <= task.c.deadline
_MISSED = or_(task.c.first_handed.is_(None), task.c.first_handed > task.c.deadline)
"""Handed in on time and to be done again since is not late, whatever day it is."""


def _by_state(condition: ColumnElement[bool]) -> Select[Any]:
    """Count tasks by unit and state: all of them, those without haste, due soon, and late."""
    return (
        select(
            task.c.unit_id,
            task.c.state,
            func.count(),
            _sum(
                or_(
                    task.c.deadline.is_(None),
                    task.c.deadline > _SOON,
                    and_(task.c.deadline < _NOW, _KEPT),
                )
            ),
            _sum(and_(task.c.deadline >= _NOW, task.c.deadline <= _SOON)),
            _sum(and_(task.c.deadline < _NOW, _MISSED)),
        )
        .where(condition, _IS_LEAF)
        .group_by(task.c.unit_id, task.c.state)
    )


_COUNTS = union_all(
    _by_state(and_(_COUNTED, task.c.deadline >= _START, task.c.deadline < _END)),
    _by_state(and_(task.c.unit_id.in_(_UNITS), _IS_GOING_ON, task.c.deadline < _START)),
    _by_state(and_(task.c.unit_id.in_(_UNITS), _IS_GOING_ON, task.c.deadline.is_(None))),
)
"""Apart, because each part is found in an index and counted in its order, and all together not."""


@cache
def _due_in(spans: int) -> CompoundSelect[Any]:
    """Ask how much was due in so many spans, and how much of it was handed in on time."""
    return union_all(
        *(
            select(
                literal(at),
                task.c.unit_id,
                _sum(_KEPT),
                func.count(),
            )
            .where(
                _COUNTED,
                task.c.deadline >= _instant("start", at),
                task.c.deadline < _instant("end", at),
            )
            .group_by(task.c.unit_id)
            for at in range(spans)
        )
    )


@cache
def _late_at(moments: int) -> CompoundSelect[Any]:
    """Ask how much was overdue at so many moments, in one look at what was late at any of them.

    What has been handed in stands no more, so the second part is read from its index alone.
    """
    at = [_instant("at", number) for number in range(moments)]
    late = [and_(task.c.assigned <= one, task.c.deadline < one) for one in at]
    return union_all(
        select(task.c.unit_id, *(_sum(one) for one in late))
        .where(
            _COUNTED,
            task.c.handed.is_(None),
            task.c.deadline < _LAST,
            _MISSED,
            or_(task.c.paused.is_(None), task.c.paused > task.c.deadline),
        )
        .group_by(task.c.unit_id),
        select(
            task.c.unit_id,
            *(_sum(and_(one, task.c.handed > then)) for one, then in zip(late, at, strict=True)),
        )
        .where(
            _COUNTED,
            task.c.handed > _FIRST,
            task.c.deadline < task.c.handed,
            task.c.deadline < _LAST,
            _MISSED,
        )
        .group_by(task.c.unit_id),
    )


def _instant(name: str, at: int) -> BindParameter[Any]:
    return bindparam(f"{name}{at}", type_=Instant)


_RATE = select(_sum(_KEPT), func.count()).where(
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
    found: dict[int, Counts] = {}
    for unit_id, state, tasks, later, due_soon, late in connection.execute(_COUNTS, facts):
        at = Counts(done=0, running=tasks, due_soon=0, overdue=0)
        if state in _OVER:
            at = Counts(done=tasks, running=0, due_soon=0, overdue=0)
        elif state in WORKING:
            at = Counts(done=0, running=later, due_soon=due_soon, overdue=late)
        found[unit_id] = summed((found[unit_id], at)) if unit_id in found else at
    return found


def standings(
    connection: Connection, units: Sequence[int], points: Sequence[Point]
) -> dict[int, tuple[Standing, ...]]:
    """Give how each unit stood at each point."""
    late = _overdue(connection, units, [one.moment for one in points])
    due = _due(connection, units, [one.span for one in points])
    nothing = Rate(part=0, whole=0)
    return {
        unit_id: tuple(
            Standing(overdue=late[at].get(unit_id, 0), on_time=due[at].get(unit_id, nothing))
            for at in range(len(points))
        )
        for unit_id in units
    }


def _overdue(
    connection: Connection, units: Sequence[int], moments: Sequence[dt.datetime]
) -> list[dict[int, int]]:
    facts = {"units": units, "first": min(moments), "last": max(moments)}
    facts.update({f"at{at}": moment for at, moment in enumerate(moments)})
    found: list[dict[int, int]] = [{} for _ in moments]
    for unit_id, *counts in connection.execute(_late_at(len(moments)), facts):
        for tasks, by_unit in zip(counts, found, strict=True):
            by_unit[unit_id] = by_unit.get(unit_id, 0) + tasks
    return found


def _due(
    connection: Connection, units: Sequence[int], spans: Sequence[Span]
) -> list[dict[int, Rate]]:
    found: list[dict[int, Rate]] = [{} for _ in spans]
    places = [at for at, span in enumerate(spans) if span.start < span.end]
    if not places:
        return found
    facts: dict[str, object] = {"units": units}
    for number, at in enumerate(places):
        facts |= {f"start{number}": spans[at].start, f"end{number}": spans[at].end}
    for number, unit_id, part, whole in connection.execute(_due_in(len(places)), facts):
        found[places[number]][unit_id] = Rate(part=part, whole=whole)
    return found


def rate_of(connection: Connection, units: Sequence[int], span: Span) -> Rate:
    """Give how many of the tasks due in a span were handed in on time."""
    facts = {"units": units, "start": span.start, "end": span.end}
    part, whole = connection.execute(_RATE, facts).one()
    return Rate(part=part, whole=whole)


def first_assigned(connection: Connection, units: Sequence[int]) -> dt.datetime | None:
    """Give when the first task of some units was assigned."""
    found: dt.datetime | None = connection.execute(_FIRST_ASSIGNED, {"units": units}).scalar()
    return found
