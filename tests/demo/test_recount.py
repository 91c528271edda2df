"""The numbers of the cards, recounted by plain Python from the rows of the demo office."""

import datetime as dt
import random
import re
import sqlite3
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine

import reports
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.reminders import actions, boards
from core.reminders.notices import Rate
from reports.canvas import Canvas
from reports.renderer import renderer
from tests.demo.conftest import AT

pytestmark = pytest.mark.embedded("the rows are read from the file")

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
WORKING = {"assigned", "received", "in_progress", "returned"}
COUNTED = WORKING | {"paused", "handed_in", "accepted"}
LEADERS = ("SNV01", "TCCB01", "CCVC01", "TTS01")


class Book:
    """The rows of the demo office, and the figures that the product makes of them."""

    def __init__(self, path):
        rows = sqlite3.connect(path)
        rows.row_factory = sqlite3.Row
        self.units = [dict(one) for one in rows.execute("SELECT * FROM unit")]
        self.holders = [dict(one) for one in rows.execute("SELECT * FROM holder")]
        self.tasks = [
            SimpleNamespace(**{name: moment(name, value) for name, value in dict(one).items()})
            for one in rows.execute("SELECT * FROM task")
        ]
        rows.close()
        self.engine = create_engine(f"sqlite:///{path}")
        self.calendar = WorkCalendar.of()

    def made(self, code, make, **more):
        """Give the figures that a person is shown."""
        with self.engine.connect() as connection:
            whose = people.by_code(connection, 1, code)
            tx = Tx(connection, AT.astimezone(dt.UTC), 0, random.Random(0))
            turn = Turn(actor=whose, office=people.office_of(connection, 1), said=tx.now)
            return make(tx, turn, periods.calendar_of(connection, 1), **more), whose

    def inside(self, path):
        """Give the tasks of a unit and of all below it; of work in parts, the parts."""
        ids = {one["id"] for one in self.units if one["path"].startswith(path)}
        wholes = {one.part_of for one in self.tasks if one.state != "cancelled"}
        return [
            one
            for one in self.tasks
            if one.unit_id in ids and one.state in COUNTED and one.id not in wholes
        ]

    def soon(self):
        """Give when the third working day from now ends."""
        day, left = AT.astimezone(ZONE).date(), 3
        while left:
            day += DAY
            left -= self.calendar.is_working(day)
        return dt.datetime.combine(day + DAY, dt.time(), ZONE)


MOMENTS = {"deadline", "assigned", "handed", "first_handed", "paused"}


def moment(name, value):
    if name not in MOMENTS or value is None:
        return value
    return dt.datetime.fromtimestamp(value / 1000, ZONE)


def month_of(tasks):
    """Give the tasks of November, and those that go on from before."""
    start, end = dt.datetime(2026, 11, 1, tzinfo=ZONE), dt.datetime(2026, 12, 1, tzinfo=ZONE)
    return [
        one
        for one in tasks
        if (one.deadline and start <= one.deadline < end)
        or (one.state in WORKING | {"paused"} and (not one.deadline or one.deadline < start))
    ]


def counts(book, tasks):
    """Give done, running, due soon and overdue."""
    found = {"done": 0, "running": 0, "due_soon": 0, "overdue": 0}
    for one in month_of(tasks):
        if one.state in ("handed_in", "accepted"):
            found["done"] += 1
        elif (
            one.state == "paused"
            or not one.deadline
            or one.deadline > book.soon()
            or (one.deadline < AT and one.first_handed and one.first_handed <= one.deadline)
        ):
            found["running"] += 1
        else:
            found["due_soon" if one.deadline >= AT else "overdue"] += 1
    return found


def late_at(tasks, at):
    """Count what was to be done, and was not, at a moment."""
    return sum(
        bool(one.deadline)
        and one.assigned <= at
        and one.deadline < at
        and (one.paused is None or one.paused > one.deadline)
        and (one.handed is None or one.handed > at)
        and (one.first_handed is None or one.first_handed > one.deadline)
        for one in tasks
    )


def on_time(tasks, start, end):
    """Give how many of those due in a span were first handed in by their deadline."""
    due = [one for one in tasks if one.deadline and start <= one.deadline < end]
    kept = [one for one in due if one.first_handed and one.first_handed <= one.deadline]
    return Rate(part=len(kept), whole=len(due))


def weeks():
    """Give the beginnings of eight weeks, this one last."""
    monday = dt.datetime(2026, 11, 23, tzinfo=ZONE)
    return [monday - WEEK * back for back in range(7, -1, -1)]


def told(facts):
    """Give every number of the picture and of its caption."""
    canvas = Canvas(renderer().lettering)
    reports.lay_out(canvas, facts, "vi")
    drawn = " ".join(text.string for text in canvas.texts)
    return [set(re.findall(r"\d+", words)) for words in (drawn, reports.caption(facts, "vi"))]


@pytest.fixture(scope="module")
def book(built):
    found = Book(built)
    yield found
    found.engine.dispose()


@pytest.mark.parametrize("code", LEADERS)
def test_a_digest_counts_what_the_rows_say(book, code):
    facts, whose = book.made(code, actions.digest)
    path = min((post.path for post in whose.posts), key=len)
    tasks = book.inside(path)
    mine = counts(book, tasks)
    assert {name: getattr(facts, name) for name in mine} == mine
    began = min(one.assigned for one in tasks)
    known = [start for start in weeks() if began < start + WEEK]
    assert [one.overdue for one in facts.weeks] == [
        late_at(tasks, min(start + WEEK, AT)) for start in known
    ]
    assert [one.on_time for one in facts.weeks] == [
        on_time(tasks, start, min(start + WEEK, AT)) for start in known
    ]
    by_name = {one["name"]: one["path"] for one in book.units}
    first = dt.datetime(2026, 11, 1, tzinfo=ZONE)
    for unit in facts.units:
        below = book.inside(by_name[unit.name])
        if unit.own:
            top = next(one["id"] for one in book.units if one["name"] == unit.name)
            below = [one for one in below if one.unit_id == top]
        assert unit.overdue == late_at(below, AT)
        assert unit.on_time == on_time(below, first, AT)
    for numbers in told(facts):
        assert {str(count) for count in mine.values()} <= numbers


@pytest.mark.parametrize("code", LEADERS)
def test_a_board_counts_what_the_rows_say(book, code):
    facts, _ = book.made(code, boards.board)
    paths = {one["code"]: one["path"] for one in book.units}
    ids = {one["code"]: one["id"] for one in book.units}
    shown = {one.code for one in facts.units}
    for unit in facts.units:
        has_own_line = any(
            other != unit.code and paths[other].startswith(paths[unit.code]) for other in shown
        )
        tasks = [
            one
            for one in book.inside(paths[unit.code])
            if not has_own_line or one.unit_id == ids[unit.code]
        ]
        mine = counts(book, tasks)
        assert {name: getattr(unit, name) for name in mine} == mine, unit.code
        assert unit.overdue_weeks == tuple(
            late_at(tasks, min(start + WEEK, AT)) for start in weeks()
        )
        assert unit.on_time == on_time(tasks, dt.datetime(2026, 11, 1, tzinfo=ZONE), AT)
    drawn, said = told(facts)
    for unit in facts.units:
        if unit.overdue:
            assert str(unit.overdue) in drawn
            assert str(unit.overdue) in said


@pytest.mark.parametrize("code", ["CCVC05", "TCCB03", "TCCB01", "TTS03"])
def test_a_week_counts_what_the_rows_say(book, code):
    facts, whose = book.made(code, actions.week_card)
    held = {one["task_id"] for one in book.holders if one["person_id"] == whose.id}
    tasks = [one for one in book.tasks if one.id in held and one.state in COUNTED]
    monday = weeks()[-1]
    for day in facts.days:
        due = [one for one in tasks if one.deadline and one.deadline.date() == day.day]
        kept = sum(bool(one.first_handed) and one.first_handed <= one.deadline for one in due)
        left = [one for one in due if one.first_handed is None]
        owed = sum(one.deadline < (one.paused or AT) for one in left)
        assert (day.on_time, day.late, day.owed, day.ahead) == (
            kept,
            len(due) - kept - len(left),
            owed,
            len(left) - owed,
        )
    shown = weeks()[-len(facts.weeks) :]
    assert [one.on_time for one in facts.weeks] == [
        on_time(tasks, start, start + WEEK) for start in shown
    ]
    assert facts.owed_before == sum(
        one.state in WORKING and bool(one.deadline) and one.deadline < monday for one in tasks
    )
    assert facts.next_total == sum(
        one.state in WORKING
        and bool(one.deadline)
        and monday + WEEK <= one.deadline < monday + 2 * WEEK
        for one in tasks
    )
    drawn, said = told(facts)
    for number in (facts.next_total, facts.owed_before, facts.messages):
        if number > 3:
            assert str(number) in drawn & said
