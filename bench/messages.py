"""Counts what Viec writes to each person of the demo office in a week: `python bench/messages.py`."""

import argparse
import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.demo.build import build
from core.kernel.post import NOT_SENT, Priority
from core.kernel.tables import letter
from core.kernel.transaction import sqlite_engine
from core.people.tables import person
from core.periods.spans import WEEK, Span, week_span
from core.reminders import rules
from core.reminders.store import letters

ZONE = "Asia/Ho_Chi_Minh"


def main() -> None:
    """Build the demo, and print a line for each person: answers, letters unasked, by day, cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--at", default="2026-11-27T17:00", help="the moment the story ends")
    given = options.parse_args()
    end = dt.datetime.fromisoformat(given.at).replace(tzinfo=ZoneInfo(ZONE))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        build(path, end, ZONE, dt.timedelta())
        engine = sqlite_engine(path, reading=True)
        with engine.connect() as connection:
            report(connection, week_span(end, ZONE))
        engine.dispose()


def report(connection: Connection, span: Span) -> None:
    """Print what everybody got in a week."""
    print(
        f"week from {span.start:%d/%m/%Y}; unasked by day Monday to Sunday; minutes are estimated"
    )
    print(f"{'person':<10}{'answers':>8}{'unasked':>8}  {'by day':<22}{'typed':>6}{'minutes':>8}")
    people = connection.execute(select(person.c.id, person.c.code).order_by(person.c.id)).all()
    minutes = []
    for number, code in people:
        rows = connection.execute(
            select(letter.c.priority, letter.c.created).where(
                letter.c.person_id == number,
                letter.c.created >= span.start,
                letter.c.created < span.end,
                letter.c.state.not_in(NOT_SENT),
            )
        ).all()
        days = Counter(
            (row.created - span.start) // dt.timedelta(days=1)
            for row in rows
            if row.priority != Priority.ANSWER
        )
        cost = letters.cost_of(connection, number, span)
        minutes.append(rules.minutes_spent(cost.letters, cost.lines))
        shown = " ".join(f"{days[day]:>2}" for day in range(WEEK.days))
        unasked = sum(days.values())
        print(
            f"{code:<10}{len(rows) - unasked:>8}{unasked:>8}  {shown:<22}{cost.lines:>6}"
            f"{minutes[-1]:>8}"
        )
    print(f"median: {rules.median(minutes)} minutes a week")


if __name__ == "__main__":
    main()
