"""Promises of the life of tasks, whatever anybody says in any order at any time."""

import pytest

from tests.core.tasks.machine import PLANTED, live


def test_nothing_that_anybody_says_leads_outside_the_machine_or_counts_time_twice():
    live(examples=8, steps=50)


@pytest.mark.parametrize("plant", sorted(PLANTED))
def test_a_planted_bug_is_found(plant):
    with PLANTED[plant](), pytest.raises(AssertionError):
        live(examples=60, steps=50, derandomize=True)
