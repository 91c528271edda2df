"""How persons and units want to be written to; letters that are held back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go forward to this revision."""
    op.create_table(
        "habit",
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("reminders", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_until", sa.Integer(), nullable=True),
        sa.Column("muted_until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_habit_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_habit")),
    )
    op.create_table(
        "rhythm",
        sa.Column("unit_id", NUMBER, nullable=False),
        sa.Column("digest", sa.Integer(), nullable=True),
        sa.Column("morning", sa.Integer(), nullable=True),
        sa.Column("week", sa.Integer(), nullable=True),
        sa.Column("patience", sa.Integer(), nullable=True),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_rhythm_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_rhythm")),
    )
    op.create_index(
        "ix_letter_held",
        "letter",
        ["not_before"],
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_index("ix_inbox_chat", "inbox", ["chat", "received"])


def downgrade() -> None:
    """Go back to the revision before; what was held back goes out."""
    op.drop_index("ix_inbox_chat", table_name="inbox")
    op.drop_index(
        "ix_letter_held",
        table_name="letter",
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.execute("UPDATE letter SET state = 'queued' WHERE state = 'held'")
    op.drop_table("rhythm")
    op.drop_table("habit")
