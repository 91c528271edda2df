"""A lean Bot API on loopback: brings updates by polling or webhook, takes the answers, and times both."""

import asyncio
import contextlib
import itertools
import json
import time
from collections import defaultdict, deque

import aiohttp
from aiohttp import web

TOKEN = "700100:AAFbench-token_of-the-bench"
BOT = {"id": 700100, "is_bot": True, "first_name": "Viec", "username": "viec_bench_bot"}
SECRET = "a-secret-of-the-bench-32"
CONNECTIONS = 40
"""Requests that Telegram has in flight at once to a webhook, unless it is told otherwise."""


class Platform:
    """Serves one bot. An update is answered by the first message into its chat after it."""

    def __init__(self):
        self.queue = deque()
        self.asked = defaultdict(deque)
        self.waits = []
        self.answered = asyncio.Event()
        self.expected = 0
        self.door = ""
        self._numbers = itertools.count(1)
        self._more = asyncio.Event()
        self._doors = asyncio.Semaphore(CONNECTIONS)
        self._tasks = set()

    @contextlib.asynccontextmanager
    async def serving(self):
        app = web.Application(client_max_size=2**22)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with aiohttp.ClientSession() as self._session:
            try:
                yield self
            finally:
                for task in self._tasks:
                    task.cancel()
                await runner.cleanup()

    def say(self, chat, text):
        """Let somebody write; over a webhook one update of a chat is under way at a time."""
        stamp = int(time.time())
        number = next(self._numbers)
        message = {
            "message_id": number,
            "date": stamp,
            "chat": {"id": chat, "type": "private", "first_name": "Ai"},
            "from": {"id": chat, "is_bot": False, "first_name": "Ai"},
            "text": text,
        }
        update = {"update_id": number, "message": message}
        self.asked[chat].append(time.perf_counter())
        if self.door:
            self._go(self._bring(update))
        else:
            self.queue.append(update)
            self._more.set()

    async def until_answered(self, count, patience):
        """Wait until so many updates have their answers; give the wait of each, in seconds."""
        async with asyncio.timeout(patience):
            while len(self.waits) < count:
                self.answered.clear()
                await self.answered.wait()
        waits, self.waits = self.waits, []
        return waits

    def _go(self, work):
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _bring(self, update):
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with self._doors:
            for pause in (0.0, 0.1, 0.5, 2.0):
                await asyncio.sleep(pause)
                async with self._session.post(self.door, json=update, headers=headers) as answer:
                    if answer.status < 300:
                        return

    async def _serve(self, request):
        method = request.match_info["method"].lower()
        asked = await _fields(request)
        result = True
        if method == "getupdates":
            result = await self._updates(asked)
        elif method == "getme":
            result = BOT
        elif method == "sendmessage":
            result = self._take(int(asked["chat_id"]), asked["text"])
        elif method == "getwebhookinfo":
            info = {"url": self.door, "has_custom_certificate": False}
            result = info | {"pending_update_count": 0}
        return web.json_response({"ok": True, "result": result})

    async def _updates(self, asked):
        offset = int(asked.get("offset") or 0)
        while self.queue and self.queue[0]["update_id"] < offset:
            self.queue.popleft()
        if not self.queue:
            self._more.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(float(asked.get("timeout") or 0), 5.0)):
                    await self._more.wait()
        return list(itertools.islice(self.queue, 100))

    def _take(self, chat, text):
        if self.asked[chat]:
            self.waits.append(time.perf_counter() - self.asked[chat].popleft())
            self.answered.set()
        number = next(self._numbers)
        return {
            "message_id": 10_000_000 + number,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Ai"},
            "from": BOT,
            "text": text,
        }


async def _fields(request):
    if request.content_type == "application/json":
        return json.loads(await request.read() or b"{}")
    return dict(request.query) | dict(await request.post())
