"""cho thôi việc, bỏ liên kết: what cannot be taken back is confirmed by a typed code."""

from bot.commands.desk import Answer, Reply, Talk, choice, completes, performs, verb
from bot.commands.notices import AskWhose
from bot.commands.whom import leave
from bot.reading import MessageReading
from bot.reading.people import PeopleFilter, read_person
from bot.reading.text import Text
from core.kernel.command import Command
from core.kernel.refusal import Slip
from core.people import links, rules
from core.people import store as people
from core.people.actions import named
from core.people.links import Unlink
from core.people.notices import UnlinkNotConfirmed
from core.people.rules import Person
from core.reminders import departure
from core.reminders.departure import Depart
from core.reminders.departure_notices import DepartureNotConfirmed, DepartureUnknown


class DepartDraft(Command, frozen=True):
    """A departure that waits for the typed code."""

    code: str


class UnlinkDraft(Command, frozen=True):
    """An unlinking that waits for the typed code; `whose` is None for this very chat."""

    code: str
    whose: str | None = None


class DepartNamed(Command, frozen=True):
    """Ask for the departure of somebody by his code."""

    code: str


@verb("cho_thoi")
def depart(talk: Talk, reading: MessageReading) -> Answer:
    """Let somebody no longer belong to the office."""
    code = (reading.argument or "").strip()
    if not code:
        raise Slip(DepartureUnknown(typed="", example=departure.example(talk.tx, talk.turn)))
    found = _named(talk, code)
    if len(found) > 1:
        return _which(talk, code, found)
    return ask_departure(talk, DepartNamed(code=found[0].code if found else code))


@performs(DepartNamed)
def ask_departure(talk: Talk, command: DepartNamed) -> Answer:
    """Show what the departure of one person means; he goes when his code is typed."""
    code = command.code
    asked = departure.preview(talk.tx, talk.turn, Depart(code=code))
    return Reply(asked, (leave(),), DepartDraft(code=asked.code))


def _named(talk: Talk, typed: str) -> list[Person]:
    """Give whom of the office a name means; nobody for a code, or to whoever keeps no roster."""
    if not rules.may_keep_roster(talk.turn.actor, talk.turn.office.id, talk.tx.now):
        return []
    text = Text(typed)
    mention = read_person(text, 0, talk.index, PeopleFilter())
    if mention is None or mention.after < text.size:
        return []
    ids = [mention.mention.id] if mention.mention.id else list(mention.mention.candidates)
    found = people.persons(talk.tx.connection, [int(one) for one in ids])
    return [one for one in found.values() if rules.is_active(one, talk.tx.now)]


def _which(talk: Talk, typed: str, found: list[Person]) -> Reply:
    names = tuple(named(one, talk.tx.now) for one in found[:7])
    choices = tuple(
        choice(at, "choice-person", DepartNamed(code=one.code), name=name.name, unit=name.unit)
        for at, (one, name) in enumerate(zip(found, names, strict=False), start=1)
    )
    return Reply(AskWhose(typed=typed, count=len(found)), (*choices, leave()))


@completes(DepartDraft)
def confirm_departure(talk: Talk, draft: DepartDraft, text: str) -> Answer:
    """Do it if the code was typed."""
    if text.strip().casefold() != draft.code.casefold():
        raise Slip(DepartureNotConfirmed(code=draft.code))
    return Reply(departure.depart(talk.tx, talk.turn, Depart(code=draft.code)))


@verb("bo_lien_ket")
def unlink(talk: Talk, reading: MessageReading) -> Answer:
    """Give up this chat; for an admin, all chats of somebody."""
    whose = (reading.argument or "").strip() or None
    asked = links.ask_unlink(talk.tx, talk.turn, whose)
    return Reply(asked, (leave(),), UnlinkDraft(code=asked.code, whose=whose))


@completes(UnlinkDraft)
def confirm_unlink(talk: Talk, draft: UnlinkDraft, text: str) -> Answer:
    """Do it if the code was typed."""
    if text.strip().casefold() != draft.code.casefold():
        raise Slip(UnlinkNotConfirmed(code=draft.code))
    command = Unlink(whose=draft.whose)
    return Reply(links.unlink(talk.tx, talk.turn, talk.at, command))
