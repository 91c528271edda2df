"""What a durable whole command costs, beside a bare SQLite loop that writes the same rows.

A command is everything from the raw update to the sent letter: stored, read, checked, changed,
journalled, answered and marked as sent, each step durable (synchronous=FULL). The bare loop writes
the same four rows (update, journal line, task, letter) in one transaction each. Ratios of one run.
"""

import asyncio
import datetime as dt
import itertools
import sqlite3
import tempfile
import time
from pathlib import Path

import msgspec

from bot.app import Office
from bot.gateways.console import NAME, ConsoleGateway, Line
from bot.pipeline import Update
from core.kernel.transaction import Embedded, Inline, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.rules import Role

CHATS, ROUNDS, BARE = 64, 12, 1500
WORDS = "đã xong dự thảo, chờ ý kiến của các đơn vị"


def found(connection):
    now = dt.datetime.now(dt.UTC)
    office = people.add_office(connection, "B", "Bench", "Asia/Ho_Chi_Minh", now)
    unit = people.add_unit(connection, office, None, "B", "Bench")
    for number in range(CHATS):
        person = people.add_person(connection, office, f"P{number}", f"Nguyễn Văn {number}", None)
        people.add_post(connection, office, person, unit.id, Role.OFFICIAL, "", now)
        whose = people.person_of(connection, person)
        people.link_chat(connection, whose, NAME, NAME, f"P{number}", now)


async def say(office, keys, lines):
    updates = []
    for chat, text in lines:
        raw = msgspec.json.encode(Line(chat=chat, text=text)).decode()
        updates.append(Update(key=f"k{next(keys)}", chat=chat, raw=raw, text=text))
    await asyncio.gather(*(office.hear(NAME, NAME, [one]) for one in updates))
    await office.settle()


async def whole_commands(path):
    database = Embedded(path)
    office = Office(database)
    office.gateways[NAME] = ConsoleGateway()
    await office.start()
    keys = itertools.count()
    chats = [f"P{number}" for number in range(CHATS)]
    await say(
        office, keys, [(chat, f"giao tôi việc của {chat}, hạn cuối tháng sau") for chat in chats]
    )
    wall, cpu = time.perf_counter(), time.process_time()
    for turn in range(ROUNDS):
        lines = [(chat, f"bc {at + 1} {turn * 7}% {WORDS}") for at, chat in enumerate(chats)]
        await say(office, keys, lines)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    database.close()
    done = CHATS * ROUNDS
    return done / wall, cpu / done * 1000


def bare_loop(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    for table in ("updates", "lines", "letters"):
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, body TEXT)")
    connection.execute("CREATE TABLE task (id INTEGER PRIMARY KEY, progress INTEGER)")
    connection.executemany("INSERT INTO task VALUES (?, 0)", [(at,) for at in range(CHATS)])
    body = WORDS * 6
    wall = time.perf_counter()
    for turn in range(BARE):
        connection.execute("BEGIN IMMEDIATE")
        for table in ("updates", "lines", "letters"):
            connection.execute(f"INSERT INTO {table} (body) VALUES (?)", (body,))
        connection.execute("UPDATE task SET progress = ? WHERE id = ?", (turn, turn % CHATS))
        connection.execute("COMMIT")
    wall = time.perf_counter() - wall
    connection.close()
    return BARE / wall


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        engine = sqlite_engine(path)
        migrate(engine)
        database = Inline(engine)
        database.write_now(found)
        database.close()
        commands, cpu = asyncio.run(whole_commands(path))
        bare = bare_loop(Path(folder) / "bare.db")
    print(f"whole commands, {CHATS} chats at once: {commands:.0f}/s, {cpu:.2f} ms of CPU each")
    print(f"bare loop, one commit each: {bare:.0f}/s")
    print(f"whole commands / bare loop: {commands / bare:.2f}")


if __name__ == "__main__":
    main()
