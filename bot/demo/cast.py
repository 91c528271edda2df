"""Who works in the invented demo office; any likeness to a real one is chance."""

from core.people.roster import RosterRow
from core.people.rules import Role

OFFICE_CODE = "SNV-AL"
OFFICE_NAME = "Sở Nội vụ tỉnh An Lạc"
ROOT = "SNV"

UNITS = (
    ("SNV", "Sở Nội vụ tỉnh An Lạc", ""),
    ("VP", "Văn phòng", "SNV"),
    ("TCCB", "Phòng Tổ chức cán bộ", "SNV"),
    ("CCHC", "Phòng Cải cách hành chính", "SNV"),
    ("CCVC", "Phòng Công chức viên chức", "SNV"),
    ("TTS", "Thanh tra Sở", "SNV"),
)

PEOPLE = (
    ("SNV01", "Nguyễn Quốc Thịnh", "nam", "SNV", "Giám đốc", Role.HEAD),
    ("SNV02", "Phạm Thị Bích Liên", "nữ", "SNV", "Phó Giám đốc", Role.DEPUTY),
    ("SNV03", "Đỗ Mạnh Cường", "nam", "SNV", "Phó Giám đốc", Role.DEPUTY),
    ("VP01", "Vũ Đình Khải", "nam", "VP", "Chánh Văn phòng", Role.HEAD),
    ("VP02", "Hoàng Thị Mai", "nữ", "VP", "Chuyên viên, quản trị hệ thống", Role.ADMIN),
    ("VP03", "Trần Thị Bảo Ngọc", "nữ", "VP", "Văn thư", Role.OFFICIAL),
    ("VP04", "Lê Văn Phúc", "nam", "VP", "Chuyên viên", Role.OFFICIAL),
    ("VP05", "Bùi Thị Hạnh", "nữ", "VP", "Kế toán", Role.OFFICIAL),
    ("TCCB01", "Trần Quốc Bình", "nam", "TCCB", "Trưởng phòng", Role.HEAD),
    ("TCCB02", "Phạm Thị Hoa", "nữ", "TCCB", "Phó Trưởng phòng", Role.DEPUTY),
    ("TCCB03", "Nguyễn Thị Lan", "nữ", "TCCB", "Chuyên viên", Role.OFFICIAL),
    ("TCCB04", "Lê Anh Tuấn", "nam", "TCCB", "Chuyên viên", Role.OFFICIAL),
    ("TCCB05", "Đặng Thu Hà", "nữ", "TCCB", "Chuyên viên", Role.OFFICIAL),
    ("TCCB06", "Ngô Minh Đức", "nam", "TCCB", "Chuyên viên", Role.OFFICIAL),
    ("CCHC01", "Hồ Thị Thanh Thủy", "nữ", "CCHC", "Trưởng phòng", Role.HEAD),
    ("CCHC02", "Lý Văn Nam", "nam", "CCHC", "Phó Trưởng phòng", Role.DEPUTY),
    ("CCHC03", "Phan Thị Yến", "nữ", "CCHC", "Chuyên viên", Role.OFFICIAL),
    ("CCHC04", "Đinh Trọng Nghĩa", "nam", "CCHC", "Chuyên viên", Role.OFFICIAL),
    ("CCHC05", "Võ Thị Quỳnh Trâm", "nữ", "CCHC", "Chuyên viên", Role.OFFICIAL),
    ("CCHC06", "Mai Văn Hòa", "nam", "CCHC", "Chuyên viên", Role.OFFICIAL),
    ("CCVC01", "Dương Văn Hải", "nam", "CCVC", "Trưởng phòng", Role.HEAD),
    ("CCVC02", "Tạ Thị Hương", "nữ", "CCVC", "Phó Trưởng phòng", Role.DEPUTY),
    ("CCVC03", "Nguyễn Văn Sáng", "nam", "CCVC", "Chuyên viên", Role.OFFICIAL),
    ("CCVC04", "Trịnh Thị Thu", "nữ", "CCVC", "Chuyên viên", Role.OFFICIAL),
    ("CCVC05", "Cao Xuân Trường", "nam", "CCVC", "Chuyên viên", Role.OFFICIAL),
    ("CCVC06", "Lương Thị Vân", "nữ", "CCVC", "Chuyên viên", Role.OFFICIAL),
    ("TTS01", "Huỳnh Tấn Đạt", "nam", "TTS", "Chánh Thanh tra", Role.HEAD),
    ("TTS02", "Chu Thị Kim Oanh", "nữ", "TTS", "Phó Chánh Thanh tra", Role.DEPUTY),
    ("TTS03", "Hà Quang Vinh", "nam", "TTS", "Thanh tra viên", Role.OFFICIAL),
    ("TTS04", "Đoàn Thị Nhung", "nữ", "TTS", "Thanh tra viên", Role.OFFICIAL),
    ("TTS05", "Nông Văn Kiên", "nam", "TTS", "Thanh tra viên", Role.OFFICIAL),
)
"""Code, name, gender, unit, title, role."""


def roster() -> tuple[RosterRow, ...]:
    """Give the office as the rows of a roster file."""
    names = {code: (name, parent) for code, name, parent in UNITS}
    units = [
        RosterRow(row=number, unit=name, unit_code=code, parent=parent)
        for number, (code, name, parent) in enumerate(UNITS, start=1)
    ]
    people = [
        RosterRow(
            row=number,
            code=code,
            name=name,
            gender=gender,
            unit=names[unit][0],
            unit_code=unit,
            parent=names[unit][1],
            title=title,
            role=role,
            title_role=role,
        )
        for number, (code, name, gender, unit, title, role) in enumerate(
            PEOPLE, start=len(UNITS) + 1
        )
    ]
    return (*units, *people)
