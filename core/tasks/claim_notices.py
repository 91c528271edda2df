"""What there is to say about messages that were typed long before they arrived."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class ClaimLine(Fact, frozen=True):
    """A message: what it did, when it was typed as who sent it says, and when it arrived."""

    verb: str
    typed: dt.datetime
    arrived: dt.datetime


class ClaimWaiting(Notice, frozen=True):
    """A report arrived long after it was typed, as who sent it says; said to the reviewer."""

    number: int
    title: str
    by: Named
    claim: ClaimLine
    progress: int
    words: str | None


class ClaimsDecided(Notice, frozen=True):
    """Messages about a task count when they were typed, or when they arrived; said to who decides.

    `late` tells whether the deadline counts as missed now.
    """

    number: int
    title: str
    person: Named
    lines: tuple[ClaimLine, ...]
    earlier: bool
    late: bool


class ClaimAnswered(Notice, frozen=True):
    """When one's messages count, as the reviewer decided; said to who sent them."""

    number: int
    title: str
    by: Named
    lines: tuple[ClaimLine, ...]
    earlier: bool
    late: bool


class NothingClaimed(Notice, frozen=True):
    """Nothing about a task waits for a decision on when it was typed."""

    number: int
    title: str
