"""How long things are kept, and how far the purge of what was kept long enough has come."""

import datetime as dt

from sqlalchemy import BindParameter, Connection, bindparam, select

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import retention

RECORDS = "journal"
"""The sort whose term is that of the office's records."""


class Keep(Fact, frozen=True):
    """How long things are kept; 0 is for good.

    Messages by days after they came. Records, which scores rest on, by whole years after the year
    in which their work ended (Circular 10/2022/TT-BNV counts the terms of records so).
    """

    messages_days: int = 180
    records_years: int = 0

    def messages(self, now: dt.datetime) -> dt.datetime | None:
        """Give before which moment messages go: a midnight in UTC, so that it moves once a day."""
        if not self.messages_days:
            return None
        today = now.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - dt.timedelta(days=self.messages_days)

    def records(self, now: dt.datetime) -> dt.datetime | None:
        """Give before which first of January records go."""
        if not self.records_years:
            return None
        return dt.datetime(now.astimezone(dt.UTC).year - self.records_years, 1, 1, tzinfo=dt.UTC)


class Mark(Fact, frozen=True):
    """How far the purge of one sort has come.

    Rows up to the number `upto` were looked at; what is older than `until` is going, and has gone
    when `ended` is set. `gone` counts what went since the beginning.
    """

    sort: str
    upto: int = 0
    until: dt.datetime | None = None
    ended: dt.datetime | None = None
    gone: int = 0


_SORT: BindParameter[str] = bindparam("of")
_MARK = select(*(retention.c[name] for name in Mark.__struct_fields__)).where(
    retention.c.sort == _SORT
)
_MARKS = select(*(retention.c[name] for name in Mark.__struct_fields__)).order_by(retention.c.sort)
_ERASED_UNTIL = select(retention.c.until).where(retention.c.sort == RECORDS)


def mark_of(connection: Connection, sort: str) -> Mark:
    """Give how far the purge of a sort has come; a fresh mark where it has not begun."""
    row = connection.execute(_MARK, {"of": sort}).mappings().first()
    return Mark(**row) if row else Mark(sort=sort)


def marks(connection: Connection) -> list[Mark]:
    """Give how far each purge that has begun has come."""
    return [Mark(**row) for row in connection.execute(_MARKS).mappings()]


def put_mark(connection: Connection, mark: Mark) -> None:
    """Note how far the purge of a sort has come."""
    values = {name: getattr(mark, name) for name in Mark.__struct_fields__}
    connection.execute(
        portable.insert(retention)
        .values(values)
        .on_conflict_do_update(index_elements=[retention.c.sort], set_=values)
    )


def erased_until(connection: Connection) -> dt.datetime | None:
    """Give before which moment the journal no longer says what happened; None if it says all."""
    found: dt.datetime | None = connection.execute(_ERASED_UNTIL).scalar()
    return found
