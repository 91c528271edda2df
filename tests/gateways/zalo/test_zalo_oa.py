"""The Official Account: signed events, tokens renewed once, hours that close, buttons and uploads."""

import asyncio
import datetime as dt
import json
import random

import pytest
from aiohttp import web

from bot.app import Office, build_zalo_oa
from bot.gateways.port import Button, Outgoing, Refused, Sent, TryLater, Unsure
from bot.gateways.zalo.pace import Pace
from bot.gateways.zalo_oa import checkup, event, tokens
from bot.gateways.zalo_oa.account import NAME, Servers
from bot.gateways.zalo_oa.channel import PATH, ZaloOaChannel
from bot.gateways.zalo_oa.window import Fate, fate
from bot.pictures import draw_now
from bot.settings import SettingsError, read_settings
from core.kernel.post import Priority
from core.kernel.transaction import Tx
from core.people import actions
from core.people import store as people
from tests.conversations.town import Town
from tests.gateways.zalo.oa_emulator import APP, ZaloOa
from tests.gateways.zalo.street import Clock

BINH, LAN, QUAN = "5000000000000000002", "5000000000000000004", "5000000000000000008"
CODES = {BINH: "CB02", LAN: "CB04", QUAN: "CB08"}
LETTERS = "SELECT state, error FROM letter WHERE gateway = 'zalo-oa' ORDER BY id DESC LIMIT 1"
WARNED = "SELECT chat, body FROM letter WHERE kind = 'ChannelTrouble'"
DAY = dt.timedelta(days=1)


async def draw(notice, body, language, dark):
    return draw_now(notice, body, language, dark)


class House:
    """The office with its Official Account; a new process may be begun."""

    def __init__(self, zalo, town):
        self.zalo = zalo
        self.town = town
        self.clock = Clock()
        self.channel = None
        self.pays = False

    async def begin(self):
        await self.end()
        self.office = Office(
            self.town.database, clock=lambda: self.town.now, chance=random.Random, at_once=1
        )
        self.office.gateways["console"] = self.town.console

        async def lost(gateway, bot):
            await self.office.channel_lost(gateway, bot)

        self.channel = ZaloOaChannel(
            APP,
            Servers(self.zalo.base, self.zalo.base),
            self.town.database,
            hear=self.office.hear,
            draw=draw,
            lost=lost,
            spent=lost,
            clock=self.office.clock,
            pays=self.pays,
            pace=Pace(clock=self.clock, sleep=self.clock.sleep),
        )
        self.office.gateways[NAME] = self.channel.gateway
        app = web.Application(client_max_size=64 * 2**10)
        self.channel.ways_in(app)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.zalo.door = f"http://127.0.0.1:{self.runner.addresses[0][1]}{PATH}"
        await self.office.start()

    async def end(self):
        if self.channel is not None:
            await self.channel.close()
            await self.runner.cleanup()

    async def say(self, user, text):
        assert await self.zalo.bring(self.zalo.says(user, text)) == 200
        return await self.settled(user)

    async def settled(self, user):
        await self.office.settle()
        self.clock.now += 60
        return "\n---\n".join(one.text for one in self.zalo.told(user))

    def last(self, user):
        return self.zalo._shown[user][-1]

    async def link(self, user):
        def make(connection):
            office = people.offices(connection)[0]
            whose = people.by_code(connection, office.id, CODES[user])
            return actions.make_code(Tx(connection, self.town.now, 0, random.Random(user)), whose)

        code = self.town.database.write_now(make)
        return await self.say(user, f"lien ket {code}")

    def rows(self, query):
        return self.town.rows(query)

    def pair(self):
        return self.town.database.write_now(tokens.find)


def house(*linked, connected=True):
    def as_test(scene):
        def test():
            town = Town()
            try:
                asyncio.run(_play(scene, town, linked, connected))
            finally:
                town.database.close()

        test.__name__ = test.__qualname__ = scene.__name__
        test.__module__ = scene.__module__
        return test

    return as_test


async def _play(scene, town, linked, connected):
    zalo = ZaloOa(lambda: town.now)
    async with zalo.serving():
        one = House(zalo, town)
        if connected:
            town.database.write_now(
                lambda connection: tokens.keep(connection, "refresh-0", town.now)
            )
        try:
            await one.begin()
            for user in linked:
                await one.link(user)
            await scene(one)
        finally:
            await one.end()


def letter(text="x", number=1, **more):
    at = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
    return Outgoing(letter=number, chat=LAN, text=text, at=at, bot=APP.id, **more)


@house()
async def test_two_people_take_a_task_from_assigning_to_acceptance_and_get_a_picture(one):
    assert "Nguyễn Quốc Bình" in await one.link(BINH)
    assert "Nguyễn Thị Lan" in await one.link(LAN)
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    preview = one.last(BINH)
    assert [button["title"] for button in preview.buttons] == ["1 Giao", "2 Sửa hạn", "0 Bỏ"]
    await one.zalo.bring(one.zalo.presses(BINH, preview, 0))
    assert (await one.settled(BINH)).startswith("Đã giao NV-1.")
    assert (await one.settled(LAN)).startswith("Anh Bình giao NV-1: soạn tờ trình")
    await one.zalo.bring(one.zalo.presses(BINH, preview, 0))
    assert "đã bấm rồi" in await one.settled(BINH)
    assert "NV-1: 70%" in await one.say(LAN, "bc 1 70%")
    await one.say(LAN, "tuần")
    assert one.last(LAN).picture.startswith(b"\x89PNG")
    assert one.rows("SELECT DISTINCT state FROM letter WHERE gateway = 'zalo-oa'") == [("sent",)]
    assert one.zalo.calls.count("renew") == 1


@house(LAN)
async def test_an_event_that_is_not_signed_by_zalo_is_not_stored(one):
    before = one.rows("SELECT count(*) FROM inbox")
    said = one.zalo.says(LAN, "việc")
    assert await one.zalo.bring(said, key=APP.secret) == 401
    assert await one.zalo.bring(said, signature="mac=") == 401
    assert await one.zalo.bring(said, signature="é") == 401
    assert await one.zalo.bring(b"{", signature="mac=00") == 401
    for probe in (b"", b"{}"):
        assert await one.zalo.bring(probe, signature="") == 200
    assert await one.zalo.bring(said, signature="") == 200
    assert one.rows("SELECT count(*) FROM inbox") == before
    assert await one.zalo.bring(said, prefix="") == 200
    assert "Không có việc nào" in await one.settled(LAN)


@house(LAN)
async def test_what_is_brought_again_and_what_nobody_said_has_no_effect(one):
    said = one.zalo.says(LAN, "việc")
    for _ in range(3):
        assert await one.zalo.bring(said) == 200
    for name in ("user_seen_message", "oa_send_text", "user_received_message", ""):
        assert await one.zalo.bring(one.zalo.event(name, LAN, {"text": "việc"})) == 200
    await one.office.settle()
    assert len(one.zalo.told(LAN)) == 1
    assert one.rows("SELECT count(*) FROM inbox WHERE gateway = 'zalo-oa'") == [(2,)]


@house(LAN)
async def test_tokens_are_renewed_early_once_and_kept_as_a_pair(one):
    first = one.pair()
    one.town.now += dt.timedelta(hours=22)
    await one.channel.tokens.freshen()
    assert one.pair() == first
    one.town.now += dt.timedelta(hours=2)
    await asyncio.gather(*(one.channel.tokens.access() for _ in range(5)))
    assert one.zalo.calls.count("renew") == 2
    kept = one.pair()
    assert (kept.access, kept.refresh) == (one.zalo.access, one.zalo.refresh)
    await one.begin()
    assert "Không có việc nào" in await one.say(LAN, "việc")
    assert one.zalo.calls.count("renew") == 2


@house(LAN)
async def test_a_token_that_zalo_has_ended_is_renewed_and_the_letter_sent_once_more(one):
    one.zalo.ends = one.town.now
    assert "Không có việc nào" in await one.say(LAN, "việc")
    assert one.zalo.calls.count("renew") == 2


@house(LAN)
async def test_when_renewing_fails_for_now_the_old_token_serves_to_its_end(one):
    one.town.now += dt.timedelta(hours=24)
    one.zalo.faults["renew"] += ["502", "drop before"]
    assert "Không có việc nào" in await one.say(LAN, "việc")
    one.town.now += dt.timedelta(hours=2)
    one.zalo.faults["renew"] = ["drop before"]
    assert await one.say(LAN, "việc") == ""
    assert one.rows(LETTERS)[0][0] == "queued"


@house(LAN, QUAN)
async def test_a_refresh_token_that_is_void_is_told_to_the_admin_and_letters_wait(one):
    one.zalo.refresh = "another"
    one.town.now += 2 * DAY
    assert await one.say(LAN, "việc") == ""
    assert one.rows(LETTERS)[0][0] == "queued"
    assert [chat for chat, _ in one.rows(WARNED)] == ["ADMIN"]
    one.town.database.write_now(lambda connection: tokens.keep(connection, "another", one.town.now))
    one.town.now += dt.timedelta(hours=1)
    assert "Không có việc nào" in await one.settled(LAN)


@house(LAN, connected=False)
async def test_before_it_is_connected_letters_wait(one):
    assert one.rows(LETTERS) == [("queued", "no tokens yet: viec zalo connect")]


@pytest.mark.parametrize(
    ("silent", "priority", "pays", "expected"),
    [
        (dt.timedelta(), Priority.BROADCAST, False, Fate.GO),
        (dt.timedelta(hours=46), Priority.BROADCAST, False, Fate.GO),
        (dt.timedelta(hours=47), Priority.BROADCAST, False, Fate.LEAVE_OUT),
        (dt.timedelta(hours=47), Priority.REMINDER, False, Fate.LEAVE_OUT),
        (dt.timedelta(hours=47), Priority.WORK, False, Fate.WAIT),
        (dt.timedelta(hours=47), Priority.WORK, True, Fate.GO),
        (6 * DAY, Priority.BROADCAST, True, Fate.GO),
        (7 * DAY, Priority.WORK, True, Fate.WAIT),
        (7 * DAY, Priority.BROADCAST, True, Fate.LEAVE_OUT),
    ],
)
def test_a_letter_goes_waits_or_is_left_out_by_the_hours_of_silence(
    silent, priority, pays, expected
):
    assert fate(silent, priority, pays=pays) is expected


@house(BINH, LAN)
async def test_work_for_a_silent_person_waits_and_comes_with_his_next_word(one):
    one.town.now += 2 * DAY
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    assert (await one.say(BINH, "1")).startswith("Đã giao NV-1.")
    assert one.zalo.told(LAN) == []
    told = await one.say(LAN, "chào")
    assert told.startswith("Anh Bình giao NV-1: soạn tờ trình")
    assert len(told.split("\n---\n")) == 2


@house(LAN)
async def test_what_zalo_says_of_the_window_goes_before_our_reckoning(one):
    send = one.channel.gateway.send
    one.zalo.faults["send"] += [-230, -320]
    assert (await send(letter())).wait == 3600.0
    left_out = await send(letter(priority=Priority.BROADCAST))
    assert isinstance(left_out, Refused)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("drop before", Unsure),
        ("drop after", Unsure),
        ("502", TryLater),
        (-32, TryLater),
        (-211, TryLater),
        (-209, TryLater),
        (-213, Refused),
        (-201, Refused),
    ],
)
def test_a_letter_becomes_what_is_known_of_it(kind, outcome):
    @house(LAN)
    async def scene(one):
        one.zalo.faults["send"].append(kind)
        found = await one.channel.gateway.send(letter())
        assert isinstance(found, outcome)
        assert getattr(found, "closed", False) is (kind == -213)
        assert isinstance(await one.channel.gateway.send(letter()), Sent)

    scene()


@house(LAN)
async def test_who_leaves_gets_nothing_more_there_until_he_writes_again(one):
    await one.zalo.bring(one.zalo.leaves(LAN))
    await one.office.settle()
    assert one.rows("SELECT count(*) FROM address WHERE gateway = 'zalo-oa' AND closed > 0") == [
        (1,)
    ]
    assert "Không có việc nào" in await one.say(LAN, "việc")


@house(LAN)
async def test_long_letters_many_choices_and_refused_pictures_find_a_way(one):
    await one.channel.gateway.send(letter("việc " * 900))
    assert len(one.zalo.told(LAN)) == 3
    one.clock.now += 60
    many = tuple(Button(number=n, words=f"chọn {n}", question=4) for n in range(7))
    await one.channel.gateway.send(letter("chọn", 2, buttons=many))
    [shown] = one.zalo.told(LAN)
    assert shown.buttons == []
    assert shown.text.endswith("6 chọn 6")
    one.zalo.faults["upload"].append(-201)
    assert await one.say(LAN, "tuần")
    assert one.last(LAN).picture is None


@house(LAN)
async def test_the_doctor_sees_tokens_and_waiting_letters_and_no_secret_is_shown(one):
    def found():
        lines = one.town.database.write_now(
            lambda connection: list(checkup.look(connection, "412", one.town.now))
        )
        return "\n".join(map(str, lines))

    assert found().startswith("✓ zalo oa 412: the token is good until")
    one.town.now += 2 * DAY
    assert "✗ zalo oa 412: its token has ended" in found()
    shown = found() + repr(APP)
    for secret in (APP.secret, APP.webhook_key, one.pair().refresh, one.pair().access):
        assert secret not in shown


def test_an_account_that_is_half_set_is_named():
    with pytest.raises(SettingsError, match=r"^VIEC_ZALO_OA_SECRET: "):
        build_zalo_oa(None, None, read_settings({"VIEC_ZALO_OA_APP_ID": "1"}))
    assert build_zalo_oa(None, None, read_settings({})) is None


def test_a_reply_names_the_message_it_is_about():
    said = {
        "event_name": "user_send_text",
        "sender": {"id": "7"},
        "timestamp": "1795399200000",
        "message": {"msg_id": "m1", "text": "xong", "quote_msg_id": "o5"},
    }
    received = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
    assert event.decode(json.dumps(said), received).about == "o5"
