"""Sets of indicators to start from, for a department and for a ward: examples, not the law."""

import csv
import io
from pathlib import Path

KINDS = ("department", "ward", "values")
EXAMPLE = (
    "VÍ DỤ ĐỂ BẮT ĐẦU, không phải bộ chỉ tiêu được ban hành: sửa tên, đích, trọng số theo thực tế "
    "rồi nhập bằng viec indicators import TỆP --dry-run"
)
HEADINGS = (
    "Mã", "Tên chỉ tiêu", "Đơn vị", "Nguồn số", "Công thức", "Đơn vị tính", "Chiều", "Kỳ đo",
    "Trọng số", "Phụ trách", "Ngày chốt", "Căn cứ",
)  # fmt: skip
_ON_TIME = "NĐ 335/2025/NĐ-CP, Điều 14 (tiến độ)"
_PAR = "QĐ 5666/QĐ-UBND ngày 17/11/2025 (Chỉ số CCHC của sở, xã, phường)"
_OWN = "Đơn vị tự đặt (ví dụ)"
_NQ57 = "Nghị quyết 57-NQ/TW (khoa học, công nghệ, chuyển đổi số); mức do đơn vị đặt (ví dụ)"
_TIMELY = (
    "Tỷ lệ việc đúng hạn", "việc đúng hạn", "Việc nộp đúng hạn / việc đến hạn trong kỳ", "%",
    "tăng", 25, 90, _ON_TIME,
)  # fmt: skip
_SETS = {
    "department": (
        _TIMELY,
        ("Hồ sơ thủ tục hành chính giải quyết đúng và trước hạn", "nhập tay",
         "Hồ sơ đúng, trước hạn / hồ sơ đã giải quyết; Cổng dịch vụ công", "%", "tăng", 25, 95,
         _PAR),
        ("Hồ sơ trực tuyến toàn trình", "nhập tay",
         "Hồ sơ nộp trực tuyến toàn trình / tổng hồ sơ; Cổng dịch vụ công", "%", "tăng", 20, 70,
         _PAR),
        ("Văn bản quá hạn xử lý", "nhập tay", "Đếm cuối kỳ; phần mềm quản lý văn bản", "văn bản",
         "giảm", 15, "40 → 10", _OWN),
        ("Hồ sơ lưu trữ được số hóa", "nhập tay", "Lũy kế trong kỳ; phần mềm lưu trữ", "hồ sơ",
         "tăng", 15, 3000, _NQ57),
    ),
    "ward": (
        _TIMELY,
        ("Hồ sơ của người dân trả đúng và trước hạn", "nhập tay",
         "Hồ sơ đúng, trước hạn / hồ sơ đã trả; hệ thống một cửa", "%", "tăng", 30, 98, _PAR),
        ("Mức độ hài lòng của người dân", "nhập tay", "Trung bình phiếu khảo sát trong kỳ", "%",
         "tăng", 20, 90, _PAR),
        ("Phản ánh, kiến nghị của người dân trả lời muộn", "nhập tay",
         "Số phản ánh trả lời quá hạn trong kỳ; cổng tiếp nhận phản ánh", "phản ánh", "giảm", 15,
         5, _OWN),
        ("Thời gian chờ bình quân tại bộ phận một cửa", "nhập tay",
         "Phút từ lúc lấy số đến lúc được phục vụ; máy lấy số", "phút", "giảm", 10, "30 → 15",
         _OWN),
    ),
}  # fmt: skip
"""Name, where values come from, formula, unit of measure, direction, weight, target, basis."""


def rows_of(kind: str, unit: str, year: int) -> list[list[str]]:
    """Give an example as the rows of a sheet: a note, the headings, then a row each."""
    unit = unit or {"department": "SO", "ward": "PHUONG"}.get(kind, "")
    quarters = [f"quý {roman}/{year}" for roman in ("I", "II", "III", "IV")]
    if kind == "values":
        note = "VÍ DỤ: mỗi dòng một số liệu; số ghi sau ngày chốt hoặc sửa số cũ cần lý do"
        return [
            [note],
            ["Mã", "Kỳ", "Giá trị", "Lý do"],
            [f"{unit or 'SO'}.02", quarters[0], "93,5", ""],
        ]
    made = [[EXAMPLE], [*HEADINGS, *quarters]]
    for at, (name, source, formula, noun, way, weight, aim, basis) in enumerate(_SETS[kind], 1):
        fixed = (f"{unit}.{at:02d}", name, unit, source, formula, noun, way, "quý")
        aims = [str(aim)] * len(quarters)
        made.append([*fixed, str(weight), "", "5", basis, *aims])
    return made


def write_sample(out: Path, kind: str, unit: str, year: int) -> None:
    """Write an example as a workbook, or as a text table where the name ends in .csv."""
    rows = rows_of(kind, unit, year)
    if out.suffix.lower() == ".csv":
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        out.write_bytes(text.getvalue().encode("utf-8-sig"))
        return
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ví dụ")
    for row in rows:
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(out)
