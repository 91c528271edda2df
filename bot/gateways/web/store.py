"""The only queries of the web chat: messages of both sides, sessions, pictures, counts."""

import datetime as dt
import heapq

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from bot.gateways.web.tables import web_message, web_picture, web_seen, web_session
from bot.gateways.web.wire import Cursor
from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import inbox, letter, question
from core.people.tables import address

NAME = "web"
"""The name of the gateway, and of its only bot."""

_END = 2**62


class HeardRow(Fact, frozen=True):
    """An own message as the inbox keeps it; `raw` is None where the text was screened out."""

    id: int
    at: dt.datetime
    source_key: str
    raw: str | None
    state: str


class ShownRow(Fact, frozen=True):
    """A message that the chat was shown."""

    id: int
    at: dt.datetime
    payload: str


class Span(Fact, frozen=True):
    """Messages of both sides in the order of time, and the places around them."""

    rows: tuple[HeardRow | ShownRow, ...]
    cursor: Cursor
    older: Cursor | None = None


class Press(Fact, frozen=True):
    """An earlier press of a choice."""

    source_key: str
    raw: str
    state: str


class Session(Fact, frozen=True):
    """A signed-in browser."""

    office_id: int
    person_id: int
    chat: str


class Drawing(Fact, frozen=True):
    """The facts a picture is drawn from."""

    notice: str
    body: str
    language: str


# Spelled out, because SQLite uses the partial index only where it reads the very same words.
_FROM_WEB = and_(literal_column("inbox.gateway") == literal_column("'web'"), inbox.c.bot == NAME)
_HEARD = select(
    inbox.c.id, inbox.c.received.label("at"), inbox.c.source_key, inbox.c.raw, inbox.c.state
).where(
    _FROM_WEB,
    inbox.c.chat == bindparam("chat"),
    or_(inbox.c.raw.is_not(None), inbox.c.state == "secret"),
)
"""What was typed: not what was emptied since, but what was screened out, so that it is told."""
_HEARD_AFTER = (
    _HEARD.where(inbox.c.id > bindparam("place")).order_by(inbox.c.id).limit(bindparam("most"))
)
_HEARD_BEFORE = (
    _HEARD.where(inbox.c.id < bindparam("place"))
    .order_by(inbox.c.id.desc())
    .limit(bindparam("most"))
)
_SHOWN = select(web_message.c.id, web_message.c.at, web_message.c.payload).where(
    web_message.c.chat == bindparam("chat")
)
_SHOWN_AFTER = (
    _SHOWN.where(web_message.c.id > bindparam("place"))
    .order_by(web_message.c.id)
    .limit(bindparam("most"))
)
_SHOWN_BEFORE = (
    _SHOWN.where(web_message.c.id < bindparam("place"))
    .order_by(web_message.c.id.desc())
    .limit(bindparam("most"))
)
_ASKED = (
    select(web_message.c.payload)
    .where(web_message.c.chat == bindparam("chat"), web_message.c.question == bindparam("question"))
    .order_by(web_message.c.id.desc())
    .limit(1)
)
_SHOW = (
    portable.insert(web_message)
    .on_conflict_do_nothing(index_elements=[web_message.c.letter_id])
    .returning(web_message.c.id)
)
_OF_LETTER = select(web_message.c.id).where(web_message.c.letter_id == bindparam("letter"))
_PAYLOAD = select(web_message.c.payload).where(
    web_message.c.chat == bindparam("chat"), web_message.c.id == bindparam("row")
)
_HANG = portable.insert(web_picture).on_conflict_do_nothing(
    index_elements=[web_picture.c.letter_id]
)
_OPEN = (
    select(func.max(question.c.id))
    .where(question.c.person_id == bindparam("person"), question.c.state == "open")
    .where(question.c.expires > bindparam("now"))
)
_PRESSES = select(inbox.c.source_key, inbox.c.raw, inbox.c.state).where(
    inbox.c.gateway == NAME,
    inbox.c.bot == NAME,
    inbox.c.source_key > bindparam("first"),
    inbox.c.source_key < bindparam("last"),
)


def latest(connection: Connection, chat: str, most: int) -> Span:
    """Give the latest messages of a chat."""
    return before(connection, chat, Cursor(heard=_END, shown=_END), most)


def before(connection: Connection, chat: str, place: Cursor, most: int) -> Span:
    """Give the last messages ahead of a place; the cursor is where they end."""
    facts = {"chat": chat, "most": most + 1}
    heard = [
        HeardRow(**row)
        for row in connection.execute(_HEARD_BEFORE, facts | {"place": place.heard}).mappings()
    ]
    shown = [
        ShownRow(**row)
        for row in connection.execute(_SHOWN_BEFORE, facts | {"place": place.shown}).mappings()
    ]
    both: list[HeardRow | ShownRow] = [*heard, *shown]
    merged = sorted(both, key=_order)
    kept = merged[-most:]
    older = Cursor(
        heard=min((row.id for row in kept if isinstance(row, HeardRow)), default=place.heard),
        shown=min((row.id for row in kept if isinstance(row, ShownRow)), default=place.shown),
    )
    return Span(
        rows=tuple(kept),
        cursor=Cursor(heard=heard[0].id if heard else 0, shown=shown[0].id if shown else 0),
        older=older if len(merged) > most else None,
    )


def after(connection: Connection, chat: str, place: Cursor, most: int) -> Span:
    """Give the first messages behind a place, at most so many of each side."""
    facts = {"chat": chat, "most": most}
    heard = [
        HeardRow(**row)
        for row in connection.execute(_HEARD_AFTER, facts | {"place": place.heard}).mappings()
    ]
    shown = [
        ShownRow(**row)
        for row in connection.execute(_SHOWN_AFTER, facts | {"place": place.shown}).mappings()
    ]
    return Span(
        rows=tuple(heapq.merge(heard, shown, key=_order)),
        cursor=Cursor(
            heard=heard[-1].id if heard else place.heard,
            shown=shown[-1].id if shown else place.shown,
        ),
    )


def _order(row: HeardRow | ShownRow) -> tuple[dt.datetime, bool, int]:
    return row.at, isinstance(row, ShownRow), row.id


def show(
    connection: Connection,
    *,
    letter_id: int,
    chat: str,
    at: dt.datetime,
    payload: str,
    about: int | None,
) -> int:
    """Store what a chat is shown, once for each letter; give the number of the message.

    `about` is the question that its choices answer.
    """
    row = {"letter_id": letter_id, "chat": chat, "at": at, "payload": payload, "question": about}
    number: int | None = connection.execute(_SHOW, row).scalar()
    if number is None:
        number = connection.execute(_OF_LETTER, {"letter": letter_id}).scalar_one()
    return number


def payload_of(connection: Connection, chat: str, number: int) -> str | None:
    """Give a message that a chat was shown."""
    found: str | None = connection.execute(_PAYLOAD, {"chat": chat, "row": number}).scalar()
    return found


def hang(
    connection: Connection, name: str, letter_id: int, drawing: Drawing, now: dt.datetime
) -> None:
    """Keep the facts of a letter's picture under a name; a second time changes nothing."""
    row = {
        "id": name,
        "letter_id": letter_id,
        "notice": drawing.notice,
        "body": drawing.body,
        "language": drawing.language,
        "created": now,
    }
    connection.execute(_HANG, row)


def drawing_of(connection: Connection, name: str) -> Drawing | None:
    """Give the facts of a picture by its name."""
    columns = [web_picture.c[field] for field in Drawing.__struct_fields__]
    row = connection.execute(select(*columns).where(web_picture.c.id == name)).mappings().first()
    return Drawing(**row) if row else None


def payload_asking(connection: Connection, chat: str, about: int) -> str | None:
    """Give the message of a chat whose choices answer a question."""
    found: str | None = connection.execute(_ASKED, {"chat": chat, "question": about}).scalar()
    return found


def open_question(connection: Connection, person_id: int, now: dt.datetime) -> int | None:
    """Give the question of a person whose numbers count now."""
    found: int | None = connection.execute(_OPEN, {"person": person_id, "now": now}).scalar()
    return found


def presses(connection: Connection, start: str) -> list[Press]:
    """Give the presses whose keys begin so, oldest first."""
    facts = {"first": start, "last": f"{start}~"}
    rows = connection.execute(_PRESSES.order_by(inbox.c.id), facts).mappings()
    return [Press(**row) for row in rows]


def seen(connection: Connection, chat: str) -> int | None:
    """Give the number of the last message that a chat has seen, or None if it was never read."""
    found: int | None = connection.execute(
        select(web_seen.c.message_id).where(web_seen.c.chat == chat)
    ).scalar()
    return found


def see(connection: Connection, chat: str, message_id: int) -> None:
    """Note how far a chat has been read; never goes back."""
    connection.execute(
        portable.insert(web_seen)
        .values(chat=chat, message_id=message_id)
        .on_conflict_do_update(
            index_elements=[web_seen.c.chat],
            set_={"message_id": portable.later_of(web_seen.c.message_id, message_id)},
        )
    )


def unread(connection: Connection, since: dt.datetime) -> dict[str, int]:
    """Count by chat what has not been seen; in chats never read, only what came since."""
    rows = connection.execute(
        select(web_message.c.chat, func.count())
        .outerjoin(web_seen, web_seen.c.chat == web_message.c.chat)
        .where(
            or_(
                web_message.c.id > web_seen.c.message_id,
                and_(web_seen.c.message_id.is_(None), web_message.c.at >= since),
            )
        )
        .group_by(web_message.c.chat)
    )
    return {row[0]: row[1] for row in rows}


def open_session(
    connection: Connection, digest: str, session: Session, now: dt.datetime, expires: dt.datetime
) -> None:
    """Keep a signed-in browser."""
    row = {
        "digest": digest,
        "office_id": session.office_id,
        "person_id": session.person_id,
        "chat": session.chat,
        "created": now,
        "expires": expires,
    }
    connection.execute(insert(web_session), row)


def session_of(connection: Connection, digest: str, now: dt.datetime) -> Session | None:
    """Give the session of a cookie, if it has neither ended nor expired."""
    columns = [web_session.c[field] for field in Session.__struct_fields__]
    row = (
        connection.execute(
            select(*columns).where(
                web_session.c.digest == digest,
                web_session.c.ended.is_(None),
                web_session.c.expires > now,
            )
        )
        .mappings()
        .first()
    )
    return Session(**row) if row else None


def end_session(connection: Connection, digest: str, chat: str, now: dt.datetime) -> None:
    """End a session; its chat no longer belongs to anybody."""
    connection.execute(update(web_session).where(web_session.c.digest == digest).values(ended=now))
    connection.execute(
        update(address)
        .where(
            address.c.gateway == NAME,
            address.c.bot == NAME,
            address.c.chat == chat,
            address.c.unlinked.is_(None),
        )
        .values(unlinked=now)
    )


def states(connection: Connection) -> dict[str, dict[str, int]]:
    """Count the updates and the letters by their state."""
    return {
        table.name: {
            row[0]: row[1]
            for row in connection.execute(
                select(table.c.state, func.count()).group_by(table.c.state)
            )
        }
        for table in (inbox, letter)
    }
