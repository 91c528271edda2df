"""When a letter that nobody asked for may go: leave, quiet hours, the field, the daily cap."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection

from core.kernel import post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.post import BY_CLOCK, Priority, Uninvited
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import named, tell
from core.people.notices import Named
from core.people.rules import Person
from core.periods import store as periods
from core.reminders import rules
from core.reminders.notices import News, NewsLine
from core.reminders.rules import Quiet
from core.reminders.store import rhythms, work
from core.reminders.store.work import HeldTask
from core.tasks import history
from core.tasks import store as tasks

MOST_LINES = 7


class GiveHeld(Command, frozen=True):
    """Give a person what waited for him while he was not to be disturbed."""

    person_id: int


class _About(Fact, frozen=True):
    """The task that a letter speaks of, if any."""

    number: int | None = None


def settle(tx: Tx) -> int:
    """Hold back what this update wrote to people who are not to be disturbed; give how many.

    Answers always go. Everything happens in the transaction that wrote the letters: what is held
    was never on its way.
    """
    held = 0
    for letter in post.uninvited(tx.connection, tx.update):
        whose = people.person_of(tx.connection, letter.person_id)
        quiet = quiet_of(tx.connection, whose, tx.now)
        if letter.priority is Priority.WORK and quiet.wait(tx.now) is None:
            quiet = quiet.but(
                told=post.told_since(tx.connection, whose.id, quiet.today, letter.id),
                own=_is_own(tx.connection, whose, letter),
            )
        until = quiet.wait(tx.now, by_clock=letter.priority in BY_CLOCK)
        if until is not None:
            post.hold(tx.connection, letter.id, until)
            held += 1
    return held


def quiet_of(connection: Connection, whose: Person, now: dt.datetime) -> Quiet:
    """Give what decides, for one person at a moment, whether he may be written to."""
    home = people_rules.home(whose, now)
    office = people.office_of(connection, whose.office_id)
    zone = ZoneInfo(office.zone)
    local = now.astimezone(zone)
    calendar = periods.calendar_of(connection, office.id, home.path if home else "")
    rhythm = rhythms.rhythm_of(connection, home.path if home else "")
    habit = rhythms.habit_of(connection, whose.id)
    away = periods.away_at(connection, [whose.id], now).get(whose.id)
    return Quiet(
        habit=habit,
        cap=rhythm.cap,
        today=dt.datetime.combine(local.date(), dt.time(), zone),
        back=rules.back_at(away.end.astimezone(zone), calendar, rhythm.morning) if away else None,
        away=away.away if away else None,
        morning=rules.next_morning(local, calendar, rhythm.morning),
    )


def give_held(tx: Tx, whose: Person) -> bool:
    """Give a person what was held back for him, now that it may go; tell whether anything went.

    One letter goes as it is; several become one summary. Who is still not to be disturbed waits on.
    """
    letters = post.held_back(tx.connection, whose.id, tx.now)
    quiet = quiet_of(tx.connection, whose, tx.now)
    until = quiet.wait(tx.now, by_clock=True)
    if until is not None:
        for one in letters:
            post.hold(tx.connection, one.id, until)
        return False
    news = take_news(tx, whose, quiet.today, fewest=2)
    if not news:
        return bool(letters)
    shown = News(lines=news[:MOST_LINES], total=len(news))
    return tell(tx, whose.id, shown, key="news", priority=Priority.BROADCAST)


def take_news(
    tx: Tx, whose: Person, today: dt.datetime, *, fewest: int = 1
) -> tuple[NewsLine, ...]:
    """Fold what was held back into lines about its tasks, as they stand now.

    What the clock wrote before `today` has gone stale; what is about no task goes as it is, and so
    does everything if fewer than `fewest` letters are about tasks.
    """
    letters = post.held_back(tx.connection, whose.id, tx.now)
    to = people.address_of(tx.connection, whose.id)
    if to is None or not letters:
        return ()
    by_clock = [one for one in letters if one.priority in BY_CLOCK]
    stale = [one.id for one in by_clock if one.created < today]
    about = {one.id: number for one in letters if (number := _number(one)) is not None}
    folded = about if len(about) >= fewest else {}
    post.fold(tx.connection, [*stale, *folded])
    kept = [one.id for one in letters if one.id not in stale and one.id not in folded]
    post.release(tx.connection, kept, to, tx.now)
    numbers = list(dict.fromkeys(folded.values()))
    return tuple(
        NewsLine(
            number=one.number,
            title=one.title,
            state=one.state,
            deadline=one.deadline,
            gone_to=_gone_to(tx, whose, one),
        )
        for one in work.held_tasks(tx.connection, whose.office_id, numbers)
    )


def _gone_to(tx: Tx, whose: Person, one: HeldTask) -> Named | None:
    """Give who does a task that lay with a person and was taken from him; None for any other."""
    task = tasks.by_id(tx.connection, one.id)
    if task.is_held_by(whose.id):
        return None
    if all(spell.whose.person_id != whose.id for spell in history.life(tx.connection, one.id)):
        return None
    if task.reviewer_id == whose.id:
        return None
    return named(people.person_of(tx.connection, task.lead.person_id), tx.now)


def _number(letter: Uninvited) -> int | None:
    if letter.priority in BY_CLOCK:
        return None
    return msgspec.json.decode(letter.body, type=_About).number


def _is_own(connection: Connection, whose: Person, letter: Uninvited) -> bool:
    number = _number(letter)
    return number is not None and work.holds(connection, whose.id, number)
