"""dữ liệu của tôi: what is kept about oneself, asked for, erased; and the consent taken back."""

import asyncio
import json
import random
from secrets import token_hex

import pytest

from bot.own_data import NOT_GIVEN, about, copy_of, erase
from core.kernel import inbox
from core.kernel.inbox import Heard
from core.kernel.tables import METADATA
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import make_code
from core.reminders import own_data


def lan(connection):
    """Give Lan."""
    return people.by_code(connection, 1, "CB04")


def tx(town, connection):
    """Give a turn of the console."""
    heard = Heard(gateway="console", bot="console", key=token_hex(4), chat="desk", raw="desk")
    return Tx(connection, town.now, inbox.keep(connection, heard, town.now), random.Random(1))


def answer(town, wish):
    """Answer a wish of Lan's as the console does."""

    def work(connection):
        return own_data.answered(tx(town, connection), lan(connection), wish)

    return town.database.write_now(work)


def test_one_sees_what_is_kept_about_oneself(town):
    town.given()
    told = town.say("LAN", "dữ liệu của tôi")
    assert "Viec giữ về chị (Nguyễn Thị Lan, CB04):" in told
    assert "1 việc chị làm, giao hoặc nghiệm thu" in told
    assert "3 Rút đồng ý" in told.replace(".", "")
    assert "Your record" in town.say("LAN", "ngôn ngữ en") + town.say("LAN", "my data")


def test_a_wish_for_a_copy_reaches_the_admin_with_its_date_and_is_noted_once(town):
    town.say("LAN", "du lieu cua toi")
    told = town.say("LAN", "1")
    assert "xin một bản đầy đủ. Quản trị trả lời trước 17:00 thứ Năm 26/11/2026" in told
    told = town.told("ADMIN")
    assert "Chị Nguyễn Thị Lan (TCCB) xin một bản đầy đủ dữ liệu cá nhân" in told
    assert "viec data copy --for CB04" in told
    town.say("LAN", "dữ liệu của tôi")
    assert "Đã ghi từ trước" in town.say("LAN", "1")
    assert town.told("ADMIN") == ""
    assert answer(town, "copy")
    assert not answer(town, "copy")
    asyncio.run(town.office.settle())
    assert "Xong: xin một bản đầy đủ" in town.told("LAN")
    assert "Đã trả lời: xin một bản đầy đủ" in town.say("LAN", "dữ liệu của tôi")


def test_taking_the_consent_back_needs_the_typed_code_and_ends_every_chat(town):
    town.given()
    town.told("LAN")
    town.say("LAN", "dữ liệu của tôi")
    asked = town.say("LAN", "3")
    code = asked.split("Gõ ")[1].split()[0]
    assert "chưa có gì thay đổi" in town.say("LAN", "12345")
    town.say("LAN", "dữ liệu của tôi")
    code = town.say("LAN", "3").split("Gõ ")[1].split()[0]
    assert "Đây là tin cuối" in town.say("LAN", code)
    assert "mã CB04) đã rút đồng ý" in town.told("ADMIN")
    assert "đã được cơ quan cấp mã" in town.say("LAN", "việc")
    town.say("BINH", "giao Lan soạn báo cáo, hạn thứ 6")
    town.say("BINH", "1")
    assert town.told("LAN") == ""


def test_linking_again_is_a_new_consent(town):
    town.say("LAN", "dữ liệu của tôi")
    town.say("LAN", town.say("LAN", "3").split("Gõ ")[1].split()[0])
    code = town.database.write_now(lambda one: make_code(tx(town, one), lan(one)))
    assert "Liên kết là đồng ý" in town.say("LAN", f"liên kết {code}")
    assert "Chị đồng ý bản 1 ngày" in town.say("LAN", "dữ liệu của tôi")
    assert town.rows("SELECT count(*) FROM consent WHERE withdrawn IS NULL") == [(1,)]


def test_a_copy_holds_every_row_about_the_person_and_nothing_that_lets_anybody_in(town):
    town.given()
    town.say("LAN", "bc 1 70% đã xong dự thảo")
    town.say("MAI", "điều riêng của Mai")
    found = json.loads(town.database.write_now(lambda one: copy_of(one, lan(one))))
    assert found["person"][0]["name"] == "Nguyễn Thị Lan"
    assert any("đã xong dự thảo" in row["raw"] for row in found["inbox"])
    assert {row["verb"] for row in found["journal"]} >= {"report"}
    assert "điều riêng của Mai" not in json.dumps(found, ensure_ascii=False)
    assert not NOT_GIVEN & set(found)
    with_people = {one.name for one in METADATA.sorted_tables if about(one)} - NOT_GIVEN
    assert with_people <= set(found)


def test_erasing_empties_texts_and_number_and_leaves_the_work(town):
    town.given()
    town.say("LAN", "bc 1 70% đã xong dự thảo")
    before = town.say("BINH", "việc 1")
    assert town.database.write_now(lambda one: erase(one, lan(one))) >= 1
    assert town.rows("SELECT count(*) FROM inbox WHERE chat = 'LAN' AND raw IS NOT NULL") == [(0,)]
    assert town.rows("SELECT phone FROM person WHERE code = 'CB04'") == [(None,)]
    assert town.say("BINH", "việc 1") == before


@pytest.mark.parametrize("line", ["dữ liệu của Lan", "my data"])
def test_nobody_sees_somebody_elses(town, line):
    assert "CB04" not in town.say("MAI", line)
