"""Promises of the life of tasks, whatever anybody says in any order at any time."""

import pytest

from tests.core.tasks.machine import PLANTED, live


def test_nothing_that_anybody_says_leads_outside_the_machine_or_counts_time_twice():
    live(examples=8, steps=50)


def live_from_many_beginnings():
    """Begin anew a few times: one beginning may go round and round where a bug is not."""
    for beginning in range(20):
        live(examples=30, steps=50, beginning=beginning)


@pytest.mark.parametrize("plant", sorted(PLANTED))
def test_a_planted_bug_is_found(plant):
    with PLANTED[plant](), pytest.raises(AssertionError):
        live_from_many_beginnings()
