"""The tasks that persons do and accept: what falls due, what is owed, what is held, how many."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, or_, select

from core.kernel.fact import Fact
from core.kernel.tables import Instant
from core.people.tables import person
from core.periods.spans import Span
from core.tasks.rules import COUNTED, OPEN, WORKING, State
from core.tasks.tables import holder, task

_START, _END = bindparam("start", type_=Instant), bindparam("end", type_=Instant)
_BINDING = [str(state) for state in COUNTED]
_IS_WORKING = task.c.state.in_([str(state) for state in WORKING])


class DatedTask(Fact, frozen=True):
    """A task with a deadline, when it was first handed in, and since when its clock stands."""

    number: int
    title: str
    state: str
    deadline: dt.datetime
    first_handed: dt.datetime | None
    paused: dt.datetime | None


_DUE = (
    select(*(task.c[name] for name in DatedTask.__struct_fields__))
    .join(holder, holder.c.task_id == task.c.id)
    .where(
        holder.c.person_id == bindparam("whose"),
        task.c.state.in_(_BINDING),
        task.c.deadline >= _START,
        task.c.deadline < _END,
    )
    .order_by(task.c.deadline, task.c.number)
)


class Promised(Fact, frozen=True):
    """A task that is to be ready by a moment, as who does it has promised."""

    number: int
    title: str
    promised: dt.datetime


_PROMISED = (
    select(*(task.c[name] for name in Promised.__struct_fields__))
    .join(holder, holder.c.task_id == task.c.id)
    .where(
        holder.c.person_id == bindparam("whose"),
        or_(_IS_WORKING, task.c.state == State.PAUSED.value),
        task.c.promised >= _START,
        task.c.promised < _END,
    )
    .order_by(task.c.promised, task.c.number)
)


_OWED_BEFORE = (
    select(*(task.c[name] for name in DatedTask.__struct_fields__))
    .join(holder, holder.c.task_id == task.c.id)
    .where(
        holder.c.person_id == bindparam("whose"),
        _IS_WORKING,
        task.c.deadline < _START,
        or_(task.c.first_handed.is_(None), task.c.first_handed > task.c.deadline),
    )
    .order_by(task.c.deadline, task.c.number)
)


def due_of(connection: Connection, person_id: int, span: Span) -> list[DatedTask]:
    """Give a person's tasks that fall due in a span, in order."""
    facts = {"whose": person_id, "start": span.start, "end": span.end}
    return [DatedTask(**row) for row in connection.execute(_DUE, facts).mappings()]


def promised_of(connection: Connection, person_id: int, span: Span) -> list[Promised]:
    """Give a person's tasks that were promised for a span and are still to be done, in order."""
    facts = {"whose": person_id, "start": span.start, "end": span.end}
    return [Promised(**row) for row in connection.execute(_PROMISED, facts).mappings()]


def owed_before(connection: Connection, person_id: int, start: dt.datetime) -> list[DatedTask]:
    """Give a person's late tasks whose deadline lies before a moment, in order."""
    facts = {"whose": person_id, "start": start}
    return [DatedTask(**row) for row in connection.execute(_OWED_BEFORE, facts).mappings()]


class HeldTask(Fact, frozen=True):
    """A task as a summary tells of it."""

    id: int
    number: int
    title: str
    state: str
    deadline: dt.datetime | None


def held_tasks(connection: Connection, office_id: int, numbers: Sequence[int]) -> list[HeldTask]:
    """Give some tasks of an office as a summary tells of them, what is due first."""
    rows = connection.execute(
        select(*(task.c[name] for name in HeldTask.__struct_fields__))
        .where(task.c.office_id == office_id, task.c.number.in_(numbers))
        .order_by(task.c.deadline.is_(None), task.c.deadline, task.c.number)
    )
    return [HeldTask(**row) for row in rows.mappings()]


def holds(connection: Connection, person_id: int, number: int) -> bool:
    """Tell whether a person does a task of his office."""
    return (
        connection.execute(
            select(task.c.id)
            .join(holder, holder.c.task_id == task.c.id)
            .join(person, person.c.id == holder.c.person_id)
            .where(
                holder.c.person_id == person_id,
                task.c.number == number,
                task.c.office_id == person.c.office_id,
            )
        ).first()
        is not None
    )


def open_counts(connection: Connection, person_ids: Sequence[int]) -> dict[int, int]:
    """Give how many tasks each of some persons has to do."""
    rows = connection.execute(
        select(holder.c.person_id, func.count())
        .join(task, task.c.id == holder.c.task_id)
        .where(holder.c.person_id.in_(person_ids), _IS_WORKING)
        .group_by(holder.c.person_id)
    )
    return {int(row[0]): int(row[1]) for row in rows}


def open_of(connection: Connection, person_id: int) -> list[HeldTask]:
    """Give every open task that a person does, what is due first."""
    rows = connection.execute(
        select(*(task.c[name] for name in HeldTask.__struct_fields__))
        .join(holder, holder.c.task_id == task.c.id)
        .where(holder.c.person_id == person_id, task.c.state.in_([state.value for state in OPEN]))
        .order_by(task.c.deadline.is_(None), task.c.deadline, task.c.number)
    )
    return [HeldTask(**row) for row in rows.mappings()]


def review_count(connection: Connection, person_id: int) -> int:
    """Count the open tasks of others that a person is to accept."""
    found = connection.execute(
        select(func.count()).where(
            task.c.reviewer_id == person_id, task.c.state.in_([state.value for state in OPEN])
        )
    )
    return int(found.scalar_one())
