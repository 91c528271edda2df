"""Assets: the files of the page, read once from the package."""

import gzip
import hashlib
import html
import re
from importlib.resources import files
from typing import Self

from aiohttp import web

from core.kernel.fact import Fact
from locales import Language, say

_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "html": "text/html",
    "webmanifest": "application/manifest+json",
    "ttf": "font/ttf",
}
_KEPT = {"ttf": "public, max-age=2592000"}
"""Letters stay as they are: for thirty days a browser does not even ask."""
_WORD = re.compile(r"\{\{([a-z-]+)\}\}")


class Asset(Fact, frozen=True):
    """A file of the page: its bytes, plain and compressed, its type and its version."""

    body: bytes
    packed: bytes
    content_type: str
    version: str
    caching: str

    @classmethod
    def of(cls, name: str, body: bytes) -> Self:
        """Give the asset of a file's content."""
        return cls(
            body=body,
            packed=gzip.compress(body, mtime=0),
            content_type=_TYPES[name.rpartition(".")[2]],
            caching=_KEPT.get(name.rpartition(".")[2], "no-cache"),
            version=hashlib.sha256(body).hexdigest()[:20],
        )

    def answer(self, request: web.Request) -> web.Response:
        """Answer with the file, or with nothing if the browser has this version."""
        headers = {
            "ETag": f'"{self.version}"',
            "Cache-Control": self.caching,
            "Vary": "Accept-Encoding",
        }
        if f'"{self.version}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        return web.Response(
            body=self.packed if packed else self.body,
            content_type=self.content_type,
            charset=None if self.content_type.startswith("font/") else "utf-8",
            headers=headers,
        )


def asset(name: str) -> Asset:
    """Read a file of the page."""
    return Asset.of(name, _read(name))


def page(name: str, language: Language, door: str) -> Asset:
    """Read an HTML file and put the words in; a word is written `{{page-title}}` there."""
    facts = {
        "language": language,
        "other-language": "vi" if language == "en" else "en",
        "door": door,
    }

    def word(found: re.Match[str]) -> str:
        return html.escape(facts.get(found[1]) or say(language, found[1]))

    worded = _WORD.sub(word, _read(name).decode())
    return Asset.of(name, worded.encode())


def _read(name: str) -> bytes:
    """Read a file of the page, or one of the fonts, which the cards have too."""
    if name.endswith(".ttf"):
        return files("reports").joinpath("fonts", name).read_bytes()
    return files("bot.gateways.web").joinpath("page", name).read_bytes()
