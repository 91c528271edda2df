"""A Bot API server that others wrote: it lacks methods and fields, and is talked to all the same."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.gateways.patience import Patience
from bot.gateways.telegram.account import Server, account_of
from bot.gateways.telegram.api import CallLost, CallRefused
from bot.gateways.telegram.outbound import Delivered
from bot.gateways.telegram.poller import persist
from tests.conversations.town import Town
from tests.gateways.telegram.emulator import OTHER, TOKEN, number_of
from tests.gateways.telegram.street import LAN, Street


class CrashedError(BaseException):
    """The process ends here."""


class Bare:
    """Knows three methods; gives each no more than it must."""

    def __init__(self, tokens):
        self.tokens = tokens
        self.queues = {token: [] for token in tokens}
        self.sent = []
        self.unknown = []
        self.confirmed = 0
        self.tells = None

    @asynccontextmanager
    async def serving(self, end=""):
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}{end}"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _serve(self, request):
        token, method = request.match_info["token"], request.match_info["method"]
        asked = dict(await request.post())
        if token not in self.tokens:
            return _no(401, "Unauthorized")
        if method == "getMe":
            return web.json_response({"ok": True, "result": {"first_name": "x", "username": None}})
        if method == "getUpdates":
            queue = self.queues[token]
            self.confirmed = int(asked.get("offset", 0))
            queue[:] = [one for one in queue if one["update_id"] >= self.confirmed]
            return web.json_response({"ok": True, "result": queue or None})
        if method in ("sendMessage", "sendPhoto") and self.tells is not None:
            return web.json_response({"ok": True, "result": self.tells})
        if method == "sendMessage":
            self.sent.append((token, int(asked["chat_id"]), asked["text"]))
            return web.json_response({"ok": True, "result": {"message_id": len(self.sent)}})
        self.unknown.append(method)
        return _no(404, "Not Found: method not found")


def _no(code, why):
    return web.json_response({"ok": False, "error_code": code, "description": why}, status=code)


def said(number, text, **more):
    message = {"message_id": number, "chat": {"id": LAN}, "from": {"id": LAN}, "text": text}
    return {"update_id": number, "message": message | more}


def on_bare(scene, end=""):
    town = Town()

    async def run():
        bare = Bare((TOKEN, OTHER))
        async with bare.serving(end):
            one = Street(bare, town, (TOKEN, OTHER))
            try:
                await one.begin()
                await scene(one, bare)
            finally:
                await one.channel.close()

    try:
        asyncio.run(run())
    finally:
        town.database.close()


@pytest.mark.parametrize("end", ["", "/bot/"])
def test_a_person_is_linked_and_answered_on_a_server_that_lacks_nearly_all(end):
    async def scene(one, bare):
        bare.queues[TOKEN] += [
            said(7, f"/start {one.code(LAN)}"),
            said(8, "việc", caption=None, entities=None, photo=None),
        ]
        bare.queues[OTHER].append(said(9, "xin chào"))
        for token in (TOKEN, OTHER):
            while await one.pollers[token].poll():
                pass
        await one.office.settle()
        texts = [text for token, chat, text in bare.sent if (token, chat) == (TOKEN, LAN)]
        assert "Lan" in texts[0]
        assert "Không có việc nào" in texts[1]
        assert [token for token, *_ in bare.sent].count(OTHER) == 1
        assert await one.menus.round() == 1
        assert await one.menus.round() == 0
        assert {"deleteWebhook", "setMyCommands"} <= set(bare.unknown)

    on_bare(scene, end)


def test_an_update_is_confirmed_only_after_it_is_stored():
    async def scene(one, bare):
        bare.queues[TOKEN].append(said(7, "xin chào"))

        def die(point):
            if point == "before hearing":
                raise CrashedError(point)

        one.crash = die
        with pytest.raises(CrashedError):
            await one.pollers[TOKEN].poll()
        assert bare.confirmed == 0
        assert one.rows("SELECT count(*) FROM inbox") == [(0,)]
        one.crash = lambda _point: None
        await one.begin()
        assert await one.pollers[TOKEN].poll() == 1
        assert one.rows("SELECT count(*) FROM inbox") == [(1,)]
        assert bare.confirmed == 0
        assert await one.pollers[TOKEN].poll() == 0
        assert bare.confirmed == 8

    on_bare(scene)


def test_only_the_question_who_one_is_decides_whether_a_token_is_known():
    assert CallRefused(404, "Not Found", method="getMe").is_wrong_token
    assert CallRefused(401, "Unauthorized", method="sendMessage").is_wrong_token
    assert not CallRefused(404, "Not Found", method="setWebhook").is_wrong_token


def test_the_address_of_a_server_may_end_in_any_usual_way():
    account = account_of(TOKEN)
    for base in ("http://h:1", "http://h:1/", "http://h:1/bot", "http://h:1/bot/"):
        assert Server(base).url(account, "getMe") == f"http://h:1/bot{TOKEN}/getMe"
    assert Server("http://h/telegram/").url(account, "x") == f"http://h/telegram/bot{TOKEN}/x"


def test_a_press_that_lacks_what_nothing_needs_is_read():
    from bot.app import system_clock
    from bot.gateways.telegram.inbound import decode

    shown = {"message_id": 4, "chat": {"id": LAN, "type": "private"}}
    query = {"id": "p", "from": {"id": LAN}, "data": "v1:3:2", "message": shown}
    got = decode(json.dumps({"update_id": 1, "callback_query": query}), system_clock())
    assert (got.chat, got.question, got.pressed, got.private) == (str(LAN), 3, 2, True)


NEWER = {
    "forward_origin": {"type": "a kind of tomorrow", "date": 1},
    "reply_to_story": {"nothing": "known"},
    "paid_media": {"star_count": "many"},
}
BARE_CHANGE = {
    "chat": {"id": LAN},
    "from": {"id": LAN},
    "old_chat_member": {"status": "member"},
    "new_chat_member": {"status": "kicked"},
}


def decoded(**update):
    from bot.app import system_clock
    from bot.gateways.telegram.inbound import decode

    return decode(json.dumps({"update_id": 1} | update), system_clock())


def test_what_is_newer_than_the_library_costs_nobody_his_answer():
    assert decoded(message=said(1, "việc", **NEWER)["message"]).text == "việc"
    bot = {"message_id": 4, "chat": {"id": LAN}, "from": {"id": 700100, "is_bot": True}}
    replied = said(1, "70%", reply_to_message=bot | {"text": "NV-1"} | NEWER)["message"]
    assert decoded(message=replied).about == "4"


def test_a_photo_and_a_file_need_no_more_than_their_names():
    photo = decoded(message=said(1, None, photo=[{"file_id": "a"}, {"file_id": "b"}])["message"])
    assert [one.remote for one in photo.files] == ["b"]
    file = decoded(message=said(1, None, document={"file_id": "c", "file_name": "x"})["message"])
    assert [(one.remote, one.name) for one in file.files] == [("c", "x")]


def test_a_bare_word_of_a_stopped_bot_is_understood():
    assert not decoded(my_chat_member=BARE_CHANGE).open


def test_a_message_that_was_taken_is_not_sent_again_whatever_is_told_of_it():
    async def scene(one, bare):
        strange = {"message_id": 9, "chat": 5, "date": "today", "photo": [{"file_id": "p"}, "x"]}
        mouth = one.channel.gateway._mouths[str(number_of(TOKEN))].outbound
        for told, number, picture in (
            (strange | NEWER, "9", "p"),
            (strange | {"photo": {"file_id": 5}}, "9", None),
            (True, "0", None),
        ):
            bare.tells = told
            assert await mouth.send_text(LAN, "việc") == Delivered(message=number)
            sent = await mouth.send_picture(LAN, b"png", "việc")
            assert sent == Delivered(message=number, picture=picture)

    on_bare(scene)


def test_updates_that_are_listed_in_another_order_are_taken_as_they_were_said():
    async def scene(one, bare):
        bare.queues[TOKEN] += [said(7, f"/start {one.code(LAN)}")]
        await one.pollers[TOKEN].poll()
        bare.queues[TOKEN] += [said(10, "điểm"), said(9, "ngôn ngữ vi"), said(9, "ngôn ngữ vi")]
        await one.pollers[TOKEN].poll()
        keys = [key for (key,) in one.rows("SELECT source_key FROM inbox ORDER BY id")]
        assert keys == ["7", "9", "10"]
        assert await one.pollers[TOKEN].poll() == 0
        assert bare.confirmed == 11

    on_bare(scene)


def test_a_failure_is_waited_out_longer_each_time_until_something_goes_well():
    async def scene(one, bare):
        poller, waits, failing = one.pollers[TOKEN], [], [True, True, False, True, False]

        async def sleep(seconds):
            waits.append(seconds)

        async def once():
            if not failing:
                return
            if failing.pop(0):
                raise CallLost("getUpdates: away")
            patience.restore()
            await once()

        patience = Patience(sleep)
        await persist("1", once, poller._ears.lost, patience)
        assert waits == [0.5, 1.0, 0.5]

    on_bare(scene)
