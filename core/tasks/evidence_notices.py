"""What there is to say about what shows that work was done: photos, files, documents."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class FileLine(Fact, frozen=True):
    """A file as it is spoken of; `code` is the name that its address carries."""

    name: str
    photo: bool
    code: str


class SeenLine(Fact, frozen=True):
    """Where a content was used before; without a number where the reader may not see the task."""

    number: int | None
    said: dt.datetime


class EvidenceKept(Notice, frozen=True):
    """Files now belong to a task; said to whoever sent them."""

    number: int
    title: str
    files: tuple[FileLine, ...]


class EvidenceAdded(Notice, frozen=True):
    """More evidence came for work that lies with the reviewer; said to him."""

    number: int
    title: str
    by: Named
    files: tuple[FileLine, ...]


class AskFileTask(Notice, frozen=True):
    """Files came without a word: which task are they for."""

    files: tuple[FileLine, ...]
    total: int


class FileSeenBefore(Notice, frozen=True):
    """The very same content was used before; said to the reviewer alone, accusing nobody."""

    number: int
    title: str
    by: Named
    file: FileLine
    seen: tuple[SeenLine, ...]


class FileRefused(Notice, frozen=True):
    """A file could not be taken; `why` is `kind`, `size` or `lost`."""

    file: FileLine
    why: str
