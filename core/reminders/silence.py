"""What waits for whom, how long, and what has come to the leader above a silent reviewer."""

from zoneinfo import ZoneInfo

from core.kernel.fact import Fact
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.periods import store as periods
from core.periods.rules import Away, WorkCalendar
from core.reminders.notices import Waiting
from core.reminders.store import rhythms, waits


class Pending(Fact, frozen=True):
    """What waits for a reviewer, and the leader who is told of it; 0 stands for nobody.

    `put_off` tells that the reviewer wants to hear of it another day.
    """

    task_id: int
    waiting: Waiting
    reviewer_id: int
    leader_id: int
    put_off: bool


def pending(tx: Tx, office_id: int, calendar: WorkCalendar) -> list[Pending]:
    """Give what waits for reviewers, oldest first: with the reviewer, and his leader if told.

    The leader above is told beyond the patience of the reviewer's unit, or after one working day
    while the reviewer is on leave and nobody acts for him.
    """
    office = people.office_of(tx.connection, office_id)
    zone = ZoneInfo(office.zone)
    today = tx.now.astimezone(zone).date()
    found = waits.reviews(tx.connection, office_id)
    ids = list({one.reviewer_id for one in found})
    reviewers = people.persons(tx.connection, ids)
    away = periods.away_at(tx.connection, ids, tx.now)
    covered = waits.covered(tx.connection, office_id, tx.now)
    told = []
    for one in found:
        reviewer = reviewers[one.reviewer_id]
        gone = away.get(reviewer.id)
        leave = gone.end if gone and gone.away is Away.LEAVE else None
        days = calendar.working_days_between(one.since.astimezone(zone).date(), today)
        home = people_rules.home(reviewer, tx.now)
        patience = rhythms.rhythm_of(tx.connection, home.path if home else "").patience
        if leave is not None and reviewer.id not in covered:
            patience = 1
        leader = people.leader_over(tx.connection, reviewer, tx.now) if days >= patience else None
        waiting = Waiting(
            number=one.number,
            title=one.title,
            days=days,
            reviewer=named(reviewer, tx.now),
            away=leave,
            cause=one.cause,
        )
        told.append(
            Pending(
                task_id=one.id,
                waiting=waiting,
                reviewer_id=reviewer.id,
                leader_id=leader.id if leader else 0,
                put_off=one.deferred is not None and one.deferred > tx.now,
            )
        )
    return told


def come_to(tx: Tx, turn: Turn, calendar: WorkCalendar) -> tuple[int, ...]:
    """Give the keys of the tasks whose objective cause a silent reviewer leaves to the asker.

    A head above may confirm a cause; what else waits he can only have answered.
    """
    if not people_rules.is_leader(turn.actor, tx.now):
        return ()
    return tuple(
        one.task_id
        for one in pending(tx, turn.office.id, calendar)
        if one.leader_id == turn.actor.id and one.waiting.cause
    )
