"""Objective causes, parts of what was asked, batch replies and undo, as people type them."""

import datetime as dt

from tests.conversations.town import MONDAY


def stuck(town, number):
    """Let Lan say that she waits for another unit; give what she is told."""
    town.say("LAN", f"vướng {number} chờ số liệu Sở Tài chính")
    town.say("LAN", "1")
    return town.say("LAN", "1")


def test_being_stuck_offers_to_stop_the_clock_and_two_taps_name_the_cause(town):
    number = town.given()
    told = town.say("LAN", f"vướng {number} chờ số liệu Sở Tài chính")
    assert told.endswith("1 Xin anh Bình xác nhận và dừng đồng hồ")
    asked = town.say("LAN", "1")
    assert asked.startswith("NV-1 kẹt vì lý do nào?\n1 chờ đơn vị khác\n")
    town.told("BINH")
    named = town.say("LAN", "1")
    assert named == (
        "Đã xin anh Bình dừng đồng hồ NV-1 từ 09:00: chờ đơn vị khác."
        " Được xác nhận thì đồng hồ mới dừng."
    )
    told = town.told("BINH")
    assert "Chị Lan xin dừng đồng hồ NV-1 (soạn tờ trình) từ 09:00: chờ đơn vị khác" in told
    assert "“chờ số liệu Sở Tài chính”" in told
    assert town.rows("SELECT state FROM task") == [("in_progress",)]


def test_the_clock_stands_only_once_the_cause_is_confirmed_and_from_when_it_was_named(town):
    number = town.given()
    stuck(town, number)
    town.wind(days=2)
    preview = town.say("BINH", f"duyệt {number}")
    assert (
        "Sẽ: Dừng đồng hồ NV-1 soạn tờ trình từ 09:00 23/11: chờ đơn vị khác (chị Lan)" in preview
    )
    town.told("LAN")
    town.say("BINH", "1")
    told = town.told("LAN")
    assert "Đồng hồ dừng từ 09:00 23/11; thời gian này không tính vào chị." in told
    card = town.say("LAN", f"việc {number}")
    assert "Đang dừng đồng hồ" in card
    assert "không tính vào người làm" in card
    assert "chị Lan" not in card.split("Đã ở:")[1].splitlines()[0]


def test_a_stopped_clock_moves_the_deadline_by_the_working_time_it_stood(town):
    number = town.given()
    stuck(town, number)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.wind(days=9)
    assert "trễ" not in town.say("LAN", "việc")
    told = town.say("LAN", f"tiếp tục {number}")
    assert told == "NV-1: đồng hồ chạy lại từ bây giờ.\nHạn 17:00 thứ Hai 7/12/2026"
    assert "Chị Lan báo NV-1 (soạn tờ trình) đã làm tiếp được, đồng hồ chạy lại." in town.told(
        "BINH"
    )
    town.say("LAN", f"xong {number}")
    assert town.rows("SELECT missed FROM task") == [(0,)]
    town.say("BINH", f"duyệt {number}")
    town.told("LAN")
    town.say("BINH", "1")
    assert "Đúng hạn." in town.told("LAN")


def test_progress_lets_the_clock_run_again_but_words_do_not(town):
    number = town.given()
    stuck(town, number)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.wind(days=2)
    town.say("LAN", f"bc {number} vẫn chưa có số liệu")
    assert town.rows("SELECT state FROM task") == [("paused",)]
    told = town.say("LAN", f"bc {number} 60% đã có số liệu")
    assert "Đồng hồ chạy lại từ bây giờ." in told
    assert town.rows("SELECT state FROM task") == [("in_progress",)]


def test_a_cause_that_is_not_confirmed_stops_nothing(town):
    number = town.given()
    stuck(town, number)
    assert "Không tính khách quan" in town.say("BINH", f"trả {number} số liệu đã gửi từ 20/11")
    town.told("LAN")
    town.say("BINH", "1")
    told = town.told("LAN")
    assert "chưa xác nhận lý do khách quan của NV-1" in told
    assert "“số liệu đã gửi từ 20/11”" in told
    assert town.rows("SELECT state, cause FROM task") == [("in_progress", None)]


def test_nobody_confirms_a_cause_of_his_own(town):
    town.say("GD", "giao tôi rà soát hồ sơ, hạn thứ 6")
    town.say("GD", "vướng 1 chờ Bộ cho ý kiến")
    assert "do anh Giang quyết" in town.say("GD", "duyệt 1") or "Sẽ" not in town.say(
        "GD", "duyệt 1"
    )


def test_a_head_above_the_reviewer_may_confirm_a_cause(town):
    number = town.given()
    stuck(town, number)
    assert "Dừng đồng hồ NV-1" in town.say("GD", f"duyệt {number}")
    assert town.say("GD", "1").startswith("Đã làm")


def test_one_reply_decides_everything_with_one_preview_and_one_undo(town):
    for word in ("một", "hai", "ba", "bốn"):
        town.given(title=f"việc {word}", deadline="thứ 4")
    town.say("LAN", "xong 1")
    town.say("LAN", "xong 3")
    town.say("LAN", "xong 4")
    town.say("LAN", "gia hạn 2 đến 30/11 vì chờ số liệu 7 xã")
    town.say("LAN", "1")
    town.say("LAN", "1")
    town.told("BINH")
    preview = town.say("BINH", "1 3 duyệt; 2 đồng ý khách quan; 4 để mai")
    assert preview == (
        "Sẽ:\n"
        "• Nghiệm thu NV-1 việc một (chị Lan)\n"
        "• Nghiệm thu NV-3 việc ba (chị Lan)\n"
        "• Gia hạn NV-2 đến 17:00 thứ Hai 30/11/2026, dừng đồng hồ từ 09:00: chờ đơn vị khác"
        " (chị Lan)\n"
        "• Nhắc lại NV-4 việc bốn sáng thứ Tư 25/11\n"
        "1 Làm   0 Bỏ"
    )
    assert town.say("BINH", "1").startswith("Đã làm:")
    states = "SELECT state FROM task ORDER BY number"
    assert town.rows(states) == [("accepted",), ("paused",), ("accepted",), ("handed_in",)]
    assert "Không có gì chờ" in town.say("BINH", "việc chờ tôi")
    town.wind(minutes=30)
    assert "NV-4" in town.say("BINH", "hoàn tác")
    town.say("BINH", "1")
    assert town.rows(states) == [("handed_in",), ("assigned",), ("handed_in",), ("handed_in",)]
    assert town.rows("SELECT deferred FROM task WHERE number = 4") == [(None,)]


def test_what_was_put_off_comes_back_on_the_next_working_morning(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"{number} để mai")
    town.say("BINH", "1")
    town.wind(days=1)
    assert "Không có gì chờ" in town.say("BINH", "việc chờ tôi")  # 24/11 is a holiday
    town.wind(hours=22)
    assert "NV-1" in town.say("BINH", "việc chờ tôi")


def test_a_smaller_quantity_is_taken_and_the_rest_goes_on(town):
    town.say("BINH", "giao Lan soạn 10 báo cáo, hạn thứ 6")
    town.say("BINH", "1")
    town.say("LAN", "xong 1")
    preview = town.say("BINH", "duyệt 1 7/10")
    assert "Nhận 7/10 báo cáo của NV-1" in preview
    assert "2 Nhận chừng này và kết thúc" in preview
    town.told("LAN")
    town.say("BINH", "1")
    assert "Anh Bình đã nhận 7/10 của NV-1" in town.told("LAN")
    assert town.rows("SELECT state, accepted_quantity, content_returns FROM task") == [
        ("returned", 7000, 0)
    ]
    town.say("LAN", "xong 1")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    assert town.rows("SELECT state, accepted_quantity FROM task") == [("accepted", 10000)]


def test_a_smaller_quantity_may_be_the_end(town):
    town.say("BINH", "giao Lan soạn 10 báo cáo, hạn thứ 6")
    town.say("BINH", "1")
    town.say("LAN", "xong 1")
    town.say("BINH", "duyệt 1 7/10")
    town.say("BINH", "2")
    assert town.rows("SELECT state, accepted_quantity FROM task") == [("accepted", 7000)]


def test_more_than_was_asked_cannot_be_taken(town):
    town.say("BINH", "giao Lan soạn 10 báo cáo, hạn thứ 6")
    town.say("BINH", "1")
    town.say("LAN", "xong 1")
    assert "chỉ nhận từ trên 0 đến 10" in town.say("BINH", "duyệt 1 12/10")


def test_looking_at_the_card_takes_note_and_hinders_no_undo(town):
    number = town.given()
    town.say("LAN", f"việc {number}")
    assert town.rows("SELECT state FROM task") == [("received",)]
    assert "Đã hoàn tác: giao việc NV-1" in town.say("BINH", "hoàn tác")


def test_taking_note_can_be_said(town):
    number = town.given()
    town.told("LAN")
    assert town.say("LAN", f"nhận {number}").startswith("Đã nhận NV-1: soạn tờ trình")
    assert town.rows("SELECT state FROM task") == [("received",)]
    assert "chỉ người đó" in town.say("BINH", f"nhận {number}")


def test_undo_says_who_has_built_on_it(town):
    number = town.given()
    town.say("LAN", f"bc {number} 10%")
    assert "đã có người làm tiếp (chị Lan)" in town.say("BINH", "hoàn tác")


def test_undoing_a_confirmed_cause_gives_the_time_back(town):
    number = town.given()
    stuck(town, number)
    town.wind(hours=1)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    card = town.say("LAN", f"việc {number}")
    assert "Đã ở: chị Lan 1 giờ." in card


def test_the_card_says_in_whose_hands_it_lies_since_when_and_how_long_with_whom(town):
    number = town.given()
    town.wind(hours=2)
    town.say("LAN", f"xong {number}")
    town.wind(days=2)
    card = town.say("BINH", f"việc {number}")
    assert "Từ 11:00 23/11. Đã ở: chị Lan 2 giờ, anh Bình (nghiệm thu) 1 ngày." in card


def test_a_request_made_in_time_costs_nothing_however_long_the_answer_takes(town):
    number = town.given()
    town.say("LAN", f"gia hạn {number} đến 4/12 vì chờ số liệu")
    town.wind(days=8)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert town.rows("SELECT missed FROM task") == [(0,)]


def test_a_day_that_was_said_stops_the_clock_from_its_morning(town):
    number = town.given()
    stuck(town, number)
    town.wind(days=4)
    preview = town.say("BINH", f"{number} đồng ý khách quan từ 25/11")
    assert "từ 00:00 25/11" in preview
    assert town.rows("SELECT count(*) FROM deadline_version") == [(1,)]


def test_every_deadline_stays_in_the_record(town):
    number = town.given()
    town.say("LAN", f"gia hạn {number} đến 4/12 vì chờ số liệu")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    rows = town.rows("SELECT number, verb, deadline FROM deadline_version ORDER BY number")
    assert [row[:2] for row in rows] == [(1, "assign"), (2, "extend"), (3, "undo")]
    assert rows[0][2] == rows[2][2]
    later = dt.datetime(2026, 12, 4, 17, tzinfo=MONDAY.tzinfo)
    assert rows[1][2] == int(later.timestamp() * 1000)


def test_a_confirmation_that_was_sent_before_the_last_change_stops_nothing_earlier(town):
    number = town.given()
    stuck(town, number)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1", said=town.now - dt.timedelta(minutes=40))
    since = [row[0] for row in town.rows("SELECT since FROM spell ORDER BY id")]
    assert since == [since[0]] * 2
