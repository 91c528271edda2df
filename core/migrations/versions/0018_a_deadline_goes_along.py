"""A task that goes to somebody else may get a new deadline along the way."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handover", sa.Column("deadline", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("handover", "deadline")
