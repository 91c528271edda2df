"""Promises of the database: whole handlers, durable together, alone or not at all."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Self

import pytest
from sqlalchemy import Connection, event, func, insert, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from core.kernel.tables import METADATA, office, secret
from core.kernel.transaction import (
    ClosedError,
    Embedded,
    Inline,
    LostTransactionError,
    is_outage,
    savepoint,
    sqlite_engine,
)
from tests.kernel.ledger import LedgerBug


def keep(name: str) -> Callable[[Connection], str]:
    def work(connection: Connection) -> str:
        connection.execute(insert(secret), {"name": name, "value": "x"})
        return name

    return work


def names(connection: Connection) -> list[str]:
    return list(connection.execute(select(secret.c.name).order_by(secret.c.name)).scalars())


def bug(connection: Connection) -> None:
    keep("half")(connection)
    raise LedgerBug


@pytest.fixture
def path(tmp_path):
    engine = sqlite_engine(tmp_path / "viec.db")
    METADATA.create_all(engine)
    engine.dispose()
    return tmp_path / "viec.db"


@asynccontextmanager
async def opened(path) -> AsyncIterator[Embedded]:
    database = Embedded(path)
    try:
        yield database
    finally:
        database.close()


class Held:
    """Holds the writer, so that whatever a test asks for meanwhile waits together."""

    def __init__(self, database: Embedded) -> None:
        self._database = database
        self._begun = threading.Event()
        self._door = threading.Event()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._database.write(self._hold))
        await asyncio.to_thread(self._begun.wait)
        return self

    def _hold(self, _connection: Connection) -> None:
        self._begun.set()
        self._door.wait()

    async def __aexit__(self, *_: object) -> None:
        self._door.set()
        await self._task


async def together(database: Embedded, *works) -> list[object]:
    """Run works that all wait in the queue at the same moment; give results or errors."""
    async with Held(database):
        tasks = [asyncio.create_task(database.write(work)) for work in works]
        for _ in range(3):
            await asyncio.sleep(0)
    return await asyncio.gather(*tasks, return_exceptions=True)


def commits(database: Embedded) -> list[str]:
    """Give a list that grows with every commit."""
    seen: list[str] = []
    event.listen(database._engine, "commit", lambda _: seen.append("commit"))
    return seen


def test_sixty_four_handlers_share_one_commit(path):
    async def tell():
        async with opened(path) as database:
            seen = commits(database)
            works = [keep(f"{number:03}") for number in range(65)]
            assert await together(database, *works) == [f"{number:03}" for number in range(65)]
            assert len(seen) == 1 + 2

    asyncio.run(tell())


def test_a_failing_handler_rolls_back_alone(path):
    async def tell():
        async with opened(path) as database:
            first, problem, last = await together(database, keep("a"), bug, keep("b"))
            assert (first, last) == ("a", "b")
            assert isinstance(problem, LedgerBug)
            assert await database.read(names) == ["a", "b"]

    asyncio.run(tell())


def test_results_are_given_out_only_after_the_commit(path):
    async def tell():
        async with opened(path) as database:
            ran, door = threading.Event(), threading.Event()

            def slow(connection: Connection) -> None:
                ran.set()
                door.wait()

            async with Held(database):
                quick = asyncio.create_task(database.write(keep("quick")))
                await asyncio.sleep(0)
                last = asyncio.create_task(database.write(slow))
                await asyncio.sleep(0)
            await asyncio.to_thread(ran.wait)
            assert not quick.done()
            assert await database.read(names) == []
            door.set()
            await asyncio.gather(quick, last)
            assert await database.read(names) == ["quick"]

    asyncio.run(tell())


def leave_a_row_that_refers_to_nothing(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.execute(
        text(
            "INSERT INTO question (office_id, person_id, asked, expires, choices)"
            " VALUES (99, 1, 0, 0, '{}')"
        )
    )


def test_a_failed_commit_fails_everybody_in_it_and_nobody_after_it(path):
    async def tell():
        async with opened(path) as database:
            found = await together(database, keep("a"), leave_a_row_that_refers_to_nothing)
            assert [type(one) for one in found] == [IntegrityError] * 2
            assert await database.read(names) == []
            assert await database.write(keep("b")) == "b"
            assert await database.read(names) == ["b"]

    asyncio.run(tell())


def fill_the_disk(connection: Connection) -> None:
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    try:
        connection.execute(insert(secret), {"name": "big", "value": "x" * 10_000_000})
    finally:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")


def test_a_full_disk_fails_everybody_in_the_commit_instead_of_losing_some_in_silence(path):
    async def tell():
        async with opened(path) as database:
            found = await together(database, keep("before"), fill_the_disk, keep("after"))
            assert [type(one) for one in found] == [LostTransactionError] * 3
            assert await database.read(names) == []
            assert await database.write(keep("later")) == "later"
            assert await database.read(names) == ["later"]

    asyncio.run(tell())


def test_a_full_disk_is_an_outage_and_a_wrong_statement_is_not(path):
    engine = sqlite_engine(path)
    for work, outage in (
        (fill_the_disk, True),
        (lambda c: c.exec_driver_sql("SELECT * FROM nothing"), False),
    ):
        with pytest.raises(OperationalError) as raised, engine.connect() as connection:
            work(connection)
        assert is_outage(raised.value) is outage
    assert not is_outage(LedgerBug())
    engine.dispose()


def test_a_handler_that_ends_the_transaction_by_itself_is_refused(path):
    async def tell():
        async with opened(path) as database:
            found = await together(
                database, keep("a"), lambda c: c.exec_driver_sql("ROLLBACK"), keep("b")
            )
            assert [type(one) for one in found] == [LostTransactionError] * 3
            assert await database.read(names) == []

    asyncio.run(tell())


def test_not_even_an_exit_stops_the_writer(path):
    def leave(_connection: Connection) -> None:
        raise GeneratorExit

    async def tell():
        async with opened(path) as database:
            with pytest.raises(GeneratorExit):
                await database.write(leave)
            assert await database.write(keep("a")) == "a"

    asyncio.run(tell())


def test_a_caller_who_stopped_waiting_spoils_nothing(path):
    async def tell():
        async with opened(path) as database:
            async with Held(database):
                tasks = [asyncio.create_task(database.write(keep(name))) for name in "ab"]
                for _ in range(3):
                    await asyncio.sleep(0)
                tasks[0].cancel()
            assert await tasks[1] == "b"
            assert await database.read(names) == ["a", "b"]

    asyncio.run(tell())


def test_reading_connections_refuse_changes(path):
    async def tell():
        async with opened(path) as database:
            with pytest.raises(OperationalError, match="readonly"):
                await database.read(keep("a"))
            assert await database.read(names) == []

    asyncio.run(tell())


def test_a_read_in_a_database_that_runs_inline_leaves_nothing_behind():
    engine = sqlite_engine(None)
    METADATA.create_all(engine)
    database = Inline(engine)
    asyncio.run(database.read(keep("a")))
    assert asyncio.run(database.read(names)) == []


def test_closing_finishes_what_is_queued_and_takes_nothing_more(path):
    async def tell():
        database = Embedded(path)
        async with Held(database):
            tasks = [asyncio.create_task(database.write(keep(name))) for name in "abc"]
            for _ in range(3):
                await asyncio.sleep(0)
            closing = asyncio.create_task(asyncio.to_thread(database.close))
            await asyncio.sleep(0)
        assert await asyncio.gather(*tasks) == ["a", "b", "c"]
        await closing
        with pytest.raises(ClosedError):
            await database.write(keep("d"))

    asyncio.run(tell())


def test_a_file_that_is_no_database_is_refused_at_once(tmp_path):
    (tmp_path / "letter.db").write_text("Kính gửi Ủy ban nhân dân thành phố. " * 50)
    with pytest.raises(DatabaseError, match="not a database"):
        Embedded(tmp_path / "letter.db")


def test_two_who_read_and_then_write_lose_no_update(path):
    def count_up(engine) -> None:
        for _ in range(25):
            with engine.begin() as connection:
                found = connection.execute(select(secret.c.value)).scalar_one()
                connection.execute(secret.update().values(value=str(int(found) + 1)))

    engines = [sqlite_engine(path) for _ in range(2)]
    with engines[0].begin() as connection:
        connection.execute(insert(secret), {"name": "count", "value": "0"})
    threads = [threading.Thread(target=count_up, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engines[0].begin() as connection:
        assert connection.execute(select(secret.c.value)).scalar_one() == "50"
    for engine in engines:
        engine.dispose()


def test_what_a_released_savepoint_wrote_is_undone_with_its_transaction(path):
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        transaction = connection.begin()
        with savepoint(connection):
            keep("a")(connection)
        transaction.rollback()
        assert connection.execute(select(func.count()).select_from(secret)).scalar_one() == 0
    engine.dispose()


def test_rows_must_refer_to_something(path):
    engine = sqlite_engine(path)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO question (office_id, person_id, asked, expires, choices)"
                " VALUES (99, 1, 0, 0, '{}')"
            )
        )
    engine.dispose()


def test_a_writing_file_waits_for_the_disk_and_keeps_readers_going(path):
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    engine.dispose()
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }


def test_numbers_of_rows_are_never_given_out_again(path):
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        add = text("INSERT INTO office (code, name, zone, created) VALUES ('a', 'a', 'a', 0)")
        first = connection.execute(add).lastrowid
        connection.execute(office.delete())
        assert connection.execute(add).lastrowid == first + 1
    engine.dispose()
