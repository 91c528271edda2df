"""`viec run` itself, with its channels: processes that die, and a disk that is full for a while."""

import asyncio
import random

import pytest

from tests import databases
from tests.simulation.disk import on
from tests.simulation.house import House

PAUSES = (0.3, 0.8)


@pytest.mark.crash
def test_viec_run_loses_nothing_when_it_is_killed_or_its_disk_is_full(tmp_path, record_property):
    url = databases.url_at(databases.shared(1)) if databases.SERVER else ""
    house = House(
        tmp_path, random.Random(1), officials=4, each=6, processes=2 if url else 1, url=url
    )
    house.settle()
    fulls = 0 if url else 1  # of a server's disk bench/faults.py --full takes care
    try:
        outcome = asyncio.run(house.burn(PAUSES, ends=1, fulls=fulls, disk=on(None)))
    finally:
        if url:
            house.look.close()
    record_property("viec run under fire", outcome.line)
    assert outcome.is_clean, outcome.line
    assert (outcome.kills, outcome.fulls) == (1, fulls)
    assert not fulls or outcome.delayed, "nobody noticed that the disk was full"
