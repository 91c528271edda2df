"""The scripted platform for real processes: one JSON line asked, one answered, over loopback TCP.

Asked for `poll` it confirms what lies below the offset and gives what lies above it; asked to
`send` it takes a message, or is busy, or loses the request or the answer.
"""

import asyncio
import json
import random
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.script import BOTS, Said

BUSY, LOSES_REQUEST, LOSES_ANSWER = 0.02, 0.01, 0.02
LIMIT = 4


@dataclass
class Seen:
    """What the platform has seen of the office; changed by its own thread only."""

    life: int = 0
    offsets: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BOTS, 0))
    taken: list[tuple[str, int, str, int]] = field(default_factory=list)
    unanswered: Counter[int] = field(default_factory=Counter)
    events: int = 0
    connections: int = 0


class Loopback:
    """Serves the script from a thread of its own until it is closed."""

    def __init__(self, script: Sequence[Said], chance: random.Random) -> None:
        self._updates = {bot: [one for one in script if one.bot == bot] for bot in BOTS}
        self._chance = chance
        self.seen = Seen()
        self.shown = 0.0
        self.calm = False
        self.over = False
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="platform")
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()

    def is_confirmed(self) -> bool:
        """Tell whether every update was confirmed."""
        return all(
            updates[-1].number < self.seen.offsets[bot] for bot, updates in self._updates.items()
        )

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        async with server:
            await self._stop.wait()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.seen.connections += 1
        try:
            while line := await reader.readline():
                asked = json.loads(line)
                answer = self._poll(**asked) if "offset" in asked else self._take(**asked)
                if answer is None:
                    break
                writer.write(json.dumps(answer).encode() + b"\n")
                await writer.drain()
                self.seen.events += 1
        except ConnectionError:
            pass  # whoever asked was killed
        finally:
            writer.close()
            self.seen.connections -= 1

    def _poll(self, bot: str, offset: int) -> dict[str, Any]:
        if offset < 0:  # whoever only asks whether it is over
            return {"updates": [], "over": self.over}
        self.seen.offsets[bot] = max(self.seen.offsets[bot], offset)
        updates = self._updates[bot]
        shown = updates[: round(len(updates) * self.shown)]
        fresh = [one for one in shown if one.number >= self.seen.offsets[bot]]
        old = [one for one in shown if one.number < self.seen.offsets[bot]]
        repeats = self._chance.sample(old, 1) if old and self._chance.random() < 0.2 else []
        found = [[one.number, one.chat, one.text] for one in (*repeats, *fresh[:LIMIT])]
        return {"updates": found, "over": self.over}

    def _take(self, letter: int, chat: str, text: str) -> dict[str, Any] | None:
        trouble = 1.0 if self.calm else self._chance.random()
        if trouble < BUSY:
            return {"wait": 0.05}
        if trouble < BUSY + LOSES_REQUEST:
            return None
        self.seen.taken.append((chat, letter, text, self.seen.life))
        if trouble < BUSY + LOSES_REQUEST + LOSES_ANSWER:
            self.seen.unanswered[letter] += 1
            return None
        return {"id": len(self.seen.taken)}
