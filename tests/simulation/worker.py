"""Real processes of the ledger's office, to be killed: `python -m tests.simulation.worker`.

For every line that it reads it starts a process, says its number, and says how it ended. It has
imported everything by then, so that a life begins at once.
"""

import asyncio
import datetime as dt
import json
import logging
import os
import random
import sys
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.courier import Courier
from bot.gateways.port import (
    Capabilities,
    Incoming,
    Outcome,
    Outgoing,
    Sent,
    TryLater,
    Unsure,
)
from bot.pipeline import Pipeline
from core.kernel.transaction import Embedded
from tests.kernel.ledger import NAME, Ledger, read, render, said
from tests.simulation.script import BOTS

IDLE = 0.02
PATIENCE = 10.0


class Lost(Exception):  # noqa: N818 - it tells of the network
    """The platform closed the connection instead of answering."""


class Line:
    """Connections to the platform; each asks one question at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def ask(self, **question: object) -> dict[str, Any]:
        """Give the platform's answer. Raises Lost."""
        if not self._free:
            self._free.append(await asyncio.open_connection("127.0.0.1", self._port))
        reader, writer = self._free.pop()
        writer.write(json.dumps(question).encode() + b"\n")
        answer = await asyncio.wait_for(reader.readline(), PATIENCE)
        if not answer:
            writer.close()
            raise Lost
        self._free.append((reader, writer))
        return json.loads(answer)

    def close(self) -> None:
        """Hang up."""
        for _, writer in self._free:
            writer.close()


class Wire:
    """The gateway to the platform in the other process."""

    name = NAME
    capabilities = Capabilities(buttons=False, pictures=False, text_limit=4096)

    def __init__(self, line: Line) -> None:
        self._line = line

    def decode(self, raw: str, received: dt.datetime) -> Incoming:
        return read(raw, received)

    async def send(self, message: Outgoing) -> Outcome:
        try:
            answer = await self._line.ask(
                letter=message.letter, chat=message.chat, text=message.text
            )
        except (Lost, ConnectionError, TimeoutError):
            return Unsure(why="no answer")
        if "wait" in answer:
            return TryLater(why="busy", wait=answer["wait"])
        return Sent(remote_id=str(answer["id"]))


async def work(path: Path, port: int) -> None:
    """Poll, handle and send side by side until the platform says that it is over."""
    line = Line(port)
    database = Embedded(path)
    gateways = {NAME: Wire(line)}
    over = asyncio.Event()
    pipeline = Pipeline(
        database, gateways, Ledger(), clock=_now, chance=lambda _: random.SystemRandom()
    )
    courier = Courier(
        database,
        gateways,
        render,
        clock=_now,
        owner=str(os.getpid()),
        chance=random.Random(),
        at_once=8,
    )

    async def poll(bot: str) -> None:
        offset = 0
        while not over.is_set():
            answer = await line.ask(bot=bot, offset=offset)
            if answer["over"]:
                over.set()
            if updates := answer["updates"]:
                heard = [said(str(number), chat, text) for number, chat, text in updates]
                await pipeline.hear(NAME, bot, heard)
                offset = max(offset, updates[-1][0] + 1)
            else:
                await asyncio.sleep(IDLE)

    async def repeat(once: Callable[[], Awaitable[int]]) -> None:
        while not over.is_set():
            if not await once():
                await asyncio.sleep(IDLE)

    await courier.start()
    try:
        await asyncio.gather(
            *(poll(bot) for bot in BOTS), repeat(pipeline.step), repeat(courier.deliver)
        )
        await courier.finish()
    finally:
        database.close()
        line.close()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _live(path: Path, port: int) -> int:
    """Start a process that works; give its number."""
    number = os.fork()
    if number:
        return number
    ending = 1
    try:
        asyncio.run(work(path, port))
        ending = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(ending)


if __name__ == "__main__":
    logging.disable()  # planted errors of the program are part of the script
    for _ in sys.stdin:
        life = _live(Path(sys.argv[1]), int(sys.argv[2]))
        print(life, flush=True)  # noqa: T201 - the test waits for it
        print(os.waitpid(life, 0)[1], flush=True)  # noqa: T201
