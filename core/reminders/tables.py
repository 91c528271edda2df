"""Rows of when people want to be written to, of figures under their codes, and of boards."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.kernel import portable
from core.kernel.tables import METADATA, Instant, key, of_office

habit = Table(
    "habit",
    METADATA,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("reminders", Text, nullable=False),
    Column("quiet_from", Integer),
    Column("quiet_until", Integer),
    Column("muted_until", Instant),
)
"""How a person wants to be reminded: on, few, morning or off; quiet hours, mute."""

rhythm = Table(
    "rhythm",
    METADATA,
    Column("unit_id", ForeignKey("unit.id"), primary_key=True),
    Column("digest", Integer),
    Column("morning", Integer),
    Column("week", Integer),
    Column("patience", Integer),
    Column("cap", Integer),
)
"""When Viec writes in a unit and those below it; what is empty is as in the unit above."""

figures = Table(
    "figures",
    METADATA,
    key(),
    of_office(),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("made", Instant, nullable=False),
    UniqueConstraint("office_id", "code"),
    sqlite_autoincrement=True,
)
"""The facts of a picture as they were shown, once for each content, under a code of its office."""

figures_reader = Table(
    "figures_reader",
    METADATA,
    Column("figures_id", ForeignKey("figures.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
)
"""To whom some figures were shown."""

board = Table(
    "board",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("unit_code", Text),
    Column("letter_key", Text, nullable=False),
    Column("edit_key", Text),
    Column("content", Text, nullable=False),
    Column("refreshed", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("closed", Instant),
    Index(
        "ix_board_open",
        "office_id",
        "refreshed",
        **portable.only("closed IS NULL"),
    ),
    Index("ix_board_person", "person_id"),
    sqlite_autoincrement=True,
)
"""A board in a chat that is kept current by editing the message that showed it.

`unit_code` is None for all units that the person leads. `letter_key` and `edit_key` are the dedupe
keys of the letter that showed it and of the last one that changed it. `content` names what is
shown now, whenever it was counted. It is kept current until `until`, unless `closed` before.
"""
