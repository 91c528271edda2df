"""Bells: what one process of a fleet tells the others, when its transaction is committed.

It says only that there is something new: what it is stands in the database. One that is missed
costs time and nothing else, because everybody looks by himself now and then.
"""

from sqlalchemy import Connection, Text, bindparam, func, select

from core.kernel.transaction import is_shared

BELL = "viec_bell"
"""The channel of PostgreSQL on which processes tell each other what is new."""

_RING = select(func.pg_notify(BELL, bindparam("said", type_=Text)))


def ring(connection: Connection, said: str) -> None:
    """Tell the other processes something short; with a single process nobody is told."""
    if is_shared(connection):
        connection.execute(_RING, {"said": said})
