"""Counts what Viec writes to each person of the demo office in a week: `python bench/messages.py`."""

import argparse
import datetime as dt
import sys
import tempfile
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from bot.demo.build import build
from core.kernel.post import Priority
from core.kernel.tables import letter
from core.kernel.transaction import sqlite_engine
from core.people.tables import person
from core.periods.spans import WEEK, Span, week_span
from core.reminders import rules
from core.reminders.rules import Rhythm
from core.reminders.store import letters

ZONE = "Asia/Ho_Chi_Minh"
CAP = Rhythm().cap


def main() -> None:
    """Build the demo, or take one, and print each person's week; fail if anybody is over the cap."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--at", default="2026-11-27T17:00", help="the moment the story ends")
    options.add_argument("--db", type=Path, help="a demo built before for that moment")
    given = options.parse_args()
    end = dt.datetime.fromisoformat(given.at).replace(tzinfo=ZoneInfo(ZONE))
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "demo.db"
        if given.db is None:
            build(path, end, ZONE, dt.timedelta())
        engine = sqlite_engine(path, reading=True)
        with engine.connect() as connection:
            most = report(connection, week_span(end, ZONE))
        engine.dispose()
    if most > CAP:
        sys.exit(f"somebody got {most} messages unasked on a day; the cap is {CAP}")


def report(connection: Connection, span: Span) -> int:
    """Print what everybody got in a week; give the most that anybody got unasked on a day."""
    print(
        f"week from {span.start:%d/%m/%Y}; unasked by day Monday to Sunday, each when it was sent;"
        " minutes are estimated"
    )
    print(
        f"{'person':<8}{'answers':>8}{'unasked':>8}  {'by day':<22}{'typed':>6}{'minutes':>8}  of"
    )
    people = connection.execute(select(person.c.id, person.c.code).order_by(person.c.id)).all()
    minutes, most, every = [], 0, Counter[str]()
    for number, code in people:
        rows = _sent(connection, number, span)
        unasked = [row for row in rows if row.priority != Priority.ANSWER]
        days = Counter((row.sent - span.start) // dt.timedelta(days=1) for row in unasked)
        kinds = Counter(row.kind for row in unasked)
        cost = letters.cost_of(connection, number, span)
        minutes.append(rules.minutes_spent(cost.letters, cost.lines))
        shown = " ".join(f"{days[day]:>2}" for day in range(WEEK.days))
        said = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(
            f"{code:<8}{len(rows) - len(unasked):>8}{len(unasked):>8}  {shown:<22}{cost.lines:>6}"
            f"{minutes[-1]:>8}  {said}"
        )
        most, every = max(most, *days.values(), 0), every + kinds
    print(f"median: {rules.median(minutes)} minutes a week; most unasked on a day: {most} of {CAP}")
    print("everybody: " + ", ".join(f"{kind} {count}" for kind, count in every.most_common()))
    return most


def _sent(
    connection: Connection, number: int, span: Span
) -> list[Row[tuple[int, str, dt.datetime]]]:
    """Give what was sent to a person in a span; what was held back counts when it went."""
    return list(
        connection.execute(
            select(letter.c.priority, letter.c.kind, letter.c.sent).where(
                letter.c.person_id == number,
                letter.c.sent >= span.start,
                letter.c.sent < span.end,
                letter.c.state == "sent",
            )
        )
    )


if __name__ == "__main__":
    main()
