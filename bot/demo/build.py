"""Plays the story of the demo office through the real path, with a clock that is wound."""

import asyncio
import datetime as dt
import hashlib
import itertools
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, func, select

from bot.app import Office
from bot.clockwork import Slot, slots_of_day, times_of
from bot.commands.sealed import Sealed
from bot.demo import indicators, products, programmes
from bot.demo.cast import OFFICE_CODE, OFFICE_NAME, roster
from bot.demo.photo import photo
from bot.demo.plot import Event, Plot, beginning
from bot.folder import Folder, folder_of
from bot.gateways.web import store as web_store
from bot.gateways.web.gateway import compose
from bot.gateways.web.store import NAME as WEB
from bot.gateways.web.tables import web_message
from bot.pipeline import Update
from core.catalogue import actions as catalogue
from core.indicators import importing as measures
from core.kernel import inbox, secrets
from core.kernel.inbox import Heard
from core.kernel.tables import inbox as inbox_row
from core.kernel.tables import question
from core.kernel.transaction import Inline, Tx, sqlite_engine
from core.migrations import migrate
from core.people import actions as people_actions
from core.people import store as people
from core.people.roster_import import apply_roster, state_of
from core.people.roster_plan import plan_roster
from core.people.rules import Person
from core.people.tables import person
from core.periods.rules import WorkCalendar
from core.programmes import actions as sources
from core.tasks import files
from core.tasks.tables import task

T = TypeVar("T")
NO_DELAY = dt.timedelta()

MORNINGS_SINCE = dt.timedelta(days=8)
"""How long before its end the office of the story began to get digests and reminders."""


class WoundClock:
    """A clock that shows what it was set to."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now


def build(path: Path, at: dt.datetime, zone: str, shift: dt.timedelta) -> None:
    """Build the demo at a path, its story ending at a moment. The same moment, the same office.

    `shift` is kept: how far the demo's clock stands from the real one. The file appears only
    when it is whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.building")
    unfinished.unlink(missing_ok=True)
    engine = sqlite_engine(unfinished, building=True)
    try:
        migrate(engine)
        database = Inline(engine)
        asyncio.run(_play(database, at, zone, folder_of(path)))
        database.write_now(lambda connection: _mark(connection, at, shift))
        database.close()
    finally:
        engine.dispose()
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    unfinished.chmod(0o600)
    unfinished.replace(path)


async def _play(database: Inline, at: dt.datetime, zone: str, folder: Folder) -> None:
    end = at.astimezone(ZoneInfo(zone))
    calendar = WorkCalendar.of()
    begun = beginning(end, calendar)
    clock = WoundClock(begun)
    seed = end.isoformat(timespec="minutes")
    office = Office(
        database,
        clock=clock,
        chance=lambda update: random.Random(f"{seed} {update}"),
        zone=zone,
        at_once=1,
    )
    everybody = database.write_now(lambda connection: _found(connection, clock, zone, seed))
    await office.start()
    stage = _Stage(office, folder, clock, Plot(random.Random(seed), end, calendar))
    for whose, code in everybody:
        await stage.say(whose.code, f"liên kết {code}", f"link-{whose.code}")
    days = _Days(office, clock, calendar, end - MORNINGS_SINCE)
    week = -1
    for count, event in enumerate(stage.plot):
        if (passed := (event.at - begun).days // 7) != week:
            week = passed
            sys.stderr.write(f"  {event.at:%d/%m/%Y} …\n")
        await days.pass_until(event.at)
        clock.now = event.at
        await stage.happen(event, event.key or f"demo-{count:06d}")
    await days.pass_until(end)
    clock.now = end
    await office.clockwork.tick()
    await office.settle()


class _Days:
    """Lets the mornings and weekends between two events happen."""

    def __init__(
        self, office: Office, clock: WoundClock, calendar: WorkCalendar, start: dt.datetime
    ) -> None:
        self._office = office
        self._calendar = calendar
        self._clock = clock
        self._day = start.replace(hour=6, minute=0)
        self._past = start

    def _slots(self, connection: Connection) -> list[Slot]:
        office = people.offices(connection)[0]
        times = times_of(connection, office.id)
        return slots_of_day(office, self._day, self._calendar, times)

    async def pass_until(self, moment: dt.datetime) -> None:
        """Let everything timed happen that is due up to a moment."""
        while self._day.date() <= moment.date():
            for slot in await self._office.database.read(self._slots):
                if self._past < slot.due <= moment:
                    self._clock.now = slot.due
                    await self._office.clockwork.tick()
                    await self._office.settle()
            if self._day.date() == moment.date():
                break
            self._day += dt.timedelta(days=1)
        self._past = max(self._past, moment)


class _Stage:
    """Has the people of the story type their lines and answer what they are asked."""

    def __init__(self, office: Office, folder: Folder, clock: WoundClock, plot: Plot) -> None:
        self._office = office
        self._folder = folder
        self._clock = clock
        self._uploads = 0
        self.plot = plot

    async def happen(self, event: Event, key: str) -> None:
        """Let an event happen, with its answers; note what it began."""
        if event.told and event.told.finds:
            name, title = event.told.finds
            self.plot.note(name, await self._read(lambda one: _newest(one, title)))
        photos = tuple([await self._upload(event.code, name) for name in self._photos(event)])
        delay = dt.timedelta(minutes=event.told.delay if event.told else 0)
        words = self.plot.words(event)
        await self.say(event.code, words, key, delay=delay, files=photos)
        for place in itertools.count(1):
            answer = await self._answer(event, place)
            if answer is None:
                break
            self._clock.now += dt.timedelta(seconds=9)
            await self.say(event.code, answer, f"{key}-{place}")
        if event.told and event.told.begins:
            self.plot.note(event.told.begins, await self._read(_newest))
        elif event.work and event.work.number is None:
            event.work.number = await self._read(_newest)
            self.plot.follow(event.work, event.at)

    async def say(
        self,
        code: str,
        line: str,
        key: str,
        *,
        delay: dt.timedelta = NO_DELAY,
        files: tuple[str, ...] = (),
    ) -> None:
        """Have somebody type a line that arrives after a delay, and let everything follow."""
        raw = compose(code, line, typed=self._clock() - delay, key=key, files=files)
        await self._office.hear(WEB, WEB, [Update(key=key, chat=code, raw=raw, text=line)])
        await self._office.settle()

    async def _answer(self, event: Event, place: int) -> str | None:
        if event.answers is not None:
            return event.answers[place - 1] if place <= len(event.answers) else None
        if place > 1:
            return None
        return await self._read(lambda one: _answer(one, event.code, self._clock.now))

    async def _read(self, work: Callable[[Connection], T]) -> T:
        return await self._office.database.read(work)

    def _photos(self, event: Event) -> tuple[str, ...]:
        return event.told.photos if event.told else ()

    async def _upload(self, code: str, name: str) -> str:
        """Keep a photo as the page uploads it; give the page's key for it."""
        content = photo(name)
        sha256 = self._folder.keep(content)
        self._uploads += 1
        key = f"photo-{self._uploads:04d}"

        def keep(connection: Connection) -> None:
            whose = people.by_chat(connection, WEB, WEB, code)
            if whose is None:
                raise LookupError(f"nobody is {code}")
            files.add_here(
                connection,
                office_id=whose.office_id,
                person_id=whose.id,
                code=hashlib.sha256(key.encode()).hexdigest()[:24],
                name=name,
                source=(WEB, WEB, f"{code}:{key}"),
                content=(sha256, len(content), "image/png"),
                now=self._clock(),
            )

        await self._office.database.write(keep)
        return key


def _found(
    connection: Connection, clock: WoundClock, zone: str, seed: str
) -> list[tuple[Person, str]]:
    """Found the office from its roster, and give everybody a one-time code."""
    office_id = people.add_office(connection, OFFICE_CODE, OFFICE_NAME, zone, clock.now)
    note = Heard(gateway="console", bot="demo", key="roster", chat="console", raw="roster")
    update = inbox.keep(connection, note, clock.now) or 0
    inbox.end(connection, update, "done")
    tx = Tx(connection, clock.now, update, random.Random(seed))
    plan = plan_roster(roster(), state_of(connection, office_id, clock.now))
    apply_roster(tx, office_id, plan)
    worth = catalogue.plan(connection, office_id, products.rows(), clock.now, None)
    catalogue.take_over(tx, office_id, worth, by=None, accept_faults=False)
    texts = sources.plan(connection, office_id, programmes.rows(), clock.now)
    sources.take_over(tx, office_id, texts, accept_faults=False)
    aside = Tx(connection, clock.now, update, random.Random(f"{seed} indicators"))
    measured = indicators.rows(clock.now, zone)
    measures.take_over(
        aside,
        office_id,
        measures.plan(connection, office_id, measured, zone, clock.now),
        accept_faults=False,
    )
    return [
        (whose, people_actions.make_code(tx, whose))
        for whose in people.of_office(connection, office_id)
    ]


def _answer(connection: Connection, code: str, now: dt.datetime) -> str | None:
    """Give what this person types to go on: the code that is asked for, or `1`."""
    row = connection.execute(
        select(question.c.awaits)
        .select_from(question.join(person, person.c.id == question.c.person_id))
        .where(question.c.state == "open", question.c.expires > now, person.c.code == code)
        .order_by(question.c.id.desc())
    ).first()
    if row is None:
        return None
    kept = msgspec.json.decode(row.awaits) if row.awaits else {}
    if kept.get("kind_of") == Sealed.kind:
        return msgspec.json.decode(kept["body"], type=Sealed).code
    return "1"


def _see(connection: Connection) -> None:
    """Note for every chat that its person has seen what came before his last message."""
    last = select(func.max(inbox_row.c.received)).where(inbox_row.c.chat == web_message.c.chat)
    rows = connection.execute(
        select(web_message.c.chat, func.max(web_message.c.id))
        .where(web_message.c.at <= last.scalar_subquery())
        .group_by(web_message.c.chat)
    ).all()
    for chat, message_id in rows:
        web_store.see(connection, chat, message_id)


def _newest(connection: Connection, title: str = "") -> int:
    """Give the number of the newest task, or of the newest with a title."""
    found = select(func.max(task.c.number)).where(task.c.title.startswith(title))
    return int(connection.execute(found).scalar_one())


def _mark(connection: Connection, at: dt.datetime, shift: dt.timedelta) -> None:
    _see(connection)
    secrets.keep(connection, secrets.DEMO, at.isoformat())
    secrets.keep(connection, secrets.DEMO_SHIFT, str(shift / dt.timedelta(milliseconds=1)))
