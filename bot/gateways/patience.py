"""How long to wait before what failed is tried again: longer each time, until it goes well."""

import asyncio
from collections.abc import Awaitable, Callable

FIRST = 0.5
LONGEST = 30.0


class Patience:
    """Seconds to wait: 0.5 after the first failure, twice as many after each that follows."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.sleep = sleep
        self._next = FIRST

    def wait(self) -> float:
        """Give the seconds to wait after one more failure."""
        wait = self._next
        self._next = min(2 * wait, LONGEST)
        return wait

    def restore(self) -> None:
        """Begin anew: something went well."""
        self._next = FIRST
