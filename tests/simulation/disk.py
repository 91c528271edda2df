"""Disks that trouble real processes: one that is full for a while, and one that is slow."""

import contextlib
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

BLOCK = 2**20


class Small:
    """A file system in memory that can be filled to the last byte, and freed again."""

    said = "a full file system"

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def fill(self) -> None:
        """Leave no room."""
        with self._ballast.open("ab", buffering=0) as ballast:
            for size in (BLOCK, 4096, 1):
                with contextlib.suppress(OSError):
                    while ballast.write(bytes(size)) == size:
                        pass

    def free(self) -> None:
        """Make room."""
        self._ballast.unlink(missing_ok=True)


class Limit:
    """A limit to what one process may write (RLIMIT_FSIZE): where nobody may mount anything.

    Its writes fail with EFBIG instead of ENOSPC, so SQLite says I/O error instead of full.
    """

    said = "RLIMIT_FSIZE"
    MOST = 4096

    def __init__(self, number: int) -> None:
        self._number = number

    def fill(self) -> None:
        """Leave no room."""
        self._set(self.MOST)

    def free(self) -> None:
        """Make room."""
        self._set(resource.RLIM_INFINITY)

    def _set(self, most: int) -> None:
        resource.prlimit(self._number, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


class Place(Protocol):
    """Where a process lives."""

    number: int


def on(disk: Small | None) -> Callable[[list[Place]], Small | Limit]:
    """Give what fills a disk: it itself, or a limit to the first process where there is none."""
    return lambda lives: disk or Limit(lives[0].number)


@contextlib.contextmanager
def small(mebibytes: int) -> Iterator[Small | None]:
    """Mount a small file system for a while; give None where that is not allowed."""
    place = Path(tempfile.mkdtemp(prefix="viec-small-", dir="/tmp"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m,mode=755", "tmpfs", place]
    is_mounted = shutil.which("mount") and not subprocess.run(mount, capture_output=True).returncode
    try:
        yield Small(place) if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def slow(folder: Path, milliseconds: int) -> dict[str, str]:
    """Give the environment in which a process waits longer for the disk; {} without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return {}
    library = folder / "slow.so"
    source = Path(__file__).with_name("slow.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "SLOW_MS": str(milliseconds)}
