"""Steps that weigh much are shown first, happen in the right period, are told, and can be undone."""

import datetime as dt
import re

import pytest

from tests.conversations.town import ZONE, Town

NOVEMBER = dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)
BLOCKER = "vi phạm Lan kỷ luật theo 15/QĐ-SNV"


@pytest.fixture
def town():
    return Town(NOVEMBER)


def periods(town):
    return [key for (key,) in town.rows("SELECT key FROM period ORDER BY key")]


def noted(town):
    return town.rows("SELECT facts FROM journal WHERE verb = 'note'")


def decided(town):
    """Let Lan's October be decided and published."""
    town.now = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
    number = town.given(title="soạn tờ trình", deadline="15/10/2026")
    town.now = dt.datetime(2026, 10, 14, 10, 0, tzinfo=ZONE)
    town.say("LAN", f"xong {number} đã gửi 12/TTr")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.now = NOVEMBER
    town.say("BINH", "chấm Lan tháng 10 30")
    shown = town.say("BINH", "chốt Lan tháng 10")
    town.say("BINH", re.search(r"\b(\d{4}) để làm", shown)[1])
    town.told("LAN")


@pytest.mark.parametrize("line", ["kỳ mở tháng 12/2027", "ky mo thang 1/2027", "kỳ mở tháng 9"])
def test_only_the_period_that_runs_and_the_following_one_can_be_opened(town, line):
    told = town.say("ADMIN", line)
    assert "kỳ đang chạy (tháng 11/2026) và kỳ kế tiếp (tháng 12/2026)" in told
    town.say("ADMIN", "1")
    assert periods(town) == []
    assert "từ tháng 12/2026" in town.say("ADMIN", "kỳ nhóm Lan viên chức")


def test_opening_is_shown_first_and_taken_back_while_nothing_is_written(town):
    town.say("ADMIN", "kỳ mở tháng 12")
    assert periods(town) == []
    assert "hoàn tác" in town.say("ADMIN", "1")
    assert periods(town) == ["2026-12"]
    assert town.say("ADMIN", "hoàn tác").startswith("Đã hoàn tác: tháng 12/2026 không còn mở")
    assert periods(town) == []
    assert town.rows("SELECT count(*) FROM period_rules") == [(0,)]
    town.say("ADMIN", "kỳ mở")
    town.say("ADMIN", "1")
    town.say("LAN", "tự đánh giá 9 9 9: chưa có sáng kiến")
    assert "không rút lại được" in town.say("ADMIN", "hoàn tác")
    assert periods(town) == ["2026-11"]


def test_in_december_the_january_without_a_year_is_the_next_one():
    town = Town(dt.datetime(2026, 12, 10, 9, 0, tzinfo=ZONE))
    assert town.say("ADMIN", "kỳ mở tháng 1").startswith("Sẽ mở trước tháng 1/2027")
    assert "chưa hết" in town.say("ADMIN", "kỳ khóa tháng 1/2027")


def test_a_blocker_is_shown_with_its_period_told_to_the_person_and_undone(town):
    shown = town.say("ADMIN", BLOCKER)
    assert shown.startswith("Sẽ ghi cho chị Nguyễn Thị Lan")
    assert "tháng 11/2026: bị kỷ luật, theo 15/QĐ-SNV" in shown
    assert noted(town) == []
    assert "hoàn tác" in town.say("ADMIN", "1")
    letter = town.told("LAN")
    assert "Đã ghi cho chị, tháng 11/2026: bị kỷ luật, theo 15/QĐ-SNV" in letter
    assert "anh Quản ghi ngày 10/11" in letter
    assert "Theo 15/QĐ-SNV, anh Quản ghi ngày 10/11" in town.say("LAN", "điểm chi tiết")
    assert "Đã hoàn tác ghi vi phạm tháng 11/2026" in town.say("ADMIN", "hoàn tác")
    assert "đã hoàn tác ghi vi phạm tháng 11/2026 của chị" in town.told("LAN")
    assert "15/QĐ-SNV" not in town.say("LAN", "điểm chi tiết")


def test_a_published_period_takes_no_blocker_until_it_is_reopened(town):
    decided(town)
    refused = town.say("ADMIN", f"{BLOCKER} tháng 10")
    assert "đã công bố nên không ghi được" in refused
    assert "kỳ mở lại tháng 10/2026: lý do" in refused
    assert "tháng 11/2026" in refused
    town.say("ADMIN", "1")
    assert noted(town) == []
    shown = town.say("ADMIN", "kỳ mở lại tháng 10: theo kết luận")
    town.say("ADMIN", re.search(r"\b(\d{4}) để làm", shown)[1])
    assert "đang mở lại rồi" in town.say("ADMIN", "kỳ mở lại tháng 10: lần nữa")
    assert town.say("ADMIN", f"{BLOCKER} tháng 10").startswith("Sẽ ghi cho")


def test_nothing_is_noted_ahead_and_nothing_lifted_that_does_not_stand(town):
    assert "chưa tới" in town.say("ADMIN", f"{BLOCKER} tháng 12/2026")
    assert "không có gì để gỡ" in town.say("ADMIN", "vi phạm Lan bỏ kỷ luật")
    assert noted(town) == []


def test_an_open_period_without_results_needs_no_reopening(town):
    assert "không cần mở lại" in town.say("ADMIN", "kỳ mở lại tháng 10: sửa")
    assert periods(town) == []


def test_the_example_of_a_petition_is_a_line_of_ones_own_published_receipt(town):
    assert "chưa có kết quả nào của chị được công bố" in town.say("LAN", "kiến nghị")
    decided(town)
    assert town.say("LAN", "kiến nghị").endswith("kiến nghị 1 lý do")


def test_points_that_do_not_fit_show_the_verb_that_was_used(town):
    assert "Ví dụ: chấm Lan 9 9 9: nhận xét" in town.say("BINH", "chấm Lan 11 9 9")
    assert "Ví dụ: tự đánh giá 9 9 9" in town.say("LAN", "tự đánh giá 11 9 9")
    assert "một câu nhận xét" in town.say("BINH", "chấm Lan 8 9 9")
    assert "Câu này không chọn bằng số" in town.say("BINH", "1")
