"""The Telegram gateway: reads updates through `inbound`, sends letters through `outbound`."""

import datetime as dt
import hashlib
import logging
from collections import OrderedDict
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
    Sent,
    TryLater,
)
from bot.gateways.telegram import inbound
from bot.gateways.telegram.account import NAME
from bot.gateways.telegram.limiter import Limiter
from bot.gateways.telegram.outbound import Delivered, Delivery, Outbound

Draw = Callable[[str, str, str, bool], Awaitable[bytes]]
"""Draws a notice: its kind, its body, the language, whether dark; gives a PNG."""

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
PARTS = 4
_MOST_NAMES = 2000
_MOST_BEGUN = 1000

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

    What Telegram calls a picture that it has already is remembered in this process only: after a
    restart a picture is uploaded once more.
    """

    def __init__(self, mouths: Mapping[str, Mouth], draw: Draw) -> None:
        self._mouths = mouths
        self._draw = draw
        self._names: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._begun: OrderedDict[int, int] = OrderedDict()

    @property
    def name(self) -> str:
        """The platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """Buttons and pictures; long texts in several messages."""
        return Capabilities(buttons=True, pictures=True, text_limit=TEXT_LIMIT, parts=PARTS)

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
        begun = self._begun.pop(message.letter, 0)
        last = Delivered(message="")
        names: list[str] = []
        for index, part in enumerate(parts[begun:], start=begun):
            outcome = await self._send_part(mouth, message, part)
            if not isinstance(outcome, Delivered):
                self._remember_begun(message.letter, index)
                return outcome
            last = outcome
            names.append(outcome.message)
        return Sent(remote_id=last.message, parts=tuple(one for one in names[:-1] if one))

    async def _send_part(self, mouth: Mouth, message: Outgoing, part: _Part) -> Delivery:
        picture = await self._drawn(message.bot, part.picture) if part.picture else None
        wait = await mouth.limiter.turn(message.chat, message.priority)
        if wait:
            return TryLater(why="too many messages", wait=wait)
        chat = int(message.chat)
        if picture is not None and part.picture is not None:
            outcome = await mouth.outbound.send_picture(chat, picture, part.text, part.buttons)
            self._note_name(message.bot, part.picture, outcome)
            if isinstance(outcome, Refused) and isinstance(picture, str):
                return TryLater(why="the picture is uploaded anew", wait=0.0)
        elif part.text:
            outcome = await mouth.outbound.send_text(chat, part.text, part.buttons)
        else:
            return Delivered(message="")  # a picture that could not be drawn, its text follows
        if isinstance(outcome, TryLater) and outcome.wait:
            mouth.limiter.stop(message.chat, outcome.wait)
        return outcome

    async def _drawn(self, bot: str, picture: Picture) -> bytes | str | None:
        """Give Telegram's name of a picture, or its PNG; None if it cannot be drawn."""
        known = self._names.get((bot, _digest(picture)))
        if known is not None:
            return known
        try:
            return await self._draw(picture.notice, picture.body, picture.language, False)  # noqa: FBT003 - the port of the draughtsman
        except Exception:  # noqa: BLE001 - a bug in a drawing costs the picture, not its text
            _log.exception(
                "the picture of a %s cannot be drawn; its text goes alone", picture.notice
            )
            return None

    def _note_name(self, bot: str, picture: Picture, outcome: Delivery) -> None:
        key = (bot, _digest(picture))
        if isinstance(outcome, Refused):
            self._names.pop(key, None)
        elif isinstance(outcome, Delivered) and outcome.picture is not None:
            self._names[key] = outcome.picture
            if len(self._names) > _MOST_NAMES:
                self._names.popitem(last=False)

    def _remember_begun(self, letter: int, index: int) -> None:
        if index:
            self._begun[letter] = index
            if len(self._begun) > _MOST_BEGUN:
                self._begun.popitem(last=False)


def _parts(message: Outgoing) -> list[_Part]:
    """Give the messages of a letter: the picture first, the buttons under the last."""
    if message.picture and units(message.text) <= CAPTION_LIMIT:
        return [_Part(message.text, message.picture, message.buttons)]
    texts = split(message.text, TEXT_LIMIT)
    parts = [_Part(one) for one in texts[:-1]]
    parts.append(_Part(texts[-1], buttons=message.buttons))
    return [_Part("", message.picture), *parts] if message.picture else parts


def _digest(picture: Picture) -> str:
    content = f"{picture.language}\n{picture.notice}\n{picture.body}"
    return hashlib.sha256(content.encode()).hexdigest()
