"""Key results beside the tasks: those of units in a digest, one's own in the weekly card."""

from collections.abc import Sequence
from fractions import Fraction

from core.kernel.transaction import Tx
from core.objectives import rules, sight, store
from core.objectives.rules import BEHIND, KeyResult, Objective, State
from core.people.actions import Turn
from core.reminders.notices import KeyLine, KeyResults

MOST_LINES = 3


def of_units(tx: Tx, turn: Turn, units: Sequence[int]) -> KeyResults | None:
    """Give the key results that some units have agreed to for this quarter; None without any."""
    quarter = rules.quarter_at(tx.now, turn.office.zone)
    agreed = store.agreed_of_units(tx.connection, units, quarter)
    seen = {one.id: one for one in agreed if sight.sees(tx, turn, one)}
    results = store.results_of(tx.connection, list(seen), tx.now) if seen else []
    return _worst(tx, turn, results, seen)


def of_person(tx: Tx, turn: Turn) -> KeyResults | None:
    """Give the asker's own key results of agreed objectives in this quarter; None without any."""
    quarter = rules.quarter_at(tx.now, turn.office.zone)
    own = store.of_person(tx.connection, turn.actor.id, quarter)
    agreed = {one.id: one for one in own if one.state is State.AGREED}
    results = store.results_of(tx.connection, list(agreed), tx.now) if agreed else []
    mine = [one for one in results if one.owner_id == turn.actor.id]
    return _worst(tx, turn, mine, agreed)


def _worst(
    tx: Tx, turn: Turn, results: Sequence[KeyResult], of: dict[int, Objective]
) -> KeyResults | None:
    """Give key results with those furthest off their pace as lines; `of` is by row."""
    if not results:
        return None
    lines = [_line(tx, turn, one, of[one.objective_id]) for one in results]
    worst = sorted(
        lines, key=lambda one: (not one.behind, Fraction(one.share) - Fraction(one.need))
    )
    return KeyResults(
        quarter=rules.quarter_at(tx.now, turn.office.zone).quarter,
        lines=tuple(worst[:MOST_LINES]),
        total=len(lines),
        behind=sum(one.behind for one in lines),
    )


def _line(tx: Tx, turn: Turn, one: KeyResult, of: Objective) -> KeyLine:
    need = rules.need_of(one, of.ambition, sight.gone_at(of, turn.office.zone, tx.now))
    return KeyLine(
        result=one.number,
        title=one.title,
        value=sight.amount_of(one.current),
        target=sight.amount_of(one.target),
        noun=one.noun,
        shape=one.shape,
        share=str(one.share),
        need=str(need),
        behind=rules.pace(one.share, need) <= BEHIND,
    )
