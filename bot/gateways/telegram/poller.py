"""Our own poll loop: fetch the raw updates, store them, and only then confirm them.

Asking for what follows an update is what confirms it, and that is asked only after the commit. So
a process that dies anywhere gets the same updates again, and the inbox takes each of them once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence

from bot.gateways.one_ear import OneEar, TokenInUseError
from bot.gateways.patience import Patience
from bot.gateways.telegram.account import NAME
from bot.gateways.telegram.api import WAIT, Api, CallLost, CallRefused, Me
from bot.gateways.telegram.peek import Heard, NotAnUpdate, peek
from bot.pipeline import Update
from core.kernel.transaction import Crash, no_crash

Hear = Callable[[str, str, list[Update]], Awaitable[None]]
EndPress = Callable[[str, str], Coroutine[None, None, None]]
CONFLICT = 409
"""Somebody else listens with the token, or a webhook takes the updates."""

Lost = Callable[[str, str], Awaitable[None]]
"""Is told of a bot whose token is not accepted: the platform and the bot."""

_log = logging.getLogger(__name__)


class Ears:
    """Stores what a bot hears, and lets pressed buttons stop waiting once they are stored."""

    def __init__(self, bot: str, hear: Hear, end_press: EndPress, lost: Lost) -> None:
        self._bot = bot
        self._lost = lost
        self._hear = hear
        self._end_press = end_press
        self._ending: set[asyncio.Task[None]] = set()

    async def take(self, heard: Sequence[Heard]) -> None:
        """Store updates; when this returns they are durable. Raises what the database raises."""
        updates = [one.update for one in heard if one.update is not None]
        if updates:
            await self._hear(NAME, self._bot, updates)
        for one in heard:
            if one.press is not None:
                task = asyncio.create_task(self._end_press(self._bot, one.press))
                self._ending.add(task)
                task.add_done_callback(self._ending.discard)

    async def lost(self) -> None:
        """Say that the token of this bot is not accepted."""
        await self._lost(NAME, self._bot)

    async def close(self) -> None:
        """Wait for the answers to presses that are under way."""
        await asyncio.gather(*self._ending, return_exceptions=True)


class Poller:
    """Polls for one bot; one process of a machine does so for a token.

    Telegram refuses a second one elsewhere (409): the two take turns in being refused, and what one
    hears the other does not.
    """

    def __init__(
        self,
        api: Api,
        ears: Ears,
        *,
        wait: int = WAIT,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        crash: Crash = no_crash,
    ) -> None:
        self._api = api
        self._ears = ears
        self._wait = wait
        self._crash = crash
        self._offset = 0
        self._me: Me | None = None
        self._patience = Patience(sleep)

    @property
    def bot(self) -> str:
        """The platform and the bot."""
        return f"{NAME} {self._api.account.id}"

    async def run(self) -> None:
        """Poll until cancelled, or until Telegram says that the token is wrong."""
        await persist(self._api.account.id, self._forever, self._ears.lost, self._patience)

    async def _forever(self) -> None:
        with OneEar(self._api.base, self._api.account.token):
            while True:
                await self.poll()
                self._patience.restore()

    async def poll(self) -> int:
        """Fetch and store once; give how many updates came. Raises CallRefused and CallLost."""
        me = await self._introduced()
        try:
            raws = await self._api.updates(self._offset, self._wait)
        except CallRefused as refused:
            if refused.code == CONFLICT:  # perhaps a webhook was set in the meantime
                self._me = None
            raise
        heard = [one for one in (_looked_at(raw, me) for raw in raws) if one is not None]
        heard.sort(key=lambda one: one.number)  # as they were said, however they were listed
        if raws and not heard:
            raise CallLost("getUpdates: nothing with a number")
        self._crash("before hearing")
        await self._ears.take(heard)
        # Nothing new: everything below the offset is confirmed. After a quiet week Telegram begins
        # anew at any number, perhaps a lower one, so an old offset must not be asked for again.
        self._offset = max((one.number for one in heard), default=-1) + 1
        return len(raws)

    async def _introduced(self) -> Me:
        """Learn once who this bot is, and see that no webhook keeps the updates away."""
        if self._me is None:
            me = await self._api.me()
            await self._api.stop_bringing()
            self._me = me
            _log.info("telegram bot %s: polling", self._api.account.id)
        return self._me


def _looked_at(raw: bytes, me: Me) -> Heard | None:
    try:
        return peek(raw, me)
    except NotAnUpdate:
        _log.warning("telegram bot %d: something without a number came; passed over", me.id)
        return None


async def persist(
    bot: str,
    once: Callable[[], Awaitable[None]],
    give_up: Callable[[], Awaitable[None]],
    patience: Patience,
) -> None:
    """Do something again and again until it is done, pausing longer while it fails.

    Gives up for good when Telegram does not know the token: this bot stops, with a line in the log
    and word to the admins, and everything else goes on.
    """
    while True:
        try:
            return await once()
        except CallRefused as refused:
            if refused.is_wrong_token:
                _log.error(
                    "telegram bot %s: the token is not accepted (%s). This bot stops; set the "
                    "right one in VIEC_TELEGRAM_TOKEN or its file and start again",
                    bot,
                    refused,
                )
                return await give_up()
            why, asked = str(refused), refused.wait
        except (CallLost, TokenInUseError) as error:
            why, asked = str(error), None
        except Exception as error:  # noqa: BLE001 - the loop outlives any failure, such as a full disk
            _log.exception("telegram bot %s: a round failed", bot)
            why, asked = type(error).__name__, None
        wait = max(patience.wait(), asked or 0.0)
        _log.warning("telegram bot %s: %s; again in %.1f s", bot, why, wait)
        await patience.sleep(wait)
