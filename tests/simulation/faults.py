"""Several real processes of the ledger's office on one database, killed and restarted again and again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from core.kernel.fact import Fact
from core.kernel.fleet import Fleet
from tests.simulation.loopback import Loopback
from tests.simulation.script import Said, is_rising
from tests.simulation.test_kill import UNFINISHED, asked, effects_are_right, letters_are_right

PATIENCE = 120.0


class Table(Fact, frozen=True):
    """What came of it. Whatever is not a figure of what was done has to be nought."""

    database: str
    updates: int
    processes: int
    kills: int
    restarts: int
    seconds: float
    letters: int
    lost: int
    twice: int
    never_sent: int
    out_of_order: int
    again: int
    answers_lost: int
    in_flight: int
    unexplained: int
    longest_silence: float

    @property
    def line(self) -> str:
        """Say it in one line."""
        return (
            f"{self.database}: {self.updates} updates, {self.processes} processes, {self.kills} kills,"
            f" {self.restarts} database restarts, {self.seconds:.0f} s: {self.lost} lost,"
            f" {self.twice} effects twice, {self.never_sent} letters never sent,"
            f" {self.out_of_order} chats out of order; {self.letters} letters, {self.again} arrived"
            f" again ({self.answers_lost} answers lost, {self.in_flight} in flight at a kill or"
            f" restart, {self.unexplained} unexplained); longest silence {self.longest_silence:.1f} s"
        )


class Process:
    """A place in the fleet: a process that is started again after each death."""

    def __init__(self, place: str, platform: Loopback) -> None:
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.simulation.worker", place, str(platform.port)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.number = 0

    def start(self) -> None:
        """Start a life."""
        self._nursery.stdin.write("begin\n")
        self._nursery.stdin.flush()
        self.number = int(self._nursery.stdout.readline())

    def ended(self) -> int:
        """Wait for the end of this life; give its status."""
        return int(self._nursery.stdout.readline())

    def kill(self) -> None:
        """End this life at once."""
        os.kill(self.number, signal.SIGKILL)
        assert self.ended() == signal.SIGKILL

    def close(self) -> str:
        """End whatever is left; give what it complained of."""
        self._nursery.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._nursery.wait(2)
        if self._nursery.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGKILL)
            self._nursery.wait(20)
        self._nursery.stdout.close()
        with self._nursery.stderr as complaints:
            return complaints.read()


class Fire:
    """The fleet under fire."""

    def __init__(
        self,
        place: str,
        look: Path | Fleet,
        script: list[Said],
        chance: random.Random,
        *,
        processes: int,
        restart: Callable[[], None] | None = None,
    ) -> None:
        self._look, self._script, self._chance, self._restart = look, script, chance, restart
        self.platform = Loopback(script, random.Random(chance.random()))
        self._processes = [Process(place, self.platform) for _ in range(processes)]
        self._in_flight: Counter[int] = Counter()
        self._kills = self._restarts = 0
        self._silence = 0.0

    def burn(self, seconds: float, pause: tuple[float, float], restarts: int = 0) -> Table:
        """Let everything arrive in so many seconds, and kill at every pause; then come to rest."""
        try:
            for one in self._processes:
                one.start()
            begun = time.monotonic()
            restart_at = [seconds * (k + 1) / (restarts + 1) for k in range(restarts)]
            while (passed := time.monotonic() - begun) < seconds:
                self.platform.shown = min(1.0, passed / seconds)
                self._wait(self._chance.uniform(*pause))
                if restart_at and passed > restart_at[0] and self._restart:
                    restart_at.pop(0)
                    self._note(None)
                    self._restart()
                    self._note(None)
                    self._restarts += 1
                else:
                    self._kill(self._chance.choice(self._processes))
            self._finish(PATIENCE + seconds)
        finally:
            problems = [one.close() for one in self._processes]
            self.platform.close()
        assert "".join(problems) == ""
        return self._table(time.monotonic() - begun)

    def _wait(self, seconds: float) -> None:
        """Let time pass, and see how long nothing at all happened."""
        end, events, since = time.monotonic() + seconds, self.platform.seen.events, time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.02)
            if self.platform.seen.events != events:
                events, since = self.platform.seen.events, time.monotonic()
            self._silence = max(self._silence, time.monotonic() - since)

    def _kill(self, one: Process) -> None:
        one.kill()
        self._note(one.number)
        one.start()
        self._kills += 1

    def _note(self, owner: int | None) -> None:
        """Note which letters are under way, of one process or of all."""
        query = "SELECT id, owner FROM letter WHERE state = 'claimed'"
        with suppress(DBAPIError, OSError):
            claimed = asked(self._look, query)
            mine = [one for one, whose in claimed if owner is None or whose == str(owner)]
            self._in_flight.update(set(mine))

    def _finish(self, patience: float) -> None:
        self.platform.calm, self.platform.shown = True, 1.0
        end, quiet = time.monotonic() + patience, 0
        while quiet < 3 and time.monotonic() < end:
            time.sleep(0.3)
            at_rest = self.platform.is_confirmed() and not asked(self._look, UNFINISHED)
            quiet = quiet + 1 if at_rest else 0
        self.platform.over = True
        for one in self._processes:
            assert one.ended() == 0

    def _table(self, seconds: float) -> Table:
        seen = self.platform.seen
        arrivals = Counter(number for _, number, _, _ in seen.taken)
        orders: dict[str, list[int]] = {}
        for chat, number, _, _ in seen.taken:
            orders.setdefault(chat, []).append(number)
        unexplained = sum(
            max(0, often - 1 - seen.unanswered[number] - self._in_flight[number])
            for number, often in arrivals.items()
        )
        kept = asked(self._look, "SELECT bot, source_key, state FROM inbox")
        wanted = {(one.bot, str(one.number)) for one in self._script}
        lost = wanted - {(bot, key) for bot, key, state in kept if state != "new"}
        sums = Counter(
            row for row in asked(self._look, "SELECT update_id FROM journal WHERE subject = 'sum'")
        )
        sent = {n for (n,) in asked(self._look, "SELECT id FROM letter")}
        return Table(
            database="PostgreSQL" if isinstance(self._look, Fleet) else "SQLite",
            updates=len(self._script),
            processes=len(self._processes),
            kills=self._kills,
            restarts=self._restarts,
            seconds=seconds,
            letters=len(arrivals),
            lost=len(lost),
            twice=sum(count - 1 for count in sums.values()),
            never_sent=len(sent - set(arrivals)),
            out_of_order=sum(not is_rising(numbers) for numbers in orders.values()),
            again=sum(arrivals.values()) - len(arrivals),
            answers_lost=seen.unanswered.total(),
            in_flight=sum(1 for number in self._in_flight if arrivals[number] > 1),
            unexplained=unexplained,
            longest_silence=self._silence,
        )

    def see(self) -> None:
        """See that every effect is there once, in order, and every letter has arrived."""
        arrivals = Counter(number for _, number, _, _ in self.platform.seen.taken)
        effects_are_right(self._look, self._script)
        letters_are_right(self._look, self._script, arrivals)
