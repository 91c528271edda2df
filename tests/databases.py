"""Databases for tests: in memory, or one of its own on the PostgreSQL that `make test-postgres` runs.

VIEC_TEST_POSTGRES is the URL of that server, with the database to connect to first.
"""

import asyncio
import itertools
import os
import threading

from alembic import command
from sqlalchemy.engine import make_url

from core.kernel.fleet import Fleet
from core.kernel.transaction import Inline, sqlite_engine
from core.migrations import config, migrate, migrate_shared

SERVER = os.environ.get("VIEC_TEST_POSTGRES", "")
_NAMES = itertools.count(1)
_OPEN: list[tuple[Fleet, str]] = []
_BESIDE: list[Fleet] = []


def new(path=None):
    """Give an empty database with the present schema, to be run by hand."""
    if SERVER and path is None:
        kept = _kept()
        return kept if kept is not None else shared()
    engine = sqlite_engine(path)
    if path is None:
        copy_schema(engine)
    else:
        migrate(engine)
    return Inline(engine)


def copy_schema(engine) -> None:
    """Copy the present schema into a database in memory: its whole history takes far longer."""
    if "schema" not in _KEPT:
        made = sqlite_engine(None)
        migrate(made)
        _KEPT["schema"] = made
    with _KEPT["schema"].connect() as source, engine.connect() as target:
        source.connection.dbapi_connection.backup(target.connection.dbapi_connection)


def shared(connections=3):
    """Give a fleet on an empty database with the present schema."""
    return opened(url_of(_made_from(_template())), connections)


def go_back(database, revision):
    """Bring a database with its rows back to an older schema."""
    if isinstance(database, Fleet):
        database.write_now(lambda connection: command.downgrade(config(connection), revision))
        return
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.rollback()
        with connection.begin():
            command.downgrade(config(connection), revision)


def go_on(database):
    """Bring a database with its rows to the present schema."""
    if isinstance(database, Fleet):
        migrate_shared(database)
    else:
        migrate(database.engine)


def bare():
    """Give a fleet on a database without a schema."""
    return opened(url_of(_made_from("template0")), 3)


def opened(url, connections=3):
    """Give another fleet on a database; it is closed after the test."""
    fleet = Fleet(url, connections)
    _OPEN.append((fleet, str(make_url(url).database)))
    return fleet


def beside(database, connections=3):
    """Give what another process has: connections of its own to a database that is open."""
    fleet = Fleet(url_at(database), connections)
    _BESIDE.append(fleet)
    return fleet


def url_at(database):
    """Give the URL by which another process reaches a database that is open."""
    return url_of(database.read_now(_name))


def _name(connection) -> str:
    return connection.exec_driver_sql("SELECT current_database()").scalar_one()


def url_of(name):
    """Give the URL of a database on the server of the tests."""
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


def close_all():
    """Close what a test has opened, and drop its databases."""
    names = set()
    while _BESIDE:
        _BESIDE.pop().close()
    if _KEPT.get("fleet"):
        _KEPT["fleet"].close()
    while _OPEN:
        fleet, name = _OPEN.pop()
        fleet.close()
        names.add(name)
    for name in names:
        _server().run(f'DROP DATABASE "{name}" WITH (FORCE)')


def end():
    """Close everything, at the end of all tests."""
    close_all()
    kept = _KEPT.pop("fleet", None)
    if kept:
        Fleet.close(kept)
    server = _KEPT.pop("server", None)
    if server:
        server.close()


class _Kept(Fleet):
    """A fleet that is emptied and used again by the next test: it has prepared its statements."""

    is_free = True

    def close(self) -> None:
        self.is_free = True


def _kept() -> _Kept | None:
    found = _KEPT.setdefault("fleet", None) or _Kept(url_of(_made_from(_template())), 3, 2)
    _KEPT["fleet"] = found
    if not found.is_free:
        return None
    found.write_now(_empty)
    found.is_free = False
    return found


_EMPTY = """DO $$ DECLARE one record; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT relname FROM pg_class WHERE relkind = 'r'
        AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %I', one.relname); END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
        WHERE last_value IS NOT NULL;
END $$"""
"""Keys and triggers aside: the journal is emptied too, and everything is counted from one again."""


def _empty(connection) -> None:
    connection.exec_driver_sql(_EMPTY)


class _Server:
    """One connection for making and dropping databases, in a thread of its own."""

    def __init__(self) -> None:
        import asyncpg

        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        url = make_url(SERVER).set(drivername="postgresql")
        self._connection = self._wait(asyncpg.connect(url.render_as_string(hide_password=False)))

    def run(self, statement):
        self._wait(self._connection.execute(statement))

    def close(self):
        self._wait(self._connection.close())

    def _wait(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)


_KEPT: dict[str, object] = {}


def _server() -> _Server:
    if "server" not in _KEPT:
        _KEPT["server"] = _Server()
    return _KEPT["server"]


def _template() -> str:
    if "template" not in _KEPT:
        name = _made_from("template0")
        fleet = Fleet(url_of(name), 1)
        migrate_shared(fleet)
        fleet.close()
        _KEPT["template"] = name
    return _KEPT["template"]


def _made_from(template: str) -> str:
    name = f"viec_{os.getpid()}_{next(_NAMES)}"
    _server().run(
        f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING UTF8 LOCALE \'C.UTF-8\''
    )
    return name
