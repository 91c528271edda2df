"""What there is to say about thanks between colleagues; they are never scored."""

from core.kernel.notice import Notice
from core.people.notices import Named


class ThanksGiven(Notice, frozen=True):
    """The thanks have gone out; said to whoever gave them. `left` are those of this month."""

    number: int
    title: str
    people: tuple[Named, ...]
    left: int


class Thanked(Notice, frozen=True):
    """Somebody says thank you for one's part in a task, in his own words."""

    number: int
    title: str
    by: Named
    words: str


class ThanksTakenBack(Notice, frozen=True):
    """A letter: thanks that had arrived were taken back; they were meant for somebody else."""

    number: int
    title: str
    by: Named


class ThanksSpent(Notice, frozen=True):
    """The month's thanks are given: there are so many, that they keep their weight."""

    quota: int


class NobodyToThank(Notice, frozen=True):
    """Whoever was named has no part in the task, or it is the asker himself."""

    number: int
    title: str
    people: tuple[Named, ...]
    oneself: bool = False


class ThankWhom(Notice, frozen=True):
    """The word before the number is nobody's name: nobody was thanked."""

    number: int
    typed: str


class ThanksQuotaSet(Notice, frozen=True):
    """How often one can thank in a month has changed for the whole office."""

    quota: int
