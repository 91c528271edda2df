"""500 leaders' digests in simulated time, with somebody who asks meanwhile: seconds jump, nobody sleeps."""

import asyncio
import datetime as dt
import random
import selectors

from bot.app import Office
from bot.gateways.telegram.gateway import Mouth, TelegramGateway
from bot.gateways.telegram.limiter import Limiter
from bot.gateways.telegram.outbound import Delivered
from bot.gateways.uploads import Uploads
from core.kernel import post
from core.kernel.post import Address, Priority
from core.kernel.transaction import Inline, Tx, sqlite_engine
from core.migrations import migrate
from core.people.notices import NotLinked

LEADERS = 500
ASKS = 40
LATENCY = 0.15
"""Seconds that a message takes to Telegram and back."""

MOMENT = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next thing due instead of waiting for it."""

    def __init__(self):
        self._now = 0.0
        super().__init__(_Jumping(self))

    def time(self):
        return self._now

    def jump(self, seconds):
        self._now += seconds


class _Jumping(selectors.DefaultSelector):
    def __init__(self, loop):
        super().__init__()
        self._loop = loop

    def select(self, timeout=None):
        found = super().select(0)
        if not found and timeout:
            self._loop.jump(timeout)
        return found


class Slow:
    """A way out that takes its time and remembers when each chat was written to."""

    def __init__(self, loop):
        self._loop = loop
        self.sent = []

    async def send_text(self, chat, _text, _buttons=()):
        await asyncio.sleep(LATENCY)
        self.sent.append((chat, self._loop.time()))
        return Delivered(message=str(len(self.sent)))


def write(database, chats, priority, key):
    def work(connection):
        for chat in chats:
            tx = Tx(connection, MOMENT, 0, random.Random(0))
            at = Address(gateway="telegram", bot="1", chat=str(chat), language="vi")
            post.put(tx, at, NotLinked(), key=f"{key}:{chat}", priority=priority)

    database.write_now(work)


async def scene():
    loop = asyncio.get_running_loop()
    engine = sqlite_engine(None)
    migrate(engine)
    database = Inline(engine)
    start = loop.time()

    def now():
        return MOMENT + dt.timedelta(seconds=loop.time() - start)

    office = Office(database, clock=now, chance=random.Random)
    slow = Slow(loop)
    limiter = Limiter(clock=loop.time, sleep=asyncio.sleep)
    uploads = Uploads(database, "telegram", clock=now)
    office.gateways["telegram"] = TelegramGateway({"1": Mouth(slow, limiter)}, None, uploads)
    write(database, range(1, LEADERS + 1), Priority.BROADCAST, "digest")
    begun, asked = loop.time(), {}
    while len(slow.sent) < LEADERS + ASKS:
        due = int((loop.time() - begun) * 2)  # two people ask every second
        for chat in range(10_000 + len(asked), 10_000 + min(due, ASKS)):
            asked[chat] = loop.time()
            write(database, [chat], Priority.ANSWER, "answer")
        if not await office.courier.deliver():
            await asyncio.sleep(0.05)
    took = max(at for chat, at in slow.sent if chat <= LEADERS) - begun
    waits = [at - asked[chat] for chat, at in slow.sent if chat in asked]
    database.close()
    return took, max(waits)


def play():
    """Give the seconds that all digests took, and the longest wait of an answer."""
    loop = JumpingLoop()
    try:
        return loop.run_until_complete(scene())
    finally:
        loop.close()


if __name__ == "__main__":
    took, wait = play()
    print(f"{LEADERS} digests in {took:.1f} s (25 is the aim), an answer waits {wait:.2f} s (1.00)")
