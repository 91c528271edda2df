"""Work that is being given, as far as it has been said."""

import datetime as dt

from bot.commands.whom import Naming
from core.kernel.command import Command
from core.tasks import shares
from core.tasks.assigning import Assign, AssignEach
from core.tasks.recurrence import Every, Recurrence
from core.tasks.rules import THOUSAND


class AssignDraft(Naming, frozen=True):
    """Work as far as it has been said; `awaits` is what free text would fill in.

    `units` get a task each, and the people are their heads in the same order.
    """

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
    units: tuple[int, ...] = ()
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


def commands_of(draft: AssignDraft, title: str) -> AssignEach:
    """Give what a draft for several units asks of the core: one task for each of them."""
    one = command_of(draft.but(whom=draft.whom[:1]), title)
    heads = zip(draft.people, draft.units, strict=True)
    return AssignEach(works=tuple(one.but(people=(head,), unit=unit) for head, unit in heads))


def _shares(draft: AssignDraft) -> tuple[tuple[int, int], ...]:
    """Give the shares as (part, whole); none where they are equal because nobody said any."""
    if all(one.part is None for one in draft.whom):
        return ()
    found = shares.shares_of([one.share for one in draft.whom]) or ()
    return tuple((one.numerator, one.denominator) for one in found)
