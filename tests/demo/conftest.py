import datetime as dt
import signal
import subprocess
import sys

import pytest

from bot.demo.build import build

VIEC = [sys.executable, "-m", "bot.cli"]
AT = dt.datetime(2026, 11, 23, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The demo office as built; tests that change it take `demo`."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build(path, AT, "Asia/Ho_Chi_Minh", AT - dt.datetime.now(dt.UTC))
    return path


@pytest.fixture
def demo(built, tmp_path):
    """A copy of the demo office that a test may change."""
    path = tmp_path / "demo.db"
    path.write_bytes(built.read_bytes())
    return path


@pytest.fixture
def running(demo):
    """The demo served by a process of its own: its file, its address and the process."""
    process = subprocess.Popen(
        [*VIEC, "demo", "--db", str(demo), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    address = process.stdout.readline().split()[-1]
    yield demo, address, process
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    process.stdout.close()
