"""What waits and what is late is found in an index alone, also among very many tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

MOMENTS = {"asked": "reviewer_id", "blocked": "unit_id"}
COUNTED = {
    "state": ["unit_id", "state", "deadline"],
    "handed": ["unit_id", "handed", "deadline", "assigned", "state"],
}


def upgrade() -> None:
    clear()
    for moment, owner in {**MOMENTS, "cause_named": "reviewer_id"}.items():
        index(moment, [owner, "state", moment])
    for name, columns in COUNTED.items():
        op.create_index(f"ix_task_unit_{name}", "task", [*columns, "first_handed"])


def downgrade() -> None:
    clear()
    op.drop_index("ix_task_cause_named", table_name="task")
    for moment, owner in MOMENTS.items():
        index(moment, [owner, "state"])
    for name, columns in COUNTED.items():
        op.create_index(f"ix_task_unit_{name}", "task", columns)


def clear() -> None:
    for name in (*MOMENTS, *(f"unit_{name}" for name in COUNTED)):
        op.drop_index(f"ix_task_{name}", table_name="task")


def index(moment: str, columns: list[str]) -> None:
    where = sa.text(f"{moment} IS NOT NULL")
    op.create_index(
        f"ix_task_{moment}", "task", columns, sqlite_where=where, postgresql_where=where
    )
