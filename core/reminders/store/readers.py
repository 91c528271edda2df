"""Who is written to: those who lead in an office, and all who hold a post there."""

import datetime as dt

from sqlalchemy import Connection, or_, select

from core.people.rules import Role
from core.people.tables import person, post


def leaders(connection: Connection, office_id: int, now: dt.datetime) -> list[int]:
    """Give everybody who leads a unit of an office."""
    return _holding(connection, office_id, now, [Role.HEAD.value, Role.DEPUTY.value])


def everybody(connection: Connection, office_id: int, now: dt.datetime) -> list[int]:
    """Give everybody who holds a post in an office."""
    return _holding(connection, office_id, now, [role.value for role in Role])


def _holding(
    connection: Connection, office_id: int, now: dt.datetime, roles: list[str]
) -> list[int]:
    rows = connection.execute(
        select(post.c.person_id)
        .join(person, person.c.id == post.c.person_id)
        .where(
            post.c.office_id == office_id,
            post.c.role.in_(roles),
            post.c.since <= now,
            or_(post.c.until.is_(None), post.c.until > now),
            or_(person.c.departed.is_(None), person.c.departed > now),
        )
        .distinct()
        .order_by(post.c.person_id)
    )
    return [int(row) for row in rows.scalars()]
