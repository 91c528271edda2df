"""How long a tree of key results rolls up, beside the plainest aggregate of the same rows.

python bench/objectives.py [key results]: a file of SQLite, so many key results, four an objective, one
in ten moved by a task. Prints the medians in milliseconds, the ratio, and how many statements ran.
"""

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import event, func, insert, select

from core.kernel.transaction import Inline, sqlite_engine
from core.migrations import migrate
from core.objectives import store
from core.objectives.rules import WHOLE, Quarter, State
from core.objectives.tables import key_result, key_result_task, objective
from core.people import store as people
from core.people.rules import Role
from core.tasks.rules import State as TaskState
from core.tasks.tables import task

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
EACH, ROUNDS = 4, 15
BLANK = {
    "coefficient": 1000, "quantity": 5000, "progress": 100, "done": 5000, "content_returns": 0,
    "missed": 0, "version": 1, "title": "việc", "state": TaskState.ACCEPTED.value,
}  # fmt: skip


def fill(connection, count: int) -> None:
    """Fill an office with a city of objectives in fifty units."""
    chance = random.Random(1)
    office = people.add_office(connection, "TP", "Thành phố", "Asia/Ho_Chi_Minh", NOW)
    top = people.add_unit(connection, office, None, "TP", "Thành phố")
    units = [people.add_unit(connection, office, top, f"U{n}", f"Đơn vị {n}") for n in range(50)]
    person = people.add_person(connection, office, "CB1", "Người Một", None)
    people.add_post(connection, office, person, top.id, Role.HEAD, "", NOW)
    goals = [
        {
            "id": n, "office_id": office, "number": n, "title": "Mục tiêu",
            "unit_id": units[n % 50].id, "year": 2026, "quarter": 4, "ambition": "committed",
            "state": State.AGREED.value, "proposer_id": person, "proposed": NOW,
        }
        for n in range(1, count // EACH + 1)
    ]  # fmt: skip
    connection.execute(insert(objective), goals)
    results = [
        {
            "id": n, "office_id": office, "number": n, "objective_id": (n - 1) // EACH + 1,
            "title": "Kết quả", "shape": "rising", "baseline": 0,
            "target": 1000 * chance.randint(1, 20_000), "current": 1000 * chance.randint(0, 9_000),
            "weight": WHOLE // EACH, "owner_id": person,
            "source": "check_in" if n % 10 else "tasks",
        }
        for n in range(1, count + 1)
    ]  # fmt: skip
    connection.execute(insert(key_result), results)
    moved = [one["id"] for one in results if one["source"] == "tasks"]
    work = {"office_id": office, "unit_id": top.id, "assigner_id": person, "reviewer_id": person}
    rows = [
        BLANK | work | {
            "id": n, "number": n, "assigned": NOW, "accepted": NOW, "accepted_quantity": 5000,
        }
        for n in moved
    ]  # fmt: skip
    connection.execute(insert(task), rows)
    links = [{"key_result_id": n, "task_id": n} for n in moved]
    connection.execute(insert(key_result_task), links)


def median(work: Callable[[], object]) -> float:
    """Give the median of several runs in milliseconds, the first left out."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print how long both take."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        engine = sqlite_engine(Path(folder) / "okr.db")
        migrate(engine)
        database = Inline(engine)
        database.write_now(lambda connection: fill(connection, count))
        plain = select(
            key_result.c.objective_id, func.sum(key_result.c.current), func.sum(key_result.c.weight)
        ).group_by(key_result.c.objective_id)
        ran: list[str] = []

        def measure(connection) -> None:
            path = next(one.path for one in people.units(connection, 1) if one.code == "TP")
            quarter = Quarter(year=2026, quarter=4)
            whole = median(lambda: store.shares_under(connection, 1, path, quarter, NOW))
            least = median(lambda: connection.execute(plain).all())
            event.listen(engine, "before_cursor_execute", lambda *about: ran.append(about[2]))
            found = store.shares_under(connection, 1, path, quarter, NOW)
            print(f"{count} key results of {len(found)} objectives: {whole:.1f} ms")
            print(f"plainest aggregate: {least:.1f} ms, ratio {whole / least:.1f}")
            print(f"statements: {len(ran) or 1}")

        database.write_now(measure)
        database.close()


if __name__ == "__main__":
    main()
