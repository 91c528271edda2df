"""The porter: fetches what people sent into the folder, and clears out what has had its time."""

import asyncio
import datetime as dt
import logging
import random
from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from bot.folder import Folder
from bot.gateways.port import Fetched, Gateway, Keeper, Refused, TryLater
from core.kernel import inbox, turns
from core.kernel.inbox import Heard
from core.kernel.transaction import Database, Tx
from core.tasks import files
from core.tasks.files import Stored
from core.tasks.media import media_of

NAME = "porter"
MOST_TRIES = 12
_SLOWEST = 3600.0

_log = logging.getLogger(__name__)


class Porter:
    """Fetches each waiting file, again and again more slowly; who sent it is told if it fails."""

    def __init__(
        self,
        database: Database,
        gateways: Mapping[str, Gateway],
        folder: Folder,
        *,
        clock: Callable[[], dt.datetime],
        chance: Callable[[int], random.Random],
        most: int,
    ) -> None:
        self._database = database
        self._gateways = gateways
        self._folder = folder
        self._clock = clock
        self._chance = chance
        self._most = most

    async def fetch(self) -> int:
        """Fetch what is due; give how many files that were."""
        now = self._clock()
        found = await self._database.read(lambda connection: files.due(connection, now))
        for one in found:
            await self._fetch(one)
        return len(found)

    async def clear(self) -> int:
        """Remove the contents of files whose term has ended; give how many rows that ended.

        A content that another file still has stays for that one.
        """
        found = await self._database.read(files.erasing)
        gone = [
            row
            for row, sha256, shared in found
            if sha256 is None or shared or self._folder.remove(sha256)
        ]
        if gone:
            await self._database.write(lambda connection: files.erased(connection, gone))
        return len(gone)

    async def _fetch(self, one: Stored) -> None:
        gateway = self._gateways.get(one.gateway)
        got = await self._get(gateway, one)
        if isinstance(got, TryLater) and one.attempts + 1 >= MOST_TRIES:
            got = Refused(why="lost")
        match got:
            case Fetched(content=content):
                await self._take(one, content)
            case TryLater(wait=wait):
                seconds = wait or min(_SLOWEST, 5.0 * 2**one.attempts)
                at = self._clock() + dt.timedelta(seconds=seconds)
                await self._database.write(lambda connection: files.try_later(connection, one, at))
            case Refused(why=why):
                reason = why if why in ("size", "lost") else "lost"
                await self._fail(one, reason)

    async def _get(self, gateway: Gateway | None, one: Stored) -> Fetched | TryLater | Refused:
        keeper: object = gateway
        if isinstance(keeper, Keeper):
            return await keeper.fetch(one.bot, one.remote, self._most)
        return TryLater(why="no such gateway now")

    async def _take(self, one: Stored, content: bytes) -> None:
        media = media_of(content, one.name)
        if media is None:
            await self._fail(one, "kind")
            return
        sha256 = await asyncio.to_thread(self._folder.keep, content)

        def work(connection: Connection) -> None:
            files.arrive(self._tx(connection, one), one, sha256, len(content), media)

        await self._database.write(work)

    async def _fail(self, one: Stored, why: str) -> None:
        _log.info("file %d is not taken: %s", one.id, why)
        await self._database.write(
            lambda connection: files.fail(self._tx(connection, one), one, why)
        )

    def _tx(self, connection: Connection, one: Stored) -> Tx:
        turns.wait(connection, turns.of_office(one.office_id))
        now = self._clock()
        heard = Heard(gateway=NAME, bot=NAME, key=str(one.id), chat=NAME, raw="")
        row = inbox.keep(connection, heard, now)
        if row is None:
            raise LookupError(f"file {one.id} was ended before")
        inbox.end(connection, row, "done")
        return Tx(connection, now, row, self._chance(row))
