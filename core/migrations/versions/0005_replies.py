"""Replies: the messages of a letter are found by what the platform calls them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letter_part",
        sa.Column("gateway", sa.Text(), nullable=False),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column(
            "letter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_part_letter_id")
        ),
        sa.PrimaryKeyConstraint("gateway", "bot", "chat", "remote_id", name=op.f("pk_letter_part")),
    )
    op.execute(
        "UPDATE letter SET remote_id = (SELECT CAST(web_message.id AS TEXT) FROM web_message"
        " WHERE web_message.letter_id = letter.id) WHERE gateway = 'web' AND remote_id IS NULL"
    )
    op.create_index(
        "ix_letter_remote",
        "letter",
        ["chat", "remote_id"],
        unique=False,
        sqlite_where=sa.text("remote_id IS NOT NULL"),
        postgresql_where=sa.text("remote_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_letter_remote", table_name="letter")
    op.drop_table("letter_part")
