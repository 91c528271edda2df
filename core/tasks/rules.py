"""The life of a task as pure decisions: what may happen, in whose hands it is, what is late."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never

from core.kernel.fact import Fact
from core.people import rules as people
from core.people.rules import Person, Role

THOUSAND = 1000


class State(StrEnum):
    """Where a task is in its life."""

    DRAFT = "draft"
    """Does not bind yet: somebody has to confirm it, or to say who does it."""
    ASSIGNED = "assigned"
    RECEIVED = "received"
    """Whoever does it has taken note of it."""
    IN_PROGRESS = "in_progress"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    PAUSED = "paused"
    """An objective cause is confirmed and the clock stands."""
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class Hands(StrEnum):
    """In whose hands a task is; nobody's only when it has ended."""

    ASSIGNEE = "assignee"
    REVIEWER = "reviewer"
    UNIT = "unit"
    """Another unit or body, which owes something."""
    AUTHORITY = "authority"
    """Whoever has to decide before anybody can go on."""
    NOBODY = "nobody"


class Cause(StrEnum):
    """An objective cause (Decree 335/2025, art. 14) as it is named from the list."""

    UNIT = "unit"
    PAPERS = "papers"
    APPROVAL = "approval"
    ORDER = "order"
    SICK = "sick"
    STORM = "storm"


WORKING = frozenset({State.ASSIGNED, State.RECEIVED, State.IN_PROGRESS, State.RETURNED})
"""Where those who do the work have it, and their clock runs."""
REPORTABLE = WORKING | {State.DRAFT, State.PAUSED}
"""Where those who do the work may report and hand it in; handing in ends a pause."""
ENDED = frozenset({State.ACCEPTED, State.CANCELLED})
OPEN = frozenset(State) - ENDED
COUNTED = frozenset(State) - {State.DRAFT, State.CANCELLED}
"""What binds or has bound, and so counts in figures and scores."""

NEXT: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.DRAFT: frozenset({State.ASSIGNED, State.RECEIVED, State.HANDED_IN, State.CANCELLED}),
        State.ASSIGNED: frozenset(
            {State.RECEIVED, State.IN_PROGRESS, State.HANDED_IN, State.PAUSED, State.CANCELLED}
        ),
        State.RECEIVED: frozenset(
            {State.ASSIGNED, State.IN_PROGRESS, State.HANDED_IN, State.PAUSED, State.CANCELLED}
        ),
        State.IN_PROGRESS: frozenset(
            {State.ASSIGNED, State.HANDED_IN, State.PAUSED, State.CANCELLED}
        ),
        State.HANDED_IN: frozenset({State.ACCEPTED, State.RETURNED, State.CANCELLED}),
        State.RETURNED: frozenset({State.ASSIGNED, State.HANDED_IN, State.PAUSED, State.CANCELLED}),
        State.PAUSED: WORKING | {State.HANDED_IN, State.CANCELLED},
        State.ACCEPTED: frozenset(),
        State.CANCELLED: frozenset(),
    }
)
"""The machine: what a state may become; each may stay as it is. Only a correction goes back.

From being done back to `assigned` leads a hand-over: who takes it on has not taken note yet.
"""

HOLDS: Mapping[Cause, Hands] = MappingProxyType(
    {
        Cause.UNIT: Hands.UNIT,
        Cause.PAPERS: Hands.UNIT,
        Cause.APPROVAL: Hands.AUTHORITY,
        Cause.ORDER: Hands.AUTHORITY,
        Cause.SICK: Hands.AUTHORITY,
        Cause.STORM: Hands.AUTHORITY,
    }
)
"""In whose hands a task is while a cause stops its clock."""


class Holder(Fact, frozen=True):
    """Somebody who does a task, with his share of it: `part` of `whole`."""

    person_id: int
    lead: bool
    part: int
    whole: int

    @property
    def share(self) -> Fraction:
        """The share as an exact number."""
        return Fraction(self.part, self.whole)


class Task(Fact, frozen=True):
    """A task as it stands. Quantities are thousandths; moments are aware.

    `cause` is the objective cause that was named, asked for since `cause_named` and holding since
    `cause_from`; it is confirmed where `paused` is set, the moment from which the clock stands
    with `minutes_left` working minutes to the deadline, and `resumes` the state it goes back to.
    `party` or `party_unit_id` is who owes what is waited for, `authority_id` who has to confirm a
    draft or has confirmed the cause. Until `deferred` the decision has been put off.

    `part_of` the task it is a part of,
    `whole_unit_id` the unit it was given to as a whole, `slot` the day of a series it is for.
    `promised` is when it will be ready as was last said; `counted` is how many of `counted_of`
    things are done, of which `counted_what` is the noun. `paragraph_id` is the paragraph of a
    programme that it comes from.
    """

    id: int
    office_id: int
    number: int
    title: str
    unit_id: int
    assigner_id: int
    reviewer_id: int
    state: State
    priority: str | None
    quantity: int
    output: str | None
    coefficient: int
    assigned: dt.datetime
    deadline: dt.datetime | None
    progress: int
    done: int
    handed: dt.datetime | None
    first_handed: dt.datetime | None
    accepted: dt.datetime | None
    accepted_quantity: int
    content_returns: int
    missed: int
    blocker: str | None
    blocked: dt.datetime | None
    asked_deadline: dt.datetime | None
    asked_why: str | None
    asked: dt.datetime | None
    version: int
    holders: tuple[Holder, ...]
    product: str | None = None
    received: dt.datetime | None = None
    authority_id: int | None = None
    cause: Cause | None = None
    cause_named: dt.datetime | None = None
    cause_from: dt.datetime | None = None
    party: str | None = None
    party_unit_id: int | None = None
    paused: dt.datetime | None = None
    minutes_left: int | None = None
    resumes: State | None = None
    deferred: dt.datetime | None = None
    part_of: int | None = None
    whole_unit_id: int | None = None
    series_id: int | None = None
    slot: str | None = None
    promised: dt.datetime | None = None
    counted: int | None = None
    counted_of: int | None = None
    counted_what: str | None = None
    paragraph_id: int | None = None

    @property
    def lead(self) -> Holder:
        """Who answers for the task."""
        return next(holder for holder in self.holders if holder.lead)

    def is_held_by(self, person_id: int) -> bool:
        """Tell whether a person does this task."""
        return any(holder.person_id == person_id for holder in self.holders)


class Whose(Fact, frozen=True):
    """In whose hands a task is: of which sort, and the person, unit or outside body if known."""

    hands: Hands
    person_id: int | None = None
    unit_id: int | None = None
    party: str | None = None


def whose(task: Task) -> Whose:
    """Give in whose hands a task is. Asking for more time does not move the work itself."""
    match task.state:
        case State.DRAFT:
            return Whose(hands=Hands.AUTHORITY, person_id=task.authority_id or task.reviewer_id)
        case State.ASSIGNED | State.RECEIVED | State.IN_PROGRESS | State.RETURNED:
            return Whose(hands=Hands.ASSIGNEE, person_id=task.lead.person_id)
        case State.HANDED_IN:
            return Whose(hands=Hands.REVIEWER, person_id=task.reviewer_id)
        case State.PAUSED:
            return _stopped(task)
        case State.ACCEPTED | State.CANCELLED:
            return Whose(hands=Hands.NOBODY)
    assert_never(task.state)


def _stopped(task: Task) -> Whose:
    if HOLDS[task.cause or Cause.APPROVAL] is Hands.UNIT:
        return Whose(hands=Hands.UNIT, unit_id=task.party_unit_id, party=task.party)
    return Whose(hands=Hands.AUTHORITY, person_id=task.authority_id or task.reviewer_id)


def hands(task: Task) -> Hands:
    """Give of which sort the hands are in which a task is."""
    return whose(task).hands


def may_become(task: Task, state: State) -> bool:
    """Tell whether the machine leads from a task's state to another, or it just stays."""
    return state is task.state or state in NEXT[task.state]


def waits_for_reviewer(task: Task) -> bool:
    """Tell whether something waits for a decision.

    That is work handed in, a draft, a later deadline asked for, or an objective cause named, even
    where the work has been accepted meanwhile.
    """
    if task.state in (State.HANDED_IN, State.DRAFT):
        return True
    if task.state is State.ACCEPTED:
        return task.cause_named is not None
    return task.state in WORKING and (task.asked is not None or task.cause_named is not None)


def cause_is_past(task: Task) -> bool:
    """Tell whether a cause that was named and not yet answered lies before work was handed in.

    It then stops no clock any more, but may still excuse a delay.
    """
    handed = [one for one in (task.first_handed, task.handed) if one is not None]
    return task.cause_named is not None and any(task.cause_named <= one for one in handed)


def standing_promise(task: Task, now: dt.datetime) -> dt.datetime | None:
    """Give when a task will be ready as was promised; None once that has passed, or it is over.

    A promise that was not kept is shown to nobody.
    """
    if task.promised is None or task.state not in WORKING | {State.PAUSED}:
        return None
    return task.promised if task.promised >= now else None


MOMENTS = ("handed", "first_handed", "blocked", "asked", "cause_named", "cause_from")
"""What a message may set to the moment at which it counts."""


def as_typed(task: Task, arrived: dt.datetime, typed: dt.datetime) -> Task:
    """Give a task with what a message set at its arrival moved to when it was typed."""
    return task.but(**{name: typed for name in MOMENTS if getattr(task, name) == arrived})


def is_late(task: Task, now: dt.datetime) -> bool:
    """Tell whether the present deadline has been missed: by the first hand-in, or by now.

    Work that lies with the reviewer is judged by when it was handed in, never by the review; work
    whose clock stands by when it stopped; a draft binds nobody.
    """
    if task.deadline is None or task.state is State.DRAFT:
        return False
    return (task.first_handed or task.paused or now) > task.deadline


def is_overdue(task: Task, now: dt.datetime) -> bool:
    """Tell whether the task is still to be done by its holders and late.

    What was handed in on time and returned since is to be done, and not late.
    """
    return task.state in WORKING and is_late(task, now)


def kept(task: Task) -> dt.datetime | None:
    """Give when work was first handed in that kept its deadline and looks as if it had not.

    It has been returned since, or handed in again behind the deadline; it is not late for that.
    """
    if task.first_handed is None or task.deadline is None or task.first_handed > task.deadline:
        return None
    again = task.handed is not None and task.handed > task.deadline
    return task.first_handed if again or task.state in WORKING else None


def delays(task: Task, now: dt.datetime) -> int:
    """Count the missed deadlines: one for each version of it, never twice for the same."""
    return task.missed + int(is_late(task, now))


def may_see_task(asker: Person, task: Task, people_of: Iterable[Person], at: dt.datetime) -> bool:
    """Tell whether the asker may see a task: he has a hand in it, or leads somebody who has."""
    if asker.office_id != task.office_id or not people.is_active(asker, at):
        return False
    if asker.id in (task.assigner_id, task.reviewer_id) or task.is_held_by(asker.id):
        return True
    if acts_for(asker, task.reviewer_id, at):
        return True
    return any(people.leads(asker, one, at) for one in people_of)


def may_review(asker: Person, task: Task, at: dt.datetime) -> bool:
    """Tell whether the asker decides about handed-in work: the reviewer, or who acts for him.

    Who decides in the reviewer's place never does so about his own work.
    """
    return decides_for(asker, task, task.reviewer_id, at)


def decides_for(asker: Person, task: Task, person_id: int | None, at: dt.datetime) -> bool:
    """Tell whether the asker decides about a task what is a person's to decide."""
    if asker.id == person_id:
        return True
    return acts_for(asker, person_id, at) and not task.is_held_by(asker.id)


def acts_for(asker: Person, person_id: int | None, at: dt.datetime) -> bool:
    """Tell whether the asker leads or decides in somebody's place at a moment."""
    return person_id is not None and any(
        post.acting_for == person_id for post in asker.posts_at(at)
    )


def delegates_of(person: Person, at: dt.datetime) -> tuple[int, ...]:
    """Give for whom somebody decides because they asked him to, and not about his own work."""
    held = (post for post in person.posts_at(at) if post.role is Role.DELEGATE)
    return tuple(post.acting_for for post in held if post.acting_for is not None)


def acts_as(person: Person, at: dt.datetime) -> tuple[int, ...]:
    """Give the persons for whom somebody decides all: himself, and those in whose place he leads.

    Who was only asked to decide what waits is not among them: see `delegates_of`.
    """
    held = (post for post in person.posts_at(at) if post.role is not Role.DELEGATE)
    return (person.id, *(post.acting_for for post in held if post.acting_for is not None))


def may_arrange(asker: Person, task: Task, people_of: Iterable[Person], at: dt.datetime) -> bool:
    """Tell whether the asker may change who does a task, or call it off.

    Its reviewer or who leads in his place, whoever gave it to others, or who leads everybody that
    does it; never somebody alone about his own work.
    """
    if task.reviewer_id in acts_as(asker, at):
        return True
    if asker.id == task.assigner_id and not task.is_held_by(asker.id):
        return True
    return all(people.leads(asker, one, at) for one in people_of)


def near_title(title: str) -> str:
    """Give a title with its spaces put in order, at most 300 characters."""
    return " ".join(title.split())[:300]
