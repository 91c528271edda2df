"""Made-up facts for cards: one good example of each kind, to be varied."""

import datetime as dt
import unicodedata
from fractions import Fraction

import msgspec
from cause_maps import CAUSE_MAPS
from goal_trees import RESULTS, TREES
from indicator_boards import INDICATOR_BOARDS

from core.reminders.notices import (
    Board,
    Cost,
    DayDots,
    Digest,
    Due,
    KeyLine,
    KeyResults,
    MonthCard,
    Need,
    Part,
    Rate,
    UnitLine,
    UnitState,
    WeekCard,
    WeekCount,
    WeekPoint,
)

HANOI = dt.timezone(dt.timedelta(hours=7))


def need(
    number: int,
    title: str,
    people: tuple[str, ...],
    days_late: int,
    cause: str = "overdue",
    blocker: str | None = None,
    days_waiting: int = 0,
) -> Need:
    return Need(
        number=number,
        title=title,
        people=people,
        cause=cause,
        blocker=blocker,
        days_late=days_late,
        days_waiting=days_waiting,
    )


DIGEST = Digest(
    unit="Sở Nội vụ tỉnh An Lạc",
    until=dt.datetime(2026, 11, 23, 7, 30, tzinfo=HANOI),
    year=2026,
    month=11,
    done=128,
    running=29,
    due_soon=12,
    overdue=9,
    overdue_before=7,
    weeks=tuple(
        WeekPoint(year=2026, week=week, overdue=late, on_time=Rate(part=rate, whole=100))
        for week, late, rate in zip(
            range(41, 49),
            (6, 8, 13, 12, 10, 8, 7, 9),
            (78, 76, 71, 73, 79, 82, 86, 84),
            strict=True,
        )
    ),
    target_on_time=90,
    units=tuple(
        UnitLine(name=name, on_time=Rate(part=part, whole=100), overdue=late)
        for name, part, late in (
            ("Công chức viên chức", 71, 3),
            ("Văn thư lưu trữ", 96, 0),
            ("Cải cách hành chính", 62, 4),
            ("Tổ chức biên chế", 91, 0),
            ("Thanh tra", 84, 1),
        )
    ),
    target_unit=80,
    needs=(
        need(
            12,
            "Báo cáo sơ kết cải cách hành chính quý IV",
            ("Nguyễn Thị Thu Hà",),
            12,
            "blocked",
            "chờ ý kiến Sở Tài chính",
        ),
        need(
            31,
            "Thẩm định đề án vị trí việc làm",
            ("Trần Đức Nghĩa",),
            6,
            "blocked",
            "thiếu số liệu từ 7 xã",
        ),
        need(45, "Trả lời kiến nghị cử tri xã Yên Lãng", ("Lê Quỳnh Trâm",), 4, "review", None, 2),
    ),
    needs_total=3,
    code="K7QM",
)

WEEK = WeekCard(
    person="Nguyễn Thị Thu Hà",
    gender="nữ",
    until=dt.datetime(2026, 11, 20, 15, 30, tzinfo=HANOI),
    year=2026,
    week=47,
    days=tuple(
        DayDots(day=dt.date(2026, 11, day), on_time=on_time, late=late, owed=owed)
        for day, on_time, late, owed in (
            (16, 3, 0, 0), (17, 4, 0, 0), (18, 2, 1, 0), (19, 2, 0, 0), (20, 3, 0, 1),
        )
    ),
    weeks=tuple(
        WeekCount(year=2026, week=week, on_time=Rate(part=part, whole=16))
        for week, part in zip(range(40, 48), (9, 10, 8, 11, 10, 12, 11, 14), strict=True)
    ),
    streak=6,
    score_month=11,
    parts=(
        Part(name="quantity", hundredths=8333),
        Part(name="quality", hundredths=9150),
        Part(name="progress", hundredths=7875),
    ),
    next_due=tuple(
        Due(number=number, title=title, deadline=dt.datetime(2026, 11, day, 17, tzinfo=HANOI))
        for number, title, day in (
            (51, "Tờ trình sắp xếp đơn vị sự nghiệp", 25),
            (52, "Biên bản họp tổ chuyển đổi số", 26),
            (60, "Báo cáo tháng về cải cách hành chính", 27),
        )
    ),
    next_total=3,
    messages=12,
    typed=9,
    minutes=6,
    code="W3PD",
)  # fmt: skip


def key_line(number, title, value, target, noun, share, need, *, shape="rising"):
    return KeyLine(
        result=number,
        title=title,
        value=value,
        target=target,
        noun=noun,
        shape=shape,
        share=share,
        need=need,
        behind=Fraction(share) - Fraction(need) < Fraction(-1, 10),
    )


KEY_LINES = (
    key_line(4, "Tập huấn KPI cho 40 xã", "19", "40", "xã", "19/40", "8/13"),
    key_line(7, "Thẩm định 25 đề án vị trí việc làm", "16", "25", "đề án", "16/25", "8/13"),
    key_line(9, "Số hoá 1.200 hồ sơ lưu trữ", "860", "1200", "hồ sơ", "43/60", "8/13"),
)
KEYS = KeyResults(quarter=4, lines=KEY_LINES, total=3, behind=1)
GOOD_KEYS = KeyResults(quarter=4, lines=KEY_LINES[1:2], total=1, behind=0)


def varied(facts, **changes):
    return msgspec.structs.replace(facts, **changes)


def unit(name: str, part: int, whole: int, overdue: int = 0) -> UnitLine:
    return UnitLine(name=name, on_time=Rate(part=part, whole=whole), overdue=overdue)


def weeks(late: tuple[int, ...], rates: tuple[int | None, ...]) -> tuple[WeekPoint, ...]:
    first = 49 - len(late)
    return tuple(
        WeekPoint(
            year=2026,
            week=first + at,
            overdue=count,
            on_time=Rate(part=rate or 0, whole=0 if rate is None else 100),
        )
        for at, (count, rate) in enumerate(zip(late, rates, strict=True))
    )


LONG_UNIT = "Phòng Kiểm soát thủ tục hành chính số Một"[:40]
LONG_TASK = ("Tổng hợp, rà soát và báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính " * 3)[
    :200
]
LONG_KEYS = KeyResults(
    quarter=4,
    lines=(
        key_line(1004, LONG_TASK, "0", "999999999999.5", LONG_UNIT, "0", "1"),
        key_line(11, "Giảm hồ sơ trễ từ 120 xuống 20 hồ sơ", "45", "20", "hồ sơ", "3/4", "8/13"),
        key_line(12, LONG_TASK, "1", "1", None, "1", "8/13", shape="milestone"),
    ),
    total=1204,
    behind=1,
)
ODD = "Phòng $x^2_1$ <b>& \U0001f600\u200f\u202eA\u0301\x07\nشؤون _gạch_ \\frac{1}{2}"
NO_WEEKS = {"weeks": (), "overdue_before": None}
MANY_UNITS = tuple(unit(f"Phường Số {n:02}", 60 + n, 100, n % 4) for n in range(1, 31))

DIGESTS = {
    "usual": DIGEST,
    "no_task": varied(
        DIGEST,
        done=0,
        running=0,
        due_soon=0,
        overdue=0,
        units=(),
        needs=(),
        needs_total=0,
        **NO_WEEKS,
    ),
    "no_task_with_units": varied(
        DIGEST,
        done=0,
        running=0,
        due_soon=0,
        overdue=0,
        overdue_before=0,
        units=tuple(unit(line.name, 0, 0) for line in DIGEST.units),
        weeks=weeks((0,) * 8, (None,) * 8),
        needs=(),
        needs_total=0,
    ),
    "none_overdue": varied(
        DIGEST,
        overdue=0,
        overdue_before=2,
        weeks=weeks((3, 2, 4, 5, 2, 1, 2, 0), (88, 90, 91, 86, 93, 95, 97, 100)),
        units=tuple(varied(line, overdue=0) for line in DIGEST.units),
        needs=(),
        needs_total=0,
    ),
    "never_overdue": varied(
        DIGEST,
        overdue=0,
        overdue_before=0,
        weeks=weeks((0,) * 8, (96, 97, 100, 98, 99, 100, 100, 100)),
        units=tuple(unit(line.name, 100, 100) for line in DIGEST.units),
        needs=(need(7, "Kế hoạch công tác năm 2027", ("Lê Quỳnh Trâm",), 0, "review", None, 1),),
        needs_total=1,
    ),
    "one_unit": varied(
        DIGEST, units=(unit("Thanh tra", 84, 100, 9),), needs=DIGEST.needs[:2], needs_total=2
    ),
    "thirty_units": varied(
        DIGEST,
        unit="Uỷ ban nhân dân thành phố",
        units=MANY_UNITS,
        needs_total=17,
        overdue=45,
        overdue_before=31,
        weeks=weeks((22, 28, 33, 30, 27, 31, 38, 45), (78, 76, 71, 73, 79, 82, 86, 84)),
    ),
    "under_one_percent": varied(
        DIGEST, done=990, running=3, due_soon=1, overdue=1, overdue_before=1
    ),
    "thousands": varied(
        DIGEST,
        done=8128,
        running=1429,
        due_soon=1112,
        overdue=1009,
        overdue_before=1207,
        weeks=weeks(
            (1400, 1600, 1300, 1500, 1800, 1700, 1850, 1009), (48, 51, 55, 41, 60, 58, 63, 67)
        ),
        units=tuple(varied(line, overdue=line.overdue * 120) for line in DIGEST.units),
        needs_total=1214,
    ),
    "long_names": varied(
        DIGEST,
        unit=LONG_UNIT,
        units=tuple(
            unit(f"{line.name} {LONG_UNIT}"[:40], 30 + at * 17, 100, at)
            for at, line in enumerate(DIGEST.units)
        ),
        needs=(
            need(
                1012,
                LONG_TASK,
                ("Công Tằng Tôn Nữ Thị Hồng Nhung Phương Thảo",),
                128,
                "blocked",
                LONG_TASK,
            ),
            need(
                1013, LONG_TASK, ("Nguyễn Thị Thu Hà", "Trần Đức Nghĩa"), 12, "extension", None, 2
            ),
            need(
                1014,
                LONG_TASK,
                (
                    "Nguyễn Thị Thu Hà",
                    "Trần Đức Nghĩa",
                    "Lê Quỳnh Trâm",
                    "Phạm Văn Bình",
                    "Võ Minh Châu",
                ),
                4,
                "blocked",
                LONG_TASK,
            ),
        ),
        needs_total=12,
    ),
    "first_week": varied(DIGEST, weeks=weeks((9,), (84,)), overdue_before=None),
    "first_week_nothing_due": varied(
        DIGEST, weeks=weeks((2,), (None,)), overdue=2, overdue_before=None
    ),
    "three_weeks": varied(DIGEST, weeks=weeks((12, 10, 9), (91, 80, 84))),
    "gaps": varied(
        DIGEST, weeks=weeks((6, 8, 13, 12, 10, 13, 7, 9), (95, None, 92, 91, None, 86, 90, None))
    ),
    "decomposed": varied(
        DIGEST,
        unit=unicodedata.normalize("NFD", DIGEST.unit),
        units=tuple(
            varied(line, name=unicodedata.normalize("NFD", line.name)) for line in DIGEST.units
        ),
        needs=tuple(varied(n, title=unicodedata.normalize("NFD", n.title)) for n in DIGEST.needs),
    ),
    "odd_signs": varied(
        DIGEST,
        unit=ODD,
        units=(
            unit(ODD, 71, 100, 9),
            unit("\U0001f600", 96, 100),
            unit("a" * 60, 90, 100),
            unit("Ẫ" * 40, 91, 100),
        ),
        needs=(
            need(
                12,
                ODD + " \U0001f468\u200d\U0001f469",
                ("Đỗ \u202eThị Ễ",),
                12,
                "blocked",
                "chờ\t\n $\\alpha$ & <i>",
            ),
            need(13, "\U0001f600\U0001f600", ("Ð",), 0, "extension", None, 0),
            need(14, "Работа 工作 ngày mai", ("Lê Quỳnh Trâm",), 0, "review", None, 3),
        ),
    ),
    "all_under": varied(
        DIGEST,
        units=tuple(unit(line.name, 40 + at * 9, 100, at) for at, line in enumerate(DIGEST.units)),
    ),
    "no_rates": varied(
        DIGEST,
        units=(unit("Văn phòng", 0, 0), unit("Thanh tra", 9, 10, 2), unit("Kế hoạch", 0, 12, 1)),
    ),
    "rising": varied(
        DIGEST,
        overdue=21,
        overdue_before=14,
        units=(
            unit("Văn phòng", 70, 100, 7),
            unit("Thanh tra", 85, 100, 7),
            unit("Tài chính", 85, 100, 7),
        ),
        weeks=weeks((6, 8, 13, 12, 10, 8, 7, 21), (91, 93, 92, 90, 89, 88, 90, 90)),
    ),
    "flat": varied(DIGEST, weeks=weeks((9,) * 8, (90,) * 8), overdue_before=9),
    "last_year": varied(DIGEST, year=2025, month=12),
    "key_results": varied(DIGEST, key_results=KEYS),
    "key_results_and_room": varied(
        DIGEST,
        overdue=0,
        overdue_before=0,
        key_results=KEYS,
        needs=DIGEST.needs[:1],
        needs_total=1,
    ),
    "key_results_and_thirty_units": varied(
        DIGEST, units=MANY_UNITS, key_results=varied(KEYS, total=214, behind=38)
    ),
    "key_results_on_pace": varied(DIGEST, key_results=GOOD_KEYS),
    "key_results_first_week_long_names": varied(DIGEST, **NO_WEEKS, key_results=LONG_KEYS),
    "key_results_and_long_names": varied(
        DIGEST,
        units=tuple(
            unit(f"{line.name} {LONG_UNIT}"[:40], 30 + at * 17, 100, at)
            for at, line in enumerate(DIGEST.units)
        ),
        key_results=LONG_KEYS,
    ),
    "two_long_names": varied(
        DIGEST,
        units=(
            unit("Phòng Công chức viên chức và Tổ chức biên chế", 62, 100, 4),
            unit("Phòng Cải cách hành chính và Văn thư lưu trữ", 84, 100, 3),
            unit("Thanh tra", 91, 100, 2),
        ),
    ),
}
NO_DAYS = tuple(varied(day, on_time=0, late=0, owed=0) for day in WEEK.days)
WEEKS = {
    "usual": WEEK,
    "man": varied(WEEK, gender="nam", person="Trần Đức Nghĩa", messages=0, typed=0, minutes=0),
    "unknown_gender": varied(WEEK, gender=None, typed=None, minutes=None),
    "hundreds_of_messages": varied(WEEK, messages=201, typed=450, minutes=234),
    "nothing_due": varied(
        WEEK,
        days=NO_DAYS,
        weeks=(*WEEK.weeks[:-1], WeekCount(year=2026, week=47, on_time=Rate(part=0, whole=0))),
        next_due=(),
        next_total=0,
        parts=(),
    ),
    "first_week": varied(WEEK, weeks=WEEK.weeks[-1:], streak=1, parts=()),
    "best": varied(
        WEEK,
        weeks=tuple(
            varied(week, on_time=Rate(part=week.on_time.part, whole=16)) for week in WEEK.weeks[:-1]
        )
        + WEEK.weeks[-1:],
    ),
    "poor": varied(
        WEEK,
        days=tuple(varied(day, on_time=1, late=1, owed=1) for day in WEEK.days[:3]) + NO_DAYS[3:],
        weeks=(*WEEK.weeks[:-1], WeekCount(year=2026, week=47, on_time=Rate(part=3, whole=9))),
        streak=0,
        next_total=9,
    ),
    "all_on_time": varied(
        WEEK, days=tuple(varied(day, on_time=4, late=0, owed=0) for day in WEEK.days), streak=23
    ),
    "busy": varied(
        WEEK,
        days=tuple(
            varied(day, on_time=24 + at, late=at, owed=3) for at, day in enumerate(WEEK.days)
        ),
        streak=104,
        weeks=tuple(
            varied(week, on_time=Rate(part=week.on_time.part * 10, whole=160))
            for week in WEEK.weeks
        ),
    ),
    "running": varied(
        WEEK,
        days=(
            *(varied(day, late=0, owed=0) for day in WEEK.days[:3]),
            *(varied(day, on_time=0, owed=0, ahead=2) for day in WEEK.days[3:]),
        ),
    ),
    "every_kind": varied(
        WEEK,
        days=tuple(
            varied(day, on_time=9, late=3, owed=3, ahead=9 * (at > 3))
            for at, day in enumerate(WEEK.days)
        ),
        streak=0,
        owed_before=12,
    ),
    "owed_before": varied(
        WEEK,
        days=tuple(varied(day, on_time=1, late=0, owed=0) for day in WEEK.days),
        streak=0,
        owed_before=1,
    ),
    "owed_before_and_ahead": varied(
        WEEK,
        days=(
            WEEK.days[0],
            varied(WEEK.days[1], holiday="Ngày Văn hoá Việt Nam"),
            *(varied(day, owed=0, ahead=1) for day in WEEK.days[2:]),
        ),
        owed_before=2,
    ),
    "only_owed_before": varied(WEEK, days=NO_DAYS, weeks=WEEK.weeks[-1:], streak=0, owed_before=3),
    "saturday": varied(
        WEEK,
        days=(
            *WEEK.days,
            DayDots(day=dt.date(2026, 11, 21), on_time=1, late=0, owed=0),
            DayDots(day=dt.date(2026, 11, 22), on_time=0, late=0, owed=1),
        ),
    ),
    "holiday": varied(
        WEEK,
        week=47,
        days=(
            WEEK.days[0],
            DayDots(
                day=dt.date(2026, 11, 17),
                on_time=0,
                late=0,
                owed=0,
                holiday="nghỉ bù ngày Văn hoá Việt Nam",
            ),
            *WEEK.days[2:],
        ),
    ),
    "key_results": varied(WEEK, key_results=KEYS),
    "key_results_on_pace": varied(WEEK, key_results=GOOD_KEYS),
    "key_results_long_names": varied(WEEK, key_results=LONG_KEYS),
    "key_results_and_holiday": varied(
        WEEK,
        days=(varied(WEEK.days[0], holiday="nghỉ bù ngày Văn hoá Việt Nam"), *WEEK.days[1:]),
        owed_before=2,
        key_results=KEYS,
    ),
    "key_results_and_a_quiet_week": varied(
        WEEK,
        days=NO_DAYS,
        weeks=(*WEEK.weeks[:-1], WeekCount(year=2026, week=47, on_time=Rate(part=0, whole=0))),
        next_due=(),
        next_total=0,
        key_results=KEYS,
    ),
    "turn_of_year": varied(
        WEEK,
        week=53,
        days=tuple(
            varied(day, day=dt.date(2026, 12, 28) + dt.timedelta(days=at))
            for at, day in enumerate(WEEK.days)
        ),
    ),
    "long_names": varied(
        WEEK,
        person="Công Tằng Tôn Nữ Thị Hồng Nhung Phương Thảo",
        next_due=tuple(
            varied(due, title=LONG_TASK, number=1000 + due.number) for due in WEEK.next_due
        ),
        next_total=1200,
    ),
    "odd_signs": varied(
        WEEK, person=ODD, next_due=tuple(varied(due, title=ODD) for due in WEEK.next_due)
    ),
    "four_weeks": varied(
        WEEK,
        weeks=WEEK.weeks[-4:],
        streak=3,
        parts=(
            Part(name="quantity", hundredths=12345),
            Part(name="quality", hundredths=0),
            Part(name="progress", hundredths=33),
        ),
    ),
}


def state(name: str, at: int, overdue: int = 0, tasks: int = 40) -> UnitState:
    """Make up a unit of a board; `at` varies its figures."""
    done = tasks * (5 + at % 5) // 10
    return UnitState(
        code=f"U{at}",
        name=name,
        done=done,
        running=max(0, tasks - done - overdue - at % 4),
        due_soon=at % 4 if tasks else 0,
        overdue=overdue,
        on_time=Rate(part=60 + at * 7 % 41, whole=100 if tasks else 0),
        overdue_weeks=(*((at * step) % 7 for step in range(1, 8)), overdue),
    )


BOARD = Board(
    unit="Sở Nội vụ tỉnh An Lạc",
    unit_code=None,
    until=DIGEST.until,
    year=2026,
    month=11,
    weeks=tuple(range(41, 49)),
    units=(
        state("Công chức viên chức", 3, 3),
        state("Văn thư lưu trữ", 5),
        state("Cải cách hành chính", 8, 4),
        state("Tổ chức biên chế", 1),
        state("Thanh tra", 2, 1),
        state("Văn phòng", 4, 1),
    ),
    target_unit=80,
    code="K7QM3",
)
WARDS = (
    "Hoàn Kiếm", "Ba Đình", "Cửa Nam", "Ngọc Hà", "Hai Bà Trưng", "Vĩnh Tuy", "Bạch Mai", "Đống Đa",
    "Kim Liên", "Láng", "Ô Chợ Dừa", "Hồng Hà", "Lĩnh Nam", "Hoàng Mai", "Vĩnh Hưng", "Tương Mai",
    "Định Công", "Hoàng Liệt", "Yên Sở", "Thanh Xuân", "Khương Đình", "Phương Liệt", "Cầu Giấy",
    "Nghĩa Đô", "Yên Hoà", "Tây Hồ", "Phú Thượng", "Tây Tựu", "Phú Diễn", "Xuân Đỉnh", "Đông Ngạc",
    "Thượng Cát",
)  # fmt: skip


def wards(count: int, tasks: int = 40) -> tuple[UnitState, ...]:
    """Make up so many wards."""
    return tuple(
        state(f"Phường {name}", at, at * 5 % 13 if at % 3 else 0, tasks)
        for at, name in enumerate(WARDS[:count])
    )


BOARDS = {
    "usual": BOARD,
    "one_unit": varied(BOARD, units=BOARD.units[:1]),
    "three_units": varied(BOARD, units=BOARD.units[:3]),
    "twelve_units": varied(BOARD, units=wards(12)),
    "eighteen_units": varied(BOARD, units=wards(18)),
    "thirty_units": varied(BOARD, unit="Uỷ ban nhân dân thành phố Hà Nội", units=wards(30)),
    "thirty_two_units": varied(BOARD, units=wards(32)),
    "thousands": varied(
        BOARD,
        units=tuple(
            varied(one, done=one.done * 97, overdue=one.overdue * 301, running=one.running * 88)
            for one in BOARD.units
        ),
    ),
    "thirty_thousands": varied(
        BOARD,
        units=tuple(
            varied(one, done=one.done * 97, overdue=one.overdue * 301) for one in wards(30)
        ),
    ),
    "none_overdue": varied(
        BOARD, units=tuple(varied(one, overdue=0, overdue_weeks=(0,) * 8) for one in BOARD.units)
    ),
    "no_task": varied(BOARD, units=tuple(state(one.name, 0, tasks=0) for one in BOARD.units)),
    "idle_units": varied(BOARD, units=(*BOARD.units[:2], state("Phòng mới lập", 0, tasks=0))),
    "long_names": varied(
        BOARD,
        unit=LONG_UNIT,
        units=tuple(varied(one, name=f"{one.name} {LONG_UNIT}"[:40]) for one in wards(14)),
    ),
    "odd_signs": varied(
        BOARD, unit=ODD, units=(varied(BOARD.units[0], name=ODD), *BOARD.units[1:])
    ),
    "decomposed": varied(
        BOARD,
        units=tuple(
            varied(one, name=unicodedata.normalize("NFD", one.name)) for one in BOARD.units
        ),
    ),
}

MONTH = MonthCard(
    person="Nguyễn Thị Thu Hà",
    gender="nữ",
    own=True,
    until=DIGEST.until,
    year=2026,
    month=11,
    total=8339,
    general=2700,
    work=5639,
    band="good",
    parts=WEEK.parts,
    tasks=9,
    assigned=900,
    accepted=750,
    costs=(
        Cost(number=201, title="Số hoá hồ sơ lưu trữ quý IV", what="open", count=0, lost=150),
        Cost(number=192, title="Tờ trình nâng lương trước hạn", what="late", count=1, lost=50),
        Cost(number=187, title="Báo cáo công tác dân vận", what="content", count=1, lost=25),
    ),
    costs_total=3,
    next_number=201,
    next_total=9506,
    code="K7F3A",
)
MONTHS = {
    "usual": MONTH,
    "none": varied(
        MONTH, total=None, general=None, work=None, band=None, parts=(), tasks=0, assigned=0,
        accepted=0, costs=(), costs_total=0, next_number=None, next_total=None,
    ),
    "no_total": varied(MONTH, total=None, general=None, band=None),
    "spotless": varied(
        MONTH, total=10000, general=3000, work=7000, band="excellent", costs=(), costs_total=0,
        next_number=None, next_total=None, parts=tuple(varied(p, hundredths=10000) for p in MONTH.parts),
    ),
    "many_costs": varied(
        MONTH,
        total=4812,
        band="not_completed",
        costs=tuple(varied(MONTH.costs[at % 3], number=100 + at, count=at % 3 * 2) for at in range(4)),
        costs_total=17,
    ),
    "five_costs": varied(MONTH, costs=(*MONTH.costs, *MONTH.costs[:1]), costs_total=5),
    "long_names": varied(
        MONTH,
        person="Công Tằng Tôn Nữ Thị Hồng Nhung Phương Thảo",
        costs=tuple(varied(one, title=LONG_TASK) for one in (*MONTH.costs, *MONTH.costs[:1])),
        costs_total=5,
    ),
    "odd_signs": varied(MONTH, costs=(varied(MONTH.costs[0], title=ODD),), costs_total=1),
    "unfinished": varied(MONTH, total=7410, costs=MONTH.costs[:1], costs_total=1, next_number=None),
}  # fmt: skip

CARDS = {
    f"{kind}-{name}": facts
    for kind, cards in (
        ("digest", DIGESTS),
        ("week", WEEKS),
        ("board", BOARDS),
        ("month", MONTHS),
        ("causes", CAUSE_MAPS),
        ("goals", TREES),
        ("result", RESULTS),
        ("indicators", INDICATOR_BOARDS),
    )
    for name, facts in cards.items()
}
"""Every card by its kind and case."""
