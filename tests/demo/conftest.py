import datetime as dt
import fcntl
import os
import shutil
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
    path = _once_a_run(tmp_path_factory) / "demo.db"
    with (path.parent / "building").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if not path.exists():
            build(path, AT, "Asia/Ho_Chi_Minh", AT - dt.datetime.now(dt.UTC))
    return path


def _once_a_run(folders):
    """Give a folder that all processes of this run share, or one of our own without others."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return folders.mktemp("demo")
    shared = folders.getbasetemp().parent / "demo"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture
def demo(built, tmp_path):
    """A copy of the demo office that a test may change."""
    path = tmp_path / "demo.db"
    path.write_bytes(built.read_bytes())
    shutil.copytree(built.with_name("demo.files"), tmp_path / "demo.files")
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
