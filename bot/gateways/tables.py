"""Rows of pictures that a platform has already, by what it calls them."""

from sqlalchemy import Column, Table, Text

from core.kernel.tables import METADATA, Instant

upload = Table(
    "upload",
    METADATA,
    Column("gateway", Text, primary_key=True),
    Column("bot", Text, primary_key=True),
    Column("content", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("made", Instant, nullable=False),
)
"""A picture that a bot has uploaded: the name of its content, and the platform's name for it."""
