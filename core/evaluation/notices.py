"""What there is to say about scores: the receipt, and the self-assessment."""

import datetime as dt

from core.indicators.position_notices import PositionLine
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.people.notices import Named
from core.tasks.claim_notices import ClaimLine


class FaultLine(Fact, frozen=True):
    """What a task lost points for: `quality` or `delay`.

    `at` is when the work was returned, or the deadline that was missed; `by` confirmed it at
    `confirmed`: who returned it, moved the deadline or accepted late work. None while nobody has.
    """

    sort: str
    at: dt.datetime | None
    by: Named | None
    confirmed: dt.datetime | None


class ScoreLine(Fact, frozen=True):
    """One task on the receipt. Quantities are exact numbers as text: `4`, `1/3`.

    `returns` are errors of content, `delays` missed deadlines, all of them in `faults`; `state` is
    where the task was, `product` the code of what it was to bring, `accepted` how much was, by the
    petition of the number `ordered` where there is one.
    """

    number: int
    title: str
    state: str
    coefficient: str
    assigned: str
    done: str
    quality: str
    progress: str
    returns: int
    delays: int
    deadline: dt.datetime | None
    product: str | None = None
    accepted: str = "0"
    faults: tuple[FaultLine, ...] = ()
    exceeded: bool = False
    ordered: int | None = None


class BlockerLine(Fact, frozen=True):
    """What stands against a class: by which document, recorded by whom and when."""

    blocker: str
    document: str
    by: Named | None
    at: dt.datetime


class Basis(Fact, frozen=True):
    """Where a rule of the set comes from, and how well founded it is."""

    rule: str
    source: str
    standing: str


class CapLine(Fact, frozen=True):
    """How the cap on excellent stands in the agency (`group` is empty) or a group.

    `literal` and `inclusive` are how many may be excellent by the two readings, `holds` is the one
    that counts. `regime` is set where people of several regimes are counted apart.
    """

    group: str
    eligible: int
    candidates: int
    literal: int
    inclusive: int
    holds: str
    regime: str = ""

    @property
    def allowed(self) -> int:
        """How many may be excellent by the reading that counts."""
        return self.literal if self.holds == "literal" else self.inclusive


class Receipt(Notice, frozen=True):
    """The score of one person and period until a moment, with everything it was computed from.

    Figures are exact numbers as text or None. `assigned`, `done`, `quality` and `progress` are
    sums of converted products. `general` holds (criterion, points), as the person scored himself.
    `band` is the class by points, `proposed` the one after conditions and blockers. `next_number`
    is the open task whose acceptance in full would raise the total most, to `next_total` (of the
    points for tasks where there is no total yet). `inputs` is the SHA-256 of all inputs and `code`
    is made from it: the same code means the same inputs. `settled` tells that the period's figures
    change no more. `weights` holds (factor, points): those of a, b, c, and of leaders d, dd, e.
    `reviewed` tells that the general points are the leader's. A published receipt says what was
    `decided`, by whom and when; `corrected` that a petition has changed the score since.
    `reason` is the decider's where he decided another class than proposed. `asks_points` tells that
    the person may give his general points now; `for_reference` that the office does not evaluate
    by periods of this length. `unrated` is why the period is left out of the classes, `noted` where
    each of the `blockers` comes from. `unit` is the class of the unit that a head may not exceed,
    by `unit_document` or by its own lines.
    """

    person: Named
    own: bool
    leader: bool
    year: int
    month: int
    until: dt.datetime
    rule_set: str
    lines: tuple[ScoreLine, ...]
    assigned: str
    done: str
    quality: str
    progress: str
    a: str | None
    b: str | None
    c: str | None
    d: str | None
    task_points: str | None
    general: tuple[tuple[str, str], ...]
    general_points: str | None
    total: str | None
    band: str | None
    next_number: int | None
    next_total: str | None
    flags: tuple[str, ...]
    code: str
    dd: str | None = None
    e: str | None = None
    proposed: str | None = None
    blockers: tuple[str, ...] = ()
    rules: str = ""
    inputs: str = ""
    settled: bool = False
    fault: str = "1/4"
    weights: tuple[tuple[str, str], ...] = ()
    basis: tuple[Basis, ...] = ()
    reviewed: bool = False
    decided: str | None = None
    decided_by: Named | None = None
    published: dt.datetime | None = None
    corrected: bool = False
    unrated: str | None = None
    unit: str | None = None
    unit_document: str | None = None
    months: int = 1
    reason: str = ""
    asks_points: bool = False
    for_reference: bool = False
    noted: tuple[BlockerLine, ...] = ()
    position: PositionLine | None = None


class WholeReceipt(Notice, frozen=True):
    """A receipt with every line, every deduction and the legal basis of every rule."""

    receipt: Receipt


class ReceiptLine(Notice, frozen=True):
    """One line of a receipt, step by step; `counted` are messages that count as typed."""

    line: ScoreLine
    year: int
    month: int
    until: dt.datetime
    rule_set: str
    fault: str
    code: str = ""
    months: int = 1
    counted: tuple[ClaimLine, ...] = ()


class GeneralNoted(Notice, frozen=True):
    """The person's own points for the general criteria of a period are kept."""

    year: int
    month: int
    points: tuple[tuple[str, str], ...]
    total: str
    comment_missing: bool = False
    months: int = 1


class GeneralWrong(Notice, frozen=True):
    """The points do not fit the criteria: each has a maximum; `review` tells a leader gave them."""

    criteria: tuple[tuple[str, str], ...]
    typed: tuple[str, ...]
    review: bool = False


class ScoreNotYours(Notice, frozen=True):
    """The asker may not see that person's score; the same words where there is none."""


class LineNotCounted(Notice, frozen=True):
    """The task is not a line of this period's receipt."""

    number: int
    year: int
    month: int
    months: int = 1


class RecordsErased(Notice, frozen=True):
    """The records of that time were let go after their term; what was published stays."""

    until: dt.datetime
