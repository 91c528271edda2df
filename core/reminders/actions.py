"""The leader's digest, the official's week and the morning reminder, now or by the clock."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.evaluation import actions as evaluation
from core.kernel.command import Command
from core.kernel.post import Priority
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, tell
from core.periods.rules import WorkCalendar
from core.periods.spans import WEEK, Span, month_span, weeks_back
from core.reminders import rules, store
from core.reminders.notices import (
    DayDots,
    Digest,
    Due,
    Morning,
    Need,
    NothingToLead,
    Nudge,
    Part,
    Rate,
    UnitLine,
    WeekCard,
    WeekCount,
    WeekPoint,
)
from core.reminders.rules import Cause
from core.reminders.store import Candidate, DatedTask
from core.tasks import store as tasks
from core.tasks.rules import State

TARGET_ON_TIME = 90
TARGET_UNIT = 80
WEEKS = 8
MOST_NEEDS = 3
DAY = dt.timedelta(days=1)


class SendDigests(Command, frozen=True):
    """Send every leader of the office his digest."""


class SendWeeks(Command, frozen=True):
    """Send everybody of the office his weekly card."""


class SendMornings(Command, frozen=True):
    """Remind everybody of the office of what falls due and what waits, in one line each."""


def digest(tx: Tx, turn: Turn, calendar: WorkCalendar) -> Digest:
    """Give the picture of the units that the asker leads. Raises Refusal if he leads none."""
    paths = people_rules.led_paths(turn.actor, tx.now)
    if not paths:
        raise Refusal(NothingToLead())
    zone = turn.office.zone
    month = evaluation.month_of(tx.now, zone)
    span = month_span(month.year, month.month, zone)
    counts = store.counts(tx.connection, paths, span, tx.now, _soon(tx.now, zone, calendar))
    units = _units(tx, turn, paths, span)
    needs = _needs(tx, turn, paths, calendar)
    began = store.first_assigned(tx.connection, paths)
    before = _working_day_earlier(tx.now, zone, calendar)
    facts = Digest(
        unit=_name(tx, turn, paths),
        until=tx.now,
        year=month.year,
        month=month.month,
        done=counts.done,
        running=counts.running,
        due_soon=counts.due_soon,
        overdue=counts.overdue,
        overdue_before=(
            store.overdue_at(tx.connection, paths, before) if began and began <= before else None
        ),
        weeks=_week_points(tx, paths, zone, began),
        target_on_time=TARGET_ON_TIME,
        units=units,
        target_unit=TARGET_UNIT,
        needs=needs[:MOST_NEEDS],
        needs_total=len(needs),
        code="",
    )
    return facts.but(code=evaluation.code_of(facts))


def week_card(tx: Tx, turn: Turn, calendar: WorkCalendar) -> WeekCard:
    """Give the asker's own week; nobody else can ask for it."""
    actor, zone = turn.actor, turn.office.zone
    spans = weeks_back(tx.now, zone, WEEKS)
    span = spans[-1]
    dated = [store.due_of(tx.connection, actor.id, one) for one in spans]
    first = next((index for index, week in enumerate(dated) if week), len(spans) - 1)
    month = evaluation.month_of(tx.now, zone)
    receipt = evaluation.receipt(tx, turn, actor, month)
    following = Span(start=span.end, end=span.end + WEEK)
    ahead = [
        one
        for one in store.due_of(tx.connection, actor.id, following)
        if one.state not in (State.HANDED_IN, State.ACCEPTED)
    ]
    year, week, _ = span.start.isocalendar()
    facts = WeekCard(
        person=actor.name,
        gender=actor.gender,
        until=tx.now,
        year=year,
        week=week,
        days=_days(span, dated[-1], tx.now, zone, calendar),
        weeks=tuple(
            _week_count(one, week) for one, week in zip(spans[first:], dated[first:], strict=True)
        ),
        streak=rules.streak(
            [[_days_late(one, tx.now, zone, calendar) for one in week] for week in dated]
        ),
        score_month=month.month,
        parts=tuple(
            Part(name=name, hundredths=int(Fraction(value) * 10_000 + Fraction(1, 2)))
            for name, value in (
                ("quantity", receipt.a),
                ("quality", receipt.b),
                ("progress", receipt.c),
            )
            if value is not None
        ),
        next_due=tuple(
            Due(number=one.number, title=one.title, deadline=one.deadline) for one in ahead[:3]
        ),
        next_total=len(ahead),
        messages=store.messages_to(tx.connection, actor.id, span),
        code="",
    )
    return facts.but(code=evaluation.code_of(facts))


def send_digests(tx: Tx, office_id: int, calendar: WorkCalendar) -> int:
    """Write each leader his digest, where there is anything to say; give how many."""
    sent = 0
    for turn in _turns(tx, office_id, store.leaders(tx.connection, office_id, tx.now)):
        facts = digest(tx, turn, calendar)
        if facts.done + facts.running + facts.due_soon + facts.overdue + facts.needs_total:
            sent += tell(tx, turn.actor.id, facts, key="digest", priority=Priority.BROADCAST)
    return sent


def send_weeks(tx: Tx, office_id: int, calendar: WorkCalendar) -> int:
    """Write everybody who had or has work his weekly card; give how many."""
    sent = 0
    for turn in _turns(tx, office_id, store.everybody(tx.connection, office_id, tx.now)):
        facts = week_card(tx, turn, calendar)
        if facts.next_total or any(one.on_time.whole for one in facts.weeks[-2:]):
            sent += tell(tx, turn.actor.id, facts, key="week", priority=Priority.BROADCAST)
    return sent


def send_mornings(tx: Tx, office_id: int, calendar: WorkCalendar) -> int:
    """Write everybody with something due one line; give how many letters."""
    sent = 0
    for turn in _turns(tx, office_id, store.everybody(tx.connection, office_id, tx.now)):
        facts = _morning(tx, turn, calendar)
        if facts.nudges or facts.waiting:
            sent += tell(tx, turn.actor.id, facts, key="morning", priority=Priority.BROADCAST)
    return sent


def _turns(tx: Tx, office_id: int, ids: Sequence[int]) -> list[Turn]:
    office = people.office_of(tx.connection, office_id)
    found = people.persons(tx.connection, list(ids))
    return [Turn(actor=found[one], office=office, said=tx.now) for one in ids]


def _morning(tx: Tx, turn: Turn, calendar: WorkCalendar) -> Morning:
    zone = ZoneInfo(turn.office.zone)
    today = tx.now.astimezone(zone).date()
    horizon = calendar.add_working_days(today, rules.SOON_DAYS) + DAY
    span = Span(
        start=tx.now - dt.timedelta(days=366),
        end=dt.datetime.combine(horizon, dt.time(), zone),
    )
    nudges = []
    for one in store.due_of(tx.connection, turn.actor.id, span):
        step = rules.reminder_step(
            one.deadline.astimezone(zone).date(), today, calendar.add_working_days
        )
        if step and one.state not in (State.HANDED_IN, State.ACCEPTED):
            nudges.append(
                Nudge(number=one.number, title=one.title, deadline=one.deadline, step=step)
            )
    waiting = tasks.waiting_for(tx.connection, turn.actor, tx.now, 1, 1).total
    return Morning(nudges=tuple(nudges), waiting=waiting)


def _soon(now: dt.datetime, zone: str, calendar: WorkCalendar) -> dt.datetime:
    local = now.astimezone(ZoneInfo(zone))
    last = calendar.add_working_days(local.date(), rules.SOON_DAYS)
    return dt.datetime.combine(last + DAY, dt.time(), local.tzinfo)


def _working_day_earlier(now: dt.datetime, zone: str, calendar: WorkCalendar) -> dt.datetime:
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(hour=23, minute=59, second=59) + (
        calendar.add_working_days(local.date(), -1) - local.date()
    )


def _name(tx: Tx, turn: Turn, paths: Sequence[str]) -> str:
    tops = [
        path for path in paths if not any(path != one and path.startswith(one) for one in paths)
    ]
    names = {unit.path: unit.name for unit in people.units(tx.connection, turn.office.id)}
    return names[tops[0]] if len(tops) == 1 else ", ".join(names[path] for path in tops)


def _units(tx: Tx, turn: Turn, paths: Sequence[str], month: Span) -> tuple[UnitLine, ...]:
    """Give a line for each unit right under those led; for a unit without any, the unit itself."""
    every = people.units(tx.connection, turn.office.id)
    led = {unit.id for unit in every if unit.path in paths}
    shown = [unit for unit in every if unit.parent_id in led and unit.id not in led]
    shown = shown or [unit for unit in every if unit.id in led]
    return tuple(
        UnitLine(
            name=unit.name,
            on_time=store.on_time(tx.connection, [unit.path], month, tx.now),
            overdue=store.overdue_at(tx.connection, [unit.path], tx.now),
        )
        for unit in shown
    )


def _week_points(
    tx: Tx, paths: Sequence[str], zone: str, began: dt.datetime | None
) -> tuple[WeekPoint, ...]:
    points = []
    for span in weeks_back(tx.now, zone, WEEKS):
        if began is None or span.end <= began:
            continue
        year, week, _ = span.start.isocalendar()
        points.append(
            WeekPoint(
                year=year,
                week=week,
                overdue=store.overdue_at(tx.connection, paths, min(span.end, tx.now)),
                on_time=store.on_time(tx.connection, paths, span, tx.now),
            )
        )
    return tuple(points)


def _needs(tx: Tx, turn: Turn, paths: Sequence[str], calendar: WorkCalendar) -> tuple[Need, ...]:
    found = store.candidates(tx.connection, paths, turn.actor.id, tx.now)
    names = store.holder_names(tx.connection, [one.id for one in found])
    needs = [_need(one, names[one.id], turn, tx.now, calendar) for one in found]
    return tuple(
        sorted(
            needs,
            key=lambda need: (
                need.cause == Cause.OVERDUE,
                -need.days_late,
                -need.days_waiting,
                need.number,
            ),
        )
    )


def _need(
    one: Candidate, people_of: tuple[str, ...], turn: Turn, now: dt.datetime, calendar: WorkCalendar
) -> Need:
    zone = turn.office.zone
    decides = one.reviewer_id == turn.actor.id
    if one.state == State.HANDED_IN and decides:
        cause, since = Cause.REVIEW, one.handed
    elif one.asked is not None and decides:
        cause, since = Cause.EXTENSION, one.asked
    elif one.blocked is not None:
        cause, since = Cause.BLOCKED, one.blocked
    else:
        cause, since = Cause.OVERDUE, one.deadline
    late_until = min(now, one.handed) if one.handed else now
    return Need(
        number=one.number,
        title=one.title,
        people=people_of,
        cause=cause,
        blocker=one.blocker if cause == Cause.BLOCKED else one.asked_why,
        days_late=_worked(one.deadline, late_until, zone, calendar),
        days_waiting=_worked(since, now, zone, calendar),
    )


def _worked(
    since: dt.datetime | None, until: dt.datetime, zone: str, calendar: WorkCalendar
) -> int:
    """Count the working days that have begun after a moment, up to another; 0 if not later."""
    if since is None or until <= since:
        return 0
    place = ZoneInfo(zone)
    return calendar.working_days_between(
        since.astimezone(place).date(), until.astimezone(place).date()
    )


def _days_late(one: DatedTask, now: dt.datetime, zone: str, calendar: WorkCalendar) -> int:
    return _worked(one.deadline, one.first_handed or now, zone, calendar)


def _week_count(span: Span, week: Sequence[DatedTask]) -> WeekCount:
    year, number, _ = span.start.isocalendar()
    return WeekCount(
        year=year,
        week=number,
        on_time=Rate(part=sum(_is_on_time(one) for one in week), whole=len(week)),
    )


def _is_on_time(one: DatedTask) -> bool:
    return one.first_handed is not None and one.first_handed <= one.deadline


def _days(
    span: Span, week: Sequence[DatedTask], now: dt.datetime, zone: str, calendar: WorkCalendar
) -> tuple[DayDots, ...]:
    place = ZoneInfo(zone)
    days = []
    for offset in range(7):
        day = (span.start + DAY * offset).date()
        due = [one for one in week if one.deadline.astimezone(place).date() == day]
        if offset < 5 or due:
            on_time = sum(_is_on_time(one) for one in due)
            open_ones = [one for one in due if one.first_handed is None]
            owed = sum(one.deadline < now for one in open_ones)
            days.append(
                DayDots(
                    day=day,
                    on_time=on_time,
                    late=len(due) - on_time - len(open_ones),
                    owed=owed,
                    holiday=None if calendar.is_working(day) else calendar.holiday_name(day),
                    ahead=len(open_ones) - owed,
                )
            )
    return tuple(days)
