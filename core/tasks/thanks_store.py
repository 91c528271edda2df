"""The queries about thanks."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from core.kernel.tables import office
from core.kernel.transaction import inserted
from core.tasks.rules import Task
from core.tasks.tables import thanks


def add(
    connection: Connection,
    of: Task,
    giver_id: int,
    takers: Sequence[int],
    words: str,
    said: dt.datetime,
) -> int:
    """Keep who thanked whom for a task, one row for each; give the number of the first."""
    rows = [
        {
            "office_id": of.office_id,
            "task_id": of.id,
            "giver_id": giver_id,
            "taker_id": taker_id,
            "words": words,
            "said": said,
        }
        for taker_id in takers
    ]
    return min(inserted(connection, insert(thanks), row) for row in rows)


def remove(connection: Connection, of: Task, giver_id: int, said: dt.datetime) -> None:
    """Forget the thanks that a person gave for a task with one message (when taken back)."""
    connection.execute(
        delete(thanks).where(
            thanks.c.task_id == of.id, thanks.c.giver_id == giver_id, thanks.c.said == said
        )
    )


def given(connection: Connection, giver_id: int, start: dt.datetime, end: dt.datetime) -> int:
    """Count the thanks that a person gave in a span."""
    return int(
        connection.execute(
            select(func.count())
            .select_from(thanks)
            .where(thanks.c.giver_id == giver_id, thanks.c.said >= start, thanks.c.said < end)
        ).scalar_one()
    )


def quota(connection: Connection, office_id: int) -> int:
    """Give how often a person of an office can thank in a month."""
    return int(
        connection.execute(
            select(office.c.thanks_a_month).where(office.c.id == office_id)
        ).scalar_one()
    )


def set_quota(connection: Connection, office_id: int, number: int) -> None:
    """Set how often a person of an office can thank in a month."""
    connection.execute(update(office).where(office.c.id == office_id).values(thanks_a_month=number))
