"""Somebody leaves the office: his chats end at once, and his head learns what he leaves behind."""

from core.kernel import journal, post, question
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import chats, rules, store
from core.people.actions import Turn, named, tell
from core.people.notices import Named, OnlyAdmin
from core.people.rules import Person
from core.reminders.departure_notices import (
    DepartureAsked,
    DepartureDone,
    DepartureUnknown,
    LeftTask,
    TasksLeft,
)
from core.reminders.store import work
from core.tasks import leaving


class Depart(Command, frozen=True):
    """Let a person, named by his code, no longer belong to the office."""

    code: str


class _Left(Fact, frozen=True):
    chats: int
    withdrawn: int
    tasks: tuple[int, ...]


def preview(tx: Tx, turn: Turn, command: Depart) -> DepartureAsked:
    """Say what a departure would do. Raises Refusal if the asker is no admin, or for no one."""
    whose = _find(tx, turn, command.code)
    open_ones = work.open_of(tx.connection, whose.id)
    return DepartureAsked(
        person=named(whose, tx.now),
        code=whose.code,
        chats=chats.count(tx.connection, whose.id),
        tasks=len(open_ones),
        reviews=work.review_count(tx.connection, whose.id),
    )


def depart(tx: Tx, turn: Turn, command: Depart) -> DepartureDone:
    """End posts, chats, codes and pending letters in one transaction, and tell the head.

    Raises Refusal if the asker is no admin, or nobody active has the code.
    """
    whose = _find(tx, turn, command.code)
    person = named(whose, tx.now)
    head = store.leader_over(tx.connection, whose, tx.now)
    left = tuple(
        LeftTask(number=one.number, title=one.title, state=one.state, deadline=one.deadline)
        for one in work.open_of(tx.connection, whose.id)
    )
    reviews = work.review_count(tx.connection, whose.id)
    store.leave(tx.connection, whose.id, tx.now)
    unlinked = chats.unlink_all(tx.connection, whose.id, tx.now)
    withdrawn = post.withdraw(tx.connection, whose.id)
    question.close(tx, whose.id)
    store.count_import(tx.connection, turn.office.id)
    facts = _Left(chats=unlinked, withdrawn=withdrawn, tasks=tuple(one.number for one in left))
    entry = journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person",
        subject_id=whose.id,
        verb="depart",
        said=turn.said,
        facts=facts,
    )
    leaving.to_head(tx, turn, whose, head, facts.tasks, entry)
    if head is not None and (left or reviews):
        to = _colleague(tx, whose, head)
        told = TasksLeft(person=person, tasks=left, reviews=reviews, to=to)
        if head.id != turn.actor.id:
            tell(tx, head.id, told, key="left")
    return DepartureDone(
        person=person,
        chats=unlinked,
        withdrawn=withdrawn,
        tasks=len(left),
        head=named(head, tx.now) if head else None,
    )


def _colleague(tx: Tx, left: Person, head: Person) -> Named:
    """Give somebody of the unit who is still there, to name in the example; or else the head."""
    posts = left.posts_at(tx.now - leaving.MOMENT)
    beside = store.under(tx.connection, left.office_id, posts[0].path, tx.now) if posts else []
    others = (one for one in beside if one.id not in (left.id, head.id))
    return named(next((one for one in others if rules.is_active(one, tx.now)), head), tx.now)


def _find(tx: Tx, turn: Turn, code: str) -> Person:
    if not rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        raise Refusal(OnlyAdmin())
    found = store.by_code(tx.connection, turn.office.id, code)
    if found is None or not rules.is_active(found, tx.now) or found.id == turn.actor.id:
        raise Refusal(DepartureUnknown(typed=code, example=example(tx, turn)))
    return found


def example(tx: Tx, turn: Turn) -> str:
    """Give the code of somebody of the asker's office, for a sentence to copy."""
    everybody = store.under(tx.connection, turn.office.id, "", tx.now)
    codes = sorted(one.code for one in everybody if one.id != turn.actor.id)
    return codes[-1] if codes else turn.actor.code
