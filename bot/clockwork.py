"""The clockwork: time passing, turned into commands in the inbox, each slot once."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.pipeline import CLOCK
from core.kernel import inbox
from core.kernel.command import Command
from core.kernel.fact import Fact, write
from core.kernel.inbox import Heard
from core.kernel.transaction import Database
from core.people import store as people
from core.people.store import Office
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.reminders.actions import SendDigests, SendMornings, SendWeeks
from core.tasks.series import RunSeries

USE_BY = dt.timedelta(hours=3)
"""A slot that was missed by more than this is left out: yesterday's morning helps nobody."""


class Slot(Fact, frozen=True):
    """A command that is due in an office at a moment, under a key that says which slot it is."""

    office_id: int
    key: str
    due: dt.datetime
    command: Command


class Clockwork:
    """Puts what is due into the inbox. The inbox's own key makes every slot happen once."""

    def __init__(self, database: Database, *, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def tick(self) -> int:
        """Insert every slot that is due now and was not inserted before; give how many."""
        now = self._clock()

        def insert(connection: Connection) -> int:
            count = 0
            for office in people.offices(connection):
                calendar = periods.calendar_of(connection, office.id)
                for slot in due_slots(office, now, calendar):
                    count += inbox.keep(connection, _heard(slot), now) is not None
            return count

        return await self._database.write(insert)


def due_slots(office: Office, now: dt.datetime, calendar: WorkCalendar) -> list[Slot]:
    """Give today's slots of an office that are due and not yet past their use."""
    return [slot for slot in slots_of_day(office, now, calendar) if now - USE_BY < slot.due <= now]


def slots_of_day(office: Office, now: dt.datetime, calendar: WorkCalendar) -> list[Slot]:
    """Give the slots of the day in which a moment lies: none on a day off.

    Recurring work at 07:15, the digest at 07:30, the morning's reminder at 08:00, the weekly card
    at 15:30 on the last working day of the week.
    """
    zone = ZoneInfo(office.zone)
    today = now.astimezone(zone).date()
    if not calendar.is_working(today):
        return []
    day: list[tuple[str, dt.time, Command]] = [
        ("series", dt.time(7, 15), RunSeries()),
        ("digest", dt.time(7, 30), SendDigests()),
        ("morning", dt.time(8, 0), SendMornings()),
    ]
    following = calendar.add_working_days(today, 1)
    if following.isocalendar()[:2] != today.isocalendar()[:2]:
        day.append(("week", dt.time(15, 30), SendWeeks()))
    return [
        Slot(
            office_id=office.id,
            key=f"{name}:{today.isoformat()}",
            due=dt.datetime.combine(today, at, zone),
            command=command,
        )
        for name, at, command in day
    ]


def _heard(slot: Slot) -> Heard:
    return Heard(
        gateway=CLOCK,
        bot=str(slot.office_id),
        key=slot.key,
        chat=CLOCK,
        raw=f"{slot.command.kind} {write(slot.command)}",
    )
