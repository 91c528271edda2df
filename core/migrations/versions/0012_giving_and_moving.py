"""Work in parts, for units, by the product and again and again; and on its way to somebody else."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TASK_COLUMNS = (
    ("part_of", ID),
    ("whole_unit_id", ID),
    ("series_id", ID),
    ("slot", sa.Text()),
)


def upgrade() -> None:
    op.add_column("office", sa.Column("daily_norm", sa.Integer(), nullable=True))
    for name, of_type in TASK_COLUMNS:
        op.add_column("task", sa.Column(name, of_type, nullable=True))
    op.create_index("ix_task_part_of", "task", ["part_of"], unique=False)
    op.create_index("uq_task_slot", "task", ["series_id", "slot"], unique=True)
    op.create_table(
        "handover",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("task_id", ID, nullable=False),
        sa.Column("leaving_id", ID, nullable=False),
        sa.Column("coming_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=True),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("giver_id", ID, nullable=True),
        sa.Column("given", sa.BigInteger(), nullable=True),
        sa.Column("taker_id", ID, nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_handover_office_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_handover_task_id")),
        sa.ForeignKeyConstraint(["leaving_id"], ["person.id"], name=op.f("fk_handover_leaving_id")),
        sa.ForeignKeyConstraint(["coming_id"], ["person.id"], name=op.f("fk_handover_coming_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_handover_by_id")),
        sa.ForeignKeyConstraint(["taker_id"], ["person.id"], name=op.f("fk_handover_taker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_handover_waiting",
        "handover",
        ["task_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "series",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("assigner_id", ID, nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("next_day", sa.Text(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_series_office_id")),
        sa.ForeignKeyConstraint(["assigner_id"], ["person.id"], name=op.f("fk_series_assigner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_series_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "template",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("output", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=True),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_template_office_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_template_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sa.UniqueConstraint("owner_id", "folded", name=op.f("uq_template_owner_id")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("template")
    op.drop_table("series")
    op.drop_index("uq_handover_waiting", table_name="handover")
    op.drop_table("handover")
    op.drop_index("uq_task_slot", table_name="task")
    op.drop_index("ix_task_part_of", table_name="task")
    for name, _ in reversed(TASK_COLUMNS):
        op.drop_column("task", name)
    op.drop_column("office", "daily_norm")
