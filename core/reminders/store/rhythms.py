"""When people and units want to be written to."""

from sqlalchemy import Connection, bindparam, select

from core.kernel import portable
from core.people.tables import unit
from core.reminders.rules import Habit, Reminding, Rhythm
from core.reminders.tables import habit, rhythm

_RHYTHMS = (
    select(rhythm, unit.c.path)
    .join(unit, unit.c.id == rhythm.c.unit_id)
    .where(unit.c.office_id == bindparam("office"))
    .order_by(unit.c.path)
)


_RHYTHM_OF = select(rhythm).where(rhythm.c.unit_id.in_(bindparam("units", expanding=True)))


_HABIT = select(habit).where(habit.c.person_id == bindparam("whose"))


def habit_of(connection: Connection, person_id: int) -> Habit:
    """Give how a person wants to be reminded."""
    row = connection.execute(_HABIT, {"whose": person_id}).mappings().first()
    if row is None:
        return Habit()
    return Habit(
        reminders=Reminding(row["reminders"]),
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        muted_until=row["muted_until"],
    )


def set_habit(connection: Connection, person_id: int, changed: Habit) -> None:
    """Keep how a person wants to be reminded."""
    values = {name: getattr(changed, name) for name in Habit.__struct_fields__}
    values["reminders"] = changed.reminders.value
    connection.execute(
        portable.insert(habit)
        .values(person_id=person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


def rhythm_of(connection: Connection, path: str) -> Rhythm:
    """Give when Viec writes in a unit: each part by the nearest unit above it that has one."""
    units = [int(step) for step in path.split(".") if step]
    rows = {
        row["unit_id"]: row for row in connection.execute(_RHYTHM_OF, {"units": units}).mappings()
    }
    found = Rhythm()
    for one in units:
        if one in rows:
            found = found.but(
                **{
                    name: rows[one][name]
                    for name in Rhythm.__struct_fields__
                    if rows[one][name] is not None
                }
            )
    return found


def times_of(connection: Connection, office_id: int, part: str) -> list[tuple[str, int]]:
    """Give the units of an office, as paths, that have their own time for a part, and that time."""
    rows = connection.execute(_RHYTHMS, {"office": office_id}).mappings()
    return [(row["path"], row[part]) for row in rows if row[part] is not None]


def set_rhythm(connection: Connection, unit_id: int, name: str, value: int) -> None:
    """Set one part of when Viec writes in a unit."""
    connection.execute(
        portable.insert(rhythm)
        .values(unit_id=unit_id, **{name: value})
        .on_conflict_do_update(index_elements=["unit_id"], set_={name: value})
    )
