"""Why a row of a file of indicators, or the weights of a whole set, cannot be taken."""

from enum import StrEnum

from core.kernel.fact import Fact


class Reason(StrEnum):
    """Why a row of a file of indicators cannot be taken."""

    NO_CODE = "no_code"
    CODE_FORM = "code_form"
    TWICE = "twice"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_CHANGED = "unit_changed"
    OWNER_UNKNOWN = "owner_unknown"
    DIRECTION_FORM = "direction_form"
    LENGTH_FORM = "length_form"
    TERM_FORM = "term_form"
    NUMBER_FORM = "number_form"
    WEIGHT_FORM = "weight_form"
    SOURCE_FORM = "source_form"
    PRODUCT_UNKNOWN = "product_unknown"
    PARAGRAPH_UNKNOWN = "paragraph_unknown"
    INDICATOR_UNKNOWN = "indicator_unknown"
    COMPUTED = "computed"
    AHEAD = "ahead"
    NEEDS_REASON = "needs_reason"
    WEIGHTS_MISSING = "weights_missing"
    WEIGHTS_OVER = "weights_over"


class Fault(Fact, frozen=True):
    """A row at fault, or 0 for a whole set: why, what stands there, and what would be right."""

    row: int
    reason: Reason
    value: str = ""
    other: str = ""


class FaultyError(Exception):
    """Something about an indicator cannot be taken; `fault` is without its row."""

    def __init__(self, reason: Reason, value: str = "", other: str = "") -> None:
        super().__init__(reason)
        self.fault = Fault(row=0, reason=reason, value=value[:60], other=other)
