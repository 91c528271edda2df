"""What waits for whom, how long, and what has come to the leader above a silent reviewer."""

from collections.abc import Sequence
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
from core.reminders.store.waits import Review


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
    return _told(tx, office_id, calendar, waits.reviews(tx.connection, office_id))


def _told(tx: Tx, office_id: int, calendar: WorkCalendar, found: Sequence[Review]) -> list[Pending]:
    """Give what waits with its reviewer and his leader, each of whom is looked up once."""
    office = people.office_of(tx.connection, office_id)
    zone = ZoneInfo(office.zone)
    today = tx.now.astimezone(zone).date()
    ids = list({one.reviewer_id for one in found})
    reviewers = people.persons(tx.connection, ids)
    away = periods.away_at(tx.connection, ids, tx.now)
    covered = waits.covered(tx.connection, office_id, tx.now)
    told = []
    patiences: dict[int, int] = {}
    leaders: dict[int, int] = {}
    for one in found:
        reviewer = reviewers[one.reviewer_id]
        gone = away.get(reviewer.id)
        leave = gone.end if gone and gone.away is Away.LEAVE else None
        since = one.since.astimezone(zone).date()
        days = calendar.working_days_between(since, today)
        if reviewer.id not in patiences:
            home = people_rules.home(reviewer, tx.now)
            rhythm = rhythms.rhythm_of(tx.connection, home.path if home else "")
            patiences[reviewer.id] = rhythm.patience
        patience = patiences[reviewer.id]
        if leave is not None and reviewer.id not in covered:
            patience = 1
        if days >= patience and reviewer.id not in leaders:
            over = people.leader_over(tx.connection, reviewer, tx.now)
            leaders[reviewer.id] = over.id if over else 0
        waiting = Waiting(
            number=one.number,
            title=one.title,
            days=days,
            reviewer=named(reviewer, tx.now),
            away=leave,
            cause=one.cause,
            nights=(today - since).days,
        )
        told.append(
            Pending(
                task_id=one.id,
                waiting=waiting,
                reviewer_id=reviewer.id,
                leader_id=leaders[reviewer.id] if days >= patience else 0,
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
    found = waits.causes(tx.connection, turn.office.id)
    reviewers = people.persons(tx.connection, list({one.reviewer_id for one in found}))
    led = {one.id for one in reviewers.values() if people_rules.leads(turn.actor, one, tx.now)}
    found = [one for one in found if one.reviewer_id in led]
    return tuple(
        one.task_id
        for one in _told(tx, turn.office.id, calendar, found)
        if one.leader_id == turn.actor.id
    )
