"""Five lines to one office, all used alike: what the contract over every gateway is played on.

A line lets people say things on its platform, brings what was said to the office by the platform's own
way, in any order and as often as a test wants, and gives what each person is shown there.
"""

import datetime as dt
import itertools
import json
import random
from contextlib import asynccontextmanager
from types import MappingProxyType

import aiohttp
import msgspec
from aiohttp import web

from bot.app import Office, build_web
from bot.gateways.console import NAME as CONSOLE
from bot.gateways.console import ConsoleGateway
from bot.gateways.console import Line as ConsoleLineTyped
from bot.gateways.port import TryLater
from bot.gateways.web import store as web_store
from bot.gateways.web.wire import Cursor, Payload
from bot.gateways.zalo_oa import tokens
from bot.pipeline import Update
from core.people import store as people
from tests.gateways.telegram import emulator as telegram_emulator
from tests.gateways.telegram import street as telegram_street
from tests.gateways.zalo import emulator as zalo_emulator
from tests.gateways.zalo import oa_emulator
from tests.gateways.zalo import street as zalo_street
from tests.gateways.zalo.test_zalo_oa import House

LATER = dt.timedelta(minutes=10)


class Line:
    """One gateway before the office of a town. Each platform fills in what it does its own way."""

    gateway = ""
    bot = ""

    def __init__(self, town):
        self.town = town
        self.keys = itertools.count(1)

    @property
    def office(self):
        raise NotImplementedError

    def chat(self, code):
        """Give the chat that a person has on this platform."""
        return code

    def link(self, *codes):
        """Make the chats of these people theirs, without anything said."""

        def work(connection):
            office = people.offices(connection)[0]
            for number, code in codes:
                whose = people.by_code(connection, office.id, number)
                people.link_chat(
                    connection, whose, self.gateway, self.bot, self.chat(code), self.town.now
                )

        self.town.database.write_now(work)

    async def settle(self):
        """Handle and deliver everything that was brought."""
        await self.office.settle()

    async def later(self):
        """Let time pass, and deliver what waited for it."""
        self.town.now += LATER
        await self.settle()

    def told(self, code):
        """Give the messages that a person is shown since the last look, choices included."""
        raise NotImplementedError


class ConsoleLine(Line):
    """The plainest platform."""

    gateway = bot = CONSOLE

    @asynccontextmanager
    async def open(self):
        self.platform = _Stubborn()
        self.seen = {}
        await self.begin()
        yield self

    async def begin(self):
        self.one = _office(self.town)
        self.one.gateways[CONSOLE] = self.platform
        await self.one.start()

    @property
    def office(self):
        return self.one

    def say(self, code, text, said=None):
        raw = msgspec.json.encode(ConsoleLineTyped(chat=code, text=text, said=said)).decode()
        return Update(key=f"line{next(self.keys)}", chat=code, raw=raw, text=text)

    async def bring(self, *said):
        for one in said:
            await self.one.hear(CONSOLE, CONSOLE, [one])

    async def bring_nonsense(self, code):
        await self.bring(Update(key="nonsense", chat=code, raw="{"))

    @asynccontextmanager
    async def trouble(self):
        self.platform.busy = True
        yield
        self.platform.busy = False

    def told(self, code):
        every = self.platform.told.get(code, [])
        new = every[self.seen.get(code, 0) :]
        self.seen[code] = len(every)
        return [one.text for one in new]


class _Stubborn(ConsoleGateway):
    """A console that takes nothing while it is busy."""

    busy = False

    async def send(self, message):
        return TryLater(why="busy") if self.busy else await super().send(message)


class WebLine(Line):
    """The web chat, over HTTP as the page uses it."""

    gateway = bot = web_store.NAME

    @asynccontextmanager
    async def open(self):
        self.runner = None
        self.seen = {}
        await self.begin()
        try:
            yield self
        finally:
            await self.runner.cleanup()

    async def begin(self):
        if self.runner is not None:
            await self.runner.cleanup()
        self.one = _office(self.town)
        await self.one.start()
        app = await build_web(self.one, zalo_street.Drawer(), demo=True)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    @property
    def office(self):
        return self.one

    def say(self, code, text, said=None):
        typed = {"key": f"contract-{next(self.keys)}", "text": text}
        typed["typed_at"] = int((said or self.town.now).timestamp() * 1000)
        return code, typed

    async def bring(self, *said):
        for code, typed in said:
            assert await self.post(code, json.dumps(typed)) == 200

    async def bring_nonsense(self, code):
        assert await self.post(code, "{") == 400
        raw = Update(key="nonsense", chat=code, raw="{")
        await self.one.hear(self.gateway, self.bot, [raw])

    async def post(self, code, body):
        url = f"{self.base}/api/messages?as={code}"
        headers = {"X-Viec": "page", "Content-Type": "application/json"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data=body, headers=headers) as answer,
        ):
            return answer.status

    @asynccontextmanager
    async def trouble(self):
        """The table of what is shown is away, as with a disk that fails."""
        self._rename("web_message", "away")
        yield
        self._rename("away", "web_message")

    def _rename(self, table, name):
        self.town.database.write_now(
            lambda connection: connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")
        )

    def told(self, code):
        def read(connection):
            place = Cursor(heard=2**62, shown=self.seen.get(code, 0))
            return web_store.after(connection, code, place, 50)

        found = self.town.database.write_now(read)
        self.seen[code] = found.cursor.shown
        return [_worded(msgspec.json.decode(one.payload, type=Payload)) for one in found.rows]


def _worded(payload):
    return "\n".join([payload.text, *(f"{one.number} {one.words}" for one in payload.buttons)])


class TelegramLine(Line):
    """Telegram, polled through the emulator."""

    gateway = "telegram"
    bot = telegram_street.BOT
    CHATS = MappingProxyType({"BINH": telegram_street.BINH, "LAN": telegram_street.LAN})

    @asynccontextmanager
    async def open(self):
        self.platform = telegram_emulator.Telegram(lambda: self.town.now)
        async with self.platform.serving():
            token = telegram_emulator.TOKEN
            self.street = telegram_street.Street(self.platform, self.town, (token,))
            self.platform._opened.update(self.CHATS.values())
            await self.begin()
            try:
                yield self
            finally:
                await self.street.channel.close()

    async def begin(self):
        await self.street.begin()

    @property
    def office(self):
        return self.street.office

    def chat(self, code):
        return str(self.CHATS.get(code, 77))

    def say(self, code, text, said=None):
        update = self.platform.say(self.CHATS.get(code, 77), text, date=said)
        self.platform._queues[telegram_emulator.TOKEN].remove(update)
        return update

    async def bring(self, *said):
        poller = self.street.pollers[telegram_emulator.TOKEN]
        for one in said:
            self.platform.again(one)
            await poller.poll()
            poller._offset = 0  # what comes again, or late, has a number below
        self.platform._queues[telegram_emulator.TOKEN].clear()
        self.street.clock.now += 60

    async def bring_nonsense(self, code):
        chat = {"id": self.CHATS[code], "type": "private"}
        for wrong in ({"message": {"chat": chat, "text": 7}}, {"message": {"chat": "x"}}):
            await self.bring({"update_id": next(self.platform._updates)} | wrong)

    @asynccontextmanager
    async def trouble(self):
        fault = telegram_emulator.Fault("sendMessage", "429", times=1, wait=5)
        self.platform.faults.append(fault)
        yield
        fault.times = 0

    async def later(self):
        self.street.clock.now += LATER.total_seconds()
        await super().later()

    def told(self, code):
        shown = self.platform.told(self.CHATS.get(code, 77))
        return ["\n".join([one.text, *one.labels]) for one in shown]


class ZaloLine(Line):
    """Zalo Bot, polled through the emulator."""

    gateway = "zalo"
    bot = zalo_street.BOT
    CHATS = MappingProxyType({"BINH": zalo_street.BINH, "LAN": zalo_street.LAN})

    @asynccontextmanager
    async def open(self):
        self.platform = zalo_emulator.Zalo(lambda: self.town.now)
        async with self.platform.serving():
            token = zalo_emulator.TOKEN
            self.street = zalo_street.Street(self.platform, self.town, (token,))
            self.platform._opened[token].update(self.CHATS.values())
            await self.begin()
            try:
                yield self
            finally:
                await self.street.end()

    async def begin(self):
        await self.street.begin()

    @property
    def office(self):
        return self.street.office

    def chat(self, code):
        return self.CHATS.get(code, "77")

    def say(self, code, text, said=None):
        event = self.platform.say(self.chat(code), text, date=said)
        self.platform._queues[zalo_emulator.TOKEN].remove(event)
        return event

    async def bring(self, *said):
        for one in said:
            self.platform.put(one)
            await self.street.pollers[zalo_emulator.TOKEN].poll()
        self.street.clock.now += 60

    async def bring_nonsense(self, code):
        message = self.platform.message(self.chat(code), None, zalo_emulator.TOKEN, None)
        for wrong in (message | {"text": 7}, {"text": "x"}, None):
            await self.bring({"event_name": "message.text.received", "message": wrong})

    @asynccontextmanager
    async def trouble(self):
        fault = zalo_emulator.Fault("sendMessage", "403", times=1)
        self.platform.faults.append(fault)
        yield
        fault.times = 0

    def told(self, code):
        return [one.text for one in self.platform.told(self.chat(code))]


class ZaloOaLine(Line):
    """A Zalo Official Account, whose events are brought to the webhook."""

    gateway = "zalo-oa"
    bot = oa_emulator.APP.id
    CHATS = MappingProxyType({"BINH": "5000000000000000002", "LAN": "5000000000000000004"})

    @asynccontextmanager
    async def open(self):
        self.platform = oa_emulator.ZaloOa(lambda: self.town.now)
        async with self.platform.serving():
            self.house = House(self.platform, self.town)
            self.town.database.write_now(
                lambda connection: tokens.keep(connection, "refresh-0", self.town.now)
            )
            self.platform._heard.update(dict.fromkeys(self.CHATS.values(), self.town.now))
            await self.begin()
            try:
                yield self
            finally:
                await self.house.end()

    async def begin(self):
        await self.house.begin()

    @property
    def office(self):
        return self.house.office

    def chat(self, code):
        return self.CHATS.get(code, "77")

    def say(self, code, text, said=None):
        event = self.platform.says(self.chat(code), text)
        if said is not None:
            event["timestamp"] = str(int(said.timestamp() * 1000))
        return event

    async def bring(self, *said):
        for one in said:
            assert await self.platform.bring(one) == 200
        self.house.clock.now += 60

    async def bring_nonsense(self, code):
        assert await self.platform.bring(b"{", signature="mac=00") == 401
        wrong = self.platform.event("user_send_text", self.chat(code), {"text": 7})
        assert await self.platform.bring(wrong) == 200

    @asynccontextmanager
    async def trouble(self):
        self.platform.faults["send"] = [-32]
        yield
        self.platform.faults["send"] = []

    def told(self, code):
        shown = self.platform.told(self.chat(code))
        return ["\n".join([one.text, *(each["title"] for each in one.buttons)]) for one in shown]


def _office(town):
    return Office(town.database, clock=lambda: town.now, chance=random.Random, at_once=1)


LINES = (ConsoleLine, WebLine, TelegramLine, ZaloLine, ZaloOaLine)
