"""Replies over Zalo: what quotes a message of ours names its task, in whichever form it comes."""

import datetime as dt

import pytest

from tests.gateways.zalo.emulator import Fault
from tests.gateways.zalo.street import BINH, LAN, street

FORMS = {
    "as a message": lambda name: {"reply_to_message": {"message_id": name, "text": "soạn"}},
    "as a quote": lambda name: {"quote": {"msg_id": name}},
    "by its name alone": lambda name: {"quote_message_id": name},
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_bare_reply_to_the_letter_about_a_task_is_about_that_task(form):
    @street(BINH, LAN)
    async def scene(one):
        await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6 !")
        first = one.last(LAN)
        await one.say(BINH, "giao Lan rà soát hồ sơ, hạn thứ 6 !")
        one.told(LAN)
        one.clock.now += 60
        assert (await one.say(LAN, "70%", **form(first.id))).startswith("NV-1: 70%")
        await one.begin()
        assert (await one.say(LAN, "xong", **form(first.id))).startswith("Đã trình NV-1")

    scene()


@street(BINH, LAN)
async def test_any_message_of_a_long_letter_can_be_replied_to_and_nobody_elses(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6 !")
    for _ in range(4):
        one.clock.now += 60
        await one.say(LAN, "bc 1 30% " + "chờ ý kiến của các đơn vị liên quan " * 40)
    one.clock.now += 60
    before = len(one.zalo._shown[LAN])
    await one.say(LAN, "việc 1")
    parts = one.zalo._shown[LAN][before:]
    assert len(parts) > 1
    for part in parts:
        one.clock.now += 60
        assert "NV-1: 30%" in await one.say(LAN, "xem lại sau", quote_message_id=part.id)
    hers = parts[0].id
    assert "NV-1: 40%" not in await one.say(BINH, "40%", quote_message_id=hers)
    assert one.rows("SELECT progress FROM task") == [(30,)]


@pytest.mark.parametrize(("kind", "state"), [("403", "sent"), ("drop after", "unknown")])
def test_no_message_of_a_long_letter_that_was_or_may_have_been_taken_comes_twice(kind, state):
    """Not even where the process ends between two of its messages."""

    @street(BINH, LAN)
    async def scene(one):
        await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6 !")
        for percent in (10, 20, 25, 30):
            one.clock.now += 60
            words = f"lần {percent}, chờ ý kiến của các đơn vị liên quan " * 30
            await one.say(LAN, f"bc 1 {percent}% {words}")
        one.clock.now += 60
        before = len(one.zalo._shown[LAN])
        one.zalo.faults.append(Fault("sendMessage", kind, after=1))
        await one.say(LAN, "việc 1")
        for _ in range(3):
            await one.begin()
            one.clock.now += 60
            one.town.now += dt.timedelta(minutes=10)
            await one.office.settle()
        parts = one.zalo._shown[LAN][before:]
        assert one.rows("SELECT state FROM letter ORDER BY id DESC LIMIT 1") == [(state,)]
        assert len({part.text for part in parts}) == len(parts) > 1
        one.clock.now += 60
        assert "NV-1: 30%" in await one.say(LAN, "xem lại sau", quote_message_id=parts[0].id)

    scene()


@street(BINH, LAN)
async def test_a_quote_of_anything_else_leaves_the_words_as_they_stand(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6 !")
    for strange in ({"quote": None}, {"reply": "x"}, {"quote_message_id": 0}, {"quote": {"id": 1}}):
        assert "NV-1: 40%" in await one.say(LAN, "bc 1 40%", **strange)
