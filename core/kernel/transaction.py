"""Transactions: the database that runs whole handlers, one writer at a time."""

import asyncio
import datetime as dt
import queue
import random
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine, Insert, NullPool, StaticPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

T = TypeVar("T")
Work = Callable[[Connection], T]
Crash = Callable[[str], None]

BATCH = 64


@dataclass(frozen=True, slots=True)
class Tx:
    """What an action may touch: the open transaction, the present moment, and chance.

    `update` is the inbox row that is being handled; letters and journal lines refer to it.
    """

    connection: Connection
    now: dt.datetime
    update: int
    chance: random.Random

    def insert(self, statement: Insert, row: Mapping[str, object]) -> int:
        """Insert one row; give its number."""
        return inserted(self.connection, statement, row)


def inserted(connection: Connection, statement: Insert, row: Mapping[str, object]) -> int:
    """Insert one row; give its number. Raises LookupError if the table counts none."""
    key = connection.execute(statement, row).inserted_primary_key
    if key is None:
        raise LookupError("the statement gave no key")
    return int(key[0])


class Database(Protocol):
    """Runs handlers: `write` alone and durably, `read` beside others and without changing."""

    async def write(self, work: Work[T]) -> T:
        """Run the work in a transaction of its own; give its result after the commit."""
        ...

    async def write_each(self, works: Sequence[Work[T]]) -> list[T]:
        """Run several works, in their order; some may share a commit."""
        ...

    async def read(self, work: Work[T]) -> T:
        """Run the work on a connection that refuses changes."""
        ...

    def close(self) -> None:
        """Finish what is queued and let go of the file."""
        ...


def no_crash(point: str) -> None:
    """Pass every crash point: what real use does."""
    del point


def sqlite_engine(path: Path | None, *, reading: bool = False, building: bool = False) -> Engine:
    """Give an engine on a file, or on a database in memory that lives as long as the engine.

    Python's own transaction handling is switched off: it would lose updates and leave half
    migrations. A writing engine takes the write lock at BEGIN. `building` is for a file that
    nobody uses yet and that is thrown away if the machine stops: it does not wait for the disk.
    """
    engine = create_engine(
        f"sqlite:///{path}" if path else "sqlite://",
        poolclass=NullPool if path else StaticPool,
        connect_args={"check_same_thread": False, "timeout": 30.0},
    )
    settings = [
        "PRAGMA foreign_keys=ON",
        "PRAGMA recursive_triggers=ON",
        *_durability(path, reading=reading, building=building),
    ]

    def prepare(dbapi: DBAPIConnection, _record: object) -> None:
        dbapi.isolation_level = None
        cursor = dbapi.cursor()
        for setting in settings:
            cursor.execute(setting)
        cursor.close()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _durability(path: Path | None, *, reading: bool, building: bool) -> list[str]:
    if reading:
        return ["PRAGMA wal_autocheckpoint=0", "PRAGMA query_only=ON"]
    if path is None:
        return []
    if building:
        return ["PRAGMA journal_mode=MEMORY", "PRAGMA synchronous=OFF"]
    return ["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"]


class Inline:
    """A database that runs everything at once in the calling thread: for tests and building.

    `crash` is called at every point where a process could die; if it raises, the open
    transaction is rolled back as a dead process's would be.
    """

    def __init__(self, engine: Engine, crash: Crash = no_crash) -> None:
        self.engine = engine
        self._crash = crash
        self._connection = engine.connect()

    async def write(self, work: Work[T]) -> T:
        """Run the work in a transaction of its own."""
        return self.write_now(work)

    async def write_each(self, works: Sequence[Work[T]]) -> list[T]:
        """Run several works, each in a transaction of its own."""
        return [self.write_now(work) for work in works]

    async def read(self, work: Work[T]) -> T:
        """Run the work and roll back whatever it changed."""
        with self._connection.begin() as transaction:
            result = work(self._connection)
            transaction.rollback()
        return result

    def write_now(self, work: Work[T]) -> T:
        """Run the work in a transaction of its own, for callers without an event loop."""
        self._crash("before the transaction")
        with self._connection.begin():
            result = work(self._connection)
            self._crash("before the commit")
        self._crash("after the commit")
        return result

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self.engine.dispose()


@dataclass(slots=True)
class _Job:
    work: Work[object]
    done: Future[object]


class Embedded:
    """One SQLite file: a writer thread that owns the only writing connection, and readers.

    Whatever waits is committed together, up to 64 handlers at once with a savepoint each;
    results are given out only after the commit. A full queue makes callers wait.
    """

    def __init__(self, path: Path, readers: int = 4) -> None:
        self._engine = sqlite_engine(path)
        self._reading = sqlite_engine(path, reading=True)
        self._jobs: queue.Queue[_Job | None] = queue.Queue(maxsize=4096)
        self._free: queue.LifoQueue[Connection] = queue.LifoQueue()
        for _ in range(readers):
            self._free.put(self._reading.connect())
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def write(self, work: Work[T]) -> T:
        """Run the work on the writer; give its result once it is durable."""
        done: Future[T] = Future()
        job = _Job(work, done)  # type: ignore[arg-type]
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            await asyncio.to_thread(self._jobs.put, job)
        return await asyncio.wrap_future(done)

    async def write_each(self, works: Sequence[Work[T]]) -> list[T]:
        """Run several works on the writer, as many together as it can."""
        return await asyncio.gather(*(self.write(work) for work in works))

    async def read(self, work: Work[T]) -> T:
        """Run the work on one of the reading connections, in a thread of its own."""
        return await asyncio.to_thread(self._read, work)

    def _read(self, work: Work[T]) -> T:
        connection = self._free.get()
        try:
            with connection.begin():
                return work(connection)
        finally:
            self._free.put(connection)

    def close(self) -> None:
        """Finish what is queued and let go of the file."""
        self._jobs.put(None)
        self._thread.join()
        while not self._free.empty():
            self._free.get().close()
        self._reading.dispose()
        self._engine.dispose()

    def _run(self) -> None:
        with self._engine.connect() as connection:
            while (batch := self._next_batch()) is not None:
                self._commit(connection, batch)

    def _next_batch(self) -> list[_Job] | None:
        first = self._jobs.get()
        if first is None:
            return None
        batch = [first]
        while len(batch) < BATCH:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                self._jobs.put(None)
                break
            batch.append(job)
        return batch

    @staticmethod
    def _commit(connection: Connection, batch: list[_Job]) -> None:
        ended: list[tuple[_Job, object, BaseException | None]] = []
        try:
            with connection.begin():
                for job in batch:
                    try:
                        with connection.begin_nested():
                            ended.append((job, job.work(connection), None))
                    except Exception as error:  # noqa: BLE001 - given to whoever waits for it
                        ended.append((job, None, error))
        except Exception as error:  # noqa: BLE001 - a failed commit fails everybody in it
            ended = [(job, None, error) for job in batch]
        for job, result, problem in ended:
            if job.done.set_running_or_notify_cancel():
                if problem is None:
                    job.done.set_result(result)
                else:
                    job.done.set_exception(problem)
