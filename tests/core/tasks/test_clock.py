"""Promises of the ball-in-court clock: a life without gap or overlap, and time that adds up."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.periods.rules import WorkCalendar
from core.periods.worktime import add_worked, worked
from core.tasks.clock import Clock, Turned, at, lay, lay_with, spells
from core.tasks.rules import Hands, Whose

FREELY = settings(deadline=None, max_examples=60)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = WorkCalendar.of()
CLOCK = Clock(CALENDAR, ZONE)
START = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
LAN = Whose(hands=Hands.ASSIGNEE, person_id=4)
BINH = Whose(hands=Hands.REVIEWER, person_id=2)
TREASURY = Whose(hands=Hands.UNIT, party="Sở Tài chính")

moments = st.integers(0, 60 * 24 * 30).map(lambda minutes: START + dt.timedelta(minutes=minutes))
someone = st.sampled_from([LAN, BINH, TREASURY, Whose(hands=Hands.NOBODY)])
lives = st.lists(st.builds(Turned, whose=someone, since=moments), min_size=1, max_size=12).map(
    lambda turned: (Turned(whose=LAN, since=START), *turned)
)


def on(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@FREELY
@given(lives)
def test_the_spells_of_a_life_follow_each_other_without_gap_or_overlap(turned):
    life = spells(turned)
    assert life[0].since == START
    assert life[-1].until is None
    for one, following in pairwise(life):
        assert one.since < one.until == following.since
        assert one.whose != following.whose


@FREELY
@given(lives, moments)
def test_a_moment_lies_in_exactly_one_pair_of_hands(turned, moment):
    life = spells(turned)
    assert sum(one.holds(moment) for one in life) == 1
    assert at(life, moment) is not None


@FREELY
@given(lives, moments)
def test_what_lay_with_everybody_is_the_whole_working_time(turned, until):
    life = spells(turned)
    ended = sum(
        (
            CLOCK.worked(one.since, min(one.until or until, until))
            for one in life
            if one.whose.hands is Hands.NOBODY and one.since < until
        ),
        dt.timedelta(),
    )
    spread = sum((one.time for one in lay(life, until, CLOCK)), dt.timedelta())
    assert spread + ended == CLOCK.worked(START, until)


@FREELY
@given(moments, moments, moments)
def test_working_time_adds_up_and_comes_back(first, second, third):
    a, b, c = sorted((first, second, third))
    assert CLOCK.worked(a, b) + CLOCK.worked(b, c) == CLOCK.worked(a, c)
    length = CLOCK.worked(a, b)
    assert worked(CALENDAR, ZONE, a, add_worked(CALENDAR, ZONE, a, length)) == length
    assert add_worked(CALENDAR, ZONE, a, length) <= max(a, b)


def test_nights_lunch_weekends_and_holidays_are_no_working_time():
    assert CLOCK.worked(on(23, 11), on(23, 14)) == dt.timedelta(hours=1)
    assert CLOCK.worked(on(23, 17), on(25, 8)) == dt.timedelta()  # 24/11 is a holiday
    assert CLOCK.worked(on(27, 16), on(30, 9)) == dt.timedelta(hours=2)


def test_the_reviewers_time_is_his_own_and_not_the_assignees():
    life = spells(
        [
            Turned(whose=LAN, since=on(23, 9)),
            Turned(whose=BINH, since=on(23, 11)),
            Turned(whose=LAN, since=on(25, 10)),
        ]
    )
    assert lay_with(life, 4, on(25, 11), CLOCK) == {Hands.ASSIGNEE: dt.timedelta(hours=3)}
    assert lay_with(life, 2, on(25, 11), CLOCK) == {Hands.REVIEWER: dt.timedelta(hours=6)}


def test_a_cause_confirmed_afterwards_takes_the_time_from_whoever_had_it():
    life = spells(
        [
            Turned(whose=LAN, since=on(16, 8)),
            Turned(whose=TREASURY, since=on(18, 8)),
        ]
    )
    assert at(life, on(17, 9)) == LAN
    assert at(life, on(19, 9)) == TREASURY
    assert lay_with(life, 4, on(23, 9), CLOCK) == {Hands.ASSIGNEE: dt.timedelta(hours=14)}
