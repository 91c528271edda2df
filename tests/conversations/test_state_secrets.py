"""Nothing of a text that carries a degree of secrecy is stored anywhere: not a word of it."""

import asyncio
import json
import logging

import pytest

from bot.folder import Folder
from bot.gateways.telegram.api import Me
from bot.gateways.telegram.peek import peek
from tests.conversations.town import Town

WORDS = "thủy điện Alpha"
SECRET = f"TỐI MẬT: phương án bảo vệ {WORDS}"
PERSON = {"id": 5, "is_bot": False, "first_name": "Lan"}


@pytest.fixture
def town(tmp_path):
    made = Town(folder=Folder(tmp_path / "files"), path=tmp_path / "viec.db")
    yield made
    made.database.close()


def everything(tmp_path):
    """Give every byte that was written: the database, its log, the files, their names."""
    found = [one for one in tmp_path.rglob("*") if one.is_file()]
    return b"\n".join([one.read_bytes() for one in found] + [str(one).encode() for one in found])


def nothing_of_it(tmp_path, caplog):
    written = everything(tmp_path) + caplog.text.encode()
    escaped = json.dumps(WORDS).strip('"').encode()
    return WORDS.encode() not in written and escaped not in written


@pytest.mark.parametrize(
    "typed",
    [
        SECRET,
        f"bc 1 70% {SECRET}",
        f"giao Lan {SECRET}, hạn thứ 6",
        f"xong 1 độ mật: mật, {WORDS}",
        f"tìm MẬT {WORDS}",
        f"cảm ơn Lan 1 TUYỆT MẬT {WORDS}",
    ],
)
def test_a_typed_line_is_refused_and_leaves_no_trace(town, tmp_path, caplog, typed):
    caplog.set_level(logging.DEBUG)
    town.given()
    town.told("LAN")
    assert "không được lưu" in town.say("LAN", typed)
    assert nothing_of_it(tmp_path, caplog)
    assert town.rows("SELECT count(*) FROM inbox WHERE raw IS NULL AND state = 'secret'") == [(1,)]


@pytest.mark.parametrize(
    "message",
    [
        {"text": SECRET},
        {"photo": [], "caption": SECRET},
        {"document": {"file_id": "x", "file_name": f"MẬT {WORDS}.pdf"}},
        {"text": "xong", "reply_to_message": {"message_id": 1, "text": SECRET}},
        {"text": "xong", "quote": {"text": SECRET, "position": 0}},
        {"poll": {"question": SECRET, "options": []}},
    ],
)
def test_captions_names_of_files_and_quoted_texts_leave_no_trace(town, tmp_path, caplog, message):
    caplog.set_level(logging.DEBUG)
    chat = {"id": 5, "type": "private"}
    whole = {"message_id": 9, "date": 0, "chat": chat, "from": PERSON} | message
    raw = json.dumps({"update_id": 77, "message": whole}, ensure_ascii=False).encode()
    update = peek(raw, Me(id=1, username="viec_bot")).update
    asyncio.run(town.office.hear("telegram", "1", [update]))
    assert nothing_of_it(tmp_path, caplog)
    assert town.rows("SELECT state, raw FROM inbox ORDER BY id DESC LIMIT 1") == [("secret", None)]


@pytest.mark.parametrize(
    "typed",
    [
        f"giao Lan soan bao cao {WORDS} theo van ban TOI MAT, han thu 6",
        f"bc 1 70% cong van tuyet mat {WORDS}",
        f"xong 1 do mat: toi mat {WORDS}",
        f"giao Lan soạn phương án {WORDS}, văn bản tối mật, hạn thứ 6",
        f"bc 1 70% toi mat nua buoi lam {WORDS}",
        f"bc 1 {WORDS} TAI LIEU MAT",
        f"bc 1 70% CV số 12 (Mật) {WORDS}",
    ],
)
def test_a_mark_without_its_diacritics_is_asked_about_and_leaves_no_trace(
    town, tmp_path, caplog, typed
):
    caplog.set_level(logging.DEBUG)
    town.given()
    town.told("LAN")
    asked = town.say("LAN", typed)
    assert "không lưu gì" in asked
    assert "Đó có phải dấu mật không?" in asked
    assert "viết lại có dấu" in asked
    assert nothing_of_it(tmp_path, caplog)
    assert town.rows("SELECT count(*) FROM inbox WHERE raw IS NULL AND state = 'secret'") == [(1,)]


@pytest.mark.parametrize(
    "words",
    [
        "bao mat",
        "cap lai cho toi mat khau",
        "tôi mất nửa buổi",
        "ly do mat: mang hong",
        "mat do",
        "mat 3 ngay cho ho so mat bang",
    ],
)
def test_what_is_no_mark_is_not_asked_about(town, words):
    town.given()
    town.told("LAN")
    assert "NV-1: 70%" in town.say("LAN", f"bc 1 70% {words}")


def test_words_that_only_sound_like_it_are_kept(town, tmp_path):
    town.given()
    town.told("LAN")
    assert "NV-1: 70%" in town.say("LAN", f"bc 1 70% bảo mật hệ thống, mật khẩu mới, {WORDS}")
    assert WORDS.encode() in everything(tmp_path)
