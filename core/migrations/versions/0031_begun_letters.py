"""What was taken of a letter of several messages that broke off outlives the process."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("letter", sa.Column("begun", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("letter", "begun")
