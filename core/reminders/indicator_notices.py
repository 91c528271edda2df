"""The figures of a unit's indicators as a picture."""

from core.indicators.notices import IndicatorLine
from core.kernel.fact import Fact
from core.reminders.notices import Coded


class IndicatorRow(Fact, frozen=True):
    """One indicator on a board; `before` are its shares in earlier terms, oldest first.

    `whose` is the unit or the position it is of, empty where that is the unit of the whole board.
    """

    line: IndicatorLine
    whose: str
    before: tuple[str | None, ...] = ()


class IndicatorBoard(Coded, frozen=True):
    """How a unit stands by its indicators in a term.

    `overall` is Σ w·reached / Σ w over the unit's own indicators that have a value, None without
    one; `valued` of `weighed` have it. `missing` is the weight its own set lacks, in percent.
    """

    unit: str
    unit_code: str
    year: int
    month: int
    months: int
    overall: str | None
    valued: int
    weighed: int
    missing: str
    rows: tuple[IndicatorRow, ...]
