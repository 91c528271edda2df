"""The only queries behind digests, weekly cards and reminders: counts over the tasks of units."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from core.kernel.fact import Fact
from core.kernel.tables import letter
from core.people.rules import Role
from core.people.tables import person, post, unit
from core.periods.spans import Span
from core.reminders.notices import Rate
from core.tasks.rules import WORKING, State
from core.tasks.tables import holder, task

_WORKING = [str(state) for state in WORKING]
_OVER = [State.HANDED_IN.value, State.ACCEPTED.value]


class Counts(Fact, frozen=True):
    """How many tasks stand where."""

    done: int
    running: int
    due_soon: int
    overdue: int


class Candidate(Fact, frozen=True):
    """A task that the leader may have to unblock, with what is needed to say why."""

    id: int
    number: int
    title: str
    state: str
    reviewer_id: int
    deadline: dt.datetime | None
    handed: dt.datetime | None
    blocker: str | None
    blocked: dt.datetime | None
    asked: dt.datetime | None
    asked_why: str | None


class DatedTask(Fact, frozen=True):
    """A task with a deadline, and when it was first handed in."""

    number: int
    title: str
    state: str
    deadline: dt.datetime
    first_handed: dt.datetime | None


def inside(paths: Sequence[str]) -> ColumnElement[bool]:
    """Give the condition that a task belongs to one of these subtrees."""
    return task.c.unit_id.in_(
        select(unit.c.id).where(or_(*(unit.c.path.like(f"{path}%") for path in paths)))
    )


def counts(
    connection: Connection, paths: Sequence[str], month: Span, now: dt.datetime, soon: dt.datetime
) -> Counts:
    """Count the tasks of a month, and those still open from before; `soon` ends 'due soon'."""
    working = task.c.state.in_(_WORKING)
    row = connection.execute(
        select(
            func.sum(func.iif(task.c.state.in_(_OVER), 1, 0)),
            func.sum(func.iif(and_(working, _ahead(soon)), 1, 0)),
            func.sum(
                func.iif(and_(working, task.c.deadline >= now, task.c.deadline <= soon), 1, 0)
            ),
            func.sum(func.iif(and_(working, task.c.deadline < now), 1, 0)),
        ).where(
            inside(paths),
            task.c.state != State.CANCELLED,
            or_(
                and_(task.c.deadline >= month.start, task.c.deadline < month.end),
                and_(working, or_(task.c.deadline < month.start, task.c.deadline.is_(None))),
            ),
        )
    ).one()
    done, running, due_soon, overdue = (int(value or 0) for value in row)
    return Counts(done=done, running=running, due_soon=due_soon, overdue=overdue)


def overdue_at(connection: Connection, paths: Sequence[str], moment: dt.datetime) -> int:
    """Count the tasks that were overdue at a moment: due before it, not handed in by then."""
    return int(
        connection.execute(
            select(func.count()).where(
                inside(paths),
                task.c.state != State.CANCELLED,
                task.c.assigned <= moment,
                task.c.deadline < moment,
                or_(task.c.handed.is_(None), task.c.handed > moment),
            )
        ).scalar_one()
    )


def first_assigned(connection: Connection, paths: Sequence[str]) -> dt.datetime | None:
    """Give when the first task of some subtrees was assigned."""
    found: dt.datetime | None = connection.execute(
        select(task.c.assigned).where(inside(paths)).order_by(task.c.assigned).limit(1)
    ).scalar()
    return found


def on_time(connection: Connection, paths: Sequence[str], span: Span, now: dt.datetime) -> Rate:
    """Give how many were handed in on time of those that fell due in a span, up to now."""
    row = connection.execute(
        select(
            func.sum(func.iif(task.c.first_handed <= task.c.deadline, 1, 0)), func.count()
        ).where(
            inside(paths),
            task.c.state != State.CANCELLED,
            task.c.deadline >= span.start,
            task.c.deadline < min(span.end, now),
        )
    ).one()
    return Rate(part=int(row[0] or 0), whole=int(row[1]))


def candidates(
    connection: Connection, paths: Sequence[str], leader_id: int, now: dt.datetime
) -> list[Candidate]:
    """Give what may need the leader: blocked, waiting for his decision, or overdue."""
    working = task.c.state.in_(_WORKING)
    rows = connection.execute(
        select(*(task.c[name] for name in Candidate.__struct_fields__)).where(
            or_(
                and_(
                    inside(paths),
                    working,
                    or_(task.c.blocked.is_not(None), task.c.deadline < now),
                ),
                and_(
                    task.c.reviewer_id == leader_id,
                    or_(
                        task.c.state == State.HANDED_IN,
                        and_(working, task.c.asked.is_not(None)),
                    ),
                ),
            )
        )
    )
    return [Candidate(**row) for row in rows.mappings()]


def holder_names(connection: Connection, task_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the names of those who do each task, the one who answers for it first."""
    rows = connection.execute(
        select(holder.c.task_id, person.c.name)
        .join(person, person.c.id == holder.c.person_id)
        .where(holder.c.task_id.in_(task_ids))
        .order_by(holder.c.task_id, holder.c.lead.desc(), person.c.id)
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.task_id, []).append(row.name)
    return {key: tuple(names) for key, names in found.items()}


def due_of(connection: Connection, person_id: int, span: Span) -> list[DatedTask]:
    """Give a person's tasks that fall due in a span, in order."""
    rows = connection.execute(
        select(*(task.c[name] for name in DatedTask.__struct_fields__))
        .join(holder, holder.c.task_id == task.c.id)
        .where(
            holder.c.person_id == person_id,
            task.c.state != State.CANCELLED,
            task.c.deadline >= span.start,
            task.c.deadline < span.end,
        )
        .order_by(task.c.deadline, task.c.number)
    )
    return [DatedTask(**row) for row in rows.mappings()]


def messages_to(connection: Connection, person_id: int, span: Span) -> int:
    """Count the letters that were written to a person in a span."""
    return int(
        connection.execute(
            select(func.count()).where(
                letter.c.person_id == person_id,
                letter.c.created >= span.start,
                letter.c.created < span.end,
            )
        ).scalar_one()
    )


def leaders(connection: Connection, office_id: int, now: dt.datetime) -> list[int]:
    """Give everybody who leads a unit of an office."""
    return _holding(connection, office_id, now, [Role.HEAD.value, Role.DEPUTY.value])


def everybody(connection: Connection, office_id: int, now: dt.datetime) -> list[int]:
    """Give everybody who holds a post in an office."""
    return _holding(connection, office_id, now, [role.value for role in Role])


def _holding(
    connection: Connection, office_id: int, now: dt.datetime, roles: list[str]
) -> list[int]:
    rows = connection.execute(
        select(post.c.person_id)
        .join(person, person.c.id == post.c.person_id)
        .where(
            post.c.office_id == office_id,
            post.c.role.in_(roles),
            post.c.since <= now,
            or_(post.c.until.is_(None), post.c.until > now),
            or_(person.c.departed.is_(None), person.c.departed > now),
        )
        .distinct()
        .order_by(post.c.person_id)
    )
    return [int(row) for row in rows.scalars()]


def _ahead(soon: dt.datetime) -> ColumnElement[bool]:
    return or_(task.c.deadline.is_(None), task.c.deadline > soon)
