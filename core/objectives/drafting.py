"""The week's check-in, drafted from what is known, to be confirmed by one word."""

import datetime as dt

from core.kernel.transaction import Tx
from core.objectives import rules, sight, store
from core.objectives.notices import DraftLine
from core.objectives.rules import KeyResult, Objective, Source
from core.people.actions import Turn
from core.periods.spans import week_span
from core.tasks.actions import amount


def drafts(tx: Tx, turn: Turn) -> tuple[DraftLine, ...]:
    """Give the drafts that a person has not been sent this week, and note that he is sent them.

    Nothing is drafted of what was checked in or agreed to this week.
    """
    zone = turn.office.zone
    week = week_span(tx.now, zone)
    found = []
    for asked in store.owned(tx.connection, turn.actor.id, rules.quarter_at(tx.now, zone), tx.now):
        result, of = asked.result, store.by_id(tx.connection, asked.result.objective_id)
        if not _is_due(result, of, week.start):
            continue
        found.append(_draft(tx, turn, result, of))
        kept = store.result_by_id(tx.connection, result.id)
        store.write_result(tx.connection, kept.but(drafted=tx.now, draft=result.current))
    return tuple(found)


def _is_due(result: KeyResult, of: Objective, monday: dt.datetime) -> bool:
    touched = (result.checked, result.drafted, of.agreed)
    return all(moment is None or moment < monday for moment in touched)


def _draft(tx: Tx, turn: Turn, result: KeyResult, of: Objective) -> DraftLine:
    need = rules.need_of(result, of.ambition, sight.gone_at(of, turn.office.zone, tx.now))
    since = result.checked or of.agreed or tx.now
    counted = store.counted_of(tx.connection, [result.id]).get(result.id, [])
    new = [one for one in counted if one.accepted is not None and one.accepted >= since]
    by_tasks = result.source is Source.TASKS
    return DraftLine(
        result=result.number,
        title=result.title,
        shape=result.shape,
        value=sight.amount_of(result.current),
        target=sight.amount_of(result.target),
        noun=result.noun,
        share=str(result.share),
        pace=rules.pace(result.share, need),
        checked=result.checked,
        tasks=tuple(one.number for one in new) if by_tasks else (),
        moved=amount(sum(one.quantity for one in new)) if by_tasks else "0",
        blocker=result.blocker,
    )
