"""What a catalogue file may look like, and what is refused with a reason."""

import pytest

from bot.reading.catalogue_file import read_catalogue
from bot.reading.sheet_file import RosterUnreadable
from core.kernel.refusal import Slip
from core.people.roster_notices import Unreadable
from tests.bot.test_roster_file import text_file, workbook


def test_a_workbook_with_a_title_sections_and_numbered_columns_is_read(tmp_path):
    path = workbook(
        tmp_path / "danh-muc.xlsx",
        ["DANH MỤC SẢN PHẨM CHUẨN"],
        [],
        ["STT", "Mã SP", "Tên sản phẩm, công việc", "ĐVT", "Hệ số K", "Điểm"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["I", "Lĩnh vực tổ chức bộ máy"],
        [1, "BC-01", "Báo cáo thường kỳ", "báo cáo", 1, None],
        [2, "TT-01", "Tờ trình", "tờ trình", None, 160],
    )
    rows = read_catalogue(path)
    assert [(one.row, one.code, one.coefficient, one.score) for one in rows] == [
        (6, "BC-01", "1", ""),
        (7, "TT-01", "", "160"),
    ]


def test_a_text_table_without_diacritics_is_read(tmp_path):
    path = text_file(tmp_path / "a.csv", "ma sp;ten;he so\nBC-01;Báo cáo;1,5\n")
    (row,) = read_catalogue(path)
    assert (row.code, row.name, row.coefficient) == ("BC-01", "Báo cáo", "1,5")


def test_what_is_missing_among_the_headings_is_named(tmp_path):
    path = text_file(tmp_path / "a.csv", "mã sp,ghi chú\nBC-01,x\n")
    with pytest.raises(Slip) as slip:
        read_catalogue(path)
    assert slip.value.notice.lacks == ("name", "coefficient")


def test_a_file_that_is_no_table_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(RosterUnreadable) as refusal:
        read_catalogue(path)
    assert refusal.value.reason is Unreadable.NOT_A_SPREADSHEET


def test_headings_alone_are_no_catalogue(tmp_path):
    path = text_file(tmp_path / "a.csv", "mã,tên,k\n")
    with pytest.raises(RosterUnreadable) as refusal:
        read_catalogue(path)
    assert refusal.value.reason is Unreadable.NO_ROWS
