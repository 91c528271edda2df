"""The leader's digest and the official's week, now or by the clock."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from core.evaluation.period import month_of
from core.evaluation.receipt import receipt
from core.kernel import post
from core.kernel.command import Command
from core.kernel.post import Priority
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, tell
from core.people.rules import Person
from core.periods import store as periods
from core.periods.notices import AwayLine
from core.periods.rules import Away, WorkCalendar
from core.periods.spans import WEEK, Span, month_span, weeks_back
from core.reminders import figures, key_results, rules
from core.reminders.away import away_lines
from core.reminders.months import parts_of
from core.reminders.notices import (
    DayDots,
    Digest,
    Due,
    Need,
    Rate,
    UnitLine,
    WeekCard,
    WeekCount,
    WeekPoint,
)
from core.reminders.rules import Cause
from core.reminders.store import letters, readers, rhythms, standing, waits, work
from core.reminders.store.standing import Point, Standing
from core.reminders.store.waits import Candidate
from core.reminders.store.work import DatedTask
from core.reminders.subtree import Branch, subtree
from core.tasks.rules import WORKING, State

TARGET_ON_TIME = 90
WEEKS = 8
MOST_NEEDS = 3
DAY = dt.timedelta(days=1)
MOMENT = dt.timedelta(milliseconds=1)


class SendDigests(Command, frozen=True):
    """Send the leaders their digest whose time is set at `scope`, a path of units, or nowhere."""

    scope: str | None = None


class SendWeeks(Command, frozen=True):
    """Send everybody his weekly card whose time is set at `scope`, or nowhere."""

    scope: str | None = None


def digest(tx: Tx, turn: Turn, calendar: WorkCalendar, unit_code: str | None = None) -> Digest:
    """Give the picture of the units that the asker leads, or of one of them or below them.

    Raises Refusal if he leads none, or not that one.
    """
    of = subtree(tx, turn, unit_code)
    zone = turn.office.zone
    month = month_of(tx.now, zone)
    span = month_span(month.year, month.month, zone)
    units = of.inside
    soon = soon_ends(tx.now, zone, calendar)
    by_unit = standing.counts(tx.connection, units, span, tx.now, soon)
    counts = standing.summed(by_unit.values())
    needs, needs_total = _needs(tx, turn, units)
    began = standing.first_assigned(tx.connection, units)
    before = _working_day_earlier(tx.now, zone, calendar)
    weeks = weeks_back(tx.now, zone, WEEKS)
    points = [
        *(Point(moment=min(one.end, tx.now), span=until(one, tx.now)) for one in weeks),
        Point(moment=before, span=Span(start=before, end=before)),
        Point(moment=tx.now, span=until(span, tx.now)),
    ]
    stood = standing.standings(tx.connection, units, points)
    whole = summed(list(stood.values()))
    return Digest(
        unit=of.name,
        until=tx.now.astimezone(ZoneInfo(zone)),
        year=month.year,
        month=month.month,
        done=counts.done,
        running=counts.running,
        due_soon=counts.due_soon,
        overdue=counts.overdue,
        overdue_before=whole[WEEKS].overdue if began and began <= before else None,
        weeks=tuple(
            WeekPoint(
                year=one.start.isocalendar().year,
                week=one.start.isocalendar().week,
                overdue=then.overdue,
                on_time=then.on_time,
            )
            for one, then in zip(weeks, whole, strict=False)
            if began and began < one.end
        ),
        target_on_time=TARGET_ON_TIME,
        units=tuple(_line(one, stood) for one in of.branches(by_unit)),
        target_unit=TARGET_ON_TIME,
        needs=needs,
        needs_total=needs_total,
        code="",
        away=_on_leave(tx, turn, of.paths),
        key_results=key_results.of_units(tx, turn, units),
    )


def _on_leave(tx: Tx, turn: Turn, paths: Sequence[str]) -> tuple[AwayLine, ...]:
    """Give who of some units is on leave now, as far as the asker may see it."""
    away = periods.away_now(tx.connection, turn.office.id, tx.now)
    seen = [
        one
        for one in people.persons(tx.connection, away).values()
        if one.id != turn.actor.id
        and any(post.path.startswith(tuple(paths)) for post in one.posts_at(tx.now))
        and people_rules.may_see(turn.actor, one, tx.now)
    ]
    lines = away_lines(tx, seen, MOMENT)
    return tuple(one for one in lines if one.begun and one.away == Away.LEAVE)


def week_card(tx: Tx, turn: Turn, calendar: WorkCalendar) -> WeekCard:
    """Give the asker's own week; nobody else can ask for it."""
    actor, zone = turn.actor, turn.office.zone
    spans = weeks_back(tx.now, zone, WEEKS)
    span = spans[-1]
    dated = [work.due_of(tx.connection, actor.id, one) for one in spans]
    owed = work.owed_before(tx.connection, actor.id, span.start)
    first = next((index for index, week in enumerate(dated) if week), len(spans) - 1)
    month = month_of(tx.now, zone)
    scored = receipt(tx, turn, actor, month)
    following = Span(start=span.end, end=span.end + WEEK)
    ahead = [one for one in work.due_of(tx.connection, actor.id, following) if one.state in WORKING]
    year, week, _ = span.start.isocalendar()
    cost = letters.cost_of(tx.connection, actor.id, span)
    return WeekCard(
        person=actor.name,
        gender=actor.gender,
        until=tx.now.astimezone(ZoneInfo(zone)),
        year=year,
        week=week,
        days=_days(span, dated[-1], tx.now, zone, calendar),
        weeks=tuple(
            _week_count(one, week) for one, week in zip(spans[first:], dated[first:], strict=True)
        ),
        streak=_streak(dated, owed, tx.now, zone, calendar),
        score_month=month.month,
        parts=parts_of(scored),
        next_due=tuple(
            Due(
                number=one.number,
                title=one.title,
                deadline=one.deadline.astimezone(ZoneInfo(zone)),
            )
            for one in ahead[:3]
        ),
        next_total=len(ahead),
        messages=cost.letters,
        code="",
        owed_before=len(owed),
        typed=cost.lines,
        minutes=rules.minutes_spent(cost.letters, cost.lines),
        key_results=key_results.of_person(tx, turn),
    )


def send_digests(tx: Tx, office_id: int, calendar: WorkCalendar, command: SendDigests) -> int:
    """Write each leader his digest, where there is anything to say; give how many."""
    sent = 0
    ids = readers.leaders(tx.connection, office_id, tx.now)
    for turn in turns(tx, office_id, ids, "digest", command.scope, Digest.kind):
        facts = digest(tx, turn, calendar)
        if facts.done + facts.running + facts.due_soon + facts.overdue + facts.needs_total:
            kept = figures.keep(tx, turn, facts)
            sent += tell(tx, turn.actor.id, kept, key="digest", priority=Priority.BROADCAST)
    return sent


def send_weeks(tx: Tx, office_id: int, calendar: WorkCalendar, command: SendWeeks) -> int:
    """Write everybody who had or has work his weekly card; give how many."""
    sent = 0
    ids = readers.everybody(tx.connection, office_id, tx.now)
    for turn in turns(tx, office_id, ids, "week", command.scope, WeekCard.kind):
        facts = week_card(tx, turn, calendar)
        lately = any(one.on_time.whole for one in facts.weeks[-2:])
        if facts.next_total or facts.owed_before or lately:
            kept = figures.keep(tx, turn, facts)
            sent += tell(tx, turn.actor.id, kept, key="week", priority=Priority.BROADCAST)
    return sent


def turns(
    tx: Tx, office_id: int, ids: Sequence[int], part: str, scope: str | None, kind: str
) -> list[Turn]:
    """Give a turn for everybody whose time this is and who has not had it today.

    Who is on leave gets nothing: not even held back, for tomorrow it is stale.
    """
    office = people.office_of(tx.connection, office_id)
    found = people.persons(tx.connection, list(ids))
    away = periods.away_at(tx.connection, list(ids), tx.now)
    set_at = [one for one, _ in rhythms.times_of(tx.connection, office_id, part)]
    zone = ZoneInfo(office.zone)
    today = dt.datetime.combine(tx.now.astimezone(zone).date(), dt.time(), zone)
    return [
        Turn(actor=found[one], office=office, said=tx.now)
        for one in ids
        if not (one in away and away[one].away is Away.LEAVE)
        and _scope_of(found[one], set_at, tx.now) == scope
        and not post.was_told(tx.connection, one, kind, today)
    ]


def _scope_of(whose: Person, set_at: Sequence[str], now: dt.datetime) -> str | None:
    """Give the nearest of some units above a person, as a path; None if there is none."""
    home = people_rules.home(whose, now)
    above = [path for path in set_at if home and home.path.startswith(path)]
    return max(above, key=len, default=None)


def soon_ends(now: dt.datetime, zone: str, calendar: WorkCalendar) -> dt.datetime:
    """Give the moment up to which a deadline is due soon."""
    local = now.astimezone(ZoneInfo(zone))
    last = calendar.add_working_days(local.date(), rules.SOON_DAYS)
    return dt.datetime.combine(last + DAY, dt.time(), local.tzinfo)


def _working_day_earlier(now: dt.datetime, zone: str, calendar: WorkCalendar) -> dt.datetime:
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(hour=23, minute=59, second=59) + (
        calendar.add_working_days(local.date(), -1) - local.date()
    )


def until(span: Span, now: dt.datetime) -> Span:
    """Give as much of a span as has passed."""
    return span.but(end=max(span.start, min(span.end, now)))


def _line(branch: Branch, stood: dict[int, tuple[Standing, ...]]) -> UnitLine:
    now = summed([stood[one.id] for one in branch.inside if one.id in stood])[-1]
    return UnitLine(name=branch.unit.name, on_time=now.on_time, overdue=now.overdue, own=branch.own)


def summed(parts: Sequence[tuple[Standing, ...]]) -> tuple[Standing, ...]:
    """Add up how several units stood at each point."""
    return tuple(
        Standing(
            overdue=sum(one[index].overdue for one in parts),
            on_time=Rate(
                part=sum(one[index].on_time.part for one in parts),
                whole=sum(one[index].on_time.whole for one in parts),
            ),
        )
        for index in range(len(parts[0]) if parts else 0)
    )


def _needs(tx: Tx, turn: Turn, units: Sequence[int]) -> tuple[tuple[Need, ...], int]:
    """Give what needs the leader first, and how many tasks do."""
    every = waits.candidates(tx.connection, units, turn.actor.id, tx.now)
    found = [(one, _need(one, turn, tx.now)) for one in every]
    worst = sorted(
        found,
        key=lambda pair: (
            -pair[1].days_late,
            -pair[1].days_waiting,
            pair[1].number,
        ),
    )[:MOST_NEEDS]
    names = waits.holder_names(tx.connection, [one.id for one, _ in worst])
    return tuple(need.but(people=names[one.id]) for one, need in worst), len(every)


def _need(one: Candidate, turn: Turn, now: dt.datetime) -> Need:
    zone = turn.office.zone
    decides = one.reviewer_id == turn.actor.id
    if one.state == State.HANDED_IN and decides:
        cause, since = Cause.REVIEW, one.handed
    elif one.asked is not None and decides:
        cause, since = Cause.EXTENSION, one.asked
    else:
        cause, since = Cause.BLOCKED, one.blocked
    return Need(
        number=one.number,
        title=one.title,
        people=(),
        cause=cause,
        blocker=one.blocker if cause == Cause.BLOCKED else one.asked_why,
        days_late=0 if cause == Cause.REVIEW else _days_between(one.missed, now, zone),
        days_waiting=_days_between(since, now, zone),
    )


def _days_between(since: dt.datetime | None, until: dt.datetime, zone: str) -> int:
    """Count the calendar days from a moment to another, as everybody does; 0 if not later."""
    if since is None or until <= since:
        return 0
    place = ZoneInfo(zone)
    return (until.astimezone(place).date() - since.astimezone(place).date()).days


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
    return _worked(one.deadline, one.first_handed or one.paused or now, zone, calendar)


def _streak(
    dated: Sequence[Sequence[DatedTask]],
    owed: Sequence[DatedTask],
    now: dt.datetime,
    zone: str,
    calendar: WorkCalendar,
) -> int:
    """Count the weeks that kept their deadlines; 0 while something `owed` is too late."""
    late, *weeks = ([_days_late(one, now, zone, calendar) for one in of] for of in (owed, *dated))
    return 0 if max(late, default=0) > rules.LATE_DAYS_OF_STREAK else rules.streak(weeks)


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
            owed = sum(one.deadline < (one.paused or now) for one in open_ones)
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
