"""What there is to say about giving work in other ways, and about moving it."""

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class ShareLine(Fact, frozen=True):
    """A person's share of a task as an exact number; `before` is None for who comes in."""

    person: Named
    before: str | None
    after: str


class SharesPreview(Notice, frozen=True):
    """How the shares of a task would change, before it touches anybody."""

    number: int
    title: str
    shares: tuple[ShareLine, ...]


class SharesChanged(Notice, frozen=True):
    """The shares of a task have changed; said to whoever changed them."""

    number: int
    title: str
    shares: tuple[ShareLine, ...]


class ShareTold(Notice, frozen=True):
    """The shares of a task have changed; said to those who did it before."""

    number: int
    title: str
    by: Named
    shares: tuple[ShareLine, ...]


class SharesWrong(Notice, frozen=True):
    """The shares do not make one whole; `number` is the task they are of, if it is one already."""

    number: int | None
    total: str


class NotArranger(Notice, frozen=True):
    """Who may change the people of a task, or end it: whoever gave it, its reviewer, a leader."""

    number: int
    title: str
    assigner: Named
    reviewer: Named


class CancelPreview(Notice, frozen=True):
    """What would be cancelled, before it touches anybody; `parts` go with it."""

    number: int
    title: str
    people: tuple[Named, ...]
    reason: str
    parts: tuple[int, ...] = ()


class TaskCancelled(Notice, frozen=True):
    """A task has been cancelled; said to whoever cancelled it."""

    number: int
    title: str
    parts: tuple[int, ...] = ()


class CancelTold(Notice, frozen=True):
    """A task has been cancelled, and why; said to those it touched."""

    number: int
    title: str
    by: Named
    reason: str
