"""A question that was asked takes the next words as its answer; a number means its own list."""


def test_what_was_left_is_never_said_to_be_done(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    town.say("BINH", "0")
    answer = town.say("BINH", "1")
    assert answer.startswith("Tôi không đang hỏi gì")
    assert "đã làm" not in answer
    town.given()
    assert "đã làm rồi" in town.say("BINH", "1")
    assert "đã làm rồi" not in town.say("BINH", "5")


def test_a_long_report_is_answered_and_a_long_return_arrives(town):
    number = town.given()
    town.told("LAN")
    assert "NV-1: 50%" in town.say("LAN", f"bc {number} 50% " + "chờ ý kiến các đơn vị " * 150)
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"trả {number} " + "thiếu số liệu của các xã " * 140)
    town.told("LAN")
    assert town.say("BINH", "1").startswith("Đã làm")
    assert "Anh Bình trả lại NV-1" in town.told("LAN")
    assert town.rows("SELECT DISTINCT state FROM letter") == [("sent",)]


def test_small_numbers_mean_the_places_of_the_list_that_was_shown(town):
    for count in range(10):
        town.given(title=f"việc {count}", deadline="thứ 6 !".strip(" !"))
    for number in (7, 9, 10):
        town.say("LAN", f"xong {number}")
    town.told("BINH")
    listed = town.say("BINH", "việc chờ tôi")
    assert listed.startswith("Chờ anh quyết: 3")
    preview = town.say("BINH", "1 2 duyệt; 3 trả: thiếu số liệu")
    assert "Nghiệm thu NV-7" in preview
    assert "Nghiệm thu NV-9" in preview
    assert "Trả lại NV-10" in preview
    town.say("BINH", "1")
    undone = town.say("BINH", "hoàn tác")
    assert "nghiệm thu NV-7" in undone
    assert "nghiệm thu NV-9" in undone
    assert "trả lại NV-10" in undone


def test_a_place_opens_its_task(town):
    town.say("LAN", f"xong {town.given()}")
    town.say("BINH", "việc chờ tôi")
    assert town.say("BINH", "1").startswith("NV-1: Soạn tờ trình")


def test_what_was_missing_is_taken_from_the_next_words(town):
    number = town.given()
    town.told("LAN")
    assert "đến đâu rồi" in town.say("LAN", f"bc {number}")
    assert town.say("LAN", "70% đang chờ ý kiến").startswith("NV-1: 70%")
    assert "kẹt ở đâu" in town.say("LAN", f"vướng {number}")
    assert "Đã báo người giao" in town.say("LAN", "thiếu số liệu")
    assert "đến bao giờ" in town.say("LAN", f"gia hạn {number}")
    assert town.say("LAN", "4/12 vì chờ số liệu").startswith("Đã xin anh Bình gia hạn NV-1")
    town.say("LAN", f"xong {number}")
    town.told("BINH")
    assert "vì sao" in town.say("BINH", f"trả {number}")
    assert "Trả lại NV-1 soạn tờ trình (chị Lan): thiếu chữ ký" in town.say("BINH", "thiếu chữ ký")


def test_a_past_date_is_told_apart_from_a_missing_one(town):
    number = town.given()
    assert "Ngày đó đã qua" in town.say("LAN", f"gia hạn {number} đến hôm qua")


def test_an_unknown_name_keeps_the_work_and_takes_the_right_one(town):
    asked = town.say("BINH", "giao Hùng soạn tờ trình, hạn thứ 6")
    assert 'Không thấy ai tên "Hùng"' in asked
    assert "Giao chị Nguyễn Thị Lan (TCCB):\nSoạn tờ trình\nHạn 17:00" in town.say("BINH", "Lan")


def test_a_line_of_another_month_is_found_in_its_own_receipt(town):
    number = town.given(deadline="25/11/2026")
    town.wind(days=9)  # 2 December
    assert f"NV-{number}: soạn tờ trình" in town.say("LAN", f"điểm {number}")
    assert f"NV-{number}: soạn tờ trình" in town.say("BINH", f"điểm {number}")
    assert "Không thấy" in town.say("MAI", f"điểm {number}")


def test_a_month_that_does_not_exist_is_not_read_as_this_one(town):
    assert town.say("LAN", "điểm tháng 13").startswith("Không có tháng 13")


def test_another_deadline_set_by_the_reviewer_is_shown_first(town):
    number = town.given()
    town.told("LAN")
    shown = town.say("BINH", f"gia hạn {number} đến 4/12 vì việc khác gấp hơn")
    assert "Gia hạn NV-1 đến 17:00 thứ Sáu 4/12/2026 (chị Lan)" in shown
    assert town.told("LAN") == ""
    assert town.say("BINH", "1").startswith("Hạn mới của NV-1")
    assert "gia hạn NV-1" in town.told("LAN")


def test_a_greeting_and_thanks_get_a_warm_line(town):
    assert town.say("LAN", "xin chào").startswith("Chào chị.")
    assert town.say("BINH", "cảm ơn em nhé") == "Không có gì ạ. Anh cần gì cứ nhắn."
    assert town.say("BINH", "ok").startswith("Chào anh.")


def test_work_for_a_unit_may_be_given_to_one_of_it_instead(town):
    town.say("GD", "giao phòng TCCB rà soát hồ sơ, hạn thứ 6")
    asked = town.say("GD", "3")
    assert asked.startswith("Phòng Tổ chức cán bộ: giao cho ai?\n1 Nguyễn Quốc Bình (TCCB)")
    preview = town.say("GD", "1")
    assert preview.startswith("Giao anh Nguyễn Quốc Bình (TCCB):\nRà soát hồ sơ\nHạn 17:00")


def test_what_is_due_today_and_this_week_is_asked_for_by_name(town):
    town.given(title="việc nay", deadline="15h hôm nay")
    town.given(title="việc tuần", deadline="thứ 6")
    town.given(title="việc sau", deadline="4/12")
    today = town.say("LAN", "việc hôm nay").split("\n---\n")[-1]
    assert "Việc nay" in today
    assert "Việc tuần" not in today
    week = town.say("LAN", "việc tuần này")
    assert "Việc tuần" in week
    assert "Việc sau" not in week
    assert town.say("MAI", "việc hôm nay") == "Hôm nay không có việc nào đến hạn."


def test_a_sentence_of_its_own_is_no_answer_to_a_short_question(town):
    assert "Không thấy ai" in town.say("BINH", "giao Hùng viết báo cáo, hạn thứ 6")
    town.say("BINH", "toi tu nhan viec tiep cong dan dot xuat, han thu 5")
    assert town.rows("SELECT title FROM task") == [("viec tiep cong dan dot xuat",)]


def test_a_long_sentence_is_neither_a_name_nor_a_date(town):
    town.say("BINH", "giao Hùng viết báo cáo, hạn thứ 6")
    assert "Không thấy ai" in town.say("BINH", "tôi sẽ gửi chị Lan biên bản họp, hạn thứ 5")
    assert "Viết báo cáo" in town.say("BINH", "Lan")
    waits = town.say("BINH", "chiều nay tôi còn phải tiếp công dân đột xuất đến 16h hôm nay")
    assert "Việc trên chưa giao" in waits
    assert town.say("BINH", "1").startswith("Đã giao NV-1")
