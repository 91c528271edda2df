"""What a person may read about results: the mean of a year, and who has looked at his scores."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from core.evaluation.forms import form_of
from core.evaluation.formulas import year_total
from core.evaluation.notices import ScoreNotYours
from core.evaluation.period import Period
from core.evaluation.presence import as_stood
from core.evaluation.rules import candidate_class
from core.evaluation.steps import store
from core.evaluation.steps.actions import rules_for
from core.evaluation.steps.decisions import scores_of
from core.evaluation.steps.notices import (
    FormShown,
    ReadersShown,
    ReadLine,
    YearPeriod,
    YearShown,
)
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.people.store import Office

LEAST_PERIODS = 1
MOST_READS = 10


def year_of(tx: Tx, turn: Turn, whose: Person, year: int) -> YearShown:
    """Give the unweighted mean of a person's rated periods (Decree 335/2025, art. 21; our reading).

    The periods are the office's: months or quarters. A published one counts with its published
    total, another one as it stands now. Those without a total, such as those of leave, are no
    zeros: they are left out, and so is one that has not ended. Raises Refusal.
    """
    if not people_rules.may_see(turn.actor, whose, tx.now):
        raise Refusal(ScoreNotYours())
    published = {one.period: one for one in store.published_of(tx.connection, whose.id, year)}
    periods = list(_periods(turn.office, year, tx.now))
    rows = []
    for period in periods:
        done = published.get(period.key)
        rows.append(
            YearPeriod(
                **period.parts,
                total=done.total if done else _live(tx, turn, whose, period),
                decided=done.decided if done else None,
                running=not done and period.span(turn.office.zone).end > tx.now,
            )
        )
    totals = [None if one.total is None or one.running else Fraction(one.total) for one in rows]
    mean = year_total(totals)
    first = Period(year=year, month=1)
    bands = rules_for(tx, turn.office, periods[-1] if periods else first, whose.id).bands
    return YearShown(
        person=named(whose, tx.now),
        own=whose.id == turn.actor.id,
        year=year,
        periods=tuple(rows),
        rated=sum(total is not None for total in totals),
        least=LEAST_PERIODS,
        mean=None if mean is None else str(mean),
        band=None if mean is None else candidate_class(mean, bands),
    )


def _periods(office: Office, year: int, now: dt.datetime) -> Iterator[Period]:
    """Give the periods of a year that have begun: months or quarters, as the office has them."""
    period = Period(year=year, month=1, months=office.cycle)
    while period.year == year and period.span(office.zone).start <= now:
        yield period
        period = period.back(-1)


def form_shown(tx: Tx, turn: Turn, whose: Person, period: Period) -> FormShown:
    """Give what stands on somebody's form and who writes the file, to whom may see his points.

    An admin writes the papers, and does not read them in a chat. Raises Refusal.
    """
    stands = as_stood(whose, period.span(turn.office.zone), tx.now)
    if not people_rules.may_see(turn.actor, stands, tx.now):
        raise Refusal(ScoreNotYours())
    form = form_of(tx, turn, whose, period)
    admins = [
        one
        for one in people.of_office(tx.connection, turn.office.id)
        if people_rules.may_keep_roster(one, turn.office.id, tx.now)
    ]
    return FormShown(
        person=form.receipt.person,
        mine=whose.id == turn.actor.id,
        code=whose.code,
        leader=form.receipt.leader,
        **period.parts,
        key=period.key,
        own=form.own,
        authority=form.authority,
        task_points=form.receipt.task_points,
        total=form.receipt.total,
        band=form.receipt.band,
        decided=form.decided,
        remark=form.remark,
        receipt=form.receipt.code,
        admins=tuple(named(one, tx.now) for one in admins),
    )


def readers(tx: Tx, turn: Turn) -> ReadersShown:
    """Give who has looked at the asker's scores lately, newest first."""
    reads = store.reads_of(tx.connection, turn.actor.id, MOST_READS)
    persons = people.persons(tx.connection, [one.reader_id for one in reads])
    months = {one.period: Period.of(one.period) for one in reads}
    return ReadersShown(
        lines=tuple(
            ReadLine(
                reader=named(persons[one.reader_id], tx.now),
                year=months[one.period].year,
                month=months[one.period].month,
                channel=one.channel,
                at=one.at,
            )
            for one in reads
        )
    )


def _live(tx: Tx, turn: Turn, whose: Person, period: Period) -> str | None:
    found = scores_of(tx, turn.office, period, [whose])
    total = found.of(whose.id)[1].total
    return None if total is None else str(total)
