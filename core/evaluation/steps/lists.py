"""What a person may read about results: the mean of a year, and who has looked at his scores."""

from collections.abc import Iterable
from fractions import Fraction

from core.evaluation.figures import Month, month_of
from core.evaluation.notices import ScoreNotYours
from core.evaluation.rules import candidate_class
from core.evaluation.steps import store
from core.evaluation.steps.actions import rules_for
from core.evaluation.steps.decisions import scores_of
from core.evaluation.steps.notices import (
    ReadersShown,
    ReadLine,
    YearMonth,
    YearShown,
)
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person

LEAST_MONTHS = 1
MOST_READS = 10


def year_of(tx: Tx, turn: Turn, whose: Person, year: int) -> YearShown:
    """Give the unweighted mean of a person's rated months (Decree 335/2025, art. 21; our reading).

    A published month counts with its published total, another one as it stands now. Months
    without a total, such as those of leave, are no zeros: they are left out. Raises Refusal.
    """
    if not people_rules.may_see(turn.actor, whose, tx.now):
        raise Refusal(ScoreNotYours())
    present = month_of(tx.now, turn.office.zone)
    last = present.month if year == present.year else 12 if year < present.year else 0
    published = {one.period: one for one in store.published_of(tx.connection, whose.id, year)}
    months = []
    for number in range(1, last + 1):
        month = Month(year=year, month=number)
        done = published.get(month.key)
        total = done.total if done else _live(tx, turn, whose, month)
        decided = done.decided if done else None
        months.append(YearMonth(month=number, total=total, decided=decided))
    totals = [Fraction(one.total) for one in months if one.total is not None]
    mean = sum(totals, Fraction(0)) / len(totals) if len(totals) >= LEAST_MONTHS else None
    bands = rules_for(tx, turn.office, Month(year=year, month=max(last, 1)), whose.id).bands
    return YearShown(
        person=named(whose, tx.now),
        own=whose.id == turn.actor.id,
        year=year,
        months=tuple(months),
        rated=len(totals),
        least=LEAST_MONTHS,
        mean=None if mean is None else str(mean),
        band=None if mean is None else candidate_class(mean, bands),
    )


def readers(tx: Tx, turn: Turn) -> ReadersShown:
    """Give who has looked at the asker's scores lately, newest first."""
    reads = store.reads_of(tx.connection, turn.actor.id, MOST_READS)
    persons = people.persons(tx.connection, [one.reader_id for one in reads])
    months = {one.period: Month.of(one.period) for one in reads}
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


def note_read(tx: Tx, turn: Turn, whose: Iterable[Person], month: Month) -> None:
    """Note that the asker has looked at the scores of others; what is refused is undone with it."""
    for one in whose:
        if one.id != turn.actor.id:
            store.note_read(
                tx.connection,
                turn.office.id,
                turn.actor.id,
                one.id,
                month.key,
                turn.channel,
                tx.now,
            )


def _live(tx: Tx, turn: Turn, whose: Person, month: Month) -> str | None:
    found = scores_of(tx, turn.office, month, [whose])[whose.id]
    total = found.of(whose.id)[1].total
    return None if total is None else str(total)
