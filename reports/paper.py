"""A paper to sign, as blocks that know nothing of the file they are written to."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class Side(StrEnum):
    """On which side a column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Points:
    """A number on a paper: exact, and with how many decimals it is shown, rounded half up."""

    value: Fraction
    places: int = 2

    def shown(self) -> Decimal:
        """Give the number as it is shown."""
        scale = 10**self.places
        whole = (2 * self.value.numerator * scale + self.value.denominator) // (
            2 * self.value.denominator
        )
        return Decimal(whole).scaleb(-self.places)


Cell: TypeAlias = "str | int | Points | None"
"""None is a cell that is left empty, to be filled in by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line of its own, centred and bold; the largest has level 0."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The top of an official paper: the agency on the left, the State's name on the right."""

    agency: str
    unit: str
    state: str
    motto: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of text, in bold if it opens a part."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Dotted lines to write on by hand."""

    lines: int = 2


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; widths are shares of the page."""

    title: str
    width: int
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under titled columns; the last row is in bold if it is a sum."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, side by side: the role, and a line in brackets below it."""

    roles: tuple[tuple[str, str], ...]


Block: TypeAlias = Letterhead | Heading | Sentence | Space | NewPage | Table | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper, A4; `wide` lays it across."""

    title: str
    blocks: tuple[Block, ...]
    foot: str
    wide: bool = False
