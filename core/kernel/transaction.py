"""Transactions: the database that runs whole handlers, one writer at a time."""

import asyncio
import datetime as dt
import queue
import random
import re
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine, Insert, NullPool, StaticPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from core.kernel.quick import QuickConnection

T = TypeVar("T")
Work = Callable[[Connection], T]
Crash = Callable[[str], None]

BATCH = 64
_OUTAGES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
    }
)
_SHARED_OUTAGE = re.compile("08|53|57P|58|25006|40|55P03|XX|0A000")
"""How the states of PostgreSQL begin that have nothing to do with what was asked: lost connections,
full disks and memory, shutting down, files, a standby, deadlocks, locks waited for too long,
damage, and statements that were prepared before the schema changed (PostgreSQL 15, appendix A)."""


class LostTransactionError(RuntimeError):
    """The database gave up the open transaction by itself, with everything in it."""


class ClosedError(RuntimeError):
    """The database was closed before the work was run."""


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
    """Runs handlers: `write` alone and durably, `read` beside others and without changing.

    Where `is_shared`, other processes write too: whoever decides on what he has read takes the
    office's turn first (`core.kernel.turns`).
    """

    is_shared: bool

    async def write(self, work: Work[T]) -> T:
        """Run the work in a transaction of its own; give its result after the commit."""
        ...

    async def write_each(self, works: Sequence[Work[T]]) -> list[T]:
        """Run several works, in their order; some may share a commit."""
        ...

    async def read(self, work: Work[T]) -> T:
        """Run the work on a connection that refuses changes."""
        ...

    def alone(self, name: str) -> AbstractAsyncContextManager["Lost"]:
        """Be the only one of all processes who does something; wait until that is so.

        Gives what ends when it is so no more: the connection that holds the name was lost.
        """
        ...

    def overhear(self, heard: Callable[[str], None]) -> AbstractAsyncContextManager[None]:
        """Have `heard` called with what other processes say; "" if something may be missed."""
        ...

    def close(self) -> None:
        """Finish what is queued and let go of the file."""
        ...


Lost = asyncio.Future[None]
"""Ends when a name is held no more."""


@asynccontextmanager
async def nobody_else() -> AsyncIterator[None]:
    """Overhear nobody: there is no other process."""
    yield


@asynccontextmanager
async def alone_anyway() -> AsyncIterator[Lost]:
    """Be the only one in the only process there is."""
    lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    try:
        yield lost
    finally:
        lost.cancel()


def is_shared(connection: Connection) -> bool:
    """Tell whether other writers are at work beside this one: on PostgreSQL."""
    return connection.dialect.name == "postgresql"


def is_open(connection: Connection) -> bool:
    """Tell whether the transaction still stands.

    SQLite gives it up when the disk is full; on PostgreSQL it ends with its connection.
    """
    if is_shared(connection):
        return not connection.closed and not connection.invalidated
    return bool(_dbapi(connection).in_transaction)


def is_outage(error: BaseException) -> bool:
    """Tell whether it is the database that fails (full, away, held, in the way), not the work."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return bool(_SHARED_OUTAGE.match(state))
    code = getattr(cause, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _OUTAGES


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Undo what is done inside if it fails, and nothing else of the transaction.

    The statements go straight to the driver: SQLAlchemy's nested transaction costs a hundred
    times as much, twice for every message. A transaction that is lost stays lost.
    """
    if is_shared(connection):
        with _shared_savepoint(connection):
            yield
        return
    dbapi = _dbapi(connection)
    dbapi.execute("SAVEPOINT step")
    try:
        yield
    except BaseException:
        if dbapi.in_transaction:
            dbapi.execute("ROLLBACK TO step")
            dbapi.execute("RELEASE step")
        raise
    if dbapi.in_transaction:
        dbapi.execute("RELEASE step")


@contextmanager
def _shared_savepoint(connection: Connection) -> Iterator[None]:
    connection.exec_driver_sql("SAVEPOINT step")
    try:
        yield
    except BaseException:
        if is_open(connection):
            connection.exec_driver_sql("ROLLBACK TO step")
            connection.exec_driver_sql("RELEASE step")
        raise
    connection.exec_driver_sql("RELEASE step")


def _dbapi(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def no_crash(point: str) -> None:
    """Pass every crash point: what real use does."""
    del point


def sqlite_engine(path: Path | None, *, reading: bool = False, building: bool = False) -> Engine:
    """Give an engine on a file, or on a database in memory that lives as long as the engine.

    Python's own transaction handling is switched off: it would lose updates and leave half
    migrations. A writing engine takes the write lock at BEGIN. A commit that fails rolls back,
    and fails too if the transaction is no longer there. `building` is for a file that nobody
    uses yet and that is thrown away if the machine stops: it does not wait for the disk.
    """
    engine = create_engine(
        f"sqlite:///{path}" if path else "sqlite://",
        poolclass=NullPool if path else StaticPool,
        connect_args={"check_same_thread": False, "timeout": 30.0, "cached_statements": 512},
        hide_parameters=True,  # a logged failure must not show what people wrote
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

    opening = "BEGIN" if reading else "BEGIN IMMEDIATE"

    def begin(connection: Connection) -> None:
        with _as_the_library_says_it(connection, opening):
            _dbapi(connection).execute(opening)

    def commit(connection: Connection) -> None:
        with _as_the_library_says_it(connection, "COMMIT"):
            try:
                _dbapi(connection).execute("COMMIT")
            except sqlite3.Error:
                _dbapi(connection).rollback()
                raise

    engine._connection_cls = QuickConnection  # noqa: SLF001 - the library has no other place for it
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    event.listen(engine, "commit", commit)
    return engine


@contextmanager
def _as_the_library_says_it(connection: Connection, statement: str) -> Iterator[None]:
    """Raise what the driver raises as an error of SQLAlchemy, as every other statement does."""
    try:
        yield
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            statement, None, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from error


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

    is_shared = False

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

    def alone(self, name: str) -> AbstractAsyncContextManager[Lost]:
        """Be the only one: no other process has this file."""
        del name
        return alone_anyway()

    def overhear(self, heard: Callable[[str], None]) -> AbstractAsyncContextManager[None]:
        """Hear nothing: no other process has this file."""
        del heard
        return nobody_else()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self.engine.dispose()


@dataclass(slots=True)
class _Job:
    work: Work[object]
    done: Future[object]


@dataclass(slots=True)
class _Ending:
    job: _Job
    result: object = None
    problem: BaseException | None = None


class Embedded:
    """One SQLite file: a writer thread that owns the only writing connection, and readers.

    Whatever waits is committed together, up to 64 handlers at once with a savepoint each;
    results are given out only after the commit. A full queue makes callers wait.
    """

    is_shared = False

    def __init__(self, path: Path, readers: int = 4) -> None:
        self._engine = sqlite_engine(path)
        self._reading = sqlite_engine(path, reading=True)
        self._jobs: queue.Queue[_Job | None] = queue.Queue(maxsize=4096)
        self._free: queue.LifoQueue[Connection] = queue.LifoQueue()
        self._closed = False
        self._connection = self._engine.connect()
        for _ in range(readers):
            self._free.put(self._reading.connect())
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def write(self, work: Work[T]) -> T:
        """Run the work on the writer; give its result once it is durable.

        Raises what the work raises, LostTransactionError if the database gave up the
        transaction, and ClosedError after the end.
        """
        if self._closed:
            raise ClosedError("the database is closed")
        done: Future[T] = Future()
        await self._put(_Job(work, done))  # type: ignore[arg-type]
        return await asyncio.wrap_future(done)

    async def _put(self, job: _Job) -> None:
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            await asyncio.to_thread(self._jobs.put, job)

    async def write_each(self, works: Sequence[Work[T]]) -> list[T]:
        """Run several works on the writer, as many together as it can; wait for them once."""
        if self._closed:
            raise ClosedError("the database is closed")
        jobs = [_Job(work, Future[object]()) for work in works]
        for job in jobs:
            await self._put(job)
        if jobs:  # they end in their order: the last one is waited for
            await asyncio.gather(asyncio.wrap_future(jobs[-1].done), return_exceptions=True)
        return [cast("T", job.done.result()) for job in jobs]

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

    def alone(self, name: str) -> AbstractAsyncContextManager[Lost]:
        """Be the only one: no other process has this file."""
        del name
        return alone_anyway()

    def overhear(self, heard: Callable[[str], None]) -> AbstractAsyncContextManager[None]:
        """Hear nothing: no other process has this file."""
        del heard
        return nobody_else()

    def close(self) -> None:
        """Finish what is queued and let go of the file."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join()
        self._connection.close()
        while not self._free.empty():
            self._free.get().close()
        self._reading.dispose()
        self._engine.dispose()

    def _run(self) -> None:
        going_on = True
        while going_on:
            batch, going_on = self._next_batch()
            if batch:
                _give_out(_commit(self._connection, batch))
        while not self._jobs.empty():
            if (late := self._jobs.get()) is not None:
                _give_out([_Ending(late, problem=ClosedError("the database is closed"))])

    def _next_batch(self) -> tuple[list[_Job], bool]:
        """Give what waits, 64 at most, and whether more may come after it."""
        batch: list[_Job] = []
        job = self._jobs.get()
        while job is not None:
            batch.append(job)
            if len(batch) == BATCH:
                return batch, True
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False


def _commit(connection: Connection, batch: list[_Job]) -> list[_Ending]:
    try:
        with connection.begin():
            return [_try(connection, job) for job in batch]
    except BaseException as error:  # noqa: BLE001 - a failed commit fails everybody in it
        return [_Ending(job, problem=error) for job in batch]


def _try(connection: Connection, job: _Job) -> _Ending:
    try:
        with savepoint(connection):
            result = job.work(connection)
    except BaseException as error:
        if is_open(connection):
            return _Ending(job, problem=error)
        raise LostTransactionError("the database gave up the transaction") from error
    if is_open(connection):
        return _Ending(job, result)
    raise LostTransactionError("the work has ended the transaction")


def _give_out(endings: list[_Ending]) -> None:
    for one in endings:
        if one.job.done.set_running_or_notify_cancel():
            if one.problem is None:
                one.job.done.set_result(one.result)
            else:
                one.job.done.set_exception(one.problem)
