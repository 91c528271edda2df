"""Search and thanks: titles and document numbers folded for looking up, who thanked whom."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

FOLDED = (("task", "title"), ("evidence", "reference"))


def folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.replace("đ", "d").split())


def upgrade() -> None:
    connection = op.get_bind()
    for table, source in FOLDED:
        op.add_column(table, sa.Column("folded", sa.Text(), server_default="", nullable=False))
        one = sa.table(
            table, sa.column("id", sa.BigInteger()), sa.column(source), sa.column("folded")
        )
        rows = connection.execute(sa.select(one.c.id, one.c[source])).all()
        if rows:
            connection.execute(
                one.update()
                .where(one.c.id == sa.bindparam("row"))
                .values(folded=sa.bindparam("text")),
                [{"row": row[0], "text": folded(row[1])} for row in rows],
            )
    op.add_column(
        "office", sa.Column("thanks_a_month", sa.Integer(), server_default="10", nullable=False)
    )
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "thanks",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("task_id", number, nullable=False),
        sa.Column("giver_id", number, nullable=False),
        sa.Column("taker_id", number, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["person.id"], name=op.f("fk_thanks_giver_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_thanks_office_id")),
        sa.ForeignKeyConstraint(["taker_id"], ["person.id"], name=op.f("fk_thanks_taker_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_thanks_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thanks")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_thanks_giver", "thanks", ["giver_id", "said"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_thanks_giver", table_name="thanks")
    op.drop_table("thanks")
    op.drop_column("office", "thanks_a_month")
    for table, _ in FOLDED:
        op.drop_column(table, "folded")
