"""The Zalo Bot channel of an installation: its bots, their ways in and the gateway out."""

import asyncio
import datetime as dt
from collections.abc import Callable, Sequence

from aiohttp import web

from bot.gateways.port import WayIn
from bot.gateways.zalo.account import Account
from bot.gateways.zalo.client import PATIENCE, Api, Client
from bot.gateways.zalo.gateway import Hang, Mouth, ZaloGateway
from bot.gateways.zalo.ledger import Ledger
from bot.gateways.zalo.pace import Pace
from bot.gateways.zalo.poller import Ears, Hear, Poller
from bot.gateways.zalo.webhook import PATH, Visitor, Webhook
from core.kernel.transaction import Crash, no_crash


class ZaloChannel:
    """Several bots in one process, one poller or webhook for each. Open it inside a running loop.

    With a `secret` Zalo brings the events to `public_url`; without, they are polled for.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        base: str,
        *,
        hear: Hear,
        ledger: Ledger,
        hang: Hang | None,
        clock: Callable[[], dt.datetime],
        public_url: str = "",
        secret: str = "",
        pace: Callable[[], Pace] = Pace,
        patience: float = PATIENCE,
    ) -> None:
        self._client = Client(base, patience)
        self._mouths = {one.id: Mouth(Api(one, self._client), pace()) for one in accounts}
        self._ears = {bot: Ears(bot, hear, ledger, clock) for bot in self._mouths}
        self._ledger = ledger
        self._public_url = public_url
        self._secret = secret
        self.gateway = ZaloGateway(self._mouths, ledger, hang=hang, clock=clock)

    def ways_in(
        self, app: web.Application, *, crash: Crash = no_crash
    ) -> Sequence[Poller | Visitor]:
        """Give what has to run for each bot; a webhook's address is added to the application."""
        if not self._secret:
            return [
                Poller(
                    mouth,
                    self._ears[bot],
                    self._ledger,
                    public_url=self._public_url,
                    crash=crash,
                )
                for bot, mouth in self._mouths.items()
            ]
        visitors = {
            bot: Visitor(
                mouth,
                self._ears[bot],
                self._ledger,
                public_url=self._public_url,
                secret=self._secret,
            )
            for bot, mouth in self._mouths.items()
        }
        app.router.add_post(f"{PATH}/{{bot}}", Webhook(visitors, self._secret).serve)
        return list(visitors.values())

    async def run(self, ways_in: Sequence[WayIn], stop: asyncio.Event) -> None:
        """Listen until told to stop."""
        tasks = [asyncio.create_task(one.run()) for one in ways_in]
        await stop.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        """Let the connections go, after the last letter has left."""
        await self._client.close()
