"""The journal is a chain: every line is linked to the one before it, those that are there too."""

import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

from core.kernel import chain
from core.kernel.tables import from_epoch_ms

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NEW = ("seq", "salt", "content", "link")
REFUSED = "BEGIN SELECT RAISE(ABORT, 'the journal is only appended'); END"
REFUSED_SHARED = "EXECUTE FUNCTION journal_is_only_appended()"
KEPT = (
    *("id", "office_id", "update_id", "person_id", "verb", "subject", "subject_id"),
    *("said", "arrived", "seq", "content", "link"),
)
ERASED = "NEW.facts = '' AND NEW.before IS NULL AND NEW.salt = ''"


def upgrade() -> None:
    op.add_column("journal", sa.Column("seq", sa.Integer(), server_default="0", nullable=False))
    for name in NEW[1:]:
        op.add_column("journal", sa.Column(name, sa.Text(), server_default="", nullable=False))
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "journal_head",
        sa.Column("office_id", number, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_journal_head_office_id")
        ),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_journal_head")),
    )
    _drop_trigger()
    _chain_what_is_there()
    _refuse_but_erasing()


def downgrade() -> None:
    _drop_trigger()
    op.drop_table("journal_head")
    for name in reversed(NEW):
        op.drop_column("journal", name)
    if _is_shared():
        op.execute(
            "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal"
            f" FOR EACH STATEMENT {REFUSED_SHARED}"
        )
    else:
        op.execute(f"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal {REFUSED}")


def _is_shared() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _drop_trigger() -> None:
    op.execute("DROP TRIGGER journal_no_update" + (" ON journal" if _is_shared() else ""))


def _refuse_but_erasing() -> None:
    shared = _is_shared()
    same = "IS NOT DISTINCT FROM" if shared else "IS"
    kept = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in KEPT)
    op.execute(
        f"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal "
        f"{'FOR EACH ROW ' if shared else ''}WHEN (NOT ({ERASED} AND {kept})) "
        f"{REFUSED_SHARED if shared else REFUSED}"
    )


def _chain_what_is_there() -> None:
    connection = op.get_bind()
    journal = sa.table("journal", *(sa.column(name) for name in (*KEPT, "facts", "before", "salt")))
    change = (
        sa.update(journal)
        .where(journal.c.id == sa.bindparam("row"))
        .values({name: sa.bindparam(f"new_{name}") for name in NEW})
    )
    heads: dict[int, tuple[int, str]] = {}
    for row in connection.execute(sa.select(journal).order_by(journal.c.id)).mappings().all():
        seq, former = heads.get(row["office_id"], (0, chain.START))
        made = _linked(dict(row), seq + 1, former)
        heads[row["office_id"]] = (seq + 1, made["new_link"])
        connection.execute(change, made)
    head = sa.table("journal_head", *(sa.column(name) for name in ("office_id", "seq", "link")))
    for office_id, (seq, link) in heads.items():
        connection.execute(
            sa.insert(head).values({"office_id": office_id, "seq": seq, "link": link})
        )


def _linked(row: dict[str, Any], seq: int, former: str) -> dict[str, Any]:
    salt = secrets.token_hex(16)
    content = chain.content_of(salt, row["facts"], row["before"])
    names = ("office_id", "update_id", "person_id", "verb", "subject", "subject_id")
    link = chain.link_of(
        former,
        seq=seq,
        **{name: row[name] for name in names},
        said=from_epoch_ms(row["said"]),
        arrived=from_epoch_ms(row["arrived"]),
        content=content,
    )
    return {
        "row": row["id"],
        "new_seq": seq,
        "new_salt": salt,
        "new_content": content,
        "new_link": link,
    }
