"""The kernel's rows: offices, the inbox, the journal, letters, open questions, secrets.

Instants are UTC epoch milliseconds on every database; quantities are whole thousandths.
"""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from core.kernel import portable

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Id = BigInteger().with_variant(Integer, "sqlite")
"""A key that counts up; INTEGER on SQLite, where only that is the row's own number."""


class Instant(TypeDecorator[dt.datetime]):
    """A moment, stored as UTC epoch milliseconds. Refuses naive values with ValueError."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[dt.datetime | None], int | None]:
        """Give what makes epoch milliseconds of a moment; it is run all the time, so it is bare."""
        del dialect
        return _stored

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[int | None], dt.datetime | None]:
        """Give what makes an aware moment in UTC of epoch milliseconds."""
        del dialect, coltype
        return _read


def _stored(moment: dt.datetime | None) -> int | None:
    return None if moment is None else epoch_ms(moment)


def _read(milliseconds: int | None) -> dt.datetime | None:
    return None if milliseconds is None else from_epoch_ms(milliseconds)


def epoch_ms(moment: dt.datetime) -> int:
    """Give UTC epoch milliseconds. Raises ValueError for a naive moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return int((moment - _EPOCH) / _MILLISECOND)


def from_epoch_ms(milliseconds: int) -> dt.datetime:
    """Give the aware moment in UTC."""
    return _EPOCH + dt.timedelta(milliseconds=milliseconds)


_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECOND = dt.timedelta(milliseconds=1)


def key() -> Column[int]:
    """Give the column of a row's own number."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def of_office() -> Column[int]:
    """Give the column that says to which office a row belongs."""
    return Column("office_id", ForeignKey("office.id"), nullable=False)


office = Table(
    "office",
    METADATA,
    key(),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("roster", Integer, nullable=False, server_default="0"),
    Column("thanks_a_month", Integer, nullable=False, server_default="10"),
    Column("daily_norm", Integer),
    Column("cycle", Integer, nullable=False, server_default="1"),
    Column("created", Instant, nullable=False),
    sqlite_autoincrement=True,
)

inbox = Table(
    "inbox",
    METADATA,
    key(),
    Column("gateway", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("source_key", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("received", Instant, nullable=False),
    Column("raw", Text),
    Column("state", Text, nullable=False, server_default="new"),
    Column("code", Text),
    UniqueConstraint("gateway", "bot", "source_key"),
    Index("ix_inbox_new", "gateway", "bot", "chat", "id", **portable.only("state = 'new'")),
    Index("ix_inbox_waiting", "id", **portable.only("state = 'new'")),
    Index("ix_inbox_chat", "chat", "received"),
    sqlite_autoincrement=True,
)
"""Raw updates, each once under the platform's key.

`state` is new, done, slip, refused, failed (a bug; `code` finds it in the log), parked (cannot be
decoded) or secret (screened out before writing: no text is kept).
"""

journal = Table(
    "journal",
    METADATA,
    key(),
    of_office(),
    Column("update_id", ForeignKey("inbox.id"), nullable=False),
    Column("person_id", Id),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("said", Instant, nullable=False),
    Column("arrived", Instant, nullable=False),
    Column("facts", Text, nullable=False),
    Column("before", Text),
    Column("seq", Integer, nullable=False, server_default="0"),
    Column("salt", Text, nullable=False, server_default=""),
    Column("content", Text, nullable=False, server_default=""),
    Column("link", Text, nullable=False, server_default=""),
    Index("ix_journal_subject", "subject", "subject_id", "id"),
    Index("ix_journal_person", "person_id", "id"),
    Index("ix_journal_update", "update_id"),
    Index("ix_journal_arrived", "office_id", "subject", "arrived"),
    sqlite_autoincrement=True,
)
"""What happened, appended only: who, what, when it was said and when it arrived.

`before` is the subject's state ahead of the change, so that it can be taken back.

The lines of an office are a chain: `seq` counts them, `content` is the hash of what the line says
with its `salt`, `link` the hash of everything else with the link before it. A line may be erased:
then its text and its salt are empty, and the chain still holds.
"""

journal_head = Table(
    "journal_head",
    METADATA,
    Column("office_id", ForeignKey("office.id"), primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("link", Text, nullable=False),
)
"""The last line of each office's journal."""

letter = Table(
    "letter",
    METADATA,
    key(),
    Column("office_id", ForeignKey("office.id")),
    Column("person_id", Id),
    Column("gateway", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("gender", Text),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("choices", Text),
    Column("dedupe_key", Text, nullable=False, unique=True),
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False, server_default="queued"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("owner", Text),
    Column("lease", Instant),
    Column("created", Instant, nullable=False),
    Column("sent", Instant),
    Column("remote_id", Text),
    Column("error", Text),
    Column("dark", Boolean, nullable=False, server_default="0"),
    Column("edits", Text),
    Column("begun", Text),
    Index(
        "ix_letter_due",
        "gateway",
        "bot",
        "chat",
        "id",
        **portable.only("state IN ('queued', 'claimed')"),
    ),
    Index("ix_letter_person", "person_id", "id"),
    Index(
        "ix_letter_remote",
        "chat",
        "remote_id",
        **portable.only("remote_id IS NOT NULL"),
    ),
    Index("ix_letter_held", "not_before", **portable.only("state = 'held'")),
    sqlite_autoincrement=True,
)
"""The outbox. `state` is queued, claimed, sent, failed (for good) or unknown (never resent).

Further `held` (its person is not to be disturbed until `not_before`), `folded` (told of in a
summary instead) and `withdrawn` (its person has left).
`remote_id` is what the platform calls the (last) message of a letter: replies name it. `edits` is
what it calls the message that this letter changes in place. `dark` says that its person wants dark
pictures. `begun` holds what the platform calls those messages of a letter in several that it took
before it took no more: the letter goes on behind them.
"""

letter_part = Table(
    "letter_part",
    METADATA,
    Column("gateway", Text, primary_key=True),
    Column("bot", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("remote_id", Text, primary_key=True),
    Column("letter_id", ForeignKey("letter.id"), nullable=False),
)
"""The earlier messages of a letter that went out in several."""

hold = Table(
    "hold",
    METADATA,
    Column("gateway", Text, primary_key=True),
    Column("bot", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("until", Instant, nullable=False),
    Column("told", Instant, nullable=False),
)
"""A chat that says more than anybody can mean: its updates wait until then. When it was told so."""

question = Table(
    "question",
    METADATA,
    key(),
    of_office(),
    Column("person_id", Id, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("state", Text, nullable=False, server_default="open"),
    Column("choices", Text, nullable=False),
    Column("awaits", Text),
    Column("outcome", Text),
    Index("ix_question_open", "person_id", **portable.only("state = 'open'")),
    sqlite_autoincrement=True,
)
"""What a person was asked last: the commands behind the numbers. One open question a person.

`state` is open, used, or closed (a newer question or command took its place).
"""

secret = Table(
    "secret",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Keys that this installation made for itself, and marks such as `demo`."""

retention = Table(
    "retention",
    METADATA,
    Column("sort", Text, primary_key=True),
    Column("upto", Id, nullable=False, server_default="0"),
    Column("until", Instant),
    Column("ended", Instant),
    Column("gone", Integer, nullable=False, server_default="0"),
)
"""How far the purge of each sort of things has come; `until` is before which moment they go."""

portable.append_only(journal, erasable={"facts": "", "before": None, "salt": ""})
