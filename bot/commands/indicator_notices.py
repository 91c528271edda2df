"""What the conversation has to ask about indicators."""

from core.kernel.notice import Notice


class IndicatorUnread(Notice, frozen=True):
    """A line about indicators cannot be carried out as it stands.

    `why` is line, name, aim, weight, weight_wrong, number, part, whole, change, value, edit or
    whose; `typed` is what it is about, `whole` what stands where another whole was typed.
    """

    why: str
    typed: str = ""
    indicator: int | None = None
    whole: str = ""


class GoalGuide(Notice, frozen=True):
    """How objectives and indicators are set, agreed to, read and contested, on one page."""


class AskMeasured(Notice, frozen=True):
    """Which value of an indicator, or of which of its terms, is meant.

    `why` is term, unsure or unusual.
    """

    why: str
    indicator: int
    name: str
    typed: str
    noun: str | None
    target: str | None = None
