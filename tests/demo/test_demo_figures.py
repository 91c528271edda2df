"""The figures of the demo office, worked out a second time from its journal alone."""

import collections
import datetime as dt
import json
import random
import sqlite3
from fractions import Fraction

import pytest

from core.evaluation.period import Period
from core.evaluation.receipt import receipt
from core.kernel.transaction import Tx, sqlite_engine
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import is_leader
from core.periods.rules import WorkCalendar
from core.reminders.actions import digest, week_card
from core.reminders.months import month_card
from tests.demo.conftest import AT

QUARTER = Fraction(1, 4)


class Told:
    """A task as the journal tells it, entry by entry; nothing is read from the task's own row."""

    def __init__(self, holder):
        self.holder = holder
        self.due = self.first = self.handed = self.accepted = None
        self.faults = self.missed = 0
        self.state = "open"
        self.plain = True
        """Nothing happened to it that this second reckoning knows nothing of."""

    def late(self, moment):
        return self.due is not None and (self.first or moment) > self.due

    def hear(self, verb, said, facts):
        if verb == "assign":
            self.k = Fraction(facts["coefficient"], 1000)
            self.due = facts["deadline"] and dt.datetime.fromisoformat(facts["deadline"])
        elif verb == "hand_in":
            self.handed, self.first, self.state = said, self.first or said, "handed"
        elif verb == "accept":
            self.accepted, self.state = said, "accepted"
        elif verb == "return":
            self.handed, self.state = None, "open"
            self.faults += "lỗi nội dung" in facts["words"]
        elif verb == "ask_extension":
            self.asked = said
        elif verb == "extend":
            self.missed += self.late(self.asked)
            self.due, self.first = dt.datetime.fromisoformat(facts["deadline"]), None
        elif verb in {"stop", "resume", "extend_stop", "accept_part", "hand_over", "undo"}:
            self.plain = False
            if facts["deadline"]:
                self.due = dt.datetime.fromisoformat(facts["deadline"])


@pytest.fixture(scope="module")
def told(built):
    connection = sqlite3.connect(built)
    tasks = {}
    rows = connection.execute(
        "SELECT j.subject_id, j.verb, j.said, j.facts, h.person_id FROM journal j "
        "JOIN holder h ON h.task_id = j.subject_id WHERE j.subject = 'task' ORDER BY j.id"
    )
    for task, verb, said, facts, holder in rows:
        moment = dt.datetime.fromtimestamp(said / 1000, dt.UTC)
        tasks.setdefault(task, Told(holder)).hear(verb, moment, json.loads(facts))
    for (whole,) in connection.execute("SELECT part_of FROM task WHERE part_of IS NOT NULL"):
        tasks[whole].plain = False
    connection.close()
    return list(tasks.values())


@pytest.fixture(scope="module")
def asked(built):
    engine = sqlite_engine(built, reading=True)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def turn_of(connection, code):
    office = people.offices(connection)[0]
    actor = people.by_code(connection, office.id, code)
    now = AT.astimezone(dt.UTC)
    return Tx(connection, now, 0, random.Random()), Turn(actor=actor, office=office, said=now)


def november(task):
    return task.due.astimezone(AT.tzinfo).month == 11


def test_every_officials_score_is_what_the_journal_says(asked, told):
    counted = 0
    for one in people.of_office(asked, 1):
        tx, turn = turn_of(asked, one.code)
        if is_leader(one, tx.now):
            continue
        mine = [task for task in told if task.holder == one.id and november(task)]
        if not all(task.plain for task in told if task.holder == one.id):
            continue
        facts = receipt(tx, turn, one, Period(year=2026, month=11))
        assert len(facts.lines) == len(mine)
        if not mine:
            assert facts.a is None
            continue
        done = [task for task in mine if task.state == "accepted"]
        quality = sum(task.k * max(Fraction(0), 1 - QUARTER * task.faults) for task in done)
        delays = [(task.k, task.missed + task.late(AT)) for task in done]
        progress = sum(k * max(Fraction(0), 1 - QUARTER * count) for k, count in delays)
        every, whole = sum(task.k for task in mine), sum(task.k for task in done)
        a, b, c = (Fraction(part) / every for part in (whole, quality, progress))
        assert [Fraction(facts.a), Fraction(facts.b), Fraction(facts.c)] == [a, b, c]
        assert Fraction(facts.task_points) == Fraction(70) * (a + b + c) / 3
        assert Fraction(facts.total) == Fraction(facts.task_points) + Fraction(facts.general_points)
        counted += 1
    assert counted >= 12, "the demo has people with scores and plain months"


def hundredths(number):
    return int(number * 100 + Fraction(1, 2))


def test_every_officials_month_as_a_card_is_what_the_journal_says(asked, told):
    counted = 0
    for one in people.of_office(asked, 1):
        tx, turn = turn_of(asked, one.code)
        mine = [task for task in told if task.holder == one.id and november(task)]
        held = [task for task in told if task.holder == one.id]
        if is_leader(one, tx.now) or not mine or not all(task.plain for task in held):
            continue
        card = month_card(tx, turn, one, Period(year=2026, month=11))
        done = [task for task in mine if task.state == "accepted"]
        every, whole = sum(task.k for task in mine), sum(task.k for task in done)
        off = [
            *(("content", task.k * min(1, QUARTER * task.faults)) for task in done),
            *(("late", task.k * min(1, QUARTER * (task.missed + task.late(AT)))) for task in done),
            *(("open", task.k) for task in mine if task.state != "accepted"),
        ]
        lost = {what: sum(cost for name, cost in off if name == what) for what, _ in off}
        parts = [
            whole / every,
            (whole - lost.get("content", 0)) / every,
            (whole - lost.get("late", 0)) / every,
        ]
        assert (card.tasks, card.assigned, card.accepted) == (
            len(mine),
            hundredths(every),
            hundredths(whole),
        )
        assert [part.hundredths for part in card.parts] == [hundredths(100 * it) for it in parts]
        assert card.work == hundredths(Fraction(70) * sum(parts) / 3)
        assert card.total == hundredths(Fraction(70) * sum(parts) / 3 + Fraction(card.general, 100))
        costs = sorted((hundredths(cost) for _, cost in off if cost), reverse=True)
        assert [cost.lost for cost in card.costs] == costs[:4]
        assert card.costs_total == len(costs)
        if card.next_number is not None:
            kept = [
                task.k * (1 + max(0, 1 - QUARTER * task.faults) + max(0, 1 - QUARTER * missed))
                for task in mine
                if task.state != "accepted"
                for missed in [task.missed + task.late(AT)]
            ]
            assert card.next_total in {
                hundredths(Fraction(70) * (sum(parts) + one / every) / 3) + card.general
                for one in kept
            }
        counted += 1
    assert counted >= 12, "the demo has people with scores and plain months"


@pytest.mark.parametrize("unit", ["VP", "TTS"])
def test_a_heads_digest_is_what_the_journal_says(asked, told, unit):
    tx, turn = turn_of(asked, f"{unit}01")
    inside = {one.id for one in people.of_office(asked, 1) if one.code.startswith(unit)}
    told = [task for task in told if task.holder in inside]
    assert all(task.plain for task in told), "a unit in which nothing odd happens"
    calendar = WorkCalendar.of()
    facts = digest(tx, turn, calendar)
    soon = dt.datetime.combine(
        calendar.add_working_days(AT.date(), 3) + dt.timedelta(days=1), dt.time(), AT.tzinfo
    )
    found = collections.Counter()
    for task in told:
        if task.state != "open":
            found["done"] += november(task)
        elif task.due < AT and not (task.first and task.first <= task.due):
            found["overdue"] += 1
        elif task.due < AT:  # handed in on time and returned since
            found["running"] += november(task)
        elif november(task):
            found["soon" if task.due < soon else "running"] += 1
    assert (facts.done, facts.running, facts.due_soon, facts.overdue) == (
        found["done"],
        found["running"],
        found["soon"],
        found["overdue"],
    )
    assert sum(found.values()) > 10
    for point in facts.weeks:
        monday = dt.date.fromisocalendar(point.year, point.week, 1)
        start = dt.datetime.combine(monday, dt.time(), AT.tzinfo)
        end = start + dt.timedelta(days=7)
        due = [task for task in told if start <= task.due < min(end, AT)]
        kept = [task for task in due if task.first and task.first <= task.due]
        assert (point.on_time.part, point.on_time.whole) == (len(kept), len(due))
    assert len(facts.weeks) == 8
    assert sum(unit.on_time.whole for unit in facts.units) <= sum(
        november(task) and task.due < AT for task in told
    )


def test_lans_week_is_what_the_journal_says(asked, told):
    tx, turn = turn_of(asked, "TCCB03")
    facts = week_card(tx, turn, WorkCalendar.of())
    for point in facts.weeks:
        monday = dt.date.fromisocalendar(point.year, point.week, 1)
        start = dt.datetime.combine(monday, dt.time(), AT.tzinfo)
        end = start + dt.timedelta(days=7)
        due = [task for task in told if task.holder == turn.actor.id and start <= task.due < end]
        kept = [task for task in due if task.first and task.first <= task.due]
        assert (point.on_time.part, point.on_time.whole) == (len(kept), len(due))
    assert sum(point.on_time.whole for point in facts.weeks) >= 4, "her card is alive"
