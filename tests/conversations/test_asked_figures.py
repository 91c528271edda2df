"""Figures asked for in few words: past days, periods by any name, years, forms, folded decisions."""

import datetime as dt

import pytest

from bot.exports import Wanted, What, export
from core.evaluation.period import Period
from tests.conversations.test_first_figures import month_of_lan
from tests.conversations.town import ZONE, Town


@pytest.fixture(scope="module")
def town():
    """It is Thursday 26 November, in the month of Lan's four tasks."""
    town = Town()
    month_of_lan(town)
    town.say("LAN", "vì chưa có sáng kiến")
    return town


@pytest.mark.parametrize(
    "line",
    ["điểm ngày 25/11", "diem 25/11", "diem ngay 25/11/2026", "diem hom qua", "điểm đến 25/11"],
)
def test_a_past_day_has_the_digits_and_the_code_of_the_export_until_then(town, line):
    until = dt.datetime(2026, 11, 26, tzinfo=ZONE)
    wanted = Wanted(
        what=What.RECEIPT,
        person="CB04",
        unit=None,
        by=None,
        period=Period(year=2026, month=11),
        until=until,
        ending="txt",
        language="vi",
    )
    text = town.database.write_now(lambda connection: export(connection, wanted, town.now)).decode()
    said = town.say("LAN", line)
    assert "tạm tính đến 24:00 25/11" in said
    work = next(one for one in text.split("\n") if one.startswith("Kết quả nhiệm vụ"))
    assert work in said
    code = said.split("Phiếu ")[1].split(",")[0]
    assert code in text


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("diem 11/2026", "Tháng 11/2026"),
        ("diem 10/2026", "Tháng 10/2026"),
        ("diem thang truoc", "Tháng 10/2026"),
        ("điểm tháng này", "Tháng 11/2026"),
        ("diem quy 3", "Quý 3/2026"),
        ("diem quy nay", "Quý 4/2026"),
        ("điểm quý trước", "Quý 3/2026"),
        ("diem ky truoc", "Tháng 10/2026"),
        ("diem nam ngoai", "Năm 2025"),
        ("diem 30/12", "Ngày 30/12/2026 chưa tới"),
        ("diem 31/2", "Chưa rõ ý"),
        ("diem 13/2026", "Không có tháng 13/2026"),
    ],
)
def test_a_period_is_named_in_any_way(town, line, begins):
    assert town.say("LAN", line).startswith(begins)


@pytest.mark.parametrize(
    ("line", "period"),
    [("diem lan 10/2026", "Tháng 10/2026"), ("diem cua lan thang truoc", "Tháng 10/2026")],
)
def test_a_leader_asks_for_the_same_of_his_people(town, line, period):
    assert town.say("BINH", line).startswith(f"Chị Nguyễn Thị Lan (TCCB). {period}")


def test_a_year_counts_no_period_that_has_not_ended_and_names_those_that_count():
    town = Town()
    month_of_lan(town)
    shown = town.say("LAN", "diem nam")
    assert "Tháng 11: 76,08 (chưa hết kỳ, chưa tính vào trung bình)" in shown
    assert "Chưa có kỳ nào đã hết mà đủ điểm" in shown
    town.now = dt.datetime(2026, 12, 10, 9, 0, tzinfo=ZONE)
    town.given(title="việc tháng 12", deadline="20/12/2026")
    shown = town.say("LAN", "điểm năm 2026")
    assert "Trung bình 1 kỳ (tháng 11): 76,08" in shown


@pytest.mark.parametrize("line", ["mau 01", "mẫu 01", "mẫu số 01a tháng 11", "phieu danh gia"])
def test_a_form_is_shown_with_where_the_file_is_had(town, line):
    shown = town.say("LAN", line)
    assert "Mẫu số 01A) tháng 11/2026 của chị Nguyễn Thị Lan" in shown
    assert "Tổng: 76,08" in shown
    assert "viec export form --for CB04 --period 2026-11" in shown


def test_a_form_is_for_the_person_and_who_leads_him(town):
    assert "Mẫu số 01A" in town.say("BINH", "mau 01 lan")
    assert "Mẫu số" not in town.say("MAI", "mẫu 01 của Lan")
    assert town.rows("SELECT 1 FROM template") == []


def test_a_decision_in_small_letters_without_marks_is_read_and_nonsense_is_not(town):
    for line in ("chot lan tot thang 11: xung dang", "chot thang 11 lan tot: xung dang"):
        shown = town.say("BINH", line)
        assert "chị Nguyễn Thị Lan (TCCB): 76,08 · sẽ chốt Hoàn thành tốt" in shown
        assert "Lý do: xung dang" in shown
        town.say("BINH", "0")
    assert "Chưa" in town.say("BINH", "chốt lại cuộc họp chiều nay")
    assert town.say("BINH", "chot het thang 11").startswith("Chốt xếp loại tháng 11")
