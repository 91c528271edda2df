"""What persons do about themselves: link a chat, choose a language; and how they are told."""

import datetime as dt

from core.kernel import journal, post, turns
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.post import Address, Priority
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import consent, rules, store
from core.people.notices import (
    AlreadyLinked,
    CodeTooOften,
    CodeWrong,
    DarkSet,
    LanguageSet,
    LanguageUnknown,
    Named,
    Welcome,
)
from core.people.rules import Person, Role
from core.people.store import Office, Tries

CODE_LASTS = dt.timedelta(minutes=15)
CODE_DIGITS = 6
MOST_WRONG = 5
WRONG_LASTS = dt.timedelta(minutes=15)
STRANGER_QUIET = dt.timedelta(minutes=10)


class Turn(Fact, frozen=True):
    """Who asks, in which office, when it was said, and through which gateway.

    The arrival is the transaction's now. `claimed` is when it was typed by a clock that nobody
    else vouches for, where that is too long ago to count by itself.
    """

    actor: Person
    office: Office
    said: dt.datetime
    channel: str = ""
    claimed: dt.datetime | None = None


class Link(Command, frozen=True):
    """Make a chat somebody's, by the one-time code he was given."""

    code: str


class SetLanguage(Command, frozen=True):
    """Talk to me in another language."""

    typed: str


class SetDark(Command, frozen=True):
    """Draw my pictures dark, or light again."""

    dark: bool


class _Linked(Fact, frozen=True):
    gateway: str


class _Spoken(Fact, frozen=True):
    language: str


class _Shaded(Fact, frozen=True):
    dark: bool


def tell(
    tx: Tx, person_id: int, notice: Notice, *, key: str, priority: Priority = Priority.WORK
) -> bool:
    """Write a letter to a person's last used chat; False if he has no chat."""
    to = store.address_of(tx.connection, person_id)
    if to is None:
        return False
    post.put(tx, to, notice, key=f"{key}:{person_id}", priority=priority)
    return True


def named(person: Person, at: dt.datetime) -> Named:
    """Give a person as others speak of him."""
    post = rules.home(person, at)
    return Named(name=person.name, gender=person.gender, unit=post.unit_code if post else "")


def example_codes(tx: Tx, turn: Turn) -> tuple[str, str]:
    """Give the code of a head of the asker's office and of somebody else's, to copy in a sentence.

    His own where there is nobody else.
    """
    found = store.of_office(tx.connection, turn.office.id)
    others = [one for one in found if one.id != turn.actor.id and rules.is_active(one, tx.now)]
    others.sort(key=lambda one: one.code)
    heads = [one.code for one in others if _holds(one, Role.HEAD, tx.now)]
    kept = [one for one in others if not _holds(one, Role.ADMIN, tx.now)]
    rest = [one.code for one in kept if one.code not in heads]
    own = turn.actor.code
    return [*heads, *rest, own][0], [*rest, *heads, own][0]


def _holds(person: Person, role: Role, now: dt.datetime) -> bool:
    return any(post.role is role for post in person.posts_at(now))


def make_code(tx: Tx, whose: Person) -> str:
    """Give a new one-time code for a person; it lasts 15 minutes and ends earlier ones."""
    code = f"{tx.chance.randrange(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    store.add_code(tx.connection, whose, code, tx.now, tx.now + CODE_LASTS)
    return code


def link(tx: Tx, at: Address, command: Link) -> Notice:
    """Make the chat the person's whose code this is.

    A wrong, used or expired code counts as a try; after five the chat has to wait 15 minutes.
    Raises Refusal only for a chat that has to wait: a wrong code is answered and counted.
    """
    connection = tx.connection
    tries = _fresh(store.tries_of(connection, at.gateway, at.bot, at.chat), tx.now)
    if tries.wrong >= MOST_WRONG:
        raise Refusal(CodeTooOften(until=tries.since + WRONG_LASTS))
    if store.is_guessed_at(connection, tx.now):
        raise Refusal(CodeTooOften(until=tx.now + WRONG_LASTS))
    person_id = store.take_code(connection, command.code, tx.now)
    if person_id is None:
        tries = tries.but(wrong=tries.wrong + 1)
        store.keep_tries(connection, at.gateway, at.bot, at.chat, tries)
        store.note_guess(connection, tx.now)
        return CodeWrong()
    person = store.person_of(connection, person_id)
    turns.wait(connection, turns.of_office(person.office_id))
    if at.person_id == person.id:
        return AlreadyLinked(person=person.name, gender=person.gender)
    store.link_chat(connection, person, at.gateway, at.bot, at.chat, tx.now)
    consent.give(connection, person, at.gateway, tx.now)
    journal.append(
        tx,
        office_id=person.office_id,
        person_id=person.id,
        subject="person",
        subject_id=person.id,
        verb="link",
        said=tx.now,
        facts=_Linked(gateway=at.gateway),
    )
    return welcome(tx, person)


def welcome(tx: Tx, person: Person) -> Welcome:
    """Give the greeting of a person, with what he can do."""
    office = store.office_of(tx.connection, person.office_id)
    return Welcome(
        person=person.name,
        gender=person.gender,
        office=office.name,
        leader=rules.is_leader(person, tx.now),
        admin=rules.is_admin(person, tx.now),
    )


def refuse_stranger(tx: Tx, at: Address) -> bool:
    """Tell whether an unlinked chat is to be answered now: once in ten minutes."""
    tries = _fresh(store.tries_of(tx.connection, at.gateway, at.bot, at.chat), tx.now)
    if tries.told is not None and tx.now - tries.told < STRANGER_QUIET:
        return False
    store.keep_tries(tx.connection, at.gateway, at.bot, at.chat, tries.but(told=tx.now))
    return True


def set_language(tx: Tx, turn: Turn, command: SetLanguage) -> LanguageSet:
    """Talk to the person in another language from now on. Raises Refusal for an unknown one."""
    language = {
        "vi": "vi",
        "viet": "vi",
        "tieng viet": "vi",
        "vietnamese": "vi",
        "en": "en",
        "anh": "en",
        "tieng anh": "en",
        "english": "en",
    }.get(command.typed)
    if language is None:
        raise Refusal(LanguageUnknown(typed=command.typed))
    store.set_language(tx.connection, turn.actor.id, language)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person",
        subject_id=turn.actor.id,
        verb="language",
        said=turn.said,
        facts=_Spoken(language=language),
    )
    return LanguageSet(language=language)


def set_dark(tx: Tx, turn: Turn, command: SetDark) -> DarkSet:
    """Draw the person's pictures dark, or light again, from now on."""
    store.set_dark(tx.connection, turn.actor.id, dark=command.dark)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person",
        subject_id=turn.actor.id,
        verb="dark",
        said=turn.said,
        facts=_Shaded(dark=command.dark),
    )
    return DarkSet(dark=command.dark)


def _fresh(tries: Tries | None, now: dt.datetime) -> Tries:
    if tries is None:
        return Tries(wrong=0, since=now, told=None)
    if now - tries.since >= WRONG_LASTS:
        return Tries(wrong=0, since=now, told=tries.told)
    return tries
