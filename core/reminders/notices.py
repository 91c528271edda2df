"""The figures of a digest and of a weekly card: everything their pictures and captions say."""

import datetime as dt
from typing import ClassVar

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.objectives.notices import DraftLine
from core.people.notices import Named
from core.periods.notices import AwayLine
from core.tasks.notices import ComingLine


class Rate(Fact, frozen=True):
    """A share of countable things: `part` of `whole`; `whole` may be 0 (then there is no rate)."""

    part: int
    whole: int


class WeekPoint(Fact, frozen=True):
    """One ISO week of a unit: tasks overdue at its end, tasks done on time of those due in it."""

    year: int
    week: int
    overdue: int
    on_time: Rate


class UnitLine(Fact, frozen=True):
    """One unit under the leader: done on time of what fell due this month, and overdue now.

    `own` says that only the unit's own work is counted, not that of the units below it.
    """

    name: str
    on_time: Rate
    overdue: int
    own: bool = False


class Need(Fact, frozen=True):
    """A task that only the leader can unblock.

    `cause` is one of `blocked` (its holder said so; `blocker` has the words as typed),
    `review` (handed in and waiting for the leader), `extension` (a later deadline is asked for)
    or `overdue`. `days_late` counts calendar days since the deadline, 0 if it is still ahead;
    `days_waiting` those since it came to wait for the leader.
    """

    number: int
    title: str
    people: tuple[str, ...]
    cause: str
    blocker: str | None
    days_late: int
    days_waiting: int


class KeyLine(Fact, frozen=True):
    """A key result now: where it stands, how much of its way is done, and how much should be.

    `value` and `target` are exact amounts; `share` and `need` exact parts of the whole way.
    """

    result: int
    title: str
    value: str
    target: str
    noun: str | None
    shape: str
    share: str
    need: str
    behind: bool


class KeyResults(Fact, frozen=True):
    """The agreed key results of a quarter: at most three of `total`, furthest off their pace first.

    `behind` counts those of all that are called behind.
    """

    quarter: int
    lines: tuple[KeyLine, ...]
    total: int
    behind: int


class Coded(Notice, frozen=True):
    """Figures that are better seen than read, until when they count, and their code.

    An empty `code` is one that has not been given yet.
    """

    is_shared: ClassVar[bool] = True

    until: dt.datetime
    code: str


class Digest(Coded, frozen=True):
    """The leader's picture of a unit or of all his units together, until a moment.

    Counts are of the tasks whose deadline lies in the month, or which are still open from before:
    `done` accepted or handed in, `due_soon` open with at most three working days left, `overdue`
    open and past the deadline, `running` every other open one. `overdue_before` is the same count
    a working day earlier, None without history. `weeks` holds up to eight weeks, oldest first,
    the present one last. `needs` holds at most three, worst first; `needs_total` all of them.
    Targets are whole percent. `code` reopens exactly these figures. `away` is who of those units
    is on leave now; it is no part of the picture. `key_results` are those that the units have
    agreed to for the quarter, None where there are none.
    """

    unit: str
    year: int
    month: int
    done: int
    running: int
    due_soon: int
    overdue: int
    overdue_before: int | None
    weeks: tuple[WeekPoint, ...]
    target_on_time: int
    units: tuple[UnitLine, ...]
    target_unit: int
    needs: tuple[Need, ...]
    needs_total: int
    away: tuple[AwayLine, ...] = ()
    key_results: KeyResults | None = None


class DayDots(Fact, frozen=True):
    """The tasks due on one day: done on time, done late, still owed; a holiday has its name.

    `ahead` are not done and not yet due (a day of this week that is still to come).
    """

    day: dt.date
    on_time: int
    late: int
    owed: int
    holiday: str | None = None
    ahead: int = 0


class WeekCount(Fact, frozen=True):
    """One ISO week of a person: done on time of those due in it."""

    year: int
    week: int
    on_time: Rate


class Due(Fact, frozen=True):
    """A task that falls due, with its number and deadline."""

    number: int
    title: str
    deadline: dt.datetime


class Part(Fact, frozen=True):
    """One part of the month's score so far, in hundredths of a percent (8333 is 83,33 %).

    `name` is `quantity`, `quality` or `progress`.
    """

    name: str
    hundredths: int


class WeekCard(Coded, frozen=True):
    """An official's own week; private, compared only with his own past.

    `gender` is `nam`, `nữ` or None (it decides the address anh/chị). `days` are Monday to Friday,
    weekend days only if something was due on them. `weeks` holds up to eight, oldest first, the
    shown one last. `streak` counts the weeks in a row, up to the shown one, in which no task was
    more than three working days late; it is 0 while an open task, however old, is later than
    that. `owed_before` counts the open tasks due before the shown week. `parts` is empty when
    nothing counts towards the month yet. `next_due` holds at most three of `next_total` tasks
    due next week. The burden: `messages` is how many messages reached the person this week,
    answers too, `typed` how many lines he wrote, `minutes` what both together cost him, estimated;
    the last two are None on cards from before they were counted. `key_results` are the person's
    own of this quarter, None without any that was agreed to.
    """

    person: str
    gender: str | None
    year: int
    week: int
    days: tuple[DayDots, ...]
    weeks: tuple[WeekCount, ...]
    streak: int
    score_month: int
    parts: tuple[Part, ...]
    next_due: tuple[Due, ...]
    next_total: int
    messages: int
    owed_before: int = 0
    typed: int | None = None
    minutes: int | None = None
    key_results: KeyResults | None = None


class UnitState(Fact, frozen=True):
    """One unit of a board with everything below it: its tasks, and what was overdue by week.

    `overdue_weeks` has a count for each week of the board. `holds` says whether units lie below.
    `own` says that only the unit's own work is counted, not that of the units below it.
    """

    code: str
    name: str
    done: int
    running: int
    due_soon: int
    overdue: int
    on_time: Rate
    overdue_weeks: tuple[int, ...]
    holds: bool = False
    own: bool = False


class Board(Coded, frozen=True):
    """The units right under those that a leader asked for, side by side, until a moment.

    `unit` names what was asked for and `unit_code` is its code, None for all that he leads. Counts
    are as in a digest. `weeks` are the ISO weeks of `overdue_weeks`, oldest first.
    """

    unit: str
    unit_code: str | None
    year: int
    month: int
    weeks: tuple[int, ...]
    units: tuple[UnitState, ...]
    target_unit: int


class Cost(Fact, frozen=True):
    """What a task cost in a month's score: converted products, in hundredths.

    `what` is `content` (returned for its content), `late` (deadlines missed) or `open` (not
    accepted yet); `count` is how many returns or deadlines, 0 for `open`.
    """

    number: int
    title: str
    what: str
    count: int
    lost: int


class MonthCard(Coded, frozen=True):
    """A person's month: the score by part, and what cost what.

    `total`, `general` and `work` are points in hundredths, None where there are none yet; `general`
    is of 30 and `work` of 70 for staff. `band` is the class that the total comes to. `parts` are as
    in a weekly card. `assigned` and `accepted` are converted products in hundredths. `costs` holds
    the four dearest of `costs_total`. `next_total` is what the total (or else `work`) would be with
    the open task `next_number` accepted in full.
    """

    person: str
    gender: str | None
    own: bool
    year: int
    month: int
    total: int | None
    general: int | None
    work: int | None
    band: str | None
    parts: tuple[Part, ...]
    tasks: int
    assigned: int
    accepted: int
    costs: tuple[Cost, ...]
    costs_total: int
    next_number: int | None
    next_total: int | None


class Reopened(Notice, frozen=True):
    """Figures that were shown before, reopened by their code: `of` is their kind."""

    code: str
    shown: dt.datetime
    of: str
    body: str


class CodeUnknown(Notice, frozen=True):
    """Nothing under this code is the asker's to see; whether there is anything is not said."""

    code: str


class Nudge(Fact, frozen=True):
    """One task in a morning reminder.

    `step` is today, one_day, three_days, late, promised, or again: handed in on time and returned
    since. `whose` is for whom the reader looks after it, None for his own.
    """

    number: int
    title: str
    deadline: dt.datetime
    step: str
    whose: Named | None = None


class NewsLine(Fact, frozen=True):
    """How a task stands of which a person was to be told while he was left in peace.

    `gone_to` is who does it now, where it was taken from him meanwhile.
    """

    number: int
    title: str
    state: str
    deadline: dt.datetime | None
    gone_to: Named | None = None


class Waiting(Fact, frozen=True):
    """What has waited for a reviewer's decision for so many working days.

    `nights` are the calendar days, as the pictures count them; None from before they were kept.
    `away` is until when the reviewer himself is on leave, `cause` an objective cause, which his
    leader may answer.
    """

    number: int
    title: str
    days: int
    reviewer: Named
    away: dt.datetime | None = None
    cause: bool = False
    nights: int | None = None


class Morning(Notice, frozen=True):
    """One message a morning that merges every reminder of a person, and what waits for him.

    `waiting` counts what he is to decide, `oldest` is what has waited longest, from one working day
    on. `silent` is what waits for a reviewer under him beyond the patience of the unit, the oldest
    of `silent_total`. `coming` are tasks on their way that wait for his word, counted in `waiting`.
    of `silent_total`. `drafts` are this week's check-ins of his key results, to be confirmed.
    `news` is what happened while he was left in peace, of `news_total`.
    """

    nudges: tuple[Nudge, ...]
    waiting: int
    oldest: Waiting | None = None
    silent: tuple[Waiting, ...] = ()
    silent_total: int = 0
    news: tuple[NewsLine, ...] = ()
    news_total: int = 0
    coming: tuple[ComingLine, ...] = ()
    drafts: tuple[DraftLine, ...] = ()


class News(Notice, frozen=True):
    """What happened while a person was left in peace, in one message; `total` of all of it."""

    lines: tuple[NewsLine, ...]
    total: int


class UnitMonth(Notice, frozen=True):
    """A unit with all below it, until a moment: what may be said in a group.

    `on_time` is of the tasks due so far this month. `asked_for_person` says that the question was
    about somebody's own work, which is answered in private only.
    """

    unit: str
    until: dt.datetime
    month: int
    on_time: Rate
    overdue: int
    running: int
    asked_for_person: bool


class NothingToLead(Notice, frozen=True):
    """The asker leads no unit: there is no digest, but there is his own week."""
