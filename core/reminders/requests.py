"""Requests about own data as the admins see them: what waits, and being reminded in time.

A request is answered within two working days (Decree 356/2025/ND-CP): the admins are reminded on
the morning of the day on which that ends, and on every working day after it.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import OnlyAdmin
from core.periods.rules import WorkCalendar
from core.reminders.own_data_notices import DataRequest, DataRequests, DataRequestsDue
from core.reminders.store import own_data as store

SHOWN = 7
KEPT_IN_VIEW = dt.timedelta(days=30)
"""So long an answered request still stands on the list."""


class RemindOfRequests(Command, frozen=True):
    """Remind the admins of requests that have to be answered today, or should have been."""


def listed(tx: Tx, turn: Turn) -> DataRequests:
    """Give what waits, the most pressing first, and what was answered lately. Raises Refusal."""
    if not rules.is_admin(turn.actor, tx.now):
        raise Refusal(OnlyAdmin())
    office_id, now = turn.office.id, tx.now
    waiting = _lines(tx, store.waiting(tx.connection, office_id))
    answered = _lines(tx, store.answered_since(tx.connection, office_id, now - KEPT_IN_VIEW))
    shown = (*waiting, *answered)[:SHOWN]
    return DataRequests(lines=shown, waiting=len(waiting), answered=len(answered))


def is_any_due(connection: Connection, office_id: int, local: dt.datetime) -> bool:
    """Tell whether a request has to be answered by the end of a local day."""
    return bool(store.waiting(connection, office_id, _end_of(local)))


def remind(tx: Tx, office_id: int, _calendar: WorkCalendar) -> None:
    """Remind every admin of what has to be answered today or is overdue."""
    office = people.office_of(tx.connection, office_id)
    local = tx.now.astimezone(ZoneInfo(office.zone))
    found = store.waiting(tx.connection, office_id, _end_of(local))
    if not found:
        return
    due = DataRequestsDue(lines=_lines(tx, found)[:SHOWN], total=len(found))
    for one in people.of_office(tx.connection, office_id):
        if rules.is_active(one, tx.now) and rules.is_admin(one, tx.now):
            tell(tx, one.id, due, key=f"requests:{local.date().isoformat()}")


def _lines(tx: Tx, found: list[store.Request]) -> tuple[DataRequest, ...]:
    persons = people.persons(tx.connection, [one.person_id for one in found])
    return tuple(
        DataRequest(
            person=named(persons[one.person_id], tx.now),
            code=persons[one.person_id].code,
            wish=one.wish,
            due=one.due,
            late=one.answered is None and one.due < tx.now,
            answered=one.answered,
        )
        for one in found
    )


def _end_of(local: dt.datetime) -> dt.datetime:
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + dt.timedelta(days=1)
