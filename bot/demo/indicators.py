"""The indicators of the invented demo office, with the targets of the quarters around its story."""

import datetime as dt

from core.indicators.planning import Row
from core.indicators.rules import MONTH, QUARTER, Term, term_at

_MONTHLY, _QUARTERLY = "tháng", "quý"
INDICATORS = (
    ("TCCB.1", "Tỷ lệ việc đúng hạn của phòng", "TCCB", "việc đúng hạn", "%", "tăng", _MONTHLY,
     "40", "", "90"),
    ("TCCB.2", "Việc thẩm định đề án vị trí việc làm", "TCCB", "mục KH25.1", "việc", "tăng",
     _QUARTERLY, "30", "", "8"),
    ("TCCB.3", "Hồ sơ tồn quá hạn", "TCCB", "nhập tay", "hồ sơ", "giảm", _QUARTERLY, "30", "TCCB05",
     "40 → 5"),
    ("VP.1", "Hồ sơ cán bộ được số hoá", "VP", "nhập tay", "hồ sơ", "tăng", _QUARTERLY, "60",
     "VP03", "0 → 12000"),
    ("VP.2", "Văn bản đi được ký số", "VP", "nhập tay", "%", "tăng", _MONTHLY, "40", "VP01", "95"),
    ("CCHC.1", "Tỷ lệ việc đúng hạn của phòng", "CCHC", "việc đúng hạn", "%", "tăng", _MONTHLY,
     "50", "", "90"),
    ("CCHC.2", "Thủ tục trực tuyến toàn trình", "CCHC", "nhập tay", "%", "tăng", _QUARTERLY, "50",
     "CCHC01", "20 → 80"),
)  # fmt: skip
"""Code, name, unit, source, unit of measure, direction, cycle, weight, owner, target."""

_TERMS = 6


def rows(now: dt.datetime, zone: str) -> tuple[Row, ...]:
    """Give the indicators as the rows of a file, with a target for each term from now on."""
    return tuple(
        Row(
            row=number,
            code=code,
            name=name,
            unit=unit,
            source=source,
            noun=noun,
            direction=way,
            length=cycle,
            weight=weight,
            owner=owner,
            targets=tuple((term.key, target) for term in _terms(now, zone, cycle)),
        )
        for number, (
            code,
            name,
            unit,
            source,
            noun,
            way,
            cycle,
            weight,
            owner,
            target,
        ) in enumerate(INDICATORS, start=2)
    )


def _terms(now: dt.datetime, zone: str, cycle: str) -> list[Term]:
    first = term_at(now, zone, MONTH if cycle == _MONTHLY else QUARTER)
    return [first.back(-ahead) for ahead in range(_TERMS)]
