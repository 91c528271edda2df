"""The only queries about tasks; whatever is read for somebody takes the asker."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import journal
from core.kernel.transaction import inserted
from core.people.rules import Person
from core.people.spelling import plain
from core.people.tables import unit
from core.tasks import claim_store, handover_store
from core.tasks.evidence_notices import FileLine
from core.tasks.media import PHOTOS
from core.tasks.rules import (
    COUNTED,
    OPEN,
    THOUSAND,
    WORKING,
    Cause,
    Holder,
    State,
    Task,
    acts_as,
    delegates_of,
)
from core.tasks.tables import evidence, file, handover, holder, task

_FIXED = frozenset({"id", "office_id", "number", "product", "coefficient"})
"""What never changes once a task is given; of its worth neither a leader nor a newer catalogue."""

_FIELDS = tuple(name for name in Task.__struct_fields__ if name != "holders")
COLUMNS = [task.c[name] for name in _FIELDS]
_CHANGING = tuple(name for name in _FIELDS if name not in _FIXED)
_BY_ID = select(*COLUMNS).where(task.c.id == bindparam("row"))
_BY_NUMBER = select(*COLUMNS).where(
    task.c.office_id == bindparam("office"), task.c.number == bindparam("typed")
)
_HOLDERS = (
    select(holder)
    .where(holder.c.task_id.in_(bindparam("rows", expanding=True)))
    .order_by(holder.c.task_id, holder.c.lead.desc(), holder.c.person_id)
)
_NEXT_NUMBER = select(func.coalesce(func.max(task.c.number), 0) + 1).where(
    task.c.office_id == bindparam("office")
)
_WRITE = (
    update(task)
    .where(task.c.id == bindparam("row"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_EVIDENCE = (
    select(evidence.c.reference)
    .where(evidence.c.task_id == bindparam("row"), evidence.c.file_id.is_(None))
    .order_by(evidence.c.id)
)
_FILES = (
    select(file.c.name, file.c.media, file.c.code)
    .join(evidence, evidence.c.file_id == file.c.id)
    .where(evidence.c.task_id == bindparam("row"), file.c.state.in_(["waiting", "here"]))
    .order_by(evidence.c.id)
)
_SAID_LATER = select(func.max(journal.c.said)).where(
    journal.c.subject == "task",
    journal.c.subject_id == bindparam("row"),
    journal.c.person_id == bindparam("whose"),
    journal.c.verb.in_(("report", "block")),
    journal.c.said > bindparam("said"),
)


def next_number(connection: Connection, office_id: int) -> int:
    """Give the number of the next task of an office."""
    return int(connection.execute(_NEXT_NUMBER, {"office": office_id}).scalar_one())


def add(connection: Connection, new: Task) -> Task:
    """Add a task with its holders; give it with its key."""
    row = {name: getattr(new, name) for name in _FIELDS if name != "id"}
    row["folded"] = plain(new.title)
    number = inserted(connection, insert(task), row)
    new = new.but(id=number)
    _add_holders(connection, new)
    return new


def write(connection: Connection, changed: Task) -> Task:
    """Write a changed task; its version grows by one."""
    changed = changed.but(version=changed.version + 1)
    values: dict[str, object] = {f"new_{name}": getattr(changed, name) for name in _CHANGING}
    connection.execute(_WRITE, {"row": changed.id, **values})
    return changed


def set_holders(connection: Connection, changed: Task) -> None:
    """Write who does a task now, in the place of those who did it before."""
    connection.execute(delete(holder).where(holder.c.task_id == changed.id))
    _add_holders(connection, changed)


def _add_holders(connection: Connection, of: Task) -> None:
    rows = [{"task_id": of.id, **msgspec.structs.asdict(one)} for one in of.holders]
    connection.execute(insert(holder), rows)


def by_id(connection: Connection, row: int) -> Task:
    """Give a task by its key. Raises LookupError if there is none."""
    found = gather(connection, connection.execute(_BY_ID, {"row": row}).mappings().all())
    if not found:
        raise LookupError(f"no task {row}")
    return found[0]


def by_number(connection: Connection, asker: Person, number: int) -> Task | None:
    """Give the task of the asker's office with a number; whether he may see it is not asked."""
    facts = {"office": asker.office_id, "typed": number}
    found = gather(connection, connection.execute(_BY_NUMBER, facts).mappings().all())
    return found[0] if found else None


def add_evidence(
    connection: Connection, of: Task, person_id: int, references: Iterable[str], said: dt.datetime
) -> None:
    """Keep what shows that work was done."""
    rows = [
        {
            "office_id": of.office_id,
            "task_id": of.id,
            "person_id": person_id,
            "reference": reference,
            "folded": plain(reference),
            "said": said,
        }
        for reference in references
    ]
    if rows:
        connection.execute(insert(evidence), rows)


def add_file(
    connection: Connection,
    of: Task,
    person_id: int,
    file_id: int,
    name: str,
    said: dt.datetime,
    now: dt.datetime,
) -> None:
    """Keep that a file shows what was done for a task."""
    row = {
        "office_id": of.office_id,
        "task_id": of.id,
        "person_id": person_id,
        "reference": name,
        "folded": plain(name),
        "said": said,
        "file_id": file_id,
        "arrived": now,
    }
    connection.execute(insert(evidence), row)


def has_evidence(connection: Connection, of: Task) -> bool:
    """Tell whether anything shows that the work was done."""
    found = select(evidence.c.id).where(evidence.c.task_id == of.id).limit(1)
    return connection.execute(found).first() is not None


def remove_evidence(connection: Connection, of: Task, person_id: int, said: dt.datetime) -> None:
    """Forget what a person added with one message (when it is taken back)."""
    connection.execute(
        delete(evidence).where(
            evidence.c.task_id == of.id,
            evidence.c.person_id == person_id,
            evidence.c.said == said,
        )
    )


def evidence_of(connection: Connection, of: Task) -> tuple[str, ...]:
    """Give what shows that work was done, oldest first."""
    return tuple(connection.execute(_EVIDENCE, {"row": of.id}).scalars())


def files_of(connection: Connection, of: Task) -> tuple[FileLine, ...]:
    """Give the files that show that work was done, oldest first."""
    rows = connection.execute(_FILES, {"row": of.id})
    return tuple(
        FileLine(name=name, photo=media in PHOTOS if media else not name, code=code)
        for name, media, code in rows
    )


class Page(Fact, frozen=True):
    """A page of tasks, how many there are in all, and how many of them are late."""

    tasks: tuple[Task, ...]
    total: int
    late: int


def said_later(
    connection: Connection, of: Task, person_id: int, said: dt.datetime
) -> dt.datetime | None:
    """Give when a person's last report on a task was said, if that was after a moment."""
    facts = {"row": of.id, "whose": person_id, "said": said}
    found: dt.datetime | None = connection.execute(_SAID_LATER, facts).scalar()
    return found


def held_by(
    connection: Connection,
    asker: Person,
    now: dt.datetime,
    page: int,
    size: int,
    *,
    due_before: dt.datetime | None = None,
) -> Page:
    """Give the asker's own open tasks, what is due first; with a bound, only what is due by it."""
    mine = task.c.id.in_(select(holder.c.task_id).where(holder.c.person_id == asker.id))
    condition = and_(mine, is_open())
    if due_before is not None:
        condition = and_(condition, task.c.deadline < due_before)
    return _page(connection, condition, now, page, size)


def waiting_for(
    connection: Connection,
    asker: Person,
    now: dt.datetime,
    page: int,
    size: int,
    *,
    also: Sequence[int] = (),
) -> Page:
    """Give what waits for the asker's decision, but what he has put off until later.

    That is work handed in, later deadlines asked for, objective causes named, what was typed long
    before it arrived, drafts, and work on its way to somebody else; `also` are the keys of tasks
    that have come to him because their reviewer is silent.
    """
    whose = acts_as(asker, now)
    others = {*whose, *delegates_of(asker, now)} - {asker.id}
    own = task.c.id.in_(select(holder.c.task_id).where(holder.c.person_id == asker.id))
    waits = _waits_for((asker.id,))
    if others:
        waits = or_(waits, and_(_waits_for(sorted(others)), ~own))
    coming = task.c.id.in_(select(handover.c.task_id).where(handover_store.awaits(whose)))
    condition = and_(
        or_(waits, coming, task.c.id.in_(also)),
        or_(task.c.deferred.is_(None), task.c.deferred <= now),
    )
    return _page(connection, condition, now, page, size)


def waiting_in_place(
    connection: Connection, absent_id: int, deputy_id: int, now: dt.datetime
) -> int:
    """Count what waits for somebody's own decision and another one may decide in his place."""
    own = task.c.id.in_(select(holder.c.task_id).where(holder.c.person_id == deputy_id))
    found = select(func.count()).where(
        _waits_for((absent_id,)), ~own, or_(task.c.deferred.is_(None), task.c.deferred <= now)
    )
    return int(connection.execute(found).scalar_one())


def reviewed_of(connection: Connection, reviewer_id: int, person_id: int) -> int:
    """Count the open tasks that one person does and another one accepts."""
    mine = task.c.id.in_(select(holder.c.task_id).where(holder.c.person_id == person_id))
    found = select(func.count()).where(task.c.reviewer_id == reviewer_id, mine, is_open())
    return int(connection.execute(found).scalar_one())


def under(
    connection: Connection,
    paths: Sequence[str],
    now: dt.datetime,
    page: int,
    size: int,
    *,
    late_only: bool = False,
    own_only: bool = False,
) -> Page:
    """Give the open tasks of whole subtrees, or of their topmost units only.

    The caller has asked whether they may be seen.
    """
    if not paths:
        return Page(tasks=(), total=0, late=0)
    below = or_(*(unit.c.path.like(f"{path}%") for path in paths))
    which = unit.c.path.in_(paths) if own_only else below
    inside = task.c.unit_id.in_(select(unit.c.id).where(which))
    condition = and_(inside, is_open())
    if late_only:
        condition = and_(condition, is_overdue(now))
    return _page(connection, condition, now, page, size)


def late_of(connection: Connection, asker: Person, now: dt.datetime, page: int, size: int) -> Page:
    """Give the asker's own overdue tasks."""
    mine = task.c.id.in_(select(holder.c.task_id).where(holder.c.person_id == asker.id))
    return _page(connection, and_(mine, is_overdue(now)), now, page, size)


def loads(
    connection: Connection, person_ids: Sequence[int], now: dt.datetime
) -> dict[int, tuple[int, int]]:
    """Give for each person how many tasks lie in his hands, and how many of them are late."""
    rows = connection.execute(
        select(
            holder.c.person_id,
            func.count(),
            portable.count_of(is_overdue(now)),
        )
        .join(task, task.c.id == holder.c.task_id)
        .where(holder.c.person_id.in_(person_ids), task.c.state.in_([str(s) for s in WORKING]))
        .group_by(holder.c.person_id)
    )
    found = {int(row[0]): (int(row[1]), int(row[2])) for row in rows}
    return {person_id: found.get(person_id, (0, 0)) for person_id in person_ids}


class WorkRow(Fact, frozen=True):
    """Somebody's share of a task in figures: thousandths, percent, and when it was accepted."""

    person_id: int
    quantity: int
    coefficient: int
    part: int
    whole: int
    progress: int
    done: int
    accepted: dt.datetime | None

    @property
    def products(self) -> Fraction:
        """The converted products of the share: quantity × K × share."""
        return Fraction(self.quantity * self.coefficient * self.part, THOUSAND**2 * self.whole)


def open_work(connection: Connection, person_ids: Sequence[int]) -> list[WorkRow]:
    """Give what persons still have to do, their shares of it; only what binds, only parts."""
    rows = connection.execute(_OPEN_WORK, {"whose": list(person_ids)})
    return [WorkRow(**row) for row in rows.mappings()]


def accepted_work(
    connection: Connection, person_ids: Sequence[int], start: dt.datetime, end: dt.datetime
) -> list[WorkRow]:
    """Give what was accepted of persons in a span, their shares of it."""
    facts = {"whose": list(person_ids), "start": start, "end": end}
    rows = connection.execute(_ACCEPTED_WORK, facts)
    return [WorkRow(**row) for row in rows.mappings()]


def first_assigned(connection: Connection, person_ids: Sequence[int]) -> dict[int, dt.datetime]:
    """Give since when persons have held work, those who ever did."""
    rows = connection.execute(
        select(holder.c.person_id, func.min(task.c.assigned).label("since"))
        .join(task, task.c.id == holder.c.task_id)
        .where(holder.c.person_id.in_(person_ids))
        .group_by(holder.c.person_id)
    )
    return {row.person_id: row.since for row in rows}


def parts_of(connection: Connection, task_id: int) -> list[Task]:
    """Give the parts of a task that were not called off, by number."""
    rows = connection.execute(
        select(*COLUMNS)
        .where(task.c.part_of == task_id, task.c.state != State.CANCELLED)
        .order_by(task.c.number)
    )
    return gather(connection, rows.mappings().all())


def parts_in_office(connection: Connection, office_id: int) -> list[tuple[int, int]]:
    """Give every part of a task that was not called off, with the task it is a part of."""
    rows = connection.execute(
        select(task.c.id, task.c.part_of).where(
            task.c.office_id == office_id,
            task.c.part_of.is_not(None),
            task.c.state != State.CANCELLED,
        )
    )
    return [(row.id, row.part_of) for row in rows]


def is_leaf() -> ColumnElement[bool]:
    """Give the condition that a task has no parts: only then does it count for itself."""
    part = task.alias("part")
    return ~(
        select(part.c.id)
        .where(part.c.part_of == task.c.id, part.c.state != State.CANCELLED)
        .exists()
    )


def given_since(connection: Connection, series_id: int, since: dt.datetime) -> int | None:
    """Give the number of the last task that a series has given after a moment, if any."""
    found: int | None = connection.execute(
        select(task.c.number)
        .where(task.c.series_id == series_id, task.c.assigned > since)
        .order_by(task.c.id.desc())
        .limit(1)
    ).scalar()
    return found


def first_of_paragraph(connection: Connection, paragraph_id: int) -> int | None:
    """Give the number of the first task that comes from a paragraph; None if there is none."""
    found: int | None = connection.execute(
        select(func.min(task.c.number)).where(task.c.paragraph_id == paragraph_id)
    ).scalar_one()
    return found


def _work(quantity: ColumnElement[int], condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            holder.c.person_id,
            quantity.label("quantity"),
            task.c.coefficient,
            holder.c.part,
            holder.c.whole,
            task.c.progress,
            task.c.done,
            task.c.accepted,
        )
        .join(task, task.c.id == holder.c.task_id)
        .where(holder.c.person_id.in_(bindparam("whose", expanding=True)), condition, is_leaf())
        .order_by(task.c.id)
    )


_OPEN_WORK = _work(
    task.c.quantity, task.c.state.in_([str(state) for state in (*WORKING, State.PAUSED)])
)
_ACCEPTED_WORK = _work(
    task.c.accepted_quantity,
    and_(
        task.c.state == State.ACCEPTED,
        task.c.accepted >= bindparam("start"),
        task.c.accepted < bindparam("end"),
    ),
)


def often_assigned(connection: Connection, office_id: int, assigner_id: int) -> dict[int, int]:
    """Give how many tasks an assigner gave to each person."""
    rows = connection.execute(
        select(holder.c.person_id, func.count())
        .join(task, task.c.id == holder.c.task_id)
        .where(task.c.office_id == office_id, task.c.assigner_id == assigner_id)
        .group_by(holder.c.person_id)
    )
    return {int(row[0]): int(row[1]) for row in rows}


def of_span(
    connection: Connection, person_ids: Sequence[int], start: dt.datetime, end: dt.datetime
) -> list[Task]:
    """Give what counts in a span for some persons: due in it, or undated and given in it."""
    held = select(holder.c.task_id).where(holder.c.person_id.in_(person_ids))
    rows = connection.execute(
        select(*COLUMNS)
        .where(
            task.c.id.in_(held),
            task.c.state.in_([str(state) for state in COUNTED]),
            func.coalesce(task.c.deadline, task.c.assigned) >= start,
            func.coalesce(task.c.deadline, task.c.assigned) < end,
        )
        .order_by(task.c.number)
    )
    return gather(connection, rows.mappings().all())


def unanswered(connection: Connection, office_id: int, start: dt.datetime, end: dt.datetime) -> int:
    """Count the tasks of a span about whose delay somebody still has to answer.

    An objective cause named before the work was handed in, or what was typed before it arrived.
    """
    over = task.c.state.in_([State.HANDED_IN.value, State.ACCEPTED.value])
    asked = or_(task.c.cause_named.is_not(None), claim_store.is_claimed(task.c.id))
    found = select(func.count()).where(
        task.c.office_id == office_id,
        over,
        asked,
        func.coalesce(task.c.deadline, task.c.assigned) >= start,
        func.coalesce(task.c.deadline, task.c.assigned) < end,
    )
    return int(connection.execute(found).scalar_one())


def is_open() -> ColumnElement[bool]:
    """Say that a task has not ended, as a condition."""
    return task.c.state.in_([str(state) for state in OPEN])


def _waits_for(person_ids: Sequence[int]) -> ColumnElement[bool]:
    working = task.c.state.in_([str(state) for state in WORKING])
    asked = or_(task.c.asked.is_not(None), task.c.cause_named.is_not(None))
    confirms = func.coalesce(task.c.authority_id, task.c.reviewer_id)
    return or_(
        and_(
            task.c.reviewer_id.in_(person_ids),
            or_(
                task.c.state == State.HANDED_IN,
                and_(working, asked),
                and_(task.c.state == State.ACCEPTED, task.c.cause_named.is_not(None)),
                claim_store.is_claimed(task.c.id),
            ),
        ),
        and_(task.c.state == State.DRAFT, confirms.in_(person_ids)),
    )


def is_overdue(now: dt.datetime) -> ColumnElement[bool]:
    """Say `rules.is_overdue` as a condition."""
    missed = or_(task.c.first_handed.is_(None), task.c.first_handed > task.c.deadline)
    return and_(task.c.state.in_([str(state) for state in WORKING]), task.c.deadline < now, missed)


def _page(
    connection: Connection, condition: ColumnElement[bool], now: dt.datetime, page: int, size: int
) -> Page:
    counts = connection.execute(
        select(func.count(), portable.count_of(is_overdue(now))).where(condition)
    ).one()
    query: Select[tuple[object, ...]] = (
        select(*COLUMNS)
        .where(condition)
        .order_by(task.c.deadline.is_(None), task.c.deadline, task.c.number)
        .limit(size)
        .offset((page - 1) * size)
    )
    rows = connection.execute(query).mappings().all()
    return Page(tasks=tuple(gather(connection, rows)), total=int(counts[0]), late=int(counts[1]))


def gather(connection: Connection, rows: Sequence[RowMapping | Mapping[str, Any]]) -> list[Task]:
    """Give tasks with their holders."""
    if not rows:
        return []
    holders: dict[int, list[Holder]] = {}
    for row in connection.execute(_HOLDERS, {"rows": [row["id"] for row in rows]}).mappings():
        holders.setdefault(row["task_id"], []).append(
            Holder(
                person_id=row["person_id"], lead=row["lead"], part=row["part"], whole=row["whole"]
            )
        )
    return [Task(**{**row, **_typed(row)}, holders=tuple(holders[row["id"]])) for row in rows]


def _typed(row: RowMapping | Mapping[str, Any]) -> dict[str, object]:
    return {
        "state": State(row["state"]),
        "cause": Cause(row["cause"]) if row["cause"] else None,
        "resumes": State(row["resumes"]) if row["resumes"] else None,
    }
