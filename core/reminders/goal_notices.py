"""The figures of objectives as pictures: a unit's tree by week, one key result over its quarter."""

import datetime as dt

from core.kernel.fact import Fact
from core.reminders.notices import Coded


class GoalResult(Fact, frozen=True):
    """One key result by week: `pace` of each week from −3 over 0 to 3, None where it was missed.

    `since` is the number of the first week that counts; `paces` begin there and end with the
    present week. `share` is of the whole way, `owner` who answers for it.
    """

    result: int
    title: str
    owner: str
    share: str
    since: int
    paces: tuple[int | None, ...]
    behind: bool


class Goal(Fact, frozen=True):
    """One objective with its key results; `share` is None without any.

    `whose` names the unit or person, empty where that is the unit of the whole picture.
    """

    objective: int
    title: str
    whose: str
    share: str | None
    aspires: bool
    proposed: bool
    results: tuple[GoalResult, ...]


class GoalTree(Coded, frozen=True):
    """The objectives of a unit and below it in a quarter, in the present of its `weeks` weeks."""

    unit: str
    unit_code: str
    year: int
    quarter: int
    week: int
    weeks: int
    goals: tuple[Goal, ...]


class WeekValue(Fact, frozen=True):
    """Where a key result stood at the end of a week; `said` is False where nobody said so."""

    week: int
    value: str
    share: str
    said: bool
    confidence: int | None = None


class Said(Fact, frozen=True):
    """One check-in as it was said."""

    moment: dt.datetime
    value: str
    confidence: int | None
    blocker: str | None
    note: str | None
    by: str


class Moved(Fact, frozen=True):
    """A task that moves a key result, and by how much it has; `accepted` is None until then."""

    task: int
    title: str
    by: str
    accepted: dt.datetime | None


class ResultCard(Coded, frozen=True):
    """One key result over its quarter with the pace it needs.

    `need` is the share that is to be there by now, `weekly` how much a week is needed from now on,
    None where that says nothing. `missed` are the weeks in which nothing was said; `history` holds
    the last check-ins, newest first, of `said`. `reads` is the indicator it takes its value from,
    `source` the paragraph it carries out; neither is on the picture.
    """

    result: int
    title: str
    objective: int
    objective_title: str
    state: str
    aspires: bool
    year: int
    quarter: int
    week: int
    weeks: int
    owner: str
    shape: str
    baseline: str
    target: str
    value: str
    noun: str | None
    weight: str
    share: str
    need: str
    pace: int | None
    weekly: str | None
    confidence: int | None
    blocker: str | None
    points: tuple[WeekValue, ...]
    missed: tuple[int, ...]
    history: tuple[Said, ...]
    said: int
    tasks: tuple[Moved, ...]
    reads: tuple[int, str] | None = None
    source: tuple[str, str] | None = None
