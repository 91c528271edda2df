"""One line gives several units a task each; the first part of a task says what it means."""

import pytest


@pytest.mark.parametrize(
    "line",
    [
        "giao phòng TCCB và phòng KT rà soát hồ sơ, hạn thứ 6",
        "giao phong tccb, phong kt ra soat ho so han thu 6",
        "giao cho Phòng Tổ chức cán bộ và Phòng Kinh tế rà soát hồ sơ hạn thứ 6",
        "assign phòng TCCB and phòng KT rà soát hồ sơ, hạn thứ 6",
    ],
)
def test_each_unit_gets_a_task_of_its_own(town, line):
    told = town.say("GD", line)
    assert told.startswith("Giao mỗi nơi một việc riêng: Phòng Tổ chức cán bộ (anh Bình); Phòng K")
    assert "1 Giao" in told
    assert "thứ Sáu 27/11" in told
    assert town.told("BINH") == ""
    done = town.say("GD", "1")
    assert "Đã giao 2 việc:" in done
    assert "• NV-1: Phòng Tổ chức cán bộ (anh Bình)" in done
    assert "• NV-2: Phòng Kinh tế (anh Khang)" in done
    assert "NV-1" in town.told("BINH")
    assert "NV-2" in town.told("KHANG")


def test_one_word_takes_them_all_back(town):
    town.say("GD", "giao phòng TCCB và phòng KT rà soát hồ sơ, hạn thứ 6 !")
    assert "NV-2" in town.told("KHANG")
    told = town.say("GD", "hoàn tác")
    assert "NV-1" in told
    assert "NV-2" in told
    assert "đã rút lại: giao việc NV-2" in town.told("KHANG")
    states = town.rows("SELECT state FROM task")
    assert {row[0] for row in states} == {"cancelled"}


def test_a_date_behind_several_is_no_correction_of_the_last_one(town):
    town.say("GD", "giao phòng TCCB và phòng KT rà soát hồ sơ, hạn thứ 6 !")
    town.say("GD", "không, thứ 5")
    deadlines = town.rows("SELECT deadline FROM task")
    assert len({str(row[0]) for row in deadlines}) == 1


def test_an_amount_is_that_of_each(town):
    told = town.say("GD", "giao phòng TCCB và phòng KT mỗi phòng 20 hồ sơ, hạn 1/12")
    assert "Số lượng: 20 hồ sơ" in told
    assert "(số lượng của từng nơi)" in told
    town.say("GD", "1")
    assert "20 hồ sơ" in town.told("KHANG")


def test_what_is_missing_is_asked_once_for_all(town):
    asked = town.say("GD", "giao phòng TCCB và phòng KT, thứ 5 ngày 27/11")
    assert "1 " not in asked
    asked = town.say("GD", "rà soát hồ sơ")
    assert "Thứ và ngày không khớp" in asked
    told = town.say("GD", "2")
    assert told.startswith("Giao mỗi nơi một việc riêng")


def test_units_one_gives_no_work_to_are_refused_before_anything_is_shown(town):
    told = town.say("BINH", "giao phòng TCCB và phòng KT rà soát hồ sơ, hạn thứ 6")
    assert "1 Giao" not in told
    assert "Phòng Tổ chức cán bộ do anh phụ trách" in told
    told = town.say("LAN", "giao phòng TCCB và phòng KT rà soát hồ sơ, hạn thứ 6")
    assert "chỉ giao được việc cho người trong đơn vị" in told
    told = town.say("GD", "giao phòng TCCB và phòng KT báo cáo thứ 2 hàng tuần")
    assert "giao từng nơi một" in told
    assert not town.rows("SELECT 1 FROM task")


@pytest.mark.parametrize(
    "line",
    [
        "giao phòng TCCB và Khang rà soát hồ sơ hạn thứ 6",
        "giao Khang và phòng TCCB rà soát hồ sơ hạn thứ 6",
        "giao phòng TCCB và phòng XYZ rà soát hồ sơ hạn thứ 6",
    ],
)
def test_nobody_who_was_named_is_dropped_into_the_title(town, line):
    told = town.say("GD", line)
    assert "Chưa giao gì" in told
    assert "1 Giao" not in told


def test_a_deadline_behind_the_work_that_was_asked_for_counts(town):
    town.say("BINH", "giao Lan")
    told = town.say("BINH", "rà soát hồ sơ, hạn thứ 6")
    assert "\nRà soát hồ sơ\n" in told
    assert "17:00 thứ Sáu 27/11/2026" in told


def test_units_working_together_are_not_given_a_task_each(town):
    told = town.say("GD", "giao phòng TCCB phối hợp với phòng KT rà soát hồ sơ, hạn thứ 6")
    assert "mỗi nơi một việc riêng" not in told


def test_the_first_part_says_that_only_parts_count_from_now_on(town):
    town.given(deadline="5/12")
    told = town.say("BINH", "giao con 1: Hoàng Thị Hoa soạn phụ lục, hạn 4/12")
    assert "Từ giờ NV-1 chỉ tính theo việc con; chị Lan không còn điểm riêng ở NV-1." in told
    town.say("BINH", "1")
    again = town.say("BINH", "giao con 1: Phạm Thị Hoa soạn biểu, hạn 4/12")
    assert "Thuộc NV-1" in again
    assert "Từ giờ" not in again


def test_what_can_be_known_is_refused_before_it_is_confirmed(town):
    town.given(deadline="5/12")
    told = town.say("BINH", "giao 1 cho Hoàng Thị Hoa, hạn 31/12")
    assert "muộn hơn hạn NV-1" in told
    assert "1 Giao" not in told
    told = town.say("BINH", "giao 1 cho Hoàng Thị Hoa, hạn 4/12")
    town.say("BINH", "2")
    assert "muộn hơn hạn NV-1" in town.say("BINH", "31/12")
