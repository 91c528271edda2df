"""What there is to say about a head who lets somebody decide in his place for a while."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class DelegationLine(Fact, frozen=True):
    """Who decides in whose place from when until when; `begun` where it holds already."""

    deputy: Named
    since: dt.datetime
    until: dt.datetime
    begun: bool


class DelegationsShown(Notice, frozen=True):
    """Whom the asker has asked to decide in his place, and for whom he does; `leads` somebody."""

    given: tuple[DelegationLine, ...]
    taken: tuple[DelegationLine, ...]
    leads: bool


class DelegationPreview(Notice, frozen=True):
    """What letting somebody decide would mean; `away` until when he is on leave meanwhile.

    `former` is what it takes the place of, `own` the tasks of his that stay with the asker.
    """

    line: DelegationLine
    former: tuple[DelegationLine, ...]
    waiting: int
    own: int
    away: dt.datetime | None


class Delegated(Notice, frozen=True):
    """Somebody decides in the asker's place from a moment until another."""

    line: DelegationLine
    former: tuple[DelegationLine, ...]


class DelegatedToYou(Notice, frozen=True):
    """A letter: the reader decides in somebody's place; so much waits now."""

    by: Named
    line: DelegationLine
    waiting: int


class DelegationEnded(Notice, frozen=True):
    """The asker decides everything himself again; `deputies` are those who did until now."""

    deputies: tuple[Named, ...]


class DelegationOver(Notice, frozen=True):
    """A letter: the reader no longer decides in somebody's place."""

    by: Named


class DelegationRefused(Notice, frozen=True):
    """Nobody may be asked to decide here: the asker leads nobody, or not whom he named.

    `codes` are his own and that of whom he named, for the sentence that an admin can send.
    """

    why: str
    person: Named | None = None
    codes: tuple[str, str] = ("CB01", "CB03")


class AskDelegate(Notice, frozen=True):
    """To whom the asker's decisions are to go is not said, or not known."""

    typed: str | None = None


class AskDelegationEnd(Notice, frozen=True):
    """Until when somebody is to decide is not said, or not a day to come."""

    person: Named
    typed: str | None = None
