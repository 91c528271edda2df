"""What a letter becomes at Telegram: one message or several, pictures, and going on after a stop."""

import asyncio
import datetime as dt

import pytest

from bot.gateways.one_ear import OneEar, TokenInUseError
from bot.gateways.port import Button, Outgoing, Picture, Refused, Sent, TryLater, Unsure
from bot.gateways.telegram.api import CallRefused
from bot.views.page import fit
from tests.gateways.telegram.emulator import TOKEN, Fault
from tests.gateways.telegram.street import BOT, LAN, street

AT = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
LONG = "\n".join(f"{number}. {'việc ' * 30}" for number in range(60))
BUTTONS = (Button(number=1, words="Làm", question=4), Button(number=0, words="Bỏ", question=4))


def letter(text, number=1, **more):
    return Outgoing(letter=number, chat=str(LAN), text=text, at=AT, bot=BOT, **more)


async def drawn(notice, body, language, dark):
    return PNG


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def whole(messages):
    return "".join("".join(one.text for one in messages).split())


@street(LAN)
async def test_a_long_letter_comes_in_parts_with_the_buttons_under_the_last(one):
    one.told(LAN)
    sent = await one.channel.gateway.send(letter(LONG, buttons=BUTTONS))
    messages = one.telegram.told(LAN)
    assert len(messages) == 3
    assert whole(messages) == whole([letter(LONG)])
    assert [one.labels for one in messages] == [[], [], ["1 Làm", "0 Bỏ"]]
    *parts, last = (str(one.id) for one in messages)
    assert sent == Sent(remote_id=last, parts=tuple(parts))


@pytest.mark.parametrize(("kind", "outcome"), [("500", TryLater), ("drop before", Unsure)])
def test_a_letter_that_was_interrupted_goes_on_where_it_was(kind, outcome):
    @street(LAN)
    async def scene(one):
        one.told(LAN)
        one.telegram.faults.append(Fault("sendMessage", kind, after=1))
        broken = await one.channel.gateway.send(letter(LONG))
        assert isinstance(broken, outcome)
        [first] = one.telegram.told(LAN)
        assert broken.parts == (str(first.id),)
        assert isinstance(await one.channel.gateway.send(letter("khác", number=2)), Sent)
        assert one.told(LAN) == "khác"
        await one.begin()
        gone_on = await one.channel.gateway.send(letter(LONG, taken=broken.parts))
        assert isinstance(gone_on, Sent)
        assert len(one.telegram.told(LAN)) == 2

    scene()


@street(LAN)
async def test_words_that_are_too_many_for_a_picture_follow_it(one):
    one.draw = drawn
    await one.begin()
    one.told(LAN)
    picture = Picture(notice="Digest", body="{}", language="vi", caption="")
    text = "việc " * 250
    await one.channel.gateway.send(letter(text, picture=picture, buttons=BUTTONS))
    shown, words = one.telegram.told(LAN)
    assert (shown.text, shown.picture, shown.labels) == ("", PNG, [])
    assert whole([words]) == whole([letter(text)])
    assert words.labels == ["1 Làm", "0 Bỏ"]


@street(LAN)
async def test_a_letter_to_a_bot_or_chat_that_is_none_is_refused(one):
    send = one.channel.gateway.send
    assert await send(letter("x").but(bot="1")) == Refused(why="no token for the bot 1")
    assert await send(letter("x").but(chat="LAN")) == Refused(why="not a chat of Telegram")


@street(LAN)
async def test_a_fourth_message_at_once_waits_and_a_long_wait_goes_back_to_the_queue(one):
    one.clock.now += 60
    for number in range(4):
        assert isinstance(await one.channel.gateway.send(letter("x", number=number)), Sent)
    assert sum(one.clock.slept) == pytest.approx(1.0, abs=0.2)
    one.telegram.faults.append(Fault("sendMessage", "429", wait=30))
    assert (await one.channel.gateway.send(letter("x", number=5))).wait == 30.0
    calls = len(one.telegram.calls)
    assert (await one.channel.gateway.send(letter("x", number=5))).wait > 20.0
    assert len(one.telegram.calls) == calls


@street(LAN)
async def test_what_exceeds_all_parts_is_cut_with_a_mark(one):
    can = one.channel.gateway.capabilities
    text = fit("việc " * 5000, can.text_limit * can.parts)
    one.told(LAN)
    await one.channel.gateway.send(letter(text))
    assert one.told(LAN).endswith("…")


@street(LAN)
async def test_one_process_of_a_machine_listens_with_a_token(one):
    called = len(one.telegram.calls)
    with OneEar(one.telegram.base, TOKEN), pytest.raises(TokenInUseError):
        await one.pollers[TOKEN]._forever()
    assert one.telegram.calls[called:] == []


@street(LAN)
async def test_a_webhook_set_in_the_meantime_is_taken_away_and_nothing_is_lost(one):
    assert await one.pollers[TOKEN].poll() == 0
    one.telegram.webhooks[TOKEN] = {"url": "https://elsewhere.example/hook"}
    one.telegram.say(LAN, "việc")
    with pytest.raises(CallRefused):
        await one.pollers[TOKEN].poll()
    assert await one.pollers[TOKEN].poll() == 1
    assert one.telegram.webhooks == {}


@street(LAN)
async def test_of_two_pollers_of_a_token_telegram_refuses_one_and_nothing_is_lost(one):
    one.telegram.longest_poll = 20.0
    polls = [asyncio.create_task(one.pollers[TOKEN].poll()) for _ in range(2)]
    [refused], waiting = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    assert isinstance(refused.exception(), CallRefused)
    assert refused.exception().code == 409
    one.telegram.say(LAN, "việc")
    assert [await one for one in waiting] == [1]
    one.telegram.longest_poll = 0.0
    await one.settle()
    assert len(one.telegram.told(LAN)) == 1
