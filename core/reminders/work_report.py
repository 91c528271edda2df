"""The work report of a unit for a week, a month or a quarter, drawn from its tasks."""

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from core.evaluation.period import QUARTER, Period
from core.kernel.fact import Fact
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.periods.rules import WorkCalendar
from core.periods.spans import WEEK, Span, week_span
from core.reminders import causes
from core.reminders.store.reported import Reported, reported
from core.reminders.subtree import Subtree, subtree
from core.reminders.work_report_notices import (
    Length,
    PartLine,
    ReportTask,
    Tally,
    UnitLine,
    WorkReport,
)
from core.tasks.rules import WORKING, State

DAY = dt.timedelta(days=1)


class Reach(Fact, frozen=True):
    """The span of a report, and the one of the same length that follows."""

    length: Length
    span: Span
    following: Span


def week_reach(moment: dt.datetime, zone: str) -> Reach:
    """Give the week, Monday to Sunday, in which a moment lies."""
    span = week_span(moment, zone)
    following = Span(start=span.end, end=week_span(span.end + WEEK / 2, zone).end)
    return Reach(length=Length.WEEK, span=span, following=following)


def period_reach(period: Period, zone: str) -> Reach:
    """Give a month or a quarter."""
    length = Length.QUARTER if period.months == QUARTER else Length.MONTH
    return Reach(length=length, span=period.span(zone), following=period.back(-1).span(zone))


def work_report(
    tx: Tx, turn: Turn, calendar: WorkCalendar, unit_code: str | None, reach: Reach
) -> WorkReport:
    """Give the report of the units that the asker leads, or of the one he names.

    Raises Refusal if he leads none, or not that one.
    """
    of = subtree(tx, turn, unit_code)
    span, zone = reach.span, ZoneInfo(turn.office.zone)
    rows = reported(tx.connection, of.inside, (span.start, span.end), reach.following.end)
    counted = _Counted(tx.now, span, zone)
    stopped = causes.stopped_in(tx, turn, calendar, of.inside, span)
    names = {one.id: one.name for one in of.every}

    def told(several: Iterable[Reported]) -> tuple[ReportTask, ...]:
        return tuple(counted.task(one, names[one.unit_id]) for one in several)

    return WorkReport(
        unit=of.name,
        length=reach.length,
        first=span.start.astimezone(zone).date(),
        last=span.end.astimezone(zone).date() - DAY,
        until=tx.now.astimezone(zone),
        tally=counted.tally(rows),
        parts=_parts(rows, counted),
        units=_units(of, rows, counted),
        causes=stopped,
        done=told(one for one in rows if counted.is_done_in_span(one)),
        left=told(one for one in rows if counted.is_left(one) or counted.is_overdue(one)),
        coming=told(
            one
            for one in rows
            if one.deadline
            and reach.following.holds(one.deadline)
            and one.state is not State.ACCEPTED
        ),
    )


class _Counted:
    """Counts tasks as they are known at a moment, in a span."""

    def __init__(self, now: dt.datetime, span: Span, zone: ZoneInfo) -> None:
        self._now, self._span, self._zone = now, span, zone

    def is_due(self, one: Reported) -> bool:
        return one.deadline is not None and self._span.holds(one.deadline)

    def is_done_in_span(self, one: Reported) -> bool:
        return one.accepted is not None and self._span.holds(one.accepted)

    def is_left(self, one: Reported) -> bool:
        return self.is_due(one) and one.state not in (State.ACCEPTED, State.HANDED_IN)

    def is_late(self, one: Reported) -> bool:
        """Say `core.tasks.rules.is_late` of a row."""
        if one.deadline is None:
            return False
        return (one.first_handed or one.paused or self._now) > one.deadline

    def is_overdue(self, one: Reported) -> bool:
        return (
            one.state in WORKING
            and self.is_late(one)
            and one.deadline is not None
            and one.deadline < min(self._span.end, self._now)
        )

    def tally(self, rows: Sequence[Reported]) -> Tally:
        due = [one for one in rows if self.is_due(one)]
        return Tally(
            due=len(due),
            done=sum(one.state is State.ACCEPTED for one in due),
            waiting=sum(one.state is State.HANDED_IN for one in due),
            left=sum(self.is_left(one) for one in due),
            judged=sum(one.first_handed is not None or self.is_late(one) for one in due),
            on_time=sum(one.first_handed is not None and not self.is_late(one) for one in due),
            beyond=sum(self.is_done_in_span(one) and not self.is_due(one) for one in rows),
            overdue=sum(self.is_overdue(one) for one in rows),
        )

    def task(self, one: Reported, unit: str) -> ReportTask:
        return ReportTask(
            number=one.number,
            title=one.title,
            unit=unit,
            deadline=self._local(one.deadline),
            accepted=self._local(one.accepted),
            handed=self._local(one.first_handed),
            late=self.is_late(one),
            source=f"{one.source[0]}.{one.source[1]}" if one.source else None,
            blocker=one.blocker if one.state in WORKING else None,
        )

    def _local(self, moment: dt.datetime | None) -> dt.datetime | None:
        return moment.astimezone(self._zone) if moment else None


def _parts(rows: Sequence[Reported], counted: _Counted) -> tuple[PartLine, ...]:
    """Give a line for each paragraph that work was due or done for, and one for all the rest."""
    busy = [
        one
        for one in rows
        if counted.is_due(one) or counted.is_done_in_span(one) or counted.is_overdue(one)
    ]
    sources = sorted(
        {one.source for one in busy if one.source}, key=lambda one: (one[0], one[4], one[1])
    )
    lines = [
        PartLine(
            code=code,
            mark=mark,
            words=words,
            figure=figure,
            tally=counted.tally(
                [one for one in busy if one.source and one.source[:2] == (code, mark)]
            ),
        )
        for code, mark, words, figure, _ in sources
    ]
    other = [one for one in busy if one.source is None]
    if other:
        lines.append(
            PartLine(code=None, mark="", words="", figure=None, tally=counted.tally(other))
        )
    return tuple(lines)


def _units(of: Subtree, rows: Sequence[Reported], counted: _Counted) -> tuple[UnitLine, ...]:
    lines = []
    for branch in of.branches({one.unit_id for one in rows}):
        ids = {one.id for one in branch.inside}
        tally = counted.tally([one for one in rows if one.unit_id in ids])
        lines.append(UnitLine(name=branch.unit.name, tally=tally))
    return tuple(lines) if len(lines) > 1 else ()
