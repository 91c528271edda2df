"""The CPU from a process's start to its first answer: Viec, an echo bot with the same libraries, no token."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from lean import TOKEN, Platform

HERE = Path(__file__).parent
TICK = os.sysconf("SC_CLK_TCK")
TIMES = 3
PATIENCE = 120


def found(path):
    """Make an installation with one person on the console and on Telegram."""
    from ours import found as people

    from core.kernel.transaction import Inline, sqlite_engine
    from core.migrations import migrate
    from core.people import store

    engine = sqlite_engine(path)
    migrate(engine)
    once = Inline(engine)

    def link(connection):
        import datetime as dt

        people(connection)
        whose = store.by_code(connection, store.offices(connection)[0].id, "P1")
        now = dt.datetime.now(dt.UTC)
        store.link_chat(connection, whose, "console", "console", "P1", now)

    once.write_now(link)
    once.close()


async def first(platform, words, environment):
    """Give the seconds of CPU that a bot has used when its first answer comes."""
    platform.queue.clear()
    platform.say(1, "việc")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        await platform.until_answered(1, PATIENCE)
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK
    finally:
        process.terminate()  # not killed: its drawing processes would outlive it
        async with asyncio.timeout(30):
            await process.wait()


async def measure():
    """Give the CPU of Viec, of the echo bot with both libraries, and of no token: the least of each.

    Modules are compiled, as those of installed packages are; the first round sees to that.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        found(path)
        plain = os.environ | {
            "PYTHONPATH": f"{HERE.parent.parent}:{os.environ.get('PYTHONPATH', '')}",
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        }
        plain.pop("PYTHONDONTWRITEBYTECODE", None)
        async with Platform().serving() as platform:
            viec = plain | {
                "VIEC_DATABASE_URL": f"sqlite+aiosqlite:///{path}",
                "VIEC_TELEGRAM_TOKEN": TOKEN,
                "VIEC_TELEGRAM_API_BASE": platform.base,
                "VIEC_HTTP_PORT": "0",
                "VIEC_LOG_LEVEL": "ERROR",
            }
            echo = [str(HERE / "echo.py"), "both", TOKEN, platform.base, "", ""]
            rounds = [
                (
                    await first(platform, ["-m", "bot.cli", "run"], viec),
                    await first(platform, echo, plain),
                    await without_token(path, plain),
                )
                for _ in range(TIMES)
            ]
    return tuple(map(min, zip(*rounds, strict=True)))


async def without_token(path, environment):
    """Give the seconds of CPU of a process without a token, to its first answer on the console."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, HERE / "first.py", path, env=environment, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    return float(printed)


if __name__ == "__main__":
    ours, both, bare = asyncio.run(measure())
    print(
        f"CPU to the first answer: ours {ours:.2f} s, an echo bot with the same libraries {both:.2f} s: "
        f"{ours / both:.2f} (1.30 is the aim); without a token {bare:.2f} s (1.00)"
    )
