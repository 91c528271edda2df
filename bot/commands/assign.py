"""giao: from a typed line to work given, asking for one missing thing at a time."""

import datetime as dt
import re
from fractions import Fraction

from bot.commands.desk import (
    Answer,
    Assignable,
    Drop,
    Ranking,
    Reply,
    Talk,
    choice,
    completes,
    performs,
    verb,
)
from bot.commands.notices import (
    AskDeadline,
    AskPerson,
    AskTitle,
    AskWho,
    Dropped,
    PersonUnknown,
    PreviewWaits,
    UnitNotYet,
)
from bot.reading import MessageReading, read_deadline, read_message
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.question import Choice
from core.kernel.refusal import Slip
from core.people import store as people
from core.people.actions import named
from core.people.notices import Named
from core.tasks import actions, store
from core.tasks.actions import Assign, Correct
from core.tasks.notices import Load, TaskPreview
from core.tasks.rules import THOUSAND

MOST_REST_DAYS = 3
HORIZON = dt.timedelta(days=45)
LONGEST_CORRECTION = 60
_CORRECTING = re.compile(
    r"^(?:(?:không|khong|ko|k|à|a|nhầm|nham|sửa|sua|đổi|doi|no|sorry)\b[\s,.:;–-]*)+",
    re.IGNORECASE,
)


class Open(Fact, frozen=True):
    """A name that fits several persons."""

    typed: str
    candidates: tuple[int, ...]


class AssignDraft(Command, frozen=True):
    """Work as far as it has been said; `awaits` is what free text would fill in."""

    people: tuple[int, ...] = ()
    open: tuple[Open, ...] = ()
    title: str | None = None
    deadline: dt.datetime | None = None
    why: str | None = None
    options: tuple[dt.datetime, ...] = ()
    quantity: int = THOUSAND
    output: str | None = None
    priority: str | None = None
    skip_preview: bool = False
    awaits: str | None = None


@verb("giao")
def assign(talk: Talk, reading: MessageReading) -> Answer:
    """Give work to one or several persons."""
    asked = reading.deadline_reading
    draft = AssignDraft(
        people=_ids(talk, reading),
        open=_open(reading),
        title=reading.title,
        deadline=reading.deadline,
        why=str(asked.ask) if asked.ask and reading.deadline is None else None,
        options=asked.options,
        quantity=_thousandths(reading.quantity),
        output=reading.output,
        priority=reading.priority,
        skip_preview=reading.skip_preview,
    )
    if reading.unit is not None and not reading.mentions:
        return _offer_head(talk, draft.but(awaits="people"), reading.unit)
    unknown = _unknown(reading)
    if unknown is not None:
        waits = draft.but(people=(), open=(), awaits="people")
        return Reply(PersonUnknown(typed=unknown), (_leave(),), waits)
    return advance(talk, draft)


@performs(AssignDraft)
def advance(talk: Talk, draft: AssignDraft) -> Answer:
    """Ask for the next missing thing, or show what would be done, or do it."""
    if draft.open:
        return _ask_person(talk, draft)
    if not draft.people:
        waits = draft.but(awaits="people")
        return Reply(AskWho(title=draft.title), (_leave(),), waits)
    if not draft.title:
        names = tuple(_names(talk, draft.people).values())
        return Reply(AskTitle(people=names), (_leave(),), draft.but(awaits="title"))
    if draft.why is not None or draft.awaits == "deadline":
        return _ask_deadline(draft)
    return _finish(talk, draft, draft.title)


@completes(AssignDraft)
def fill(talk: Talk, draft: AssignDraft, text: str) -> Answer:
    """Fill in what was asked for with what was typed."""
    if draft.awaits == "correction":
        said = _CORRECTING.sub("", text.strip())
        if read_deadline(said, talk.now, talk.calendar, talk.turn.actor.language).span is None:
            raise Slip(PreviewWaits(typed=text.strip()[:60]))
        text = said
    if draft.awaits == "title":
        return advance(talk, draft.but(title=text.strip(), awaits=None))
    if draft.awaits == "people":
        return _fill_people(talk, draft, text)
    found = read_deadline(text, talk.now, talk.calendar, talk.turn.actor.language)
    return advance(
        talk,
        draft.but(
            deadline=found.deadline,
            why=None if found.deadline else str(found.ask or "deadline_unclear"),
            options=found.options,
            awaits=None,
        ),
    )


def _finish(talk: Talk, draft: AssignDraft, title: str) -> Answer:
    command = Assign(
        people=draft.people,
        title=title,
        deadline=draft.deadline,
        quantity=draft.quantity,
        output=draft.output,
        priority=draft.priority,
    )
    touches_others = set(draft.people) != {talk.turn.actor.id}
    if touches_others and not draft.skip_preview:
        return _preview(talk, draft, command)
    return give(talk, command)


@performs(Assign)
def give(talk: Talk, command: Assign) -> Answer:
    """Give the work."""
    return Reply(actions.assign(talk.tx, talk.turn, command))


def correct(talk: Talk, text: str) -> Answer | None:
    """Read a short date as the right deadline of the work just given: `không, thứ 5`.

    Gives None where the text is no date, or nothing was just given.
    """
    said = _CORRECTING.sub("", text.strip())
    if len(said) > LONGEST_CORRECTION:
        return None
    found = read_deadline(said, talk.now, talk.calendar, talk.turn.actor.language)
    number = actions.just_given(talk.tx, talk.turn) if found.deadline else None
    if number is None or found.deadline is None:
        return None
    return Reply(
        actions.correct(talk.tx, talk.turn, Correct(number=number, deadline=found.deadline))
    )


@performs(Drop)
def drop(_talk: Talk, _command: Drop) -> Answer:
    """Leave what was begun."""
    return Reply(Dropped(anything=True))


def _fill_people(talk: Talk, draft: AssignDraft, text: str) -> Answer:
    reading = read_message(
        f"giao {text}",
        talk.now,
        talk.index,
        talk.calendar,
        rank=Ranking(talk),
        allowed=Assignable(talk),
    )
    unknown = _unknown(reading)
    if unknown is not None or not reading.mentions:
        return Reply(PersonUnknown(typed=unknown or text.strip()), (_leave(),), draft)
    people_of = _ids(talk, reading)
    return advance(talk, draft.but(people=people_of, open=_open(reading), awaits=None))


def _offer_head(talk: Talk, draft: AssignDraft, unit: str) -> Answer:
    """Offer whoever leads a unit that work was meant for."""
    office = talk.turn.office.id
    found = [one for one in people.units(talk.tx.connection, office) if one.code == unit]
    may = Assignable(talk)
    head = people.head_of(talk.tx.connection, office, found[0].path, talk.tx.now) if found else None
    if head is None or str(head.id) not in may:
        return Reply(UnitNotYet(unit=unit, head=None), (_leave(),), draft)
    name = named(head, talk.tx.now)
    chosen = draft.but(people=(head.id,), awaits=None)
    take = choice(1, "choice-person", chosen, name=name.name, unit=name.unit)
    return Reply(UnitNotYet(unit=unit, head=name), (take, _leave()), draft)


def _unknown(reading: MessageReading) -> str | None:
    """Give the first name that fits nobody; `tôi` is the writer and so is known."""
    return next(
        (
            one.typed
            for one in reading.mentions
            if one.id is None and not one.candidates and not one.oneself
        ),
        None,
    )


def _ids(talk: Talk, reading: MessageReading) -> tuple[int, ...]:
    return tuple(
        talk.turn.actor.id if one.oneself else int(one.id or 0)
        for one in reading.mentions
        if one.oneself or one.id is not None
    )


def _open(reading: MessageReading) -> tuple[Open, ...]:
    return tuple(
        Open(typed=one.typed, candidates=tuple(int(key) for key in one.candidates))
        for one in reading.mentions
        if one.id is None and not one.oneself
    )


def _ask_person(talk: Talk, draft: AssignDraft) -> Reply:
    first, *rest = draft.open
    names = _names(talk, first.candidates[:7])
    choices = tuple(
        choice(
            number,
            "choice-person",
            draft.but(people=(*draft.people, person_id), open=tuple(rest)),
            name=name.name,
            unit=name.unit,
        )
        for number, (person_id, name) in enumerate(names.items(), start=1)
    )
    notice = AskPerson(typed=first.typed, candidates=tuple(names.values()))
    return Reply(notice, (*choices, _leave()))


def _ask_deadline(draft: AssignDraft) -> Reply:
    choices = tuple(
        choice(
            number,
            "choice-deadline",
            draft.but(deadline=option, why=None, options=(), awaits=None),
            deadline=option.isoformat(),
        )
        for number, option in enumerate(draft.options[:3], start=1)
    )
    none = choice(
        len(choices) + 1,
        "choice-no-deadline",
        draft.but(deadline=None, why=None, options=(), awaits=None),
    )
    notice = AskDeadline(why=draft.why, options=draft.options[:3])
    return Reply(notice, (*choices, none, _leave()), draft.but(awaits="deadline"))


def _preview(talk: Talk, draft: AssignDraft, command: Assign) -> Reply:
    names = _names(talk, draft.people)
    loads = store.loads(talk.tx.connection, draft.people, talk.tx.now)
    today = talk.now.date()
    deadline = draft.deadline.astimezone(talk.now.tzinfo) if draft.deadline else None
    off = _rest_days(talk, today, deadline.date()) if deadline else ()
    notice = TaskPreview(
        people=tuple(names.values()),
        title=command.title,
        deadline=deadline,
        working_days=(
            talk.calendar.working_days_between(today, deadline.date()) if deadline else 0
        ),
        rest_days=off,
        on_rest_day=_rest_name(talk, deadline.date()) if deadline else None,
        quantity=actions.amount(command.quantity) if command.output else None,
        output=command.output,
        priority=command.priority,
        loads=tuple(
            Load(person=name, open=loads[key][0], late=loads[key][1]) for key, name in names.items()
        ),
    )
    again = draft.but(deadline=None, why=None, options=(), awaits="deadline")
    return Reply(
        notice,
        (
            choice(1, "choice-assign", command),
            choice(2, "choice-change-deadline" if deadline else "choice-set-deadline", again),
            _leave(),
        ),
        draft.but(awaits="correction"),
    )


def _rest_days(talk: Talk, first: dt.date, last: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Give the public holidays on weekdays between two days: they explain a short count."""
    if last - first > HORIZON:
        return ()
    days = (first + dt.timedelta(days=count) for count in range(1, (last - first).days))
    named_days = (
        (day, talk.calendar.holiday_name(day))
        for day in days
        if day.weekday() < 5 and not talk.calendar.is_working(day)
    )
    return tuple((day, name) for day, name in named_days if name)[:MOST_REST_DAYS]


def _rest_name(talk: Talk, day: dt.date) -> str | None:
    if talk.calendar.is_working(day):
        return None
    return talk.calendar.holiday_name(day) or "weekend"


def _names(talk: Talk, ids: tuple[int, ...]) -> dict[int, Named]:
    found = people.persons(talk.tx.connection, list(ids))
    return {one: named(found[one], talk.tx.now) for one in ids if one in found}


def _leave() -> Choice:
    return choice(0, "choice-leave", Drop())


def _thousandths(quantity: Fraction | None) -> int:
    return THOUSAND if quantity is None else max(1, round(quantity * THOUSAND))
