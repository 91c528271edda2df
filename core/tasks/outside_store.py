"""The only queries about what tasks are called in other systems, and which document names them."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from core.kernel.fact import Fact
from core.people.spelling import plain
from core.tasks.tables import outside_task


class Outside(Fact, frozen=True):
    """What a task is called in another system; `taken` is what that said of it last, as JSON."""

    task_id: int
    system: str
    code: str
    document: str = ""
    document_day: dt.date | None = None
    source: str = ""
    taken: str = "{}"


_COLUMNS = [outside_task.c[name] for name in Outside.__struct_fields__]
_OF_TASKS = (
    select(*_COLUMNS)
    .where(outside_task.c.task_id.in_(bindparam("tasks", expanding=True)))
    .order_by(outside_task.c.id)
)
_OF_SYSTEM = select(*_COLUMNS).where(
    outside_task.c.office_id == bindparam("office"), outside_task.c.system == bindparam("called")
)


def of_tasks(connection: Connection, task_ids: Iterable[int]) -> dict[int, Outside]:
    """Give what tasks are called outside, those that are."""
    rows = connection.execute(_OF_TASKS, {"tasks": list(task_ids)}).mappings()
    return {row["task_id"]: _outside(row) for row in rows}


def of_system(connection: Connection, office_id: int, system: str) -> Mapping[str, Outside]:
    """Give every task of an office that a system gave, by its code there."""
    rows = connection.execute(_OF_SYSTEM, {"office": office_id, "called": system}).mappings()
    return {row["code"]: _outside(row) for row in rows}


def add(connection: Connection, office_id: int, new: Outside, now: dt.datetime) -> None:
    """Note what a task is called outside."""
    connection.execute(insert(outside_task), {"office_id": office_id, **_row(new, now)})


def change(connection: Connection, office_id: int, changed: Outside, now: dt.datetime) -> None:
    """Note what another system says now of a task that it gave."""
    connection.execute(
        update(outside_task)
        .where(
            outside_task.c.office_id == office_id,
            outside_task.c.system == changed.system,
            outside_task.c.code == changed.code,
        )
        .values(_row(changed, now))
    )


def _row(one: Outside, now: dt.datetime) -> dict[str, object]:
    return {
        "task_id": one.task_id,
        "system": one.system,
        "code": one.code,
        "document": one.document or None,
        "document_day": one.document_day.isoformat() if one.document_day else None,
        "source": one.source or None,
        "folded": plain(one.document),
        "taken": one.taken,
        "at": now,
    }


def _outside(row: RowMapping) -> Outside:
    day = row["document_day"]
    return Outside(
        task_id=row["task_id"],
        system=row["system"],
        code=row["code"],
        document=row["document"] or "",
        document_day=dt.date.fromisoformat(day) if day else None,
        source=row["source"] or "",
        taken=row["taken"],
    )
