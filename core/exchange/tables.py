"""Rows of tokens: which programs may read what of an office, in whose name, until when."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from core.kernel.tables import METADATA, Id, Instant, key, of_office

api_token = Table(
    "api_token",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("unit_id", Id),
    Column("made", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("revoked", Instant),
    Index("uq_api_token_digest", "digest", unique=True),
    sqlite_autoincrement=True,
)
"""A token by which a program reads, kept only as a digest.

It reads in the name of `person_id`, never more than he could take away himself; `scopes` are
parted by spaces, `unit_id` narrows it to a unit and those below.
"""
