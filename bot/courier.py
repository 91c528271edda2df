"""The courier: letters out, in order per chat, patiently."""

import asyncio
import datetime as dt
import logging
import random
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection

from bot.gateways.port import (
    Gateway,
    Moved,
    Outcome,
    Outgoing,
    Refused,
    Sent,
    TryLater,
    Unsure,
)
from core.kernel import post
from core.kernel.transaction import Crash, Database, no_crash
from core.people import chats
from core.people import store as people

LEASE = dt.timedelta(seconds=45)
"""A letter is its process's for so long; on a shared database that is said again and again."""

LONGEST_WAIT = 300.0
PATIENCE = dt.timedelta(days=7)
"""A letter that no platform took in all this time has failed; days without a network are normal."""

MOST_BUGS = 5
"""So often a letter is tried through a gateway that breaks: it may arrive each time."""

ROUND = 0.05
"""Seconds that a round waits for its answers; a slower one goes on beside the next rounds."""

IN_TURN = 32

Render = Callable[[post.Letter, Gateway], Outgoing]

_log = logging.getLogger(__name__)


class Courier:
    """Sends what is due. One round claims the oldest letter of each chat and marks each at once.

    `at_once` is how many letters are under way together (to different chats); 1 sends one after
    the other, answers first. A slow answer holds up its own chat only.
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
        lease: dt.timedelta = LEASE,
        crash: Crash = no_crash,
    ) -> None:
        self._lease = lease
        self._database = database
        self._gateways = gateways
        self._render = render
        self._clock = clock
        self._owner = owner
        self._chance = chance
        self._at_once = at_once
        self._crash = crash
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._renewed = clock()

    async def start(self) -> None:
        """Hand back what a former process of this file had claimed.

        On a shared database it may be a living process's: its lease has to run out.
        """
        if self._database.is_shared:
            return
        never_again = self._never_again()
        await self._database.write(
            lambda connection: post.free_claimed(connection, never_again=never_again)
        )

    async def deliver(self) -> int:
        """Send one round of letters; give how many are or were under way."""
        if self._at_once == 1:
            letters = await self._claim(IN_TURN)
            for letter in letters:
                await self._send(letter)
            return len(letters)
        if self._database.is_shared:
            await self._keep_leases()
        if hands := self._at_once - len(self._under_way):
            for letter in await self._claim(hands):
                before = self._under_way.get(letter.id)
                sending = self._send(letter) if before is None else self._go_on(before, letter)
                self._under_way[letter.id] = asyncio.create_task(sending)
        under_way = len(self._under_way)
        await self._gather(ROUND)
        return under_way

    async def _keep_leases(self) -> None:
        now = self._clock()
        if now - self._renewed >= self._lease / 3 and self._under_way:
            self._renewed = now
            rows = list(self._under_way)
            await self._database.write(
                lambda connection: post.renew(connection, rows, self._owner, now, self._lease)
            )

    def _never_again(self) -> list[str]:
        return [name for name, one in self._gateways.items() if not one.capabilities.resends]

    async def finish(self) -> None:
        """Wait for whatever is still under way, before the process ends."""
        await self._gather(None)

    async def _claim(self, most: int) -> Sequence[post.Letter]:
        now = self._clock()
        never_again = self._never_again() if self._database.is_shared else []

        def work(connection: Connection) -> Sequence[post.Letter]:
            if never_again:
                post.leave_expired(connection, now, never_again)
            return post.claim(connection, self._owner, now, self._lease, most)

        letters = await self._database.write(work)
        self._crash("after the claim")
        return letters

    async def _gather(self, seconds: float | None) -> None:
        if not self._under_way:
            return
        some = asyncio.ALL_COMPLETED if seconds is None else asyncio.FIRST_COMPLETED
        await asyncio.wait(self._under_way.values(), timeout=seconds, return_when=some)
        ended = {letter: task for letter, task in self._under_way.items() if task.done()}
        for letter in ended:
            del self._under_way[letter]
        problems = [problem for task in ended.values() if (problem := task.exception())]
        if problems:
            raise problems[0]

    async def _go_on(self, before: asyncio.Task[None], letter: post.Letter) -> None:
        """Send a letter that was claimed again before its last sending had come to its end.

        That one may have queued it anew just now, or its lease ran out: then nothing is left to do.
        """
        await before
        if await self._database.read(lambda c: post.is_claimed(c, letter.id, self._owner)):
            await self._send(letter)

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
        if not await self._is_to_go(letter, gateway):
            return  # withdrawn meanwhile: its person has left
        try:
            outcome = await gateway.send(message)
        except Exception as error:  # noqa: BLE001 - a bug in a gateway delays its chat, no other
            _log.exception("letter %d: the gateway %s failed", letter.id, letter.gateway)
            outcome = Unsure(why=type(error).__name__)
            if letter.attempts >= MOST_BUGS:
                await self._end(letter, "unknown", outcome.why)
                return
        self._crash("after sending")
        await self._note(letter, gateway, outcome)

    async def _is_to_go(self, letter: post.Letter, gateway: Gateway) -> bool:
        """Tell whether a letter is still to be sent; one that goes only once is noted as begun.

        Where letters leave one after the other, one may have been withdrawn since the claim.
        """
        if gateway.capabilities.resends and self._at_once > 1:
            return True
        if gateway.capabilities.resends:
            return await self._database.read(
                lambda connection: post.is_claimed(connection, letter.id, self._owner)
            )
        return await self._database.write(
            lambda connection: post.begin(connection, letter.id, self._owner)
        )

    async def _note(self, letter: post.Letter, gateway: Gateway, outcome: Outcome) -> None:
        match outcome:
            case Sent(remote_id=remote_id, parts=parts):
                now = self._clock()

                def mark(connection: Connection) -> None:
                    post.mark_sent(connection, letter.id, self._owner, now, remote_id)
                    post.name_parts(connection, letter, parts)

                await self._database.write(mark)
            case Refused(why=why, closed=True):
                await self._elsewhere(letter, why)
            case Refused(why=why):
                await self._end(letter, "failed", why)
            case Moved(chat=chat, parts=parts):
                await self._follow(letter, chat, parts)
            case Unsure(why=why, parts=parts):
                if gateway.capabilities.resends:
                    await self._again(letter, why, None, parts)
                else:
                    await self._end(letter, "unknown", why, parts)
            case TryLater(why=why, wait=wait, parts=parts):
                await self._again(letter, why, wait, parts)

    async def _elsewhere(self, letter: post.Letter, why: str) -> None:
        """Take a closed chat out of use; its letter goes to another chat of the person, if any."""
        now = self._clock()

        def work(connection: Connection) -> None:
            chats.close(connection, letter.gateway, letter.bot, letter.chat, now)
            known = people.addresses_of(connection, letter.person_id) if letter.person_id else []
            others = [one for one in known if one.gateway in self._gateways]
            if others:
                post.redirect(connection, letter.id, self._owner, others[0])
            else:
                post.mark_ended(connection, letter.id, self._owner, "failed", why)

        await self._database.write(work)

    async def _follow(self, letter: post.Letter, chat: str, parts: Sequence[str]) -> None:
        """Send a letter and whatever waits behind it under the name that its chat has now."""
        now = self._clock()

        def work(connection: Connection) -> None:
            post.move_chat(connection, letter.gateway, letter.bot, letter.chat, chat)
            taken = parts or letter.taken
            post.put_back(connection, letter.id, self._owner, now, "the chat has moved", taken)

        await self._database.write(work)

    async def _again(
        self, letter: post.Letter, why: str, wait: float | None, parts: Sequence[str]
    ) -> None:
        taken = parts or letter.taken
        if self._clock() - letter.created >= PATIENCE:
            await self._end(letter, "failed", why, taken)
            return
        if wait is None:
            ceiling = min(LONGEST_WAIT, 2.0 ** min(letter.attempts, 9))
            wait = ceiling * self._chance.uniform(0.5, 1.0)
        at = self._clock() + dt.timedelta(seconds=wait)
        await self._database.write(
            lambda connection: post.put_back(connection, letter.id, self._owner, at, why, taken)
        )

    async def _end(
        self, letter: post.Letter, state: str, why: str, parts: Sequence[str] = ()
    ) -> None:
        def work(connection: Connection) -> None:
            post.mark_ended(connection, letter.id, self._owner, state, why)
            post.name_parts(connection, letter, [one for one in parts if one])

        await self._database.write(work)
