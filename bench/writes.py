"""What a durable handled update costs, beside the same rows written by others, in one run.

Handled is: stored under its key and committed, then read, checked, changed, journalled with its
link in the chain, answered by a letter, and committed (synchronous=FULL). 64 chats at once.

The bare loop is sqlite3 alone: the very statements that one update writes, recorded from a real one
and replayed with their values in one commit each, nothing read and nothing decided. The session is
SQLModel over aiosqlite as its documentation writes it: the same rows as objects, the person, the
task and the office looked up first, one commit each.
"""

import argparse
import asyncio
import datetime as dt
import itertools
import re
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

import msgspec
from sqlalchemy import text

from bot.app import Office
from bot.gateways.console import NAME, ConsoleGateway, Line
from bot.pipeline import Update
from core.kernel.transaction import Embedded, Inline, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.rules import Role

CHATS = 64
WORDS = "đã xong dự thảo, chờ ý kiến của các đơn vị"
WORDS_OF = {
    "ours": "handled",
    "sent": "handled and sent",
    "bare": "bare sqlite3, one commit each",
    "session": "SQLModel session, one commit for the update and one for its work",
}
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)")


def found(connection):
    now = dt.datetime.now(dt.UTC)
    office = people.add_office(connection, "B", "Bench", "Asia/Ho_Chi_Minh", now)
    unit = people.add_unit(connection, office, None, "B", "Bench")
    for number in range(CHATS):
        person = people.add_person(connection, office, f"P{number}", f"Nguyễn Văn {number}", None)
        people.add_post(connection, office, person, unit.id, Role.OFFICIAL, "", now)
        whose = people.person_of(connection, person)
        people.link_chat(connection, whose, NAME, NAME, f"P{number}", now)


def made(path):
    engine = sqlite_engine(path)
    migrate(engine)
    database = Inline(engine)
    database.write_now(found)
    asyncio.run(give(database))
    return database


async def give(database):
    office = office_at(database)
    await office.start()
    given = [(f"P{n}", f"giao tôi việc của P{n}, hạn cuối tháng sau") for n in range(CHATS)]
    await hear(office, "given", given)
    await office.settle()


def office_at(database):
    office = Office(database)
    office.gateways[NAME] = ConsoleGateway()
    return office


async def hear(office, key, lines):
    updates = []
    for at, (chat, words) in enumerate(lines):
        raw = msgspec.json.encode(Line(chat=chat, text=words)).decode()
        updates.append(Update(key=f"{key}-{at}", chat=chat, raw=raw, text=words))
    await asyncio.gather(*(office.hear(NAME, NAME, [one]) for one in updates))


def reports(turn):
    return [(f"P{at}", f"bc {at + 1} {turn % 90 + 1}% {WORDS}") for at in range(CHATS)]


def recorded(path):
    """Give the statements that one handled update writes, with their values."""
    database = made(path)
    told = []
    database.write_now(
        lambda connection: connection.connection.dbapi_connection.set_trace_callback(told.append)
    )

    async def one():
        office = office_at(database)
        await hear(office, "recorded", reports(1)[:1])
        await office.pipeline.step()

    asyncio.run(one())
    database.close()
    return [one for one in told if WRITES.match(one) and "journal_head" not in one]


def handled(path, seconds):
    """Give updates handled a second and the CPU of each in ms; then the same up to the sending."""
    made(path).close()

    async def run():
        database = Embedded(path)
        office = office_at(database)
        await office.start()
        turns = itertools.count()
        for _ in range(4):
            await hear(office, next(turns), reports(1))
            await office.settle()
        figures = []
        for send in (False, True):
            wall, cpu, done = time.perf_counter(), time.process_time(), 0
            while time.perf_counter() - wall < seconds:
                turn = next(turns)
                await hear(office, turn, reports(turn))
                while await office.pipeline.step():
                    pass
                if send:
                    await office.settle()
                done += CHATS
            took = time.perf_counter() - wall
            figures.append((done / took, (time.process_time() - cpu) / done * 1000))
        database.close()
        return figures

    return asyncio.run(run())


def bare_loop(path, statements, seconds):
    """Give how often a second the same rows are written, one commit each."""
    made(path).close()
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    connection.execute("PRAGMA synchronous=FULL")
    head = connection.execute("SELECT max(seq), max(id) FROM journal").fetchone()
    plans = [Replayed(one) for one in statements]
    wall, cpu, done = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - wall < seconds:
        connection.execute("BEGIN IMMEDIATE")
        for one in plans:
            connection.execute(one.sql, one.values(done))
        connection.execute("UPDATE journal_head SET seq = ?, link = ?", (head[0] + done, "f" * 64))
        connection.execute("COMMIT")
        done += 1
    took, cpu = time.perf_counter() - wall, time.process_time() - cpu
    connection.close()
    return done / took, cpu / done * 1000


class Replayed:
    """A recorded statement with its literals as parameters; its keys are new each time."""

    LITERAL = re.compile(r"'(?:[^']|'')*'|(?<![\w.])\d+(?![\w.])|\bNULL\b")

    def __init__(self, statement):
        self._found = []
        self.sql = self.LITERAL.sub(self._take, statement)

    def _take(self, match):
        literal = match[0]
        if literal == "NULL":
            value = None
        elif literal.startswith("'"):
            value = literal[1:-1].replace("''", "'")
        else:
            value = int(literal)
        self._found.append(value)
        return "?"

    def values(self, turn):
        fresh = f"bare-{turn}"
        return [
            fresh if value == "recorded-0" or str(value).endswith(":re:0") else value
            for value in self._found
        ]


def session(path, seconds):
    """Give how often a second the SQLModel session does it."""
    from sqlalchemy.ext.asyncio import create_async_engine
    from sqlmodel import Field, SQLModel, select
    from sqlmodel.ext.asyncio.session import AsyncSession

    SQLModel.metadata.clear()

    class Inbox(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        key: str = Field(unique=True)
        chat: str
        raw: str
        received: int
        state: str

    class Person(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        name: str
        chat: str = Field(index=True)
        used: int = 0

    class Task(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        holder: int
        title: str
        state: str
        progress: int
        said: int = 0

    class Journal(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        update_id: int
        person_id: int
        verb: str
        subject_id: int
        said: int
        facts: str
        before: str
        link: str

    class Head(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        seq: int
        link: str

    class Letter(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        key: str = Field(unique=True)
        chat: str
        kind: str
        body: str
        state: str
        created: int

    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")

    async def report(turn, at):
        now = time.time_ns() // 1_000_000
        async with AsyncSession(engine, expire_on_commit=False) as db:
            kept = Inbox(
                key=f"{turn}-{at}", chat=f"P{at}", raw=WORDS * 2, received=now, state="new"
            )
            db.add(kept)
            await db.commit()  # acknowledged only when it is durable
            who = (await db.exec(select(Person).where(Person.chat == kept.chat))).one()
            task = (await db.exec(select(Task).where(Task.id == at + 1))).one()
            head = (await db.exec(select(Head).where(Head.id == 1))).one()
            before = task.model_dump_json()
            who.used, task.progress, task.state, task.said = now, turn % 90, "in_progress", now
            kept.state, head.seq, head.link = "done", head.seq + 1, f"{now:064x}"
            db.add(
                Journal(
                    update_id=kept.id,
                    person_id=who.id,
                    verb="report",
                    subject_id=task.id,
                    said=now,
                    facts=WORDS * 3,
                    before=before,
                    link=head.link,
                )
            )
            db.add(
                Letter(
                    key=f"{kept.id}:re:0",
                    chat=kept.chat,
                    kind="TaskReported",
                    body=WORDS * 6,
                    state="queued",
                    created=now,
                )
            )
            for one in (who, task, head, kept):
                db.add(one)
            await db.commit()

    async def run():
        async with engine.begin() as connection:
            await connection.execute(text("PRAGMA journal_mode=WAL"))
            await connection.run_sync(SQLModel.metadata.create_all)
        async with AsyncSession(engine) as db:
            for at in range(CHATS):
                db.add(Person(name=f"Nguyễn Văn {at}", chat=f"P{at}"))
                db.add(Task(holder=at + 1, title="việc", state="assigned", progress=0))
            db.add(Head(seq=0, link=""))
            await db.commit()
        wall, cpu, done = time.perf_counter(), time.process_time(), 0
        while time.perf_counter() - wall < seconds:
            for at in range(CHATS):  # SQLite has one writer: a pool of sessions only waits longer
                await report(done // CHATS, at)
                done += 1
                if time.perf_counter() - wall >= seconds:
                    break
        took, cpu = time.perf_counter() - wall, time.process_time() - cpu
        await engine.dispose()
        return done / took, cpu / done * 1000

    return asyncio.run(run())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=2.0, help="of each part of a round")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    parts = {"bare": [], "ours": [], "sent": [], "session": []}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        statements = recorded(place / "recorded.db")
        for turn in range(asked.rounds):
            parts["bare"].append(bare_loop(place / f"bare{turn}.db", statements, asked.seconds))
            handling, whole = handled(place / f"ours{turn}.db", asked.seconds)
            parts["ours"].append(handling)
            parts["sent"].append(whole)
            parts["session"].append(session(place / f"orm{turn}.db", asked.seconds))
    print(f"an update makes {len(statements) + 1} changes of rows; {CHATS} chats at once")
    for part, words in WORDS_OF.items():
        speed, cpu = (statistics.median(one) for one in zip(*parts[part], strict=True))
        print(f"{words}: {speed:.0f}/s, {cpu:.2f} ms of CPU each")
    for other in ("bare", "session"):
        pairs = list(zip(parts["ours"], parts[other], strict=True))
        walls = [mine[0] / its[0] for mine, its in pairs]
        cpus = [its[1] / mine[1] for mine, its in pairs]
        print(
            f"handled / {other}: {statistics.median(walls):.2f}"
            f" [{min(walls):.2f}-{max(walls):.2f}] by the clock,"
            f" {statistics.median(cpus):.2f} [{min(cpus):.2f}-{max(cpus):.2f}] by CPU"
        )


if __name__ == "__main__":
    main()
