"""Who leaves the office: his chats end at once, nothing more is sent there, his head takes over."""

import asyncio
import datetime as dt

from bot.gateways.console import NAME, Line
from core.kernel import post
from core.people import store as people


def let_go(town, code="CB04"):
    town.say("ADMIN", f"cho thôi việc {code}")
    return town.say("ADMIN", code)


def test_a_departure_says_what_it_does_and_waits_for_the_typed_code(town):
    town.given()
    told = town.say("ADMIN", "cho thôi việc cb04")
    assert "Cho chị Nguyễn Thị Lan (TCCB) thôi việc: ngắt ngay 1 nơi nhắn tin" in told
    assert "Còn 1 việc đang mở" in told
    assert "Gõ CB04 để làm" in told
    assert "chưa có gì thay đổi" in town.say("ADMIN", "CB05")
    assert town.rows("SELECT departed FROM person WHERE code = 'CB04'") == [(None,)]
    assert "Chị Lan đã thôi việc" in town.say("ADMIN", "cb04")


def test_only_an_admin_lets_somebody_go_and_never_himself(town):
    assert "Chỉ quản trị" in town.say("BINH", "cho thôi việc CB04")
    assert "Không thấy ai đang làm việc" in town.say("ADMIN", "cho thôi việc CB08")
    assert "Không thấy ai đang làm việc" in town.say("ADMIN", "cho thôi việc CB99")
    assert "Nhắn kèm mã" in town.say("ADMIN", "cho thôi việc")


def test_the_head_gets_the_list_of_what_is_left_to_hand_over(town):
    number = town.given(deadline="27/11/2026")
    town.told("BINH")
    let_go(town)
    told = town.told("BINH")
    assert "Chị Nguyễn Thị Lan (TCCB) đã thôi việc, để lại 1 việc đang mở." in told
    assert f"• NV-{number} soạn tờ trình: mới giao, hạn thứ Sáu 27/11" in told
    assert f'nhắn "chuyển {number} cho Phạm Thị Hoa"' in told


def test_a_head_who_leaves_is_told_of_to_the_leader_above_him_with_his_reviews(town):
    town.given()
    let_go(town, "CB02")
    assert "1 việc đang chờ người này nghiệm thu hoặc quyết định." in town.told("GD")


def test_nothing_more_is_sent_to_the_former_chat_whatever_comes_from_it(town):
    town.given(deadline="25/11/2026")
    town.told("LAN")
    let_go(town)
    for line in ("việc", "bc 1 50%", "/start", "liên kết 000000"):
        told = town.say("LAN", line)
        assert told == "" or "Mã không dùng được" in told
    town.wind(days=2, hours=-1)
    assert town.told("LAN") == ""
    assert town.rows(
        "SELECT count(*) FROM letter WHERE chat = 'LAN' AND state IN ('queued', 'claimed', 'held')"
    ) == [(0,)]


def test_what_waited_for_him_is_withdrawn_also_what_was_held_back(town):
    town.say("LAN", "nghỉ đến hết thứ 6")
    town.given(deadline="30/11/2026")
    assert "hủy 1 tin chưa gửi" in let_go(town)
    town.wind(days=7)
    assert town.told("LAN") == ""


def test_a_letter_already_claimed_is_not_sent_after_the_departure(town):
    """The courier holds the letter in his hand while its person leaves."""
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    given = town.rows("SELECT id FROM person WHERE code = 'CB04'")[0][0]

    async def race():
        await town.office.hear(NAME, NAME, [town.update(Line(chat="BINH", text="1"))])
        await town.office.pipeline.step()
        courier = town.office.courier
        letters = await courier._claim(32)
        assert {one.chat for one in letters} == {"BINH", "LAN"}
        town.database.write_now(lambda connection: post.withdraw(connection, given))
        for letter in letters:
            await courier._send(letter)

    asyncio.run(race())
    assert town.told("LAN") == ""
    assert "Đã giao" in town.told("BINH")
    assert town.rows("SELECT state FROM letter WHERE chat = 'LAN'") == [("withdrawn",)]


def test_a_code_for_somebody_else_makes_the_chat_his(town):
    let_go(town)
    code = town.database.write_now(lambda connection: _code(town, connection, "CB05"))
    assert "Hoàng Thị Hoa" in town.say("LAN", f"liên kết {code}")


def test_his_posts_and_codes_end_and_his_name_opens_no_more_work(town):
    code = town.database.write_now(lambda connection: _code(town, connection, "CB04"))
    let_go(town)
    assert "Mã không dùng được" in town.say("NOBODY", f"liên kết {code}")
    assert "Không thấy ai" in town.say("BINH", "giao Nguyễn Thị Lan soạn tờ trình, hạn thứ 6")


def _code(town, connection, code):
    office = people.offices(connection)[0]
    whose = people.by_code(connection, office.id, code)
    made = "123456"
    people.add_code(connection, whose, made, town.now, town.now + dt.timedelta(minutes=15))
    return made


def test_a_chat_is_given_up_by_a_typed_code(town):
    asked = town.say("LAN", "bỏ liên kết")
    assert "không còn nơi nào khác" in asked
    code = asked.split("Gõ ")[1].split(" ")[0]
    assert "chưa có gì thay đổi" in town.say("LAN", "9" + code)
    assert "Đã bỏ liên kết" in town.say("LAN", code)
    assert "Tôi chỉ làm việc với người đã được cơ quan cấp mã" in town.say("LAN", "việc")


def test_an_admin_ends_the_chats_of_a_lost_phone_and_the_person_stays(town):
    assert "Chỉ quản trị" in town.say("BINH", "bỏ liên kết CB04")
    assert "Gõ CB04" in town.say("ADMIN", "bỏ liên kết cb04")
    assert "Đã ngắt các nơi nhắn tin của chị Lan" in town.say("ADMIN", "CB04")
    assert town.rows("SELECT departed FROM person WHERE code = 'CB04'") == [(None,)]
    assert "không có nơi nhắn tin nào" in town.say("ADMIN", "bỏ liên kết CB04")
