"""The first whole conversation over Zalo, and what people do besides it."""

import asyncio
import datetime as dt

import pytest

from tests.gateways.zalo.emulator import OTHER, TOKEN, number_of
from tests.gateways.zalo.street import BINH, BOT, LAN, MAI, street

GROUP = "g0a1b2c3d4"
READINGS = [
    {"status": status, "shape": shape} for status in ("own", "200") for shape in ("object", "array")
]


@pytest.mark.parametrize("reading", READINGS, ids=str)
def test_two_people_take_a_task_from_assigning_to_acceptance_and_get_a_picture(reading):
    @street(**reading)
    async def scene(one):
        assert "Nguyễn Quốc Bình" in await one.say(BINH, f"liên kết {one.code(BINH)}")
        assert "Nguyễn Thị Lan" in await one.say(LAN, f"lien ket {one.code(LAN)}")
        shown = await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
        assert "Hạn 17:00 thứ Sáu 27/11/2026" in shown
        assert shown.endswith("1 Giao   2 Sửa hạn   0 Bỏ")
        assert (await one.say(BINH, "1")).startswith("Đã giao NV-1.")
        assert one.told(LAN).startswith("Anh Bình giao NV-1: soạn tờ trình")
        one.clock.now += 60
        assert "NV-1: 70%" in await one.say(LAN, "bc 1 70 da xong du thao")
        assert "Đã trình NV-1" in await one.say(LAN, "/xong 1")
        assert "Chị Lan trình NV-1" in one.told(BINH)
        one.clock.now += 60
        await one.say(BINH, "duyệt 1")
        assert "nghiệm thu" in (await one.say(BINH, "1")).lower()
        assert "NV-1" in one.told(LAN)
        one.clock.now += 60
        await one.say(LAN, "tuần")
        card = one.last(LAN)
        assert [got[:3] for got in card.fetched] == [
            ("HEAD", 200, "image/png"),
            ("GET", 200, "image/png"),
            ("GET", 200, "image/png"),
        ]
        assert card.fetched[1] == card.fetched[2]
        assert card.text
        assert one.rows("SELECT DISTINCT state FROM inbox") == [("done",)]
        assert one.rows("SELECT DISTINCT state FROM letter") == [("sent",)]

    scene()


@street(LAN)
async def test_a_weekly_card_hangs_without_a_name_and_its_address_says_nothing(one):
    await asyncio.to_thread(one.town.given)
    await one.say(LAN, "tuần")
    [(body, name)] = one.rows("SELECT body, id FROM web_picture")
    assert '"person":""' in body
    assert "Lan" not in body
    assert len(name) == 32
    assert one.last(LAN).photo.startswith(f"https://viec.example.gov.vn/media/{name}?e=")


@street(BINH, LAN)
async def test_a_digest_hangs_without_the_names_of_those_who_hold_a_task(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    await one.say(BINH, "1")
    await one.say(LAN, "vướng 1 thiếu số liệu")
    one.town.now += dt.timedelta(days=7)
    one.clock.now += 60
    await one.say(BINH, "tổng hợp")
    [(body,)] = one.rows("SELECT body FROM web_picture")
    assert "soạn tờ trình" in body
    assert "Lan" not in body
    assert one.last(BINH).fetched


@street(BINH, LAN)
async def test_objectives_hang_without_the_names_of_those_who_own_their_key_results(one):
    for line in (
        "mục tiêu mới: Hồ sơ đầy đủ",
        "kr mới MT-1: Số hóa hồ sơ, từ 0 đến 12.000 hồ sơ, trọng số 100%, chị Lan",
    ):
        await one.say(BINH, line)
    await asyncio.to_thread(one.town.say, "GD", "đồng ý MT-1")
    await asyncio.to_thread(one.town.say, "GD", "1")
    await one.say(LAN, "kr 1 300")
    for line in ("okr TCCB ảnh", "kr 1"):
        await one.say(BINH, line)
    bodies = [body for (body,) in one.rows("SELECT body FROM web_picture")]
    assert ['"owner":"TCCB"' in body or '"owner":""' in body for body in bodies] == [True, True]
    assert all("Lan" not in body for body in bodies)
    assert one.last(BINH).fetched


@street(LAN)
async def test_an_expired_or_changed_address_gives_no_picture(one):
    await asyncio.to_thread(one.town.given)
    await one.say(LAN, "tuần")
    photo = one.last(LAN).photo
    one.town.now += dt.timedelta(hours=23)
    assert [got[1] for got in await one.zalo._fetch(photo)] == [200] * 3
    assert [got[1] for got in await one.zalo._fetch(f"{photo}0")] == [403] * 3
    one.town.now += dt.timedelta(hours=2)
    assert [got[1] for got in await one.zalo._fetch(photo)] == [403] * 3


@street(LAN, public="")
async def test_without_a_public_address_the_words_go_alone(one):
    assert "tuần" in (await one.say(LAN, "tuần")).lower()
    assert one.last(LAN).photo == ""
    assert "sendPhoto" not in one.zalo.calls


@street()
async def test_a_stranger_gets_one_refusal_and_learns_nothing(one):
    told = await one.say("9999", "xin chào")
    assert told.startswith("Chào anh/chị. Tôi chỉ làm việc với người đã được")
    assert await one.say("9999", "việc của Lan") == ""
    assert "Mã không dùng được" in await one.say("9999", "lien ket 000000")


@street(BINH, LAN)
async def test_letters_appear_as_they_were_typed(one):
    title = "soạn <b>tờ trình</b> & *phụ lục* _mới_ {red}đỏ{/red} và xanh"
    await one.say(BINH, f"giao Lan {title}, hạn thứ 6")
    await one.say(BINH, "1")
    assert title in one.told(LAN)


@street(BINH, LAN)
async def test_a_message_that_came_late_counts_at_its_sending_time(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn 16h hôm nay")
    await one.say(BINH, "1")
    one.town.now += dt.timedelta(hours=10)
    sent = one.town.now - dt.timedelta(hours=4)
    await one.say(LAN, "xong 1", date=sent)
    said = one.rows("SELECT said FROM journal WHERE verb IN ('hand_in', 'finish')")
    assert said == [(int(sent.timestamp() * 1000),)]


@street(LAN)
async def test_what_carries_a_mark_of_secrecy_is_refused_and_not_kept(one):
    assert "không được lưu" in await one.say(LAN, "bc 1 50% theo công văn MẬT số 5")
    told = await one.say(LAN, "bc 1", quoted={"text": "độ mật: A"})
    assert "không được lưu" in told
    one.zalo.picture(LAN, "https://photo.example/1.jpg", "TUYỆT MẬT")
    await one.settle()
    assert "không được lưu" in one.told(LAN)
    states = one.rows("SELECT state, raw FROM inbox ORDER BY id DESC LIMIT 3")
    assert states == [("secret", None)] * 3


@pytest.mark.parametrize("name", ["photo", "photo_url"])
def test_the_words_under_a_picture_are_read_under_either_name(name):
    @street(LAN)
    async def scene(one):
        one.zalo.picture(LAN, "https://photo.example/1.jpg", "việc", name=name)
        await one.settle()
        assert "Không có việc nào" in one.told(LAN)

    scene()


@street(BINH, LAN)
async def test_a_group_hears_nothing_of_a_persons_work_or_figures(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    await one.say(BINH, "1")
    one.told(LAN)
    one.zalo.open_group(GROUP)
    for words in ("điểm", "điểm của Lan", "việc", "việc 1", "tuần", "tổng hợp", "1"):
        one.clock.now += 60
        one.zalo.mention(LAN, words, chat=GROUP)
        await one.settle()
        told = one.told(GROUP)
        assert told
        assert "Lan" not in told
        assert "tờ trình" not in told
        assert "NV-" not in told
    one.zalo.mention(LAN, "đơn vị", chat=GROUP)
    await one.settle()
    assert "Phòng Tổ chức cán bộ" in one.told(GROUP)
    assert one.told(LAN) == one.told(BINH) == ""


@street(LAN, tokens=(TOKEN, OTHER))
async def test_two_bots_of_one_process_keep_their_chats_apart(one):
    assert "đã được cơ quan cấp mã" in await one.say(LAN, "việc", token=OTHER)
    assert "Không có việc nào" in await one.say(LAN, "việc")
    bots = one.rows("SELECT DISTINCT bot FROM letter ORDER BY bot")
    assert bots == [(BOT,), (number_of(OTHER),)]
    assert dict(one.rows("SELECT bot, name FROM zalo_bot")) == {
        BOT: "Bot Việc Thử",
        number_of(OTHER): "Bot Việc Hai",
    }


@street(MAI)
async def test_what_nobody_wrote_asks_for_nothing(one):
    before = one.rows("SELECT count(*) FROM inbox")
    message = one.zalo.message(MAI, None, TOKEN, None)
    one.zalo.push("message.reaction.added", message)
    one.zalo.push("message.unsupported.received", None)
    one.zalo.push("message.unsupported.received", {})
    one.zalo.put({"nothing": 1})
    one.zalo.push("message.text.received", message | {"from": {"id": "b", "is_bot": True}})
    await one.settle()
    assert one.told(MAI) == ""
    assert one.rows("SELECT count(*) FROM inbox") == before


@street(MAI)
async def test_a_sticker_or_a_file_is_answered_that_words_are_needed(one):
    for name in ("sticker", "voice", "unsupported"):
        message = one.zalo.message(MAI, None, TOKEN, None)
        del message["message_id"], message["date"]
        one.zalo.push(f"message.{name}.received", message | {"url": "https://x/1"})
        await one.settle()
        assert "chưa đọc được chữ nào" in one.told(MAI)
