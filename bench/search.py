"""How long a search takes over 100,000 tasks of one office: python bench/search.py [tasks]."""

import datetime as dt
import random
import statistics
import sys
import time

from sqlalchemy import insert

from core.kernel.transaction import Inline, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.rules import Role
from core.people.spelling import plain
from core.tasks import search
from core.tasks.rules import State
from core.tasks.tables import evidence, holder, task

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
PEOPLE = 400
WORDS = [
    "soạn",
    "tờ",
    "trình",
    "báo",
    "cáo",
    "rà",
    "soát",
    "hồ",
    "sơ",
    "nâng",
    "lương",
    "khen",
    "thưởng",
    "số",
    "liệu",
    "quý",
    "họp",
    "kế",
    "hoạch",
]
ASKED = ("nâng lương", "luong", "77123", "1234/bc-snv", "không có đâu", "soạn báo cáo quý")
BLANK = {
    "output": None, "priority": None, "coefficient": 1000, "quantity": 1000, "progress": 0,
    "done": 0, "accepted_quantity": 0, "content_returns": 0, "missed": 0, "version": 1,
}  # fmt: skip


def fill(connection, count: int) -> int:
    """Fill an office; give the number of its head."""
    chance = random.Random(1)
    office = people.add_office(connection, "SO", "Sở Thử", "Asia/Ho_Chi_Minh", NOW)
    unit = people.add_unit(connection, office, None, "SO", "Sở Thử")
    since = NOW - dt.timedelta(days=900)
    ids = [
        people.add_person(connection, office, f"CB{n}", f"Người {n}", None) for n in range(PEOPLE)
    ]
    for number, person in enumerate(ids):
        role = Role.OFFICIAL if number else Role.HEAD
        people.add_post(connection, office, person, unit.id, role, "", since)
    titles = [" ".join(chance.choices(WORDS, k=7)) for _ in range(count)]
    states = [State.ACCEPTED, State.ACCEPTED, State.ACCEPTED, State.IN_PROGRESS]
    connection.execute(
        insert(task),
        [
            BLANK | {
                "id": n, "office_id": office, "number": n, "title": title, "folded": plain(title),
                "unit_id": unit.id, "assigner_id": ids[0], "reviewer_id": ids[0],
                "state": states[n % 4], "assigned": since, "deadline": NOW,
            }
            for n, title in enumerate(titles, start=1)
        ],
    )  # fmt: skip
    connection.execute(
        insert(holder),
        [
            {"task_id": n, "person_id": ids[n % PEOPLE], "lead": True, "part": 1, "whole": 1}
            for n in range(1, count + 1)
        ],
    )
    connection.execute(
        insert(evidence),
        [
            {
                "office_id": office, "task_id": n, "person_id": ids[n % PEOPLE], "said": NOW,
                "reference": f"{n}/BC-SNV", "folded": f"{n}/bc-snv",
            }
            for n in range(1, count + 1)
        ],
    )  # fmt: skip
    return ids[0]


def main() -> None:
    """Print for each search how long it took, as the head and as an official."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    engine = sqlite_engine(None)
    migrate(engine)
    database = Inline(engine)
    head = database.write_now(lambda connection: fill(connection, count))

    def look(connection) -> None:
        everybody = [head + n for n in range(PEOPLE)]
        for who, scope in (("head", everybody), ("official", [head + 7])):
            asker = people.person_of(connection, scope[0])
            for typed in ASKED:
                words, times, total = plain(typed).split(), [], 0
                for _ in range(5):
                    begun = time.perf_counter()
                    place = (1, 7)
                    page = search.by_words(connection, asker, scope, words, plain(typed), place)
                    times.append((time.perf_counter() - begun) * 1000)
                    total = page.total
                print(f"{who:9} {typed:18} {total:6} found {statistics.median(times):7.1f} ms")

    database.write_now(look)
    database.close()


if __name__ == "__main__":
    main()
