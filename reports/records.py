"""Records as a text table (CSV) or a workbook (XLSX), for other systems: nothing in them runs."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports.sheets import safe_text

_MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the same records give the same file
_WIDEST = 60

Cell: TypeAlias = "str | int | Decimal | None"


def write_csv(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Give a text table in UTF-8 with its mark, so that Excel reads the diacritics."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def write_workbook(title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Give a workbook of one sheet: numbers are numbers, all else is text."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new book has a sheet
    sheet.title = title
    sheet.freeze_panes = "A2"
    for at, heading in enumerate(headings, start=1):
        sheet.cell(1, at, heading).font = Font(bold=True)
        width = max([len(heading), *(len(_text(row[at - 1])) for row in rows)])
        sheet.column_dimensions[get_column_letter(at)].width = min(width, _WIDEST) + 2
    for number, row in enumerate(rows, start=2):
        for at, cell in enumerate(row, start=1):
            if cell is not None and cell != "":
                sheet.cell(number, at, safe_text(cell) if isinstance(cell, str) else cell)
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "Viec"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return safe_text(cell) if isinstance(cell, str) else str(cell)
