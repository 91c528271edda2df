"""The only queries about messages that their senders say were typed long before they arrived."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from core.kernel.fact import Fact
from core.kernel.transaction import inserted
from core.tasks.tables import claim


class ClaimState(StrEnum):
    """What has become of what somebody said about when he typed."""

    WAITING = "waiting"
    COUNTED = "counted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Claim(Fact, frozen=True):
    """A message about a task, the line of the journal it became, and when it was typed."""

    id: int
    office_id: int
    task_id: int
    person_id: int
    entry_id: int
    verb: str
    typed: dt.datetime
    arrived: dt.datetime
    state: ClaimState = ClaimState.WAITING
    by_id: int | None = None
    decided: dt.datetime | None = None
    decided_entry_id: int | None = None


_FIELDS = Claim.__struct_fields__
_WAITING = (
    select(claim)
    .where(claim.c.task_id == bindparam("row"), claim.c.state == ClaimState.WAITING.value)
    .order_by(claim.c.id)
)
_COUNTED = (
    select(claim)
    .where(
        claim.c.task_id == bindparam("row"),
        claim.c.state == ClaimState.COUNTED.value,
        claim.c.decided <= bindparam("until"),
    )
    .order_by(claim.c.id)
)


def add(connection: Connection, new: Claim) -> Claim:
    """Add a claim; give it with its key."""
    row = {name: getattr(new, name) for name in _FIELDS if name != "id"}
    return new.but(id=inserted(connection, insert(claim), row | {"state": new.state.value}))


def counted(connection: Connection, task_id: int, until: dt.datetime) -> list[Claim]:
    """Give what counts as typed about a task, decided up to a moment, oldest first."""
    rows = connection.execute(_COUNTED, {"row": task_id, "until": until}).mappings()
    return [
        Claim(**{**{name: row[name] for name in _FIELDS}, "state": ClaimState(row["state"])})
        for row in rows
    ]


def waiting(connection: Connection, task_id: int) -> list[Claim]:
    """Give what waits to be decided about a task, oldest first."""
    rows = connection.execute(_WAITING, {"row": task_id}).mappings()
    return [
        Claim(**{**{name: row[name] for name in _FIELDS}, "state": ClaimState(row["state"])})
        for row in rows
    ]


def decide(connection: Connection, one: Claim) -> None:
    """Write what was decided."""
    connection.execute(
        update(claim)
        .where(claim.c.id == one.id)
        .values(
            state=one.state.value,
            by_id=one.by_id,
            decided=one.decided,
            decided_entry_id=one.decided_entry_id,
        )
    )


def withdraw(connection: Connection, task_id: int, person_id: int, verb: str) -> None:
    """Let go of what somebody said about earlier messages of one sort."""
    connection.execute(
        update(claim)
        .where(
            claim.c.task_id == task_id,
            claim.c.person_id == person_id,
            claim.c.verb == verb,
            claim.c.state == ClaimState.WAITING.value,
        )
        .values(state=ClaimState.WITHDRAWN.value)
    )


def take_back(connection: Connection, entries: Sequence[int]) -> None:
    """Undo what lines of the journal that are taken back said or decided."""
    connection.execute(
        update(claim).where(claim.c.entry_id.in_(entries)).values(state=ClaimState.WITHDRAWN.value)
    )
    connection.execute(
        update(claim)
        .where(claim.c.decided_entry_id.in_(entries))
        .values(state=ClaimState.WAITING.value, by_id=None, decided=None, decided_entry_id=None)
    )


def is_claimed(task_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Say that something waits to be decided about a task, as a condition."""
    return (
        select(claim.c.id)
        .where(claim.c.task_id == task_id, claim.c.state == ClaimState.WAITING.value)
        .exists()
    )
