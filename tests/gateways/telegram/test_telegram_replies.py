"""Replies over Telegram: a swipe and two words are enough, after a restart as well."""

from tests.gateways.telegram.street import BINH, LAN, street


async def given(one, title="soạn tờ trình"):
    await one.say(BINH, f"giao Lan {title}, hạn thứ 6")
    await one.say(BINH, "1")
    one.told(LAN)
    return one.last(LAN)


@street(BINH, LAN)
async def test_a_bare_reply_to_the_letter_about_a_task_is_about_that_task(one):
    first = await given(one)
    await given(one, "rà soát hồ sơ")
    assert (await one.reply(LAN, "70%", first)).startswith("NV-1: 70%")
    await one.begin()
    assert (await one.reply(LAN, "xong", first)).startswith("Đã trình NV-1")
    waiting = one.last(BINH)
    assert "Nghiệm thu NV-1" in await one.reply(BINH, "duyệt", waiting)


@street(BINH, LAN)
async def test_any_message_of_a_long_letter_can_be_replied_to(one):
    await given(one)
    await one.say(LAN, "bc 1 30% " + "chờ ý kiến các đơn vị " * 70)
    for _ in range(4):
        await one.say(LAN, "bc 1 30% " + "chờ ý kiến của các đơn vị liên quan " * 70)
    before = len(one.telegram._shown[LAN])
    await one.say(LAN, "việc 1")
    parts = one.telegram._shown[LAN][before:]
    assert len(parts) > 1
    for part in parts:
        assert "NV-1: 30%" in await one.reply(LAN, "xem lại sau", part)


@street(BINH, LAN)
async def test_a_reply_to_ones_own_message_is_talk_like_any_other(one):
    await given(one)
    own = {"message_id": 1, "date": 0, "chat": {"id": LAN, "type": "private"}, "text": "xin chào"}
    own["from"] = {"id": LAN, "is_bot": False, "first_name": "Người"}
    assert "Không tìm" not in await one.say(LAN, "bc 1 40%", reply_to_message=own)
    assert one.rows("SELECT progress FROM task") == [(40,)]
