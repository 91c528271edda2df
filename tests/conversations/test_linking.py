"""A chat becomes somebody's by a one-time code, and by nothing else."""

import random

from core.kernel.transaction import Tx
from core.people import actions
from core.people import store as people


def code_for(town, code="CB04"):
    def make(connection):
        office = people.offices(connection)[0]
        whose = people.by_code(connection, office.id, code)
        tx = Tx(connection, town.now, 0, random.Random(7))
        return actions.make_code(tx, whose)

    return town.database.write_now(make)


def test_a_code_links_a_chat_and_greets_its_person(town):
    code = code_for(town)
    assert len(code) == 6
    told = town.say("phone", f"lien ket {code}")
    assert told.startswith("Chào chị Nguyễn Thị Lan, Sở Thử.")
    town.given()
    town.say("phone", "việc")
    assert town.rows("SELECT count(*) FROM letter WHERE chat = 'phone'") > [(0,)]


def test_letters_go_to_the_chat_used_last_and_answers_to_where_one_asked(town):
    code = code_for(town)
    town.say("phone", f"liên kết {code}")
    town.wind(minutes=1)
    town.say("phone", "việc")
    town.told("LAN")
    town.given()
    assert "Anh Bình giao NV-1" in town.told("phone")
    assert town.told("LAN") == ""
    assert town.say("LAN", "việc").startswith("Việc của chị: 1")


def test_a_code_is_good_once_and_for_a_quarter_of_an_hour(town):
    code = code_for(town)
    town.say("phone", f"liên kết {code}")
    assert "Mã không dùng được" in town.say("other", f"liên kết {code}")
    late = code_for(town)
    town.wind(minutes=16)
    assert "Mã không dùng được" in town.say("third", f"liên kết {late}")


def test_a_newer_code_ends_the_older_one(town):
    older = code_for(town)
    town.wind(seconds=1)
    newer = code_for(town)
    if older != newer:
        assert "Mã không dùng được" in town.say("phone", f"liên kết {older}")
    assert "Chào" in town.say("phone", f"liên kết {newer}")


def test_five_wrong_codes_have_to_wait_and_the_right_one_too(town):
    code = code_for(town)
    for wrong in ("000001", "000002", "000003", "000004", "000005"):
        assert "Mã không dùng được" in town.say("phone", f"liên kết {wrong}")
    assert "quá nhiều lần" in town.say("phone", f"liên kết {code}")
    town.wind(minutes=16)
    assert "Chào" in town.say("phone", f"liên kết {code_for(town)}")


def test_the_code_is_not_kept_as_it_is(town):
    code = code_for(town)
    assert code not in str(town.rows("SELECT * FROM link_code"))


def test_a_departed_person_has_no_chat(town):
    town.rows("UPDATE person SET departed = 1 WHERE code = 'CB04' RETURNING id")
    assert town.say("LAN", "việc") == ""


def test_a_chat_that_gets_another_person_forgets_the_first(town):
    code = code_for(town, "CB07")
    assert "Vũ Thị Mai" in town.say("LAN", f"liên kết {code}")
    town.given()
    assert town.told("LAN") == ""
