"""The webhook: Telegram brings an update, it is stored, and only then answered with 200."""

import hmac
import logging
from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.gateways.patience import Patience
from bot.gateways.telegram.account import NAME
from bot.gateways.telegram.api import Api, Me
from bot.gateways.telegram.peek import NotAnUpdate, peek
from bot.gateways.telegram.poller import Ears, persist

PATH = "/telegram/webhook"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

_log = logging.getLogger(__name__)


def address_of(public_url: str, bot: str) -> str:
    """Give where Telegram is to bring the updates of a bot."""
    return f"{public_url.rstrip('/')}{PATH}/{bot}"


class Visitor:
    """Has Telegram bring one bot's updates to our address."""

    def __init__(self, api: Api, ears: Ears, *, public_url: str, secret: str) -> None:
        self._api = api
        self._public_url = public_url
        self._secret = secret
        self.ears = ears
        self.me: Me | None = None

    @property
    def bot(self) -> str:
        """The platform and the bot."""
        return f"{NAME} {self._api.account.id}"

    async def run(self) -> None:
        """Tell Telegram the address, until it is told or the token turns out to be wrong."""
        await persist(self._api.account.id, self.invite, self.ears.lost, Patience())

    async def invite(self) -> None:
        """Tell Telegram the address. Raises CallRefused and CallLost."""
        bot = self._api.account.id
        self.me = await self._api.me()
        url = address_of(self._public_url, bot)
        await self._api.bring_to(url, self._secret)
        _log.info("telegram bot %s: updates come to %s", bot, url)


class Webhook:
    """Answers `/telegram/webhook/<bot>`.

    401 without the secret, 404 for an unknown bot, 400 for what is no update, 413 for too much;
    503 while it cannot be stored, or before the bot is known: Telegram brings it again.
    """

    def __init__(self, visitors: Mapping[str, Visitor], secret: str) -> None:
        self._visitors = visitors
        self._secret = secret.encode()

    async def serve(self, request: web.Request) -> web.Response:
        """Store one update. The application's own limit on a body answers 413."""
        given = request.headers.get(SECRET, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        visitor = self._visitors.get(request.match_info["bot"])
        if visitor is None:
            return web.Response(status=404)
        return web.Response(status=await _take(visitor, await request.read()))


async def _take(visitor: Visitor, body: bytes) -> int:
    """Store an update; give the status to answer with."""
    if visitor.me is None:
        return 503
    try:
        await visitor.ears.take([peek(body, visitor.me)])
    except NotAnUpdate:
        return 400
    except SQLAlchemyError:
        _log.exception("an update cannot be stored; Telegram brings it again")
        return 503
    return 200
