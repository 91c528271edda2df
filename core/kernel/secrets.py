"""Keys that an installation makes for itself, and marks it leaves on its database."""

from sqlalchemy import Connection, bindparam, select

from core.kernel import portable
from core.kernel.tables import secret

DEMO = "demo"
"""The mark of a demo database: the moment at which its story ends."""

DEMO_SHIFT = "demo_shift"
"""How far a demo's clock stands from the real one, in milliseconds."""

_FIND = select(secret.c.value).where(secret.c.name == bindparam("called"))


def find(connection: Connection, name: str) -> str | None:
    """Give what is kept under a name."""
    found: str | None = connection.execute(_FIND, {"called": name}).scalar()
    return found


def keep(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name; an earlier one is replaced."""
    connection.execute(
        portable.insert(secret)
        .values(name=name, value=value)
        .on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )
