"""An office from nothing on one machine, through the console, as its IT officer would."""

import io
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import redirect_stderr, redirect_stdout

import pytest

from bot.cli import main
from bot.folder import folder_of
from bot.settings import SettingsError, read_settings, unknown_settings

HERE = os.getcwd()
ROSTER = """Mã cán bộ,Họ và tên,Giới tính,Đơn vị,Mã đơn vị,Chức vụ
CB01,Trần Văn An,Nam,Phòng Nội vụ,PNV,Trưởng phòng
CB02,Lê Thị Bình,Nữ,Phòng Nội vụ,PNV,Chuyên viên
"""
FAULTY = f"{ROSTER}CB03,Phạm Văn Cường,Nam,,,Chuyên viên\n"


class Desk:
    """The console of one installation in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "var" / "viec.db"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("VIEC_")},
            "VIEC_HTTP_PORT": "0",
        }

    def viec(self, *words, status=0):
        """Run a command here and now, as the console script does; give what it printed."""
        told, wrong = io.StringIO(), io.StringIO()
        with redirect_stdout(told), redirect_stderr(wrong):
            done = main([str(word) for word in words])
        assert done == status, told.getvalue() + wrong.getvalue()
        return told.getvalue() if status == 0 else wrong.getvalue() + told.getvalue()

    def viec_alone(self, *words):
        """Run a command in a process of its own; give what it printed."""
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", *map(str, words)],
            cwd=self.folder,
            env={**self.environment, "PYTHONPATH": HERE},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout

    def rows(self, query):
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("VIEC_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("VIEC_HTTP_PORT", "0")
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def office(desk):
    desk.viec("admin", "create", "AD01", "Nguyễn Văn Quản", "--office", "UBND")
    (desk.folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (desk.folder / "faulty.csv").write_text(FAULTY, encoding="utf-8")
    return desk


def test_before_an_office_exists_every_command_says_how_to_begin(desk):
    assert "viec admin create" in desk.viec("link", "--for", "A", status=1)


def test_the_first_admin_founds_the_office_and_gets_a_code(desk):
    told = desk.viec("admin", "create", "AD01", "Nguyễn Văn Quản", "--office", "UBND")
    assert "Nguyễn Văn Quản (AD01) is the admin of UBND." in told
    assert told.split()[-1].isdigit()
    assert len(told.split()[-1]) == 6
    assert "there is an office already" in desk.viec("admin", "create", "AD02", "X", status=1)
    desk.viec("admin", "create", "AD02", "Lê Văn Khác", "--office", "SO2", "--office-name", "Sở 2")
    assert "which office?" in desk.viec("link", "--for", "AD01", status=1)
    assert desk.viec("link", "--for", "AD02", "--office", "SO2").strip().isdigit()


def test_a_roster_is_shown_first_and_written_only_when_told(office):
    told = office.viec("roster", "import", "roster.csv")
    assert "CB01 Trần Văn An" in told
    assert office.rows("SELECT count(*) FROM person") == [(1,)]
    office.viec("roster", "import", "roster.csv", "--write")
    assert office.rows("SELECT count(*) FROM person") == [(3,)]
    office.viec("roster", "import", "roster.csv", "--write")
    assert office.rows("SELECT count(*), max(roster) FROM person, office") == [(3, 1)]


def test_nothing_of_a_faulty_roster_is_written_unless_the_admin_says_so(office):
    assert "dòng 4" in office.viec("roster", "import", "faulty.csv", "--write", status=1)
    assert office.rows("SELECT count(*) FROM person") == [(1,)]
    office.viec("roster", "import", "faulty.csv", "--write", "--accept-faults")
    assert office.rows("SELECT count(*) FROM person") == [(3,)]


def test_a_roster_that_is_no_spreadsheet_is_refused_in_words(office):
    picture = office.folder / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    told = office.viec("roster", "import", picture, status=1)
    assert told.startswith("viec: ")
    assert "Traceback" not in told


def test_a_backup_brings_the_office_back(office):
    office.viec("roster", "import", "roster.csv", "--write")
    office.viec("backup", "copy.db")
    office.path.write_bytes(b"")
    assert "restored" in office.viec("restore", "copy.db")
    assert office.rows("SELECT count(*) FROM person") == [(3,)]
    assert "✗" not in office.viec("doctor")
    assert (office.folder / "copy.db").stat().st_mode & 0o077 == 0
    assert office.path.stat().st_mode & 0o077 == 0


def test_a_backup_has_the_files_and_doctor_finds_a_missing_one(office):
    office.viec("roster", "import", "roster.csv", "--write")
    folder = folder_of(office.path)
    hashes = [folder.keep(content) for content in (b"\x89PNG one", b"\x89PNG two")]
    connection = sqlite3.connect(office.path)
    for number, sha256 in enumerate(hashes):
        connection.execute(
            "INSERT INTO file (office_id, person_id, code, name, gateway, bot, source_key, remote,"
            " said, arrived, state, attempts, not_before, sha256, size, media) VALUES"
            " (1, 2, ?, 'a.png', 'web', 'web', ?, '', 0, 0, 'here', 0, 0, ?, 8, 'image/png')",
            (f"c{number}", f"k{number}", sha256),
        )
    connection.commit()
    connection.close()
    folder.keep(b"named by no row")
    office.viec("backup", "copy.db")
    kept = office.folder / "copy.db.files"
    assert sorted(one.name for one in kept.rglob("*") if one.is_file()) == sorted(hashes)
    folder.place(hashes[0]).unlink()
    assert f"files missing: 1 ({hashes[0][:12]}" in office.viec("doctor", status=1)
    office.viec("restore", "copy.db")
    assert folder.place(hashes[0]).read_bytes() == b"\x89PNG one"
    assert folder.place(hashes[0]).stat().st_mode & 0o077 == 0
    assert "missing" not in office.viec("doctor")


def test_what_is_no_backup_is_refused_and_nothing_is_replaced(office):
    (office.folder / "notes.txt").write_text("only some text")
    assert "no backup of Viec" in office.viec("restore", "notes.txt", status=1)
    assert office.rows("SELECT count(*) FROM person") == [(1,)]


def test_a_running_office_takes_errands_and_shows_nobody_to_strangers(office):
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run"],
        cwd=office.folder,
        env={**office.environment, "PYTHONPATH": HERE},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = process.stdout.readline().split()[-1]
        office.viec("roster", "import", "roster.csv", "--write")
        assert office.viec_alone("link", "--for", "CB02").strip().isdigit()
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert "Trần Văn An" not in answer.read().decode()
        for path in ("api/people", "api/messages?as=CB01", "api/messages"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{address}{path}", timeout=10)
            refused.value.close()
            assert refused.value.code in (401, 404)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        process.stdout.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIEC_HTTP_PORT", "many"),
        ("VIEC_TIMEZONE", "Mars/Olympus"),
        ("VIEC_DATABSE_URL", "sqlite+aiosqlite:///x.db"),
    ],
)
def test_a_wrong_setting_is_named(name, value):
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


def test_a_setting_of_another_version_is_named_and_passed_over():
    environment = {"VIEC_QUEUE_URL": "amqp://x", "VIEC_HTTP_PORT": "8080"}
    assert unknown_settings(environment) == ["VIEC_QUEUE_URL"]
    assert read_settings(environment).http_port == 8080


def test_another_kind_of_database_is_refused_with_what_to_write():
    settings = read_settings({"VIEC_DATABASE_URL": "postgresql+asyncpg://x"})
    with pytest.raises(SettingsError, match="sqlite\\+aiosqlite"):
        _ = settings.database_path
