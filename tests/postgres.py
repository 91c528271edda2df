"""A private PostgreSQL for a run of tests: `python -m tests.postgres [what pytest takes]`.

It is made of the binaries of this machine, in a temporary folder, reachable by a socket in it and by
nothing else; it runs as an unprivileged user, and it is stopped and removed at the end. It does not
wait for the disk: what is tested is not what survives a power cut.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

OWNERS = ("postgres", "nobody")
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
KERNEL = tuple(
    f"tests/kernel/test_kernel_{name}.py"
    for name in ("fleet", "pipeline", "courier", "clockwork", "chain", "task_history")
)
SHARED = (*KERNEL, "tests/simulation/test_fleet_kill.py", "tests/gateways/test_contract.py")
"""What concerns the database itself. The tests of SQLite's own file are not among them."""

USUAL = (*SHARED, "tests/conversations")
FEW = (
    *SHARED,
    *(
        f"tests/conversations/test_{name}.py"
        for name in (
            "a_task_from_assign_to_accepted",
            "linking",
            "working_together",
            "search_and_lists",
            "receipts",
            "rhythm",
        )
    ),
)
"""What CI runs (`--few`): of the conversations those whose queries are the most various."""


class MissingError(RuntimeError):
    """There are no binaries of PostgreSQL on this machine."""


def binaries() -> Path:
    """Give the folder of the newest binaries. Raises MissingError."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3])
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise MissingError("no initdb; install PostgreSQL (Debian: apt-get install postgresql)")


class Server:
    """A server that a test may also stop and start again."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._bin = binaries()
        self._folder = folder
        self._settings = settings
        self._as: dict[str, object] = {}
        self._process: subprocess.Popen[bytes] | None = None
        if os.getuid() == 0:
            owner = next(one for one in map(_user, OWNERS) if one)
            self._as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        command = [self._bin / "initdb", "-D", folder / "data", "-U", "viec", "--auth=trust"]
        command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **self._as)

    @property
    def url(self) -> str:
        """The URL of the database that is always there."""
        return f"postgresql+asyncpg://viec@/postgres?host={self._folder}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = {"listen_addresses": "", "unix_socket_directories": str(self._folder)}
        options |= {"max_connections": "200", **self._settings}
        command = [self._bin / "postgres", "-D", self._folder / "data"]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self._folder, stderr=log, stdout=log, **self._as
            )
        end = time.monotonic() + 60
        ready = [self._bin / "pg_isready", "-q", "-h", self._folder, "-d", "postgres", "-U", "viec"]
        while subprocess.run(ready, cwd=self._folder).returncode:
            if time.monotonic() > end or self._process.poll() is not None:
                raise MissingError(
                    f"it does not start: {(self._folder / 'log').read_text()[-2000:]}"
                )
            time.sleep(0.1)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it by its number: SIGINT ends connections and tidies up, SIGQUIT stops at once."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


@contextmanager
def running(settings: Mapping[str, str] = QUICK) -> Iterator[Server]:
    """Give a server that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="viec-postgres-", dir="/tmp"))
    try:
        server = Server(folder, settings)
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(asked: list[str]) -> int:
    """Run what was asked for on a server of its own; give the status of pytest."""
    options = [word for word in asked if word != "--few"]
    named = any(word.startswith("tests/") for word in options)
    paths = () if named else FEW if "--few" in asked else USUAL
    with running() as server:
        environment = {**os.environ, "VIEC_TEST_POSTGRES": server.url}
        command = [sys.executable, "-m", "pytest", *options, *paths]
        return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
