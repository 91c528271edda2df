"""What there is to say to a person about the data that is kept about him."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class Wished(Fact, frozen=True):
    """What was asked of one's data: `copy` or `erase`, until when it has to be answered."""

    wish: str
    asked: dt.datetime
    due: dt.datetime
    answered: dt.datetime | None


class OwnData(Notice, frozen=True):
    """What is kept about the reader: how much of what, where he is reached, what he agreed to."""

    name: str
    code: str
    phone: bool
    tasks: int
    reports: int
    documents: int
    letters: int
    messages: int
    channels: tuple[str, ...]
    readings: int
    version: int | None
    given: dt.datetime | None
    wishes: tuple[Wished, ...]


class OwnDataAsked(Notice, frozen=True):
    """The wish is noted: who answers it, and until when; `new` is False for one that waits."""

    wish: str
    due: dt.datetime
    new: bool


class OwnDataWanted(Notice, frozen=True):
    """To an admin: somebody wants a copy of his data, or what may be erased erased."""

    person: Named
    code: str
    wish: str
    due: dt.datetime


class DataRequest(Fact, frozen=True):
    """A request about own data: whose, what, until when; `late` is one that nobody answered."""

    person: Named
    code: str
    wish: str
    due: dt.datetime
    late: bool
    answered: dt.datetime | None


class DataRequests(Notice, frozen=True):
    """To an admin who asks: what waits, the most pressing first, and what was answered lately."""

    lines: tuple[DataRequest, ...]
    waiting: int
    answered: int


class DataRequestsDue(Notice, frozen=True):
    """To an admin: what has to be answered today, or should have been."""

    lines: tuple[DataRequest, ...]
    total: int


class OwnDataReady(Notice, frozen=True):
    """To the person: his wish was answered."""

    wish: str


class ConsentAsked(Notice, frozen=True):
    """Taking the consent back ends every chat; the code that confirms it."""

    code: str
    chats: int


class ConsentNotConfirmed(Notice, frozen=True):
    """The code was not typed."""

    code: str


class ConsentWithdrawn(Notice, frozen=True):
    """The consent is taken back; this is the last message."""


class ConsentGone(Notice, frozen=True):
    """To an admin: somebody is no longer reached by chat."""

    person: Named
    code: str
