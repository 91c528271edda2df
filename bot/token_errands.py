"""What `viec token …` does: makes a token in somebody's name, ends it, shows what there are."""

import datetime as dt

from sqlalchemy import Connection

from bot.holding import ErrandRefusedError
from core.exchange import tokens
from core.exchange.tokens import Scope, Token, is_living
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.people.store import Office, Unit

LONGEST_NAME = 60


def make(tx: Tx, where: Office, words: dict[str, str]) -> str:
    """Make a token; give its secret. Raises ErrandRefusedError and Refusal."""
    name = " ".join(words["name"].split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ErrandRefusedError(f"a name has 1 to {LONGEST_NAME} characters")
    whose = people.by_code(tx.connection, where.id, words["by"])
    if whose is None:
        raise ErrandRefusedError(f"nobody in {where.code} has the code {words['by']}")
    unit = _unit(tx.connection, where, words["unit"]) if words.get("unit") else None
    turn = Turn(actor=whose, office=where, said=tx.now)
    scopes = [Scope(one) for one in words["scopes"].split()]
    return tokens.make(tx, turn, name, scopes, unit, int(words["days"]))


def revoke(tx: Tx, where: Office, words: dict[str, str]) -> str:
    """End the token of a name. Raises ErrandRefusedError where none reads."""
    name = " ".join(words["name"].split())
    if not tokens.revoke(tx, where.id, name):
        raise ErrandRefusedError(f"no token of {where.code} is named {name}; see: viec token list")
    return f"revoked: {name}"


def listed(connection: Connection, where: Office, now: dt.datetime) -> str:
    """Give a line for each token: never its secret."""
    every = tokens.every(connection, where.id)
    whose = people.persons(connection, [one.person_id for one in every]) if every else {}
    units = {one.id: one.code for one in people.units(connection, where.id)}
    lines = [_line(one, whose[one.person_id].code, units, now) for one in every]
    return "\n".join(lines) or f"no tokens in {where.code}"


def _line(one: Token, by: str, units: dict[int, str], now: dt.datetime) -> str:
    state = "reads" if is_living(one, now) else "revoked" if one.revoked else "expired"
    unit = f" unit {units[one.unit_id]}" if one.unit_id is not None else ""
    scopes = ",".join(one.scopes)
    return f"{one.name}: {state}, {scopes}{unit}, by {by}, until {one.expires:%Y-%m-%d}"


def _unit(connection: Connection, where: Office, code: str) -> Unit:
    every = people.units(connection, where.id)
    for one in every:
        if one.code.casefold() == code.casefold():
            return one
    known = ", ".join(one.code for one in every)
    raise ErrandRefusedError(f"no unit has the code {code}; there are {known}")
