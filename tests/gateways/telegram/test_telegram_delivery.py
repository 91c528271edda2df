"""What becomes of updates and letters when the network, Telegram or this process fails."""

import datetime as dt

import pytest

from bot.gateways.telegram.api import CallLost, CallRefused
from tests.gateways.telegram.emulator import OTHER, TOKEN, Fault
from tests.gateways.telegram.street import BINH, LAN, street

LETTERS = "SELECT state, error, attempts FROM letter ORDER BY id DESC LIMIT 1"


class Killed(BaseException):
    """The process ends here."""


def kill_at(one, where):
    def crash(point):
        if point == where:
            raise Killed

    one.crash = crash


@street(LAN)
async def test_killed_between_fetching_and_storing_nothing_is_lost(one):
    update = one.telegram.say(LAN, "ngôn ngữ en")
    kill_at(one, "before hearing")
    with pytest.raises(Killed):
        await one.pollers[TOKEN].poll()
    assert one.telegram.waiting() == [update["update_id"]]
    one.crash = lambda point: None
    await one.begin()
    await one.settle()
    assert "English" in one.told(LAN)
    assert one.telegram.waiting() == []


@street(LAN)
async def test_killed_between_storing_and_confirming_it_has_one_effect(one):
    one.telegram.say(LAN, "việc")
    await one.pollers[TOKEN].poll()
    assert one.telegram.waiting() != []
    await one.begin()
    await one.settle()
    assert len(one.telegram.told(LAN)) == 1
    assert one.telegram.waiting() == []


@street(BINH, LAN)
async def test_the_same_update_twice_has_one_effect(one):
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    pressed = one.telegram.press(BINH, one.last(BINH), 0)
    await one.settle()
    one.telegram.again(pressed)
    await one.settle()
    assert one.rows("SELECT count(*) FROM task") == [(1,)]
    assert one.told(BINH).count("Đã giao") == 1


@street(LAN)
async def test_an_update_that_cannot_be_decoded_is_parked_and_the_next_go_on(one):
    chat = {"id": LAN, "type": "private"}
    mine = {"message_id": 900, "chat": chat, "text": "việc", "from": {"id": LAN}}
    one.telegram.push({"message": mine | {"date": "yesterday"}})
    one.telegram.push({"message": {"chat": "none", "text": 7}})
    one.telegram.push({"callback_query": {"id": "1", "from": {"id": LAN}, "data": "?"}})
    assert "Không có việc nào" in await one.say(LAN, "việc")
    states = one.rows("SELECT state FROM inbox ORDER BY id DESC LIMIT 4")
    assert states == [("done",), ("parked",), ("parked",), ("parked",)]


@street(LAN)
async def test_of_what_has_no_number_nothing_is_stored_and_the_rest_goes_on(one):
    one.telegram._queues[TOKEN].append({"update_id": 50_900, "message": None})
    assert "Không có việc nào" in await one.say(LAN, "việc")


@street(LAN)
async def test_numbers_that_begin_anew_after_a_quiet_week_are_heard(one):
    await one.say(LAN, "việc")
    one.telegram._updates = iter(range(7, 20))
    assert "Không có việc nào" in await one.say(LAN, "việc")


@street(BINH, LAN)
async def test_a_429_stops_its_chat_only_and_for_as_long_as_was_said(one):
    one.telegram.faults.append(Fault("sendMessage", "429", chat=LAN, wait=7))
    one.telegram.say(LAN, "việc")
    assert "Không có việc nào" in await one.say(BINH, "việc")
    assert one.told(LAN) == ""
    due = await one.office.next_due()
    assert due == one.town.now + dt.timedelta(seconds=7)
    one.town.now += dt.timedelta(seconds=7)
    one.clock.now += 7
    await one.settle()
    assert "Không có việc nào" in one.told(LAN)


@street(LAN)
async def test_who_blocked_the_bot_gets_nothing_and_the_letter_has_failed(one):
    one.telegram.blocked.add(LAN)
    assert await one.say(LAN, "việc") == ""
    assert one.rows(LETTERS) == [("failed", "Forbidden: bot was blocked by the user", 0)]
    one.telegram.blocked.clear()
    assert "Không có việc nào" in await one.say(LAN, "việc")


@street(LAN)
async def test_a_chat_that_is_no_more_fails_the_letter_with_its_reason(one):
    one.telegram._opened.discard(LAN)
    one.telegram.push({"message": one.telegram._message(LAN, LAN, None) | {"text": "việc"}})
    await one.settle()
    assert one.told(LAN) == ""
    assert one.rows(LETTERS) == [("failed", "Chat not found", 0)]


@pytest.mark.parametrize(
    ("kind", "why", "times"),
    [
        ("500", "status 500", 1),
        ("drop before", "ServerDisconnectedError", 1),
        ("drop after", "ServerDisconnectedError", 2),
        ("not json", "not an answer of the Bot API", 2),
    ],
)
def test_what_did_not_arrive_for_sure_is_sent_again(kind, why, times):
    """At least once: only an answer that was lost after the message arrived shows it twice."""

    @street(LAN)
    async def scene(one):
        one.telegram.faults.append(Fault("sendMessage", kind))
        one.telegram.say(LAN, "việc")
        await one.settle()
        assert one.rows(LETTERS) == [("queued", why, 1)]
        one.town.now += dt.timedelta(minutes=1)
        await one.settle()
        assert one.rows(LETTERS)[0][0] == "sent"
        assert len(one.telegram.told(LAN)) == times

    scene()


@street(LAN)
async def test_without_a_connection_the_letter_waits(one):
    one.telegram.say(LAN, "việc")
    await one.pollers[TOKEN].poll()
    await one.begin()  # no connection is left over from before
    await one.telegram.runner.cleanup()
    await one.office.settle()
    assert one.rows(LETTERS) == [("queued", "NotSentError", 1)]


@street(LAN)
async def test_a_wrong_token_is_said_without_the_token(one):
    del one.telegram.tokens[TOKEN]
    with pytest.raises(CallRefused) as refused:
        await one.pollers[TOKEN].poll()
    assert refused.value.code == 401
    assert TOKEN not in str(refused.value)


@street(LAN, tokens=(TOKEN, OTHER))
async def test_a_bot_whose_token_is_wrong_stops_alone(one):
    del one.telegram.tokens[OTHER]
    await one.pollers[OTHER].run()
    assert "Không có việc nào" in await one.say(LAN, "việc")


@street(LAN)
async def test_a_lost_poll_keeps_what_waits(one):
    update = one.telegram.say(LAN, "việc")
    one.telegram.faults.append(Fault("getUpdates", "drop after"))
    with pytest.raises(CallLost) as lost:
        await one.pollers[TOKEN].poll()
    assert TOKEN not in str(lost.value)
    assert one.telegram.waiting() == [update["update_id"]]
    await one.settle()
    assert len(one.telegram.told(LAN)) == 1


@street(BINH)
async def test_a_picture_that_telegram_has_is_not_uploaded_again_even_after_a_restart(one):
    await with_work(one)
    await one.say(BINH, "tổng hợp")
    await one.say(BINH, "tổng hợp")
    first, second = one.telegram._shown[BINH][-2:]
    assert (first.uploaded, second.uploaded) == (True, False)
    assert first.picture == second.picture
    await one.begin()
    await one.say(BINH, "tổng hợp")
    assert not one.last(BINH).uploaded
    one.telegram.forget_files()
    await one.say(BINH, "tổng hợp")
    anew = one.last(BINH)
    assert anew.uploaded
    assert anew.text == first.text
    assert len(one.rows("SELECT name FROM upload")) == 1


@street(BINH)
async def test_a_board_changes_in_its_own_message_and_only_when_something_changed(one):
    await with_work(one)
    await one.say(BINH, "bảng")
    shown = one.last(BINH)
    before = shown.text
    assert shown.picture
    await wind(one, minutes=6)
    assert shown.changes == 0
    await one.say(BINH, "giao Lan việc thứ hai, hạn 25/11/2026")
    await one.say(BINH, "1")
    told = len(one.telegram._shown[BINH])
    await wind(one, minutes=6)
    assert shown.changes == 1
    assert shown.uploaded
    assert shown.text != before
    assert len(one.telegram._shown[BINH]) == told
    await one.say(BINH, "giao Lan việc thứ ba, hạn 25/11/2026")
    await one.say(BINH, "1")
    await wind(one, minutes=2)
    assert shown.changes == 1  # at most every five minutes
    await wind(one, minutes=4)
    assert shown.changes == 2
    await wind(one, days=8)
    changes = shown.changes
    await one.say(BINH, "giao Lan việc thứ tư, hạn 25/12/2026")
    await one.say(BINH, "1")
    await wind(one, minutes=10)
    assert shown.changes == changes  # a week is over


@street(BINH)
async def test_a_board_whose_message_is_gone_or_followed_by_a_newer_one_is_let_be(one):
    await with_work(one)
    await one.say(BINH, "bảng")
    first = one.last(BINH)
    await one.say(BINH, "bảng")
    second = one.last(BINH)
    await one.say(BINH, "giao Lan việc thứ hai, hạn 25/11/2026")
    await one.say(BINH, "1")
    await wind(one, minutes=6)
    assert (first.changes, second.changes) == (0, 1)
    one.telegram._shown[BINH].remove(second)
    await one.say(BINH, "giao Lan việc thứ ba, hạn 25/11/2026")
    await one.say(BINH, "1")
    await wind(one, minutes=6)
    await wind(one, minutes=6)
    assert one.rows("SELECT count(*) FROM board WHERE closed IS NULL") == [(0,)]


async def with_work(one):
    """Give one task, so that there is something to draw."""
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    await one.say(BINH, "1")


async def wind(one, **by):
    """Let time pass with what falls due in it."""
    one.town.now += dt.timedelta(**by)
    await one.office.clockwork.tick()
    await one.settle()


@street(BINH)
async def test_a_picture_that_cannot_be_drawn_leaves_its_words(one):
    async def broken(notice, body, language, dark):
        raise ZeroDivisionError

    one.draw = broken
    await one.begin()
    await with_work(one)
    told = await one.say(BINH, "tổng hợp")
    assert one.last(BINH).picture is None
    assert told


@street(BINH)
async def test_a_press_that_is_too_old_to_be_answered_does_no_harm(one):
    one.telegram.faults.append(Fault("answerCallbackQuery", "500"))
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6")
    assert "NV-1" in await one.press(BINH, one.last(BINH), 0)
    assert one.telegram.ended_presses == []
