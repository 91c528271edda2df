"""Made-up trees of objectives and key results over time: one good example, and the odd ones."""

import datetime as dt

from core.reminders.goal_notices import (
    Goal,
    GoalResult,
    GoalTree,
    Moved,
    ResultCard,
    Said,
    WeekValue,
)

HANOI = dt.timezone(dt.timedelta(hours=7))
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
LONG = "Nâng cao mức độ hài lòng của người dân và doanh nghiệp " * 4
ODD = "$x^2_1$ <b>& \U0001f600\u200f\u202eA\u0301\x07\nشؤون _gạch_"


def result(number, title, share, paces, owner="Nguyễn Thị Lan (TCCB)", since=1):
    """Make up a key result by week."""
    behind = bool(paces) and paces[-1] is not None and paces[-1] <= -2
    return GoalResult(
        result=number,
        title=title,
        owner=owner,
        share=share,
        since=since,
        paces=tuple(paces),
        behind=behind,
    )


def goal(number, title, share, *results, whose="", aspires=False, proposed=False):
    """Make up an objective."""
    return Goal(
        objective=number,
        title=title,
        whose=whose,
        share=share,
        aspires=aspires,
        proposed=proposed,
        results=results,
    )


USUAL = (
    goal(
        1,
        "Bộ máy gọn, rõ việc",
        "7/10",
        result(1, "24 đề án vị trí việc làm", "71/100", (-1, -1, 0, 0, 0, 1, 1, 1)),
        result(2, "Sắp xếp 9 đơn vị sự nghiệp", "78/100", (0, 0, 0, 1, 1, 1, 2, 2)),
        result(3, "Tinh giản 45 biên chế", "6/10", (0, -1, -1, 0, 0, 0, 0, 0)),
    ),
    goal(
        2,
        "Chuyển đổi số trong nội bộ",
        "44/100",
        result(4, "Số hoá 12.000 hồ sơ cán bộ", "31/100", (0, 0, -1, -1, -2, -2, -3, -3)),
        result(5, "100% văn bản ký số", "66/100", (0, 0, 1, None, 1, 1, 1, 2)),
        result(6, "80% thủ tục nội bộ trực tuyến", "35/100", (0, -1, None, -2, -2, -2, -2, -3)),
    ),
    goal(
        3,
        "Người dân và công chức hài lòng",
        "67/100",
        result(7, "Trả lời 95% kiến nghị đúng hẹn", "67/100", (1, 1, 1, 0, 0, 1, 1, 1)),
        result(8, "Chỉ số cải cách đạt 88", "59/100", (0, 0, 0, 0, 0, 0, -1, 0)),
        result(9, "Tập huấn KPI cho 40 xã", "3/4", (0, 0, 0, 1, 1, 2, 2, 3)),
    ),
)


def tree(goals=USUAL, week=8, weeks=13, unit="Sở Nội vụ tỉnh An Lạc"):
    """Make up a tree."""
    return GoalTree(
        until=NOW,
        code="QA7F3",
        unit=unit,
        unit_code="SNV",
        year=2026,
        quarter=4,
        week=week,
        weeks=weeks,
        goals=tuple(goals),
    )


TREES = {
    "usual": tree(),
    "none": tree(()),
    "one": tree((goal(1, "Bộ máy gọn", "1/2", result(1, "24 đề án", "1/2", (0,), since=8)),)),
    "proposed": tree((goal(1, "Bộ máy gọn", None, result(1, "Đề án", "0", ()), proposed=True),)),
    "calm": tree(USUAL[:1]),
    "long_names": tree((goal(1, LONG, "0", result(1, LONG, "0", (-3,), LONG), whose=LONG),)),
    "odd_signs": tree(
        (goal(1, ODD, "0", result(1, ODD, "0", (-3, None), ODD), whose=ODD),), unit=LONG
    ),
    "first_week": tree((goal(1, "Mới bắt đầu", "0", result(1, "Một", "0", (0,))),), week=1),
    "last_week": tree(USUAL[:2], week=13),
    "fourteen_weeks": tree(USUAL, week=14, weeks=14),
    "many": tree(
        tuple(
            goal(
                at,
                "Mục tiêu của cả sở",
                "1/3",
                *(
                    result(at * 10 + n, "Hài lòng hơn", "1/3", (0, -1, -2, -3)[: at % 5], since=5)
                    for n in range(5)
                ),
                whose="Phòng Thanh tra",
            )
            for at in range(1, 13)
        )
    ),
    "thirty_in_one": tree(
        (
            goal(
                1,
                "Một mục tiêu",
                "1/9",
                *(result(n, "Đúng hẹn", "1/9", (-3, -3)) for n in range(1, 31)),
            ),
        )
    ),
}


def card(**more):
    """Make up a key result over its quarter."""
    values = (300, 700, 1100, 1500, None, 2100, 2900, 3720)
    points, last = [], "0"
    for week, value in enumerate(values, start=1):
        last = str(value) if value is not None else last
        points.append(
            WeekValue(week=week, value=last, share=f"{last}/12000", said=value is not None)
        )
    usual = {
        "until": NOW,
        "code": "KR7F3",
        "result": 4,
        "title": "Số hoá 12.000 hồ sơ cán bộ",
        "objective": 2,
        "objective_title": "Chuyển đổi số trong nội bộ",
        "state": "agreed",
        "aspires": False,
        "year": 2026,
        "quarter": 4,
        "week": 8,
        "weeks": 13,
        "owner": "Nguyễn Thị Lan",
        "shape": "rising",
        "baseline": "0",
        "target": "12000",
        "value": "3720",
        "noun": "hồ sơ",
        "weight": "40",
        "share": "31/100",
        "need": "58/100",
        "pace": -3,
        "weekly": "1484",
        "confidence": 4,
        "blocker": "thiếu máy quét",
        "points": tuple(points),
        "missed": (5,),
        "history": tuple(
            Said(
                moment=NOW - dt.timedelta(days=7 * at),
                value=str(3720 - 810 * at),
                confidence=4 + at,
                blocker="thiếu máy quét" if at < 2 else None,
                note=None if at < 2 else "đã mua thêm hai máy",
                by="Nguyễn Thị Lan",
            )
            for at in range(3)
        ),
        "said": 7,
        "tasks": (),
    }
    return ResultCard(**{**usual, **more})


RESULTS = {
    "usual": card(),
    "proposed": card(state="proposed", points=(), missed=(), history=(), said=0, pace=None),
    "milestone": card(shape="milestone", target="1", value="0", share="0", weekly=None, noun=None),
    "reached": card(
        shape="milestone", target="1", value="1", share="1", weekly=None, noun=None, pace=3,
        blocker=None,
    ),
    "falling": card(
        shape="falling", baseline="120", target="20", value="45", share="3/4", pace=2, weekly="5",
        blocker=None, missed=(),
    ),
    "aspires": card(aspires=True, need="2/5", pace=-1),
    "done": card(share="1", value="12000", pace=3, weekly=None, blocker=None),
    "on": card(share="58/100", value="6960", pace=0, blocker=None),
    "first_week": card(points=card().points[:1], week=1, missed=(), history=(), said=0, pace=0),
    "odd_signs": card(title=ODD, objective_title=LONG, owner=LONG, noun=ODD, blocker=LONG),
    "great": card(baseline="-1234567.125", target="999999999999.5", value="1", noun="tỷ đồng"),
    "by_tasks": card(
        history=(),
        said=0,
        missed=(),
        tasks=tuple(
            Moved(task=260 + at, title="Rà soát hồ sơ", by="120.5", accepted=NOW if at % 2 else None)
            for at in range(9)
        ),
    ),
}  # fmt: skip
