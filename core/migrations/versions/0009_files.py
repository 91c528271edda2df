"""Files: photos and documents that people sent as evidence, by the hash of their content."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "file",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("person_id", number, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("gateway", sa.Text(), nullable=False),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("remote", sa.Text(), nullable=False),
        sa.Column("update_id", number, nullable=True),
        sa.Column("album", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_file_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_file_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
        sa.UniqueConstraint("code", name=op.f("uq_file_code")),
        sa.UniqueConstraint("gateway", "bot", "source_key", name=op.f("uq_file_gateway")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_file_person", "file", ["person_id", "arrived"], unique=False)
    op.create_index("ix_file_update", "file", ["update_id"], unique=False)
    op.create_index("ix_file_hash", "file", ["sha256"], unique=False)
    op.create_index(
        "ix_file_waiting",
        "file",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.add_column("evidence", sa.Column("file_id", number, nullable=True))
    op.add_column("evidence", sa.Column("arrived", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_evidence_file",
        "evidence",
        ["file_id"],
        unique=False,
        sqlite_where=sa.text("file_id IS NOT NULL"),
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_evidence_file", table_name="evidence")
    op.drop_column("evidence", "arrived")
    op.drop_column("evidence", "file_id")
    op.drop_table("file")
