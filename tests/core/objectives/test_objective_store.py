"""The tree of a quarter rolls up from one query, and says what its key results say one by one."""

import datetime as dt
import random

import pytest
from sqlalchemy import insert

import core.evaluation.steps.tables
import core.reminders.tables  # noqa: F401 - the tables belong to the schema
from core.kernel.tables import METADATA
from core.kernel.transaction import sqlite_engine
from core.objectives import rules, store
from core.objectives.rules import Quarter, State
from core.objectives.tables import key_result, key_result_task, objective
from core.people import store as people
from core.people.rules import Role
from core.tasks.tables import task

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
QUARTER = Quarter(year=2026, quarter=4)
WORK = {
    "coefficient": 1000, "quantity": 9000, "progress": 0, "done": 0, "content_returns": 0,
    "missed": 0, "version": 1, "title": "việc", "assigned": NOW,
}  # fmt: skip
STATES = ("accepted", "accepted", "in_progress", "cancelled")

pytestmark = pytest.mark.embedded("rolls back what it made in a database of its own")


@pytest.fixture(scope="module")
def connection():
    engine = sqlite_engine(None)
    METADATA.create_all(engine)
    with engine.connect() as made:
        filled(made)
        yield made
    engine.dispose()


def filled(connection):
    """Fill two units with objectives of all sorts, and key results of all shapes and sources."""
    chance = random.Random(7)
    office = people.add_office(connection, "SO", "Sở Thử", "Asia/Ho_Chi_Minh", NOW)
    top = people.add_unit(connection, office, None, "SO", "Sở Thử")
    below = people.add_unit(connection, office, top, "TCCB", "Phòng")
    person = people.add_person(connection, office, "CB1", "Người Một", None)
    people.add_post(connection, office, person, top.id, Role.HEAD, "", NOW)
    for number in range(1, 13):
        state = State.DROPPED if number == 12 else State.AGREED
        goal = {
            "id": number, "office_id": office, "number": number, "title": "Mục tiêu",
            "unit_id": (top if number % 3 else below).id, "year": 2026,
            "quarter": 3 if number == 11 else 4, "ambition": "committed", "state": state.value,
            "proposer_id": person, "proposed": NOW,
        }  # fmt: skip
        connection.execute(insert(objective), goal)
    for number in range(1, 41):
        shape = chance.choice(("rising", "falling", "milestone"))
        low, high = chance.randint(-9, 9) * 1000, chance.randint(10, 90) * 1000
        baseline, target = (0, 1000) if shape == "milestone" else (low, high)
        if shape == "falling":
            baseline, target = high, low
        row = {
            "id": number, "office_id": office, "number": number, "title": "Kết quả",
            "objective_id": chance.randint(1, 12), "shape": shape, "baseline": baseline,
            "target": target, "current": chance.randint(-20, 120) * 1000,
            "weight": chance.randint(1, 10_000), "owner_id": person,
            "source": chance.choice(("check_in", "tasks")), "dropped": number % 9 == 0,
        }  # fmt: skip
        connection.execute(insert(key_result), row)
    for number in range(1, 31):
        state = chance.choice(STATES)
        done = state == "accepted"
        row = WORK | {
            "id": number, "office_id": office, "number": number, "unit_id": top.id, "state": state,
            "assigner_id": person, "reviewer_id": person, "accepted": NOW if done else None,
            "accepted_quantity": chance.randint(1, 9000) if done else 0,
        }  # fmt: skip
        connection.execute(insert(task), row)
        for of in chance.sample(range(1, 41), 3):
            connection.execute(insert(key_result_task), {"key_result_id": of, "task_id": number})


@pytest.mark.parametrize("code", ["SO", "TCCB"])
def test_a_tree_says_what_its_key_results_say_one_by_one(connection, code):
    path = next(one.path for one in people.units(connection, 1) if one.code == code)
    every = store.under(connection, 1, path, QUARTER)
    results = store.results_of(connection, [one.id for one in every], NOW)
    assert len(every) > 2
    assert {one.shape for one in results} == set(rules.Shape) or code == "TCCB"
    plain = rules.roll_up(rules.weighed(results))
    assert store.shares_under(connection, 1, path, QUARTER, NOW) == plain


def test_a_tree_rolls_up_from_one_query(connection):
    path = people.units(connection, 1)[0].path
    ran = []
    driver = connection.connection.driver_connection
    driver.set_trace_callback(ran.append)
    store.shares_under(connection, 1, path, QUARTER, NOW)
    driver.set_trace_callback(None)
    assert len(ran) == 1


def test_numbers_are_counted_in_each_office(connection):
    assert store.next_objective(connection, 1) == 13
    assert store.next_result(connection, 1) == 41
    assert (store.next_objective(connection, 9), store.next_result(connection, 9)) == (1, 1)
