"""1,000 people of one office report within the same minute, and at the same moment, on SQLite."""

import asyncio
import datetime as dt
import random
import tempfile
import time
from pathlib import Path

import msgspec
from people import City
from process import WORDS, Platform
from sqlalchemy import text

from bot.app import Office
from bot.gateways.console import NAME, Line
from bot.pipeline import Update
from core.kernel.transaction import Embedded, sqlite_engine
from core.migrations import migrate

PEOPLE = 1_000
CASES = ((PEOPLE, 60.0), (PEOPLE, 0.0), (10_000, 0.0))
"""How many people report, and within how many seconds."""


async def measured():
    """Give the lines to print."""
    return [await _one(people, seconds) for people, seconds in CASES]


async def _one(people, seconds):
    with tempfile.TemporaryDirectory() as folder:
        path, city = Path(folder) / "viec.db", City(people, 1)
        engine = sqlite_engine(path)
        migrate(engine)
        with engine.begin() as connection:
            city.fill(connection, dt.datetime.now(dt.UTC))
        engine.dispose()
        database = Embedded(path)
        try:
            return await _report(database, city, seconds)
        finally:
            database.close()


async def _report(database, city, seconds):
    office, begun, stored, ended = Office(database), {}, {}, {}
    everybody = asyncio.Event()

    def told(chat):
        ended[chat] = time.perf_counter()
        if len(ended) == city.people:
            everybody.set()

    office.gateways[NAME] = Platform(told)
    stop = asyncio.Event()
    running = asyncio.create_task(office.run(stop))
    chance = random.Random(1)
    start, cpu = time.perf_counter(), time.process_time()

    async def report(n, at):
        await asyncio.sleep(at)
        chat = city.chat(n)
        words = f"bc {city.task(n)} {n % 98 + 1}% {WORDS}"
        raw = msgspec.json.encode(Line(chat=chat, text=words)).decode()
        begun[chat] = time.perf_counter()
        await office.hear(NAME, NAME, [Update(key=f"u{n}", chat=chat, raw=raw, text=words)])
        stored[chat] = time.perf_counter()

    await asyncio.gather(*(report(n, chance.uniform(0, seconds)) for n in range(city.people)))
    await asyncio.wait_for(everybody.wait(), 300)
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    stop.set()
    await running
    counts = await database.read(_counts)
    kept = sorted(stored[chat] - begun[chat] for chat in begun)
    waits = sorted(ended[chat] - begun[chat] for chat in begun)
    when = f"within {seconds:.0f} s" if seconds else "at the same moment"
    return (
        f"SQLite, {city.people:,} people report {when}: all answered after {took:.1f} s,"
        f" acknowledged p99 {kept[int(len(kept) * 0.99)] * 1000:.0f} ms,"
        f" answered p50 {waits[len(waits) // 2] * 1000:.0f} ms, p99"
        f" {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, {cpu / city.people * 1000:.1f} ms of CPU each;"
        f" {counts[0]} reports in the journal, {counts[1]} updates and {counts[2]} letters left"
    )


def _counts(connection):
    return [
        connection.execute(text(sql)).scalar()
        for sql in (
            "SELECT count(*) FROM journal WHERE verb = 'report'",
            "SELECT count(*) FROM inbox WHERE state <> 'done'",
            "SELECT count(*) FROM letter WHERE state <> 'sent'",
        )
    ]
