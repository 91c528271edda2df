"""What the conversation itself has to say: questions, slips, help."""

import datetime as dt
from typing import ClassVar

from core.kernel.notice import Notice
from core.people.notices import Named


class AskPerson(Notice, frozen=True):
    """Which of several persons was meant by a name."""

    typed: str
    candidates: tuple[Named, ...]


class AskMember(Notice, frozen=True):
    """Who of a unit is to do the work; said to its leader."""

    unit: str


class AskWhose(Notice, frozen=True):
    """Whose figures (`what` is score) or tasks were meant by a name that fits several."""

    typed: str
    count: int
    what: str = "score"


class AskDay(Notice, frozen=True):
    """On which day of a week, month, quarter or year work comes back."""

    every: str


class AskShares(Notice, frozen=True):
    """The shares that were said do not make one whole: what was understood, and the sum."""

    said: tuple[tuple[Named, str | None], ...]
    total: str


class AskWho(Notice, frozen=True):
    """To whom the work is to go."""

    title: str | None


class AskTitle(Notice, frozen=True):
    """What is to be done."""

    people: tuple[Named, ...]


class NoSuchDay(Notice, frozen=True):
    """A day was named that no calendar has, such as 31/11; nothing of the line was stored."""

    typed: str


class DocumentAhead(Notice, frozen=True):
    """A document is said to be of a day that has not come; nothing of the line was stored."""

    reference: str
    day: dt.date


class AskDeadline(Notice, frozen=True):
    """Which deadline was meant; `why` is the reason that it cannot be fixed, None if not asked."""

    why: str | None
    options: tuple[dt.datetime, ...]


class PersonUnknown(Notice, frozen=True):
    """Nobody whom the asker may task is called so."""

    typed: str


class AskWhich(Notice, frozen=True):
    """Which task a report or hand-in is about; `told` are free words that sound like a report."""

    verb: str
    total: int
    told: str | None = None


class Dropped(Notice, frozen=True):
    """What was begun is left; nothing has changed.

    With `kept` only a question behind something that was done is left: that stays as it is.
    """

    anything: bool
    kept: bool = False


class NoQuestion(Notice, frozen=True):
    """A number was typed, but nothing is being asked."""

    about_tasks: ClassVar[bool] = False
    number: int
    settled: bool


class NoSuchChoice(Notice, frozen=True):
    """The number is not among the choices."""

    about_tasks: ClassVar[bool] = False
    number: int
    numbers: tuple[int, ...]


class ListPast(Notice, frozen=True):
    """A button of an older list was pressed; nothing has changed."""

    settled: bool


class NotUnderstood(Notice, frozen=True):
    """No verb was recognised; up to three near ones."""

    typed: str
    nearest: tuple[str, ...]


class NotYet(Notice, frozen=True):
    """A verb that this version of Viec does not carry out."""

    verb: str


class BoardPage(Notice, frozen=True):
    """Where the board keeps itself current: on the page of this chat, or behind a link.

    `code` lets its reader in once, as a sign-in code does; it stands behind the # of the address.
    """

    address: str | None
    code: str | None


class TooLong(Notice, frozen=True):
    """The message is longer than can be read."""

    length: int
    most: int


class Nothing(Notice, frozen=True):
    """The message holds no text."""


class Missing(Notice, frozen=True):
    """Something is missing: what, and for which verb and task (for the sentence to send)."""

    what: str
    verb: str
    number: int | None = None


class Unread(Notice, frozen=True):
    """A part of a line was not understood, so nothing of the line was done."""

    typed: str
    verb: str


class DayAhead(Notice, frozen=True):
    """Figures of a day that has not come were asked for; `before` is that day a year earlier."""

    day: dt.date
    before: dt.date


class NoSuchPeriod(Notice, frozen=True):
    """A month or quarter that does not exist or is too far off; `instead` is a line to send."""

    typed: str
    quarter: bool
    first: int
    last: int
    instead: str


class Help(Notice, frozen=True):
    """What can be said, by role; `number` is a task of the asker's for the examples.

    `codes` are those of a head and of somebody else of the office, for an admin's examples.
    """

    about_tasks: ClassVar[bool] = False
    leader: bool
    admin: bool
    number: int
    codes: tuple[str, str] = ("CB01", "CB03")


class EditNotCounted(Notice, frozen=True):
    """An earlier message was changed; what was done with it stays as it is."""


class PreviewWaits(Notice, frozen=True):
    """A preview waits for its number, and what was typed is neither a number nor a date."""

    typed: str


class Courtesy(Notice, frozen=True):
    """A greeting or a word of thanks that asks for nothing."""

    thanks: bool


class SealWrong(Notice, frozen=True):
    """What was typed is not the code that was asked for; nothing has been done."""

    code: str
