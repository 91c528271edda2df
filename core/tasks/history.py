"""The only queries about what a task went through: its spells and the versions of its deadline."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from core.kernel.fact import Fact
from core.tasks.clock import Spell, Turned, spells
from core.tasks.rules import Cause, Hands, Task, Whose, whose
from core.tasks.tables import deadline_version, spell


class DeadlineVersion(Fact, frozen=True):
    """A deadline as it was set, by whom and why."""

    number: int
    deadline: dt.datetime | None
    said: dt.datetime
    arrived: dt.datetime
    person_id: int | None
    verb: str
    why: str | None
    cause: Cause | None


_TURN = insert(spell)
_TURNED = (
    select(spell)
    .where(spell.c.task_id == bindparam("row"), spell.c.noted <= bindparam("known"))
    .order_by(spell.c.id)
)
_EVERY = select(spell).where(spell.c.task_id == bindparam("row")).order_by(spell.c.id)
_BEFORE = (
    select(spell)
    .where(spell.c.task_id == bindparam("row"), spell.c.entry_id < bindparam("first"))
    .order_by(spell.c.id)
)
_BY_ENTRY = (
    select(spell.c.since).where(spell.c.entry_id == bindparam("entry")).order_by(spell.c.since)
)
_SET = insert(deadline_version)
_COUNT = select(func.count()).where(deadline_version.c.task_id == bindparam("row"))
_VERSIONS = (
    select(*(deadline_version.c[name] for name in DeadlineVersion.__struct_fields__))
    .where(deadline_version.c.task_id == bindparam("row"))
    .order_by(deadline_version.c.number)
)


def turn(
    connection: Connection, of: Task, turned: Turned, *, noted: dt.datetime, entry: int
) -> None:
    """Write down that a task changed hands."""
    connection.execute(
        _TURN,
        {
            "office_id": of.office_id,
            "task_id": of.id,
            "hands": turned.whose.hands,
            "person_id": turned.whose.person_id,
            "unit_id": turned.whose.unit_id,
            "party": turned.whose.party,
            "since": turned.since,
            "noted": noted,
            "entry_id": entry,
        },
    )


def life(
    connection: Connection, task_id: int, known: dt.datetime | None = None
) -> tuple[Spell, ...]:
    """Give in whose hands a task was from its beginning, as it was known at a moment, or is now."""
    facts: dict[str, object] = {"row": task_id}
    if known is not None:
        facts["known"] = known
    rows = connection.execute(_EVERY if known is None else _TURNED, facts)
    return spells(_turned(row) for row in rows)


def _turned(row: Row[Any]) -> Turned:
    return Turned(
        whose=Whose(
            hands=Hands(row.hands),
            person_id=row.person_id,
            unit_id=row.unit_id,
            party=row.party,
        ),
        since=row.since,
    )


def amend(
    connection: Connection,
    of: Task,
    turned: Turned,
    *,
    until: dt.datetime,
    noted: dt.datetime,
    entry: int,
) -> None:
    """Write down whose hands a task was in for a stretch of its past; what came after it stays."""
    former = life(connection, of.id)
    turn(connection, of, turned, noted=noted, entry=entry)
    _again(connection, of, former, until, noted=noted, entry=entry)


def restore(
    connection: Connection,
    of: Task,
    first: int,
    since: dt.datetime,
    *,
    noted: dt.datetime,
    entry: int,
) -> None:
    """Write down again, from `since` on, the life a task had before a line of the journal."""
    rows = connection.execute(_BEFORE, {"row": of.id, "first": first})
    former = spells(_turned(row) for row in rows)
    if former:
        _again(connection, of, former, since, noted=noted, entry=entry)
    else:
        turn(connection, of, Turned(whose=whose(of), since=since), noted=noted, entry=entry)


def _again(
    connection: Connection,
    of: Task,
    former: Iterable[Spell],
    since: dt.datetime,
    *,
    noted: dt.datetime,
    entry: int,
) -> None:
    for one in former:
        if one.until is None or one.until > since:
            again = Turned(whose=one.whose, since=max(one.since, since))
            turn(connection, of, again, noted=noted, entry=entry)


def turned_by(connection: Connection, entry: int) -> dt.datetime | None:
    """Give from when on a line of the journal changed the hands of its task; None if it did not."""
    since: dt.datetime | None = connection.execute(_BY_ENTRY, {"entry": entry}).scalars().first()
    return since


def set_deadline(connection: Connection, of: Task, version: DeadlineVersion, entry: int) -> None:
    """Write down a deadline; versions count from one, `number` is not asked."""
    number = int(connection.execute(_COUNT, {"row": of.id}).scalar_one()) + 1
    row = {name: getattr(version, name) for name in DeadlineVersion.__struct_fields__}
    keys = {"office_id": of.office_id, "task_id": of.id, "entry_id": entry, "number": number}
    connection.execute(_SET, row | keys)


def versions(connection: Connection, task_id: int) -> tuple[DeadlineVersion, ...]:
    """Give every deadline that a task had, oldest first."""
    rows = connection.execute(_VERSIONS, {"row": task_id}).mappings()
    return tuple(
        DeadlineVersion(**{**row, "cause": Cause(row["cause"]) if row["cause"] else None})
        for row in rows
    )
