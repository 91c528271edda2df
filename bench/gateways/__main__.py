"""What a whole command over Telegram costs beside bare echo bots: `python bench/gateways`.

One lean Bot API on loopback; before it, in turn, an echo bot of aiogram, one of python-telegram-bot and
Viec with its embedded database. Their start-up is tuned alike (the collector's sight). A whole command is
`bc 7 35%`: fetched, stored durably, read, carried out, journalled, committed, answered, marked as sent.
CPU of each is printed beside, for a machine that does other things as well. Then the digests of 500 leaders
in simulated time, and the CPU of a start. It ends by itself in a few minutes.
"""

import argparse
import asyncio
import contextlib
import json
import os
import signal
import socket
import statistics
import sys
from pathlib import Path

import digests
import start
from lean import SECRET, TOKEN, Platform

HERE = Path(__file__).parent
CHATS, ROUNDS, TIMES = 200, 5, 2
PER_SECOND, SECONDS = 100, 8
PATIENCE = 120
TICK = os.sysconf("SC_CLK_TCK")


class Bot:
    """A bot in a process of its own, and the CPU that it has used."""

    def __init__(self, platform, kind):
        self.platform, self.kind = platform, kind

    @contextlib.asynccontextmanager
    async def running(self, way, folder):
        door = str(_free_port()) if way == "webhook" else ""
        path = "/telegram/webhook/700100" if self.kind == "ours" else "/"
        self.platform.door = f"http://127.0.0.1:{door}{path}" if door else ""
        self.platform.queue.clear()
        given = [TOKEN, self.platform.base, door, SECRET]
        script = ["ours.py"] if self.kind == "ours" else ["echo.py", self.kind]
        words = [
            str(HERE / script[0]),
            *script[1:],
            *given,
            *([folder or ""] if self.kind == "ours" else []),
        ]
        environment = os.environ | {
            "PYTHONPATH": f"{HERE.parent.parent}:{os.environ.get('PYTHONPATH', '')}"
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, *words, stdout=asyncio.subprocess.PIPE, env=environment
        )
        self.process = process
        try:
            if door:
                await _open(int(door), process)
            yield self
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(15):
                    self.printed, _ = await process.communicate()
            except TimeoutError:
                process.kill()
                await process.wait()

    def cpu(self):
        """Give the seconds of CPU of this process so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK


async def throughput(bot, words):
    """Give updates answered a second, and CPU milliseconds of each, of the best of several rounds."""
    platform, found = bot.platform, []
    for turn in range(TIMES):
        begun, cpu = asyncio.get_running_loop().time(), bot.cpu()
        for _ in range(ROUNDS):
            for chat in range(1, CHATS + 1):
                platform.say(chat, words(chat, turn))
        await platform.until_answered(CHATS * ROUNDS, PATIENCE)
        passed = asyncio.get_running_loop().time() - begun
        found.append((CHATS * ROUNDS / passed, (bot.cpu() - cpu) / CHATS / ROUNDS * 1000))
    return max(rate for rate, _ in found), min(cost for _, cost in found)


async def waits(bot, words):
    """Give the median and the 99th percentile of an answer's wait at a steady rate, in milliseconds."""
    loop, platform = asyncio.get_running_loop(), bot.platform
    begun = loop.time()
    for number in range(PER_SECOND * SECONDS):
        await asyncio.sleep(max(0.0, begun + number / PER_SECOND - loop.time()))
        platform.say(number % CHATS + 1, words(number % CHATS + 1, number))
    cuts = statistics.quantiles(
        await platform.until_answered(PER_SECOND * SECONDS, PATIENCE), n=100
    )
    return cuts[49] * 1000, cuts[98] * 1000


async def measure(platform, kind, way, folder):
    def words(chat, turn):
        return f"bc {chat} {turn % 90 + 5}% đã xong dự thảo, chờ ý kiến"

    bot = Bot(platform, kind)
    async with bot.running(way, folder):
        for chat in range(1, CHATS + 1):
            platform.say(chat, f"giao tôi soạn báo cáo số {chat}, hạn cuối tháng sau")
        await platform.until_answered(CHATS, PATIENCE)
        if kind == "ours":
            bot.process.send_signal(signal.SIGUSR1)
        rate, cost = await throughput(bot, words)
        half, most = await waits(bot, words)
    print(
        f"{way:<8} {kind:<8} {rate:7.0f}/s {cost:6.2f} ms CPU   at {PER_SECOND}/s: "
        f"p50 {half:4.0f} ms, p99 {most:4.0f} ms",
        flush=True,
    )
    if kind == "ours":
        count = CHATS * ROUNDS * TIMES + PER_SECOND * SECONDS
        stages = json.loads(bot.printed.splitlines()[-1])
        shown = (
            f"{name} {stages[name] / count * 1000:.2f}"
            for name in ("decode", "read", "act and commit", "send")
        )
        print(f"{'':17} CPU ms by stage: {', '.join(shown)}", flush=True)
    return rate, cost


async def main(given):
    async with Platform().serving() as platform:
        for way in given.way:
            rates = {
                kind: await measure(platform, kind, way, given.folder)
                for kind in ("aiogram", "ptb", "ours")
            }
            (rate, cost), (swift, low), (slow, high) = (
                rates[kind] for kind in ("ours", "aiogram", "ptb")
            )
            print(
                f"{way}: ours / aiogram {rate / swift:.2f} (0.35 is the aim; by CPU {low / cost:.2f}), "
                f"ours / python-telegram-bot {rate / slow:.2f} (1.00; by CPU {high / cost:.2f})",
                flush=True,
            )


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


async def _open(port, process):
    for _ in range(600):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        if process.returncode is not None:
            raise RuntimeError("the bot ended")
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--way", nargs="*", default=["polling", "webhook"])
    options.add_argument("--folder", default=None, help="where the database lies (a disk)")
    given = options.parse_args()
    asyncio.run(main(given))
    took, wait = digests.play()
    print(
        f"{digests.LEADERS} digests in {took:.1f} s of simulated time (25 is the aim), "
        f"an answer waits at most {wait:.2f} s (1.00)",
        flush=True,
    )
    ours, both, bare = asyncio.run(start.measure())
    print(
        f"CPU to the first answer: ours {ours:.2f} s, an echo bot with both libraries {both:.2f} s: "
        f"{ours / both:.2f} (1.30 is the aim); without a token {bare:.2f} s (1.00)"
    )
