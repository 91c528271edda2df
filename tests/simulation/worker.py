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
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError

from bot.alone import while_alone
from bot.courier import LEASE, Courier
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
from core.kernel.fleet import Fleet
from core.kernel.transaction import Embedded
from tests.kernel.ledger import NAME, Ledger, read, render, said
from tests.simulation.script import BOTS

T = TypeVar("T")
IDLE = 0.02
SHARED_LEASE = dt.timedelta(seconds=5)
"""Short, so that a takeover is seen often."""

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


def opened(place: str) -> Embedded | Fleet:
    """Open the file, or the shared database."""
    return Fleet(place, 6) if place.startswith("postgresql") else Embedded(Path(place))


async def work(place: str, port: int) -> None:
    """Poll, handle and send side by side until the platform says that it is over."""
    line = Line(port)
    database = opened(place)
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
        lease=SHARED_LEASE if database.is_shared else LEASE,
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
            if not await patiently(once):
                await asyncio.sleep(IDLE)

    async def patiently(once: Callable[[], Awaitable[T]]) -> T | None:
        """Do something once; a shared database that is away is waited for, a file is not."""
        try:
            return await once()
        except (DBAPIError, OSError):
            if not database.is_shared:
                raise
            await asyncio.sleep(10 * IDLE)
            return None

    async def poll_alone(bot: str) -> None:
        alone = while_alone(database, bot, lambda: repeat_poll(bot))
        ended = asyncio.create_task(over.wait())
        polling = asyncio.create_task(alone)
        await asyncio.wait({ended, polling}, return_when=asyncio.FIRST_COMPLETED)
        polling.cancel()
        ended.cancel()
        await asyncio.gather(polling, ended, return_exceptions=True)

    async def repeat_poll(bot: str) -> None:
        while not over.is_set():
            await patiently(lambda: poll(bot))

    async def watch() -> None:
        """Who polls for no bot asks as well whether it is over."""
        while database.is_shared and not over.is_set():
            if (await line.ask(bot=BOTS[0], offset=-1))["over"]:
                over.set()
            await asyncio.sleep(10 * IDLE)

    await courier.start()
    try:
        await asyncio.gather(
            *(poll_alone(bot) for bot in BOTS),
            repeat(pipeline.step),
            repeat(courier.deliver),
            watch(),
        )
        await courier.finish()
    finally:
        database.close()
        line.close()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _live(place: str, port: int) -> int:
    """Start a process that works; give its number."""
    number = os.fork()
    if number:
        return number
    ending = 1
    try:
        asyncio.run(work(place, port))
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
        life = _live(sys.argv[1], int(sys.argv[2]))
        print(life, flush=True)  # noqa: T201 - the test waits for it
        print(os.waitpid(life, 0)[1], flush=True)  # noqa: T201
