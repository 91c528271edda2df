"""Every released schema, with the rows of a small office, becomes the present one and goes on.

`released/` has one dump for each version that was ever given out, made by the code of then: an
office of eight people with work reported, returned, accepted late and blocked.
"""

import asyncio
import itertools
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.audit import journals
from bot.console import migrate_file
from core.kernel import chain
from core.kernel.transaction import sqlite_engine
from core.migrations import HEAD, revision
from tests.conversations.town import Town
from tests.databases import go_back, go_on

pytestmark = pytest.mark.embedded("the dumps are of SQLite files")
HERE = Path(__file__).parent / "released"
DUMPS = sorted(HERE.glob("*.sql"))
FOLDED = {"general_score", "alembic_version", "sqlite_sequence"}
"""Points are read from the journal since 0.2.0; the others are no rows of an office."""


@pytest.fixture(params=DUMPS, ids=lambda path: path.stem)
def old(request, tmp_path):
    """A database as that version left it, with the counts of its rows."""
    path = tmp_path / "viec.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text("utf-8"))
        connection.commit()
        counts = counted(connection)
    return path, counts


def counted(connection):
    """Give how many rows each table has."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in FOLDED
    ]
    counts = (f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)  # noqa: S608 - ours
    rows = " UNION ALL ".join(counts)
    return dict(connection.execute(rows).fetchall())


def reopened(path):
    """Give a town that goes on where the dump ended; its own people are not founded anew."""
    migrate_file(path)

    class Old(Town):
        def _found(self, _connection):
            pass

    town = Old(path=path)
    town._keys = itertools.count(10_000)
    ((last,),) = town.rows("SELECT max(received) FROM inbox")
    town.now = type(town.now).fromtimestamp(last / 1000 + 60, town.now.tzinfo)
    return town


def test_every_version_that_was_named_has_its_dump():
    page = (Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## \[([\d.]+)\]", page, re.MULTILINE) == [one.stem for one in DUMPS]


def test_an_old_database_is_brought_up_with_every_row(old):
    path, before = old
    assert migrate_file(path)
    with closing(sqlite3.connect(path)) as connection:
        after = counted(connection)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert {name: after[name] for name in before} == before
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        assert revision(connection) == HEAD
        (journal,) = chain.examine(connection)
        assert journal.broken == ()
        assert journal.lines == before["journal"]
        assert not any(one.bad for one in journals(connection))
    engine.dispose()
    assert not migrate_file(path)


def test_people_go_on_where_they_were_and_a_score_comes_out_as_it_did(old):
    town = reopened(old[0])
    try:
        told = town.say("LAN", "việc 1")
        assert "sai căn cứ pháp lý" in told
        assert "Đã nghiệm thu" in told
        assert "97,00" in town.say("LAN", "điểm tháng 10"), "as the version of then told her"
        assert "NV-2" in town.say("BINH", "việc phòng")
        town.say("HOA2", "tiếp tục 2")
        town.say("HOA2", "xong 2")
        assert "NV-2" in town.say("BINH", "việc chờ tôi")
        town.say("BINH", "duyệt 2")
        assert "Nghiệm thu NV-2" in town.say("BINH", "1")
        assert town.given(title="việc mới", deadline="30/10/2026") == 4
        (journal,) = town.database.write_now(chain.examine)
        assert journal.broken == ()
        assert town.rows("SELECT count(*) FROM inbox WHERE state = 'failed'") == [(0,)]
    finally:
        asyncio.run(town.office.settle())
        town.database.close()


def test_what_was_brought_up_can_go_back_and_come_up_again(old):
    path, before = old
    migrate_file(path)
    town = reopened(path)
    try:
        go_back(town.database, "0001")
        go_on(town.database)
        with closing(sqlite3.connect(path)) as connection:
            after = counted(connection)
        assert {name: after[name] for name in before} == before
        (journal,) = town.database.write_now(chain.examine)
        assert journal.broken == ()
    finally:
        town.database.close()
