"""What there is to say about objective causes and the clock that they stop."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named
from core.tasks.claim_notices import ClaimLine


class AskCause(Notice, frozen=True):
    """Which of the objective causes it is, for a task."""

    number: int


class CauseNamed(Notice, frozen=True):
    """An objective cause has been named; the clock goes on until it is confirmed."""

    number: int
    reviewer: Named
    cause: str
    since: dt.datetime


class CauseWaiting(Notice, frozen=True):
    """An objective cause waits to be confirmed; said to the reviewer."""

    number: int
    title: str
    by: Named
    cause: str
    since: dt.datetime
    words: str | None
    claim: ClaimLine | None = None
    behalf: Named | None = None


class CauseDecided(Notice, frozen=True):
    """An objective cause was confirmed, and since when the clock stands, or was not."""

    number: int
    title: str
    by: Named
    granted: bool
    cause: str
    since: dt.datetime | None
    deadline: dt.datetime | None
    reason: str | None


class DelayDecided(Notice, frozen=True):
    """A cause that nobody answered before the work was handed in excuses it, or does not.

    `late` tells whether the deadline counts as missed now.
    """

    number: int
    title: str
    by: Named
    granted: bool
    cause: str
    deadline: dt.datetime | None
    late: bool
    reason: str | None


class DraftDecided(Notice, frozen=True):
    """Work that did not bind yet was confirmed, or was not; said to those who do it."""

    number: int
    title: str
    by: Named
    granted: bool
    deadline: dt.datetime | None
    reason: str | None


class ClockRunsAgain(Notice, frozen=True):
    """The clock of a task runs again after so many working minutes; said to whoever said so."""

    number: int
    minutes: int
    deadline: dt.datetime | None


class ClockRuns(Notice, frozen=True):
    """The clock of a task runs again; said to the others whom it concerns."""

    number: int
    title: str
    by: Named
    deadline: dt.datetime | None


class PauseLine(Fact, frozen=True):
    """A task that is to rest, and who does it."""

    number: int
    title: str
    people: tuple[Named, ...]


class PausePreview(Notice, frozen=True):
    """Which tasks would rest, and why, before it touches anybody."""

    tasks: tuple[PauseLine, ...]
    reason: str


class TasksPaused(Notice, frozen=True):
    """Tasks rest, and how they go on; said to whoever let them."""

    tasks: tuple[PauseLine, ...]


class PauseTold(Notice, frozen=True):
    """A task rests, and why; said to those who do it."""

    number: int
    title: str
    by: Named
    reason: str


class TaskTaken(Notice, frozen=True):
    """Who does the work has taken note of it; said to him."""

    number: int
    title: str
    deadline: dt.datetime | None
