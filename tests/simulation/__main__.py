"""Run many seeds and say what came of them, or replay one: `python -m tests.simulation`."""

import argparse
import logging
import sys
import time

from tests.simulation.mutants import MUTANTS
from tests.simulation.report import replay, summary
from tests.simulation.world import Build, Counts, World


def main() -> int:
    """Give 0 if every promise was kept."""
    asked = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    asked.add_argument("--seeds", type=int, default=50, help="how many seeds to run")
    asked.add_argument("--first", type=int, default=0, help="the first of them")
    asked.add_argument("--seed", type=int, help="replay this one and print its history")
    asked.add_argument("--mutant", choices=sorted(MUTANTS), help="with this planted bug")
    given = asked.parse_args()
    logging.disable()  # planted errors of the program are part of the script
    build = MUTANTS[given.mutant] if given.mutant else Build()
    if given.seed is not None:
        return _one(given.seed, build)
    return _many(range(given.first, given.first + given.seeds), build, given.mutant)


def _one(seed: int, build: Build) -> int:
    world = World(seed, build)
    broken = world.run()
    print(*world.history, *broken, f"fingerprint {world.fingerprint()}", sep="\n")  # noqa: T201
    return bool(broken)


def _many(seeds: range, build: Build, mutant: str | None) -> int:
    total, failed, begun = Counts(), 0, time.monotonic()
    for seed in seeds:
        world = World(seed, build)
        if broken := world.run():
            failed += 1
            print(f"seed {seed}: {'; '.join(broken[:3])}\n  {replay(seed, mutant)}")  # noqa: T201
        total.add(world.counts)
    print(summary(total, time.monotonic() - begun, failed))  # noqa: T201
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
