"""Listening: our own poll loop, which stores each event before it asks for the next.

Whether Zalo gives an event again after it was fetched is told both ways. So each is stored before
anything else, taken once by the inbox, and no round follows another at once without news.
"""

import asyncio
import datetime as dt
import logging
import random
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence

from bot.gateways.one_ear import OneEar, TokenInUseError
from bot.gateways.patience import Patience
from bot.gateways.raw import NotAnEvent
from bot.gateways.zalo.account import NAME
from bot.gateways.zalo.answers import WRONG_TOKEN, CallLost, CallRefused, Me, NotCalled
from bot.gateways.zalo.client import WAIT
from bot.gateways.zalo.event import peek
from bot.gateways.zalo.gateway import Mouth
from bot.gateways.zalo.ledger import Ledger
from bot.pipeline import Update
from core.kernel.transaction import Crash, no_crash
from core.people.channels import Trouble

Hear = Callable[[str, str, list[Update]], Awaitable[None]]

FLOOR = 1.0
"""Seconds between two rounds, the first of which brought nothing new."""

ELSEWHERE_PAUSE = 300.0
_MOST_KEYS = 2000

_log = logging.getLogger(__name__)


class BroughtElsewhere(RuntimeError):  # noqa: N818 - a setting at Zalo, not a fault
    """Zalo brings this bot's updates to an address that is not ours; asking is refused."""


class Ears:
    """Stores what a bot hears, and counts what is new."""

    def __init__(
        self, bot: str, hear: Hear, ledger: Ledger, clock: Callable[[], dt.datetime]
    ) -> None:
        self._bot = bot
        self._hear = hear
        self._ledger = ledger
        self._clock = clock
        self._known: OrderedDict[str, None] = OrderedDict()

    async def take(self, raws: Sequence[bytes]) -> int:
        """Store events; when this returns they are durable. Give how many seem new.

        Raises NotAnEvent, before anything is stored, and what the database raises.
        """
        looked = [peek(raw, self._clock()) for raw in raws]
        if None in looked:
            _log.info("zalo bot %s: an event that nobody wrote; passed over", self._bot)
        updates = [one for one in looked if one is not None]
        if not updates:
            return 0
        await self._hear(NAME, self._bot, updates)
        new = [one.key for one in updates if one.key not in self._known]
        self._known.update(dict.fromkeys(new))
        while len(self._known) > _MOST_KEYS:
            self._known.popitem(last=False)
        if new:
            await self._ledger.spend(self._bot, received=len(new))
        return len(new)


class Poller:
    """Polls for one bot; one process of a machine does so for a token."""

    def __init__(
        self,
        mouth: Mouth,
        ears: Ears,
        ledger: Ledger,
        *,
        public_url: str = "",
        wait: int = WAIT,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        crash: Crash = no_crash,
    ) -> None:
        self._mouth = mouth
        self._api = mouth.api
        self._ears = ears
        self._ledger = ledger
        self._public_url = public_url.rstrip("/")
        self._wait = wait
        self._sleep = sleep
        self._crash = crash
        self._me: Me | None = None
        self._patience = Patience(sleep)

    @property
    def bot(self) -> str:
        """The platform and the bot."""
        return f"{NAME} {self._api.account.id}"

    async def run(self) -> None:
        """Poll until cancelled, or until Zalo says that the token is wrong."""
        await persist(self._mouth, self._ledger, self._forever, self._patience)

    async def _forever(self) -> None:
        with OneEar(self._api.base, self._api.account.token):
            while True:
                begun = asyncio.get_running_loop().time()
                is_new = await self.poll()
                self._patience.restore()
                if not is_new:
                    passed = asyncio.get_running_loop().time() - begun
                    await self._sleep(max(0.0, FLOOR - passed))

    async def poll(self) -> int:
        """Fetch and store once; give how many events seem new.

        Raises CallRefused, CallLost, NotCalled and BroughtElsewhere.
        """
        if self._me is None:
            self._me = await self._introduced()
        try:
            raws = await self._api.updates(self._wait)
        except CallRefused as refused:
            if refused.code == 400:  # a webhook was set in the meantime
                self._me = None
            raise
        self._crash("before hearing")
        return await self._take(raws)

    async def _take(self, raws: Sequence[bytes]) -> int:
        try:
            return await self._ears.take(raws)
        except NotAnEvent:
            raise CallLost("getUpdates: not an event") from None

    async def _introduced(self) -> Me:
        """Learn who this bot is, and see that no webhook keeps the updates away."""
        me = await introduce(self._mouth, self._ledger)
        url = await self._api.webhook()
        if url and self._public_url and url.startswith(f"{self._public_url}/"):
            await self._api.stop_bringing()
        elif url:
            raise BroughtElsewhere("its updates are brought to another address")
        _log.info("zalo bot %s: polling", self._api.account.id)
        return me


async def introduce(mouth: Mouth, ledger: Ledger) -> Me:
    """Learn who a bot is, and keep its name."""
    me = await mouth.api.me()
    mouth.name = me.name
    await ledger.see_bot(mouth.api.account.id, me.name)
    return me


async def persist(
    mouth: Mouth, ledger: Ledger, once: Callable[[], Awaitable[None]], patience: Patience
) -> None:
    """Do something again and again until it is done, pausing longer while it fails.

    Gives up for good when Zalo does not know the token: this bot stops, the admins are told, and
    everything else goes on.
    """
    bot = mouth.api.account.id
    while True:
        least = 0.0
        try:
            return await once()
        except CallRefused as refused:
            if refused.code == WRONG_TOKEN:
                await lose_token(mouth, ledger, refused)
                return None
            why = str(refused)
        except (CallLost, NotCalled, TokenInUseError) as error:
            why = str(error)
        except BroughtElsewhere as error:
            why, least = str(error), ELSEWHERE_PAUSE
            await ledger.tell(bot, Trouble.ELSEWHERE)
        except Exception as error:  # noqa: BLE001 - the loop outlives any failure, such as a full disk
            _log.exception("zalo bot %s: a round failed", bot)
            why = type(error).__name__
        wait = max(patience.wait(), least) * random.uniform(0.75, 1.25)
        _log.warning("zalo bot %s: %s; again in %.1f s", bot, why, wait)
        await patience.sleep(wait)


async def lose_token(mouth: Mouth, ledger: Ledger, refused: CallRefused) -> None:
    """Stop a bot whose token is not accepted, and tell the admins."""
    bot = mouth.api.account.id
    mouth.stopped = True
    _log.error(
        "zalo bot %s: the token is not accepted (%s). This bot stops; set the right one in "
        "VIEC_ZALO_TOKEN or its file and start again",
        bot,
        refused,
    )
    await ledger.tell(bot, Trouble.TOKEN)
