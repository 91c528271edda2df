"""What there is to say about tasks."""

import datetime as dt

from core.catalogue.notices import ProductLine
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named
from core.periods.notices import AwayLine
from core.programmes.notices import ParagraphLine
from core.tasks.claim_notices import ClaimLine
from core.tasks.evidence_notices import FileLine


class Load(Fact, frozen=True):
    """How many open tasks a person already holds, how many of them are late, how full his month is.

    `percent` is of the norm of the month; `basis` says what that rests on: set, own or unit.
    """

    person: Named
    open: int
    late: int
    percent: int | None = None
    basis: str | None = None


class TaskPreview(Notice, frozen=True):
    """What would be assigned, before it touches anybody; the number comes on confirmation.

    `working_days` counts those left until the deadline; `rest_days` names the days off on the
    way, and `on_rest_day` the one that the deadline itself falls on. `shares` are those of the
    people in their order, where they were said; `absent` who of them is away before the deadline.
    `units` get a task each, and the people are their heads. `only_parts` are those besides the
    asker for whom the whole counts no more once it has its first part, None for a later one.
    """

    people: tuple[Named, ...]
    title: str
    deadline: dt.datetime | None
    working_days: int
    rest_days: tuple[tuple[dt.date, str], ...]
    on_rest_day: str | None
    quantity: str | None
    output: str | None
    priority: str | None
    loads: tuple[Load, ...]
    shares: tuple[str, ...] = ()
    product: ProductLine | None = None
    unit: str | None = None
    part_of: int | None = None
    absent: tuple[AwayLine, ...] = ()
    source: ParagraphLine | None = None
    units: tuple[str, ...] = ()
    only_parts: tuple[Named, ...] | None = None


class TaskAssigned(Notice, frozen=True):
    """The work has been given; said to whoever gave it.

    `confirms` is who has to confirm it, where somebody gave it himself.
    """

    number: int
    title: str
    people: tuple[Named, ...]
    deadline: dt.datetime | None
    confirms: Named | None = None
    part_of: int | None = None


class TaskReceived(Notice, frozen=True):
    """Work has come; said to each who is to do it, with his share where several do it."""

    number: int
    title: str
    by: Named
    deadline: dt.datetime | None
    others: tuple[Named, ...]
    quantity: str | None
    output: str | None
    priority: str | None
    share: str | None = None
    product: ProductLine | None = None
    unit: bool = False


class CountLine(Fact, frozen=True):
    """So many of so many things, with their noun."""

    part: str
    whole: str
    what: str | None


class TaskReported(Notice, frozen=True):
    """A report is noted; `counted_at` is set where it arrived later than it was said.

    `beyond` is the deadline where what was promised lies behind it; `claim` is what the reviewer
    was asked to count earlier, `behalf` for whom the actor stands in. `later` is when another
    report was said that has come before this one: that one's figure stays. `before` is what was
    reported last, where this is less.
    """

    number: int
    title: str
    progress: int
    note: str | None
    counted_at: dt.datetime | None
    arrived: dt.datetime
    promise: dt.datetime | None
    blocked: bool
    unblocked: bool
    files: tuple[FileLine, ...] = ()
    runs_again: bool = False
    deadline: dt.datetime | None = None
    may_stop: bool = False
    reviewer: Named | None = None
    beyond: dt.datetime | None = None
    count: CountLine | None = None
    claim: ClaimLine | None = None
    behalf: Named | None = None
    later: dt.datetime | None = None
    before: int | None = None


class ReportedForYou(Notice, frozen=True):
    """Who stands in has reported on a task; said to who is on leave."""

    number: int
    title: str
    by: Named
    progress: int
    words: str | None


class StandsInOnly(Notice, frozen=True):
    """Who stands in may report on a task; to hand it in it has to be handed over to him."""

    number: int
    title: str
    person: Named


class LessCounted(Notice, frozen=True):
    """Less was counted than was asked for; it is asked whether all of it is handed in.

    `part` and `whole` are thousandths.
    """

    number: int
    title: str
    part: int
    whole: int
    output: str | None


class TaskBlocked(Notice, frozen=True):
    """Somebody is stuck; said to the reviewer."""

    number: int
    title: str
    by: Named
    words: str
    deadline: dt.datetime | None
    claim: ClaimLine | None = None
    behalf: Named | None = None


class TaskHandedIn(Notice, frozen=True):
    """The work now lies with the reviewer; said to whoever handed it in.

    `bare` where nothing shows it yet; `cause` is an objective cause that still waits for an answer;
    `part` of `whole` is set where less is handed in than was asked for.
    """

    number: int
    title: str
    reviewer: Named
    counted_at: dt.datetime | None
    arrived: dt.datetime
    late: bool
    files: tuple[FileLine, ...] = ()
    bare: bool = False
    claim: ClaimLine | None = None
    cause: str | None = None
    part: str | None = None
    whole: str | None = None
    output: str | None = None
    kept: dt.datetime | None = None


class TaskWaiting(Notice, frozen=True):
    """Handed-in work waits for a decision; said to the reviewer."""

    number: int
    title: str
    by: Named
    note: str | None
    evidence: tuple[str, ...]
    late: bool
    done: str | None
    output: str | None
    files: tuple[FileLine, ...] = ()
    counted_at: dt.datetime | None = None
    arrived: dt.datetime | None = None
    whole: str | None = None
    claim: ClaimLine | None = None
    cause: str | None = None
    kept: dt.datetime | None = None


class Decision(Fact, frozen=True):
    """One line of a review: what would become of a task.

    `verdict` is `accept`, `accept_part` (the rest goes on), `accept_less` (it ends with that),
    `return`, `extend`, `extend_stop` (for an objective cause), `keep` (a later deadline is
    refused), `stop` (a cause is confirmed), `go_on` (it is not), `confirm`, `decline` (a draft)
    `later` (put off `until`), `excuse` (a cause of a delay that is over), or `give`, `take` or
    `refuse` (a handover). `open_cause` is a cause of the delay of handed-in work that nobody has
    answered, `claims` what was typed before it arrived; `excused` and `earlier` say what is decided
    about them, None if nothing is.
    """

    number: int
    title: str
    person: Named
    verdict: str
    reason: str | None
    major: bool
    deadline: dt.datetime | None
    cause: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    quantity: str | None = None
    whole: str | None = None
    output: str | None = None
    open_cause: str | None = None
    excused: bool | None = None
    claims: tuple[ClaimLine, ...] = ()
    earlier: bool | None = None


class ReviewPreview(Notice, frozen=True):
    """What a reply would decide, before it touches anybody."""

    decisions: tuple[Decision, ...]


class ReviewDone(Notice, frozen=True):
    """What has been decided, and how much still waits."""

    decisions: tuple[Decision, ...]
    waiting: int


class TaskAccepted(Notice, frozen=True):
    """The work was accepted; said to those who did it."""

    number: int
    title: str
    by: Named
    on_time: bool
    quantity: str | None = None
    whole: str | None = None
    ends: bool = True
    kept: dt.datetime | None = None


class OrderedAccepted(Notice, frozen=True):
    """Work that the reader left unreviewed was accepted by the answer to a petition."""

    number: int
    title: str
    by: Named
    person: Named
    words: str


class TaskReturned(Notice, frozen=True):
    """The work comes back with a reason; `major` is an error of content, which counts."""

    number: int
    title: str
    by: Named
    reason: str
    major: bool
    deadline: dt.datetime | None
    kept: dt.datetime | None = None


class ExtensionAsked(Notice, frozen=True):
    """A later deadline has been asked for; said to whoever asked."""

    number: int
    title: str
    reviewer: Named
    deadline: dt.datetime
    why: str | None


class ExtensionWaiting(Notice, frozen=True):
    """A later deadline waits for a decision; said to the reviewer."""

    number: int
    title: str
    by: Named
    present: dt.datetime | None
    deadline: dt.datetime
    why: str | None
    claim: ClaimLine | None = None


class ExtensionDecided(Notice, frozen=True):
    """A later deadline was granted or refused; said to those who do the work."""

    number: int
    title: str
    by: Named
    granted: bool
    deadline: dt.datetime | None
    reason: str | None
    since: dt.datetime | None = None


class DeadlineMoved(Notice, frozen=True):
    """The reviewer has set another deadline himself; said to him."""

    number: int
    title: str
    deadline: dt.datetime


class DeadlineCorrected(Notice, frozen=True):
    """Whoever gave the work has set its deadline right; said to those who do it."""

    number: int
    title: str
    by: Named
    deadline: dt.datetime


class TaskLine(Fact, frozen=True):
    """One line of a list."""

    number: int
    title: str
    state: str
    progress: int
    deadline: dt.datetime | None
    late: bool
    person: Named | None
    asked_deadline: dt.datetime | None = None
    coming: Named | None = None
    promised: dt.datetime | None = None
    count: CountLine | None = None
    cause: str | None = None
    claimed: bool = False
    kept: dt.datetime | None = None


class ComingLine(Fact, frozen=True):
    """A task on its way that waits for the reader's word; `coming` is None where he gets it."""

    number: int
    title: str
    by: Named
    coming: Named | None
    since: dt.datetime


class TaskList(Notice, frozen=True):
    """A page of tasks: `which` is mine, today, week, late, waiting or unit; pages from one.

    `coming` are tasks on their way that wait for the reader's word, on the first page of his own.
    """

    which: str
    about: str | None
    lines: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int
    late: int
    coming: tuple[ComingLine, ...] = ()


class PartLine(Fact, frozen=True):
    """One part of a task."""

    number: int
    title: str
    person: Named
    state: str
    progress: int
    deadline: dt.datetime | None
    late: bool


class Happening(Fact, frozen=True):
    """One line of a task's history, as the journal has it."""

    said: dt.datetime
    arrived: dt.datetime
    person: Named | None
    verb: str
    progress: int | None
    words: str | None
    deadline: dt.datetime | None
    promised: dt.datetime | None = None
    claimed: dt.datetime | None = None
    count: CountLine | None = None
    behalf: Named | None = None


class LayLine(Fact, frozen=True):
    """How many working minutes a task lay in somebody's hands."""

    hands: str
    person: Named | None
    party: str | None
    minutes: int


class DeadlineLine(Fact, frozen=True):
    """A deadline that a task had: why it was set, and for which objective cause."""

    deadline: dt.datetime | None
    why: str | None = None
    cause: str | None = None


class OutsideLine(Fact, frozen=True):
    """What a task is called in another system, and the document it was given by, if any."""

    system: str
    code: str
    document: str
    document_day: dt.date | None
    source: str


class TaskCard(Notice, frozen=True):
    """Everything about one task that the asker may see; `gone` do it and have left the office."""

    number: int
    title: str
    state: str
    hands: str
    people: tuple[Named, ...]
    assigner: Named
    reviewer: Named
    deadline: dt.datetime | None
    late: bool
    progress: int
    quantity: str | None
    output: str | None
    priority: str | None
    blocker: str | None
    asked_deadline: dt.datetime | None
    evidence: tuple[str, ...]
    history: tuple[Happening, ...]
    mine: bool
    decides: bool
    parts: tuple[PartLine, ...] = ()
    whole: tuple[int, str] | None = None
    unit: str | None = None
    coming: Named | None = None
    awaits: Named | None = None
    shares: tuple[str, ...] = ()
    product: ProductLine | None = None
    files: tuple[FileLine, ...] = ()
    holder: Named | None = None
    party: str | None = None
    since: dt.datetime | None = None
    lay: tuple[LayLine, ...] = ()
    day_minutes: int = 420
    promised: dt.datetime | None = None
    count: CountLine | None = None
    open_cause: str | None = None
    claims: tuple[ClaimLine, ...] = ()
    reviews: bool = False
    excusable: bool = False
    kept: dt.datetime | None = None
    source: ParagraphLine | None = None
    outside: OutsideLine | None = None
    gone: tuple[Named, ...] = ()
    deadlines: tuple[DeadlineLine, ...] = ()


class TakenLine(Fact, frozen=True):
    """One change that was taken back."""

    number: int
    title: str
    verb: str


class UndoPreview(Notice, frozen=True):
    """What taking back a change of a while ago would undo, before it touches anybody."""

    taken: tuple[TakenLine, ...]
    said: dt.datetime


class Undone(Notice, frozen=True):
    """The last own change was taken back by correction entries: one line for each task."""

    taken: tuple[TakenLine, ...]


class TakenBack(Notice, frozen=True):
    """Somebody took back what he had done about a task; said to the others it touched."""

    number: int
    title: str
    by: Named
    verb: str


class TaskUnknown(Notice, frozen=True):
    """There is no such task for the asker: the same words whether it exists or not."""

    number: int


class NotHolder(Notice, frozen=True):
    """Only those who do the task may say this of it."""

    number: int
    title: str
    people: tuple[Named, ...]


class NotReviewer(Notice, frozen=True):
    """Somebody else decides about this task."""

    number: int
    title: str
    reviewer: Named


class NotNow(Notice, frozen=True):
    """The task is in a state in which this cannot be done."""

    number: int
    title: str
    state: str
    verb: str


class QuantityWrong(Notice, frozen=True):
    """No such part of a task can be accepted: more than asked, nothing, or not handed in."""

    number: int
    typed: str
    whole: str


class NotEarlier(Notice, frozen=True):
    """A later deadline was asked for, but the date is not later than the present one."""

    number: int
    present: dt.datetime
    asked: dt.datetime


class NoDeadline(Notice, frozen=True):
    """The task has no deadline that could be moved."""

    number: int
    title: str


class NothingToUndo(Notice, frozen=True):
    """There is nothing that could be taken back, and why.

    `why` is none, undone (the last change was taken back already), old, built_on (and by whom),
    changed_since, series_given (a series has given `number` meanwhile), or elsewhere: the last
    change was about a `subject` with a way of its own.
    """

    why: str
    number: int | None
    by: Named | None = None
    subject: str | None = None


class MayNotAssign(Notice, frozen=True):
    """These persons do not stand under the asker."""

    people: tuple[Named, ...]
