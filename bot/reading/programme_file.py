"""A file of numbered paragraphs as rows of text: finds the headings, then reads each row below."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.reading.sheet_file import RosterUnreadable, Sheet, open_sheets
from core.kernel.refusal import Slip
from core.people.roster_notices import Unreadable
from core.people.spelling import plain
from core.programmes.notices import ProgrammesNotRead
from core.programmes.rules import Row

HEADING_WITHIN = 60

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("ma", "ma van ban", "ma nguon", "nguon", "van ban", "so hieu", "code", "programme"),
    "title": ("ten van ban", "ten nguon", "ten", "trich yeu", "title"),
    "mark": (
        "muc",
        "so muc",
        "doan",
        "diem",
        "khoan",
        "stt",
        "tt",
        "so tt",
        "so thu tu",
        "mark",
        "paragraph",
        "no",
    ),
    "words": (
        "noi dung",
        "nhiem vu",
        "noi dung nhiem vu",
        "ten nhiem vu",
        "nhiem vu giai phap",
        "words",
        "text",
        "content",
    ),
    "owner": (
        "chu tri",
        "don vi chu tri",
        "co quan chu tri",
        "nguoi chu tri",
        "phu trach",
        "owner",
        "lead",
    ),
    "figure": ("con so", "chi tieu", "ket qua", "muc tieu", "san pham", "figure", "target"),
    "data": ("so lieu", "nguon so lieu", "du lieu", "nguon du lieu", "data", "data source"),
    "due": ("han", "thoi han", "thoi gian", "thoi gian hoan thanh", "han hoan thanh", "due"),
}
_KNOWN = {heading: column for column, several in _HEADINGS.items() for heading in several}


def read_programmes(path: Path, code: str, title: str) -> tuple[Row, ...]:
    """Give the rows of a file of paragraphs: an Excel workbook (.xlsx) or a text table.

    Columns are found by their headings, in any order; `code` and `title` name the programme where
    the file does not. Raises RosterUnreadable for a file that is no table or is too large, and
    Slip where headings are missing.
    """
    tables = [(sheet, *_headings(sheet)) for sheet in open_sheets(path).sheets]
    if not tables:
        raise RosterUnreadable(Unreadable.EMPTY)
    sheet, at, columns = max(tables, key=lambda table: len(table[2]))
    needed = ("mark", "words") if code else ("code", "mark", "words")
    lacks = tuple(name for name in needed if name not in columns)
    if lacks:
        raise Slip(ProgrammesNotRead(lacks=lacks))
    rows = tuple(_rows(sheet, at, columns, code, title))
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


def _rows(sheet: Sheet, at: int, columns: Mapping[str, int], code: str, title: str) -> list[Row]:
    rows = []
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        told = {name: row[index] for name, index in columns.items() if index < len(row)}
        if any(told.values()):
            rows.append(
                Row(
                    row=number,
                    **{
                        **told,
                        "code": told.get("code") or code,
                        "title": told.get("title") or title,
                    },
                )
            )
    return rows
