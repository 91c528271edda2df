"""What there is to say about programmes, their paragraphs, and the import of them."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named
from core.programmes.faults import Fault, Lack


class ParagraphLine(Fact, frozen=True):
    """A paragraph as people speak of it: `code` is that of its programme, `tasks` how many.

    `indicator` is the number of the one that measures it.
    """

    code: str
    mark: str
    words: str
    unit: str | None = None
    person: Named | None = None
    figure: str | None = None
    data: str | None = None
    due: dt.date | None = None
    tasks: int = 0
    done: int = 0
    lacks: tuple[Lack, ...] = ()
    indicator: int | None = None


class ProgrammeLine(Fact, frozen=True):
    """A programme with how many paragraphs it has, and how many of them lack something."""

    code: str
    title: str
    begins: dt.date | None
    ends: dt.date | None
    paragraphs: int
    orphans: int


class ProgrammesShown(Notice, frozen=True):
    """A page of the programmes of an office."""

    lines: tuple[ProgrammeLine, ...]
    total: int
    page: int
    pages: int
    keeper: bool


class ProgrammeShown(Notice, frozen=True):
    """A programme with a page of its paragraphs."""

    programme: ProgrammeLine
    lines: tuple[ParagraphLine, ...]
    total: int
    page: int
    pages: int
    keeper: bool


class OrphansShown(Notice, frozen=True):
    """A page of the paragraphs that lack something; `code` where one programme was asked for."""

    code: str | None
    lines: tuple[ParagraphLine, ...]
    total: int
    paragraphs: int
    page: int
    pages: int


class ProgrammeUnknown(Notice, frozen=True):
    """The office has no programme with this code; `known` are those it has."""

    code: str
    known: tuple[str, ...]


class ParagraphUnknown(Notice, frozen=True):
    """A programme has no paragraph with this mark; `known` are some of those it has."""

    code: str
    mark: str
    known: tuple[str, ...]
    keeper: bool


class NotKeeper(Notice, frozen=True):
    """Programmes are kept by an admin and the head of the office; a unit's leader fills his own."""


class ProgrammeAtFault(Notice, frozen=True):
    """What was typed about a programme cannot be taken."""

    fault: Fault


class ProgrammeNotUnderstood(Notice, frozen=True):
    """What was typed behind the verb names no programme or paragraph; `number` where a task."""

    typed: str
    number: int | None = None


class ProgrammeKept(Notice, frozen=True):
    """A programme was begun, or has a new title or term."""

    programme: ProgrammeLine
    begun: bool


class ParagraphPreview(Notice, frozen=True):
    """What would be written about a paragraph whose new owner is to be told."""

    line: ParagraphLine
    begun: bool


class ParagraphKept(Notice, frozen=True):
    """A paragraph was added, or what makes it steerable was changed."""

    line: ParagraphLine
    begun: bool


class ParagraphGiven(Notice, frozen=True):
    """Somebody, or the unit he leads, answers for a paragraph from now on."""

    line: ParagraphLine
    by: Named


class ParagraphTakenBack(Notice, frozen=True):
    """Somebody took back what he had said about a paragraph; told to who answered for it."""

    code: str
    mark: str
    by: Named


class ProgrammesImported(Notice, frozen=True):
    """A file was taken over; all are counts."""

    begun: int
    new: int
    changed: int
    unchanged: int
    skipped: int


class ProgrammesHaveFaults(Notice, frozen=True):
    """Nothing was written, for so many rows are at fault; `rows` are the first of them."""

    faults: int
    rows: tuple[int, ...]


class ProgrammesNotRead(Notice, frozen=True):
    """A file has no programmes: no heading was found, or one of those needed is missing."""

    lacks: tuple[str, ...]
