"""The inbox: every update once, before it is acknowledged; handled oldest first in each chat."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnClause, Connection, bindparam, literal_column, select, update

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import inbox


class Heard(Fact, frozen=True):
    """An update as it came: where from, the platform's own key, and its raw text.

    `raw` is None when the text must not be kept; then only the key is stored.
    """

    gateway: str
    bot: str
    key: str
    chat: str
    raw: str | None


class Waiting(Fact, frozen=True):
    """An update that is next in its chat."""

    id: int
    gateway: str
    bot: str
    chat: str
    received: dt.datetime
    raw: str


_KEEP = (
    portable.insert(inbox)
    .on_conflict_do_nothing(index_elements=[inbox.c.gateway, inbox.c.bot, inbox.c.source_key])
    .returning(inbox.c.id)
)
_OLDER = inbox.alias("older")
_NEW: ColumnClause[str] = literal_column("'new'")
"""Spelled out, because SQLite uses a partial index only where it reads the very same words."""

_NEXT = (
    select(inbox.c.id, inbox.c.gateway, inbox.c.bot, inbox.c.chat, inbox.c.received, inbox.c.raw)
    .where(inbox.c.state == _NEW)
    .where(
        ~select(_OLDER.c.id)
        .where(
            _OLDER.c.state == _NEW,
            _OLDER.c.gateway == inbox.c.gateway,
            _OLDER.c.bot == inbox.c.bot,
            _OLDER.c.chat == inbox.c.chat,
            _OLDER.c.id < inbox.c.id,
        )
        .exists()
    )
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_END_OTHERWISE = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"), inbox.c.state == "done")
    .values(state=bindparam("ending"), code=bindparam("report"))
)
_END = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"), inbox.c.state == "new")
    .values(state=bindparam("ending"), code=bindparam("report"))
)


def keep(connection: Connection, one: Heard, now: dt.datetime) -> int | None:
    """Store an update; give its number, or None if it was stored before."""
    row = {
        "gateway": one.gateway,
        "bot": one.bot,
        "source_key": one.key,
        "chat": one.chat,
        "received": now,
        "raw": one.raw,
        "state": "new" if one.raw is not None else "secret",
    }
    found: int | None = connection.execute(_KEEP, row).scalar()
    return found


def next_waiting(connection: Connection, most: int = 64) -> Sequence[Waiting]:
    """Give the head of each chat that has something unhandled, oldest first."""
    return [Waiting(**row) for row in connection.execute(_NEXT, {"most": most}).mappings()]


def end(connection: Connection, row: int, state: str, code: str | None = None) -> bool:
    """Mark an unhandled update as ended; False if it had ended before."""
    return connection.execute(_END, {"row": row, "ending": state, "report": code}).rowcount == 1


def end_otherwise(connection: Connection, row: int, state: str, code: str | None) -> None:
    """Correct, in the same transaction, the ending of an update that did not go well."""
    connection.execute(_END_OTHERWISE, {"row": row, "ending": state, "report": code})
