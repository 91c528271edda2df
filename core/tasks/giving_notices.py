"""What there is to say about giving work in other ways, and about moving it."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named
from core.tasks.notices import PartLine


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


class DraftWaiting(Notice, frozen=True):
    """Somebody took work on himself that came by itself; said to who has to confirm it."""

    number: int
    title: str
    by: Named
    deadline: dt.datetime | None


class UnitTask(Fact, frozen=True):
    """A task that was given to a unit, and whose head has it."""

    number: int
    unit: str
    head: Named


class TasksAssigned(Notice, frozen=True):
    """The same work has been given to several units, each a task of its own."""

    tasks: tuple[UnitTask, ...]


class UnitsRefused(Notice, frozen=True):
    """Work for several units in one line is not given so: `why`, and which unit it is about.

    `own` is the asker's own unit, whose work he distributes among its people; `recurring` work
    that comes back is begun for one unit at a time; `headless` a unit that nobody leads; `mixed`
    somebody named besides, of whom nothing was made (`unit` is what is left over, as typed).
    """

    why: str
    unit: str


class UnitHeadless(Notice, frozen=True):
    """Nobody leads the unit, so that work cannot be given to it as a whole."""

    unit: str


class PartLater(Notice, frozen=True):
    """A part would be due after the task that it is a part of."""

    number: int
    whole: dt.datetime
    asked: dt.datetime


class PartsOpen(Notice, frozen=True):
    """A task is to be handed in while parts of it are still being done."""

    number: int
    title: str
    parts: tuple[PartLine, ...]


class HandOverPreview(Notice, frozen=True):
    """Where a task would go, and who would have to confirm it, in order."""

    number: int
    title: str
    leaving: Named
    coming: Named
    unit: str | None
    confirm: tuple[Named, ...]
    deadline: dt.datetime | None = None


class HandedOver(Notice, frozen=True):
    """A task has gone to somebody else, perhaps with a new deadline; said to whoever let it go."""

    number: int
    title: str
    coming: Named
    deadline: dt.datetime | None = None


class HandOverAsked(Notice, frozen=True):
    """A task is to go to somebody else; who has to confirm it, and who after him."""

    number: int
    title: str
    coming: Named
    awaits: Named
    then: Named | None


class HandOverWaiting(Notice, frozen=True):
    """A task that is to go to somebody else waits for the reader; `yours` if it comes to him."""

    number: int
    title: str
    by: Named
    leaving: Named
    coming: Named
    yours: bool
    deadline: dt.datetime | None
    progress: int
    why: str | None


class HandOverReceived(Notice, frozen=True):
    """A task has come from somebody else; said to who does it now."""

    number: int
    title: str
    by: Named
    leaving: Named
    deadline: dt.datetime | None
    progress: int
    why: str | None


class HandOverTold(Notice, frozen=True):
    """A task has gone from one to another; said to the others it concerns."""

    number: int
    title: str
    by: Named
    leaving: Named
    coming: Named
    why: str | None


class HandOverDeclined(Notice, frozen=True):
    """A handover was declined, so that the task stays where it was."""

    number: int
    title: str
    by: Named
    coming: Named
    why: str | None


class HandOverSame(Notice, frozen=True):
    """The task is this person's already."""

    number: int
    person: Named


class SeriesPreview(Notice, frozen=True):
    """What would come back, when, and its first deadlines: the day named and the day it falls on.

    `given` is the morning on which the first task is given, `lead_days` how many working days
    before the deadline that usually is.
    """

    people: tuple[Named, ...]
    title: str
    every: str
    on: int
    month: int
    moved: str
    minute: int
    lead_days: int
    days: tuple[tuple[dt.date, dt.date], ...]
    given: dt.date


class SeriesStarted(Notice, frozen=True):
    """Work comes back from now on; `first` is the first deadline, `given` when it is given."""

    number: int
    title: str
    first: dt.date
    given: dt.date


class SeriesLine(Fact, frozen=True):
    """One series of a list, with the day of its next deadline."""

    number: int
    title: str
    person: Named
    every: str
    on: int
    month: int
    next: dt.date
    may_end: bool


class SeriesList(Notice, frozen=True):
    """The series that the asker may see."""

    lines: tuple[SeriesLine, ...]
    total: int


class SeriesEnded(Notice, frozen=True):
    """A series has ended, or, with `on`, goes on."""

    number: int
    title: str
    on: bool


class SeriesUnknown(Notice, frozen=True):
    """There is no such series for the asker, or only who began it may end it."""

    number: int
    assigner: Named | None = None


class SeriesStuck(Notice, frozen=True):
    """A series has ended by itself: nobody can do its work any more; said to who began it."""

    number: int
    title: str


class TemplateKept(Notice, frozen=True):
    """Work is kept under a name."""

    name: str
    title: str
    replaced: bool


class TemplateLine(Fact, frozen=True):
    """One template of a list."""

    name: str
    title: str


class TemplateList(Notice, frozen=True):
    """The templates of the asker."""

    lines: tuple[TemplateLine, ...]


class TemplateDropped(Notice, frozen=True):
    """A template is there no more; `found` tells whether there was one of that name."""

    name: str
    found: bool


class DailyNormSet(Notice, frozen=True):
    """The converted products of a working day are set, or taken back."""

    norm: str | None


class OtherUndone(Notice, frozen=True):
    """The last own change of a series, a template or the norm was taken back."""

    what: str
    title: str


class UndoFirst(Notice, frozen=True):
    """What taking back a change of a while ago would undo that was about no task.

    `what` is the sort of change, `title` the name of what or who it was about, if any.
    """

    what: str
    title: str
    said: dt.datetime


class HandOverDeadline(Notice, frozen=True):
    """Whoever does a task may give it away, but its deadline is set by the reviewer."""

    number: int
    title: str
    reviewer: Named


class DeclineAsked(Notice, frozen=True):
    """Those who gave a task have been told that the asker would rather not do it; it stays his."""

    number: int
    title: str
    asked: tuple[Named, ...]


class DeclineTold(Notice, frozen=True):
    """A letter: who was given a task asks not to do it, and why; the reader decides."""

    number: int
    title: str
    by: Named
    deadline: dt.datetime | None
    why: str
