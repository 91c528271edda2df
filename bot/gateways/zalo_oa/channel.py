"""The channel of a Zalo Official Account: the webhook in, the gateway out, and fresh tokens."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.gateways.port import WayIn
from bot.gateways.raw import NotAnEvent
from bot.gateways.zalo.pace import Pace
from bot.gateways.zalo_oa.account import NAME, App, Servers
from bot.gateways.zalo_oa.client import PATIENCE, Client
from bot.gateways.zalo_oa.event import is_signed, peek
from bot.gateways.zalo_oa.gateway import Draw, ZaloOaGateway
from bot.gateways.zalo_oa.tokens import Tokens
from bot.pipeline import Update
from core.kernel import post
from core.kernel.transaction import Database

PATH = "/zalo-oa/webhook"
SIGNATURE = "X-ZEvent-Signature"
Hear = Callable[[str, str, list[Update]], Awaitable[None]]
Tell = Callable[[str, str], Awaitable[None]]
"""Tells the admins of a trouble with a bot: the platform and the bot."""

_log = logging.getLogger(__name__)


class ZaloOaChannel:
    """One Official Account, called by the number of its app. Open it inside a running loop."""

    def __init__(
        self,
        app: App,
        servers: Servers,
        database: Database,
        *,
        hear: Hear,
        draw: Draw,
        lost: Tell,
        spent: Tell,
        clock: Callable[[], dt.datetime],
        pays: bool = False,
        pace: Pace | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._app = app
        self._database = database
        self._hear = hear
        self._clock = clock
        self._client = Client(app, servers, patience)
        self.tokens = Tokens(
            database, self._client, clock=clock, lost=lambda: lost(NAME, self._app.id)
        )
        self.gateway = ZaloOaGateway(
            self._client,
            self.tokens,
            database,
            draw,
            clock=clock,
            spent=lambda: spent(NAME, self._app.id),
            pays=pays,
            pace=pace,
        )

    def ways_in(self, app: web.Application) -> Sequence[WayIn]:
        """Add the webhook's address; give what keeps the tokens fresh."""
        app.router.add_post(PATH, self.serve)
        return [self.tokens]

    async def run(self, ways_in: Sequence[WayIn], stop: asyncio.Event) -> None:
        """Keep the tokens fresh until told to stop; what is said is brought by Zalo."""
        tasks = [asyncio.create_task(one.run()) for one in ways_in]
        await stop.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def serve(self, request: web.Request) -> web.Response:
        """Store one event: `POST /zalo-oa/webhook`.

        The console of Zalo tries the address with an empty or unsigned body, which has to be
        answered 200; nothing of it is stored. 401 for a wrong signature, 400 for what is no event,
        503 while it cannot be stored: Zalo brings it again.
        """
        body = await request.read()
        given = request.headers.get(SIGNATURE, "")
        if not body or not given:
            return web.Response(status=200)
        if not is_signed(self._app, body, given):
            _log.warning("zalo oa %s: an event with a wrong signature", self._app.id)
            return web.Response(status=401)
        try:
            update = peek(body)
            if update is not None:
                await self._take(update)
        except NotAnEvent:
            return web.Response(status=400)
        except SQLAlchemyError:
            _log.exception("an event cannot be stored; Zalo brings it again")
            return web.Response(status=503)
        return web.Response(status=200)

    async def _take(self, update: Update) -> None:
        """Store what was said; whatever waited for a word of this person may go now."""
        await self._hear(NAME, self._app.id, [update])
        now = self._clock()

        def release(connection: Connection) -> None:
            post.try_now(connection, NAME, self._app.id, update.chat, now)

        await self._database.write(release)

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.close()
