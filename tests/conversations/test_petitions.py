"""Petitions about work that nobody reviewed, and petitions that their author withdraws."""

import datetime as dt

import pytest

from tests.conversations.test_evaluation_steps import sealed
from tests.conversations.town import ZONE, Town

OCTOBER = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
NOVEMBER = dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)


@pytest.fixture
def town():
    """One task of October was accepted; one was handed in on time and nobody looked at it."""
    town = Town(OCTOBER)
    done = town.given(title="soạn tờ trình", deadline="15/10/2026")
    town.number = town.given(title="rà 4 hồ sơ", deadline="30/10/2026")
    town.say("LAN", f"xong {done} đã gửi 12/TTr")
    town.say("BINH", f"duyệt {done}")
    town.say("BINH", "1")
    town.now = dt.datetime(2026, 10, 28, 9, 0, tzinfo=ZONE)
    town.say("LAN", f"xong {town.number} đã gửi 13/BC")
    town.now = NOVEMBER
    town.say("BINH", "chấm Lan tháng 10 27: đạt")
    sealed(town, "BINH", "chốt Lan tháng 10")
    for one in ("BINH", "LAN", "GD", "HOA"):
        town.told(one)
    return town


def task(town):
    rows = town.rows("SELECT number, state, accepted_quantity FROM task")
    return [tuple(of) for number, *of in rows if number == town.number]


def test_the_answer_to_a_petition_accepts_work_that_nobody_reviewed(town):
    made = town.say("LAN", f"kien nghi {town.number} em nop tu 28/10 ma chua ai xem")
    assert "(đã trình, chưa ai nghiệm thu)" in made
    assert "rút kiến nghị 1" in made
    assert "trả lời kiến nghị 1 nghiệm thu: lý do" in town.told("GD")
    shown = town.say("GD", "tra loi kien nghi 1 nghiem thu: đã nộp đúng hạn 13/BC")
    assert (
        f"NV-{town.number}: nghiệm thu 4/4 theo lúc trình 09:00 thứ Tư 28/10/2026, đúng hạn."
        in (shown)
    )
    assert "Tổng điểm: 41,00 → 97,00" in shown
    assert task(town) == [("handed_in", 0)]
    town.say("GD", "1")
    assert task(town) == [("accepted", 4000)]
    verbs = town.rows("SELECT verb FROM journal ORDER BY id DESC LIMIT 3")
    assert [one for (one,) in verbs] == ["answer_petition", "uphold", "accept"]
    assert "41,00 → 97,00" in town.told("LAN")
    letter = town.told("BINH")
    assert f"Anh Giang đã nghiệm thu NV-{town.number}" in letter.replace("anh Giang", "Anh Giang")
    assert "97,00" in town.say("LAN", "điểm tháng 10")
    assert "nghiệm thu theo kiến nghị 1" in town.say("LAN", "điểm chi tiết tháng 10")
    assert "kiến nghị không hoàn tác được" in town.say("GD", "hoàn tác")


def test_a_word_of_agreement_alone_accepts_it_too_and_a_reviewer_who_came_late_changes_nothing(
    town,
):
    town.say("LAN", f"kiến nghị {town.number} em nộp từ 28/10")
    town.say("BINH", f"duyệt {town.number}")
    town.say("BINH", "1")
    assert "41,00" in town.say("LAN", "điểm tháng 10")
    assert "41,00 → 97,00" in town.say("GD", "trả lời kiến nghị 1 đồng ý: đúng vậy")
    town.say("GD", "1")
    assert town.rows("SELECT count(*) FROM journal WHERE verb = 'accept'") == [(2,)]
    assert "97,00" in town.say("LAN", "điểm tháng 10")


def test_what_was_returned_since_or_reviewed_before_is_not_accepted_by_an_answer(town):
    town.say("LAN", f"kiến nghị {town.number} em nộp từ 28/10")
    town.say("BINH", f"trả {town.number}: thiếu phụ lục")
    town.say("BINH", "1")
    assert "đã bị trả lại sau khi chốt" in town.say("GD", "trả lời kiến nghị 1 nghiệm thu: đúng")
    town.say("LAN", f"kiến nghị {town.number - 1} em làm thêm")
    refused = town.say("GD", "trả lời kiến nghị 2 nghiệm thu: đúng")
    assert "không ở trạng thái chờ nghiệm thu khi chốt" in refused


def test_as_much_is_accepted_as_the_answer_says_and_no_more_than_was_given(town):
    town.say("LAN", f"kiến nghị {town.number} em nộp từ 28/10")
    for wrong in ("5", "0"):
        answer = town.say("GD", f"trả lời kiến nghị 1 nghiệm thu {wrong}: đúng")
        assert f"không nghiệm thu {wrong} được, cả việc là 4" in answer
    answer = town.say("GD", "trả lời kiến nghị 1 đồng ý nghiệm thu 2: đúng")
    assert "nghiệm thu 2/4" in answer
    assert "41,00 → 69,00" in answer
    town.say("GD", "1")
    assert task(town) == [("accepted", 2000)]
    assert "41,00 → 69,00" in town.told("LAN")


def test_faults_of_unreviewed_work_are_asked_about():
    two = Town(OCTOBER)
    number = two.given(title="rà hồ sơ", deadline="30/10/2026")
    two.say("LAN", f"xong {number} đã gửi")
    two.say("BINH", f"trả {number} lỗi nội dung: sai số liệu")
    two.say("BINH", "1")
    two.say("LAN", f"xong {number} đã sửa")
    two.now = NOVEMBER
    two.say("BINH", "chấm Lan tháng 10 30")
    sealed(two, "BINH", "chốt Lan tháng 10")
    two.say("LAN", f"kiến nghị {number} chưa ai xem")
    asked = two.say("GD", "trả lời kiến nghị 1 đồng ý: đã nộp")
    assert "giữ lỗi" in asked
    assert "bỏ lỗi" in asked
    kept = two.say("GD", "trả lời kiến nghị 1 nghiệm thu, giữ lỗi: đã nộp")
    assert "30,00 → 94,17" in kept
    two.say("GD", "0")
    dropped = two.say("GD", "trả lời kiến nghị 1 nghiệm thu, bỏ lỗi: lỗi do mẫu biểu")
    assert "30,00 → 100,00" in dropped


def test_a_petition_is_withdrawn_by_its_author_and_may_be_made_again(town):
    assert "không có kiến nghị nào" in town.say("LAN", "rut don")
    town.say("LAN", f"kiến nghị {town.number} em nộp từ 28/10")
    town.told("GD")
    assert "không có kiến nghị nào" in town.say("BINH", "rút kiến nghị 1")
    shown = town.say("LAN", "rút đơn")
    assert shown.startswith(f"Rút kiến nghị 1 về NV-{town.number} (tháng 10)?")
    assert "anh Giang sẽ được báo" in shown
    assert town.told("GD") == ""
    town.say("LAN", "1")
    assert "đã rút kiến nghị 1" in town.told("GD")
    assert "Không có kiến nghị 1" in town.say("GD", "trả lời kiến nghị 1 đồng ý: đúng")
    assert "đã rút." in town.say("LAN", "kiến nghị")
    town.say("LAN", f"kiến nghị {town.number} em nộp từ 28/10")
    town.say("LAN", "kiến nghị điểm chung em có sáng kiến")
    which = town.say("LAN", "rút kiến nghị")
    assert "Đang chờ trả lời: 2, 3" in which
    assert "Rút kiến nghị 3" in town.say("LAN", "rút kiến nghị 3")
    town.say("LAN", "0")
    assert town.rows("SELECT number, state FROM petition ORDER BY number") == [
        (1, "withdrawn"),
        (2, "open"),
        (3, "open"),
    ]
