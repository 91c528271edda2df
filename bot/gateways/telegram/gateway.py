"""The Telegram gateway: reads updates through `inbound`, sends letters through `outbound`."""

import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.gateways.parts import split, units
from bot.gateways.port import (
    Button,
    Capabilities,
    ChatChanged,
    Fetched,
    Incoming,
    Outcome,
    Outgoing,
    Picture,
    Refused,
    TryLater,
    broken_off,
    sent,
)
from bot.gateways.telegram import inbound
from bot.gateways.telegram.account import NAME
from bot.gateways.telegram.limiter import Limiter
from bot.gateways.telegram.outbound import Delivered, Delivery, Outbound, TokenRefused
from bot.gateways.uploads import Uploads

Draw = Callable[[str, str, str, bool], Awaitable[bytes]]
"""Draws a notice: its kind, its body, the language, whether dark; gives a PNG."""

STOPPED = 600.0
"""Seconds that letters of a bot without a good token wait before they are tried again."""

Ages = Callable[[str, str], Awaitable[Sequence[float]]]
"""Gives how many seconds ago each message of the last minute went from a bot into a chat."""

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
PARTS = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mouth:
    """One bot's way out, with the limiter that all it sends goes through."""

    outbound: Outbound
    limiter: Limiter


@dataclass(frozen=True, slots=True)
class _Part:
    """One message of a letter."""

    text: str
    picture: Picture | None = None
    buttons: Sequence[Button] = ()


class TelegramGateway:
    """All bots of this installation at Telegram, each by its number.

    With `recent` what other processes, or this one before its start, sent into a group counts.
    `lost` is told of a bot whose token is not accepted.
    """

    def __init__(
        self,
        mouths: Mapping[str, Mouth],
        draw: Draw,
        uploads: Uploads,
        recent: Ages | None = None,
        lost: Callable[[str, str], Awaitable[None]] | None = None,
    ) -> None:
        self._mouths = mouths
        self._lost = lost
        self._recent = recent
        self._draw = draw
        self._uploads = uploads

    @property
    def name(self) -> str:
        """The platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """Buttons, pictures and changes in place; long texts in several messages."""
        return Capabilities(
            buttons=True, pictures=True, text_limit=TEXT_LIMIT, parts=PARTS, edits=True
        )

    def decode(self, raw: str, received: dt.datetime) -> Incoming | ChatChanged:
        """Read a raw update. Raises Undecodable."""
        return inbound.decode(raw, received)

    async def end_press(self, bot: str, press: str) -> None:
        """Let a pressed button stop waiting."""
        mouth = self._mouths.get(bot)
        if mouth is not None:
            await mouth.outbound.end_press(press)

    async def fetch(self, bot: str, remote: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch a file that somebody sent to one of the bots."""
        mouth = self._mouths.get(bot)
        if mouth is None:
            return TryLater(why="no token for this bot")
        return await mouth.outbound.fetch(remote, most)

    async def send(self, message: Outgoing) -> Outcome:
        """Send a letter as one or more messages; one that was interrupted goes on where it was."""
        mouth = self._mouths.get(message.bot)
        if mouth is None:
            return Refused(why=f"no token for the bot {message.bot}")
        if not message.chat.removeprefix("-").isdigit():
            return Refused(why="not a chat of Telegram")
        parts = _parts(message)
        names = list(message.taken)
        for part in parts[len(names) :]:
            outcome = await self._send_part(mouth, message, part)
            if isinstance(outcome, TokenRefused):
                return broken_off(await self._stop(message.bot), names)
            if not isinstance(outcome, Delivered):
                return broken_off(outcome, names)
            names.append(outcome.message)
        return sent(names)

    async def _stop(self, bot: str) -> TryLater:
        """Say that a bot's token is not accepted: where updates are brought, nobody else would."""
        _log.error("telegram bot %s: the token is not accepted; its letters wait", bot)
        if self._lost is not None:
            await self._lost(NAME, bot)
        return TryLater(why="the token is not accepted", wait=STOPPED)

    async def _send_part(self, mouth: Mouth, message: Outgoing, part: _Part) -> Delivery:
        if part.picture is None:
            return await self._hand_over(mouth, message, part, None)
        known = await self._uploads.find(message.bot, part.picture)
        if known is not None:
            return await self._hand_over(mouth, message, part, known)
        async with self._uploads.alone(message.bot, part.picture):
            known = await self._uploads.find(message.bot, part.picture)
            drawn = known or await self._drawn(part.picture)
            return await self._hand_over(mouth, message, part, drawn)

    async def _hand_over(
        self, mouth: Mouth, message: Outgoing, part: _Part, picture: bytes | str | None
    ) -> Delivery:
        if self._recent is not None and message.chat.startswith("-"):
            ages = await self._recent(message.bot, message.chat)
            mouth.limiter.recall(message.chat, ages)
        wait = await mouth.limiter.turn(message.chat, message.priority)
        if wait:
            return TryLater(why="too many messages", wait=wait)
        if picture is not None and part.picture is not None:
            outcome = await _send_picture(mouth.outbound, message, part, picture)
            if isinstance(outcome, Delivered) and outcome.picture and isinstance(picture, bytes):
                await self._uploads.keep(message.bot, part.picture, outcome.picture)
            if isinstance(outcome, Refused) and isinstance(picture, str):
                await self._uploads.forget(message.bot, part.picture)
                return TryLater(why="the picture is uploaded anew", wait=0.0)
        elif part.text:
            outcome = await _send_text(mouth.outbound, message, part)
        else:
            return Delivered(message="")  # a picture that could not be drawn, its text follows
        if isinstance(outcome, TryLater) and outcome.wait:
            mouth.limiter.stop(message.chat, outcome.wait)
        return outcome

    async def _drawn(self, picture: Picture) -> bytes | None:
        """Give the PNG of a picture; None if it cannot be drawn."""
        try:
            return await self._draw(picture.notice, picture.body, picture.language, picture.dark)
        except Exception:  # noqa: BLE001 - a bug in a drawing costs the picture, not its text
            _log.exception(
                "the picture of a %s cannot be drawn; its text goes alone", picture.notice
            )
            return None


def _parts(message: Outgoing) -> list[_Part]:
    """Give the messages of a letter: the picture first, the buttons under the last."""
    if message.picture and units(message.text) <= CAPTION_LIMIT:
        return [_Part(message.text, message.picture, message.buttons)]
    texts = split(message.text, TEXT_LIMIT)
    parts = [_Part(one) for one in texts[:-1]]
    parts.append(_Part(texts[-1], buttons=message.buttons))
    return [_Part("", message.picture), *parts] if message.picture else parts


async def _send_picture(
    outbound: Outbound, message: Outgoing, part: _Part, picture: bytes | str
) -> Delivery:
    chat = int(message.chat)
    if message.edits is not None:
        return await outbound.change_picture(chat, int(message.edits), picture, part.text)
    return await outbound.send_picture(chat, picture, part.text, part.buttons)


async def _send_text(outbound: Outbound, message: Outgoing, part: _Part) -> Delivery:
    chat = int(message.chat)
    if message.edits is not None:
        return await outbound.change_text(chat, int(message.edits), part.text)
    return await outbound.send_text(chat, part.text, part.buttons)
