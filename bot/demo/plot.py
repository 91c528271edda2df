"""What happens in the demo office: every line that somebody types, and when."""

import datetime as dt
import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.demo import scenes
from bot.demo.cast import PEOPLE
from bot.demo.objectives import OBJECTIVES
from bot.demo.products import product_of
from bot.demo.programmes import source_of
from bot.demo.scenes import Line
from core.people.rules import Role
from core.periods.rules import WorkCalendar

WEEKS = 8
"""How long the office has used Viec for all of its work; before that, for a part of it."""

EARLIER = 0.4
"""How much of the later work there is in the weeks before."""

MOST_IDLE = 12
"""After so many working days without new work everybody is given some."""

DECIDED_BEFORE = 4
"""How many working days before its end, counted with the last, the story decides a month."""

SETTLED_AFTER = 6
"""On which working day of a month, counted from zero, the month before can be decided."""

TITLES = {
    "SNV": (
        "chuẩn bị nội dung làm việc với Bộ Nội vụ",
        "rà soát chương trình công tác của Sở",
        "góp ý dự thảo quy chế phối hợp liên ngành",
    ),
    "VP": (
        "tổng hợp lịch công tác của Ban Giám đốc",
        "rà soát kinh phí tự chủ của Sở",
        "số hoá hồ sơ lưu trữ tại kho",
        "mua sắm thiết bị phòng họp trực tuyến",
        "soạn kế hoạch tiếp công dân",
        "đối chiếu công nợ với kho bạc",
        "cập nhật quy chế văn thư",
    ),
    "TCCB": (
        "soạn tờ trình kiện toàn tổ công tác",
        "rà soát hồ sơ bổ nhiệm lại",
        "lập danh sách nâng lương trước hạn",
        "thẩm định đề án vị trí việc làm",
        "tổng hợp biên chế các đơn vị trực thuộc",
        "xây dựng kế hoạch đào tạo, bồi dưỡng",
        "soạn quyết định điều động công chức",
        "trả lời kiến nghị cử tri xã Yên Lãng",
    ),
    "CCHC": (
        "báo cáo sơ kết cải cách hành chính",
        "khảo sát mức độ hài lòng của người dân",
        "kiểm tra cải cách hành chính tại các xã",
        "rà soát thủ tục hành chính cấp xã",
        "cập nhật chỉ số cải cách hành chính",
        "hướng dẫn các xã chấm điểm cải cách hành chính",
        "tổng hợp hồ sơ trực tuyến toàn trình",
    ),
    "CCVC": (
        "thẩm định hồ sơ tuyển dụng viên chức",
        "xây dựng đáp án kỳ thi nâng ngạch",
        "tổng hợp đánh giá, xếp loại viên chức",
        "rà soát chức danh nghề nghiệp giáo viên",
        "soạn văn bản hướng dẫn chế độ nghỉ hưu",
        "cập nhật cơ sở dữ liệu cán bộ, công chức",
        "giải quyết đề nghị chuyển ngạch",
    ),
    "TTS": (
        "soạn kết luận thanh tra công vụ",
        "xác minh đơn khiếu nại của công dân",
        "thanh tra công tác tuyển dụng tại huyện",
        "lập hồ sơ theo dõi sau thanh tra",
        "báo cáo phòng, chống tham nhũng",
        "kiểm tra kỷ cương hành chính đột xuất",
    ),
}
AREAS = ("", " đợt 1", " đợt 2", " khối huyện", " khối xã", " cụm phía nam", " cụm phía bắc")
PROGRESS = ("đã xong dự thảo", "đang lấy ý kiến", "đã gửi các đơn vị", "đang tổng hợp số liệu")
BLOCKERS = (
    "thiếu số liệu từ 7 xã",
    "chờ ý kiến Sở Tài chính",
    "chờ ký duyệt dự toán",
    "đơn vị phối hợp chưa gửi hồ sơ",
)
SMALL = ("sửa thể thức văn bản", "bổ sung chữ ký nháy", "chỉnh lại phụ lục")
MAJOR = ("lỗi nội dung: số liệu chưa khớp", "lỗi nội dung: sai căn cứ pháp lý")
SENTENCES = (
    "cần chủ động hơn trong phối hợp",
    "hoàn thành tốt việc được giao, sáng kiến còn ít",
    "chấp hành tốt kỷ luật, cần đổi mới cách làm",
)
PRAISE = "chủ động, trách nhiệm cao, sản phẩm dùng được ngay"
OUTSTANDING = frozenset({"TCCB03", "CCVC06", "VP03", "TTS01"})
"""Who is among the best of the months; the others stay below, as the cap on excellent wants it."""

BEST = "VP03"
"""Who alone is excellent in the first month, of which few have enough work to be rated."""

USUAL = ("667", "676", "766", "666", "567")
"""The points of the three general criteria that most people are given."""

WHYS = ("chờ số liệu các xã", "chờ ý kiến liên ngành", "phát sinh việc đột xuất")

SLOW = {"CCHC": 0.34, "CCVC": 0.27, "VP": 0.08, "TCCB": 0.1, "TTS": 0.12, "SNV": 0.1}
"""How often work of a unit is late."""


@dataclass(order=True, slots=True)
class Event:
    """A line that a person types at a moment; `follow` says what it leads to.

    A line of a scene has its `told` and its `key`. `answers` are typed to what the line is asked;
    None stands for the code that is asked for, or `1`.
    """

    at: dt.datetime
    order: int
    code: str = field(compare=False)
    line: str = field(compare=False)
    work: "Work | None" = field(compare=False, default=None)
    answers: tuple[str, ...] | None = field(compare=False, default=None)
    told: Line | None = field(compare=False, default=None)
    key: str = field(compare=False, default="")


@dataclass(slots=True)
class Work:
    """A task of the story, from when it is typed until it is over; `number` comes on the way."""

    by: str
    holder: str
    unit: str
    deadline: dt.datetime
    number: int | None = None


def decided(end: dt.datetime, calendar: WorkCalendar) -> tuple[dt.date, dt.date]:
    """Give on which day the story decides a month, and the first day of that month."""
    day = calendar.add_working_days(_last_day(end, calendar), 1 - DECIDED_BEFORE)
    settled = _first_working_day(day.replace(day=1), calendar)
    months = 1 if day >= calendar.add_working_days(settled, SETTLED_AFTER) else 2
    return day, _month_back(day, months)


def beginning(end: dt.datetime, calendar: WorkCalendar) -> dt.datetime:
    """Give when a story that ends at a moment begins: with the month before the one it decides."""
    first = _month_back(decided(end, calendar)[1], 1)
    return dt.datetime.combine(first, dt.time(6), end.tzinfo)


def _last_day(end: dt.datetime, calendar: WorkCalendar) -> dt.date:
    return calendar.add_working_days(end.date() + dt.timedelta(days=1), -1)


def _first_working_day(day: dt.date, calendar: WorkCalendar) -> dt.date:
    return calendar.add_working_days(day - dt.timedelta(days=1), 1)


def _month_back(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 - months
    return dt.date(count // 12, count % 12 + 1, 1)


class Plot:
    """The story as a queue of events; what follows from a task is added once it has a number."""

    def __init__(self, chance: random.Random, end: dt.datetime, calendar: WorkCalendar) -> None:
        self._chance = chance
        self._end = end
        self._calendar = calendar
        self._queue: list[Event] = []
        self._count = 0
        start = beginning(end, calendar)
        self._days = list(self._working_days(start.date(), end.date()))
        self._busy = (end - dt.timedelta(weeks=WEEKS)).date()
        self._zone = end.tzinfo
        self._heads = {unit: code for code, _, _, unit, _, role in PEOPLE if role is Role.HEAD}
        self._numbers: dict[str, int] = {}
        self._given: dict[str, int] = {}
        for index, day in enumerate(self._days):
            self._plan_day(day, index)
        self._evaluate()
        self._stage()

    def __iter__(self) -> Iterator[Event]:
        while self._queue:
            event = heapq.heappop(self._queue)
            if event.at <= self._end:
                yield event

    def note(self, name: str, number: int) -> None:
        """Note the number of a task that later lines of the scenes speak of."""
        self._numbers[name] = number

    def words(self, event: Event) -> str:
        """Give what is typed, with the numbers that are known by now."""
        return event.line.format(**self._numbers) if event.told else event.line

    def follow(self, work: Work, assigned: dt.datetime) -> None:
        """Add what the holder and the reviewer say about a task that now has a number."""
        late = self._chance.random() < SLOW[work.unit]
        idle = self._chance.random() < 0.05
        shift = self._chance.choice((1, 2, 3, 5, 7)) if late else -self._chance.choice((0, 0, 1, 2))
        ready = self._calendar.add_working_days(work.deadline.date(), shift + (25 if idle else 0))
        days = max(1, self._calendar.working_days_between(assigned.date(), work.deadline.date()))
        middle = self._calendar.add_working_days(assigned.date(), max(1, days // 2))
        asks = late and self._chance.random() < 0.35
        if middle < ready and self._chance.random() < 0.75:
            percent = self._chance.choice((30, 40, 50, 60, 70, 80))
            words = self._chance.choice(PROGRESS)
            self._say(middle, work.holder, f"bc {work.number} {percent}% {words}", work)
        if middle < ready and self._chance.random() < (0.3 if late else 0.06):
            self._get_stuck(work, middle, objective=late and not asks)
        if asks:
            self._ask_extension(work)
        self._hand_in(work, ready)

    def _get_stuck(self, work: Work, day: dt.date, *, objective: bool) -> None:
        blocker = self._chance.choice(BLOCKERS)
        line = f"vướng {work.number} {blocker}"
        named = objective and self._chance.random() < 0.4
        self._say(day, work.holder, line, work, hours=(8, 11), answers=("1", "1") if named else ())
        if named:
            sure = self._chance.random() < 0.7
            answer = "đồng ý khách quan" if sure else "trả: phần việc của mình chưa xong"
            self._say(day, work.by, f"{work.number} {answer}", work, hours=(13, 16))

    def _plan_day(self, day: dt.date, index: int) -> None:
        for code, name, _gender, unit, _title, role in PEOPLE:
            if role is Role.HEAD and unit == "SNV":
                continue
            leading = role in (Role.HEAD, Role.DEPUTY)
            share = 1 if day >= self._busy else EARLIER
            idle = index - self._given.get(code, index - self._chance.randrange(MOST_IDLE))
            if idle >= MOST_IDLE or self._chance.random() < share * (0.07 if leading else 0.23):
                self._given[code] = index
                self._assign(day, code, name, unit, role)
        following = self._days[index + 1] if index + 1 < len(self._days) else None
        if day.day <= 20 < (following.day if following else 21) or (
            following and following.month != day.month and day.day < 20
        ):
            self._assess_themselves(day)

    def _assess_themselves(self, day: dt.date) -> None:
        for code, *_ in PEOPLE:
            points = self._points(8, 9, 9, 9, 10)
            self._say(day, code, f"tự đánh giá {points}: {self._chance.choice(SENTENCES)}")

    def _points(self, *likely: int) -> str:
        return " ".join(str(self._chance.choice(likely)) for _ in range(3))

    def _evaluate(self) -> None:
        """Let two months be reviewed and decided: the last settled one and the one before.

        The last one a few days before the story ends, late enough that somebody may still object.
        """
        day, month = decided(self._end, self._calendar)
        before = _month_back(month, 1)
        settled = _first_working_day(month, self._calendar)
        self._decide(self._calendar.add_working_days(settled, SETTLED_AFTER), before, few=True)
        self._decide(day, month)

    def _decide(self, day: dt.date, month: dt.date, *, few: bool = False) -> None:
        """Let a month be reviewed and decided, staff first, then those who lead it."""
        named = f"tháng {month.month}/{month.year}"
        for code, _name, _gender, unit, _title, role in PEOPLE:
            self._review(day, code, unit, role, named, few=few)
        for unit, head in self._heads.items():
            top = unit == "SNV"
            self._say(day, head, f"chốt {named}", hours=(15, 16) if top else (11, 13))

    def _review(
        self, day: dt.date, code: str, unit: str, role: Role, month: str, *, few: bool
    ) -> None:
        head = self._heads["SNV"] if role is Role.HEAD else self._heads[unit]
        if head == code:
            return
        chosen = " đ100 e100" if role in (Role.HEAD, Role.DEPUTY) else ""
        best = code in OUTSTANDING
        points = "6 7 6" if few and code != BEST else "9 9 9"
        points = points if best else " ".join(self._chance.choice(USUAL))
        remark = PRAISE if best else self._chance.choice(SENTENCES)
        line = f"chấm {code} {month} {points}{chosen}: {remark}"
        self._say(day, head, line, hours=(13, 15) if role is Role.HEAD else (8, 11))

    def _stage(self) -> None:
        """Let the scenes take place, the last day of the story being their last."""
        last = _last_day(self._end, self._calendar)
        for name, lines in scenes.SCENES.items():
            self._play(name, lines, last)
        month = decided(self._end, self._calendar)[1]
        end = _month_back(month, -1)
        base = self._calendar.add_working_days(end, -1)
        self._play("objected", scenes.OBJECTED, base)
        self._play("objectives", OBJECTIVES, last)

    def _play(self, name: str, lines: tuple[Line, ...], last: dt.date) -> None:
        def day(distance: int) -> dt.date:
            return self._calendar.add_working_days(last, distance)

        month = _month_back(decided(self._end, self._calendar)[1], 1)
        closed = f"tháng {month.month}/{month.year}"
        for place, line in enumerate(lines, start=1):
            self._count += 1
            at = dt.datetime.combine(day(-line.back), dt.time.fromisoformat(line.clock), self._zone)
            words = scenes.dated(line.words, day, closed)
            key = f"demo-{name}-{place}"
            event = Event(at, self._count, line.code, words, None, line.answers, line, key)
            heapq.heappush(self._queue, event)

    def _assign(self, day: dt.date, code: str, name: str, unit: str, role: Role) -> None:
        by = self._heads["SNV"] if role is Role.HEAD or unit == "SNV" else self._heads[unit]
        title = self._chance.choice(TITLES[unit]) + self._chance.choice(AREAS)
        due = self._calendar.add_working_days(day, self._chance.choice((3, 4, 5, 5, 7, 8, 10)))
        deadline = dt.datetime.combine(due, dt.time(17, 0), self._zone)
        work = Work(by=by, holder=code, unit=unit, deadline=deadline)
        source = source_of(title)
        what = f"{title}, mã sp {product_of(title)}" + (f", nguồn {source}" if source else "")
        line = f"giao {name} {what}, hạn {due.day}/{due.month}/{due.year}"
        self._say(day, by, line, work, hours=(8, 11))

    def _ask_extension(self, work: Work) -> None:
        later = self._calendar.add_working_days(work.deadline.date(), 4)
        ask = self._calendar.add_working_days(work.deadline.date(), -1)
        why = self._chance.choice(WHYS)
        line = f"gia hạn {work.number} đến {later.day}/{later.month}/{later.year} vì {why}"
        self._say(ask, work.holder, line, work, hours=(8, 10))
        answer = (
            f"duyệt {work.number}"
            if self._chance.random() < 0.7
            else f"trả {work.number} cần đúng hạn"
        )
        self._say(ask, work.by, answer, work, hours=(14, 16))

    def _hand_in(self, work: Work, day: dt.date) -> None:
        evidence = f"{self._chance.randrange(100, 990)}/BC-{work.unit}"
        self._say(day, work.holder, f"xong {work.number} đã gửi {evidence}", work, hours=(9, 16))
        review = self._calendar.add_working_days(day, self._chance.choice((1, 1, 2, 3)))
        luck = self._chance.random()
        if luck < 0.12:
            reason = self._chance.choice(MAJOR if luck < 0.04 else SMALL)
            self._say(review, work.by, f"trả {work.number} {reason}", work)
            again = self._calendar.add_working_days(review, self._chance.choice((1, 2)))
            self._say(again, work.holder, f"xong {work.number} đã sửa", work, hours=(9, 16))
            review = self._calendar.add_working_days(again, 1)
        self._say(review, work.by, f"duyệt {work.number}", work)

    def _say(
        self,
        day: dt.date,
        code: str,
        line: str,
        work: Work | None = None,
        *,
        hours: tuple[int, int] = (8, 16),
        answers: tuple[str, ...] | None = None,
    ) -> None:
        moment = dt.time(
            self._chance.randrange(*hours), self._chance.randrange(60), self._chance.randrange(60)
        )
        self._count += 1
        at = dt.datetime.combine(day, moment, self._zone)
        heapq.heappush(self._queue, Event(at, self._count, code, line, work, answers))

    def _working_days(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        for count in range((last - first).days + 1):
            day = first + dt.timedelta(days=count)
            if self._calendar.is_working(day):
                yield day
