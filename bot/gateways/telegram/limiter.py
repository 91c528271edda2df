"""One rate limiter for everything a bot sends: per chat, per group, over all; answers first.

Telegram's own figures are about one message a second into a chat, twenty a minute into a group and
thirty a second over all (Bots FAQ, "My bot is hitting limits"). They are elastic, so a refusal with
a time is obeyed as well, in the chat it came from and no other.
"""

import asyncio
import bisect
import itertools
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

BURST = 3
"""So many messages may follow each other at once in a chat that was silent."""

PER_SECOND = 1.0
OVER_ALL = 25.0
"""Of what nobody asked for; whoever just wrote is answered beyond it (the FAQ means bulk)."""

IN_GROUP = 20
WINDOW = 61.0
"""A minute, and a second for what was delayed under way."""

ANSWER = 0
LONGEST = 2.0
"""A longer wait is not sat out: the letter goes back to its queue, and the hand is free."""

_MOST_CHATS = 10_000
_NOTHING = 1e-6
"""Less of a turn than this is not waited for: it comes from reckoning with fractions."""


class Bucket:
    """Gives `rate` turns a second, and up to `size` at once after a pause."""

    def __init__(self, rate: float, size: float, now: float) -> None:
        self._rate = rate
        self._size = size
        self._left = size
        self._at = now

    def wait(self, now: float, turns: int = 1) -> float:
        """Give the seconds until so many turns are there."""
        self._fill(now)
        missing = turns - self._left
        return missing / self._rate if missing > _NOTHING else 0.0

    def take(self, now: float) -> None:
        """Take a turn."""
        self._fill(now)
        self._left = max(self._left - 1.0, -self._rate)

    def _fill(self, now: float) -> None:
        self._left = min(self._size, self._left + (now - self._at) * self._rate)
        self._at = now


@dataclass(slots=True)
class _Chat:
    bucket: Bucket
    is_group: bool
    stopped_until: float = 0.0
    used: float = 0.0
    sent: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        waits = [self.stopped_until - now, self.bucket.wait(now)]
        while self.sent and self.sent[0] <= now - WINDOW:
            self.sent.popleft()
        if len(self.sent) >= IN_GROUP:
            waits.append(self.sent[0] + WINDOW - now)
        return max(waits)

    def take(self, now: float) -> None:
        self.bucket.take(now)
        self.used = now
        if self.is_group:
            self.sent.append(now)


class Limiter:
    """Says when a bot may send its next message into a chat.

    Groups and channels have negative numbers. `clock` gives seconds that never go back.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._over_all = Bucket(OVER_ALL, BURST, clock())
        self._chats: dict[str, _Chat] = {}
        self._ready: list[tuple[int, int]] = []
        self._order = itertools.count()

    async def turn(self, chat: str, priority: int = 0) -> float:
        """Wait for a turn and take it; give 0, or the seconds of a wait that is not sat out.

        An answer (priority 0) waits for its chat only, and is counted for the others. Of those
        who wait for the bot as a whole, the lower `priority` goes first.
        """
        while True:
            if (wait := self._chat(chat).wait(self._clock())) > LONGEST:
                return wait
            if wait > 0.0:
                await self._sleep(wait)
            elif await self._take(chat, priority):
                return 0.0

    def recall(self, chat: str, ages: Sequence[float]) -> None:
        """Learn how many seconds ago messages went into a group, those of other processes too."""
        known, now = self._chat(chat), self._clock()
        if len(ages) > len(known.sent):
            known.sent = deque(sorted(now - age for age in ages))

    def stop(self, chat: str, seconds: float) -> None:
        """Send nothing into a chat for so long: Telegram said so."""
        self._chat(chat).stopped_until = self._clock() + seconds

    async def _take(self, chat: str, priority: int) -> bool:
        """Take a turn of the whole bot; False if the chat had to stop in the meantime."""
        if priority == ANSWER:
            now = self._clock()
            self._over_all.take(now)
            self._chat(chat).take(now)
            return True
        mine = (priority, next(self._order))
        bisect.insort(self._ready, mine)
        try:
            while wait := self._over_all.wait(self._clock(), self._ready.index(mine) + 1):
                await self._sleep(wait)
        finally:
            self._ready.remove(mine)
        now = self._clock()
        if self._chat(chat).wait(now) > 0.0:
            return False
        self._over_all.take(now)
        self._chat(chat).take(now)
        return True

    def _chat(self, chat: str) -> _Chat:
        found = self._chats.get(chat)
        if found is None:
            now = self._clock()
            self._forget(now)
            found = _Chat(Bucket(PER_SECOND, BURST, now), is_group=chat.startswith("-"), used=now)
            self._chats[chat] = found
        return found

    def _forget(self, now: float) -> None:
        if len(self._chats) >= _MOST_CHATS:
            self._chats = {
                name: one
                for name, one in self._chats.items()
                if one.used > now - WINDOW or one.stopped_until > now
            }
