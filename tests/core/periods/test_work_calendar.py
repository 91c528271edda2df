from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods.rules import NoWorkingDayError, WorkCalendar

CALENDAR = WorkCalendar.of()
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 24), False),  # Resolution 28/2026/QH16
        (date(2026, 11, 28), False),  # a Saturday; the swap proposed for it was not adopted
        (date(2026, 1, 2), False),  # letter 12729/VPCP-KGVX: swapped with
        (date(2026, 1, 10), True),  # this Saturday
        (date(2026, 8, 31), False),  # letter 9441/TB-BNV: swapped with
        (date(2026, 8, 22), True),  # this Saturday
        (date(2026, 2, 16), False),  # Tết
        (date(2026, 2, 20), False),
        (date(2026, 4, 27), False),  # the Hùng Kings' day fell on a Sunday
        (date(2027, 2, 4), False),
        (date(2027, 2, 10), False),
        (date(2027, 2, 11), True),
        (date(2027, 9, 3), False),
    ],
)
def test_the_published_days_off_and_swaps_are_known(day, worked):
    assert CALENDAR.is_working(day) is worked


# Civil Code 2015, article 147(2): the first day of a term is not counted.
@pytest.mark.parametrize(
    ("count", "end"),
    [
        (0, date(2026, 11, 23)),
        (1, date(2026, 11, 25)),
        (3, date(2026, 11, 27)),
        (5, date(2026, 12, 1)),
        (10, date(2026, 12, 8)),
        (20, date(2026, 12, 22)),
        (30, date(2027, 1, 6)),
        (-1, date(2026, 11, 20)),
    ],
)
def test_a_term_of_working_days_skips_weekends_and_holidays(count, end):
    assert CALENDAR.add_working_days(date(2026, 11, 23), count) == end


def test_the_office_may_overrule_any_day():
    calendar = WorkCalendar.of({date(2026, 11, 28): True, date(2026, 11, 23): False})
    assert calendar.is_working(date(2026, 11, 28))
    assert not calendar.is_working(date(2026, 11, 23))
    assert not CALENDAR.is_working(date(2026, 11, 28))


def test_an_override_goes_before_a_government_swap():
    assert WorkCalendar.of({date(2026, 1, 10): False}).is_working(date(2026, 1, 10)) is False


def test_a_calendar_does_not_follow_later_changes_of_the_table_it_was_made_from():
    table = {date(2026, 11, 28): True}
    calendar = WorkCalendar.of(table)
    table.clear()
    assert calendar.is_working(date(2026, 11, 28))


def test_a_holiday_has_its_name_and_a_made_up_working_day_has_none():
    assert CALENDAR.holiday_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert CALENDAR.holiday_name(date(2026, 11, 25)) is None
    assert WorkCalendar.of({date(2026, 11, 24): True}).holiday_name(date(2026, 11, 24)) is None


def test_a_calendar_without_working_days_does_not_spin():
    nothing = {date(2026, 1, 1) + timedelta(days=n): False for n in range(41_000)}
    with pytest.raises(NoWorkingDayError):
        WorkCalendar.of(nothing).add_working_days(date(2026, 1, 1), 1)


def test_no_working_days_lie_between_a_day_and_an_earlier_one():
    assert CALENDAR.working_days_between(date(2026, 11, 27), date(2026, 11, 23)) == 0
    assert CALENDAR.working_days_between(date(2026, 11, 23), date(2026, 11, 27)) == 3


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_working_days_agree(day, count):
    end = CALENDAR.add_working_days(day, count)
    assert CALENDAR.is_working(end)
    assert CALENDAR.working_days_between(day, end) == count
