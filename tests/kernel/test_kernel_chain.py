"""The chain of the journal: whatever is changed, removed or inserted is found; erasing is not."""

import random

import pytest
from alembic import command
from sqlalchemy import Connection, text

from core.kernel import chain, journal
from core.kernel.chain import Break
from core.kernel.fact import Fact
from core.kernel.inbox import Heard, keep
from core.kernel.tables import METADATA
from core.kernel.transaction import Tx, sqlite_engine
from core.migrations import config
from core.people import store as people
from tests.kernel.ledger import MONDAY


class Note(Fact, frozen=True):
    """What a line of these tests says."""

    text: str


def note(connection: Connection, office: int, words: str, before: str | None = None) -> int:
    """Append a line to the journal of an office."""
    heard = Heard(gateway="web", bot="web", key=f"{office}{words}", chat="c", raw="x")
    tx = Tx(connection, MONDAY, keep(connection, heard, MONDAY) or 0, random.SystemRandom())
    return journal.append(
        tx,
        office_id=office,
        person_id=7,
        subject="task",
        subject_id=12,
        verb="report",
        said=MONDAY,
        facts=Note(text=words),
        before=Note(text=before) if before else None,
    )


@pytest.fixture
def connection():
    engine = sqlite_engine(None)
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for code in ("SO", "PHUONG"):
            people.add_office(connection, code, code, "Etc/UTC", MONDAY)
        for number in range(4):
            note(connection, 1, f"line {number}", before=f"was {number}")
            note(connection, 2, f"other {number}")
        yield connection
    engine.dispose()


def broken(connection: Connection, office: int = 0) -> list[tuple[int, Break]]:
    """Give what is broken in an office."""
    return [(one.seq, one.how) for one in chain.examine(connection)[office].broken]


def tamper(connection: Connection, *statements: str) -> None:
    """Do what only somebody with the file in his hands can do."""
    for trigger in ("update", "delete"):
        connection.execute(text(f"DROP TRIGGER IF EXISTS journal_no_{trigger}"))
    for statement in statements:
        assert connection.execute(text(statement)).rowcount >= 1


def test_a_journal_that_nobody_touched_is_whole(connection):
    first, second = chain.examine(connection)
    assert (first.code, first.lines, first.erased, first.broken) == ("SO", 4, 0, ())
    assert (second.lines, second.broken) == (4, ())
    assert chain.link_at(connection, "SO", 4) == first.link != second.link
    assert chain.link_at(connection, "SO", 5) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("facts", '\'{"text":"line 9"}\''),
        ("before", "NULL"),
        ("salt", "'00'"),
        ("content", "'00'"),
        ("verb", "'accept'"),
        ("subject", "'person'"),
        ("subject_id", "13"),
        ("person_id", "NULL"),
        ("said", "said - 86400000"),
        ("arrived", "arrived + 1"),
        ("link", "'00'"),
    ],
)
def test_a_changed_value_is_found_where_it_was_changed(connection, column, value):
    change = f"UPDATE journal SET {column} = {value} WHERE seq = 2 AND office_id = 1"  # noqa: S608
    tamper(connection, change)
    found = broken(connection)
    assert found[0][0] == 2
    assert {how for _, how in found} <= {Break.CONTENT, Break.LINK}
    assert broken(connection, office=1) == []


def test_a_line_that_was_removed_is_missed(connection):
    tamper(connection, "DELETE FROM journal WHERE seq = 2 AND office_id = 1")
    assert broken(connection) == [(2, Break.MISSING)]


def test_the_last_lines_cannot_be_cut_off(connection):
    tamper(connection, "DELETE FROM journal WHERE seq > 2 AND office_id = 1")
    assert broken(connection) == [(4, Break.TAIL)]


def test_a_whole_journal_cannot_vanish(connection):
    tamper(connection, "DELETE FROM journal WHERE office_id = 2")
    assert broken(connection, office=1) == [(4, Break.TAIL)]


@pytest.mark.parametrize("seq", [0, 3, 5])
def test_an_inserted_line_is_found(connection, seq):
    columns = "office_id, update_id, verb, subject, subject_id, said, arrived, facts, seq"
    values = f"1, 1, 'accept', 'task', 12, 0, 0, '{{}}', {seq}"
    tamper(connection, f"INSERT INTO journal ({columns}) VALUES ({values})")  # noqa: S608
    assert broken(connection)


def test_two_lines_that_changed_places_are_found(connection):
    tamper(
        connection,
        "UPDATE journal SET seq = 9 WHERE seq = 2 AND office_id = 1",
        "UPDATE journal SET seq = 2 WHERE seq = 3 AND office_id = 1",
        "UPDATE journal SET seq = 3 WHERE seq = 9 AND office_id = 1",
    )
    assert broken(connection)


def test_an_erased_line_is_counted_and_breaks_nothing(connection):
    journal.erase(connection, 3)
    first, _ = chain.examine(connection)
    assert (first.erased, first.broken) == (1, ())
    assert connection.execute(
        text("SELECT facts, before, salt FROM journal WHERE id = 3")
    ).one() == (
        "",
        None,
        "",
    )


def test_a_chain_that_goes_on_after_an_erased_line_holds(connection):
    journal.erase(connection, 7)
    note(connection, 1, "afterwards")
    assert broken(connection) == []


def test_what_a_line_said_cannot_be_guessed_from_what_stays(connection):
    """The same words give another hash each time: its salt is gone with them."""
    note(connection, 1, "again", before="x")
    note(connection, 2, "again", before="x")
    rows = connection.execute(text("SELECT content FROM journal WHERE id > 8")).scalars().all()
    assert len(set(rows)) == 2


def test_the_lines_of_an_older_version_are_chained_by_the_migration():
    engine = sqlite_engine(None)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0014")
        for statement in (
            (
                "INSERT INTO office (id, code, name, zone, created) VALUES (1, 'A', 'A', 'Etc/UTC', 0),"
                " (2, 'B', 'B', 'Etc/UTC', 0)"
            ),
            "INSERT INTO inbox VALUES (1, 'web', 'web', '1', 'c', 0, NULL, 'done', NULL)",
            (
                "INSERT INTO journal (office_id, update_id, verb, subject, subject_id, said, arrived,"
                " facts, before) VALUES (1, 1, 'assign', 'task', 1, 5, 6, '{}', NULL),"
                " (2, 1, 'assign', 'task', 2, 5, 6, '{}', NULL),"
                " (1, 1, 'report', 'task', 1, 7, 8, '[1]', '{}')"
            ),
        ):
            connection.execute(text(statement))
        command.upgrade(config(connection), "0015")
        first, second = chain.examine(connection)
        assert (first.lines, first.broken, second.lines, second.broken) == (2, (), 1, ())
        note(connection, 1, "afterwards")
        assert broken(connection) == []
        command.downgrade(config(connection), "0014")
        rows = connection.execute(text("SELECT verb, facts, before FROM journal ORDER BY id")).all()
        assert rows[2] == ("report", "[1]", "{}")
    engine.dispose()
