"""Key results read indicators and carry out paragraphs; job positions have their criteria."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("key_result", sa.Column("indicator_id", NUMBER, nullable=True))
    op.add_column("key_result", sa.Column("paragraph_id", NUMBER, nullable=True))
    op.add_column("paragraph", sa.Column("indicator", sa.Integer(), nullable=True))
    op.create_table(
        "position",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        *_told(),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_position_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_position_office_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "position_pin",
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("position_id", NUMBER, nullable=False),
        *_told(),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_position_pin_office_id")
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_position_pin_position_id")
        ),
        sa.PrimaryKeyConstraint("office_id", "period", "position_id", name=op.f("pk_position_pin")),
    )


def _told() -> list[sa.Column[object]]:
    return [
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", NUMBER, nullable=True),
        sa.Column("products", sa.Text(), nullable=False),
        sa.Column("indicators", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
    ]


def downgrade() -> None:
    op.drop_table("position_pin")
    op.drop_table("position")
    op.drop_column("paragraph", "indicator")
    op.drop_column("key_result", "paragraph_id")
    op.drop_column("key_result", "indicator_id")
