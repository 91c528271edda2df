"""The queries by which tasks are looked for; whatever they give, the asker may see.

A plain folded column and the place of a text in it: all tasks of an office are looked through, on
PostgreSQL as on SQLite, and a part of a word is found as well.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union,
)

from core.kernel import portable
from core.kernel.fact import Fact
from core.people.rules import Person
from core.people.tables import unit
from core.tasks.rules import OPEN, State, Task
from core.tasks.store import COLUMNS, Page, gather, is_open, is_overdue
from core.tasks.tables import evidence, holder, outside_task, task

FEW = 30
"""For so many people their tasks are gathered first; for more, each hit is looked at."""

_NUMBER = re.compile(r"(?:nv[-.]?|#)?(\d{1,9})")


_REFERRING = re.compile(r"[\d/.]")
"""What numbers of documents and links hold, and hardly a word."""


def has(column: ColumnElement[str], words: str, *, at: int | None = None) -> ColumnElement[bool]:
    """Say that a column holds a text; with a place, that it first stands just there."""
    place = portable.place_of(column, literal(words))
    return place > 0 if at is None else place == at


class Wanted(Fact, frozen=True):
    """Which tasks are to be listed: a person's, or those of whole subtrees.

    With a span: those due in it (undated ones: assigned in it), or, of done ones, accepted in it.
    """

    person_id: int | None
    paths: tuple[str, ...] | None
    done: bool
    late: bool
    start: dt.datetime | None
    end: dt.datetime | None


def by_words(
    connection: Connection,
    asker: Person,
    scope: Sequence[int],
    words: Sequence[str],
    whole: str,
    place: tuple[int, int],
) -> Page:
    """Give tasks that hold every word, the best first.

    That is: its number, its document, the beginning of the title, the words as they stand,
    whole words before parts of them (`yên` before `huyện`), then any order; of equals what is open
    before what has ended, the newest first. `scope` are the asker and everybody he leads: the rule
    of who may see a task.
    """
    if not words:
        return Page(tasks=(), total=0, late=0)
    condition = and_(
        task.c.office_id == asker.office_id,
        *(_holds(asker.office_id, word) for word in words),
        _may_see(asker, scope),
    )
    number = _NUMBER.fullmatch(whole)
    ranks = [
        (task.c.number == int(number[1]), 0) if number else (false(), 0),
        (_documented(asker.office_id, whole) if _REFERRING.search(whole) else false(), 1),
        (has(task.c.folded, whole, at=1), 2),
        (has(literal(" ") + task.c.folded + literal(" "), f" {whole} "), 3),
        (has(task.c.folded, whole), 4),
    ]
    rank = case(*ranks, else_=5)
    order = (rank, task.c.state.not_in([str(one) for one in OPEN]), task.c.id.desc())
    return _page(connection, condition, order, place)


def picked(
    connection: Connection, asker: Person, wanted: Wanted, now: dt.datetime, place: tuple[int, int]
) -> Page:
    """Give a page of the tasks wanted, what is due first; done ones the latest first."""
    conditions = [task.c.office_id == asker.office_id, _whose(wanted)]
    if wanted.done:
        conditions.append(task.c.state == State.ACCEPTED)
    elif wanted.start is None:
        conditions.append(is_open())
    else:
        conditions.append(task.c.state != State.CANCELLED)
    if wanted.late:
        conditions.append(is_overdue(now))
    if wanted.start is not None and wanted.end is not None:
        moment = task.c.accepted if wanted.done else func.coalesce(task.c.deadline, task.c.assigned)
        conditions += [moment >= wanted.start, moment < wanted.end]
    due = (task.c.deadline.is_(None), task.c.deadline, task.c.number)
    order = (task.c.accepted.desc(), task.c.number) if wanted.done else due
    page = _page(connection, and_(*conditions), order, place)
    late = connection.execute(
        select(func.count()).select_from(task).where(*conditions, is_overdue(now))
    ).scalar_one()
    return page.but(late=int(late))


def shared_lately(
    connection: Connection, asker: Person, scope: Sequence[int], person_id: int, most: int
) -> list[Task]:
    """Give the latest tasks that a person has a hand in and the asker may see."""
    condition = and_(
        task.c.office_id == asker.office_id, _may_see(asker, scope), _in_hand((person_id,))
    )
    return list(_page(connection, condition, (task.c.id.desc(),), (1, most)).tasks)


def _page(
    connection: Connection,
    condition: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    place: tuple[int, int],
) -> Page:
    """Give a page and the number of all in one look; beyond the last page there is nothing."""
    page, size = place
    rows = (
        connection.execute(
            select(*COLUMNS, func.count().over().label("total"))
            .where(condition)
            .order_by(*order)
            .limit(size)
            .offset((page - 1) * size)
        )
        .mappings()
        .all()
    )
    tasks = gather(connection, [_without_total(row) for row in rows])
    return Page(tasks=tuple(tasks), total=int(rows[0]["total"]) if rows else 0, late=0)


def _without_total(row: RowMapping) -> Mapping[str, Any]:
    return {name: value for name, value in row.items() if name != "total"}


def _whose(wanted: Wanted) -> ColumnElement[bool]:
    if wanted.paths is None:
        return _held_by((wanted.person_id or 0,))
    return task.c.unit_id.in_(
        select(unit.c.id).where(or_(*(unit.c.path.like(f"{path}%") for path in wanted.paths)))
    )


def _may_see(asker: Person, scope: Sequence[int]) -> ColumnElement[bool]:
    """Say `rules.may_see_task` as a condition: a hand in it, or leading somebody who does it."""
    if len(scope) > FEW:
        return or_(task.c.assigner_id == asker.id, task.c.reviewer_id == asker.id, _held_by(scope))
    return task.c.id.in_(
        union(
            select(holder.c.task_id).where(holder.c.person_id.in_(scope)),
            select(task.c.id).where(
                task.c.office_id == asker.office_id, task.c.assigner_id == asker.id
            ),
            select(task.c.id).where(task.c.reviewer_id == asker.id),
        )
    )


def _in_hand(ids: Sequence[int]) -> ColumnElement[bool]:
    return or_(task.c.assigner_id.in_(ids), task.c.reviewer_id.in_(ids), _held_by(ids))


def _held_by(ids: Sequence[int]) -> ColumnElement[bool]:
    return exists().where(holder.c.task_id == task.c.id, holder.c.person_id.in_(ids))


def _holds(office_id: int, word: str) -> ColumnElement[bool]:
    ways = [has(task.c.folded, word)]
    if _REFERRING.search(word):
        ways.append(_documented(office_id, word))
    number = _NUMBER.fullmatch(word)
    if number:
        ways.append(task.c.number == int(number[1]))
    return or_(*ways)


def _documented(office_id: int, words: str) -> ColumnElement[bool]:
    shown = select(evidence.c.task_id).where(
        evidence.c.office_id == office_id, has(evidence.c.folded, words)
    )
    given = select(outside_task.c.task_id).where(
        outside_task.c.office_id == office_id, has(outside_task.c.folded, words)
    )
    return task.c.id.in_(union(shown, given))
