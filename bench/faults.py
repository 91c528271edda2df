"""What is lost, doubled or out of order when real processes die all the time, on both databases.

A scripted platform brings updates and takes letters over the loopback; it is busy, and it loses
requests and answers. The processes are killed with SIGKILL about every second, the whole PostgreSQL is
stopped at once and started again (with fsync and synchronous_commit on). `--updates 10000` is the long
run. `--run` does it to `viec run` itself, with the web chat and an emulated Telegram, and stops every
fourth life softly. `--full` kills nothing: the disk under the database is full again and again, for a
few seconds each time. `--slow 20` lengthens every wait for the disk by so many milliseconds. Every effect is
looked up afterwards, with its order; the program fails if one is not as it must be.
"""

import argparse
import asyncio
import contextlib
import random
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.kernel.fleet import Fleet
from core.kernel.tables import METADATA
from core.kernel.transaction import sqlite_engine
from core.migrations import migrate_shared
from tests.kernel.ledger import OWN, found
from tests.postgres import MissingError, running
from tests.simulation.disk import on, slow, small
from tests.simulation.faults import Fire
from tests.simulation.house import House
from tests.simulation.script import written

PAUSE = (0.5, 1.5)


def on_sqlite(updates, seconds, seed):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "viec.db"
        engine = sqlite_engine(path)
        METADATA.create_all(engine)
        OWN.create_all(engine)
        with engine.begin() as connection:
            found(connection)
        engine.dispose()
        chance = random.Random(seed)
        script = written(chance, updates, max(20, updates // 50))
        fire = Fire(str(path), path, script, chance, processes=1)
        table = fire.burn(seconds, PAUSE)
        fire.see()
        return table


def on_postgresql(updates, seconds, seed, processes):
    with running({}) as server:

        def restart():
            server.stop(signal.SIGQUIT)
            server.start()

        fleet = Fleet(server.url, 2)
        try:
            migrate_shared(fleet)
            fleet.write_now(OWN.create_all)
            fleet.write_now(found)
            chance = random.Random(seed)
            script = written(chance, updates, max(20, updates // 50))
            fire = Fire(server.url, fleet, script, chance, processes=processes, restart=restart)
            table = fire.burn(seconds, PAUSE, restarts=max(1, round(seconds / 30)))
            fire.see()
            return table
        finally:
            fleet.close()


def run_on_sqlite(asked):
    with contextlib.ExitStack() as stack:
        disk = stack.enter_context(small(64)) if asked.full else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=disk and disk.place)))
        environment = slow(folder, asked.slow) if asked.slow else {}
        house = _house(folder, asked, environment=environment)
        house.settle()
        return asyncio.run(_harmed(house, asked, on(disk)))


def run_on_postgresql(asked):
    with contextlib.ExitStack() as stack:
        disk = stack.enter_context(small(400)) if asked.full else None
        if asked.full and disk is None:
            raise MissingError("a small file system cannot be mounted here")
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        environment = slow(folder, asked.slow) if asked.slow else {}
        where = {"place": str(disk.place)} if disk else {}
        server = stack.enter_context(running({}, environment=environment, **where))
        empty = Fleet(server.url, 2)
        migrate_shared(empty)
        empty.close()
        house = _house(folder, asked, processes=asked.processes, url=server.url)
        house.settle()
        try:
            return asyncio.run(_harmed(house, asked, on(disk)))
        finally:
            house.look.close()


def _house(folder, asked, **more):
    chance = random.Random(asked.seed)
    return House(folder, chance, officials=16, each=max(3, asked.ends), **more)


async def _harmed(house, asked, disk):
    if asked.full:
        return await house.burn(PAUSE, fulls=asked.ends, disk=disk)
    return await house.burn(PAUSE, ends=0 if asked.slow else asked.ends)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--updates", type=int, default=400)
    parser.add_argument("--seconds", type=float, help="in which they arrive (default: 25 a second)")
    parser.add_argument("--processes", type=int, default=2, help="on PostgreSQL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", action="store_true", help="do it to `viec run` itself")
    parser.add_argument("--ends", type=int, default=8, help="how many lives end, with --run")
    parser.add_argument("--full", action="store_true", help="fill the disk under `viec run`")
    parser.add_argument(
        "--slow", type=int, default=0, help="ms that each wait for the disk lasts longer"
    )
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = parser.parse_args()
    sys.exit(_whole(asked) if asked.run or asked.full or asked.slow else _kernel(asked))


def _whole(asked):
    outcomes = []
    if asked.only != "postgresql":
        outcomes.append(run_on_sqlite(asked))
        print(outcomes[-1].line, flush=True)
    if asked.only != "sqlite":
        try:
            outcomes.append(run_on_postgresql(asked))
            print(outcomes[-1].line, flush=True)
        except MissingError as error:
            print(f"PostgreSQL: left out: {error}")
    return not all(one.is_clean for one in outcomes)


def _kernel(asked):
    seconds = asked.seconds or asked.updates / 25
    tables = []
    if asked.only != "postgresql":
        tables.append(on_sqlite(asked.updates, seconds, asked.seed))
        print(tables[-1].line, flush=True)
    if asked.only != "sqlite":
        try:
            tables.append(on_postgresql(asked.updates, seconds, asked.seed, asked.processes))
            print(tables[-1].line, flush=True)
        except MissingError as error:
            print(f"PostgreSQL: left out: {error}")
    wrong = ("lost", "twice", "never_sent", "out_of_order", "unexplained")
    return any(getattr(table, name) for table in tables for name in wrong)


if __name__ == "__main__":
    main()
