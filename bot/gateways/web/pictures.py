"""Pictures: signed addresses that expire, and the drawing behind them."""

import datetime as dt
import logging
import math
from collections.abc import Awaitable, Callable

from aiohttp import web
from sqlalchemy import Connection

from bot.gateways.web import store
from bot.gateways.web.seal import Seal
from core.kernel.transaction import Database

Draw = Callable[[str, str, str, bool], Awaitable[bytes]]
"""Draws a notice: its kind, its body, the language, whether dark; gives a PNG."""

VALID = dt.timedelta(days=1)
"""An address holds at least so long and at most twice as long."""

_log = logging.getLogger(__name__)


class Pictures:
    """Serves `/media/<id>?e=…&s=…`. The signature is the gate: platforms fetch without a cookie."""

    def __init__(
        self,
        database: Database,
        draw: Draw,
        *,
        clock: Callable[[], dt.datetime],
        secret: bytes,
    ) -> None:
        self._database = database
        self._draw = draw
        self._clock = clock
        self._seal = Seal(secret)

    def address(self, name: str, now: dt.datetime, *, dark: bool = False) -> str:
        """Give the signed path of a picture; the same within a day, so that it is fetched once."""
        day = VALID.total_seconds()
        expiry = int((math.floor(now.timestamp() / day) + 2) * day)
        theme = "&dark=1" if dark else ""
        return f"{self._seal.path(name, expiry)}{theme}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer with the PNG. 403 for a wrong or expired signature, 404 for no such picture."""
        name = request.match_info["name"]
        left = self._seconds_left(name, request)
        if left is None:
            raise web.HTTPForbidden
        drawing = await self._database.read(lambda connection: _find(connection, name))
        if drawing is None:
            raise web.HTTPNotFound
        try:
            png = await self._draw(
                drawing.notice, drawing.body, drawing.language, request.query.get("dark") == "1"
            )
        except Exception:  # noqa: BLE001 - a bug in a drawing ends this answer only
            _log.exception("picture %s cannot be drawn", name)
            raise web.HTTPServiceUnavailable from None
        return web.Response(
            body=png,
            content_type="image/png",
            headers={
                "Cache-Control": f"private, max-age={left}, immutable",
                "X-Robots-Tag": "noindex",
            },
        )

    def _seconds_left(self, name: str, request: web.Request) -> int | None:
        expiry = request.query.get("e", "")
        if not (expiry.isascii() and expiry.isdigit() and len(expiry) < 16):
            return None
        if not self._seal.is_good(name, int(expiry), request.query.get("s", "")):
            return None
        left = int(expiry) - int(self._clock().timestamp())
        return left if left > 0 else None


def _find(connection: Connection, name: str) -> store.Drawing | None:
    return store.drawing_of(connection, name)
