"""Rows of an office's own calendar over the national one, and of who is away when."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.kernel.tables import METADATA, Id, Instant, key, of_office

calendar_day = Table(
    "calendar_day",
    METADATA,
    key(),
    of_office(),
    Column("day", Text, nullable=False),
    Column("worked", Boolean, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("by_id", Id, nullable=False),
    Column("said", Instant, nullable=False),
    UniqueConstraint("office_id", "day"),
    sqlite_autoincrement=True,
)
"""A day (ISO date) that an office works or has off, whatever the national calendar says.

`official` is False while the swap is only expected.
"""

office_hours = Table(
    "office_hours",
    METADATA,
    Column("unit_id", ForeignKey("unit.id"), primary_key=True),
    Column("morning_from", Integer, nullable=False),
    Column("morning_to", Integer, nullable=False),
    Column("afternoon_from", Integer, nullable=False),
    Column("afternoon_to", Integer, nullable=False),
)
"""When a unit and those below it work, in minutes after midnight."""

absence = Table(
    "absence",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("away", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("deputy_id", ForeignKey("person.id")),
    Column("agreed", Instant),
    Column("said", Instant, nullable=False),
    Column("ended", Instant),
    Index("ix_absence_person", "person_id", "until"),
    sqlite_autoincrement=True,
)
"""Somebody is away, on `leave` or in the `field`, from a moment up to but without another.

`ended` is when he came back early, or took it back. The reason is not kept: it is nobody's
business but his own and his leader's. `agreed` is when the deputy took it on.
"""
