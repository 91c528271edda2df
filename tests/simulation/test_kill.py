"""Promises of the kernel when real processes are killed at any moment."""

import json
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from core.kernel.fleet import Fleet
from core.kernel.tables import METADATA
from core.kernel.transaction import sqlite_engine
from tests.kernel.ledger import OWN, found
from tests.simulation.loopback import Loopback
from tests.simulation.script import Said, is_rising, letters, sums, without_code, written

KILLS = 25
UPDATES = 500
CHATS = 20  # under each of two bots
AT_ONCE = 8
PATIENCE = 40.0
SEED = int(os.environ.get("VIEC_TEST_KILL_SEED", "1"))


def asked(path: Path | Fleet, query: str) -> list[tuple]:
    """Ask the file, while no worker lives, or the shared database."""
    if isinstance(path, Fleet):
        return [tuple(row) for row in path.read_now(lambda c: c.execute(text(query)).all())]
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


class Office:
    """One file, and the worker that lives on it now."""

    def __init__(self, path: Path, script: list[Said], chance: random.Random) -> None:
        self.path, self.chance = path, chance
        self.platform = Loopback(script, random.Random(chance.random()))
        self.in_flight: Counter[int] = Counter()
        self.most_in_flight = 0
        engine = sqlite_engine(path)
        METADATA.create_all(engine)
        OWN.create_all(engine)
        with engine.begin() as connection:
            found(connection)
        engine.dispose()
        self.worker: int | None = None
        self.nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.simulation.worker", path, str(self.platform.port)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self) -> None:
        """Start a worker."""
        self.platform.seen.life += 1
        self.nursery.stdin.write("begin\n")
        self.nursery.stdin.flush()
        self.worker = int(self.nursery.stdout.readline())

    def ended(self) -> int:
        """Wait for the end of the worker; give its status."""
        status = int(self.nursery.stdout.readline())
        self.worker = None
        return status

    def kill(self) -> None:
        """Kill the worker somewhere in its work; note which letters were under way."""
        seen = self.platform.seen
        end, until = time.monotonic() + 5, seen.events + self.chance.randint(0, 80)
        while seen.events < until and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(self.chance.uniform(0, 0.01))
        os.kill(self.worker, signal.SIGKILL)
        assert self.ended() == signal.SIGKILL
        while seen.connections:  # what was on its way still reaches the platform
            assert time.monotonic() < end + 5
            time.sleep(0.001)
        claimed = {number for (number,) in asked(self.path, UNDER_WAY)}
        here = {number for _, number, _, life in seen.taken if life == seen.life}
        self.in_flight.update(claimed & here)
        self.most_in_flight = max(self.most_in_flight, len(claimed))

    def finish(self) -> None:
        """Let the worker come to rest and end by itself."""
        self.platform.calm, self.platform.shown = True, 1.0
        end, quiet = time.monotonic() + PATIENCE, 0
        while quiet < 3 and time.monotonic() < end:
            time.sleep(0.2)
            quiet = quiet + 1 if self._is_at_rest() else 0
        self.platform.over = True
        while self.worker and time.monotonic() < end + PATIENCE and not self._has_ended():
            time.sleep(0.05)
        if not self._has_ended():
            os.kill(self.worker, signal.SIGKILL)
        assert self.ended() == 0

    def _has_ended(self) -> bool:
        return bool(select.select([self.nursery.stdout], [], [], 0)[0])

    def _is_at_rest(self) -> bool:
        return self.platform.is_confirmed() and not asked(self.path, UNFINISHED)

    def close(self) -> None:
        """End whatever was started."""
        if self.worker is not None:
            os.kill(self.worker, signal.SIGKILL)
        problems = self.nursery.communicate(timeout=PATIENCE)[1]
        self.platform.close()
        assert problems == ""


UNDER_WAY = "SELECT id FROM letter WHERE state = 'claimed'"
UNFINISHED = (
    "SELECT id FROM letter WHERE state IN ('queued', 'claimed')"
    " UNION ALL SELECT id FROM inbox WHERE state = 'new'"
)


@pytest.mark.crash
def test_five_hundred_updates_survive_twenty_five_kills(tmp_path, record_property):
    chance = random.Random(SEED)
    script = written(chance, UPDATES, CHATS)
    office = Office(tmp_path / "viec.db", script, chance)
    begun = time.monotonic()
    try:
        for life in range(KILLS):
            office.platform.shown = (life + 1) / (KILLS + 1)
            office.start()
            office.kill()
        office.start()
        office.finish()
    finally:
        office.close()
    seconds = time.monotonic() - begun
    seen = office.platform.seen
    arrivals = Counter(number for _, number, _, _ in seen.taken)
    again = sum(arrivals.values()) - len(arrivals)
    figures = {
        "seconds": round(seconds, 1),
        "kills": KILLS,
        "updates": len(script),
        "letters": len(arrivals),
        "arrived again": again,
        "answers lost": seen.unanswered.total(),
        "in flight at a kill": office.in_flight.total(),
    }
    print(json.dumps(figures))  # noqa: T201 - shown with -s
    record_property("kill loop", json.dumps(figures))
    effects_are_right(office.path, script)
    letters_are_right(office.path, script, arrivals)
    for chat in {chat for chat, *_ in seen.taken}:
        numbers = [number for where, number, _, _ in seen.taken if where == chat]
        assert is_rising(numbers), f"out of order in {chat}: {numbers}"
    for number, often in arrivals.items():
        explained = seen.unanswered[number] + office.in_flight[number]
        assert often - 1 <= explained, f"letter {number} arrived {often} times"
    assert office.most_in_flight <= AT_ONCE


def effects_are_right(path: Path | Fleet, script: list[Said]) -> None:
    """Every update ended as it must, once, and the numbers were added in the order of the chat."""
    endings = {
        (bot, key): state
        for bot, key, state in asked(path, "SELECT bot, source_key, state FROM inbox")
    }
    assert endings == {(one.bot, str(one.number)): one.ending for one in script}
    done: dict[str, list[int]] = {}
    for verb, facts in asked(path, "SELECT verb, facts FROM journal ORDER BY id"):
        done.setdefault(verb, []).append(json.loads(facts)["number"])
    expected = {f"{bot} {chat}": numbers for (bot, chat), numbers in sums(script).items()}
    assert done == expected
    totals = dict(asked(path, "SELECT bot || ' ' || chat, total FROM tally"))
    assert totals == {chat: sum(numbers) for chat, numbers in expected.items()}


def letters_are_right(path: Path | Fleet, script: list[Said], arrivals: Counter[int]) -> None:
    """Every letter was written once, was sent and has arrived; of a secret nothing was kept."""
    rows = asked(path, "SELECT id, bot || ' ' || chat, kind || ' ' || body, state FROM letter")
    assert Counter((chat, without_code(said)) for _, chat, said, _ in rows) == letters(script)
    assert {state for *_, state in rows} == {"sent"}
    assert {number for number, *_ in rows} == set(arrivals)
    assert asked(path, "SELECT raw FROM inbox WHERE state = 'secret' AND raw IS NOT NULL") == []
