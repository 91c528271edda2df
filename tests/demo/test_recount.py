"""The numbers of the cards, recounted by plain Python from the rows of the demo office."""

import datetime as dt
import json
import random
import re
import sqlite3
from collections import Counter
from fractions import Fraction
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine

import reports
from core.evaluation.period import Period
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.reminders import actions, boards, causes
from core.reminders.notices import Rate
from reports.canvas import Canvas
from reports.renderer import renderer
from tests.demo.conftest import AT

pytestmark = pytest.mark.embedded("the rows are read from the file")

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
SECOND, TENTH = dt.timedelta(seconds=1), Fraction(1, 10)
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
        self.objectives = [dict(one) for one in rows.execute("SELECT * FROM objective")]
        self.results = [dict(one) for one in rows.execute("SELECT * FROM key_result")]
        self.links = [dict(one) for one in rows.execute("SELECT * FROM key_result_task")]
        self.spells = {one.id: [] for one in self.tasks}
        for row in rows.execute(
            "SELECT spell.task_id, spell.hands, spell.since, journal.facts FROM spell"
            " JOIN journal ON journal.id = spell.entry_id ORDER BY spell.id"
        ):
            cause = json.loads(row["facts"]).get("cause")
            self.spells[row["task_id"]].append(dict(row) | {"cause": cause})
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


def key_results(book, inside, owner=None):
    """Give share and need of each agreed key result of this quarter, by its number."""
    start, end = dt.datetime(2026, 10, 1, tzinfo=ZONE), dt.datetime(2027, 1, 1, tzinfo=ZONE)
    gone = Fraction((AT - start) // SECOND, (end - start) // SECOND)
    found = {}
    for one in book.results:
        of = next(it for it in book.objectives if it["id"] == one["objective_id"])
        if one["dropped"] or of["state"] != "agreed" or (of["year"], of["quarter"]) != (2026, 4):
            continue
        if not inside(of) or owner not in (None, one["owner_id"]):
            continue
        assert one["source"] == "check_in", "the demo counts no key result by tasks"
        way = one["target"] - one["baseline"]
        share = min(max(Fraction(one["current"] - one["baseline"], way), 0), 1)
        hoped = Fraction(7, 10) if of["ambition"] == "aspirational" else 1
        milestone = one["shape"] == "milestone"
        need = Fraction(gone >= Fraction(11, 13)) if milestone else gone * hoped
        found[one["number"]] = (share, need)
    return found


def fits(shown, found):
    """Tell whether the lines of a card are the worst of those found, and its counts theirs."""
    assert shown.total == len(found)
    behind = [number for number, (share, need) in found.items() if need - share > TENTH]
    assert shown.behind == len(behind)
    assert [one.result for one in shown.lines] == sorted(
        found, key=lambda it: (it not in behind, found[it][0] - found[it][1])
    )[:3]
    for one in shown.lines:
        assert (Fraction(one.share), Fraction(one.need)) == found[one.result]
        assert one.behind == (one.result in behind)


@pytest.mark.parametrize("code", ["SNV01", "TCCB01"])
def test_the_key_results_of_a_digest_are_what_the_rows_say(book, code):
    facts, whose = book.made(code, actions.digest)
    path = min((post.path for post in whose.posts), key=len)
    ids = {one["id"] for one in book.units if one["path"].startswith(path)}
    found = key_results(book, lambda of: of["person_id"] is None and of["unit_id"] in ids)
    fits(facts.key_results, found)
    drawn, said = told(facts)
    worst = facts.key_results.lines[0]
    assert f"{round(Fraction(worst.share) * 100)}" in drawn & said


@pytest.mark.parametrize("code", ["VP03", "TCCB05", "CCHC01"])
def test_the_key_results_of_a_week_are_what_the_rows_say(book, code):
    facts, whose = book.made(code, actions.week_card)
    fits(facts.key_results, key_results(book, lambda of: True, whose.id))
    drawn, said = told(facts)
    for one in facts.key_results.lines:
        assert f"{round(Fraction(one.share) * 100)}" in drawn & said
    assert book.made("CCVC05", actions.week_card)[0].key_results is None


def stretches(rows):
    """Give from when to when a task lay with whom, as the last that was said about it tells."""
    life = []
    for row in rows:
        life = [one for one in life if one["since"] < row["since"]] + [row]
    ends = [*(one["since"] for one in life[1:]), None]
    return [(one, end) for one, end in zip(life, ends, strict=True)]


def stopped_days(book, row, end):
    """Count the working days of November up to now at whose beginning the clock stood."""
    since = dt.datetime.fromtimestamp(row["since"] / 1000, ZONE)
    until = dt.datetime.fromtimestamp(end / 1000, ZONE) if end else AT
    days = [dt.datetime(2026, 11, day, tzinfo=ZONE) for day in range(1, AT.day + 1)]
    return sum(book.calendar.is_working(one.date()) and since < one <= until for one in days)


@pytest.mark.parametrize("code", ["SNV01", "TCCB01", "CCHC01"])
def test_a_cause_map_counts_what_the_rows_say(book, code):
    facts, whose = book.made(code, causes.cause_map, unit_code=None, month=Period(2026, 11))
    path = min((post.path for post in whose.posts), key=len)
    ids = {one["id"] for one in book.units if one["path"].startswith(path)}
    start = dt.datetime(2026, 11, 1, tzinfo=ZONE).timestamp() * 1000
    found = Counter()
    where, tasks = Counter(), set()
    for task in book.tasks:
        if task.unit_id not in ids or task.state not in COUNTED:
            continue
        noted = {row["since"]: row["cause"] for row in book.spells[task.id] if row["cause"]}
        for row, end in stretches(book.spells[task.id]):
            cause = noted.get(row["since"])
            if row["hands"] in ("unit", "authority") and cause and (end is None or end > start):
                days = stopped_days(book, row, end)
                found[cause] += days
                where[task.unit_id] += days
                tasks.add(task.id)
    assert {one.cause: one.days for one in facts.causes} == dict(found)
    assert facts.tasks == len(tasks)
    paths = {one["code"]: one["path"] for one in book.units}
    by_id = {one["id"]: one["path"] for one in book.units}
    for unit in facts.units:
        below = [days for at, days in where.items() if by_id[at].startswith(paths[unit.code])]
        if unit.holds or paths[unit.code] != path:
            assert sum(unit.days) == sum(below), unit.code
    assert sum(sum(unit.days) for unit in facts.units) == sum(found.values())
    for numbers in told(facts):
        assert {str(days) for days in (*found.values(), sum(found.values())) if days} <= numbers
