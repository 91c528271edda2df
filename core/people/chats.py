"""Queries of persons' chats: which of them a platform has closed, and which menu each shows."""

import datetime as dt

from sqlalchemy import Connection, and_, bindparam, func, select, update

from core.kernel.fact import Fact
from core.people.tables import address, person


class Linked(Fact, frozen=True):
    """A linked chat that is open: whose it is, and the menu of commands that it shows."""

    id: int
    bot: str
    chat: str
    person_id: int
    menu: str | None


class Chat(Fact, frozen=True):
    """A linked chat as its person sees it; `rank` 1 is preferred, -1 gets nothing unasked."""

    gateway: str
    bot: str
    chat: str
    closed: dt.datetime | None
    rank: int


_THIS = and_(
    address.c.gateway == bindparam("at_gateway"),
    address.c.bot == bindparam("at_bot"),
    address.c.chat == bindparam("at_chat"),
    address.c.unlinked.is_(None),
)
_CLOSE = update(address).where(_THIS, address.c.closed.is_(None)).values(closed=bindparam("moment"))
_REOPEN = update(address).where(_THIS).values(closed=None)
_MENU_SET = update(address).where(address.c.id == bindparam("row")).values(menu=bindparam("shown"))
_LINKED = (
    select(*(address.c[name] for name in Linked.__struct_fields__))
    .where(
        address.c.gateway == bindparam("at_gateway"),
        address.c.id > bindparam("after"),
        address.c.unlinked.is_(None),
        address.c.closed.is_(None),
    )
    .order_by(address.c.id)
    .limit(bindparam("most"))
)
_OF_PERSON = (
    select(*(address.c[name] for name in Chat.__struct_fields__))
    .where(address.c.person_id == bindparam("whose"), address.c.unlinked.is_(None))
    .order_by(address.c.rank.desc(), address.c.used.desc(), address.c.id.desc())
)
_SET_RANK = (
    update(address)
    .where(
        address.c.person_id == bindparam("whose"),
        address.c.gateway == bindparam("at_gateway"),
        address.c.unlinked.is_(None),
    )
    .values(rank=bindparam("place"))
)
_LEVEL = (
    update(address)
    .where(address.c.person_id == bindparam("whose"), address.c.rank > 0)
    .values(rank=0)
)
_WITHOUT_MENU = _LINKED.where(address.c.menu.is_(None))


def close(connection: Connection, gateway: str, bot: str, chat: str, now: dt.datetime) -> None:
    """Note that a platform delivers nothing into a chat any more: its person has stopped the bot.

    The chat stays linked. Until it is opened again, letters go to another chat of the person.
    """
    connection.execute(
        _CLOSE, {"at_gateway": gateway, "at_bot": bot, "at_chat": chat, "moment": now}
    )


def reopen(connection: Connection, gateway: str, bot: str, chat: str) -> None:
    """Note that letters can go into a chat again."""
    connection.execute(_REOPEN, {"at_gateway": gateway, "at_bot": bot, "at_chat": chat})


def linked(connection: Connection, gateway: str, after: int, most: int) -> list[Linked]:
    """Give open chats of a platform in their order, from the one after a number on."""
    rows = connection.execute(_LINKED, {"at_gateway": gateway, "after": after, "most": most})
    return [Linked(**row) for row in rows.mappings()]


def without_menu(connection: Connection, gateway: str, most: int) -> list[Linked]:
    """Give open chats of a platform whose menu was never set."""
    rows = connection.execute(_WITHOUT_MENU, {"at_gateway": gateway, "after": 0, "most": most})
    return [Linked(**row) for row in rows.mappings()]


def menu_set(connection: Connection, row: int, menu: str) -> None:
    """Note which menu a chat shows now; the words say for whom it is, such as `vi leader`."""
    connection.execute(_MENU_SET, {"row": row, "shown": menu})


def of_person(connection: Connection, person_id: int) -> list[Chat]:
    """Give the linked chats of a person: the preferred one first, then the one used last."""
    rows = connection.execute(_OF_PERSON, {"whose": person_id})
    return [Chat(**row) for row in rows.mappings()]


def set_rank(connection: Connection, person_id: int, gateway: str, rank: int) -> None:
    """Put a person's chats of one platform before the others (1), among them (0), or off (-1)."""
    connection.execute(_SET_RANK, {"whose": person_id, "at_gateway": gateway, "place": rank})


def level(connection: Connection, person_id: int) -> None:
    """Let no chat of a person go before the others any more."""
    connection.execute(_LEVEL, {"whose": person_id})


def count(connection: Connection, person_id: int) -> int:
    """Count the chats that belong to a person."""
    found = connection.execute(
        select(func.count()).where(address.c.person_id == person_id, address.c.unlinked.is_(None))
    )
    return int(found.scalar_one())


def unlink_all(connection: Connection, person_id: int, now: dt.datetime) -> int:
    """Take every chat from a person; give how many."""
    return connection.execute(
        update(address)
        .where(address.c.person_id == person_id, address.c.unlinked.is_(None))
        .values(unlinked=now)
    ).rowcount


def unlink_one(connection: Connection, gateway: str, bot: str, chat: str, now: dt.datetime) -> None:
    """Take a chat from whomever it belongs to."""
    facts = {"at_gateway": gateway, "at_bot": bot, "at_chat": chat}
    connection.execute(update(address).where(_THIS).values(unlinked=now), facts)


def was_of_departed(connection: Connection, gateway: str, bot: str, chat: str) -> bool:
    """Tell whether a chat that is nobody's now belonged last to somebody who has left."""
    last = connection.execute(
        select(person.c.departed)
        .join(address, address.c.person_id == person.c.id)
        .where(address.c.gateway == gateway, address.c.bot == bot, address.c.chat == chat)
        .order_by(address.c.id.desc())
        .limit(1)
    ).first()
    return last is not None and last.departed is not None
