"""The first whole loop, as its people type it."""

import datetime as dt

from tests.conversations.town import MONDAY


def test_a_typed_line_reaches_the_other_person_and_comes_back(town):
    preview = town.say("BINH", "giao Lan soạn tờ trình phân bổ vốn, hạn thứ 6")
    assert preview == (
        "Giao chị Nguyễn Thị Lan (TCCB):\n"
        "Soạn tờ trình phân bổ vốn\n"
        "Hạn 17:00 thứ Sáu 27/11/2026 (còn 3 ngày làm việc; 24/11 nghỉ: Ngày Văn hóa Việt Nam)\n"
        "Chị Lan chưa giữ việc nào.\n"
        "1 Giao   2 Sửa hạn   0 Bỏ"
    )
    assert town.told("LAN") == ""
    assert town.say("BINH", "1") == 'Đã giao NV-1. Nhầm thì nhắn "hoàn tác".'
    assert town.told("LAN").startswith(
        "Anh Bình giao NV-1: soạn tờ trình phân bổ vốn\nHạn 17:00 thứ Sáu 27/11/2026\n"
    )
    assert town.say("LAN", "bc 1 70% đã xong dự thảo") == ("NV-1: 70%\nĐã ghi: “đã xong dự thảo”")
    assert town.say("LAN", "xong 1").startswith("Đã trình NV-1, chờ anh Bình nghiệm thu.")
    assert "Chị Lan trình NV-1" in town.told("BINH")
    assert town.say("BINH", "duyệt 1") == (
        "Sẽ: Nghiệm thu NV-1 soạn tờ trình phân bổ vốn (chị Lan)\n1 Làm   0 Bỏ"
    )
    assert town.told("LAN") == ""
    assert town.say("BINH", "1").startswith("Đã làm: Nghiệm thu NV-1")
    assert town.told("LAN") == ("Anh Bình đã nghiệm thu NV-1: soạn tờ trình phân bổ vốn. Đúng hạn.")


def test_without_diacritics_and_with_a_slash_it_is_the_same_talk(town):
    town.say("BINH", "/GIAO lan soan to trinh, han thu 6")
    assert town.say("BINH", "1").startswith("Đã giao NV-1")
    town.told("LAN")
    assert town.say("LAN", "/bc 1 70 da xong du thao").startswith("NV-1: 70%")
    assert town.say("LAN", "XONG #1").startswith("Đã trình NV-1")
    town.say("BINH", "/duyet NV-1")
    assert town.say("BINH", "1").startswith("Đã làm")


def test_nothing_happens_until_the_preview_is_confirmed(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert town.say("BINH", "0") == "Đã bỏ, chưa có gì thay đổi."
    assert town.rows("SELECT count(*) FROM task") == [(0,)]
    assert town.told("LAN") == ""


def test_an_exclamation_mark_skips_the_preview(town):
    assert town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6 !").startswith("Đã giao NV-1")


def test_one_missing_thing_is_asked_at_a_time(town):
    asked = town.say("BINH", "giao")
    assert asked == "Giao việc cho ai? Nhắn tên.\n0 Bỏ"
    assert town.say("BINH", "Lan") == "Giao chị Lan việc gì?\n0 Bỏ"
    assert town.say("BINH", "rà soát hồ sơ").startswith("Giao chị Nguyễn Thị Lan (TCCB):")
    assert town.say("BINH", "2").startswith("Hạn là khi nào?")
    assert "Hạn 17:00 thứ Sáu 27/11/2026" in town.say("BINH", "thứ 6")
    assert town.say("BINH", "1").startswith("Đã giao NV-1")


def test_a_name_that_fits_two_is_a_question(town):
    asked = town.say("BINH", "giao Hoa rà soát hồ sơ, hạn thứ 6")
    assert asked.startswith('Có 2 người tên gần với "Hoa". Giao cho ai?')
    assert "Phạm Thị Hoa (TCCB)" in asked
    assert "Hoàng Thị Hoa (TCCB)" in asked
    number = next(line[0] for line in asked.splitlines() if "Hoàng Thị Hoa" in line)
    assert town.say("BINH", number).startswith("Giao chị Hoàng Thị Hoa (TCCB)")


def test_a_weekday_and_a_date_that_disagree_are_a_question(town):
    asked = town.say("BINH", "giao Lan gửi số liệu thứ 5 ngày 27/11")
    assert asked.startswith("Thứ và ngày không khớp.")
    assert "1 17:00 thứ Năm 26/11/2026" in asked
    assert "Hạn 17:00 thứ Năm 26/11/2026" in town.say("BINH", "1")


def test_a_person_outside_the_units_one_leads_is_not_found(town):
    assert 'Không thấy ai tên "Mai"' in town.say("BINH", "giao Mai rà soát, hạn thứ 6")
    assert town.say("GD", "giao Mai rà soát, hạn thứ 6").startswith("Giao chị Vũ Thị Mai (KT)")


def test_several_people_share_a_task(town):
    town.say("BINH", "giao Lan, Hoàng Thị Hoa rà soát hồ sơ, hạn thứ 6")
    town.say("BINH", "1")
    assert "Cùng làm: chị Hoa" in town.told("LAN")
    assert "Cùng làm: chị Lan" in town.told("HOA2")
    assert town.rows("SELECT part, whole FROM holder") == [(1, 2), (1, 2)]


def test_a_return_gives_the_reason_and_says_what_it_costs(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.told("LAN")
    assert "Trả lại NV-1" in town.say("BINH", f"trả {number} thiếu chữ ký")
    town.say("BINH", "1")
    told = town.told("LAN")
    assert "Anh Bình trả lại NV-1 (soạn tờ trình): thiếu chữ ký" in told
    assert "Sửa nhỏ, không trừ điểm." in told
    town.say("LAN", f"xong {number} đã sửa")
    town.say("BINH", f"trả {number} lỗi nội dung: sai số liệu")
    town.say("BINH", "1")
    assert "Tính là một lần không đạt về nội dung" in town.told("LAN")
    assert town.rows("SELECT content_returns FROM task") == [(1,)]


def test_a_return_without_a_reason_asks_for_one_with_the_sentence_to_send(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert f"trả {number} thiếu số liệu" in town.say("BINH", f"trả {number}")


def test_being_stuck_reaches_whoever_gave_the_work(town):
    number = town.given()
    town.told("BINH")
    answer = town.say("LAN", f"vướng {number} chờ số liệu Sở Tài chính")
    assert "Đã báo người giao" in answer
    assert "“chờ số liệu Sở Tài chính”" in town.told("BINH")


def test_evidence_travels_with_the_hand_in(town):
    number = town.given()
    town.told("BINH")
    town.say("LAN", f"xong {number} đã gửi 123/BC-VP")
    assert "Minh chứng: 123/BC-VP" in town.told("BINH")
    assert "Minh chứng: 123/BC-VP" in town.say("BINH", f"việc {number}")


def test_a_later_deadline_is_asked_granted_and_told(town):
    number = town.given()
    town.told("BINH")
    town.told("LAN")
    asked = town.say("LAN", f"gia hạn {number} đến 4/12 vì chờ số liệu")
    assert asked.startswith("Đã xin anh Bình gia hạn NV-1 đến 17:00 thứ Sáu 4/12/2026")
    told = town.told("BINH")
    assert "Chị Lan xin gia hạn NV-1" in told
    assert "chờ số liệu" in told
    assert "Gia hạn NV-1 đến 17:00 thứ Sáu 4/12/2026" in town.say("BINH", f"duyệt {number}")
    town.told("LAN")
    town.say("BINH", "1")
    assert "đồng ý gia hạn NV-1" in town.told("LAN")


def test_a_refused_extension_keeps_the_deadline(town):
    number = town.given()
    town.say("LAN", f"gia hạn {number} đến 4/12")
    town.say("BINH", f"trả {number} việc gấp")
    town.told("LAN")
    town.say("BINH", "1")
    told = town.told("LAN")
    assert "giữ nguyên hạn NV-1" in told
    assert "Hạn 17:00 thứ Sáu 27/11/2026" in told


def test_an_earlier_date_is_no_extension(town):
    number = town.given()
    assert "không muộn hơn hạn hiện nay" in town.say("LAN", f"gia hạn {number} đến 26/11")


def test_what_arrived_late_counts_at_its_sending_time(town):
    number = town.given()
    said = dt.datetime(2026, 11, 27, 16, 52, tzinfo=MONDAY.tzinfo)
    town.wind(days=4, hours=8, minutes=20)
    answer = town.say("LAN", f"xong {number}", said=said)
    assert "(gửi lúc 16:52, nhận 17:20; tính theo 16:52)" in answer
    assert "Trình đúng hạn." in answer


def test_a_sending_time_in_the_future_counts_as_now(town):
    number = town.given()
    town.wind(days=5)
    answer = town.say("LAN", f"xong {number}", said=town.now + dt.timedelta(days=300))
    assert "Trình sau hạn" in answer
    assert "nhận" not in answer


def test_undo_takes_back_the_last_own_change_as_a_correction(town):
    number = town.given()
    town.told("LAN")
    assert "Đã hoàn tác: giao việc NV-1" in town.say("BINH", "hoàn tác")
    assert "Anh Bình đã rút lại: giao việc NV-1" in town.told("LAN")
    assert town.rows("SELECT state FROM task") == [("cancelled",)]
    verbs = [row[0] for row in town.rows("SELECT verb FROM journal WHERE subject='task'")]
    assert verbs == ["assign", "undo"]
    assert "NV-1 đã hủy" in town.say("LAN", f"bc {number} 50%")


def test_undo_stops_where_somebody_built_on_it_and_after_a_day(town):
    number = town.given()
    town.say("LAN", f"bc {number} 10%")
    assert "đã có người làm tiếp" in town.say("BINH", "hoàn tác")
    town.wind(hours=25)
    assert "24 giờ" in town.say("LAN", "hoàn tác")


def test_undo_of_a_review_gives_the_work_back_to_the_reviewer(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    assert town.rows("SELECT state, accepted FROM task") == [("handed_in", None)]


def test_work_for_oneself_needs_no_preview_and_is_reviewed_one_level_up(town):
    assert town.say("LAN", "giao Lan rà soát hồ sơ, hạn thứ 6").startswith("Đã ghi NV-1")
    assert "Chị Lan tự nhận NV-1" in town.told("BINH")
    town.say("LAN", "xong 1")
    assert "Chị Lan trình NV-1" in town.told("BINH")


def test_waiting_for_a_review_never_makes_work_late(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.wind(days=20)
    town.say("BINH", f"duyệt {number}")
    town.told("LAN")
    town.say("BINH", "1")
    assert "Đúng hạn." in town.told("LAN")


def test_the_other_language_is_the_same_talk(town):
    assert town.say("BINH", "ngôn ngữ en").startswith("From now on I speak English")
    preview = town.say("BINH", "assign Lan draft the memo by Friday")
    assert preview.startswith("Assign to Nguyễn Thị Lan (TCCB):\nDraft the memo\nDue 17:00 Friday")
    assert town.say("BINH", "1").startswith("Assigned as NV-1")
    assert town.told("LAN").startswith("Anh Bình giao NV-1: draft the memo")


def test_i_myself_is_whoever_writes(town):
    assert town.say("LAN", "giao tôi rà soát hồ sơ, hạn thứ 6").startswith("Đã ghi NV-1")
    assert "NV-1 Rà soát hồ sơ" in town.say("LAN", "việc")


def test_several_decisions_fit_in_one_reply_with_one_preview_and_one_undo(town):
    numbers = [town.given(title=f"việc {word}") for word in ("một", "hai", "ba")]
    for number in numbers:
        town.say("LAN", f"xong {number}")
    town.told("BINH")
    preview = town.say("BINH", "1 2 duyệt; 3 trả: thiếu số liệu")
    assert preview.startswith(
        "Sẽ:\n• Nghiệm thu NV-1 việc một (chị Lan)\n• Nghiệm thu NV-2 việc hai (chị Lan)\n"
        "• Trả lại NV-3 việc ba (chị Lan): thiếu số liệu"
    )
    town.say("BINH", "1")
    assert town.rows("SELECT state FROM task ORDER BY id") == [
        ("accepted",),
        ("accepted",),
        ("returned",),
    ]
    town.say("BINH", "hoàn tác")
    assert town.rows("SELECT DISTINCT state FROM task") == [("handed_in",)]


def test_one_decision_that_cannot_be_taken_takes_none_of_them(town):
    first, second = town.given(), town.given(title="việc hai")
    town.say("LAN", f"xong {first}")
    town.told("BINH")
    assert "NV-2 mới giao" in town.say("BINH", f"{first} duyệt; {second} trả: thiếu")
    assert town.rows("SELECT state FROM task ORDER BY id") == [("handed_in",), ("assigned",)]
