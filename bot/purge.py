"""What was kept long enough goes: texts, letters, codes; and records once their term has ended."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    exists,
    false,
    func,
    or_,
    select,
    update,
)

from bot.gateways.tables import upload
from bot.gateways.web.tables import web_message, web_picture, web_session
from core.evaluation.steps.store import REGIME
from core.evaluation.steps.store import SUBJECT as SCORE
from core.kernel import journal as lines
from core.kernel import retention
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.retention import RECORDS, Keep, Mark
from core.kernel.tables import hold, inbox, journal, letter, question
from core.kernel.transaction import Tx
from core.people.tables import link_code, link_try, person
from core.reminders.tables import figures, figures_reader
from core.tasks.record import SUBJECT as TASK
from core.tasks.rules import ENDED
from core.tasks.tables import evidence, file, task

BATCH = 2000
"""Rows of one sort that are looked at in one transaction: others wait some tenths of a second."""
SPENT = dt.timedelta(days=30)
"""So long after their end codes, sign-ins and counts of wrong tries are still there."""
NOTHING = "{}"


class Purge(Command, frozen=True):
    """Let go what was kept long enough, a batch of each sort."""

    messages_days: int
    records_years: int

    @property
    def keep(self) -> Keep:
        """Give how long things are kept."""
        return Keep(messages_days=self.messages_days, records_years=self.records_years)


class Gone(Fact, frozen=True):
    """How many rows of each sort have gone, or would go."""

    rows: dict[str, int]

    @property
    def total(self) -> int:
        """Give how many rows of all sorts."""
        return sum(self.rows.values())


Ids = Sequence[int]


@dataclass(frozen=True, slots=True)
class _Sweep:
    """Rows that come in the order of their numbers, which of the old ones go, and how.

    Those that wait for something are passed over, and looked at again with the next year.
    """

    sort: str
    table: Table
    came: Column[dt.datetime]
    is_record: bool
    let_go: Callable[[Connection, Ids], None]
    goes: ColumnElement[bool]


def _empty_updates(connection: Connection, ids: Ids) -> None:
    connection.execute(update(inbox).where(inbox.c.id.in_(ids)).values(raw=None))


def _empty_letters(connection: Connection, ids: Ids) -> None:
    emptied = {"body": NOTHING, "choices": None, "error": None}
    connection.execute(update(letter).where(letter.c.id.in_(ids)).values(emptied))
    connection.execute(delete(web_picture).where(web_picture.c.letter_id.in_(ids)))


def _delete_from(table: Table) -> Callable[[Connection, Ids], None]:
    def let_go(connection: Connection, ids: Ids) -> None:
        connection.execute(delete(table).where(table.c.id.in_(ids)))

    return let_go


def _delete_figures(connection: Connection, ids: Ids) -> None:
    connection.execute(delete(figures_reader).where(figures_reader.c.figures_id.in_(ids)))
    connection.execute(delete(figures).where(figures.c.id.in_(ids)))


def _take_files(connection: Connection, ids: Ids) -> None:
    values = {"state": "erasing", "remote": ""}
    connection.execute(update(file).where(file.c.id.in_(ids)).values(values))


def _take_loose_files(connection: Connection, ids: Ids) -> None:
    _take_files(connection, ids)
    connection.execute(update(file).where(file.c.id.in_(ids)).values(name=""))


_PUT_TO_WORK = exists().where(evidence.c.file_id == file.c.id)
_ALL: ColumnElement[bool] = ~false()
_SWEEPS = (
    _Sweep(
        "inbox",
        inbox,
        inbox.c.received,
        is_record=False,
        let_go=_empty_updates,
        goes=and_(inbox.c.state != "new", inbox.c.raw.is_not(None)),
    ),
    _Sweep(
        "letter",
        letter,
        letter.c.created,
        is_record=False,
        let_go=_empty_letters,
        goes=and_(letter.c.state.not_in(["queued", "claimed", "held"]), letter.c.body != NOTHING),
    ),
    _Sweep(
        "web_message",
        web_message,
        web_message.c.at,
        is_record=False,
        let_go=_delete_from(web_message),
        goes=_ALL,
    ),
    _Sweep(
        "question",
        question,
        question.c.asked,
        is_record=False,
        let_go=_delete_from(question),
        goes=_ALL,
    ),
    _Sweep(
        "file",
        file,
        file.c.arrived,
        is_record=False,
        let_go=_take_loose_files,
        goes=and_(file.c.state.in_(["here", "dropped", "failed"]), ~_PUT_TO_WORK),
    ),
    _Sweep(
        "figures",
        figures,
        figures.c.made,
        is_record=True,
        let_go=_delete_figures,
        goes=_ALL,
    ),
)
"""Texts as they came, letters, what the web chat showed, questions, files that nobody put to
work; and, with the records, the figures behind codes."""


TOLD = {
    "inbox": "texts that came",
    "letter": "letters",
    "web_message": "messages on the page",
    "question": "questions",
    "file": "files that nobody put to work",
    "figures": "figures behind codes",
    RECORDS: "lines of the journal",
    "evidence": "evidence files",
    "link_code": "spent codes",
    "link_try": "counts of wrong codes",
    "hold": "holds",
    "web_session": "ended sign-ins",
    "upload": "names of uploaded pictures",
    "phone": "telephone numbers of those who left",
}
"""What each sort is called on the console."""


def counted(gone: Gone, what: str) -> str:
    """Give how many of each sort, a line each."""
    if not gone.total:
        return "nothing was kept long enough to go"
    return "\n".join(f"{what}: {count} {TOLD[sort]}" for sort, count in gone.rows.items())


def is_due(connection: Connection, keep: Keep, now: dt.datetime) -> bool:
    """Tell whether anything is to go now. A few look-ups by key."""
    return (
        any(_first_of(connection, one, keep, now) is not None for one in _SWEEPS)
        or any(_is_pass_due(connection, sort, keep, now) for sort in _PASSES)
        or any(
            connection.execute(select(1).where(meant).limit(1)).first() is not None
            for _, meant in _spent(keep, now).values()
        )
    )


def purge(tx: Tx, office_id: int, command: Purge) -> Gone:
    """Let a batch of every sort go, of all offices; the journal of one office says how many."""
    gone = let_go(tx.connection, command.keep, tx.now)
    if gone.total:
        lines.append(
            tx,
            office_id=office_id,
            person_id=None,
            subject="office",
            subject_id=office_id,
            verb="purge",
            said=tx.now,
            facts=gone,
        )
    return gone


def let_go(connection: Connection, keep: Keep, now: dt.datetime) -> Gone:
    """Let at most a batch of every sort go; give how many rows did."""
    found = {one.sort: _sweep(connection, one, keep, now) for one in _SWEEPS}
    found |= {sort: _pass(connection, sort, keep, now) for sort in _PASSES}
    for name, (table, meant) in _spent(keep, now).items():
        found[name] = _let_spent_go(connection, name, table, meant)
    return Gone(rows={sort: count for sort, count in found.items() if count})


def would_go(connection: Connection, keep: Keep, now: dt.datetime) -> Gone:
    """Count what would go now, all of it; nothing changes."""
    found: dict[str, int] = {}
    for one in _SWEEPS:
        before = _before(one, keep, now)
        if before is not None:
            found[one.sort] = _count(connection, one.table, one.came < before, one.goes)
    for sort, (table, meant) in _PASSES.items():
        before = keep.records(now)
        if before is not None:
            found[sort] = _count(connection, table, meant(before))
    for name, (table, condition) in _spent(keep, now).items():
        found[name] = _count(connection, table, condition)
    return Gone(rows={sort: count for sort, count in found.items() if count})


def _before(one: _Sweep, keep: Keep, now: dt.datetime) -> dt.datetime | None:
    return keep.records(now) if one.is_record else keep.messages(now)


def _old_rows(
    connection: Connection, one: _Sweep, keep: Keep, now: dt.datetime, most: int
) -> tuple[Mark, list[tuple[int, bool]]]:
    """Give the next rows of a sort that are old enough, each with whether it goes."""
    mark = retention.mark_of(connection, one.sort)
    before = _before(one, keep, now)
    if before is None:
        return mark, []
    if mark.until is not None and mark.until.year < before.year:
        mark = mark.but(upto=0)
    number = one.table.c.id
    rows = connection.execute(
        select(number, one.came, one.goes.label("goes"))
        .where(number > mark.upto)
        .order_by(number)
        .limit(most)
    ).all()
    found: list[tuple[int, bool]] = []
    for row, came, goes in rows:
        if came >= before:
            break
        found.append((row, bool(goes)))
    return mark, found


def _first_of(connection: Connection, one: _Sweep, keep: Keep, now: dt.datetime) -> int | None:
    _, found = _old_rows(connection, one, keep, now, 1)
    return found[0][0] if found else None


def _sweep(connection: Connection, one: _Sweep, keep: Keep, now: dt.datetime) -> int:
    mark, found = _old_rows(connection, one, keep, now, BATCH)
    going = [row for row, goes in found if goes]
    if going:
        one.let_go(connection, going)
    if found:
        changed = mark.but(
            upto=found[-1][0],
            until=_before(one, keep, now),
            ended=now,
            gone=mark.gone + len(going),
        )
        retention.put_mark(connection, changed)
    return len(going)


def _ended_before(number: ColumnElement[int], before: dt.datetime) -> ColumnElement[bool]:
    """Say of a task that it has ended, and that nothing was said of it since a moment."""
    later = journal.alias("later")
    said_since = exists().where(
        later.c.subject == TASK, later.c.subject_id == number, later.c.arrived >= before
    )
    ended = exists().where(task.c.id == number, task.c.state.in_([one.value for one in ENDED]))
    return and_(ended, ~said_since)


def _old_lines(before: dt.datetime) -> ColumnElement[bool]:
    """Say which lines of the journal go: of tasks that ended, and of what was given for scores.

    What rules hold for whom was said once and holds on: such lines stay.
    """
    of_task = and_(journal.c.subject == TASK, _ended_before(journal.c.subject_id, before))
    of_score = and_(journal.c.subject == SCORE, journal.c.verb != REGIME)
    return and_(journal.c.arrived < before, journal.c.facts != "", or_(of_task, of_score))


def _old_files(before: dt.datetime) -> ColumnElement[bool]:
    """Say which files go: those whose every task has ended."""
    of_other = exists().where(
        evidence.c.file_id == file.c.id, ~_ended_before(evidence.c.task_id, before)
    )
    return and_(file.c.arrived < before, file.c.state == "here", _PUT_TO_WORK, ~of_other)


_PASSES: dict[str, tuple[Table, Callable[[dt.datetime], ColumnElement[bool]]]] = {
    RECORDS: (journal, _old_lines),
    "evidence": (file, _old_files),
}
"""Records, looked through once whenever a further year's term has ended."""


def _is_pass_due(connection: Connection, sort: str, keep: Keep, now: dt.datetime) -> bool:
    before = keep.records(now)
    if before is None:
        return False
    mark = retention.mark_of(connection, sort)
    return mark.until is None or mark.until < before or mark.ended is None


def _pass(connection: Connection, sort: str, keep: Keep, now: dt.datetime) -> int:
    before = keep.records(now)
    if before is None or not _is_pass_due(connection, sort, keep, now):
        return 0
    table, meant = _PASSES[sort]
    wanted = select(table.c.id).where(meant(before)).order_by(table.c.id).limit(BATCH)
    ids: list[int] = list(connection.execute(wanted).scalars().all())
    if sort == RECORDS:
        for row in ids:
            lines.erase(connection, row)
    elif ids:
        _take_files(connection, ids)
    mark = retention.mark_of(connection, sort)
    ended = now if len(ids) < BATCH else None
    retention.put_mark(connection, mark.but(until=before, ended=ended, gone=mark.gone + len(ids)))
    return len(ids)


def _spent(keep: Keep, now: dt.datetime) -> dict[str, tuple[Table, ColumnElement[bool]]]:
    """Give what is of no use any more, by its name: few rows, so all of them go at once."""
    ended = now - SPENT
    found: dict[str, tuple[Table, ColumnElement[bool]]] = {
        "link_code": (link_code, link_code.c.expires < ended),
        "link_try": (link_try, link_try.c.since < ended),
        "hold": (hold, hold.c.until < ended),
        "web_session": (
            web_session,
            or_(web_session.c.expires < ended, web_session.c.ended < ended),
        ),
    }
    if (before := keep.messages(now)) is not None:
        found["upload"] = (upload, upload.c.made < before)
        found["phone"] = (person, and_(person.c.departed < before, person.c.phone.is_not(None)))
    return found


def _let_spent_go(
    connection: Connection, name: str, table: Table, meant: ColumnElement[bool]
) -> int:
    if name == "phone":
        return connection.execute(update(table).where(meant).values(phone=None)).rowcount
    return connection.execute(delete(table).where(meant)).rowcount


def _count(connection: Connection, table: Table, *meant: ColumnElement[bool]) -> int:
    return int(
        connection.execute(select(func.count()).select_from(table).where(*meant)).scalar_one()
    )
