"""Zalo as a bot sees it, on loopback: strict about what the real one refuses, with faults.

Its rules are those that are told of the Zalo Bot API; where sources differ, both readings can be
chosen: errors under their own status or under 200, events wrapped or bare, handed out once or
again and again. Nobody of us has called the real one.

Alone it is a place to develop against without a token: `python -m tests.gateways.zalo.emulator`.
"""

import argparse
import asyncio
import itertools
import json
import sys
import time
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from aiohttp import web

TOKEN = "1459232241454765289:AbCdEfTest_of-the-first"
OTHER = "1459232241454765290:AbCdEfTest_of-the-second"
NAMES = {TOKEN: "Bot Việc Thử", OTHER: "Bot Việc Hai"}
HOOKED = "You cannot use this API while a webhook is set. Please remove the webhook first"
PERSON = "6ede9afa66b88fe6{:04x}"


class RefusedError(Exception):
    def __init__(self, code, why):
        super().__init__(why)
        self.code = code
        self.why = why


def number_of(token):
    return token.partition(":")[0]


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


@dataclass
class Shown:
    """A message that a chat got; a picture with what each fetch of it gave."""

    id: str
    chat: str
    bot: str
    text: str
    fetched: list[tuple[str, int, str, int]] = field(default_factory=list)
    photo: str = ""


@dataclass
class Fault:
    """What goes wrong with a call of a method, perhaps only into one chat, so many times."""

    method: str
    kind: str  # "429", "403", "401", "408", "502 html", "504 html", "not json", "drop before", "drop after", "slow"
    chat: str | None = None
    times: int = 1
    after: int = 0


class Zalo:
    """The server. `now` gives the moment that it stamps messages with.

    `status` is `own` (the code of an error is its status) or `200`; `shape` of an answer with
    events is `object` or `array`; `replay` gives the same event again until it is taken away.
    """

    def __init__(self, now, tokens=(TOKEN,), *, status="own", shape="object", replay=False):
        self.now = now
        self.tokens = {token: NAMES.get(token, "Bot Việc") for token in tokens}
        self.status = status
        self.shape = shape
        self.replay = replay
        self.faults = []
        self.calls = []
        self.asked = []
        self.webhooks = {}
        self.reachable = True
        self.loopback_pictures = ""
        self.photos = {}
        self.broken_photos = 0
        self.quota = None
        self.spent = defaultdict(int)
        self.longest_poll = 0.0
        self._queues = defaultdict(list)
        self._opened = defaultdict(set)
        self._groups = defaultdict(set)
        self._shown = defaultdict(list)
        self._seen = defaultdict(int)
        self._messages = itertools.count(1)
        self._more = asyncio.Event()
        self.told_something = asyncio.Event()
        self.on_shown = None
        self.base = ""

    @asynccontextmanager
    async def serving(self, port=0):
        app = web.Application(client_max_size=2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/photo/{name}", self._photo)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.runner = runner
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()

    # what people do

    def say(self, user, text, *, chat=None, token=TOKEN, date=None, **more):
        """Let a person write; give the event."""
        message = self.message(user, chat, token, date) | {"text": text}
        return self.push("message.text.received", message | more, token)

    def picture(self, user, url, caption="", *, name="photo_url", token=TOKEN):
        """Let a person send a picture, under either of the two names its address has."""
        message = self.message(user, None, token, None) | {name: url}
        if caption:
            message["caption"] = caption
        return self.push("message.image.received", message, token)

    def photo(self, user, content, caption="", *, name="photo_url", token=TOKEN):
        """Let a person send a picture that lies here until it is fetched."""
        called = f"p{next(self._messages)}"
        self.photos[called] = content
        return self.picture(user, f"{self.base}/photo/{called}", caption, name=name, token=token)

    async def _photo(self, request):
        if self.broken_photos:
            self.broken_photos -= 1
            return web.Response(status=503)
        content = self.photos.get(request.match_info["name"])
        return web.Response(body=content) if content is not None else web.Response(status=404)

    def mention(self, user, text, *, chat, token=TOKEN):
        """Let a person write in a group to the bot by its name."""
        return self.say(user, f"@{self.tokens[token]} {text}", chat=chat, token=token)

    def push(self, name, message, token=TOKEN):
        """Let anything come as an event; give it."""
        event = {"event_name": name}
        if message is not None:
            event["message"] = message
        return self.put(event, token)

    def put(self, event, token=TOKEN):
        self._queues[token].append(event)
        self._more.set()
        return event

    def again(self, event, token=TOKEN):
        """Let an event come once more."""
        self._queues[token].insert(0, event)

    def open_group(self, chat, token=TOKEN):
        self._groups[token].add(chat)

    def told(self, chat):
        """Give the messages of a chat since the last look."""
        every = self._shown[chat]
        new = every[self._seen[chat] :]
        self._seen[chat] = len(every)
        return new

    def message(self, user, chat, token, date):
        if chat is None:
            self._opened[token].add(user)
        kind = "PRIVATE" if chat is None else "GROUP"
        return {
            "from": {"id": user, "display_name": "Người", "is_bot": False},
            "chat": {"id": chat or user, "chat_type": kind},
            "message_id": f"2d758cb5e222{next(self._messages):08x}",
            "date": int((date or self.now()).timestamp() * 1000),
        }

    # what bots do

    async def _serve(self, request):
        token, method = request.match_info["token"], request.match_info["method"]
        asked = await _fields(request)
        self.calls.append(method)
        self.asked.append((method, asked))
        try:
            self._let_in(token)
            fault = self._fault(method, asked)
            if fault == "drop before":
                request.transport.abort()
                return web.Response()
            result = await getattr(self, f"_{method}", _unknown)(token, asked)
            if method == "getUpdates" and request.transport is None and not self.replay:
                given = result if isinstance(result, list) else [result]
                self._queues[token][:0] = given  # nobody is there any more to take it
            if fault == "drop after":
                request.transport.abort()
                return web.Response()
            if fault == "slow":
                await asyncio.sleep(30)
            if fault == "not json":
                return web.Response(text="<html>the hotel's own page</html>")
            if fault in ("502 html", "504 html"):
                return web.Response(status=int(fault[:3]), text="<html>bad gateway</html>")
        except RefusedError as no:
            return self._answer(
                {"ok": False, "description": no.why, "error_code": no.code},
                no.code if self.status == "own" else 200,
            )
        answer = {"ok": True, "error_code": 0}
        if result is not None:
            answer["result"] = result
        return self._answer(answer, 200)

    def _let_in(self, token):
        if token not in self.tokens:
            raise RefusedError(401, "Unauthorized")

    def _answer(self, body, status):
        """Answer with two `Server` headers, as Zalo's edge is said to do."""
        answer = web.json_response(body, status=status)
        answer.headers.add("Server", "ZDN")
        answer.headers.add("Server", "nginx")
        return answer

    def _fault(self, method, asked):
        for fault in self.faults:
            into = fault.chat is None or fault.chat == asked.get("chat_id")
            if fault.method == method and into and fault.after:
                fault.after -= 1
            elif fault.method == method and into and fault.times:
                fault.times -= 1
                if fault.kind.isdigit():
                    raise RefusedError(int(fault.kind), "refused by the script")
                if fault.kind in ("502 html", "504 html"):
                    return fault.kind
                return fault.kind
        return None

    async def _getMe(self, token, asked):
        return {
            "id": number_of(token),
            "account_name": "bot.VDKyGxQvc",
            "account_type": "BASIC",
            "can_join_groups": bool(self._groups[token]),
            "display_name": self.tokens[token],
        }

    async def _setWebhook(self, token, asked):
        _need(asked.get("url", "").startswith("https://"), "url must be HTTPS")
        _need(8 <= len(asked.get("secret_token", "")) <= 256, "secret_token: 8 to 256")
        self.webhooks[token] = asked
        found = {"ok": self.reachable, "status_code": 200, "latency_ms": 214, "hint": ""}
        found["outcome"] = "webhook.ok" if self.reachable else "webhook.err.dns"
        return {"url": asked["url"], "updated_at": 1749538250568, "verification": found}

    async def _deleteWebhook(self, token, asked):
        _need(token in self.webhooks, "no webhook")
        del self.webhooks[token]
        return {"url": "", "updated_at": 1749538250568}

    async def _getWebhookInfo(self, token, asked):
        if token not in self.webhooks:
            raise RefusedError(404, "Not Found")
        return {"url": self.webhooks[token]["url"], "updated_at": 1749633372026}

    async def _getUpdates(self, token, asked):
        _need(token not in self.webhooks, HOOKED)
        queue = self._queues[token]
        end = time.monotonic() + min(float(asked.get("timeout", 30)), self.longest_poll)
        while not queue and (left := end - time.monotonic()) > 0:
            self._more.clear()
            try:
                await asyncio.wait_for(self._more.wait(), left)
            except TimeoutError:
                break
        if not queue:
            raise RefusedError(408, "Request timeout")
        if self.shape == "array":
            found = list(queue)
            if not self.replay:
                queue.clear()
            return found
        return queue[0] if self.replay else queue.pop(0)

    async def _sendMessage(self, token, asked):
        text = asked.get("text", "")
        _need(isinstance(text, str) and text.strip() != "", "text is empty")
        _need(utf16(text) <= 2000, "text is too long")
        _need("parse_mode" not in asked, "nothing here is marked up")
        return self._show(token, asked, text)

    async def _sendPhoto(self, token, asked):
        caption = asked.get("caption", "")
        _need(1 <= utf16(caption) <= 2000, "caption: 1 to 2000")
        photo = asked.get("photo", "")
        _need(isinstance(photo, str) and photo.startswith("https://"), "photo is no URL")
        self._known(token, asked)
        fetched = await self._fetch(photo)
        _need(all(one[1] == 200 for one in fetched), "photo cannot be fetched")
        _need(all(one[2].startswith("image/") for one in fetched), "photo is no picture")
        return self._show(token, asked, caption, photo=photo, fetched=fetched)

    async def _fetch(self, photo):
        """Fetch a picture as Zalo is said to do: looked at once and got twice."""
        if self.loopback_pictures:
            photo = self.loopback_pictures + photo.removeprefix("https://").partition("/")[2]
        found = []
        async with httpx.AsyncClient(timeout=60) as session:
            for verb in ("HEAD", "GET", "GET"):
                try:
                    answer = await session.request(verb, photo)
                except httpx.HTTPError:
                    found.append((verb, 0, "", 0))
                    continue
                kind = answer.headers.get("content-type", "")
                found.append((verb, answer.status_code, kind, len(answer.content)))
        return found

    async def _sendChatAction(self, token, asked):
        self._known(token, asked)

    def _known(self, token, asked):
        chat = asked.get("chat_id")
        known = chat in self._opened[token] or chat in self._groups[token]
        _need(known, "chat not found")

    def _show(self, token, asked, text, photo="", fetched=()):
        self._known(token, asked)
        if self.quota is not None and self.spent[token] >= self.quota:
            raise RefusedError(429, "Quota exceeded")
        self.spent[token] += 1
        name = f"82599fa{next(self._messages):09x}"
        shown = Shown(name, asked["chat_id"], number_of(token), text, list(fetched), photo)
        self._shown[shown.chat].append(shown)
        self.told_something.set()
        if self.on_shown is not None:
            self.on_shown(shown)
        return {"message_id": name, "date": int(self.now().timestamp() * 1000)}


async def _fields(request):
    if request.content_type == "application/json":
        try:
            return json.loads(await request.read() or b"{}")
        except ValueError:
            return {}
    return dict(request.query) | dict(await request.post())


async def _unknown(token, asked):
    raise RefusedError(404, "Not Found")


def _need(holds, why):
    if not holds:
        raise RefusedError(400, f"Bad Request: {why}")


# alone, to develop against


async def chat(port):
    """Serve until the input ends; `name: text` is said by a person, answers are printed."""
    import datetime as dt

    zalo = Zalo(lambda: dt.datetime.now(dt.UTC))
    zalo.longest_poll = 30.0
    zalo.on_shown = lambda one: print(f"{one.chat} < {one.text}{_pictured(one)}\n", flush=True)
    async with zalo.serving(port):
        print(f"VIEC_ZALO_API_BASE={zalo.base}\nVIEC_ZALO_TOKEN={TOKEN}", flush=True)
        print("name: text  says a text; an empty line ends", flush=True)
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            name, _, text = line.partition(":")
            zalo.say(name.strip(), text.strip())


def _pictured(shown):
    return f" [{shown.photo}]" if shown.photo else ""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.gateways.zalo.emulator")
    parser.add_argument("--port", type=int, default=8766)
    asyncio.run(chat(parser.parse_args().port))
