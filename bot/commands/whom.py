"""Whom a line names: who it is, which of several it may be, and how busy each of them is."""

from fractions import Fraction

from bot.commands.desk import Drop, Reply, Talk, choice
from bot.commands.notices import AskMember, AskPerson
from bot.reading import MessageReading
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.question import Choice
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import named
from core.people.notices import Named
from core.tasks import loads
from core.tasks.loads import Workload


class Whom(Fact, frozen=True):
    """Somebody named: who it is, or who it may be; and his share, if one was said.

    `of_unit` marks somebody of a unit who is still to be chosen.
    """

    typed: str
    id: int | None
    candidates: tuple[int, ...] = ()
    part: int | None = None
    whole: int = 1
    of_unit: bool = False

    @property
    def share(self) -> Fraction | None:
        """The share that was said."""
        return None if self.part is None else Fraction(self.part, self.whole)


class Naming(Command, frozen=True):
    """A command that names people, perhaps by names that fit several."""

    whom: tuple[Whom, ...] = ()

    @property
    def people(self) -> tuple[int, ...]:
        """Who is known of those named."""
        return tuple(one.id for one in self.whom if one.id is not None)


def unknown_in(reading: MessageReading) -> str | None:
    """Give the first name that fits nobody; `tôi` is the writer and so is known."""
    return next(
        (
            one.typed
            for one in reading.mentions
            if one.id is None and not one.candidates and not one.oneself
        ),
        None,
    )


def named_in(talk: Talk, reading: MessageReading) -> tuple[Whom, ...]:
    """Give those who are named in a message, in their order, with their shares."""
    return tuple(
        Whom(
            typed=one.typed,
            id=talk.turn.actor.id if one.oneself else int(one.id) if one.id else None,
            candidates=tuple(int(key) for key in one.candidates),
            part=one.share.numerator if one.share is not None else None,
            whole=one.share.denominator if one.share is not None else 1,
        )
        for one in reading.mentions
    )


def ask_person(talk: Talk, draft: Naming) -> Reply:
    """Ask which of several persons the first open name means."""
    place, first = next((n, one) for n, one in enumerate(draft.whom) if one.id is None)
    names = names_of(talk, first.candidates[:7])
    busy = _may_be_told(talk, tuple(names))
    choices = tuple(
        choice(
            number,
            _busy_words(busy.get(person_id)),
            draft.but(
                whom=(*draft.whom[:place], first.but(id=person_id), *draft.whom[place + 1 :])
            ),
            name=name.name,
            unit=name.unit,
            open=str(busy[person_id].open) if person_id in busy else "",
            percent=str(busy[person_id].percent) if person_id in busy else "",
        )
        for number, (person_id, name) in enumerate(names.items(), start=1)
    )
    notice: Notice = AskPerson(typed=first.typed, candidates=tuple(names.values()))
    if first.of_unit:
        notice = AskMember(unit=first.typed)
    return Reply(notice, (*choices, leave()))


def _may_be_told(talk: Talk, ids: tuple[int, ...]) -> dict[int, Workload]:
    """Give the workloads of those whom the asker may give work; of nobody else."""
    found = people.persons(talk.tx.connection, list(ids)).values()
    actor, now = talk.turn.actor, talk.tx.now
    allowed = [one.id for one in found if people_rules.may_assign(actor, one, now)]
    return loads.loads(talk.tx, talk.turn, allowed)


def _busy_words(load: Workload | None) -> str:
    """Give the key of a person's choice: with what he has on his hands, as far as it is known."""
    if load is None:
        return "choice-person"
    if not load.open:
        return "choice-person-free"
    return "choice-person-busy" if load.percent is None else "choice-person-percent"


def names_of(talk: Talk, ids: tuple[int, ...]) -> dict[int, Named]:
    """Give persons as others speak of them, by their keys."""
    found = people.persons(talk.tx.connection, list(ids))
    return {one: named(found[one], talk.tx.now) for one in ids if one in found}


def leave() -> Choice:
    """Give the choice that leaves what was begun."""
    return choice(0, "choice-leave", Drop())
