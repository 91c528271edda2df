"""Consent: what a person agreed to when a chat became his, and that he took it back.

Viec works for the office by law (Law on Personal Data Protection 91/2025/QH15, Decree
356/2025/ND-CP); a chat on a person's own phone is his to give and to take back.
"""

import datetime as dt

from sqlalchemy import Connection, bindparam, insert, select, update

from core.kernel.fact import Fact
from core.people.rules import Person
from core.people.tables import consent

VERSION = 1
"""Of the text that a person is shown; a changed text gets the next number."""


class Consent(Fact, frozen=True):
    """What a person agreed to, and when."""

    version: int
    given: dt.datetime


_STANDING = (
    select(consent.c.version, consent.c.given)
    .where(consent.c.person_id == bindparam("whose"), consent.c.withdrawn.is_(None))
    .order_by(consent.c.id.desc())
    .limit(1)
)
_WITHDRAW = (
    update(consent)
    .where(consent.c.person_id == bindparam("whose"), consent.c.withdrawn.is_(None))
    .values(withdrawn=bindparam("moment"))
)


def standing(connection: Connection, person_id: int) -> Consent | None:
    """Give what a person has agreed to and not taken back."""
    row = connection.execute(_STANDING, {"whose": person_id}).mappings().first()
    return Consent(**row) if row else None


def give(connection: Connection, whose: Person, gateway: str, now: dt.datetime) -> None:
    """Note that a person links a chat, having been told the present text; once for each text."""
    present = standing(connection, whose.id)
    if present is None or present.version < VERSION:
        row = {"office_id": whose.office_id, "person_id": whose.id, "version": VERSION}
        connection.execute(insert(consent), {**row, "gateway": gateway, "given": now})


def withdraw(connection: Connection, person_id: int, now: dt.datetime) -> None:
    """Note that a person takes back what he agreed to."""
    connection.execute(_WITHDRAW, {"whose": person_id, "moment": now})
