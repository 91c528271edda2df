"""nghỉ, đi cơ sở, đi làm lại, giữ hộ: who is away until when, and who stands in."""

import re
from typing import Final

from bot.commands.desk import Answer, Reply, Talk, choice, pending, performs, verb
from bot.reading import MessageReading, read_message
from bot.reading.absence import read_absence
from bot.reading.text import fold
from core.people import store as people
from core.people.actions import named
from core.periods.rules import Away
from core.reminders import away
from core.reminders.away import AskDeputy, AskLater, LookAfterOwn, StandIn, TakeAway
from core.reminders.away_notices import AskAway, AwayTaken, DeputyNotPossible

_DEPUTY: Final = re.compile(
    r"[\s,;.]+(?:nhờ|nho|giao|ask|deputy)\s+(?P<name>.+?)"
    r"(?:\s+(?:giữ hộ|giu ho|giúp|giup|hộ|ho))?$",
    re.IGNORECASE,
)
_WHO: Final = frozenset({"phong", "ca phong", "don vi", "ai", "ai nghi", "unit", "who"})
LONGEST_WHY = 200


@verb("nghi")
def leave(talk: Talk, reading: MessageReading) -> Answer:
    """Be on leave; or, for leaders, see who is."""
    argument = (reading.argument or "").strip()
    if fold(argument).strip(" ?") in _WHO:
        return Reply(away.show(talk.tx, talk.turn))
    return _take(talk, Away.LEAVE, argument)


@verb("di_co_so")
def field(talk: Talk, reading: MessageReading) -> Answer:
    """Be at work outside the office."""
    return _take(talk, Away.FIELD, (reading.argument or "").strip() or "hôm nay")


@verb("di_lam")
def back(talk: Talk, _reading: MessageReading) -> Answer:
    """Be back."""
    return Reply(away.end(talk.tx, talk.turn))


@verb("giu_ho")
def stand_in(talk: Talk, _reading: MessageReading) -> Answer:
    """Take on what an absent colleague asked for."""
    return Reply(away.stand_in(talk.tx, talk.turn, StandIn(accept=True)))


@verb("khong_giu_ho")
def decline(talk: Talk, _reading: MessageReading) -> Answer:
    """Do not take it on."""
    return Reply(away.stand_in(talk.tx, talk.turn, StandIn(accept=False)))


@performs(AskDeputy)
def ask_deputy(talk: Talk, command: AskDeputy) -> Answer:
    """Ask a colleague to stand in."""
    return Reply(away.ask_deputy(talk.tx, talk.turn, command))


@performs(AskLater)
def ask_later(talk: Talk, command: AskLater) -> Answer:
    """Ask for later deadlines."""
    return Reply(away.ask_later(talk.tx, talk.turn, talk.calendar, command))


@performs(LookAfterOwn)
def look_after_own(talk: Talk, command: LookAfterOwn) -> Answer:
    """Leave it all as it is."""
    return Reply(away.look_after_own(talk.tx, talk.turn, command))


def _take(talk: Talk, how: Away, argument: str) -> Answer:
    asked = _DEPUTY.search(f" {argument}")
    when = f" {argument}"[: asked.start()].strip() if asked else argument
    span = read_absence(when, talk.now, talk.calendar)
    if span is None:
        return pending(AskAway(away=how), "/nghỉ" if how is Away.LEAVE else "/đi cơ sở")
    command = TakeAway(away=how, since=span.start, until=span.end)
    taken = away.take(talk.tx, talk.turn, talk.calendar, command)
    if asked:
        return Reply(taken.but(due=())), _named_deputy(talk, taken, asked["name"])
    return _offer(taken, talk.incoming.text.strip()[:LONGEST_WHY])


def _offer(taken: AwayTaken, why: str) -> Reply:
    """Offer what can be done about what falls due; nothing is asked where nothing does."""
    if not taken.due:
        return Reply(taken)
    choices = []
    if taken.deputy is not None and taken.deputy_id is not None:
        command = AskDeputy(absence_id=taken.absence_id, deputy_id=taken.deputy_id)
        choices.append(
            choice(
                1,
                "choice-deputy",
                command,
                person=taken.deputy.name,
                gender=taken.deputy.gender or "",
            )
        )
    later = AskLater(absence_id=taken.absence_id, why=why)
    choices.append(choice(2, "choice-later", later))
    choices.append(choice(3, "choice-own", LookAfterOwn(absence_id=taken.absence_id)))
    return Reply(taken, tuple(choices))


def _named_deputy(talk: Talk, taken: AwayTaken, name: str) -> Reply:
    """Ask the colleague who was named; where several fit, show them."""
    reading = read_message(f"giao {name}", talk.now, talk.index, talk.calendar)
    mention = next(iter(reading.mentions), None)
    if mention is None or (mention.id is None and not mention.candidates):
        return Reply(DeputyNotPossible(person=None, until=None))
    if mention.id is not None:
        command = AskDeputy(absence_id=taken.absence_id, deputy_id=int(mention.id))
        return Reply(away.ask_deputy(talk.tx, talk.turn, command))
    ids = [int(one) for one in mention.candidates[:7]]
    found = people.persons(talk.tx.connection, ids)
    shown = [named(found[one], talk.tx.now) for one in ids]
    choices = tuple(
        choice(
            number,
            "choice-person",
            AskDeputy(absence_id=taken.absence_id, deputy_id=one),
            name=name.name,
            unit=name.unit,
        )
        for number, (one, name) in enumerate(zip(ids, shown, strict=True), start=1)
    )
    return Reply(
        DeputyNotPossible(person=None, until=None),
        (*choices, choice(0, "choice-own", LookAfterOwn(absence_id=taken.absence_id))),
    )
