"""What there is to say about tasks of other systems."""

import datetime as dt

from core.kernel.notice import Notice


class TasksNotRead(Notice, frozen=True):
    """A file has no tasks: no heading was found, or one of those needed is missing."""

    lacks: tuple[str, ...]


class NotForExchange(Notice, frozen=True):
    """Files of other systems are taken over in the name of an admin or a leader."""

    about_tasks = False

    code: str


class UnitOutOfReach(Notice, frozen=True):
    """The asker leads no unit of this code."""

    about_tasks = False

    unit: str


class TokenMade(Notice, frozen=True):
    """A program may read in the name of the person who is told; what, of which unit, until when."""

    about_tasks = False

    name: str
    scopes: tuple[str, ...]
    unit: str | None
    expires: dt.datetime


class TokenExists(Notice, frozen=True):
    """A token of this name reads already."""

    about_tasks = False

    name: str
