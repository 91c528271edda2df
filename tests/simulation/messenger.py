"""The scripted platform of a simulated world, the way to it, and how stormy a seed is."""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.gateways.port import (
    Capabilities,
    Incoming,
    Outcome,
    Outgoing,
    Refused,
    Sent,
    TryLater,
    Unsure,
)
from tests.kernel.ledger import NAME, read, said
from tests.simulation.script import BOTS, Said

if TYPE_CHECKING:
    from tests.simulation.world import World


class NetworkLost(Exception):  # noqa: N818 - it plays the network
    """The platform's answer did not arrive."""


@dataclass
class Habits:
    """How stormy one seed is: chances of each trouble."""

    death: float
    lost_answer: float
    lost_request: float
    busy: float
    slow_down: float
    refusal: float
    repeat: float
    disorder: float
    jump: float

    @staticmethod
    def of(chance: random.Random) -> "Habits":
        """Draw the habits of a seed: some are calm in one way, some are stormy in all."""
        return Habits(
            death=chance.choice((0.0, 0.01, 0.02, 0.04)),
            lost_answer=chance.choice((0.0, 0.05, 0.25)),
            lost_request=chance.choice((0.0, 0.05, 0.2)),
            busy=chance.choice((0.0, 0.05, 0.2)),
            slow_down=chance.choice((0.0, 0.05, 0.15)),
            refusal=chance.choice((0.0, 0.0, 0.03)),
            repeat=chance.choice((0.0, 0.1, 0.4)),
            disorder=chance.choice((0.0, 0.3)),
            jump=chance.choice((0.0, 0.02)),
        )


@dataclass
class Counts:
    """What happened in one seed or in many."""

    seeds: int = 0
    updates: int = 0
    letters: int = 0
    slots: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    lost_answers: int = 0
    in_flight: int = 0
    duplicates: int = 0
    refused: int = 0
    jumps: int = 0
    seconds: float = 0.0

    def add(self, other: "Counts") -> None:
        """Add the counts of another seed."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


class Platform:
    """The scripted platform with Telegram's promise: an update is confirmed by a later offset."""

    def __init__(self, world: "World", script: list[Said]) -> None:
        self._world = world
        self._updates = {bot: [one for one in script if one.bot == bot] for bot in BOTS}
        self.offsets = dict.fromkeys(BOTS, 0)

    def poll(self, bot: str, offset: int) -> list[Said]:
        """Confirm what lies below the offset; give what has arrived above it, and old repeats.

        Raises NetworkLost when the answer gets lost on its way.
        """
        world = self._world
        self.confirm(bot, offset)
        fresh = [
            one
            for one in self._updates[bot]
            if one.number >= self.offsets[bot] and one.arrives <= world.true
        ]
        found = fresh[: world.chance.randint(1, 6)]
        if world.happens(world.habits.disorder):
            found = mixed(found, world.chance)
        if world.happens(world.habits.repeat):
            old = [one for one in self._updates[bot] if one.number < self.offsets[bot]]
            found = world.chance.sample(old, min(2, len(old))) + found
        world.log(f"poll {bot} {offset} {[one.number for one in found]}")
        if world.happens(world.habits.lost_answer):
            raise NetworkLost
        return found

    def confirm(self, bot: str, offset: int) -> None:
        """Take note that everything below the offset was received; it is never given again."""
        self.offsets[bot] = max(self.offsets[bot], offset)

    def is_waiting(self) -> bool:
        """Tell whether anything is not confirmed."""
        return any(one.number >= self.offsets[bot] for bot in BOTS for one in self._updates[bot])


class Poller:
    """Asks the platform, has the kernel store what came, and moves the offset only then."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.offsets = dict.fromkeys(BOTS, 0)

    async def poll(self, bot: str) -> int:
        """Take one answer of the platform; give how many updates it held."""
        try:
            updates = self.world.platform.poll(bot, self.offsets[bot])
        except NetworkLost:
            return 1
        if updates:
            await self.take(bot, updates)
        return len(updates)

    async def take(self, bot: str, updates: list[Said]) -> None:
        await self.hear(bot, updates)
        self.offsets[bot] = max(self.offsets[bot], *(one.number + 1 for one in updates))

    async def hear(self, bot: str, updates: list[Said]) -> None:
        self.world.crash("before hearing")
        heard = [said(self.key(one), one.chat, one.text) for one in updates]
        await self.world.pipeline.hear(NAME, bot, heard)

    def key(self, one: Said) -> str:
        return str(one.number)


class Air:
    """The way to the platform, on which answers get lost and time passes."""

    name = NAME
    capabilities = Capabilities(buttons=False, pictures=False, text_limit=4096)

    def __init__(self, world: "World") -> None:
        self.world = world

    def decode(self, raw: str, received: dt.datetime) -> Incoming:
        return read(raw, received)

    async def send(self, message: Outgoing) -> Outcome:
        world, habits = self.world, self.world.habits
        world.in_flight = None
        outcome, accepted = world.chance.choices(
            (
                (Sent(), True),
                (Unsure(why="answer lost"), True),
                (Unsure(why="request lost"), False),
                (TryLater(why="502"), False),
                (TryLater(why="429", wait=float(world.chance.randint(1, 90))), False),
                (Refused(why="403"), False),
            ),
            (
                1.0,
                *(
                    one * world.storm
                    for one in (
                        habits.lost_answer,
                        habits.lost_request,
                        habits.busy,
                        habits.slow_down,
                        habits.refusal,
                    )
                ),
            ),
        )[0]
        early = world.chance.random() < 0.5
        if accepted and early:
            world.accept(message, outcome)
        await world.meanwhile()
        if accepted and not early:
            world.accept(message, outcome)
        world.log(f"send {message.letter} to {message.chat}: {outcome}")
        if isinstance(outcome, Refused):
            world.refused.add(message.letter)
        return outcome


def mixed(updates: list[Said], chance: random.Random) -> list[Said]:
    """Give updates in another order, those of one chat in their own."""
    chats = [one.chat for one in updates]
    chance.shuffle(chats)
    queues = {chat: iter([one for one in updates if one.chat == chat]) for chat in chats}
    return [next(queues[chat]) for chat in chats]
