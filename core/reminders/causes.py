"""The cause map: how many working days confirmed objective causes stopped work, and where."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from core.evaluation.period import Period, month_of
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.periods.rules import WorkCalendar
from core.periods.spans import Span, month_span
from core.reminders.cause_map_notices import CauseCount, CauseMap, UnitCauses, UnitStops
from core.reminders.notices import NothingToLead
from core.reminders.store import standing
from core.reminders.store import stops as rows
from core.reminders.store.stops import Stop
from core.reminders.subtree import Branch, subtree
from core.tasks.rules import Cause

DAY = dt.timedelta(days=1)


def cause_map(
    tx: Tx, turn: Turn, calendar: WorkCalendar, unit_code: str | None, month: Period
) -> CauseMap:
    """Give the map of the units that the asker leads, or of the one he names, in a month.

    Raises Refusal if he leads none, or not that one.
    """
    of = subtree(tx, turn, unit_code)
    zone = turn.office.zone
    span = month_span(month.year, month.month, zone)
    counted = _Counted(calendar, ZoneInfo(zone), tx.now)
    every = rows.stops(tx.connection, turn.office.id, of.inside, min(span.end, tx.now))
    stopped = [one for one in every if _touches(one, span)]
    days = {one: counted.days(one, span) for one in stopped}
    causes = _causes(days)
    began = standing.first_assigned(tx.connection, of.inside)
    earlier = _month_before(span, zone)
    is_present = month == month_of(tx.now, zone)
    return CauseMap(
        unit=of.name,
        unit_code=unit_code,
        until=tx.now.astimezone(ZoneInfo(zone)),
        year=month.year,
        month=month.month,
        causes=causes,
        units=_units(of.branches({one.unit_id for one in stopped}), causes, days),
        tasks=len({one.task_id for one in stopped}),
        standing=len({one.task_id for one in stopped if _stands(one, min(span.end, tx.now))}),
        named=rows.named_count(tx.connection, of.inside) if is_present else 0,
        before=sum(counted.days(one, earlier) for one in every)
        if began and began < span.start
        else None,
        code="",
    )


def stopped_in(
    tx: Tx, turn: Turn, calendar: WorkCalendar, unit_ids: Sequence[int], span: Span
) -> tuple[CauseCount, ...]:
    """Give what confirmed causes cost units in a span, the longest first.

    The caller has asked whether the asker may see them.
    """
    counted = _Counted(calendar, ZoneInfo(turn.office.zone), tx.now)
    every = rows.stops(tx.connection, turn.office.id, unit_ids, min(span.end, tx.now))
    days = {one: counted.days(one, span) for one in every if _touches(one, span)}
    return tuple(one for one in _causes(days) if one.days)


def unit_stops(tx: Tx, turn: Turn, calendar: WorkCalendar) -> UnitStops:
    """Give what causes cost the asker's own unit, with all below it, this month.

    Raises Refusal for somebody without a unit.
    """
    home = people_rules.home(turn.actor, tx.now)
    if home is None:
        raise Refusal(NothingToLead())
    zone = turn.office.zone
    month = month_of(tx.now, zone)
    span = month_span(month.year, month.month, zone)
    every = people.units(tx.connection, turn.office.id)
    inside = [one.id for one in every if one.path.startswith(home.path)]
    counted = _Counted(calendar, ZoneInfo(zone), tx.now)
    found = rows.stops(tx.connection, turn.office.id, inside, tx.now)
    days = {one: counted.days(one, span) for one in found if _touches(one, span)}
    causes = [one for one in _causes(days) if one.cause != Cause.SICK and one.days]
    return UnitStops(
        unit=home.unit,
        month=month.month,
        days=sum(days.values()),
        tasks=len({one.task_id for one in days}),
        cause=causes[0].cause if causes else None,
        cause_days=causes[0].days if causes else 0,
    )


class _Counted:
    """Counts the working days of a stretch in the office's calendar, up to now."""

    def __init__(self, calendar: WorkCalendar, zone: ZoneInfo, now: dt.datetime) -> None:
        self._calendar, self._zone, self._now = calendar, zone, now

    def days(self, stop: Stop, span: Span) -> int:
        """Count the working days of a span, up to today, at whose beginning the clock stood."""
        first, last = span.start.date() - DAY, span.end.date() - DAY
        since = stop.since.astimezone(self._zone).date()
        until = (stop.until or self._now).astimezone(self._zone).date()
        return self._calendar.working_days_between(max(first, since), min(last, until))


def _touches(stop: Stop, span: Span) -> bool:
    return stop.since < span.end and (stop.until is None or stop.until > span.start)


def _stands(stop: Stop, moment: dt.datetime) -> bool:
    return stop.until is None or stop.until > moment


def _month_before(span: Span, zone: str) -> Span:
    last = span.start - DAY
    return month_span(last.year, last.month, zone)


def _causes(days: dict[Stop, int]) -> tuple[CauseCount, ...]:
    """Give every cause with its days and tasks, the longest first."""
    found = {one.cause for one in days}
    counts = [
        CauseCount(
            cause=cause,
            days=sum(count for one, count in days.items() if one.cause is cause),
            tasks=len({one.task_id for one in days if one.cause is cause}),
        )
        for cause in Cause
        if cause in found
    ]
    return tuple(sorted(counts, key=lambda one: (-one.days, -one.tasks)))


def _units(
    branches: Iterable[Branch], causes: Sequence[CauseCount], days: dict[Stop, int]
) -> tuple[UnitCauses, ...]:
    """Give a line for each unit, the longest first."""
    lines = []
    for branch in branches:
        ids = {one.id for one in branch.inside}
        own = {one: count for one, count in days.items() if one.unit_id in ids}
        by_cause: Counter[str] = Counter()
        for one, count in own.items():
            by_cause[one.cause] += count
        lines.append(
            UnitCauses(
                code=branch.unit.code,
                name=branch.unit.name,
                days=tuple(by_cause[one.cause] for one in causes),
                tasks=len({one.task_id for one in own}),
                holds=len(branch.inside) > 1,
            )
        )
    return tuple(sorted(lines, key=lambda one: (-sum(one.days), -one.tasks, one.name)))
