"""The objectives of the demo office: set at the start of a quarter, checked in every week."""

from bot.demo.scenes import Line

_SET = 34
_WEEKS = (29, 24, 19, 14, 9, 4)
"""How many working days back the check-ins of each week were typed."""

_SAID: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("TCCB01", 1, ("2", "5", "8, tự tin 7", "11", "14", "17, tự tin 8")),
    ("CCVC01", 2, ("1", "2", "3", "5", "6, tự tin 8", "7")),
    ("CCVC01", 3, ("3", "8", "", "18", "22", "27, tự tin 6")),
    (
        "VP03",
        4,
        (
            "600",
            "1.300",
            "1.700, tự tin 6",
            "2.100, tự tin 5, vướng thiếu máy quét",
            "2.900 tu tin 4 vuong thieu may quet",
            "3.720, tự tin 4, vướng thiếu máy quét",
        ),
    ),
    ("VP01", 5, ("68%", "", "75%", "80%", "84%, tự tin 8", "87%")),
    ("CCHC01", 6, ("24%", "27%", "", "32%, tự tin 5", "36%", "41%, vướng chờ phần mềm một cửa")),
    ("TCCB05", 7, ("36", "30", "26", "21", "17, tự tin 8", "12")),
    ("TCCB03", 8, ("chưa", "chưa", "chưa, tự tin 6", "chưa", "chua, tu tin 7", "")),
)
"""Whose key result, its number, and what was said in each week; nothing where it was missed."""


def _agreed() -> tuple[Line, ...]:
    """Give the morning on which the director set what is to be reached, and the unit under it."""
    director = (
        "mục tiêu mới: Bộ máy gọn, rõ việc",
        "kr mới MT-1: Đề án vị trí việc làm, từ 0 đến 24 đề án, trọng số 40%, Trần Quốc Bình",
        "kr mới MT-1: Sắp xếp đơn vị sự nghiệp, từ 0 đến 9 đơn vị, trọng số 30%, Dương Văn Hải",
        "kr mới MT-1: Tinh giản biên chế, từ 0 đến 45 biên chế, trọng số 30%, Dương Văn Hải",
        "mục tiêu mới: Chuyển đổi số trong nội bộ",
        "kr mới MT-2: Số hóa hồ sơ cán bộ, từ 0 đến 12.000 hồ sơ, trọng số 40%, Trần Thị Bảo Ngọc",
        "kr mới MT-2: Văn bản ký số, từ 60% đến 100%, trọng số 30%, Vũ Đình Khải",
        "kr mới MT-2: Thủ tục trực tuyến, từ 20% đến 80%, trọng số 30%, Hồ Thị Thanh Thủy",
    )
    unit = (
        "mục tiêu mới: Hồ sơ nhân sự đúng, đủ, kịp, theo MT-1",
        "kr mới MT-3: Giảm hồ sơ tồn từ 40 xuống 5 hồ sơ, trọng số 60%, Đặng Thu Hà",
        "kr mới MT-3: Ban hành quy chế bổ nhiệm, mốc, trọng số 40%, Nguyễn Thị Lan",
    )
    return (
        *(
            Line(_SET, f"10:{at:02}", "SNV01", words, answers=())
            for at, words in enumerate(director, start=10)
        ),
        Line(_SET, "10:20", "SNV01", "đồng ý MT-1", answers=("1",)),
        Line(_SET, "10:21", "SNV01", "đồng ý MT-2", answers=("1",)),
        *(
            Line(_SET, f"14:{at:02}", "TCCB01", words, answers=())
            for at, words in enumerate(unit, start=10)
        ),
        Line(_SET, "16:30", "SNV01", "đồng ý MT-3", answers=("1",)),
    )


def _checked_in() -> tuple[Line, ...]:
    return tuple(
        Line(back, f"11:{2 * number + 20:02}", code, f"kr {number} {words}", answers=())
        for code, number, said in _SAID
        for back, words in zip(_WEEKS, said, strict=True)
        if words
    )


OBJECTIVES = (*_agreed(), *_checked_in())
