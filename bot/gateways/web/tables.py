"""Rows of the web chat: what was shown, what was seen, who is signed in, and the pictures."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from core.kernel import portable
from core.kernel.tables import METADATA, Id, Instant, inbox, key

web_message = Table(
    "web_message",
    METADATA,
    key(),
    Column("letter_id", Id, nullable=False, unique=True),
    Column("chat", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("question", Id),
    Column("payload", Text, nullable=False),
    Index("ix_web_message_chat", "chat", "id"),
    Index("ix_web_message_question", "chat", "question"),
    sqlite_autoincrement=True,
)
"""What a chat was shown, once for each letter.

The row's own number is the order in which the courier delivered, so a cursor over it misses
nothing even when a letter was written before another and sent after it.
"""

web_seen = Table(
    "web_seen",
    METADATA,
    Column("chat", Text, primary_key=True),
    Column("message_id", Id, nullable=False),
)
"""How far a chat has been read."""

web_session = Table(
    "web_session",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("chat", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("ended", Instant),
)
"""A signed-in browser; of its cookie only the digest is kept."""

web_picture = Table(
    "web_picture",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("letter_id", Id, nullable=False, unique=True),
    Column("notice", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("created", Instant, nullable=False),
)
"""The facts a picture is drawn from, under a name that says nothing; its address is signed."""

Index(
    "ix_inbox_web",
    inbox.c.chat,
    inbox.c.id,
    **portable.only("gateway = 'web'"),
)
