"""What an admin does with the office's calendar, and what everybody may read of it."""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people.actions import Turn
from core.people.notices import OnlyAdmin
from core.people.rules import Post
from core.periods import store
from core.periods.notices import (
    CalendarShown,
    DayLine,
    DaySet,
    HoursSet,
    HoursWrong,
)
from core.periods.rules import Hours
from core.periods.store import OwnDay

LOOK_AHEAD = dt.timedelta(days=180)
MOST_DAYS = 14


class SetDay(Command, frozen=True):
    """Lay a day over the national calendar, worked or off; `worked` None takes it away."""

    day: dt.date
    worked: bool | None
    official: bool = True
    note: str = ""


class SetHours(Command, frozen=True):
    """Set when the asker's unit works, in minutes after midnight."""

    hours: tuple[int, int, int, int]


class _Kept(Fact, frozen=True):
    day: dt.date | None = None
    worked: bool | None = None
    official: bool | None = None
    hours: tuple[int, int, int, int] | None = None


def show(tx: Tx, turn: Turn) -> CalendarShown:
    """Give what differs from an ordinary week in the next half year."""
    post = _home(turn, tx)
    calendar = store.calendar_of(tx.connection, turn.office.id, post.path if post else "")
    own = {one.day: one for one in store.own_days(tx.connection, turn.office.id)}
    today = turn.said.astimezone(ZoneInfo(turn.office.zone)).date()
    days = []
    for count in range(LOOK_AHEAD.days):
        day = today + dt.timedelta(days=count)
        worked = calendar.is_working(day)
        if worked is (day.weekday() < 5) and day not in own:
            continue
        laid = own.get(day)
        days.append(
            DayLine(
                day=day,
                worked=worked,
                name=(laid.note if laid else "") or calendar.holiday_name(day) or "",
                own=laid is not None,
                official=laid.official if laid else True,
            )
        )
    return CalendarShown(
        days=tuple(days[:MOST_DAYS]),
        hours=_moments(calendar.hours),
        unit=post.unit if post else "",
        admin=people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now),
    )


def set_day(tx: Tx, turn: Turn, command: SetDay) -> DaySet:
    """Lay a day over the national calendar, or take it away. Raises Refusal if not an admin."""
    _see_admin(tx, turn)
    if command.worked is None:
        store.clear_day(tx.connection, turn.office.id, command.day)
    else:
        own = OwnDay(
            day=command.day,
            worked=command.worked,
            official=command.official,
            note=command.note,
        )
        store.set_day(tx.connection, turn.office.id, own, turn.actor.id, turn.said)
    kept = _Kept(day=command.day, worked=command.worked, official=command.official)
    _note(tx, turn, "calendar", kept)
    calendar = store.calendar_of(tx.connection, turn.office.id)
    line = DayLine(
        day=command.day,
        worked=calendar.is_working(command.day),
        name=command.note or calendar.holiday_name(command.day) or "",
        own=command.worked is not None,
        official=command.official,
    )
    return DaySet(line=line, cleared=command.worked is None)


def set_hours(tx: Tx, turn: Turn, command: SetHours) -> HoursSet:
    """Set when the asker's unit and those below it work. Raises Refusal."""
    _see_admin(tx, turn)
    post = _home(turn, tx)
    try:
        hours = Hours(*command.hours)
    except ValueError:
        raise Refusal(HoursWrong()) from None
    if post is None:
        raise Refusal(OnlyAdmin())
    store.set_hours(tx.connection, post.unit_id, hours)
    _note(tx, turn, "hours", _Kept(hours=command.hours))
    return HoursSet(unit=post.unit, hours=command.hours)


def _see_admin(tx: Tx, turn: Turn) -> None:
    if not people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        raise Refusal(OnlyAdmin())


def _home(turn: Turn, tx: Tx) -> Post | None:
    return people_rules.home(turn.actor, tx.now)


def _moments(hours: Hours) -> tuple[int, int, int, int]:
    return (hours.morning_from, hours.morning_to, hours.afternoon_from, hours.afternoon_to)


def _note(tx: Tx, turn: Turn, verb: str, kept: _Kept) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="calendar",
        subject_id=turn.office.id,
        verb=verb,
        said=turn.said,
        facts=kept,
    )
