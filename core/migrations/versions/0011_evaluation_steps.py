"""Periods, assessments, petitions and readings; own points live in the journal alone."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OFFICE = "office.id"
PERSON = "person.id"


def upgrade() -> None:
    _period()
    _assessment()
    _petition()
    op.create_table(
        "score_read",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("reader_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], [OFFICE], name=op.f("fk_score_read_office_id")),
        sa.ForeignKeyConstraint(["reader_id"], [PERSON], name=op.f("fk_score_read_reader_id")),
        sa.ForeignKeyConstraint(["person_id"], [PERSON], name=op.f("fk_score_read_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_read")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_score_read_person", "score_read", ["person_id", "id"])
    op.drop_table("general_score")


def _period() -> None:
    op.create_table(
        "period",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened", sa.BigInteger(), nullable=False),
        sa.Column("locked", sa.BigInteger(), nullable=True),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["office_id"], [OFFICE], name=op.f("fk_period_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        sa.UniqueConstraint("office_id", "key", name=op.f("uq_period_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "period_rules",
        sa.Column("period_id", ID, nullable=False),
        sa.Column("regime", sa.Text(), nullable=False),
        sa.Column("rule_set", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["period_id"], ["period.id"], name=op.f("fk_period_rules_period_id")
        ),
        sa.PrimaryKeyConstraint("period_id", "regime", name=op.f("pk_period_rules")),
    )
    op.create_table(
        "regime",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("regime", sa.Text(), nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], [PERSON], name=op.f("fk_regime_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_regime")),
    )


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reviewer_id", ID, nullable=True),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("total", sa.Text(), nullable=True),
        sa.Column("decider_id", ID, nullable=True),
        sa.Column("published", sa.BigInteger(), nullable=True),
        sa.Column("cut_off", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], [OFFICE], name=op.f("fk_assessment_office_id")),
        sa.ForeignKeyConstraint(["person_id"], [PERSON], name=op.f("fk_assessment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("person_id", "period", name=op.f("uq_assessment_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assessment_office", "assessment", ["office_id", "period"])


def _petition() -> None:
    op.create_table(
        "petition",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("reviewer_id", ID, nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=True),
        sa.Column("total_before", sa.Text(), nullable=True),
        sa.Column("total_after", sa.Text(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], [OFFICE], name=op.f("fk_petition_office_id")),
        sa.ForeignKeyConstraint(["person_id"], [PERSON], name=op.f("fk_petition_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_petition_task_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], [PERSON], name=op.f("fk_petition_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_petition_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_petition_reviewer", "petition", ["reviewer_id", "state"])
    op.create_index("ix_petition_person", "petition", ["person_id", "period"])


def downgrade() -> None:
    op.create_table(
        "general_score",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], [PERSON], name=op.f("fk_general_score_by_id")),
        sa.ForeignKeyConstraint(["office_id"], [OFFICE], name=op.f("fk_general_score_office_id")),
        sa.ForeignKeyConstraint(["person_id"], [PERSON], name=op.f("fk_general_score_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_general_score")),
        sa.UniqueConstraint(
            "person_id", "period", "by_id", "criterion", name=op.f("uq_general_score_person_id")
        ),
        sqlite_autoincrement=True,
    )
    _fill_general_score()
    op.drop_index("ix_score_read_person", table_name="score_read")
    op.drop_table("score_read")
    op.drop_index("ix_petition_person", table_name="petition")
    op.drop_index("ix_petition_reviewer", table_name="petition")
    op.drop_table("petition")
    op.drop_index("ix_assessment_office", table_name="assessment")
    op.drop_table("assessment")
    op.drop_table("regime")
    op.drop_table("period_rules")
    op.drop_table("period")


def _fill_general_score() -> None:
    """Write the last own points of everybody again, as the journal has them."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT office_id, subject_id, said, facts FROM journal "
            "WHERE subject = 'score' AND verb = 'self_assess' ORDER BY id"
        )
    ).all()
    for office_id, person_id, said, text in rows:
        facts = json.loads(text)
        for criterion, points in facts["points"]:
            whole, _, part = str(points).partition("/")
            thousandths = int(whole) * 1000 // int(part or 1)
            connection.execute(
                sa.text(
                    "INSERT OR REPLACE INTO general_score "
                    "(office_id, person_id, period, by_id, criterion, points, said) "
                    "VALUES (:office, :person, :period, :person, :criterion, :points, :said)"
                ),
                {
                    "office": office_id,
                    "person": person_id,
                    "period": facts["period"],
                    "criterion": criterion,
                    "points": thousandths,
                    "said": said,
                },
            )
