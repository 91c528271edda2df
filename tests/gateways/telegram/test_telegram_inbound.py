"""What aiogram makes of an update, what has to be known before, and how long texts are cut."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateways.parts import split, units
from bot.gateways.port import Button, Undecodable
from bot.gateways.telegram.account import Account, TokenError, account_of
from bot.gateways.telegram.api import Me
from bot.gateways.telegram.buttons import carried, rows
from bot.gateways.telegram.inbound import decode
from bot.gateways.telegram.peek import NotAnUpdate, peek

ME = Me(id=700100, username="viec_thu_bot")
RECEIVED = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
LAN = {"id": 1002, "is_bot": False, "first_name": "Lan"}
PRIVATE = {"id": 1002, "type": "private", "first_name": "Lan"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Phòng"}


def message(text="việc", chat=PRIVATE, **more):
    inner = {"message_id": 1, "date": 1_795_000_000, "chat": chat, "from": LAN, "text": text}
    return {"update_id": 5, "message": inner | more}


def pressed(data, **more):
    query = {"id": "77", "from": LAN, "chat_instance": "1", "data": data}
    return {"update_id": 6, "callback_query": query | more}


def read(update):
    return decode(json.dumps(update), RECEIVED)


def look(update):
    return peek(json.dumps(update).encode(), ME)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("việc", "việc"),
        ("/viec 12", "viec 12"),
        ("/viec@viec_thu_bot 12", "viec 12"),
        ("/gia_han 12 đến 5/12", "gia han 12 đến 5/12"),
        ("/bc\n12 70%", "bc 12 70%"),
        ("/start 123456", "liên kết 123456"),
        ("/start", "giúp"),
        ("/", ""),
        ("a/b <i>&amp;</i>", "a/b <i>&amp;</i>"),
    ],
)
def test_what_is_typed_is_understood_without_telegrams_own_signs(typed, understood):
    assert read(message(typed)).text == understood


def test_the_time_of_a_message_is_telegrams_stamp_and_that_of_a_press_its_arrival():
    assert read(message()).said == dt.datetime.fromtimestamp(1_795_000_000, dt.UTC)
    found = read(pressed("v1:31:2"))
    assert (found.said, found.question, found.pressed) == (RECEIVED, 31, 2)
    assert found.chat == "1002"


def test_in_a_group_the_sender_is_who_wrote_and_the_mention_is_taken_off():
    entity = {"type": "mention", "offset": 0, "length": 13}
    found = read(message("@viec_thu_bot, lịch", GROUP, entities=[entity]))
    assert (found.text, found.chat, found.sender, found.private) == (
        "lịch", "-100500", "1002", False,
    )  # fmt: skip
    shown = {"message_id": 9, "date": 1, "chat": GROUP}
    assert read(pressed("v1:31:2", message=shown)).sender == "1002"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "[]",
        "{}",
        '{"update_id": 5, "poll": {}}',
        json.dumps(message(date="yesterday")),
        json.dumps(pressed("v1:x:2")),
        json.dumps(pressed("v2:1:2")),
        json.dumps(pressed("")),
        json.dumps({"update_id": 6, "callback_query": {"id": "1", "from": LAN}}),
    ],
)
def test_what_cannot_be_read_is_undecodable(raw):
    with pytest.raises(Undecodable):
        decode(raw, RECEIVED)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_nothing_that_comes_breaks_the_look_at_it(raw):
    try:
        peek(raw, ME)
    except NotAnUpdate:
        return


def test_what_is_nested_beyond_reason_stops_nothing():
    deep = "[" * 3000 + "]" * 3000
    raw = '{"update_id": 5, "message": {"text": "MẬT", "chat": ' + deep + "}}"
    try:
        found = peek(raw.encode(), ME)
    except NotAnUpdate:
        return
    assert "MẬT" in found.update.text


def test_a_look_finds_key_chat_and_every_word_that_was_typed():
    quoted = {"message_id": 1, "date": 1, "chat": PRIVATE, "caption": "cũ"}
    found = look(message("mới", reply_to_message=quoted, document={"file_name": "a.docx"}))
    assert found.update.key == "5"
    assert found.update.chat == "1002"
    assert set(found.update.text.split("\n")) == {"mới", "cũ", "a.docx"}
    assert look(pressed("v1:1:1")).press == "77"


def test_a_button_carries_few_bytes_however_large_its_numbers():
    button = Button(number=99, words="Giao", question=2**63)
    assert len(carried(button).encode()) <= 64
    found = read(pressed(carried(button)))
    assert (found.question, found.pressed) == (2**63, 99)


def test_short_choices_stand_side_by_side_and_long_ones_one_a_row():
    short = [Button(number=n, words=words, question=1) for n, words in ((1, "Giao"), (0, "Bỏ"))]
    assert rows(short) == [short]
    long = [Button(number=n, words="Soạn tờ trình phân bổ vốn", question=1) for n in (1, 2)]
    assert rows(long) == [[long[0]], [long[1]]]
    assert rows([]) == []


@given(st.text(alphabet="aệ \n😀e\u0323\u0302👩\u200d💻", max_size=300), st.integers(4, 40))
def test_a_long_text_is_cut_into_parts_that_fit_and_nothing_is_lost(text, limit):
    parts = split(text, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert len(parts) == 1 or all(part.strip() for part in parts)


def test_a_text_is_cut_at_lines_before_words_and_at_words_before_letters():
    assert split("một hai\nba bốn", 10) == ("một hai", "ba bốn")
    assert split("một hai ba", 8) == ("một hai", "ba")
    assert split("e\u0323" * 4, 5) == ("e\u0323" * 2, "e\u0323" * 2)


def test_a_token_is_checked_and_never_shown():
    account = account_of("123456:AAF-abc_9")
    assert account == Account("123456", "123456:AAF-abc_9")
    assert "AAF" not in repr(account)
    for wrong in ("", "xyz", "654321", "12:AAF", "123456:AA F", "123456:AAF/../x"):
        with pytest.raises(TokenError) as refused:
            account_of(wrong)
        assert not wrong or wrong not in str(refused.value)
