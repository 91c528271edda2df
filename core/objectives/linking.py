"""Where a key result takes its value from an indicator, and the paragraph that it carries out."""

from core.indicators import sight as measures
from core.indicators import store as indicators
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import sight, store
from core.objectives.actions import note_result
from core.objectives.check_ins import as_said
from core.objectives.notices import AskReading, IndicatorLinked, ResultTied
from core.objectives.rules import KeyResult, Objective, Shape, Source
from core.people import store as people
from core.people.actions import Turn, named
from core.programmes import actions as programmes
from core.programmes import store as kept
from core.tasks.actions import visible as visible_task

READ, TIE = "read", "tie"


class ReadIndicator(Command, frozen=True):
    """Let a key result take its value from an indicator, None for no more.

    With `switch` although it was checked in.
    """

    result: int
    indicator: int | None
    switch: bool = False


class TieResult(Command, frozen=True):
    """Say which paragraph (code, mark) a key result carries out; None takes it away."""

    result: int
    source: tuple[str, str] | None


def read(tx: Tx, turn: Turn, command: ReadIndicator) -> IndicatorLinked | AskReading:
    """Let a key result read an indicator, or no more; asks before check-ins are left.

    Raises Refusal: it is not the asker's, it is a milestone, or tasks move it.
    """
    present, of = _held(tx, turn, command.result)
    if command.indicator is None:
        return _off(tx, turn, present, of)
    found = measures.visible(tx, turn, command.indicator)
    if present.shape is Shape.MILESTONE:
        raise Refusal(sight.refused_result(present, of, "milestone_read"))
    if present.source is Source.TASKS:
        raise Refusal(sight.refused_result(present, of, "tasks_first"))
    said = store.check_ins_of(tx.connection, [present.id]).get(present.id, [])
    if present.source is Source.CHECK_IN and said and not command.switch:
        return AskReading(
            result=present.number,
            title=present.title,
            check_ins=len(said),
            indicator=found.number,
            name=found.name,
        )
    kept_row = store.result_by_id(tx.connection, present.id)
    changed = kept_row.but(source=Source.INDICATOR, indicator_id=found.id)
    _write(tx, turn, READ, changed, kept_row)
    return _linked(tx, turn, of, changed, found.number, found.name)


def _off(tx: Tx, turn: Turn, present: KeyResult, of: Objective) -> IndicatorLinked:
    if present.indicator_id is None:
        raise Refusal(sight.refused_result(present, of, "not_reading"))
    found = indicators.by_id(tx.connection, present.indicator_id)
    kept_row = store.result_by_id(tx.connection, present.id)
    changed = as_said(tx, kept_row.but(source=Source.CHECK_IN, indicator_id=None))
    _write(tx, turn, READ, changed, kept_row)
    return _linked(tx, turn, of, changed, found.number, found.name).but(off=True)


def _linked(
    tx: Tx, turn: Turn, of: Objective, changed: KeyResult, number: int, name: str
) -> IndicatorLinked:
    shown = store.result_by_number(tx.connection, turn.office.id, changed.number, tx.now)
    line = sight.result_lines(tx, turn, [shown or changed], {of.id: of})[0]
    return IndicatorLinked(line=line, indicator=number, name=name, off=False)


def tie(tx: Tx, turn: Turn, command: TieResult) -> ResultTied:
    """Say which paragraph a key result carries out, or none. Raises Refusal and Slip."""
    present, _ = _held(tx, turn, command.result)
    had = source_of(tx, turn, present)
    of, one = (
        programmes.find_paragraph(tx, turn, *command.source) if command.source else (None, None)
    )
    kept_row = store.result_by_id(tx.connection, present.id)
    changed = kept_row.but(paragraph_id=one.id if one else None)
    if changed != kept_row:
        _write(tx, turn, TIE, changed, kept_row)
    return ResultTied(
        result=present.number,
        title=present.title,
        source=f"{of.code}.{one.mark}" if of and one else None,
        words=one.words if one else "",
        had=had[0] if had else None,
    )


def source_of(tx: Tx, turn: Turn, result: KeyResult) -> tuple[str, str] | None:
    """Give the paragraph that a key result carries out as `NQ57.3`, with its words."""
    if result.paragraph_id is None:
        return None
    placed = kept.placed(tx.connection, turn.office.id, [result.paragraph_id])
    return next(((f"{code}.{one.mark}", one.words) for code, one in placed.values()), None)


def carrying_out(tx: Tx, turn: Turn, code: str, mark: str) -> tuple[tuple[int, str], ...]:
    """Give number and title of the key results of a paragraph that the asker may see.

    Raises Refusal and Slip for a paragraph that is not known.
    """
    _, one = programmes.find_paragraph(tx, turn, code, mark)
    found = store.tied_to(tx.connection, turn.office.id, one.id)
    return tuple(
        (each.number, each.title)
        for each in found
        if sight.sees(tx, turn, store.by_id(tx.connection, each.objective_id))
    )


def moved_by(tx: Tx, turn: Turn, number: int) -> tuple[tuple[int, str], ...]:
    """Give number and title of the key results that a task moves and the asker may see."""
    task = visible_task(tx, turn, number)
    found = []
    for each in store.linked_to(tx.connection, task.id):
        result = store.result_by_number(tx.connection, turn.office.id, each, tx.now)
        if result is None:
            continue
        if sight.sees(tx, turn, store.by_id(tx.connection, result.objective_id)):
            found.append((result.number, result.title))
    return tuple(found)


def _held(tx: Tx, turn: Turn, number: int) -> tuple[KeyResult, Objective]:
    """Give a key result whose sources the asker says, with its objective. Raises Refusal."""
    present, of = sight.visible_result(tx, turn, number)
    if present.owner_id != turn.actor.id and not sight.holds(tx, turn, of):
        owner = people.person_of(tx.connection, present.owner_id)
        refused = sight.refused_result(present, of, "not_yours")
        raise Refusal(refused.but(owner=named(owner, tx.now)))
    if not of.is_open:
        raise Refusal(sight.refused_result(present, of, "ended"))
    return present, of


def _write(tx: Tx, turn: Turn, verb: str, changed: KeyResult, before: KeyResult) -> None:
    store.write_result(tx.connection, changed)
    note_result(tx, turn, verb, changed.id, changed, before=before)
