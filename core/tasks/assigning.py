"""Giving work: to people with their shares, to a unit, as a part of other work, or to oneself."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from core.catalogue import actions as catalogue
from core.catalogue.rules import Product
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named
from core.people.rules import Person
from core.programmes import actions as programmes
from core.tasks import actions, rules, shares, store, team
from core.tasks.actions import Change
from core.tasks.giving_notices import DraftWaiting, PartLater, SharesWrong, TasksAssigned, UnitTask
from core.tasks.notices import MayNotAssign, TaskAssigned, TaskReceived
from core.tasks.rules import THOUSAND, WORKING, Holder, State, Task


class Assign(Command, frozen=True):
    """Give work to one or several persons; the first answers for it.

    `shares` are exact, as (part, whole) in the order of the people; equal where none are said.
    `unit` is the unit it was given to as a whole, whose head is then the only person. `part_of` is
    the number of the task that it is a part of; `source` the paragraph it comes from, as
    (code of the programme, mark). A part without one has that of its whole.
    """

    people: tuple[int, ...]
    title: str
    shares: tuple[tuple[int, int], ...] = ()
    deadline: dt.datetime | None = None
    quantity: int = THOUSAND
    output: str | None = None
    product: str | None = None
    priority: str | None = None
    unit: int | None = None
    part_of: int | None = None
    source: tuple[str, str] | None = None


class AssignEach(Command, frozen=True):
    """Give the same work to several units, each a task of its own."""

    works: tuple[Assign, ...]


class Origin(Fact, frozen=True):
    """The slot of a series that a task was made for."""

    series_id: int
    slot: str


def assign(tx: Tx, turn: Turn, command: Assign, origin: Origin | None = None) -> TaskAssigned:
    """Give work; everybody who is to do it gets a letter.

    The task keeps the coefficient that its product has now; work without a product is one standard
    product (Decree 335/2025, art. 13). Work that somebody gives himself is a draft until the next
    leader above him confirms it. Raises Refusal if he may not, or for an unknown product.
    """
    product = catalogue.find(tx, turn, command.product) if command.product else None
    holders = holders_of(tx, turn, command.people)
    lead = holders[0]
    post = people_rules.home(lead, tx.now)
    if post is None:
        raise Refusal(MayNotAssign(people=(named(lead, tx.now),)))
    whole = whole_of(tx, turn, command.part_of, command.deadline) if command.part_of else None
    reviewer = reviewer_of(tx, turn.actor, holders)
    paragraph = paragraph_of(tx, turn, command, whole)
    own = all(one.id == turn.actor.id for one in holders) and reviewer.id != turn.actor.id
    new = store.add(
        tx.connection,
        Task(
            id=0,
            office_id=turn.office.id,
            number=store.next_number(tx.connection, turn.office.id),
            title=rules.near_title(command.title),
            unit_id=command.unit or post.unit_id,
            assigner_id=turn.actor.id,
            reviewer_id=reviewer.id,
            state=State.DRAFT if own else State.ASSIGNED,
            priority=command.priority,
            quantity=command.quantity,
            output=command.output or (product.output if product else None),
            coefficient=product.coefficient if product else THOUSAND,
            assigned=turn.said,
            deadline=_deadline_in(whole, command.deadline),
            progress=0,
            done=0,
            handed=None,
            first_handed=None,
            accepted=None,
            accepted_quantity=0,
            content_returns=0,
            missed=0,
            blocker=None,
            blocked=None,
            asked_deadline=None,
            asked_why=None,
            asked=None,
            version=1,
            holders=shared(holders, command.shares),
            authority_id=reviewer.id if own else None,
            product=product.code if product else None,
            part_of=whole.id if whole else None,
            whole_unit_id=command.unit,
            series_id=origin.series_id if origin else None,
            slot=origin.slot if origin else None,
            paragraph_id=paragraph,
        ),
    )
    given = Change(
        words=new.title,
        deadline=new.deadline,
        product=new.product,
        coefficient=new.coefficient,
        paragraph=new.paragraph_id,
    )
    actions.note(tx, turn, new, "assign", given)
    _tell(tx, turn, new, reviewer, product)
    return TaskAssigned(
        number=new.number,
        title=new.title,
        people=tuple(named(one, tx.now) for one in holders),
        deadline=new.deadline,
        confirms=named(reviewer, tx.now) if own else None,
        part_of=whole.number if whole else None,
    )


def assign_each(tx: Tx, turn: Turn, command: AssignEach) -> TasksAssigned:
    """Give the same work to several units; the head of each gets a letter. Raises Refusal."""
    given = [assign(tx, turn, one) for one in command.works]
    names = {one.id: one.name for one in people.units(tx.connection, turn.office.id)}
    return TasksAssigned(
        tasks=tuple(
            UnitTask(number=one.number, unit=names[work.unit or 0], head=one.people[0])
            for one, work in zip(given, command.works, strict=True)
        )
    )


def paragraph_of(tx: Tx, turn: Turn, command: Assign, whole: Task | None) -> int | None:
    """Give the paragraph that work comes from: the one named, or that of its whole.

    Raises Refusal and Slip for one that is not known.
    """
    if command.source is None:
        return whole.paragraph_id if whole else None
    return programmes.find_paragraph(tx, turn, *command.source)[1].id


def reviewer_of(tx: Tx, assigner: Person, holders: Sequence[Person]) -> Person:
    """Give who accepts the work: whoever gave it and leads who does it, or the next leader up."""
    lead = holders[0]
    if all(one.id != assigner.id for one in holders) and people_rules.leads(assigner, lead, tx.now):
        return assigner
    return leader_above(tx, lead) or assigner


def leader_above(tx: Tx, person: Person) -> Person | None:
    """Give the next leader above a person, by the tree of units; None at its top."""
    return people.leader_over(tx.connection, person, tx.now)


def received(tx: Tx, turn: Turn, task: Task, whose: int, product: Product | None) -> TaskReceived:
    """Give the letter that work has come, for one of those who do it."""
    others = [one.person_id for one in task.holders if one.person_id != whose]
    found = people.persons(tx.connection, others)
    share = next(str(one.share) for one in task.holders if one.person_id == whose)
    return TaskReceived(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        deadline=task.deadline,
        others=tuple(named(found[one], tx.now) for one in others),
        quantity=actions.amount(task.quantity) if task.output else None,
        output=task.output,
        priority=task.priority,
        share=share if others else None,
        unit=task.whole_unit_id is not None,
        product=catalogue.line(product) if product else None,
    )


def whole_of(tx: Tx, turn: Turn, number: int, deadline: dt.datetime | None) -> Task:
    """Give the task that work is to become a part of.

    Who answers for it may part it, or who may change its people. Raises Refusal for anybody else,
    for a task that is not being done, and for a part that would be due after the whole.
    """
    task = actions.visible(tx, turn, number)
    if task.lead.person_id != turn.actor.id:
        team.arranged(tx, turn, number)
    if task.state not in WORKING:
        raise Refusal(actions.not_now(task, "part"))
    if deadline is not None and task.deadline is not None and deadline > task.deadline:
        raise Refusal(PartLater(number=task.number, whole=task.deadline, asked=deadline))
    return task


def no_longer_counted(tx: Tx, turn: Turn, command: Assign) -> tuple[Named, ...] | None:
    """Give for whom besides the asker a task stops counting with its first part.

    From then on only its parts count; None where it has parts already. Raises Refusal.
    """
    if command.part_of is None:
        return None
    whole = actions.visible(tx, turn, command.part_of)
    parts = store.parts_of(tx.connection, whole.id)
    if any(one.state is not State.CANCELLED for one in parts):
        return None
    others = [one.person_id for one in whole.holders if one.person_id != turn.actor.id]
    found = people.persons(tx.connection, others)
    return tuple(named(found[one], tx.now) for one in others)


def _deadline_in(whole: Task | None, deadline: dt.datetime | None) -> dt.datetime | None:
    return whole.deadline if whole is not None and deadline is None else deadline


def _tell(tx: Tx, turn: Turn, new: Task, reviewer: Person, product: Product | None) -> None:
    for one in new.holders:
        if one.person_id != turn.actor.id:
            letter: Notice = received(tx, turn, new, one.person_id, product)
            tell(tx, one.person_id, letter, key=f"assigned:{new.number}")
    if new.state is State.DRAFT:
        letter = DraftWaiting(
            number=new.number,
            title=new.title,
            by=named(turn.actor, tx.now),
            deadline=new.deadline,
        )
        tell(tx, reviewer.id, letter, key=f"draft:{new.number}")


def shared(holders: Sequence[Person], said: tuple[tuple[int, int], ...]) -> tuple[Holder, ...]:
    """Give who does the work with exact shares. Raises Refusal where they make no whole."""
    stated: list[Fraction | None] = [Fraction(*one) for one in said]
    stated = stated or [None] * len(holders)
    found = shares.shares_of(stated) if len(stated) == len(holders) else None
    if found is None:
        raise Refusal(SharesWrong(number=None, total=str(sum(filter(None, stated)))))
    return tuple(
        shares.held(one.id, share, lead=place == 0)
        for place, (one, share) in enumerate(zip(holders, found, strict=True))
    )


def holders_of(tx: Tx, turn: Turn, ids: Sequence[int]) -> list[Person]:
    """Give the persons who are to do work. Raises Refusal if the asker may not give them any."""
    found = people.persons(tx.connection, list(dict.fromkeys(ids)))
    holders = [found[one] for one in dict.fromkeys(ids) if one in found]
    refused = [one for one in holders if not people_rules.may_assign(turn.actor, one, tx.now)]
    if refused or not holders:
        raise Refusal(MayNotAssign(people=tuple(named(one, tx.now) for one in refused)))
    return holders
