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
from types import MappingProxyType

OWNERS = ("postgres", "nobody")
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
USUAL = (
    "tests/kernel",
    "tests/core",
    "tests/conversations",
    "tests/gateways/test_contract.py",
    "tests/simulation/test_fleet_kill.py",
    "tests/simulation/test_house.py",
)
"""The kernel, the core and every conversation. The tests of SQLite's own file say so and are left out;
what has no database (reading, drawing, words, the project) is the same everywhere."""


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

    def __init__(
        self, folder: Path, settings: Mapping[str, str], environment: Mapping[str, str]
    ) -> None:
        self._bin = binaries()
        self._folder = folder
        self._settings = settings
        self._environment = {**os.environ, **environment}
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

    @property
    def number(self) -> int:
        """The number of its process, while it runs."""
        return self._process.pid if self._process else 0

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = {"listen_addresses": "", "unix_socket_directories": str(self._folder)}
        options |= {"max_connections": "200", **self._settings}
        command = [self._bin / "postgres", "-D", self._folder / "data"]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self._folder,
                env=self._environment,
                stderr=log,
                stdout=log,
                **self._as,
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
def running(
    settings: Mapping[str, str] = QUICK,
    place: str = "/tmp",  # noqa: S108 - a folder of its own is made there
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Server]:
    """Give a server that is gone afterwards, with its files in a place."""
    folder = Path(tempfile.mkdtemp(prefix="viec-postgres-", dir=place))
    try:
        server = Server(folder, settings, environment)
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(asked: list[str]) -> int:
    """Run what was asked for on a server of its own; give the status of pytest."""
    named = any(word.startswith("tests/") for word in asked)
    paths = () if named else USUAL
    with running() as server:
        environment = {**os.environ, "VIEC_TEST_POSTGRES": server.url}
        command = [sys.executable, "-m", "pytest", *asked, *paths]
        return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
