"""Settings read anew: what holds at once, what waits for a start, and nothing that stops."""

import logging
import os
import signal
import subprocess
import sys
import urllib.request

import pytest

from bot import logs
from bot.logs import Discreet, JsonLines, LogFormat
from bot.reload import AT_ONCE, Reload
from bot.settings import Settings, SettingsError, read_settings
from core.kernel.retention import Keep
from tests.conversations.town import Town

HERE = os.getcwd()


@pytest.fixture
def town():
    made = Town(messages_a_minute=2)
    yield made
    made.database.close()


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A settings file that is named in the environment, and nothing else of ours there."""
    for name in list(os.environ):
        if name.startswith("VIEC_") and not name.startswith("VIEC_TEST_"):
            monkeypatch.delenv(name)
    named = tmp_path / "viec.env"
    named.write_text("VIEC_MESSAGES_A_MINUTE=2\n")
    monkeypatch.setenv("VIEC_SETTINGS_FILE", str(named))
    return named


def test_what_can_holds_at_once_and_the_rest_is_named_without_its_value(town, file, caplog):
    reload = Reload(town.office, read_settings())
    for line in ("việc", "việc", "việc"):
        told = town.say("LAN", line)
    assert "quá 2 tin một phút" in told
    file.write_text(
        "VIEC_MESSAGES_A_MINUTE=0\nVIEC_KEEP_MESSAGES_DAYS=90\nVIEC_HTTP_PORT=9001\n"
        "VIEC_TELEGRAM_TOKEN=123456:geheim\n"
    )
    with caplog.at_level(logging.INFO, "bot.reload"):
        reload()
    town.wind(minutes=2)
    town.told("LAN")
    for _ in range(5):
        assert "việc" in town.say("LAN", "việc").lower()
    assert town.office.clockwork.keep == Keep(messages_days=90)
    assert "from now on: VIEC_MESSAGES_A_MINUTE, VIEC_KEEP_MESSAGES_DAYS" in caplog.text
    assert "next start only: VIEC_HTTP_PORT, VIEC_TELEGRAM_TOKEN" in caplog.text
    assert "geheim" not in caplog.text


@pytest.mark.parametrize("wrong", ["VIEC_HTTP_PORT=many", "VIEC_KEEP_MESSAGES_DAYS=3"])
def test_a_wrong_file_changes_nothing_and_is_named(town, file, caplog, wrong):
    reload = Reload(town.office, read_settings())
    file.write_text(f"VIEC_KEEP_RECORDS_YEARS=7\n{wrong}\n")
    reload()
    assert town.office.clockwork.keep == Keep()
    assert "not read anew" in caplog.text
    assert wrong.partition("=")[0] in caplog.text
    file.unlink()
    reload()
    assert "VIEC_SETTINGS_FILE" in caplog.text


def test_every_name_that_holds_at_once_is_a_setting():
    assert set(AT_ONCE) <= set(Settings.__struct_fields__)


@pytest.mark.parametrize(
    "said",
    [
        {"VIEC_KEEP_MESSAGES_DAYS": "59"},
        {"VIEC_KEEP_RECORDS_YEARS": "4"},
        {"VIEC_KEEP_RECORDS_YEARS": "-1"},
    ],
)
def test_a_term_that_is_too_short_is_refused_by_name(said):
    with pytest.raises(SettingsError, match=next(iter(said))):
        read_settings(said)


def test_the_log_changes_its_form_without_losing_its_handler():
    root = logging.getLogger()
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    level = root.level
    root.addHandler(handler)
    try:
        logs.change("WARNING", LogFormat.JSON)
        assert isinstance(handler.formatter, JsonLines)
        assert root.level == logging.WARNING
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@pytest.mark.embedded("runs a process on a file of its own")
def test_a_running_office_reads_its_settings_at_sighup_and_goes_on(tmp_path):
    file = tmp_path / "viec.env"
    file.write_text(f"VIEC_DATABASE_URL=sqlite+aiosqlite:///{tmp_path}/viec.db\nVIEC_HTTP_PORT=0\n")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("VIEC_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run"],
        cwd=tmp_path,
        env={**kept, "VIEC_SETTINGS_FILE": str(file), "PYTHONPATH": HERE},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = process.stdout.readline().split()[-1]
        file.write_text(file.read_text() + "VIEC_MESSAGES_A_MINUTE=30\nVIEC_LOG_FORMAT=json\n")
        process.send_signal(signal.SIGHUP)
        line = next(line for line in process.stderr if "read anew" in line)
        assert "VIEC_MESSAGES_A_MINUTE, VIEC_LOG_FORMAT" in line
        assert line.startswith("{"), "in the new form already"
        with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:
            assert answer.status == 200
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        process.stdout.close()
        process.stderr.close()
