"""A unit of 1,000 people with a year of tasks in SQLite: its digest, from the rows to the PNG."""

import datetime as dt
import random
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlalchemy import Connection, insert

import reports
from core.kernel.transaction import Tx, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Role
from core.people.tables import person, post
from core.periods.rules import WorkCalendar
from core.reminders import boards
from core.reminders.actions import digest
from core.tasks.tables import holder, task

PEOPLE, UNITS, A_MONTH, MONTHS = 1_000, 40, 12, 12
NOW = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)
ROUNDS = 15


class Cost(NamedTuple):
    """CPU milliseconds of each round: the facts from the rows, and the picture from the facts."""

    tasks: int
    facts_ms: list[float]
    board_ms: list[float]
    draw_ms: list[float]

    @property
    def median_ms(self) -> float:
        """A digest from the rows to the PNG."""
        return median(a + b for a, b in zip(self.facts_ms, self.draw_ms, strict=True))

    def told(self) -> str:
        """Give it as a line to print."""
        return (
            f"digest of {PEOPLE:,} people, {self.tasks:,} tasks of a year: "
            f"{self.median_ms:.0f} ms of CPU from the rows to the PNG "
            f"(facts {median(self.facts_ms):.0f}, picture {median(self.draw_ms):.0f}); "
            f"the facts of its board {median(self.board_ms):.0f} ms"
        )


def from_row_to_png() -> Cost:
    """Build the office in a temporary file and measure its director's digest."""
    with TemporaryDirectory() as folder:
        engine = sqlite_engine(Path(folder) / "large.db")
        migrate(engine)
        with engine.begin() as connection:
            leader, count = fill(connection)
        with engine.connect() as connection:
            tx = Tx(connection, NOW, 0, random.Random(1))
            who = people.person_of(connection, leader)
            turn = Turn(actor=who, office=people.office_of(connection, who.office_id), said=NOW)
            cost = Cost(count, [], [], [])
            calendar = WorkCalendar.of()
            for _ in range(3):
                reports.draw(digest(tx, turn, calendar))
            for _ in range(ROUNDS):
                start = time.process_time()
                facts = digest(tx, turn, calendar)
                between = time.process_time()
                reports.draw(facts)
                end = time.process_time()
                boards.board(tx, turn, calendar)
                cost.facts_ms.append((between - start) * 1000)
                cost.draw_ms.append((end - between) * 1000)
                cost.board_ms.append((time.process_time() - end) * 1000)
        engine.dispose()
    return cost


def fill(connection: Connection) -> tuple[int, int]:
    """Make the office; give its director and how many tasks it has."""
    dice = random.Random(7)
    office = people.add_office(connection, "LON", "Sở Lớn", "Asia/Ho_Chi_Minh", NOW)
    root = people.add_unit(connection, office, None, "LON", "Sở Lớn")
    units = [
        people.add_unit(connection, office, root, f"P{at}", f"Phòng số {at}") for at in range(UNITS)
    ]
    began = NOW - dt.timedelta(days=400)
    leader = people.add_person(connection, office, "GD", "Trần Văn Giang", "nam")
    people.add_post(connection, office, leader, root.id, Role.HEAD, "", began)
    rows = [
        {"office_id": office, "code": f"CB{at}", "name": f"Nguyễn Văn {at}", "language": "vi"}
        for at in range(PEOPLE)
    ]
    connection.execute(insert(person), rows)
    first = leader + 1
    connection.execute(
        insert(post),
        [
            {
                "office_id": office,
                "person_id": first + at,
                "unit_id": units[at % UNITS].id,
                "role": "official",
                "since": began,
            }
            for at in range(PEOPLE)
        ],
    )
    tasks = [
        _task(dice, office, units[at % UNITS].id, leader, number)
        for number, at in enumerate(at for at in range(PEOPLE) for _ in range(A_MONTH * MONTHS))
    ]
    connection.execute(insert(task), tasks)
    connection.execute(
        insert(holder),
        [
            {
                "task_id": one["number"],
                "person_id": first + (one["number"] - 1) // (A_MONTH * MONTHS),
                "lead": True,
                "part": 1,
                "whole": 1,
            }
            for one in tasks
        ],
    )
    return leader, len(tasks)


def _task(
    dice: random.Random, office: int, unit: int, leader: int, number: int
) -> dict[str, object]:
    """Make up a task: nine in ten of the past are done, most of them on time."""
    deadline = NOW + dt.timedelta(days=dice.uniform(-365, 20))
    assigned = deadline - dt.timedelta(days=dice.uniform(3, 25))
    is_done = deadline < NOW and dice.random() < (0.9 if NOW - deadline < _RECENT else 0.999)
    handed = deadline + dt.timedelta(days=dice.uniform(-5, 1)) if is_done else None
    handed = min(handed, NOW) if handed else None
    return {
        "office_id": office,
        "number": number + 1,
        "title": f"Rà soát hồ sơ số {number}",
        "unit_id": unit,
        "assigner_id": leader,
        "reviewer_id": leader,
        "state": "accepted" if is_done else "in_progress",
        "quantity": 1000,
        "coefficient": 1000,
        "assigned": assigned,
        "deadline": deadline,
        "progress": 100 if is_done else 40,
        "done": 0,
        "handed": handed,
        "first_handed": handed,
        "accepted": handed,
        "accepted_quantity": 1000 if is_done else 0,
        "content_returns": 0,
        "missed": 0,
        "blocked": deadline - dt.timedelta(days=1) if not is_done and number % 40 == 0 else None,
        "blocker": "chờ số liệu" if not is_done and number % 40 == 0 else None,
        "version": 1,
    }


_RECENT = dt.timedelta(days=30)
