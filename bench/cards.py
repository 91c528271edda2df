"""What cards cost: CPU and bytes against a plain pyplot figure of the same facts, in one run.

Also how many a second two processes draw, and a digest of 1,000 people with a year of tasks from
the rows of SQLite to the PNG.
"""

import datetime as dt
import gc
import io
import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

import large_office

import reports
from core.reminders.cause_map_notices import CauseCount, CauseMap, UnitCauses
from core.reminders.goal_notices import Goal, GoalResult, GoalTree
from core.reminders.notices import (
    Board,
    Coded,
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
from reports.figures import percent_of, shown_units, total

ROUNDS = 8
CARDS_A_ROUND = 10
WARM_UP = 60
BURST = 12
TARGET_RATIO, TARGET_MS, TARGET_KB, TARGET_LARGE_MS = 25, 16, 150, 100

HANOI = dt.timezone(dt.timedelta(hours=7))
SPEECH = (
    "báo cáo kế hoạch rà soát thủ tục hành chính tổng hợp số liệu đề án vị trí việc làm hồ sơ lưu trữ "
    "thẩm định văn bản trả lời kiến nghị cử tri chuyển đổi số dự toán ngân sách tập huấn cán bộ xã phường "
    "quy trình nội bộ giải quyết khiếu nại tố cáo kiểm tra công vụ thi đua khen thưởng đất đai xây dựng"
)
SYLLABLES = tuple(SPEECH.split())
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
NAMES = ("Thu Hà", "Đức Nghĩa", "Quỳnh Trâm", "Minh Châu", "Văn Bình", "Thị Hồng", "Quốc Việt")


def words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(SYLLABLES, k=count)).capitalize()


def person(dice: random.Random) -> str:
    return f"{dice.choice(FAMILIES)} {dice.choice(NAMES)}"


def key_results(dice: random.Random) -> KeyResults:
    return KeyResults(
        quarter=4,
        lines=tuple(
            KeyLine(
                result=dice.randint(1, 99),
                title=words(dice, 7),
                value=str(dice.randint(0, 900)),
                target=str(dice.randint(900, 1200)),
                noun=words(dice, 2).lower(),
                shape="rising",
                share=f"{dice.randint(0, 12)}/13",
                need="8/13",
                behind=bool(dice.randint(0, 1)),
            )
            for _ in range(3)
        ),
        total=dice.randint(3, 40),
        behind=dice.randint(0, 3),
    )


def goals(dice: random.Random) -> GoalTree:
    def one() -> GoalResult:
        return GoalResult(
            result=dice.randint(1, 99),
            title=words(dice, 5),
            owner=f"{person(dice)} (TCCB)",
            share=f"{dice.randint(0, 12)}/13",
            since=1,
            paces=tuple(dice.randint(-3, 3) for _ in range(8)),
            behind=bool(dice.randint(0, 1)),
        )

    return GoalTree(
        unit=f"Sở {words(dice, 2)}",
        unit_code="SNV",
        until=dt.datetime(2026, 11, 23, 9, tzinfo=HANOI),
        year=2026,
        quarter=4,
        week=8,
        weeks=13,
        goals=tuple(
            Goal(
                objective=at,
                title=words(dice, 4),
                whose="",
                share=f"{dice.randint(0, 12)}/13",
                aspires=False,
                proposed=False,
                results=(one(), one(), one()),
            )
            for at in (1, 2, 3)
        ),
        code="G0ALS",
    )


def digest(dice: random.Random) -> Digest:
    overdue = dice.randint(1, 40)
    return Digest(
        unit=f"Sở {words(dice, 2)}",
        until=dt.datetime(2026, 11, 23, 7, 30, tzinfo=HANOI),
        year=2026,
        month=11,
        done=dice.randint(40, 900),
        running=dice.randint(10, 200),
        due_soon=dice.randint(1, 60),
        overdue=overdue,
        overdue_before=overdue + dice.randint(-5, 5),
        weeks=tuple(
            WeekPoint(
                year=2026,
                week=41 + at,
                overdue=overdue if at == 7 else dice.randint(1, 40),
                on_time=Rate(part=dice.randint(62, 99), whole=100),
            )
            for at in range(8)
        ),
        target_on_time=90,
        units=tuple(
            UnitLine(
                name=words(dice, 4),
                on_time=Rate(part=dice.randint(40, 100), whole=100),
                overdue=dice.randint(0, 6),
            )
            for _ in range(dice.randint(4, 12))
        ),
        target_unit=80,
        needs=tuple(
            Need(
                number=dice.randint(1, 999),
                title=words(dice, 9),
                people=(person(dice),),
                cause="blocked",
                blocker=words(dice, 5).lower(),
                days_late=dice.randint(1, 20),
                days_waiting=0,
            )
            for _ in range(3)
        ),
        needs_total=3,
        code="K7QM",
        key_results=key_results(dice) if dice.randint(0, 1) else None,
    )


def week(dice: random.Random) -> WeekCard:
    monday = dt.date(2026, 11, 16)
    return WeekCard(
        person=person(dice),
        gender="nữ",
        until=dt.datetime(2026, 11, 20, 15, 30, tzinfo=HANOI),
        year=2026,
        week=47,
        days=tuple(
            DayDots(
                day=monday + dt.timedelta(days=at),
                on_time=dice.randint(1, 4),
                late=dice.randint(0, 1),
                owed=dice.randint(0, 1),
            )
            for at in range(5)
        ),
        weeks=tuple(
            WeekCount(year=2026, week=40 + at, on_time=Rate(part=dice.randint(5, 16), whole=16))
            for at in range(8)
        ),
        streak=dice.randint(0, 12),
        score_month=11,
        parts=tuple(
            Part(name=name, hundredths=dice.randint(6000, 10000))
            for name in ("quantity", "quality", "progress")
        ),
        next_due=tuple(
            Due(
                number=dice.randint(1, 999),
                title=words(dice, 7),
                deadline=dt.datetime(2026, 11, 24 + at, 17, tzinfo=HANOI),
            )
            for at in range(3)
        ),
        next_total=3,
        messages=dice.randint(0, 30),
        typed=dice.randint(0, 30),
        minutes=dice.randint(0, 20),
        code="W3PD",
        key_results=key_results(dice) if dice.randint(0, 1) else None,
    )


def board(dice: random.Random, units: int | None = None) -> Board:
    return Board(
        unit=f"Sở {words(dice, 2)}",
        unit_code=None,
        until=dt.datetime(2026, 11, 23, 7, 30, tzinfo=HANOI),
        year=2026,
        month=11,
        weeks=tuple(range(41, 49)),
        units=tuple(
            UnitState(
                code=f"U{at}",
                name=words(dice, 4),
                done=dice.randint(5, 90),
                running=dice.randint(1, 30),
                due_soon=dice.randint(0, 9),
                overdue=dice.randint(0, 12),
                on_time=Rate(part=dice.randint(40, 100), whole=100),
                overdue_weeks=tuple(dice.randint(0, 12) for _ in range(8)),
            )
            for at in range(units or dice.randint(2, 30))
        ),
        target_unit=80,
        code="B0ARD",
    )


def month(dice: random.Random) -> MonthCard:
    return MonthCard(
        person=person(dice),
        gender="nữ",
        own=True,
        until=dt.datetime(2026, 11, 23, 7, 30, tzinfo=HANOI),
        year=2026,
        month=11,
        total=dice.randint(3000, 10000),
        general=dice.randint(2000, 3000),
        work=dice.randint(1000, 7000),
        band="good",
        parts=tuple(
            Part(name=name, hundredths=dice.randint(6000, 10000))
            for name in ("quantity", "quality", "progress")
        ),
        tasks=dice.randint(4, 40),
        assigned=dice.randint(900, 4000),
        accepted=dice.randint(100, 900),
        costs=tuple(
            Cost(
                number=dice.randint(1, 999),
                title=words(dice, 8),
                what=what,
                count=1,
                lost=dice.randint(10, 200),
            )
            for what in ("open", "late", "content", "late")
        ),
        costs_total=4,
        next_number=dice.randint(1, 999),
        next_total=dice.randint(8000, 10000),
        code="M8NTH",
    )


def causes(dice: random.Random) -> CauseMap:
    names = ("unit", "papers", "approval", "order", "sick", "storm")[: dice.randint(2, 6)]
    units = tuple(
        UnitCauses(
            code=f"U{at}",
            name=words(dice, 4),
            days=tuple(dice.randint(0, 20) for _ in names),
            tasks=dice.randint(1, 9),
        )
        for at in range(dice.randint(2, 12))
    )
    return CauseMap(
        unit=f"Sở {words(dice, 2)}",
        unit_code=None,
        until=dt.datetime(2026, 11, 23, 7, 30, tzinfo=HANOI),
        year=2026,
        month=11,
        causes=tuple(
            CauseCount(cause=name, days=sum(one.days[at] for one in units), tasks=at + 1)
            for at, name in enumerate(names)
        ),
        units=units,
        tasks=dice.randint(9, 40),
        standing=dice.randint(0, 9),
        named=dice.randint(0, 4),
        before=dice.randint(0, 90),
        code="C4USE",
    )


KINDS = {
    "digest": digest,
    "weekly card": week,
    "board": board,
    "board of 12": lambda dice: board(dice, 12),
    "board of 30": lambda dice: board(dice, 30),
    "month": month,
    "cause map": causes,
    "objectives": goals,
}


def plain(facts: Coded) -> bytes:
    """Any other card as a first draft would have it: its bars, its columns and its words."""
    from matplotlib import pyplot as plt

    if isinstance(facts, Digest):
        return naive(facts)
    if isinstance(facts, Board):
        bars = [(one.name, one.overdue, one.overdue_weeks) for one in facts.units]
    elif isinstance(facts, CauseMap):
        bars = [(one.cause, one.days, (one.days, one.tasks)) for one in facts.causes]
        bars += [(one.name, sum(one.days), one.days) for one in facts.units]
    elif isinstance(facts, WeekCard):
        bars = [(day.day.isoformat(), day.on_time, (day.late, day.owed)) for day in facts.days]
        bars += [
            (f"Tuần {one.week}", one.on_time.part, (one.on_time.whole,)) for one in facts.weeks
        ]
    elif isinstance(facts, GoalTree):
        bars = [
            (one.title, one.share, [pace or 0 for pace in one.paces])
            for goal in facts.goals
            for one in goal.results
        ]
    else:
        bars = [(one.title, one.lost, (one.count,)) for one in facts.costs]
        bars += [(one.name, one.hundredths, (one.hundredths,)) for one in facts.parts]
    figure, axes = plt.subplots(
        -(-len(bars) // 3), 3, figsize=(10.8, 13.5), dpi=100, layout="constrained", squeeze=False
    )
    figure.suptitle(reports.title(facts, "vi"), fontsize=28, weight="bold")
    for place, (name, value, parts) in zip(axes.flat, bars, strict=False):
        place.bar(range(len(parts)), parts)
        place.set_title(f"{name}: {value}")
    file = io.BytesIO()
    figure.savefig(file)
    plt.close(figure)
    return file.getvalue()


def naive(facts: Digest) -> bytes:
    """The digest as a first draft would have it: pyplot, constrained layout, default font."""
    from matplotlib import pyplot as plt

    figure, axes = plt.subplot_mosaic(
        [["counts", "counts"], ["weeks", "rate"], ["units", "units"], ["needs", "needs"]],
        figsize=(10.8, 13.5),
        dpi=100,
        layout="constrained",
    )
    figure.suptitle(reports.title(facts, "vi"), fontsize=28, weight="bold")
    left = 0
    names = ("Đã xong", "Đang làm", "Sắp đến hạn", "Quá hạn")
    for name, count in zip(
        names, (facts.done, facts.running, facts.due_soon, facts.overdue), strict=True
    ):
        axes["counts"].barh(0, count, left=left, label=f"{count} {name}")
        left += count
    axes["counts"].set_title(f"{total(facts)} việc tháng {facts.month}")
    axes["counts"].legend(ncols=4)
    weeks = [point.week for point in facts.weeks]
    bars = axes["weeks"].bar(weeks, [point.overdue for point in facts.weeks])
    axes["weeks"].bar_label(bars)
    axes["weeks"].set_title("Việc quá hạn theo tuần")
    axes["rate"].plot(weeks, [percent_of(point.on_time) for point in facts.weeks], marker="o")
    axes["rate"].axhline(facts.target_on_time, linestyle="--")
    axes["rate"].set_title("Tỷ lệ đúng hạn, %")
    units = shown_units(facts)[::-1]
    bars = axes["units"].barh(
        [unit.name for unit in units], [percent_of(unit.on_time) or 0 for unit in units]
    )
    axes["units"].bar_label(bars)
    axes["units"].axvline(facts.target_unit)
    axes["needs"].axis("off")
    for row, need in enumerate(facts.needs):
        axes["needs"].text(0, 0.9 - row * 0.3, need.title, fontsize=18)
        axes["needs"].text(
            1, 0.9 - row * 0.3, f"trễ {need.days_late} ngày", ha="right", fontsize=18
        )
        axes["needs"].text(0, 0.78 - row * 0.3, f"{need.people[0]}, {need.blocker}", fontsize=16)
    file = io.BytesIO()
    figure.savefig(file)
    plt.close(figure)
    return file.getvalue()


def cpu_ms(work: Callable[[], bytes]) -> tuple[float, int]:
    start = time.process_time()
    made = work()
    return (time.process_time() - start) * 1000, len(made)


def cold_ms() -> float:
    """CPU of a first card in a fresh process, with the loading of the drawing libraries."""
    check = (
        f"import sys, time; sys.path[:0] = [{str(Path(__file__).parent)!r}]; import random, cards;"
        "facts = cards.digest(random.Random(0)); start = time.process_time();"
        "import reports; reports.draw(facts); print((time.process_time() - start) * 1000)"
    )
    found = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    )
    return float(found.stdout)


def burst(seed: int) -> int:
    """Draw so many cards in this process, with facts of their own; give how many."""
    dice = random.Random(seed)
    for _ in range(BURST):
        for make in KINDS.values():
            reports.draw(make(dice))
    return BURST * len(KINDS)


def a_second(workers: int) -> float:
    """Give how many cards a second so many warm processes draw."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        list(pool.map(burst, range(workers)))
        start = time.perf_counter()
        made = sum(pool.map(burst, range(100, 100 + workers)))
        return made / (time.perf_counter() - start)


def main() -> None:
    import matplotlib as mpl

    mpl.use("agg")
    dice = random.Random(23)
    for _ in range(WARM_UP):
        for make in KINDS.values():
            reports.draw(make(dice))
            reports.draw(make(dice), dark=True)
    gc.freeze()  # as the processes that draw do when they are warm
    drafts: dict[str, list[tuple[float, int]]] = {name: [] for name in KINDS}
    cards: dict[str, list[tuple[float, int]]] = {name: [] for name in KINDS}
    for make in KINDS.values():
        plain(make(dice))
    for _ in range(ROUNDS):
        for name, make in KINDS.items():
            facts = make(dice)
            drafts[name].append(cpu_ms(lambda facts=facts: plain(facts)))
            for at in range(CARDS_A_ROUND):
                facts = make(dice)
                cards[name].append(
                    cpu_ms(lambda facts=facts, at=at: reports.draw(facts, dark=at % 2))
                )
    head = f"{'':20}{'CPU ms':>8}{'a second':>10}{'naive ms':>10}{'x naive':>9}{'KB most':>9}"
    print(head)
    worst = {"ratio": 1e9, "ms": 0.0, "KB": 0.0}
    for name, made in cards.items():
        ms, draft = median(one for one, _ in made), median(one for one, _ in drafts[name])
        size = max(size for _, size in made) / 1000
        print(f"{name:20}{ms:8.1f}{1000 / ms:10.0f}{draft:10.0f}{draft / ms:9.1f}{size:9.0f}")
        worst["ratio"] = min(worst["ratio"], draft / ms)
        worst["ms"], worst["KB"] = max(worst["ms"], ms), max(worst["KB"], size)
    print(f"first card of a process: {cold_ms():.0f} ms of CPU")
    for workers in (1, 2):
        print(f"{workers} warm process(es): {a_second(workers):.0f} cards a second by the clock")
    big = large_office.from_row_to_png()
    print(big.told())
    for name, met in (
        (f"{TARGET_RATIO} x naive", worst["ratio"] >= TARGET_RATIO),
        (f"{TARGET_MS} ms a card", worst["ms"] <= TARGET_MS),
        (f"{TARGET_KB} KB", worst["KB"] <= TARGET_KB),
        (f"{TARGET_LARGE_MS} ms for 1,000 people", big.median_ms <= TARGET_LARGE_MS),
    ):
        print(f"target {name}: {'met' if met else 'MISSED'}")


if __name__ == "__main__":
    main()
