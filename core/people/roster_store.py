"""What an import of a roster reads and writes: many persons, posts and units at once."""

import datetime as dt
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, bindparam, case, insert, or_, select, update

from core.kernel.fact import Fact
from core.people.roster import HeldPost, KnownPerson
from core.people.rules import Role
from core.people.store import units
from core.people.tables import person, post, unit


class PersonRow(Fact, frozen=True):
    """What is kept of a person himself."""

    code: str
    name: str
    gender: str | None
    phone: str | None


class PostRow(Fact, frozen=True):
    """What is kept of an own post."""

    person_id: int
    unit_id: int
    role: Role
    title: str


def known_persons(
    connection: Connection, office_id: int, now: dt.datetime
) -> tuple[KnownPerson, ...]:
    """Give everybody of an office as a roster knows him, oldest first."""
    rows = connection.execute(
        select(person.c.id, person.c.code, person.c.name, person.c.gender, person.c.phone)
        .add_columns(case((person.c.departed <= now, person.c.departed)).label("departed"))
        .where(person.c.office_id == office_id)
        .order_by(person.c.id)
    )
    return tuple(KnownPerson(**row) for row in rows.mappings())


def held_posts(connection: Connection, office_id: int, now: dt.datetime) -> tuple[HeldPost, ...]:
    """Give the own posts that are held in an office at a moment, oldest first."""
    rows = connection.execute(
        select(post.c.id, post.c.person_id, post.c.unit_id, post.c.role, post.c.title)
        .where(
            post.c.office_id == office_id,
            post.c.acting_for.is_(None),
            post.c.since <= now,
            or_(post.c.until.is_(None), post.c.until > now),
        )
        .order_by(post.c.id)
    )
    return tuple(HeldPost(**{**row, "role": Role(row["role"])}) for row in rows.mappings())


def add_persons(
    connection: Connection, office_id: int, rows: Iterable[PersonRow]
) -> dict[str, int]:
    """Add persons without posts; give their numbers by their codes."""
    values = [{"office_id": office_id, **msgspec.structs.asdict(row)} for row in rows]
    if not values:
        return {}
    added = connection.execute(insert(person).returning(person.c.code, person.c.id), values)
    return {row.code: row.id for row in added}


def bring_back(connection: Connection, person_id: int) -> None:
    """Let somebody who had left belong to his office again."""
    connection.execute(update(person).where(person.c.id == person_id).values(departed=None))


def add_posts(
    connection: Connection, office_id: int, rows: Iterable[PostRow], since: dt.datetime
) -> None:
    """Give persons their own posts, open from a moment."""
    values = [
        {
            "office_id": office_id,
            "person_id": row.person_id,
            "unit_id": row.unit_id,
            "role": row.role.value,
            "title": row.title,
            "since": since,
        }
        for row in rows
    ]
    if values:
        connection.execute(insert(post), values)


def end_each_post(connection: Connection, rows: Iterable[int], now: dt.datetime) -> None:
    """End posts by their numbers."""
    values = [{"row": row, "at": now} for row in rows]
    if values:
        ending = update(post).where(post.c.id == bindparam("row")).values(until=bindparam("at"))
        connection.execute(ending, values)


def change_unit(
    connection: Connection, row: int, code: str, name: str, parent_id: int | None
) -> None:
    """Change a unit; the paths are right again after `lay_paths`."""
    connection.execute(
        update(unit).where(unit.c.id == row).values(code=code, name=name, parent_id=parent_id)
    )


def lay_paths(connection: Connection, office_id: int) -> None:
    """Write the path of every unit of an office anew from its parents."""
    found = {one.id: one for one in units(connection, office_id)}
    for one in found.values():
        path, at = "", one
        while True:
            path = f"{at.id}.{path}"
            if at.parent_id is None:
                break
            at = found[at.parent_id]
        if path != one.path:
            connection.execute(update(unit).where(unit.c.id == one.id).values(path=path))
