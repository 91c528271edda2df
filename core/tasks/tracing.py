"""Where work comes from: a task up to its paragraph, and a paragraph down to its tasks."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, select

from core.kernel import portable
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named
from core.programmes import actions as programmes
from core.programmes import store as kept
from core.programmes.notices import (
    OrphansShown,
    ParagraphLine,
    ProgrammeLine,
    ProgrammeShown,
    ProgrammesShown,
)
from core.programmes.rules import Paragraph, Programme, lacks
from core.tasks import actions, lists, rules, store, team
from core.tasks.actions import Change
from core.tasks.rules import State, Task
from core.tasks.tables import task
from core.tasks.tracing_notices import ParagraphShown, TaskSourced, TaskTraced

PAGE = 7
MOST_TASKS = 200
DEEPEST = 10
TIE = "source"
UNTIE = "no_source"

_LIVING = task.c.state.not_in([str(State.DRAFT), str(State.CANCELLED)])
_COUNTS = (
    select(
        task.c.paragraph_id,
        func.count(),
        portable.count_of(task.c.state == str(State.ACCEPTED)),
    )
    .where(task.c.office_id == bindparam("office"), task.c.paragraph_id.is_not(None), _LIVING)
    .group_by(task.c.paragraph_id)
)
_TASKS = (
    select(*store.COLUMNS)
    .where(
        task.c.office_id == bindparam("office"),
        task.c.paragraph_id == bindparam("paragraph"),
        _LIVING,
    )
    .order_by(
        task.c.state == str(State.ACCEPTED),
        task.c.deadline.is_(None),
        task.c.deadline,
        task.c.number,
    )
    .limit(MOST_TASKS)
)


class TieToSource(Command, frozen=True):
    """Say from which paragraph a task comes: (code, mark) of a programme; None takes it away."""

    number: int
    source: tuple[str, str] | None = None


def all_programmes(tx: Tx, turn: Turn, page: int = 1) -> ProgrammesShown:
    """Give a page of the office's programmes, with how many paragraphs of each lack something."""
    every = kept.programmes(tx.connection, turn.office.id)
    pages, page = _paged(len(every), page)
    shown = every[(page - 1) * PAGE : page * PAGE]
    return ProgrammesShown(
        lines=_programme_lines(tx, turn, shown),
        total=len(every),
        page=page,
        pages=pages,
        keeper=programmes.may_keep(turn.actor, turn.office.id, tx.now),
    )


def programme(tx: Tx, turn: Turn, code: str, page: int = 1) -> ProgrammeShown:
    """Give a programme with a page of its paragraphs. Raises Refusal and Slip."""
    found = programmes.find(tx, turn, code)
    every = kept.paragraphs(tx.connection, [found.id])
    pages, page = _paged(len(every), page)
    shown = every[(page - 1) * PAGE : page * PAGE]
    return ProgrammeShown(
        programme=_programme_lines(tx, turn, [found])[0],
        lines=_lines(tx, turn, [found], shown),
        total=len(every),
        page=page,
        pages=pages,
        keeper=programmes.may_keep(turn.actor, turn.office.id, tx.now),
    )


def orphans(tx: Tx, turn: Turn, code: str | None, page: int = 1) -> OrphansShown:
    """Give a page of the paragraphs without owner, figure, data or task, of one programme or all.

    Raises Refusal and Slip for a programme that is not known.
    """
    of = (
        [programmes.find(tx, turn, code)]
        if code
        else kept.programmes(tx.connection, turn.office.id)
    )
    every = kept.paragraphs(tx.connection, [one.id for one in of])
    counts = _counts(tx.connection, turn.office.id)
    lacking = [one for one in every if _is_orphan(one, counts)]
    pages, page = _paged(len(lacking), page)
    return OrphansShown(
        code=of[0].code if code else None,
        lines=_lines(tx, turn, of, lacking[(page - 1) * PAGE : page * PAGE]),
        total=len(lacking),
        paragraphs=len(every),
        page=page,
        pages=pages,
    )


def paragraph(tx: Tx, turn: Turn, code: str, mark: str) -> ParagraphShown:
    """Give a paragraph with those of its tasks that the asker may see. Raises Refusal and Slip."""
    of, found = programmes.find_paragraph(tx, turn, code, mark)
    facts = {"office": turn.office.id, "paragraph": found.id}
    every = store.gather(tx.connection, tx.connection.execute(_TASKS, facts).mappings().all())
    holders = people.persons(
        tx.connection, [holder.person_id for one in every for holder in one.holders]
    )
    seen = [
        one
        for one in every
        if rules.may_see_task(
            turn.actor, one, [holders[each.person_id] for each in one.holders], tx.now
        )
    ]
    line = _lines(tx, turn, [of], [found])[0]
    return ParagraphShown(
        programme=_programme_lines(tx, turn, [of])[0],
        line=line,
        lines=lists.lines_of(tx, seen[:PAGE], names=True),
        unseen=line.tasks - len(seen[:PAGE]),
        keeper=programmes.may_keep(turn.actor, turn.office.id, tx.now),
    )


def trace(tx: Tx, turn: Turn, number: int) -> TaskTraced:
    """Give where a task comes from. Raises Refusal if the asker may not see the task."""
    found = actions.visible(tx, turn, number)
    placed = kept.placed(
        tx.connection, turn.office.id, [found.paragraph_id] if found.paragraph_id else []
    )
    code, one = next(iter(placed.values()), (None, None))
    of = kept.programme_of(tx.connection, turn.office.id, code) if code else None
    assigner = people.person_of(tx.connection, found.assigner_id)
    return TaskTraced(
        number=found.number,
        title=found.title,
        people=actions.names_of(tx, found),
        assigner=named(assigner, tx.now),
        wholes=_wholes(tx, found),
        line=_lines(tx, turn, [of], [one])[0] if of and one else None,
        programme=_programme_lines(tx, turn, [of])[0] if of else None,
    )


def tie(tx: Tx, turn: Turn, command: TieToSource) -> TaskSourced:
    """Say from which paragraph a task comes, or that it comes from none.

    Who does the task may, and who may change its people. Raises Refusal and Slip.
    """
    found = actions.visible(tx, turn, command.number)
    if not found.is_held_by(turn.actor.id):
        team.arranged(tx, turn, command.number)
    if found.state is State.CANCELLED:
        raise Refusal(actions.not_now(found, TIE))
    of, one = (
        programmes.find_paragraph(tx, turn, *command.source) if command.source else (None, None)
    )
    former = kept.placed(
        tx.connection, turn.office.id, [found.paragraph_id] if found.paragraph_id else []
    )
    changed = store.write(tx.connection, found.but(paragraph_id=one.id if one else None))
    if changed.paragraph_id != found.paragraph_id:
        words = f"{of.code}.{one.mark}" if of and one else None
        change = Change(paragraph=changed.paragraph_id, words=words)
        actions.note(tx, turn, changed, TIE if one else UNTIE, change, before=found)
    return TaskSourced(
        number=found.number,
        title=found.title,
        line=_lines(tx, turn, [of], [one])[0] if of and one else None,
        had=next((f"{code}.{was.mark}" for code, was in former.values()), None),
    )


def tasks_of(connection: Connection, office_id: int, paragraph_id: int) -> int:
    """Count the tasks of a paragraph."""
    return _counts(connection, office_id).get(paragraph_id, (0, 0))[0]


def _wholes(tx: Tx, found: Task) -> tuple[tuple[int, str], ...]:
    wholes: list[tuple[int, str]] = []
    while found.part_of is not None and len(wholes) < DEEPEST:
        found = store.by_id(tx.connection, found.part_of)
        wholes.append((found.number, found.title))
    return tuple(wholes)


def _counts(connection: Connection, office_id: int) -> Mapping[int, tuple[int, int]]:
    rows = connection.execute(_COUNTS, {"office": office_id})
    return {row[0]: (int(row[1]), int(row[2] or 0)) for row in rows}


def _lines(
    tx: Tx, turn: Turn, of: Sequence[Programme], several: Sequence[Paragraph]
) -> tuple[ParagraphLine, ...]:
    codes = {one.id: one.code for one in of}
    counts = _counts(tx.connection, turn.office.id)
    return programmes.paragraph_lines(
        tx,
        turn.office.id,
        ((codes[one.programme_id], one, *counts.get(one.id, (0, 0))) for one in several),
    )


def _programme_lines(tx: Tx, turn: Turn, several: Sequence[Programme]) -> tuple[ProgrammeLine, ...]:
    counts = _counts(tx.connection, turn.office.id)
    every = kept.paragraphs(tx.connection, [one.id for one in several])
    own = {one.id: [each for each in every if each.programme_id == one.id] for one in several}
    return tuple(
        programmes.line_of(
            one, len(own[one.id]), sum(_is_orphan(each, counts) for each in own[one.id])
        )
        for one in several
    )


def _is_orphan(one: Paragraph, counts: Mapping[int, tuple[int, int]]) -> bool:
    return bool(lacks(one, counts.get(one.id, (0, 0))[0]))


def _paged(total: int, page: int) -> tuple[int, int]:
    pages = max(1, -(-total // PAGE))
    return pages, min(max(1, page), pages)
