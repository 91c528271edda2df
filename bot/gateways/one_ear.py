"""One listener for a token: two would share its messages between them.

In a fleet an advisory lock of the database sees to it; this lock holds between all the processes of
a machine, whatever database each has. Two machines with two databases are noticed by Telegram,
which refuses the second listener, and by nobody at Zalo.
"""

import hashlib
import socket
from types import TracebackType


class TokenInUseError(RuntimeError):
    """Another process of this machine listens with the same token."""


class OneEar:
    """Holds a token of a server while it is listened with. Raises TokenInUseError on entering.

    It is a name among the sockets of the machine (unix(7), abstract addresses): no file is left by
    a process that dies, and services that each have a /tmp of their own meet there all the same.
    """

    def __init__(self, server: str, token: str) -> None:
        name = hashlib.sha256(f"{server.rstrip('/')} {token}".encode()).hexdigest()[:32]
        self._address = f"\0viec-ear-{name}"
        self._held: socket.socket | None = None

    def __enter__(self) -> None:
        held = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            held.bind(self._address)
        except OSError as error:
            held.close()
            raise TokenInUseError("another process listens with this token") from error
        self._held = held

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None
