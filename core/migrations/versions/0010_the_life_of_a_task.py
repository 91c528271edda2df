"""The life of a task: whose hands it was in, every deadline it had, and objective causes.

Tasks that are there already get their spells and deadlines from what the journal says of them.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEW_COLUMNS = (
    ("received", sa.BigInteger()),
    ("authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
    ("cause", sa.Text()),
    ("cause_named", sa.BigInteger()),
    ("cause_from", sa.BigInteger()),
    ("party", sa.Text()),
    ("party_unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
    ("paused", sa.BigInteger()),
    ("minutes_left", sa.Integer()),
    ("resumes", sa.Text()),
    ("deferred", sa.BigInteger()),
)
WORKING = ("assigned", "in_progress", "returned")
NUMBERS = {"said", "arrived", "since", "noted", "deadline", "number"}
SPELL_COLUMNS = ("office_id", "task_id", "hands", "person_id", "since", "noted", "entry_id")
VERSION_COLUMNS = (
    "office_id", "task_id", "number", "deadline", "said", "arrived",
    "person_id", "verb", "why", "entry_id",
)  # fmt: skip


def _table(name: str, columns: tuple[str, ...]) -> sa.TableClause:
    def of(column: str) -> sa.ColumnClause[Any]:
        is_number = column.endswith("_id") or column in NUMBERS
        return sa.column(column, sa.BigInteger() if is_number else sa.Text())

    return sa.table(name, *(of(column) for column in columns))


SPELL = _table("spell", SPELL_COLUMNS).insert()
VERSION = _table("deadline_version", VERSION_COLUMNS).insert()
ENTRIES = sa.text(
    "SELECT id, verb, person_id, said, arrived, facts, before FROM journal"
    " WHERE subject = 'task' AND subject_id = :task ORDER BY id"
)


def upgrade() -> None:

    for name, of_type in NEW_COLUMNS:
        op.add_column("task", sa.Column(name, of_type, nullable=True))
    op.create_table(
        "spell",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hands", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("noted", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_spell_office_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_spell_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spell")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_spell_task", "spell", ["task_id", "id"], unique=False)
    op.create_index("ix_spell_entry", "spell", ["entry_id"], unique=False)
    op.create_table(
        "deadline_version",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.BigInteger(), nullable=True),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_deadline_version_office_id")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_deadline_version_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_version")),
        sa.UniqueConstraint("task_id", "number", name=op.f("uq_deadline_version_task_id")),
        sqlite_autoincrement=True,
    )
    _tell_the_past()


def downgrade() -> None:

    op.execute("UPDATE task SET state = coalesce(resumes, 'in_progress') WHERE state = 'paused'")
    op.execute("UPDATE task SET state = 'assigned' WHERE state IN ('draft', 'received')")
    op.drop_table("deadline_version")
    op.drop_index("ix_spell_entry", table_name="spell")
    op.drop_index("ix_spell_task", table_name="spell")
    op.drop_table("spell")
    for name, _ in reversed(NEW_COLUMNS):
        op.drop_column("task", name)


def _tell_the_past() -> None:
    bind = op.get_bind()
    tasks = bind.exec_driver_sql(
        "SELECT t.id, t.office_id, t.state, t.deadline, t.assigned, t.reviewer_id, h.person_id"
        " FROM task t LEFT JOIN holder h ON h.task_id = t.id AND h.lead ORDER BY t.id"
    ).all()
    for task in tasks:
        entries = bind.execute(ENTRIES, {"task": task.id}).all()
        _write_spells(bind, task, entries)
        _write_deadlines(bind, task, entries)


def _write_spells(bind: sa.Connection, task: Any, entries: Any) -> None:
    hands = last = None
    for entry, after in _after(entries, {"state": task.state}):
        found = _hands(task, after["state"])
        if found == hands:
            continue
        hands, last = found, max(entry.said, last or entry.said)
        values = (task.office_id, task.id, *found, last, entry.arrived, entry.id)
        bind.execute(SPELL, dict(zip(SPELL_COLUMNS, values, strict=True)))


def _hands(task: Any, state: str) -> tuple[str, int | None]:
    if state in WORKING:
        return "assignee", task.person_id
    return ("reviewer", task.reviewer_id) if state == "handed_in" else ("nobody", None)


def _write_deadlines(bind: sa.Connection, task: Any, entries: Any) -> None:
    number, present = 0, None
    for entry, after in _after(entries, {"deadline": task.deadline}):
        moment = after["deadline"]
        deadline = _epoch_ms(moment) if isinstance(moment, str) else moment
        if number and deadline == present:
            continue
        number, present = number + 1, deadline
        why = json.loads(entry.facts).get("words") if number > 1 else None
        values = (
            task.office_id, task.id, number, deadline, entry.said, entry.arrived,
            entry.person_id, entry.verb, why, entry.id,
        )  # fmt: skip
        bind.execute(VERSION, dict(zip(VERSION_COLUMNS, values, strict=True)))


def _after(entries: Any, present: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Give each line of the journal with the task as it stood after it.

    That is what the next line kept as the state before itself.
    """
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        yield entry, json.loads(following.before) if following and following.before else present


def _epoch_ms(text: str) -> int:
    moment = datetime.fromisoformat(text)
    return int((moment - EPOCH) / timedelta(milliseconds=1))
