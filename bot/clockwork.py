"""The clockwork: time passing, turned into commands in the inbox, each slot once."""

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.pipeline import CLOCK
from bot.purge import Purge, is_due
from core.kernel import inbox, post, turns
from core.kernel.command import Command
from core.kernel.fact import Fact, write
from core.kernel.inbox import Heard
from core.kernel.post import Held
from core.kernel.retention import Keep
from core.kernel.tables import epoch_ms
from core.kernel.transaction import Database
from core.people import store as people
from core.people.store import Office
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.reminders import boards, requests
from core.reminders.actions import SendDigests, SendWeeks
from core.reminders.boards import RefreshBoards
from core.reminders.mornings import SendMornings
from core.reminders.quiet import GiveHeld
from core.reminders.requests import RemindOfRequests
from core.reminders.rules import Rhythm
from core.reminders.store import rhythms
from core.tasks.series import RunSeries

USE_BY = dt.timedelta(hours=3)
"""A slot that was missed by more than this is left out: yesterday's morning helps nobody."""


SERIES_AT = dt.timedelta(hours=7, minutes=15)
"""When the day's recurring work is given."""

REQUESTS_AT = dt.timedelta(hours=8)
"""When the admins are reminded of requests about own data: before the last day's work begins."""

NIGHT = (1, 5)
"""The hours in which much may be purged, of the day in the first office's zone."""

COMMANDS: dict[str, type[SendDigests | SendMornings | SendWeeks]] = {
    "digest": SendDigests,
    "morning": SendMornings,
    "week": SendWeeks,
}
"""What is sent by the clock, by the part of a unit's rhythm that says when."""

Times = dict[str, list[tuple[str | None, int]]]
"""For each part: at which units (paths; None is everybody else), at how many minutes of the day."""


class Slot(Fact, frozen=True):
    """A command that is due in an office at a moment, under a key that says which slot it is."""

    office_id: int
    key: str
    due: dt.datetime
    command: Command


class Clockwork:
    """Puts what is due into the inbox. The inbox's own key makes every slot happen once."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], dt.datetime],
        changeable: Callable[[], tuple[str, ...]] = tuple,
        board_minutes: int = 5,
        keep: Keep = Keep(),  # noqa: B008 - it is frozen
    ) -> None:
        self._database = database
        self._clock = clock
        self._changeable = changeable
        self.board_minutes = board_minutes
        self.keep = keep
        self._purged = ""

    async def tick(self) -> int:
        """Insert every slot that is due now and was not inserted before; give how many."""
        now = self._clock()

        def insert(connection: Connection) -> int:
            count = 0
            offices = people.offices(connection)
            turns.arrive(connection, [(CLOCK, str(office.id), CLOCK) for office in offices])
            for office in offices:
                calendar = periods.calendar_of(connection, office.id)
                times = times_of(connection, office.id)
                due = due_slots(office, now, calendar, times)
                due += self._boards(connection, office, now)
                due += _requests(connection, office, now, calendar)
                for slot in due:
                    count += inbox.keep(connection, _heard(slot), now) is not None
            for slot in self._purges(connection, offices, now):
                count += inbox.keep(connection, _heard(slot), now) is not None
            for held in post.due_held(connection, now):
                count += inbox.keep(connection, _heard(_held_slot(held)), now) is not None
            return count

        return await self._database.write(insert)

    def _boards(self, connection: Connection, office: Office, now: dt.datetime) -> list[Slot]:
        """Give the slot that looks at an office's boards again, where one is due."""
        command = RefreshBoards(gateways=self._changeable(), minutes=self.board_minutes)
        if not command.gateways or not boards.is_any_due(connection, office.id, command, now):
            return []
        key = f"boards:{now.astimezone(dt.UTC):%Y-%m-%dT%H:%M}"
        return [Slot(office_id=office.id, key=key, due=now, command=command)]

    def _purges(
        self, connection: Connection, offices: Sequence[Office], now: dt.datetime
    ) -> list[Slot]:
        """Give the slot of the purge, where anything is to go: every minute of the night.

        By day once an hour, for a machine that is off at night. One office's slot serves all.
        """
        if not offices:
            return []
        office = offices[0]
        local = now.astimezone(ZoneInfo(office.zone))
        step = 1 if NIGHT[0] <= local.hour < NIGHT[1] else 60
        due = local.replace(minute=local.minute // step * step, second=0, microsecond=0)
        key = f"purge:{due.astimezone(dt.UTC):%Y-%m-%dT%H:%M}"
        if key == self._purged:
            return []
        self._purged = key
        if not is_due(connection, self.keep, now):
            return []
        command = Purge(
            messages_days=self.keep.messages_days, records_years=self.keep.records_years
        )
        return [Slot(office_id=office.id, key=key, due=now, command=command)]


def _requests(
    connection: Connection, office: Office, now: dt.datetime, calendar: WorkCalendar
) -> list[Slot]:
    """Give the slot that reminds of requests about own data, where one is due: once a day."""
    local = now.astimezone(ZoneInfo(office.zone))
    due = local.replace(hour=0, minute=0, second=0, microsecond=0) + REQUESTS_AT
    if not (due <= local < due + USE_BY and calendar.is_working(local.date())):
        return []
    if not requests.is_any_due(connection, office.id, local):
        return []
    key = f"requests:{local.date().isoformat()}"
    return [Slot(office_id=office.id, key=key, due=due, command=RemindOfRequests())]


def times_of(connection: Connection, office_id: int) -> Times:
    """Give when an office wants what: its units with a time of their own, and the usual one."""
    usual = Rhythm()
    return {
        part: [
            (None, getattr(usual, part)),
            *rhythms.times_of(connection, office_id, part),
        ]
        for part in COMMANDS
    }


def due_slots(office: Office, now: dt.datetime, calendar: WorkCalendar, times: Times) -> list[Slot]:
    """Give today's slots of an office that are due and not yet past their use."""
    day = slots_of_day(office, now, calendar, times)
    return [slot for slot in day if now - USE_BY < slot.due <= now]


def slots_of_day(
    office: Office, now: dt.datetime, calendar: WorkCalendar, times: Times
) -> list[Slot]:
    """Give the slots of the day in which a moment lies, in order: none on a day off.

    Recurring work at 07:15; the weekly card only on the last working day of the week.
    """
    zone = ZoneInfo(office.zone)
    today = now.astimezone(zone).date()
    if not calendar.is_working(today):
        return []
    following = calendar.add_working_days(today, 1)
    last_of_week = following.isocalendar()[:2] != today.isocalendar()[:2]
    midnight = dt.datetime.combine(today, dt.time(), zone)
    series = Slot(
        office_id=office.id,
        key=f"series:{today.isoformat()}",
        due=midnight + SERIES_AT,
        command=RunSeries(),
    )
    slots = [
        Slot(
            office_id=office.id,
            key=f"{part}:{today.isoformat()}" + (f":{scope}" if scope else ""),
            due=midnight + dt.timedelta(minutes=minutes),
            command=COMMANDS[part](scope=scope),
        )
        for part, of_units in times.items()
        if part != "week" or last_of_week
        for scope, minutes in of_units
    ]
    return sorted([series, *slots], key=lambda slot: slot.due)


def _held_slot(held: Held) -> Slot:
    return Slot(
        office_id=held.office_id,
        key=f"held:{held.person_id}:{epoch_ms(held.since)}",
        due=held.since,
        command=GiveHeld(person_id=held.person_id),
    )


def _heard(slot: Slot) -> Heard:
    return Heard(
        gateway=CLOCK,
        bot=str(slot.office_id),
        key=slot.key,
        chat=CLOCK,
        raw=f"{slot.command.kind} {write(slot.command)}",
    )
