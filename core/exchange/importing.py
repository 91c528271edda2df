"""Take over tasks that another system gave: plan, give them, and carry out what changed there."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection

from core.exchange import rules
from core.exchange.amending import amend, as_it_stands
from core.exchange.faults import Column, Fault, Reason
from core.exchange.notices import NotForExchange
from core.exchange.rules import NOTED, Difference, Known, Sent, SentRow, TaskRow
from core.kernel import journal
from core.kernel.fact import Fact, write
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal, Slip
from core.kernel.transaction import Tx, savepoint
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person
from core.people.spelling import plain
from core.people.store import Unit
from core.tasks import assigning, outside_store, store
from core.tasks.actions import SUBJECT, UNDO
from core.tasks.assigning import Assign
from core.tasks.outside_store import Outside
from core.tasks.rules import ENDED, THOUSAND, State, Task

SUBJECT_OF_IMPORT = "exchange"


class Changed(Fact, frozen=True):
    """A task of another system about which that says something else now."""

    row: SentRow
    number: int
    changes: tuple[Difference, ...]


class TaskPlan(Fact, frozen=True):
    """What a file would do: rows to give, to change, to note only, and those with nothing new.

    `own` are rows without a code of another system, `called_off` those that were called off there
    before they came, `absent` tasks of these systems that the file does not name.
    """

    rows: int
    new: tuple[SentRow, ...]
    changed: tuple[Changed, ...]
    noted: tuple[Changed, ...]
    same: int
    own: int
    called_off: int
    absent: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that the rules of the office refuse, and what they say."""

    row: SentRow
    notice: Notice


@dataclass(slots=True)
class Outcome:
    """What taking a plan over did: the numbers of tasks given and changed, and what was refused."""

    given: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class _Imported(Fact, frozen=True):
    """What the journal keeps of a file that was taken over; whose name it was done in is a code."""

    by: str
    systems: tuple[str, ...]
    given: tuple[int, ...]
    changed: tuple[int, ...]
    noted: tuple[int, ...]
    skipped: int


def may_take_over(turn: Turn, now: dt.datetime) -> None:
    """Raise Refusal unless the asker is an admin or leads a unit."""
    if not people_rules.is_active(turn.actor, now) or not (
        people_rules.is_admin(turn.actor, now) or people_rules.is_leader(turn.actor, now)
    ):
        raise Refusal(NotForExchange(code=turn.actor.code))


def known_of(connection: Connection, office_id: int, now: dt.datetime) -> Known:
    """Give whom and what rows may name in an office."""
    everybody = people.of_office(connection, office_id)
    here = [one for one in everybody if people_rules.is_active(one, now)]
    named: dict[str, list[str]] = {}
    for one in here:
        named.setdefault(plain(one.name), []).append(one.code)
    units = people.units(connection, office_id)
    heads = {
        one.code: people.leader_of(connection, office_id, one.path, now) is not None
        for one in units
    }
    return Known(
        persons={one.code.upper(): one.code for one in here},
        gone={one.code.upper(): one.code for one in everybody if one not in here},
        named={name: ", ".join(codes) for name, codes in named.items()},
        units={
            **{plain(one.name): one.code for one in units},
            **{plain(one.code): one.code for one in units},
        },
        headless=frozenset(code for code, led in heads.items() if not led),
    )


def plan(tx: Tx, turn: Turn, rows: Iterable[TaskRow], system: str) -> TaskPlan:
    """Give what a file would do; `system` is said for rows that do not name theirs."""
    every = tuple(rows)
    zone = ZoneInfo(turn.office.zone)
    known = known_of(tx.connection, turn.office.id, tx.now)
    read: list[SentRow] = []
    faults: list[Fault] = []
    own = 0
    for row in every:
        if row.number and not row.external and not row.secret:
            own += 1
            continue
        meant, found = rules.read_row(row, system, known, zone)
        faults += found
        if meant is not None:
            read.append(meant)
    once, twice = _once(read)
    faults += twice
    return _against(tx, turn, once, known).merged(len(every), own, faults)


def _once(read: Iterable[SentRow]) -> tuple[list[SentRow], list[Fault]]:
    first: dict[tuple[str, str], SentRow] = {}
    faults = []
    for one in read:
        earlier = first.setdefault((one.system, one.external), one)
        if earlier is not one:
            faults.append(
                rules.fault(one, Column.EXTERNAL, Reason.TWICE, one.external, str(earlier.row))
            )
    return list(first.values()), faults


@dataclass(slots=True)
class _Sorting:
    """Rows as they are sorted into a plan."""

    new: list[SentRow] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    noted: list[Changed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    same: int = 0
    called_off: int = 0
    absent: int = 0

    def merged(self, rows: int, own: int, faults: list[Fault]) -> TaskPlan:
        """Give the plan, with what was found before the rows were sorted."""
        every = sorted((*faults, *self.faults), key=lambda one: (one.sheet, one.row))
        return TaskPlan(
            rows=rows,
            new=tuple(self.new),
            changed=tuple(self.changed),
            noted=tuple(self.noted),
            same=self.same,
            own=own,
            called_off=self.called_off,
            absent=self.absent,
            faults=tuple(every),
        )


def _against(tx: Tx, turn: Turn, rows: list[SentRow], known: Known) -> _Sorting:
    """Hold the rows against what was taken over before."""
    sorting = _Sorting()
    taken = {
        system: outside_store.of_system(tx.connection, turn.office.id, system)
        for system in sorted({one.system for one in rows})
    }
    for one in rows:
        before = taken[one.system].get(one.external)
        task = store.by_id(tx.connection, before.task_id) if before else None
        if before is None or task is None or _was_undone(tx, task):
            _sort_new(sorting, one, known, tx.now)
        else:
            _sort_known(tx, sorting, one, before, task)
    named = {(one.system, one.external) for one in rows}
    sorting.absent = sum(
        (system, code) not in named for system, tasks in taken.items() for code in tasks
    )
    return sorting


def _was_undone(tx: Tx, task: Task) -> bool:
    """Tell whether giving the task was taken back, so that it can be given anew."""
    if task.state is not State.CANCELLED:
        return False
    return journal.of_subject(tx, SUBJECT, task.id)[-1].verb == UNDO


def _sort_new(sorting: _Sorting, one: SentRow, known: Known, now: dt.datetime) -> None:
    if one.sent.cancelled:
        sorting.called_off += 1
        return
    faults = list(rules.faults_of_new(one, known, now))
    sorting.faults += faults
    if not faults:
        sorting.new.append(one)


def _sort_known(tx: Tx, sorting: _Sorting, one: SentRow, before: Outside, task: Task) -> None:
    taken = msgspec.json.decode(before.taken, type=Sent)
    changes = tuple(
        change
        for change in rules.differences(taken, one.sent)
        if change.before or not as_it_stands(tx, task, change, one.sent)
    )
    real = tuple(
        change
        for change in changes
        if change.column not in NOTED and not as_it_stands(tx, task, change, one.sent)
    )
    if not changes:
        sorting.same += 1
        return
    if not real:
        sorting.noted.append(Changed(row=one, number=task.number, changes=changes))
        return
    faults = list(_faults(tx, one, task, real))
    sorting.faults += faults
    if not faults:
        sorting.changed.append(Changed(row=one, number=task.number, changes=changes))


def _faults(tx: Tx, one: SentRow, task: Task, changes: tuple[Difference, ...]) -> Iterable[Fault]:
    if task.state in ENDED:
        yield rules.fault(one, None, Reason.ENDED, f"NV-{task.number}")
        return
    yield from rules.faults_of_changes(one, changes, tx.now)
    if any(change.column is Column.PEOPLE for change in changes):
        found = people.persons(tx.connection, [holder.person_id for holder in task.holders])
        now = {person.code for person in found.values()}
        leaving, coming = now - set(one.sent.people), set(one.sent.people) - now
        if leaving and not (len(now) == len(coming) == 1):
            held = "; ".join(sorted(now))
            asked = "; ".join(one.sent.people)
            yield rules.fault(one, Column.PEOPLE, Reason.SEVERAL, asked, held)


def take_over(tx: Tx, turn: Turn, made: TaskPlan) -> Outcome:
    """Do what a plan of this very transaction says, row by row; a row that is refused is undone.

    Whoever calls decides what a refusal means for the other rows.
    """
    outcome = Outcome()
    for row in made.new:
        with _refusals(tx, outcome, row):
            outcome.given.append(_give(tx, turn, row))
    for one in made.changed:
        with _refusals(tx, outcome, one.row):
            amend(tx, turn, one.number, one.row, one.changes)
            _keep(tx, turn, one)
            outcome.changed.append(one.number)
    for one in made.noted:
        _keep(tx, turn, one)
    if outcome.given or outcome.changed or made.noted:
        _journal(tx, turn, made, outcome)
    return outcome


@contextmanager
def _refusals(tx: Tx, outcome: Outcome, row: SentRow) -> Iterator[None]:
    """Undo what is refused inside, and keep why."""
    try:
        with savepoint(tx.connection):
            yield
    except (Refusal, Slip) as said:
        outcome.refused.append(Refused(row=row, notice=said.notice))


def _give(tx: Tx, turn: Turn, row: SentRow) -> int:
    """Give the work of a row as in the chat; give its number."""
    sent = row.sent
    given = assigning.assign(
        tx,
        turn,
        Assign(
            people=_people(tx, turn, sent),
            title=sent.title,
            deadline=sent.deadline,
            quantity=THOUSAND if sent.quantity is None else sent.quantity,
            output=sent.output or None,
            product=sent.product or None,
            priority=sent.priority or None,
            unit=None if sent.people else _unit(tx, turn, sent).id,
            source=sent.paragraph,
        ),
    )
    task = store.by_number(tx.connection, turn.actor, given.number)
    if task is None:
        raise LookupError(f"no task {given.number}")
    named = _outside(row, task.id, sent)
    known = outside_store.of_system(tx.connection, turn.office.id, row.system)
    put = outside_store.change if row.external in known else outside_store.add
    put(tx.connection, turn.office.id, named, tx.now)
    return given.number


def _people(tx: Tx, turn: Turn, sent: Sent) -> tuple[int, ...]:
    found: Iterable[Person | None]
    if sent.people:
        found = (people.by_code(tx.connection, turn.office.id, code) for code in sent.people)
    else:
        path = _unit(tx, turn, sent).path
        found = (people.leader_of(tx.connection, turn.office.id, path, tx.now),)
    return tuple(one.id for one in found if one is not None)


def _unit(tx: Tx, turn: Turn, sent: Sent) -> Unit:
    every = people.units(tx.connection, turn.office.id)
    return next(one for one in every if one.code == sent.unit)


def _keep(tx: Tx, turn: Turn, one: Changed) -> None:
    """Note what another system says now."""
    before = outside_store.of_system(tx.connection, turn.office.id, one.row.system)[
        one.row.external
    ]
    taken = msgspec.json.decode(before.taken, type=Sent)
    named = _outside(one.row, before.task_id, taken.with_what_is_said(one.row.sent))
    outside_store.change(tx.connection, turn.office.id, named, tx.now)


def _outside(row: SentRow, task_id: int, sent: Sent) -> Outside:
    return Outside(
        task_id=task_id,
        system=row.system,
        code=row.external,
        document=sent.document,
        document_day=sent.document_day,
        source=sent.source,
        taken=write(sent),
    )


def _journal(tx: Tx, turn: Turn, made: TaskPlan, outcome: Outcome) -> None:
    rows = (*made.new, *(one.row for one in (*made.changed, *made.noted)))
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=None,
        subject=SUBJECT_OF_IMPORT,
        subject_id=turn.office.id,
        verb="import",
        said=tx.now,
        facts=_Imported(
            by=turn.actor.code,
            systems=tuple(sorted({one.system for one in rows})),
            given=tuple(outcome.given),
            changed=tuple(outcome.changed),
            noted=tuple(one.number for one in made.noted),
            skipped=len({(one.sheet, one.row) for one in made.faults}) + len(outcome.refused),
        ),
    )
