"""The last own change of an objective or a key result, taken back by a correction entry."""

import datetime as dt

import msgspec

from core.kernel import journal
from core.kernel.journal import Entry
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import store
from core.objectives.actions import KEY_RESULT, OBJECTIVE, note_objective, note_result
from core.objectives.check_ins import CHECK_IN, LINK, UNLINK, Linked, as_said
from core.objectives.notices import ObjectiveUndone
from core.objectives.rules import CheckIn, KeyResult, Objective, State
from core.people import store as people
from core.people.actions import Turn, named
from core.tasks.actions import RECEIVE, UNDO
from core.tasks.notices import NothingToUndo

LASTS = dt.timedelta(hours=24)


def undo(tx: Tx, turn: Turn) -> ObjectiveUndone | None:
    """Take the asker's last change back; None where that was about something else.

    Possible for 24 hours and until somebody built on it. Raises Refusal otherwise.
    """
    last = journal.last_of(tx, turn.actor.id, besides=RECEIVE)
    if last is None or last.subject not in (OBJECTIVE, KEY_RESULT):
        return None
    if last.verb == UNDO:
        raise Refusal(NothingToUndo(why="none", number=None))
    if tx.now - last.arrived > LASTS:
        raise Refusal(NothingToUndo(why="old", number=None))
    later = journal.of_subject(tx, last.subject, last.subject_id)[-1]
    if later.id != last.id:
        raise Refusal(_built_on(tx, later.person_id))
    return _objective(tx, turn, last) if last.subject == OBJECTIVE else _result(tx, turn, last)


def _built_on(tx: Tx, person_id: int | None) -> NothingToUndo:
    by = people.person_of(tx.connection, person_id) if person_id is not None else None
    return NothingToUndo(
        why="changed_since", number=None, by=named(by, tx.now) if by is not None else None
    )


def _objective(tx: Tx, turn: Turn, last: Entry) -> ObjectiveUndone:
    present = store.by_id(tx.connection, last.subject_id)
    results = store.results_of(tx.connection, [present.id], tx.now)
    if last.before is None:
        if results and last.verb != "roll":
            raise Refusal(_built_on(tx, None))
        former = present.but(state=State.DROPPED, ended=turn.said)
    else:
        since = [one for one in results if one.checked is not None and one.checked > last.arrived]
        if since or store.rolled(tx.connection, present.id) is not None:
            raise Refusal(_built_on(tx, since[0].owner_id if since else None))
        former = msgspec.json.decode(last.before, type=Objective)
    store.write_objective(tx.connection, former)
    note_objective(tx, turn, UNDO, former, before=present)
    return ObjectiveUndone(
        what=f"objective-{last.verb}",
        objective=present.number,
        result=None,
        title=present.title,
    )


def _result(tx: Tx, turn: Turn, last: Entry) -> ObjectiveUndone:
    present = store.result_by_id(tx.connection, last.subject_id)
    of = store.by_id(tx.connection, present.objective_id)
    if last.verb in (LINK, UNLINK):
        task_id = msgspec.json.decode(last.facts, type=Linked).task_id
        change = store.unlink if last.verb == LINK else store.link
        change(tx.connection, present.id, task_id)
    if last.before is None:
        former = present.but(dropped=True)
    elif last.verb == CHECK_IN:
        row = msgspec.json.decode(last.facts, type=CheckIn).id
        store.withdraw(tx.connection, row, tx.now)
        before = msgspec.json.decode(last.before, type=KeyResult)
        former = as_said(tx, present).but(drafted=before.drafted, draft=before.draft)
    else:
        former = msgspec.json.decode(last.before, type=KeyResult)
    store.write_result(tx.connection, former)
    note_result(tx, turn, UNDO, former.id, former, before=present)
    return ObjectiveUndone(
        what=f"result-{last.verb}",
        objective=of.number,
        result=present.number,
        title=present.title,
    )
