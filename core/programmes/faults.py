"""What a paragraph lacks, and why a row of a programme's file cannot be taken."""

from enum import StrEnum

from core.kernel.fact import Fact


class Lack(StrEnum):
    """What a paragraph has nobody or nothing for."""

    OWNER = "owner"
    FIGURE = "figure"
    DATA = "data"
    TASK = "task"


class Reason(StrEnum):
    """Why a row of a programme's file cannot be taken."""

    NO_CODE = "no_code"
    CODE_FORM = "code_form"
    NO_TITLE = "no_title"
    NO_MARK = "no_mark"
    MARK_FORM = "mark_form"
    TWICE = "twice"
    NO_WORDS = "no_words"
    TOO_LONG = "too_long"
    OWNER_UNKNOWN = "owner_unknown"
    DAY_FORM = "day_form"


class Fault(Fact, frozen=True):
    """A row at fault: which, why, what stands there, and the other row where there is one."""

    row: int
    reason: Reason
    value: str = ""
    other: str = ""
