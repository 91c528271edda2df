"""Viec before the lean platform: a whole installation, its pace of sending lifted; CPU by stage."""

import asyncio
import datetime as dt
import json
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from aiohttp import web
from lean import BOT

import bot.commands.desk
import bot.gateways.telegram.poller
import bot.gateways.telegram.webhook
import core.kernel.transaction
from bot import interpreter
from bot.app import Office
from bot.gateways.telegram.account import NAME, Server, account_of
from bot.gateways.telegram.channel import TelegramChannel
from bot.gateways.telegram.gateway import TelegramGateway
from bot.gateways.telegram.menus import Menus
from bot.gateways.uploads import Uploads
from core.kernel.transaction import Embedded, Inline, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.rules import Role

CHATS = 200
SPENT = Counter()
"""Seconds of CPU by stage."""


class Timed:
    """An awaitable that counts the CPU of every step of a coroutine."""

    def __init__(self, stage, coroutine):
        self._stage, self._coroutine = stage, coroutine

    def __await__(self):
        steps, value = self._coroutine.__await__(), None
        while True:
            begun = time.thread_time()
            try:
                waited = steps.send(value)
            except StopIteration as end:
                return end.value
            finally:
                SPENT[self._stage] += time.thread_time() - begun
            value = yield waited


def timed(place, name, stage):
    """Count the CPU of a function from now on."""
    function = getattr(place, name)

    def work(*arguments, **named):
        begun = time.thread_time()
        try:
            return function(*arguments, **named)
        finally:
            SPENT[stage] += time.thread_time() - begun

    setattr(place, name, work)


def count_stages():
    """Count by stage. Reading stands inside the writer's work, and is taken off it at the end."""
    timed(bot.gateways.telegram.poller, "peek", "decode")
    timed(bot.gateways.telegram.webhook, "peek", "decode")
    timed(TelegramGateway, "decode", "decode")
    timed(bot.commands.desk, "read_message", "read")
    timed(core.kernel.transaction, "_commit", "act and commit")
    timed(Office, "_render", "send")
    send = TelegramGateway.send
    TelegramGateway.send = lambda self, message: Timed("send", send(self, message))


def found(connection):
    now = dt.datetime.now(dt.UTC)
    office = people.add_office(connection, "B", "Bench", "Asia/Ho_Chi_Minh", now)
    unit = people.add_unit(connection, office, None, "B", "Bench")
    for number in range(1, CHATS + 1):
        person = people.add_person(connection, office, f"P{number}", f"Nguyễn Văn {number}", None)
        people.add_post(connection, office, person, unit.id, Role.OFFICIAL, "", now)
        whose = people.person_of(connection, person)
        people.link_chat(connection, whose, NAME, str(BOT["id"]), str(number), now)


class Unlimited:
    """The limiter with the platform's rates lifted: the bench asks what the machine can do."""

    async def turn(self, _chat, _priority=0):
        return 0.0

    def stop(self, _chat, _seconds):
        raise AssertionError("the lean platform refuses nothing")


async def serve(folder, token, base, door, secret):
    path = Path(folder) / "bench.db"
    engine = sqlite_engine(path)
    migrate(engine)
    once = Inline(engine)
    once.write_now(found)
    once.close()
    database = Embedded(path)
    office = Office(database)
    channel = TelegramChannel(
        [account_of(token)],
        Server(base),
        hear=office.hear,
        draw=None,
        lost=office.channel_lost,
        menus=lambda apis: Menus(apis, database, office.clock),
        uploads=Uploads(database, NAME, clock=office.clock),
        limiter=Unlimited,
        public_url="https://bench.invalid" if door else "",
        secret=secret,
    )
    office.gateways[NAME] = channel.gateway
    app = web.Application()
    ways_in = channel.ways_in(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(door or 0)).start()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGUSR1, SPENT.clear)
    interpreter.settle()
    await asyncio.gather(office.run(stop), channel.run(ways_in, stop))
    await channel.close()
    await runner.cleanup()
    database.close()
    SPENT["act and commit"] -= SPENT["read"]
    print(json.dumps(SPENT))


if __name__ == "__main__":
    count_stages()
    with tempfile.TemporaryDirectory(dir=sys.argv[5] or None) as folder:
        asyncio.run(serve(folder, *sys.argv[1:5]))
