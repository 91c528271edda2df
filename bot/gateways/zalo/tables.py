"""Rows of Zalo: the bots as they were seen, what each spent of a month, and whom each serves."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from core.kernel.tables import METADATA, Instant

zalo_bot = Table(
    "zalo_bot",
    METADATA,
    Column("bot", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seen", Instant, nullable=False),
)
"""A bot by the name that people see, as Zalo last told it."""

zalo_month = Table(
    "zalo_month",
    METADATA,
    Column("bot", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("sent", Integer, nullable=False, server_default="0"),
    Column("received", Integer, nullable=False, server_default="0"),
)
"""How many messages a bot sent and received in a month of Vietnam, such as `2026-11`."""

zalo_seat = Table(
    "zalo_seat",
    METADATA,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("bot", Text, nullable=False),
    Column("given", Instant, nullable=False),
)
"""Which bot a person was told to write to: a bot of the free plan serves 50."""
