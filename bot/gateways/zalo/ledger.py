"""The ledger: counts what a bot sends and hears, and says when the month's messages run out."""

import datetime as dt
from collections.abc import Awaitable, Callable

from bot.gateways.zalo import budget, store
from bot.gateways.zalo.account import NAME
from core.kernel.post import Priority
from core.kernel.transaction import Database
from core.people.channels import Trouble, WarnOfChannel

Warn = Callable[[WarnOfChannel, str], Awaitable[None]]
"""Tells the admins; the text names the occasion, so that they are told of it once."""


class Ledger:
    """What all bots spent, kept in the database. `most` is a bot's messages a month, 0 for any."""

    def __init__(
        self, database: Database, *, most: int, warn: Warn, clock: Callable[[], dt.datetime]
    ) -> None:
        self._database = database
        self.most = most
        self._warn = warn
        self._clock = clock

    async def may_send(self, bot: str, priority: Priority) -> bool:
        """Tell whether a letter may go, or is left out so that the answers last the month."""
        if priority not in budget.LEFT_OUT:
            return True
        month = budget.month_of(self._clock())
        found = await self._database.read(lambda connection: store.spent(connection, bot, month))
        return budget.may_send(found.used, self.most, priority)

    async def spend(self, bot: str, *, sent: int = 0, received: int = 0) -> None:
        """Count messages, and warn at each step."""
        month = budget.month_of(self._clock())
        now = await self._database.write(
            lambda connection: store.spend(connection, bot, month, sent=sent, received=received)
        )
        step = budget.step_reached(now.used - sent - received, now.used, self.most)
        if step is not None:
            warning = WarnOfChannel(
                gateway=NAME, bot=bot, trouble=Trouble.SCARCE, used=now.used, most=self.most
            )
            await self._warn(warning, f"{month}:{step}")

    async def tell(self, bot: str, trouble: Trouble) -> None:
        """Tell the admins of a trouble, once a day."""
        today = self._clock().astimezone(budget.ZONE).date().isoformat()
        month = budget.month_of(self._clock())
        found = await self._database.read(lambda connection: store.spent(connection, bot, month))
        warning = WarnOfChannel(
            gateway=NAME, bot=bot, trouble=trouble, used=found.used, most=self.most
        )
        await self._warn(warning, today)

    async def see_bot(self, bot: str, name: str) -> None:
        """Keep the name by which people see a bot."""
        now = self._clock()
        await self._database.write(lambda connection: store.see_bot(connection, bot, name, now))
