"""Promises of time passing: each slot once, none on a day off, none that came too late."""

import asyncio
import datetime as dt
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from bot.clockwork import CLOCK, USE_BY, Clockwork
from core.kernel.tables import inbox
from core.people import store as people
from core.periods import store as periods
from tests.kernel.house import House
from tests.kernel.ledger import MONDAY

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    """Give a moment of 2026 in Hanoi; 23 November is a Monday."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=ZONE)


class Tower(House):
    """A house with a clockwork; its office may lay days of its own over the calendar."""

    def __init__(self, **own: bool) -> None:
        super().__init__()
        self.restart()
        for day, worked in own.items():
            self.database.write_now(partial(self._lay_over, dt.date.fromisoformat(day), worked))

    @staticmethod
    def _lay_over(day: dt.date, worked: bool, connection: Connection) -> None:
        own = periods.OwnDay(day=day, worked=worked, official=True, note="")
        periods.set_day(connection, 1, own, 1, MONDAY)

    def restart(self) -> None:
        self.clockwork = Clockwork(self.database, clock=self.clock)

    async def strikes(self, *moments: dt.datetime) -> list[str]:
        """Give the slots that are put into the inbox at these moments."""
        before = len(self.slots())
        for moment in moments:
            self.clock.now = moment
            await self.clockwork.tick()
        return self.slots()[before:]

    def slots(self) -> list[str]:
        """Give the slots of letters; that of recurring work has a promise of its own."""
        rows = self.rows(inbox, "gateway", "bot", "source_key")
        return [
            f"{office} {key}"
            for gateway, office, key in rows
            if gateway == CLOCK and not key.startswith("series:")
        ]


def test_a_slot_strikes_once_however_often_the_clock_ticks_or_the_process_starts():
    async def tell():
        tower = Tower()
        assert await tower.strikes(at(25, 7, 29)) == []
        assert await tower.strikes(at(25, 7, 30)) == ["1 digest:2026-11-25"]
        tower.restart()
        assert await tower.strikes(at(25, 7, 31), at(25, 7, 31)) == []

    asyncio.run(tell())


def test_a_clock_that_is_set_back_strikes_nothing_twice():
    async def tell():
        tower = Tower()
        assert await tower.strikes(at(25, 8, 10), at(25, 7, 20), at(25, 8, 20)) == [
            "1 digest:2026-11-25",
            "1 morning:2026-11-25",
        ]

    asyncio.run(tell())


def test_every_office_has_its_own_slots():
    async def tell():
        tower = Tower()
        tower.database.write_now(
            lambda c: people.add_office(c, "UTC", "An office elsewhere", "Etc/UTC", MONDAY)
        )
        assert await tower.strikes(at(25, 7, 30)) == ["1 digest:2026-11-25"]
        assert await tower.strikes(at(25, 14, 30)) == ["2 digest:2026-11-25"]

    asyncio.run(tell())


def test_the_week_strikes_on_its_last_working_day_even_if_that_is_thursday():
    async def tell():
        friday_off = Tower(**{"2026-11-27": False})
        ordinary = Tower()
        for tower, week in ((friday_off, 26), (ordinary, 27)):
            found = await tower.strikes(*(at(day, 15, 30) for day in range(23, 30)))
            assert found == [f"1 week:2026-11-{week}"]

    asyncio.run(tell())


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (at(28, 7, 45), "Saturday"),
        (at(29, 7, 45), "Sunday"),
        (at(2, 7, 45, month=9), "National Day"),
        (at(24, 7, 45), "Vietnamese Culture Day"),
    ],
)
def test_nothing_strikes_on_a_day_off(moment, why):
    async def tell():
        assert await Tower().strikes(moment, moment.replace(hour=15)) == []

    asyncio.run(tell())


def test_a_day_off_of_one_office_is_no_day_off_of_another():
    async def tell():
        tower = Tower(**{"2026-11-25": False})
        tower.database.write_now(
            lambda c: people.add_office(c, "O2", "Another office", "Asia/Ho_Chi_Minh", MONDAY)
        )
        assert await tower.strikes(at(25, 7, 30)) == ["2 digest:2026-11-25"]

    asyncio.run(tell())


def test_a_saturday_that_an_office_works_strikes():
    async def tell():
        tower = Tower(**{"2026-11-28": True})
        assert await tower.strikes(at(28, 7, 45)) == ["1 digest:2026-11-28"]

    asyncio.run(tell())


def test_a_slot_that_was_missed_is_made_up_until_its_use_by_and_then_left_out():
    async def tell():
        just = at(25, 7, 30) + USE_BY - dt.timedelta(seconds=1)
        assert await Tower().strikes(just) == ["1 digest:2026-11-25", "1 morning:2026-11-25"]
        assert await Tower().strikes(just + dt.timedelta(seconds=1)) == ["1 morning:2026-11-25"]

    asyncio.run(tell())


def test_what_the_clock_asks_for_is_handled_like_any_update():
    async def tell():
        tower = Tower()
        await tower.strikes(at(25, 8, 0))
        await tower.settle()
        assert tower.updates() == ["done", "done", "done"]

    asyncio.run(tell())
