"""What can be read out of a line: frozen facts, and what has to be asked before they count."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from bot.reading.recurring import Recurring


class Action(StrEnum):
    """What a text says about a deadline."""

    SET = "set"
    ASK = "ask"
    NONE = "none"


class Ask(StrEnum):
    """What has to be asked back before anything is stored."""

    PERSON_MISSING = "person_missing"
    PERSON_AMBIGUOUS = "person_ambiguous"
    PERSON_UNKNOWN = "person_unknown"
    UNIT_UNKNOWN = "unit_unknown"
    TITLE_MISSING = "title_missing"
    TASK_MISSING = "task_missing"
    TASK_AMBIGUOUS = "task_ambiguous"
    PROGRESS_MISSING = "progress_missing"
    PROGRESS_INVALID = "progress_invalid"
    DEADLINE_AMBIGUOUS = "deadline_ambiguous"
    DEADLINE_PAST = "deadline_past"
    DEADLINE_INVALID = "deadline_invalid"
    DATE_CONFLICT = "date_conflict"
    RECURRING = "recurring"


ABOUT_DEADLINE = frozenset(
    {
        Ask.DEADLINE_AMBIGUOUS,
        Ask.DEADLINE_PAST,
        Ask.DEADLINE_INVALID,
        Ask.DATE_CONFLICT,
        Ask.RECURRING,
    }
)


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline found (`deadline`, aware), to be asked about (`ask`, `options`), or none.

    `options` are two or three ready answers, soonest first; `span` are the characters of the text
    as typed that speak of the deadline.
    """

    action: Action = Action.NONE
    deadline: datetime | None = None
    ask: Ask | None = None
    options: tuple[datetime, ...] = ()
    span: tuple[int, int] | None = None


NO_DEADLINE = DeadlineReading()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as the reading knows him: what he may be called, and where he works."""

    id: str
    name: str
    gender: str | None
    unit: str
    unit_short: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name as typed: the person meant (`id`), or the question with its candidates, best first.

    `oneself` marks `tôi`, `mình`: the writer, whom only the asker of the reading knows. `share` is
    the part of the work that was said behind the name.
    """

    typed: str
    id: str | None
    candidates: tuple[str, ...] = ()
    ask: Ask | None = None
    oneself: bool = False
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class MessageReading:
    """All that one message says; whatever it does not say is None or empty.

    `progress` is a whole percentage. `note` holds the words after the numbers of a report, as
    typed, `argument` what stands behind a verb without a grammar of its own. Of work that is given,
    `tasks` holds the task that it is a part of. `counted` is how many of how many things a report
    says to be done, and their noun. `units` are several that get a task each; `unit` is one alone.
    """

    intent: str | None = None
    people: tuple[str, ...] = ()
    mentions: tuple[PersonMention, ...] = ()
    unit: str | None = None
    units: tuple[str, ...] = ()
    title: str | None = None
    deadline: datetime | None = None
    deadline_reading: DeadlineReading = NO_DEADLINE
    priority: str | None = None
    tasks: tuple[int, ...] = ()
    quantity: Fraction | None = None
    output: str | None = None
    product: str | None = None
    progress: int | None = None
    status: str | None = None
    promise: datetime | None = None
    evidence: tuple[str, ...] = ()
    ask: tuple[Ask, ...] = ()
    nearest: tuple[str, ...] = ()
    note: str | None = None
    argument: str | None = None
    skip_preview: bool = False
    recurring: Recurring | None = None
    counted: tuple[int, int, str | None] | None = None

    @property
    def action(self) -> Action:
        """What the message says about its deadline: asked about, set, or nothing."""
        if ABOUT_DEADLINE.intersection(self.ask):
            return Action.ASK
        return Action.SET if self.deadline else Action.NONE
