"""Made-up facts for cards: one good example of each kind, to be varied."""

import datetime as dt

import msgspec

from core.reminders.notices import (
    DayDots,
    Digest,
    Due,
    Need,
    Part,
    Rate,
    UnitLine,
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
    code="W3PD",
)  # fmt: skip


def varied(facts, **changes):
    return msgspec.structs.replace(facts, **changes)
