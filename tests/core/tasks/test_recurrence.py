"""The days of recurring work: named by the rule, moved off days off, given some days before."""

import datetime as dt
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.periods.rules import WorkCalendar
from core.tasks.recurrence import (
    LAST_DAY,
    Every,
    Moved,
    Recurrence,
    days_after,
    due_of,
    given_on,
    slots_after,
)

CALENDAR = WorkCalendar.of()
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 6, 30))


@st.composite
def rules(draw):
    every = draw(st.sampled_from(Every))
    on = draw(st.integers(0, 6) if every is Every.WEEK else st.integers(1, LAST_DAY))
    return Recurrence(
        every=every,
        on=on,
        month=draw(st.integers(1, 12)),
        moved=draw(st.sampled_from(Moved)),
    )


@settings(deadline=None)
@given(rules(), DAYS)
def test_the_days_named_are_in_order_later_and_each_once(rule, day):
    found = list(islice(days_after(rule, day), 4))
    assert found[0] > day
    assert all(one < other for one, other in pairwise(found))


@settings(deadline=None)
@given(rules(), DAYS)
def test_what_is_due_falls_on_a_working_day_and_is_given_on_one_before_it(rule, day):
    for named in islice(slots_after(rule, day, CALENDAR), 3):
        due = due_of(rule, named, CALENDAR)
        given_day = given_on(rule, named, CALENDAR)
        assert CALENDAR.is_working(due)
        assert CALENDAR.is_working(given_day)
        assert given_day <= due
        assert due == named or not CALENDAR.is_working(named)
        assert due <= named if rule.moved is Moved.BEFORE else due >= named


@settings(deadline=None)
@given(rules(), DAYS, st.integers(1, 40))
def test_going_on_from_a_slot_leaves_none_out_and_repeats_none(rule, day, steps):
    whole = list(islice(slots_after(rule, day, CALENDAR), steps + 1))
    after = next(slots_after(rule, whole[steps - 1], CALENDAR))
    assert after == whole[steps]


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        (Recurrence(every=Every.WEEK, on=0), ["2026-11-30", "2026-12-07"]),
        (Recurrence(every=Every.MONTH, on=25), ["2026-11-25", "2026-12-25"]),
        (Recurrence(every=Every.MONTH, on=31), ["2026-11-30", "2026-12-31", "2027-01-31"]),
        (Recurrence(every=Every.MONTH, on=31), ["2026-11-30", "2026-12-31"]),
        (Recurrence(every=Every.QUARTER, on=31), ["2026-12-31", "2027-03-31"]),
        (Recurrence(every=Every.QUARTER, on=20), ["2026-12-20", "2027-03-20"]),
        (Recurrence(every=Every.YEAR, on=15, month=6), ["2027-06-15", "2028-06-15"]),
        (Recurrence(every=Every.DAY), ["2026-11-24", "2026-11-25"]),
    ],
)
def test_the_days_of_each_rule(rule, first):
    found = islice(days_after(rule, dt.date(2026, 11, 23)), len(first))
    assert [day.isoformat() for day in found] == first


def test_daily_work_leaves_days_off_out():
    found = islice(slots_after(Recurrence(every=Every.DAY), dt.date(2026, 11, 23), CALENDAR), 4)
    assert [day.day for day in found] == [25, 26, 27, 30]  # 24/11 is a public holiday
