"""What a file of indicators, or of their values, would change: pure decisions."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from core.indicators import rules
from core.indicators.faults import Fault, FaultyError, Reason
from core.indicators.rules import (
    CUTOFF_DAYS,
    MONTH,
    MOST_VALUE,
    QUARTER,
    THOUSAND,
    WHOLE,
    YEAR,
    Direction,
    Indicator,
    Measurement,
    Source,
    Target,
    Term,
)
from core.kernel.fact import Fact
from core.people.spelling import plain

T = TypeVar("T")

LONGEST_NAME = 200
LONGEST_FIELD = 300
LONGEST_NOUN = 40

_CODE = re.compile(r"[^\W_]{1,10}(?:[.\-/][^\W_]{1,10}){0,3}")
_GIVEN = re.compile(r"CT-?\d+")
"""Codes of this form are given to what is typed in the chat."""
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,3})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?")
_WAY = re.compile(r"(?:tu |from )?(\S+) *(?:->|→|xuong|len|den|to|down to|up to) *(\S+)")
_LENGTHS = {
    **dict.fromkeys(("thang", "hang thang", "month", "monthly"), MONTH),
    **dict.fromkeys(("quy", "hang quy", "quarter", "quarterly", ""), QUARTER),
    **dict.fromkeys(("nam", "hang nam", "year", "yearly"), YEAR),
}
_DIRECTIONS = {
    **dict.fromkeys(("", "tang", "cao", "cao hon", "cang cao", "higher", "up"), Direction.HIGHER),
    **dict.fromkeys(("giam", "thap", "thap hon", "cang thap", "lower", "down"), Direction.LOWER),
}
_TYPED = frozenset({"", "nhap", "nhap tay", "bao cao", "typed", "manual"})
_ON_TIME = frozenset({"dung han", "ty le dung han", "viec dung han", "on time"})
_COUNTS = re.compile(r"(san pham|product|muc|doan|paragraph)\s+(\S+)")


class Row(Fact, frozen=True):
    """A row of a file, as text; `targets` are the cells below headings that are terms."""

    row: int
    code: str = ""
    name: str = ""
    unit: str = ""
    position: str = ""
    source: str = ""
    formula: str = ""
    noun: str = ""
    direction: str = ""
    length: str = ""
    weight: str = ""
    owner: str = ""
    cutoff: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    term: str = ""
    value: str = ""
    reason: str = ""


class Known(Fact, frozen=True):
    """What is known of an office: by code or folded name, each with its row."""

    indicators: Mapping[str, Indicator]
    targets: Mapping[int, Mapping[str, Target]]
    values: Mapping[int, Sequence[Measurement]]
    units: Mapping[str, int]
    persons: Mapping[str, int]
    products: frozenset[str]
    paragraphs: frozenset[str]
    zone: str
    now: dt.datetime


class SetTargetOf(Fact, frozen=True):
    """A target that a file sets, of the indicator with a code."""

    code: str
    term: str
    target: Target


class ValueOf(Fact, frozen=True):
    """A value that a file says, of the indicator with a code."""

    code: str
    value: Measurement


class IndicatorPlan(Fact, frozen=True):
    """What a file would change; indicators and fields it does not name stay as they are."""

    rows: int
    new: tuple[Indicator, ...]
    changed: tuple[Indicator, ...]
    targets: tuple[SetTargetOf, ...]
    values: tuple[ValueOf, ...]
    unchanged: int
    faults: tuple[Fault, ...]

    @property
    def changes(self) -> bool:
        """Tell whether the file says anything that is not known."""
        return bool(self.new or self.changed or self.targets or self.values)


def plan_indicators(rows: Sequence[Row], known: Known) -> IndicatorPlan:
    """Give what the rows would change. Sets whose weights make no whole are faults of row 0."""
    faults: list[Fault] = []
    read: dict[str, tuple[Row, Indicator]] = {}
    targets: list[SetTargetOf] = []
    values: list[ValueOf] = []
    said: dict[tuple[str, str], int] = {}
    for row in rows:
        try:
            if row.value or row.term:
                values += _value(row, known, said)
                continue
            made = _indicator(row, known)
            first = read.setdefault(made.code, (row, made))[0]
            _see_once(made.code, row.row, first.row)
            targets += _targets(row, made, known)
        except FaultyError as error:
            faults.append(_in_row(error.fault, row.row))
    every = [made for _, made in read.values()]
    faults += _weights(every, known)
    new = tuple(one for one in every if not one.id)
    changed = tuple(one for one in every if one.id and known.indicators[one.code.upper()] != one)
    touched = {one.code for one in targets} | {one.code for one in (*new, *changed)}
    return IndicatorPlan(
        rows=len(rows),
        new=new,
        changed=changed,
        targets=tuple(targets),
        values=tuple(values),
        unchanged=sum(one.code not in touched for one in every),
        faults=tuple(faults),
    )


def _in_row(fault: Fault, row: int) -> Fault:
    return Fault(row=row, reason=fault.reason, value=fault.value, other=fault.other)


def _see_once(what: str, row: int, first: int) -> None:
    """Raise FaultyError where something stands in two rows."""
    if first != row:
        raise FaultyError(Reason.TWICE, what, str(first))


def _code(typed: str) -> str:
    code = "".join(typed.split()).upper()
    if not code:
        raise FaultyError(Reason.NO_CODE)
    if not _CODE.fullmatch(code):
        raise FaultyError(Reason.CODE_FORM, typed)
    return code


def _indicator(row: Row, known: Known) -> Indicator:
    code = _code(row.code)
    was = known.indicators.get(code)
    if was is None and _GIVEN.fullmatch(code):
        raise FaultyError(Reason.CODE_FORM, row.code)
    if was is None and not row.name:
        raise FaultyError(Reason.NO_NAME, code)
    for text, most in (
        (row.name, LONGEST_NAME),
        (row.formula, LONGEST_FIELD),
        (row.noun, LONGEST_NOUN),
        (row.position, LONGEST_FIELD),
    ):
        if len(text) > most:
            raise FaultyError(Reason.TOO_LONG, text, str(most))
    unit = _unit(row, known, was)
    source, counts = _source(row.source, known) if row.source or was is None else (None, None)
    base = was or Indicator(
        id=0,
        office_id=0,
        number=0,
        code=code,
        name=row.name,
        unit_id=unit,
        path="",
        source=source or Source.TYPED,
        direction=Direction.HIGHER,
        months=QUARTER,
        weight=0,
    )
    return base.but(
        name=row.name or base.name,
        unit_id=unit,
        position=row.position or base.position,
        source=source or base.source,
        counts=counts if source else base.counts,
        formula=row.formula or base.formula,
        noun=row.noun or base.noun,
        direction=_from(_DIRECTIONS, row.direction, Reason.DIRECTION_FORM)
        if row.direction or was is None
        else base.direction,
        months=_from(_LENGTHS, row.length, Reason.LENGTH_FORM)
        if row.length or was is None
        else base.months,
        weight=_weight(row.weight) if row.weight else base.weight,
        owner_id=_owner(row.owner, known) if row.owner else base.owner_id,
        cutoff=_days(row.cutoff) if row.cutoff else base.cutoff or CUTOFF_DAYS,
        dropped=False,
    )


def _unit(row: Row, known: Known, was: Indicator | None) -> int:
    if not row.unit and was is not None:
        return was.unit_id
    found = known.units.get(plain(row.unit))
    if found is None:
        raise FaultyError(Reason.UNIT_UNKNOWN, row.unit)
    if was is not None and found != was.unit_id:
        raise FaultyError(Reason.UNIT_CHANGED, row.unit, was.code)
    return found


def _owner(typed: str, known: Known) -> int:
    found = known.persons.get(plain(typed))
    if found is None:
        raise FaultyError(Reason.OWNER_UNKNOWN, typed)
    return found


def _source(typed: str, known: Known) -> tuple[Source, str | None]:
    said = plain(typed)
    if said in _TYPED:
        return Source.TYPED, None
    if said in _ON_TIME:
        return Source.ON_TIME, None
    found = _COUNTS.fullmatch(said)
    if found is None:
        raise FaultyError(Reason.SOURCE_FORM, typed)
    counts = typed.rsplit(maxsplit=1)[-1].upper()
    if found[1] in ("san pham", "product"):
        if counts not in known.products:
            raise FaultyError(Reason.PRODUCT_UNKNOWN, counts)
        return Source.PRODUCT, counts
    if counts not in known.paragraphs:
        raise FaultyError(Reason.PARAGRAPH_UNKNOWN, counts)
    return Source.PARAGRAPH, counts


def _from(names: Mapping[str, T], typed: str, reason: Reason) -> T:
    found = names.get(plain(typed))
    if found is None:
        raise FaultyError(reason, typed)
    return found


def _weight(typed: str) -> int:
    exact = _number(typed.rstrip(" %"), Reason.WEIGHT_FORM) * 100
    if exact.denominator != 1 or not 0 <= exact <= WHOLE:
        raise FaultyError(Reason.WEIGHT_FORM, typed)
    return int(exact)


def _days(typed: str) -> int:
    exact = _number(typed.split(maxsplit=1)[0], Reason.NUMBER_FORM)
    if exact.denominator != 1 or not 0 <= exact <= 90:
        raise FaultyError(Reason.NUMBER_FORM, typed)
    return int(exact)


def _number(typed: str, reason: Reason) -> Fraction:
    """Give a number as it stands in a cell: `12.000` is twelve thousand, `66,5` and `66.5` are one.

    A spreadsheet gives its numbers without anything that parts thousands.
    """
    text = "".join(typed.split())
    if not _NUMBER.fullmatch(text):
        raise FaultyError(reason, typed)
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    return Fraction(text.replace(",", "."))


def _thousandths(typed: str) -> int:
    exact = _number(typed.rstrip(" %"), Reason.NUMBER_FORM) * THOUSAND
    if exact.denominator != 1 or abs(exact) > MOST_VALUE:
        raise FaultyError(Reason.NUMBER_FORM, typed)
    return int(exact)


def _targets(row: Row, made: Indicator, known: Known) -> list[SetTargetOf]:
    """Give the targets of a row that are new: `95`, or `120 → 20` with where the way begins."""
    have = known.targets.get(made.id, {})
    found = []
    for heading, cell in row.targets:
        if not cell:
            continue
        term = rules.term_meant(heading)
        if term is None:
            raise FaultyError(Reason.TERM_FORM, heading)
        if term.months != made.months:
            raise FaultyError(Reason.TERM_FORM, heading, made.code)
        way = _WAY.fullmatch(plain(cell))
        baseline = _thousandths(way[1]) if way else None
        target = Target(target=_thousandths(way[2] if way else cell), baseline=baseline)
        if have.get(term.key) != target:
            found.append(SetTargetOf(code=made.code, term=term.key, target=target))
    return found


def _value(row: Row, known: Known, said: dict[tuple[str, str], int]) -> list[ValueOf]:
    one = known.indicators.get(_code(row.code))
    if one is None or one.dropped:
        raise FaultyError(Reason.INDICATOR_UNKNOWN, row.code)
    if one.source is not Source.TYPED:
        raise FaultyError(Reason.COMPUTED, one.code)
    term = rules.term_meant(row.term)
    if term is None or term.months != one.months:
        raise FaultyError(Reason.TERM_FORM, row.term, one.code)
    first = said.setdefault((one.code, term.key), row.row)
    _see_once(f"{one.code} {term.key}", row.row, first)
    value = _thousandths(row.value)
    if known.now < term.span(known.zone).start:
        raise FaultyError(Reason.AHEAD, row.term)
    was = rules.counts_now(_of(known.values.get(one.id, ()), term))
    if was is not None and was.value == value:
        return []
    late = known.now >= rules.closes(term, one.cutoff, known.zone)
    if late and not row.reason:
        raise FaultyError(Reason.NEEDS_REASON, f"{one.code} {row.term}")
    new = Measurement(
        id=0, term=term.key, value=value, said=known.now, reason=row.reason or None, late=late
    )
    return [ValueOf(code=one.code, value=new)]


def _of(said: Iterable[Measurement], term: Term) -> Iterable[Measurement]:
    return (one for one in said if one.term == term.key)


def _weights(every: Sequence[Indicator], known: Known) -> list[Fault]:
    """Give the sets that a file touches whose weights make no whole, with the part missing."""
    after = {one.code: one for one in known.indicators.values() if not one.dropped}
    after |= {one.code: one for one in every}
    names = {row: code for code, row in known.units.items()}
    found = []
    for unit, position in dict.fromkeys((one.unit_id, one.position) for one in every):
        weights = [
            one.weight for one in after.values() if (one.unit_id, one.position) == (unit, position)
        ]
        left = rules.missing_weight(weights)
        if left and any(weights):
            reason = Reason.WEIGHTS_MISSING if left > 0 else Reason.WEIGHTS_OVER
            whose = names[unit].upper() + (f", {position}" if position else "")
            percent = Fraction(abs(left), 100)
            found.append(Fault(row=0, reason=reason, value=whose, other=str(percent)))
    return found
