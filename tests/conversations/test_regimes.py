"""Under which rules somebody is evaluated: from the next period on, or with a reason from now."""

import datetime as dt
import json

import pytest

from tests.conversations.test_first_figures import month_of_lan
from tests.conversations.test_quarters_and_parts import sealed
from tests.conversations.town import ZONE, Town

NOVEMBER = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


@pytest.fixture
def town():
    return Town(NOVEMBER)


def rules_of(town, line="điểm"):
    return "NĐ 233" if "NĐ 233" in town.say("LAN", line) else "NĐ 335"


def test_other_rules_hold_from_the_next_period_and_leave_the_open_one_alone(town):
    shown_first = town.say("ADMIN", "ky nhom lan vien chuc")
    assert "sẽ được đánh giá theo quy tắc viên chức từ tháng 12/2026 (trước đó: công chức)" in (
        shown_first
    )
    assert "Kỳ đang mở giữ nguyên" in shown_first
    assert town.rows("SELECT 1 FROM journal WHERE verb = 'regime'") == []
    assert "từ tháng 12/2026" in town.say("ADMIN", "1")
    letter = town.told("LAN")
    assert letter.startswith("Từ tháng 12/2026 chị được đánh giá theo quy tắc viên chức")
    assert "Các kỳ trước vẫn theo quy tắc công chức" in letter
    assert rules_of(town) == "NĐ 335"
    town.now = dt.datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)
    assert (rules_of(town), rules_of(town, "điểm tháng 11")) == ("NĐ 233", "NĐ 335")


def test_a_period_that_was_opened_ahead_is_an_open_one(town):
    town.say("ADMIN", "kỳ mở tháng 12")
    town.say("ADMIN", "1")
    assert "từ tháng 1/2027" in town.say("ADMIN", "kỳ nhóm Lan viên chức")
    asked = town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 12")
    assert "Tháng 12/2026 đang mở nên đổi quy tắc cần lý do" in asked


def test_the_open_period_takes_a_reason_and_shows_the_points_before_and_after(town):
    month_of_lan(town)
    assert "cần lý do" in town.say("ADMIN", "kỳ nhóm Lan riêng tháng 11")
    assert "cần lý do" in town.say("ADMIN", "kỳ nhóm Lan riêng kỳ này")
    town.say("ADMIN", "kỳ nhóm Lan đảng tháng 11: điều động sang Ban Tổ chức")
    preview = town.say("ADMIN", "kỳ nhóm Lan đảng kỳ này: điều động sang Ban Tổ chức")
    assert "Tháng 11/2026 (tạm tính): 76,08 (Hoàn thành tốt nhiệm vụ) → 76,08 (Không" in preview
    assert "Lý do: điều động sang Ban Tổ chức" in preview
    town.say("ADMIN", "1")
    letter = town.told("LAN")
    assert "Từ tháng 11/2026, cả kỳ đang mở" in letter
    assert "Lý do: điều động sang Ban Tổ chức" in letter
    told = town.rows("SELECT facts FROM journal WHERE verb = 'regime'")
    assert [json.loads(one) for (one,) in told] == [
        {
            "regime": "party",
            "since": "2026-11-01",
            "reason": "điều động sang Ban Tổ chức",
            "undoes": 0,
        }
    ]
    undone = town.say("ADMIN", "hoàn tác")
    assert "từ tháng 11/2026 chị Lan trở lại theo quy tắc như trước" in undone
    assert "trở lại như trước" in town.told("LAN")
    assert "Không hoàn thành" not in town.say("LAN", "điểm")
    assert "trở lại theo quy tắc" not in town.say("ADMIN", "hoàn tác")


def test_no_published_or_locked_period_changes_its_rules(town):
    month_of_lan(town)
    town.now = dt.datetime(2026, 12, 10, 9, 0, tzinfo=ZONE)
    sealed(town, "BINH", "chốt Lan tháng 11")
    for line in ("tháng 11", "tháng 10"):
        refused = town.say("ADMIN", f"kỳ nhóm Lan viên chức {line}: chuyển ngạch")
        assert "Kết quả tháng 11/2026 của chị Nguyễn Thị Lan (TCCB) đã công bố" in refused
    sealed(town, "ADMIN", "kỳ khóa tháng 11")
    assert "đã khóa" in town.say("ADMIN", "kỳ nhóm Mai viên chức tháng 11: chuyển ngạch")
    town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 12: chuyển ngạch")
    town.say("ADMIN", "1")
    assert rules_of(town, "điểm tháng 11") == "NĐ 335"


def test_slips_about_other_rules_change_nothing(town):
    assert "Chỉ" in town.say("LAN", "kỳ nhóm Lan viên chức")
    assert "không có gì thay đổi" in town.say("ADMIN", "kỳ nhóm Lan công chức")
    assert "Nhắn: kỳ nhóm" in town.say("ADMIN", "kỳ nhóm Lan")
    assert "Nhắn: kỳ nhóm" in town.say("ADMIN", "kỳ nhóm Zung viên chức")
    assert "1 " in town.say("ADMIN", "kỳ nhóm Hoa viên chức tháng 11: chuyển ngạch")
    assert "từ tháng 11/2026" in town.say("ADMIN", "2")
    town.say("ADMIN", "0")
    assert town.rows("SELECT 1 FROM journal WHERE verb = 'regime'") == []


def test_a_review_after_other_rules_holds_the_change(town):
    town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 11: chuyển ngạch")
    town.say("ADMIN", "1")
    town.say("LAN", "tự đánh giá tháng 11 9 9 9: cần cố gắng")
    assert "đã làm bước sau" in town.say("ADMIN", "hoàn tác")
