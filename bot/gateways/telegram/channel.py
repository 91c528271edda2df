"""The Telegram channel of an installation: its bots, their ways in and the gateway out."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import aiohttp
from aiohttp import web

from bot.gateways.port import WayIn
from bot.gateways.telegram.account import Account, Server
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.gateway import Ages, Draw, Mouth, TelegramGateway
from bot.gateways.telegram.limiter import Limiter
from bot.gateways.telegram.menus import Menus
from bot.gateways.telegram.outbound import Outbound
from bot.gateways.telegram.poller import Ears, Hear, Lost, Poller
from bot.gateways.telegram.webhook import PATH, Visitor, Webhook
from bot.gateways.uploads import Uploads
from core.kernel.transaction import Crash, no_crash

_IDLE = 20.0
"""Seconds that an idle connection is kept: one closed from afar loses the answer to a message."""


class TelegramChannel:
    """Several bots in one process, one poller or webhook for each. Open it inside a running loop.

    With a `public_url` and a `secret` Telegram brings the updates; without, they are polled for.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        server: Server,
        *,
        hear: Hear,
        draw: Draw,
        lost: Lost,
        menus: Callable[[Mapping[str, Api]], Menus],
        uploads: Uploads,
        public_url: str = "",
        secret: str = "",
        limiter: Callable[[], Limiter] = Limiter,
        recent: Ages | None = None,
    ) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(keepalive_timeout=_IDLE),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        mouths = {
            one.id: Mouth(Outbound(one, server, self._session), limiter()) for one in accounts
        }
        self.gateway = TelegramGateway(mouths, draw, uploads, recent, lost)
        self._ears = {one.id: Ears(one.id, hear, self.gateway.end_press, lost) for one in accounts}
        self._apis = [Api(one, server, self._session) for one in accounts]
        self._menus = menus({api.account.id: api for api in self._apis})
        self._public_url = public_url
        self._secret = secret

    def ways_in(
        self, app: web.Application, *, crash: Crash = no_crash
    ) -> Sequence[Poller | Visitor]:
        """Give what has to run for each bot; a webhook's address is added to the application."""
        if not self._public_url:
            return [Poller(api, self._ears[api.account.id], crash=crash) for api in self._apis]
        visitors = {
            api.account.id: Visitor(
                api, self._ears[api.account.id], public_url=self._public_url, secret=self._secret
            )
            for api in self._apis
        }
        app.router.add_post(f"{PATH}/{{bot}}", Webhook(visitors, self._secret).serve)
        return list(visitors.values())

    async def run(self, ways_in: Sequence[WayIn], stop: asyncio.Event) -> None:
        """Listen until told to stop. What is not stored by then comes again at the next start."""
        runs = [*(one.run() for one in ways_in), self._menus.run()]
        tasks = [asyncio.create_task(one) for one in runs]
        await stop.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        """Let the connections go, after the last letter has left."""
        for ears in self._ears.values():
            await ears.close()
        await self._session.close()
