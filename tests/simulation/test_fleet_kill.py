"""Two real processes on one PostgreSQL, one of them killed again and again."""

import json
import random

import msgspec
import pytest

from tests import databases
from tests.kernel.ledger import OWN, found
from tests.simulation.faults import Fire
from tests.simulation.script import written

pytestmark = pytest.mark.skipif(not databases.SERVER, reason="needs PostgreSQL: make test-postgres")


@pytest.mark.crash
def test_what_two_processes_acknowledge_survives_their_kills_once_and_in_order(record_property):
    fleet = databases.shared(2)
    fleet.write_now(OWN.create_all)
    fleet.write_now(found)
    chance = random.Random(1)
    script = written(chance, 300, 20)
    fire = Fire(databases.url_at(fleet), fleet, script, chance, processes=2)
    table = fire.burn(12.0, (0.5, 1.2))
    record_property("fleet kill loop", json.dumps(msgspec.to_builtins(table)))
    fire.see()
    assert table.kills >= 8
    assert (table.lost, table.twice, table.never_sent, table.out_of_order) == (0, 0, 0, 0)
    assert table.unexplained == 0
    assert table.longest_silence < 60
