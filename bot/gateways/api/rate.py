"""How often somebody comes: so many times within a minute, counted in this process."""

import datetime as dt
from collections import deque

MINUTE = dt.timedelta(minutes=1)
MOST_KEYS = 10_000


class Rate:
    """Counts what each key did within the last minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: dict[str, deque[dt.datetime]] = {}

    def is_full(self, key: str, now: dt.datetime) -> dt.timedelta | None:
        """Give how long a key has to wait; None if it has room."""
        seen = self._seen.get(key)
        while seen and not now - MINUTE < seen[0] <= now:
            seen.popleft()
        return seen[0] + MINUTE - now if seen and len(seen) >= self._most else None

    def count(self, key: str, now: dt.datetime) -> None:
        """Count one more."""
        if len(self._seen) >= MOST_KEYS and key not in self._seen:
            since = now - MINUTE
            self._seen = {one: at for one, at in self._seen.items() if at and at[-1] > since}
        self._seen.setdefault(key, deque(maxlen=self._most)).append(now)
