"""What a first reader of the bot stumbled over: lost causes, lost places, words read as others."""

import pytest

from tests.conversations.test_departure import let_go


def two_waiting(town):
    """Let two tasks wait for Bình under high numbers; give him the list of them."""
    for at in range(1, 5):
        town.given(title=f"soạn báo cáo {at}")
    town.say("LAN", "xong 3")
    town.say("LAN", "xong 4")
    return town.say("BINH", "việc chờ tôi")


def asked_for_both(town):
    number = town.given()
    town.say("LAN", f"vướng {number} chờ Sở Tài chính gửi số liệu")
    town.say("LAN", "1")
    town.say("LAN", "1")
    town.say("LAN", f"gia hạn {number} đến 5/12 vì chờ số liệu")
    town.told("BINH")
    return number


def test_a_cause_named_before_an_extension_is_asked_about_with_it(town):
    number = asked_for_both(town)
    told = town.say("BINH", f"duyệt {number}")
    assert "Gia hạn NV-1" in told
    assert "Chị Lan xin tính khách quan: chờ đơn vị khác. Chưa ai trả lời." in told
    assert "1 Làm, đồng ý phần còn chờ" in told
    town.told("LAN")
    assert "dừng đồng hồ" in town.say("BINH", "1")
    assert town.rows("SELECT state, cause, cause_named FROM task") == [("paused", "unit", None)]
    assert "đồng hồ dừng từ" in town.told("LAN")


def test_an_extension_alone_leaves_the_named_cause_waiting(town):
    number = asked_for_both(town)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "3")
    assert "xin tính khách quan" in town.say("BINH", f"việc {number}")
    assert "NV-1" in town.say("BINH", "việc chờ tôi")
    assert "Sẽ: Dừng đồng hồ NV-1" in town.say("BINH", f"duyệt {number}")


def test_an_extension_with_the_cause_refused_says_so_to_who_asked(town):
    number = asked_for_both(town)
    town.say("BINH", f"duyệt {number}")
    town.told("LAN")
    assert "Không tính khách quan: chờ đơn vị khác." in town.say("BINH", "2")
    told = town.told("LAN")
    assert "không tính khách quan cho NV-1" in told
    assert "5/12" in told
    assert town.rows("SELECT state, cause, cause_named FROM task") == [("in_progress", None, None)]
    town.say("BINH", "hoàn tác")
    assert "xin tính khách quan" in town.say("BINH", f"việc {number}")


def test_a_later_deadline_set_by_the_reviewer_himself_leaves_the_cause_waiting(town):
    number = town.given()
    town.say("LAN", f"vướng {number} chờ Sở Tài chính gửi số liệu")
    town.say("LAN", "1")
    town.say("LAN", "1")
    assert "Chưa ai trả lời" in town.say("BINH", f"gia hạn {number} đến 5/12")
    town.say("BINH", "1")
    assert "xin tính khách quan" in town.say("BINH", f"việc {number}")


def test_undo_behind_the_list_of_causes_takes_the_request_back(town):
    number = town.given()
    town.say("LAN", f"gia hạn {number} đến 5/12")
    town.say("LAN", "1")
    told = town.say("LAN", "hoàn tác")
    assert told.startswith("Đã hoàn tác")
    assert "Đang xin gia hạn" not in town.say("LAN", f"việc {number}")


def test_leaving_the_list_of_causes_does_not_say_that_nothing_was_done(town):
    number = town.given()
    town.say("LAN", f"gia hạn {number} đến 5/12")
    town.say("LAN", "1")
    assert "chưa có gì thay đổi" not in town.say("LAN", "0")
    assert "Đang xin gia hạn" in town.say("LAN", f"việc {number}")


@pytest.mark.parametrize(
    ("reason", "major"),
    [
        ("không phải lỗi nội dung, chỉ thiếu chữ ký", 0),
        ("không có lỗi nội dung nhưng sai phông chữ", 0),
        ("khong phai do sai noi dung, thieu chu ky", 0),
        ("lỗi nội dung thì không, chỉ thiếu chữ ký", 0),
        ("lỗi nội dung: sai căn cứ", 1),
        ("không chỉ lỗi nội dung mà thiếu chữ ký", 1),
        ("không sửa lỗi nội dung ở mục 2", 1),
    ],
)
def test_an_error_of_content_that_is_denied_costs_no_quality(town, reason, major):
    number = town.given()
    town.say("LAN", f"xong {number}")
    told = town.say("BINH", f"trả {number} {reason}")
    assert ("tính vào chất lượng" in told) is bool(major)
    town.say("BINH", "1")
    assert town.rows("SELECT content_returns FROM task") == [(major,)]


@pytest.mark.parametrize(
    "words", ["đã họp bí mật với anh Nam", "đã xin ý kiến bí thư xã", "đã thống nhất nguyên tắc"]
)
def test_a_word_inside_another_one_is_no_cry_for_help(town, words):
    number = town.given()
    town.told("BINH")
    town.say("LAN", f"bc {number} {words}")
    assert "kẹt" not in town.told("BINH")
    assert town.rows("SELECT blocker FROM task") == [(None,)]


def test_being_stuck_in_one_word_is_still_heard(town):
    number = town.given()
    town.say("LAN", f"bc {number} đang bí, chưa có số liệu")
    assert town.rows("SELECT blocker FROM task") != [(None,)]


def test_the_places_of_a_list_outlive_a_preview_that_was_left(town):
    two_waiting(town)
    town.say("BINH", "1 duyệt; 2 trả: thiếu số liệu")
    town.say("BINH", "0")
    told = town.say("BINH", "1 2 duyệt")
    assert "NV-3" in told
    assert "NV-4" in told
    again = town.say("BINH", "2 duyệt")
    assert "NV-4" in again
    assert "NV-2" not in again
    town.say("BINH", "1")
    assert "NV-3" in town.say("BINH", "1 duyệt")


def test_two_decisions_about_one_task_are_asked_about_and_nothing_is_done(town):
    two_waiting(town)
    told = town.say("BINH", "1 duyệt; 1 trả: thiếu số liệu")
    assert "NV-3 được quyết hai cách" in told
    assert "Sẽ" not in told
    assert "NV-3" in town.say("BINH", "1 duyệt")


def test_a_reason_that_was_asked_for_keeps_the_other_decisions(town):
    two_waiting(town)
    assert "Trả NV-4 vì sao?" in town.say("BINH", "3 duyệt; 4 trả")
    told = town.say("BINH", "thiếu chữ ký")
    assert "NV-3" in told
    assert "NV-4" in told
    assert "thiếu chữ ký" in told
    town.say("BINH", "1")
    assert town.rows("SELECT state FROM task WHERE number > 2 ORDER BY number") == [
        ("accepted",),
        ("returned",),
    ]


def test_what_somebody_who_left_was_doing_lies_with_the_head_who_can_list_it(town):
    number = town.given(deadline="27/11/2026")
    town.told("BINH")
    let_go(town)
    assert f'nhắn "chuyển {number} cho Phạm Thị Hoa"' in town.told("BINH")
    town.wind(days=1)
    card = town.say("BINH", f"việc {number}")
    assert "Chị Lan đã thôi việc." in card
    assert "Việc đang chờ anh Bình quyết" in card
    assert "Việc đang ở chị Lan" not in card
    assert "anh Bình (chờ quyết)" in card
    assert f"NV-{number}" in town.say("BINH", "việc của Lan")
    assert f"NV-{number}" in town.say("GD", "việc của Nguyễn Thị Lan")
    assert f"NV-{number}" not in town.say("KHANG", "việc của Nguyễn Thị Lan")
    assert f"NV-{number}" not in town.say("HOA2", "việc của Nguyễn Thị Lan")
    town.say("BINH", f"chuyển {number} cho Phạm Thị Hoa")
    town.say("BINH", "1")
    card = town.say("BINH", f"việc {number}")
    assert "Việc đang ở chị Hoa" in card
    assert "thôi việc" not in card.split("Lịch sử")[0]


def test_the_summary_behind_a_leave_says_to_whom_a_task_went_meanwhile(town):
    town.say("LAN", "nghỉ từ hôm nay đến 26/11")
    town.say("LAN", "0")
    first, second = town.given(), town.given(title="lập danh sách")
    town.wind(minutes=5)
    town.say("BINH", f"chuyển {first} cho Phạm Thị Hoa")
    town.say("BINH", "1")
    town.told("LAN")
    town.say("LAN", "đi làm lại")
    town.wind(minutes=1)
    town.wind(days=1)
    told = town.told("LAN")
    assert f"NV-{first} đã chuyển cho chị Hoa" in told
    assert f"NV-{second} lập danh sách: mới giao" in told
    assert f'"việc {second}"' in told


def test_a_document_of_a_day_to_come_is_not_taken(town):
    number = town.given()
    told = town.say("LAN", f"xong {number} 123/BC-TCCB ngày 30/12/2026")
    assert "123/BC-TCCB ghi ngày 30/12/2026, ngày đó chưa tới" in told
    assert town.rows("SELECT state FROM task") != [("handed_in",)]
    assert "NV-1" in town.say("LAN", f"xong {number} 123/BC-TCCB ngày 20/11/2026")
    assert town.rows("SELECT state FROM task") == [("handed_in",)]


def test_a_deputy_is_told_of_as_much_as_waits_for_him(town):
    mine, other = town.given(to="Phạm Thị Hoa"), town.given()
    town.say("HOA", f"xong {mine}")
    town.say("LAN", f"xong {other}")
    assert "Đang chờ duyệt: 1 việc." in town.say("BINH", "ủy quyền cho Phạm Thị Hoa đến 5/12")
    town.told("HOA")
    town.say("BINH", "1")
    assert "Đang chờ: 1 việc" in town.told("HOA")
    told = town.say("HOA", "ủy quyền cho Nguyễn Thị Lan đến 4/12")
    assert "Ủy quyền duyệt việc cho chị Nguyễn Thị Lan" in told
    assert "Đang chờ duyệt" not in told, "what she decides in his place does not pass on"


def test_a_change_of_a_while_ago_is_named_before_it_is_taken_back(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"trả {number} thiếu chữ ký")
    town.say("BINH", "1")
    town.told("LAN")
    town.wind(hours=3)
    told = town.say("BINH", "hoàn tác")
    assert "Sẽ hoàn tác việc gần nhất của anh, lúc 09:00 23/11" in told
    assert f"NV-{number}" in told
    assert town.rows("SELECT state FROM task") == [("returned",)]
    assert town.say("BINH", "1").startswith("Đã hoàn tác")
    assert town.rows("SELECT state FROM task") == [("handed_in",)]


def test_what_stands_in_the_way_of_an_undo_is_named(town):
    number = town.given()
    town.say("LAN", f"bc {number} 50%")
    town.say("LAN", "hoàn tác")
    told = town.say("LAN", "hoàn tác")
    assert f"Thay đổi gần nhất của chị (NV-{number}) đã hoàn tác rồi." in told
    let_go(town)
    assert "là cho thôi việc" in town.say("ADMIN", "hoàn tác")


def test_a_later_deadline_that_is_refused_leaves_the_named_cause_waiting(town):
    number = asked_for_both(town)
    told = town.say("BINH", f"trả {number} chưa cần thiết")
    assert "Chưa ai trả lời" in told
    assert told.endswith("1 Làm   0 Bỏ")
    town.say("BINH", "1")
    card = town.say("BINH", f"việc {number}")
    assert "xin tính khách quan" in card
    assert "Đang xin gia hạn" not in card
    assert "Sẽ: Không tính khách quan" in town.say("BINH", f"trả {number} số liệu đã có")
