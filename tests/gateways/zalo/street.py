"""The invented office of the conversation tests, reached over Zalo through the emulator."""

import asyncio
import random

from aiohttp import web

from bot.app import Office, build_web
from bot.gateways.zalo.account import account_of
from bot.gateways.zalo.channel import ZaloChannel
from bot.gateways.zalo.gallery import Gallery
from bot.gateways.zalo.ledger import Ledger
from bot.gateways.zalo.pace import Pace
from bot.pictures import draw_now
from core.kernel.transaction import Tx, no_crash
from core.people import actions
from core.people import store as people
from tests.conversations.town import Town
from tests.gateways.zalo.emulator import PERSON, TOKEN, Zalo, number_of

BINH, LAN, MAI, QUAN = (PERSON.format(number) for number in range(1, 5))
CODES = {BINH: "CB02", LAN: "CB04", MAI: "CB07", QUAN: "CB08"}
BOT = number_of(TOKEN)
PUBLIC = "https://viec.example.gov.vn"
KEY = b"a secret of this test office, 32+"


class Clock:
    """Seconds that pass only while somebody waits for them."""

    def __init__(self):
        self.now = 100.0
        self.slept = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


class Drawer:
    """Draws in this process, as the draughtsman's own process does."""

    async def draw(self, notice, body, language, dark):
        return draw_now(notice, body, language, dark)


class Street:
    """People with telephones before one office. A crash may be planted; a new process begun."""

    def __init__(self, zalo, town, tokens, *, most=3000, public=PUBLIC):
        self.zalo = zalo
        self.town = town
        self.tokens = tokens
        self.most = most
        self.public = public
        self.clock = Clock()
        self.crash = no_crash
        self.patience = 5.0
        self.folder = None
        self.channel = None
        self.pollers = {}
        self.runner = None

    async def begin(self):
        """Begin a process: everything that was only in memory is new."""
        await self.end()
        self.office = Office(
            self.town.database,
            clock=lambda: self.town.now,
            chance=random.Random,
            at_once=1,
            folder=self.folder,
        )
        self.ledger = Ledger(
            self.town.database,
            most=self.most,
            warn=self.office.warn,
            clock=self.office.clock,
        )
        app = await build_web(self.office, Drawer(), demo=False)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.zalo.loopback_pictures = f"http://127.0.0.1:{self.runner.addresses[0][1]}/"
        self.channel = self.make_channel(self.tokens)
        self.office.gateways["zalo"] = self.channel.gateway
        ways_in = self.channel.ways_in(web.Application(), crash=lambda point: self.crash(point))
        self.pollers = dict(zip(self.tokens, ways_in, strict=True))
        await self.office.start()

    def make_channel(self, tokens, **more):
        from bot.app import web_secret

        secret = bytes.fromhex(self.town.database.write_now(web_secret))
        gallery = Gallery(
            self.town.database, secret=secret, public_url=self.public, clock=self.office.clock
        )
        return ZaloChannel(
            [account_of(token) for token in tokens],
            self.zalo.base,
            hear=self.office.hear,
            ledger=self.ledger,
            hang=gallery.hang if self.public else None,
            clock=self.office.clock,
            public_url=self.public,
            pace=lambda: Pace(clock=self.clock, sleep=self.clock.sleep),
            patience=self.patience,
            **more,
        )

    async def end(self):
        if self.channel is not None:
            await self.channel.close()
        if self.runner is not None:
            await self.runner.cleanup()

    async def poll(self, token=TOKEN):
        """Fetch everything that is there."""
        while self.zalo._queues[token] or "getMe" not in self.zalo.calls:
            if not await self.pollers[token].poll() and self.zalo.replay:
                break

    async def settle(self, token=TOKEN):
        """Fetch, handle and deliver everything that is there."""
        await self.poll(token)
        await self.office.settle()

    async def say(self, user, text, **more):
        """Let somebody write; give, as one text, what he is told."""
        self.zalo.say(user, text, **more)
        await self.settle(more.get("token", TOKEN))
        return self.told(user)

    def told(self, chat):
        return "\n---\n".join(one.text for one in self.zalo.told(chat))

    def last(self, chat):
        """Give the last message of a chat."""
        return self.zalo._shown[chat][-1]

    def code(self, user):
        """Let the admin give somebody a one-time code."""

        def make(connection):
            office = people.offices(connection)[0]
            whose = people.by_code(connection, office.id, CODES[user])
            return actions.make_code(Tx(connection, self.town.now, 0, random.Random(user)), whose)

        return self.town.database.write_now(make)

    async def link(self, *users):
        for user in users:
            await self.say(user, f"lien ket {self.code(user)}")
        self.clock.now += 60

    def rows(self, query):
        return self.town.rows(query)


def street(*linked, tokens=(TOKEN,), most=3000, public=PUBLIC, **kinds):
    """Make a test of a scene on the street; those named have linked their chats already."""

    def as_test(scene):
        def test():
            town = Town()
            try:
                asyncio.run(_play(scene, town, linked, tokens, most, public, kinds))
            finally:
                town.database.close()

        test.__name__ = test.__qualname__ = scene.__name__
        test.__module__ = scene.__module__
        return test

    return as_test


async def _play(scene, town, linked, tokens, most, public, kinds):
    zalo = Zalo(lambda: town.now, tokens, **kinds)
    async with zalo.serving():
        one = Street(zalo, town, tokens, most=most, public=public)
        try:
            await one.begin()
            await one.link(*linked)
            await scene(one)
        finally:
            await one.end()
