"""Rows of periods with their pinned rule sets, of assessments, petitions, blockers and readings."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.kernel.tables import METADATA, Id, Instant, key, of_office

period = Table(
    "period",
    METADATA,
    key(),
    of_office(),
    Column("key", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened", Instant, nullable=False),
    Column("locked", Instant),
    Column("by_id", Id),
    Column("reason", Text, nullable=False, server_default=""),
    UniqueConstraint("office_id", "key"),
    sqlite_autoincrement=True,
)
"""An evaluation period of an office, `2026-11`; `state` is open, locked or reopened.

`by_id` and `reason` are of the last change of state; without one the period opened by itself.
"""

period_rules = Table(
    "period_rules",
    METADATA,
    Column("period_id", ForeignKey("period.id"), primary_key=True),
    Column("regime", Text, primary_key=True),
    Column("rule_set", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""The rule set that holds for a group of people in a period, fixed when the period opened."""

assessment = Table(
    "assessment",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("period", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reviewer_id", Id),
    Column("decided", Text),
    Column("proposed", Text),
    Column("total", Text),
    Column("decider_id", Id),
    Column("published", Instant),
    Column("cut_off", Instant),
    Column("reason", Text, nullable=False, server_default=""),
    Column("receipt", Text),
    Column("version", Integer, nullable=False),
    UniqueConstraint("person_id", "period"),
    Index("ix_assessment_office", "office_id", "period"),
    sqlite_autoincrement=True,
)
"""How far the evaluation of a person in a period has come.

`stage` is open, assessed, reviewed, decided or corrected. `receipt` is the receipt as it was
published, with `total` as an exact number; nothing but a petition or a reopened period replaces it.
"""

petition = Table(
    "petition",
    METADATA,
    key(),
    of_office(),
    Column("number", Integer, nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("period", Text, nullable=False),
    Column("task_id", ForeignKey("task.id")),
    Column("words", Text, nullable=False),
    Column("said", Instant, nullable=False),
    Column("reviewer_id", ForeignKey("person.id"), nullable=False),
    Column("due", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("answer", Text, nullable=False, server_default=""),
    Column("answered", Instant),
    Column("total_before", Text),
    Column("total_after", Text),
    Column("receipt", Text, nullable=False),
    Column("criterion", Text),
    UniqueConstraint("office_id", "number"),
    Index("ix_petition_reviewer", "reviewer_id", "state"),
    Index("ix_petition_person", "person_id", "period"),
    sqlite_autoincrement=True,
)
"""An objection to a published result, or to one line of it; `state` is open, upheld or rejected.

The line is a task, or a `criterion` of the general points, `total` for all of them.
`receipt` is the receipt as it stood when the petition was made.
"""

score_read = Table(
    "score_read",
    METADATA,
    key(),
    of_office(),
    Column("reader_id", ForeignKey("person.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("period", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_score_read_person", "person_id", "id"),
    sqlite_autoincrement=True,
)
"""Somebody has looked at somebody else's score: who, whose, of which period, when and where."""
