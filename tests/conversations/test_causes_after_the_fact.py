"""Nobody loses points because his boss did not answer: causes that outlive the hand-in."""


def stuck_and_late(town):
    """Give a late task, handed in while its objective cause waits for an answer."""
    number = town.given()
    town.wind(days=1)
    town.say("LAN", f"vướng {number} chờ số liệu Sở Tài chính")
    town.say("LAN", "1")
    town.say("LAN", "1")
    town.wind(days=7)
    told = town.say("LAN", f"xong {number}")
    assert "Lý do khách quan đã nêu (chờ đơn vị khác) vẫn chờ anh Bình trả lời" in told
    return number


def test_the_acceptance_answers_the_cause_and_the_deadline_follows(town):
    number = stuck_and_late(town)
    assert 'Nhắn "duyệt 1 khách quan" nếu đồng ý.' in town.told("BINH")
    preview = town.say("BINH", f"duyệt {number}")
    assert "Chị Lan xin tính khách quan: chờ đơn vị khác. Chưa ai trả lời." in preview
    town.told("LAN")
    town.say("BINH", "1")
    told = town.told("LAN")
    assert "Anh Bình xác nhận lý do khách quan của NV-1" in told
    assert "Việc được tính đúng hạn." in told
    assert "đã nghiệm thu NV-1: soạn tờ trình. Đúng hạn." in told
    card = town.say("LAN", f"việc {number}")
    assert "(trễ)" not in card
    assert town.rows("SELECT missed, cause_named FROM task") == [(0, None)]


def test_one_undo_takes_both_back_and_the_hands_are_as_they_were(town):
    number = stuck_and_late(town)
    before = town.say("BINH", f"việc {number}").split("Đã ở:")[1].splitlines()[0]
    town.say("BINH", f"duyệt {number} khách quan")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    card = town.say("BINH", f"việc {number}")
    assert card.split("Đã ở:")[1].splitlines()[0] == before
    assert town.rows("SELECT state, cause FROM task") == [("handed_in", "unit")]


def test_left_open_it_waits_after_the_acceptance_and_is_answered_then(town):
    number = stuck_and_late(town)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "3")
    assert town.rows("SELECT state FROM task") == [("accepted",)]
    assert "xin tính khách quan" in town.say("BINH", "việc chờ tôi")
    town.wind(days=2)
    town.told("LAN")
    assert "Tính khách quan NV-1" in town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert "Việc được tính đúng hạn." in town.told("LAN")
    assert "Không có gì chờ" in town.say("BINH", "việc chờ tôi")


def test_a_refusal_afterwards_leaves_it_late(town):
    number = stuck_and_late(town)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "2")
    told = town.told("LAN")
    assert "Anh Bình không tính khách quan cho NV-1" in told
    assert "Sau hạn." in told


def test_a_head_above_may_answer_from_the_card(town):
    number = stuck_and_late(town)
    card = town.say("GD", f"việc {number}")
    assert "1 Tính là khách quan" in card
    assert "Việc được tính đúng hạn." in town.say("GD", "1")
    assert "1 Tính là" not in town.say("LAN", f"việc {number}")


def test_a_cause_of_work_that_was_on_time_is_forgotten_with_its_acceptance(town):
    number = town.given()
    town.say("LAN", f"vướng {number} chờ số liệu")
    town.say("LAN", "1")
    town.say("LAN", "1")
    town.say("LAN", f"xong {number}")
    assert "1 Làm   0 Bỏ" in town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert "Không có gì chờ" in town.say("BINH", "việc chờ tôi")


def test_a_cause_that_began_after_the_deadline_excuses_nothing(town):
    number = town.given()
    town.wind(days=5)
    town.say("LAN", f"vướng {number} chờ số liệu")
    town.say("LAN", "1")
    town.say("LAN", "1")
    town.wind(days=2)
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"duyệt {number} khách quan")
    town.told("LAN")
    town.say("BINH", "1")
    assert "Hạn đã qua trước khi có lý do đó" in town.told("LAN")


def test_returned_work_keeps_what_was_asked_about_the_time_before(town):
    number = stuck_and_late(town)
    town.say("BINH", f"trả {number} thiếu phụ lục")
    town.say("BINH", "1")
    assert "Tính khách quan NV-1" in town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert town.rows("SELECT state FROM task") == [("returned",)]
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"duyệt {number}")
    town.told("LAN")
    town.say("BINH", "1")
    assert "Đúng hạn." in town.told("LAN")


def test_beyond_the_reviewers_patience_the_head_above_finds_the_cause_among_what_waits(town):
    number = town.given(deadline="30/12")
    town.say("LAN", f"vướng {number} chờ số liệu")
    town.say("LAN", "1")
    town.say("LAN", "1")
    assert "Không có gì chờ" in town.say("GD", "việc chờ tôi")
    town.wind(days=2, hours=23)
    assert "Không có gì chờ" in town.say("GD", "việc chờ tôi")
    town.told("GD")
    town.wind(days=1)
    told = town.told("GD")
    assert (
        "lý do khách quan chờ anh Bình trả lời đã 4 ngày (3 ngày làm việc); anh cũng quyết được"
        in told
    )
    assert f"NV-{number}" in town.say("GD", "việc chờ tôi")
    assert "Dừng đồng hồ NV-1" in town.say("GD", "1 duyệt")
    town.say("GD", "1")
    assert "Không có gì chờ" in town.say("GD", "việc chờ tôi")


def test_what_the_reviewer_put_off_is_left_out_of_his_morning_until_its_day(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"{number} để mai")
    town.say("BINH", "1")
    town.told("BINH")
    town.wind(hours=23)
    assert "chờ anh quyết" not in town.told("BINH"), "24/11 is a day off"
    town.wind(days=1)
    assert "1 việc chờ anh quyết" in town.told("BINH")


def test_a_draft_waits_in_the_morning_line_of_who_confirms_it(town):
    town.say("LAN", "tự nhận rà soát hồ sơ gấp, hạn thứ 6")
    town.told("BINH")
    town.wind(days=1, hours=23)
    assert "1 việc chờ anh quyết" in town.told("BINH")


def test_a_month_is_not_locked_while_a_cause_is_unanswered(town):
    number = stuck_and_late(town)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "3")
    town.wind(days=8)
    assert "Còn 1 việc của tháng 11 có lý do khách quan" in town.say("ADMIN", "kỳ khóa tháng 11")
