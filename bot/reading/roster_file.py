"""A roster file as rows of facts: finds the headings, then reads each row below them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.reading.roster_words import (
    Column,
    column_of,
    gender_of,
    is_marked_heading,
    role_named,
    role_of_title,
)
from bot.reading.sheet_file import RosterUnreadable, Row, Sheet, SheetFile, open_sheets
from core.people.roster import FaultReason, RosterRow, Unread
from core.people.roster_notices import Unreadable

__all__ = ["RosterUnreadable", "read_roster"]

HEADING_WITHIN = 60
LONGEST_CODE = 64
LONGEST_TEXT = 200

_FORMULA_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
# What names typed in a font of before Unicode (TCVN3) turn into; no Vietnamese name holds them.
_OLD_FONT = re.compile("[¨©®µ¶¸¹»¼½¾¬«]")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-Z])\)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_COUNTED = re.compile(r"\s*\(\s*\d+[^)]*\)$")
_ENUMERATED = re.compile(r"^([IVXLC]+|[A-Z]|\d+)\s*[.)/-]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Headings:
    """Where the headings of a table are: their row, and the columns of each sort, best first."""

    at: int
    columns: Mapping[Column, tuple[int, ...]]
    marked: bool

    @property
    def score(self) -> int:
        return len(self.columns)


def read_roster(path: Path) -> tuple[RosterRow, ...]:
    """Give the rows of a roster: an Excel workbook (.xlsx) or a text table (.csv, .tsv).

    Columns are found by their headings, in any order; the text of cells is composed and freed of
    stray white space; formulas count as their last values. Raises RosterUnreadable with a reason.
    """
    file = open_sheets(path)
    sheet, headings = _table(file)
    rows = tuple(_rows(sheet, headings))
    if not rows:
        raise RosterUnreadable(Unreadable.NO_ROWS)
    return rows


def _table(file: SheetFile) -> tuple[Sheet, _Headings]:
    """Give the table that has the headings of a roster, and these."""
    found = [(sheet, headings) for sheet in file.sheets if (headings := _find_headings(sheet))]
    if not found:
        raise RosterUnreadable(Unreadable.DAMAGED if file.damaged else Unreadable.NO_HEADINGS)
    best = max(found, key=lambda pair: pair[1].score)
    if file.guessed and not best[1].marked:
        raise RosterUnreadable(Unreadable.ENCODING)
    whole = [pair for pair in found if _lacks(pair[1]) is None]
    if len(whole) > 1 and not file.one_text:
        names = ", ".join(sheet.name for sheet, _ in whole)
        raise RosterUnreadable(Unreadable.SEVERAL_SHEETS, names)
    if not file.one_text and whole:
        best = whole[0]
    if lacking := _lacks(best[1]):
        raise RosterUnreadable(lacking)
    return best


def _lacks(headings: _Headings) -> Unreadable | None:
    if Column.CODE not in headings.columns:
        return Unreadable.NO_CODE_COLUMN
    if Column.NAME not in headings.columns and Column.GIVEN not in headings.columns:
        return Unreadable.NO_NAME_COLUMN
    return None


def _find_headings(sheet: Sheet) -> _Headings | None:
    """Give the row near the top in which most headings are known, if it is two or more."""
    candidates = [
        _read_headings(at, row) for at, row in enumerate(sheet.rows[:HEADING_WITHIN]) if row
    ]
    best = max(candidates, key=lambda one: one.score, default=None)
    return _with_split_name(best, sheet) if best and best.score >= 2 else None


def _with_split_name(headings: _Headings, sheet: Sheet) -> _Headings:
    """Take the second column of a name whose one heading is merged over two columns."""
    columns = headings.columns
    if Column.NAME not in columns or columns.keys() & {Column.FAMILY, Column.GIVEN}:
        return headings
    family, *_ = columns[Column.NAME]
    given = family + 1
    heading = sheet.rows[headings.at]
    if given >= len(heading) or heading[given]:
        return headings
    if not any(row[given] for row in sheet.rows[headings.at + 1 :] if given < len(row)):
        return headings
    parted = dict(columns)
    del parted[Column.NAME]
    parted |= {Column.FAMILY: (family,), Column.GIVEN: (given,)}
    return _Headings(headings.at, parted, headings.marked)


def _read_headings(at: int, row: Row) -> _Headings:
    ranked: dict[Column, list[tuple[int, int]]] = {}
    for index, cell in enumerate(row):
        if known := column_of(cell):
            column, rank = known
            ranked.setdefault(column, []).append((rank, index))
    columns = {column: tuple(index for _, index in sorted(of)) for column, of in ranked.items()}
    return _Headings(at, columns, any(is_marked_heading(cell) for cell in row))


def _rows(sheet: Sheet, headings: _Headings) -> Iterator[RosterRow]:
    sectioned = not headings.columns.keys() & {Column.UNIT, Column.UNIT_CODE}
    heading = sheet.rows[headings.at]
    section = ""
    for at, row in enumerate(sheet.rows[headings.at + 1 :], headings.at + 1):
        if not any(row) or row == heading or (at == headings.at + 1 and _is_numbering(row)):
            continue
        if sectioned and (title := _section(row, headings)):
            section = title
            continue
        if read := _read_row(at + 1, row, headings, section):
            yield read


def _is_numbering(row: Row) -> bool:
    """Tell whether a row under the headings only numbers the columns: (1) (2) (3)."""
    cells = [cell for cell in row if cell]
    return len(cells) > 2 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in cells)


def _section(row: Row, headings: _Headings) -> str:
    """Give the unit that a row announces for those below it: the only text of its row."""
    numbers = headings.columns.get(Column.NUMBER, ())
    filled = [index for index, cell in enumerate(row) if cell and index not in numbers]
    counted = any(index < len(row) and row[index].isdigit() for index in numbers)
    if len(filled) != 1 or counted or not any(letter.isalpha() for letter in row[filled[0]]):
        return ""
    return _COUNTED.sub("", _ENUMERATED.sub("", row[filled[0]]))


def _read_row(number: int, row: Row, headings: _Headings, section: str) -> RosterRow | None:
    told = {
        column: next((row[index] for index in of if index < len(row) and row[index]), "")
        for column, of in headings.columns.items()
    }
    told.pop(Column.NUMBER, None)
    name = told.get(Column.NAME) or " ".join(
        part for column in (Column.FAMILY, Column.GIVEN) if (part := told.get(column))
    )
    told[Column.NAME] = name
    if not any(told.values()):
        return None
    told.setdefault(Column.UNIT, section)
    gender, role = told.get(Column.GENDER, ""), told.get(Column.ROLE, "")
    return RosterRow(
        row=number,
        code=told.get(Column.CODE, ""),
        name=name,
        gender=gender_of(gender),
        unit=told.get(Column.UNIT, ""),
        unit_code=told.get(Column.UNIT_CODE, ""),
        parent=told.get(Column.PARENT, ""),
        title=told.get(Column.TITLE, ""),
        role=role_named(role),
        title_role=role_of_title(told.get(Column.TITLE, "")),
        phone=_phone(told.get(Column.PHONE, "")),
        email=told.get(Column.EMAIL, ""),
        unread=tuple(_unread(told)),
    )


def _unread(told: Mapping[Column, str]) -> Iterator[Unread]:
    """Find the cells whose text cannot be taken."""
    for column, text in told.items():
        longest = LONGEST_CODE if column in (Column.CODE, Column.UNIT_CODE) else LONGEST_TEXT
        if text in _FORMULA_ERRORS:
            yield Unread(reason=FaultReason.FORMULA_ERROR, value=text)
        elif len(text) > longest:
            yield Unread(reason=FaultReason.TOO_LONG, value=f"{text[:40]}…")
        elif _OLD_FONT.search(text):
            yield Unread(reason=FaultReason.OLD_FONT, value=text)
        elif column is Column.CODE and _DAY.fullmatch(text):
            yield Unread(reason=FaultReason.CODE_IS_DATE, value=text)
    if (gender := told.get(Column.GENDER, "")) and gender_of(gender) is None:
        yield Unread(reason=FaultReason.GENDER_UNKNOWN, value=gender)
    if (role := told.get(Column.ROLE, "")) and role_named(role) is None:
        yield Unread(reason=FaultReason.ROLE_UNKNOWN, value=role)


def _phone(text: str) -> str:
    """Give a telephone number in its national form, 0912345678; any other text as it is."""
    digits = re.sub(r"[\s.()-]", "", text)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9}$))0?", "0", digits)
    if re.fullmatch(r"[35789]\d{8}", digits):  # Excel drops the first zero of a number
        digits = f"0{digits}"
    return digits if re.fullmatch(r"0\d{9,10}", digits) else text
