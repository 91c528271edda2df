"""Who may be written to when: quiet hours, mute, leave, the field, the cap."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods.rules import Away, WorkCalendar, is_office_time
from core.reminders.rules import (
    Habit,
    Quiet,
    Reminding,
    Rhythm,
    back_at,
    median,
    minutes_spent,
    next_morning,
)

ZONE = dt.timezone(dt.timedelta(hours=7))
MIDNIGHT = dt.datetime(2026, 11, 23, tzinfo=ZONE)
CALENDAR = WorkCalendar.of()
MINUTES = st.integers(min_value=0, max_value=24 * 60 - 1)
CALENDAR.is_working(MIDNIGHT.date())  # the holidays are loaded once
TOMORROW = MIDNIGHT + dt.timedelta(days=1, hours=8)
HABITS = st.builds(
    Habit,
    reminders=st.sampled_from(Reminding),
    quiet_from=st.none() | MINUTES,
    quiet_until=st.none() | MINUTES,
    muted_until=st.none() | st.just(MIDNIGHT + dt.timedelta(hours=12)),
)


def quiet(habit=None, **facts):
    known = {"cap": 10, "today": MIDNIGHT, "morning": TOMORROW, **facts}
    return Quiet(habit=habit or Habit(), **known)


def at(minute):
    return MIDNIGHT + dt.timedelta(minutes=minute)


@given(HABITS, MINUTES, st.booleans(), st.integers(0, 30))
def test_whoever_waits_waits_for_a_later_moment(habit, minute, by_clock, told):
    until = quiet(habit, told=told).wait(at(minute), by_clock=by_clock)
    assert until is None or until > at(minute) or until == TOMORROW


@given(HABITS, MINUTES, st.booleans())
def test_on_leave_everything_waits_for_the_first_morning_back(habit, minute, by_clock):
    back = MIDNIGHT + dt.timedelta(days=4, hours=8)
    away = quiet(habit, away=Away.LEAVE, back=back)
    assert away.wait(at(minute), by_clock=by_clock) == back


@given(MINUTES, MINUTES, MINUTES)
def test_quiet_hours_hold_inside_and_only_inside(start, end, minute):
    until = quiet(Habit(quiet_from=start, quiet_until=end)).wait(at(minute))
    inside = start <= minute < end if start < end else (minute >= start or minute < end)
    assert (until is not None) == (inside and start != end)
    if until is not None:
        assert (until - MIDNIGHT) % dt.timedelta(days=1) == dt.timedelta(minutes=end)
        assert (
            quiet(
                Habit(quiet_from=start, quiet_until=end), today=until - dt.timedelta(minutes=end)
            ).wait(until)
            is None
        )


@pytest.mark.parametrize(
    ("told", "own", "waits"),
    [(9, False, False), (10, False, True), (10, True, False), (20, True, True)],
)
def test_the_cap_holds_own_work_only_beyond_twice_as_many(told, own, waits):
    assert (quiet(told=told, own=own).wait(at(600)) is not None) == waits


@given(st.integers(0, 100))
def test_what_the_clock_sends_is_never_capped(told):
    assert quiet(told=told).wait(at(600), by_clock=True) is None


def test_in_the_field_only_the_clock_waits():
    field = quiet(away=Away.FIELD, back=at(960))
    assert field.wait(at(600), by_clock=True) == at(960)
    assert field.wait(at(600)) is None


@given(st.integers(0, 30 * 24 * 60), st.integers(6 * 60, 12 * 60))
def test_one_is_back_at_once_in_office_hours_or_on_the_next_working_morning(minutes, morning):
    until = MIDNIGHT + dt.timedelta(minutes=minutes)
    back = back_at(until, CALENDAR, morning)
    assert back >= until
    assert CALENDAR.is_working(back.date())
    if is_office_time(until, CALENDAR):
        assert back == until
    else:
        assert back == next_morning(until, CALENDAR, morning)
        assert back.hour * 60 + back.minute == morning


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_estimate_grows_with_every_message(letters, lines):
    assert minutes_spent(letters + 1, lines) >= minutes_spent(letters, lines)
    assert minutes_spent(letters, lines) * 60 >= 15 * letters + 20 * lines


def test_the_median_is_a_number_that_somebody_has():
    assert median([3]) == 3
    assert median([9, 1, 5]) == 5
    assert median([1, 2, 3, 4]) == 3


def test_the_usual_times_are_those_of_the_house():
    usual = Rhythm()
    assert (usual.digest, usual.morning, usual.week) == (450, 480, 930)
