"""What there is to say about indicators, their targets and values, and the import of them."""

import datetime as dt

from core.indicators.faults import Fault
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named


class IndicatorLine(Fact, frozen=True):
    """An indicator in one term: numbers as exact text, `share` of the target, weight in percent.

    `late` says that the value was said after the cut-off, `said` how many values there were. `met`
    is None without target or value. `position` is the job position whose work it measures.
    """

    indicator: int
    code: str
    name: str
    unit_code: str
    unit: str
    year: int
    month: int
    months: int
    source: str
    direction: str
    weight: str
    position: str | None = None
    counts: str | None = None
    formula: str | None = None
    noun: str | None = None
    owner: Named | None = None
    target: str | None = None
    baseline: str | None = None
    value: str | None = None
    share: str | None = None
    met: bool | None = None
    late: bool = False
    said: int = 0
    cutoff: int = 0


class SaidValue(Fact, frozen=True):
    """A value as it was said: of which term, when, by whom (nobody for a file), and why."""

    year: int
    month: int
    months: int
    value: str
    moment: dt.datetime
    by: Named | None
    reason: str | None
    late: bool


class TermTarget(Fact, frozen=True):
    """What is to be reached in a term, and from where."""

    year: int
    month: int
    months: int
    target: str
    baseline: str | None = None


class IndicatorShown(Notice, frozen=True):
    """Everything about one indicator: its targets, and its values, newest first, of `total`.

    `closes` lies in the last day on which a value of the term is in time.
    """

    line: IndicatorLine
    targets: tuple[TermTarget, ...]
    history: tuple[SaidValue, ...]
    total: int
    closes: dt.datetime
    may_say: bool
    keeper: bool


class IndicatorKept(Notice, frozen=True):
    """An indicator is new, changed, has a target, or is no more: `what` says which.

    `missing` is the weight its set still lacks, in percent; below 0 where it is too much.
    """

    line: IndicatorLine
    what: str
    missing: str


class Measured(Notice, frozen=True):
    """A value was kept; `before` is what counted until now, `told` who was told of a late one."""

    line: IndicatorLine
    before: str | None
    reason: str | None
    told: Named | None


class MeasuredTold(Notice, frozen=True):
    """Somebody else said a value of the reader's indicator, or one was said or changed late."""

    line: IndicatorLine
    before: str | None
    by: Named
    reason: str | None


class IndicatorUnknown(Notice, frozen=True):
    """For the asker there is no such indicator."""

    indicator: int


class IndicatorRefused(Notice, frozen=True):
    """An indicator cannot be handled like that.

    `why` is not_yours, not_keeper, unit, computed, reason, ahead, great, weight, owner, product,
    paragraph, baseline or nothing; `person` is who may, `missing` the weight that is left, `day`
    the first day of a term or the last one in time.
    """

    why: str
    indicator: int = 0
    name: str = ""
    person: Named | None = None
    missing: str = ""
    typed: str = ""
    day: dt.datetime | None = None


class NoIndicators(Notice, frozen=True):
    """A unit has no indicators; `keeper` says that the reader may begin."""

    unit: str
    unit_code: str
    keeper: bool


class IndicatorUndone(Notice, frozen=True):
    """The last own change of an indicator is taken back; `what` is its verb."""

    what: str
    indicator: int
    title: str


class IndicatorsImported(Notice, frozen=True):
    """A file was taken over; all are counts."""

    new: int
    changed: int
    targets: int
    values: int
    unchanged: int
    skipped: int


class IndicatorsHaveFaults(Notice, frozen=True):
    """Nothing was written, for so many rows are at fault; `rows` are the first of them."""

    faults: int
    rows: tuple[int, ...]
    weights: tuple[Fault, ...] = ()


class IndicatorsNotRead(Notice, frozen=True):
    """A file has no indicators: no heading was found, or one of those needed is missing."""

    lacks: tuple[str, ...]
