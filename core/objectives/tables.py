"""Rows of objectives, their key results, what was checked in, and the tasks that are counted.

Values are whole thousandths of their unit, weights whole hundredths of a percent.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from core.kernel.tables import METADATA, Id, Instant, key, of_office

objective = Table(
    "objective",
    METADATA,
    key(),
    of_office(),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("person_id", Id),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("ambition", Text, nullable=False),
    Column("parent_id", Id),
    Column("state", Text, nullable=False),
    Column("proposer_id", ForeignKey("person.id"), nullable=False),
    Column("proposed", Instant, nullable=False),
    Column("agreer_id", Id),
    Column("agreed", Instant),
    Column("ended", Instant),
    Column("grade", Integer),
    Column("lesson", Text),
    Column("rolled_from", Id),
    UniqueConstraint("office_id", "number"),
    Index("ix_objective_quarter", "office_id", "year", "quarter"),
    Index("ix_objective_unit", "unit_id", "year", "quarter"),
    Index("ix_objective_person", "person_id"),
    sqlite_autoincrement=True,
)
"""An objective of a unit, or with `person_id` of somebody in it, for a quarter.

`parent_id` is the objective above that it serves; nothing is copied or added up along it. `grade`
is in thousandths. `rolled_from` is the objective of the quarter before whose rest it takes on.
"""

key_result = Table(
    "key_result",
    METADATA,
    key(),
    of_office(),
    Column("number", Integer, nullable=False),
    Column("objective_id", ForeignKey("objective.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("shape", Text, nullable=False),
    Column("baseline", Integer, nullable=False),
    Column("target", Integer, nullable=False),
    Column("current", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("owner_id", ForeignKey("person.id"), nullable=False),
    Column("noun", Text),
    Column("source", Text, nullable=False),
    Column("confidence", Integer),
    Column("blocker", Text),
    Column("checked", Instant),
    Column("drafted", Instant),
    Column("draft", Integer),
    Column("dropped", Boolean, nullable=False, server_default="0"),
    Column("indicator_id", Id),
    Column("paragraph_id", Id),
    UniqueConstraint("office_id", "number"),
    Index("ix_key_result_objective", "objective_id"),
    Index("ix_key_result_owner", "owner_id"),
    sqlite_autoincrement=True,
)
"""A key result as it stands: from `baseline` to `target`, `current` as last checked in.

Where `source` is `tasks`, the accepted quantity of the linked tasks counts instead of `current`;
where it is `indicator`, the last value of that one in the quarter. `paragraph_id` is the paragraph
of a programme that it carries out.
`drafted` is when its owner was sent the week's draft, `draft` the value in it; both are empty once
it is checked in.
"""

check_in = Table(
    "check_in",
    METADATA,
    key(),
    of_office(),
    Column("key_result_id", ForeignKey("key_result.id"), nullable=False),
    Column("value", Integer, nullable=False),
    Column("confidence", Integer),
    Column("blocker", Text),
    Column("note", Text),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("said", Instant, nullable=False),
    Column("withdrawn", Instant),
    Index("ix_check_in_key_result", "key_result_id", "said"),
    sqlite_autoincrement=True,
)
"""What somebody said of a key result at a moment; taken back where `withdrawn`."""

key_result_task = Table(
    "key_result_task",
    METADATA,
    Column("key_result_id", ForeignKey("key_result.id"), primary_key=True),
    Column("task_id", ForeignKey("task.id"), primary_key=True),
    Index("ix_key_result_task_task", "task_id"),
)
"""The tasks whose accepted quantity moves a key result."""
