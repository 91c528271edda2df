"""Rows of an office's own calendar: what it lays over the national one."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

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
