"""What may be said in a group of people: the figures of a unit, never those of a person."""

from zoneinfo import ZoneInfo

from core.evaluation.period import month_of
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.periods.spans import Span, month_span
from core.reminders.notices import NothingToLead, UnitMonth
from core.reminders.store import standing


def unit_month(tx: Tx, turn: Turn, *, asked_for_person: bool) -> UnitMonth:
    """Give how the asker's own unit, with all below it, stands this month.

    `asked_for_person` says that something else was asked for, which is told in private only.
    Raises Refusal for somebody without a unit.
    """
    home = people_rules.home(turn.actor, tx.now)
    if home is None:
        raise Refusal(NothingToLead())
    zone = turn.office.zone
    month = month_of(tx.now, zone)
    span = month_span(month.year, month.month, zone)
    every = people.units(tx.connection, turn.office.id)
    units = [one.id for one in every if one.path.startswith(home.path)]
    counts = standing.summed(standing.counts(tx.connection, units, span, tx.now, tx.now).values())
    so_far = Span(start=span.start, end=min(span.end, tx.now))
    return UnitMonth(
        unit=home.unit,
        until=tx.now.astimezone(ZoneInfo(zone)),
        month=month.month,
        on_time=standing.rate_of(tx.connection, units, so_far),
        overdue=counts.overdue,
        running=counts.running,
        asked_for_person=asked_for_person,
    )
