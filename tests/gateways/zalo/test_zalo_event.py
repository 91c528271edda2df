"""What is made of an event of Zalo, and what of an answer."""

import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateways.port import Undecodable
from bot.gateways.zalo.account import Account, TokenError, account_of
from bot.gateways.zalo.answers import (
    CallLost,
    CallRefused,
    Me,
    events_of,
    me_of,
    result_of,
    verified_of,
)
from bot.gateways.zalo.event import NotAnEvent, decode, peek
from tests.gateways.zalo.emulator import TOKEN

RECEIVED = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
SAID = RECEIVED - dt.timedelta(seconds=5)
NAMES = ("Bot Việc Thử", "Bot Việc")


def event(text="việc", name="message.text.received", **more):
    message = {
        "from": {"id": "6ede", "display_name": "Ted", "is_bot": False},
        "chat": {"id": "6ede", "chat_type": "PRIVATE"},
        "text": text,
        "message_id": "2d75",
        "date": int(SAID.timestamp() * 1000),
    }
    return {"event_name": name, "message": message | more}


def look(found, at=RECEIVED):
    return peek(json.dumps(found).encode(), at)


def read(found):
    return decode(json.dumps(found), RECEIVED, NAMES)


def test_an_event_is_wrapped_or_bare_alone_or_with_others():
    bare = event()
    for brought in (bare, {"ok": True, "result": bare}, [bare], {"ok": True, "result": [bare]}):
        assert [json.loads(one) for one in events_of(brought)] == [bare]
    assert events_of({"ok": True, "result": None}) == events_of(None) == events_of([7]) == []


def test_a_message_counts_at_zalos_own_time_in_milliseconds():
    assert read(event()).said == SAID
    assert read(event(date=None)).said == RECEIVED
    assert read(event(date=1749632)).said == RECEIVED
    assert read(event(date=str(int(SAID.timestamp() * 1000)))).said == SAID


def test_the_same_message_has_the_same_key_and_another_another():
    assert look(event()).key == look(event(display_name="Té")).key
    others = [event(message_id="x"), event(name="message.image.received")]
    others.append(event(**{"from": {"id": "7"}}))
    assert len({look(one).key for one in [event(), *others]}) == 4


def test_a_message_without_a_name_is_the_same_within_its_minute():
    found = event(message_id=None)
    later = RECEIVED + dt.timedelta(seconds=59)
    assert look(found).key == look(found, later).key
    assert look(found).key != look(found, RECEIVED + dt.timedelta(minutes=1)).key
    assert look(found).key != look(event("khác", message_id=None)).key


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@Bot Việc Thử xem", "xem"),
        ("  @bot việc thử: xem", "xem"),
        ("@Bot Việc, xem", "xem"),
        ("@Bot Khác xem", "@Bot Khác xem"),
        ("xem @Bot Việc", "xem @Bot Việc"),
    ],
)
def test_in_a_group_the_name_that_calls_the_bot_is_taken_off(text, left):
    found = read(event(text, chat={"id": "g1", "chat_type": "GROUP"}))
    assert (found.text, found.chat, found.sender, found.private) == (left, "g1", "6ede", False)


@pytest.mark.parametrize(
    "more",
    [
        {"photo_url": "https://p.vn/1"},
        {"photo": "https://p.vn/1"},
        {"photo": {"url": "https://p.vn/1"}},
    ],
)
def test_a_picture_is_found_under_each_name_it_goes_by(more):
    found = event("", "message.image.received", caption="xong 12", **more)
    [file] = read(found).files
    assert file.remote == "https://p.vn/1"
    assert read(found).text == "xong 12"


@pytest.mark.parametrize(
    "found",
    [
        event(text=7),
        event(date={}),
        event(date="x"),
        event(chat={}, **{"from": {}}),
        event(chat={"id": "g", "chat_type": "GROUP"}, **{"from": None}),
        {"event_name": "message.text.received"},
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(found):
    with pytest.raises(Undecodable):
        read(found)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"7", b"\xff", b"[" * 5000])
def test_what_is_no_object_is_refused_at_the_door(raw):
    with pytest.raises(NotAnEvent):
        peek(raw, RECEIVED)


words = st.text("abé1{:@ \n\0", max_size=9)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner),
    max_leaves=9,
)
FIELDS = ("event_name", "message", "from", "chat", "id", "text", "date", "message_id", "chat_type")


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_whatever_comes_is_stored_passed_over_or_undecodable_and_nothing_else(message):
    found = {"event_name": "message.text.received", "message": message}
    update = look(found)
    assert update is None or update.key
    with contextlib.suppress(Undecodable):
        assert read(found).chat


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, {"ok": False, "description": "Unauthorized", "error_code": 401}, 401),
        (401, {"ok": False, "description": "Unauthorized", "error_code": 401}, 401),
        (200, {"ok": False, "errorCode": 426}, 426),
        (408, {"ok": False, "description": "Request timeout", "error_code": 408}, 408),
        (404, {"ok": False}, 404),
        (502, b"<html>bad gateway</html>", 502),
        (403, b"<html>a wall</html>", 502),
        (404, b"<html>not here</html>", 502),
    ],
)
def test_the_body_decides_before_the_status(status, body, code):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(CallRefused) as refused:
        result_of("m", status, raw)
    assert refused.value.code == code


def test_a_yes_is_a_yes_under_any_status():
    assert result_of("m", 500, b'{"ok":true,"result":{"a":1},"error_code":0}') == {"a": 1}
    assert result_of("m", 200, b'{"ok":true}') is None


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"ok'])
def test_an_answer_that_says_neither_is_lost(body):
    with pytest.raises(CallLost):
        result_of("m", 200, body)


def test_who_a_bot_is():
    shown = {"id": "1", "account_name": "bot.a", "can_join_groups": True}
    assert me_of(shown, "9") == Me(id="1", name="bot.a", groups=True)
    assert me_of(shown | {"display_name": "Bot A"}, "9").name == "Bot A"
    assert me_of({}, "9") == Me(id="9", name="", groups=False), "its token knows its number"
    with pytest.raises(CallLost):
        me_of(None, "9")


def test_what_zalo_found_at_our_address():
    assert verified_of({"url": "x"}).ok
    failed = verified_of({"verification": {"ok": False, "outcome": "webhook.err.tls"}})
    assert (failed.ok, failed.outcome) == (False, "webhook.err.tls")


def test_a_token_is_never_shown():
    found = account_of(TOKEN)
    assert found.id == "1459232241454765289"
    assert "AbCd" not in repr(found)
    for wrong in ("", "x", "12:", ":abc", "1459 232:abcdef", "1459:ab/../c"):
        with pytest.raises(TokenError) as error:
            account_of(wrong)
        assert not wrong or wrong not in str(error.value)
    assert Account("1", "2") != found
