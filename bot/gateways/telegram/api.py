"""The few calls by which updates come in: who am I, what is new, where is it to be brought."""

from collections.abc import Mapping

import aiohttp
import msgspec

from bot.gateways.telegram.account import Account, Server
from core.kernel.fact import Fact

WAIT = 25
"""Seconds that a question for updates stays open at Telegram; it allows up to 50."""

BATCH = 100
WANTED = ("message", "callback_query")
"""The kinds of update that are asked for; Telegram keeps the others to itself."""

_SLACK = 15.0
_LONGEST = 30.0


class CallRefused(RuntimeError):  # noqa: N818 - the platform's answer, not a fault of ours
    """Telegram answered no. `code` is its number, `wait` the seconds it asks for."""

    def __init__(self, code: int, why: str, wait: float | None = None) -> None:
        super().__init__(f"{code} {why}")
        self.code = code
        self.wait = wait


class CallLost(RuntimeError):  # noqa: N818 - a network that fails is nothing unusual
    """No answer came, or none that can be read."""


class Me(Fact, frozen=True):
    """Who a bot is: its number and the name people mention it by."""

    id: int
    username: str = ""


class _Parameters(msgspec.Struct):
    retry_after: float | None = None


class _Answer(msgspec.Struct):
    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: _Parameters | None = None


class Api:
    """One bot's side of the Bot API for everything that is no message."""

    def __init__(self, account: Account, server: Server, session: aiohttp.ClientSession) -> None:
        self.account = account
        self._server = server
        self._session = session

    async def me(self) -> Me:
        """Give who this bot is. Raises CallRefused (401 for a wrong token) and CallLost."""
        raw = await self._call("getMe", {}, _LONGEST)
        try:
            return msgspec.json.decode(raw, type=Me)
        except msgspec.MsgspecError as error:
            raise CallLost("getMe: not a bot") from error

    async def updates(self, offset: int, wait: int = WAIT) -> list[bytes]:
        """Give the raw updates from `offset` on, waiting for the first so many seconds.

        Asking confirms everything below the offset: Telegram forgets it.
        """
        asked = {
            "timeout": str(wait),
            "limit": str(BATCH),
            "allowed_updates": msgspec.json.encode(WANTED).decode(),
        }
        if offset:
            asked["offset"] = str(offset)
        raw = await self._call("getUpdates", asked, wait + _SLACK)
        try:
            return [bytes(one) for one in msgspec.json.decode(raw, type=list[msgspec.Raw])]
        except msgspec.MsgspecError as error:
            raise CallLost("getUpdates: not a list") from error

    async def bring_to(self, url: str, secret: str) -> None:
        """Ask Telegram to bring updates to an address of ours, each with the secret."""
        asked = {
            "url": url,
            "secret_token": secret,
            "allowed_updates": msgspec.json.encode(WANTED).decode(),
        }
        await self._call("setWebhook", asked, _LONGEST)

    async def stop_bringing(self) -> None:
        """Take the webhook away, keeping what waits: it is fetched by polling then."""
        await self._call("deleteWebhook", {}, _LONGEST)

    async def _call(self, method: str, asked: Mapping[str, str], patience: float) -> msgspec.Raw:
        try:
            async with self._session.post(
                self._server.url(self.account, method),
                data=dict(asked),
                proxy=self._server.proxy,
                timeout=aiohttp.ClientTimeout(total=patience, sock_connect=10),
            ) as response:
                body = await response.read()
                status = response.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # the texts of these errors may hold the address, and with it the token
            raise CallLost(f"{method}: {type(error).__name__}") from None
        return _result(method, status, body)


def _result(method: str, status: int, body: bytes) -> msgspec.Raw:
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except msgspec.MsgspecError:
        if status in (401, 404):
            raise CallRefused(status, method) from None
        raise CallLost(f"{method}: status {status}, not an answer of the Bot API") from None
    if not answer.ok:
        wait = answer.parameters.retry_after if answer.parameters else None
        raise CallRefused(answer.error_code or status, answer.description, wait)
    return answer.result
