"""What there is to say about tasks of other systems."""

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
