"""What waits for somebody to decide or to unblock it, and who stands in for whom."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import BindParameter, Connection, and_, bindparam, case, func, or_, select, union

from core.kernel.fact import Fact
from core.people.tables import person, post
from core.tasks.claim_store import ClaimState, is_claimed
from core.tasks.rules import WORKING, State
from core.tasks.tables import claim, holder, task

_UNITS: BindParameter[object] = bindparam("units", expanding=True)
_IS_WORKING = task.c.state.in_([str(state) for state in WORKING])


class Candidate(Fact, frozen=True):
    """A task that the leader may have to unblock, with what is needed to say why."""

    id: int
    number: int
    title: str
    state: str
    reviewer_id: int
    deadline: dt.datetime | None
    handed: dt.datetime | None
    first_handed: dt.datetime | None
    blocker: str | None
    blocked: dt.datetime | None
    asked: dt.datetime | None
    asked_why: str | None

    @property
    def missed(self) -> dt.datetime | None:
        """The deadline, unless the work was first handed in by then."""
        kept = self.deadline and self.first_handed and self.first_handed <= self.deadline
        return None if kept else self.deadline


_REVIEWER = task.c.reviewer_id
_IS_ASKED = or_(task.c.asked.is_not(None), task.c.cause_named.is_not(None))
_EVER = dt.datetime.fromtimestamp(0, dt.UTC)
"""A comparison, unlike `IS NOT NULL`, is looked up in the index of those few that have a moment."""


_CANDIDATE = [task.c[name] for name in Candidate.__struct_fields__]


_IS_STUCK = and_(task.c.unit_id.in_(_UNITS), _IS_WORKING, task.c.blocked > _EVER)


_MINE = task.c.reviewer_id == bindparam("leader")


_CANDIDATES = union(
    select(*_CANDIDATE).where(_IS_STUCK),
    select(*_CANDIDATE).where(_MINE, task.c.state == State.HANDED_IN),
    select(*_CANDIDATE).where(_MINE, _IS_WORKING, task.c.asked > _EVER),
    select(*_CANDIDATE).where(_MINE, _IS_WORKING, task.c.cause_named > _EVER),
)


_HOLDER_NAMES = (
    select(holder.c.task_id, person.c.name)
    .join(person, person.c.id == holder.c.person_id)
    .where(holder.c.task_id.in_(bindparam("tasks", expanding=True)))
    .order_by(holder.c.task_id, holder.c.lead.desc(), person.c.id)
)


def candidates(
    connection: Connection, units: Sequence[int], leader_id: int, now: dt.datetime
) -> list[Candidate]:
    """Give what only the leader can move on: what is blocked, or waits for his decision."""
    facts = {"units": units, "leader": leader_id, "now": now}
    return [Candidate(**row) for row in connection.execute(_CANDIDATES, facts).mappings()]


def holder_names(connection: Connection, task_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the names of those who do each task, the one who answers for it first."""
    found: dict[int, list[str]] = {}
    for row in connection.execute(_HOLDER_NAMES, {"tasks": task_ids}):
        found.setdefault(row.task_id, []).append(row.name)
    return {key: tuple(names) for key, names in found.items()}


class Review(Fact, frozen=True):
    """Something that waits for a reviewer's decision since a moment; `deferred` puts it off.

    `cause` tells that it is an objective cause.
    """

    id: int
    number: int
    title: str
    reviewer_id: int
    unit_id: int
    since: dt.datetime
    cause: bool
    deferred: dt.datetime | None


_CLAIMED = (
    select(func.min(claim.c.arrived))
    .where(claim.c.task_id == task.c.id, claim.c.state == ClaimState.WAITING.value)
    .scalar_subquery()
)
_HAS_CAUSE = and_(
    task.c.cause_named.is_not(None), or_(_IS_WORKING, task.c.state == State.ACCEPTED.value)
)
_SINCE = case(
    (task.c.state == State.HANDED_IN.value, task.c.handed),
    (task.c.state == State.DRAFT.value, task.c.assigned),
    else_=func.coalesce(task.c.asked, task.c.cause_named, _CLAIMED),
)
_REVIEWS = (
    select(
        task.c.id,
        task.c.number,
        task.c.title,
        case(
            (task.c.state == State.DRAFT.value, func.coalesce(task.c.authority_id, _REVIEWER)),
            else_=_REVIEWER,
        ).label("reviewer_id"),
        task.c.unit_id,
        _SINCE.label("since"),
        _HAS_CAUSE.label("cause"),
        task.c.deferred,
    )
    .where(
        task.c.office_id == bindparam("office"),
        or_(
            task.c.state.in_([State.HANDED_IN.value, State.DRAFT.value]),
            and_(_IS_WORKING, _IS_ASKED),
            _HAS_CAUSE,
            and_(task.c.state != State.CANCELLED.value, is_claimed(task.c.id)),
        ),
    )
    .order_by("since", task.c.number)
)


_CAUSES = _REVIEWS.where(task.c.cause_named.is_not(None), _HAS_CAUSE)
"""Found in the index of causes alone, however many tasks an office has had."""


def reviews(connection: Connection, office_id: int) -> list[Review]:
    """Give everything in an office that waits for a decision, what waits longest first.

    That is work handed in, drafts, later deadlines asked for, objective causes, also of work that
    was accepted meanwhile, and what was typed long before it arrived.
    """
    rows = connection.execute(_REVIEWS, {"office": office_id}).mappings()
    return [
        Review(**{**row, "cause": bool(row["cause"])}) for row in rows if row["since"] is not None
    ]


def causes(connection: Connection, office_id: int) -> list[Review]:
    """Give the objective causes of an office that wait for an answer, the oldest first."""
    rows = connection.execute(_CAUSES, {"office": office_id}).mappings()
    return [
        Review(**{**row, "cause": bool(row["cause"])}) for row in rows if row["since"] is not None
    ]


def covered(connection: Connection, office_id: int, now: dt.datetime) -> set[int]:
    """Give those of an office in whose place somebody acts at a moment."""
    rows = connection.execute(
        select(post.c.acting_for).where(
            post.c.office_id == office_id,
            post.c.acting_for.is_not(None),
            post.c.since <= now,
            or_(post.c.until.is_(None), post.c.until > now),
        )
    )
    return {int(one) for one in rows.scalars()}
