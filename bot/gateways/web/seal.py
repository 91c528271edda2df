"""The seal on the addresses of pictures: whoever has one may fetch, until it expires."""

import hashlib
import hmac


class Seal:
    """Signs `/media/<id>?e=…&s=…` with a secret of at least 32 bytes that stays the same."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def path(self, name: str, expiry: int) -> str:
        """Give the signed path of a picture; `expiry` is in epoch seconds."""
        return f"/media/{name}?e={expiry}&s={self._sign(name, expiry)}"

    def is_good(self, name: str, expiry: int, signature: str) -> bool:
        """Tell whether a signature is the one of this name and expiry."""
        given = signature.encode(errors="backslashreplace")
        return hmac.compare_digest(self._sign(name, expiry).encode(), given)

    def _sign(self, name: str, expiry: int) -> str:
        return hmac.new(self._secret, f"{name} {expiry}".encode(), hashlib.sha256).hexdigest()[:40]
