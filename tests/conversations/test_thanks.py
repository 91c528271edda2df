"""cảm ơn: to both, tied to a task, so many a month, never scored."""

from core.people import store as people
from core.people.rules import Role
from tests.conversations.town import NAME


def done(town):
    town.given()
    town.say("LAN", "xong 1")
    for code in ("LAN", "BINH"):
        town.told(code)


def test_thanks_go_to_both_in_the_givers_words(town):
    done(town)
    given = town.say("BINH", "cảm ơn Lan 1 số liệu rất kịp")
    assert given.startswith("Đã gửi lời cảm ơn tới chị Lan về NV-1. Tháng này còn 9 lần.")
    told = town.told("LAN")
    assert told == "Anh Bình cảm ơn chị về NV-1: soạn tờ trình\n“số liệu rất kịp”"
    assert town.rows("SELECT words FROM thanks") == [("số liệu rất kịp",)]


def test_thanks_without_a_name_go_to_those_who_do_the_task_and_upwards_too(town):
    done(town)
    assert "chị Lan" in town.say("BINH", "cam on 1 lam rat tot")
    assert "“lam rat tot”" in town.told("LAN")
    assert "anh Bình" in town.say("LAN", "cảm ơn anh Bình việc 1 đã hướng dẫn")
    assert "“đã hướng dẫn”" in town.told("BINH")


def test_a_reply_ties_the_thanks_to_its_task(town):
    town.given()
    town.say("LAN", "xong 1")
    told = town.say("BINH", "cảm ơn Lan số liệu rất kịp", about="trình NV-1")
    assert "Đã gửi lời cảm ơn tới chị Lan về NV-1" in told
    assert "“số liệu rất kịp”" in town.told("LAN")


def test_without_a_task_it_is_asked_and_a_plain_thank_you_stays_courtesy(town):
    done(town)
    asked = town.say("BINH", "cảm ơn Lan số liệu rất kịp")
    assert asked.startswith("Việc nào?\n1 NV-1")
    assert town.say("BINH", "1").startswith("Đã gửi lời cảm ơn tới chị Lan về NV-1")
    assert town.say("BINH", "cảm ơn em nhé").startswith("Không có gì")
    assert town.say("BINH", "cảm ơn").startswith("Không có gì")


def test_the_months_thanks_come_to_an_end_and_begin_anew(town):
    done(town)
    assert town.say("ADMIN", "cảm ơn mức 2").startswith("Từ nay mỗi người gửi được 2")
    for _ in range(2):
        assert town.say("BINH", "cảm ơn Lan 1").startswith("Đã gửi lời cảm ơn")
    assert town.say("BINH", "cảm ơn Lan 1").startswith("Tháng này anh đã gửi đủ 2")
    town.wind(days=10)
    assert "còn 1 lần" in town.say("BINH", "cảm ơn Lan 1")
    assert town.rows("SELECT count(*) FROM thanks") == [(3,)]


def test_only_an_admin_sets_the_quota(town):
    town.say("BINH", "cảm ơn mức 2")
    assert town.rows("SELECT thanks_a_month FROM office") == [(10,)]


def test_nobody_is_thanked_for_what_he_had_no_part_in(town):
    done(town)
    assert "không có phần trong NV-1" in town.say("BINH", "cảm ơn Hoàng Thị Hoa 1")
    assert town.say("MAI", "cảm ơn Lan 1").startswith("Không thấy NV-1")
    assert town.rows("SELECT count(*) FROM thanks") == [(0,)]


def test_thanks_change_no_score_and_are_in_no_tasks_history(town):
    done(town)
    before = town.say("LAN", "điểm")
    town.say("BINH", "cảm ơn Lan 1 rất kịp")
    town.told("LAN")
    assert town.say("LAN", "điểm") == before
    assert "cảm ơn" not in town.say("LAN", "việc 1")


def with_tuan(town):
    """Let a Tuấn join the unit of Bình, with a task of his own behind Lan's."""

    def join(connection):
        office = people.by_chat(connection, NAME, NAME, "BINH").office_id
        unit = next(one for one in people.units(connection, office) if one.code == "TCCB")
        person = people.add_person(connection, office, "CB77", "Lê Anh Tuấn", "nam")
        people.add_post(connection, office, person, unit.id, Role.OFFICIAL, "", town.now)
        people.link_chat(
            connection, people.person_of(connection, person), NAME, NAME, "TUAN", town.now
        )
        people.count_import(connection, office)

    town.database.write_now(join)


def test_a_name_that_is_also_a_week_is_thanked_or_nobody_is(town):
    done(town)
    with_tuan(town)
    assert "Anh Tuấn không có phần trong NV-1" in town.say("LAN", "cam on tuan 1")
    assert town.rows("SELECT count(*) FROM thanks") == [(0,)]
    number = town.given(to="Tuấn", title="lập kế hoạch")
    assert f"tới anh Tuấn về NV-{number}" in town.say("BINH", f"cam on tuan {number} rat kip")
    town.say("TUAN", f"xong {number}")
    town.told("TUAN")
    assert "dành cho người khác" in town.say("TUAN", f"cam on tuan {number}")


def test_a_word_that_is_nobodys_name_thanks_nobody(town):
    done(town)
    answer = town.say("LAN", "cảm ơn Hùng 1")
    assert "Không thấy ai tên" in answer
    assert "Không thấy ai tên" in town.say("LAN", "cam on tuan 1")
    assert town.rows("SELECT count(*) FROM thanks") == [(0,)]


def test_thanks_to_oneself_get_kind_words(town):
    done(town)
    assert "dành cho người khác" in town.say("LAN", "cảm ơn Lan 1")
