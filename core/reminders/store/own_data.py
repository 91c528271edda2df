"""Queries of what is kept about one person, for that person."""

import datetime as dt

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from core.evaluation.steps.tables import score_read
from core.kernel.fact import Fact
from core.kernel.tables import inbox, journal, letter
from core.people.tables import address, data_request, person
from core.reminders.own_data_notices import Wished
from core.tasks.tables import evidence, holder, task


class Kept(Fact, frozen=True):
    """How much of what is kept about a person, and on which platforms he is reached."""

    phone: bool
    tasks: int
    reports: int
    files: int
    letters: int
    messages: int
    readings: int
    channels: tuple[str, ...]


class Request(Fact, frozen=True):
    """A row of what somebody asks of the data about him."""

    person_id: int
    wish: str
    due: dt.datetime
    answered: dt.datetime | None


_REQUESTS = select(*(data_request.c[name] for name in Request.__struct_fields__)).where(
    data_request.c.office_id == bindparam("office")
)
_WHOSE: BindParameter[int] = bindparam("whose")
_HOLDS = select(holder.c.task_id).where(holder.c.person_id == _WHOSE)
_COUNTS: dict[str, ColumnElement[int]] = {
    "tasks": select(func.count(task.c.id))
    .where(or_(task.c.id.in_(_HOLDS), task.c.assigner_id == _WHOSE, task.c.reviewer_id == _WHOSE))
    .scalar_subquery(),
    "reports": select(func.count(journal.c.id))
    .where(journal.c.person_id == _WHOSE, journal.c.subject == "task")
    .scalar_subquery(),
    "files": select(func.count(evidence.c.id))
    .where(evidence.c.person_id == _WHOSE)
    .scalar_subquery(),
    "letters": select(func.count(letter.c.id))
    .where(letter.c.person_id == _WHOSE)
    .scalar_subquery(),
    "messages": select(func.count(inbox.c.id))
    .join(
        address,
        (address.c.gateway == inbox.c.gateway)
        & (address.c.bot == inbox.c.bot)
        & (address.c.chat == inbox.c.chat),
    )
    .where(address.c.person_id == _WHOSE, address.c.unlinked.is_(None))
    .scalar_subquery(),
    "readings": select(func.count(score_read.c.id))
    .where(score_read.c.person_id == _WHOSE)
    .scalar_subquery(),
}
_KEPT = select(*(count.label(name) for name, count in _COUNTS.items()))
_PHONE = select(person.c.phone).where(person.c.id == _WHOSE)
_CHANNELS = (
    select(address.c.gateway)
    .where(address.c.person_id == _WHOSE, address.c.unlinked.is_(None))
    .distinct()
    .order_by(address.c.gateway)
)
_WISHES = (
    select(data_request.c.wish, data_request.c.asked, data_request.c.due, data_request.c.answered)
    .where(data_request.c.person_id == _WHOSE)
    .order_by(data_request.c.id.desc())
    .limit(bindparam("most"))
)
_ANSWER = (
    update(data_request)
    .where(
        data_request.c.person_id == _WHOSE,
        data_request.c.wish == bindparam("what"),
        data_request.c.answered.is_(None),
    )
    .values(answered=bindparam("moment"))
)


def kept(connection: Connection, person_id: int) -> Kept:
    """Give how much is kept about a person."""
    facts = {"whose": person_id}
    counts = connection.execute(_KEPT, facts).mappings().one()
    return Kept(
        **counts,
        phone=bool(connection.execute(_PHONE, facts).scalar()),
        channels=tuple(connection.execute(_CHANNELS, facts).scalars()),
    )


def wishes(connection: Connection, person_id: int, most: int = 3) -> tuple[Wished, ...]:
    """Give what a person asked of his data lately, newest first."""
    rows = connection.execute(_WISHES, {"whose": person_id, "most": most}).mappings()
    return tuple(Wished(**row) for row in rows)


def add_wish(
    connection: Connection,
    office_id: int,
    person_id: int,
    wish: str,
    asked: dt.datetime,
    due: dt.datetime,
) -> None:
    """Note what a person asks, and until when it has to be answered."""
    row = {"office_id": office_id, "person_id": person_id, "wish": wish, "asked": asked}
    connection.execute(insert(data_request), {**row, "due": due})


def answer(connection: Connection, person_id: int, wish: str, now: dt.datetime) -> int:
    """Note that a wish was answered; give how many waited."""
    facts = {"whose": person_id, "what": wish, "moment": now}
    return connection.execute(_ANSWER, facts).rowcount


def overdue(connection: Connection, now: dt.datetime) -> int:
    """Give how many wishes of all offices should have been answered by now."""
    late = select(func.count(data_request.c.id)).where(
        data_request.c.answered.is_(None), data_request.c.due < now
    )
    return int(connection.execute(late).scalar_one())


def waiting(
    connection: Connection, office_id: int, due_before: dt.datetime | None = None
) -> list[Request]:
    """Give what nobody has answered yet, the most pressing first; all, or what is due by then."""
    query = _REQUESTS.where(data_request.c.answered.is_(None))
    if due_before is not None:
        query = query.where(data_request.c.due < due_before)
    rows = connection.execute(
        query.order_by(data_request.c.due, data_request.c.id), {"office": office_id}
    )
    return [Request(**row) for row in rows.mappings()]


def answered_since(connection: Connection, office_id: int, since: dt.datetime) -> list[Request]:
    """Give what was answered since a moment, the last one first."""
    query = _REQUESTS.where(data_request.c.answered >= since)
    rows = connection.execute(query.order_by(data_request.c.id.desc()), {"office": office_id})
    return [Request(**row) for row in rows.mappings()]
