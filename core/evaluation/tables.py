"""Rows of the general criteria of a period, as somebody has scored them."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from core.kernel.tables import METADATA, Instant, key, of_office

general_score = Table(
    "general_score",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("period", Text, nullable=False),
    Column("by_id", ForeignKey("person.id"), nullable=False),
    Column("criterion", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("said", Instant, nullable=False),
    UniqueConstraint("person_id", "period", "by_id", "criterion"),
    sqlite_autoincrement=True,
)
"""Points in thousandths for one criterion; a person's own ones have `by_id` = `person_id`."""
