"""Who is away when: spans that end early, overlap, or are time in the field."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from core.kernel.transaction import Inline, sqlite_engine
from core.migrations import migrate
from core.periods import store
from core.periods.rules import (
    Absence,
    Away,
    WorkCalendar,
    is_office_time,
    minutes_away,
    office_spans,
)
from core.periods.spans import Span

ZONE = dt.timezone(dt.timedelta(hours=7))
CALENDAR = WorkCalendar.of()
MONDAY = dt.datetime(2026, 11, 16, tzinfo=ZONE)
DAY = dt.timedelta(days=1)
FULL_DAY = 7 * 60


def away(since, until, *, how=Away.LEAVE, ended=None, person_id=1):
    return Absence(
        id=0,
        office_id=1,
        person_id=person_id,
        away=how,
        since=since,
        until=until,
        deputy_id=None,
        agreed=None,
        said=since,
        ended=ended,
    )


@pytest.fixture
def connection():
    engine = sqlite_engine(None)
    migrate(engine)
    database = Inline(engine)

    def found(connection):
        connection.execute(
            text("INSERT INTO office (id, code, name, zone, created) VALUES (1, 'A', 'A', 'U', 0)")
        )
        for number in (1, 2):
            connection.execute(
                text("INSERT INTO person (id, office_id, code, name) VALUES (:n, 1, :n, 'A')"),
                {"n": number},
            )

    database.write_now(found)
    with database.engine.begin() as connection:
        yield connection
    database.close()


def test_a_day_of_leave_takes_its_office_hours():
    assert (
        minutes_away([away(MONDAY, MONDAY + DAY)], MONDAY, MONDAY + 7 * DAY, CALENDAR) == FULL_DAY
    )


def test_an_afternoon_of_leave_takes_the_afternoon():
    noon = MONDAY + dt.timedelta(hours=12)
    assert minutes_away([away(noon, MONDAY + DAY)], MONDAY, MONDAY + 7 * DAY, CALENDAR) == 210


def test_a_weekend_or_a_holiday_on_leave_takes_nothing():
    saturday, culture_day = MONDAY + 5 * DAY, MONDAY + 8 * DAY
    for first in (saturday, culture_day):
        assert minutes_away([away(first, first + DAY)], MONDAY, MONDAY + 14 * DAY, CALENDAR) == 0


def test_time_in_the_field_is_worked():
    field = away(MONDAY, MONDAY + DAY, how=Away.FIELD)
    assert minutes_away([field], MONDAY, MONDAY + 7 * DAY, CALENDAR) == 0


def test_leave_that_ended_early_counts_until_then():
    early = away(MONDAY, MONDAY + 3 * DAY, ended=MONDAY + DAY)
    assert minutes_away([early], MONDAY, MONDAY + 7 * DAY, CALENDAR) == FULL_DAY
    taken_back = away(MONDAY, MONDAY + 3 * DAY, ended=MONDAY - DAY)
    assert minutes_away([taken_back], MONDAY, MONDAY + 7 * DAY, CALENDAR) == 0
    assert not taken_back.holds(MONDAY)


HALF = dt.timedelta(minutes=30)
HOURS = st.integers(min_value=0, max_value=14 * 24)


@given(st.lists(st.tuples(HOURS, HOURS), max_size=4))
def test_overlapping_leaves_are_counted_once_and_never_beyond_the_office_hours(spans):
    leaves = [away(MONDAY + HALF * first, MONDAY + HALF * last) for first, last in spans]
    end = MONDAY + 10 * DAY
    halves = [
        any(one.holds(first + HALF * half) for one in leaves)
        for first, last in office_spans(MONDAY, end, CALENDAR)
        for half in range((last - first) // HALF)
    ]
    assert minutes_away(leaves, MONDAY, end, CALENDAR) == 30 * sum(halves)


@given(HOURS)
def test_office_time_is_within_a_working_day(hour):
    moment = MONDAY + dt.timedelta(hours=hour)
    assert is_office_time(moment, CALENDAR) == (
        CALENDAR.is_working(moment.date()) and 8 <= moment.hour < 17
    )


def test_the_store_gives_what_touches_a_span_and_who_is_away(connection):
    kept = store.add_absence(connection, away(MONDAY, MONDAY + 2 * DAY))
    field = away(MONDAY, MONDAY + DAY, how=Away.FIELD)
    store.add_absence(connection, field)
    store.add_absence(connection, field.but(person_id=2))
    week = Span(start=MONDAY, end=MONDAY + 7 * DAY)
    assert len(store.absences(connection, [1, 2], week)) == 3
    assert store.absences(connection, [1, 2], Span(start=MONDAY - DAY, end=MONDAY)) == []
    assert [one.away for one in store.away_at(connection, [1, 2], MONDAY).values()] == [
        Away.LEAVE,
        Away.FIELD,
    ]
    store.write_absence(connection, kept.but(ended=MONDAY + DAY))
    later = MONDAY + DAY
    assert store.away_at(connection, [1], later) == {}
    assert store.absences(connection, [1], Span(start=later, end=later + DAY)) == []


def test_a_leave_taken_back_before_it_began_is_none(connection):
    kept = store.add_absence(connection, away(MONDAY + DAY, MONDAY + 2 * DAY))
    store.write_absence(connection, kept.but(ended=MONDAY))
    assert store.absences(connection, [1], Span(start=MONDAY, end=MONDAY + 9 * DAY)) == []


def test_the_deputy_sees_for_whom_he_was_asked(connection):
    kept = store.add_absence(connection, away(MONDAY, MONDAY + DAY).but(deputy_id=2))
    assert [one.id for one in store.in_place_of(connection, 2, MONDAY)] == [kept.id]
    assert store.in_place_of(connection, 2, MONDAY + DAY) == []
    store.write_absence(connection, kept.but(agreed=MONDAY))
    assert store.in_place_of(connection, 2, MONDAY)[0].agreed == MONDAY
