"""Rows of the product catalogue: one row for each version of a product."""

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from core.kernel.tables import METADATA, Instant, key, of_office

product = Table(
    "product",
    METADATA,
    key(),
    of_office(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("output", Text),
    Column("coefficient", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("score", Integer),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    UniqueConstraint("office_id", "code", "since"),
    Index("ix_product_office", "office_id", "code"),
    sqlite_autoincrement=True,
)
"""A version of a product: what it is called, what it comes in, and what one of it is worth.

`coefficient` (K) and `score` are thousandths; `source` is table or score (K = score / 25). A
version holds from `since` until `until`; the one without `until` is the last.
"""
