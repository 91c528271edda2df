"""Where and how much somebody was there in a period: in a post of the office, not on leave."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.kernel.transaction import Tx
from core.people import store as people
from core.people.rules import Person, Post, is_active
from core.people.store import Office
from core.periods import store as periods
from core.periods.rules import Absence, Away, WorkCalendar
from core.periods.spans import Span

NOON = dt.time(12)
INSTANT = dt.timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Presence:
    """On how many of a period's working days somebody was there."""

    present: int
    days: int

    def is_short(self, least: Fraction) -> bool:
        """Tell whether it was less than a share of the period: a class may not say much then."""
        return self.days > 0 and self.present < least * self.days


def evaluated_at(person: Person, span: Span, until: dt.datetime) -> dt.datetime:
    """Give the moment by whose posts somebody is evaluated in a span as known at a moment.

    Its end, or who has left before it his last moment there; of who came later the moment itself.
    """
    last = min(until, span.end - INSTANT)
    if is_active(person, last) and person.posts_at(last):
        return last
    ends = [end for post in _own(person, span) if (end := _end(person, post)) is not None]
    return max(ends) - INSTANT if ends and min(ends) <= last else until


def as_stood(person: Person, span: Span, now: dt.datetime) -> Person:
    """Give somebody who has left the office with the posts of his last moment in a span, held yet.

    So it is found who leads him and decides about him now. Who is there now stays as he is.
    """
    if is_active(person, now) and person.posts_at(now):
        return person
    held = person.posts_at(evaluated_at(person, span, now))
    posts = tuple(post.but(until=None) for post in held)
    return person.but(posts=posts, departed=None) if posts else person


def evaluated(tx: Tx, office: Office, span: Span) -> list[Person]:
    """Give everybody who is evaluated in a span: who held a post of his own in it.

    Also who left or moved within it. Of a span before the office had a roster: who is there now.
    """
    everybody = people.of_office(tx.connection, office.id)
    begun = min((post.since for one in everybody for post in one.posts), default=span.start)
    if begun >= span.end:
        return [one for one in everybody if is_active(one, tx.now) and one.posts_at(tx.now)]
    return [one for one in everybody if _own(one, span)]


def moved_from(person: Person, span: Span, paths: Iterable[str], now: dt.datetime) -> Post | None:
    """Give the post now held by somebody who left units of some paths within a span, else None."""
    if not (is_active(person, now) and person.posts_at(now)):
        return None
    away = any(
        post.path.startswith(path)
        for post in _own(person, span)
        if post.until is not None and post.until <= min(now, span.end)
        for path in paths
    )
    return person.posts_at(now)[0] if away else None


def _own(person: Person, span: Span) -> list[Post]:
    return [
        post
        for post in person.posts
        if post.acting_for is None
        and post.since < span.end
        and ((end := _end(person, post)) is None or end > span.start)
    ]


def _end(person: Person, post: Post) -> dt.datetime | None:
    ends = [one for one in (post.until, person.departed) if one is not None]
    return min(ends) if ends else None


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
