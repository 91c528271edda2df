"""What a person may read about tasks: lists by what is due, and the card of one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import msgspec

from core.catalogue import store as catalogue
from core.catalogue.notices import ProductLine
from core.catalogue.rules import exact
from core.kernel import journal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.notices import Named
from core.periods.spans import week_span
from core.periods.worktime import day_length
from core.programmes import actions as programmes
from core.programmes import store as kept
from core.programmes.notices import ParagraphLine
from core.tasks import (
    claim_store,
    handover,
    handover_store,
    history,
    leaving,
    outside_store,
    own_clock,
    parts,
    rules,
    store,
)
from core.tasks.actions import SUBJECT, Change, amount, count_line, visible
from core.tasks.clock import lay
from core.tasks.notices import (
    CountLine,
    DeadlineLine,
    Happening,
    LayLine,
    OutsideLine,
    TaskCard,
    TaskLine,
    TaskList,
)
from core.tasks.rules import State, Task
from core.tasks.stopping import MINUTE, clock_of
from core.tasks.store import Page

PAGE = 7


def mine(tx: Tx, turn: Turn, page: int = 1) -> TaskList:
    """Give the asker's own open tasks, what is due first."""
    found = store.held_by(tx.connection, turn.actor, tx.now, page, PAGE)
    listed = _list(tx, "mine", None, found, page, names=False)
    return listed if page > 1 else listed.but(coming=handover.coming_to(tx, turn.actor))


def today(tx: Tx, turn: Turn, page: int = 1) -> TaskList:
    """Give the asker's own open tasks that are due by the end of today."""
    zone = ZoneInfo(turn.office.zone)
    day = turn.said.astimezone(zone).date() + dt.timedelta(days=1)
    end = dt.datetime.combine(day, dt.time(), zone)
    found = store.held_by(tx.connection, turn.actor, tx.now, page, PAGE, due_before=end)
    return _list(tx, "today", None, found, page, names=False)


def week(tx: Tx, turn: Turn, page: int = 1) -> TaskList:
    """Give the asker's own open tasks that are due by the end of this week."""
    end = week_span(turn.said, turn.office.zone).end
    found = store.held_by(tx.connection, turn.actor, tx.now, page, PAGE, due_before=end)
    return _list(tx, "week", None, found, page, names=False)


def waiting(tx: Tx, turn: Turn, page: int = 1, also: Sequence[int] = ()) -> TaskList:
    """Give what waits for the asker's decision, and what came to him from a silent reviewer."""
    found = store.waiting_for(tx.connection, turn.actor, tx.now, page, PAGE, also=also)
    return _list(tx, "waiting", None, found, page, names=True)


def of_units(tx: Tx, turn: Turn, page: int = 1) -> TaskList:
    """Give the open tasks of every unit that the asker leads; his own if he leads none."""
    paths = people_rules.led_paths(turn.actor, tx.now)
    if not paths:
        return mine(tx, turn, page)
    found = store.under(tx.connection, paths, tx.now, page, PAGE)
    return _list(tx, "unit", _unit_name(turn), found, page, names=True)


def inside(
    tx: Tx, paths: Sequence[str], most: int, *, late_only: bool, own_only: bool = False
) -> TaskList:
    """Give the open tasks of whole subtrees, or only what is overdue there, what is due first.

    `own_only` leaves out those of the units below. The caller has asked whether the asker may see
    them.
    """
    found = store.under(
        tx.connection, paths, tx.now, 1, most, late_only=late_only, own_only=own_only
    )
    return _list(tx, "late" if late_only else "unit", None, found, 1, names=True)


def late(tx: Tx, turn: Turn, page: int = 1) -> TaskList:
    """Give what is overdue: in the units the asker leads, or among his own tasks."""
    paths = people_rules.led_paths(turn.actor, tx.now)
    if paths:
        found = store.under(tx.connection, paths, tx.now, page, PAGE, late_only=True)
    else:
        found = store.late_of(tx.connection, turn.actor, tx.now, page, PAGE)
    return _list(tx, "late", None, found, page, names=bool(paths))


def card(tx: Tx, turn: Turn, number: int) -> TaskCard:
    """Give everything about one task with its history. Raises Refusal."""
    task = visible(tx, turn, number)
    entries = journal.of_subject(tx, SUBJECT, task.id)
    involved = {task.assigner_id, task.reviewer_id, *(one.person_id for one in task.holders)}
    involved |= {entry.person_id for entry in entries if entry.person_id is not None}
    where = leaving.whose(tx, task)
    life = history.life(tx.connection, task.id)
    clock = clock_of(tx, task, turn.office.zone)
    involved |= {one.whose.person_id for one in life if one.whose.person_id is not None}
    coming = _coming(tx, task)
    names = _names(tx, involved | ({where.person_id} if where.person_id is not None else set()))
    return TaskCard(
        number=task.number,
        title=task.title,
        state=task.state,
        hands=where.hands,
        people=tuple(names[one.person_id] for one in task.holders),
        assigner=names[task.assigner_id],
        reviewer=names[task.reviewer_id],
        deadline=task.deadline,
        late=rules.is_late(task, tx.now),
        kept=rules.kept(task),
        progress=task.progress,
        quantity=amount(task.quantity) if task.output else None,
        output=task.output,
        priority=task.priority,
        blocker=task.blocker,
        asked_deadline=task.asked_deadline,
        promised=rules.standing_promise(task, tx.now),
        count=count_line(task),
        open_cause=task.cause if task.cause_named is not None else None,
        reviews=rules.may_review(turn.actor, task, tx.now),
        excusable=rules.cause_is_past(task) and task.state is not State.RETURNED,
        claims=tuple(own_clock.line(one) for one in claim_store.waiting(tx.connection, task.id)),
        evidence=store.evidence_of(tx.connection, task),
        files=store.files_of(tx.connection, task),
        history=tuple(_happening(entry, names) for entry in entries),
        mine=task.is_held_by(turn.actor.id),
        decides=handover.waits_for(tx, turn, task) is not None
        or (rules.may_review(turn.actor, task, tx.now) and _waits(tx, task)),
        holder=names.get(where.person_id) if where.person_id is not None else None,
        party=where.party,
        since=life[-1].since if life else None,
        lay=tuple(
            LayLine(
                hands=one.whose.hands,
                person=names.get(one.whose.person_id) if one.whose.person_id else None,
                party=one.whose.party,
                minutes=one.time // MINUTE,
            )
            for one in lay(life, tx.now, clock)
        ),
        day_minutes=day_length(clock.calendar) // MINUTE,
        product=_product(tx, task),
        source=_source(tx, task),
        outside=_outside(tx, task),
        deadlines=_deadlines(tx, task),
        parts=parts.lines(tx, store.parts_of(tx.connection, task.id)),
        whole=_whole(tx, task),
        unit=_unit_given(tx, task),
        coming=coming[0] if coming else None,
        awaits=coming[1] if coming else None,
        gone=leaving.gone(tx, task),
        shares=tuple(str(one.share) for one in task.holders) if len(task.holders) > 1 else (),
    )


def _waits(tx: Tx, task: Task) -> bool:
    return rules.waits_for_reviewer(task) or bool(claim_store.waiting(tx.connection, task.id))


def _whole(tx: Tx, task: Task) -> tuple[int, str] | None:
    if task.part_of is None:
        return None
    whole = store.by_id(tx.connection, task.part_of)
    return whole.number, whole.title


def _unit_given(tx: Tx, task: Task) -> str | None:
    units = people.units(tx.connection, task.office_id) if task.whole_unit_id is not None else ()
    return next((one.name for one in units if one.id == task.whole_unit_id), None)


def _coming(tx: Tx, task: Task) -> tuple[Named, Named] | None:
    """Give to whom a task is on its way, and who has to confirm that now."""
    found = handover_store.waiting(tx.connection, task.id)
    if found is None:
        return None
    names = _names(tx, {found.coming_id, found.awaited_id})
    return names[found.coming_id], names[found.awaited_id]


def _product(tx: Tx, task: Task) -> ProductLine | None:
    """Give the product of a task as it was when the work was given."""
    if task.product is None:
        return None
    found = catalogue.product_at(tx.connection, task.office_id, task.product, task.assigned)
    return ProductLine(
        code=task.product,
        name=found.name if found else "",
        output=task.output,
        coefficient=str(exact(task.coefficient)),
    )


def _deadlines(tx: Tx, task: Task) -> tuple[DeadlineLine, ...]:
    """Give every deadline that a task had, oldest first; none where it never had another."""
    found = [
        DeadlineLine(deadline=one.deadline, why=one.why, cause=one.cause)
        for one in history.versions(tx.connection, task.id)
    ]
    return tuple(found) if len(found) > 1 else ()


def _source(tx: Tx, task: Task) -> ParagraphLine | None:
    """Give the paragraph that a task comes from."""
    if task.paragraph_id is None:
        return None
    placed = kept.placed(tx.connection, task.office_id, [task.paragraph_id])
    code, found = placed[task.paragraph_id]
    return programmes.paragraph_line(tx, task.office_id, code, found)


def _outside(tx: Tx, task: Task) -> OutsideLine | None:
    found = outside_store.of_tasks(tx.connection, (task.id,)).get(task.id)
    if found is None:
        return None
    return OutsideLine(
        system=found.system,
        code=found.code,
        document=found.document,
        document_day=found.document_day,
        source=found.source,
    )


def _unit_name(turn: Turn) -> str | None:
    post = people_rules.home(turn.actor, turn.said)
    return post.unit if post else None


def _list(
    tx: Tx, which: str, about: str | None, found: Page, page: int, *, names: bool
) -> TaskList:
    return TaskList(
        which=which,
        about=about,
        lines=lines_of(tx, found.tasks, names=names),
        page=page,
        pages=max(1, -(-found.total // PAGE)),
        total=found.total,
        late=found.late,
    )


def lines_of(tx: Tx, tasks: Iterable[Task], *, names: bool) -> tuple[TaskLine, ...]:
    """Give the lines of a list, with the names of those who answer for each if they matter."""
    every = tuple(tasks)
    people_of = _names(tx, {task.lead.person_id for task in every}) if names else {}
    return tuple(_line(tx, task, people_of) for task in every)


def _line(tx: Tx, task: Task, names: dict[int, Named]) -> TaskLine:
    coming = _coming(tx, task)
    return TaskLine(
        number=task.number,
        title=task.title,
        state=task.state,
        progress=task.progress,
        deadline=task.deadline,
        late=rules.is_overdue(task, tx.now),
        kept=rules.kept(task),
        person=names.get(task.lead.person_id),
        asked_deadline=task.asked_deadline,
        coming=coming[0] if coming else None,
        promised=rules.standing_promise(task, tx.now),
        count=count_line(task),
        cause=task.cause if task.cause_named is not None else None,
        claimed=bool(claim_store.waiting(tx.connection, task.id)),
    )


def _names(tx: Tx, ids: Iterable[int]) -> dict[int, Named]:
    found = people.persons(tx.connection, list(ids))
    return {one.id: named(one, tx.now) for one in found.values()}


def _happening(entry: journal.Entry, names: dict[int, Named]) -> Happening:
    change = msgspec.json.decode(entry.facts, type=Change)
    return Happening(
        said=entry.said,
        arrived=entry.arrived,
        person=names.get(entry.person_id) if entry.person_id is not None else None,
        verb=entry.verb,
        progress=change.progress,
        words=change.words,
        deadline=change.deadline,
        promised=change.promised,
        claimed=change.claimed,
        count=_counted(change),
        behalf=names.get(change.behalf) if change.behalf is not None else None,
    )


def _counted(change: Change) -> CountLine | None:
    said = change.counted
    if said is None:
        return None
    return CountLine(part=amount(said.part), whole=amount(said.whole), what=said.what)
