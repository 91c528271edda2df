"""Figures under codes, boards that keep current, pictures by their platform's names, dark cards."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "figures",
        _key(),
        _number("office_id"),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_figures_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_figures_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "figures_reader",
        _number("figures_id"),
        _number("person_id"),
        sa.ForeignKeyConstraint(
            ["figures_id"], ["figures.id"], name=op.f("fk_figures_reader_figures_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_figures_reader_person_id")
        ),
        sa.PrimaryKeyConstraint("figures_id", "person_id", name=op.f("pk_figures_reader")),
    )
    op.create_table(
        "board",
        _key(),
        _number("office_id"),
        _number("person_id"),
        sa.Column("unit_code", sa.Text(), nullable=True),
        sa.Column("letter_key", sa.Text(), nullable=False),
        sa.Column("edit_key", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("refreshed", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_board_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_board_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_board_open",
        "board",
        ["office_id", "refreshed"],
        sqlite_where=sa.text("closed IS NULL"),
        postgresql_where=sa.text("closed IS NULL"),
    )
    op.create_index("ix_board_person", "board", ["person_id"])
    op.create_table(
        "upload",
        sa.Column("gateway", sa.Text(), nullable=False),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("gateway", "bot", "content", name=op.f("pk_upload")),
    )
    for table in ("person", "letter"):
        op.add_column(table, sa.Column("dark", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("letter", sa.Column("edits", sa.Text(), nullable=True))
    op.create_index("ix_task_unit_assigned", "task", ["unit_id", "assigned"])
    for column, owner in (("asked", "reviewer_id"), ("blocked", "unit_id")):
        where = sa.text(f"{column} IS NOT NULL")
        name = f"ix_task_{column}"
        op.create_index(name, "task", [owner, "state"], sqlite_where=where, postgresql_where=where)
    op.drop_index("ix_task_unit", table_name="task")
    op.create_index("ix_task_unit", "task", ["unit_id", "deadline", "state", "first_handed"])
    op.create_index("ix_task_unit_state", "task", ["unit_id", "state", "deadline"])
    op.create_index(
        "ix_task_unit_handed", "task", ["unit_id", "handed", "deadline", "assigned", "state"]
    )


def downgrade() -> None:
    op.drop_index("ix_task_blocked", table_name="task")
    op.drop_index("ix_task_asked", table_name="task")
    op.drop_index("ix_task_unit_handed", table_name="task")
    op.drop_index("ix_task_unit_state", table_name="task")
    op.drop_index("ix_task_unit", table_name="task")
    op.create_index("ix_task_unit", "task", ["unit_id", "deadline"])
    op.drop_index("ix_task_unit_assigned", table_name="task")
    op.drop_column("letter", "edits")
    for table in ("letter", "person"):
        op.drop_column(table, "dark")
    op.drop_table("upload")
    op.drop_index("ix_board_person", table_name="board")
    op.drop_index("ix_board_open", table_name="board")
    op.drop_table("board")
    op.drop_table("figures_reader")
    op.drop_table("figures")


def _key() -> "sa.Column[int]":
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, autoincrement=True, nullable=False)


def _number(name: str) -> "sa.Column[int]":
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False)
