"""Made-up cause maps: one good example, and the odd ones."""

import datetime as dt
import unicodedata

from core.reminders.cause_map_notices import CauseCount, CauseMap, UnitCauses

HANOI = dt.timezone(dt.timedelta(hours=7))
CAUSES = ("unit", "approval", "papers", "order", "sick", "storm")
NAMES = (
    "Cải cách hành chính", "Công chức viên chức", "Văn thư lưu trữ", "Tổ chức biên chế",
    "Thanh tra", "Văn phòng",
)  # fmt: skip


def made(rows, causes=3, names=NAMES, stopped=0, **more):
    """Make up a map of units with their days of each cause."""
    units = tuple(
        UnitCauses(
            code=f"U{at}", name=name, days=tuple(days[:causes]), tasks=bool(sum(days)) or stopped
        )
        for at, (name, days) in enumerate(zip(names, rows, strict=False))
    )
    counts = tuple(
        CauseCount(cause=cause, days=sum(unit.days[at] for unit in units), tasks=2 + at)
        for at, cause in enumerate(CAUSES[:causes])
    )
    usual = CauseMap(
        unit="Sở Nội vụ tỉnh An Lạc",
        unit_code=None,
        until=dt.datetime(2026, 11, 23, 7, 30, tzinfo=HANOI),
        year=2026,
        month=11,
        causes=tuple(sorted(counts, key=lambda one: -one.days)),
        units=units,
        tasks=9,
        standing=4,
        named=2,
        before=52,
        code="C4USE",
    )
    changes = {name: getattr(usual, name) for name in usual.__struct_fields__}
    return CauseMap(**{**changes, **more})


MAP = made(((12, 4, 2), (6, 3, 1), (5, 0, 1), (0, 3, 0), (1, 0, 0), (0, 0, 0)))
LONG = "Phòng Kiểm soát thủ tục hành chính số Một"[:40]
ODD = "Phòng $x^2_1$ <b>& \U0001f600\u200f\u202eA\u0301\x07\nشؤون _gạch_ \\frac{1}{2}"
CAUSE_MAPS = {
    "usual": MAP,
    "none": made((), causes=0, tasks=0, standing=0, named=0, before=None),
    "none_but_named": made((), causes=0, tasks=0, standing=0, named=3, before=0),
    "less_than_a_day": made(((0, 0),), causes=1, tasks=1, stopped=1, before=None),
    "one_unit": made(((12, 4, 2),), before=None),
    "one_cause": made(((12,), (3,), (1,)), causes=1),
    "six_causes": made(
        tuple(tuple((at * step) % 9 for step in range(6, 0, -1)) for at in range(1, 7)), causes=6
    ),
    "thirty_units": made(
        tuple((60 - 2 * at, at % 4, at % 3) if at < 26 else (0, 0, 0) for at in range(30)),
        names=tuple(f"Phường Số {at:02}" for at in range(1, 31)),
    ),
    "thousands": made(
        ((4000, 1200, 900), (3000, 1100, 870)) * 3,
        tasks=1433, standing=1210, named=1107, before=12034,
    ),
    "under_one_percent": made(((990, 1, 0), (0, 0, 1))),
    "long_names": made(
        ((12, 4, 2), (6, 3, 1), (5, 0, 1)), unit=LONG, names=tuple(f"{n} {LONG}"[:40] for n in NAMES)
    ),
    "odd_signs": made(((12, 4, 2), (6, 3, 1)), unit=ODD, names=(ODD, "\U0001f600")),
    "decomposed": made(
        ((12, 4, 2), (6, 3, 1)), names=tuple(unicodedata.normalize("NFD", n) for n in NAMES)
    ),
    "first_month": made(((3, 1, 0), (1, 0, 0)), before=None),
    "january": made(((3, 1, 0), (1, 0, 0)), year=2027, month=1),
    "in_one_unit": made(((9, 9, 9), (0, 1, 0), (0, 0, 1), (0, 0, 0))),
}  # fmt: skip
