"""What Telegram tells of chats, and what it is told: stopped bots, moved groups, edits, menus."""

import datetime as dt

from bot.gateways.telegram.account import Server, account_of
from bot.gateways.telegram.checkup import check_up
from core.people import store as people
from tests.gateways.telegram.emulator import NAMES, OTHER, TOKEN, Fault
from tests.gateways.telegram.street import BINH, LAN, street

GROUP = -100500
LETTERS = "SELECT state, gateway, chat, error FROM letter ORDER BY id DESC LIMIT 1"
CLOSED = "SELECT closed IS NOT NULL FROM address WHERE gateway = 'telegram' AND chat = '1002'"
NO_CONSOLE = "UPDATE address SET unlinked = 1 WHERE gateway = 'console' RETURNING id"


def own_web_chat(one, code="CB04"):
    """Give a person a web chat that was used long before the one at Telegram."""

    def link(connection):
        office = people.offices(connection)[0]
        whose = people.by_code(connection, office.id, code)
        before = one.town.now - dt.timedelta(days=30)
        people.link_chat(connection, whose, "web", "web", f"web-{code}", before)

    one.town.database.write_now(link)
    one.rows(NO_CONSOLE)


@street(BINH, LAN)
async def test_who_stops_the_bot_is_reached_in_another_chat_of_his(one):
    own_web_chat(one)
    one.telegram.stop(LAN)
    await one.settle()
    assert one.rows(CLOSED) == [(1,)]
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    await one.press(BINH, one.last(BINH), 0)
    assert one.told(LAN) == ""
    assert one.rows("SELECT state FROM letter WHERE chat = 'web-CB04'") == [("sent",)]


@street(BINH, LAN)
async def test_a_letter_that_a_stopped_bot_cannot_deliver_goes_to_the_other_chat(one):
    own_web_chat(one)
    one.telegram.blocked.add(LAN)
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    await one.press(BINH, one.last(BINH), 0)
    [(state, gateway, chat, _)] = one.rows(
        "SELECT state, gateway, chat, error FROM letter WHERE kind = 'TaskReceived'"
    )
    assert (state, gateway, chat) == ("sent", "web", "web-CB04")
    assert one.rows(CLOSED) == [(1,)]


@street(LAN)
async def test_a_bot_that_is_let_in_again_finds_the_chat_still_linked(one):
    one.telegram.stop(LAN)
    await one.settle()
    one.telegram.stop(LAN, again=True)
    await one.settle()
    assert one.rows(CLOSED) == [(0,)]
    assert "Không có việc nào" in await one.say(LAN, "việc")


@street(LAN)
async def test_a_group_that_moved_gets_its_answer_under_its_new_number(one):
    one.telegram.open_group(GROUP)
    one.telegram.faults.append(Fault("sendMessage", "migrated", chat=GROUP))
    one.telegram.mention(LAN, "@viec_thu_bot tổng hợp", chat=GROUP)
    await one.settle()
    assert one.telegram.told(GROUP) == []
    assert "chưa có việc nào đến hạn" in one.told(-1009)
    assert one.rows(LETTERS) == [("sent", "telegram", "-1009", "the chat has moved")]


@street(LAN)
async def test_changing_an_earlier_message_changes_nothing_and_says_what_to_do(one):
    await one.say(LAN, "giao tôi soạn báo cáo, hạn thứ 6")
    written = one.telegram.say(LAN, "bc 1 40%")
    await one.settle()
    one.told(LAN)
    one.telegram.edit(LAN, written, "bc 1 90%")
    await one.settle()
    assert "hoàn tác" in one.told(LAN)
    assert one.rows("SELECT progress FROM task") == [(40,)]


@street()
async def test_a_stranger_who_changes_his_words_hears_nothing_more(one):
    written = one.telegram.say(7070, "xin chào")
    await one.settle()
    one.told(7070)
    one.telegram.edit(7070, written, "xin chào lần nữa")
    await one.settle()
    assert one.told(7070) == ""


@street(BINH, LAN)
async def test_a_group_hears_of_its_unit_and_never_of_a_person(one):
    one.telegram.open_group(GROUP)
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    await one.press(BINH, one.last(BINH), 0)
    one.told(LAN)
    for asked in ("điểm của Lan", "việc", "việc 1", "tuần", "điểm", "1"):
        one.telegram.mention(BINH, f"@viec_thu_bot {asked}", chat=GROUP)
        await one.settle()
        told = one.told(GROUP)
        assert "chỉ xem được trong nhắn tin riêng" in told
        assert "Lan" not in told
        assert "tờ trình" not in told
        one.clock.now += 60
    assert one.told(LAN) == one.told(BINH) == ""
    one.telegram.mention(BINH, "@viec_thu_bot tổng hợp", chat=GROUP)
    await one.settle()
    told = one.told(GROUP)
    assert told.startswith("Phòng Tổ chức cán bộ đến 09:00 23/11: tháng 11")
    assert "riêng" not in told
    assert all(shown.picture is None for shown in one.telegram.told(GROUP))


@street(LAN)
async def test_of_a_groups_twenty_a_minute_those_before_a_restart_count(one):
    one.telegram.open_group(GROUP)

    async def pass_by(seconds):
        one.clock.now += seconds
        one.town.now += dt.timedelta(seconds=seconds)
        await one.settle()

    for number in range(24):
        if number in (7, 14):
            await one.begin()
        one.telegram.mention(LAN, "@viec_thu_bot tổng hợp", chat=GROUP)
        await one.settle()
        await pass_by(1)
    assert len(one.telegram.told(GROUP)) == 20
    await pass_by(61)
    assert len(one.telegram.told(GROUP)) == 4


@street(LAN)
async def test_groups_have_a_menu_of_what_is_answered_in_them(one):
    one.telegram.open_group(GROUP)
    await one.menus._introduce(one.channel._apis[0])
    shown = one.telegram.menus[TOKEN, "all_group_chats", "en"]
    assert shown == one.telegram.menus[TOKEN, "all_group_chats", ""]
    assert set(one.telegram.menus[TOKEN, "default", ""]).isdisjoint(shown)
    for command in shown:
        one.telegram.say(LAN, f"/{command}@viec_thu_bot", chat=GROUP)
        await one.settle()
        told = one.told(GROUP)
        assert told
        assert "nhắn tin riêng" not in told


@street(LAN, BINH)
async def test_each_person_has_a_menu_by_role_and_language(one):
    assert await one.menus.round() == 2
    assert "duyet" in one.telegram.menus[TOKEN, BINH, ""]
    assert "duyet" not in one.telegram.menus[TOKEN, LAN, ""]
    assert await one.menus.round() == 0
    await one.say(LAN, "ngôn ngữ en")
    assert await one.menus.round() == 1
    last = [asked for method, asked in one.telegram.asked if method == "setMyCommands"][-1]
    assert "My tasks" in last["commands"]


@street(LAN)
async def test_a_command_of_the_menu_is_understood(one):
    await one.menus.round()
    for command in one.telegram.menus[TOKEN, LAN, ""]:
        told = await one.say(LAN, f"/{command}")
        assert told
        assert "Chưa rõ ý" not in told


@street(LAN)
async def test_a_menu_that_telegram_refuses_is_not_asked_for_again(one):
    one.telegram._opened.discard(LAN)
    assert await one.menus.round() == 1
    assert await one.menus.round() == 0
    assert (TOKEN, LAN, "") not in one.telegram.menus


@street(LAN)
async def test_a_bot_that_lost_its_token_stops_and_the_admin_hears_of_it_once(one):
    own_web_chat(one, "CB01")
    one.rows("UPDATE post SET role = 'admin' WHERE person_id = 1 RETURNING id")
    del one.telegram.tokens[TOKEN]
    await one.pollers[TOKEN].run()
    await one.pollers[TOKEN].run()
    await one.office.settle()
    letters = "SELECT gateway, chat, state, body FROM letter WHERE kind = 'ChannelTrouble'"
    [(gateway, chat, state, body)] = one.rows(letters)
    assert (gateway, chat, state) == ("web", "web-CB01", "sent")
    assert "AAF" not in body


@street(LAN, BINH)
async def test_a_token_lost_while_sending_is_told_to_the_admin_and_the_letters_wait(one):
    """Where Telegram brings the updates nobody asks for them, so nobody else would notice."""
    own_web_chat(one, "CB01")
    one.rows("UPDATE post SET role = 'admin' WHERE person_id = 1 RETURNING id")
    one.telegram.say(LAN, "việc")
    one.telegram.say(BINH, "việc")
    await one.pollers[TOKEN].poll()
    del one.telegram.tokens[TOKEN]
    await one.office.settle()
    waiting = "SELECT state, error FROM letter WHERE gateway = 'telegram' AND state <> 'sent'"
    assert one.rows(waiting) == [("queued", "the token is not accepted")] * 2
    told = "SELECT gateway, state FROM letter WHERE kind = 'ChannelTrouble'"
    assert one.rows(told) == [("web", "sent")]
    one.telegram.tokens[TOKEN] = NAMES[TOKEN]
    one.town.now += dt.timedelta(minutes=11)
    await one.settle()
    assert "Không có việc nào" in one.told(LAN)
    assert "Không có việc nào" in one.told(BINH)


async def examined(one, address="", tokens=(TOKEN,), skew=0):
    clock = lambda: dt.datetime.now(dt.UTC) + dt.timedelta(seconds=skew)  # noqa: E731
    accounts = [account_of(token) for token in tokens]
    found = await check_up(accounts, Server(one.telegram.base), address, clock)
    return [one.text for one in found if one.bad], [one.text for one in found if not one.bad]


@street()
async def test_the_doctor_finds_a_bot_that_is_well(one):
    assert await examined(one) == (
        [],
        ["telegram bot 700100: @viec_thu_bot", "telegram bot 700100: updates are polled for"],
    )


@street()
async def test_the_doctor_says_what_is_wrong_and_what_to_do(one):
    bad, _ = await examined(one, tokens=(OTHER,))
    assert "ask BotFather for a new one" in bad[0]
    one.telegram.webhooks[TOKEN] = {"url": "https://elsewhere.example/hook"}
    one.telegram.webhook_trouble = {"last_error_message": "Connection timed out"}
    bad, _ = await examined(one)
    assert "a webhook takes the updates to https://elsewhere.example/hook" in bad[0]
    bad, _ = await examined(one, address="https://viec.example.gov.vn")
    assert "start viec run, which sets it" in bad[0]
    assert "Connection timed out" in bad[1]
    bad, _ = await examined(one, skew=600)
    assert "set the time of this machine" in bad[-1]
    one.telegram.faults.append(Fault("getMe", "drop before"))
    bad, _ = await examined(one)
    assert "VIEC_TELEGRAM_PROXY right?" in bad[0]
    assert "AAF" not in str(bad)


@street(LAN)
async def test_a_stranger_is_refused_once_in_a_while_wherever_he_writes(one):
    one.telegram.open_group(GROUP)
    assert "cơ quan cấp mã" in await one.say(555, "chào")
    one.telegram.mention(555, "@viec_thu_bot việc", chat=GROUP)
    one.telegram.mention(556, "@viec_thu_bot việc", chat=GROUP)
    await one.settle()
    assert one.told(GROUP) == ""
    one.town.now += dt.timedelta(minutes=11)
    one.telegram.mention(555, "@viec_thu_bot việc", chat=GROUP)
    one.telegram.mention(556, "@viec_thu_bot việc", chat=GROUP)
    await one.settle()
    assert one.told(GROUP).count("cơ quan cấp mã") == 1
