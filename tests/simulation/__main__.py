"""Run many seeds and say what came of them, or replay one: `python -m tests.simulation`."""

import argparse
import logging
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.simulation.messenger import Counts
from tests.simulation.mutants import MUTANTS, Planted
from tests.simulation.office import OfficeWorld
from tests.simulation.report import replay, summary
from tests.simulation.world import Build, World

WORLDS: dict[str, type[World]] = {"kernel": World, "office": OfficeWorld}


def main() -> int:
    """Give 0 if every promise was kept."""
    asked = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    asked.add_argument("--world", choices=sorted(WORLDS), default="kernel", help="which world")
    asked.add_argument("--seeds", type=int, default=50, help="how many seeds to run")
    asked.add_argument("--first", type=int, default=0, help="the first of them")
    asked.add_argument("--jobs", type=int, default=1, help="in so many processes")
    asked.add_argument("--seed", type=int, help="replay this one and print its history")
    asked.add_argument("--mutant", choices=sorted(MUTANTS), help="with this planted bug")
    given = asked.parse_args()
    logging.disable()  # planted errors of the program are part of the script
    planted = MUTANTS[given.mutant] if given.mutant else Planted(Build(), WORLDS[given.world])
    if given.seed is not None:
        return _one(given.seed, planted)
    return _many(range(given.first, given.first + given.seeds), planted, given)


def _one(seed: int, planted: Planted) -> int:
    world = planted.world(seed, planted.build)
    broken = world.run()
    print(*world.history, *broken, f"fingerprint {world.fingerprint()}", sep="\n")  # noqa: T201
    return bool(broken)


def _many(seeds: range, planted: Planted, given: argparse.Namespace) -> int:
    total, failed, begun = Counts(), 0, time.monotonic()
    shares = [seeds[at :: given.jobs] for at in range(given.jobs)]
    named = [(share, planted.world is OfficeWorld, given.mutant) for share in shares]
    if given.jobs == 1:
        found = [_share(*named[0])]
    else:
        with ProcessPoolExecutor(given.jobs) as pool:
            found = list(pool.map(_share, *zip(*named, strict=True)))
    for counts, problems in found:
        total.add(counts)
        failed += len(problems)
        for seed, broken in problems:
            again = replay(seed, given.mutant, office=planted.world is OfficeWorld)
            print(f"seed {seed}: {'; '.join(broken[:3])}\n  {again}")  # noqa: T201
    print(summary(total, time.monotonic() - begun, failed))  # noqa: T201
    return bool(failed)


def _share(
    seeds: range,
    office: bool,
    mutant: str | None,
) -> tuple[Counts, list[tuple[int, list[str]]]]:
    logging.disable()
    planted = MUTANTS[mutant] if mutant else Planted(Build(), OfficeWorld if office else World)
    total, problems = Counts(), []
    for seed in seeds:
        world = planted.world(seed, planted.build)
        if broken := world.run():
            problems.append((seed, broken))
        total.add(world.counts)
    return total, problems


if __name__ == "__main__":
    sys.exit(main())
