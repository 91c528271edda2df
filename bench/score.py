"""What the scores of everybody cost, recomputed from rows, beside the plainest aggregate over them.

By default 10,000 people with 300,000 lines; `--people 100000` is the whole city with 3,000,000. The
plainest aggregate is one sum over the same join; the scores are exact, with shares, deductions, late
work, six factors and classes. On SQLite; with VIEC_BENCH_POSTGRES (a psycopg or pg8000 URL whose driver
is installed) also on PostgreSQL. Seconds, memory and ratios of one run.
"""

import argparse
import datetime as dt
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from sqlalchemy import create_engine, func, insert, select, text

from core.evaluation.masses import Chosen, Place, one_score, scores
from core.evaluation.rulesets import rule_set
from core.kernel.tables import METADATA, office
from core.kernel.transaction import sqlite_engine
from core.migrations import migrate
from core.people.tables import person, unit
from core.periods.spans import month_span
from core.tasks.tables import holder, task

LINES = 30
UNIT = 20
ZONE = "Asia/Ho_Chi_Minh"
SPAN = month_span(2026, 11, ZONE)
UNTIL = dt.datetime(2026, 11, 30, 16, 59, tzinfo=dt.UTC)
RULES = rule_set("ND335_2026.1")
CHUNK = 20_000
MADE = 5_000
"""People whose rows are made one by one; more of them are these again, under other keys."""


def rows_of(people):
    """Give task and holder rows in chunks: shares, returns, delays, open work."""
    chance = random.Random(70)
    tasks, holders = [], []
    for number in range(1, people * LINES + 1):
        due = SPAN.start + dt.timedelta(hours=chance.randrange(24, 700))
        luck = chance.random()
        handed = due + dt.timedelta(hours=30 if luck < 0.1 else -5)
        accepted = luck < 0.9
        quantity = chance.choice((1000, 1000, 1000, 2000, 5000))
        tasks.append(
            {
                "id": number,
                "office_id": 1,
                "number": number,
                "title": "soạn tờ trình phân bổ vốn đầu tư",
                "unit_id": 1,
                "assigner_id": 1,
                "reviewer_id": 1,
                "state": "accepted" if accepted else "assigned",
                "quantity": quantity,
                "coefficient": chance.choice((500, 1000, 1500, 6400)),
                "assigned": SPAN.start,
                "deadline": due,
                "progress": 100,
                "done": quantity,
                "first_handed": handed if accepted else None,
                "accepted_quantity": quantity if accepted else 0,
                "content_returns": int(chance.random() < 0.05),
                "missed": int(chance.random() < 0.03),
                "version": 3,
            }
        )
        whole = 3 if chance.random() < 0.05 else 1
        first = (number - 1) // LINES
        holders.extend(
            {
                "task_id": number,
                "person_id": (first + other) % people + 1,
                "lead": other == 0,
                "part": 1,
                "whole": whole,
            }
            for other in range(whole)
        )
        if len(tasks) >= CHUNK:
            yield tasks, holders
            tasks, holders = [], []
    if tasks:
        yield tasks, holders


def again(connection, table, keys, shift):
    """Copy the rows that were made first, with their keys shifted."""
    columns = [column.name for column in table.columns]
    moved = [table.c[name] + shift[name] if name in shift else table.c[name] for name in columns]
    made = select(*moved).where(keys)
    connection.execute(insert(table).from_select(columns, made))


def fill(engine, people):
    """Write one office with its people and their lines of a month."""
    made = min(people, MADE)
    now = SPAN.start
    with engine.begin() as connection:
        connection.execute(
            insert(office), {"id": 1, "code": "B", "name": "B", "zone": ZONE, "created": now}
        )
        connection.execute(
            insert(unit), {"id": 1, "office_id": 1, "path": "1.", "code": "B", "name": "B"}
        )
        for start in range(0, people, CHUNK):
            connection.execute(
                insert(person),
                [
                    {"id": n + 1, "office_id": 1, "code": f"P{n}", "name": "Lan", "language": "vi"}
                    for n in range(start, min(people, start + CHUNK))
                ],
            )
        for tasks, holders in rows_of(made):
            connection.execute(insert(task), tasks)
            connection.execute(insert(holder), holders)
        for start in range(made, people, made):
            lines = start * LINES
            first = task.c.id <= made * LINES
            again(connection, task, first, {"id": lines, "number": lines})
            held = holder.c.task_id <= made * LINES
            again(connection, holder, held, {"task_id": lines, "person_id": start})
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))


def places_of(people):
    """Give where everybody stands: a head and a deputy in each unit of twenty."""
    ranks = {0: 2, 1: 1}
    return {n + 1: Place(f"1.{n // UNIT + 2}.", ranks.get(n % UNIT, 0)) for n in range(people)}


def peak():
    """Give the most memory that this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss of a started process begins with that of its parent
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii"))
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name, engine, people, clock):
    """Print what a pass over everybody costs beside the plainest aggregate, and one person."""
    before = peak()
    given = Chosen(general=Fraction(27), organizing=Fraction(100), unity=Fraction(100))
    chosen = dict.fromkeys(range(1, people + 1), given)
    places = places_of(people)
    plain = select(func.count(), func.sum(task.c.coefficient * task.c.quantity)).select_from(
        holder.join(task, task.c.id == holder.c.task_id)
    )
    with engine.connect() as connection:
        connection.execute(plain).one()  # both find the file in memory
        began = clock()
        lines, _ = connection.execute(plain).one()
        aggregate = clock() - began
        began = clock()
        count, classes = 0, {}
        for _, score in scores(connection, RULES, SPAN, UNTIL, places, chosen):
            count += 1
            classes[score.proposed] = classes.get(score.proposed, 0) + 1
        whole = clock() - began
        grown = peak() - before
        repeats = 200
        began = clock()
        for who in range(1, repeats + 1):
            one_score(connection, RULES, SPAN, UNTIL, who, Fraction(27))
        one = (clock() - began) / repeats
    print(f"{name}: {count:,} people, {lines:,} lines")
    print(f"  the plainest aggregate   {aggregate:8.2f} s")
    print(
        f"  all scores, one pass     {whole:8.2f} s   {whole / aggregate:5.2f} times the plainest"
    )
    print(f"  memory, places included  {grown:8.1f} MB")
    print(f"  one person after an event {one * 1000:7.2f} ms")
    told = ", ".join(f"{of or 'none'} {n:,}" for of, n in sorted(classes.items(), key=str))
    print(f"  classes proposed: {told}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--on", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    # a process of its own for each, so that its memory is that of the scores alone
    if asked.on:
        engine = sqlite_engine(asked.on, reading=True)
        measure("SQLite (CPU seconds)", engine, asked.people, time.process_time)
        return 0
    if asked.url:
        measure("PostgreSQL (seconds)", create_engine(asked.url), asked.people, time.perf_counter)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "score.db"
        engine = sqlite_engine(path, building=True)
        migrate(engine)
        began = time.perf_counter()
        fill(engine, asked.people)
        engine.dispose()
        filled = time.perf_counter() - began
        print(f"rows written in {filled:.0f} s, {path.stat().st_size / 2**20:,.0f} MB", flush=True)
        measured("--on", str(path), asked.people)
    return on_postgres(os.environ.get("VIEC_BENCH_POSTGRES"), asked.people)


def measured(where, database, people):
    """Measure a database in a process of its own."""
    asked = [sys.executable, __file__, "--people", str(people), where, database]
    subprocess.run(asked, check=True)


def on_postgres(url, people):
    """Measure a PostgreSQL server, if there is one; its tables of the bench are made and dropped."""
    if not url:
        print("PostgreSQL: not measured, VIEC_BENCH_POSTGRES is not set")
        return 0
    engine = create_engine(url)
    tables = [METADATA.tables[name] for name in ("office", "unit", "person", "task", "holder")]
    METADATA.drop_all(engine, tables)
    METADATA.create_all(engine, tables)
    fill(engine, people)
    measured("--url", url, people)
    METADATA.drop_all(engine, tables)
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
