"""Indicators: what a unit is measured by, targets by period, and every value that was said."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "indicator",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", NUMBER, nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.Column("formula", sa.Text(), nullable=True),
        sa.Column("noun", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("owner_id", NUMBER, nullable=True),
        sa.Column("cutoff", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_indicator_office_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_indicator_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_indicator_office_id")),
        sa.UniqueConstraint("office_id", "code", name="uq_indicator_code"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_indicator_unit", "indicator", ["unit_id"])
    op.create_table(
        "indicator_target",
        sa.Column("indicator_id", NUMBER, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_target_indicator_id")
        ),
        sa.PrimaryKeyConstraint("indicator_id", "period", name=op.f("pk_indicator_target")),
    )
    op.create_table(
        "measurement",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("indicator_id", NUMBER, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_measurement_office_id")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_measurement_indicator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_measurement_indicator", "measurement", ["indicator_id", "period", "said"])


def downgrade() -> None:
    op.drop_index("ix_measurement_indicator", table_name="measurement")
    op.drop_table("measurement")
    op.drop_table("indicator_target")
    op.drop_index("ix_indicator_unit", table_name="indicator")
    op.drop_table("indicator")
