"""A key result may read an indicator, and carries out a paragraph; a paragraph has an indicator."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("key_result", sa.Column("indicator_id", NUMBER, nullable=True))
    op.add_column("key_result", sa.Column("paragraph_id", NUMBER, nullable=True))
    op.add_column("paragraph", sa.Column("indicator", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("paragraph", "indicator")
    op.drop_column("key_result", "paragraph_id")
    op.drop_column("key_result", "indicator_id")
