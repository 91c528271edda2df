"""hoàn tác of an own word about being away: until the deputy has taken it on."""

from collections.abc import Sequence

import msgspec

from core.kernel import journal, post
from core.kernel.journal import Entry
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named
from core.periods import store as periods
from core.periods.rules import Absence
from core.reminders.away import SUBJECT, Kept
from core.reminders.away_notices import AwayUndone, DeputyAnswered
from core.tasks.actions import RECEIVE, UNDO, UNDO_LASTS
from core.tasks.notices import NothingToUndo

AWAY, BACK, ASK = "away", "back", "ask_deputy"


def undo(tx: Tx, turn: Turn) -> AwayUndone | None:
    """Take the last own word about being away back; None where it was about something else.

    Possible for 24 hours and until a colleague has agreed to stand in. Raises Refusal otherwise.
    """
    last = journal.last_of(tx, turn.actor.id, besides=RECEIVE)
    if last is None or last.subject != SUBJECT or last.verb not in {AWAY, BACK, ASK}:
        return None
    if tx.now - last.arrived > UNDO_LASTS:
        raise Refusal(NothingToUndo(why="old", number=None))
    absence = periods.absence_of(tx.connection, last.subject_id)
    together = [
        one
        for one in journal.of_update(tx, last.update_id, SUBJECT)
        if one.subject_id == absence.id
    ]
    _refuse_if_agreed(tx, last, absence)
    verb = AWAY if any(one.verb == AWAY for one in together) else last.verb
    deputy = _release(tx, turn, absence) if verb != BACK else None
    _put_back(tx, absence, together, verb)
    _note(tx, turn, last)
    return AwayUndone(
        verb=verb, away=absence.away, since=absence.since, until=absence.until, deputy=deputy
    )


def _put_back(tx: Tx, absence: Absence, together: Sequence[Entry], verb: str) -> None:
    if verb == BACK:
        periods.write_absence(tx.connection, absence.but(ended=None))
        return
    changed = absence.but(deputy_id=None, agreed=None)
    if verb == ASK:
        periods.write_absence(tx.connection, changed)
        return
    periods.write_absence(tx.connection, changed.but(ended=absence.since))
    begun = next(one for one in together if one.verb == AWAY)
    for former in msgspec.json.decode(begun.facts, type=Kept).former:
        one = periods.absence_of(tx.connection, former.id)
        periods.write_absence(tx.connection, one.but(ended=former.ended))
    post.look_again(tx.connection, absence.person_id, tx.now)


def _release(tx: Tx, turn: Turn, absence: Absence) -> Named | None:
    """Tell who had been asked to stand in that he need not answer any more."""
    if absence.deputy_id is None:
        return None
    told = DeputyAnswered(
        by=named(turn.actor, tx.now), accepted=None, until=absence.until, numbers=()
    )
    tell(tx, absence.deputy_id, told, key="back")
    return named(people.person_of(tx.connection, absence.deputy_id), tx.now)


def _refuse_if_agreed(tx: Tx, last: Entry, absence: Absence) -> None:
    if last.verb == BACK or absence.agreed is None or absence.deputy_id is None:
        return
    by = named(people.person_of(tx.connection, absence.deputy_id), tx.now)
    raise Refusal(NothingToUndo(why="stood_in", number=None, by=by))


def _note(tx: Tx, turn: Turn, last: Entry) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=last.subject_id,
        verb=UNDO,
        said=turn.said,
        facts=msgspec.json.decode(last.facts, type=Kept),
    )
