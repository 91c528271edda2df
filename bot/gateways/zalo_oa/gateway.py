"""The gateway of a Zalo Official Account: buttons, uploaded pictures, and hours that close.

As with Zalo bots, a message whose fate is unknown is never sent again.
"""

import datetime as dt
import logging
import unicodedata
from collections.abc import Awaitable, Callable

from sqlalchemy import Connection

from bot.gateways.parts import split
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
    Unsure,
    broken_off,
    sent,
)
from bot.gateways.zalo.answers import CallLost, CallRefused, NotCalled
from bot.gateways.zalo.pace import Pace
from bot.gateways.zalo_oa import event, window
from bot.gateways.zalo_oa.account import NAME
from bot.gateways.zalo_oa.client import Client, pictured, worded
from bot.gateways.zalo_oa.tokens import DisconnectedError, Tokens
from bot.gateways.zalo_oa.window import Fate
from core.kernel.post import Priority
from core.kernel.transaction import Database
from core.people import store as people

Draw = Callable[[str, str, str, bool], Awaitable[bytes]]
"""Draws a notice: its kind, its body, the language, whether dark; gives a PNG."""

TEXT_LIMIT = 2000
PARTS = 4
HOLD = 3600.0
"""Seconds that a letter waits when its reader is silent; his next word calls it at once."""

ENDED = frozenset({-216, -220})
SPENT = frozenset({-211, -218})
GONE = frozenset({-213, -227, -244})
"""Not following, locked or long inactive, does not want this kind."""

SHUT = frozenset({-230, -232, -320, -321})
"""The window is closed, or is to be paid for and nothing is funded."""

NOT_ALLOWED = frozenset({-209, -212, -219, -223})
BUSY = -32

_log = logging.getLogger(__name__)


class ZaloOaGateway:
    """One Official Account. `pays` lets letters go that cost (two to seven days of silence)."""

    def __init__(
        self,
        client: Client,
        tokens: Tokens,
        database: Database,
        draw: Draw,
        *,
        clock: Callable[[], dt.datetime],
        spent: Callable[[], Awaitable[None]],
        pays: bool = False,
        pace: Pace | None = None,
    ) -> None:
        self._client = client
        self._tokens = tokens
        self._database = database
        self._draw = draw
        self._clock = clock
        self._spent = spent
        self._pays = pays
        self._pace = pace or Pace()

    @property
    def name(self) -> str:
        """The platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """Buttons and pictures; nothing unknown is sent again."""
        return Capabilities(
            buttons=True, pictures=True, text_limit=TEXT_LIMIT, parts=PARTS, resends=False
        )

    def decode(self, raw: str, received: dt.datetime) -> Incoming | ChatChanged:
        """Read a raw event. Raises Undecodable."""
        return event.decode(raw, received)

    async def fetch(self, bot: str, remote: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch a picture or file that somebody sent."""
        del bot
        return await self._client.fetch(remote, most)

    async def send(self, message: Outgoing) -> Outcome:
        """Send a letter as one or more messages; one that was interrupted goes on where it was."""
        silent = await self._database.read(lambda connection: self._silent(connection, message))
        match window.fate(silent, message.priority, pays=self._pays):
            case Fate.GO:
                return await self._send(message)
            case found:
                return _held(message, found)

    def _silent(self, connection: Connection, message: Outgoing) -> dt.timedelta:
        """Give for how long a reader has been silent; a stranger has just written."""
        used = people.chat_last_used(connection, NAME, message.bot, message.chat)
        return self._clock() - used if used is not None else dt.timedelta()

    async def _send(self, message: Outgoing) -> Outcome:
        texts = split(unicodedata.normalize("NFC", message.text), TEXT_LIMIT)
        names = list(message.taken)
        for index, text in list(enumerate(texts))[len(names) :]:
            picture = message.picture if index == 0 else None
            buttons = message.buttons if index == len(texts) - 1 else ()
            outcome = await self._part(message, text, picture, buttons)
            if not isinstance(outcome, Sent):
                return broken_off(outcome, names)
            names.append(outcome.remote_id or "")
        return sent(names)

    async def _part(
        self,
        message: Outgoing,
        text: str,
        picture: Picture | None,
        buttons: tuple[Button, ...],
    ) -> Outcome:
        wait = await self._pace.turn()
        if wait:
            return TryLater(why="too many messages", wait=wait)
        try:
            return await self._with_token(message, text, picture, buttons)
        except DisconnectedError as error:
            return TryLater(why=str(error), wait=HOLD)
        except NotCalled as error:
            return TryLater(why=str(error))
        except CallLost as lost:
            return Unsure(why=str(lost))
        except CallRefused as refused:
            return await self._refused(message, refused)

    async def _with_token(
        self,
        message: Outgoing,
        text: str,
        picture: Picture | None,
        buttons: tuple[Button, ...],
    ) -> Outcome:
        """Call with the present token; if Zalo says that it has ended, once more with a new one."""
        token = await self._tokens.access()
        try:
            return await self._call(token, message, text, picture, buttons)
        except CallRefused as refused:
            if refused.code not in ENDED:
                raise
        token = await self._tokens.access(refused=token)
        return await self._call(token, message, text, picture, buttons)

    async def _call(
        self,
        token: str,
        message: Outgoing,
        text: str,
        picture: Picture | None,
        buttons: tuple[Button, ...],
    ) -> Outcome:
        made = worded(text, buttons)
        attachment = await self._uploaded(token, picture) if picture and not buttons else ""
        if attachment:
            made = pictured(text, attachment)
        return Sent(remote_id=await self._client.send(token, message.chat, made))

    async def _uploaded(self, token: str, picture: Picture) -> str:
        """Upload a picture; give its name, or nothing where its words have to go alone."""
        try:
            png = await self._draw(picture.notice, picture.body, picture.language, False)  # noqa: FBT003 - the port of the draughtsman
        except Exception:  # noqa: BLE001 - a bug in a drawing costs the picture, not its text
            _log.exception("the picture of a %s cannot be drawn", picture.notice)
            return ""
        try:
            return await self._client.upload(token, png)
        except CallLost as lost:  # nothing was shown to anybody yet
            raise NotCalled(str(lost)) from None
        except CallRefused as refused:
            if refused.code in ENDED:
                raise
            _log.warning("the picture of a %s is not taken: %s", picture.notice, refused)
            return ""

    async def _refused(self, message: Outgoing, refused: CallRefused) -> Outcome:
        """Tell what a no of Zalo means for a letter."""
        why, code = str(refused), refused.code
        if code in GONE:
            return Refused(why=why, closed=True)
        if code in SHUT:
            return _held(message, window.closed(Priority(message.priority)))
        if code in SPENT:
            await self._spent()
            return TryLater(why=why, wait=HOLD)
        if code in ENDED or code in NOT_ALLOWED:
            _log.error("zalo oa: %s; look at the app's permissions, or connect anew", why)
            return TryLater(why=why, wait=HOLD)
        if code == BUSY or code >= 500:
            return TryLater(why=why)
        return Refused(why=why)


def _held(message: Outgoing, found: Fate) -> Outcome:
    _log.info("letter %d: its reader is silent too long; %s", message.letter, found)
    if found is Fate.LEAVE_OUT:
        return Refused(why="left out: its reader has been silent too long")
    return TryLater(why="waits until its reader writes", wait=HOLD)
