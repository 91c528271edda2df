"""Three days of the real office in the storm: nothing lost, nothing twice, everybody told once."""

import pytest

from tests.simulation.messenger import Counts
from tests.simulation.office import OfficeWorld
from tests.simulation.report import replay, summary

SEEDS = 8


def test_three_days_of_an_office_keep_every_promise(record_property):
    total = Counts()
    for seed in range(SEEDS):
        world = OfficeWorld(seed)
        broken = world.run()
        assert not broken, f"seed {seed}: {broken}\n{replay(seed, office=True)}"
        total.add(world.counts)
    record_property("office", summary(total, 1.0, 0))
    assert total.slots == 10 * SEEDS
    assert total.deaths.total() > 5 * SEEDS
    assert total.lost_answers
    assert total.refused


@pytest.mark.parametrize("seed", [3])
def test_the_same_seed_of_the_office_gives_the_same_history(seed):
    worlds = [OfficeWorld(seed), OfficeWorld(seed)]
    for world in worlds:
        world.run()
    assert worlds[0].history == worlds[1].history
