"""An index of the objective causes that wait for an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward to this revision."""
    named = sa.text("cause_named IS NOT NULL")
    op.create_index(
        "ix_task_cause", "task", ["office_id"], sqlite_where=named, postgresql_where=named
    )


def downgrade() -> None:
    """Go back to the revision before."""
    op.drop_index("ix_task_cause", table_name="task")
