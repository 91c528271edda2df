"""Telegram as a bot sees it, on loopback: strict about what the real one refuses, with faults.

Its rules are those of the Bot API documentation: offsets confirm, a second poller is refused, a
private chat must have been opened by its person, lengths count UTF-16 units, a button carries at
most 64 bytes, a file is named again only by the bot that uploaded it.
"""

import argparse
import asyncio
import datetime as dt
import itertools
import json
import re
import sys
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

TOKEN = "700100:AAFtest-token_of-the-first"
OTHER = "700200:AAFtest-token_of-the-second"
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat")
NAMES = {TOKEN: "viec_thu_bot", OTHER: "viec_hai_bot"}


class RefusedError(Exception):
    def __init__(self, code, why, **parameters):
        super().__init__(why)
        self.code = code
        self.why = why
        self.parameters = parameters


def number_of(token):
    return int(token.partition(":")[0])


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


@dataclass
class Shown:
    """A message that a chat got."""

    id: int
    chat: int
    text: str
    buttons: list[list[dict]] = field(default_factory=list)
    picture: bytes | None = None
    uploaded: bool = False
    changes: int = 0

    @property
    def labels(self):
        return [one["text"] for row in self.buttons for one in row]


@dataclass
class Fault:
    """What goes wrong with a call of a method, perhaps only into one chat, so many times."""

    method: str
    kind: str  # "429", "500", "drop before", "drop after", "not json", "migrated"
    chat: int | None = None
    times: int = 1
    wait: int = 3
    after: int = 0


class Telegram:
    """The server. `now` gives the moment that it stamps messages with."""

    def __init__(self, now, tokens=(TOKEN,)):
        self.now = now
        self.tokens = {token: NAMES[token] for token in tokens}
        self.faults = []
        self.calls = []
        self.asked = []
        self.ended_presses = []
        self.webhooks = {}
        self.webhook_trouble = {}
        self.menus = {}
        self.blocked = set()
        self.longest_poll = 0.0
        self._queues = defaultdict(list)
        self._opened = set()
        self._groups = set()
        self._shown = defaultdict(list)
        self._seen = defaultdict(int)
        self._files = {}
        self._presses = {}
        self._pollers = {}
        self._updates = itertools.count(50_001)
        self._messages = itertools.count(1)
        self._more = asyncio.Event()
        self.on_shown = None
        self.told_something = asyncio.Event()
        self.base = ""

    @asynccontextmanager
    async def serving(self, port=0):
        app = web.Application(client_max_size=12 * 2**20)
        app.router.add_post("/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.runner = runner
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()

    # what people do

    def say(self, user, text="", *, chat=None, token=TOKEN, date=None, **more):
        """Let a person write; give the update."""
        message = self._message(user, chat, date)
        if text:
            message["text"] = text
        if text.startswith("/"):
            length = utf16(text.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.push({"message": message | more}, token)

    def reply(self, user, text, shown, *, token=TOKEN, **more):
        """Let a person reply to a message that the bot showed."""
        replied = {
            "message_id": shown.id,
            "date": int(self.now().timestamp()),
            "chat": self._chat(shown.chat),
            "from": _bot(token, self.tokens[token]),
            "text": shown.text,
        }
        return self.say(user, text, token=token, reply_to_message=replied, **more)

    def mention(self, user, text, *, chat, token=TOKEN):
        """Let a person write in a group to the bot by its name."""
        at = text.index("@")
        end = next((i for i in range(at, len(text)) if text[i] in " ,"), len(text))
        entity = {"type": "mention", "offset": utf16(text[:at]), "length": utf16(text[at:end])}
        return self.say(user, text, chat=chat, token=token, entities=[entity])

    def press(self, user, shown, index, token=TOKEN):
        """Let a person press a button under a message."""
        button = [one for row in shown.buttons for one in row][index]
        press = f"press{next(self._messages)}"
        self._presses[press] = False
        query = {
            "id": press,
            "from": _person(user),
            "chat_instance": "1",
            "data": button["callback_data"],
            "message": {
                "message_id": shown.id,
                "date": int(self.now().timestamp()),
                "chat": self._chat(shown.chat),
                "text": shown.text,
            },
        }
        return self.push({"callback_query": query}, token)

    def edit(self, user, update, text):
        """Let a person change the words of what he wrote before."""
        changed = update["message"] | {"text": text, "edit_date": int(self.now().timestamp())}
        return self.push({"edited_message": changed})

    def stop(self, user, *, again=False):
        """Let a person stop the bot, or start it once more."""
        (self.blocked.discard if again else self.blocked.add)(user)
        old, new = ("kicked", "member") if again else ("member", "kicked")
        bot = _bot(TOKEN, NAMES[TOKEN])
        date = int(self.now().timestamp())
        change = {
            "chat": self._chat(user),
            "from": _person(user),
            "date": date,
            "old_chat_member": _member(old, bot),
            "new_chat_member": _member(new, bot),
        }
        return self.push({"my_chat_member": change})

    def push(self, update, token=TOKEN):
        """Let anything come as an update; give it with its number."""
        numbered = {"update_id": next(self._updates)} | update
        self._queues[token].append(numbered)
        self._more.set()
        return numbered

    def again(self, update, token=TOKEN):
        """Let an update come once more, as after a lost confirmation."""
        self._queues[token].insert(0, update)

    def open_group(self, chat):
        self._groups.add(chat)

    def told(self, chat):
        """Give the messages of a chat since the last look."""
        every = self._shown[chat]
        new = every[self._seen[chat] :]
        self._seen[chat] = len(every)
        return new

    def waiting(self, token=TOKEN):
        """Give the numbers of the updates that are not confirmed."""
        return [one["update_id"] for one in self._queues[token]]

    def _message(self, user, chat, date):
        if chat is None:
            self._opened.add(user)
            chat = user
        return {
            "message_id": next(self._messages),
            "date": int((date or self.now()).timestamp()),
            "chat": self._chat(chat),
            "from": _person(user),
        }

    def _chat(self, chat):
        if chat < 0:
            return {"id": chat, "type": "supergroup", "title": "Phòng Thử"}
        return {"id": chat, "type": "private", "first_name": "Người"}

    # what bots do

    async def _serve(self, request):
        token, method = request.match_info["token"], request.match_info["method"]
        asked = await self._fields(request)
        self.calls.append(method)
        self.asked.append((method, asked))
        try:
            self._let_in(token)
            fault = self._fault(method, asked)
            if fault == "drop before":
                request.transport.abort()
                return web.Response()
            result = await getattr(self, f"_{method}", _unknown)(token, asked)
            if fault == "drop after":
                request.transport.abort()
                return web.Response()
            if fault == "not json":
                return web.Response(text="<html>the hotel's own page</html>")
        except RefusedError as no:
            answer = {"ok": False, "error_code": no.code, "description": no.why}
            if no.parameters:
                answer["parameters"] = no.parameters
            return web.json_response(answer, status=no.code)
        return web.json_response({"ok": True, "result": result})

    def _let_in(self, token):
        if token not in self.tokens:
            raise RefusedError(401, "Unauthorized")

    async def _fields(self, request):
        if request.content_type != "multipart/form-data":
            return dict(await request.post())
        found = {}
        for name, value in (await request.post()).items():
            found[name] = value.file.read() if isinstance(value, web.FileField) else value
        return found

    def _fault(self, method, asked):
        for fault in self.faults:
            into = fault.chat is None or str(fault.chat) == asked.get("chat_id")
            if fault.method == method and into and fault.after:
                fault.after -= 1
            elif fault.method == method and into and fault.times:
                fault.times -= 1
                if fault.kind == "429":
                    why = f"Too Many Requests: retry after {fault.wait}"
                    raise RefusedError(429, why, retry_after=fault.wait)
                if fault.kind == "500":
                    raise RefusedError(500, "Internal Server Error")
                if fault.kind == "migrated":
                    why = "Bad Request: group chat was upgraded to a supergroup chat"
                    self._groups.add(-1009)
                    raise RefusedError(400, why, migrate_to_chat_id=-1009)
                return fault.kind
        return None

    async def _setMyCommands(self, token, asked):
        commands = json.loads(asked["commands"])
        _need(len(commands) <= 100, "Bad Request: too many commands")
        for one in commands:
            _need(re.fullmatch("[a-z0-9_]{1,32}", one["command"]), "BOT_COMMAND_INVALID")
            _need(1 <= len(one["description"]) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")
        scope = json.loads(asked.get("scope", '{"type": "default"}'))
        if scope["type"] == "chat":
            _need(scope["chat_id"] in self._opened, "Bad Request: chat not found")
        _need(scope["type"] in SCOPES, "Bad Request: can't parse BotCommandScope")
        place = scope.get("chat_id", scope["type"]), asked.get("language_code", "")
        self.menus[token, *place] = [one["command"] for one in commands]
        return True

    async def _getWebhookInfo(self, token, asked):
        brought = self.webhooks.get(token, {})
        return {
            "url": brought.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self._queues[token]),
            **self.webhook_trouble,
        }

    async def _getMe(self, token, asked):
        return _bot(token, self.tokens[token])

    async def _setWebhook(self, token, asked):
        _need(asked["url"].startswith("https://"), "Bad Request: bad webhook: HTTPS url must be")
        _need(1 <= len(asked["secret_token"]) <= 256, "Bad Request: secret token is wrong")
        self.webhooks[token] = asked
        return True

    async def _deleteWebhook(self, token, asked):
        _need("drop_pending_updates" not in asked, "what people sent overnight is thrown away")
        self.webhooks.pop(token, None)
        return True

    async def _getUpdates(self, token, asked):
        if token in self.webhooks:
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        if token in self._pollers:
            self._pollers[token].set()
        mine = self._pollers[token] = asyncio.Event()
        offset = int(asked.get("offset", 0))
        queue = self._queues[token]
        queue[:] = [one for one in queue if one["update_id"] >= offset]
        wanted = json.loads(asked["allowed_updates"])
        end = asyncio.get_running_loop().time() + min(float(asked["timeout"]), self.longest_poll)
        while not queue and (left := end - asyncio.get_running_loop().time()) > 0:
            self._more.clear()
            waits = [asyncio.ensure_future(one.wait()) for one in (self._more, mine)]
            await asyncio.wait(waits, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            for one in waits:
                one.cancel()
            if mine.is_set():
                raise RefusedError(409, "Conflict: terminated by other getUpdates request")
        self._pollers.pop(token, None)
        known = [one for one in queue if set(one) & set(wanted) or "strange" in one]
        return known[: int(asked["limit"])]

    async def _sendMessage(self, token, asked):
        text = asked.get("text", "")
        _need(text.strip() != "", "Bad Request: message text is empty")
        _need(utf16(text) <= 4096, "Bad Request: message is too long")
        return self._show(token, asked, text)

    async def _sendPhoto(self, token, asked):
        caption = asked.get("caption", "")
        _need(utf16(caption) <= 1024, "Bad Request: message caption is too long")
        name, uploaded = self._photo(token, asked, asked["photo"])
        picture = self._files[name, token]
        result = self._show(token, asked, caption, picture=picture, uploaded=uploaded)
        size = {"file_unique_id": "u", "width": 100, "height": 100}
        return result | {"photo": [size | {"file_id": name}]}

    async def _editMessageMedia(self, token, asked):
        media = json.loads(asked["media"])
        caption = media.get("caption", "")
        _need(utf16(caption) <= 1024, "Bad Request: message caption is too long")
        shown = self._earlier(asked)
        _need(shown.picture is not None, "Bad Request: there is no media in the message to edit")
        name, uploaded = self._photo(token, asked, media["media"])
        same = (shown.text, shown.picture) == (caption, self._files[name, token])
        _need(not same, "Bad Request: message is not modified")
        shown.text, shown.picture, shown.uploaded = caption, self._files[name, token], uploaded
        shown.changes += 1
        size = {"file_unique_id": "u", "width": 100, "height": 100}
        return self._message_of(token, shown) | {"photo": [size | {"file_id": name}]}

    async def _editMessageText(self, token, asked):
        shown = self._earlier(asked)
        _need(shown.text != asked["text"], "Bad Request: message is not modified")
        shown.text = asked["text"]
        shown.changes += 1
        return self._message_of(token, shown)

    def _earlier(self, asked):
        found = [
            one for one in self._shown[int(asked["chat_id"])] if one.id == int(asked["message_id"])
        ]
        _need(found, "Bad Request: message to edit not found")
        return found[0]

    def _photo(self, token, asked, photo):
        if isinstance(photo, str) and photo.startswith("attach://"):
            photo = asked[photo.removeprefix("attach://")]
        uploaded = isinstance(photo, bytes)
        if uploaded:
            _need(photo.startswith(b"\x89PNG"), "Bad Request: IMAGE_PROCESS_FAILED")
            width, height = (int.from_bytes(photo[at : at + 4]) for at in (16, 20))
            _need(width + height <= 10_000, "Bad Request: PHOTO_INVALID_DIMENSIONS")
            _need(max(width, height) <= 20 * min(width, height), "PHOTO_INVALID_DIMENSIONS")
            _need(len(photo) <= 10 * 2**20, "Bad Request: file is too big")
            name = f"file{number_of(token)}-{len(self._files)}"
            self._files[name, token] = photo
        else:
            name = photo
            _need((name, token) in self._files, "Bad Request: wrong file identifier")
        return name, uploaded

    def forget_files(self):
        self._files.clear()

    def _show(self, token, asked, text, picture=None, uploaded=False):
        _need("parse_mode" not in asked, "Bad Request: nothing here is marked up")
        chat = int(asked["chat_id"])
        if chat in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        known = chat in (self._groups if chat < 0 else self._opened)
        _need(known, "Bad Request: chat not found")
        buttons = json.loads(asked.get("reply_markup", "{}")).get("inline_keyboard", [])
        _need(sum(map(len, buttons)) <= 100, "Bad Request: too many buttons")
        for button in (one for row in buttons for one in row):
            _need(button["text"].strip() != "", "Bad Request: button text is empty")
            size = len(button["callback_data"].encode())
            _need(1 <= size <= 64, "Bad Request: BUTTON_DATA_INVALID")
        shown = Shown(next(self._messages), chat, text, buttons, picture, uploaded)
        self._shown[chat].append(shown)
        self.told_something.set()
        if self.on_shown is not None:
            self.on_shown(shown)
        return self._message_of(token, shown)

    def _message_of(self, token, shown):
        return {
            "message_id": shown.id,
            "date": int(self.now().timestamp()),
            "chat": self._chat(shown.chat),
            "from": _bot(token, self.tokens[token]),
        }

    def send(self, user, content, *, name=None, caption="", token=TOKEN, **more):
        """Let a person send a photo, or with a name a document."""
        file = f"sent{number_of(token)}-{next(self._messages)}"
        self._files[file, token] = content
        size = {"file_id": file, "file_unique_id": file, "file_size": len(content)}
        if name is None:
            small = size | {"file_id": "thumb", "width": 90, "height": 90}
            more["photo"] = [small, size | {"width": 900, "height": 900}]
        else:
            more["document"] = size | {"file_name": name, "mime_type": "image/jpeg"}
        if caption:
            more["caption"] = caption
        return self.say(user, token=token, **more)

    async def _getFile(self, token, asked):
        name = asked["file_id"]
        _need((name, token) in self._files, "Bad Request: wrong file_id or the file is unavailable")
        content = self._files[name, token]
        _need(len(content) <= 20 * 2**20, "Bad Request: file is too big")
        found = {"file_id": name, "file_unique_id": name, "file_path": f"photos/{name}.jpg"}
        return found | {"file_size": len(content)}

    async def _file(self, request):
        token = request.match_info["token"]
        self._let_in(token)
        fault = self._fault("file", {})
        if fault == "drop before":
            request.transport.abort()
        name = request.match_info["path"].removeprefix("photos/").removesuffix(".jpg")
        return web.Response(body=self._files[name, token])

    async def _answerCallbackQuery(self, token, asked):
        press = asked["callback_query_id"]
        old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        _need(self._presses.get(press) is False, old)
        self._presses[press] = True
        self.ended_presses.append(press)
        return True


async def _unknown(token, asked):
    raise RefusedError(404, "Not Found")


def _need(holds, why):
    if not holds:
        raise RefusedError(400, why)


def _member(status, bot):
    return {"status": status, "user": bot} | ({"until_date": 0} if status == "kicked" else {})


def _person(user):
    return {"id": user, "is_bot": False, "first_name": "Người"}


def _bot(token, username):
    return {"id": number_of(token), "is_bot": True, "first_name": "Việc", "username": username}


# alone, to develop against


async def chat(port):
    """Serve until the input ends; `number: text` is said by a person, answers are printed."""
    telegram = Telegram(lambda: dt.datetime.now(dt.UTC))
    telegram.longest_poll = 25.0
    telegram.on_shown = lambda one: print(f"{one.chat} < {one.text}{_labels(one)}\n", flush=True)
    async with telegram.serving(port):
        print(f"VIEC_TELEGRAM_API_BASE={telegram.base}\nVIEC_TELEGRAM_TOKEN={TOKEN}", flush=True)
        print("100: text  says a text, 100! 2  presses a button; an empty line ends", flush=True)
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            words = re.fullmatch(r"(\d+)([:!])\s*(.*)", line)
            if words is None:
                print("100: text, or 100! 2", flush=True)
            elif words[2] == ":":
                telegram.say(int(words[1]), words[3])
            else:
                telegram.press(int(words[1]), telegram._shown[int(words[1])][-1], int(words[3]) - 1)


def _labels(shown):
    return "".join(f"\n  [{one}]" for one in shown.labels)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.gateways.telegram.emulator")
    parser.add_argument("--port", type=int, default=8768)
    asyncio.run(chat(parser.parse_args().port))
