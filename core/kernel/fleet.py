"""PostgreSQL: the database that any number of processes share, running the same handlers."""

import asyncio
import contextlib
import logging
import threading
import zlib
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from core.kernel.bells import BELL
from core.kernel.transaction import ClosedError, Lost, Work, is_outage

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")

CONNECTIONS = 16
TRIES = 6
PAUSE = 0.05
"""So often a transaction is run that has certainly left nothing behind; it takes some 3 seconds."""

LIMITS = {
    "statement_timeout": "60s",
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""What the server does about a process that hangs or is gone without a word."""

SETTINGS = {"application_name": "viec", "jit": "off", "timezone": "UTC", **LIMITS}
LOOK = 1.0
"""Seconds between two looks at whether a name is free, and whether the names are still held."""

_log = logging.getLogger(__name__)


class Fleet:
    """A pool of connections, in an event loop and a thread of their own.

    A handler runs in that thread and waits for the database without holding up the others. What
    has certainly left nothing behind (no connection, a deadlock) is run again; whether a commit
    happened whose answer was lost is not known: that is raised, and whoever asks again finds out
    by what is there.
    """

    is_shared = True

    def __init__(self, url: str, connections: int = CONNECTIONS, tries: int = TRIES) -> None:
        self._tries = tries
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fleet", daemon=True)
        self._thread.start()
        self._closed = False
        self._engine = _engine(url, connections)
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._names = _Names(self._engine)

    async def write(self, work: Work[T]) -> T:
        """Run the work in a transaction of its own; give its result after the commit.

        Raises what the work raises, and ClosedError after the end.
        """
        return await asyncio.wrap_future(self._start(self._write(work)))

    async def write_each(self, works: Sequence[Work[T]]) -> list[T]:
        """Run several works beside each other, as many as there are connections."""
        return await asyncio.gather(*(self.write(work) for work in works))

    async def read(self, work: Work[T]) -> T:
        """Run the work on one state of the database, in a transaction that refuses changes."""
        return await asyncio.wrap_future(self._start(self._read(work)))

    def write_now(self, work: Work[T]) -> T:
        """Run the work in a transaction of its own, for callers without an event loop."""
        return self._start(self._write(work)).result()

    def read_now(self, work: Work[T]) -> T:
        """Run the work on one state of the database, for callers without an event loop."""
        return self._start(self._read(work)).result()

    @asynccontextmanager
    async def _alone(self, name: str) -> AsyncIterator[Lost]:
        lost = await asyncio.wrap_future(self._start(self._names.take(name)))
        try:
            yield asyncio.wrap_future(self._start(_ended(lost)))
        finally:
            await asyncio.shield(asyncio.wrap_future(self._start(self._names.leave(name))))

    def alone(self, name: str) -> AbstractAsyncContextManager[Lost]:
        """Be the only process of the fleet that does something; wait until that is so."""
        return self._alone(name)

    @asynccontextmanager
    async def overhear(self, heard: Callable[[str], None]) -> AsyncIterator[None]:
        """Have `heard` called with what `core.kernel.bells.ring` says in any process.

        It is called with the empty word whenever something may have been missed.
        """
        loop = asyncio.get_running_loop()

        def say(said: str) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(heard, said)

        listening = self._start(_Ear(self._engine, say).listen())
        try:
            yield
        finally:
            listening.cancel()

    def close(self) -> None:
        """Finish what is under way and let the connections go."""
        if self._closed:
            return
        ending = self._start(self._end())
        self._closed = True
        ending.result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _start(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        if self._closed:
            work.close()
            raise ClosedError("the database is closed")
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await self._names.close()
        _done, late = await asyncio.wait(others, timeout=10) if others else (set(), set())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        await self._engine.dispose()

    async def _write(self, work: Work[T]) -> T:
        for tried in range(1, self._tries):
            try:
                return await self._once(work)
            except _NothingLeftError as nothing:
                _log.warning("the database failed (%s); again", type(nothing.cause).__name__)
                await asyncio.sleep(PAUSE * 2**tried)
        try:
            return await self._once(work)
        except _NothingLeftError as nothing:
            raise nothing.cause from None

    async def _once(self, work: Work[T]) -> T:
        """Run the work once. Raises _NothingLeftError for a failure ahead of the commit."""
        committing = False
        try:
            async with self._engine.connect() as connection:
                result = await connection.run_sync(work)
                committing = True
                await connection.commit()
        except Exception as error:
            if not committing and is_away(error):
                raise _NothingLeftError(error) from error
            raise
        return result

    async def _read(self, work: Work[T]) -> T:
        for tried in range(1, self._tries):
            try:
                return await self._look(work)
            except Exception as error:
                if not is_away(error):
                    raise
                await asyncio.sleep(PAUSE * 2**tried)
        return await self._look(work)

    async def _look(self, work: Work[T]) -> T:
        async with self._reading.connect() as connection:
            return await connection.run_sync(work)


class _NothingLeftError(Exception):
    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


def is_away(error: Exception) -> bool:
    """Tell whether the database failed or could not be reached."""
    return is_outage(error) or isinstance(error, OSError)


class _Names:
    """The names that this process holds alone, all on one connection: they end with it."""

    def __init__(self, engine: "AsyncEngine") -> None:
        self._engine = engine
        self._held: dict[str, asyncio.Event] = {}
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()
        self._watch: asyncio.Task[None] | None = None

    async def take(self, name: str) -> asyncio.Event:
        """Wait until the name is free; give what is set when it is lost."""
        while True:
            with contextlib.suppress(SQLAlchemyError, OSError):
                async with self._turn:
                    if name not in self._held and await self._try(name):
                        lost = self._held[name] = asyncio.Event()
                        return lost
            await asyncio.sleep(LOOK)

    async def leave(self, name: str) -> None:
        """Let others have the name."""
        async with self._turn:
            lost = self._held.pop(name, None)
            if lost is None:
                return
            lost.set()
            with contextlib.suppress(SQLAlchemyError, OSError):
                if self._connection is not None:
                    await self._ask(self._connection, "pg_advisory_unlock", name)

    async def close(self) -> None:
        """Let go of everything."""
        if self._watch is not None:
            self._watch.cancel()
        async with self._turn:
            await self._lose()

    async def _try(self, name: str) -> bool:
        if self._connection is None:
            self._connection = await self._engine.connect()
            await self._connection.execution_options(isolation_level="AUTOCOMMIT")
            self._watch = asyncio.create_task(self._look())
        return await self._ask(self._connection, "pg_try_advisory_lock", name)

    async def _ask(self, connection: "AsyncConnection", function: str, name: str) -> bool:
        try:
            found = await connection.exec_driver_sql(f"SELECT {function}({_key(name)})")
        except BaseException:  # one who stops waiting in the middle ends the connection, too
            await self._lose()
            raise
        return bool(found.scalar())

    async def _look(self) -> None:
        """See again and again that the connection stands."""
        while True:
            await asyncio.sleep(LOOK)
            async with self._turn:
                if self._connection is None:
                    return
                try:
                    async with asyncio.timeout(10 * LOOK):
                        await self._connection.exec_driver_sql("SELECT 1")
                except (SQLAlchemyError, OSError):
                    _log.warning("what this process did alone is handed back: no connection")
                    await self._lose()
                    return

    async def _lose(self) -> None:
        for lost in self._held.values():
            lost.set()
        self._held.clear()
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                await connection.invalidate()
                await connection.close()


class _Ear:
    """A connection of its own that waits for what other processes say."""

    def __init__(self, engine: "AsyncEngine", say: Callable[[str], None]) -> None:
        self._engine = engine
        self._say = say

    async def listen(self) -> None:
        """Listen until cancelled; a connection that is lost is made anew."""
        while True:
            with contextlib.suppress(SQLAlchemyError, OSError):
                await self._hold()
            await asyncio.sleep(LOOK)

    async def _hold(self) -> None:
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            raw = (await connection.get_raw_connection()).driver_connection
            if raw is None:
                return
            lost = asyncio.Event()
            raw.add_termination_listener(lambda _raw: lost.set())
            await raw.add_listener(BELL, self._heard)
            try:
                self._say("")
                while not await _is_set(lost, 10 * LOOK):
                    async with asyncio.timeout(10 * LOOK):
                        await connection.exec_driver_sql("SELECT 1")
            finally:
                await connection.invalidate()

    def _heard(self, *told: object) -> None:
        """Hear what PostgreSQL tells: the connection, the process, the channel, the words."""
        self._say(str(told[3]))


async def _is_set(event: asyncio.Event, seconds: float) -> bool:
    """Wait so long for something to happen; tell whether it did."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    return event.is_set()


async def _ended(event: asyncio.Event) -> None:
    await event.wait()


def _key(name: str) -> int:
    return (4 << 40) + zlib.crc32(name.encode())


def _engine(url: str, connections: int) -> "AsyncEngine":
    from sqlalchemy.ext.asyncio import create_async_engine  # heavy: only where a fleet is

    engine = create_async_engine(
        url,
        pool_size=connections,
        max_overflow=2,  # the one that holds names, and the one that listens
        pool_use_lifo=True,
        hide_parameters=True,  # a logged failure must not show what people wrote
        isolation_level="READ COMMITTED",
        connect_args={
            "timeout": 10,
            "prepared_statement_cache_size": 1000,
            "server_settings": SETTINGS,
        },
    )

    def prepare(dbapi: Any, _record: object) -> None:
        dbapi.run_async(_read_whole_numbers)

    event.listen(engine.sync_engine, "connect", prepare)
    return engine


async def _read_whole_numbers(connection: Any) -> None:
    """Have sums of whole numbers come as whole numbers: PostgreSQL adds them up as NUMERIC."""
    await connection.set_type_codec(
        "numeric", schema="pg_catalog", encoder=str, decoder=_number, format="text"
    )


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text or "N" in text else int(text)
