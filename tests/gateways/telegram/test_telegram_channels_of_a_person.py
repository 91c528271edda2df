"""A person with several chats: where he is told, what he prefers, and what he has turned off."""

import datetime as dt
import itertools

import msgspec

from bot.gateways.console import Line
from bot.pipeline import Update
from tests.gateways.telegram.street import BINH, LAN, street

KEYS = itertools.count(1)


async def types(one, code, text):
    """Let somebody type on the console, as on any other chat of his."""
    console = one.office.gateways.setdefault("console", one.town.console)
    before = len(console.told.get(code, []))
    raw = msgspec.json.encode(Line(chat=code, text=text)).decode()
    update = Update(key=f"typed{next(KEYS)}", chat=code, raw=raw, text=text)
    one.town.now += dt.timedelta(minutes=1)
    await one.office.hear("console", "console", [update])
    await one.settle()
    return "\n---\n".join(told.text for told in console.told.get(code, [])[before:])


async def given(one, title):
    """Give Lan a task; tell on which chats she hears of it: telegram, console."""
    console = one.office.gateways.setdefault("console", one.town.console)
    before = len(console.told.get("LAN", []))
    await one.say(BINH, f"giao Lan {title}, hạn thứ 6 !")
    return title in one.told(LAN), len(console.told.get("LAN", [])) > before


@street(BINH, LAN)
async def test_what_was_not_asked_for_comes_to_the_preferred_chat_wherever_one_writes(one):
    await types(one, "LAN", "việc")
    assert await given(one, "soạn tờ trình") == (False, True)
    answer = await types(one, "LAN", "uu tien telegram")
    assert "tin chị không hỏi đến Telegram" in answer
    assert await given(one, "rà soát hồ sơ") == (True, False)
    assert "NV-1" in await types(one, "LAN", "việc")
    assert await given(one, "lập danh sách") == (True, False)
    one.telegram.stop(LAN)
    await one.settle()
    assert await given(one, "gửi giấy mời") == (False, True)
    one.telegram.stop(LAN, again=True)
    await one.settle()
    assert "nơi nhắn sau cùng" in await types(one, "LAN", "ưu tiên tự động")
    assert await given(one, "kiểm tra kho") == (False, True)
    assert [verb for (verb,) in one.rows("SELECT verb FROM journal WHERE verb = 'channel'")] == [
        "channel"
    ] * 2


@street(BINH, LAN)
async def test_a_channel_that_is_off_answers_and_says_nothing_else_and_one_stays_on(one):
    shown = await one.say(LAN, "kênh")
    assert "• Telegram: đang dùng" in shown
    assert "ưu tiên zalo" in shown
    assert "chỉ còn trả lời" in await one.say(LAN, "kênh tắt telegram")
    assert "Telegram: tắt, đang dùng" in await one.say(LAN, "kenh")
    assert await given(one, "soạn tờ trình") == (False, True)
    assert "NV-1: 40%" in await one.say(LAN, "bc 1 40%")
    assert "lại nhận tin" in await one.say(LAN, "kênh mở telegram")
    assert await given(one, "rà soát hồ sơ") == (True, False)


@street(BINH, LAN)
async def test_what_cannot_be_done_is_said_with_the_way_to_it(one):
    assert "chưa liên kết Zalo" in await one.say(LAN, "ưu tiên zalo")
    assert "Chưa rõ kênh nào" in await one.say(LAN, "kênh tắt")
    one.town.database.write_now(
        lambda connection: connection.exec_driver_sql(
            "UPDATE address SET unlinked = 1 WHERE gateway = 'console'"
        )
    )
    assert "duy nhất" in await one.say(LAN, "kênh tắt tele")
    assert await given(one, "soạn tờ trình") == (True, False)
