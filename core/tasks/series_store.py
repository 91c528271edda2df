"""The only queries about series of recurring work."""

import datetime as dt

import msgspec
from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from core.kernel.fact import Fact
from core.kernel.fact import write as as_json
from core.kernel.transaction import inserted
from core.tasks.assigning import Assign
from core.tasks.recurrence import Recurrence
from core.tasks.tables import series


class Series(Fact, frozen=True):
    """Work that comes back: what is given each time, when, and the day of the next one."""

    id: int
    office_id: int
    number: int
    assigner_id: int
    work: Assign
    rule: Recurrence
    next_day: dt.date
    said: dt.datetime
    ended: dt.datetime | None


_OF_OFFICE = (
    select(series).where(series.c.office_id == bindparam("office")).order_by(series.c.number)
)
_BY_NUMBER = _OF_OFFICE.where(series.c.number == bindparam("typed"))


def next_number(connection: Connection, office_id: int) -> int:
    """Give the number of the next series of an office."""
    last = select(func.coalesce(func.max(series.c.number), 0) + 1).where(
        series.c.office_id == office_id
    )
    return int(connection.execute(last).scalar_one())


def add(connection: Connection, new: Series) -> Series:
    """Add a series; give it with its key."""
    row = {
        "office_id": new.office_id,
        "number": new.number,
        "assigner_id": new.assigner_id,
        "work": as_json(new.work),
        "rule": as_json(new.rule),
        "next_day": new.next_day.isoformat(),
        "said": new.said,
        "ended": new.ended,
    }
    return new.but(id=inserted(connection, insert(series), row))


def write(connection: Connection, changed: Series) -> None:
    """Write the day of the next task, and whether the series has ended."""
    connection.execute(
        update(series)
        .where(series.c.id == changed.id)
        .values(next_day=changed.next_day.isoformat(), ended=changed.ended)
    )


def of_office(connection: Connection, office_id: int) -> list[Series]:
    """Give every series of an office, by number."""
    rows = connection.execute(_OF_OFFICE, {"office": office_id})
    return [_series(row) for row in rows.mappings()]


def by_number(connection: Connection, office_id: int, number: int) -> Series | None:
    """Give a series of an office by its number."""
    row = connection.execute(_BY_NUMBER, {"office": office_id, "typed": number}).mappings().first()
    return _series(row) if row else None


def _series(row: RowMapping) -> Series:
    return Series(
        id=row["id"],
        office_id=row["office_id"],
        number=row["number"],
        assigner_id=row["assigner_id"],
        work=msgspec.json.decode(row["work"], type=Assign),
        rule=msgspec.json.decode(row["rule"], type=Recurrence),
        next_day=dt.date.fromisoformat(row["next_day"]),
        said=row["said"],
        ended=row["ended"],
    )
