"""Job positions: the products, indicators and general criteria that belong to each of them.

What a position is expected to bring is named in the receipt and fixed when a period opens. The
formula of the score does not look here.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from core.catalogue import store as catalogue
from core.indicators import rules, store
from core.indicators.position_notices import (
    PositionKept,
    PositionLine,
    PositionRefused,
    PositionShown,
    PositionsShown,
    PositionUnknown,
)
from core.indicators.tables import position, position_pin
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx, inserted
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person
from core.people.spelling import plain
from core.periods.spans import Span
from core.programmes.actions import may_keep

SUBJECT = "position"


class Position(Fact, frozen=True):
    """A job position; it is held by whoever has a post with its name as title, in its unit."""

    id: int
    code: str
    name: str
    unit_id: int | None = None
    products: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """Six signs that change with anything that belongs to the position."""
        told = [self.code, self.name, self.products, self.indicators, self.criteria]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:6].upper()


class KeepPosition(Command, frozen=True):
    """Say what belongs to a position; what is None stays as it is.

    `unit` is a code; `indicators` are codes, or numbers as `CT-3`.
    """

    code: str
    name: str | None = None
    unit: str | None = None
    products: tuple[str, ...] | None = None
    indicators: tuple[str, ...] | None = None
    criteria: tuple[str, ...] | None = None


def every(connection: Connection, office_id: int) -> list[Position]:
    """Give the positions of an office, by code."""
    rows = connection.execute(
        select(position).where(position.c.office_id == office_id).order_by(position.c.code)
    )
    return [_position(row) for row in rows.mappings()]


def keep(tx: Tx, turn: Turn, command: KeepPosition) -> PositionKept:
    """Say what belongs to a position. Raises Refusal: not the asker's, or something is unknown.

    An admin, the head of the office, and of a position of a unit who leads it may.
    """
    code = command.code.upper()
    known = {one.code: one for one in every(tx.connection, turn.office.id)}
    was = known.get(code)
    unit_id = _unit(tx, turn, command.unit) if command.unit else was and was.unit_id
    path = people.path_of(tx.connection, unit_id) if unit_id else None
    leads = path is not None and rules.may_keep(turn.actor, path, tx.now)
    if not leads and not may_keep(turn.actor, turn.office.id, tx.now):
        raise Refusal(PositionRefused(why="not_keeper", typed=code))
    if was is None and not command.name:
        raise Refusal(PositionRefused(why="name", typed=code))
    base = was or Position(id=0, code=code, name="")
    now = base.but(
        name=command.name or base.name,
        unit_id=unit_id,
        products=_products(tx, turn, command.products, base.products),
        indicators=_indicators(tx, turn, command.indicators, base.indicators),
        criteria=base.criteria if command.criteria is None else command.criteria,
    )
    kept = _write(tx.connection, turn.office.id, now)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=kept.id,
        verb="keep",
        said=turn.said,
        facts=kept,
        before=was,
    )
    return PositionKept(line=line_of(kept), begun=was is None, holders=_holders(tx, turn, kept))


def _unit(tx: Tx, turn: Turn, code: str) -> int:
    units = people.units(tx.connection, turn.office.id)
    found = next((one.id for one in units if one.code == code), None)
    if found is None:
        raise Refusal(PositionRefused(why="unit", typed=code))
    return found


def _products(
    tx: Tx, turn: Turn, typed: tuple[str, ...] | None, before: tuple[str, ...]
) -> tuple[str, ...]:
    if typed is None:
        return before
    codes = tuple(dict.fromkeys(one.upper() for one in typed))
    known = {one.code for one in catalogue.products(tx.connection, turn.office.id, tx.now)}
    for one in codes:
        if one not in known:
            raise Refusal(PositionRefused(why="product", typed=one))
    return codes


def _indicators(
    tx: Tx, turn: Turn, typed: tuple[str, ...] | None, before: tuple[str, ...]
) -> tuple[str, ...]:
    if typed is None:
        return before
    known: dict[str, str] = {}
    for one in store.of_office(tx.connection, turn.office.id):
        known[one.code.upper()] = known[f"CT-{one.number}"] = known[f"CT{one.number}"] = one.code
    for name in typed:
        if name.upper() not in known:
            raise Refusal(PositionRefused(why="indicator", typed=name))
    return tuple(dict.fromkeys(known[name.upper()] for name in typed))


def shown(tx: Tx, turn: Turn) -> PositionsShown:
    """Give the positions of the office."""
    found = every(tx.connection, turn.office.id)
    return PositionsShown(
        lines=tuple(line_of(one) for one in found),
        keeper=may_keep(turn.actor, turn.office.id, tx.now),
    )


def show(tx: Tx, turn: Turn, code: str) -> PositionShown:
    """Give everything about one position. Raises Refusal for one that is not known."""
    found = next(
        (one for one in every(tx.connection, turn.office.id) if one.code == code.upper()), None
    )
    if found is None:
        raise Refusal(PositionUnknown(code=code.upper()))
    units = {one.id: one.name for one in people.units(tx.connection, turn.office.id)}
    return PositionShown(
        line=line_of(found),
        unit=units.get(found.unit_id or 0),
        products=found.products,
        indicators=found.indicators,
        criteria=found.criteria,
        holders=_holders(tx, turn, found),
    )


def _holders(tx: Tx, turn: Turn, one: Position) -> int:
    """Count who holds a position now."""
    paths = _paths(tx.connection, turn.office.id)
    return sum(
        _holds(one, each.title, each.path, paths)
        for whose in people.of_office(tx.connection, turn.office.id)
        for each in whose.posts_at(tx.now)[:1]
    )


def line_of(one: Position, *, pinned: bool = False) -> PositionLine:
    """Give a position as it is named, with how much belongs to it."""
    return PositionLine(
        code=one.code,
        name=one.name,
        products=len(one.products),
        indicators=len(one.indicators),
        criteria=len(one.criteria),
        version=one.version,
        pinned=pinned,
    )


def pin(connection: Connection, office_id: int, period: str) -> None:
    """Fix what belongs to each position for a period that opens."""
    found = every(connection, office_id)
    if found:
        connection.execute(
            insert(position_pin),
            [
                {
                    "office_id": office_id,
                    "period": period,
                    "position_id": one.id,
                    "unit_id": one.unit_id,
                    **_told(one),
                }
                for one in found
            ],
        )


def unpin(connection: Connection, office_id: int, period: str) -> None:
    """Take back what was fixed for a period."""
    connection.execute(
        delete(position_pin).where(
            position_pin.c.office_id == office_id, position_pin.c.period == period
        )
    )


def position_of(
    connection: Connection, office_id: int, whose: Person, period: str, span: Span
) -> PositionLine | None:
    """Give the position that somebody held in a period, as it was fixed when that opened.

    While nothing is fixed, as it is now; None for who holds none. Of several posts the first of the
    period counts.
    """
    rows = connection.execute(
        select(position_pin).where(
            position_pin.c.office_id == office_id, position_pin.c.period == period
        )
    )
    fixed = [_position(row) for row in rows.mappings()]
    known = fixed or every(connection, office_id)
    if not known:
        return None
    paths = _paths(connection, office_id)
    for post in sorted(whose.posts, key=lambda one: one.since):
        if post.since >= span.end or (post.until is not None and post.until <= span.start):
            continue
        for one in known:
            if _holds(one, post.title, post.path, paths):
                return line_of(one, pinned=bool(fixed))
    return None


def _holds(one: Position, title: str, path: str, paths: Mapping[int, str]) -> bool:
    if not title or plain(title) != plain(one.name):
        return False
    return one.unit_id is None or path.startswith(paths.get(one.unit_id, "–"))


def _paths(connection: Connection, office_id: int) -> Mapping[int, str]:
    return {one.id: one.path for one in people.units(connection, office_id)}


def _write(connection: Connection, office_id: int, one: Position) -> Position:
    values = {"office_id": office_id, "unit_id": one.unit_id, **_told(one)}
    if one.id:
        connection.execute(update(position).where(position.c.id == one.id).values(**values))
        return one
    return one.but(id=inserted(connection, insert(position), values))


def _told(one: Position) -> dict[str, str]:
    return {
        "code": one.code,
        "name": one.name,
        "products": _joined(one.products),
        "indicators": _joined(one.indicators),
        "criteria": _joined(one.criteria),
    }


def _joined(several: Iterable[str]) -> str:
    return json.dumps(list(several), ensure_ascii=False)


def _position(row: RowMapping) -> Position:
    return Position(
        id=row.get("id") or 0,
        code=row["code"],
        name=row["name"],
        unit_id=row["unit_id"],
        products=tuple(json.loads(row["products"])),
        indicators=tuple(json.loads(row["indicators"])),
        criteria=tuple(json.loads(row["criteria"])),
    )
