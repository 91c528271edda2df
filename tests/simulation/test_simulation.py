"""Promises of the kernel under a virtual clock, faults and deaths, from seeds that replay."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.__main__ import main
from tests.simulation.messenger import Counts
from tests.simulation.mutants import MUTANTS, first_seed_that_shows
from tests.simulation.report import replay, summary
from tests.simulation.world import World

SEEDS = 50
POINTS = {
    "before hearing",
    "before the transaction",
    "before the commit",
    "after the commit",
    "after hearing",
    "before a step",
    "after a step",
    "after the claim",
    "before sending",
    "after sending",
}


def test_every_seed_keeps_every_promise_and_deaths_come_at_every_point(record_property):
    total = Counts()
    for seed in range(SEEDS):
        world = World(seed)
        broken = world.run()
        assert not broken, f"seed {seed}: {broken}\n{replay(seed)}"
        total.add(world.counts)
    record_property("simulation", summary(total, 1.0, 0))
    assert set(total.deaths) == POINTS
    assert min(total.deaths.values()) >= 3
    assert total.lost_answers > 50
    assert 0 < total.duplicates <= total.lost_answers + total.in_flight


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_planted_bug_is_found_within_fifty_seeds(mutant, record_property):
    found = first_seed_that_shows(mutant, SEEDS)
    assert found is not None, f"{mutant} was not noticed"
    record_property("seed", found[0])


def test_the_same_seed_gives_the_same_history_in_another_process_too():
    worlds = [World(seed) for seed in (7, 7, 8)]
    for world in worlds:
        world.run()
    first, again, other = (world.fingerprint() for world in worlds)
    assert first == again != other
    printed = subprocess.run(
        [sys.executable, "-m", "tests.simulation", "--seed", "7"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "12345", "TZ": "America/Lima"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    assert printed.splitlines() == [*worlds[0].history, f"fingerprint {first}"]


def test_a_seed_that_fails_says_how_to_see_it_again(monkeypatch, capsys):
    asked = ["simulation", "--seeds", "1", "--mutant", "given up when busy"]
    monkeypatch.setattr(sys, "argv", asked)
    try:
        assert main() == 1
    finally:
        logging.disable(logging.NOTSET)
    command = 'python -m tests.simulation --seed 0 --mutant "given up when busy"'
    assert f"replay: {command}" in capsys.readouterr().out
