"""A deterministic world: virtual time, a scripted platform, faults, deaths; all from one seed.

Nothing here waits, and nothing is random but what comes from the seed: the same seed gives the
same history. Whatever the kernel awaits is ready at once, so no event loop is needed.
"""

import datetime as dt
import hashlib
import random
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Engine, func, select

from bot.clockwork import Clockwork
from bot.courier import Courier
from bot.gateways.port import Gateway, Outcome, Outgoing, Unsure
from bot.pipeline import CLOCK, Conversation, Pipeline
from core.kernel import chain, post
from core.kernel.tables import METADATA, inbox, journal, letter
from core.kernel.transaction import Inline, sqlite_engine
from tests.kernel.ledger import NAME, OWN, Ledger, found, render, sum_of
from tests.simulation.messenger import Air, Counts, Habits, Platform, Poller
from tests.simulation.script import (
    BOTS,
    END,
    LISTENERS,
    SLOTS,
    START,
    Said,
    is_rising,
    letters,
    strikes,
    sums,
    without_code,
    written,
)

T = TypeVar("T")
UPDATES = 24
PROMPT = dt.timedelta(seconds=30)
"""So soon after a restart whatever is due must have gone out, when nothing is in the way."""

KEPT_BACK = ("held", "folded", "withdrawn")
"""What is not on its way by intention; whether it should be is seen elsewhere."""

SELDOM_PASSED = ("before hearing", "after hearing", "before a step", "after a step")


class Death(BaseException):
    """The process dies here; what is not committed is gone."""


@dataclass
class Build:
    """Of what a world is built; a mutant replaces one part."""

    poller: Callable[["World"], Poller] = Poller
    air: Callable[["World"], Gateway] = Air
    conversation: Callable[[tuple[tuple[str, str], ...]], Ledger] = Ledger
    pipeline: type[Pipeline] = Pipeline
    courier: type[Courier] = Courier
    clockwork: type[Clockwork] = Clockwork


_PREPARED: dict[type["World"], Engine] = {}


REST = 4000
"""Rounds of a second and more: a letter may wait for a moment that the clock was set back from."""


class World:
    """One seed: everything that happens from `START` to the moment when all is at rest."""

    def __init__(self, seed: int, build: Build | None = None) -> None:
        self.chance = random.Random(f"world {seed}")
        self.habits = Habits.of(self.chance)
        self.build = build or Build()
        self.script = self._written()
        self.platform = Platform(self, self.script)
        self.history: list[str] = []
        self.counts = Counts(seeds=1, updates=len(self.script))
        self.true = START
        self.skew = dt.timedelta(0)
        self.storm = True
        self.doom = ""
        self.nested = False
        self.in_flight: int | None = None
        self.received: list[tuple[str, int, str, dt.datetime]] = []
        self.refused: set[int] = set()
        self.explained: Counter[int] = Counter()
        self.calm_since = START
        self.due_at_calm: dict[int, tuple[str, dt.datetime]] = {}
        self._deaths_left = 16
        self._engine = _copy_of(self._prepared())
        self._first = self._rows(select(func.coalesce(func.max(letter.c.id), 0)))[0][0]

    # of what it is made

    def _written(self) -> list[Said]:
        """Give who says what in these days."""
        return written(self.chance, UPDATES, chats=self.chance.choice((2, 4, 6)))

    def _prepared(self) -> Engine:
        """Give the database as it is before the first day; it is made once."""
        if type(self) not in _PREPARED:
            engine = _PREPARED[type(self)] = sqlite_engine(None)
            self._prepare(engine)
        return _PREPARED[type(self)]

    def _prepare(self, engine: Engine) -> None:
        METADATA.create_all(engine)
        OWN.create_all(engine)
        with engine.begin() as connection:
            found(connection)

    def _conversation(self) -> Conversation:
        return self.build.conversation(LISTENERS)

    def _render(self, one: post.Letter, gateway: Gateway) -> Outgoing:
        return render(one, gateway)

    # what the parts of the world ask

    def clock(self) -> dt.datetime:
        """Give what the machine's clock shows."""
        return self.true + self.skew

    def happens(self, likely: float) -> bool:
        """Tell whether a trouble happens; never in the calm at the end."""
        return self.storm and self.chance.random() < likely

    def log(self, what: str) -> None:
        """Write a line of the history."""
        self.history.append(f"{self.clock():%d %H:%M:%S.%f} {what}")

    def crash(self, point: str) -> None:
        """Pass a crash point, or die at it."""
        likely = self.habits.death * (4 if point in SELDOM_PASSED else 1)
        dies = self._deaths_left and self.happens(likely)
        if dies or self.doom == point:
            self.doom = ""
            self._deaths_left -= 1
            self.counts.deaths[point] += 1
            self.log(f"death {point}")
            raise Death(point)

    def accept(self, message: Outgoing, outcome: Outcome) -> None:
        """Take a message: from now on its reader sees it."""
        self.in_flight = message.letter
        self.refused.discard(message.letter)  # a death made us forget that it was
        self.received.append((message.chat, message.letter, message.text, self.clock()))
        if isinstance(outcome, Unsure):
            self.counts.lost_answers += 1
            self.explained[message.letter] += 1

    async def meanwhile(self) -> None:
        """Let time pass while a message is under way, and let others work."""
        self.true += dt.timedelta(seconds=self.chance.choice((0.01, 0.2, 2.0, 19.0)) * self.storm)
        if not self.nested and self.happens(0.2):
            self.nested = True
            await self.chance.choice((self._poll_any, self._step, self._tick))()
            self.nested = False

    # life and death

    def _start(self) -> None:
        while True:
            self.nested = False
            self.log("start")
            self.database = Inline(self._engine, self.crash)
            gateways = {NAME: self.build.air(self)}
            self.pipeline = self.build.pipeline(
                self.database,
                gateways,
                self._conversation(),
                clock=self.clock,
                chance=random.Random,
                crash=self.crash,
            )
            self.courier = self.build.courier(
                self.database,
                gateways,
                self._render,
                clock=self.clock,
                owner=f"life {self.counts.deaths.total()}",
                chance=random.Random(self.chance.random()),
                at_once=1,
                crash=self.crash,
            )
            self.clockwork = self.build.clockwork(self.database, clock=self.clock)
            self.poller = self.build.poller(self)
            try:
                run_now(self.courier.start())
            except Death:
                self._bury()
            else:
                return

    def _bury(self) -> None:
        self.database._connection.close()
        if self.in_flight is not None:
            self.counts.in_flight += 1
            self.explained[self.in_flight] += 1
            self.in_flight = None

    def _live(self, work: Coroutine[Any, Any, int]) -> int:
        """Do a piece of work; if the process dies over it, another one starts."""
        try:
            done = run_now(work)
        except Death:
            self._bury()
            self._start()
            return 1
        self.in_flight = None
        return done

    # the course of things

    def run(self) -> list[str]:
        """Play everything; give the promises that were broken."""
        self._start()
        while self.true < END:
            self._round()
        self._die_once_more()
        if not self._come_to_rest():
            return ["the office does not come to rest"]
        self.counts.seconds = (self.true - START).total_seconds()
        broken = list(self._broken())
        self.database.close()
        return broken

    def _round(self) -> None:
        works = (self._poll_any, self._step, self._deliver)
        for _ in range(self.chance.randint(1, 4)):
            self._live(self.chance.choices(works, (3, 3, 4))[0]())
        deaths = -1
        while deaths != self.counts.deaths.total():  # a new process ticks within seconds
            deaths = self.counts.deaths.total()
            self._live(self._tick())
        if self.happens(self.habits.jump):
            self.skew = dt.timedelta(minutes=self.chance.uniform(-45, 45))
            self.counts.jumps += 1
            self.log(f"jump {self.skew}")
        self._wait()

    def _wait(self) -> None:
        """Let time pass: often until something happens, at most for 80 minutes or the night."""
        arrivals = [one.arrives for one in self.script if one.arrives > self.true]
        longest = dt.timedelta(minutes=80) if self.true.hour < 19 else dt.timedelta(hours=11)
        until = min([*arrivals[:1], self.true + longest])
        waits = (dt.timedelta(seconds=self.chance.uniform(0.1, 90)), until - self.true)
        self.true += self.chance.choices(waits, (1, 2))[0]

    async def _poll_any(self) -> int:
        return await self.poller.poll(self.chance.choice(BOTS))

    async def _step(self) -> int:
        return await self.pipeline.step()

    async def _deliver(self) -> int:
        return await self.courier.deliver()

    async def _tick(self) -> int:
        return await self.clockwork.tick()

    def _die_once_more(self) -> None:
        """End the storm with a death over the letters, so that each seed shows a restart."""
        self.storm = False
        for bot in BOTS:
            self._live(self.poller.poll(bot))
        self._live(self._step())
        self.doom = self.chance.choice(("after the claim", "before sending", "after sending"))
        self._live(self._deliver())
        self.doom = ""
        self.calm_since = self.clock()
        waiting = select(letter.c.id, letter.c.bot, letter.c.chat, letter.c.not_before).where(
            letter.c.state.in_(("queued", "claimed"))
        )
        for number, bot, chat, at in self._rows(waiting):
            self.due_at_calm[number] = (f"{bot} {chat}", at)

    def _come_to_rest(self) -> bool:
        for _ in range(REST):
            done = sum(self._live(self.poller.poll(bot)) for bot in BOTS)
            done += self._live(self._step()) + self._live(self._deliver())
            if not done:
                due = run_now(self.database.read(post.next_due))
                claimed = self._rows(select(letter.c.id).where(letter.c.state == "claimed"))
                if due is None and not claimed and not self.platform.is_waiting():
                    return True
                later = max(due - self.clock(), dt.timedelta(seconds=1)) if due else None
                self.true += min(later or dt.timedelta(seconds=5), dt.timedelta(seconds=5))
        return False

    # the verdict

    def _rows(self, wanted: Any) -> list[tuple]:
        with self._engine.begin() as connection:
            return [tuple(row) for row in connection.execute(wanted)]

    def _broken(self) -> Iterator[str]:
        yield from self._effects_broken()
        yield from self._endings_broken()
        yield from self._letters_broken()
        yield from self._sending_broken()
        yield from self._chain_broken()
        yield from self._order_broken()
        yield from self._duplicates_broken()
        yield from self._promptness_broken()

    def _effects_broken(self) -> Iterator[str]:
        lines = self._rows(
            select(journal.c.subject, journal.c.verb, journal.c.facts).order_by(journal.c.id)
        )
        for (bot, chat), expected in sums(self.script).items():
            done = [
                int(facts.split(":")[1].split(",")[0])
                for subject, verb, facts in lines
                if (subject, verb) == ("sum", f"{bot} {chat}")
            ]
            if done != expected:
                yield f"effects of {bot} {chat}: {done}, not {expected}"
            with self._engine.begin() as connection:
                if (total := sum_of(connection, bot, chat)) != sum(expected):
                    yield f"the sum of {bot} {chat} is {total}, not {sum(expected)}"
        struck = Counter(verb for subject, verb, _ in lines if subject == "slot")
        self.counts.slots = struck.total()
        if struck != Counter(f"1 {kind}" for kind in SLOTS):
            yield f"the clock struck {dict(struck)}"

    def _endings_broken(self) -> Iterator[str]:
        endings = {
            (bot, int(key)): state
            for gateway, bot, key, state in self._rows(
                select(inbox.c.gateway, inbox.c.bot, inbox.c.source_key, inbox.c.state)
            )
            if gateway != CLOCK and key.isdigit()
        }
        for one in self.script:
            state, wanted = endings.get((one.bot, one.number)), self._ending(one)
            if state != wanted:
                yield f"update {one.bot} {one.number} ended as {state}, not {wanted}"

    def _ending(self, one: Said) -> str:
        """Give the state in which an update has to end."""
        return one.ending

    def _letters_broken(self) -> Iterator[str]:
        columns = (letter.c.bot, letter.c.chat, letter.c.kind, letter.c.body)
        expected = letters(self.script) + strikes()
        written_ones = Counter(
            (f"{bot} {chat}", without_code(f"{kind} {body}"))
            for bot, chat, kind, body in self._rows(select(*columns))
        )
        for chat, text in (expected - written_ones).elements():
            yield f"no letter to {chat}: {text}"
        for chat, text in (written_ones - expected).elements():
            yield f"a letter too many to {chat}: {text}"

    def _sending_broken(self) -> Iterator[str]:
        rows = self._rows(select(letter.c.id, letter.c.state).where(letter.c.id > self._first))
        self.counts.letters = len(rows)
        self.counts.refused = len(self.refused)
        arrived = {number for _, number, _, _ in self.received}
        for number, state in rows:
            fate = "failed" if number in self.refused else "sent"
            if state != fate and state not in KEPT_BACK:
                yield f"letter {number} is {state}, not {fate}"
            if number not in arrived and fate == "sent" and state not in KEPT_BACK:
                yield f"letter {number} never arrived"
            if number in arrived and state in KEPT_BACK:
                yield f"letter {number} is {state}, and it arrived"

    def _chain_broken(self) -> Iterator[str]:
        with self._engine.begin() as connection:
            for one in chain.examine(connection):
                for place in one.broken:
                    yield f"the journal does not hold at line {place.seq}: {place.how}"

    def _order_broken(self) -> Iterator[str]:
        for chat in {chat for chat, *_ in self.received}:
            numbers = [number for where, number, _, _ in self.received if where == chat]
            if not is_rising(numbers):
                yield f"out of order in {chat}: {numbers}"

    def _duplicates_broken(self) -> Iterator[str]:
        arrivals = Counter(number for _, number, _, _ in self.received)
        for number, often in arrivals.items():
            self.counts.duplicates += often - 1
            if often - 1 > self.explained[number]:
                yield f"letter {number} arrived {often} times, explained {self.explained[number]}"

    def _promptness_broken(self) -> Iterator[str]:
        arrived: dict[int, dt.datetime] = {}
        for _, number, _, at in self.received:
            arrived.setdefault(number, at)
        due: dict[str, dt.datetime] = {}
        for number, (chat, at) in sorted(self.due_at_calm.items()):
            due[chat] = max(at, due.get(chat, self.calm_since))
            if arrived.get(number, due[chat]) > due[chat] + PROMPT:
                yield f"letter {number} was late by {arrived[number] - due[chat]}"

    def fingerprint(self) -> str:
        """Give a digest of the whole history."""
        return hashlib.sha256("\n".join(self.history).encode()).hexdigest()[:16]


def _copy_of(prepared: Engine) -> Engine:
    engine = sqlite_engine(None)
    with prepared.connect() as source, engine.connect() as target:
        into: Any = target.connection.dbapi_connection
        source.connection.dbapi_connection.backup(into)
    return engine


def run_now(work: Coroutine[Any, Any, T]) -> T:
    """Run to its end a coroutine that never has to wait; RuntimeError if it wants to."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value
    work.close()
    raise RuntimeError("something in the simulation wants to wait")
