"""Several people on one task: shares, coming in later, and calling work off."""

SHARES = "SELECT p.code, h.part, h.whole FROM holder h JOIN person p ON p.id = h.person_id ORDER BY h.lead DESC, p.id"


def test_shares_said_with_the_names_are_kept_exactly_and_told(town):
    preview = town.say("BINH", "giao Lan 60%, Hoàng Thị Hoa 40% soạn tờ trình, hạn thứ 6")
    assert "Phần: chị Lan 60%, chị Hoa 40%" in preview
    town.say("BINH", "1")
    assert "Phần của chị: 60%" in town.told("LAN")
    assert "Phần của chị: 40%" in town.told("HOA2")
    assert town.rows(SHARES) == [("CB04", 3, 5), ("CB05", 2, 5)]


def test_three_people_without_shares_have_exact_thirds(town):
    town.say("GD", "giao Lan, Mai, Khang soạn tờ trình, hạn thứ 6 !")
    assert [(part, whole) for _, part, whole in town.rows(SHARES)] == [(1, 3)] * 3


def test_who_is_said_no_share_has_what_is_left(town):
    town.say("BINH", "giao Lan 70%, Hoàng Thị Hoa soạn tờ trình, hạn thứ 6 !")
    assert [row[1:] for row in town.rows(SHARES)] == [(7, 10), (3, 10)]


def test_shares_that_are_not_a_whole_are_said_back_with_what_to_send(town):
    asked = town.say("BINH", "giao Lan 60%, Hoàng Thị Hoa 30% soạn tờ trình, hạn thứ 6")
    assert asked.startswith(
        "Phần của từng người phải đủ 100%. Tôi đọc được: chị Lan 60%, chị Hoa 30%; tổng 90%."
    )
    assert town.rows("SELECT count(*) FROM task") == [(0,)]
    assert "Phần: chị Lan 65%, chị Hoa 35%" in town.say("BINH", "65% 35%")
    town.say("BINH", "1")
    assert [row[1:] for row in town.rows(SHARES)] == [(13, 20), (7, 20)]


def test_wrong_shares_can_be_made_equal_with_one_number(town):
    town.say("BINH", "giao Lan 60%, Hoàng Thị Hoa 60% soạn tờ trình, hạn thứ 6")
    assert town.say("BINH", "1").startswith("Giao chị Nguyễn Thị Lan (TCCB), chị Hoàng Thị Hoa")
    town.say("BINH", "1")
    assert [row[1:] for row in town.rows(SHARES)] == [(1, 2), (1, 2)]


def test_a_percentage_behind_one_name_alone_belongs_to_the_work(town):
    preview = town.say("BINH", "giao Lan 100% hồ sơ phải số hóa, hạn thứ 6")
    assert "100% hồ sơ phải số hóa" in preview


def test_the_first_named_answers_for_the_task_even_when_his_name_had_to_be_asked(town):
    town.say("BINH", "giao Hoa, Lan rà soát hồ sơ, hạn thứ 6")
    town.say("BINH", "2")
    town.say("BINH", "1")
    leads = town.rows(
        "SELECT p.name FROM holder h JOIN person p ON p.id = h.person_id WHERE h.lead"
    )
    assert leads in [[("Hoàng Thị Hoa",)], [("Phạm Thị Hoa",)]]


def test_somebody_comes_in_later_and_the_others_shares_shrink_in_the_preview(town):
    town.say("BINH", "giao Lan 60%, Phạm Thị Hoa 40% soạn tờ trình, hạn thứ 6 !")
    town.told("LAN")
    preview = town.say("BINH", "thêm người 1 Hoàng Thị Hoa 30%")
    assert preview.splitlines()[:4] == [
        "NV-1 (soạn tờ trình) sẽ chia:",
        "• chị Lan: 60% → 42%",
        "• chị Hoa: 40% → 28%",
        "• chị Hoa: 30%",
    ]
    assert town.told("LAN") == ""
    assert town.say("BINH", "1").startswith("NV-1 đã chia:")
    assert "chị Lan: 60% → 42%" in town.told("LAN")
    told = town.told("HOA2")
    assert "Anh Bình giao NV-1: soạn tờ trình" in told
    assert "Phần của chị: 30%" in told
    assert town.rows(SHARES) == [("CB04", 21, 50), ("CB03", 7, 25), ("CB05", 3, 10)]


def test_without_a_share_a_newcomer_has_an_equal_one(town):
    number = town.given()
    assert "chị Lan: 100% → 50%" in town.say("BINH", f"them nguoi {number} hoàng thị hoa")


def test_undo_takes_a_newcomer_out_again(town):
    number = town.given()
    town.say("BINH", f"thêm người {number} Hoàng Thị Hoa 30% !")
    town.told("HOA2")
    assert "thêm người NV-1" in town.say("BINH", "hoàn tác")
    assert "Anh Bình đã rút lại: thêm người" in town.told("HOA2")
    assert town.rows(SHARES) == [("CB04", 1, 1)]


def test_a_share_that_leaves_nothing_to_the_others_is_refused_with_the_sentence(town):
    number = town.given()
    answer = town.say("BINH", f"thêm người {number} Hoàng Thị Hoa 100%")
    assert "không còn phần nào" in answer
    assert "thêm người 1 Minh 30%" in answer


def test_only_who_gave_or_leads_may_add_people(town):
    number = town.given()
    town.told("LAN")
    assert "Chỉ anh Bình" in town.say("LAN", f"thêm người {number} Hoàng Thị Hoa")
    assert "Không thấy NV-1" in town.say("MAI", f"thêm người {number} Mai")


def test_adding_asks_for_what_is_missing(town):
    number = town.given()
    assert "thêm người 12 Minh 30%" not in town.say("BINH", f"thêm người {number}")
    assert "sẽ chia" in town.say("BINH", "Hoàng Thị Hoa 30%")


def test_work_is_called_off_with_a_reason_that_is_kept_and_told(town):
    number = town.given()
    town.told("LAN")
    preview = town.say("BINH", f"hủy {number} trùng với việc của Sở")
    assert preview.startswith(
        "Hủy NV-1: soạn tờ trình (chị Lan)\nLý do: trùng với việc của Sở\n1 Làm   0 Bỏ"
    )
    assert town.told("LAN") == ""
    assert town.say("BINH", "1").startswith("Đã hủy NV-1")
    assert town.told("LAN") == (
        "Anh Bình hủy NV-1 (soạn tờ trình): trùng với việc của Sở. Việc này không còn tính điểm."
    )
    assert "“trùng với việc của Sở”" in town.say("LAN", f"việc {number}")
    assert "NV-1" not in town.say("LAN", "điểm")


def test_calling_off_can_be_undone(town):
    number = town.given()
    town.say("BINH", f"hủy {number} nhầm !")
    town.say("BINH", "hoàn tác")
    assert town.rows("SELECT state FROM task") == [("assigned",)]


def test_calling_off_asks_for_the_reason_and_takes_it(town):
    number = town.given()
    assert f"hủy {number} trùng việc khác" in town.say("BINH", f"hủy {number}")
    assert town.say("BINH", "không cần nữa").startswith("Hủy NV-1: soạn tờ trình")


def test_nobody_calls_off_his_own_work(town):
    number = town.given()
    town.told("LAN")
    answer = town.say("LAN", f"hủy {number} bận quá")
    assert answer.startswith("Chỉ anh Bình mới đổi được người làm hay hủy NV-1")
    assert "vướng 1" in answer


def test_what_has_been_accepted_is_not_called_off(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert "đã nghiệm thu" in town.say("BINH", f"hủy {number} nhầm")
