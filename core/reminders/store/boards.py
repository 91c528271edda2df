"""Boards that are kept current, and what became of the letters that show them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from core.kernel.fact import Fact
from core.kernel.post import Address
from core.kernel.tables import Instant, letter
from core.reminders.tables import board


class OpenBoard(Fact, frozen=True):
    """A board that is kept current."""

    id: int
    office_id: int
    person_id: int
    unit_code: str | None
    letter_key: str
    edit_key: str | None
    content: str
    until: dt.datetime


class ShownLetter(Fact, frozen=True):
    """What became of a letter: its state, what the platform calls it, and where it went."""

    state: str
    remote_id: str | None
    to: Address


_LETTER = select(
    letter.c.state,
    letter.c.remote_id,
    *(letter.c[name] for name in Address.__struct_fields__),
).where(letter.c.dedupe_key == bindparam("wanted"))


_BOARDS_DUE = (
    select(*(board.c[name] for name in OpenBoard.__struct_fields__))
    .join(letter, letter.c.dedupe_key == board.c.letter_key)
    .where(
        board.c.office_id == bindparam("office"),
        board.c.closed.is_(None),
        board.c.refreshed <= bindparam("due", type_=Instant),
        letter.c.gateway.in_(bindparam("gateways", expanding=True)),
    )
    .order_by(board.c.id)
)


def open_board(connection: Connection, row: Mapping[str, object]) -> None:
    """Keep a board that is to be kept current."""
    connection.execute(insert(board), row)


def close_boards(connection: Connection, person_id: int, now: dt.datetime) -> None:
    """Keep none of a person's boards current any more."""
    connection.execute(
        update(board)
        .where(board.c.person_id == person_id, board.c.closed.is_(None))
        .values(closed=now)
    )


def boards_due(
    connection: Connection, office_id: int, due: dt.datetime, gateways: Sequence[str]
) -> list[OpenBoard]:
    """Give the open boards of an office, in chats of some platforms, not looked at since."""
    facts = {"office": office_id, "due": due, "gateways": list(gateways)}
    return [OpenBoard(**row) for row in connection.execute(_BOARDS_DUE, facts).mappings()]


def note_refreshed(
    connection: Connection, row: int, now: dt.datetime, content: str, edit_key: str | None
) -> None:
    """Note when a board was last looked at, and what it shows since."""
    connection.execute(
        update(board)
        .where(board.c.id == row)
        .values(refreshed=now, content=content, edit_key=edit_key)
    )


def letter_state(connection: Connection, key: str) -> ShownLetter | None:
    """Give what became of a letter, by its dedupe key."""
    row = connection.execute(_LETTER, {"wanted": key}).mappings().first()
    if row is None:
        return None
    to = Address(**{name: row[name] for name in Address.__struct_fields__})
    return ShownLetter(state=row["state"], remote_id=row["remote_id"], to=to)
