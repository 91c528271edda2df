"""The journal by arrival: what came after a cut-off is found without reading what came before."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_journal_arrived", "journal", ["office_id", "subject", "arrived"])


def downgrade() -> None:
    op.drop_index("ix_journal_arrived", table_name="journal")
