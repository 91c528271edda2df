"""The only queries behind digests, weekly cards and reminders: counts over the tasks of units."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    union,
    union_all,
    update,
)
from sqlalchemy.dialects import sqlite

from core.kernel.fact import Fact
from core.kernel.post import NOT_SENT, Address, Priority
from core.kernel.tables import Instant, inbox, letter
from core.people.rules import Role
from core.people.tables import address, person, post, unit
from core.periods.spans import Span
from core.reminders.notices import Rate
from core.reminders.rules import Habit, Reminding, Rhythm
from core.reminders.tables import board, habit, rhythm
from core.tasks.rules import COUNTED, OPEN, WORKING, State
from core.tasks.tables import holder, task

_WORKING = [str(state) for state in WORKING]
_BINDING = [str(state) for state in COUNTED]
_OVER = [State.HANDED_IN.value, State.ACCEPTED.value]


class Counts(Fact, frozen=True):
    """How many tasks stand where."""

    done: int
    running: int
    due_soon: int
    overdue: int


def summed(parts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    every = list(parts)
    return Counts(
        done=sum(one.done for one in every),
        running=sum(one.running for one in every),
        due_soon=sum(one.due_soon for one in every),
        overdue=sum(one.overdue for one in every),
    )


class Candidate(Fact, frozen=True):
    """A task that the leader may have to unblock, with what is needed to say why."""

    id: int
    number: int
    title: str
    state: str
    reviewer_id: int
    deadline: dt.datetime | None
    handed: dt.datetime | None
    blocker: str | None
    blocked: dt.datetime | None
    asked: dt.datetime | None
    asked_why: str | None


class DatedTask(Fact, frozen=True):
    """A task with a deadline, when it was first handed in, and since when its clock stands."""

    number: int
    title: str
    state: str
    deadline: dt.datetime
    first_handed: dt.datetime | None
    paused: dt.datetime | None


class Point(Fact, frozen=True):
    """A moment at which to count what is overdue, and a span in which to count what was due."""

    moment: dt.datetime
    span: Span


class Standing(Fact, frozen=True):
    """How a unit stood at a point: overdue then, and on time of what was due in its span."""

    overdue: int
    on_time: Rate


class OpenBoard(Fact, frozen=True):
    """A board that is kept current."""

    id: int
    office_id: int
    person_id: int
    unit_code: str | None
    letter_key: str
    edit_key: str | None
    content: str
    until: dt.datetime


class ShownLetter(Fact, frozen=True):
    """What became of a letter: its state, what the platform calls it, and where it went."""

    state: str
    remote_id: str | None
    to: Address


_UNITS: BindParameter[object] = bindparam("units", expanding=True)
_NOW, _SOON = bindparam("now", type_=Instant), bindparam("soon", type_=Instant)
_START, _END = bindparam("start", type_=Instant), bindparam("end", type_=Instant)
_IS_WORKING = task.c.state.in_(_WORKING)
_IS_GOING_ON = task.c.state.in_([*_WORKING, State.PAUSED.value])
_COUNTED = and_(task.c.unit_id.in_(_UNITS), task.c.state.in_(_BINDING))


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(func.iif(condition, 1, 0)), 0)


_COUNTED_TASKS = union_all(
    select(task.c.unit_id, task.c.state, task.c.deadline).where(
        _COUNTED, task.c.deadline >= _START, task.c.deadline < _END
    ),
    select(task.c.unit_id, task.c.state, task.c.deadline).where(
        task.c.unit_id.in_(_UNITS), _IS_GOING_ON, task.c.deadline < _START
    ),
    select(task.c.unit_id, task.c.state, task.c.deadline).where(
        task.c.unit_id.in_(_UNITS), _IS_GOING_ON, task.c.deadline.is_(None)
    ),
).subquery("counted")
"""Apart, because each part is found in an index, and all of them together are not."""
_STATE, _DEADLINE = _COUNTED_TASKS.c.state, _COUNTED_TASKS.c.deadline
_STILL_WORKING = _STATE.in_(_WORKING)
_STANDS = _STATE.in_([State.PAUSED.value])
_COUNTS = select(
    _COUNTED_TASKS.c.unit_id,
    _sum(_STATE.in_(_OVER)),
    _sum(or_(_STANDS, and_(_STILL_WORKING, or_(_DEADLINE.is_(None), _DEADLINE > _SOON)))),
    _sum(and_(_STILL_WORKING, _DEADLINE >= _NOW, _DEADLINE <= _SOON)),
    _sum(and_(_STILL_WORKING, _DEADLINE < _NOW)),
).group_by(_COUNTED_TASKS.c.unit_id)
_DUE_IN = (
    select(task.c.unit_id, _sum(task.c.first_handed <= task.c.deadline), func.count())
    .where(_COUNTED, task.c.deadline >= _START, task.c.deadline < _END)
    .group_by(task.c.unit_id)
)
_LATE_AT = and_(
    _COUNTED,
    task.c.assigned <= _NOW,
    task.c.deadline < _NOW,
    or_(task.c.paused.is_(None), task.c.paused > task.c.deadline),
)
_LATE_TASKS = union_all(
    select(task.c.unit_id).where(_LATE_AT, task.c.handed.is_(None)),
    select(task.c.unit_id).where(_LATE_AT, task.c.handed > _NOW),
).subquery("late")
_OVERDUE = select(_LATE_TASKS.c.unit_id, func.count()).group_by(_LATE_TASKS.c.unit_id)
_RATE = select(_sum(task.c.first_handed <= task.c.deadline), func.count()).where(
    _COUNTED, task.c.deadline >= _START, task.c.deadline < _END
)
_FIRST_ASSIGNED = select(
    func.min(select(func.min(task.c.assigned)).where(task.c.unit_id == unit.c.id).scalar_subquery())
).where(unit.c.id.in_(_UNITS))
"""One look into the index for each unit, however many tasks it has had."""
_IS_ASKED = or_(task.c.asked.is_not(None), task.c.cause_named.is_not(None))
_CANDIDATE = [task.c[name] for name in Candidate.__struct_fields__]
_WAITS = and_(
    task.c.reviewer_id == bindparam("leader"),
    or_(task.c.state == State.HANDED_IN, and_(_IS_WORKING, _IS_ASKED)),
)
_IS_STUCK = and_(task.c.unit_id.in_(_UNITS), _IS_WORKING, task.c.blocked.is_not(None))
_ONLY_LATE = and_(
    task.c.unit_id.in_(_UNITS),
    _IS_WORKING,
    task.c.deadline < _NOW,
    task.c.blocked.is_(None),
    ~_WAITS,
)
_MINE = task.c.reviewer_id == bindparam("leader")
_CANDIDATES = union(
    select(*_CANDIDATE).where(_IS_STUCK),
    select(*_CANDIDATE).where(_MINE, task.c.state == State.HANDED_IN),
    select(*_CANDIDATE).where(_MINE, _IS_WORKING, _IS_ASKED),
)
_LATEST = select(*_CANDIDATE).where(_ONLY_LATE).order_by(task.c.deadline, task.c.number).limit(50)
_ONLY_LATE_COUNT = select(func.count()).where(_ONLY_LATE)
_HOLDER_NAMES = (
    select(holder.c.task_id, person.c.name)
    .join(person, person.c.id == holder.c.person_id)
    .where(holder.c.task_id.in_(bindparam("tasks", expanding=True)))
    .order_by(holder.c.task_id, holder.c.lead.desc(), person.c.id)
)
_DUE = (
    select(*(task.c[name] for name in DatedTask.__struct_fields__))
    .join(holder, holder.c.task_id == task.c.id)
    .where(
        holder.c.person_id == bindparam("whose"),
        task.c.state.in_(_BINDING),
        task.c.deadline >= _START,
        task.c.deadline < _END,
    )
    .order_by(task.c.deadline, task.c.number)
)
_OWED_BEFORE = (
    select(*(task.c[name] for name in DatedTask.__struct_fields__))
    .join(holder, holder.c.task_id == task.c.id)
    .where(holder.c.person_id == bindparam("whose"), _IS_WORKING, task.c.deadline < _START)
    .order_by(task.c.deadline, task.c.number)
)
_MESSAGES = select(func.count()).where(
    letter.c.person_id == bindparam("whose"),
    letter.c.priority != int(Priority.ANSWER),
    letter.c.state.not_in(NOT_SENT),
    letter.c.created >= _START,
    letter.c.created < _END,
)


_LETTER = select(
    letter.c.state,
    letter.c.remote_id,
    *(letter.c[name] for name in Address.__struct_fields__),
).where(letter.c.dedupe_key == bindparam("wanted"))
_BOARDS_DUE = (
    select(*(board.c[name] for name in OpenBoard.__struct_fields__))
    .join(letter, letter.c.dedupe_key == board.c.letter_key)
    .where(
        board.c.office_id == bindparam("office"),
        board.c.closed.is_(None),
        board.c.refreshed <= bindparam("due", type_=Instant),
        letter.c.gateway.in_(bindparam("gateways", expanding=True)),
    )
    .order_by(board.c.id)
)


def counts(
    connection: Connection, units: Sequence[int], month: Span, now: dt.datetime, soon: dt.datetime
) -> dict[int, Counts]:
    """Count by unit the tasks of a month, and those still open from before.

    `soon` ends 'due soon'. A unit without any has no entry.
    """
    facts = {"units": units, "start": month.start, "end": month.end, "now": now, "soon": soon}
    return {
        int(unit_id): Counts(done=done, running=running, due_soon=due_soon, overdue=overdue)
        for unit_id, done, running, due_soon, overdue in connection.execute(_COUNTS, facts)
    }


def standings(
    connection: Connection, units: Sequence[int], points: Sequence[Point]
) -> dict[int, tuple[Standing, ...]]:
    """Give how each unit stood at each point."""
    late = [_overdue(connection, units, one.moment) for one in points]
    due = [_due(connection, units, one.span) for one in points]
    nothing = Rate(part=0, whole=0)
    return {
        unit_id: tuple(
            Standing(overdue=overdue.get(unit_id, 0), on_time=rates.get(unit_id, nothing))
            for overdue, rates in zip(late, due, strict=True)
        )
        for unit_id in units
    }


def _overdue(connection: Connection, units: Sequence[int], moment: dt.datetime) -> dict[int, int]:
    rows = connection.execute(_OVERDUE, {"units": units, "now": moment})
    return {int(unit_id): count for unit_id, count in rows}


def _due(connection: Connection, units: Sequence[int], span: Span) -> dict[int, Rate]:
    if span.start >= span.end:
        return {}
    facts = {"units": units, "start": span.start, "end": span.end}
    rows = connection.execute(_DUE_IN, facts)
    return {int(unit_id): Rate(part=part, whole=whole) for unit_id, part, whole in rows}


def rate_of(connection: Connection, units: Sequence[int], span: Span) -> Rate:
    """Give how many of the tasks due in a span were handed in on time."""
    facts = {"units": units, "start": span.start, "end": span.end}
    part, whole = connection.execute(_RATE, facts).one()
    return Rate(part=part, whole=whole)


def first_assigned(connection: Connection, units: Sequence[int]) -> dt.datetime | None:
    """Give when the first task of some units was assigned."""
    found: dt.datetime | None = connection.execute(_FIRST_ASSIGNED, {"units": units}).scalar()
    return found


def candidates(
    connection: Connection, units: Sequence[int], leader_id: int, now: dt.datetime
) -> tuple[list[Candidate], int]:
    """Give what may need the leader, and how many tasks do.

    All that are blocked or wait for his decision; of those merely overdue the fifty latest.
    """
    facts = {"units": units, "leader": leader_id, "now": now}
    waiting = [Candidate(**row) for row in connection.execute(_CANDIDATES, facts).mappings()]
    late = [Candidate(**row) for row in connection.execute(_LATEST, facts).mappings()]
    count = int(connection.execute(_ONLY_LATE_COUNT, facts).scalar_one())
    return [*waiting, *late], len(waiting) + count


def holder_names(connection: Connection, task_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the names of those who do each task, the one who answers for it first."""
    found: dict[int, list[str]] = {}
    for row in connection.execute(_HOLDER_NAMES, {"tasks": task_ids}):
        found.setdefault(row.task_id, []).append(row.name)
    return {key: tuple(names) for key, names in found.items()}


def due_of(connection: Connection, person_id: int, span: Span) -> list[DatedTask]:
    """Give a person's tasks that fall due in a span, in order."""
    facts = {"whose": person_id, "start": span.start, "end": span.end}
    return [DatedTask(**row) for row in connection.execute(_DUE, facts).mappings()]


def owed_before(connection: Connection, person_id: int, start: dt.datetime) -> list[DatedTask]:
    """Give a person's tasks still to be done whose deadline lies before a moment, in order."""
    facts = {"whose": person_id, "start": start}
    return [DatedTask(**row) for row in connection.execute(_OWED_BEFORE, facts).mappings()]


def messages_to(connection: Connection, person_id: int, span: Span) -> int:
    """Count the letters that a person was sent in a span without having asked."""
    facts = {"whose": person_id, "start": span.start, "end": span.end}
    return int(connection.execute(_MESSAGES, facts).scalar_one())


def open_board(connection: Connection, row: Mapping[str, object]) -> None:
    """Keep a board that is to be kept current."""
    connection.execute(insert(board), row)


def close_boards(connection: Connection, person_id: int, now: dt.datetime) -> None:
    """Keep none of a person's boards current any more."""
    connection.execute(
        update(board)
        .where(board.c.person_id == person_id, board.c.closed.is_(None))
        .values(closed=now)
    )


def boards_due(
    connection: Connection, office_id: int, due: dt.datetime, gateways: Sequence[str]
) -> list[OpenBoard]:
    """Give the open boards of an office, in chats of some platforms, not looked at since."""
    facts = {"office": office_id, "due": due, "gateways": list(gateways)}
    return [OpenBoard(**row) for row in connection.execute(_BOARDS_DUE, facts).mappings()]


def note_refreshed(
    connection: Connection, row: int, now: dt.datetime, content: str, edit_key: str | None
) -> None:
    """Note when a board was last looked at, and what it shows since."""
    connection.execute(
        update(board)
        .where(board.c.id == row)
        .values(refreshed=now, content=content, edit_key=edit_key)
    )


def letter_state(connection: Connection, key: str) -> ShownLetter | None:
    """Give what became of a letter, by its dedupe key."""
    row = connection.execute(_LETTER, {"wanted": key}).mappings().first()
    if row is None:
        return None
    to = Address(**{name: row[name] for name in Address.__struct_fields__})
    return ShownLetter(state=row["state"], remote_id=row["remote_id"], to=to)


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


class Review(Fact, frozen=True):
    """Something that waits for a reviewer's decision since a moment."""

    number: int
    title: str
    reviewer_id: int
    unit_id: int
    since: dt.datetime


class HeldTask(Fact, frozen=True):
    """A task as a summary tells of it."""

    number: int
    title: str
    state: str
    deadline: dt.datetime | None


class Cost(Fact, frozen=True):
    """How many letters a person got in a span, and how many lines he wrote."""

    letters: int
    lines: int


_RHYTHMS = (
    select(rhythm, unit.c.path)
    .join(unit, unit.c.id == rhythm.c.unit_id)
    .where(unit.c.office_id == bindparam("office"))
    .order_by(unit.c.path)
)
_RHYTHM_OF = select(rhythm).where(rhythm.c.unit_id.in_(bindparam("units", expanding=True)))
_HABIT = select(habit).where(habit.c.person_id == bindparam("whose"))

_GOT = select(func.count()).where(
    letter.c.person_id == bindparam("whose"),
    letter.c.sent >= _START,
    letter.c.sent < _END,
)
_WROTE = (
    select(func.count())
    .select_from(address)
    .join(
        inbox,
        and_(
            inbox.c.chat == address.c.chat,
            inbox.c.gateway == address.c.gateway,
            inbox.c.bot == address.c.bot,
            inbox.c.received >= address.c.linked,
            or_(address.c.unlinked.is_(None), inbox.c.received < address.c.unlinked),
        ),
    )
    .where(
        address.c.person_id == bindparam("whose"),
        inbox.c.received >= _START,
        inbox.c.received < _END,
    )
)


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
        sqlite.insert(habit)
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
        sqlite.insert(rhythm)
        .values(unit_id=unit_id, **{name: value})
        .on_conflict_do_update(index_elements=["unit_id"], set_={name: value})
    )


def reviews(connection: Connection, office_id: int) -> list[Review]:
    """Give everything in an office that waits for a reviewer, what waits longest first."""
    rows = connection.execute(
        select(
            task.c.number,
            task.c.title,
            task.c.reviewer_id,
            task.c.unit_id,
            case((task.c.state == State.HANDED_IN, task.c.handed), else_=task.c.asked).label(
                "since"
            ),
        )
        .where(
            task.c.office_id == office_id,
            or_(
                task.c.state == State.HANDED_IN,
                and_(_IS_WORKING, task.c.asked.is_not(None)),
            ),
        )
        .order_by("since", task.c.number)
    )
    return [Review(**row) for row in rows.mappings() if row["since"] is not None]


def held_tasks(connection: Connection, office_id: int, numbers: Sequence[int]) -> list[HeldTask]:
    """Give some tasks of an office as a summary tells of them, what is due first."""
    rows = connection.execute(
        select(*(task.c[name] for name in HeldTask.__struct_fields__))
        .where(task.c.office_id == office_id, task.c.number.in_(numbers))
        .order_by(task.c.deadline.is_(None), task.c.deadline, task.c.number)
    )
    return [HeldTask(**row) for row in rows.mappings()]


def holds(connection: Connection, person_id: int, number: int) -> bool:
    """Tell whether a person does a task of his office."""
    return (
        connection.execute(
            select(task.c.id)
            .join(holder, holder.c.task_id == task.c.id)
            .join(person, person.c.id == holder.c.person_id)
            .where(
                holder.c.person_id == person_id,
                task.c.number == number,
                task.c.office_id == person.c.office_id,
            )
        ).first()
        is not None
    )


def open_counts(connection: Connection, person_ids: Sequence[int]) -> dict[int, int]:
    """Give how many tasks each of some persons has to do."""
    rows = connection.execute(
        select(holder.c.person_id, func.count())
        .join(task, task.c.id == holder.c.task_id)
        .where(holder.c.person_id.in_(person_ids), _IS_WORKING)
        .group_by(holder.c.person_id)
    )
    return {int(row[0]): int(row[1]) for row in rows}


def cost_of(connection: Connection, person_id: int, span: Span) -> Cost:
    """Give how many letters a person got in a span, and how many lines he wrote."""
    facts = {"whose": person_id, "start": span.start, "end": span.end}
    return Cost(
        letters=int(connection.execute(_GOT, facts).scalar_one()),
        lines=int(connection.execute(_WROTE, facts).scalar_one()),
    )


def covered(connection: Connection, office_id: int, now: dt.datetime) -> set[int]:
    """Give those of an office in whose place somebody acts at a moment."""
    rows = connection.execute(
        select(post.c.acting_for).where(
            post.c.office_id == office_id,
            post.c.acting_for.is_not(None),
            post.c.since <= now,
            or_(post.c.until.is_(None), post.c.until > now),
        )
    )
    return {int(one) for one in rows.scalars()}


def open_of(connection: Connection, person_id: int) -> list[HeldTask]:
    """Give every open task that a person does, what is due first."""
    rows = connection.execute(
        select(*(task.c[name] for name in HeldTask.__struct_fields__))
        .join(holder, holder.c.task_id == task.c.id)
        .where(holder.c.person_id == person_id, task.c.state.in_([state.value for state in OPEN]))
        .order_by(task.c.deadline.is_(None), task.c.deadline, task.c.number)
    )
    return [HeldTask(**row) for row in rows.mappings()]


def review_count(connection: Connection, person_id: int) -> int:
    """Count the open tasks of others that a person is to accept."""
    found = connection.execute(
        select(func.count()).where(
            task.c.reviewer_id == person_id, task.c.state.in_([state.value for state in OPEN])
        )
    )
    return int(found.scalar_one())
