"""Under which rules somebody is evaluated is read from the journal, as of any moment."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.drop_table("regime")


def downgrade() -> None:
    made = op.create_table(
        "regime",
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("regime", sa.Text(), nullable=False),
        sa.Column("by_id", NUMBER, nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_regime_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_regime")),
    )
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT subject_id, person_id, said, facts FROM journal"
            " WHERE subject = 'score' AND verb = 'regime' AND facts <> '' ORDER BY id"
        )
    ).all()
    latest = {
        subject: {"person_id": subject, "regime": json.loads(facts)["regime"], "by_id": by}
        | {"said": said}
        for subject, by, said, facts in rows
    }
    if latest:
        connection.execute(sa.insert(made), list(latest.values()))
