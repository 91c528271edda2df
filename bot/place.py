"""Where an installation keeps its rows: a SQLite file, or a PostgreSQL that a fleet shares."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from core.kernel.fleet import Fleet, is_away
from core.kernel.transaction import Work, sqlite_engine

T = TypeVar("T")
Place = Path | str
"""The path of a file, or the URL of a PostgreSQL database."""


class AwayError(RuntimeError):
    """The shared database does not answer, or refuses us; the text says why."""


def read_at(place: Place, work: Work[T]) -> T:
    """Run the work where it changes nothing.

    Raises FileNotFoundError for a file that is not there, and AwayError.
    """
    if isinstance(place, str):
        with fleet_at(place) as fleet:
            return fleet.read_now(work)
    if not place.exists():
        raise FileNotFoundError(f"there is no database {place}; name one: --db var/demo.db")
    engine = sqlite_engine(place, reading=True)
    try:
        with engine.begin() as connection:
            return work(connection)
    finally:
        engine.dispose()


@contextmanager
def fleet_at(url: str, connections: int = 2) -> Iterator[Fleet]:
    """Give a fleet on a database, for as long as it is needed. Raises AwayError."""
    fleet = Fleet(url, connections)
    try:
        yield fleet
    except (DBAPIError, OSError) as error:
        if isinstance(error, OSError) or is_away(error) or _is_refused(error):
            raise AwayError(f"PostgreSQL: {_said(error)}") from error
        raise
    finally:
        fleet.close()


def _is_refused(error: DBAPIError) -> bool:
    """Tell whether the server knows no such user, password or database."""
    return str(getattr(error.orig, "sqlstate", "") or "").startswith(("28", "3D"))


def _said(error: DBAPIError | OSError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause or error).rpartition(">: ")[2]
