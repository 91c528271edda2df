"""What there is to say about a roster file and its import."""

from enum import StrEnum

from core.kernel.notice import Notice


class Unreadable(StrEnum):
    """Why a file cannot be read as a roster."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    OTHER_FORMAT = "other_format"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    ENCODING = "encoding"
    NO_HEADINGS = "no_headings"
    NO_CODE_COLUMN = "no_code_column"
    NO_NAME_COLUMN = "no_name_column"
    SEVERAL_SHEETS = "several_sheets"
    NO_ROWS = "no_rows"


class RosterNotRead(Notice, frozen=True):
    """A file is no roster that can be read; `value` is what the reason speaks of, if anything."""

    reason: Unreadable
    value: str = ""


class RosterHasFaults(Notice, frozen=True):
    """Nothing was written, for so many rows are at fault; `rows` are the first of them."""

    faults: int
    rows: tuple[int, ...]


class RosterOutdated(Notice, frozen=True):
    """The roster has been changed since the plan was made: it has to be made again."""


class RosterImported(Notice, frozen=True):
    """A roster was taken over; all of them are counts."""

    new_units: int
    changed_units: int
    new_persons: int
    changed_persons: int
    begun: int
    ended: int
    unchanged: int
    skipped: int
