"""What `viec export` writes: the same figures on paper as in the chat, for whoever may have them."""

import io
import json
import zipfile

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.exports import ExportError, Wanted, What, export, exported
from core.evaluation.case_writing import score_text
from core.evaluation.notices import Receipt
from tests.conversations.conftest import town  # noqa: F401 - the fixture
from tests.conversations.test_first_figures import month_of_lan, shown

LAN, BINH, MAI, ADMIN, GD = "CB04", "CB02", "CB07", "CB08", "CB01"


def wanted(what, ending, person=LAN, by=None, unit=None, **more):
    asked = {"period": None, "until": None, "language": "vi"} | more
    return Wanted(what=What(what), person=person, unit=unit, by=by, ending=ending, **asked)


def written(town, *args, **more):  # noqa: F811
    return town.database.write_now(
        lambda connection: export(connection, wanted(*args, **more), town.now)
    )


def cells(content):
    sheet = load_workbook(io.BytesIO(content)).active
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def words(content):
    document = Document(io.BytesIO(content))
    table_cells = [cell.text for of in document.tables for row in of.rows for cell in row.cells]
    return [*(one.text for one in document.paragraphs), *table_cells]


def test_the_case_behind_a_receipt_scores_to_the_same_digits_and_the_same_hash(town):  # noqa: F811
    month_of_lan(town)
    town.say("LAN", "điểm")
    facts = shown(town, Receipt)
    result = json.loads(score_text(written(town, "receipt", "json").decode()))
    assert result["inputs_hash"] == facts.inputs
    assert result["rule_set"]["hash"] == facts.rules
    person = result["people"][0]
    assert (person["total_shown"], person["proposed"]) == ("76,08", facts.proposed)
    assert person["total"] == "76.0833333333"


def test_the_form_of_an_official_has_both_columns_and_leaves_the_authoritys_empty(town):  # noqa: F811
    month_of_lan(town)
    for ending, read in (("xlsx", cells), ("docx", words)):
        content = written(town, "form", ending)
        found = [str(getattr(one, "value", one)) for one in read(content)]
        for expected in (
            "Mẫu số 01A",
            "PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC",
            "Họ và tên: Nguyễn Thị Lan",
            "I. KẾT QUẢ THEO TIÊU CHÍ CHUNG",
            "3. Tổng điểm",
            "4. Ưu điểm",
            "5. Hạn chế, khuyết điểm",
            "6. Ý kiến và mức xếp loại của cấp có thẩm quyền",
            "Người tự đánh giá",
        ):
            assert expected in found, (ending, expected)
        assert any(one in found for one in ("76,08", "76.08"))


def test_numbers_on_a_sheet_are_numbers_rounded_half_up(town):  # noqa: F811
    month_of_lan(town)
    found = cells(written(town, "form", "xlsx"))
    (total,) = [one for one in found if one.value == 76.08]
    assert (total.data_type, total.number_format) == ("n", "0.00")
    assert total.alignment.horizontal == "right"


def test_a_leaders_form_has_the_six_factors(town):  # noqa: F811
    month_of_lan(town)
    found = words(written(town, "form", "docx", person=BINH))
    assert "Mẫu số 01B" in found
    assert "đ) Khả năng tổ chức triển khai (%)" in found


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(1)", "\t=1", "  =1+1"])
def test_what_somebody_typed_is_never_a_formula(town, title):  # noqa: F811
    town.database.write_now(
        lambda connection: connection.exec_driver_sql(
            "UPDATE person SET name = ? WHERE code = ?", (title, LAN)
        )
    )
    month_of_lan_by_code(town)
    for what in ("form", "receipt", "summary"):
        content = written(town, what, "xlsx", by=ADMIN)
        for cell in cells(content):
            assert cell.data_type != "f"
            assert not str(cell.value).lstrip().startswith(("=", "+", "-", "@"))


def month_of_lan_by_code(town):  # noqa: F811
    town.say("LAN", "giao tôi =1+1 việc riêng, hạn 25/11/2026")


def test_an_exported_file_is_a_sound_archive(town):  # noqa: F811
    month_of_lan(town)
    for ending in ("xlsx", "docx"):
        content = written(town, "form", ending)
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


@pytest.mark.parametrize(
    ("by", "may"), [(None, True), (BINH, True), (GD, True), (ADMIN, True), (MAI, False)]
)
def test_who_may_not_see_somebodys_figures_gets_no_file(town, by, may):  # noqa: F811
    month_of_lan(town)
    if may:
        assert written(town, "receipt", "txt", by=by)
        return
    with pytest.raises(ExportError, match="may not have"):
        written(town, "receipt", "txt", by=by)


def test_a_summary_is_for_the_units_leaders_and_the_admin(town):  # noqa: F811
    month_of_lan(town)
    assert written(town, "summary", "docx", by=BINH, unit="TCCB")
    assert written(town, "summary", "docx", by=ADMIN)
    for by in (LAN, MAI):
        with pytest.raises(ExportError, match="may not have"):
            written(town, "summary", "docx", by=by, unit="TCCB")
    with pytest.raises(ExportError, match="in whose name"):
        written(town, "summary", "docx")


def test_everybody_stands_on_the_summary_with_or_without_a_total(town):  # noqa: F811
    month_of_lan(town)
    found = words(written(town, "summary", "docx", by=GD))
    for name in ("Nguyễn Thị Lan", "Hoàng Thị Hoa", "Vũ Thị Mai", "Trần Văn Giang"):
        assert name in found
    assert "76,08" in found
    assert "Chưa đủ để xếp loại" in found


def test_an_earlier_cut_off_is_exported_as_it_was(town):  # noqa: F811
    month_of_lan(town)
    then = town.now
    before = written(town, "receipt", "json")
    town.wind(days=2)
    town.say("LAN", "tự đánh giá 1 1 1")
    assert written(town, "receipt", "json") != before
    assert written(town, "receipt", "json", until=then) == before


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"what": "form", "ending": "pdf"}, "no paper ends in"),
        ({"what": "form", "ending": "xlsx", "person": "XX"}, "nobody has the code"),
        ({"what": "form", "ending": "xlsx", "person": None}, "say: --for"),
        ({"what": "summary", "ending": "xlsx", "by": ADMIN, "unit": "XX"}, "no unit has the code"),
    ],
)
def test_what_cannot_be_exported_says_what_to_say(town, asked, why):  # noqa: F811
    with pytest.raises(ExportError, match=why):
        written(town, asked.pop("what"), asked.pop("ending"), **asked)


def test_a_month_without_work_exports_too(town):  # noqa: F811
    found = words(written(town, "form", "docx"))
    assert "Mức tự đề xuất theo điểm: Chưa đủ để xếp loại" in found


def test_a_mixed_unit_has_a_case_for_each_rule_set_with_the_digits_of_the_receipts(town):  # noqa: F811
    month_of_lan(town)
    number = town.given(by="GD", to="Bình", title="rà quy chế", deadline="27/11/2026")
    town.say("BINH", f"xong {number} đã gửi")
    town.say("GD", f"duyệt {number}")
    town.say("GD", "1")
    town.say("GD", "chấm Bình tháng 11 28 đ100 e100: tốt")
    town.say("BINH", "chấm CB03 tháng 11 28 đ100 e100: tốt")
    town.say("BINH", "chấm CB05 tháng 11 28: tốt")
    town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 11: quyết định tuyển dụng")
    town.say("ADMIN", "1")
    for points, d in (("30", "1"), ("0", "0.5")):
        town.say("BINH", f"chấm Lan tháng 11 {points}: nhận xét")
        leader = json.loads(score_text(written(town, "receipt", "json", BINH).decode()))
        mine = next(one for one in leader["people"] if one["id"] == BINH)
        assert mine["total_shown"] in town.say("BINH", "điểm")
        assert mine["d"] == d
    with pytest.raises(ExportError, match=r"say --rules: ND233_2026\.1, ND335_2026\.1"):
        written(town, "scores", "json", by=ADMIN, unit="TCCB")
    with pytest.raises(ExportError, match="nobody of it is under QD366"):
        written(town, "scores", "json", by=ADMIN, unit="TCCB", rules="QD366_2025.1")
    case = json.loads(written(town, "scores", "json", by=ADMIN, unit="TCCB", rules="ND233_2026.1"))
    assert [one["id"] for one in case["people"]] == [LAN]
    assert "quy-tac-khac" not in json.dumps(case)
    other = json.loads(written(town, "scores", "json", by=ADMIN, unit="TCCB", rules="ND335_2026.1"))
    groups = {one["id"]: one["group"] for one in other["people"]}
    assert (groups[LAN], groups[BINH]) == ("quy-tac-khac", "lanh-dao")


def test_an_exported_case_always_scores_and_names_who_is_left_out_of_it(town):  # noqa: F811
    month_of_lan(town)
    asked = wanted("scores", "json", by=ADMIN)
    found = town.database.write_now(lambda one: exported(one, asked, town.now))
    scored = json.loads(score_text(found.content.decode()))
    (lan,) = [one for one in scored["people"] if one["id"] == LAN]
    assert lan["total_shown"] == "76,08"
    assert BINH not in {one["id"] for one in scored["people"]}
    lacking = f"{BINH} is left out, not given yet: general points, đ (organizing), e (unity)"
    assert lacking in found.said
    with pytest.raises(ExportError, match=f"nothing to score yet.*{BINH} is left out"):
        written(town, "receipt", "json", person=BINH)
