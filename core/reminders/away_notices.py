"""What there is to say about leave, time in the field, and who stands in."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named
from core.periods.notices import AwayLine


class DueLine(Fact, frozen=True):
    """A task that falls due during an absence."""

    number: int
    title: str
    deadline: dt.datetime


class Undecided(Fact, frozen=True):
    """What waits for the decision of a head who goes on leave, and whom he could let decide."""

    count: int
    deputy: Named | None


class AwayTaken(Notice, frozen=True):
    """An absence is kept: until when nothing is sent, and what falls due meanwhile.

    `away` is `leave` or `field`; `back` is when Viec writes again; `deputy` is a colleague to
    propose for what falls due, None if nothing does or nobody is free. `undecided` is there for a
    head on leave for whom something waits while nobody decides in his place. With `days_off` nobody
    works then anyway.
    """

    away: str
    absence_id: int
    since: dt.datetime
    until: dt.datetime
    back: dt.datetime
    begun: bool
    due: tuple[DueLine, ...]
    deputy: Named | None
    deputy_id: int | None
    replaced: bool
    undecided: Undecided | None = None
    days_off: bool = False


class AwayBack(Notice, frozen=True):
    """Somebody is back early, or has taken an absence back; or there was none."""

    anything: bool
    away: str | None


class AskAway(Notice, frozen=True):
    """Until when somebody is away cannot be read; the sentence to send."""

    away: str


class DeputyRequested(Notice, frozen=True):
    """A colleague asks to be stood in for: the tasks that fall due, and how to answer."""

    by: Named
    since: dt.datetime
    until: dt.datetime
    due: tuple[DueLine, ...]


class DeputyAsked(Notice, frozen=True):
    """The colleague has been asked to stand in; he has to agree."""

    deputy: Named
    count: int


class DeputyAnswered(Notice, frozen=True):
    """Who was asked has agreed or not; `accepted` None: the absent one is back already.

    `own` is the answer to the deputy himself, with the tasks he looks after.
    """

    by: Named
    accepted: bool | None
    until: dt.datetime
    numbers: tuple[int, ...]
    own: bool = False


class DeputyNotPossible(Notice, frozen=True):
    """The colleague cannot stand in: unknown, or away himself until a moment."""

    person: Named | None
    until: dt.datetime | None


class NothingToStandIn(Notice, frozen=True):
    """Nobody has asked to be stood in for, or the absence is over."""


class AwayUndone(Notice, frozen=True):
    """An own word about being away was taken back.

    `verb` is away, back or ask_deputy; `deputy` who had been asked, and is told.
    """

    verb: str
    away: str
    since: dt.datetime
    until: dt.datetime
    deputy: Named | None


class LaterAsked(Notice, frozen=True):
    """A later deadline has been asked for everything that falls due during an absence."""

    numbers: tuple[int, ...]
    deadline: dt.datetime


class OwnCare(Notice, frozen=True):
    """What falls due during an absence stays with its holder."""

    until: dt.datetime


class AwayShown(Notice, frozen=True):
    """Who is away now or in the next two weeks, as far as the asker may see it; never why."""

    lines: tuple[AwayLine, ...]
    leads: bool
