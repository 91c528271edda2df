"""What there is to say about tasks looked for, and about lists picked by whose, what and when."""

from core.kernel.notice import Notice
from core.people.notices import Named
from core.tasks.notices import TaskLine


class Found(Notice, frozen=True):
    """What a search gave: people first, then tasks, the best hit first; pages from one."""

    typed: str
    people: tuple[Named, ...]
    lines: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int


class PickedList(Notice, frozen=True):
    """A page of tasks picked by whose they are, whether done or late, and of which time.

    `unit` is a unit's name or None, `person` whose they are or None; without both they are the
    asker's own. `span` is `week`, `month` or None; `year` and `month` say which.
    """

    person: Named | None
    unit: str | None
    done: bool
    late_only: bool
    span: str | None
    year: int
    month: int
    lines: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int
    late: int


class NotInScope(Notice, frozen=True):
    """The person's or unit's tasks are not for the asker; the same words whether they exist."""

    typed: str
