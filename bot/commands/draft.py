"""Work that is being given, as far as it has been said."""

import datetime as dt

from bot.commands.whom import Naming
from core.kernel.command import Command
from core.tasks import shares
from core.tasks.assigning import Assign
from core.tasks.recurrence import Every, Recurrence
from core.tasks.rules import THOUSAND


class AssignDraft(Naming, frozen=True):
    """Work as far as it has been said; `awaits` is what free text would fill in."""

    title: str | None = None
    deadline: dt.datetime | None = None
    why: str | None = None
    options: tuple[dt.datetime, ...] = ()
    quantity: int = THOUSAND
    output: str | None = None
    priority: str | None = None
    skip_preview: bool = False
    awaits: str | None = None
    unit: int | None = None
    part_of: int | None = None
    product: str | None = None
    source: tuple[str, str] | None = None
    recurring: Every | None = None
    rule: Recurrence | None = None


class ChooseMember(Command, frozen=True):
    """Choose who of a unit does the work, instead of its head."""

    draft: AssignDraft


def command_of(draft: AssignDraft, title: str) -> Assign:
    """Give what a draft with this title asks of the core."""
    return Assign(
        people=draft.people,
        shares=_shares(draft),
        title=title,
        deadline=draft.deadline,
        quantity=draft.quantity,
        output=draft.output,
        product=draft.product,
        priority=draft.priority,
        unit=draft.unit,
        part_of=draft.part_of,
        source=draft.source,
    )


def _shares(draft: AssignDraft) -> tuple[tuple[int, int], ...]:
    """Give the shares as (part, whole); none where they are equal because nobody said any."""
    if all(one.part is None for one in draft.whom):
        return ()
    found = shares.shares_of([one.share for one in draft.whom]) or ()
    return tuple((one.numerator, one.denominator) for one in found)
