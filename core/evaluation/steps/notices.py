"""What there is to say about the steps of an evaluation."""

import datetime as dt

from core.evaluation.notices import CapLine, Receipt
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class SelfDraft(Notice, frozen=True):
    """A proposal for the own general points, with what the journal says of the period.

    `criteria` holds (name, maximum, proposed points); `before` tells that they are those of an
    earlier period; `done`, `returns` and `delays` are counts of tasks and faults.
    """

    year: int
    month: int
    criteria: tuple[tuple[str, str, str], ...]
    before: bool
    done: int
    returns: int
    delays: int
    months: int = 1


class StepNotNow(Notice, frozen=True):
    """A step cannot be taken: the assessment has gone further, or the period is locked."""

    person: Named
    own: bool
    year: int
    month: int
    stage: str
    locked: bool
    months: int = 1


class NotTheirReviewer(Notice, frozen=True):
    """Somebody else reviews or decides about these people; `act` is review or decide."""

    person: Named
    act: str
    who: tuple[Named, ...]


class ReviewLine(Fact, frozen=True):
    """Somebody whose general points wait for a leader: own and given points, stage."""

    person: Named
    own: str | None
    given: str | None
    stage: str
    leader: bool


class ReviewList(Notice, frozen=True):
    """Whom the asker reviews, and how far each has come."""

    year: int
    month: int
    lines: tuple[ReviewLine, ...]
    months: int = 1


class ReviewNoted(Notice, frozen=True):
    """The leader's points are kept; `own` are those the person gave himself.

    `former` is the sum of a leader's points that these take the place of, given by `former_by`.
    """

    person: Named
    year: int
    month: int
    points: tuple[tuple[str, str], ...]
    total: str | None
    own: str | None
    organizing: str | None
    unity: str | None
    comment_missing: bool
    months: int = 1
    former: str | None = None
    former_by: Named | None = None


class RateNoted(Notice, frozen=True):
    """A period of somebody is left out of the classes, or taken in again; `own`: said to him."""

    person: Named
    by: Named
    year: int
    month: int
    rated: bool
    why: str
    months: int = 1
    own: bool = False


class ChoiceWrong(Notice, frozen=True):
    """đ or e is not one of the values the rules allow, or the person leads nobody."""

    person: Named
    leads: bool
    values: tuple[str, ...]


class RatingLine(Fact, frozen=True):
    """One person in the list that is decided about.

    `band` is the class by points, `proposed` after conditions, blockers and the unit's class,
    `decided` what a person has decided; `undecided` are blockers under consideration. `unit` is the
    class of the unit that a head may not exceed, by `unit_document` or by its own lines. `unrated`
    is why the period is left out of the classes; of its working `days` the person was `present` so
    many, `short` of what makes a class worth giving.
    """

    person: Named
    total: str | None
    band: str | None
    proposed: str | None
    decided: str | None
    stage: str
    blockers: tuple[str, ...]
    undecided: tuple[str, ...]
    flags: tuple[str, ...]
    leader: bool
    team_open: int = 0
    unit: str | None = None
    unit_document: str | None = None
    unrated: str | None = None
    present: int = 0
    days: int = 0
    short: bool = False
    left: dt.datetime | None = None
    code: str = ""


class RatingList(Notice, frozen=True):
    """A page of everybody the asker leads in a period, staff before leaders, and the cap.

    `total` people, `settled` of them decided; `ranks` are (class, how many) of all of them, decided
    or else proposed, the best first, with None for who has none. `moved` are those who went from
    the asker's units to others within the period, and since when they are there.
    """

    year: int
    month: int
    lines: tuple[RatingLine, ...]
    caps: tuple[CapLine, ...]
    rate: str
    may_decide: bool
    months: int = 1
    page: int = 1
    pages: int = 1
    total: int = 0
    settled: int = 0
    ranks: tuple[tuple[str | None, int], ...] = ()
    moved: tuple[tuple[Named, dt.datetime], ...] = ()


class DecidePreview(Notice, frozen=True):
    """What would be decided and published on the typed code.

    `waiting` are tasks that were handed in and still wait for their reviewer: (whose, number).
    """

    year: int
    month: int
    lines: tuple[RatingLine, ...]
    skipped: tuple[Named, ...]
    caps: tuple[CapLine, ...]
    rate: str
    running: bool
    reason: str
    code: str
    months: int = 1
    waiting: tuple[tuple[Named, int], ...] = ()


class NothingToDecide(Notice, frozen=True):
    """Nobody waits for a class: all are decided, or nobody has enough data."""

    year: int
    month: int
    skipped: tuple[Named, ...]
    months: int = 1


class Decided(Notice, frozen=True):
    """The classes are decided and published."""

    year: int
    month: int
    lines: tuple[tuple[Named, str], ...]
    months: int = 1


class ScorePublished(Notice, frozen=True):
    """A person's result is published to him; he may object until a day."""

    receipt: Receipt
    decided: str
    by: Named
    reason: str
    petition_until: dt.datetime
    again: bool


class PetitionRefused(Notice, frozen=True):
    """No petition is possible: nothing published, the term is over, one is open, no such line."""

    why: str
    number: int | None
    year: int
    month: int
    until: dt.datetime | None = None
    months: int = 1
    criterion: str | None = None


class PetitionMade(Notice, frozen=True):
    """A petition is noted; the receipt it is about is kept as it was.

    `unreviewed` tells that the work of its line was handed in and nobody reviewed it.
    """

    number: int
    task: int | None
    faults: tuple[tuple[str, dt.datetime | None], ...]
    code: str
    year: int
    month: int
    reviewer: Named
    due: dt.datetime
    working_days: int
    months: int = 1
    criterion: str | None = None
    unreviewed: bool = False


class PetitionWaiting(Notice, frozen=True):
    """A petition waits for the reader's answer; also sent again as the day comes near."""

    number: int
    person: Named
    task: int | None
    title: str
    words: str
    code: str
    year: int
    month: int
    due: dt.datetime
    again: bool
    months: int = 1
    criterion: str | None = None
    unreviewed: bool = False
    faults: tuple[tuple[str, dt.datetime | None], ...] = ()
    total: str | None = None


class PetitionLine(Fact, frozen=True):
    """A petition in a list."""

    number: int
    person: Named
    task: int | None
    words: str
    state: str
    due: dt.datetime
    answer: str
    mine: bool
    criterion: str | None = None


class PetitionList(Notice, frozen=True):
    """The asker's own petitions and those that wait for his answer.

    `example` is a line of his own published receipts that he may object to, if there is one.
    """

    lines: tuple[PetitionLine, ...]
    example: int | None = None


class PetitionPreview(Notice, frozen=True):
    """What an answer would change, before it is given: points before and after.

    Of unreviewed work `accepted` of the `whole` would be, `handed` in then, `late` or not.
    `dropped` and `kept` are the (sort, count) of faults that would not count, and still would.
    """

    number: int
    person: Named
    task: int | None
    upheld: bool
    answer: str
    before: str | None
    after: str | None
    criterion: str | None = None
    accepted: str | None = None
    whole: str | None = None
    handed: dt.datetime | None = None
    late: bool = False
    dropped: tuple[tuple[str, int], ...] = ()
    kept: tuple[tuple[str, int], ...] = ()


class PetitionWhich(Notice, frozen=True):
    """A line has faults of several sorts, and an answer upholds without saying which.

    `options` are (delay, quality or all; the total after it) beside the total `before`.
    """

    number: int
    person: Named
    task: int
    before: str | None
    options: tuple[tuple[str, str | None], ...]


class PetitionFault(Notice, frozen=True):
    """An answer names a fault or a number that the petition has no place for.

    `named` is delay, quality, all or points; `faults` are the (sort, count) of the line.
    """

    number: int
    task: int | None
    named: str
    faults: tuple[tuple[str, int], ...]


class PetitionOrder(Notice, frozen=True):
    """An answer cannot order the review of a task so, or has to say more.

    `why` is reviewed (it was), returned (since), faults (what becomes of them) or quantity, which
    was `typed` of a `whole`.
    """

    why: str
    number: int
    task: int
    typed: str = ""
    whole: str = ""


class NoneToWithdraw(Notice, frozen=True):
    """No open petition of the asker has this number, or (without one) not exactly one is open."""

    number: int | None
    open: tuple[int, ...]


class PetitionWithdrawal(Notice, frozen=True):
    """The asker's own petition would be withdrawn, or is (`done`); `person` is who made it."""

    number: int
    task: int | None
    words: str
    year: int
    month: int
    reviewer: Named
    done: bool
    until: dt.datetime
    months: int = 1
    criterion: str | None = None
    person: Named | None = None


class PetitionUnknown(Notice, frozen=True):
    """No petition of this number waits for the asker's answer."""

    number: int


class PetitionAnswered(Notice, frozen=True):
    """The answer to a petition: said to the person, to whoever answered and to the authority.

    `decide` tells that the class has to be decided again; `reader` is person, reviewer or
    authority. `dropped` and `kept` are (sort, count) of the line's faults.
    """

    number: int
    reader: str
    person: Named
    by: Named
    task: int | None
    upheld: bool
    answer: str
    before: str | None
    after: str | None
    decided: str | None
    proposed: str | None
    year: int
    month: int
    receipt_code: str
    months: int = 1
    criterion: str | None = None
    dropped: tuple[tuple[str, int], ...] = ()
    kept: tuple[tuple[str, int], ...] = ()


class PeriodLine(Fact, frozen=True):
    """How a period stands: how many people have come how far."""

    year: int
    month: int
    state: str
    people: int
    assessed: int
    reviewed: int
    decided: int
    petitions: int
    rules: tuple[tuple[str, str], ...]
    reason: str
    months: int = 1


class PeriodsShown(Notice, frozen=True):
    """The last periods of the office."""

    lines: tuple[PeriodLine, ...]
    admin: bool
    cycle: int = 1


class PeriodPreview(Notice, frozen=True):
    """A period would be locked or reopened on the typed code."""

    line: PeriodLine
    act: str
    reason: str
    code: str


class PeriodToOpen(Notice, frozen=True):
    """A period would be opened: the one that runs, or the following one (`ahead`)."""

    line: PeriodLine
    ahead: bool


class PeriodTakenBack(Notice, frozen=True):
    """A period opened just now, in which nothing was written, is not open any more."""

    year: int
    month: int
    months: int = 1


class PeriodInUse(Notice, frozen=True):
    """An opened period cannot be taken back: something was written in it, or it is too long ago."""

    year: int
    month: int
    months: int = 1


class PeriodChanged(Notice, frozen=True):
    """A period is open, locked or reopened; `did` says what was done, or how it was already.

    One of ahead, opened (now), was_open, was_locked, was_reopened (nothing changed), locked,
    reopened.
    """

    line: PeriodLine
    did: str


class PeriodRefused(Notice, frozen=True):
    """A period cannot be changed so: not the asker's to do, running, petitions open, no reason."""

    why: str
    year: int
    month: int
    count: int = 0
    months: int = 1


class RulesPinned(Notice, frozen=True):
    """Another rule set holds for a group of people in a period."""

    year: int
    month: int
    regime: str
    rule_set: str
    months: int = 1


class RulesRefused(Notice, frozen=True):
    """No such rule set, or steps of the period were taken by the other one already."""

    typed: str
    known: tuple[str, ...]
    begun: bool


class RegimeLine(Fact, frozen=True):
    """What other rules do to an open period: provisional points and proposed class, both ways."""

    year: int
    month: int
    before: str | None
    after: str | None
    proposed_before: str | None
    proposed_after: str | None
    months: int = 1


class RegimePreview(Notice, frozen=True):
    """Under which rules somebody would be evaluated from a period on, and the open ones by it."""

    person: Named
    year: int
    month: int
    regime: str
    former: str
    reason: str
    lines: tuple[RegimeLine, ...]
    months: int = 1


class RegimeSet(Notice, frozen=True):
    """Under which rules somebody is evaluated from a period on; with `by` it is said to him.

    `open` tells that the period is open already.
    """

    person: Named
    year: int
    month: int
    regime: str
    former: str
    open: bool
    reason: str
    months: int = 1
    by: Named | None = None


class RegimeRefused(Notice, frozen=True):
    """Other rules cannot hold from there: `why` is same, reason (missing), locked or published."""

    why: str
    person: Named
    year: int
    month: int
    regime: str
    months: int = 1


class BlockerNoted(Notice, frozen=True):
    """A blocker is noted, under consideration, or taken away; nothing is decided by it yet.

    `by` and `at` say who recorded it and when; with `own` it is the letter to the person.
    """

    person: Named
    blocker: str
    document: str
    state: str
    year: int
    month: int
    months: int = 1
    by: Named | None = None
    at: dt.datetime | None = None
    own: bool = False


class BlockerPreview(Notice, frozen=True):
    """What would be noted about somebody's class, in which period, before it is."""

    noted: BlockerNoted


class BlockerRefused(Notice, frozen=True):
    """A blocker cannot be noted in this period: ahead, locked, published, or nothing to lift.

    `running_year` and `running_month` begin the period that runs now.
    """

    why: str
    person: Named
    year: int
    month: int
    running_year: int
    running_month: int
    months: int = 1


class BlockerWrong(Notice, frozen=True):
    """Which sort or which document is missing; gives the sentence to send."""

    why: str
    kinds: tuple[str, ...]


class YearPeriod(Fact, frozen=True):
    """A period of a year; without a total, or while it is `running`, it is left out of the mean."""

    month: int
    total: str | None
    decided: str | None
    year: int = 0
    months: int = 1
    running: bool = False


class YearShown(Notice, frozen=True):
    """The mean of a year's rated periods, with what would be its class; nothing is decided."""

    person: Named
    own: bool
    year: int
    periods: tuple[YearPeriod, ...]
    rated: int
    least: int
    mean: str | None
    band: str | None


class FormShown(Notice, frozen=True):
    """What stands on somebody's Mẫu số 01 of a period, and where the file to sign is had.

    `own`, `authority` and `task_points` are exact numbers as text; `admins` write the file.
    """

    person: Named
    mine: bool
    code: str
    leader: bool
    year: int
    month: int
    key: str
    own: str | None
    authority: str | None
    task_points: str | None
    total: str | None
    band: str | None
    decided: str | None
    remark: str
    receipt: str
    admins: tuple[Named, ...]
    months: int = 1


class ReadLine(Fact, frozen=True):
    """Who looked at a score, of which period, when and in which channel."""

    reader: Named
    year: int
    month: int
    channel: str
    at: dt.datetime
    months: int = 1


class ReadersShown(Notice, frozen=True):
    """Who has looked at the asker's scores."""

    lines: tuple[ReadLine, ...]


class OtherCycle(Notice, frozen=True):
    """The office evaluates by another length of period than the one that was named.

    `right` is the period meant by that, in the same parts.
    """

    year: int
    month: int
    right_month: int
    months: int = 1
    right_months: int = 1


class CycleSet(Notice, frozen=True):
    """From now on the office evaluates by month or by quarter."""

    year: int
    month: int
    months: int = 1


class AboveUnit(Notice, frozen=True):
    """A head cannot be classed above what a document concluded of his unit."""

    person: Named
    year: int
    month: int
    given: str
    unit: str
    document: str
    months: int = 1


class UnitClassNoted(Notice, frozen=True):
    """The class of a unit in a period is noted, with the document that concludes it."""

    unit: str
    year: int
    month: int
    given: str
    document: str
    months: int = 1


class PetitionPoints(Notice, frozen=True):
    """A petition on a criterion is upheld with points, which are missing or beyond what may be."""

    number: int
    criterion: str
    least: str
    most: str


class StepUndone(Notice, frozen=True):
    """The asker's last step was taken back: `verb` says which, such as review."""

    person: Named
    own: bool
    by: Named
    year: int
    month: int
    verb: str
    months: int = 1


class StepBuiltOn(Notice, frozen=True):
    """A step cannot be taken back: somebody built on it, or (without `by`) the period is locked."""

    person: Named
    year: int
    month: int
    by: Named | None = None
    months: int = 1


class StepFinal(Notice, frozen=True):
    """The last change was a decision, a petition or its answer, which stand: `verb` says which."""

    verb: str


class ExceededNoted(Notice, frozen=True):
    """A task is marked as gone beyond what was asked, or not any more."""

    person: Named
    year: int
    month: int
    number: int
    title: str
    marked: bool
    months: int = 1
