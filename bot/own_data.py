"""A full copy of what is kept about one person, and the erasing of what may be erased."""

import json
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, or_, select, update

from core.kernel.tables import METADATA, inbox
from core.people.rules import Person
from core.people.tables import address, link_code, person

ABOUT = frozenset(
    {"person_id", "assigner_id", "reviewer_id", "owner_id", "giver_id", "taker_id", "agreer_id"}
)
"""Columns, beside those that refer to a person by a key, that say whom a row is about."""
NOT_GIVEN = frozenset({link_code.name, "web_session", "link_try", "api_token"})
"""What would let somebody in."""


def copy_of(connection: Connection, whose: Person) -> str:
    """Give every row about a person as JSON: by table, as stored; moments in UTC, ISO 8601."""
    found: dict[str, list[dict[str, Any]]] = {
        person.name: _rows(connection, person, person.c.id == whose.id),
        inbox.name: _rows(connection, inbox, inbox.c.id.in_(_said_by(whose))),
    }
    for table in METADATA.sorted_tables:
        columns = about(table)
        if columns and table.name not in NOT_GIVEN:
            meant = or_(*(column == whose.id for column in columns))
            found[table.name] = _rows(connection, table, meant)
    return json.dumps(found, ensure_ascii=False, indent=1, default=str)


def about(table: Table) -> list[Column[Any]]:
    """Give the columns of a table that say whom a row is about."""
    return [
        column
        for column in table.c
        if column.name in ABOUT
        or any(one.target_fullname == "person.id" for one in column.foreign_keys)
    ]


def erase(connection: Connection, whose: Person) -> int:
    """Erase a person's telephone number and the texts he sent that were handled; give how many.

    His tasks, their history and what he was told stay: they are the office's records.
    """
    connection.execute(update(person).where(person.c.id == whose.id).values(phone=None))
    gone = connection.execute(
        update(inbox)
        .where(inbox.c.id.in_(_said_by(whose)), inbox.c.state != "new", inbox.c.raw.is_not(None))
        .values(raw=None)
    )
    return gone.rowcount


def _said_by(whose: Person) -> Select[tuple[int]]:
    """Select the updates that came from a person's chats while they were his."""
    return (
        select(inbox.c.id)
        .join(
            address,
            (address.c.gateway == inbox.c.gateway)
            & (address.c.bot == inbox.c.bot)
            & (address.c.chat == inbox.c.chat)
            & (address.c.linked <= inbox.c.received),
        )
        .where(
            address.c.person_id == whose.id,
            or_(address.c.unlinked.is_(None), address.c.unlinked >= inbox.c.received),
        )
    )


def _rows(connection: Connection, table: Table, meant: ColumnElement[bool]) -> list[dict[str, Any]]:
    rows = connection.execute(select(table).where(meant).order_by(*table.primary_key.columns))
    return [dict(row) for row in rows.mappings()]
