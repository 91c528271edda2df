"""What an answer to a petition takes away, and what a result said by a day that has passed."""

import datetime as dt

import pytest

from tests.conversations.test_evaluation_steps import sealed
from tests.conversations.town import ZONE, Town

OCTOBER = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
NOVEMBER = dt.datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)


@pytest.fixture
def town():
    """Lan's task of October was returned for its content and came late; her class is published."""
    town = Town(OCTOBER)
    town.number = town.given(title="soạn tờ trình", deadline="15/10/2026")
    town.now = dt.datetime(2026, 10, 17, 9, 0, tzinfo=ZONE)
    town.say("LAN", f"xong {town.number} đã gửi 12/TTr")
    town.say("BINH", f"trả {town.number} lỗi nội dung: sai số liệu")
    town.say("BINH", "1")
    town.say("LAN", f"xong {town.number} đã sửa")
    town.say("BINH", f"duyệt {town.number}")
    town.say("BINH", "1")
    town.now = NOVEMBER
    town.say("BINH", "chấm Lan tháng 10 27: đạt")
    sealed(town, "BINH", "chốt Lan tháng 10")
    for one in ("BINH", "LAN", "GD", "HOA"):
        town.told(one)
    return town


def uphold(town):
    rows = town.rows("SELECT facts FROM journal WHERE verb = 'uphold'")
    return [text for (text,) in rows]


def test_the_letter_about_a_petition_names_the_deductions_and_the_published_total(town):
    town.say("LAN", f"kiến nghị {town.number} hôm đó chờ Sở Tài chính")
    letter = town.told("GD")
    assert "Bị trừ vì: " in letter
    assert "lỗi nội dung" in letter
    assert "trễ hạn" in letter
    assert "Tổng điểm đã công bố: 85,33" in letter


def test_only_the_fault_that_an_answer_names_is_taken_away(town):
    town.say("LAN", f"kiến nghị {town.number} trễ vì chờ Sở Tài chính")
    shown = town.say("GD", "tra loi kien nghi 1 dong y phan tre han: do Sở Tài chính")
    assert "Không tính nữa: 1 lần trễ hạn. Vẫn tính: 1 lỗi nội dung." in shown
    assert "85,33 → 91,17" in shown
    town.say("GD", "1")
    letter = town.told("LAN")
    assert "Vẫn tính: 1 lỗi nội dung." in letter
    assert "85,33 → 91,17" in letter
    assert '"quality":0,"delays":1' in uphold(town)[0]
    assert "91,17" in town.say("LAN", "điểm tháng 10")


def test_where_a_line_has_both_sorts_it_is_asked_which_with_the_points_after_each(town):
    town.say("LAN", f"kiến nghị {town.number} em thấy chưa đúng")
    asked = town.say("GD", "trả lời kiến nghị 1 đồng ý: có xác nhận")
    assert "bỏ trễ hạn, giữ lỗi nội dung: 85,33 → 91,17" in asked
    assert "bỏ lỗi nội dung, giữ trễ hạn: 85,33 → 91,17" in asked
    assert "bỏ tất cả: 85,33 → 97,00" in asked
    assert uphold(town) == []
    done = town.say("GD", "2")
    assert "Không tính nữa: 1 lỗi nội dung. Vẫn tính: 1 lần trễ hạn." in done
    assert '"quality":1,"delays":0' in uphold(town)[0]


def test_every_fault_goes_only_where_the_answer_says_all(town):
    town.say("LAN", f"kiến nghị {town.number} em thấy chưa đúng")
    shown = town.say("GD", "trả lời kiến nghị 1 đồng ý bỏ tất cả: có xác nhận")
    assert "Không tính nữa: 1 lần trễ hạn, 1 lỗi nội dung." in shown
    assert "85,33 → 97,00" in shown


@pytest.mark.parametrize(
    "line",
    [
        "đồng ý một nửa: có xác nhận",
        "đồng ý phần trễ hạn, không đồng ý lỗi nội dung: có xác nhận",
        "không đồng ý phần lỗi nội dung: sai thật",
        "đồng ý 1: có xác nhận",
    ],
)
def test_nothing_an_answer_says_is_dropped_in_silence(town, line):
    town.say("LAN", f"kiến nghị {town.number} em thấy chưa đúng")
    assert town.say("GD", f"trả lời kiến nghị 1 {line}").startswith("Ch")
    town.say("GD", "1")
    assert uphold(town) == []
    assert town.rows("SELECT state FROM petition") == [("open",)]


def test_what_was_published_by_a_past_day_is_said_for_that_day(town):
    town.now = dt.datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
    then = town.say("LAN", "điểm tháng 10 đến 20/11")
    assert "đã công bố" in then
    assert "85,33" in then
    assert "Bình chốt" in then
    assert "chưa ai chốt" in town.say("LAN", "điểm tháng 10 đến 17/11")
    town.say("LAN", f"kiến nghị {town.number} trễ vì chờ Sở Tài chính")
    town.say("GD", "trả lời kiến nghị 1 đồng ý tất cả: đúng")
    town.say("GD", "1")
    assert "97,00" in town.say("LAN", "điểm tháng 10")
    assert "85,33" in town.say("LAN", "điểm tháng 10 đến 20/11")


def test_a_published_receipt_says_its_cut_off_and_why_it_is_not_as_proposed():
    town = Town(OCTOBER)
    number = town.given(title="soạn tờ trình", deadline="15/10/2026")
    town.say("LAN", f"xong {number} đã gửi 12/TTr")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.now = NOVEMBER
    town.say("BINH", "chấm Lan tháng 10 27: đạt")
    sealed(town, "BINH", "chốt Lan tốt tháng 10: nhường suất cho người khác")
    shown = town.say("LAN", "điểm tháng 10")
    assert "Số liệu tính đến " in shown
    assert "Hệ thống đề nghị: " in shown
    assert "Lý do chốt khác: “nhường suất cho người khác”" in shown


def test_own_points_are_asked_for_only_where_they_would_count(town):
    town.given(title="rà hồ sơ", deadline="30/11/2026")
    assert "tự đánh giá 9 9 9" in town.say("LAN", "điểm")
    for line in ("điểm quý 4", "điểm ngày 17/11", "điểm tháng 9"):
        assert "tự đánh giá" not in town.say("LAN", line)
    assert "Để tham khảo" in town.say("LAN", "điểm quý 4")


def test_who_keeps_the_papers_reads_nobodys_points_in_a_chat(town):
    refused = town.say("ADMIN", "điểm của Lan")
    assert town.say("ADMIN", "mẫu 01 của Lan") == refused
    assert "Mẫu số 01A" in town.say("BINH", "mẫu 01 của Lan")


def test_a_petition_about_the_general_points_keeps_all_its_words(town):
    town.say("LAN", "kiến nghị điểm chung quá thấp")
    assert town.rows("SELECT words FROM petition") == [("điểm chung quá thấp",)]
