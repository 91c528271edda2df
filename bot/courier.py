"""The courier: letters out, in order per chat, patiently."""

import asyncio
import datetime as dt
import logging
import random
from collections.abc import Callable, Mapping

from bot.gateways.port import Gateway, Outgoing, Refused, Sent, TryLater, Unsure
from core.kernel import post
from core.kernel.transaction import Crash, Database, no_crash

LEASE = dt.timedelta(seconds=60)
LONGEST_WAIT = 300.0
MOST_ATTEMPTS = 200

Render = Callable[[post.Letter, Gateway], Outgoing]

_log = logging.getLogger(__name__)


class Courier:
    """Sends what is due. One pass claims the oldest letter of each chat and marks each at once.

    `at_once` is how many letters are under way together (to different chats).
    `render` turns a letter into a message for a gateway. A letter that cannot be rendered is
    failed with its reason and does not hold up its chat.
    """

    def __init__(
        self,
        database: Database,
        gateways: Mapping[str, Gateway],
        render: Render,
        *,
        clock: Callable[[], dt.datetime],
        owner: str,
        chance: random.Random,
        at_once: int = 32,
        crash: Crash = no_crash,
    ) -> None:
        self._database = database
        self._gateways = gateways
        self._render = render
        self._clock = clock
        self._owner = owner
        self._chance = chance
        self._at_once = at_once
        self._crash = crash

    async def start(self) -> None:
        """Hand back what a former process of this file had claimed."""
        await self._database.write(post.free_claimed)

    async def deliver(self) -> int:
        """Send one round of letters; give how many were claimed."""
        now = self._clock()
        letters = await self._database.write(
            lambda connection: post.claim(connection, self._owner, now, LEASE)
        )
        self._crash("after the claim")
        if self._at_once == 1:
            for letter in letters:
                await self._send(letter)
        else:
            await asyncio.gather(*(self._send(letter) for letter in letters))
        return len(letters)

    async def _send(self, letter: post.Letter) -> None:
        gateway = self._gateways.get(letter.gateway)
        if gateway is None:
            await self._end(letter, "failed", f"no gateway {letter.gateway}")
            return
        try:
            message = self._render(letter, gateway)
        except Exception:  # noqa: BLE001 - a bug in a view must not stop the chat
            _log.exception("letter %d (%s) cannot be rendered", letter.id, letter.notice)
            await self._end(letter, "failed", "cannot be rendered")
            return
        self._crash("before sending")
        outcome = await gateway.send(message)
        self._crash("after sending")
        match outcome:
            case Sent(remote_id=remote_id):
                now = self._clock()
                await self._database.write(
                    lambda connection: post.mark_sent(
                        connection, letter.id, self._owner, now, remote_id
                    )
                )
            case Refused(why=why):
                await self._end(letter, "failed", why)
            case Unsure(why=why):
                if gateway.capabilities.resends:
                    await self._again(letter, why, None)
                else:
                    await self._end(letter, "unknown", why)
            case TryLater(why=why, wait=wait):
                await self._again(letter, why, wait)

    async def _again(self, letter: post.Letter, why: str, wait: float | None) -> None:
        if letter.attempts >= MOST_ATTEMPTS:
            await self._end(letter, "failed", why)
            return
        if wait is None:
            ceiling = min(LONGEST_WAIT, 2.0 ** min(letter.attempts, 9))
            wait = ceiling * self._chance.uniform(0.5, 1.0)
        at = self._clock() + dt.timedelta(seconds=wait)
        await self._database.write(
            lambda connection: post.put_back(connection, letter.id, self._owner, at, why)
        )

    async def _end(self, letter: post.Letter, state: str, why: str) -> None:
        await self._database.write(
            lambda connection: post.mark_ended(connection, letter.id, self._owner, state, why)
        )
