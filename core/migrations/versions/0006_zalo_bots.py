"""Zalo bots: their names, what each spent of a month, and whom each serves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "zalo_bot",
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("bot", name=op.f("pk_zalo_bot")),
    )
    op.create_table(
        "zalo_month",
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("sent", sa.Integer(), server_default="0", nullable=False),
        sa.Column("received", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("bot", "month", name=op.f("pk_zalo_month")),
    )
    op.create_table(
        "zalo_seat",
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("given", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_zalo_seat_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_zalo_seat")),
    )


def downgrade() -> None:
    op.drop_table("zalo_seat")
    op.drop_table("zalo_month")
    op.drop_table("zalo_bot")
