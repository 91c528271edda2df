"""When a message counts that its sender typed long before; promised dates; counts of things."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TASK_COLUMNS = (
    ("promised", sa.BigInteger()),
    ("counted", sa.Integer()),
    ("counted_of", sa.Integer()),
    ("counted_what", sa.Text()),
)


def upgrade() -> None:
    for name, of_type in TASK_COLUMNS:
        op.add_column("task", sa.Column(name, of_type, nullable=True))
    op.create_table(
        "claim",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("task_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("typed", sa.BigInteger(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("decided", sa.BigInteger(), nullable=True),
        sa.Column("decided_entry_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_claim_office_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_claim_task_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_claim_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_task", "claim", ["task_id"])
    op.create_index(
        "ix_claim_waiting",
        "claim",
        ["task_id", "state"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_index("ix_claim_waiting", table_name="claim")
    op.drop_index("ix_claim_task", table_name="claim")
    op.drop_table("claim")
    for name, _ in reversed(TASK_COLUMNS):
        op.drop_column("task", name)
