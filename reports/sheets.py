"""A paper as a spreadsheet (XLSX): numbers are numbers, and no text can be taken for a formula."""

import datetime as dt
import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font
from openpyxl.styles import Side as Line
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.paper import (
    Block,
    Cell,
    Heading,
    Letterhead,
    NewPage,
    Paper,
    Points,
    Sentence,
    Side,
    Signatures,
    Space,
    Table,
)

FONT = "Times New Roman"
_MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the same facts give the same file
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_THIN = Line(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SIDES = {Side.LEFT: "left", Side.CENTRE: "center", Side.RIGHT: "right"}
_WIDTH = 95
_WIDE = 140


def safe_text(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula, whatever somebody typed.

    What begins like one gets an apostrophe before it; signs that no file may hold are dropped.
    """
    kept = "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
    return f"'{kept}" if kept.lstrip(" \n").startswith(_DANGEROUS) else kept


def write_sheet(paper: Paper) -> bytes:
    """Give the paper as the bytes of an XLSX file, A4, ready to print."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new book has a sheet
    sheet.title = safe_text(paper.title)[:31].translate(str.maketrans("", "", "[]:*?/\\"))
    columns = max(len(one.columns) for one in paper.blocks if isinstance(one, Table))
    _set_up(sheet, paper)
    _set_widths(sheet, paper, columns)
    row = 1
    for block in paper.blocks:
        row = _put(sheet, block, row, columns)
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "Viec"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _set_up(sheet: Worksheet, paper: Paper) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if paper.wide else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(paper.foot.replace("&", "&&"), size=8),
        right=_HeaderFooterPart("&P/&N", size=8),
    )
    sheet.sheet_view.showGridLines = False


def _set_widths(sheet: Worksheet, paper: Paper, columns: int) -> None:
    widest = max(
        (one for one in paper.blocks if isinstance(one, Table) and len(one.columns) == columns),
        key=lambda one: len(one.rows),
    )
    total = sum(column.width for column in widest.columns)
    page = _WIDE if paper.wide else _WIDTH
    for at, column in enumerate(widest.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = page * column.width / total


def _put(sheet: Worksheet, block: Block, row: int, columns: int) -> int:
    """Write a block from a row on; give the next free row."""
    match block:
        case Letterhead():
            return _put_letterhead(sheet, block, row, columns)
        case Table():
            return _put_table(sheet, block, row, columns)
        case Signatures():
            return _put_signatures(sheet, block, row, columns)
        case NewPage():
            sheet.row_breaks.append(Break(id=row - 1))
            return row
        case Heading():
            _line(sheet, row, columns, block.text, size=14 - block.level, bold=True, side="center")
        case Sentence():
            _line(sheet, row, columns, block.text, bold=block.bold)
        case Space():
            for at in range(row, row + block.lines):
                _line(sheet, at, columns, "." * 120)
            return row + block.lines
    return row + 1


def _line(
    sheet: Worksheet,
    row: int,
    columns: int,
    text: str,
    *,
    size: int = 12,
    bold: bool = False,
    side: str = "left",
    first: int = 1,
) -> None:
    cell = sheet.cell(row, first)
    _text(cell, text)
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    if columns > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=columns)
    width = 150 if sheet.page_setup.orientation == "landscape" else 100
    share = (columns - first + 1) / max(columns, 1)
    sheet.row_dimensions[row].height = 17 * max(1, -(-len(text) // int(width * share)))


def _put_letterhead(sheet: Worksheet, block: Letterhead, row: int, columns: int) -> int:
    half = max(1, columns // 2)
    rows = ((block.agency.upper(), block.state.upper()), (block.unit, block.motto))
    for at, (left, right) in enumerate(rows, start=row):
        _line(sheet, at, half, left, bold=at > row, side="center")
        _line(sheet, at, columns, right, bold=True, side="center", first=half + 1)
        sheet.row_dimensions[at].height = 32
    return row + 3


def _put_table(sheet: Worksheet, table: Table, row: int, columns: int) -> int:
    spans = _spans(sheet, table, columns)
    for column, span in zip(table.columns, spans, strict=True):
        _cell(sheet, row, span, column.title, Side.CENTRE, bold=True)
    sheet.row_dimensions[row].height = 34
    for at, cells in enumerate(table.rows, start=row + 1):
        last = table.summed and at == row + len(table.rows)
        longest = 1.0
        for column, span, value in zip(table.columns, spans, cells, strict=True):
            _cell(sheet, at, span, value, column.side, bold=last)
            if isinstance(value, str):
                width = sum(
                    sheet.column_dimensions[get_column_letter(n)].width
                    for n in range(span[0], span[1] + 1)
                )
                longest = max(longest, len(value) / max(width, 1) * 1.15)
        sheet.row_dimensions[at].height = 17 * (int(longest) + (longest % 1 > 0))
    return row + len(table.rows) + 2


def _spans(sheet: Worksheet, table: Table, columns: int) -> list[tuple[int, int]]:
    """Give the sheet's columns of each column of a table, as near to its widths as they allow."""
    widths = [sheet.column_dimensions[get_column_letter(at + 1)].width for at in range(columns)]
    total = sum(column.width for column in table.columns)
    spans, first, wanted = [], 1, 0.0
    for number, column in enumerate(table.columns):
        wanted += sum(widths) * column.width / total
        left = len(table.columns) - number - 1
        possible = range(first, columns - left + 1)
        last = min(possible, key=lambda end: abs(sum(widths[:end]) - wanted))
        last = last if left else columns
        spans.append((first, last))
        first = last + 1
    return spans


def _cell(
    sheet: Worksheet, row: int, span: tuple[int, int], value: Cell, side: Side, *, bold: bool
) -> None:
    first, last = span
    cell = sheet.cell(row, first)
    match value:
        case Points():
            cell.value = float(value.shown())
            cell.number_format = "0" if value.places == 0 else "0." + "0" * value.places
        case str():
            _text(cell, value)
        case _:
            cell.value = value
    for at in range(first, last + 1):
        sheet.cell(row, at).border = _BOX
    cell.font = Font(name=FONT, size=11, bold=bold)
    cell.alignment = Alignment(horizontal=_SIDES[side], vertical="center", wrap_text=True)
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def _text(cell: "object", text: str) -> None:
    cell.value = safe_text(text)  # type: ignore[attr-defined]
    cell.data_type = "s"  # type: ignore[attr-defined]


def _put_signatures(sheet: Worksheet, block: Signatures, row: int, columns: int) -> int:
    count = len(block.roles)
    bounds = [round(columns * at / count) for at in range(count + 1)]
    for (role, below), first, last in zip(block.roles, bounds, bounds[1:], strict=False):
        _line(sheet, row, last, role, bold=True, side="center", first=first + 1)
        _line(sheet, row + 1, last, below, side="center", first=first + 1)
        sheet.row_dimensions[row].height = 34
    return row + 6
