"""A file of tasks from another system: finds the headings, then reads each row below them."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.reading.secrecy import is_marked_secret, may_be_marked_secret
from bot.reading.sheet_file import RosterUnreadable, Sheet, open_sheets
from core.exchange.faults import Column
from core.exchange.notices import TasksNotRead
from core.exchange.rules import TaskRow
from core.kernel.refusal import Slip
from core.people.roster_notices import Unreadable
from core.people.spelling import plain

HEADING_WITHIN = 60

_HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("so nv", "so viec", "number"),
    Column.SYSTEM: ("he thong", "he thong nguon", "phan mem", "system"),
    Column.EXTERNAL: (
        *("ma nhiem vu", "ma viec", "ma ngoai", "ma he thong", "ma nguon", "ma cong viec"),
        *("ma ho so", "ma", "external", "external code", "id"),
    ),
    Column.TITLE: (
        *("ten nhiem vu", "ten viec", "noi dung", "noi dung nhiem vu", "nhiem vu", "cong viec"),
        *("noi dung cong viec", "ten cong viec", "trich yeu", "title"),
    ),
    Column.DOCUMENT: (
        *("so van ban", "so ky hieu", "so ki hieu", "so hieu van ban", "van ban", "van ban giao"),
        *("so hieu", "so ky hieu van ban", "document", "document number"),
    ),
    Column.DOCUMENT_DATE: (*("ngay van ban", "ngay ban hanh", "ngay ky", "ngay", "document date"),),
    Column.SOURCE: (
        *("co quan ban hanh", "noi ban hanh", "co quan giao", "don vi giao", "noi gui"),
        *("nguon", "source", "issuer"),
    ),
    Column.PEOPLE: (
        *("nguoi thuc hien", "nguoi lam", "ma can bo", "can bo", "chuyen vien", "ma nguoi lam"),
        *("nguoi xu ly", "people", "assignees"),
    ),
    Column.UNIT: (*("don vi", "ma don vi", "don vi thuc hien", "don vi chu tri", "phong", "unit"),),
    Column.DEADLINE: (
        *("han", "thoi han", "han xu ly", "han hoan thanh", "ngay het han", "thoi han hoan thanh"),
        *("deadline", "due"),
    ),
    Column.QUANTITY: ("so luong", "khoi luong", "quantity"),
    Column.OUTPUT: ("don vi tinh", "dvt", "ket qua dau ra", "dau ra", "output"),
    Column.PRODUCT: ("ma san pham", "ma sp", "san pham", "product"),
    Column.PRIORITY: ("do khan", "uu tien", "muc uu tien", "priority"),
    Column.PARAGRAPH: ("muc nghi quyet", "muc", "nguon viec", "theo muc", "paragraph"),
    Column.STATE: ("trang thai", "tinh trang", "state", "status"),
}
_KNOWN = {heading: column for column, several in _HEADINGS.items() for heading in several}


def read_tasks(path: Path) -> tuple[TaskRow, ...]:
    """Give the rows of a file of tasks: a workbook (.xlsx), a text table (.csv) or JSON.

    Columns are found by their headings, in any order. Of a row that is marked as a state secret
    only its place is given. Raises RosterUnreadable for a file that is no table or too large, and
    Slip where headings are missing.
    """
    tables = [(sheet, *_headings(sheet)) for sheet in open_sheets(path).sheets]
    if not tables:
        raise RosterUnreadable(Unreadable.EMPTY)
    sheet, at, columns = max(tables, key=lambda table: len(table[2]))
    lacks = tuple(str(name) for name in (Column.EXTERNAL, Column.TITLE) if name not in columns)
    if lacks:
        raise Slip(TasksNotRead(lacks=lacks))
    rows = tuple(_rows(sheet, at, columns))
    if not rows:
        raise RosterUnreadable(Unreadable.NO_ROWS)
    return rows


def _headings(sheet: Sheet) -> tuple[int, dict[Column, int]]:
    """Give the row near the top that has most of the headings, and the column of each."""
    best: tuple[int, dict[Column, int]] = (0, {})
    for at, row in enumerate(sheet.rows[:HEADING_WITHIN]):
        found: dict[Column, int] = {}
        for index, cell in enumerate(row):
            known = _KNOWN.get(" ".join(re.findall(r"\w+", plain(cell))))
            if known is not None:
                found.setdefault(known, index)
        if len(found) > len(best[1]):
            best = (at, found)
    return best


def _rows(sheet: Sheet, at: int, columns: Mapping[Column, int]) -> list[TaskRow]:
    rows = []
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        told = {str(name): row[index] for name, index in columns.items() if index < len(row)}
        if not any(told.values()) or row == sheet.rows[at]:
            continue
        if any(is_marked_secret(cell) or may_be_marked_secret(cell) for cell in row):
            rows.append(TaskRow(sheet=sheet.name, row=number, secret=True))
        else:
            rows.append(TaskRow(sheet=sheet.name, row=number).but(**told))
    return rows
