"""Chats that a platform has closed, and the menu of commands that a chat shows."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("address", sa.Column("closed", sa.BigInteger(), nullable=True))
    op.add_column("address", sa.Column("menu", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("address", "menu")
    op.drop_column("address", "closed")
