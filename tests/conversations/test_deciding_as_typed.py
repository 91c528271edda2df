"""Decisions, later deadlines, powers and departures as people type them."""

import pytest

from tests.conversations.town import Town


def handed_in(town, count):
    for number in range(1, count + 1):
        town.say("BINH", f"giao Lan báo cáo số {number}, hạn 4/12 !")
        town.say("LAN", f"xong {number}")
    town.say("BINH", "việc chờ tôi")


@pytest.mark.parametrize("typed", ["duyệt hết", "duyet tat ca", "Duyệt tất cả nhé", "accept all"])
def test_accepting_all_shows_the_list_once_and_does_nothing_unasked(town, typed):
    handed_in(town, 2)
    shown = town.say("BINH", typed)
    assert "Nghiệm thu NV-1" in shown
    assert "Nghiệm thu NV-2" in shown
    assert "1 Làm" in shown
    assert town.rows("SELECT count(*) FROM task WHERE state = 'accepted'") == [(0,)]


def test_accepting_all_without_a_list_shows_what_waits(town):
    handed_in(town, 1)
    town.say("BINH", "tải tin")
    assert "Chờ anh quyết: 1" in town.say("BINH", "duyệt hết")


def test_ok_parts_a_line_of_decisions(town):
    handed_in(town, 3)
    shown = town.say("BINH", "1 ok, 2 ok, 3 trả thiếu số liệu")
    assert shown.count("Nghiệm thu") == 2
    assert "Trả lại NV-3" in shown
    assert "thiếu số liệu" in shown


def test_a_deadline_is_moved_by_so_many_days(town):
    town.say("BINH", "giao Lan báo cáo quý, hạn 4/12 !")
    assert "17:00 thứ Ba 8/12/2026" in town.say("BINH", "gia hạn 1 thêm 2 ngày làm việc")
    assert "17:00 thứ Sáu 11/12/2026" in town.say("BINH", "gia han 1 them 1 tuan")
    assert "17:00 thứ Hai 7/12/2026" in town.say("BINH", "đổi hạn 1 sang 7/12")
    assert "Nhắn: gia hạn 1 đến 5/12" in town.say("BINH", "gia hạn 1 thêm ít hôm")


def test_a_report_without_a_number_offers_only_what_is_being_done(town):
    handed_in(town, 1)
    town.say("BINH", "giao Lan rà soát hồ sơ, hạn 4/12 !")
    asked = town.say("LAN", "bc 70%")
    assert "NV-1" not in asked.split("Việc nào?")[-1]


def test_a_staff_code_that_begins_like_a_unit_is_a_person():
    town = Town()
    town.database.write_now(
        lambda connection: connection.exec_driver_sql(
            "UPDATE person SET code = 'TCCB03' WHERE code = 'CB04'"
        )
    )
    town.say("BINH", "giao Lan rà soát hồ sơ, hạn 4/12 !")
    assert "Việc của chị Lan" in town.say("BINH", "việc của TCCB03")
    town.say("BINH", "uy quyen cho Lan")
    shown = town.say("BINH", "đến hết tuần")
    assert "Ủy quyền duyệt việc cho chị Nguyễn Thị Lan" in shown
    assert "TCCB03" not in shown
    town.database.close()


def test_a_departure_by_name_is_asked_with_the_code(town):
    assert "Gõ CB04 để làm" in town.say("ADMIN", "cho thôi Lan")
    assert "Chọn ai?" in town.say("ADMIN", "cho nghỉ việc Hoa")
    assert "Gõ CB05 để làm" in town.say("ADMIN", "2")
    assert "cho thôi việc CB07" in town.say("ADMIN", "cho thôi Xyz")
    assert "Gõ" not in town.say("BINH", "cho thôi Lan")


def test_the_burden_is_one_count_wherever_it_is_told(town):
    town.given()
    town.say("LAN", "việc")
    told = town.say("LAN", "tải tin")
    got = int(told.split("nhận ")[1].split(" tin")[0])
    card = town.say("LAN", "tuần")
    assert f"Nhận {got + 1} tin" in card


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("BINH", "cảm ơn Khang 1"),
        ("LAN", "xếp loại"),
        ("LAN", "chấm Hoàng Thị Hoa"),
        ("LAN", "rút kiến nghị"),
        ("LAN", "chấm"),
        ("ADMIN", "đơn vị hết CB03"),
    ],
)
def test_every_answer_opens_with_a_capital(town, who, line):
    town.given()
    town.told(who)
    answer = town.say(who, line)
    opening = answer.split("\n---\n")[-1].lstrip('“"')[0]
    assert opening == opening.upper(), answer
