"""The desk at which a person is served: who asks, what is known, and how a verb answers."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.gateways.port import Incoming
from bot.reading import MessageReading, PeopleIndex, PersonName, read_message
from core.kernel import question
from core.kernel.command import Command
from core.kernel.notice import Notice
from core.kernel.post import Address, Choices, Label
from core.kernel.question import Choice
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person
from core.periods.rules import WorkCalendar
from core.tasks import store as tasks


@dataclass(frozen=True, slots=True)
class Talk:
    """One message of a known person: everything a verb needs to answer it.

    `positions` are the task numbers behind the places of the list that was shown last; `aimed` is
    the line of a reply with the number of its task. `live` is the address of the live board, where
    the chat's platform cannot change a message that was sent.
    """

    tx: Tx
    turn: Turn
    at: Address
    incoming: Incoming
    calendar: WorkCalendar
    index: PeopleIndex
    positions: Mapping[int, int] = field(default_factory=dict)
    aimed: str | None = None
    live: str | None = None

    @property
    def text(self) -> str:
        """The line as it is read: with the number of its task where it is a reply."""
        return self.incoming.text if self.aimed is None else self.aimed

    @property
    def now(self) -> dt.datetime:
        """The moment the message counts at, in the office's zone."""
        return self.turn.said.astimezone(ZoneInfo(self.turn.office.zone))


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said back: a notice, the numbered choices under it, and what free text completes."""

    notice: Notice
    choices: tuple[Choice, ...] = ()
    awaits: Command | None = None

    def keep(self, talk: Talk) -> Choices | None:
        """Open the question behind the choices, if there are any."""
        if not self.choices and self.awaits is None:
            return None
        return question.ask(
            talk.tx,
            office_id=talk.turn.office.id,
            person_id=talk.turn.actor.id,
            choices=self.choices,
            awaits=self.awaits,
        )


Answer = Reply | tuple[Reply, ...]
Verb = Callable[[Talk, MessageReading], Answer]
C = TypeVar("C", bound=Command)

FIRST_REPLY = "re:0"
"""The key of the letter that an answer's first notice goes out in, within its update."""

VERBS: dict[str, Verb] = {}
_PERFORMERS: dict[type[Command], Callable[[Talk, Command], Answer]] = {}
_COMPLETERS: dict[type[Command], Callable[[Talk, Command, str], Answer]] = {}


class Drop(Command, frozen=True):
    """Leave what was begun; what had been done before it is kept, if that is so."""

    kept: bool = False


class ShowTask(Command, frozen=True):
    """Show everything about one task."""

    number: int


class LookAt(Command, frozen=True):
    """Open a place of a list: its number decides nothing, as those of `ShowTask` can."""

    number: int


class Pending(Command, frozen=True):
    """A sentence that lacks its end: what is typed next is read behind `begun`."""

    begun: str


def verb(name: str) -> Callable[[Verb], Verb]:
    """Say which verb a function answers."""

    def register(function: Verb) -> Verb:
        VERBS[name] = function
        return function

    return register


def performs(
    kind: type[C],
) -> Callable[[Callable[[Talk, C], Answer]], Callable[[Talk, C], Answer]]:
    """Say which command, behind a numbered choice, a function carries out."""

    def register(function: Callable[[Talk, C], Answer]) -> Callable[[Talk, C], Answer]:
        _PERFORMERS[kind] = function  # type: ignore[assignment]
        return function

    return register


def completes(
    kind: type[C],
) -> Callable[[Callable[[Talk, C, str], Answer]], Callable[[Talk, C, str], Answer]]:
    """Say which begun command a function completes with what was typed."""

    def register(function: Callable[[Talk, C, str], Answer]) -> Callable[[Talk, C, str], Answer]:
        _COMPLETERS[kind] = function  # type: ignore[assignment]
        return function

    return register


def perform(talk: Talk, command: Command) -> Answer:
    """Carry out a command that stood behind a number. Raises KeyError for one nobody performs."""
    return _PERFORMERS[type(command)](talk, command)


def complete(talk: Talk, command: Command, text: str) -> Answer:
    """Complete a begun command with what was typed. Raises KeyError if nobody can."""
    return _COMPLETERS[type(command)](talk, command, text)


def read(talk: Talk, text: str) -> MessageReading:
    """Read a text as the person would have it read: whom he may task, whom he often does."""
    return read_message(
        text,
        talk.now,
        talk.index,
        talk.calendar,
        language=talk.turn.actor.language,
        rank=Ranking(talk),
        allowed=Assignable(talk),
    )


def read_anybody(talk: Talk, text: str) -> MessageReading:
    """Read a text in which anybody of the office may be named."""
    return read_message(
        text,
        talk.now,
        talk.index,
        talk.calendar,
        language=talk.turn.actor.language,
        rank=Ranking(talk),
    )


def pending(notice: Notice, begun: str) -> Reply:
    """Ask for what is missing; the next words are read behind what was begun."""
    leave = choice(0, "choice-leave", Drop())
    return Reply(notice, (leave,), Pending(begun=begun))


def choice(number: int, words: str, command: Command, **facts: str) -> Choice:
    """Give a numbered choice; `words` is the key of its label."""
    return Choice(label=Label(number=number, words=words, facts=facts), command=command)


def place(number: int, task: int) -> Choice:
    """Give a place of a list: it opens its task, as a button or typed; the text has no more."""
    label = Label(number=number, words="choice-place", facts={"task": str(task)}, quiet=True)
    return Choice(label=label, command=LookAt(number=task))


class Assignable:
    """The ids of everybody whom the asker may give work: himself, those he leads; all for an admin.

    They are looked up when the first name is compared: most messages name nobody.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._found: frozenset[str] | None = None

    def __contains__(self, person_id: object) -> bool:
        if self._found is None:
            self._found = self._look_up()
        return person_id in self._found

    def _look_up(self) -> frozenset[str]:
        actor, now = self._talk.turn.actor, self._talk.tx.now
        connection, office = self._talk.tx.connection, actor.office_id
        paths = [""] if people_rules.is_admin(actor, now) else people_rules.led_paths(actor, now)
        under = (
            one
            for path in paths
            for one in people.under(connection, office, path, now)
            if people_rules.may_assign(actor, one, now)
        )
        return frozenset({str(actor.id), *(str(one.id) for one in under)})


class Ranking:
    """Ranks persons by how often the asker gave them work, then those of his own unit.

    Looked up when the first name that fits several is met.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._counts: dict[int, int] | None = None
        home = people_rules.home(talk.turn.actor, talk.tx.now)
        self._unit = home.unit_code if home else None

    def __call__(self, person_id: str) -> int:
        if self._counts is None:
            connection = self._talk.tx.connection
            actor = self._talk.turn.actor
            self._counts = tasks.often_assigned(connection, actor.office_id, actor.id)
        same_unit = self._talk.index.person(person_id).unit_short == self._unit
        return 2 * self._counts.get(int(person_id), 0) + same_unit


def person_name(person: Person, at: dt.datetime) -> PersonName | None:
    """Give a person as the reading knows him; None if he holds no post now."""
    post = people_rules.home(person, at)
    if post is None or not people_rules.is_active(person, at):
        return None
    return PersonName(
        id=str(person.id),
        name=person.name,
        gender=person.gender,
        unit=post.unit,
        unit_short=post.unit_code,
        code=person.code,
    )


@completes(Pending)
def go_on(talk: Talk, command: Pending, text: str) -> Answer:
    """Read what was typed behind what was begun. Raises KeyError if it makes no sentence."""
    reading = read(talk, f"{command.begun} {text}")
    return VERBS[reading.intent or ""](talk, reading)
