"""One process of the city: an office at work on the shared database, and people who talk to it.

It stands in for `viec run` with a webhook: what people say is heard (stored durably), handled, answered,
and the answer is taken by a platform that costs nothing. The other process may send an answer; it tells
whose chat it is over a socket.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import random
import resource
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import msgspec
from people import City

from bot.app import Office
from bot.gateways.console import NAME, ConsoleGateway, Line
from bot.gateways.port import Sent
from bot.pipeline import Update
from core.kernel.fleet import Fleet

WORDS = "đã xong dự thảo, chờ ý kiến của các đơn vị"


class Platform(ConsoleGateway):
    """Takes every letter at once and says whose it is."""

    def __init__(self, tell):
        super().__init__()
        self._tell = tell

    async def send(self, message):
        self._tell(message.chat)
        return Sent(remote_id=str(message.letter))


class People:
    """Those whose chats one process hears: each says something and waits for the answer."""

    def __init__(self, office, city, me, seed):
        self._office, self._city, self._me = office, city, me
        self._chance = random.Random(f"{seed}-{me}")
        self._waiting = {}
        self._said = 0
        self.took = []

    def told(self, chat):
        """Note that a chat was told something."""
        waiting = self._waiting.get(chat)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    def _words(self, n):
        sort = self._chance.random()
        if sort < 0.70:
            return f"bc {self._city.task(n)} {self._chance.randrange(1, 99)}% {WORDS}"
        if sort < 0.85:
            return "việc của tôi"
        if sort < 0.90:
            return f"nv-{self._city.task(n, 1)}"
        if sort < 0.95:
            return "tìm thẩm định"
        return "giao tôi rà soát hồ sơ tháng này, hạn cuối tháng sau"

    async def one(self):
        """Have somebody who waits for nothing say something."""
        city = self._city
        n = self._chance.randrange(city.people)
        while city.owner(n) != self._me or city.chat(n) in self._waiting:
            n = self._chance.randrange(city.people)
        await self.say(n, self._words(n))

    async def say(self, n, words):
        """Have a person say something; note how long until his answer."""
        chat = self._city.chat(n)
        self._said += 1
        raw = msgspec.json.encode(Line(chat=chat, text=words)).decode()
        answer = self._waiting[chat] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        key = f"{self._me}-{os.getpid()}-{self._said}"
        await self._office.hear(NAME, NAME, [Update(key=key, chat=chat, raw=raw, text=words)])
        await answer
        self.took.append(time.perf_counter() - begun)
        del self._waiting[chat]


async def visit(people, city, me, which):
    """Have somebody of each office say something: a process learns its names with the first."""
    for office in range(city.offices):
        theirs = (n for n in range(office, city.people, city.offices) if city.owner(n) == me)
        await people.say(next(itertools.islice(theirs, which, None)), "việc của tôi")


async def closed_loop(people, seconds, at_once):
    """Have so many talk without a pause."""
    end = time.monotonic() + seconds

    async def talk():
        while time.monotonic() < end:
            await people.one()

    await asyncio.gather(*(talk() for _ in range(at_once)))


async def open_loop(people, seconds, rate):
    """Have so many a second talk, whatever becomes of the others."""
    chance, talking, begun, at = random.Random(rate), [], time.monotonic(), 0.0
    while at < seconds:
        await asyncio.sleep(max(0.0, begun + at - time.monotonic()))
        talking.append(asyncio.create_task(people.one()))
        at += chance.expovariate(rate)
    await asyncio.gather(*talking)


def doors(folder, me, others, told):
    """Give what tells a chat's owner; what is told to this process arrives at `told`."""
    own = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    own.bind(str(folder / f"door-{me}"))
    own.settimeout(0)
    loop = asyncio.get_running_loop()

    def arrived():
        with contextlib.suppress(BlockingIOError):
            while True:
                told(own.recv(64).decode())

    def tell(chat):
        owner = int(chat.split("-")[0])
        if owner == me or owner >= others:
            told(chat)
            return
        try:
            own.sendto(chat.encode(), str(folder / f"door-{owner}"))
        except BlockingIOError:
            loop.call_later(0.002, tell, chat)

    loop.add_reader(own, arrived)
    return tell


async def live(asked):
    city = City(asked.people, asked.offices, asked.owners)
    database = Fleet(asked.url, asked.connections)
    office = Office(database)
    people = People(office, city, asked.me, asked.seed)
    office.gateways[NAME] = Platform(doors(asked.folder, asked.me, asked.owners, people.told))
    stop = asyncio.Event()
    running = asyncio.create_task(office.run(stop))
    lines = asyncio.Queue()
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin, lambda: lines.put_nowait(sys.stdin.readline()))
    print("{}", flush=True)
    while line := (await lines.get()).strip():
        kind, seconds, much = line.split()
        people.took.clear()
        cpu, wall = time.process_time(), time.perf_counter()
        if kind == "visit":
            await visit(people, city, asked.me, int(much))
        elif kind == "closed":
            await closed_loop(people, float(seconds), int(much))
        else:
            await open_loop(people, float(seconds), float(much))
        facts = {
            "took": people.took,
            "cpu": time.process_time() - cpu,
            "wall": time.perf_counter() - wall,
            "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
        print(json.dumps(facts), flush=True)
    stop.set()
    await running
    database.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--folder", type=Path, required=True)
    for name in ("me", "people", "offices", "owners", "seed", "connections"):
        parser.add_argument(f"--{name}", type=int, required=True)
    asyncio.run(live(parser.parse_args()))
