"""One poller for a token: two would share its messages between them, and Zalo does not refuse.

The lock holds on one machine. Two machines with the same token are not noticed by anybody.
"""

import fcntl
import hashlib
import os
import tempfile
from pathlib import Path
from types import TracebackType

from bot.gateways.zalo.account import Account


class TokenInUseError(RuntimeError):
    """Another process of this machine listens with the same token."""


class OneEar:
    """Holds a token while it is listened with. Raises TokenInUseError on entering."""

    def __init__(self, account: Account) -> None:
        name = hashlib.sha256(account.token.encode()).hexdigest()[:24]
        self._path = Path(tempfile.gettempdir()) / f"viec-zalo-{name}.lock"
        self._descriptor = -1

    def __enter__(self) -> None:
        try:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._close()
            raise TokenInUseError("another process listens with this token") from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
