"""The first whole conversation over Telegram, and what people do besides it."""

import datetime as dt

from tests.gateways.telegram.emulator import OTHER, TOKEN
from tests.gateways.telegram.street import BINH, BOT, LAN, MAI, street

GROUP = -100500


@street()
async def test_two_people_take_a_task_from_assigning_to_acceptance_and_get_a_picture(one):
    assert "Nguyễn Quốc Bình" in await one.say(BINH, f"liên kết {one.code(BINH)}")
    assert "Nguyễn Thị Lan" in await one.say(LAN, f"/start {one.code(LAN)}")
    shown = await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    assert "Hạn 17:00 thứ Sáu 27/11/2026" in shown
    preview = one.last(BINH)
    assert preview.labels == ["1 Giao", "2 Sửa hạn", "0 Bỏ"]
    assert (await one.press(BINH, preview, 0)).startswith("Đã giao NV-1.")
    assert one.told(LAN).startswith("Anh Bình giao NV-1: soạn tờ trình")
    assert "NV-1: 70%" in await one.say(LAN, "bc 1 70 da xong du thao")
    assert "Đã trình NV-1" in await one.say(LAN, "/xong@viec_thu_bot 1")
    assert "Chị Lan trình NV-1" in one.told(BINH)
    await one.say(BINH, "duyệt 1")
    assert "nghiệm thu" in (await one.say(BINH, "1")).lower()
    assert "NV-1" in one.told(LAN)
    await one.say(LAN, "tuần")
    card = one.last(LAN)
    assert card.uploaded
    assert card.picture.startswith(b"\x89PNG")
    assert card.text
    assert one.rows("SELECT DISTINCT state FROM inbox") == [("done",)]
    assert one.rows("SELECT DISTINCT state FROM letter") == [("sent",)]
    assert len(one.telegram.ended_presses) == 1


@street(BINH, LAN)
async def test_a_button_pressed_twice_is_done_once(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    preview = one.last(BINH)
    await one.press(BINH, preview, 0)
    assert "Nút này đã bấm rồi" in await one.press(BINH, preview, 0)
    assert one.rows("SELECT count(*) FROM task") == [(1,)]
    assert len(one.telegram.ended_presses) == 2


@street(LAN)
async def test_a_stranger_gets_one_refusal_and_learns_nothing(one):
    told = await one.say(9999, "/start")
    assert told.startswith("Chào anh/chị. Tôi chỉ làm việc với người đã được")
    assert await one.say(9999, "việc của Lan") == ""
    assert "Mã không dùng được" in await one.say(9999, "/start 000000")


@street(BINH, LAN)
async def test_letters_appear_as_they_were_typed(one):
    title = "soạn <b>tờ trình</b> & *phụ lục* _mới_ [x](http://a.vn)"
    await one.say(BINH, f"giao Lan {title}, hạn thứ 6")
    await one.press(BINH, one.last(BINH), 0)
    assert title in one.told(LAN)
    sent = [asked for method, asked in one.telegram.asked if method == "sendMessage"]
    assert all("is_disabled" in asked["link_preview_options"] for asked in sent)


@street(BINH, LAN)
async def test_a_message_that_came_late_counts_at_its_sending_time(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn 16h hôm nay")
    await one.press(BINH, one.last(BINH), 0)
    one.town.now += dt.timedelta(hours=10)
    sent = one.town.now - dt.timedelta(hours=4)
    await one.say(LAN, "xong 1", date=sent)
    said = one.rows("SELECT said FROM journal WHERE verb IN ('hand_in', 'finish')")
    every = one.rows("SELECT verb, said FROM journal ORDER BY id")
    assert said == [(int(sent.timestamp() * 1000),)], every


@street(LAN)
async def test_what_carries_a_mark_of_secrecy_is_refused_and_not_kept(one):
    assert "không được lưu" in await one.say(LAN, "bc 1 50% theo công văn MẬT số 5")
    quoted = {"message_id": 1, "date": 1, "chat": {"id": LAN, "type": "private"}}
    told = await one.say(LAN, "bc 1", reply_to_message=quoted | {"text": "độ mật: A"})
    assert "không được lưu" in told
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    told = await one.say(LAN, "", photo=photo, caption="TUYỆT MẬT")
    assert "không được lưu" in told
    states = one.rows("SELECT state, raw FROM inbox ORDER BY id DESC LIMIT 3")
    assert states == [("secret", None)] * 3


@street(LAN)
async def test_the_words_under_a_photo_are_read_and_a_photo_alone_is_answered(one):
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    assert "Không có việc nào" in await one.say(LAN, "", photo=photo, caption="việc")
    assert "không có việc nào đang mở" in await one.say(LAN, "", photo=photo)


@street(LAN)
async def test_a_group_is_answered_about_the_office_and_only_when_the_bot_is_meant(one):
    one.telegram.open_group(GROUP)
    one.telegram.say(LAN, "mai họp lúc mấy giờ nhỉ", chat=GROUP)
    one.telegram.say(LAN, "/lich@other_bot", chat=GROUP)
    one.telegram.mention(LAN, "@other_bot lịch", chat=GROUP)
    before = one.rows("SELECT count(*) FROM inbox")
    await one.settle()
    assert one.telegram.told(GROUP) == []
    assert one.rows("SELECT count(*) FROM inbox") == before
    one.telegram.say(LAN, "/don_vi@viec_thu_bot", chat=GROUP)
    await one.settle()
    assert "Phòng Tổ chức cán bộ" in one.told(GROUP)
    answered = {"message_id": 1, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}
    writer = {"id": int(BOT), "is_bot": True, "first_name": "Việc"}
    one.telegram.say(LAN, "lịch", chat=GROUP, reply_to_message=answered | {"from": writer})
    await one.settle()
    assert one.telegram.told(GROUP) != []


@street()
async def test_a_code_typed_in_a_group_links_nothing(one):
    one.telegram.open_group(GROUP)
    code = one.code(LAN)
    one.telegram.mention(LAN, f"@viec_thu_bot liên kết {code}", chat=GROUP)
    await one.settle()
    assert "Chào anh/chị. Tôi chỉ làm việc" in one.told(GROUP)
    assert "Nguyễn Thị Lan" in await one.say(LAN, f"liên kết {code}")


@street(LAN, tokens=(TOKEN, OTHER))
async def test_two_bots_of_one_process_keep_their_chats_apart(one):
    assert "đã được cơ quan cấp mã" in await one.say(LAN, "việc", token=OTHER)
    assert "Không có việc nào" in await one.say(LAN, "việc")
    bots = one.rows("SELECT DISTINCT bot FROM letter ORDER BY bot")
    assert bots == [("700100",), ("700200",)]


@street(MAI)
async def test_edits_in_groups_channel_posts_and_service_messages_ask_for_nothing(one):
    before = one.rows("SELECT count(*) FROM inbox")
    channel = {"id": -1007, "type": "channel", "title": "Tin"}
    post = {"message_id": 5, "date": 1, "chat": channel, "text": "việc"}
    edited = {"message_id": 5, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}
    one.telegram.push({"edited_message": edited | {"text": "việc"}, "strange": 1})
    one.telegram.push({"channel_post": post, "strange": 1})
    one.telegram.push({"message": post})
    one.telegram.say(MAI, "", pinned_message=edited | {"text": "x"})
    one.telegram.say(MAI, "", new_chat_title="x")
    await one.settle()
    assert one.told(MAI) == ""
    assert one.rows("SELECT count(*) FROM inbox") == before
    assert one.telegram.waiting() == []
