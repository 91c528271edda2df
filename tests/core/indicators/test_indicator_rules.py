"""How far an indicator has come: bounded, monotone, in whatever order values arrive."""

import datetime as dt
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.indicators import rules
from core.indicators.rules import (
    WHOLE,
    YEAR,
    Direction,
    Measurement,
    Target,
    Term,
    attainment,
    roll_up,
    term_meant,
    term_of,
)

ZONE = "Asia/Ho_Chi_Minh"
START = dt.datetime(2026, 10, 1, tzinfo=ZoneInfo(ZONE))
VALUES = st.integers(-(10**9), 10**9)
DIRECTIONS = st.sampled_from(Direction)
TARGETS = st.builds(Target, target=VALUES)
TERMS = st.builds(
    lambda year, month, months: Term(year=year, month=month).of_length(months),
    st.integers(2000, 2099),
    st.integers(1, 12),
    st.sampled_from((1, 3, 12)),
)


@st.composite
def ways(draw):
    """Give a direction with a target whose way begins on its near side."""
    target, long = draw(VALUES), draw(st.integers(1, 10**9))
    direction = draw(DIRECTIONS)
    baseline = target - long if direction is Direction.HIGHER else target + long
    return direction, Target(target=target, baseline=baseline)


AIMS = st.one_of(st.tuples(DIRECTIONS, TARGETS), ways())


@given(AIMS, VALUES)
def test_what_is_reached_is_never_less_than_nothing_nor_more_than_all(aim, value):
    assert 0 <= attainment(*aim, value) <= 1


@given(AIMS, VALUES, VALUES)
def test_a_better_value_never_reaches_less(aim, one, other):
    direction, target = aim
    low, high = sorted((one, other))
    worse, better = (low, high) if direction is Direction.HIGHER else (high, low)
    assert attainment(direction, target, worse) <= attainment(direction, target, better)


@given(AIMS, VALUES)
def test_all_of_a_target_is_reached_just_where_it_is_met(aim, value):
    direction, target = aim
    if direction is Direction.HIGHER and target.target <= 0 and target.baseline is None:
        return
    assert (attainment(direction, target, value) == 1) == rules.is_met(direction, target, value)


@pytest.mark.parametrize(
    ("direction", "target", "value", "share"),
    [
        (Direction.LOWER, Target(target=20, baseline=120), 45, Fraction(3, 4)),
        (Direction.LOWER, Target(target=20, baseline=120), 130, Fraction(0)),
        (Direction.LOWER, Target(target=20, baseline=120), 10, Fraction(1)),
        (Direction.LOWER, Target(target=5), 4, Fraction(1)),
        (Direction.LOWER, Target(target=5), 10, Fraction(1, 2)),
        (Direction.LOWER, Target(target=0), 0, Fraction(1)),
        (Direction.LOWER, Target(target=0), 1, Fraction(0)),
        (Direction.HIGHER, Target(target=120), 45, Fraction(3, 8)),
        (Direction.HIGHER, Target(target=120, baseline=20), 45, Fraction(1, 4)),
        (Direction.HIGHER, Target(target=0), 0, Fraction(1)),
    ],
)
def test_a_target_reads_right_rising_and_falling(direction, target, value, share):
    assert attainment(direction, target, value) == share


WEIGHED = st.lists(
    st.tuples(st.integers(0, WHOLE), st.fractions(0, 1, max_denominator=10**6)), max_size=12
)


@given(WEIGHED, st.randoms(use_true_random=False))
def test_the_whole_is_the_same_in_any_order_and_stays_within_its_parts(parts, chance):
    mixed = list(parts)
    chance.shuffle(mixed)
    whole = roll_up(parts)
    assert roll_up(mixed) == whole
    heavy = [reached for weight, reached in parts if weight]
    assert (whole is None) == (not heavy)
    if whole is not None:
        assert min(heavy) <= whole <= max(heavy)


@given(WEIGHED, st.integers(0, 11), st.fractions(0, 1, max_denominator=10**6))
def test_the_whole_never_falls_where_a_part_rises(parts, at, more):
    if at >= len(parts) or roll_up(parts) is None:
        return
    weight, reached = parts[at]
    better = [*parts]
    better[at] = (weight, max(reached, more))
    assert roll_up(better) >= roll_up(parts)


@given(
    st.lists(st.tuples(st.integers(0, 50), VALUES), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_value_said_last_counts_in_whatever_order_they_are_read(said, chance):
    every = [
        Measurement(id=at, term="2026-Q4", value=value, said=START + dt.timedelta(days=day))
        for at, (day, value) in enumerate(said)
    ]
    mixed = list(every)
    chance.shuffle(mixed)
    counts = rules.counts_now(mixed)
    assert counts == rules.counts_now(every)
    assert counts.said == max(one.said for one in every)
    assert rules.counts_now(every, START) is None


@given(TERMS, st.integers(-40, 40))
def test_terms_go_on_without_gap_or_overlap_and_are_named_back(term, count):
    assert term.span(ZONE).end == term.back(-1).span(ZONE).start
    assert term.back(count).back(-count) == term
    assert term_of(term.key) == term


@given(TERMS, st.sampled_from((1, 3, 12)))
def test_the_last_term_of_a_length_ends_with_the_term_it_is_in(term, months):
    last = term.last_of(months)
    assert last.months == months
    if months <= term.months:
        assert last.span(ZONE).end == term.span(ZONE).end
    else:
        assert last.span(ZONE).start <= term.span(ZONE).start < last.span(ZONE).end


def test_of_the_present_quarter_the_present_month_is_shown_and_of_a_past_one_its_last():
    now = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo(ZONE))
    quarter = Term(year=2026, month=10, months=3)
    assert rules.shown_term(quarter, 1, now, ZONE) == Term(year=2026, month=11)
    assert rules.shown_term(quarter.back(1), 1, now, ZONE) == Term(year=2026, month=9)
    assert rules.shown_term(quarter, YEAR, now, ZONE) == Term(year=2026, month=1, months=YEAR)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("T11/2026", "2026-11"),
        ("tháng 11/2026", "2026-11"),
        ("11/2026", "2026-11"),
        ("2026-11", "2026-11"),
        ("quý IV/2026", "2026-Q4"),
        ("Q1/2027", "2027-Q1"),
        ("2026-Q4", "2026-Q4"),
        ("Quý 2 năm 2026", "2026-Q2"),
        ("2026", "2026"),
        ("năm 2026", "2026"),
        ("13/2026", None),
        ("quý 5/2026", None),
        ("1850", None),
        ("Đích", None),
    ],
)
def test_a_term_is_read_as_it_is_written_above_a_column(typed, key):
    found = term_meant(typed)
    assert (found and found.key) == key


def test_values_are_in_time_until_the_days_after_the_end_have_passed():
    month = Term(year=2026, month=10)
    assert rules.closes(month, 5, ZONE) == dt.datetime(2026, 11, 6, tzinfo=ZoneInfo(ZONE))
