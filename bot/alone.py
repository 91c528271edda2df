"""What only one process of a fleet may do at a time: poll for a bot, fetch files."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.gateways.port import WayIn
from core.kernel.transaction import Database


async def while_alone(database: Database, name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do something while no other process does it; once the name is lost, wait for it again.

    Ends when the work ends by itself. Raises what the work raises.
    """
    while True:
        async with database.alone(name) as lost:
            working = asyncio.ensure_future(work())
            try:
                await asyncio.wait({working, lost}, return_when=asyncio.FIRST_COMPLETED)
                if working.done():
                    return await working
            finally:
                working.cancel()
                await asyncio.gather(working, return_exceptions=True)


class AloneWayIn:
    """A way in of a bot that one process of the fleet listens on."""

    def __init__(self, database: Database, way: WayIn) -> None:
        self._database = database
        self._way = way

    @property
    def bot(self) -> str:
        """The platform and the bot."""
        return self._way.bot

    async def run(self) -> None:
        """Listen while no other process does."""
        await while_alone(self._database, f"way in: {self.bot}", self._way.run)
