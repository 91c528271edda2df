"""What there is to say about job positions and what belongs to them."""

from core.kernel.fact import Fact
from core.kernel.notice import Notice


class PositionLine(Fact, frozen=True):
    """A position as it is named: counts of what belongs to it, and its version.

    `pinned` says that it is as it was fixed when the period opened.
    """

    code: str
    name: str
    products: int
    indicators: int
    criteria: int
    version: str
    pinned: bool = False


class PositionsShown(Notice, frozen=True):
    """The positions of the office; `keeper` says that the reader may add to them."""

    lines: tuple[PositionLine, ...]
    keeper: bool


class PositionShown(Notice, frozen=True):
    """Everything that belongs to one position, and how many hold it."""

    line: PositionLine
    unit: str | None
    products: tuple[str, ...]
    indicators: tuple[str, ...]
    criteria: tuple[str, ...]
    holders: int


class PositionKept(Notice, frozen=True):
    """What belongs to a position was said; it holds for periods that open from now on."""

    line: PositionLine
    begun: bool
    holders: int


class PositionUnknown(Notice, frozen=True):
    """The office has no position with this code."""

    code: str


class PositionRefused(Notice, frozen=True):
    """A position cannot be kept so: `why` is not_keeper, name, unit, product or indicator."""

    why: str
    typed: str
