"""Rows of units, persons, their posts, their chats and the codes that link them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from core.kernel import portable
from core.kernel.tables import METADATA, Instant, key, of_office

unit = Table(
    "unit",
    METADATA,
    key(),
    of_office(),
    Column("parent_id", ForeignKey("unit.id")),
    Column("path", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("office_id", "code"),
    Index("ix_unit_path", "path"),
    sqlite_autoincrement=True,
)
"""A unit; `path` is the numbers from the root to itself, each ended by a dot: `1.4.`"""

person = Table(
    "person",
    METADATA,
    key(),
    of_office(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("gender", Text),
    Column("language", Text, nullable=False, server_default="vi"),
    Column("phone", Text),
    Column("departed", Instant),
    Column("dark", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("office_id", "code"),
    sqlite_autoincrement=True,
)

post = Table(
    "post",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("acting_for", ForeignKey("person.id")),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Index("ix_post_person", "person_id"),
    Index("ix_post_unit", "unit_id"),
    sqlite_autoincrement=True,
)
"""What a person is in a unit, from a moment until another; perhaps in somebody's place."""

address = Table(
    "address",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("gateway", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("linked", Instant, nullable=False),
    Column("unlinked", Instant),
    Column("used", Instant, nullable=False),
    Column("closed", Instant),
    Column("menu", Text),
    Column("rank", Integer, nullable=False, server_default="0"),
    Index(
        "uq_address_chat",
        "gateway",
        "bot",
        "chat",
        unique=True,
        **portable.only("unlinked IS NULL"),
    ),
    Index("ix_address_person", "person_id"),
    sqlite_autoincrement=True,
)
"""A chat that belongs to a person; the one used last gets what the person did not ask for.

A `rank` of 1 goes before the others by choice; one of -1 gets nothing unasked.
`closed` is since when the platform delivers nothing there; `menu` is the menu of commands it shows.
"""

link_code = Table(
    "link_code",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("made", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("used", Instant),
    Index("ix_link_code_digest", "digest"),
    sqlite_autoincrement=True,
)
"""A one-time code, kept only as a digest."""

link_try = Table(
    "link_try",
    METADATA,
    Column("gateway", Text, primary_key=True),
    Column("bot", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Column("told", Instant),
)
"""How often an unlinked chat tried a wrong code lately, and when it was last answered."""

consent = Table(
    "consent",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("gateway", Text, nullable=False),
    Column("given", Instant, nullable=False),
    Column("withdrawn", Instant),
    Index("ix_consent_person", "person_id"),
    sqlite_autoincrement=True,
)
"""That a person was told what is kept about him, in which version of the text, and agreed."""

data_request = Table(
    "data_request",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("wish", Text, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("answered", Instant),
    Index("ix_data_request_person", "person_id"),
    sqlite_autoincrement=True,
)
"""What a person asks of the data kept about him: `copy` or `erase`; when, until when, answered."""
