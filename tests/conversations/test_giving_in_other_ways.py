"""Work for a unit, in parts, taken on by oneself, and how full somebody's month is."""

import datetime as dt

from sqlalchemy import update

from core.tasks.tables import task

STATES = "SELECT number, state FROM task ORDER BY number"


def test_work_for_a_unit_lies_with_its_head(town):
    preview = town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6")
    assert preview.startswith("Giao Phòng Tổ chức cán bộ (anh Bình phân công):\nRà soát hồ sơ")
    assert preview.endswith("1 Giao   2 Sửa hạn   3 Chọn người khác   0 Bỏ")
    assert town.say("GD", "1").startswith("Đã giao NV-1")
    told = town.told("BINH")
    assert "Việc giao cho cả đơn vị. Phân công: giao 1 cho Lan, hạn thứ 5." in told
    card = town.say("BINH", "việc 1")
    assert "Việc đang ở anh Bình" in card
    assert "Giao cho cả Phòng Tổ chức cán bộ" in card


def test_the_head_distributes_and_the_unit_answers_with_its_parts(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6 !")
    town.told("BINH")
    preview = town.say("BINH", "giao 1 cho Lan, hạn thứ 5")
    assert preview.startswith("Giao chị Nguyễn Thị Lan (TCCB):\nRà soát hồ sơ\nThuộc NV-1\n")
    assert town.say("BINH", "1").startswith("Đã giao NV-2, thuộc NV-1.")
    assert "Anh Bình giao NV-2: rà soát hồ sơ" in town.told("LAN")
    assert "• NV-2 rà soát hồ sơ · chị Lan · mới giao · thứ Năm 26/11" in town.say("GD", "việc 1")
    assert "Thuộc NV-1: rà soát hồ sơ" in town.say("LAN", "việc 2")


def test_a_part_may_not_be_due_after_the_whole(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 5 !")
    town.told("BINH")
    answer = town.say("BINH", "giao 1 cho Lan, hạn thứ 6")
    assert "muộn hơn hạn NV-1 (17:00 thứ Năm 26/11/2026)" in answer
    assert town.rows("SELECT count(*) FROM task") == [(1,)]


def test_without_a_deadline_a_part_has_that_of_the_whole(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 5 !")
    town.say("BINH", "giao con 1: Lan soạn phụ lục !")
    assert town.rows("SELECT count(DISTINCT deadline) FROM task") == [(1,)]
    assert town.rows("SELECT title FROM task WHERE part_of IS NOT NULL") == [("soạn phụ lục",)]


def test_a_task_is_not_handed_in_silently_while_parts_are_open(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6 !")
    town.say("BINH", "giao 1 cho Lan !")
    town.told("BINH")
    asked = town.say("BINH", "xong 1")
    assert asked.startswith("NV-1 còn 1 việc con chưa xong:\n• NV-2")
    assert asked.endswith("1 Vẫn trình   0 Chờ")
    assert town.rows(STATES) == [(1, "assigned"), (2, "assigned")]
    assert town.say("BINH", "1").startswith("Đã trình NV-1")
    assert town.rows(STATES) == [(1, "handed_in"), (2, "assigned")]


def test_once_its_parts_are_in_a_task_is_handed_in_at_once(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6 !")
    town.say("BINH", "giao 1 cho Lan !")
    town.say("LAN", "xong 2")
    town.say("BINH", "duyệt 2")
    town.say("BINH", "1")
    town.told("BINH")
    assert town.say("BINH", "xong 1").startswith("Đã trình NV-1")


def test_only_the_parts_of_a_task_count(town):
    town.say("GD", "giao Hoa rà soát hồ sơ, hạn thứ 6")
    town.say("GD", "1")
    town.say("GD", "1")
    holder = "HOA" if "NV-1" in town.told("HOA") else "HOA2"
    assert "NV-1" in town.say(holder, "điểm")
    town.say("GD", "giao con 1: Lan soạn phụ lục !")
    assert "NV-1" not in town.say(holder, "điểm")
    assert "NV-2" in town.say("LAN", "điểm")


def test_a_part_that_is_called_off_lets_the_whole_count_again(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6 !")
    town.say("BINH", "giao 1 cho Lan !")
    town.say("BINH", "hủy 2 làm chung !")
    town.say("BINH", "xong 1")
    assert town.rows("SELECT state FROM task ORDER BY id") == [("handed_in",), ("cancelled",)]


def test_calling_off_a_whole_names_its_parts_and_takes_them_with_it(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6 !")
    town.say("BINH", "giao 1 cho Lan !")
    town.told("LAN")
    assert "Việc con hủy theo: NV-2" in town.say("GD", "hủy 1 Sở đổi kế hoạch")
    town.say("GD", "1")
    assert "hủy NV-2 (rà soát hồ sơ): Sở đổi kế hoạch" in town.told("LAN")
    assert town.rows("SELECT DISTINCT state FROM task") == [("cancelled",)]
    town.say("GD", "hoàn tác")
    assert town.rows("SELECT DISTINCT state FROM task") == [("assigned",)]


def test_nobody_parts_a_task_that_is_not_his(town):
    number = town.given()
    town.told("MAI")
    assert "Không thấy NV-1" in town.say("KHANG", f"giao {number} cho Mai, hạn thứ 5")


def test_a_unit_without_anybody_leading_it_is_said(town):
    town.rows(
        "UPDATE post SET until = 1 WHERE role IN ('head', 'deputy') AND unit_id = 3 RETURNING id"
    )
    answer = town.say("GD", "giao phòng KT rà soát hồ sơ, hạn thứ 6")
    assert answer.startswith("Phòng Kinh tế chưa có người phụ trách")
    assert town.say("GD", "Mai").startswith("Giao chị Vũ Thị Mai (KT)")


def test_the_units_own_head_chooses_who_does_it_by_what_they_have_on_their_hands(town):
    town.given(to="Lan")
    asked = town.say("BINH", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6")
    lines = asked.splitlines()
    assert lines[0] == "Phòng Tổ chức cán bộ: giao cho ai?"
    assert lines[1:4] == [
        "1 Phạm Thị Hoa (TCCB), chưa giữ việc nào",
        "2 Hoàng Thị Hoa (TCCB), chưa giữ việc nào",
        "3 Nguyễn Thị Lan (TCCB), đang giữ 1 việc",
    ]
    assert town.say("BINH", "3").startswith("Giao chị Nguyễn Thị Lan (TCCB)")


def test_work_taken_on_waits_for_the_head_and_counts_once_he_confirms(town):
    said = town.say("LAN", "tự nhận soạn công văn hỏa tốc, hạn thứ 6")
    assert said.startswith("Đã ghi NV-1: soạn công văn hỏa tốc\nHạn 17:00 thứ Sáu 27/11/2026\n")
    assert "Chờ anh Bình xác nhận rồi mới tính điểm." in said
    assert "Chị Lan tự nhận NV-1: soạn công văn" in town.told("BINH")
    assert "NV-1" not in town.say("LAN", "điểm")
    assert "NV-1" in town.say("BINH", "việc chờ tôi")
    assert "Xác nhận NV-1" in town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    assert town.told("LAN").startswith("Anh Bình xác nhận NV-1")
    assert town.rows(STATES) == [(1, "received")]
    assert "NV-1" in town.say("LAN", "điểm")


def test_work_taken_on_may_be_declined_with_a_reason(town):
    town.say("LAN", "giao tôi soạn công văn, hạn thứ 6")
    town.say("BINH", "trả 1 việc của phòng khác")
    town.say("BINH", "1")
    assert "“việc của phòng khác”" in town.told("LAN")
    assert town.rows(STATES) == [(1, "cancelled")]


def test_urgent_work_taken_on_may_be_done_before_it_is_confirmed(town):
    town.say("LAN", "tự nhận soạn công văn, hạn thứ 6")
    assert town.say("LAN", "xong 1 đã gửi 12/BC-SNV").startswith("Đã trình NV-1")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    assert town.rows(STATES) == [(1, "accepted")]


def test_who_has_nobody_above_him_takes_work_on_at_once(town):
    assert town.say("GD", "tự nhận tiếp công dân, hạn thứ 6").startswith("Đã giao NV-1")


def worked(town, count):
    """Let Lan have work accepted in October that she was given the month before."""
    zone = town.now.tzinfo
    given = dt.datetime(2026, 9, 30, 8, tzinfo=zone)
    done = dt.datetime(2026, 10, 10, 8, tzinfo=zone)

    def work(connection):
        connection.execute(
            update(task).values(
                state="accepted", accepted_quantity=1000, assigned=given, accepted=done
            )
        )

    for _ in range(count):
        town.say("BINH", "giao Lan việc cũ !")
    town.database.write_now(work)


def test_the_load_is_said_against_the_median_of_the_last_months(town):
    worked(town, 2)
    for title in ("một", "hai", "ba"):
        town.say("BINH", f"giao Lan việc {title}, hạn thứ 6 !")
    town.told("BINH")
    preview = town.say("BINH", "giao Lan việc bốn, hạn thứ 6")
    assert "Chị Lan đang giữ 3 việc, khoảng 165% định mức tháng (trung vị 3 tháng qua)." in preview


def test_what_is_done_of_open_work_is_no_load_any_more(town):
    worked(town, 2)
    town.say("BINH", "giao Lan việc một, hạn thứ 6 !")
    town.say("LAN", "bc 3 50%")
    assert "khoảng 28% định mức tháng" in town.say("BINH", "giao Lan việc hai, hạn thứ 6")


def test_a_norm_set_by_the_office_goes_before_the_past(town):
    assert "0,1 sản phẩm" in town.say("ADMIN", "đơn vị định mức 0,1")
    town.say("BINH", "giao Lan việc một, hạn thứ 6 !")
    preview = town.say("BINH", "giao Lan việc hai, hạn thứ 6")
    assert "Chị Lan đang giữ 1 việc, khoảng 50% định mức tháng." in preview
    assert "Đã bỏ định mức" in town.say("ADMIN", "đơn vị định mức bỏ")
    assert "%" not in town.say("BINH", "giao Lan việc ba, hạn thứ 6")


def test_only_an_admin_sets_the_norm(town):
    assert "quản trị" in town.say("BINH", "đơn vị định mức 2").lower()


def test_the_loads_help_to_choose_between_people_of_one_name(town):
    town.say("ADMIN", "đơn vị định mức 0,1")
    town.say("BINH", "giao Hoàng Thị Hoa việc một, hạn thứ 6 !")
    asked = town.say("BINH", "giao Hoa rà soát hồ sơ, hạn thứ 6")
    assert "Hoàng Thị Hoa (TCCB), đang giữ 1 việc, 50%" in asked
    assert "Phạm Thị Hoa (TCCB), chưa giữ việc nào" in asked


def test_an_admin_gives_work_to_many_and_their_leaders_review_it(town):
    preview = town.say("ADMIN", "giao Lan, Mai rà soát hồ sơ, hạn thứ 6")
    assert preview.startswith("Giao chị Nguyễn Thị Lan (TCCB), chị Vũ Thị Mai (KT):")
    assert town.told("LAN") == ""
    town.say("ADMIN", "1")
    assert "Anh Quản giao NV-1" in town.told("MAI")
    town.say("LAN", "xong 1")
    assert "Chị Lan trình NV-1" in town.told("BINH")
    assert town.say("ADMIN", "giao phòng KT báo cáo nhanh, hạn thứ 5 !").startswith("Đã giao NV-2")
