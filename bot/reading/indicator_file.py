"""A file of indicators or of their values as rows of text: finds the headings, then reads on."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.reading.sheet_file import RosterUnreadable, Sheet, open_sheets
from core.indicators.notices import IndicatorsNotRead
from core.indicators.planning import Row
from core.indicators.rules import term_meant
from core.kernel.refusal import Slip
from core.people.roster_notices import Unreadable
from core.people.spelling import plain

HEADING_WITHIN = 60

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("ma", "ma chi tieu", "ma kpi", "ma so", "code"),
    "name": ("ten", "ten chi tieu", "chi tieu", "noi dung", "name", "indicator"),
    "unit": ("don vi", "don vi thuc hien", "don vi chu tri", "phong", "office unit", "unit"),
    "position": ("vi tri", "vi tri viec lam", "chuc danh", "position"),
    "source": ("nguon so", "cach lay so", "source"),
    "formula": ("cong thuc", "cach tinh", "cong thuc nguon so lieu", "nguon so lieu", "formula"),
    "noun": ("don vi tinh", "dvt", "measured in", "unit of measure"),
    "direction": ("chieu", "chieu huong", "direction"),
    "length": ("ky do", "chu ky", "tan suat", "cycle"),
    "weight": ("trong so", "ty trong", "ti trong", "trong so %", "weight"),
    "owner": ("phu trach", "nguoi phu trach", "ma can bo", "owner"),
    "cutoff": ("ngay chot", "so ngay chot", "chot so", "cut off", "cutoff"),
    "term": ("ky", "ky bao cao", "period"),
    "value": ("gia tri", "so lieu", "thuc hien", "ket qua", "value"),
    "reason": ("ly do", "giai trinh", "reason"),
}
_KNOWN = {heading: column for column, several in _HEADINGS.items() for heading in several}


def read_indicators(path: Path) -> tuple[Row, ...]:
    """Give the rows of a file: an Excel workbook (.xlsx) or a text table (.csv, .tsv).

    Columns are found by their headings, in any order; a heading that is a period (`quý I/2027`)
    holds targets. With the columns period and value the file holds values. Raises RosterUnreadable
    for a file that is no table or is too large, and Slip where headings are missing.
    """
    tables = [(sheet, *_headings(sheet)) for sheet in open_sheets(path).sheets]
    if not tables:
        raise RosterUnreadable(Unreadable.EMPTY)
    sheet, at, columns = max(tables, key=lambda table: len(table[2]))
    needed = ("code", "value") if "term" in columns else ("code", "name")
    lacks = tuple(name for name in needed if name not in columns)
    if lacks:
        raise Slip(IndicatorsNotRead(lacks=lacks))
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


def _rows(sheet: Sheet, at: int, columns: Mapping[str, int]) -> list[Row]:
    heads = sheet.rows[at]
    targets = [
        index
        for index, cell in enumerate(heads)
        if index not in columns.values() and term_meant(cell) is not None
    ]
    rows = []
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        told = {name: row[index] for name, index in columns.items() if index < len(row)}
        if not told.get("code") and not told.get("name"):
            continue
        aims = tuple((heads[index], row[index]) for index in targets if index < len(row))
        rows.append(Row(row=number, **told, targets=tuple(one for one in aims if one[1])))
    return rows
