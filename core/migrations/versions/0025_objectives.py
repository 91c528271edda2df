"""Objectives, key results, what was checked in of them, and the tasks that are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _objective()
    _key_result()
    _check_in()
    _key_result_task()


def downgrade() -> None:
    op.drop_index("ix_key_result_task_task", table_name="key_result_task")
    op.drop_table("key_result_task")
    op.drop_index("ix_check_in_key_result", table_name="check_in")
    op.drop_table("check_in")
    op.drop_index("ix_key_result_owner", table_name="key_result")
    op.drop_index("ix_key_result_objective", table_name="key_result")
    op.drop_table("key_result")
    op.drop_index("ix_objective_person", table_name="objective")
    op.drop_index("ix_objective_unit", table_name="objective")
    op.drop_index("ix_objective_quarter", table_name="objective")
    op.drop_table("objective")


def _objective() -> None:
    op.create_table(
        "objective",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("ambition", sa.Text(), nullable=False),
        sa.Column("parent_id", NUMBER, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("proposer_id", NUMBER, nullable=False),
        sa.Column("proposed", sa.BigInteger(), nullable=False),
        sa.Column("agreer_id", NUMBER, nullable=True),
        sa.Column("agreed", sa.BigInteger(), nullable=True),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("lesson", sa.Text(), nullable=True),
        sa.Column("rolled_from", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_objective_office_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_objective_unit_id")),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["person.id"], name=op.f("fk_objective_proposer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_objective_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_objective_quarter", "objective", ["office_id", "year", "quarter"])
    op.create_index("ix_objective_unit", "objective", ["unit_id", "year", "quarter"])
    op.create_index("ix_objective_person", "objective", ["person_id"])


def _key_result() -> None:
    op.create_table(
        "key_result",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("objective_id", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("owner_id", NUMBER, nullable=False),
        sa.Column("noun", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("blocker", sa.Text(), nullable=True),
        sa.Column("checked", sa.BigInteger(), nullable=True),
        sa.Column("drafted", sa.BigInteger(), nullable=True),
        sa.Column("draft", sa.Integer(), nullable=True),
        sa.Column("dropped", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_key_result_office_id")),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objective.id"], name=op.f("fk_key_result_objective_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_key_result_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_result")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_key_result_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_key_result_objective", "key_result", ["objective_id"])
    op.create_index("ix_key_result_owner", "key_result", ["owner_id"])


def _check_in() -> None:
    op.create_table(
        "check_in",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("key_result_id", NUMBER, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("blocker", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_check_in_office_id")),
        sa.ForeignKeyConstraint(
            ["key_result_id"], ["key_result.id"], name=op.f("fk_check_in_key_result_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_check_in_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_check_in_key_result", "check_in", ["key_result_id", "said"])


def _key_result_task() -> None:
    op.create_table(
        "key_result_task",
        sa.Column("key_result_id", NUMBER, nullable=False),
        sa.Column("task_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["key_result_id"], ["key_result.id"], name=op.f("fk_key_result_task_key_result_id")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_key_result_task_task_id")),
        sa.PrimaryKeyConstraint("key_result_id", "task_id", name=op.f("pk_key_result_task")),
    )
    op.create_index("ix_key_result_task_task", "key_result_task", ["task_id"])
