"""What the conversation has to ask about objectives and key results."""

from core.kernel.notice import Notice


class GoalUnread(Notice, frozen=True):
    """A line about objectives or key results cannot be carried out as it stands.

    `why` is title, part, whose, line, reason, grade, lesson, objective, result_title, way, weight,
    confidence, number, owner, value, whole or change; `typed` is what it is about. `whole` is what
    stands where another whole was typed.
    """

    why: str
    typed: str = ""
    objective: int | None = None
    result: int | None = None
    whole: str = ""
    missing: str = ""


class AskValue(Notice, frozen=True):
    """Which value is meant for a key result; `why` is change, percent, unusual or unsure."""

    why: str
    result: int
    title: str
    typed: str
    noun: str | None
    baseline: str
    target: str
