"""Why a row of another system's file cannot be taken: which cell, and what stands there."""

from enum import StrEnum

from core.kernel.fact import Fact


class Column(StrEnum):
    """A column of a file of tasks; the value is the field's name in JSON."""

    NUMBER = "number"
    SYSTEM = "system"
    EXTERNAL = "external"
    TITLE = "title"
    DOCUMENT = "document"
    DOCUMENT_DATE = "document_date"
    SOURCE = "source"
    PEOPLE = "people"
    UNIT = "unit"
    DEADLINE = "deadline"
    QUANTITY = "quantity"
    OUTPUT = "output"
    PRODUCT = "product"
    PRIORITY = "priority"
    PARAGRAPH = "paragraph"
    STATE = "state"


class Reason(StrEnum):
    """Why a row cannot be taken."""

    NO_SYSTEM = "no_system"
    SYSTEM_FORM = "system_form"
    NO_EXTERNAL = "no_external"
    TWICE = "twice"
    NO_TITLE = "no_title"
    TOO_LONG = "too_long"
    SECRET = "secret"  # noqa: S105 - a mark of secrecy, not a password
    NOBODY = "nobody"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_NAMED = "person_named"
    PERSON_GONE = "person_gone"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_HEADLESS = "unit_headless"
    DAY_FORM = "day_form"
    DEADLINE_PAST = "deadline_past"
    QUANTITY_FORM = "quantity_form"
    PRIORITY_FORM = "priority_form"
    PARAGRAPH_FORM = "paragraph_form"
    FORMULA = "formula"
    FIXED = "fixed"
    ENDED = "ended"
    SEVERAL = "several"
    REFUSED = "refused"


class Fault(Fact, frozen=True):
    """A cell at fault: where, why, what stands there, and what else there is to say of it.

    `sheet` is empty for a file of one table; `column` is None for the whole row.
    """

    sheet: str
    row: int
    column: Column | None
    reason: Reason
    value: str = ""
    other: str = ""
