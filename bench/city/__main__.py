"""A city at work: what it costs, and how that grows with its people: `python bench/city`.

On PostgreSQL (a private server that waits for the disk) two processes share a city of 1,000, of 10,000 and
of 130,000 people in offices of about 650, and one office that has 10,000 people alone. First everybody
talks without a pause (throughput), then a fixed number a second (the time until the answer was sent).
Of the messages 70 % are reports, 15 % `việc của tôi`, the rest a task, a search, and new work.
Then 1,000 people of one office report within the same minute, and at the same moment, on the embedded
database. No platform is in it: what Telegram or a browser costs is in bench/gateways.
"""

import argparse
import asyncio
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import minute
from people import UNITS, City, rows
from sqlalchemy import text

from core.kernel.fleet import Fleet
from core.migrations import migrate_shared
from tests.postgres import MissingError, running

PROCESSES, CONNECTIONS = 2, 8
MONTH = 10_000_000
WORKING = 22 * 8 * 3600
"""Seconds of work in a month."""

TICK = os.sysconf("SC_CLK_TCK")
SIZES = ((1_000, 2), (10_000, 16), (130_000, 200), (10_000, 1))


def cpu_of(server):
    """Give the seconds of CPU that a server and all its processes have used so far."""
    own = server.number
    used = sum(map(int, _stat(own)[11:15]))
    for child in _children(own):
        used += sum(map(int, _stat(child)[11:13]))
    return used / TICK


def memory_of(server):
    """Give the MiB of a server's processes, what they share counted once."""
    total = 0
    for one in (server.number, *_children(server.number)):
        try:
            told = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(told.split("Pss:")[1].split()[0])
    return total / 1024


def _stat(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return ["0"] * 50


def _children(number):
    return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def asked(database, sql):
    return [tuple(row) for row in database.read_now(lambda c: c.execute(text(sql)).all())]


def whole(database):
    return asked(database, "SELECT pg_database_size(current_database())")[0][0] / 2**20


def read_rows(database):
    """Give how many rows of each table were read by going through the whole of it."""
    found = asked(database, "SELECT relname, seq_tup_read FROM pg_stat_user_tables")
    return {name: count or 0 for name, count in found}


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


class Processes:
    """The processes of a city, told what to do by lines."""

    def __init__(self, url, folder, city, seed):
        self._all = [
            subprocess.Popen(
                [
                    *(sys.executable, Path(__file__).with_name("process.py"), "--url", url),
                    *("--folder", folder, "--me", str(me), "--people", str(city.people)),
                    *("--offices", str(city.offices), "--owners", str(city.owners)),
                    *("--seed", str(seed), "--connections", str(CONNECTIONS)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for me in range(city.owners)
        ]
        for one in self._all:
            one.stdout.readline()

    def do(self, kind, seconds, much):
        """Have all do something; give what each tells."""
        for one in self._all:
            one.stdin.write(f"{kind} {seconds} {much}\n")
            one.stdin.flush()
        return [json.loads(one.stdout.readline()) for one in self._all]

    def end(self):
        """Let them finish."""
        for one in self._all:
            one.stdin.write("\n")
            one.stdin.close()
            assert one.wait(60) == 0


def measure(server, people, offices, options):
    """Give the figures of one city."""
    city = City(people, offices, PROCESSES)
    database = Fleet(server.url, 3)
    try:
        for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
            database.write_now(lambda c, one=statement: c.execute(text(one)))
        migrate_shared(database)
        begun = time.monotonic()
        now = dt.datetime.now(dt.UTC)
        database.write_now(
            lambda c: c.execute(text("SET LOCAL statement_timeout = 0")) and city.fill(c, now)
        )
        filled = time.monotonic() - begun
        size = whole(database)
        with tempfile.TemporaryDirectory() as folder:
            processes = Processes(server.url, folder, city, options.seed)
            visits = processes.do("visit", 0, 0)
            for which in (1, 2):  # the other process may have handled the first
                processes.do("visit", 0, which)
            processes.do("closed", options.seconds / 2, options.at_once)
            before = read_rows(database)
            used = cpu_of(server)
            busy = processes.do("closed", options.seconds, options.at_once)
            used = cpu_of(server) - used
            calm = processes.do("open", options.seconds, options.rate / PROCESSES)
            memory = memory_of(server)
            processes.end()
        after = read_rows(database)
        states = dict(asked(database, "SELECT state, count(*) FROM inbox GROUP BY state"))
        left = asked(database, "SELECT count(*) FROM letter WHERE state <> 'sent'")[0][0]
        took = [one for each in busy for one in each["took"]]
        calmly = [one for each in calm for one in each["took"]]
        events = sum(states.values())
        through = {
            name: (after[name] - before.get(name, 0)) / (len(took) + len(calmly)) for name in after
        }
        return {
            "people": people,
            "offices": offices,
            "filled": filled,
            "a second": len(took) / max(one["wall"] for one in busy),
            "cpu": sum(one["cpu"] for one in busy) / len(took) * 1000,
            "server cpu": used / len(took) * 1000,
            "busy p99": percentile(took, 0.99) * 1000,
            "p50": percentile(calmly, 0.50) * 1000,
            "p99": percentile(calmly, 0.99) * 1000,
            "rss": max(one["rss"] for one in calm),
            "server": memory,
            "size": size,
            "an event": (whole(database) - size) * 2**20 / events,
            "events": events,
            "states": states,
            "left": left,
            "first": sum(one["cpu"] for one in visits) / PROCESSES / offices * 1000,
            "through": {name: n for name, n in sorted(through.items()) if n >= 1},
            "rows": database.read_now(rows) if options.rows else {},
        }
    finally:
        database.close()


def told(one):
    """Say the figures of a city in lines."""
    cpu = one["cpu"] + one["server cpu"]
    month = MONTH * one["people"] / 130_000
    yield (
        f"{one['people']:,} people in {one['offices']} offices (made in {one['filled']:.0f} s):"
        f" {one['a second']:.0f} events/s, {cpu:.1f} ms of CPU each ({one['cpu']:.1f} of them Viec's),"
        f" p99 {one['busy p99']:.0f} ms; at the fixed rate p50 {one['p50']:.0f} ms, p99 {one['p99']:.0f} ms"
    )
    yield (
        f"    a process {one['rss']:.0f} MiB, the server {one['server']:.0f} MiB, the database"
        f" {one['size']:.0f} MiB and {one['an event']:.0f} bytes an event;"
        f" the first message of an office in a process {one['first']:.0f} ms of CPU"
    )
    yield (
        f"    {one['events']} events {one['states']}, letters not sent: {one['left']};"
        f" rows read through a whole table, an event: {one['through']}"
    )
    yield (
        f"    {month:,.0f} events a month: {month * cpu / 3.6e6:.1f} hours of CPU,"
        f" {month * cpu / 1000 / WORKING:.2f} cores while people work, evenly;"
        f" {month * one['an event'] / 2**30:.1f} GiB a month"
    )
    if one["rows"]:
        yield f"    {one['rows']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=8.0, help="of each part")
    parser.add_argument("--rate", type=float, default=20.0, help="events a second of the calm part")
    parser.add_argument("--at-once", type=int, default=16, help="talking at once in each process")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", nargs="*", help="PEOPLE/OFFICES ...")
    parser.add_argument("--rows", action="store_true", help="print what the tables hold")
    parser.add_argument("--only", choices=("minute", "city"))
    options = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    sizes = [tuple(map(int, one.split("/"))) for one in options.sizes or ()] or SIZES
    if options.only != "minute":
        try:
            with running({}) as server:
                for people, offices in sizes:
                    assert people // offices > UNITS + 1, "an office needs more people than units"
                    for line in told(measure(server, people, offices, options)):
                        print(line, flush=True)
        except MissingError as error:
            print(f"PostgreSQL: left out: {error}")
    if options.only != "city":
        for line in asyncio.run(minute.measured()):
            print(line, flush=True)


if __name__ == "__main__":
    main()
