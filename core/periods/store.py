"""The only queries about an office's calendar, its hours, and who is away."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, Select, bindparam, delete, insert, or_, select, update

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import Instant
from core.kernel.transaction import inserted
from core.periods.rules import Absence, Away, Hours, WorkCalendar
from core.periods.spans import Span
from core.periods.tables import absence, calendar_day, office_hours


class OwnDay(Fact, frozen=True):
    """A day that the office has laid over the national calendar."""

    day: dt.date
    worked: bool
    official: bool
    note: str


_DAYS = (
    select(calendar_day.c.day, calendar_day.c.worked, calendar_day.c.official, calendar_day.c.note)
    .where(calendar_day.c.office_id == bindparam("office"))
    .order_by(calendar_day.c.day)
)
_HOURS = select(office_hours).where(office_hours.c.unit_id.in_(bindparam("units", expanding=True)))

_ABSENT = (
    select(*(absence.c[name] for name in Absence.__struct_fields__))
    .where(
        absence.c.person_id.in_(bindparam("whose", expanding=True)),
        absence.c.since < bindparam("end", type_=Instant),
        absence.c.until > bindparam("start", type_=Instant),
        or_(
            absence.c.ended.is_(None),
            absence.c.ended > portable.later_of(absence.c.since, bindparam("start", type_=Instant)),
        ),
    )
    .order_by(absence.c.person_id, absence.c.since, absence.c.id)
)
_AWAY_NOW = (
    select(absence.c.person_id)
    .where(
        absence.c.office_id == bindparam("office"),
        absence.c.since <= bindparam("now", type_=Instant),
        absence.c.until > bindparam("now", type_=Instant),
        or_(absence.c.ended.is_(None), absence.c.ended > bindparam("now", type_=Instant)),
    )
    .distinct()
)
_ASKED = (
    select(*(absence.c[name] for name in Absence.__struct_fields__))
    .where(
        absence.c.deputy_id == bindparam("deputy"),
        absence.c.ended.is_(None),
        absence.c.until > bindparam("now", type_=Instant),
    )
    .order_by(absence.c.since, absence.c.id)
)

_LAST_DEPUTY = (
    select(absence.c.deputy_id)
    .where(absence.c.person_id == bindparam("whose"), absence.c.agreed.is_not(None))
    .order_by(absence.c.id.desc())
    .limit(1)
)


def own_days(connection: Connection, office_id: int) -> list[OwnDay]:
    """Give the days that an office has laid over the national calendar, in order."""
    return [
        OwnDay(
            day=dt.date.fromisoformat(row.day),
            worked=row.worked,
            official=row.official,
            note=row.note,
        )
        for row in connection.execute(_DAYS, {"office": office_id})
    ]


def calendar_of(connection: Connection, office_id: int, path: str = "") -> WorkCalendar:
    """Give the work calendar of an office: the national one with its own days over it.

    With the path of a unit it knows that unit's hours.
    """
    days = own_days(connection, office_id)
    names = {one.day: one.note for one in days if not one.worked and one.note}
    hours = hours_of(connection, path) if path else None
    return WorkCalendar.of({one.day: one.worked for one in days}, names, hours)


def set_day(
    connection: Connection, office_id: int, own: OwnDay, by_id: int, said: dt.datetime
) -> None:
    """Lay a day over the national calendar; an earlier word on it is replaced."""
    values = {
        "worked": own.worked,
        "official": own.official,
        "note": own.note,
        "by_id": by_id,
        "said": said,
    }
    connection.execute(
        portable.insert(calendar_day)
        .values(office_id=office_id, day=own.day.isoformat(), **values)
        .on_conflict_do_update(index_elements=["office_id", "day"], set_=values)
    )


def clear_day(connection: Connection, office_id: int, day: dt.date) -> bool:
    """Go back to the national calendar for a day; tell whether anything was laid over it."""
    return (
        connection.execute(
            delete(calendar_day).where(
                calendar_day.c.office_id == office_id, calendar_day.c.day == day.isoformat()
            )
        ).rowcount
        > 0
    )


def hours_of(connection: Connection, path: str) -> Hours:
    """Give when a unit works: its own hours, or those of the nearest unit above it."""
    units = [int(step) for step in path.split(".") if step]
    found = {row.unit_id: row for row in connection.execute(_HOURS, {"units": units})}
    nearest = next((found[unit] for unit in reversed(units) if unit in found), None)
    if nearest is None:
        return Hours()
    return Hours(
        morning_from=nearest.morning_from,
        morning_to=nearest.morning_to,
        afternoon_from=nearest.afternoon_from,
        afternoon_to=nearest.afternoon_to,
    )


def set_hours(connection: Connection, unit_id: int, hours: Hours) -> None:
    """Set when a unit and those below it work."""
    values = {
        "morning_from": hours.morning_from,
        "morning_to": hours.morning_to,
        "afternoon_from": hours.afternoon_from,
        "afternoon_to": hours.afternoon_to,
    }
    connection.execute(
        portable.insert(office_hours)
        .values(unit_id=unit_id, **values)
        .on_conflict_do_update(index_elements=["unit_id"], set_=values)
    )


def absences(connection: Connection, person_ids: Sequence[int], span: Span) -> list[Absence]:
    """Give every absence of some persons that touches a span, with what was ended cut off."""
    facts = {"whose": list(person_ids), "start": span.start, "end": span.end}
    return _absences(connection, _ABSENT, facts)


def away_now(connection: Connection, office_id: int, now: dt.datetime) -> list[int]:
    """Give everybody of an office who is away at a moment."""
    found = connection.execute(_AWAY_NOW, {"office": office_id, "now": now})
    return [int(one) for one in found.scalars()]


def away_at(
    connection: Connection, person_ids: Sequence[int], moment: dt.datetime
) -> dict[int, Absence]:
    """Give who of some persons is away at a moment; leave goes before time in the field."""
    span = Span(start=moment, end=moment + dt.timedelta(milliseconds=1))
    found = absences(connection, person_ids, span)
    found.sort(key=lambda one: (one.away is Away.LEAVE, one.end))
    return {one.person_id: one for one in found}


def in_place_of(connection: Connection, deputy_id: int, now: dt.datetime) -> list[Absence]:
    """Give the absences, now or to come, for which somebody was named as the deputy."""
    return _absences(connection, _ASKED, {"deputy": deputy_id, "now": now})


def last_deputy(connection: Connection, person_id: int) -> int | None:
    """Give who agreed last to stand in for a person."""
    found: int | None = connection.execute(_LAST_DEPUTY, {"whose": person_id}).scalar()
    return found


def add_absence(connection: Connection, new: Absence) -> Absence:
    """Add an absence; give it with its key."""
    row = {name: getattr(new, name) for name in Absence.__struct_fields__ if name != "id"}
    return new.but(id=inserted(connection, insert(absence), row | {"away": new.away.value}))


def absence_of(connection: Connection, row: int) -> Absence:
    """Give an absence by its key. Raises LookupError if there is none."""
    found = _absences(connection, select(absence).where(absence.c.id == row), {})
    if not found:
        raise LookupError(f"no absence {row}")
    return found[0]


def write_absence(connection: Connection, changed: Absence) -> None:
    """Write a changed absence: its deputy, or its early end."""
    values = {name: getattr(changed, name) for name in ("deputy_id", "agreed", "ended", "until")}
    connection.execute(update(absence).where(absence.c.id == changed.id).values(values))


def _absences(
    connection: Connection, query: Select[tuple[object, ...]], facts: dict[str, object]
) -> list[Absence]:
    return [
        Absence(**{**row, "away": Away(row["away"])})
        for row in connection.execute(query, facts).mappings()
    ]
