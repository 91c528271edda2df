"""What becomes of events and letters when the network, Zalo or this process fails."""

import asyncio
import datetime as dt

import pytest

from bot.gateways.one_ear import OneEar, TokenInUseError
from bot.gateways.port import Outgoing, Refused, Sent, TryLater, Unsure
from bot.gateways.zalo.answers import CallLost, CallRefused, NotCalled
from bot.gateways.zalo.poller import BroughtElsewhere
from core.kernel.post import Priority
from tests.gateways.zalo.emulator import OTHER, TOKEN, Fault
from tests.gateways.zalo.street import BINH, BOT, LAN, MAI, QUAN, street

LETTERS = (
    "SELECT state, error, attempts FROM letter WHERE gateway = 'zalo' ORDER BY id DESC LIMIT 1"
)
AT = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
LONG = "\n".join(f"{number}. {'việc ' * 30}" for number in range(35))
WARNED = "SELECT chat, body FROM letter WHERE kind = 'ChannelTrouble'"


class Killed(BaseException):
    """The process ends here."""


def letter(text, number=1, **more):
    return Outgoing(letter=number, chat=LAN, text=text, at=AT, bot=BOT, **more)


@pytest.mark.parametrize("status", ["own", "200"])
def test_twenty_quiet_windows_are_nothing_unusual(status, caplog):
    @street(LAN, status=status)
    async def scene(one):
        for _ in range(20):
            assert await one.pollers[TOKEN].poll() == 0

    scene()
    assert caplog.records == []


@street(LAN)
async def test_killed_between_storing_and_handling_it_is_handled_after_the_restart(one):
    one.zalo.say(LAN, "việc")
    await one.pollers[TOKEN].poll()
    await one.begin()
    await one.settle()
    assert len(one.zalo.told(LAN)) == 1


@street(LAN)
async def test_killed_before_storing_it_is_handled_where_zalo_gives_it_again(one):
    one.zalo.replay = True
    one.zalo.say(LAN, "việc")

    def kill(point):
        raise Killed

    one.crash = kill
    with pytest.raises(Killed):
        await one.pollers[TOKEN].poll()
    one.crash = lambda point: None
    await one.begin()
    await one.settle()
    assert "Không có việc nào" in one.told(LAN)


@street(LAN)
async def test_what_is_given_again_and_again_has_one_effect_also_after_a_restart(one):
    one.zalo.replay = True
    one.zalo.say(LAN, "việc")
    for _ in range(3):
        await one.settle()
    await one.begin()
    await one.settle()
    assert len(one.zalo.told(LAN)) == 1


@street(LAN)
async def test_rounds_without_news_do_not_follow_each_other_at_once(one):
    one.zalo.replay = True
    one.zalo.say(LAN, "việc")
    slept = []

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise Killed

    poller = one.pollers[TOKEN]
    before = one.zalo.calls.count("getUpdates")
    poller._sleep = sleep
    with pytest.raises(Killed):
        await poller._forever()
    assert one.zalo.calls.count("getUpdates") - before == 4  # the first brought news
    assert all(0.0 <= seconds <= 1.0 for seconds in slept)


@street(LAN)
async def test_an_event_that_cannot_be_read_is_parked_and_the_next_go_on(one):
    for wrong in ({"text": 7}, {"text": "x", "date": "yesterday"}):
        message = one.zalo.message(LAN, None, TOKEN, None)
        one.zalo.push("message.text.received", message | wrong)
    one.zalo.push("message.text.received", {"text": "từ không ai"})
    assert "Không có việc nào" in await one.say(LAN, "việc")
    states = one.rows("SELECT state FROM inbox ORDER BY id DESC LIMIT 4")
    assert states == [("done",), ("parked",), ("parked",), ("parked",)]


@pytest.mark.parametrize("status", ["own", "200"])
@pytest.mark.parametrize(
    ("kind", "state", "shown"),
    [
        ("429", "queued", 0),
        ("403", "queued", 0),
        ("502 html", "queued", 1),
        ("drop before", "unknown", 0),
        ("drop after", "unknown", 1),
        ("slow", "unknown", 1),
        ("not json", "unknown", 1),
        ("408", "unknown", 0),
        ("504 html", "unknown", 1),
        ("400", "failed", 0),
    ],
)
def test_a_letter_becomes_what_is_known_of_it(status, kind, state, shown):
    """What may have arrived is never sent again; what surely did not waits for its turn."""

    @street(LAN, status=status)
    async def scene(one):
        one.patience = 0.3 if kind == "slow" else 5.0
        await one.begin()
        one.zalo.faults.append(Fault("sendMessage", kind))
        one.zalo.say(LAN, "việc")
        await one.settle()
        assert one.rows(LETTERS)[0][0] == state
        assert len(one.zalo.told(LAN)) == shown
        one.town.now += dt.timedelta(hours=1)
        await one.settle()
        assert one.rows(LETTERS)[0][0] == ("sent" if state == "queued" else state)
        assert len(one.zalo.told(LAN)) == (1 if state == "queued" else 0)

    scene()


@street(LAN)
async def test_a_letter_that_was_under_way_when_the_process_ended_is_not_sent_again(one):
    one.zalo.say(LAN, "việc")
    await one.poll()
    await one.office.pipeline.step()
    one.town.rows(
        "UPDATE letter SET state = 'claimed', error = 'under way', owner = 'the dead', lease = 0"
        " WHERE state = 'queued' RETURNING id"
    )
    await one.begin()
    await one.settle()
    assert one.told(LAN) == ""
    assert one.rows(LETTERS)[0][0] == "unknown"


@street(LAN)
async def test_a_long_letter_comes_in_parts_that_zalo_takes(one):
    sent = await one.channel.gateway.send(letter(LONG))
    parts = one.zalo.told(LAN)
    assert len(parts) == 3
    assert "".join("".join(part.text for part in parts).split()) == "".join(LONG.split())
    first, second, last = (part.id for part in parts)
    assert sent == Sent(remote_id=last, parts=(first, second))


@street(LAN)
async def test_letters_written_with_loose_marks_are_counted_as_they_are_sent(one):
    await one.channel.gateway.send(letter("e\u0302\u0301" * 1900))
    [only] = one.zalo.told(LAN)
    assert only.text == "ế" * 1900


@pytest.mark.parametrize(("kind", "outcome"), [("403", TryLater), ("drop before", Unsure)])
def test_a_letter_that_was_interrupted_goes_on_where_it_was(kind, outcome):
    @street(LAN)
    async def scene(one):
        one.zalo.faults.append(Fault("sendMessage", kind, after=1))
        broken = await one.channel.gateway.send(letter(LONG))
        assert isinstance(broken, outcome)
        [first] = one.zalo.told(LAN)
        assert broken.parts == (first.id,)
        await one.begin()
        gone_on = await one.channel.gateway.send(letter(LONG, taken=broken.parts))
        assert isinstance(gone_on, Sent)
        assert len(one.zalo.told(LAN)) == 2
        assert gone_on.parts[0] == first.id

    scene()


@street(LAN)
async def test_without_a_connection_the_letter_waits(one):
    one.zalo.say(LAN, "việc")
    await one.poll()
    await one.zalo.runner.cleanup()
    await one.office.settle()
    assert one.rows(LETTERS) == [("queued", "sendMessage: ConnectError", 1)]


@street(LAN)
async def test_a_letter_to_a_bot_or_chat_that_is_none_is_refused(one):
    send = one.channel.gateway.send
    assert await send(letter("x").but(bot="1")) == Refused(why="no token for the bot 1")
    refused = await send(letter("x").but(chat="nobody"))
    assert refused == Refused(why="400 Bad Request: chat not found")


@pytest.mark.parametrize("trouble", ["400", "500"])
def test_a_picture_that_zalo_cannot_fetch_leaves_its_words(trouble):
    @street(LAN)
    async def scene(one):
        await asyncio.to_thread(one.town.given)
        one.zalo.faults.append(fault := Fault("sendPhoto", trouble))
        assert "tuần" in (await one.say(LAN, "tuần")).lower()
        assert one.last(LAN).photo == ""
        assert fault.times == 0

    scene()


def test_a_picture_whose_fate_is_unknown_is_sent_neither_again_nor_as_words():
    @street(LAN)
    async def scene(one):
        await asyncio.to_thread(one.town.given)
        one.zalo.faults.append(Fault("sendPhoto", "504 html"))
        one.zalo.say(LAN, "tuần")
        await one.poll()
        await one.office.settle()
        [shown] = one.zalo.told(LAN)  # it was taken, and Zalo's edge did not say so
        assert shown.photo
        assert [state for state, *_ in one.rows(LETTERS)] == ["unknown"]
        one.town.now += dt.timedelta(hours=2)
        one.clock.now += 7200
        await one.office.settle()
        assert one.zalo.told(LAN) == []

    scene()


@street(LAN)
async def test_more_than_a_message_a_second_waits(one):
    one.clock.now += 60
    for number in range(8):
        assert isinstance(await one.channel.gateway.send(letter("x", number)), Sent)
    assert sum(one.clock.slept) == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize("status", ["own", "200"])
def test_a_bot_whose_token_is_lost_stops_alone_and_the_admin_hears_of_it(status):
    @street(LAN, QUAN, tokens=(TOKEN, OTHER), status=status)
    async def scene(one):
        await one.say(MAI, f"lien ket {one.code(MAI)}", token=OTHER)
        del one.zalo.tokens[TOKEN]
        await one.pollers[TOKEN].run()
        assert "Không có việc nào" in await one.say(MAI, "việc", token=OTHER)
        [(chat, body)] = one.rows(WARNED)
        assert chat == "ADMIN"  # his console chat: the bot cannot carry the news itself
        assert f'"bot":"{BOT}","trouble":"token"' in body
        outcome = await one.channel.gateway.send(letter("x"))
        assert outcome == TryLater(why="the token is not accepted", wait=3600.0)

    scene()


@street(LAN, QUAN)
async def test_a_token_lost_while_sending_stops_the_bot_too(one):
    one.zalo.say(LAN, "việc")
    await one.poll()
    del one.zalo.tokens[TOKEN]
    await one.office.settle()
    assert one.rows(LETTERS) == [("queued", "401 Unauthorized", 1)]
    assert [chat for chat, _ in one.rows(WARNED)] == ["ADMIN"]


@street(LAN)
async def test_neither_token_nor_address_is_told_in_errors(one):
    del one.zalo.tokens[TOKEN]
    with pytest.raises(CallRefused) as refused:
        await one.pollers[TOKEN].poll()
    await one.zalo.runner.cleanup()
    with pytest.raises((CallLost, NotCalled)) as lost:
        await one.pollers[TOKEN].poll()
    for error in (refused.value, lost.value):
        shown = repr(error) + repr(error.__cause__) + str(one.channel._mouths)
        assert "AbCdEf" not in shown
        assert error.__suppress_context__ or error.__context__ is None


@street(LAN)
async def test_a_webhook_of_somebody_else_is_left_alone_and_told(one):
    one.zalo.webhooks[TOKEN] = {"url": "https://elsewhere.example/hook"}
    await one.begin()
    with pytest.raises(BroughtElsewhere):
        await one.pollers[TOKEN].poll()
    assert one.zalo.webhooks != {}


@street(LAN)
async def test_our_own_webhook_is_taken_away_for_polling(one):
    one.zalo.webhooks[TOKEN] = {"url": f"{one.public}/zalo/webhook/{BOT}"}
    await one.begin()
    assert "Không có việc nào" in await one.say(LAN, "việc")
    assert one.zalo.webhooks == {}


@street(LAN)
async def test_a_webhook_set_in_the_meantime_is_noticed(one):
    one.zalo.webhooks[TOKEN] = {"url": "https://elsewhere.example/hook"}
    with pytest.raises(CallRefused):
        await one.pollers[TOKEN].poll()
    with pytest.raises(BroughtElsewhere):
        await one.pollers[TOKEN].poll()


@street(LAN)
async def test_one_process_of_a_machine_listens_with_a_token(one):
    place = one.zalo.base, TOKEN
    with OneEar(*place):
        with pytest.raises(TokenInUseError), OneEar(*place):
            pass
        with OneEar("http://elsewhere.example", TOKEN):
            pass
        with pytest.raises(TokenInUseError):
            await one.pollers[TOKEN]._forever()
    with OneEar(*place):
        pass


@street(LAN, QUAN, most=1000)
async def test_digests_go_first_then_reminders_and_answers_and_work_never(one):
    """The month's messages: 80% tells the admin, 90% and 95% leave out, 100% tells again."""
    send = one.channel.gateway.send
    number = 0

    async def went(used):
        nonlocal number
        await one.ledger.spend(BOT, sent=used - (await spent()))
        found = []
        for priority in (Priority.BROADCAST, Priority.REMINDER, Priority.WORK, Priority.ANSWER):
            number += 1
            one.clock.now += 60
            outcome = await send(letter("x", number, priority=priority))
            found.append(isinstance(outcome, Sent))
        return found

    async def spent():
        [(used,)] = one.rows("SELECT sent + received FROM zalo_month")
        return used

    assert await went(700) == [True, True, True, True]
    assert await went(896) == [True, True, True, True]
    assert await went(910) == [False, True, True, True]
    assert await went(950) == [False, False, True, True]
    assert await went(1000) == [False, False, True, True]
    await one.office.settle()
    steps = [body for _, body in one.rows(WARNED)]
    assert len(steps) == 4
    one.town.now += dt.timedelta(days=8)
    assert isinstance(await send(letter("x", 99, priority=Priority.BROADCAST)), Sent)


@street(LAN, QUAN)
async def test_when_zalo_says_that_the_quota_is_spent_letters_wait_longer_and_longer(one):
    one.zalo.quota = one.zalo.spent[TOKEN]
    send = one.channel.gateway.send
    assert (await send(letter("x"))).wait == 15 * 60
    calls = len(one.zalo.calls)
    assert (await send(letter("x"))).wait == 15 * 60
    assert isinstance(await send(letter("x", 2, priority=Priority.BROADCAST)), Refused)
    assert len(one.zalo.calls) == calls
    one.town.now += dt.timedelta(minutes=15)
    assert (await send(letter("x"))).wait == 30 * 60
    one.zalo.quota = None
    one.town.now += dt.timedelta(minutes=30)
    assert isinstance(await send(letter("x")), Sent)
    await one.office.settle()
    assert [chat for chat, _ in one.rows(WARNED)] == ["ADMIN"]


@street(BINH, LAN)
async def test_a_chat_that_fails_holds_up_no_other(one):
    one.zalo.faults.append(Fault("sendMessage", "403", chat=LAN))
    one.zalo.say(LAN, "việc")
    assert "Không có việc nào" in await one.say(BINH, "việc")
    assert one.told(LAN) == ""
