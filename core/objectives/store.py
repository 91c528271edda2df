"""The only queries about objectives, key results, what was checked in, and linked tasks."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from core.indicators import store as indicators
from core.indicators.rules import QUARTER, Term
from core.kernel.fact import Fact
from core.objectives import rules
from core.objectives.rules import (
    Ambition,
    CheckIn,
    Counted,
    KeyResult,
    Objective,
    Quarter,
    Shape,
    Source,
    State,
)
from core.objectives.tables import check_in, key_result, key_result_task, objective
from core.people import store as people
from core.people.tables import unit
from core.tasks.rules import State as TaskState
from core.tasks.tables import task

MOMENT = dt.timedelta(milliseconds=1)

_OF_UNIT = objective.join(unit, unit.c.id == objective.c.unit_id)
_OBJECTIVES = select(objective, unit.c.path).select_from(_OF_UNIT)
_RESULTS = select(key_result)
_STANDING = (State.PROPOSED.value, State.AGREED.value, State.GRADED.value)
_ACCEPTED = and_(task.c.state == TaskState.ACCEPTED.value, task.c.accepted.is_not(None))
_LINKED = (
    select(
        key_result_task.c.key_result_id,
        func.count().label("links"),
        func.sum(case((_ACCEPTED, 1), else_=0)).label("reached"),
        func.sum(case((_ACCEPTED, task.c.accepted_quantity), else_=0)).label("moved"),
    )
    .join(task, task.c.id == key_result_task.c.task_id)
    .where(task.c.state != TaskState.CANCELLED.value)
    .group_by(key_result_task.c.key_result_id)
    .subquery()
)
_WEIGHED = (
    select(
        key_result.c.objective_id,
        key_result.c.weight,
        key_result.c.baseline,
        key_result.c.target,
        case(
            (key_result.c.source == Source.CHECK_IN.value, key_result.c.current),
            (key_result.c.source == Source.INDICATOR.value, None),
            (
                key_result.c.shape == Shape.MILESTONE.value,
                case(
                    (_LINKED.c.reached == _LINKED.c.links, key_result.c.target),
                    else_=key_result.c.baseline,
                ),
            ),
            (
                key_result.c.target > key_result.c.baseline,
                key_result.c.baseline + func.coalesce(_LINKED.c.moved, 0),
            ),
            else_=key_result.c.baseline - func.coalesce(_LINKED.c.moved, 0),
        ).label("value"),
        key_result.c.indicator_id,
    )
    .select_from(
        key_result.join(objective, objective.c.id == key_result.c.objective_id)
        .join(unit, unit.c.id == objective.c.unit_id)
        .outerjoin(_LINKED, _LINKED.c.key_result_id == key_result.c.id)
    )
    .where(
        objective.c.office_id == bindparam("office"),
        objective.c.year == bindparam("year"),
        objective.c.quarter == bindparam("quarter"),
        objective.c.state.in_(_STANDING),
        unit.c.path.like(bindparam("under")),
        key_result.c.dropped.is_(False),
    )
)
"""Every key result of a quarter under a unit, with the value that counts for it.

Of one that reads an indicator the value is null, to be looked up there.
"""


class Asked(Fact, frozen=True):
    """A key result whose owner was sent the week's draft, with its objective's number."""

    result: KeyResult
    objective: int


def next_objective(connection: Connection, office_id: int) -> int:
    """Give the number of the next objective of an office."""
    return _next(
        connection,
        select(func.coalesce(func.max(objective.c.number), 0)),
        objective.c.office_id,
        office_id,
    )


def next_result(connection: Connection, office_id: int) -> int:
    """Give the number of the next key result of an office."""
    found = select(func.coalesce(func.max(key_result.c.number), 0))
    return _next(connection, found, key_result.c.office_id, office_id)


def _next(connection: Connection, found: Select[Any], column: Column[int], office: int) -> int:
    return 1 + int(connection.execute(found.where(column == office)).scalar_one())


def add_objective(connection: Connection, new: Objective) -> Objective:
    """Keep a new objective; give it with its row's number."""
    made = connection.execute(insert(objective), _kept(new)).inserted_primary_key
    return new.but(id=int(made[0])) if made else new


def write_objective(connection: Connection, changed: Objective) -> Objective:
    """Keep an objective as it stands now."""
    where = objective.c.id == changed.id
    connection.execute(update(objective).where(where).values(**_kept(changed)))
    return changed


def add_result(connection: Connection, new: KeyResult) -> KeyResult:
    """Keep a new key result; give it with its row's number."""
    made = connection.execute(insert(key_result), _kept(new)).inserted_primary_key
    return new.but(id=int(made[0])) if made else new


def write_result(connection: Connection, changed: KeyResult) -> KeyResult:
    """Keep a key result as it stands now."""
    where = key_result.c.id == changed.id
    connection.execute(update(key_result).where(where).values(**_kept(changed)))
    return changed


def _kept(fact: Objective | KeyResult) -> dict[str, object]:
    names = (name for name in fact.__struct_fields__ if name not in ("id", "path"))
    return {name: getattr(fact, name) for name in names}


def by_number(connection: Connection, office_id: int, number: int) -> Objective | None:
    """Give an objective of an office by its number."""
    return _one(connection, objective.c.office_id == office_id, objective.c.number == number)


def by_id(connection: Connection, row: int) -> Objective:
    """Give an objective by its row. Raises LookupError if there is none."""
    found = _one(connection, objective.c.id == row)
    if found is None:
        raise LookupError(f"there is no objective {row}")
    return found


def _one(connection: Connection, *where: object) -> Objective | None:
    row = connection.execute(_OBJECTIVES.where(*where)).mappings().first()  # type: ignore[arg-type]
    return _objective(row) if row else None


def numbers(connection: Connection, rows: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Give number and title of objectives by their rows."""
    found = connection.execute(
        select(objective.c.id, objective.c.number, objective.c.title).where(
            objective.c.id.in_(list(rows))
        )
    )
    return {row.id: (row.number, row.title) for row in found}


def under(connection: Connection, office_id: int, path: str, when: Quarter) -> list[Objective]:
    """Give the objectives of a quarter under a unit, its own first, by number; none dropped."""
    rows = connection.execute(
        _OBJECTIVES.where(
            objective.c.office_id == office_id,
            objective.c.year == when.year,
            objective.c.quarter == when.quarter,
            objective.c.state.in_(_STANDING),
            unit.c.path.like(f"{path}%"),
        ).order_by(func.length(unit.c.path), objective.c.number)
    )
    return [_objective(row) for row in rows.mappings()]


def of_person(connection: Connection, person_id: int, when: Quarter) -> list[Objective]:
    """Give a person's own objectives of a quarter, and those of his key results; none dropped."""
    owned = select(key_result.c.objective_id).where(
        key_result.c.owner_id == person_id, key_result.c.dropped.is_(False)
    )
    rows = connection.execute(
        _OBJECTIVES.where(
            (objective.c.person_id == person_id) | objective.c.id.in_(owned),
            objective.c.year == when.year,
            objective.c.quarter == when.quarter,
            objective.c.state.in_(_STANDING),
        ).order_by(objective.c.number)
    )
    return [_objective(row) for row in rows.mappings()]


def agreed_of_units(
    connection: Connection, unit_ids: Sequence[int], when: Quarter
) -> list[Objective]:
    """Give the objectives that units themselves have agreed to for a quarter, by number."""
    rows = connection.execute(
        _OBJECTIVES.where(
            objective.c.unit_id.in_(unit_ids),
            objective.c.person_id.is_(None),
            objective.c.year == when.year,
            objective.c.quarter == when.quarter,
            objective.c.state == State.AGREED.value,
        ).order_by(objective.c.number)
    )
    return [_objective(row) for row in rows.mappings()]


def proposed(connection: Connection, office_id: int) -> list[Objective]:
    """Give the objectives of an office that nobody has agreed to yet, by number."""
    rows = connection.execute(
        _OBJECTIVES.where(
            objective.c.office_id == office_id, objective.c.state == State.PROPOSED.value
        ).order_by(objective.c.number)
    )
    return [_objective(row) for row in rows.mappings()]


def serving(connection: Connection, row: int) -> list[Objective]:
    """Give the objectives that serve another one, by number; none dropped."""
    rows = connection.execute(
        _OBJECTIVES.where(objective.c.parent_id == row, objective.c.state.in_(_STANDING)).order_by(
            objective.c.number
        )
    )
    return [_objective(row) for row in rows.mappings()]


def rolled(connection: Connection, row: int) -> Objective | None:
    """Give the objective that takes on the rest of another one, if there is one."""
    return _one(
        connection, objective.c.rolled_from == row, objective.c.state != State.DROPPED.value
    )


def result_by_number(
    connection: Connection, office_id: int, number: int, now: dt.datetime
) -> KeyResult | None:
    """Give a key result of an office by its number, with the value that counts for it."""
    row = (
        connection.execute(
            _RESULTS.where(
                key_result.c.office_id == office_id,
                key_result.c.number == number,
                key_result.c.dropped.is_(False),
            )
        )
        .mappings()
        .first()
    )
    return _current(connection, [_result(row)], now)[0] if row else None


def result_by_id(connection: Connection, row: int) -> KeyResult:
    """Give a key result by its row as it is kept, dropped or not."""
    return _result(connection.execute(_RESULTS.where(key_result.c.id == row)).mappings().one())


def results_of(connection: Connection, rows: Sequence[int], now: dt.datetime) -> list[KeyResult]:
    """Give the key results of objectives, by number, with the value that counts for each."""
    found = connection.execute(
        _RESULTS.where(
            key_result.c.objective_id.in_(rows), key_result.c.dropped.is_(False)
        ).order_by(key_result.c.number)
    )
    return _current(connection, [_result(row) for row in found.mappings()], now)


def owned(connection: Connection, person_id: int, when: Quarter, now: dt.datetime) -> list[Asked]:
    """Give the key results of agreed objectives that somebody owns in a quarter, by number."""
    rows = connection.execute(
        select(key_result, objective.c.number.label("of"))
        .join(objective, objective.c.id == key_result.c.objective_id)
        .where(
            key_result.c.owner_id == person_id,
            key_result.c.dropped.is_(False),
            objective.c.state == State.AGREED.value,
            objective.c.year == when.year,
            objective.c.quarter == when.quarter,
        )
        .order_by(key_result.c.number)
    )
    found = [(_result(row), int(row["of"])) for row in rows.mappings()]
    current = _current(connection, [one for one, _ in found], now)
    return [Asked(result=one, objective=of) for one, (_, of) in zip(current, found, strict=True)]


def _current(
    connection: Connection, found: Sequence[KeyResult], now: dt.datetime
) -> list[KeyResult]:
    """Give key results with what their linked tasks, or their indicator, make of them."""
    by_tasks = [one.id for one in found if one.source is Source.TASKS]
    counts = counted_of(connection, by_tasks) if by_tasks else {}
    values = measured(connection, found, now)
    never = dt.datetime.max.replace(tzinfo=dt.UTC)
    return [
        one.but(current=rules.from_tasks(one, counts.get(one.id, ()), never))
        if one.source is Source.TASKS
        else one.but(current=values[one.id])
        if one.id in values
        else one
        for one in found
    ]


def measured(
    connection: Connection, found: Sequence[KeyResult], now: dt.datetime
) -> dict[int, int]:
    """Give, by row, what the indicators say that key results read: the last value in the quarter.

    As known at a moment; the baseline of a key result whose indicator has no value yet.
    """
    reading = [one for one in found if one.source is Source.INDICATOR]
    if not reading:
        return {}
    rows = connection.execute(
        select(objective.c.id, objective.c.year, objective.c.quarter).where(
            objective.c.id.in_(list({one.objective_id for one in reading}))
        )
    )
    quarters = {row.id: Quarter(year=row.year, quarter=row.quarter) for row in rows}
    values: dict[int, int] = {}
    for when in set(quarters.values()):
        mine = [one for one in reading if quarters[one.objective_id] == when]
        said = _said_by(
            connection, mine[0].office_id, {one.indicator_id for one in mine}, when, now
        )
        values |= {one.id: said.get(one.indicator_id or 0, one.baseline) for one in mine}
    return values


def _said_by(
    connection: Connection,
    office_id: int,
    rows: Iterable[int | None],
    when: Quarter,
    now: dt.datetime,
) -> dict[int, int]:
    zone = people.office_of(connection, office_id).zone
    within = Term(year=when.year, month=when.quarter * QUARTER - 2, months=QUARTER)
    ids = [row for row in rows if row is not None]
    return indicators.values_in(connection, ids, within, zone, now + MOMENT)


def counted_of(connection: Connection, rows: Sequence[int]) -> dict[int, list[Counted]]:
    """Give the linked tasks of key results, by number, none called off."""
    found = connection.execute(
        select(
            key_result_task.c.key_result_id,
            task.c.id,
            task.c.number,
            task.c.title,
            task.c.state,
            task.c.accepted,
            task.c.accepted_quantity,
        )
        .join(task, task.c.id == key_result_task.c.task_id)
        .where(
            key_result_task.c.key_result_id.in_(rows),
            task.c.state != TaskState.CANCELLED.value,
        )
        .order_by(task.c.number)
    )
    counts: dict[int, list[Counted]] = {}
    for row in found:
        done = row.state == TaskState.ACCEPTED.value
        counts.setdefault(row.key_result_id, []).append(
            Counted(
                task_id=row.id,
                number=row.number,
                title=row.title,
                quantity=row.accepted_quantity if done else 0,
                accepted=row.accepted if done else None,
            )
        )
    return counts


def link(connection: Connection, result_id: int, task_id: int) -> None:
    """Let a task's accepted quantity move a key result."""
    connection.execute(insert(key_result_task), {"key_result_id": result_id, "task_id": task_id})


def unlink(connection: Connection, result_id: int, task_id: int) -> None:
    """Let a task move a key result no more."""
    connection.execute(
        delete(key_result_task).where(
            key_result_task.c.key_result_id == result_id, key_result_task.c.task_id == task_id
        )
    )


def linked_to(connection: Connection, task_id: int) -> list[int]:
    """Give the numbers of the key results that a task moves."""
    rows = connection.execute(
        select(key_result.c.number)
        .join(key_result_task, key_result_task.c.key_result_id == key_result.c.id)
        .where(key_result_task.c.task_id == task_id, key_result.c.dropped.is_(False))
        .order_by(key_result.c.number)
    )
    return [int(row) for row in rows.scalars()]


def add_check_in(connection: Connection, office_id: int, result_id: int, new: CheckIn) -> CheckIn:
    """Keep what somebody said of a key result."""
    row = {
        "office_id": office_id,
        "key_result_id": result_id,
        "value": new.value,
        "confidence": new.confidence,
        "blocker": new.blocker,
        "note": new.note,
        "person_id": new.person_id,
        "said": new.said,
    }
    made = connection.execute(insert(check_in), row).inserted_primary_key
    return new.but(id=int(made[0])) if made else new


def withdraw(connection: Connection, row: int, now: dt.datetime) -> None:
    """Take a check-in back; it stays as a row."""
    connection.execute(update(check_in).where(check_in.c.id == row).values(withdrawn=now))


def check_ins_of(connection: Connection, rows: Sequence[int]) -> dict[int, list[CheckIn]]:
    """Give what was checked in of key results and not taken back, oldest first."""
    found = connection.execute(
        select(check_in)
        .where(check_in.c.key_result_id.in_(rows), check_in.c.withdrawn.is_(None))
        .order_by(check_in.c.said, check_in.c.id)
    )
    said: dict[int, list[CheckIn]] = {}
    for row in found.mappings():
        one = CheckIn(**{name: row[name] for name in CheckIn.__struct_fields__})
        said.setdefault(row["key_result_id"], []).append(one)
    return said


def shares_under(
    connection: Connection, office_id: int, path: str, when: Quarter, now: dt.datetime
) -> dict[int, Fraction]:
    """Give how far each objective of a quarter under a unit has come, by row, from one query.

    Where key results read indicators, those are looked up besides.
    """
    facts = {
        "office": office_id,
        "year": when.year,
        "quarter": when.quarter,
        "under": f"{path}%",
    }
    rows = connection.execute(_WEIGHED, facts).all()
    read = {row[5] for row in rows if row[4] is None}
    said = _said_by(connection, office_id, read, when, now) if read else {}
    return rules.roll_up(
        (
            row[0],
            row[1],
            row[2],
            row[3],
            said.get(row[5], row[2]) if row[4] is None else row[4],
        )
        for row in rows
    )


def tied_to(connection: Connection, office_id: int, paragraph_id: int) -> list[KeyResult]:
    """Give the key results that carry out a paragraph, of standing objectives, by number."""
    rows = connection.execute(
        select(key_result)
        .join(objective, objective.c.id == key_result.c.objective_id)
        .where(
            key_result.c.office_id == office_id,
            key_result.c.paragraph_id == paragraph_id,
            key_result.c.dropped.is_(False),
            objective.c.state.in_(_STANDING),
        )
        .order_by(key_result.c.number)
    )
    return [_result(row) for row in rows.mappings()]


def _objective(row: RowMapping) -> Objective:
    return Objective(
        **{name: row[name] for name in Objective.__struct_fields__}
        | {"ambition": Ambition(row["ambition"]), "state": State(row["state"])}
    )


def _result(row: RowMapping) -> KeyResult:
    return KeyResult(
        **{name: row[name] for name in KeyResult.__struct_fields__}
        | {"shape": Shape(row["shape"]), "source": Source(row["source"])}
    )
