"""What went into a chat within the last minute, whichever process sent it."""

import datetime as dt
from collections.abc import Callable, Sequence

from bot.gateways.telegram.account import NAME
from bot.gateways.telegram.limiter import WINDOW
from core.kernel import post
from core.kernel.transaction import Database


class Recent:
    """Looks into the outbox: it outlives a process, and a fleet shares it."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def ages(self, bot: str, chat: str) -> Sequence[float]:
        """Give how many seconds ago each message of the last minute went into a chat."""
        now = self._clock()
        since = now - dt.timedelta(seconds=WINDOW)
        found = await self._database.read(
            lambda connection: post.sent_since(connection, NAME, bot, chat, since)
        )
        return [(now - one).total_seconds() for one in found]
