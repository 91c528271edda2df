"""What a catalogue file would change, and which of its rows are at fault: pure decisions."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from core.kernel.fact import Fact

THOUSAND = 1000
SCORE_OF_ONE = 25
"""The score of one standard product: K = score / 25 (the Ministry's handbook, Appendix III)."""

MOST_COEFFICIENT = 1000
LONGEST_CODE = 32
LONGEST_NAME = 200
NEAREST = 5

_CODE = re.compile(r"(?:[^\W\d_]{1,6}[-.]){0,2}[^\W\d_]{0,6}\d[\w.-]*")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,9})?")
_FORMULA_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


class Source(StrEnum):
    """Where a coefficient comes from: given as it is, or a score divided by 25."""

    TABLE = "table"
    SCORE = "score"


class Product(Fact, frozen=True):
    """A version of a product; `coefficient` (K) and `score` are thousandths."""

    code: str
    name: str
    output: str | None
    coefficient: int
    source: Source
    score: int | None = None

    @property
    def k(self) -> Fraction:
        """The coefficient as an exact number."""
        return exact(self.coefficient)


class ProductRow(Fact, frozen=True):
    """A row of a catalogue file, as text; `row` as a spreadsheet counts."""

    row: int
    code: str = ""
    name: str = ""
    output: str = ""
    coefficient: str = ""
    score: str = ""


class Reason(StrEnum):
    """Why a row of a catalogue cannot be taken."""

    NO_CODE = "no_code"
    CODE_FORM = "code_form"
    CODE_TWICE = "code_twice"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    NO_COEFFICIENT = "no_coefficient"
    NO_NUMBER = "no_number"
    OUT_OF_RANGE = "out_of_range"
    TOO_FINE = "too_fine"
    DIFFERS = "differs"


class Fault(Fact, frozen=True):
    """A row at fault: which, why, what stands there, and what would be right or which other row."""

    row: int
    reason: Reason
    value: str = ""
    other: str = ""


class Changed(Fact, frozen=True):
    """A product that is known and would get a new version."""

    before: Product
    after: Product


class CataloguePlan(Fact, frozen=True):
    """What a file would change from a moment on; products it does not name stay as they are."""

    rows: int
    since: dt.datetime
    new: tuple[Product, ...]
    changed: tuple[Changed, ...]
    unchanged: int
    absent: tuple[str, ...]
    faults: tuple[Fault, ...]


def exact(thousandths: int) -> Fraction:
    """Give thousandths as the exact number they stand for."""
    return Fraction(thousandths, THOUSAND)


def plan_catalogue(
    rows: Sequence[ProductRow], known: Mapping[str, Product], since: dt.datetime
) -> CataloguePlan:
    """Give what the rows would change in the products known at a moment, by code."""
    faults: list[Fault] = []
    read: dict[str, tuple[int, Product]] = {}
    for row in rows:
        try:
            made = _product(row)
        except _FaultyError as fault:
            faults.append(fault.of(row.row))
            continue
        first = read.setdefault(made.code, (row.row, made))[0]
        if first != row.row:
            twice = _FaultyError(Reason.CODE_TWICE, made.code, str(first))
            faults.append(twice.of(row.row))
    products = [made for _, made in read.values()]
    return CataloguePlan(
        rows=len(rows),
        since=since,
        new=tuple(one for one in products if one.code not in known),
        changed=tuple(
            Changed(before=known[one.code], after=one)
            for one in products
            if one.code in known and known[one.code] != one
        ),
        unchanged=sum(known.get(one.code) == one for one in products),
        absent=tuple(sorted(known.keys() - read.keys() - {code_of(one.code) for one in rows})),
        faults=tuple(faults),
    )


def code_of(typed: str) -> str:
    """Give a product's code in its one spelling: without spaces, in capitals."""
    return "".join(typed.split()).upper()


def nearest(code: str, known: Sequence[Product]) -> tuple[Product, ...]:
    """Give the products whose codes are most like one that is not known, best first."""

    def alike(one: Product) -> int:
        same = 0
        for mine, theirs in zip(code_of(code), one.code, strict=False):
            if mine != theirs:
                break
            same += 1
        return same

    found = sorted(known, key=lambda one: (-alike(one), one.code))
    return tuple(one for one in found if alike(one))[:NEAREST]


class _FaultyError(Exception):
    """A row cannot be taken; the plan names it and goes on."""

    def __init__(self, reason: Reason, value: str = "", other: str = "") -> None:
        super().__init__(reason)
        self._parts = (reason, value, other)

    def of(self, row: int) -> Fault:
        reason, value, other = self._parts
        return Fault(row=row, reason=reason, value=value[:60], other=other)


def _product(row: ProductRow) -> Product:
    code = code_of(row.code)
    if not code:
        raise _FaultyError(Reason.NO_CODE)
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        raise _FaultyError(Reason.CODE_FORM, row.code)
    if not row.name:
        raise _FaultyError(Reason.NO_NAME, code)
    for text in (row.name, row.output):
        if len(text) > LONGEST_NAME:
            raise _FaultyError(Reason.TOO_LONG, text)
    coefficient, source, score = _worth(row)
    return Product(
        code=code,
        name=row.name,
        output=row.output or None,
        coefficient=coefficient,
        source=source,
        score=score,
    )


def _worth(row: ProductRow) -> tuple[int, Source, int | None]:
    """Give K, where it comes from, and the score: one of the two columns is enough."""
    given = _number(row.coefficient) if row.coefficient else None
    score = _number(row.score) if row.score else None
    if score is None:
        if given is None:
            raise _FaultyError(Reason.NO_COEFFICIENT)
        return _thousandths(given, row.coefficient), Source.TABLE, None
    worth = score / SCORE_OF_ONE
    if given is not None and given != worth:
        raise _FaultyError(Reason.DIFFERS, row.coefficient, str(worth))
    return _thousandths(worth, row.score), Source.SCORE, _thousandths(score, row.score, most=None)


def _number(text: str) -> Fraction:
    if text in _FORMULA_ERRORS or not _NUMBER.fullmatch(text):
        raise _FaultyError(Reason.NO_NUMBER, text)
    return Fraction(text.replace(",", "."))


def _thousandths(number: Fraction, text: str, most: int | None = MOST_COEFFICIENT) -> int:
    if number <= 0 or (most is not None and number > most):
        raise _FaultyError(Reason.OUT_OF_RANGE, text)
    scaled = number * THOUSAND
    if scaled.denominator != 1:
        raise _FaultyError(Reason.TOO_FINE, text)
    return int(scaled)
