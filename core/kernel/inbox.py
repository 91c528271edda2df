"""The inbox: every update once, before it is acknowledged; handled oldest first in each chat."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnClause, Connection, bindparam, func, literal_column, select, update

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import from_epoch_ms, hold, inbox


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


LATEST = from_epoch_ms(2**42)
"""Later than any hold: with it nothing is held back."""
TOLD_EVERY = dt.timedelta(minutes=10)

_TOLD = select(hold.c.told).where(
    hold.c.gateway == bindparam("gateway"),
    hold.c.bot == bindparam("bot"),
    hold.c.chat == bindparam("chat"),
)
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
    .where(
        ~select(hold.c.chat)
        .where(
            hold.c.gateway == inbox.c.gateway,
            hold.c.bot == inbox.c.bot,
            hold.c.chat == inbox.c.chat,
            hold.c.until > bindparam("now"),
        )
        .exists()
    )
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_WAITING_IN = select(func.count()).where(
    inbox.c.state == _NEW,
    inbox.c.gateway == bindparam("gateway"),
    inbox.c.bot == bindparam("bot"),
    inbox.c.chat == bindparam("chat"),
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


def next_waiting(
    connection: Connection, most: int = 64, now: dt.datetime = LATEST
) -> Sequence[Waiting]:
    """Give the head of each chat that has something unhandled and is not held, oldest first."""
    found = connection.execute(_NEXT, {"most": most, "now": now}).mappings()
    return [Waiting(**row) for row in found]


def delay(connection: Connection, one: Waiting, until: dt.datetime, now: dt.datetime) -> bool:
    """Let a chat's updates wait until a moment; tell whether the chat is to be told so now.

    It is told once in ten minutes. Nothing is lost: what came stays where it is, in its order.
    """
    chat = {"gateway": one.gateway, "bot": one.bot, "chat": one.chat}
    told = connection.execute(_TOLD, chat).scalar()
    tell = told is None or now - told >= TOLD_EVERY
    values = {"until": until, "told": now if tell or told is None else told}
    connection.execute(
        portable.insert(hold)
        .values(**chat, **values)
        .on_conflict_do_update(
            index_elements=[hold.c.gateway, hold.c.bot, hold.c.chat], set_=values
        )
    )
    return tell


def waiting_in(connection: Connection, gateway: str, bot: str, chat: str) -> int:
    """Give how many updates of a chat are not handled yet."""
    found: int = connection.execute(
        _WAITING_IN, {"gateway": gateway, "bot": bot, "chat": chat}
    ).scalar_one()
    return found


def end(connection: Connection, row: int, state: str, code: str | None = None) -> bool:
    """Mark an unhandled update as ended; False if it had ended before."""
    return connection.execute(_END, {"row": row, "ending": state, "report": code}).rowcount == 1


def end_otherwise(connection: Connection, row: int, state: str, code: str | None) -> None:
    """Correct, in the same transaction, the ending of an update that did not go well."""
    connection.execute(_END_OTHERWISE, {"row": row, "ending": state, "report": code})
