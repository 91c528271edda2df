"""Thanks tied to a task: to both sides, so many a month, and never part of any score."""

from zoneinfo import ZoneInfo

import msgspec

from core.kernel import journal, post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.journal import Entry
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import OnlyAdmin
from core.periods.spans import month_span
from core.tasks import thanks_store
from core.tasks.actions import UNDO, visible
from core.tasks.rules import Task
from core.tasks.thanks_notices import (
    NobodyToThank,
    Thanked,
    ThanksGiven,
    ThanksQuotaSet,
    ThanksSpent,
    ThanksTakenBack,
)

MOST_QUOTA = 100


class Thank(Command, frozen=True):
    """Thank somebody for a task: those named, or everybody who does it."""

    number: int
    people: tuple[int, ...] = ()
    words: str = ""


class SetThanksQuota(Command, frozen=True):
    """Say how often a person of the office can thank in a month."""

    quota: int


class _Given(Fact, frozen=True):
    number: int
    people: tuple[int, ...]


class _Quota(Fact, frozen=True):
    quota: int


def thank(tx: Tx, turn: Turn, command: Thank) -> ThanksGiven:
    """Thank; each gets a letter with the words. Raises Refusal: no part in it, or none left."""
    task = visible(tx, turn, command.number)
    whom = [one for one in _whom(task, turn.actor.id, command) if one != turn.actor.id]
    found = people.persons(tx.connection, whom)
    names = [named(found[one], tx.now) for one in whom if one in found]
    if not whom or not set(whom) <= _part_in(task):
        raise Refusal(NobodyToThank(number=task.number, title=task.title, people=tuple(names)))
    left = _left(tx, turn) - len(whom)
    if left < 0:
        raise Refusal(ThanksSpent(quota=thanks_store.quota(tx.connection, turn.office.id)))
    first = thanks_store.add(tx.connection, task, turn.actor.id, whom, command.words, turn.said)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="thanks",
        subject_id=first,
        verb="thank",
        said=turn.said,
        facts=_Given(number=task.number, people=tuple(whom)),
    )
    by = named(turn.actor, tx.now)
    for one in whom:
        letter = Thanked(number=task.number, title=task.title, by=by, words=command.words)
        tell(tx, one, letter, key="thanks")
    return ThanksGiven(number=task.number, title=task.title, people=tuple(names), left=left)


def take_back(tx: Tx, turn: Turn, last: Entry) -> str:
    """Take thanks back: letters that wait are withdrawn, who has read one gets another.

    They count against the month no more. Gives the names of those who were thanked.
    """
    given = msgspec.json.decode(last.facts, type=_Given)
    task = visible(tx, turn, given.number)
    thanks_store.remove(tx.connection, task, turn.actor.id, last.said)
    letter = ThanksTakenBack(number=task.number, title=task.title, by=named(turn.actor, tx.now))
    for one in given.people:
        if not post.take_back(tx.connection, last.update_id, f"thanks:{one}"):
            tell(tx, one, letter, key="thanks-back")
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=last.subject,
        subject_id=last.subject_id,
        verb=UNDO,
        said=turn.said,
        facts=given,
    )
    found = people.persons(tx.connection, list(given.people))
    return ", ".join(found[one].name for one in given.people if one in found)


def set_quota(tx: Tx, turn: Turn, command: SetThanksQuota) -> ThanksQuotaSet:
    """Set the monthly number for the whole office. Raises Refusal for anybody but an admin."""
    if not people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        raise Refusal(OnlyAdmin())
    quota = min(max(command.quota, 0), MOST_QUOTA)
    thanks_store.set_quota(tx.connection, turn.office.id, quota)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="office",
        subject_id=turn.office.id,
        verb="thanks_quota",
        said=turn.said,
        facts=_Quota(quota=quota),
    )
    return ThanksQuotaSet(quota=quota)


def with_part_in(tx: Tx, turn: Turn, number: int) -> frozenset[int]:
    """Give who has a part in a task of the asker's scope, but him. Raises Refusal."""
    return _part_in(visible(tx, turn, number)) - {turn.actor.id}


def _whom(task: Task, actor_id: int, command: Thank) -> tuple[int, ...]:
    if command.people:
        return tuple(dict.fromkeys(command.people))
    doing = tuple(one.person_id for one in task.holders if one.person_id != actor_id)
    return doing or (task.assigner_id,)


def _part_in(task: Task) -> frozenset[int]:
    return frozenset((task.assigner_id, task.reviewer_id, *(one.person_id for one in task.holders)))


def _left(tx: Tx, turn: Turn) -> int:
    span = month_span(*_month(tx, turn), turn.office.zone)
    given = thanks_store.given(tx.connection, turn.actor.id, span.start, span.end)
    return thanks_store.quota(tx.connection, turn.office.id) - given


def _month(tx: Tx, turn: Turn) -> tuple[int, int]:
    here = tx.now.astimezone(ZoneInfo(turn.office.zone))
    return here.year, here.month
