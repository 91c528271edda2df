"""Pictures for a platform that fetches them: signed addresses on our own server, without names.

An address holds a day and may be fetched as often as it is asked for: Zalo does so several times.
"""

import datetime as dt
import hashlib
from collections.abc import Callable

from bot.gateways.port import Picture
from bot.gateways.web import store
from bot.gateways.web.seal import Seal
from bot.gateways.web.store import Drawing
from core.kernel.fact import write
from core.kernel.notice import NOTICES
from core.kernel.transaction import Database
from core.reminders.goal_notices import Goal, GoalTree, ResultCard
from core.reminders.notices import Digest, MonthCard, WeekCard

VALID = dt.timedelta(days=1)


class Gallery:
    """Hangs pictures where the office's own server shows them."""

    def __init__(
        self,
        database: Database,
        *,
        secret: bytes,
        public_url: str,
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._database = database
        self._seal = Seal(secret)
        self._public_url = public_url.rstrip("/")
        self._clock = clock

    async def hang(self, letter: int, picture: Picture) -> str:
        """Keep what a picture is drawn from, without names; give its address."""
        now = self._clock()
        drawing = Drawing(
            notice=picture.notice,
            body=nameless(picture.notice, picture.body),
            language=picture.language,
        )
        name = hashlib.sha256(f"{letter} {picture}".encode()).hexdigest()[:32]
        await self._database.write(
            lambda connection: store.hang(connection, name, letter, drawing, now)
        )
        expiry = int((now + VALID).timestamp())
        return f"{self._public_url}{self._seal.path(name, expiry)}"


def nameless(notice: str, body: str) -> str:
    """Give the facts of a card without anybody's name: whoever has the address may see it."""
    facts = NOTICES.read(notice, body)
    match facts:
        case WeekCard() | MonthCard():
            return write(facts.but(person=""))
        case Digest():
            needs = tuple(one.but(people=()) for one in facts.needs)
            return write(facts.but(needs=needs, away=()))
        case GoalTree():
            return write(facts.but(goals=tuple(map(_without_owners, facts.goals))))
        case ResultCard():
            history = tuple(one.but(by="") for one in facts.history)
            return write(facts.but(owner="", history=history))
        case _:
            return body


def _without_owners(goal: Goal) -> Goal:
    """Give an objective whose key results name the units of their owners alone."""
    return goal.but(
        results=tuple(
            one.but(owner=one.owner.rpartition(" (")[2].rstrip(")")) for one in goal.results
        )
    )
