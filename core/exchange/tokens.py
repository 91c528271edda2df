"""Tokens by which programs read an office: made in somebody's name, narrow, and for a time."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from core.exchange import reading
from core.exchange.notices import TokenExists, TokenMade
from core.exchange.tables import api_token
from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, tell
from core.people.store import Unit

SUBJECT = "token"
MARK = "viec_"
LONGEST = 200
"""Characters of anything that is looked at as a token."""
MOST_DAYS = 366
_BITS = 256


class Scope(StrEnum):
    """What a token may read."""

    TASKS = "tasks"
    RESULTS = "results"
    PEOPLE = "people"
    CATALOGUE = "catalogue"
    SCORES = "scores"


class Token(Fact, frozen=True):
    """A token without its secret."""

    id: int
    office_id: int
    person_id: int
    name: str
    scopes: tuple[Scope, ...]
    unit_id: int | None
    made: dt.datetime
    expires: dt.datetime
    revoked: dt.datetime | None


class Access(Fact, frozen=True):
    """Who reads by a token: in whose turn, and of which unit only."""

    token: Token
    turn: Turn
    unit: Unit | None


class _Noted(Fact, frozen=True):
    name: str
    scopes: tuple[Scope, ...] = ()
    unit: str = ""
    expires: dt.datetime | None = None


_COLUMNS = [api_token.c[name] for name in Token.__struct_fields__]
_BY_DIGEST = select(*_COLUMNS).where(api_token.c.digest == bindparam("shown"))
_OF_OFFICE = (
    select(*_COLUMNS).where(api_token.c.office_id == bindparam("office")).order_by(api_token.c.id)
)


def make(
    tx: Tx, turn: Turn, name: str, scopes: Iterable[Scope], unit: Unit | None, days: int
) -> str:
    """Make a token in the name of the asker; give its secret, which is kept nowhere.

    He is told by a letter. Raises Refusal for a name that is in use, and for what he could not
    take away himself.
    """
    wanted = tuple(dict.fromkeys(scopes))
    if any(one.name == name for one in living(tx.connection, turn.office.id, tx.now)):
        raise Refusal(TokenExists(name=name))
    reading.reach_of_people(turn, unit, tx.now)
    expires = tx.now + dt.timedelta(days=min(days, MOST_DAYS))
    secret = f"{MARK}{tx.chance.getrandbits(_BITS):064x}"
    row = {
        "office_id": turn.office.id,
        "person_id": turn.actor.id,
        "name": name,
        "digest": _digest(secret),
        "scopes": " ".join(wanted),
        "unit_id": unit.id if unit else None,
        "made": tx.now,
        "expires": expires,
        "revoked": None,
    }
    key = tx.insert(insert(api_token), row)
    noted = _Noted(name=name, scopes=wanted, unit=unit.code if unit else "", expires=expires)
    _note(tx, turn.office.id, key, "make", noted)
    told = TokenMade(
        name=name,
        scopes=tuple(str(one) for one in wanted),
        unit=unit.name if unit else None,
        expires=expires,
    )
    tell(tx, turn.actor.id, told, key=f"token:{key}")
    return secret


def revoke(tx: Tx, office_id: int, name: str) -> int:
    """Let the tokens of a name read no more; give how many there were."""
    found = [one for one in living(tx.connection, office_id, tx.now) if one.name == name]
    for one in found:
        tx.connection.execute(
            update(api_token).where(api_token.c.id == one.id).values(revoked=tx.now)
        )
        _note(tx, office_id, one.id, "revoke", _Noted(name=name))
    return len(found)


def every(connection: Connection, office_id: int) -> list[Token]:
    """Give every token of an office, those that read no more too."""
    return [_token(row) for row in connection.execute(_OF_OFFICE, {"office": office_id}).mappings()]


def living(connection: Connection, office_id: int, now: dt.datetime) -> list[Token]:
    """Give the tokens of an office that read now."""
    return [one for one in every(connection, office_id) if is_living(one, now)]


def is_living(one: Token, now: dt.datetime) -> bool:
    """Tell whether a token reads at a moment."""
    return one.revoked is None and now < one.expires


def access(connection: Connection, secret: str, now: dt.datetime) -> Access | None:
    """Give who reads by a secret; unknown, expired and revoked ones are not told apart."""
    if not secret.startswith(MARK) or len(secret) > LONGEST:
        return None
    row = connection.execute(_BY_DIGEST, {"shown": _digest(secret)}).mappings().first()
    token = _token(row) if row else None
    if token is None or not is_living(token, now):
        return None
    actor = people.person_of(connection, token.person_id)
    office = people.office_of(connection, token.office_id)
    units = {one.id: one for one in people.units(connection, office.id)}
    unit = units[token.unit_id] if token.unit_id is not None else None
    return Access(token=token, turn=Turn(actor=actor, office=office, said=now), unit=unit)


def _token(row: RowMapping) -> Token:
    return Token(**{**row, "scopes": tuple(Scope(one) for one in row["scopes"].split())})


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="backslashreplace")).hexdigest()


def _note(tx: Tx, office_id: int, key: int, verb: str, facts: _Noted) -> None:
    journal.append(
        tx,
        office_id=office_id,
        person_id=None,
        subject=SUBJECT,
        subject_id=key,
        verb=verb,
        said=tx.now,
        facts=facts,
    )
