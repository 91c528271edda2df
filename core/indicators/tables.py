"""Rows of indicators, their targets by period, and every value that was ever said of them.

Values and targets are whole thousandths of their unit, weights whole hundredths of a percent.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.kernel.tables import METADATA, Id, Instant, key, of_office

indicator = Table(
    "indicator",
    METADATA,
    key(),
    of_office(),
    Column("number", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("position", Text),
    Column("source", Text, nullable=False),
    Column("counts", Text),
    Column("formula", Text),
    Column("noun", Text),
    Column("direction", Text, nullable=False),
    Column("months", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("owner_id", Id),
    Column("cutoff", Integer, nullable=False),
    Column("dropped", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("office_id", "number"),
    UniqueConstraint("office_id", "code", name="uq_indicator_code"),
    Index("ix_indicator_unit", "unit_id"),
    sqlite_autoincrement=True,
)
"""What a unit, or with `position` those of one job position in it, is measured by.

`source` is typed, on_time, product or paragraph; `counts` is the product or paragraph it counts.
`direction` is higher or lower; `months` is 1, 3 or 12; values said more than `cutoff` days after
the period's end are late. Without `owner_id` whoever leads the unit answers for it.
"""

indicator_target = Table(
    "indicator_target",
    METADATA,
    Column("indicator_id", ForeignKey("indicator.id"), primary_key=True),
    Column("period", Text, primary_key=True),
    Column("target", Integer, nullable=False),
    Column("baseline", Integer),
)
"""What is to be reached in a period (`2026-11`, `2026-Q4`, `2026`), and from where."""

measurement = Table(
    "measurement",
    METADATA,
    key(),
    of_office(),
    Column("indicator_id", ForeignKey("indicator.id"), nullable=False),
    Column("period", Text, nullable=False),
    Column("value", Integer, nullable=False),
    Column("said", Instant, nullable=False),
    Column("person_id", Id),
    Column("reason", Text),
    Column("late", Boolean, nullable=False),
    Column("withdrawn", Instant),
    Index("ix_measurement_indicator", "indicator_id", "period", "said"),
    sqlite_autoincrement=True,
)
"""A value as it was said, never changed: when, by whom (nobody for a file), and why if late.

The value said last counts; one that was taken back has `withdrawn`.
"""

position = Table(
    "position",
    METADATA,
    key(),
    of_office(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit_id", Id),
    Column("products", Text, nullable=False),
    Column("indicators", Text, nullable=False),
    Column("criteria", Text, nullable=False),
    UniqueConstraint("office_id", "code"),
    sqlite_autoincrement=True,
)
"""A job position: codes of its products and indicators and its criteria, each a list as JSON.

It is held by whoever has a post with its name as title, in its unit if it has one.
"""

position_pin = Table(
    "position_pin",
    METADATA,
    Column("office_id", ForeignKey("office.id"), primary_key=True),
    Column("period", Text, primary_key=True),
    Column("position_id", ForeignKey("position.id"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit_id", Id),
    Column("products", Text, nullable=False),
    Column("indicators", Text, nullable=False),
    Column("criteria", Text, nullable=False),
)
"""A job position as it was when an evaluation period opened."""
