"""The morning message: what falls due, what waits for whom, and what happened in the quiet."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from core.evaluation.steps import petitions
from core.evaluation.steps import store as steps
from core.kernel.command import Command
from core.kernel.post import Priority
from core.kernel.transaction import Tx
from core.objectives import drafting
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.periods.spans import Span
from core.reminders import quiet, rules, silence
from core.reminders.actions import turns
from core.reminders.notices import Morning, Nudge
from core.reminders.rules import DAY, Reminding
from core.reminders.silence import Pending
from core.reminders.store import readers, work
from core.tasks import handover
from core.tasks.rules import WORKING

MOST_SILENT = MOST_COMING = 3
_WORKING = frozenset(state.value for state in WORKING)
_NEAR = ("today", "late", "again", "promised")


class SendMornings(Command, frozen=True):
    """Remind everybody in one message each of what falls due and waits, as set at `scope`."""

    scope: str | None = None


def send_mornings(tx: Tx, office_id: int, calendar: WorkCalendar, command: SendMornings) -> int:
    """Write everybody with something due or waiting one message; give how many."""
    sent = 0
    pending = silence.pending(tx, office_id, calendar)
    ids = readers.everybody(tx.connection, office_id, tx.now)
    for turn in turns(tx, office_id, ids, "morning", command.scope, Morning.kind):
        facts = _morning(tx, turn, calendar, pending)
        if facts.nudges or facts.waiting or facts.silent or facts.news or facts.drafts:
            sent += tell(tx, turn.actor.id, facts, key="morning", priority=Priority.REMINDER)
    return sent if command.scope else sent + _remind_of_petitions(tx, office_id, calendar)


def _remind_of_petitions(tx: Tx, office_id: int, calendar: WorkCalendar) -> int:
    """Put the petitions that are soon to be answered, or late, before their reviewers again."""
    office = people.office_of(tx.connection, office_id)
    zone = ZoneInfo(office.zone)
    today = tx.now.astimezone(zone).date()
    sent = 0
    for one in steps.open_petitions(tx.connection, office_id):
        left = calendar.working_days_between(today, one.due.astimezone(zone).date())
        if left <= rules.SOON_DAYS:
            letter = petitions.waiting(tx, one, again=True)
            key = f"petition-due:{one.number}"
            sent += tell(tx, one.reviewer_id, letter, key=key, priority=Priority.REMINDER)
    return sent


def _morning(tx: Tx, turn: Turn, calendar: WorkCalendar, pending: Sequence[Pending]) -> Morning:
    whose = turn.actor
    asked = quiet.quiet_of(tx.connection, whose, tx.now)
    news = quiet.take_news(tx, whose, asked.today)
    shown = Morning(nudges=(), waiting=0, news=news[: quiet.MOST_LINES], news_total=len(news))
    if asked.habit.reminders is Reminding.OFF:
        return shown
    acting = [post.acting_for for post in whose.posts_at(tx.now) if post.acting_for is not None]
    decides = (whose.id, *acting)
    mine = [one.waiting for one in pending if one.reviewer_id in decides and not one.put_off]
    coming = handover.coming_to(tx, whose)
    silent = [one.waiting for one in pending if one.leader_id == whose.id]
    return shown.but(
        nudges=_nudges(tx, turn, calendar, few=asked.habit.reminders is Reminding.FEW),
        waiting=len(mine) + len(coming),
        coming=coming[:MOST_COMING],
        oldest=mine[0] if mine and mine[0].days else None,
        silent=tuple(silent[:MOST_SILENT]),
        silent_total=len(silent),
        drafts=drafting.drafts(tx, turn),
    )


def _nudges(tx: Tx, turn: Turn, calendar: WorkCalendar, *, few: bool) -> tuple[Nudge, ...]:
    """Give a line for each task of his own, and of those he stands in for, that is near or late."""
    nudges = _nudges_of(tx, turn.actor, None, turn.office.zone, calendar)
    for absence in periods.in_place_of(tx.connection, turn.actor.id, tx.now):
        if absence.agreed is not None and absence.holds(tx.now):
            other = people.person_of(tx.connection, absence.person_id)
            nudges += _nudges_of(tx, other, turn.actor, turn.office.zone, calendar)
    return tuple(one for one in nudges if not few or one.step in _NEAR)


def _nudges_of(
    tx: Tx, whose: Person, told: Person | None, zone: str, calendar: WorkCalendar
) -> list[Nudge]:
    place = ZoneInfo(zone)
    today = tx.now.astimezone(place).date()
    horizon = calendar.add_working_days(today, rules.SOON_DAYS) + DAY
    span = Span(
        start=tx.now - dt.timedelta(days=366),
        end=dt.datetime.combine(horizon, dt.time(), place),
    )
    nudges = []
    for one in work.due_of(tx.connection, whose.id, span):
        step = rules.reminder_step(
            one.deadline.astimezone(place).date(), today, calendar.add_working_days
        )
        if step == "late" and one.first_handed is not None and one.first_handed <= one.deadline:
            step = "again"
        if step and one.state in _WORKING:
            nudges.append(
                Nudge(
                    number=one.number,
                    title=one.title,
                    deadline=one.deadline,
                    step=step,
                    whose=named(whose, tx.now) if told else None,
                )
            )
    near = {one.number for one in nudges}
    midnight = dt.datetime.combine(today, dt.time(), place)
    promised = work.promised_of(tx.connection, whose.id, Span(start=midnight, end=midnight + DAY))
    nudges += [
        Nudge(
            number=one.number,
            title=one.title,
            deadline=one.promised,
            step="promised",
            whose=named(whose, tx.now) if told else None,
        )
        for one in promised
        if one.number not in near
    ]
    return nudges
