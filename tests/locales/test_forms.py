"""How numbers and shares are written in both languages."""

from fractions import Fraction

import pytest

import locales


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (Fraction(0), "0,00", "0.00"),
        (Fraction(5, 3), "1,67", "1.67"),
        (Fraction(1, 200), "0,01", "0.01"),
        (Fraction(-1, 1000), "0,00", "0.00"),
        (Fraction(-5, 2), "\N{MINUS SIGN}2,50", "\N{MINUS SIGN}2.50"),
        (Fraction(1234567), "1.234.567,00", "1,234,567.00"),
    ],
)
def test_a_decimal_is_rounded_half_up_and_a_zero_has_no_sign(number, vi, en):
    assert (locales.decimal("vi", number), locales.decimal("en", number)) == (vi, en)


def test_percent_stands_right_behind_its_number():
    assert locales.percent("vi", Fraction(18, 25)) == "72%"
    assert locales.percent("en", Fraction(1, 3), 2) == "33.33%"
