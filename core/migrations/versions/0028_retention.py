"""How far the purge of what was kept long enough has come, and files that are on their way out."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ERASING = sa.text("state = 'erasing'")


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("upto", NUMBER, server_default="0", nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.Column("gone", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("sort", name=op.f("pk_retention")),
    )
    op.create_index(
        "ix_file_erasing", "file", ["id"], sqlite_where=ERASING, postgresql_where=ERASING
    )


def downgrade() -> None:
    op.drop_index("ix_file_erasing", table_name="file")
    op.drop_table("retention")
