"""The work report of a unit: done against the plan, by source, what is left and why, what next."""

import asyncio
import io

import pytest
from docx import Document
from openpyxl import load_workbook

from bot import errands
from bot.exports import ExportError, Wanted, What, export
from bot.holding import Errand
from core.evaluation.period import Period
from tests.conversations.town import Town

PROGRAMME = "Mã nguồn,Tên văn bản,Mục,Nội dung\nKH9,Kế hoạch 9,1,Số hóa hồ sơ\n"


@pytest.fixture
def town(tmp_path):
    """A week of two units, told on its Friday afternoon."""
    town = Town()
    path = tmp_path / "a.csv"
    path.write_text(PROGRAMME)
    errand = Errand(verb="programmes", words={"file": str(path)})
    asyncio.run(errands.run(town.office, errand, "Asia/Ho_Chi_Minh"))
    for line in (
        "giao Lan quét 500 hồ sơ, nguồn KH9.1, hạn thứ 4 !",  # 1: accepted on time
        "giao Lan soạn tờ trình, hạn thứ 3 !",  # 2: handed in late, waits
        "giao Hoàng Thị Hoa lập danh sách, hạn thứ 5 !",  # 3: not done, overdue
        "giao Lan rà soát quy chế, nguồn KH9.1, hạn thứ 6 tuần sau !",  # 4: done early
        "giao Hoàng Thị Hoa soạn kế hoạch năm, hạn thứ 4 tuần sau !",  # 5: comes next
    ):
        town.say("BINH", line)
    town.say("KHANG", "giao Mai thẩm định dự án, hạn thứ 6 !")  # 6: of the other unit
    town.wind(days=1)
    town.say("LAN", "xong 1")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    town.say("HOA2", "vướng 3 chờ Sở Tài chính")
    town.wind(days=1, hours=1)
    town.say("LAN", "xong 2")
    town.say("LAN", "xong 4")
    town.say("BINH", "duyệt 4")
    town.say("BINH", "1")
    town.wind(days=2, hours=1)
    for code in ("BINH", "GD", "LAN", "MAI", "HOA"):
        town.told(code)
    return town


def written(town, ending, by="CB02", **more):
    facts = {"what": What.WORK, "person": None, "unit": None, "by": by, "period": None}
    wanted = Wanted(**(facts | {"until": None, "ending": ending, "language": "vi"} | more))
    return town.database.write_now(lambda connection: export(connection, wanted, town.now))


def test_a_week_is_one_message_drawn_from_the_tasks(town):
    assert town.say("BINH", "tổng hợp tuần") == (
        "Báo cáo công tác tuần 23–29/11/2026\n"
        "Phòng Tổ chức cán bộ (số liệu đến 11:00 27/11)\n"
        "Kế hoạch 3 việc đến hạn: nghiệm thu 1, chờ nghiệm thu 1, chưa xong 1."
        " Trình đúng hạn 1/3 (33%).\n"
        "Ngoài kế hoạch kỳ này, nghiệm thu thêm 1 việc.\n"
        "Đang quá hạn: 1 việc.\n"
        "Theo nguồn việc:\n"
        "• KH9.1 Số hóa hồ sơ: nghiệm thu 2\n"
        "• Việc không gắn nguồn: chờ nghiệm thu 1, chưa xong 1, quá hạn 1\n"
        "Việc còn lại (1):\n"
        "• NV-3 Lập danh sách · thứ Năm 26/11 · “Chờ Sở Tài chính”\n"
        "Kỳ sau, việc đến hạn (1):\n"
        "• NV-5 Soạn kế hoạch năm · thứ Tư 2/12"
    )


def test_whoever_leads_more_units_sees_each_and_can_name_one(town):
    whole = town.say("GD", "tong hop tuan nay")
    assert "Theo đơn vị:\n• Phòng Tổ chức cán bộ: nghiệm thu 2, chờ nghiệm thu 1" in whole
    assert "• Phòng Kinh tế: chưa xong 1" in whole
    one = town.say("GD", "tổng hợp tuần phòng Kinh tế")
    assert "Phòng Kinh tế (số liệu" in one
    assert "Kế hoạch 1 việc đến hạn: chưa xong 1." in one
    assert "danh sách" not in one


def test_a_month_a_quarter_and_the_span_before_are_asked_for_alike(town):
    month = town.say("BINH", "tổng hợp tháng 11")
    assert month.startswith("Báo cáo công tác tháng 1–30/11/2026\n")
    assert "Kế hoạch 3 việc đến hạn" in month
    assert town.say("BINH", "tổng hợp tháng này") == month
    assert "quý 1/10–31/12/2026" in town.say("BINH", "tổng hợp quý 4")
    assert "quý 1/7–30/9/2026\n" in town.say("BINH", "tong hop quy truoc")
    before = town.say("BINH", "tổng hợp tuần trước")
    assert before.startswith("Báo cáo công tác tuần 16–22/11/2026\n")
    assert "Không có việc nào đến hạn trong kỳ." in before
    assert "Kỳ sau, việc đến hạn (2)" in before


def test_who_leads_nothing_gets_no_report_and_no_group_gets_one(town):
    refused = town.say("LAN", "tổng hợp tuần")
    assert "Báo cáo công tác" not in refused
    assert refused == town.say("LAN", "tổng hợp")
    assert "Lập danh sách" not in town.say("BINH", "tổng hợp tuần", private=False)
    with pytest.raises(ExportError, match="may not have"):
        written(town, "docx", by="CB04")
    with pytest.raises(ExportError, match="may not have"):
        written(town, "docx", unit="KT")


def test_the_paper_to_sign_holds_the_same_figures_as_the_message(town):
    paper = Document(io.BytesIO(written(town, "docx")))
    text = "\n".join(one.text for one in paper.paragraphs)
    assert "BÁO CÁO CÔNG TÁC" in text
    assert "Tuần từ 23/11/2026 đến 29/11/2026" in text
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["Phòng Tổ chức cán bộ", "3", "1", "1", "1", "1", "1", "1/3"] in rows
    assert ["KH9.1", "Số hóa hồ sơ", "", "2", "0", "0", "0"] in rows
    assert [
        "1",
        "NV-3 Lập danh sách",
        "Phòng Tổ chức cán bộ",
        "26/11/2026",
        "Chờ Sở Tài chính",
    ] in [[*row[:4], row[4][:1].upper() + row[4][1:]] for row in rows if len(row) == 5]
    assert all("Lan" not in cell for row in rows for cell in row)
    sheet = load_workbook(io.BytesIO(written(town, "xlsx", period=Period(year=2026, month=11))))
    cells = [cell for row in sheet.active.iter_rows(values_only=True) for cell in row if cell]
    assert "Tháng 11/2026" in cells
    assert written(town, "txt").decode() == town.say("BINH", "tổng hợp tuần") + "\n"


def test_the_same_in_english(town):
    town.say("BINH", "language en")
    told = town.say("BINH", "digest last week")
    assert told.startswith("Work report, week of 16–22/11/2026")
    assert "Of 3 due: 1 accepted, 1 waiting for review, 1 not done." in town.say(
        "BINH", "digest week"
    )
