"""Looking for tasks within the asker's scope: by words, and by whose, what and when."""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.people.spelling import plain
from core.periods.spans import Span, month_span, week_span
from core.tasks import leaving, search
from core.tasks.finding_notices import Found, NotInScope, PickedList
from core.tasks.lists import PAGE, lines_of
from core.tasks.rules import Task
from core.tasks.search import Wanted

MOST_WORDS = 8
MOST_PEOPLE = 5


class Find(Command, frozen=True):
    """Look for tasks and people by words, or for a document by its number."""

    text: str
    page: int = 1


class Pick(Command, frozen=True):
    """List tasks by whose they are (a person, a unit, or one's own), what and when.

    `month` 0 is no month; `week` asks for this week.
    """

    person_id: int | None = None
    unit: str | None = None
    units: bool = False
    done: bool = False
    late: bool = False
    year: int = 0
    month: int = 0
    week: bool = False
    page: int = 1


def find(tx: Tx, turn: Turn, command: Find) -> Found:
    """Give the tasks and people whose words, numbers or documents hold every word asked for."""
    words = tuple(dict.fromkeys(plain(command.text).split()))[:MOST_WORDS]
    led = _led(tx, turn.actor)
    scope = [turn.actor.id, *(one.id for one in led)]
    found = search.by_words(
        tx.connection, turn.actor, scope, words, plain(command.text), (command.page, PAGE)
    )
    near = {one.id: one for one in (turn.actor, *led, *_beside(tx, turn.actor))}
    persons = [one for one in near.values() if _is_named(one, words)]
    shared: list[Task] = []
    if not found.total and len(persons) == 1:
        shared = search.shared_lately(tx.connection, turn.actor, scope, persons[0].id, PAGE)
    return Found(
        typed=" ".join(command.text.split())[:60],
        people=tuple(named(one, tx.now) for one in persons[:MOST_PEOPLE]),
        lines=lines_of(tx, shared or found.tasks, names=True),
        page=command.page,
        pages=max(1, -(-found.total // PAGE)),
        total=found.total,
    )


def pick(tx: Tx, turn: Turn, command: Pick) -> PickedList:
    """Give a page of the tasks asked for. Raises Refusal for a person or unit out of scope."""
    person = _person(tx, turn, command.person_id)
    unit, paths = _units(tx, turn, command)
    span = _span(turn, command)
    wanted = Wanted(
        person_id=(person or turn.actor).id if paths is None else None,
        paths=paths,
        done=command.done,
        late=command.late,
        start=span.start if span else None,
        end=span.end if span else None,
    )
    found = search.picked(tx.connection, turn.actor, wanted, tx.now, (command.page, PAGE))
    return PickedList(
        person=named(person, tx.now) if person else None,
        unit=unit,
        done=command.done,
        late_only=command.late,
        span="week" if command.week else "month" if command.month else None,
        year=command.year,
        month=command.month,
        lines=lines_of(tx, found.tasks, names=paths is not None),
        page=command.page,
        pages=max(1, -(-found.total // PAGE)),
        total=found.total,
        late=found.late,
    )


def shared_lately(tx: Tx, turn: Turn, person_id: int) -> list[Task]:
    """Give the latest tasks that a person has a part in and the asker may see."""
    scope = [turn.actor.id, *(one.id for one in _led(tx, turn.actor))]
    return search.shared_lately(tx.connection, turn.actor, scope, person_id, PAGE)


def who_left(tx: Tx, turn: Turn, typed: str) -> list[Person]:
    """Give those with a name who left the office and were the asker's to lead."""
    words = tuple(plain(typed).split())
    every = people.of_office(tx.connection, turn.office.id)
    gone = (one for one in every if not people_rules.is_active(one, tx.now))
    return [one for one in gone if _is_named(one, words) and leaving.led(turn.actor, one, tx.now)]


def _led(tx: Tx, leader: Person) -> list[Person]:
    """Give everybody whom a person leads: those whose tasks he may see."""
    under = (
        one
        for path in people_rules.led_paths(leader, tx.now)
        for one in people.under(tx.connection, leader.office_id, path, tx.now)
    )
    every = {one.id: one for one in under if people_rules.leads(leader, one, tx.now)}
    return list(every.values())


def _beside(tx: Tx, whose: Person) -> list[Person]:
    """Give with whom somebody works: those of his unit itself, and who leads it.

    That they are there he sees at the office every day; their tasks only where he has a part.
    """
    home = people_rules.home(whose, tx.now)
    if home is None:
        return []
    unit = [
        one
        for one in people.under(tx.connection, whose.office_id, home.path, tx.now)
        if any(post.path == home.path for post in one.posts_at(tx.now))
    ]
    over = people.leader_over(tx.connection, whose, tx.now)
    return unit if over is None else [*unit, over]


def _is_named(one: Person, words: tuple[str, ...]) -> bool:
    name = plain(one.name).split()
    return bool(words) and all(word in name or word == plain(one.code) for word in words)


def _person(tx: Tx, turn: Turn, person_id: int | None) -> Person | None:
    if person_id is None or person_id == turn.actor.id:
        return None
    found = people.persons(tx.connection, [person_id]).get(person_id)
    if found is None or not (
        people_rules.may_see(turn.actor, found, tx.now) or leaving.led(turn.actor, found, tx.now)
    ):
        raise Refusal(NotInScope(typed=found.name if found else ""))
    return found


def _units(tx: Tx, turn: Turn, command: Pick) -> tuple[str | None, tuple[str, ...] | None]:
    """Give the name and the paths of the units asked for; None where it is about a person."""
    if command.unit is not None:
        every = people.units(tx.connection, turn.office.id)
        found = next((one for one in every if one.code == command.unit), None)
        if found is None or not people_rules.may_see_unit(turn.actor, found.path, tx.now):
            raise Refusal(NotInScope(typed=command.unit))
        return found.name, (found.path,)
    if not command.units:
        return None, None
    led = people_rules.led_paths(turn.actor, tx.now)
    home = people_rules.home(turn.actor, tx.now)
    return (home.unit if home else None, led) if led else (None, None)


def _span(turn: Turn, command: Pick) -> Span | None:
    if command.week:
        return week_span(turn.said, turn.office.zone)
    if not command.month:
        return None
    return month_span(command.year, command.month, turn.office.zone)


def month_meant(turn: Turn, month: int, year: int | None) -> tuple[int, int]:
    """Give year and month: without a year the nearest such month, ahead or behind."""
    here = turn.said.astimezone(ZoneInfo(turn.office.zone))
    if year is not None:
        return min(max(year, 2000), 2100), month
    middle = dt.date(here.year, here.month, 15)
    near = (dt.date(one, month, 15) for one in (here.year - 1, here.year, here.year + 1))
    return min(near, key=lambda day: abs(day - middle)).year, month
