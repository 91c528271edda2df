"""A restored backup is the office it was: journal, files, and every published score, digit by digit."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from bot import audit, console
from bot.cli import main
from bot.folder import Folder, folder_of
from tests.conversations.test_evaluation_steps import sealed
from tests.conversations.town import ZONE, Town

pytestmark = pytest.mark.embedded("backs up and restores a file")
OCTOBER = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A backup, made while the office was open, of October decided, corrected and locked."""
    place = tmp_path_factory.mktemp("office")
    path = place / "viec.db"
    town = Town(OCTOBER, path=path, folder=folder_of(path))
    town.given(deadline="15/10/2026")
    town.given(to="Hoàng Thị Hoa", title="rà soát hồ sơ", deadline="20/10/2026")
    town.now = dt.datetime(2026, 10, 17, 10, 0, tzinfo=ZONE)
    photo = town.lay("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    town.say("LAN", "xong 1", files=[photo])
    town.say("HOA2", "xong 2")
    for line in ("duyệt 1 2", "1"):
        town.say("BINH", line)
    town.now = dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)
    for who, name in (("LAN", "Lan"), ("HOA2", "Hoàng Thị Hoa")):
        town.now += dt.timedelta(minutes=1)
        town.say(who, "tự đánh giá tháng 10 9 9 9: tự chấm")
        town.now += dt.timedelta(minutes=1)
        town.say("BINH", f"chấm {name} tháng 10 9 9 9: như tự chấm")
    town.now += dt.timedelta(minutes=1)
    for name in ("Lan", "Hoàng Thị Hoa"):
        _, done = sealed(town, "BINH", f"chốt {name} tháng 10")
        assert "Đã" in done
        town.now += dt.timedelta(minutes=1)
    town.say("LAN", "kiến nghị 1 chờ chữ ký hai ngày")
    town.now += dt.timedelta(minutes=1)
    town.say("GD", "trả lời kiến nghị 1 đồng ý: có xác nhận")
    town.say("GD", "1")
    town.now += dt.timedelta(minutes=1)
    sealed(town, "BINH", "chốt Lan tháng 10")
    town.now += dt.timedelta(minutes=1)
    _, locked = sealed(town, "ADMIN", "kỳ khóa tháng 10")
    assert "đã khóa" in locked
    town.say("LAN", "bc 1 thêm sau khi khóa")
    console.backup(path, place / "copy.db", folder_of(path))
    town.database.close()
    return place / "copy.db"


@pytest.fixture
def restored(copy, tmp_path, monkeypatch):
    """The backup restored on another machine: the path of its database."""
    path = tmp_path / "viec.db"
    assert console.restore(path, copy, folder_of(path)) is None
    monkeypatch.setenv("VIEC_DATABASE_URL", f"sqlite+aiosqlite:///{path}")
    return path


def changed(path, *statements):
    """Change a database behind the back of the program."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def told(path):
    """Give what is wrong with the scores of a database, and what is said beside."""
    found = audit.scores(path, dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
    return [one.text for one in found if one.bad], " ".join(one.text for one in found)


def test_a_restored_office_is_sound_and_every_score_comes_out_as_it_was_published(restored, capsys):
    assert main(["doctor"]) == 0
    assert main(["audit", "scores"]) == 0
    said = capsys.readouterr().out
    assert "1 files are in" in said
    assert "SO 2026-10: 5 results worked out again" in said, "three decisions, two receipts"
    assert "✗" not in said
    assert Folder(restored.with_name("viec.files")).path.exists()


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("UPDATE task SET coefficient = coefficient * 2 WHERE number = 2", "other inputs"),
        ("UPDATE task SET accepted_quantity = 0 WHERE number = 1", "other inputs"),
        ("UPDATE task SET deadline = deadline - 864000000 WHERE number = 2", "other inputs"),
        (
            'UPDATE assessment SET receipt = replace(receipt, \'"total":"\', \'"total":"1\')',
            "another total",
        ),
        ("UPDATE post SET role = 'head' WHERE person_id = 4", "other inputs"),
    ],
)
def test_a_row_that_was_changed_behind_the_program_is_found(restored, change, wrong):
    changed(restored, change)
    bad, _ = told(restored)
    assert any(wrong in one for one in bad), bad


def test_work_after_the_lock_changes_no_published_score(restored):
    bad, said = told(restored)
    assert bad == []
    assert "5 results" in said


def test_a_database_without_results_says_so(tmp_path):
    town = Town(path=tmp_path / "viec.db")
    town.database.close()
    assert told(tmp_path / "viec.db") == ([], "no result was published yet")
