"""What there is to say when somebody leaves the office."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class LeftTask(Fact, frozen=True):
    """A task of somebody who has left."""

    number: int
    title: str
    state: str
    deadline: dt.datetime | None


class DepartureAsked(Notice, frozen=True):
    """What letting somebody go would do; it is confirmed by typing his code."""

    person: Named
    code: str
    chats: int
    tasks: int
    reviews: int


class DepartureDone(Notice, frozen=True):
    """Somebody no longer belongs to the office; `head` has been told of what he leaves."""

    person: Named
    chats: int
    withdrawn: int
    tasks: int
    head: Named | None


class DepartureUnknown(Notice, frozen=True):
    """Nobody who could be let go has this code; `example` is a code of this office."""

    typed: str
    example: str = "CB04"


class DepartureNotConfirmed(Notice, frozen=True):
    """What was typed is not the code: nothing has changed."""

    code: str


class TasksLeft(Notice, frozen=True):
    """Somebody has left: his open tasks, to be handed over by the head, and reviews that wait.

    `to` is a colleague who is still there, for the sentence to send.
    """

    person: Named
    tasks: tuple[LeftTask, ...]
    reviews: int
    to: Named | None = None
