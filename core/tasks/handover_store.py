"""The only queries about tasks on their way from one person to another."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, or_, select, update

from core.kernel.fact import Fact
from core.kernel.transaction import inserted
from core.tasks.rules import OPEN
from core.tasks.tables import handover, task

WAITING, DONE, DECLINED, WITHDRAWN = "waiting", "done", "declined", "withdrawn"


class Handover(Fact, frozen=True):
    """A task that is to go from one person to another, once each side has confirmed it."""

    id: int
    office_id: int
    task_id: int
    leaving_id: int
    coming_id: int
    unit_id: int | None
    by_id: int
    giver_id: int | None
    given: dt.datetime | None
    taker_id: int
    why: str | None
    said: dt.datetime
    state: str
    deadline: dt.datetime | None = None

    @property
    def awaited_id(self) -> int:
        """Who has to confirm now: whoever lets it go, then whoever takes it."""
        return self.giver_id if self.giver_id is not None and self.given is None else self.taker_id


_COLUMNS = [handover.c[name] for name in Handover.__struct_fields__]
_WAITING = select(*_COLUMNS).where(
    handover.c.task_id == bindparam("task"), handover.c.state == WAITING
)


def add(connection: Connection, new: Handover) -> Handover:
    """Add a handover; give it with its key."""
    row = {name: getattr(new, name) for name in Handover.__struct_fields__ if name != "id"}
    return new.but(id=inserted(connection, insert(handover), row))


def write(connection: Connection, changed: Handover) -> None:
    """Write how far a handover has come."""
    connection.execute(
        update(handover)
        .where(handover.c.id == changed.id)
        .values(given=changed.given, state=changed.state)
    )


def waiting(connection: Connection, task_id: int) -> Handover | None:
    """Give the handover of a task that waits for somebody."""
    row = connection.execute(_WAITING, {"task": task_id}).mappings().first()
    return Handover(**row) if row else None


def end(connection: Connection, task_id: int, state: str) -> None:
    """End what waits of a task."""
    connection.execute(
        update(handover)
        .where(handover.c.task_id == task_id, handover.c.state == WAITING)
        .values(state=state)
    )


class Awaited(Fact, frozen=True):
    """A task on its way that waits for somebody's word: who wants it to go, to whom, since when."""

    number: int
    title: str
    by_id: int
    coming_id: int
    since: dt.datetime


def awaited_by(connection: Connection, person_ids: Sequence[int]) -> list[Awaited]:
    """Give what waits for one of some persons to confirm that it goes, the oldest first."""
    rows = connection.execute(
        select(
            task.c.number,
            task.c.title,
            handover.c.by_id,
            handover.c.coming_id,
            func.coalesce(handover.c.given, handover.c.said).label("since"),
        )
        .join(task, task.c.id == handover.c.task_id)
        .where(awaits(person_ids), task.c.state.in_([str(state) for state in OPEN]))
        .order_by(handover.c.said, task.c.number)
    )
    return [Awaited(**row) for row in rows.mappings()]


def awaits(person_ids: Sequence[int]) -> ColumnElement[bool]:
    """Give the condition that a handover waits for one of some persons."""
    lets_go = and_(handover.c.giver_id.is_not(None), handover.c.given.is_(None))
    return and_(
        handover.c.state == WAITING,
        or_(
            and_(lets_go, handover.c.giver_id.in_(person_ids)),
            and_(~lets_go, handover.c.taker_id.in_(person_ids)),
        ),
    )
