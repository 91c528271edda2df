"""Rows of programmes (resolutions, programmes, plans) and of their numbered paragraphs."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.kernel.tables import METADATA, Id, key, of_office

programme = Table(
    "programme",
    METADATA,
    key(),
    of_office(),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("begins", Text),
    Column("ends", Text),
    UniqueConstraint("office_id", "code"),
    sqlite_autoincrement=True,
)
"""A resolution, programme or plan that work comes from; `begins` and `ends` are its days."""

paragraph = Table(
    "paragraph",
    METADATA,
    key(),
    Column("programme_id", ForeignKey("programme.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("mark", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("unit_id", Id),
    Column("person_id", Id),
    Column("figure", Text),
    Column("data", Text),
    Column("due", Text),
    Column("indicator", Integer),
    UniqueConstraint("programme_id", "mark"),
    Index("ix_paragraph_unit", "unit_id"),
    sqlite_autoincrement=True,
)
"""A numbered paragraph: its mark (`3`, `II.1`) and words, and what makes it steerable.

That is the unit or the person who answers for it, the figure it promises, where the data for it
comes from, and the day it is due; `indicator` is the number of the one that measures it. `place`
orders the paragraphs of a programme.
"""
