"""When the clock of tasks stood for a confirmed cause, as it was written down."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import BindParameter, Connection, RowMapping, bindparam, func, select

from core.kernel.fact import Fact
from core.kernel.tables import Instant, journal
from core.tasks.clock import Turned, spells
from core.tasks.rules import COUNTED, WORKING, Cause, Hands, Whose
from core.tasks.tables import spell, task

_UNITS: BindParameter[object] = bindparam("units", expanding=True)
_HELD_UP = [Hands.UNIT.value, Hands.AUTHORITY.value]
_IN_UNITS = task.c.unit_id.in_(_UNITS)
_ONCE_HELD_UP = select(spell.c.task_id).where(
    spell.c.office_id == bindparam("office"),
    spell.c.hands.in_(_HELD_UP),
    spell.c.since < bindparam("end", type_=Instant),
)
_TURNED = (
    select(
        task.c.id,
        task.c.unit_id.label("home"),
        spell.c.hands,
        spell.c.person_id,
        spell.c.unit_id,
        spell.c.party,
        spell.c.since,
        journal.c.facts,
    )
    .join(spell, spell.c.task_id == task.c.id)
    .join(journal, journal.c.id == spell.c.entry_id)
    .where(
        _IN_UNITS,
        task.c.state.in_([state.value for state in COUNTED]),
        task.c.id.in_(_ONCE_HELD_UP),
        journal.c.facts != "",
    )
    .order_by(task.c.id, spell.c.id)
)
_NAMED = select(func.count()).where(
    _IN_UNITS,
    task.c.state.in_([state.value for state in WORKING]),
    task.c.cause_named.is_not(None),
)


class Stop(Fact, frozen=True):
    """A stretch in which the clock of a unit's task stood for a cause; it still does if no end."""

    task_id: int
    unit_id: int
    cause: Cause
    since: dt.datetime
    until: dt.datetime | None


class _Noted(msgspec.Struct, frozen=True):
    cause: Cause | None = None


def stops(
    connection: Connection, office_id: int, units: Sequence[int], end: dt.datetime
) -> list[Stop]:
    """Give every stretch that began before a moment, in the order of the tasks."""
    facts = {"office": office_id, "units": units, "end": end}
    rows = connection.execute(_TURNED, facts).mappings()
    return [
        one
        for _, of_task in groupby(rows, key=lambda row: int(row["id"]))
        for one in _stops_of(list(of_task))
        if one.since < end
    ]


def named_count(connection: Connection, units: Sequence[int]) -> int:
    """Count the tasks of some units whose cause waits to be confirmed."""
    return int(connection.execute(_NAMED, {"units": units}).scalar_one())


def _stops_of(rows: Sequence[RowMapping]) -> Iterator[Stop]:
    """Give the stretches of one task: what lay with a unit or an authority for a noted cause.

    What waits to become binding lies with an authority as well, but for no cause.
    """
    causes: dict[dt.datetime, Cause] = {}
    for row in rows:
        cause = msgspec.json.decode(row["facts"], type=_Noted).cause
        if cause is not None:
            causes[row["since"]] = cause
    turned = [Turned(whose=_whose(row), since=row["since"]) for row in rows]
    for one in spells(turned):
        cause = causes.get(one.since)
        if one.whose.hands in _HELD_UP and cause is not None:
            yield Stop(
                task_id=rows[0]["id"],
                unit_id=rows[0]["home"],
                cause=cause,
                since=one.since,
                until=one.until,
            )


def _whose(row: RowMapping) -> Whose:
    return Whose(
        hands=Hands(row["hands"]),
        person_id=row["person_id"],
        unit_id=row["unit_id"],
        party=row["party"],
    )
