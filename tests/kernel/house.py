"""A whole kernel over a database in memory, run by hand: for tests of its promises."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from bot.courier import Courier
from bot.gateways.port import Gateway
from bot.pipeline import Conversation, Pipeline
from core.kernel.tables import inbox, journal, letter
from tests import databases
from tests.kernel.ledger import NAME, OWN, Clock, Ledger, Script, found, render, said, sum_of

BOT = "b1"


class House:
    """One office of the ledger, its pipeline and its courier."""

    def __init__(
        self,
        *,
        conversation: Conversation | None = None,
        platform: Script | None = None,
        gateways: Mapping[str, Gateway] | None = None,
    ) -> None:
        self.clock = Clock()
        self.database = databases.new()
        self.database.write_now(OWN.create_all)
        self.database.write_now(found)
        self.platform = platform or Script()
        self.gateways = gateways or {NAME: self.platform}
        self.pipeline = Pipeline(
            self.database,
            self.gateways,
            conversation or Ledger(),
            clock=self.clock,
            chance=random.Random,
        )
        self.courier = self.new_courier("me")
        self._keys = 0

    def new_courier(self, owner: str, at_once: int = 1) -> Courier:
        """Give another courier on the same outbox."""
        return Courier(
            self.database,
            self.gateways,
            render,
            clock=self.clock,
            owner=owner,
            chance=random.Random(1),
            at_once=at_once,
        )

    async def hear(self, chat: str, text: str, key: str = "") -> None:
        """Hear one update; it gets a key of its own unless one is given."""
        self._keys += 1
        await self.pipeline.hear(NAME, BOT, [said(key or str(self._keys), chat, text)])

    async def say(self, chat: str, *texts: str) -> None:
        """Hear updates and handle them all; nothing is delivered."""
        for text in texts:
            await self.hear(chat, text)
        while await self.pipeline.step():
            pass

    async def settle(self) -> None:
        """Handle and deliver whatever is due now."""
        while await self.pipeline.step() + await self.courier.deliver():
            pass

    def rows(self, table, *columns: str) -> Sequence[tuple]:
        """Give columns of a whole table, oldest row first."""
        wanted = select(*(table.c[name] for name in columns)).order_by(table.c.id)
        return [
            tuple(row) for row in self.database.write_now(lambda c: c.execute(wanted).fetchall())
        ]

    def updates(self) -> list[str]:
        """Give the state of every update, in the order in which they came."""
        return [state for (state,) in self.rows(inbox, "state")]

    def letters(self) -> list[tuple[str, str, str]]:
        """Give chat, notice and state of every letter, in the order in which they were written."""
        return list(self.rows(letter, "chat", "kind", "state"))

    def lines(self) -> list[str]:
        """Give what the journal tells about sums: `bot chat`, in order."""
        return [verb for verb, subject in self.rows(journal, "verb", "subject") if subject == "sum"]

    def total(self, chat: str) -> int:
        """Give what a chat has added up."""
        return self.database.write_now(lambda connection: sum_of(connection, BOT, chat))

    def due(self, chat: str) -> list[tuple[int, dt.datetime]]:
        """Give attempts and the next moment of each letter of a chat."""
        return [
            (attempts, at)
            for whose, attempts, at in self.rows(letter, "chat", "attempts", "not_before")
            if whose == chat
        ]
