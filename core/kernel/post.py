"""The post room: letters are written in the transaction that causes them, sent after it."""

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum

import msgspec
from sqlalchemy import (
    ColumnClause,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from core.kernel import portable
from core.kernel.fact import Fact, write
from core.kernel.notice import Notice
from core.kernel.tables import inbox, letter, letter_part
from core.kernel.transaction import Tx

UNDER_WAY = "under way"
"""What is known of a letter between its leaving and what became of it."""


class Priority(IntEnum):
    """What goes first when a bot may send only so much; what is left out first stands last."""

    ANSWER = 0
    WORK = 1
    REMINDER = 2
    BROADCAST = 3


BY_CLOCK = (Priority.REMINDER, Priority.BROADCAST)
"""What time alone causes: nobody did anything just now."""


class Address(Fact, frozen=True):
    """A chat that letters can go to, in a language; whose it is, if it is linked.

    The gender decides how its person is addressed.
    """

    gateway: str
    bot: str
    chat: str
    language: str
    person_id: int | None = None
    office_id: int | None = None
    gender: str | None = None
    dark: bool = False


class Label(Fact, frozen=True):
    """A numbered choice under a letter: its number, the key of its words, and their facts.

    A `quiet` one is a button where there are buttons; elsewhere the text says enough.
    """

    number: int
    words: str
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    quiet: bool = False


class Choices(Fact, frozen=True):
    """The numbered choices of a letter and the question they answer."""

    question: int
    labels: tuple[Label, ...]


class Letter(Fact, frozen=True):
    """A letter that is to be sent now."""

    id: int
    person_id: int | None
    office_id: int | None
    gateway: str
    bot: str
    chat: str
    language: str
    gender: str | None
    notice: str
    body: str
    choices: str | None
    attempts: int
    created: dt.datetime
    priority: int = Priority.WORK
    dark: bool = False
    edits: str | None = None
    begun: str | None = None

    @property
    def taken(self) -> tuple[str, ...]:
        """Give what the platform calls those messages of the letter that it took already."""
        return msgspec.json.decode(self.begun, type=tuple[str, ...]) if self.begun else ()


class Replied(Fact, frozen=True):
    """A letter that somebody replies to: to whom it went, and what it said."""

    person_id: int | None
    notice: str
    body: str
    choices: str | None


class Uninvited(Fact, frozen=True):
    """A letter that nobody asked for, still in the house."""

    id: int
    person_id: int
    priority: Priority
    notice: str
    body: str
    created: dt.datetime


class Held(Fact, frozen=True):
    """For whom letters are held back that may go by now, and since when they may."""

    person_id: int
    office_id: int
    since: dt.datetime


_PUT = portable.insert(letter).on_conflict_do_nothing(index_elements=[letter.c.dedupe_key])
_OLDER = letter.alias("older")
_WAITING: tuple[ColumnClause[str], ...] = (
    literal_column("'queued'"),
    literal_column("'claimed'"),
)
"""Spelled out, because SQLite uses a partial index only where it reads the very same words."""

_DUE = (
    select(letter.c.id)
    .where(
        letter.c.state.in_(_WAITING),
        or_(
            letter.c.state == "queued",
            and_(letter.c.state == "claimed", letter.c.lease <= bindparam("now")),
        ),
        letter.c.not_before <= bindparam("now"),
        ~select(_OLDER.c.id)
        .where(
            _OLDER.c.state.in_(_WAITING),
            _OLDER.c.gateway == letter.c.gateway,
            _OLDER.c.bot == letter.c.bot,
            _OLDER.c.chat == letter.c.chat,
            _OLDER.c.id < letter.c.id,
        )
        .exists(),
    )
    .order_by(letter.c.priority, letter.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=letter)
    .cte("due")
)
"""What may go now; what another process is claiming at this moment is passed over."""

_CLAIM = (
    update(letter)
    .where(letter.c.id.in_(select(_DUE.c.id)))
    .values(state="claimed", owner=bindparam("me"), lease=bindparam("until"))
    .returning(
        letter.c.id,
        letter.c.person_id,
        letter.c.office_id,
        letter.c.gateway,
        letter.c.bot,
        letter.c.chat,
        letter.c.language,
        letter.c.gender,
        letter.c.kind.label("notice"),
        letter.c.body,
        letter.c.choices,
        letter.c.attempts,
        letter.c.created,
        letter.c.priority,
        letter.c.dark,
        letter.c.edits,
        letter.c.begun,
    )
)
_MINE = and_(
    letter.c.id == bindparam("row"), letter.c.state == "claimed", letter.c.owner == bindparam("me")
)
_SENT = (
    update(letter)
    .where(_MINE)
    .values(
        state="sent",
        sent=bindparam("at"),
        remote_id=bindparam("remote"),
        begun=None,
        lease=None,
        owner=None,
        error=func.nullif(letter.c.error, UNDER_WAY),
    )
)
_PART = portable.insert(letter_part).on_conflict_do_nothing()
_SENT_SINCE = select(
    letter.c.sent,
    select(func.count())
    .where(
        letter_part.c.gateway == letter.c.gateway,
        letter_part.c.bot == letter.c.bot,
        letter_part.c.chat == letter.c.chat,
        letter_part.c.letter_id == letter.c.id,
    )
    .scalar_subquery()
    .label("parts"),
).where(
    letter.c.gateway == bindparam("gateway"),
    letter.c.bot == bindparam("bot"),
    letter.c.chat == bindparam("chat"),
    letter.c.remote_id.is_not(None),
    letter.c.sent > bindparam("moment"),
)
_REPLIED_COLUMNS = (
    letter.c.person_id,
    letter.c.kind.label("notice"),
    letter.c.body,
    letter.c.choices,
)
_REPLIED = union_all(
    select(*_REPLIED_COLUMNS).where(
        letter.c.gateway == bindparam("gateway"),
        letter.c.bot == bindparam("bot"),
        letter.c.chat == bindparam("chat"),
        letter.c.remote_id == bindparam("remote"),
    ),
    select(*_REPLIED_COLUMNS)
    .join(letter_part, letter_part.c.letter_id == letter.c.id)
    .where(
        letter_part.c.gateway == bindparam("gateway"),
        letter_part.c.bot == bindparam("bot"),
        letter_part.c.chat == bindparam("chat"),
        letter_part.c.remote_id == bindparam("remote"),
    ),
).limit(1)
_ENDED = (
    update(letter)
    .where(_MINE)
    .values(state=bindparam("ending"), error=bindparam("why"), begun=None, lease=None, owner=None)
)
_AGAIN = (
    update(letter)
    .where(_MINE)
    .values(
        state="queued",
        attempts=letter.c.attempts + 1,
        not_before=bindparam("at"),
        error=bindparam("why"),
        begun=bindparam("taken"),
        lease=None,
        owner=None,
    )
)
_FREE = (
    update(letter).where(letter.c.state == "claimed").values(state="queued", owner=None, lease=None)
)
_LEAVE = (
    update(letter)
    .where(
        letter.c.state == "claimed",
        letter.c.error == UNDER_WAY,
        letter.c.gateway.in_(bindparam("gateways", expanding=True)),
    )
    .values(state="unknown", error="under way when the process ended", owner=None, lease=None)
)
_RENEW = (
    update(letter)
    .where(
        letter.c.id.in_(bindparam("rows", expanding=True)),
        letter.c.state == "claimed",
        letter.c.owner == bindparam("me"),
    )
    .values(lease=bindparam("until"))
)
_LEAVE_EXPIRED = (
    update(letter)
    .where(
        letter.c.state.in_(_WAITING),
        letter.c.state == "claimed",
        letter.c.error == UNDER_WAY,
        letter.c.lease <= bindparam("moment"),
        letter.c.gateway.in_(bindparam("gateways", expanding=True)),
    )
    .values(state="unknown", error="under way when its process ended", owner=None, lease=None)
)
_REDIRECT = (
    update(letter)
    .where(_MINE)
    .values(
        gateway=bindparam("new_gateway"),
        bot=bindparam("new_bot"),
        chat=bindparam("new_chat"),
        state="queued",
        begun=None,
        lease=None,
        owner=None,
    )
)
_MOVE = (
    update(letter)
    .where(
        letter.c.state.in_(_WAITING),
        letter.c.gateway == bindparam("at_gateway"),
        letter.c.bot == bindparam("at_bot"),
        letter.c.chat == bindparam("at_chat"),
    )
    .values(chat=bindparam("new_chat"))
)
_RELEASE = (
    update(letter)
    .where(
        letter.c.state == "queued",
        letter.c.gateway == bindparam("at_gateway"),
        letter.c.bot == bindparam("at_bot"),
        letter.c.chat == bindparam("at_chat"),
        letter.c.not_before > bindparam("moment"),
    )
    .values(not_before=bindparam("moment"))
)
_PENDING = union_all(
    select(inbox.c.id).where(inbox.c.state == "new", inbox.c.chat == bindparam("where")),
    select(letter.c.id).where(letter.c.state.in_(_WAITING), letter.c.chat == bindparam("where")),
).limit(1)
_NEXT_DUE = select(func.min(letter.c.not_before)).where(letter.c.state == "queued")
NOT_SENT = ("held", "folded", "withdrawn")
_UNINVITED_COLUMNS = (
    letter.c.id,
    letter.c.person_id,
    letter.c.priority,
    letter.c.kind.label("notice"),
    letter.c.body,
    letter.c.created,
)
_UNINVITED = (
    select(*_UNINVITED_COLUMNS)
    .where(
        letter.c.dedupe_key > bindparam("first"),
        letter.c.dedupe_key < bindparam("last"),
        letter.c.person_id.is_not(None),
        letter.c.priority != int(Priority.ANSWER),
        letter.c.state == "queued",
    )
    .order_by(letter.c.id)
)
_HELD_BACK = (
    select(*_UNINVITED_COLUMNS)
    .where(
        letter.c.person_id == bindparam("whose"),
        letter.c.state == literal_column("'held'"),
        letter.c.not_before <= bindparam("now"),
    )
    .order_by(letter.c.id)
)
_DUE_HELD = (
    select(letter.c.person_id, letter.c.office_id, func.min(letter.c.not_before).label("since"))
    .where(letter.c.state == literal_column("'held'"), letter.c.not_before <= bindparam("now"))
    .group_by(letter.c.person_id, letter.c.office_id)
    .order_by(letter.c.person_id)
)
_HOLD = (
    update(letter)
    .where(letter.c.id == bindparam("row"), letter.c.state.in_(["queued", "held"]))
    .values(state="held", not_before=bindparam("until"))
)
_TOLD_SINCE = select(func.count()).where(
    letter.c.person_id == bindparam("whose"),
    letter.c.priority != int(Priority.ANSWER),
    letter.c.not_before >= bindparam("start"),
    letter.c.id < bindparam("before"),
    letter.c.state.not_in(NOT_SENT),
)
_WITHDRAW = (
    update(letter)
    .where(
        letter.c.person_id == bindparam("whose"),
        letter.c.state.in_(["queued", "claimed", "held"]),
    )
    .values(state="withdrawn", owner=None, lease=None)
)
_IS_CLAIMED = select(letter.c.id).where(_MINE)
_BEGIN = update(letter).where(_MINE).values(error=UNDER_WAY)


def put(
    tx: Tx,
    to: Address,
    notice: Notice,
    *,
    key: str,
    choices: Choices | None = None,
    priority: Priority = Priority.WORK,
    edits: str | None = None,
) -> None:
    """Put a letter into the outbox; one with the same key is there already or it is new.

    `key` is the meaning of the letter within the update that causes it. `edits` is what the
    platform calls an earlier message that this one takes the place of.
    """
    tx.connection.execute(
        _PUT,
        {
            "office_id": to.office_id,
            "person_id": to.person_id,
            "gateway": to.gateway,
            "bot": to.bot,
            "chat": to.chat,
            "language": to.language,
            "gender": to.gender,
            "dark": to.dark,
            "edits": edits,
            "kind": notice.kind,
            "body": write(notice),
            "choices": msgspec.json.encode(choices).decode() if choices else None,
            "dedupe_key": f"{tx.update}:{key}",
            "priority": int(priority),
            "not_before": tx.now,
            "created": tx.now,
        },
    )


def claim(
    connection: Connection, owner: str, now: dt.datetime, lease: dt.timedelta, most: int = 32
) -> Sequence[Letter]:
    """Take letters that are due: the oldest of each chat, answers first, under a lease."""
    rows = connection.execute(_CLAIM, {"me": owner, "now": now, "until": now + lease, "most": most})
    letters = (Letter(**row) for row in rows.mappings())
    return sorted(letters, key=lambda one: (one.priority, one.id))


def mark_sent(
    connection: Connection, row: int, owner: str, now: dt.datetime, remote_id: str | None
) -> None:
    """Say that a claimed letter has arrived, and what the platform calls its last message."""
    connection.execute(_SENT, {"row": row, "me": owner, "at": now, "remote": remote_id})


def name_parts(connection: Connection, one: Letter, names: Sequence[str]) -> None:
    """Keep what the platform calls the earlier messages of a letter: a reply may be to any."""
    place = {"gateway": one.gateway, "bot": one.bot, "chat": one.chat, "letter_id": one.id}
    if names:
        connection.execute(_PART, [{**place, "remote_id": name} for name in names])


def sent_since(
    connection: Connection, gateway: str, bot: str, chat: str, since: dt.datetime
) -> list[dt.datetime]:
    """Give when each message went into a chat after a moment; a long letter is several."""
    facts = {"gateway": gateway, "bot": bot, "chat": chat, "moment": since}
    rows = connection.execute(_SENT_SINCE, facts).mappings()
    return sorted(row["sent"] for row in rows for _ in range(row["parts"] + 1))


def replied_to(
    connection: Connection, gateway: str, bot: str, chat: str, remote_id: str
) -> Replied | None:
    """Give the letter of a chat behind the platform's own name of a message, however old."""
    facts = {"gateway": gateway, "bot": bot, "chat": chat, "remote": remote_id}
    row = connection.execute(_REPLIED, facts).mappings().first()
    return Replied(**row) if row else None


def mark_ended(connection: Connection, row: int, owner: str, state: str, why: str) -> None:
    """Say that a claimed letter has failed for good, or that its fate is unknown."""
    connection.execute(_ENDED, {"row": row, "me": owner, "ending": state, "why": why})


def put_back(
    connection: Connection,
    row: int,
    owner: str,
    at: dt.datetime,
    why: str,
    taken: Sequence[str] = (),
) -> None:
    """Queue a claimed letter again for a later moment; it keeps its place in its chat.

    `taken` are its messages that the platform took: they are not sent again.
    """
    begun = msgspec.json.encode(taken).decode() if taken else None
    connection.execute(_AGAIN, {"row": row, "me": owner, "at": at, "why": why, "taken": begun})


def redirect(connection: Connection, row: int, owner: str, to: Address) -> None:
    """Queue a claimed letter for another chat of its person: its own takes nothing any more."""
    new = {"new_gateway": to.gateway, "new_bot": to.bot, "new_chat": to.chat}
    connection.execute(_REDIRECT, {"row": row, "me": owner, **new})


def move_chat(connection: Connection, gateway: str, bot: str, chat: str, to: str) -> None:
    """Have everything that waits for a chat sent under the name it has now."""
    at = {"at_gateway": gateway, "at_bot": bot, "at_chat": chat}
    connection.execute(_MOVE, {**at, "new_chat": to})


def try_now(connection: Connection, gateway: str, bot: str, chat: str, now: dt.datetime) -> None:
    """Have whatever waits for a chat tried now: its person has just written."""
    at = {"at_gateway": gateway, "at_bot": bot, "at_chat": chat}
    connection.execute(_RELEASE, {**at, "moment": now})


def free_claimed(connection: Connection, *, never_again: Sequence[str] = ()) -> int:
    """Hand back everything claimed: what the only process of a file does when it starts.

    The fate of a letter that was under way is unknown: through the gateways `never_again` it is
    not sent again. One that had only been claimed is.
    """
    if never_again:
        connection.execute(_LEAVE, {"gateways": list(never_again)})
    return connection.execute(_FREE).rowcount


def renew(
    connection: Connection, rows: Sequence[int], owner: str, now: dt.datetime, lease: dt.timedelta
) -> None:
    """Keep letters that are still under way from being taken over."""
    connection.execute(_RENEW, {"rows": list(rows), "me": owner, "until": now + lease})


def leave_expired(connection: Connection, now: dt.datetime, never_again: Sequence[str]) -> None:
    """Say of letters begun by a process that is gone that their fate is unknown: not again."""
    connection.execute(_LEAVE_EXPIRED, {"gateways": list(never_again), "moment": now})


def next_due(connection: Connection) -> dt.datetime | None:
    """Give when the next queued letter is due, or None when nothing is queued."""
    return connection.execute(_NEXT_DUE).scalar()


def is_pending(connection: Connection, chat: str) -> bool:
    """Tell whether a chat has an unhandled update or an unsent letter."""
    return connection.execute(_PENDING, {"where": chat}).first() is not None


def uninvited(connection: Connection, update_id: int) -> list[Uninvited]:
    """Give the letters of an update that nobody asked for and that are not yet on their way."""
    facts: dict[str, object] = {"first": f"{update_id}:", "last": f"{update_id};"}
    return _letters(connection, _UNINVITED, facts)


def hold(connection: Connection, row: int, until: dt.datetime) -> None:
    """Hold a letter back until a moment; it does not hold up its chat."""
    connection.execute(_HOLD, {"row": row, "until": until})


def held_back(connection: Connection, person_id: int, now: dt.datetime) -> list[Uninvited]:
    """Give what was held back for a person and may go by now, oldest first."""
    return _letters(connection, _HELD_BACK, {"whose": person_id, "now": now})


def look_again(connection: Connection, person_id: int, now: dt.datetime) -> None:
    """Let it be decided anew whether what is held back for a person may go: his wish changed."""
    connection.execute(
        update(letter)
        .where(letter.c.person_id == person_id, letter.c.state == "held")
        .values(not_before=now)
    )


def due_held(connection: Connection, now: dt.datetime) -> list[Held]:
    """Give everybody for whom held letters may go by now."""
    return [Held(**row) for row in connection.execute(_DUE_HELD, {"now": now}).mappings()]


def fold(connection: Connection, rows: Sequence[int]) -> None:
    """Say that held letters have been told of in a summary, or have gone stale."""
    connection.execute(
        update(letter).where(letter.c.id.in_(rows), letter.c.state == "held").values(state="folded")
    )


def release(connection: Connection, rows: Sequence[int], to: Address, now: dt.datetime) -> None:
    """Let held letters go now, to the chat that their person uses now."""
    connection.execute(
        update(letter)
        .where(letter.c.id.in_(rows), letter.c.state == "held")
        .values(
            state="queued",
            not_before=now,
            gateway=to.gateway,
            bot=to.bot,
            chat=to.chat,
            language=to.language,
            gender=to.gender,
        )
    )


def told_since(connection: Connection, person_id: int, start: dt.datetime, before: int) -> int:
    """Count the letters nobody asked for that went to a person since a moment, ahead of one."""
    facts = {"whose": person_id, "start": start, "before": before}
    return int(connection.execute(_TOLD_SINCE, facts).scalar_one())


def was_told(connection: Connection, person_id: int, kind: str, start: dt.datetime) -> bool:
    """Tell whether the clock has written a person a letter of a kind since a moment."""
    found = connection.execute(
        select(letter.c.id)
        .where(
            letter.c.person_id == person_id,
            letter.c.kind == kind,
            letter.c.priority.in_([int(one) for one in BY_CLOCK]),
            letter.c.created >= start,
        )
        .limit(1)
    )
    return found.first() is not None


def withdraw(connection: Connection, person_id: int) -> int:
    """Take back every letter to a person that has not arrived; give how many."""
    return connection.execute(_WITHDRAW, {"whose": person_id}).rowcount


def take_back(connection: Connection, update_id: int, key: str) -> bool:
    """Take one letter of an update back; False where it is on its way or has arrived."""
    waits = letter.c.state.in_(["queued", "held"])
    taken = connection.execute(
        update(letter)
        .where(letter.c.dedupe_key == f"{update_id}:{key}", waits)
        .values(state="withdrawn", owner=None, lease=None)
    )
    return taken.rowcount > 0


def forward(connection: Connection, person_id: int, to: Address) -> None:
    """Let every letter to a person that is not yet on its way go to another chat of his."""
    connection.execute(
        update(letter)
        .where(
            letter.c.person_id == person_id,
            letter.c.state.in_(["queued", "claimed"]),
            letter.c.priority != int(Priority.ANSWER),
        )
        .values(
            state="queued", owner=None, lease=None, gateway=to.gateway, bot=to.bot, chat=to.chat
        )
    )


def is_claimed(connection: Connection, row: int, owner: str) -> bool:
    """Tell whether a letter is still this owner's to send: it may have been withdrawn."""
    return connection.execute(_IS_CLAIMED, {"row": row, "me": owner}).first() is not None


def begin(connection: Connection, row: int, owner: str) -> bool:
    """Note that a letter is about to leave; tell whether it is still this owner's to send."""
    return connection.execute(_BEGIN, {"row": row, "me": owner}).rowcount == 1


def _letters(
    connection: Connection, query: Select[tuple[object, ...]], facts: dict[str, object]
) -> list[Uninvited]:
    return [
        Uninvited(**{**row, "priority": Priority(row["priority"])})
        for row in connection.execute(query, facts).mappings()
    ]
