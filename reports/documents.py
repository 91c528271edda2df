"""A paper as a text document (DOCX), in Times New Roman on A4, ready to sign."""

import datetime as dt
import io
from typing import TypeAlias

from docx import Document
from docx.document import Document as Paged
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from reports.paper import (
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
from reports.sheets import FONT

_MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the same facts give the same file
_SIDES = {
    Side.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Side.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Side.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_LEFT, _RIGHT, _MARGIN = 30, 15, 15
_DOTS = "." * 130
_HALVES = (0.4, 0.6)
_Put: TypeAlias = Letterhead | Heading | Sentence | Space | Table | Signatures
"""What stands on a page; a new page is where the next of them begins."""
_MANY = 10
_TO_SIGN = 16


def write_document(paper: Paper) -> bytes:
    """Give the paper as the bytes of a DOCX file."""
    document = Document()
    _set_up(document, paper)
    begins_page = False
    for block in paper.blocks:
        if isinstance(block, NewPage):
            begins_page = True
            continue
        before = len(document.paragraphs)
        _put(document, block, _page_width(paper))
        if begins_page:
            document.paragraphs[before].paragraph_format.page_break_before = True
            begins_page = False
    properties = document.core_properties
    properties.title, properties.author = _kept(paper.title), "Viec"
    properties.created = properties.modified = _MADE
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page_width(paper: Paper) -> float:
    return (297 if paper.wide else 210) - _LEFT - _RIGHT


def _set_up(document: Paged, paper: Paper) -> None:
    section = document.sections[0]
    if paper.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width = Mm(297 if paper.wide else 210)
    section.page_height = Mm(210 if paper.wide else 297)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(1)
    style.paragraph_format.line_spacing = 1
    _say(section.footer.paragraphs[0], paper.foot, size=9)


def _put(document: Paged, block: _Put, width: float) -> None:
    match block:
        case Letterhead():
            _put_letterhead(document, block, width)
        case Heading():
            size = 14 - block.level
            _say(document.add_paragraph(), block.text, size=size, bold=True, side=Side.CENTRE)
        case Sentence():
            _say(document.add_paragraph(), block.text, bold=block.bold)
        case Space():
            for _ in range(block.lines):
                _say(document.add_paragraph(), _DOTS, size=11)
        case Table():
            _put_table(document, block, width)
        case Signatures():
            _put_signatures(document, block, width)


def _say(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 12,
    bold: bool = False,
    side: Side = Side.LEFT,
) -> None:
    paragraph.alignment = _SIDES[side]
    run = paragraph.add_run(_kept(text))
    run.font.size, run.bold = Pt(size), bold


def _kept(text: str) -> str:
    """Give a text without the signs that no document may hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _put_letterhead(document: Paged, block: Letterhead, width: float) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for side, share in enumerate(_HALVES):
        table.columns[side].width = Mm(width * share)
    rows = ((block.agency.upper(), block.state.upper()), (block.unit, block.motto))
    for at, pair in enumerate(rows):
        for side, text in enumerate(pair):
            cell = table.cell(at, side)
            cell.width = Mm(width * _HALVES[side])
            bold = bool(at or side)
            _say(cell.paragraphs[0], text, size=12, bold=bold, side=Side.CENTRE)
    _gap(document)


def _put_table(document: Paged, block: Table, width: float) -> None:
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.columns))
    table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    total = sum(column.width for column in block.columns)
    widths = [Mm(width * column.width / total) for column in block.columns]
    cells = table._cells  # noqa: SLF001 - one pass; cell by cell takes quadratic time
    count = len(block.columns)
    size = 11 if count <= _MANY else 9
    for at, column in enumerate(block.columns):
        _fill(cells[at], column.title, Side.CENTRE, size, bold=True)
    for row, values in enumerate(block.rows, start=1):
        last = block.summed and row == len(block.rows)
        for at, (column, value) in enumerate(zip(block.columns, values, strict=True)):
            _fill(cells[row * count + at], _shown(value), column.side, size, bold=last)
    for at, column_width in enumerate(widths):
        table.columns[at].width = column_width
    for at, cell in enumerate(cells):
        cell.width = widths[at % count]
    _mark(table.rows[0], "w:tblHeader")
    for row in table.rows:
        _mark(row, "w:cantSplit")
    _gap(document)


def _mark(row: _Row, name: str) -> None:
    """Say of a row what the library has no word for: repeated on each page, or never split."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001


def _gap(document: Paged) -> None:
    """Leave half a line free."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run().font.size = Pt(6)


def _fill(cell: _Cell, text: str, side: Side, size: float, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _say(paragraph, text, size=size, bold=bold, side=side)


def _shown(value: Cell) -> str:
    match value:
        case Points():
            return str(value.shown()).replace(".", ",")
        case None:
            return ""
        case _:
            return str(value)


def _put_signatures(document: Paged, block: Signatures, width: float) -> None:
    for paragraph in reversed(document.paragraphs):  # those who sign stay with what they sign
        paragraph.paragraph_format.keep_with_next = True
        if any(run.bold for run in paragraph.runs):
            break
    table = document.add_table(rows=3, cols=len(block.roles))
    for at, (role, below) in enumerate(block.roles):
        for row, text in enumerate((role, below)):
            cell = table.cell(row, at)
            cell.width = Mm(width / len(block.roles))
            _say(cell.paragraphs[0], text, size=12, bold=row == 0, side=Side.CENTRE)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    for row in table.rows:
        _mark(row, "w:cantSplit")
    table.rows[2].height = Mm(_TO_SIGN)
