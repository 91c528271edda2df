"""What there is to say about objectives and key results.

Numbers of objectives and key results are called so: a field `number` would be that of a task.
Exact figures are text.
"""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class Whose(Fact, frozen=True):
    """Whose an objective is: a unit by code and name, or somebody in it."""

    code: str
    unit: str
    person: Named | None = None


class ResultLine(Fact, frozen=True):
    """A key result in a line; `share` and `need` are shares of the whole, `weight` a percentage.

    `pace` goes from −3 (far behind) over 0 to 3, None where nothing is needed yet. `value`,
    `baseline` and `target` are in its unit, called `noun`. `tasks` are those that are counted,
    `indicator` is the number of the one it reads.
    """

    result: int
    title: str
    shape: str
    baseline: str
    target: str
    value: str
    noun: str | None
    weight: str
    share: str
    need: str
    pace: int | None
    owner: Named
    own: bool
    confidence: int | None = None
    blocker: str | None = None
    checked: dt.datetime | None = None
    tasks: tuple[int, ...] = ()
    indicator: int | None = None


class ObjectiveLine(Fact, frozen=True):
    """An objective in a line, with the key results that are behind, and how many it has.

    In the list of a person `own` are his key results of it.

    `share` is None without key results, `pace` as in a key result. `serves` is the number of the
    objective above, `depth` how many of the same list stand above it.
    """

    objective: int
    title: str
    whose: Whose
    year: int
    quarter: int
    ambition: str
    state: str
    share: str | None
    need: str
    pace: int | None
    results: int
    behind: tuple[ResultLine, ...] = ()
    own: tuple[ResultLine, ...] = ()
    serves: int | None = None
    depth: int = 0
    grade: str | None = None


class ObjectiveProposed(Notice, frozen=True):
    """A new objective; it needs key results, and somebody's agreement. Said to the proposer."""

    line: ObjectiveLine
    serves_title: str | None
    decider: Named | None


class KeyResultKept(Notice, frozen=True):
    """A key result is new, changed or gone; `missing` is the percentage that weights lack.

    `what` is added, changed or dropped. `decider` is who now is to agree, None while not all is
    there, or where the asker himself agrees.
    """

    what: str
    objective: int
    title: str
    line: ResultLine
    missing: str
    decider: Named | None = None


class ObjectiveWaiting(Notice, frozen=True):
    """An objective with all its weights waits for the reader's agreement."""

    line: ObjectiveLine
    by: Named
    results: tuple[ResultLine, ...]


class ObjectivePreview(Notice, frozen=True):
    """What would become of an objective; `what` is agree, return, drop, rework or grade.

    `grade` is what it would be graded with and `words` the reason or lesson.
    """

    what: str
    line: ObjectiveLine
    results: tuple[ResultLine, ...]
    words: str | None = None
    grade: str | None = None


class ObjectiveSettled(Notice, frozen=True):
    """What has become of an objective; said to whoever did it. `told` is how many were told."""

    what: str
    line: ObjectiveLine
    told: int
    words: str | None = None
    may_roll: bool = False


class ObjectiveTold(Notice, frozen=True):
    """What somebody has made of an objective; said to everybody whom it concerns.

    `results` are the reader's own key results of it.
    """

    what: str
    line: ObjectiveLine
    by: Named
    results: tuple[ResultLine, ...] = ()
    words: str | None = None


class ObjectiveRolled(Notice, frozen=True):
    """The rest of an objective goes on as a new one in the following quarter, to be agreed to.

    `missing` is the percentage that the weights of what is left lack.
    """

    line: ObjectiveLine
    source: int
    missing: str
    decider: Named | None = None


class ObjectiveCard(Notice, frozen=True):
    """Everything about one objective. `decides` says that the reader may agree to it.

    `decider` is who does, where it is proposed; `missing` the percentage that weights lack.
    """

    line: ObjectiveLine
    results: tuple[ResultLine, ...]
    serving: tuple[ObjectiveLine, ...]
    serves_title: str | None
    lesson: str | None
    missing: str
    decider: Named | None
    decides: bool


class ObjectiveList(Notice, frozen=True):
    """The objectives of a unit with all below it, of somebody, or those that wait for the asker.

    `which` is unit, person or waiting. `week` of `weeks` is the present week of the quarter, 0
    before it. `waiting` is how many wait for the asker's agreement.
    """

    which: str
    whose: Whose
    year: int
    quarter: int
    week: int
    weeks: int
    lines: tuple[ObjectiveLine, ...]
    total: int
    page: int
    pages: int
    waiting: int = 0


class CheckedIn(Notice, frozen=True):
    """A key result was checked in; `before` is the value before it.

    `later` is the moment of another check-in, said later or just then, that still counts. `told` is
    who was told what blocks it.
    """

    line: ResultLine
    objective: int
    before: str
    note: str | None
    weekly: str | None
    later: dt.datetime | None = None
    told: Named | None = None


class CheckInTold(Notice, frozen=True):
    """Somebody checked in a key result: to its owner if it was another, or to who unblocks it."""

    line: ResultLine
    objective: int
    by: Named
    note: str | None
    own: bool


class DraftLine(Fact, frozen=True):
    """The week's draft of a check-in: the value it would say, and what it was drawn from.

    `tasks` are the linked tasks accepted since the check-in before, which moved it by `moved`.
    `checked` is when it was checked in last, None for never.
    """

    result: int
    title: str
    shape: str
    value: str
    target: str
    noun: str | None
    share: str
    pace: int | None
    checked: dt.datetime | None
    tasks: tuple[int, ...] = ()
    moved: str = "0"
    blocker: str | None = None


class DraftsConfirmed(Notice, frozen=True):
    """The week's drafts were confirmed as they stood."""

    lines: tuple[ResultLine, ...]


class TaskLinked(Notice, frozen=True):
    """A task moves a key result from now on, or no more (`off`)."""

    line: ResultLine
    task: int
    task_title: str
    quantity: str
    output: str | None
    off: bool


class AskSwitch(Notice, frozen=True):
    """A key result that is checked in would count tasks instead: one source each."""

    result: int
    title: str
    check_ins: int
    task: int


class IndicatorLinked(Notice, frozen=True):
    """A key result takes its value from an indicator from now on, or no more (`off`)."""

    line: ResultLine
    indicator: int
    name: str
    off: bool


class AskReading(Notice, frozen=True):
    """A key result that is checked in would read an indicator instead: one source each."""

    result: int
    title: str
    check_ins: int
    indicator: int
    name: str


class ResultTied(Notice, frozen=True):
    """A key result carries out a paragraph, or none any more; `had` is the former one."""

    result: int
    title: str
    source: str | None
    words: str
    had: str | None = None


class WeightsWrong(Notice, frozen=True):
    """The weights of an objective do not make 100 %: what is `missing`, or too much below 0.

    `adding` is the weight that was to come in, None where the objective was to be agreed to.
    """

    objective: int
    title: str
    missing: str
    adding: str | None = None
    results: int = 0


class ObjectiveUnknown(Notice, frozen=True):
    """For the asker there is no such objective."""

    objective: int


class KeyResultUnknown(Notice, frozen=True):
    """For the asker there is no such key result."""

    result: int


class ObjectiveRefused(Notice, frozen=True):
    """An objective cannot be handled like that.

    `why` is not_yours, not_decider, not_open, agreed, past, early, lesson, not_rollable, whose or
    serves. `day` is from when it can be.
    """

    why: str
    objective: int | None = None
    title: str = ""
    state: str = ""
    decider: Named | None = None
    day: dt.datetime | None = None


class KeyResultRefused(Notice, frozen=True):
    """A key result cannot be handled like that.

    `why` is not_yours, not_agreed, ended, no_way, by_tasks, owner, milestone, too_great,
    task_twice, task_off, not_linked, by_indicator, tasks_first, milestone_read or not_reading.
    """

    why: str
    result: int | None = None
    title: str = ""
    objective: int | None = None
    tasks: tuple[int, ...] = ()
    owner: Named | None = None
    indicator: int | None = None


class ObjectiveUndone(Notice, frozen=True):
    """The last own change of an objective or key result is taken back; `what` is its verb."""

    what: str
    objective: int
    result: int | None
    title: str
