"""What a roster file may look like, and what is refused with a reason."""

import datetime as dt
import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.reading.roster_file import RosterUnreadable, read_roster
from bot.reading.roster_words import role_of_title
from core.people.roster import FaultReason
from core.people.roster_notices import Unreadable
from core.people.rules import Role

HEADINGS = ["STT", "Mã cán bộ", "Họ và tên", "Giới tính", "Đơn vị", "Chức vụ", "Điện thoại"]
LAN = [1, "CB01", "Nguyễn Thị Lan", "Nữ", "Phòng Tổ chức", "Trưởng phòng", "0912 345 678"]


def workbook(path: Path, *rows: list[object], sheet: str = "Danh sách") -> Path:
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def refused(path: Path) -> Unreadable:
    with pytest.raises(RosterUnreadable) as refusal:
        read_roster(path)
    assert refusal.value.notice.reason is refusal.value.reason
    return refusal.value.reason


@pytest.fixture
def file(tmp_path):
    return tmp_path / "roster.xlsx"


def test_a_workbook_with_titles_above_the_headings_is_read(file):
    rows = read_roster(
        workbook(
            file,
            ["UBND THÀNH PHỐ"],
            ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
            [],
            HEADINGS,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            LAN,
            [],
            [2, "CB02", "Trần Văn Hùng", "nam", "Phòng Tổ chức", "Chuyên viên", None],
        )
    )
    lan, hung = rows
    assert (lan.row, lan.code, lan.name, lan.gender) == (6, "CB01", "Nguyễn Thị Lan", "nữ")
    assert (lan.unit, lan.title, lan.title_role) == ("Phòng Tổ chức", "Trưởng phòng", Role.HEAD)
    assert (lan.role, lan.phone) == (None, "0912345678")
    assert (hung.row, hung.gender, hung.title_role) == (8, "nam", Role.OFFICIAL)


@pytest.mark.parametrize(
    "headings",
    [
        "Mã số;Họ tên;Phòng ban;Viết tắt;Trực thuộc;Chức danh;Vai trò;SĐT;E-mail",
        "MA CB;HO VA TEN;PHONG/BAN;MA DON VI;DON VI CAP TREN;CHUC VU;VAI TRO;DIEN THOAI;EMAIL",
        " Mã  công\u00a0chức (*);Họ, tên;Nơi công tác;Mã đv;Trực thuộc;Chức vụ/Chức danh;Quyền;ĐT;Hòm thư",
        "Code;Full name;Department;Unit code;Parent;Job title;Role;Phone;Email",
    ],
)
def test_headings_are_known_in_their_usual_variants(tmp_path, headings):
    text = f"{headings}\n7;Vũ Thị Mai;Văn phòng;VP;Sở;Văn thư;phó;0987654321;mai@example.vn\n"
    (mai,) = read_roster(text_file(tmp_path / "a.csv", text))
    assert (mai.code, mai.name, mai.unit, mai.unit_code) == ("7", "Vũ Thị Mai", "Văn phòng", "VP")
    assert (mai.parent, mai.title, mai.role) == ("Sở", "Văn thư", Role.DEPUTY)
    assert (mai.phone, mai.email, mai.unread) == ("0987654321", "mai@example.vn", ())


def test_columns_stand_in_any_order_and_empty_ones_between(file):
    (row,) = read_roster(
        workbook(
            file,
            [None, "Đơn vị", None, "Họ tên", "Ghi chú", "Mã CB"],
            [None, "Thanh tra", None, "Lý Tiến Dũng", "mới về", "TT1"],
        )
    )
    assert (row.code, row.name, row.unit) == ("TT1", "Lý Tiến Dũng", "Thanh tra")


def test_the_position_counts_before_the_professional_title(tmp_path):
    text = "Chức danh,Chức vụ,Mã,Họ tên\nChuyên viên chính,Trưởng phòng,1,A\nVăn thư,,2,B\n"
    first, second = read_roster(text_file(tmp_path / "a.csv", text))
    assert (first.title, second.title) == ("Trưởng phòng", "Văn thư")


@pytest.mark.parametrize("headings", [("Họ và tên đệm", "Tên"), ("Họ và tên", None)])
def test_a_name_in_two_columns_is_one_name(file, headings):
    rows = read_roster(
        workbook(file, ["Mã", *headings, "Đơn vị"], ["1", "Trần Văn", "Hùng", "Văn phòng"])
    )
    assert rows[0].name == "Trần Văn Hùng"


def test_stray_spaces_invisible_signs_and_decomposed_letters_are_mended(tmp_path):
    name = unicodedata.normalize("NFD", "  Nguyễn\u00a0Thị \u200bLan\t")
    text = unicodedata.normalize("NFD", "Mã,Họ và tên,Đơn vị\n") + f' CB01 ,"{name}",Văn  phòng\n'
    (row,) = read_roster(text_file(tmp_path / "a.csv", text))
    assert (row.code, row.name, row.unit) == ("CB01", "Nguyễn Thị Lan", "Văn phòng")


def test_numbers_are_codes_as_the_office_sees_them(file):
    book = Workbook()
    sheet = book.active
    for row in (["Mã", "Họ tên", "SĐT"], [7.0, "A", 912345678], ["007", "B", None], [7, "C", None]):
        sheet.append(row)
    sheet["A4"].number_format = "0000"
    book.save(file)
    rows = read_roster(file)
    assert [row.code for row in rows] == ["7", "007", "0007"]
    assert rows[0].phone == "0912345678"


def test_text_that_looks_like_a_formula_stays_text(file, tmp_path):
    text = "Mã,Họ tên,Chức vụ\n=1+1,@Lan,-Văn thư\n+2,Hùng,=cmd\n"
    first, second = read_roster(text_file(tmp_path / "a.csv", text))
    assert (first.code, first.name, first.title) == ("=1+1", "@Lan", "-Văn thư")
    assert (second.code, second.title) == ("+2", "=cmd")
    book = Workbook()
    for row in (["Mã", "Họ tên"], ["x", "Lan"]):
        book.active.append(row)
    book.active["A2"].value, book.active["A2"].data_type = "=1+1", "s"
    book.save(file)
    assert read_roster(file)[0].code == "=1+1"


def _with_part(path: Path, part: str, old: bytes, new: bytes) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            body = before.read(name)
            after.writestr(name, body.replace(old, new) if name == part else body)
    path.write_bytes(content.getvalue())
    return path


def test_a_formula_counts_as_its_last_value(file):
    workbook(file, ["Mã", "Họ tên"], ["=A9", "Lan"])
    _with_part(file, "xl/worksheets/sheet1.xml", b"<f>A9</f><v />", b"<f>A9</f><v>12</v>")
    assert read_roster(file)[0].code == "12"


def test_a_failed_formula_and_a_code_turned_into_a_date_are_faults(file):
    rows = read_roster(
        workbook(file, ["Mã", "Họ tên"], [dt.date(2026, 2, 1), "Lan"], ["#N/A", "Hùng"])
    )
    assert [cell.reason for row in rows for cell in row.unread] == [
        FaultReason.CODE_IS_DATE,
        FaultReason.FORMULA_ERROR,
    ]


def test_unknown_genders_and_roles_old_fonts_and_endless_texts_are_faults(tmp_path):
    text = (
        "Mã,Họ tên,Giới tính,Vai trò,Đơn vị\n"
        "1,NguyÔn V¨n A,khác,sếp,Văn phòng\n"
        f"{'9' * 65},{'dài ' * 60},nam,Trưởng phòng,Văn phòng\n"
    )
    first, second = read_roster(text_file(tmp_path / "a.csv", text))
    assert {cell.reason for cell in first.unread} == {
        FaultReason.OLD_FONT,
        FaultReason.GENDER_UNKNOWN,
        FaultReason.ROLE_UNKNOWN,
    }
    assert [cell.reason for cell in second.unread] == [FaultReason.TOO_LONG] * 2
    assert second.role is Role.HEAD


def test_titles_between_the_rows_name_the_unit_where_no_column_does(file):
    rows = read_roster(
        workbook(
            file,
            ["STT", "Mã CB", "Họ và tên", "Chức vụ"],
            ["I", "LÃNH ĐẠO SỞ (1 người)"],
            [1, "CB01", "Nguyễn Thị Lan", "Giám đốc"],
            ["II", None, "Văn phòng"],
            [2, "CB02", "Lê Anh Tuấn", "Chánh Văn phòng"],
            [3, None, "Người Không Mã", None],
        )
    )
    assert [(row.code, row.unit) for row in rows] == [
        ("CB01", "LÃNH ĐẠO SỞ"),
        ("CB02", "Văn phòng"),
        ("", "Văn phòng"),
    ]


def test_headings_printed_again_on_each_page_are_no_people(tmp_path):
    text = "Mã,Họ tên\n1,Lan\nMã,Họ tên\n2,Hùng\n"
    assert [row.code for row in read_roster(text_file(tmp_path / "a.csv", text))] == ["1", "2"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_tables_are_read_in_every_usual_encoding(tmp_path, separator, encoding):
    rows = (["Mã", "Họ và tên", "Đơn vị"], ["CB01", '"Nguyễn, Thị; Lan"', "Văn phòng"])
    text = "\r\n".join(separator.join(row) for row in rows)
    (row,) = read_roster(text_file(tmp_path / "a.csv", text, encoding))
    assert (row.name, row.unit, row.row) == ("Nguyễn, Thị; Lan", "Văn phòng", 2)


def _windows_1258(text: str) -> bytes:
    """Spell Vietnamese as Windows does: the letter with its hat, then the tone."""
    encoded = bytearray()
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        encoded += (bare + "".join(tones)).encode("cp1258")
    return bytes(encoded)


def test_windows_1258_is_read_where_its_headings_confirm_it(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(_windows_1258("Mã cán bộ;Họ và tên;Đơn vị\nCB9;Đặng Thị Huệ;Phòng Một cửa\n"))
    (row,) = read_roster(path)
    assert (row.name, row.unit) == ("Đặng Thị Huệ", "Phòng Một cửa")


@pytest.mark.parametrize(
    "content",
    [
        b"Ma,Ho ten\n1,Nguy\xd4n V\xa8n A\n",
        "Ma,Ho ten\n1,Đặng\n".encode()[:-3] + b"\xf0\n",
        "M\xe3,H\xe4 v\xb5 t\xaan\n1,A\n".encode("latin-1"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert refused(path) is Unreadable.ENCODING


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b"  \r\n", Unreadable.EMPTY),
        (b"%PDF-1.7\n%\xe2\xe3", Unreadable.NOT_A_SPREADSHEET),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Unreadable.NOT_A_SPREADSHEET),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Unreadable.NOT_A_SPREADSHEET),
        (b"\x00\x01\x02\x03abc", Unreadable.NOT_A_SPREADSHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Unreadable.OTHER_FORMAT),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Unreadable.PASSWORD,
        ),
        (b"<html><table><tr><td>M\xc3\xa3</td></tr></table>", Unreadable.OTHER_FORMAT),
        (b"PK\x03\x04 but nothing more", Unreadable.DAMAGED),
        ("Xin chào, đây là thư.\nTrân trọng".encode(), Unreadable.NO_HEADINGS),
        ("Họ tên,Đơn vị\nLan,Văn phòng".encode(), Unreadable.NO_CODE_COLUMN),
        ("Mã,Đơn vị\n1,Văn phòng".encode(), Unreadable.NO_NAME_COLUMN),
        ("Mã,Họ tên\n".encode(), Unreadable.NO_ROWS),
        ('Mã,Họ tên\n1,"Lan\n2,Hùng'.encode(), Unreadable.DAMAGED),
        (b"M\xc3\xa3,H\xe1\xbb\x8d t\xc3\xaan\n1," + b"x" * 200_000, Unreadable.DAMAGED),
        ("Mã,Họ tên\n".encode() + b"1,A\n" * 50_001, Unreadable.TOO_LARGE),
        ("Mã,Họ tên\n".encode() + b"1" + b",A" * 300, Unreadable.TOO_LARGE),
        (b"," * (20 * 2**20 + 1), Unreadable.TOO_LARGE),
    ],
)
def test_what_is_no_roster_is_refused_with_its_reason(file, content, reason):
    file.write_bytes(content)
    assert refused(file) is reason


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refused(tmp_path / "none.xlsx") is Unreadable.MISSING
    assert refused(tmp_path) is Unreadable.MISSING


def _archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), body)
    return path


def test_archives_that_are_no_workbook_are_refused(file):
    assert refused(_archive(file, word__document_xml=b"<w/>")) is Unreadable.NOT_A_SPREADSHEET
    assert refused(_archive(file, xl__workbook_bin=b"x")) is Unreadable.OTHER_FORMAT
    assert refused(_archive(file, content_xml=b"<ods/>")) is Unreadable.OTHER_FORMAT
    assert refused(_archive(file, xl__workbook_xml=b"<broken")) is Unreadable.DAMAGED


def test_a_bomb_is_refused_before_it_is_unpacked(file):
    assert refused(_archive(file, xl__workbook_xml=bytes(40 * 2**20))) is Unreadable.TOO_LARGE


def test_entities_in_a_workbook_are_not_expanded(file):
    workbook(file, HEADINGS, LAN)
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><worksheet '
    _with_part(file, "xl/worksheets/sheet1.xml", b"<worksheet ", bomb)
    assert refused(file) is Unreadable.DAMAGED


def test_a_row_with_an_absurd_number_does_not_hang_the_reading(file):
    workbook(file, HEADINGS, LAN)
    _with_part(file, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="99999999999"')
    assert refused(file) is Unreadable.NO_ROWS


def test_a_truncated_workbook_is_refused(file):
    workbook(file, HEADINGS, LAN)
    file.write_bytes(file.read_bytes()[:-200])
    assert refused(file) is Unreadable.DAMAGED


def test_of_several_sheets_the_one_roster_is_read_and_two_are_refused(file):
    book = Workbook()
    book.active.append(["Hướng dẫn"])
    for name in ("Danh sách", "Bản cũ"):
        sheet = book.create_sheet(name)
        for row in (HEADINGS, LAN):
            sheet.append(row)
    book.save(file)
    assert refused(file) is Unreadable.SEVERAL_SHEETS
    book["Bản cũ"].sheet_state = "hidden"
    book.save(file)
    assert len(read_roster(file)) == 1


def test_the_content_counts_and_not_the_name_of_the_file(tmp_path):
    assert len(read_roster(workbook(tmp_path / "roster.csv", HEADINGS, LAN))) == 1


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Giám đốc", Role.HEAD),
        ("GIÁM ĐỐC SỞ", Role.HEAD),
        ("Truong phong", Role.HEAD),
        ("Q. Trưởng phòng", Role.HEAD),
        ("Chánh Văn phòng", Role.HEAD),
        ("Chủ tịch UBND phường", Role.HEAD),
        ("Trưởng phòng, Phó Bí thư chi bộ", Role.HEAD),
        ("Phó Giám đốc", Role.DEPUTY),
        ("pho truong phong", Role.DEPUTY),
        ("Phó Giám đốc kiêm Trưởng ban", Role.DEPUTY),
        ("Phó Chủ tịch", Role.DEPUTY),
        ("Vice Director", Role.DEPUTY),
        ("Quản trị", Role.ADMIN),
        ("admin", Role.ADMIN),
        ("Chuyên viên quản trị mạng", Role.OFFICIAL),
        ("Kế toán trưởng", Role.OFFICIAL),
        ("Thư ký Giám đốc", Role.OFFICIAL),
        ("Phổ biến pháp luật", Role.OFFICIAL),
        ("Trường vụ", Role.OFFICIAL),
        ("Nguyên Trưởng phòng", Role.OFFICIAL),
        ("Chuyên viên", Role.OFFICIAL),
        ("", Role.OFFICIAL),
    ],
)
def test_the_role_is_derived_from_the_title(title, role):
    assert role_of_title(title) is role
    assert role_of_title(unicodedata.normalize("NFD", title)) is role


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(024) 3825.1234", "02438251234"),
        ("không có", "không có"),
        ("0912345678 / 0987654321", "0912345678 / 0987654321"),
    ],
)
def test_phone_numbers_are_kept_in_one_form(tmp_path, typed, kept):
    text = f"Mã;Họ tên;SĐT\n1;Lan;{typed}\n"
    assert read_roster(text_file(tmp_path / "a.csv", text))[0].phone == kept
