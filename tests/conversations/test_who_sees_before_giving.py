"""Giving work as people type it: who may not give sees nothing, and nothing named is dropped."""

import pytest


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("LAN", "giao phòng KT rà soát hồ sơ hạn thứ 6"),
        ("BINH", "giao phòng KT rà soát hồ sơ hạn thứ 6"),
        ("LAN", "giao phòng KT rà soát hồ sơ thứ 2 hàng tuần"),
        ("LAN", "giao Mai, Khang rà soát hồ sơ hạn thứ 6"),
        ("BINH", "giao Lan và Mai rà soát hồ sơ hạn thứ 6"),
    ],
)
def test_whoever_may_not_give_work_there_sees_no_load(town, who, line):
    town.say("KHANG", "giao Mai báo cáo quý, hạn thứ 6 !")
    town.say("GD", "giao Khang báo cáo quý, hạn thứ 6 !")
    answer = town.say(who, line)
    assert "đang giữ" not in answer
    assert "1 Giao" not in answer
    assert "đang giữ" not in town.say(who, "1")
    assert town.rows("SELECT count(*) FROM task") == [(2,)]


def test_a_name_that_fits_several_shows_no_load_of_strangers(town):
    town.say("BINH", "giao Hoàng Thị Hoa báo cáo quý, hạn thứ 6 !")
    town.say("KHANG", "giao Mai báo cáo tháng, hạn thứ 6 !")
    asked = town.say("MAI", "chuyển 2 cho Hoa")
    assert "Hoàng Thị Hoa (TCCB)" in asked
    assert "đang giữ" not in asked
    assert "chưa giữ" not in asked


def test_a_part_later_than_the_whole_is_refused_before_it_is_shown(town):
    town.given()
    answer = town.say("BINH", "giao 1 cho Hoàng Thị Hoa, hạn 31/12")
    assert "muộn hơn hạn NV-1" in answer
    assert "1 Giao" not in answer


def test_own_work_is_echoed_with_its_deadline_and_the_way_back(town):
    for line, title, due in (
        ("tự nhận trực bão, hạn tối nay", "trực bão", "21:00 thứ Hai 23/11/2026"),
        ("giao tôi họp giao ban hạn 16h", "họp giao ban", "16:00 thứ Hai 23/11/2026"),
    ):
        answer = town.say("BINH", line)
        assert title in answer
        assert due in answer
        assert "hoàn tác" in answer


def test_bare_numbers_behind_several_names_are_their_shares(town):
    shown = town.say("BINH", "giao Lan 60, Hoàng Thị Hoa 40 lập danh sách nâng lương hạn 5/12")
    assert "Phần: chị Lan 60%, chị Hoa 40%" in shown
    assert "\nLập danh sách nâng lương\n" in shown
    wrong = town.say("BINH", "giao Lan 60, Hoàng Thị Hoa 60 lập danh sách nâng lương hạn 5/12")
    assert "120" in wrong
    assert "1 Giao" not in wrong


def test_so_many_for_each_are_so_many_for_all(town):
    shown = town.say("BINH", "giao Lan và Hoàng Thị Hoa mỗi người 5 hồ sơ hạn 4/12")
    assert "Số lượng: 10 hồ sơ" in shown


@pytest.mark.parametrize("rhythm", ["2 tuần một lần", "mỗi 2 tuần 1 lần", "ba tháng một lần"])
def test_a_rhythm_that_no_series_has_is_said_and_not_given_once(town, rhythm):
    asked = town.say("BINH", f"giao Lan báo cáo {rhythm}")
    assert "chưa lặp được theo nhịp khác" in asked
    assert "1 Giao" not in asked
    shown = town.say("BINH", "thứ 6")
    assert "\nBáo cáo\n" in shown


def test_the_whole_unit_is_that_of_whoever_leads_it(town):
    asked = town.say("BINH", "giao cả phòng rà soát hồ sơ hạn 4/12")
    assert "Phòng Tổ chức cán bộ: giao cho ai?" in asked
    assert "\nRà soát hồ sơ\n" in town.say("BINH", "1")


def test_who_is_named_behind_the_work_gets_it(town):
    town.given()
    shown = town.say("BINH", "giao 2 hồ sơ cho Lan, hạn thứ 6")
    assert shown.startswith("Giao chị Nguyễn Thị Lan")
    assert "Số lượng: 2 hồ sơ" in shown
    assert "thứ Sáu 27/11" in shown


def test_a_unit_is_read_before_a_number_and_several_units_are_asked_about(town):
    shown = town.say("GD", "giao phòng TCCB 20 hồ sơ rà soát khẩn hạn 1/12")
    assert shown.startswith("Giao Phòng Tổ chức cán bộ")
    both = town.say("GD", "giao phòng TCCB phối hợp với phòng KT rà soát hồ sơ, hạn 1/12")
    assert "1 Giao" not in both
