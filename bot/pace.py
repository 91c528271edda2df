"""The pace of talk: whoever says more in a minute than anybody can mean is heard a little later."""

import datetime as dt
from collections import deque
from collections.abc import Callable

from core.kernel.inbox import Waiting

MINUTE = dt.timedelta(minutes=1)
KNOWN_FROM = 4
"""From this part of the limit on it is asked whose a chat is: quiet ones cost nothing."""
MOST_CHATS = 10_000

Chat = tuple[str, str, str]


class Pace:
    """Counts what each chat, and each person over all his chats, said within a minute.

    It is this process that counts; what comes of it stands in the database, for all of them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._said: dict[Chat, deque[dt.datetime]] = {}
        self._whose: dict[Chat, int] = {}

    def take(
        self, waiting: Waiting, now: dt.datetime, whose: Callable[[], int | None]
    ) -> dt.timedelta | None:
        """Count one update; give how long it has to wait where there were too many."""
        chat = (waiting.gateway, waiting.bot, waiting.chat)
        said = self._recent(chat, now)
        if len(said) * KNOWN_FROM >= self._most and chat not in self._whose:
            found = whose()
            if found is not None:
                self._whose[chat] = found
        every = self._of_person(chat, now)
        if len(every) >= self._most:
            return every[0] + MINUTE - now
        said.append(now)
        return None

    def _recent(self, chat: Chat, now: dt.datetime) -> deque[dt.datetime]:
        if len(self._said) >= MOST_CHATS:
            since = now - MINUTE
            self._said = {one: at for one, at in self._said.items() if at and at[-1] > since}
            self._whose = {one: who for one, who in self._whose.items() if one in self._said}
        said = self._said.setdefault(chat, deque())
        while said and not now - MINUTE < said[0] <= now:
            said.popleft()
        return said

    def _of_person(self, chat: Chat, now: dt.datetime) -> list[dt.datetime]:
        whose = self._whose.get(chat)
        chats = [one for one, person in self._whose.items() if person == whose] or [chat]
        return sorted(at for one in {*chats, chat} for at in self._recent(one, now))
