"""The few calls by which updates come in: who am I, what is new, where is it to be brought."""

import datetime as dt
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import aiohttp
import msgspec

from bot.gateways.telegram.account import Account, Server
from core.kernel.fact import Fact

WAIT = 25
"""Seconds that a question for updates stays open at Telegram; it allows up to 50."""

BATCH = 100
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for; Telegram keeps the others to itself."""

_SLACK = 15.0
_LONGEST = 30.0


WHO = "getMe"


class CallRefused(RuntimeError):  # noqa: N818 - the platform's answer, not a fault of ours
    """Telegram answered no. `code` is its number, `wait` the seconds it asks for."""

    def __init__(self, code: int, why: str, wait: float | None = None, method: str = "") -> None:
        super().__init__(f"{code} {why}")
        self.code = code
        self.wait = wait
        self.method = method

    @property
    def is_wrong_token(self) -> bool:
        """Whether the token is not known; 404 elsewhere is a method that is not there."""
        return self.code == 401 or (self.code == 404 and self.method == WHO)


class CallLost(RuntimeError):  # noqa: N818 - a network that fails is nothing unusual
    """No answer came, or none that can be read."""


class Me(Fact, frozen=True):
    """Who a bot is: its number and the name people mention it by."""

    id: int
    username: str = ""


class WebhookInfo(Fact, frozen=True):
    """Where updates are brought (nowhere: empty), how many wait, and what went wrong last."""

    url: str | None = ""
    pending_update_count: int | None = 0
    last_error_message: str | None = ""


class _Me(msgspec.Struct):
    id: int | None = None
    username: str | None = None


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
        self.server_time: dt.datetime | None = None
        """What the clock of Telegram's server showed in its last answer."""

    @property
    def base(self) -> str:
        """Where the Bot API is."""
        return self._server.root

    async def me(self) -> Me:
        """Give who this bot is. Raises CallRefused (401 for a wrong token) and CallLost."""
        raw = await self._call(WHO, {}, _LONGEST)
        try:
            told = msgspec.json.decode(raw, type=_Me)
        except msgspec.MsgspecError as error:
            raise CallLost("getMe: not a bot") from error
        return Me(id=told.id or int(self.account.id), username=told.username or "")

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
            found = msgspec.json.decode(raw, type=list[msgspec.Raw] | None)
            return [bytes(one) for one in found or ()]
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
        """Take the webhook away, keeping what waits: it is fetched by polling then.

        A server that does not know the method has no webhook either.
        """
        try:
            await self._call("deleteWebhook", {}, _LONGEST)
        except CallRefused as refused:
            if refused.code not in (400, 404, 501):
                raise

    async def show_menu(
        self,
        commands: Mapping[str, str],
        *,
        chat: str = "",
        language: str = "",
        in_groups: bool = False,
    ) -> None:
        """Set the menu of one chat, of all groups, or of everybody without one of his own.

        `commands` gives what each does, in their order. `language` is that of the person's
        Telegram; without it the menu is for all. Raises CallRefused and CallLost.
        """
        menu = [{"command": name, "description": words} for name, words in commands.items()]
        asked = {"commands": msgspec.json.encode(menu).decode()}
        if chat:
            scope = {"type": "chat", "chat_id": int(chat)}
            asked["scope"] = msgspec.json.encode(scope).decode()
        elif in_groups:
            asked["scope"] = '{"type":"all_group_chats"}'
        if language:
            asked["language_code"] = language
        await self._call("setMyCommands", asked, _LONGEST)

    async def brought_to(self) -> WebhookInfo:
        """Give where Telegram brings updates, and how that goes. Raises CallRefused, CallLost.

        A server that does not know the method brings them nowhere.
        """
        try:
            raw = await self._call("getWebhookInfo", {}, _LONGEST)
        except CallRefused as refused:
            if refused.code not in (404, 501):
                raise
            return WebhookInfo()
        try:
            return msgspec.json.decode(raw, type=WebhookInfo)
        except msgspec.MsgspecError as error:
            raise CallLost("getWebhookInfo: cannot be read") from error

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
                self.server_time = _time_in(response.headers.get("Date"))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # the texts of these errors may hold the address, and with it the token
            raise CallLost(f"{method}: {type(error).__name__}") from None
        return _result(method, status, body)


def _time_in(header: str | None) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(header) if header else None
    except ValueError:
        return None


def _result(method: str, status: int, body: bytes) -> msgspec.Raw:
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except msgspec.MsgspecError:
        if status in (401, 404):
            raise CallRefused(status, method, method=method) from None
        raise CallLost(f"{method}: status {status}, not an answer of the Bot API") from None
    if not answer.ok:
        wait = answer.parameters.retry_after if answer.parameters else None
        raise CallRefused(answer.error_code or status, answer.description, wait, method)
    return answer.result
