"""Promises of the schema: the journal is only appended, and the history leads to the tables."""

import datetime as dt

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import IntegrityError

import bot.gateways.tables
import bot.gateways.web.tables
import bot.gateways.zalo.tables
import core.catalogue.tables
import core.evaluation.steps.tables
import core.exchange.tables
import core.indicators.tables
import core.objectives.tables
import core.people.tables
import core.periods.tables
import core.programmes.tables
import core.reminders.tables
import core.tasks.tables
from core.kernel.tables import METADATA, epoch_ms, from_epoch_ms
from core.kernel.transaction import sqlite_engine
from core.migrations import HEAD, NewerSchemaError, config, migrate, revision

OTHER_TABLES = (
    bot.gateways.tables,
    bot.gateways.web.tables,
    core.catalogue.tables,
    core.programmes.tables,
    core.evaluation.steps.tables,
    core.exchange.tables,
    core.indicators.tables,
    core.objectives.tables,
    core.people.tables,
    core.periods.tables,
    core.reminders.tables,
    core.tasks.tables,
)


LINE = (
    "INTO journal"
    " (id, office_id, update_id, verb, subject, subject_id, said, arrived, facts)"
    " VALUES (1, 1, 1, '{verb}', 'task', 12, 0, 0, '{{}}')"
)


def made(engine, way: str):
    """Give an engine with the schema, made from the tables or by the history."""
    if way == "history":
        migrate(engine)
    else:
        METADATA.create_all(engine)
    return engine


@pytest.fixture(params=["tables", "history"])
def journal(request):
    """An engine whose journal has one line."""
    engine = made(sqlite_engine(None), request.param)
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO office (id, code, name, zone, created) VALUES (1, 'A', 'A', 'Etc/UTC', 0)",
            "INSERT INTO inbox VALUES (1, 'web', 'web', '1', 'c', 0, NULL, 'done', NULL)",
            f"INSERT {LINE.format(verb='finish')}",
        ):
            connection.execute(text(statement))
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET facts = 'x'",
        "UPDATE journal SET id = 2",
        "DELETE FROM journal",
        f"INSERT OR REPLACE {LINE.format(verb='accept')}",
        f"REPLACE {LINE.format(verb='accept')}",
        f"INSERT {LINE.format(verb='accept')} ON CONFLICT (id) DO UPDATE SET verb = 'accept'",
    ],
)
def test_the_journal_refuses_whatever_would_change_it(journal, change):
    with pytest.raises(IntegrityError, match="only appended"), journal.begin() as connection:
        connection.execute(text(change))
    with journal.begin() as connection:
        assert connection.execute(text("SELECT verb FROM journal")).all() == [("finish",)]


def test_the_head_is_the_newest_revision_of_the_folder():
    engine = sqlite_engine(None)
    with engine.begin() as connection:
        assert ScriptDirectory.from_config(config(connection)).get_heads() == [HEAD]
    engine.dispose()


def other_default(_context, _column, ours, inspected, _metadata_default, _rendered) -> bool:
    """Tell whether a default differs; Alembic's own comparison stumbles over an empty text."""
    default = ours.server_default
    found = inspected and inspected.strip("()")
    return found != (default and f"'{default.arg}'")


def test_the_history_leads_to_exactly_the_tables():
    engine = made(sqlite_engine(None), "history")
    with engine.begin() as connection:
        options = {"compare_type": True, "compare_server_default": other_default}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def schema(engine) -> dict[str, str]:
    """Give every table, index and trigger as SQLite keeps it, spaces and quotes aside."""
    with engine.begin() as connection:
        rows = connection.execute(
            text("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        ).all()
    return {
        name: " ".join(sql.replace('"', "").split())
        for name, sql in rows
        if not name.endswith(("alembic_version", "sqlite_sequence"))
    }


def test_the_history_makes_the_same_names_indexes_and_triggers_as_the_tables():
    by_history, by_tables = (
        schema(made(sqlite_engine(None), way)) for way in ("history", "tables")
    )
    assert by_history.keys() == by_tables.keys()
    others = [name for name in by_tables if not name.startswith("table ")]
    assert {name: by_history[name] for name in others} == {name: by_tables[name] for name in others}
    counting = {name for name, sql in by_tables.items() if "AUTOINCREMENT" in sql}
    assert {name for name, sql in by_history.items() if "AUTOINCREMENT" in sql} == counting


def test_up_down_and_up_again_comes_to_the_same_schema():
    engine = made(sqlite_engine(None), "history")
    first = schema(engine)
    with engine.begin() as connection:
        command.downgrade(config(connection), "base")
    assert schema(engine) == {}
    assert migrate(engine)
    assert schema(engine) == first
    assert not migrate(engine)
    engine.dispose()


class PowerCut(BaseException):
    """The process ends here."""


def spread(count: int) -> list[int]:
    """Some twenty places among so many statements, the first and the last ones all of them."""
    middle = range(4, count - 4, max(1, count // 14))
    return sorted({*range(4), *middle, *range(count - 4, count)})


def test_a_migration_that_dies_at_any_statement_leaves_nothing_half_done(tmp_path):
    statements: list[str] = []
    whole = sqlite_engine(tmp_path / "whole.db")
    event.listen(whole, "before_cursor_execute", lambda *a: statements.append(a[2]))
    migrate(whole)
    whole.dispose()
    for last in spread(len(statements)):
        engine = sqlite_engine(tmp_path / "cut.db")
        done = 0

        def count(*_: object, last: int = last) -> None:
            nonlocal done
            done += 1
            if done > last:
                raise PowerCut

        event.listen(engine, "before_cursor_execute", count)
        with pytest.raises(PowerCut):
            migrate(engine)
        engine.dispose()
        seen = sqlite_engine(tmp_path / "cut.db")
        with seen.begin() as connection:
            tables = inspect(connection).get_table_names()
            whole_now = revision(connection) == HEAD
        seen.dispose()
        assert whole_now or tables == [], f"cut at statement {last}: {statements[last]}"
        if whole_now:
            break
    assert whole_now


def test_a_database_of_a_newer_version_is_refused():
    engine = made(sqlite_engine(None), "history")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchemaError):
        migrate(engine)
    engine.dispose()


def test_a_moment_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        epoch_ms(dt.datetime(2026, 11, 23, 8, 0))  # noqa: DTZ001 - it must be refused


def test_a_moment_comes_back_in_utc_to_the_millisecond():
    hanoi = dt.timezone(dt.timedelta(hours=7))
    moment = dt.datetime(2026, 11, 23, 8, 0, 0, 123_999, tzinfo=hanoi)
    back = from_epoch_ms(epoch_ms(moment))
    assert back == moment.replace(microsecond=123_000)
    assert back.utcoffset() == dt.timedelta(0)
