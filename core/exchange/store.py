"""The only queries by which other systems read an office: what lies within reach, in order."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, false, or_, select

from core.evaluation.steps.tables import assessment
from core.kernel.fact import Fact
from core.people.tables import person, unit
from core.tasks.rules import State, Task
from core.tasks.store import COLUMNS, gather
from core.tasks.tables import evidence, outside_task, task


class Reach(Fact, frozen=True):
    """How far somebody may read: an office, or whole subtrees of it.

    With `outside_only` of tasks only those that another system gave.
    """

    office_id: int
    paths: tuple[str, ...] | None
    outside_only: bool = False


class Page(Fact, frozen=True):
    """Which part is wanted: what comes behind a key, and at most so many."""

    after: int = 0
    most: int = 1_000_000


class Published(Fact, frozen=True):
    """A published result; `total` is exact."""

    person_id: int
    code: str
    period: str
    total: str | None
    decided: str | None
    published: dt.datetime


def tasks(connection: Connection, reach: Reach, page: Page) -> list[Task]:
    """Give tasks by their number, called-off ones too."""
    rows = connection.execute(
        select(*COLUMNS)
        .where(*_within(reach), task.c.number > page.after)
        .order_by(task.c.number)
        .limit(page.most)
    )
    return gather(connection, rows.mappings().all())


def task_numbered(connection: Connection, reach: Reach, number: int) -> Task | None:
    """Give the task with a number, if it lies within reach."""
    rows = connection.execute(select(*COLUMNS).where(*_within(reach), task.c.number == number))
    return next(iter(gather(connection, rows.mappings().all())), None)


def accepted(
    connection: Connection, reach: Reach, start: dt.datetime, end: dt.datetime, page: Page
) -> list[Task]:
    """Give what was accepted in a span, by number."""
    rows = connection.execute(
        select(*COLUMNS)
        .where(
            *_within(reach),
            task.c.state == State.ACCEPTED,
            task.c.accepted >= start,
            task.c.accepted < end,
            task.c.number > page.after,
        )
        .order_by(task.c.number)
        .limit(page.most)
    )
    return gather(connection, rows.mappings().all())


def _within(reach: Reach) -> tuple[ColumnElement[bool], ...]:
    conditions: list[ColumnElement[bool]] = [task.c.office_id == reach.office_id]
    if reach.paths is not None:
        conditions.append(task.c.unit_id.in_(select(unit.c.id).where(_under(reach.paths))))
    if reach.outside_only:
        conditions.append(task.c.id.in_(select(outside_task.c.task_id)))
    return tuple(conditions)


def _under(paths: Sequence[str]) -> ColumnElement[bool]:
    return or_(false(), *(unit.c.path.like(f"{path}%") for path in paths))


def references(connection: Connection, task_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Give the numbers of documents and the links that were handed in with tasks."""
    rows = connection.execute(
        select(evidence.c.task_id, evidence.c.reference)
        .where(evidence.c.task_id.in_(list(task_ids)), evidence.c.file_id.is_(None))
        .order_by(evidence.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row.task_id] = (*found.get(row.task_id, ()), row.reference)
    return found


def published(
    connection: Connection, office_id: int, person_ids: Sequence[int], period: str, page: Page
) -> list[Published]:
    """Give the published results of persons in a period, by person."""
    rows = connection.execute(
        select(
            assessment.c.person_id,
            person.c.code,
            assessment.c.period,
            assessment.c.total,
            assessment.c.decided,
            assessment.c.published,
        )
        .join(person, person.c.id == assessment.c.person_id)
        .where(
            assessment.c.office_id == office_id,
            assessment.c.period == period,
            assessment.c.published.is_not(None),
            assessment.c.person_id.in_(person_ids),
            assessment.c.person_id > page.after,
        )
        .order_by(assessment.c.person_id)
        .limit(page.most)
    )
    return [Published(**row) for row in rows.mappings()]
