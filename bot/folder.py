"""The folder of files that people sent: each content once, under its SHA-256."""

import hashlib
import os
import re
import secrets
import shutil
import time
from pathlib import Path

PRIVATE = 0o600
JUST_KEPT = 3600.0
"""Seconds in which the row of a content that was kept will have been written."""
_HASH = re.compile(r"[0-9a-f]{64}")


class Folder:
    """Contents by their hash, in 256 folders. A content that is there is never written again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, content: bytes) -> str:
        """Keep a content durably; give its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        place = self.place(sha256)
        if place.exists():
            os.utime(place)
            return sha256
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = place.with_name(f"{secrets.token_hex(8)}.unfinished")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(place)
        return sha256

    def place(self, sha256: str) -> Path:
        """Give where a content lies. Raises ValueError for what is no hash."""
        if not _HASH.fullmatch(sha256):
            raise ValueError("not a SHA-256")
        return self.path / sha256[:2] / sha256

    def remove(self, sha256: str) -> bool:
        """Remove a content that was not kept anew within the last hour; tell whether it is gone."""
        place = self.place(sha256)
        try:
            if time.time() - place.stat().st_mtime < JUST_KEPT:
                return False
            place.unlink()
        except FileNotFoundError:
            return True
        return True

    def missing(self, hashes: set[str]) -> list[str]:
        """Give those of the hashes whose content is not there."""
        return sorted(one for one in hashes if not self.place(one).exists())

    def copy_to(self, other: "Folder", hashes: set[str]) -> int:
        """Copy contents that the other folder has not; give how many."""
        count = 0
        for one in sorted(hashes):
            source, target = self.place(one), other.place(one)
            if source.exists() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                unfinished = target.with_name(f"{one}.unfinished")
                shutil.copyfile(source, unfinished)
                unfinished.chmod(PRIVATE)
                unfinished.replace(target)
                count += 1
        return count


def folder_of(database: Path, named: str = "") -> Folder:
    """Give the folder of a database: the one named, or `<database>.files` beside it."""
    return Folder(Path(named) if named else database.with_name(f"{database.stem}.files"))
