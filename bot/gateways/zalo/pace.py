"""The pace of a bot: about a message a second; Zalo publishes no figure, so this one is careful."""

import asyncio
import time
from collections.abc import Awaitable, Callable

PER_SECOND = 1.0
BURST = 5
"""So many messages may follow each other at once after a pause."""

LONGEST = 2.0
"""A longer wait is not sat out: the letter goes back to its queue."""


class Pace:
    """Says when a bot may send its next message. `clock` gives seconds that never go back."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._free = clock() - BURST / PER_SECOND

    async def turn(self) -> float:
        """Wait for a turn and take it; give 0, or the seconds of a wait that is not sat out."""
        now = self._clock()
        begun = max(self._free, now - BURST / PER_SECOND) + 1 / PER_SECOND
        wait = begun - now
        if wait > LONGEST:
            return wait
        self._free = begun
        if wait > 0.0:
            await self._sleep(wait)
        return 0.0
