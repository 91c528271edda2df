"""Our own thin client of the Zalo Bot API, over httpx; the only module that imports it.

The token stands in every address, so addresses are never logged and never raised.
"""

import logging
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

from bot.gateways.port import Fetched, Refused, TryLater
from bot.gateways.zalo.account import Account
from bot.gateways.zalo.answers import (
    IDLE,
    NOT_FOUND,
    WRONG_TOKEN,
    CallLost,
    CallRefused,
    Me,
    NotCalled,
    Verified,
    events_of,
    me_of,
    result_of,
    verified_of,
)

WAIT = 30
"""Seconds that a question for updates stays open at Zalo."""

PATIENCE = 15.0
PICTURE_PATIENCE = 120.0
"""Seconds for a picture: Zalo fetches it, perhaps several times, before it answers."""

DOWNLOAD = 120.0
"""Seconds for fetching one file."""

GONE = (403, 404, 410)
"""The statuses of a file that cannot be fetched any more: its address holds for a short time."""

_SLACK = 15.0
_IDLE_CONNECTION = 5.0
"""Seconds that an idle connection is kept: one closed from afar loses the answer to a message."""

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below that they log addresses


class Client:
    """One HTTP client for all bots; open it inside a running loop."""

    def __init__(self, base: str, patience: float = PATIENCE) -> None:
        self.base = base.rstrip("/")
        self._patience = patience
        self._http = httpx.AsyncClient(
            limits=httpx.Limits(keepalive_expiry=_IDLE_CONNECTION), follow_redirects=False
        )

    async def call(
        self,
        account: Account,
        method: str,
        asked: Mapping[str, object] | None = None,
        patience: float | None = None,
    ) -> Any:
        """Call a method; give its result. Raises CallRefused, CallLost and NotCalled."""
        try:
            response = await self._http.post(
                f"{self.base}/bot{account.token}/{method}",
                content=msgspec.json.encode(asked or {}),
                headers={"Content-Type": "application/json"},
                timeout=httpx.Timeout(patience or self._patience, connect=10.0),
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotCalled(f"{method}: {type(error).__name__}") from None
        except (httpx.UnsupportedProtocol, httpx.ProxyError, httpx.InvalidURL) as error:
            raise NotCalled(f"{method}: {type(error).__name__}") from None
        except (httpx.HTTPError, OSError) as error:
            raise CallLost(f"{method}: {type(error).__name__}") from None
        return result_of(method, response.status_code, response.content)

    async def fetch(self, url: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch what somebody sent, in at most so many bytes, from where Zalo says it lies."""
        return await fetch(self._http, url, most, self.base)

    async def close(self) -> None:
        """Let the connections go."""
        await self._http.aclose()


class Api:
    """One bot's side of the Bot API."""

    def __init__(self, account: Account, client: Client) -> None:
        self.account = account
        self._client = client

    @property
    def base(self) -> str:
        """Where the Bot API is."""
        return self._client.base

    async def me(self) -> Me:
        """Give who this bot is. Raises what a call raises."""
        return me_of(await self._client.call(self.account, "getMe"), self.account.id)

    async def updates(self, wait: int = WAIT) -> list[bytes]:
        """Give the raw events that are there, waiting so many seconds for the first."""
        asked = {"timeout": wait}
        try:
            found = await self._client.call(self.account, "getUpdates", asked, wait + _SLACK)
        except CallRefused as refused:
            if refused.code == IDLE:
                return []
            raise
        return events_of(found)

    async def webhook(self) -> str:
        """Give the address that updates are brought to; empty if there is none."""
        try:
            found = await self._client.call(self.account, "getWebhookInfo")
        except CallRefused as refused:
            if refused.code == WRONG_TOKEN:
                raise
            return ""  # 404 is its word for none; a server without the method has none either
        return str(found.get("url") or "") if isinstance(found, dict) else ""

    async def bring_to(self, url: str, secret: str) -> Verified:
        """Ask Zalo to bring updates to an address of ours, each with the secret.

        The address is kept even when Zalo could not reach it: what it found is given.
        """
        asked = {"url": url, "secret_token": secret}
        found = await self._client.call(self.account, "setWebhook", asked, PICTURE_PATIENCE)
        return verified_of(found)

    async def stop_bringing(self) -> None:
        """Take the webhook away; where there is none, that is as well."""
        try:
            await self._client.call(self.account, "deleteWebhook")
        except CallRefused as refused:
            if refused.code not in (400, NOT_FOUND):
                raise

    async def fetch(self, url: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch what somebody sent to this bot."""
        return await self._client.fetch(url, most)

    async def send_text(self, chat: str, text: str) -> str:
        """Send a text as it stands; give its name at Zalo."""
        asked = {"chat_id": chat, "text": text}
        return _name_of(await self._client.call(self.account, "sendMessage", asked))

    async def send_picture(self, chat: str, url: str, caption: str) -> str:
        """Send a picture that Zalo fetches from an address; give its name at Zalo."""
        asked = {"chat_id": chat, "photo": url, "caption": caption}
        found = await self._client.call(self.account, "sendPhoto", asked, PICTURE_PATIENCE)
        return _name_of(found)


async def fetch(
    http: httpx.AsyncClient, url: str, most: int, base: str
) -> Fetched | TryLater | Refused:
    """Fetch a file over HTTPS (or from the server that stands in for Zalo's own)."""
    if not url.startswith(("https://", f"{base}/")):
        return Refused(why="lost")
    content = bytearray()
    try:
        async with http.stream("GET", url, timeout=DOWNLOAD) as response:
            status = response.status_code
            if status != 200:
                return Refused(why="lost") if status in GONE else TryLater(why=f"status {status}")
            async for piece in response.aiter_bytes():
                content += piece
                if len(content) > most:
                    return Refused(why="size")
    except httpx.InvalidURL:
        return Refused(why="lost")
    except (httpx.HTTPError, OSError) as error:
        return TryLater(why=type(error).__name__)
    return Fetched(content=bytes(content))


def _name_of(result: Any) -> str:
    return str(result.get("message_id") or "") if isinstance(result, dict) else ""
