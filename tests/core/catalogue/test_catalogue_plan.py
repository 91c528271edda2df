"""What a catalogue file changes, and what it may not say."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.rules import (
    Fault,
    ProductRow,
    Reason,
    Source,
    nearest,
    plan_catalogue,
)

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def row(number=2, code="BC-01", name="Báo cáo", output="báo cáo", coefficient="", score=""):
    return ProductRow(
        row=number, code=code, name=name, output=output, coefficient=coefficient, score=score
    )


def planned(*rows, known=()):
    return plan_catalogue(rows, {one.code: one for one in known}, NOW)


@pytest.mark.parametrize(
    ("coefficient", "score", "k", "source"),
    [
        ("1,5", "", Fraction(3, 2), Source.TABLE),
        ("1.5", "", Fraction(3, 2), Source.TABLE),
        ("", "160", Fraction(32, 5), Source.SCORE),
        ("6,4", "160", Fraction(32, 5), Source.SCORE),
        ("0,001", "", Fraction(1, 1000), Source.TABLE),
    ],
)
def test_k_is_exact_and_says_where_it_comes_from(coefficient, score, k, source):
    (made,) = planned(row(coefficient=coefficient, score=score)).new
    assert (made.k, made.source) == (k, source)


@pytest.mark.parametrize(
    ("faulty", "reason", "other"),
    [
        (row(code="", coefficient="1"), Reason.NO_CODE, ""),
        (row(code="báo cáo", coefficient="1"), Reason.CODE_FORM, ""),
        (row(name="", coefficient="1"), Reason.NO_NAME, ""),
        (row(name="x" * 201, coefficient="1"), Reason.TOO_LONG, ""),
        (row(), Reason.NO_COEFFICIENT, ""),
        (row(coefficient="một"), Reason.NO_NUMBER, ""),
        (row(coefficient="-1"), Reason.NO_NUMBER, ""),
        (row(coefficient="1,2,3"), Reason.NO_NUMBER, ""),
        (row(coefficient="#REF!"), Reason.NO_NUMBER, ""),
        (row(coefficient="0"), Reason.OUT_OF_RANGE, ""),
        (row(coefficient="1001"), Reason.OUT_OF_RANGE, ""),
        (row(coefficient="1,2345"), Reason.TOO_FINE, ""),
        (row(score="100,01"), Reason.TOO_FINE, ""),
        (row(coefficient="6", score="160"), Reason.DIFFERS, "32/5"),
    ],
)
def test_a_faulty_row_is_named_with_its_reason(faulty, reason, other):
    (fault,) = planned(faulty).faults
    assert (fault.row, fault.reason, fault.other) == (2, reason, other)


def test_the_second_row_of_a_code_is_at_fault_and_names_the_first():
    plan = planned(row(coefficient="1"), row(3, code="bc-01", coefficient="2"))
    assert plan.faults == (Fault(row=3, reason=Reason.CODE_TWICE, value="BC-01", other="2"),)
    assert [one.coefficient for one in plan.new] == [1000]


def test_the_same_file_twice_changes_nothing():
    first = planned(row(coefficient="1"), row(3, code="TT-01", score="50"))
    again = planned(row(coefficient="1"), row(3, code="TT-01", score="50"), known=first.new)
    assert (again.new, again.changed, again.unchanged) == ((), (), 2)


def test_a_product_that_the_file_does_not_name_stays():
    known = planned(row(coefficient="1"), row(3, code="TT-01", coefficient="2")).new
    plan = planned(row(coefficient="1,2"), known=known)
    assert plan.absent == ("TT-01",)
    assert [one.after.coefficient for one in plan.changed] == [1200]


def test_a_faulty_row_is_not_called_absent():
    known = planned(row(coefficient="1")).new
    assert planned(row(coefficient="x"), known=known).absent == ()


@given(score=st.integers(min_value=1, max_value=25_000))
def test_a_whole_score_always_has_an_exact_coefficient(score):
    (made,) = planned(row(score=str(score))).new
    assert made.k * 25 == score


@given(text=st.text(max_size=12))
def test_any_text_in_a_cell_is_a_number_or_a_fault(text):
    plan = planned(row(coefficient=text))
    assert len(plan.new) + len(plan.faults) == 1


def test_the_nearest_codes_share_their_beginning():
    known = planned(
        row(coefficient="1"), row(3, code="BC-02", coefficient="1"), row(4, code="TT-01", score="5")
    ).new
    assert [one.code for one in nearest("bc-9", known)] == ["BC-01", "BC-02"]
    assert nearest("X1", known) == ()
