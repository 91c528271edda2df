"""Uploads: each picture goes to a platform once for each bot, and by the platform's name after."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import Connection, delete, select

from bot.gateways.port import Picture
from bot.gateways.tables import upload
from bot.pictures import content_of
from core.kernel import portable
from core.kernel.transaction import Database

KEPT = dt.timedelta(days=60)
"""A name that is older is forgotten: hardly anybody sends the same picture again by then."""


class Uploads:
    """What one platform calls the pictures that its bots have uploaded."""

    def __init__(
        self, database: Database, gateway: str, *, clock: Callable[[], dt.datetime]
    ) -> None:
        self._database = database
        self._gateway = gateway
        self._clock = clock
        self._turns: dict[tuple[str, str], asyncio.Lock] = {}

    async def find(self, bot: str, picture: Picture) -> str | None:
        """Give the platform's name of a picture, or None."""
        content = _content(picture)
        return await self._database.read(
            lambda connection: _find(connection, self._gateway, bot, content)
        )

    @asynccontextmanager
    async def alone(self, bot: str, picture: Picture) -> AsyncIterator[None]:
        """Be the only one who uploads a picture: whoever else would, waits for its name."""
        key = (bot, _content(picture))
        lock = self._turns.setdefault(key, asyncio.Lock())
        async with lock:
            yield
        if not lock.locked():
            self._turns.pop(key, None)

    async def keep(self, bot: str, picture: Picture, name: str) -> None:
        """Keep what the platform calls a picture."""
        row = {"gateway": self._gateway, "bot": bot, "content": _content(picture)}
        now = self._clock()
        await self._database.write(lambda connection: _keep(connection, row, name, now))

    async def forget(self, bot: str, picture: Picture) -> None:
        """Forget a name that the platform does not know any more."""
        content = _content(picture)
        await self._database.write(
            lambda connection: _forget(connection, self._gateway, bot, content)
        )


def _content(picture: Picture) -> str:
    return content_of(picture.notice, picture.body, picture.language, dark=picture.dark)


def _find(connection: Connection, gateway: str, bot: str, content: str) -> str | None:
    found: str | None = connection.execute(
        select(upload.c.name).where(
            upload.c.gateway == gateway, upload.c.bot == bot, upload.c.content == content
        )
    ).scalar()
    return found


def _keep(connection: Connection, row: dict[str, str], name: str, now: dt.datetime) -> None:
    connection.execute(delete(upload).where(upload.c.made < now - KEPT))
    connection.execute(
        portable.insert(upload)
        .values(**row, name=name, made=now)
        .on_conflict_do_update(
            index_elements=["gateway", "bot", "content"], set_={"name": name, "made": now}
        )
    )


def _forget(connection: Connection, gateway: str, bot: str, content: str) -> None:
    connection.execute(
        delete(upload).where(
            upload.c.gateway == gateway, upload.c.bot == bot, upload.c.content == content
        )
    )
