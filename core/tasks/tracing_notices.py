"""What there is to say about where work comes from."""

from core.kernel.notice import Notice
from core.people.notices import Named
from core.programmes.notices import ParagraphLine, ProgrammeLine
from core.tasks.notices import TaskLine


class ParagraphShown(Notice, frozen=True):
    """A paragraph with those of its tasks that the asker may see; `unseen` counts the others.

    `results` are number and title of the key results that carry it out.
    """

    programme: ProgrammeLine
    line: ParagraphLine
    lines: tuple[TaskLine, ...]
    unseen: int
    keeper: bool
    results: tuple[tuple[int, str], ...] = ()


class TaskTraced(Notice, frozen=True):
    """A task up to the paragraph and the programme it comes from, through the whole it is of.

    `results` are number and title of the key results that it moves, or that carry the same out.
    """

    number: int
    title: str
    people: tuple[Named, ...]
    assigner: Named
    wholes: tuple[tuple[int, str], ...]
    line: ParagraphLine | None
    programme: ProgrammeLine | None
    results: tuple[tuple[int, str], ...] = ()


class TaskSourced(Notice, frozen=True):
    """A task was tied to a paragraph, or to none (`line` is None); `had` is the former one."""

    number: int
    title: str
    line: ParagraphLine | None
    had: str | None = None
