"""Leave and time in the field: said once, told to those who need it, ended by a word."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from core.kernel import journal, post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person, Role
from core.periods import store as periods
from core.periods.notices import AwayLine
from core.periods.rules import Absence, Away, WorkCalendar
from core.periods.spans import Span
from core.reminders import rules
from core.reminders.away_notices import (
    AwayBack,
    AwayShown,
    AwayTaken,
    DeputyAnswered,
    DeputyAsked,
    DeputyNotPossible,
    DeputyRequested,
    DueLine,
    LaterAsked,
    NothingToStandIn,
    OwnCare,
    Undecided,
)
from core.reminders.store import rhythms, work
from core.tasks import decisions, delegation
from core.tasks.decisions import Extend
from core.tasks.rules import WORKING

LOOK_AHEAD = dt.timedelta(days=60)
SUBJECT = "absence"


class TakeAway(Command, frozen=True):
    """Be on leave or in the field from a moment until another."""

    away: Away
    since: dt.datetime
    until: dt.datetime


class AskDeputy(Command, frozen=True):
    """Ask a colleague to look after what falls due during an absence."""

    absence_id: int
    deputy_id: int


class AskLater(Command, frozen=True):
    """Ask for a later deadline of what falls due during an absence; `why` as typed."""

    absence_id: int
    why: str


class LookAfterOwn(Command, frozen=True):
    """Leave what falls due during an absence as it is."""

    absence_id: int


class StandIn(Command, frozen=True):
    """Answer those who asked to be stood in for: yes or no."""

    accept: bool


class Former(Fact, frozen=True):
    """An absence that ended for a new one, and when it had been ended before that, if it was."""

    id: int
    ended: dt.datetime | None = None


class Kept(Fact, frozen=True):
    """What the journal keeps of a step of an absence; never why somebody is away."""

    away: str
    since: dt.datetime
    until: dt.datetime
    deputy_id: int | None = None
    former: tuple[Former, ...] = ()


def take(tx: Tx, turn: Turn, calendar: WorkCalendar, command: TakeAway) -> AwayTaken:
    """Keep an absence; a former one that it touches ends where it begins."""
    span = Span(start=command.since, end=command.until)
    former = periods.absences(tx.connection, [turn.actor.id], span)
    for one in former:
        periods.write_absence(tx.connection, one.but(ended=command.since))
    kept = periods.add_absence(
        tx.connection,
        Absence(
            id=0,
            office_id=turn.office.id,
            person_id=turn.actor.id,
            away=command.away,
            since=command.since,
            until=command.until,
            deputy_id=None,
            agreed=None,
            said=turn.said,
            ended=None,
        ),
    )
    replaced = tuple(Former(id=one.id, ended=one.ended) for one in former)
    _note(tx, turn, kept, "away", replaced)
    zone = ZoneInfo(turn.office.zone)
    home = people_rules.home(turn.actor, tx.now)
    rhythm = rhythms.rhythm_of(tx.connection, home.path if home else "")
    due = _due(tx, turn.actor, kept) if command.away is Away.LEAVE else ()
    offered = _colleague(tx, turn.actor, kept) if due else None
    return AwayTaken(
        away=command.away,
        absence_id=kept.id,
        since=command.since.astimezone(zone),
        until=command.until.astimezone(zone),
        back=rules.back_at(command.until.astimezone(zone), calendar, rhythm.morning),
        begun=command.since <= tx.now,
        due=due,
        deputy=named(offered, tx.now) if offered else None,
        deputy_id=offered.id if offered else None,
        replaced=bool(former),
        days_off=_days_off(span, calendar, zone),
        undecided=_undecided(tx, turn, kept) if command.away is Away.LEAVE else None,
    )


def _days_off(span: Span, calendar: WorkCalendar, zone: ZoneInfo) -> bool:
    """Tell whether no working day lies in a stretch."""
    first = span.start.astimezone(zone).date()
    last = (span.end - dt.timedelta(microseconds=1)).astimezone(zone).date()
    days = (first + dt.timedelta(days=count) for count in range((last - first).days + 1))
    return not any(calendar.is_working(day) for day in days)


def _undecided(tx: Tx, turn: Turn, absence: Absence) -> Undecided | None:
    """Give what waits for a head who goes on leave, and whom he could let decide meanwhile."""
    count = delegation.undecided(tx, turn, absence.until)
    if not count:
        return None
    span = Span(start=max(absence.since, tx.now), end=absence.until)
    deputy = delegation.proposed(tx, turn, span)
    return Undecided(count=count, deputy=named(deputy, tx.now) if deputy else None)


def end(tx: Tx, turn: Turn) -> AwayBack:
    """Come back early, or take an absence back that has not begun; deputies are told."""
    span = Span(start=tx.now, end=tx.now + dt.timedelta(days=366))
    found = periods.absences(tx.connection, [turn.actor.id], span)
    for one in found[:1]:
        periods.write_absence(tx.connection, one.but(ended=tx.now))
        _note(tx, turn, one, "back")
        post.look_again(tx.connection, turn.actor.id, tx.now)
        if one.deputy_id is not None:
            told = DeputyAnswered(
                by=named(turn.actor, tx.now), accepted=None, until=one.until, numbers=()
            )
            tell(tx, one.deputy_id, told, key="back")
    return AwayBack(anything=bool(found), away=found[0].away if found else None)


def ask_deputy(tx: Tx, turn: Turn, command: AskDeputy) -> DeputyAsked:
    """Ask a colleague to look after what falls due; he confirms or says no. Raises Refusal."""
    absence = _own(tx, turn, command.absence_id)
    deputy = people.persons(tx.connection, [command.deputy_id]).get(command.deputy_id)
    if (
        deputy is None
        or deputy.id == turn.actor.id
        or deputy.office_id != turn.office.id
        or not people_rules.is_active(deputy, tx.now)
    ):
        raise Refusal(DeputyNotPossible(person=None, until=None))
    overlap = _away_meanwhile(tx, [deputy.id], absence)
    if deputy.id in overlap:
        until = overlap[deputy.id].end
        raise Refusal(DeputyNotPossible(person=named(deputy, tx.now), until=until))
    periods.write_absence(tx.connection, absence.but(deputy_id=deputy.id, agreed=None))
    _note(tx, turn, absence.but(deputy_id=deputy.id), "ask_deputy")
    due = _due(tx, turn.actor, absence)
    request = DeputyRequested(
        by=named(turn.actor, tx.now), since=absence.since, until=absence.until, due=due
    )
    tell(tx, deputy.id, request, key="deputy")
    return DeputyAsked(deputy=named(deputy, tx.now), count=len(due))


def stand_in(tx: Tx, turn: Turn, command: StandIn) -> Notice:
    """Take on, or not, to look after the work of those who asked; they are told."""
    asked = [
        one
        for one in periods.in_place_of(tx.connection, turn.actor.id, tx.now)
        if command.accept is (one.agreed is None)
    ]
    if not asked and not command.accept:
        asked = periods.in_place_of(tx.connection, turn.actor.id, tx.now)
    if not asked:
        raise Refusal(NothingToStandIn())
    numbers: list[int] = []
    whose = people.persons(tx.connection, [one.person_id for one in asked])
    for one in asked:
        agreed = tx.now if command.accept else None
        deputy_id = turn.actor.id if command.accept else None
        periods.write_absence(tx.connection, one.but(agreed=agreed, deputy_id=deputy_id))
        _note(tx, turn, one, "stand_in" if command.accept else "decline")
        numbers += [due.number for due in _due(tx, whose[one.person_id], one)]
        answer = DeputyAnswered(
            by=named(turn.actor, tx.now), accepted=command.accept, until=one.until, numbers=()
        )
        tell(tx, one.person_id, answer, key=f"stand_in:{one.id}")
    return DeputyAnswered(
        by=named(whose[asked[0].person_id], tx.now),
        accepted=command.accept,
        until=asked[0].until,
        numbers=tuple(numbers),
        own=True,
    )


def ask_later(tx: Tx, turn: Turn, calendar: WorkCalendar, command: AskLater) -> LaterAsked:
    """Ask for the end of the first working day back as the deadline of all that falls due."""
    absence = _own(tx, turn, command.absence_id)
    zone = ZoneInfo(turn.office.zone)
    back = rules.back_at(absence.until.astimezone(zone), calendar, calendar.hours.morning_from)
    midnight = dt.datetime.combine(back.date(), dt.time(), zone)
    deadline = midnight + dt.timedelta(minutes=calendar.hours.afternoon_to)
    numbers = tuple(one.number for one in _due(tx, turn.actor, absence))
    for number in numbers:
        decisions.extend(tx, turn, Extend(number=number, deadline=deadline, why=command.why))
    return LaterAsked(numbers=numbers, deadline=deadline)


def look_after_own(tx: Tx, turn: Turn, command: LookAfterOwn) -> OwnCare:
    """Leave everything as it is. Raises Refusal if it is not the asker's absence."""
    absence = _own(tx, turn, command.absence_id)
    return OwnCare(until=absence.until)


def show(tx: Tx, turn: Turn) -> AwayShown:
    """Give who is away now or soon: of the units that the asker leads, or himself."""
    return AwayShown(
        lines=away_lines(tx, seen_by(tx, turn.actor), dt.timedelta(days=14)),
        leads=people_rules.is_leader(turn.actor, tx.now),
    )


def seen_by(tx: Tx, asker: Person) -> list[Person]:
    """Give the asker and everybody whom he leads."""
    found = {asker.id: asker}
    for path in people_rules.led_paths(asker, tx.now):
        for one in people.under(tx.connection, asker.office_id, path, tx.now):
            if people_rules.may_see(asker, one, tx.now):
                found[one.id] = one
    return list(found.values())


def away_lines(tx: Tx, whose: Sequence[Person], ahead: dt.timedelta) -> tuple[AwayLine, ...]:
    """Give a line for each absence that is now or begins soon, what ends first in front."""
    by_id = {one.id: one for one in whose}
    found = periods.absences(tx.connection, list(by_id), Span(start=tx.now, end=tx.now + ahead))
    deputies = people.persons(tx.connection, [one.deputy_id for one in found if one.deputy_id])
    return tuple(
        AwayLine(
            person=named(by_id[one.person_id], tx.now),
            away=one.away,
            since=one.since,
            until=one.until,
            begun=one.holds(tx.now),
            deputy=named(deputies[one.deputy_id], tx.now) if one.deputy_id and one.agreed else None,
        )
        for one in sorted(found, key=lambda one: (one.since > tx.now, one.end, one.id))
    )


def _own(tx: Tx, turn: Turn, absence_id: int) -> Absence:
    span = Span(start=tx.now, end=tx.now + dt.timedelta(days=500))
    for one in periods.absences(tx.connection, [turn.actor.id], span):
        if one.id == absence_id:
            return one
    raise Refusal(NothingToStandIn())


def _due(tx: Tx, whose: Person, absence: Absence) -> tuple[DueLine, ...]:
    span = Span(start=max(absence.since, tx.now), end=absence.until)
    return tuple(
        DueLine(number=one.number, title=one.title, deadline=one.deadline)
        for one in work.due_of(tx.connection, whose.id, span)
        if one.state in WORKING
    )


def _colleague(tx: Tx, whose: Person, absence: Absence) -> Person | None:
    """Give whom to propose: who stood in last, else of the same unit who holds least work."""
    home = people_rules.home(whose, tx.now)
    if home is None:
        return None
    near = [
        one
        for one in people.under(tx.connection, whose.office_id, home.path, tx.now)
        if one.id != whose.id and any(p.path == home.path for p in one.posts_at(tx.now))
    ]
    overlap = _away_meanwhile(tx, [one.id for one in near], absence)
    free = [one for one in near if one.id not in overlap]
    last = periods.last_deputy(tx.connection, whose.id)
    loads = work.open_counts(tx.connection, [one.id for one in free])
    return min(
        free,
        key=lambda one: (one.id != last, _heads(one, tx.now), loads.get(one.id, 0), one.id),
        default=None,
    )


def _heads(whose: Person, now: dt.datetime) -> bool:
    return any(held.role is Role.HEAD for held in whose.posts_at(now))


def _away_meanwhile(tx: Tx, ids: Sequence[int], absence: Absence) -> dict[int, Absence]:
    span = Span(start=max(absence.since, tx.now), end=absence.until)
    return {
        one.person_id: one
        for one in periods.absences(tx.connection, list(ids), span)
        if one.away is Away.LEAVE
    }


def _note(tx: Tx, turn: Turn, absence: Absence, verb: str, former: tuple[Former, ...] = ()) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=absence.id,
        verb=verb,
        said=turn.said,
        facts=Kept(
            away=absence.away.value,
            since=absence.since,
            until=absence.until,
            deputy_id=absence.deputy_id,
            former=former,
        ),
    )
