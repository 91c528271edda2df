"""The life of a task as pure decisions: what may happen, in whose hands it is, what is late."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from core.kernel.fact import Fact
from core.people import rules as people
from core.people.rules import Person

THOUSAND = 1000


class State(StrEnum):
    """Where a task is in its life."""

    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class Hands(StrEnum):
    """In whose hands a task is; nobody's only when it has ended."""

    ASSIGNEE = "assignee"
    REVIEWER = "reviewer"
    NOBODY = "nobody"


WORKING = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.RETURNED})
OPEN = WORKING | {State.HANDED_IN}


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
    """A task as it stands. Quantities are thousandths; moments are aware."""

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

    @property
    def lead(self) -> Holder:
        """Who answers for the task."""
        return next(holder for holder in self.holders if holder.lead)

    def is_held_by(self, person_id: int) -> bool:
        """Tell whether a person does this task."""
        return any(holder.person_id == person_id for holder in self.holders)


def hands(task: Task) -> Hands:
    """Give in whose hands a task is. An asked extension does not move the work itself."""
    if task.state in WORKING:
        return Hands.ASSIGNEE
    return Hands.REVIEWER if task.state is State.HANDED_IN else Hands.NOBODY


def waits_for_reviewer(task: Task) -> bool:
    """Tell whether the reviewer has something to decide: work handed in, or a later deadline."""
    return task.state is State.HANDED_IN or (task.state in WORKING and task.asked is not None)


def is_late(task: Task, now: dt.datetime) -> bool:
    """Tell whether the present deadline has been missed: by the first hand-in, or by now.

    Work that lies with the reviewer is judged by when it was handed in, never by the review.
    """
    if task.deadline is None:
        return False
    return (task.first_handed or now) > task.deadline


def is_overdue(task: Task, now: dt.datetime) -> bool:
    """Tell whether the task is still to be done by its holders and the deadline has passed."""
    return task.state in WORKING and task.deadline is not None and now > task.deadline


def delays(task: Task, now: dt.datetime) -> int:
    """Count the missed deadlines: one for each version of it, never twice for the same."""
    return task.missed + int(is_late(task, now))


def may_see_task(asker: Person, task: Task, people_of: Iterable[Person], at: dt.datetime) -> bool:
    """Tell whether the asker may see a task: he has a hand in it, or leads somebody who has."""
    if asker.office_id != task.office_id or not people.is_active(asker, at):
        return False
    if asker.id in (task.assigner_id, task.reviewer_id) or task.is_held_by(asker.id):
        return True
    return any(people.leads(asker, one, at) for one in people_of)


def may_review(asker: Person, task: Task, at: dt.datetime) -> bool:
    """Tell whether the asker decides about handed-in work: the reviewer, or who acts for him."""
    return asker.id == task.reviewer_id or any(
        post.acting_for == task.reviewer_id for post in asker.posts_at(at)
    )


def may_arrange(asker: Person, task: Task, people_of: Iterable[Person], at: dt.datetime) -> bool:
    """Tell whether the asker may change who does a task, or call it off.

    Whoever decides about it, whoever gave it to others, or who leads everybody that does it;
    never somebody alone about his own work.
    """
    if may_review(asker, task, at):
        return True
    if asker.id == task.assigner_id and not task.is_held_by(asker.id):
        return True
    return all(people.leads(asker, one, at) for one in people_of)


def near_title(title: str) -> str:
    """Give a title with its spaces put in order, at most 300 characters."""
    return " ".join(title.split())[:300]
