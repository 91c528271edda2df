"""What there is to say about the product catalogue."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice


class ProductLine(Fact, frozen=True):
    """A product as people speak of it; K and score are exact numbers as text."""

    code: str
    name: str
    output: str | None
    coefficient: str
    score: str | None = None


class CatalogueShown(Notice, frozen=True):
    """A page of the products that hold now; `typed` is what was looked for."""

    typed: str
    lines: tuple[ProductLine, ...]
    total: int
    page: int
    pages: int
    admin: bool


class ProductUnknown(Notice, frozen=True):
    """No product of the catalogue has this code; `nearest` are those most like it."""

    code: str
    nearest: tuple[ProductLine, ...]
    empty: bool


class CatalogueNotRead(Notice, frozen=True):
    """A file is no catalogue: no heading was found, or one of those needed is missing."""

    lacks: tuple[str, ...]


class CatalogueHasFaults(Notice, frozen=True):
    """Nothing was written, for so many rows are at fault; `rows` are the first of them."""

    faults: int
    rows: tuple[int, ...]


class CatalogueTooEarly(Notice, frozen=True):
    """A version cannot begin before the newest one there is: tasks were given by that one."""

    since: dt.datetime
    newest: dt.datetime


class CatalogueImported(Notice, frozen=True):
    """A catalogue was taken over; all but `since` are counts."""

    new: int
    changed: int
    unchanged: int
    skipped: int
    since: dt.datetime
