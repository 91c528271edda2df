"""A Zalo Official Account's server on loopback: tokens that are renewed once, and hours that close.

Its rules are those that are told of Zalo's API in 2026. Nobody of us has called the real one.
"""

import argparse
import asyncio
import datetime as dt
import hashlib
import itertools
import json
import sys
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from bot.gateways.zalo_oa.account import App

APP = App("4120000000000000001", "the-secret-that-renews", "the-key-that-signs")
LONGEST = 2000


@dataclass
class ShownByOa:
    id: str
    chat: str
    text: str
    buttons: list[dict] = field(default_factory=list)
    picture: bytes | None = None


class RefusedError(Exception):
    def __init__(self, code, why="no"):
        super().__init__(why)
        self.code = code


class ZaloOa:
    """The server. `faults` are codes, or kinds of silence, that the next calls of a path end in."""

    def __init__(self, now):
        self.now = now
        self.faults = defaultdict(list)
        self.calls = []
        self.refresh = "refresh-0"
        self.access = ""
        self.ends = None
        self.lasts = 90_000
        self.funded = False
        self.door = ""
        self.on_shown = None
        self._heard = {}
        self._left = set()
        self._shown = defaultdict(list)
        self._seen = defaultdict(int)
        self._uploads = {}
        self._numbers = itertools.count(1)

    @asynccontextmanager
    async def serving(self, port=0):
        app = web.Application(client_max_size=2**21)
        app.router.add_get("/v2.0/oa/getoa", self._serve("getoa", self._account))
        app.router.add_post("/v3.0/oa/message/cs", self._serve("send", self._send))
        app.router.add_post("/v2.0/oa/upload/image", self._serve("upload", self._upload))
        app.router.add_post("/v4/oa/access_token", self._serve("renew", self._renew))
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.runner = runner
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()

    # what people do

    def event(self, name, user, message=None, **more):
        """Give an event as Zalo brings it."""
        made = {
            "app_id": APP.id,
            "event_name": name,
            "sender": {"id": user},
            "recipient": {"id": "oa"},
            "timestamp": str(int(self.now().timestamp() * 1000)),
        }
        if message is not None:
            made["message"] = {"msg_id": f"m{next(self._numbers)}"} | message
        return made | more

    def says(self, user, text, **more):
        self._heard[user] = self.now()
        self._left.discard(user)
        return self.event("user_send_text", user, {"text": text}, **more)

    def presses(self, user, shown, index):
        """Give what comes when a button is pressed: a text like any, its payload."""
        return self.says(user, shown.buttons[index]["payload"])

    def leaves(self, user):
        self._left.add(user)
        return self.event("unfollow", user, follower={"id": user})

    async def bring(self, event, *, key=APP.webhook_key, prefix="mac=", signature=None):
        """Bring an event to the office, signed over its raw body; give what was answered."""
        body = event if isinstance(event, bytes) else json.dumps(event, ensure_ascii=False).encode()
        if signature is None:
            stamp = event.get("timestamp", "") if isinstance(event, dict) else ""
            raw = APP.id.encode() + body + str(stamp).encode() + key.encode()
            signature = prefix + hashlib.sha256(raw).hexdigest()
        headers = {"X-ZEvent-Signature": signature} if signature else {}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.door, data=body, headers=headers) as answer,
        ):
            return answer.status

    def told(self, chat):
        every = self._shown[chat]
        new = every[self._seen[chat] :]
        self._seen[chat] = len(every)
        return new

    # what the account does

    def _serve(self, name, work):
        async def serve(request):
            self.calls.append(name)
            kind = self.faults[name].pop(0) if self.faults[name] else None
            if kind == "drop before":
                request.transport.abort()
                return web.Response()
            if kind == "502":
                return web.Response(status=502, text="<html>")
            try:
                _need(not isinstance(kind, int), kind)
                answer = await work(request)
            except RefusedError as no:
                return web.json_response({"error": no.code, "message": str(no)})
            if kind == "drop after":
                request.transport.abort()
                return web.Response()
            return web.json_response(answer)

        return serve

    async def _renew(self, request):
        asked = await request.post()
        good = (APP.secret, APP.id, "refresh_token", self.refresh)
        given = (
            request.headers.get("secret_key"),
            asked.get("app_id"),
            asked.get("grant_type"),
            asked.get("refresh_token"),
        )
        _need(given == good, -14014)
        number = next(self._numbers)
        self.refresh, self.access = f"refresh-{number}", f"access-{number}"
        self.ends = self.now() + dt.timedelta(seconds=self.lasts)
        return {
            "access_token": self.access,
            "refresh_token": self.refresh,
            "expires_in": str(self.lasts),
        }

    def _let_in(self, request):
        good = self.access and request.headers.get("access_token") == self.access
        _need(good and self.now() < self.ends, -216)

    async def _account(self, request):
        self._let_in(request)
        return {"error": 0, "message": "Success", "data": {"name": "OA Việc Thử"}}

    async def _upload(self, request):
        self._let_in(request)
        png = (await request.post())["file"].file.read()
        _need(png.startswith(b"\x89PNG") and len(png) <= 2**20, -201)
        name = f"upload{next(self._numbers)}"
        self._uploads[name] = png
        return {"error": 0, "message": "Success", "data": {"attachment_id": name}}

    async def _send(self, request):
        self._let_in(request)
        asked = json.loads(await request.read())
        chat, message = asked["recipient"]["user_id"], asked["message"]
        text = message.get("text", "")
        _need(text.strip() != "", -201)
        _need(len(text.encode("utf-16-le")) // 2 <= LONGEST, -210)
        _need(chat in self._heard, -201)
        _need(chat not in self._left, -213)
        silent = self.now() - self._heard[chat]
        _need(silent <= dt.timedelta(days=7), -230)
        _need(silent <= dt.timedelta(hours=48) or self.funded, -320)
        payload = message.get("attachment", {}).get("payload", {})
        buttons = payload.get("buttons", [])
        _need(len(buttons) <= 5, -201)
        for one in buttons:
            _need(1 <= len(one["title"]) <= 100 and one["type"] == "oa.query.hide", -201)
        named = [one["attachment_id"] for one in payload.get("elements", [])]
        _need(all(one in self._uploads for one in named), -201)
        picture = self._uploads[named[0]] if named else None
        shown = ShownByOa(f"o{next(self._numbers)}", chat, text, buttons, picture)
        self._shown[chat].append(shown)
        if self.on_shown is not None:
            self.on_shown(shown)
        return {"error": 0, "message": "Success", "data": {"message_id": shown.id}}


def _need(holds, code):
    if not holds:
        raise RefusedError(code)


# alone, to develop against


async def chat(port, door):
    """Serve until the input ends; `name: text` is brought to the office, answers are printed."""
    oa = ZaloOa(lambda: dt.datetime.now(dt.UTC))
    oa.door = door
    oa.on_shown = lambda one: print(f"{one.chat} < {one.text}{_labels(one)}\n", flush=True)
    async with oa.serving(port):
        print(
            f"VIEC_ZALO_OA_API_BASE={oa.base}\nVIEC_ZALO_OA_AUTH_BASE={oa.base}\n"
            f"VIEC_ZALO_OA_APP_ID={APP.id}\nVIEC_ZALO_OA_SECRET={APP.secret}\n"
            f"VIEC_ZALO_OA_WEBHOOK_KEY={APP.webhook_key}\n"
            f"viec zalo connect takes: {oa.refresh}\n"
            f"name: text  is brought to {door}; an empty line ends",
            flush=True,
        )
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            name, _, text = line.partition(":")
            status = await oa.bring(oa.says(name.strip(), text.strip()))
            if status != 200:
                print(f"the office answered {status}", flush=True)


def _labels(shown):
    return "".join(f"\n  [{one['title']}]" for one in shown.buttons)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.gateways.zalo.oa_emulator")
    parser.add_argument("--port", type=int, default=8767)
    parser.add_argument("--door", default="http://127.0.0.1:8765/zalo-oa/webhook")
    options = parser.parse_args()
    asyncio.run(chat(options.port, options.door))
