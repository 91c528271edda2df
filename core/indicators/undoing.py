"""The last own change of an indicator, taken back by a correction entry."""

import datetime as dt

import msgspec

from core.indicators import actions, store
from core.indicators.actions import ADD, MEASURE, SUBJECT, TARGET, TargetSet
from core.indicators.notices import IndicatorUndone
from core.indicators.rules import Indicator, Measurement
from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named
from core.tasks.actions import RECEIVE, UNDO
from core.tasks.notices import NothingToUndo

LASTS = dt.timedelta(hours=24)


def undo(tx: Tx, turn: Turn) -> IndicatorUndone | None:
    """Take the asker's last change back; None where that was about something else.

    Possible for 24 hours and until somebody built on it. Raises Refusal otherwise.
    """
    last = journal.last_of(tx, turn.actor.id, besides=RECEIVE)
    if last is None or last.subject != SUBJECT:
        return None
    if last.verb == UNDO:
        raise Refusal(NothingToUndo(why="none", number=None))
    if tx.now - last.arrived > LASTS:
        raise Refusal(NothingToUndo(why="old", number=None))
    later = journal.of_subject(tx, SUBJECT, last.subject_id)[-1]
    if later.id != last.id:
        by = people.person_of(tx.connection, later.person_id) if later.person_id else None
        raise Refusal(
            NothingToUndo(
                why="changed_since", number=None, by=named(by, tx.now) if by is not None else None
            )
        )
    present = store.by_id(tx.connection, last.subject_id)
    former: Fact = present
    if last.verb == MEASURE:
        former = msgspec.json.decode(last.facts, type=Measurement)
        store.withdraw(tx.connection, former.id, tx.now)
    elif last.verb == TARGET and last.before is not None:
        before = msgspec.json.decode(last.before, type=TargetSet)
        store.set_target(tx.connection, present.id, before.term, before.target)
        former = before
    elif last.verb == ADD:
        former = store.write(tx.connection, present.but(dropped=True))
        store.measure_no_more(tx.connection, turn.office.id, present.number)
    elif last.before is not None:
        back = store.write(tx.connection, msgspec.json.decode(last.before, type=Indicator))
        store.measure_paragraphs(tx.connection, turn.office.id, [back])
        former = back
    actions.note(tx, turn, UNDO, present, facts=former, before=present)
    return IndicatorUndone(what=last.verb, indicator=present.number, title=present.name)
