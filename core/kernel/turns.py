"""Turns: on a shared database one decides at a time in each office, as one writer would.

A turn is a lock that ends with its transaction. Whoever has it sees everything that was decided in
the turns before it, because every statement of a transaction sees what was committed by then. With
a single writer every transaction is a turn by itself, and nothing is done here.
"""

import zlib
from collections.abc import Iterable
from enum import IntEnum

from sqlalchemy import BigInteger, Connection, bindparam, func, select

from core.kernel.fact import Fact
from core.kernel.transaction import is_shared


class Lock(IntEnum):
    """What is locked: an office, a chat of nobody's, or the place where a chat's updates arrive."""

    OFFICE = 1
    STRANGER = 2
    ARRIVAL = 3


class Lane(Fact, frozen=True):
    """Things that are decided one after the other."""

    lock: Lock
    number: int

    @property
    def key(self) -> int:
        """Give the number of the lock."""
        return (self.lock << 40) + self.number


_KEY = bindparam("key", type_=BigInteger)
_WAIT = select(func.pg_advisory_xact_lock(_KEY))
_TRY = select(func.pg_try_advisory_xact_lock(_KEY))


def of_office(office_id: int) -> Lane:
    """Give the lane of an office."""
    return Lane(lock=Lock.OFFICE, number=office_id)


def of_stranger(gateway: str, bot: str, chat: str) -> Lane:
    """Give the lane of a chat that belongs to nobody."""
    return Lane(lock=Lock.STRANGER, number=_number(gateway, bot, chat))


def wait(connection: Connection, lane: Lane) -> None:
    """Wait for one's turn; it ends with the transaction."""
    if is_shared(connection):
        connection.execute(_WAIT, {"key": lane.key})


def is_free(connection: Connection, lane: Lane) -> bool:
    """Take one's turn if nobody has it; tell whether it was taken."""
    return not is_shared(connection) or bool(connection.execute(_TRY, {"key": lane.key}).scalar())


def arrive(connection: Connection, places: Iterable[tuple[str, str, str]]) -> None:
    """Have what is stored now for some chats (gateway, bot, chat) stand in their order.

    Numbers are given out before the commit: without this, a later update of a chat could be seen,
    and handled, before an earlier one that another process is storing at the same moment.
    """
    if is_shared(connection):
        for number in sorted({_number(*place) for place in places}):
            connection.execute(_WAIT, {"key": Lane(lock=Lock.ARRIVAL, number=number).key})


def _number(*place: str) -> int:
    """Give a number of 32 bits; two chats that share one wait for each other, no more."""
    return zlib.crc32("\0".join(place).encode())
