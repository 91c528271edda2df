"""How much somebody has on his hands: what is left of his open products against a month's norm."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median
from zoneinfo import ZoneInfo

from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.periods import store as periods
from core.periods.notices import AwayLine
from core.periods.rules import Away, WorkCalendar, minutes_away, office_spans
from core.periods.spans import Span, month_span
from core.tasks import store
from core.tasks.rules import THOUSAND
from core.tasks.store import WorkRow

MONTHS_BACK = 3
MINUTE = dt.timedelta(minutes=1)
Workdays = Callable[[Span], int]


class Basis(StrEnum):
    """What a norm rests on: the office has set it, or the last months of himself or his unit."""

    SET = "set"
    OWN = "own"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Workload:
    """How many open tasks a person holds, how many are late, and how full his month is.

    `percent` is what is left of them, in converted products, against the norm of the month; None
    where nothing tells a norm.
    """

    open: int
    late: int
    percent: int | None = None
    basis: Basis | None = None


def loads(tx: Tx, turn: Turn, persons: Collection[int]) -> dict[int, Workload]:
    """Give the workload of each person."""
    counts = store.loads(tx.connection, list(persons), tx.now)
    rows = store.open_work(tx.connection, list(persons))
    left = {one: left_of(row for row in rows if row.person_id == one) for one in persons}
    norms = _norms(tx, turn, persons)
    return {one: Workload(*counts[one], *_percent(left[one], norms.get(one))) for one in persons}


def left_of(rows: Iterable[WorkRow]) -> Fraction:
    """Give what is left to do in converted products: quantity × K × share, less what is done."""
    total = Fraction(0)
    for row in rows:
        undone = Fraction(100 - min(row.progress, 100), 100)
        if row.done:
            undone = max(Fraction(0), 1 - Fraction(row.done, row.quantity))
        total += row.products * undone
    return total


def daily_norm(
    accepted: Sequence[WorkRow],
    began: Mapping[int, dt.datetime],
    months: Sequence[Span],
    workdays: Workdays,
) -> Fraction | None:
    """Give the median of converted products accepted on a working day in past months.

    A month counts for somebody who held work before it began. None without such a month, or where
    nothing was accepted in it.
    """
    rates = []
    for person_id, since in began.items():
        for month in months:
            days = workdays(month)
            if since >= month.start or not days:
                continue
            done = [
                row.products
                for row in accepted
                if row.person_id == person_id and row.accepted and month.holds(row.accepted)
            ]
            rates.append(sum(done, Fraction(0)) / days)
    return (median(rates) or None) if rates else None


def _percent(
    left: Fraction, norm: tuple[Fraction, Basis] | None
) -> tuple[int | None, Basis | None]:
    if norm is None or not norm[0]:
        return None, None
    return int(left / norm[0] * 100 + Fraction(1, 2)), norm[1]


def _norms(tx: Tx, turn: Turn, persons: Collection[int]) -> dict[int, tuple[Fraction, Basis]]:
    """Give the norm of the present month for each person, as far as anything tells it."""
    zone = turn.office.zone
    calendar = periods.calendar_of(tx.connection, turn.office.id)
    today = tx.now.astimezone(ZoneInfo(zone)).date()
    month = month_span(today.year, today.month, zone)
    back = _months_back(today, zone)
    days = _workdays(calendar, month)
    away = periods.absences(tx.connection, list(persons), month)
    spans = office_spans(month.start, month.end, calendar)
    minutes = sum((end - start for start, end in spans), dt.timedelta())
    whole = max(1, minutes // dt.timedelta(minutes=1))
    found = {}
    for person in people.persons(tx.connection, list(persons)).values():
        rate = _rate(tx, turn, person, back, lambda span: _workdays(calendar, span))
        if rate is not None:
            own = [one for one in away if one.person_id == person.id]
            gone = minutes_away(own, month.start, month.end, calendar)
            found[person.id] = (rate[0] * days * Fraction(whole - gone, whole), rate[1])
    return found


def _rate(
    tx: Tx, turn: Turn, person: Person, back: Sequence[Span], workdays: Workdays
) -> tuple[Fraction, Basis] | None:
    stated = people.daily_norm(tx.connection, turn.office.id)
    if stated:
        return Fraction(stated, THOUSAND), Basis.SET
    for basis, whose in ((Basis.OWN, [person]), (Basis.UNIT, _colleagues(tx, turn, person))):
        ids = [one.id for one in whose]
        accepted = store.accepted_work(tx.connection, ids, back[0].start, back[-1].end)
        began = store.first_assigned(tx.connection, ids)
        rate = daily_norm(accepted, began, back, workdays)
        if rate is not None:
            return rate, basis
    return None


def _colleagues(tx: Tx, turn: Turn, person: Person) -> list[Person]:
    post = people_rules.home(person, tx.now)
    if post is None:
        return []
    return people.under(tx.connection, turn.office.id, post.path, tx.now)


def _months_back(today: dt.date, zone: str) -> list[Span]:
    spans = []
    for back in range(MONTHS_BACK, 0, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        spans.append(month_span(year, month + 1, zone))
    return spans


def _workdays(calendar: WorkCalendar, span: Span) -> int:
    return calendar.working_days_between(
        span.start.date() - dt.timedelta(days=1), span.end.date() - dt.timedelta(days=1)
    )


def absent(tx: Tx, person_ids: Sequence[int], until: dt.datetime | None) -> tuple[AwayLine, ...]:
    """Give who of some persons is on leave now or before a moment, soonest first."""
    span = Span(start=tx.now, end=max(until or tx.now, tx.now + MINUTE))
    found = [
        one for one in periods.absences(tx.connection, person_ids, span) if one.away is Away.LEAVE
    ]
    ids = [*person_ids, *(one.deputy_id for one in found if one.deputy_id is not None)]
    names = people.persons(tx.connection, ids)
    return tuple(
        AwayLine(
            person=named(names[one.person_id], tx.now),
            away=one.away.value,
            since=one.since,
            until=one.end,
            begun=one.holds(tx.now),
            deputy=named(names[one.deputy_id], tx.now)
            if one.deputy_id is not None and one.agreed is not None
            else None,
        )
        for one in sorted(found, key=lambda one: (one.since, one.id))
    )
