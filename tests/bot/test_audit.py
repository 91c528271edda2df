"""viec audit verify: a journal that was touched is found, from the shell, by its exit status."""

import sqlite3

from bot.cli import main
from core.kernel.transaction import sqlite_engine
from core.migrations import migrate
from core.people import store as people
from tests.kernel.ledger import MONDAY
from tests.kernel.test_kernel_chain import note


def made(path):
    """A database with one office and four lines in its journal."""
    engine = sqlite_engine(path)
    migrate(engine)
    with engine.begin() as connection:
        people.add_office(connection, "SO", "Sở", "Etc/UTC", MONDAY)
        for number in range(4):
            note(connection, 1, f"line {number}")
    engine.dispose()
    return path


def verify(path, capsys, *more) -> tuple[int, str]:
    """Run the command; give its exit status and what it printed."""
    status = main(["audit", "verify", "--db", str(path), *more])
    return status, capsys.readouterr().out


def tampered(path, statement: str):
    """Change a file as somebody would who has it in his hands."""
    with sqlite3.connect(path) as connection:
        connection.executescript(
            f"DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; {statement};"
        )
    connection.close()


def test_a_whole_journal_gives_its_end_to_note(tmp_path, capsys):
    path = made(tmp_path / "a.db")
    status, told = verify(path, capsys)
    assert status == 0
    assert "journal of SO: whole, 4 lines; its end: SO:4:" in told
    end = told.split("its end: ")[1].split()[0]
    assert verify(path, capsys, "--noted", end)[0] == 0


def test_a_rewritten_journal_does_not_stand_against_a_noted_end(tmp_path, capsys):
    earlier = verify(made(tmp_path / "a.db"), capsys)[1].split("its end: ")[1].split()[0]
    status, told = verify(made(tmp_path / "b.db"), capsys, "--noted", earlier)
    assert status == 1
    assert "whole, 4 lines" in told
    assert "line 4 is not what was noted" in told


def test_a_changed_and_a_removed_line_are_named(tmp_path, capsys):
    path = made(tmp_path / "a.db")
    tampered(
        path, "UPDATE journal SET facts = '{}' WHERE seq = 2; DELETE FROM journal WHERE seq = 4"
    )
    status, told = verify(path, capsys)
    assert status == 1
    assert "line 2 says something else than when it was written" in told
    assert "the last lines are not those that were written, up to line 4" in told


def test_without_a_database_it_says_so(tmp_path, capsys):
    assert main(["audit", "verify", "--db", str(tmp_path / "none.db")]) == 1
    assert "there is no database" in capsys.readouterr().err
