"""The Zalo Bot gateway: reads events, sends letters as texts and pictures by address.

Zalo cannot tell a repetition and nobody can ask it what became of a message. So a message whose
fate is unknown is never sent again: the letter stays `unknown`.
"""

import datetime as dt
import logging
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.gateways.parts import split
from bot.gateways.port import (
    Capabilities,
    Fetched,
    Incoming,
    Outcome,
    Outgoing,
    Picture,
    Refused,
    Sent,
    TryLater,
    Unsure,
    broken_off,
    sent,
)
from bot.gateways.zalo import budget, event
from bot.gateways.zalo.account import NAME
from bot.gateways.zalo.answers import QUOTA, WRONG_TOKEN, CallLost, CallRefused, NotCalled
from bot.gateways.zalo.client import Api
from bot.gateways.zalo.ledger import Ledger
from bot.gateways.zalo.pace import Pace
from core.people.channels import Trouble

Hang = Callable[[int, Picture], Awaitable[str]]
"""Keeps a letter's picture where Zalo can fetch it; gives its address."""

TEXT_LIMIT = 2000
PARTS = 4
STOPPED = 3600.0
"""Seconds that letters of a bot without a good token wait before they are tried again."""

FIRST_PAUSE = dt.timedelta(minutes=15)
LONGEST_PAUSE = dt.timedelta(hours=6)
"""How long a bot is silent after Zalo says that its quota is spent; it doubles up to the second."""

_MAYBE_DONE = (408, 504)
FAILED = 500
"""From here on a code says that Zalo itself failed."""
_TRANSIENT = 403

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Mouth:
    """One bot's way out, with what keeps it from speaking."""

    api: Api
    pace: Pace = field(default_factory=Pace)
    name: str = ""
    stopped: bool = False
    silent_until: dt.datetime | None = None
    pause: dt.timedelta = FIRST_PAUSE


@dataclass(frozen=True, slots=True)
class _Part:
    """One message of a letter; `picture` is an address."""

    text: str
    picture: str | None = None


class ZaloGateway:
    """All Zalo bots of this installation, each by its number.

    `hang` is None where Zalo could not reach our server: then the words of a picture go alone.
    """

    def __init__(
        self,
        mouths: Mapping[str, Mouth],
        ledger: Ledger,
        *,
        hang: Hang | None,
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._mouths = mouths
        self._ledger = ledger
        self._hang = hang
        self._clock = clock

    @property
    def name(self) -> str:
        """The platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """No buttons; pictures where we have an address; nothing unknown is sent again."""
        return Capabilities(
            buttons=False,
            pictures=self._hang is not None,
            text_limit=TEXT_LIMIT,
            parts=PARTS,
            resends=False,
        )

    def decode(self, raw: str, received: dt.datetime) -> Incoming:
        """Read a raw event. Raises Undecodable."""
        return event.decode(raw, received, (one.name for one in self._mouths.values()))

    async def fetch(self, bot: str, remote: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch a picture that somebody sent to one of the bots."""
        mouth = self._mouths.get(bot)
        if mouth is None:
            return TryLater(why="no token for this bot")
        return await mouth.api.fetch(remote, most)

    async def send(self, message: Outgoing) -> Outcome:
        """Send a letter as one or more messages; one that was interrupted goes on where it was."""
        mouth = self._mouths.get(message.bot)
        if mouth is None:
            return Refused(why=f"no token for the bot {message.bot}")
        names = list(message.taken)
        held = await self._held(mouth, message, begun=bool(names))
        if held is not None:
            return broken_off(held, names)
        for part in (await self._parts(message))[len(names) :]:
            outcome = await self._send_part(mouth, message, part)
            if not isinstance(outcome, Sent):
                return broken_off(outcome, names)
            names.append(outcome.remote_id or "")
        return sent(names)

    async def _held(self, mouth: Mouth, message: Outgoing, *, begun: bool) -> Outcome | None:
        """Give why a letter does not go now; None if it may."""
        if mouth.stopped:
            return TryLater(why="the token is not accepted", wait=STOPPED)
        spare = message.priority in budget.LEFT_OUT and not begun
        if mouth.silent_until is not None and mouth.silent_until > self._clock():
            if spare:
                return Refused(why="left out: the month's messages are spent")
            left = (mouth.silent_until - self._clock()).total_seconds()
            return TryLater(why="the month's messages are spent", wait=left)
        if spare and not await self._ledger.may_send(message.bot, message.priority):
            return Refused(why="left out: the month's messages run out")
        return None

    async def _parts(self, message: Outgoing) -> list[_Part]:
        """Give the messages of a letter; a picture goes with the first words."""
        text = unicodedata.normalize("NFC", message.text)
        parts = [_Part(one) for one in split(text, TEXT_LIMIT) if one.strip()]
        if message.picture is None or self._hang is None:
            return parts
        try:
            address = await self._hang(message.letter, message.picture)
        except Exception:  # noqa: BLE001 - a bug in a picture costs the picture, not its text
            _log.exception("the picture of a %s cannot be shown", message.picture.notice)
            return parts
        first, *rest = parts or [_Part("")]
        return [_Part(first.text, address), *rest]

    async def _send_part(self, mouth: Mouth, message: Outgoing, part: _Part) -> Outcome:
        wait = await mouth.pace.turn()
        if wait:
            return TryLater(why="too many messages", wait=wait)
        outcome = await self._call(mouth, message, part)
        if isinstance(outcome, Refused) and part.picture and part.text:
            _log.warning("letter %d: %s; its words go alone", message.letter, outcome.why)
            outcome = await self._call(mouth, message, _Part(part.text))
        return outcome

    async def _call(self, mouth: Mouth, message: Outgoing, part: _Part) -> Outcome:
        try:
            if part.picture is not None:
                name = await mouth.api.send_picture(message.chat, part.picture, part.text)
            else:
                name = await mouth.api.send_text(message.chat, part.text)
        except NotCalled as error:
            return TryLater(why=str(error))
        except CallLost as lost:
            await self._ledger.spend(message.bot, sent=1)
            return Unsure(why=str(lost))
        except CallRefused as refused:
            failed = refused.code >= FAILED and refused.code not in _MAYBE_DONE
            if part.picture is not None and failed and part.text:
                return Refused(why=str(refused))  # perhaps it cannot fetch it: the words go alone
            return await self._refused(mouth, message.bot, refused)
        mouth.silent_until, mouth.pause = None, FIRST_PAUSE
        await self._ledger.spend(message.bot, sent=1)
        return Sent(remote_id=name)

    async def _refused(self, mouth: Mouth, bot: str, refused: CallRefused) -> Outcome:
        """Tell what a no of Zalo means for a letter (403 is Zalo's word for its own trouble)."""
        why = str(refused)
        if refused.code == WRONG_TOKEN:
            mouth.stopped = True
            await self._ledger.tell(bot, Trouble.TOKEN)
            return TryLater(why=why, wait=STOPPED)
        if refused.code == QUOTA:
            wait = mouth.pause
            mouth.silent_until = self._clock() + wait
            mouth.pause = min(2 * wait, LONGEST_PAUSE)
            await self._ledger.tell(bot, Trouble.SPENT)
            return TryLater(why=why, wait=wait.total_seconds())
        if refused.code in _MAYBE_DONE:
            await self._ledger.spend(bot, sent=1)
            return Unsure(why=why)
        if refused.code == _TRANSIENT or refused.code >= FAILED:
            return TryLater(why=why)
        return Refused(why=why)
