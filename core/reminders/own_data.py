"""One's own data: what is kept, a copy of it, having it erased, and taking the consent back.

A request is answered within two working days (Decree 356/2025/ND-CP counts the answer to a person's
request in working days). Work done for the office stays: it is the office's record.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel import journal, post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.notice import Notice
from core.kernel.transaction import Tx
from core.people import chats, consent, rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.links import DIGITS
from core.people.rules import Person
from core.periods.rules import WorkCalendar
from core.reminders.own_data_notices import (
    ConsentAsked,
    ConsentGone,
    ConsentWithdrawn,
    OwnData,
    OwnDataAsked,
    OwnDataReady,
    OwnDataWanted,
)
from core.reminders.store import own_data as store

WORKING_DAYS = 2
COPY, ERASE = "copy", "erase"


class AskOwnData(Command, frozen=True):
    """Ask for a copy of what is kept about oneself, or to have erased what may be."""

    wish: str


class _Wished(Fact, frozen=True):
    wish: str


class _Withdrew(Fact, frozen=True):
    chats: int


def show(tx: Tx, turn: Turn) -> OwnData:
    """Say what is kept about whoever asks; nobody else can."""
    kept = store.kept(tx.connection, turn.actor.id)
    agreed = consent.standing(tx.connection, turn.actor.id)
    return OwnData(
        name=turn.actor.name,
        code=turn.actor.code,
        phone=kept.phone,
        tasks=kept.tasks,
        reports=kept.reports,
        documents=kept.files,
        letters=kept.letters,
        messages=kept.messages,
        channels=kept.channels,
        readings=kept.readings,
        version=agreed.version if agreed else None,
        given=agreed.given if agreed else None,
        wishes=store.wishes(tx.connection, turn.actor.id),
    )


def ask(tx: Tx, turn: Turn, calendar: WorkCalendar, command: AskOwnData) -> OwnDataAsked:
    """Note a wish and tell the admins; one that waits already is not noted twice."""
    for one in store.wishes(tx.connection, turn.actor.id, most=20):
        if one.wish == command.wish and one.answered is None:
            return OwnDataAsked(wish=one.wish, due=one.due, new=False)
    due = _due(turn, calendar)
    store.add_wish(tx.connection, turn.office.id, turn.actor.id, command.wish, turn.said, due)
    _note(tx, turn, turn.actor, "ask_data", _Wished(wish=command.wish))
    person = named(turn.actor, tx.now)
    wanted = OwnDataWanted(person=person, code=turn.actor.code, wish=command.wish, due=due)
    _tell_admins(tx, turn.actor, wanted, f"data-{command.wish}")
    return OwnDataAsked(wish=command.wish, due=due, new=True)


def answered(tx: Tx, whose: Person, wish: str) -> bool:
    """Note that a wish was answered and tell the person; False if none waited."""
    if not store.answer(tx.connection, whose.id, wish, tx.now):
        return False
    journal.append(
        tx,
        office_id=whose.office_id,
        person_id=None,
        subject="person",
        subject_id=whose.id,
        verb="answer_data",
        said=tx.now,
        facts=_Wished(wish=wish),
    )
    tell(tx, whose.id, OwnDataReady(wish=wish), key=f"data-{wish}")
    return True


def ask_withdrawal(tx: Tx, turn: Turn) -> ConsentAsked:
    """Say what taking the consent back ends, and the code that confirms it."""
    code = f"{tx.chance.randrange(10**DIGITS):0{DIGITS}d}"
    return ConsentAsked(code=code, chats=chats.count(tx.connection, turn.actor.id))


def withdraw(tx: Tx, turn: Turn) -> ConsentWithdrawn:
    """Take the consent back: every chat ends at once, nothing more is sent, the admins are told."""
    consent.withdraw(tx.connection, turn.actor.id, tx.now)
    ended = chats.unlink_all(tx.connection, turn.actor.id, tx.now)
    post.withdraw(tx.connection, turn.actor.id)
    _note(tx, turn, turn.actor, "withdraw_consent", _Withdrew(chats=ended))
    gone = ConsentGone(person=named(turn.actor, tx.now), code=turn.actor.code)
    _tell_admins(tx, turn.actor, gone, "consent")
    return ConsentWithdrawn()


def _due(turn: Turn, calendar: WorkCalendar) -> dt.datetime:
    zone = ZoneInfo(turn.office.zone)
    day = calendar.add_working_days(turn.said.astimezone(zone).date(), WORKING_DAYS)
    return dt.datetime.combine(day, dt.time(17), zone)


def _note(tx: Tx, turn: Turn, whose: Person, verb: str, facts: Fact) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person",
        subject_id=whose.id,
        verb=verb,
        said=turn.said,
        facts=facts,
    )


def _tell_admins(tx: Tx, whose: Person, notice: Notice, key: str) -> None:
    for one in people.of_office(tx.connection, whose.office_id):
        if one.id != whose.id and rules.is_active(one, tx.now) and rules.is_admin(one, tx.now):
            tell(tx, one.id, notice, key=f"{key}-{whose.id}")
