"""How full a month is: what is left of open products, and the norm that it is held against."""

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.periods.spans import month_span
from core.tasks.loads import daily_norm, left_of
from core.tasks.store import WorkRow

ZONE = "Asia/Ho_Chi_Minh"
MONTHS = [month_span(2026, month, ZONE) for month in (8, 9, 10)]
SINCE = MONTHS[0].start - dt.timedelta(days=1)


def row(person=1, quantity=1000, k=1000, share=Fraction(1), *, progress=0, done=0, accepted=None):
    return WorkRow(
        person_id=person,
        quantity=quantity,
        coefficient=k,
        part=share.numerator,
        whole=share.denominator,
        progress=progress,
        done=done,
        accepted=accepted,
    )


def in_month(month, count=1):
    moment = month.start + dt.timedelta(days=5)
    return [row(accepted=moment) for _ in range(count)]


def test_what_is_left_is_quantity_times_k_times_share_less_what_is_done():
    assert left_of([row(quantity=4000, k=1500, share=Fraction(1, 3))]) == 2
    assert left_of([row(quantity=4000, k=1500, share=Fraction(1, 3), progress=25)]) == Fraction(
        3, 2
    )
    assert left_of([row(quantity=10_000, done=7000, progress=10)]) == 3


@given(
    st.lists(st.fractions(min_value=Fraction(1, 50), max_value=1), min_size=1, max_size=5),
    st.integers(1, 9000),
    st.integers(1, 9000),
)
def test_shared_work_is_the_same_load_as_work_of_one(weights, quantity, k):
    shares = [weight / sum(weights) for weight in weights]
    several = left_of(row(quantity=quantity, k=k, share=share) for share in shares)
    assert several == left_of([row(quantity=quantity, k=k)])


def test_the_norm_is_the_median_of_the_months():
    accepted = [*in_month(MONTHS[0], 2), *in_month(MONTHS[1], 8), *in_month(MONTHS[2], 4)]
    assert daily_norm(accepted, {1: SINCE}, MONTHS, lambda _: 20) == Fraction(4, 20)


def test_a_month_before_somebody_held_work_does_not_count():
    began = {1: MONTHS[2].start - dt.timedelta(days=1)}
    assert daily_norm(in_month(MONTHS[2], 6), began, MONTHS, lambda _: 20) == Fraction(6, 20)


def test_without_a_whole_month_of_work_there_is_no_norm():
    began = {1: MONTHS[2].start + dt.timedelta(days=1)}
    assert daily_norm(in_month(MONTHS[2], 6), began, MONTHS, lambda _: 20) is None
    assert daily_norm([], {1: SINCE}, MONTHS, lambda _: 20) is None
    assert daily_norm([], {}, MONTHS, lambda _: 20) is None
