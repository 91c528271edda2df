"""python-telegram-bot delivers: every message leaves through its bot, over our HTTP connection."""

import json
import logging
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

import aiohttp
import msgspec
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.gateways.port import Button, Fetched, Moved, Refused, TryLater, Unsure
from bot.gateways.telegram.account import Account, Server
from bot.gateways.telegram.buttons import carried, rows, worded
from core.kernel.fact import Fact

DOWNLOAD = 120.0
"""Seconds for fetching one file."""

PATIENCE = 30.0
"""Seconds for one message; a picture has to get through a bad line in them."""

_TIMEOUT = aiohttp.ClientTimeout(total=PATIENCE, sock_connect=10)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}

logging.getLogger("telegram").setLevel(logging.WARNING)  # below that it logs texts and addresses


class NotSentError(TelegramError):
    """The message never left: no connection was made."""


class LostError(TelegramError):
    """The message left, or part of it, and no answer came."""


class TokenRefusedError(TelegramError):
    """Telegram does not know the token (any more)."""


class TroubleError(TelegramError):
    """Telegram has trouble of its own, or asks to wait so many seconds."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class Delivered(Fact, frozen=True):
    """Telegram took a message: its number, and the name of its picture for the next time."""

    message: str
    picture: str | None = None


class TokenRefused(Fact, frozen=True):
    """Nothing goes out with this token any more; the message was not taken."""


Delivery = Delivered | TryLater | Refused | Moved | Unsure | TokenRefused

_TOLD: ContextVar[dict[str, Any]] = ContextVar("what Telegram tells of the message it took last")
"""Of each task's own last call. The library would make an object with more than a hundred fields
of every message that was taken, a tenth of what sending costs; its number is all that is needed."""


class Outbound:
    """One bot's way out. Nothing here raises what the platform does: it is told as it was."""

    def __init__(self, account: Account, server: Server, session: aiohttp.ClientSession) -> None:
        request = self._connection = _Connection(session, server.proxy)
        self._bot = Bot(
            account.token,
            base_url=f"{server.root}/bot",
            base_file_url=f"{server.root}/file/bot",
            request=request,
            get_updates_request=request,
        )

    async def send_text(self, chat: int, text: str, buttons: Sequence[Button] = ()) -> Delivery:
        """Send a text as it stands, without any markup of its own."""
        try:
            await self._bot.send_message(
                chat,
                text,
                reply_markup=_keyboard(buttons),
                link_preview_options=_NO_PREVIEW,
            )
        except TelegramError as error:
            return _what_became(error)
        return Delivered(message=_number())

    async def send_picture(
        self, chat: int, picture: bytes | str, caption: str = "", buttons: Sequence[Button] = ()
    ) -> Delivery:
        """Send a picture: its PNG, or the name under which Telegram has it already."""
        try:
            await self._bot.send_photo(
                chat,
                picture,
                caption=caption or None,
                reply_markup=_keyboard(buttons),
                filename="viec.png",
            )
        except TelegramError as error:
            return _what_became(error)
        return Delivered(message=_number(), picture=_picture())

    async def fetch(self, remote: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch a file that somebody sent, in at most so many bytes."""
        try:
            found = await self._bot.get_file(remote)
        except BadRequest as error:
            return Refused(why="size" if "too big" in str(error) else "lost")
        except TelegramError as error:
            became = _what_became(error)
            return became if isinstance(became, TryLater) else TryLater(why=type(error).__name__)
        if found.file_size is not None and found.file_size > most:
            return Refused(why="size")
        if not found.file_path:
            return Refused(why="lost")
        return await self._connection.download(found.file_path, most)

    async def change_picture(
        self, chat: int, message: int, picture: bytes | str, caption: str
    ) -> Delivery:
        """Put another picture in the place of an earlier one, under the same message."""
        media = InputMediaPhoto(picture, caption=caption or None, filename="viec.png")
        try:
            await self._bot.edit_message_media(media, chat, message)
        except TelegramError as error:
            return _what_became_of_change(error, message)
        return Delivered(message=str(message), picture=_picture())

    async def change_text(self, chat: int, message: int, text: str) -> Delivery:
        """Put another text in the place of an earlier one, under the same message."""
        try:
            await self._bot.edit_message_text(text, chat, message, link_preview_options=_NO_PREVIEW)
        except TelegramError as error:
            return _what_became_of_change(error, message)
        return Delivered(message=str(message))

    async def end_press(self, press: str) -> None:
        """Let a pressed button stop waiting; one that is too old is let go."""
        try:
            await self._bot.answer_callback_query(press)
        except TelegramError as error:
            logging.getLogger(__name__).debug("a press stays unanswered: %s", type(error).__name__)


class _Connection(BaseRequest):
    """The transport under the library's bot: one aiohttp session for all that a bot does.

    It keeps apart what the library does not: what never left, and what may have arrived.
    """

    def __init__(self, session: aiohttp.ClientSession, proxy: str | None) -> None:
        self._session = session
        self._proxy = proxy

    @property
    def read_timeout(self) -> float:
        return PATIENCE

    async def initialize(self) -> None:
        """Nothing to open: the session is the channel's."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more_timeouts: Any,
    ) -> tuple[int, bytes]:
        """Make one request. Raises NotSentError, LostError, TroubleError or TokenRefusedError."""
        _TOLD.set({})
        try:
            async with self._session.request(
                method,
                url,
                data=_form(request_data),
                headers=_headers(request_data),
                proxy=self._proxy,
                timeout=_TIMEOUT,
            ) as response:
                body = await response.read()
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ClientHttpProxyError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.InvalidURL,
        ) as error:
            # the texts of these errors may hold the address, and with it the token
            raise NotSentError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise LostError(type(error).__name__) from None
        if response.status == 401:
            raise TokenRefusedError("401")
        if response.status == 429 or response.status >= 500:
            raise TroubleError(f"status {response.status}", _seconds(body))
        return response.status, body

    async def download(self, url: str, most: int) -> Fetched | TryLater | Refused:
        """Give the content behind an address. It holds the token: it is never logged."""
        content = bytearray()
        try:
            async with self._session.get(
                url,
                proxy=self._proxy,
                timeout=aiohttp.ClientTimeout(total=DOWNLOAD, sock_connect=10),
            ) as response:
                if response.status == 404:
                    return Refused(why="lost")
                if response.status != 200:
                    return TryLater(why=f"status {response.status}")
                async for piece in response.content.iter_chunked(2**16):
                    content += piece
                    if len(content) > most:
                        return Refused(why="size")
        except aiohttp.InvalidURL:
            return Refused(why="lost")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return TryLater(why=type(error).__name__)
        return Fetched(content=bytes(content))

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read an answer. Raises LostError for one that is none: the message may have arrived."""
        try:
            answer = msgspec.json.decode(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise LostError("not an answer of the Bot API") from None
        if not isinstance(answer, dict):
            raise LostError("not an answer of the Bot API")
        result = answer.get("result")
        if isinstance(result, dict):
            answer["result"] = _file(result) or _taken(result)
        return answer


def _taken(result: dict[str, Any]) -> bool:
    """Keep what Telegram tells of a message that it took; the library hears that it did.

    What is told besides may be newer than the library, or of a server that others wrote: a
    message that was taken must not be sent again because of it.
    """
    _TOLD.set(result)
    return True


def _file(result: dict[str, Any]) -> dict[str, Any]:
    """Give what is needed of a file that Telegram tells of; nothing of what is no file."""
    if "file_path" not in result and "file_id" not in result:
        return {}
    known = ("file_id", "file_path", "file_size")
    told = {name: result[name] for name in known if name in result}
    return {"file_id": "", "file_unique_id": ""} | told


def _number() -> str:
    """Give the number of the message that was taken last."""
    return str(_TOLD.get({}).get("message_id") or 0)


def _picture() -> str | None:
    """Give the name of the picture of the message that was taken last, in its largest size."""
    sizes = _TOLD.get({}).get("photo")
    named = [one for one in sizes if isinstance(one, dict)] if isinstance(sizes, list) else []
    names = [one["file_id"] for one in named if isinstance(one.get("file_id"), str)]
    return names[-1] if names else None


def _form(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    """Give what is sent with a call; only what holds a file is sent in parts."""
    if data is None:
        return None
    if not data.multipart_data:
        return data.url_encoded_parameters().encode()
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _headers(data: RequestData | None) -> dict[str, str] | None:
    return _FORM if data is not None and not data.multipart_data else None


def _seconds(body: bytes) -> float | None:
    """Give how long Telegram asks to wait, if it does."""
    try:
        wait = json.loads(body)["parameters"]["retry_after"]
    except (ValueError, KeyError, TypeError):
        return None
    return float(wait) if isinstance(wait, int | float) else None


def _keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(worded(one), callback_data=carried(one)) for one in row]
            for row in rows(buttons)
        ]
    )


def _what_became_of_change(error: TelegramError, message: int) -> Delivery:
    """Tell what became of a change; a message that shows it already has arrived."""
    if isinstance(error, BadRequest) and "not modified" in str(error):
        return Delivered(message=str(message))
    return _what_became(error)


def _what_became(
    error: TelegramError,
) -> TryLater | Refused | Moved | Unsure | TokenRefused:
    if isinstance(error, TokenRefusedError):
        return TokenRefused()
    match error:
        case LostError():
            return Unsure(why=str(error))
        case TroubleError(wait=wait):
            return TryLater(why=str(error), wait=wait)
        case NotSentError() | InvalidToken():
            return TryLater(why=type(error).__name__)
        case ChatMigrated(new_chat_id=chat):
            return Moved(chat=str(chat))
        case _:
            known = isinstance(error, Forbidden | BadRequest)
            why = str(error) if known else f"{type(error).__name__}: {error}"
            return Refused(why=why, closed=_is_closed(error))


def _is_closed(error: TelegramError) -> bool:
    """Tell whether the whole chat takes nothing any more: blocked, or gone."""
    return isinstance(error, Forbidden) or "chat not found" in str(error).casefold()
