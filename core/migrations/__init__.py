"""The schema's history: brings a database to the present schema, with its rows."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from core.kernel.fleet import Fleet
from core.kernel.health import health_of

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0032"
"""The newest revision; a test holds it against the folder of revisions."""


BY_BYTES = ("C", "C.UTF-8", "C.utf8", "POSIX")
"""The orders that sort texts as SQLite does: paths of units and ranges of keys rest on it."""

_MIGRATING = 5 << 40


class NewerSchemaError(RuntimeError):
    """The database was written by a newer version of Viec."""


class WrongOrderError(RuntimeError):
    """The database sorts texts by the rules of a language; the text names them."""


def migrate(engine: Engine) -> bool:
    """Bring a database to the present schema; tell whether anything had to be done.

    Foreign keys are switched off meanwhile and checked afterwards: rebuilding a table would
    delete the rows that refer to it. Raises NewerSchemaError for an unknown revision.
    """
    with engine.connect() as connection:
        present = revision(connection)
        connection.rollback()
        if present == HEAD:
            return False
        from alembic import command
        from alembic.util import CommandError

        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.rollback()
        try:
            with connection.begin():
                command.upgrade(config(connection), "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    raise RuntimeError(f"rows refer to nothing after migrating: {broken[:3]}")
        except CommandError as error:
            raise NewerSchemaError(f"unknown revision {present}") from error
        finally:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.rollback()
    return True


def migrate_shared(database: Fleet) -> bool:
    """Bring a shared database to the present schema; tell whether anything had to be done.

    All of it is one transaction; whoever else migrates waits for it. Raises NewerSchemaError for
    an unknown revision, and WrongOrderError for a database that sorts otherwise than by bytes.
    """
    return database.write_now(_migrate_shared)


def _migrate_shared(connection: Connection) -> bool:
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
    order = health_of(connection).order
    if order not in BY_BYTES:
        raise WrongOrderError(order)
    present = revision(connection)
    if present == HEAD:
        return False
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(config(connection), "head")
    except CommandError as error:
        raise NewerSchemaError(f"unknown revision {present}") from error
    return True


def revision(connection: Connection) -> str | None:
    """Give the revision of a database, or None for one without a schema."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def config(connection: Connection) -> "Config":
    """Give Alembic's configuration for an open connection."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.attributes["connection"] = connection
    return made
