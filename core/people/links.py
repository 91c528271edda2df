"""Giving chats up: one's own, or as an admin those of somebody whose phone is lost."""

from core.kernel import journal, post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.post import Address
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import chats, rules, store
from core.people.actions import Turn, example_codes, named
from core.people.notices import OnlyAdmin, UnlinkAsked, Unlinked, UnlinkNothing
from core.people.rules import Person

DIGITS = 4


class Unlink(Command, frozen=True):
    """Give up the chat this is said in, or every chat of the person with a code."""

    whose: str | None = None


class _Unlinked(Fact, frozen=True):
    chats: int


def ask_unlink(tx: Tx, turn: Turn, whose: str | None) -> UnlinkAsked:
    """Say what would be given up, and the code that confirms it. Raises Refusal."""
    if whose is None:
        code = f"{tx.chance.randrange(10**DIGITS):0{DIGITS}d}"
        count = chats.count(tx.connection, turn.actor.id)
        return UnlinkAsked(person=None, code=code, chats=count)
    person = _find(tx, turn, whose)
    count = chats.count(tx.connection, person.id)
    if not count:
        raise Refusal(UnlinkNothing(person=named(person, tx.now)))
    return UnlinkAsked(person=named(person, tx.now), code=person.code, chats=count)


def unlink(tx: Tx, turn: Turn, at: Address, command: Unlink) -> Unlinked:
    """Give chats up; letters on their way there are taken back. Raises Refusal."""
    if command.whose is None:
        person = turn.actor
        chats.unlink_one(tx.connection, at.gateway, at.bot, at.chat, tx.now)
        ended = 1
    else:
        person = _find(tx, turn, command.whose)
        ended = chats.unlink_all(tx.connection, person.id, tx.now)
    left = chats.count(tx.connection, person.id)
    if left:
        to = store.address_of(tx.connection, person.id)
        if to is not None:
            post.forward(tx.connection, person.id, to)
    else:
        post.withdraw(tx.connection, person.id)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person",
        subject_id=person.id,
        verb="unlink",
        said=turn.said,
        facts=_Unlinked(chats=ended),
    )
    own = person.id == turn.actor.id
    return Unlinked(person=None if own else named(person, tx.now), left=left)


def _find(tx: Tx, turn: Turn, code: str) -> Person:
    if not rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        raise Refusal(OnlyAdmin())
    found = store.by_code(tx.connection, turn.office.id, code)
    if found is None:
        raise Refusal(UnlinkNothing(person=None, example=example_codes(tx, turn)[1]))
    return found
