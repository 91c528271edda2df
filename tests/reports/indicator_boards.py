"""Made-up boards of indicators: one good example, and the odd ones."""

import datetime as dt

from core.indicators.notices import IndicatorLine
from core.people.notices import Named
from core.reminders.indicator_notices import IndicatorBoard, IndicatorRow

HANOI = dt.timezone(dt.timedelta(hours=7))
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
LONG = "Mức độ hài lòng của người dân và doanh nghiệp về thủ tục " * 4
ODD = "$x^2_1$ <b>& \U0001f600\u200f\u202eA\u0301\x07\nشؤون _gạch_"


def row(number, name, value, target, share, *, before=(), whose="", **more):
    """Make up an indicator."""
    given = {
        "noun": "%",
        "direction": "higher",
        "weight": "20",
        "met": None if share is None else share == "1",
        "owner": Named(name="Nguyễn Thị Lan", gender="nữ", unit="TCCB"),
        **more,
    }
    line = IndicatorLine(
        indicator=number,
        code=f"CT-{number}",
        name=name,
        unit_code="SNV",
        unit="Sở Nội vụ tỉnh An Lạc",
        year=2026,
        month=10,
        months=3,
        source="typed",
        value=value,
        target=target,
        share=share,
        **given,
    )
    return IndicatorRow(line=line, whose=whose, before=tuple(before))


USUAL = (
    row(1, "Hồ sơ giải quyết đúng và trước hạn", "96.5", "95", "1", before=("1", "97/100")),
    row(2, "Hồ sơ trực tuyến toàn trình", "58", "70", "58/70", before=("1/2", "6/10", "7/10")),
    row(3, "Văn bản quá hạn xử lý", "18", "10", "22/30", noun="văn bản", direction="lower",
        baseline="40", late=True, before=("1/3",)),
    row(4, "Tỷ lệ việc đúng hạn", "91", "90", "1"),
    row(5, "Hồ sơ lưu trữ được số hóa", None, "3000", None, noun="hồ sơ"),
)  # fmt: skip


def board(rows=USUAL, overall="89/100", missing="0", unit="Sở Nội vụ tỉnh An Lạc", months=3):
    """Make up a board."""
    own = [one for one in rows if not one.whose]
    return IndicatorBoard(
        until=NOW,
        code="K7F3A",
        unit=unit,
        unit_code="SNV",
        year=2026,
        month=10,
        months=months,
        overall=overall,
        valued=sum(one.line.share is not None for one in own),
        weighed=len(own),
        missing=missing,
        rows=tuple(rows),
    )


INDICATOR_BOARDS = {
    "usual": board(),
    "one": board(USUAL[:1], "1"),
    "all_met": board((USUAL[0], USUAL[3]), "1", months=1),
    "none_known": board((USUAL[4],), None),
    "weights_missing": board(USUAL[:3], "85/100", missing="40"),
    "long_names": board((row(1, LONG, "1", "2", "1/2", whose=LONG, late=True),), None, unit=LONG),
    "odd_signs": board((row(1, ODD, "1", "2", "1/2", noun=ODD, whose=ODD),), None, unit=ODD),
    "great_long_names": board(
        (row(1, "Thu ngân sách trên địa bàn", "123456789.123", "999999999", "1/8", noun="triệu đồng",
             before=("1/9",) * 5),),
        "1/8",
    ),
    "many": board(tuple(row(at, f"Chỉ tiêu thứ {at}", str(at), "30", f"{at}/30") for at in range(1, 31))),
    "without_overall": board(
        tuple(row(at, f"Chỉ tiêu {at}", "4.5", "5", "1", direction="lower", whose="TCCB")
              for at in range(1, 9)),
        None,
    ),
}  # fmt: skip
