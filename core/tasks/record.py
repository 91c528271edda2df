"""Tasks as they were known at a moment, read back from the journal, and what they lost points for.

A task's state at a cut-off is what its first later entry says it was before; without a later entry
it is the present row. So any figure of the past comes out as it did then.
"""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, bindparam, case, exists, func, select

from core.kernel.fact import Fact
from core.kernel.tables import journal
from core.periods.spans import Span
from core.tasks import rules, store
from core.tasks.rules import COUNTED, State, Task

SUBJECT = "task"


class Sort(StrEnum):
    """What a task can lose points for, and what keeps it from losing them."""

    QUALITY = "quality"
    DELAY = "delay"


class Fault(Fact, frozen=True):
    """One failed assessment or one missed deadline.

    `at` is when the work was returned, or the deadline that was missed; `by` who confirmed it: the
    reviewer who returned the work, moved the missed deadline or accepted late work. None where
    nobody has yet, or where the journal does not say.
    """

    sort: Sort
    at: dt.datetime | None
    by: int | None
    confirmed: dt.datetime | None = None


class Entry(Fact, frozen=True):
    """A change of a task: who caused it, when it was said, and how the task stood before."""

    person_id: int | None
    said: dt.datetime
    before: Task


_LATER = (
    select(
        journal.c.subject_id,
        func.min(journal.c.id).label("first"),
        func.min(case((journal.c.before.is_not(None), journal.c.id))).label("changed"),
    )
    .where(
        journal.c.office_id == bindparam("office"),
        journal.c.subject == SUBJECT,
        journal.c.arrived > bindparam("until"),
    )
    .group_by(journal.c.subject_id)
    .subquery()
)
_EARLIER = journal.alias()
_CHANGED_LATER = select(
    _LATER.c.subject_id,
    journal.c.before,
    (_LATER.c.first == _LATER.c.changed).label("begins"),
    exists()
    .where(
        _EARLIER.c.subject == SUBJECT,
        _EARLIER.c.subject_id == _LATER.c.subject_id,
        _EARLIER.c.arrived <= bindparam("until"),
    )
    .label("known"),
).select_from(_LATER.outerjoin(journal, journal.c.id == _LATER.c.changed))
_CHANGES = (
    select(journal.c.subject_id, journal.c.person_id, journal.c.said, journal.c.before)
    .where(
        journal.c.subject == SUBJECT,
        journal.c.subject_id == bindparam("row"),
        journal.c.before.is_not(None),
        journal.c.arrived <= bindparam("until"),
    )
    .order_by(journal.c.id)
)


def work_of(
    connection: Connection,
    office_id: int,
    person_ids: Sequence[int],
    span: Span,
    until: dt.datetime,
) -> dict[int, list[Task]]:
    """Give the tasks of each person that count in a span, as they were known at a moment.

    A task counts where its deadline of then lies, an undated one where it was given. Of work in
    parts only the parts count.
    """
    earlier = states_at(connection, office_id, until)
    present = store.of_span(connection, person_ids, span.start, span.end)
    tasks = [one for one in present if one.id not in earlier]
    tasks += [one for one in earlier.values() if one is not None and _counts(one, span)]
    whole = _in_parts(connection, office_id, earlier)
    tasks = [one for one in tasks if one.id not in whole]
    tasks.sort(key=lambda one: one.number)
    return {
        person_id: [one for one in tasks if one.is_held_by(person_id)] for person_id in person_ids
    }


def _in_parts(connection: Connection, office_id: int, earlier: dict[int, Task | None]) -> set[int]:
    """Give the tasks that had parts, where `earlier` says how tasks were then."""
    present = {
        whole for part, whole in store.parts_in_office(connection, office_id) if part not in earlier
    }
    return present | {
        one.part_of
        for one in earlier.values()
        if one is not None and one.part_of is not None and one.state is not State.CANCELLED
    }


def states_at(connection: Connection, office_id: int, until: dt.datetime) -> dict[int, Task | None]:
    """Give every task that changed after a moment as it was then; None if it was not there yet."""
    found: dict[int, Task | None] = {}
    for row in connection.execute(_CHANGED_LATER, {"office": office_id, "until": until}):
        if not row.begins and not row.known:
            found[row.subject_id] = None
        elif row.before is not None:
            found[row.subject_id] = msgspec.json.decode(row.before, type=Task)
    return found


def faults_of(connection: Connection, task: Task, until: dt.datetime) -> tuple[Fault, ...]:
    """Give what a task, as it was known at a moment, lost points for, oldest first.

    There are exactly as many as the task counts: what the journal does not tell has no date.
    """
    rows = connection.execute(_CHANGES, {"row": task.id, "until": until})
    entries = [
        Entry(
            person_id=row.person_id,
            said=row.said,
            before=msgspec.json.decode(row.before, type=Task),
        )
        for row in rows
    ]
    return faults(task, entries, until)


def faults(task: Task, entries: Sequence[Entry], until: dt.datetime) -> tuple[Fault, ...]:
    """Give the faults of a task from the changes that led to how it stood at a moment."""
    quality: list[Fault] = []
    delays: list[Fault] = []
    accepted: Entry | None = None
    afters = [*(one.before for one in entries[1:]), task]
    for entry, after in zip(entries, afters, strict=False):
        _count(quality, after.content_returns, Sort.QUALITY, entry, entry.said)
        _count(delays, after.missed, Sort.DELAY, entry, entry.before.deadline)
        if after.state is State.ACCEPTED and entry.before.state is not State.ACCEPTED:
            accepted = entry
    _pad(quality, task.content_returns, Sort.QUALITY)
    _pad(delays, task.missed, Sort.DELAY)
    if rules.is_late(task, until):
        by = accepted if task.state is State.ACCEPTED else None
        delays.append(
            Fault(
                sort=Sort.DELAY,
                at=task.deadline,
                by=by.person_id if by else None,
                confirmed=by.said if by else None,
            )
        )
    return (*quality, *delays)


def _count(
    found: list[Fault], counted: int, sort: Sort, entry: Entry, at: dt.datetime | None
) -> None:
    """Add what a change counted anew, or take away what a correction took back."""
    del found[counted:]
    while len(found) < counted:
        found.append(Fault(sort=sort, at=at, by=entry.person_id, confirmed=entry.said))


def _pad(found: list[Fault], counted: int, sort: Sort) -> None:
    found.extend(Fault(sort=sort, at=None, by=None) for _ in range(counted - len(found)))


def _counts(task: Task, span: Span) -> bool:
    return task.state in COUNTED and span.holds(task.deadline or task.assigned)
