"""Which of a person's chats goes before the others, and which gets nothing unasked."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("address", sa.Column("rank", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("address", "rank")
