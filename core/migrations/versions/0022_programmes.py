"""Programmes with their numbered paragraphs, and the paragraph that a task comes from."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "programme",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_programme_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_programme_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "paragraph",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("programme_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("unit_id", ID, nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("figure", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_paragraph_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph")),
        sa.UniqueConstraint("programme_id", "mark", name=op.f("uq_paragraph_programme_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paragraph_unit", "paragraph", ["unit_id"])
    op.add_column("task", sa.Column("paragraph_id", ID, nullable=True))
    where = sa.text("paragraph_id IS NOT NULL")
    op.create_index(
        "ix_task_paragraph",
        "task",
        ["paragraph_id"],
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    op.drop_index("ix_task_paragraph", table_name="task")
    op.drop_column("task", "paragraph_id")
    op.drop_table("paragraph")
    op.drop_table("programme")
