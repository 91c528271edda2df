"""The first answer of a process without a token: an office on the console; prints its CPU."""

import asyncio
import sys
import time
from pathlib import Path

from bot import interpreter


async def answer(path):
    import msgspec

    from bot.app import Office
    from bot.gateways.console import NAME, ConsoleGateway, Line
    from bot.pipeline import Update
    from core.kernel.transaction import Embedded

    database = Embedded(path)
    office = Office(database)
    office.gateways[NAME] = console = ConsoleGateway()
    await office.start()
    raw = msgspec.json.encode(Line(chat="P1", text="việc")).decode()
    await office.hear(
        NAME, NAME, [Update(key=str(time.time_ns()), chat="P1", raw=raw, text="việc")]
    )
    await office.settle()
    assert console.told["P1"]
    database.close()


if __name__ == "__main__":
    interpreter.begin()  # as `viec` does before it loads anything
    asyncio.run(answer(Path(sys.argv[1])))
    print(f"{time.process_time():.2f}")
