"""What `việc chờ tôi` costs a director and a head of a unit: 1,000 people, a year of tasks."""

import datetime as dt
import random
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text

sys.path.insert(0, str(Path(__file__).parent))

from large_office import NOW, PEOPLE, UNITS, fill

from core.kernel.transaction import Tx, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Role
from core.periods.rules import WorkCalendar
from core.reminders import silence
from core.tasks import lists

ROUNDS = 15
WAITING, STUCK = 2000, 300
"""So many tasks wait for the forty heads, and of so many a cause was named and not yet answered."""


def given_heads(connection: Connection) -> list[int]:
    """Give every unit a head, who accepts what is done in it; let a good deal wait for them."""
    began = NOW - dt.timedelta(days=400)
    heads = []
    for at, unit in enumerate(one for one in people.units(connection, 1) if one.parent_id):
        head = people.add_person(connection, 1, f"TP{at}", f"Trần Văn {at}", "nam")
        people.add_post(connection, 1, head, unit.id, Role.HEAD, "", began)
        connection.execute(
            text("UPDATE task SET reviewer_id = :head WHERE unit_id = :unit"),
            {"head": head, "unit": unit.id},
        )
        heads.append(head)
    for state, most, more in (
        ("handed_in", WAITING, "handed = assigned"),
        ("in_progress", STUCK, "cause = 'unit', cause_named = assigned"),
    ):
        connection.execute(
            text(
                f"UPDATE task SET state = '{state}', {more} WHERE id IN "
                "(SELECT id FROM task WHERE state = 'in_progress' ORDER BY random() LIMIT :most)"
            ),
            {"most": most},
        )
    return heads


def cost(connection: Connection, whose: int) -> tuple[float, float, int]:
    """Give the CPU milliseconds of what came to him and of the whole list, and what waits."""
    who = people.person_of(connection, whose)
    tx = Tx(connection, NOW, 0, random.Random(1))
    turn = Turn(actor=who, office=people.office_of(connection, who.office_id), said=NOW)
    calendar = WorkCalendar.of()
    came, whole, total = [], [], 0
    for _ in range(ROUNDS):
        start = time.process_time()
        also = silence.come_to(tx, turn, calendar)
        between = time.process_time()
        total = lists.waiting(tx, turn, 1, also).total
        came.append((between - start) * 1000)
        whole.append((time.process_time() - start) * 1000)
    return median(came), median(whole), total


def main() -> None:
    """Print it."""
    with TemporaryDirectory() as folder:
        engine = sqlite_engine(Path(folder) / "waiting.db")
        migrate(engine)
        with engine.begin() as connection:
            director, count = fill(connection)
            heads = given_heads(connection)
            connection.execute(text("ANALYZE"))
        with engine.connect() as connection:
            print(f"{PEOPLE:,} people in {UNITS} units, {count:,} tasks")
            for name, whose in (("director", director), ("head of a unit", heads[0])):
                came, whole, total = cost(connection, whose)
                print(
                    f"{name}: {total} wait, {whole:.1f} ms of CPU, {came:.1f} of them for what "
                    "silent reviewers leave to him"
                )
        engine.dispose()


if __name__ == "__main__":
    main()
