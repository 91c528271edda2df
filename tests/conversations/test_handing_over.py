"""Work that goes to somebody else: who decides, who confirms, what stays."""

HOLDERS = (
    "SELECT p.code FROM holder h JOIN person p ON p.id = h.person_id ORDER BY h.lead DESC, p.id"
)


def test_a_leader_hands_over_inside_his_unit_at_once(town):
    number = town.given()
    town.say("LAN", f"bc {number} 40%")
    town.told("LAN")
    preview = town.say("BINH", f"chuyển {number} cho Hoàng Thị Hoa vì chị Lan đi cơ sở")
    assert preview.splitlines()[0].endswith(
        "Chuyển NV-1 (soạn tờ trình) từ chị Lan sang chị Hoàng Thị Hoa (TCCB)"
    )
    assert town.rows(HOLDERS) == [("CB04",)]
    assert town.say("BINH", "1").startswith("Đã chuyển NV-1 cho chị Hoa")
    told = town.told("HOA2")
    assert "Anh Bình chuyển chị NV-1 (soạn tờ trình, 40%), trước đó chị Lan làm" in told
    assert "Hạn 17:00 thứ Sáu 27/11/2026" in told
    assert "đã chuyển từ chị Lan sang chị Hoa" in town.told("LAN")
    assert town.rows(HOLDERS) == [("CB05",)]
    assert "chuyển “Nguyễn Thị Lan → Hoàng Thị Hoa: chị Lan đi cơ sở”" in town.say(
        "HOA2", f"việc {number}"
    )


def test_a_holder_asks_and_the_receiver_confirms_and_the_reviewer_is_told(town):
    number = town.given()
    town.say("LAN", f"chuyển {number} cho Hoàng Thị Hoa vì nghỉ ốm")
    assert town.say("LAN", "1").startswith("Đã xin chuyển NV-1 cho chị Hoa, chờ chị Hoa xác nhận.")
    assert town.rows(HOLDERS) == [("CB04",)]
    assert "Chị Lan muốn chuyển chị NV-1" in town.told("HOA2")
    assert "chuyển cho chị Hoa" in town.say("HOA2", "việc chờ tôi")
    town.told("BINH")
    assert "Nhận chuyển NV-1" in town.say("HOA2", f"duyệt {number}")
    town.say("HOA2", "1")
    assert town.rows(HOLDERS) == [("CB05",)]
    assert "đã chuyển từ chị Lan sang chị Hoa (chị Hoa quyết)" in town.told("BINH")
    assert "đã chuyển từ chị Lan" in town.told("LAN")


def test_a_receiver_may_decline_and_the_work_stays(town):
    number = town.given()
    town.say("LAN", f"chuyển {number} cho Hoàng Thị Hoa !")
    town.say("HOA2", f"trả {number} đang kín việc")
    town.told("LAN")
    town.say("HOA2", "1")
    told = town.told("LAN")
    assert "Chị Hoa không nhận chuyển NV-1" in told
    assert "“đang kín việc”" in told
    assert town.rows(HOLDERS) == [("CB04",)]
    assert town.rows("SELECT state FROM handover") == [("declined",)]


def test_into_another_unit_each_side_confirms_and_number_and_history_stay(town):
    number = town.given()
    town.say("LAN", f"bc {number} 30% đã xong dự thảo")
    town.told("LAN")
    asked = town.say("LAN", f"chuyển {number} sang phòng KT")
    assert "Cần xác nhận: anh Bình, anh Khang" in asked
    town.say("LAN", "1")
    assert "Chị Lan xin chuyển NV-1" in town.told("BINH")
    assert town.told("KHANG") == ""
    assert "Đồng ý chuyển NV-1" in town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert "NV-1" in town.told("KHANG")
    assert town.rows(HOLDERS) == [("CB04",)]
    town.say("KHANG", f"duyệt {number}")
    town.say("KHANG", "1")
    assert town.rows(HOLDERS) == [("CB06",)]
    card = town.say("KHANG", f"việc {number}")
    assert "“đã xong dự thảo”" in card
    assert "Giao cho cả Phòng Kinh tế" in card
    assert town.rows("SELECT unit_id = whole_unit_id, number FROM task") == [(1, 1)]


def test_a_leader_lets_work_go_and_only_the_other_side_confirms(town):
    number = town.given()
    asked = town.say("BINH", f"chuyển {number} cho Mai")
    assert "Cần xác nhận: anh Khang" in asked
    town.say("BINH", "1")
    town.say("KHANG", f"đồng ý {number}")
    town.say("KHANG", "1")
    assert town.rows(HOLDERS) == [("CB07",)]
    town.told("MAI")
    town.say("MAI", f"xong {number}")
    assert "NV-1" in town.told("KHANG")


def test_who_leads_both_units_moves_it_at_once(town):
    number = town.given()
    town.say("GD", f"chuyển {number} cho Mai !")
    assert town.rows(HOLDERS) == [("CB07",)]


def test_a_handover_asked_for_can_be_taken_back(town):
    number = town.given()
    town.say("LAN", f"chuyển {number} cho Hoàng Thị Hoa !")
    town.told("HOA2")
    town.say("LAN", "hoàn tác")
    assert town.rows("SELECT state FROM handover") == [("withdrawn",)]
    assert "Không thấy NV-1" in town.say("HOA2", f"duyệt {number}")


def test_undo_brings_work_back_to_who_had_it(town):
    number = town.given()
    town.say("BINH", f"chuyển {number} cho Hoàng Thị Hoa !")
    town.say("BINH", "hoàn tác")
    assert town.rows(HOLDERS) == [("CB04",)]


def test_one_of_several_hands_his_own_part_over(town):
    town.say("GD", "giao Lan 60%, Mai 40% soạn đề án, hạn thứ 6 !")
    town.say("GD", "chuyển 1 cho Hoàng Thị Hoa !")
    assert town.rows("SELECT part, whole, lead FROM holder ORDER BY lead DESC, person_id") == [
        (3, 5, 1),
        (2, 5, 0),
    ]


def test_work_goes_not_to_whom_it_belongs_already(town):
    number = town.given()
    assert "đang là việc của chị Lan rồi" in town.say("BINH", f"chuyển {number} cho Lan")


def test_somebody_elses_work_is_not_moved(town):
    number = town.given()
    town.told("MAI")
    assert "Không thấy NV-1" in town.say("MAI", f"chuyển {number} cho Khang")


def test_what_was_handed_in_is_not_moved(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert "đã trình" in town.say("BINH", f"chuyển {number} cho Hoàng Thị Hoa")


def test_handing_over_asks_for_what_is_missing(town):
    number = town.given()
    assert f"chuyển {number} cho Đức" in town.say("BINH", f"chuyển {number}")
    assert "từ chị Lan sang chị Hoàng Thị Hoa" in town.say("BINH", "Hoàng Thị Hoa")


def test_the_decision_fits_in_a_batch_reply(town):
    first, second = town.given(), town.given(title="việc hai")
    town.say("LAN", f"xong {first}")
    town.say("LAN", f"chuyển {second} sang phòng KT !")
    preview = town.say("BINH", f"{first} duyệt; {second} duyệt")
    assert "Nghiệm thu NV-1" in preview
    assert "Đồng ý chuyển NV-2" in preview


def test_a_leader_sets_a_new_deadline_along_with_whose_it_is(town):
    number = town.given()
    preview = town.say(
        "BINH", f"chuyển {number} cho Hoàng Thị Hoa, hạn 4/12 vì Lan đi học đến 30/11"
    )
    assert "Hạn mới 17:00 thứ Sáu 4/12/2026" in preview
    town.told("HOA2")
    assert "hạn mới 17:00 thứ Sáu 4/12/2026" in town.say("BINH", "1")
    assert "Hạn 17:00 thứ Sáu 4/12/2026" in town.told("HOA2")
    assert town.rows("SELECT verb FROM deadline_version ORDER BY number") == [
        ("assign",),
        ("hand_over",),
    ]
    town.say("BINH", "hoàn tác")
    assert "thứ Sáu 27/11" in town.say("LAN", "việc")


def test_who_does_it_sets_no_deadline_by_giving_it_away(town):
    number = town.given()
    told = town.say("LAN", f"chuyển {number} cho Hoàng Thị Hoa, hạn 4/12")
    assert "Hạn của NV-1 do anh Bình quyết" in told


def test_a_date_in_the_reason_is_no_deadline(town):
    number = town.given()
    assert "Hạn mới" not in town.say(
        "BINH", f"chuyển {number} cho Hoàng Thị Hoa vì Lan đi cơ sở đến 30/11"
    )


def test_a_missed_deadline_stays_counted_once_when_a_new_one_goes_along(town):
    number = town.given()
    town.wind(days=7)
    town.say("BINH", f"chuyển {number} cho Hoàng Thị Hoa, hạn 4/12")
    town.say("BINH", "1")
    assert town.rows("SELECT missed FROM task") == [(1,)]


def test_what_waits_for_a_word_is_in_the_list_and_in_the_mornings(town):
    number = town.given()
    town.say("LAN", f"chuyển {number} cho Hoàng Thị Hoa vì nghỉ ốm")
    town.say("LAN", "1")
    town.told("HOA2")
    told = town.say("HOA2", "việc")
    assert "NV-1 soạn tờ trình: chị Lan chuyển cho chị, chờ chị đồng ý từ 23/11" in told
    assert f'Nhắn "duyệt {number}" hoặc "trả {number} lý do"' in told
    town.wind(days=1)
    assert "chị Lan chuyển cho chị, chờ chị đồng ý" not in town.told("HOA2"), "24/11 is a holiday"
    town.wind(days=1)
    morning = town.told("HOA2")
    assert "1 việc chờ chị quyết" in morning
    assert "chị Lan chuyển cho chị, chờ chị đồng ý từ 23/11" in morning
    town.say("HOA2", f"duyệt {number}")
    town.say("HOA2", "1")
    assert "chờ chị đồng ý" not in town.say("HOA2", "việc")
