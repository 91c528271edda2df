"""How much of a period somebody was there for: in a post of the office, and not on leave."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.kernel.transaction import Tx
from core.people import store as people
from core.people.rules import Person, is_active
from core.people.store import Office
from core.periods import store as periods
from core.periods.rules import Absence, Away, WorkCalendar
from core.periods.spans import Span

NOON = dt.time(12)


@dataclass(frozen=True, slots=True)
class Presence:
    """On how many of a period's working days somebody was there."""

    present: int
    days: int

    def is_short(self, least: Fraction) -> bool:
        """Tell whether it was less than a share of the period: a class may not say much then."""
        return self.days > 0 and self.present < least * self.days


def presence(tx: Tx, office: Office, span: Span, wanted: Sequence[Person]) -> dict[int, Presence]:
    """Give how much of a span each person was there for; working days are those of the office.

    Days before the office had anybody on its roster are nobody's. Time in the field is worked.
    """
    everybody = people.of_office(tx.connection, office.id)
    begun = min((post.since for one in everybody for post in one.posts), default=span.start)
    calendar = periods.calendar_of(tx.connection, office.id)
    noons = list(working_noons(span, begun, calendar, office.zone))
    ids = [one.id for one in wanted]
    leaves: dict[int, list[Absence]] = {one: [] for one in ids}
    for absence in periods.absences(tx.connection, ids, span):
        if absence.away is Away.LEAVE:
            leaves[absence.person_id].append(absence)
    return {one.id: _presence(one, noons, leaves[one.id]) for one in wanted}


def working_noons(
    span: Span, begun: dt.datetime, calendar: WorkCalendar, zone: str
) -> Iterable[dt.datetime]:
    """Give noon of every working day of a span, from the day on which anything began."""
    place = ZoneInfo(zone)
    day = max(span.start, begun).astimezone(place).date()
    while (noon := dt.datetime.combine(day, NOON, place)) < span.end:
        if calendar.is_working(day):
            yield noon
        day += dt.timedelta(days=1)


def _presence(person: Person, noons: Sequence[dt.datetime], leaves: Sequence[Absence]) -> Presence:
    present = sum(
        is_active(person, noon)
        and bool(person.posts_at(noon))
        and not any(leave.holds(noon) for leave in leaves)
        for noon in noons
    )
    return Presence(present=present, days=len(noons))
