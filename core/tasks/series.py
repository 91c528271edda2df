"""Recurring work: a series gives its next task by the clock, once for each of its days."""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.periods.rules import WorkCalendar
from core.tasks import assigning, recurrence, series_store
from core.tasks.assigning import Assign, Origin
from core.tasks.giving_notices import (
    SeriesEnded,
    SeriesLine,
    SeriesList,
    SeriesPreview,
    SeriesStarted,
    SeriesStuck,
    SeriesUnknown,
)
from core.tasks.recurrence import Recurrence
from core.tasks.series_store import Series

SUBJECT = "series"
SHOWN = 3
PAGE = 7


class StartSeries(Command, frozen=True):
    """Give work that comes back: what is given each time, and when."""

    work: Assign
    rule: Recurrence


class EndSeries(Command, frozen=True):
    """Give no further task of a series, or, where it was ended, go on with it."""

    number: int
    on: bool = False


class RunSeries(Command, frozen=True):
    """Give every task of the office's series that is to be given by today."""


def preview(tx: Tx, turn: Turn, command: StartSeries, calendar: WorkCalendar) -> SeriesPreview:
    """Show what would come back, when, and its first three deadlines. Raises Refusal."""
    holders = assigning.holders_of(tx, turn, command.work.people)
    slots = recurrence.slots_after(command.rule, _today(tx, turn.office.zone), calendar)
    days = [next(slots) for _ in range(SHOWN)]
    return SeriesPreview(
        people=tuple(named(one, tx.now) for one in holders),
        title=command.work.title,
        every=command.rule.every,
        on=command.rule.on,
        month=command.rule.month,
        moved=command.rule.moved,
        minute=command.rule.minute,
        lead_days=recurrence.LEAD_DAYS[command.rule.every],
        days=tuple((day, recurrence.due_of(command.rule, day, calendar)) for day in days),
        given=_first_given(tx, turn, command.rule, days[0], calendar),
    )


def start(tx: Tx, turn: Turn, command: StartSeries, calendar: WorkCalendar) -> SeriesStarted:
    """Begin a series. Its first task is given by the clock. Raises Refusal."""
    holders = assigning.holders_of(tx, turn, command.work.people)
    shared = assigning.shared(holders, command.work.shares)
    first = next(recurrence.slots_after(command.rule, _today(tx, turn.office.zone), calendar))
    new = series_store.add(
        tx.connection,
        Series(
            id=0,
            office_id=turn.office.id,
            number=series_store.next_number(tx.connection, turn.office.id),
            assigner_id=turn.actor.id,
            work=command.work.but(
                shares=tuple((one.part, one.whole) for one in shared),
                people=tuple(one.person_id for one in shared),
            ),
            rule=command.rule,
            next_day=first,
            said=turn.said,
            ended=None,
        ),
    )
    _note(tx, turn, new, "start")
    return SeriesStarted(
        number=new.number,
        title=command.work.title,
        first=recurrence.due_of(command.rule, first, calendar),
        given=_first_given(tx, turn, command.rule, first, calendar),
    )


def _first_given(
    tx: Tx, turn: Turn, rule: Recurrence, first: dt.date, calendar: WorkCalendar
) -> dt.date:
    """Give on which day the clock gives the first task: never before the next working day."""
    tomorrow = calendar.add_working_days(_today(tx, turn.office.zone), 1)
    return max(recurrence.given_on(rule, first, calendar), tomorrow)


def listed(tx: Tx, turn: Turn, calendar: WorkCalendar) -> SeriesList:
    """Give the series that the asker began, has a part in, or leads somebody of."""
    seen = [
        one
        for one in series_store.of_office(tx.connection, turn.office.id)
        if one.ended is None and _may_see(tx, turn, one)
    ]
    return SeriesList(
        lines=tuple(_line(tx, turn, one, calendar) for one in seen[:PAGE]),
        total=len(seen),
    )


def end(tx: Tx, turn: Turn, command: EndSeries) -> SeriesEnded:
    """End a series, or go on with it; tasks that were given stay. Raises Refusal."""
    found = series_store.by_number(tx.connection, turn.office.id, command.number)
    if found is None or not _may_see(tx, turn, found):
        raise Refusal(SeriesUnknown(number=command.number))
    if not _may_end(tx, turn, found):
        by = people.person_of(tx.connection, found.assigner_id)
        raise Refusal(SeriesUnknown(number=command.number, assigner=named(by, tx.now)))
    series_store.write(tx.connection, found.but(ended=None if command.on else turn.said))
    _note(tx, turn, found, "go_on" if command.on else "end")
    return SeriesEnded(number=found.number, title=found.work.title, on=command.on)


def run(tx: Tx, office_id: int, calendar: WorkCalendar) -> int:
    """Give every task that is to be given by today; give how many. A slot is given only once."""
    office = people.office_of(tx.connection, office_id)
    today = _today(tx, office.zone)
    given = 0
    for one in series_store.of_office(tx.connection, office_id):
        if one.ended is None:
            given += _run_one(tx, one, office.zone, today, calendar)
    return given


def _run_one(tx: Tx, one: Series, zone: str, today: dt.date, calendar: WorkCalendar) -> int:
    given = 0
    while recurrence.given_on(one.rule, one.next_day, calendar) <= today:
        due = recurrence.due_of(one.rule, one.next_day, calendar)
        if due >= today and not _give(tx, one, due, zone):
            return given
        given += due >= today
        following = next(recurrence.slots_after(one.rule, one.next_day, calendar))
        one = one.but(next_day=following)
        series_store.write(tx.connection, one)
    return given


def _give(tx: Tx, one: Series, due: dt.date, zone: str) -> bool:
    """Give the task of one slot; where nobody can, the series ends and whoever began it is told."""
    giver = people.person_of(tx.connection, one.assigner_id)
    office = people.office_of(tx.connection, one.office_id)
    turn = Turn(actor=giver, office=office, said=tx.now)
    hour, minute = divmod(one.rule.minute, 60)
    deadline = dt.datetime.combine(due, dt.time(hour, minute), ZoneInfo(zone))
    if not people_rules.is_active(giver, tx.now):
        _stop(tx, turn, one)
        return False
    try:
        assigning.assign(
            tx,
            turn,
            one.work.but(deadline=deadline),
            Origin(series_id=one.id, slot=one.next_day.isoformat()),
        )
    except Refusal:
        _stop(tx, turn, one)
        return False
    return True


def _stop(tx: Tx, turn: Turn, one: Series) -> None:
    series_store.write(tx.connection, one.but(ended=tx.now))
    _note(tx, turn, one, "end")
    stuck = SeriesStuck(number=one.number, title=one.work.title)
    tell(tx, one.assigner_id, stuck, key=f"series:{one.number}")


def _line(tx: Tx, turn: Turn, one: Series, calendar: WorkCalendar) -> SeriesLine:
    lead = people.person_of(tx.connection, one.work.people[0])
    return SeriesLine(
        number=one.number,
        title=one.work.title,
        person=named(lead, tx.now),
        every=one.rule.every,
        on=one.rule.on,
        month=one.rule.month,
        next=recurrence.due_of(one.rule, one.next_day, calendar),
        may_end=_may_end(tx, turn, one),
    )


def _may_see(tx: Tx, turn: Turn, one: Series) -> bool:
    return turn.actor.id in one.work.people or _may_end(tx, turn, one)


def _may_end(tx: Tx, turn: Turn, one: Series) -> bool:
    if one.assigner_id == turn.actor.id:
        return True
    doing = people.persons(tx.connection, list(one.work.people)).values()
    return all(people_rules.leads(turn.actor, each, tx.now) for each in doing)


def _today(tx: Tx, zone: str) -> dt.date:
    return tx.now.astimezone(ZoneInfo(zone)).date()


def _note(tx: Tx, turn: Turn, one: Series, verb: str) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=one.id,
        verb=verb,
        said=turn.said,
        facts=one,
    )
