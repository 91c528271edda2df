"""Offices that evaluate by quarter; petitions on a line of the general points."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward to this revision: until now every office evaluated by month."""
    op.add_column("office", sa.Column("cycle", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("petition", sa.Column("criterion", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back to the revision before; results of quarters stay under their keys."""
    op.drop_column("petition", "criterion")
    op.drop_column("office", "cycle")
