"""The invented office of the conversation tests, reached over Telegram through the emulator."""

import asyncio
import random

from aiohttp import web

from bot.app import Office
from bot.gateways.telegram.account import Server, account_of
from bot.gateways.telegram.channel import TelegramChannel
from bot.gateways.telegram.limiter import Limiter
from bot.gateways.telegram.menus import Menus
from bot.gateways.telegram.recent import Recent
from bot.gateways.uploads import Uploads
from bot.pictures import draw_now
from core.kernel.transaction import Tx, no_crash
from core.people import actions
from core.people import store as people
from tests.conversations.town import Town
from tests.gateways.telegram.emulator import TOKEN, Telegram, number_of

BINH, LAN, MAI = 1001, 1002, 1003
CODES = {BINH: "CB02", LAN: "CB04", MAI: "CB07"}


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


async def draw(notice, body, language, dark):
    return draw_now(notice, body, language, dark)


class Street:
    """People with telephones before one office. A crash may be planted; a new process begun."""

    def __init__(self, telegram, town, tokens):
        self.telegram = telegram
        self.town = town
        self.tokens = tokens
        self.clock = Clock()
        self.crash = no_crash
        self.draw = draw
        self.channel = None
        self.folder = None
        self.pollers = {}

    async def begin(self):
        """Begin a process: everything that was only in memory is new."""
        if self.channel is not None:
            await self.channel.close()
        self.office = Office(
            self.town.database,
            clock=lambda: self.town.now,
            chance=random.Random,
            at_once=1,
            folder=self.folder,
        )
        self.channel = TelegramChannel(
            [account_of(token) for token in self.tokens],
            Server(self.telegram.base),
            hear=self.office.hear,
            draw=self.draw,
            lost=self.office.channel_lost,
            menus=self.keep_menus,
            uploads=Uploads(self.town.database, "telegram", clock=lambda: self.town.now),
            limiter=lambda: Limiter(clock=self.clock, sleep=self.clock.sleep),
            recent=Recent(self.town.database, lambda: self.town.now).ages,
        )
        self.office.gateways["telegram"] = self.channel.gateway
        ways_in = self.channel.ways_in(web.Application(), crash=lambda point: self.crash(point))
        self.pollers = dict(zip(self.tokens, ways_in, strict=True))
        await self.office.start()

    def keep_menus(self, apis):
        self.menus = Menus(apis, self.town.database, lambda: self.town.now)
        return self.menus

    async def settle(self, token=TOKEN):
        """Fetch, handle and deliver everything that is there."""
        while await self.pollers[token].poll():
            pass
        await self.office.settle()
        await asyncio.sleep(0)

    async def say(self, user, text, **more):
        """Let somebody write; give, as one text, what he is told."""
        self.telegram.say(user, text, **more)
        await self.settle(more.get("token", TOKEN))
        return self.told(user)

    async def reply(self, user, text, shown, **more):
        """Let somebody reply to a message of the bot; give what he is told."""
        self.telegram.reply(user, text, shown, **more)
        await self.settle()
        return self.told(user)

    async def send(self, user, content, **more):
        """Let somebody send a photo or document; give what he is told."""
        self.telegram.send(user, content, **more)
        await self.settle()
        return self.told(user)

    async def press(self, user, shown, index):
        self.telegram.press(user, shown, index)
        await self.settle()
        return self.told(user)

    def told(self, chat):
        return "\n---\n".join(one.text for one in self.telegram.told(chat))

    def last(self, chat):
        """Give the last message of a chat."""
        return self.telegram._shown[chat][-1]

    def code(self, user):
        """Let the admin give somebody a one-time code."""

        def make(connection):
            office = people.offices(connection)[0]
            whose = people.by_code(connection, office.id, CODES[user])
            return actions.make_code(Tx(connection, self.town.now, 0, random.Random(user)), whose)

        return self.town.database.write_now(make)

    async def link(self, *users):
        for user in users:
            await self.say(user, f"/start {self.code(user)}")

    def rows(self, query):
        return self.town.rows(query)


def street(*linked, tokens=(TOKEN,)):
    """Make a test of a scene on the street; those named have linked their chats already."""

    def as_test(scene):
        def test():
            town = Town()
            try:
                asyncio.run(_play(scene, town, linked, tokens))
            finally:
                town.database.close()

        test.__name__ = test.__qualname__ = scene.__name__
        test.__module__ = scene.__module__
        return test

    return as_test


async def _play(scene, town, linked, tokens):
    telegram = Telegram(lambda: town.now, tokens)
    async with telegram.serving():
        one = Street(telegram, town, tokens)
        try:
            await one.begin()
            await one.link(*linked)
            await scene(one)
        finally:
            await one.channel.close()


BOT = str(number_of(TOKEN))
