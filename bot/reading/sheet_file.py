"""Opens a spreadsheet or a text table as rows of clean text, and refuses everything else safely."""

import csv
import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from core.kernel.refusal import Slip
from core.people.roster_notices import RosterNotRead, Unreadable

MOST_BYTES = 20 * 2**20
MOST_UNPACKED_BYTES = 32 * 2**20
MOST_PARTS = 2000
MOST_SHEETS = 50
MOST_ROWS = 50_000
MOST_COLUMNS = 256
LAST_EXCEL_ROW = 2**20
SEPARATORS = (",", ";", "\t")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ZEROS = re.compile(r"0{2,18}")
_LETTERS = "aăâeêioôơuưy"
_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", cased + mark)
    for letter in _LETTERS
    for mark in _MARKS
    for cased in (letter, letter.upper())
) | frozenset("đĐ\u00a0–—‘’“”…•·₫°§")


class RosterUnreadable(Slip):
    """A file cannot be read as a roster; `reason` says why, `notice` tells it."""

    def __init__(self, reason: Unreadable, value: str = "") -> None:
        super().__init__(RosterNotRead(reason=reason, value=value))
        self.reason = reason
        self.value = value

    def __str__(self) -> str:
        return f"{self.reason}: {self.value}" if self.value else str(self.reason)


Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text; row 1 is the first of `rows`, as a spreadsheet counts."""

    name: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class SheetFile:
    """The tables of a file.

    `one_text` says that they are one text parted at different signs, of which one is right;
    `guessed` that its encoding is a guess which something in the text has to confirm.
    """

    sheets: tuple[Sheet, ...]
    one_text: bool = False
    guessed: bool = False
    damaged: bool = False


def open_sheets(path: Path) -> SheetFile:
    """Give the tables of a file, judged by its content, whatever its name ends in.

    Raises RosterUnreadable for what is no spreadsheet, too large, locked or broken.
    """
    content = _content(path)
    if content.startswith(b"PK"):
        return SheetFile(sheets=tuple(_workbook(content)))
    if content.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise RosterUnreadable(Unreadable.PASSWORD if locked else Unreadable.OTHER_FORMAT)
    if content.startswith(_BINARY):
        raise RosterUnreadable(Unreadable.NOT_A_SPREADSHEET)
    text, guessed = _decoded(content)
    if text.lstrip().startswith("<"):
        raise RosterUnreadable(Unreadable.OTHER_FORMAT)
    if text.lstrip().startswith(("[", "{")):
        return SheetFile(sheets=(_records(text),))
    return _parted(text, guessed=guessed)


def _records(text: str) -> Sheet:
    """Give a JSON list of records, alone or under `records`, as a table headed by their fields."""
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise RosterUnreadable(Unreadable.DAMAGED) from error
    records = found.get("records") if isinstance(found, dict) else found
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise RosterUnreadable(Unreadable.DAMAGED)
    fields = list(dict.fromkeys(str(name) for one in records for name in one))
    if len(fields) > MOST_COLUMNS:
        raise RosterUnreadable(Unreadable.TOO_LARGE)
    heading = tuple(clean(name.replace("_", " ")) for name in fields)
    rows = (tuple(_plain_value(one.get(name)) for name in fields) for one in records)
    return Sheet(name="", rows=[heading, *_bounded(rows)])


def _plain_value(value: Any) -> str:
    """Give a value of a record as text: a list of texts by semicolons, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool | dict):
        return ""
    if isinstance(value, list):
        return "; ".join(clean(str(one)) for one in value if not isinstance(one, list | dict))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return clean(str(value))


def clean(text: str) -> str:
    """Give text composed, without invisible signs, its white space as single spaces."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RosterUnreadable(Unreadable.MISSING, path.name) from error
    if len(content) > MOST_BYTES:
        raise RosterUnreadable(Unreadable.TOO_LARGE)
    if not content.strip():
        raise RosterUnreadable(Unreadable.EMPTY)
    return content


def _decoded(content: bytes) -> tuple[str, bool]:
    """Give the text of a file and whether its encoding is only a guess."""
    encoding = _encoding(content)
    if encoding == "utf-8-sig" and _CONTROLS.search(content):
        raise RosterUnreadable(Unreadable.NOT_A_SPREADSHEET)
    try:
        return content.decode(encoding), False
    except UnicodeDecodeError:
        return _windows_vietnamese(content), True


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    zeros = [content[start:512:2].count(0) for start in (0, 1)]
    if zeros[1] > 16 and not zeros[0]:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > 16 and not zeros[1] else "utf-8-sig"


def _windows_vietnamese(content: bytes) -> str:
    """Give the text read as Windows-1258 if nothing but Vietnamese comes out of it."""
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError as error:
        raise RosterUnreadable(Unreadable.ENCODING) from error
    if not all(letter.isascii() or letter in _VIETNAMESE for letter in text):
        raise RosterUnreadable(Unreadable.ENCODING)
    return text


def _parted(text: str, *, guessed: bool) -> SheetFile:
    sheets, damaged = [], False
    for separator in SEPARATORS:
        if separator not in text:
            continue
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            rows = _bounded(tuple(clean(cell) for cell in row) for row in reader)
        except csv.Error:
            damaged = True
        else:
            sheets.append(Sheet(name="", rows=rows))
    return SheetFile(sheets=tuple(sheets), one_text=True, guessed=guessed, damaged=damaged)


def _bounded(rows: Iterable[Row]) -> list[Row]:
    """Give the rows up to the last filled one. Raises RosterUnreadable for too many."""
    kept: list[Row] = []
    empty = 0
    for row in rows:
        if not any(row):
            empty += 1
            continue
        if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
            raise RosterUnreadable(Unreadable.TOO_LARGE)
        if len(kept) + empty >= MOST_ROWS:
            raise RosterUnreadable(Unreadable.TOO_LARGE)
        kept.extend(() for _ in range(empty))
        kept.append(row)
        empty = 0
    return kept


def _workbook(content: bytes) -> list[Sheet]:
    """Read the visible sheets of an Excel workbook: cached values, never formulas."""
    _check_archive(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(_sheets(content))
    except RosterUnreadable:
        raise
    except Exception as error:  # a broken workbook fails anywhere inside the library
        raise RosterUnreadable(Unreadable.DAMAGED) from error


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise RosterUnreadable(Unreadable.DAMAGED) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise RosterUnreadable(Unreadable.TOO_LARGE)
    if any(part.flag_bits & 1 for part in parts):
        raise RosterUnreadable(Unreadable.PASSWORD)
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise RosterUnreadable(Unreadable.OTHER_FORMAT)
    if not any(name.startswith("xl/") for name in names):
        raise RosterUnreadable(Unreadable.NOT_A_SPREADSHEET)


def _sheets(content: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets[:MOST_SHEETS]:
            if sheet.sheet_state != "visible":
                continue
            rows = sheet.iter_rows(max_row=LAST_EXCEL_ROW, max_col=MOST_COLUMNS + 1)
            yield Sheet(name=sheet.title, rows=_bounded(_each_row(rows)))
    finally:
        book.close()


def _each_row(rows: Iterable[Sequence[Any]]) -> Iterator[Row]:
    """Give the texts of each row; a gap of rows is one and the same empty row repeated."""
    last: Sequence[Any] | None = None
    for row in rows:
        yield () if row is last else _texts(row)
        last = row


def _texts(cells: Sequence[Any]) -> Row:
    width = len(cells)
    while width and cells[width - 1].value is None:
        width -= 1
    return tuple("" if cell.value is None else _text(cell) for cell in cells[:width])


def _text(cell: Any) -> str:
    """Give a cell as the office sees it: 7.0 is `7`, 7 shown as 0000 is `0007`, a day is ISO."""
    value = cell.value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        zeros = _ZEROS.fullmatch(cell.number_format)
        return f"{value:0{len(zeros[0])}d}" if zeros else str(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)
