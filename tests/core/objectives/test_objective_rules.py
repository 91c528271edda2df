"""Promises of key results and their roll-up: bounded, monotone, exact, and in no order's debt."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.objectives import rules
from core.objectives.rules import (
    Ambition,
    CheckIn,
    Counted,
    KeyResult,
    Quarter,
    Shape,
    Source,
)

ZONE = "Asia/Ho_Chi_Minh"
START = dt.datetime(2026, 10, 5, 9, 0, tzinfo=dt.UTC)
VALUES = st.integers(-(10**15), 10**15)
WAYS = st.tuples(VALUES, VALUES).filter(lambda way: way[0] != way[1])
WEIGHTS = st.integers(1, rules.WHOLE)
WEIGHED = st.lists(st.tuples(st.integers(1, 3), WEIGHTS, WAYS, VALUES), min_size=1, max_size=12)


def rows(drawn):
    return [(of, weight, *way, value) for of, weight, way, value in drawn]


def key_result(baseline, target, *, shape=Shape.RISING, source=Source.CHECK_IN):
    return KeyResult(
        id=1,
        office_id=1,
        number=1,
        objective_id=1,
        title="hồ sơ",
        shape=shape,
        baseline=baseline,
        target=target,
        current=baseline,
        weight=rules.WHOLE,
        owner_id=1,
        noun=None,
        source=source,
    )


@given(WAYS, VALUES)
def test_a_share_is_never_below_nothing_nor_beyond_the_whole(way, value):
    assert 0 <= rules.share(*way, value) <= 1
    assert rules.share(*way, way[0]) == 0
    assert rules.share(*way, way[1]) == 1


@given(WAYS, VALUES, VALUES)
def test_coming_nearer_to_the_target_never_lowers_a_share(way, one, other):
    nearer, farther = sorted((one, other), reverse=way[1] > way[0])
    assert rules.share(*way, nearer) >= rules.share(*way, farther)


def test_a_falling_key_result_and_its_objective_read_as_in_the_example():
    """From 120 overdue files to 20, now 45; with another at 0,40 by 60 to 40."""
    falling = rules.share(120_000, 20_000, 45_000)
    assert falling == Fraction(3, 4)
    both = [(1, 6000, 120_000, 20_000, 45_000), (1, 4000, 0, 100_000, 40_000)]
    assert rules.roll_up(both) == {1: Fraction(61, 100)}


@given(WEIGHED)
def test_a_roll_up_is_the_mean_by_weights_exactly(drawn):
    found = rules.roll_up(rows(drawn))
    for of in {one[0] for one in drawn}:
        mine = [one for one in drawn if one[0] == of]
        total = sum(weight for _, weight, _, _ in mine)
        plain = sum(weight * rules.share(*way, value) for _, weight, way, value in mine) / total
        assert found[of] == plain
        assert 0 <= found[of] <= 1


@given(WEIGHED, st.randoms())
def test_a_roll_up_does_not_depend_on_the_order_of_key_results(drawn, chance):
    every = rows(drawn)
    shuffled = list(every)
    chance.shuffle(shuffled)
    assert rules.roll_up(shuffled) == rules.roll_up(every)


@given(WEIGHED, st.data())
def test_a_roll_up_never_falls_when_a_key_result_comes_along(drawn, data):
    every = rows(drawn)
    at = data.draw(st.integers(0, len(every) - 1))
    of, weight, baseline, target, value = every[at]
    step = data.draw(st.integers(0, 10**15))
    nearer = value + step if target > baseline else value - step
    after = [*every[:at], (of, weight, baseline, target, nearer), *every[at + 1 :]]
    assert rules.roll_up(after)[of] >= rules.roll_up(every)[of]


SAID = st.builds(
    CheckIn,
    id=st.integers(1, 99),
    value=st.integers(-5, 5),
    said=st.integers(0, 3).map(lambda hours: START + dt.timedelta(hours=hours)),
    person_id=st.just(1),
    confidence=st.none() | st.integers(0, 10),
    blocker=st.none() | st.sampled_from(("máy quét", "kinh phí")),
)


@given(st.lists(SAID, max_size=8), st.randoms())
def test_which_check_in_counts_does_not_depend_on_their_arrival(said, chance):
    counts = rules.latest(said)
    shuffled = list(said)
    chance.shuffle(shuffled)
    other = rules.latest(shuffled)
    if counts is None:
        assert other is None
        return
    assert other is not None
    assert counts.said == max(one.said for one in said)
    told = ("value", "said", "confidence", "blocker")
    assert [getattr(counts, name) for name in told] == [getattr(other, name) for name in told]


@given(st.lists(st.integers(0, 10**6), max_size=5), WAYS)
def test_accepted_tasks_move_a_key_result_towards_its_target(quantities, way):
    of = key_result(*way, source=Source.TASKS)
    counted = [
        Counted(task_id=at, number=at, title="", quantity=one, accepted=START)
        for at, one in enumerate(quantities)
    ]
    before, after = (rules.from_tasks(of, counted, START + dt.timedelta(days=by)) for by in (0, 1))
    assert before == way[0]
    assert rules.share(*way, after) == min(Fraction(sum(quantities), abs(way[1] - way[0])), 1)


def test_a_milestone_of_tasks_is_reached_with_the_last_of_them():
    of = key_result(0, 1000, shape=Shape.MILESTONE, source=Source.TASKS)
    open_one = Counted(task_id=1, number=1, title="", quantity=0, accepted=None)
    done = open_one.but(task_id=2, number=2, quantity=1000, accepted=START)
    late = START + dt.timedelta(days=1)
    assert rules.from_tasks(of, [], late) == 0
    assert rules.from_tasks(of, [done, open_one], late) == 0
    assert rules.from_tasks(of, [done, open_one.but(accepted=START)], late) == 1000


@pytest.mark.parametrize(
    ("weights", "missing"), [((), 10_000), ((4000, 3000), 3000), ((6000, 5000), -1000)]
)
def test_what_weights_lack_is_known_exactly(weights, missing):
    assert rules.missing_weight(weights) == missing


@pytest.mark.parametrize(
    ("year", "quarter", "weeks", "place", "of"),
    [(2026, 4, 13, 8, (2026, 11, 23)), (2026, 4, 13, 1, (2026, 10, 1)), (2027, 1, 13, 1, (2027, 1, 1))],
)  # fmt: skip
def test_a_quarter_has_the_weeks_whose_monday_lies_in_it(year, quarter, weeks, place, of):
    span = Quarter(year=year, quarter=quarter).span(ZONE)
    every = rules.weeks_of(span, ZONE)
    moment = dt.datetime(*of, 9, 0, tzinfo=span.start.tzinfo)
    assert len(every) == weeks
    assert every[0].start == span.start
    assert every[-1].end == span.end
    assert [one.holds(moment) for one in every].index(True) + 1 == place


@given(st.integers(1990, 2100), st.integers(1, 4))
def test_the_weeks_of_a_quarter_fill_it_without_a_gap(year, quarter):
    span = Quarter(year=year, quarter=quarter).span(ZONE)
    every = rules.weeks_of(span, ZONE)
    assert 12 <= len(every) <= 14
    assert [one.end for one in every[:-1]] == [one.start for one in every[1:]]


@given(st.fractions(0, 1), st.fractions(0, 1), st.fractions(0, 1))
def test_a_pace_is_never_worse_for_more_of_the_way(one, other, gone):
    need = rules.needed(Ambition.COMMITTED, gone)
    less, more = sorted((one, other))
    assert -3 <= rules.pace(less, need) <= rules.pace(more, need) <= 3


def test_an_aspirational_objective_needs_seven_tenths_at_its_end():
    assert rules.needed(Ambition.ASPIRATIONAL, Fraction(1)) == Fraction(7, 10)
    assert rules.needed(Ambition.COMMITTED, Fraction(1)) == 1


def test_a_milestone_is_not_behind_before_the_last_weeks_of_its_quarter():
    of = key_result(0, 1000, shape=Shape.MILESTONE)
    early, late = Fraction(1, 2), Fraction(12, 13)
    assert rules.need_of(of, Ambition.COMMITTED, early) == 0
    assert rules.pace(of.share, rules.need_of(of, Ambition.COMMITTED, early)) == 0
    assert rules.pace(of.share, rules.need_of(of, Ambition.COMMITTED, late)) == -3
    both = [of.but(weight=4000), key_result(0, 10).but(weight=6000)]
    assert rules.need_of_all(both, Ambition.COMMITTED, early) == Fraction(3, 10)
    assert rules.need_of_all([], Ambition.ASPIRATIONAL, early) == Fraction(7, 20)
