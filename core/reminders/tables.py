"""Rows of when persons and units want to be written to; what is not set has its default."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from core.kernel.tables import METADATA, Instant

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
