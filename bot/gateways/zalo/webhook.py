"""The webhook: Zalo brings an event, it is stored, and only then answered with 200."""

import hmac
import logging
from collections.abc import Mapping

import msgspec
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.gateways.patience import Patience
from bot.gateways.raw import NotAnEvent
from bot.gateways.zalo.account import NAME
from bot.gateways.zalo.answers import events_of
from bot.gateways.zalo.gateway import Mouth
from bot.gateways.zalo.ledger import Ledger
from bot.gateways.zalo.poller import Ears, introduce, persist
from core.people.channels import Trouble

PATH = "/zalo/webhook"
SECRET = "X-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

_log = logging.getLogger(__name__)


class Visitor:
    """Has Zalo bring one bot's events to our address."""

    def __init__(
        self, mouth: Mouth, ears: Ears, ledger: Ledger, *, public_url: str, secret: str
    ) -> None:
        self._mouth = mouth
        self._ledger = ledger
        self._public_url = public_url
        self._secret = secret
        self.ears = ears

    @property
    def bot(self) -> str:
        """The platform and the bot."""
        return f"{NAME} {self._mouth.api.account.id}"

    async def run(self) -> None:
        """Tell Zalo the address, until it is told or the token turns out to be wrong."""
        await persist(self._mouth, self._ledger, self.invite, Patience())

    async def invite(self) -> None:
        """Tell Zalo the address, and the admins if Zalo cannot reach it. Raises as a call does."""
        api = self._mouth.api
        await introduce(self._mouth, self._ledger)
        url = f"{self._public_url.rstrip('/')}{PATH}/{api.account.id}"
        found = await api.bring_to(url, self._secret)
        if found.ok:
            _log.info("zalo bot %s: events come to %s", api.account.id, url)
            return
        _log.error("zalo bot %s: Zalo cannot reach %s: %s", api.account.id, url, found.outcome)
        await self._ledger.tell(api.account.id, Trouble.UNREACHED)


class Webhook:
    """Answers `/zalo/webhook/<bot>`.

    401 without the secret, 404 for an unknown bot, 400 for what is no event, 413 for too much;
    503 while it cannot be stored.
    """

    def __init__(self, visitors: Mapping[str, Visitor], secret: str) -> None:
        self._visitors = visitors
        self._secret = secret.encode()

    async def serve(self, request: web.Request) -> web.Response:
        """Store one event. The application's own limit on a body answers 413."""
        given = request.headers.get(SECRET, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        visitor = self._visitors.get(request.match_info["bot"])
        if visitor is None:
            return web.Response(status=404)
        return web.Response(status=await _take(visitor, await request.read()))


async def _take(visitor: Visitor, body: bytes) -> int:
    """Store an event; give the status to answer with."""
    try:
        brought = msgspec.json.decode(body)
        if not isinstance(brought, dict | list):
            return 400
        await visitor.ears.take(events_of(brought))
    except (NotAnEvent, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return 400
    except SQLAlchemyError:
        _log.exception("an event cannot be stored; Zalo may bring it again")
        return 503
    return 200
