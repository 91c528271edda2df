"""Planted bugs: each breaks one promise of the kernel, and the simulation must notice."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from bot.clockwork import Clockwork
from bot.courier import IN_TURN, LEASE, Courier
from bot.gateways.port import Incoming, Outcome, Outgoing, Refused, Sent
from bot.pipeline import Got, Pipeline
from core.kernel import inbox, post
from core.kernel.inbox import Waiting
from core.kernel.notice import Notice
from core.kernel.post import Letter, Priority
from core.kernel.refusal import Refusal
from core.kernel.tables import inbox as inbox_table
from core.kernel.tables import letter, question
from core.kernel.transaction import Tx
from tests.kernel.ledger import Ledger
from tests.simulation.messenger import Air, Poller
from tests.simulation.office import OfficeWorld
from tests.simulation.script import Said
from tests.simulation.world import Build, World


class ConfirmsFirst(Poller):
    """Tells the platform that updates have arrived, and stores them then."""

    async def take(self, bot: str, updates: list[Said]) -> None:
        self.offsets[bot] = max(self.offsets[bot], updates[-1].number + 1)
        self.world.platform.confirm(bot, self.offsets[bot])
        await self.hear(bot, updates)


class NewKeyEachTime(Poller):
    """Does not recognise an update that it has heard before."""

    def key(self, one: Said) -> str:
        return f"{one.number}{'0' * 6}{len(self.world.history)}"


class HighWater(Poller):
    """Drops every update whose number is not above the highest that it has heard."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.highest = dict.fromkeys(self.offsets, 0)

    async def hear(self, bot: str, updates: list[Said]) -> None:
        fresh = []
        for one in updates:
            if one.number > self.highest[bot]:
                self.highest[bot] = one.number
                fresh.append(one)
        await super().hear(bot, fresh)


class RefusalsLeaveTheirWork(Ledger):
    """Answers a refusal, and keeps what was done before it."""

    def respond(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        try:
            super().respond(tx, waiting, incoming)
        except Refusal as refusal:
            inbox.end_otherwise(tx.connection, waiting.id, "refused", None)
            self.tell_back(tx, waiting.gateway, waiting.bot, waiting.chat, refusal.notice)


class ChoicesStayOpen(Pipeline):
    """Lets a number that was taken be taken again."""

    def _handle(self, connection: Connection, waiting: Waiting, got: Got) -> None:
        super()._handle(connection, waiting, got)
        connection.execute(update(question).where(question.c.state == "used").values(state="open"))


class LettersLater(Ledger):
    """Keeps the letters until the change is committed."""

    def __init__(self, listeners: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(listeners)
        self.kept: list[tuple[int, str, str, Notice, str, Priority]] = []

    def respond(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        before = len(self.kept)
        try:
            super().respond(tx, waiting, incoming)
        except Exception:
            del self.kept[before:]
            raise

    def put(
        self,
        tx: Tx,
        bot: str,
        chat: str,
        notice: Notice,
        key: str,
        priority: Priority = Priority.WORK,
    ) -> None:
        self.kept.append((tx.update, bot, chat, notice, key, priority))


class TwoCommits(Pipeline):
    """Commits the change first and its letters afterwards."""

    async def step(self) -> int:
        done = await super().step()
        talk = self._conversation
        assert isinstance(talk, LettersLater)
        kept, talk.kept = talk.kept, []
        if kept:
            now = self._clock()

            def put_all(connection) -> None:
                for number, *rest in kept:
                    Ledger.put(talk, Tx(connection, now, number, self._chance(number)), *rest)

            await self._database.write(put_all)
        return done


class AnyOrderIn(Pipeline):
    """Handles the newest update of a chat first."""

    async def step(self) -> int:
        newest = select(inbox_table.c.id).where(inbox_table.c.state == "new")
        columns = [inbox_table.c[name] for name in Waiting.__struct_fields__]
        wanted = select(*columns).where(inbox_table.c.id.in_(newest)).order_by(-inbox_table.c.id)
        rows = await self._database.read(lambda c: c.execute(wanted).mappings().all())
        await self._database.write_each([self._work(Waiting(**row)) for row in rows])
        return len(rows)


class MarksTwice(Pipeline):
    """Marks an update as handled in a commit of its own, after its work."""

    async def step(self) -> int:
        waiting = await self._database.read(inbox.next_waiting)
        for one in waiting:
            work = self._work(one)

            def forgetful(connection, work=work, one=one) -> str:
                work(connection)
                found = select(inbox_table.c.state).where(inbox_table.c.id == one.id)
                state = connection.execute(found).scalar_one()
                connection.execute(
                    inbox_table.update().where(inbox_table.c.id == one.id).values(state="new")
                )
                return state

            state = await self._database.write(forgetful)
            await self._database.write(
                lambda connection, one=one, state=state: inbox.end(connection, one.id, state)
            )
        return len(waiting)


class MarksFirst(Courier):
    """Marks a letter as sent, and sends it then."""

    async def _send(self, letter: Letter) -> None:
        now = self._clock()
        await self._database.write(
            lambda connection: post.mark_sent(connection, letter.id, self._owner, now, None)
        )
        await super()._send(letter)


class MarksTogether(Courier):
    """Marks the letters of a round only when all of them are sent."""

    async def deliver(self) -> int:
        letters = await self._claim(IN_TURN)
        endings = []
        for one in letters:
            gateway = self._gateways[one.gateway]
            endings.append(await gateway.send(self._render(one, gateway)))
        for one, outcome in zip(letters, endings, strict=True):
            self._crash("after sending")
            await self._note(one, self._gateways[one.gateway], outcome)
        return len(letters)


class ForgetsTheDead(Courier):
    """Leaves to its lease what a dead process had claimed."""

    async def start(self) -> None:
        await self._database.write(lambda _: None)


class NoHeadOfChat(Courier):
    """Takes whatever is due, without looking at older letters of the same chat."""

    async def _claim(self, most: int) -> Sequence[Letter]:
        now = self._clock()

        def claim(connection) -> list[Letter]:
            ids = self._due(connection, now)[:most]
            connection.execute(
                update(letter)
                .where(letter.c.id.in_(ids))
                .values(state="claimed", owner=self._owner, lease=now + LEASE)
            )
            columns = [
                letter.c.kind.label("notice") if name == "notice" else letter.c[name]
                for name in Letter.__struct_fields__
            ]
            chosen = select(*columns).where(letter.c.id.in_(ids))
            rows = connection.execute(chosen.order_by(letter.c.priority, letter.c.id))
            return [Letter(**row) for row in rows.mappings()]

        return await self._database.write(claim)

    def _due(self, connection, now: dt.datetime) -> list[int]:
        due = select(letter.c.id).where(letter.c.state == "queued", letter.c.not_before <= now)
        return list(connection.execute(due.order_by(letter.c.priority, letter.c.id)).scalars())


class RetryLetsOthersPass(NoHeadOfChat):
    """Takes the oldest letter of a chat that is due: one that waits for its retry is passed."""

    def _due(self, connection, now: dt.datetime) -> list[int]:
        oldest = select(func.min(letter.c.id)).where(
            letter.c.state == "queued", letter.c.not_before <= now
        )
        return list(connection.execute(oldest.group_by(letter.c.bot, letter.c.chat)).scalars())


class GivesUpEarly(Courier):
    """Gives a letter up as soon as the platform is busy."""

    async def _again(self, letter: Letter, why: str, wait: float | None, parts) -> None:
        await self._end(letter, "failed", why, parts)


class TrustsTheNetwork(Air):
    """Takes a network error as a sign that the message has arrived."""

    async def send(self, message: Outgoing) -> Outcome:
        outcome = await super().send(message)
        return outcome if isinstance(outcome, Refused) else Sent()


class RandomLetterKeys(Ledger):
    """Gives every letter a key of its own, even if it says the same to the same chat."""

    def put(
        self,
        tx: Tx,
        bot: str,
        chat: str,
        notice: Notice,
        key: str,
        priority: Priority = Priority.WORK,
    ) -> None:
        super().put(tx, bot, chat, notice, f"{key}:{tx.chance.random()}", priority)


class SlotsInMemory(Clockwork):
    """Remembers in the process which slots have struck, and asks nobody else."""

    lives = 0

    def __init__(self, database, *, clock) -> None:
        super().__init__(database, clock=clock)
        type(self).lives += 1
        self._life = self.lives
        self._struck: set[str] = set()

    async def tick(self) -> int:
        from bot.clockwork import _heard, due_slots, times_of
        from core.people import store as people
        from core.periods.rules import WorkCalendar

        now = self._clock()

        def insert(connection) -> int:
            for office in people.offices(connection):
                for slot in due_slots(
                    office, now, WorkCalendar.of(), times_of(connection, office.id)
                ):
                    if slot.key not in self._struck:
                        new = _heard(slot).but(key=f"{slot.key}:{self._life}")
                        inbox.keep(connection, new, now)
                        self._struck.add(slot.key)
            return 0

        return await self._database.write(insert)


class SkipsToNow(Clockwork):
    """Strikes only what is due this very minute: a slot that was slept through is lost."""

    async def tick(self) -> int:
        if self._clock().astimezone(dt.UTC).minute % 30:
            return 0
        return await super().tick()


class ForgetsTheHeld(Clockwork):
    """Never asks whether what was held back for somebody may go by now."""

    async def tick(self) -> int:
        from bot.clockwork import _heard, due_slots, times_of
        from core.people import store as people
        from core.periods.rules import WorkCalendar

        now = self._clock()

        def insert(connection: Connection) -> int:
            for office in people.offices(connection):
                times = times_of(connection, office.id)
                for slot in due_slots(office, now, WorkCalendar.of(), times):
                    inbox.keep(connection, _heard(slot), now)
            return 0

        return await self._database.write(insert)


class Planted(NamedTuple):
    """A planted bug, and the world in which it can show."""

    build: Build
    world: type[World] = World


_OF_THE_KERNEL: dict[str, Build] = {
    "confirm before commit": Build(poller=ConfirmsFirst),
    "no dedupe of updates": Build(poller=NewKeyEachTime),
    "dedupe by the highest number": Build(poller=HighWater),
    "a refusal leaves its work": Build(conversation=RefusalsLeaveTheirWork),
    "effect and letters in two commits": Build(conversation=LettersLater, pipeline=TwoCommits),
    "newest update first": Build(pipeline=AnyOrderIn),
    "effect and mark in two commits": Build(pipeline=MarksTwice),
    "marked sent before sending": Build(courier=MarksFirst),
    "marked at the end of the round": Build(courier=MarksTogether),
    "network error taken as sent": Build(air=TrustsTheNetwork),
    "no reclaim at start": Build(courier=ForgetsTheDead),
    "no head-of-chat rule": Build(courier=NoHeadOfChat),
    "a retry loses its place": Build(courier=RetryLetsOthersPass),
    "given up when busy": Build(courier=GivesUpEarly),
    "letter keys by chance": Build(conversation=RandomLetterKeys),
    "slots kept in memory": Build(clockwork=SlotsInMemory),
    "slots only on the minute": Build(clockwork=SkipsToNow),
}
_OF_THE_OFFICE: dict[str, Build] = {
    "a choice can be taken twice": Build(pipeline=ChoicesStayOpen),
    "what was held back is forgotten": Build(clockwork=ForgetsTheHeld),
    "office: confirm before commit": Build(poller=ConfirmsFirst),
    "office: marked at the end of the round": Build(courier=MarksTogether),
}
MUTANTS: dict[str, Planted] = {
    **{name: Planted(build) for name, build in _OF_THE_KERNEL.items()},
    **{name: Planted(build, OfficeWorld) for name, build in _OF_THE_OFFICE.items()},
}


def first_seed_that_shows(name: str, most: int) -> tuple[int, list[str]] | None:
    """Give the first seed that breaks a promise under a planted bug, and what it broke."""
    for seed in range(most):
        if broken := MUTANTS[name].world(seed, MUTANTS[name].build).run():
            return seed, broken
    return None
