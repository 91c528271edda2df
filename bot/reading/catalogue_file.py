"""A catalogue file as rows of text: finds the headings, then reads each row below them."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.reading.sheet_file import RosterUnreadable, Row, Sheet, open_sheets
from core.catalogue.notices import CatalogueNotRead
from core.catalogue.rules import ProductRow
from core.kernel.refusal import Slip
from core.people.roster_notices import Unreadable
from core.people.spelling import plain

HEADING_WITHIN = 60

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("ma", "ma san pham", "ma sp", "ma so", "ma cong viec", "ma hieu", "code"),
    "name": (
        "ten",
        "ten san pham",
        "san pham",
        "ten cong viec",
        "cong viec",
        "ten san pham cong viec",
        "san pham cong viec",
        "noi dung cong viec",
        "noi dung",
        "name",
        "product",
    ),
    "output": ("don vi tinh", "dvt", "don vi", "dau ra", "ket qua dau ra", "unit", "output"),
    "coefficient": ("k", "he so k", "he so", "he so quy doi", "he so quy doi k", "coefficient"),
    "score": ("diem", "so diem", "diem chuan", "diem san pham", "diem cong viec", "score"),
}
_KNOWN = {heading: column for column, several in _HEADINGS.items() for heading in several}
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-Z])\)?")


def read_catalogue(path: Path) -> tuple[ProductRow, ...]:
    """Give the rows of a catalogue: an Excel workbook (.xlsx) or a text table (.csv, .tsv).

    Columns are found by their headings, in any order. Raises RosterUnreadable for a file that is no
    table or is too large, and Slip where the headings of a catalogue are missing.
    """
    tables = [(sheet, *_headings(sheet)) for sheet in open_sheets(path).sheets]
    if not tables:
        raise RosterUnreadable(Unreadable.EMPTY)
    sheet, at, columns = max(tables, key=lambda table: len(table[2]))
    lacks = [name for name in ("code", "name") if name not in columns]
    if not columns.keys() & {"coefficient", "score"}:
        lacks.append("coefficient")
    if lacks:
        raise Slip(CatalogueNotRead(lacks=tuple(lacks)))
    rows = tuple(_rows(sheet, at, columns))
    if not rows:
        raise RosterUnreadable(Unreadable.NO_ROWS)
    return rows


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """Give the row near the top that has most of the headings, and the column of each."""
    best: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(sheet.rows[:HEADING_WITHIN]):
        found: dict[str, int] = {}
        for index, cell in enumerate(row):
            known = _KNOWN.get(" ".join(re.findall(r"\w+", plain(cell))))
            if known is not None:
                found.setdefault(known, index)
        if len(found) > len(best[1]):
            best = (at, found)
    return best


def _rows(sheet: Sheet, at: int, columns: Mapping[str, int]) -> list[ProductRow]:
    rows = []
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        told = {name: row[index] for name, index in columns.items() if index < len(row)}
        if _is_product(row, told) and row != sheet.rows[at]:
            rows.append(ProductRow(row=number, **told))
    return rows


def _is_product(row: Row, told: Mapping[str, str]) -> bool:
    """Tell whether a row is a product: not empty, no section's title, no numbering of columns."""
    filled = [cell for cell in row if cell]
    said = [cell for cell in told.values() if cell]
    if len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled):
        return False
    return len(said) > 1 or (len(said) == 1 and " " not in said[0] and said[0] == told.get("code"))
