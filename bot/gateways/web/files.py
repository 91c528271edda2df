"""Files over HTTP: uploaded once under the page's own key, given out by signed addresses."""

import asyncio
import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Callable
from urllib.parse import quote

from aiohttp import BodyPartReader, web
from sqlalchemy import Connection

from bot.folder import Folder
from bot.gateways.web.answers import answer, said_problem
from bot.gateways.web.guard import is_from_our_page
from bot.gateways.web.seats import Seat, Seats
from bot.gateways.web.store import NAME
from bot.gateways.web.wire import KEY, ShownFile, Uploaded
from bot.gateways.web.words import language_of, preferred
from bot.reading.secrecy import is_marked_secret, may_be_marked_secret
from core.kernel.transaction import Database
from core.tasks import files
from core.tasks.files import Stored
from core.tasks.media import PHOTOS, fit_name, media_of

MARK = "f"
"""The folder of files under `/media/`; pictures that are drawn stand beside it."""

HOLDS = dt.timedelta(hours=1)
"""An address holds at least so long and at most twice as long."""

MANY = 120
MANY_WITHIN = dt.timedelta(hours=1)
"""So many files of one person are taken within an hour; the page sends the others later."""

_PIECE = 2**16


class _RefusedError(Exception):
    def __init__(self, status: int, name: str) -> None:
        super().__init__(name)
        self.status = status
        self.name = name


class Files:
    """Takes files in and gives them out. Without a folder nothing is taken."""

    def __init__(
        self,
        database: Database,
        folder: Folder | None,
        seats: Seats,
        *,
        clock: Callable[[], dt.datetime],
        secret: bytes,
        most: int,
    ) -> None:
        self._database = database
        self._folder = folder
        self._seats = seats
        self._clock = clock
        self._secret = secret
        self._most = most

    async def take(self, request: web.Request) -> web.Response:
        """Take one file; the same key again is the same file. The answer comes once it is kept."""
        seat = await self._database.read(lambda connection: self._seats.find(connection, request))
        if seat is None:
            language = preferred(request.headers.get("Accept-Language", ""))
            return said_problem(401, language, "nobody")
        language = language_of(seat.person)
        if not is_from_our_page(request) or self._folder is None:
            return said_problem(403, language, "foreign")
        if await self._database.read(lambda connection: self._has_sent_many(connection, seat)):
            return web.Response(status=503, headers={"Retry-After": "600"})
        key = request.query.get("key", "")
        if not KEY.fullmatch(key):
            raise web.HTTPBadRequest
        try:
            name, content = await self._read(request)
        except _RefusedError as refused:
            return said_problem(refused.status, language, refused.name)
        media = media_of(content, name)
        if media is None:
            return said_problem(415, language, "file-kind")
        sha256 = await asyncio.to_thread(self._folder.keep, content)
        now = self._clock()

        def keep(connection: Connection) -> None:
            _keep(connection, seat, (key, name, media, sha256, len(content)), now)

        await self._database.write(keep)
        return answer(Uploaded(key=key, name=name))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer with a file: 403 for a wrong or old signature, 404 where there is none."""
        code = request.match_info["code"]
        expiry = request.query.get("e", "")
        signature = request.query.get("s", "").encode(errors="backslashreplace")
        if not (expiry.isascii() and expiry.isdigit() and len(expiry) < 16):
            raise web.HTTPForbidden
        if not hmac.compare_digest(self._sign(code, int(expiry)).encode(), signature):
            raise web.HTTPForbidden
        left = int(expiry) - int(self._clock().timestamp())
        if left <= 0:
            raise web.HTTPForbidden
        found = await self._database.read(lambda connection: files.by_code(connection, code))
        if found is None or found.sha256 is None or self._folder is None:
            raise web.HTTPNotFound
        place = self._folder.place(found.sha256)
        if not place.exists():
            raise web.HTTPNotFound
        return web.FileResponse(place, headers=_headers(found, left))

    def shown(self, connection: Connection, seat: Seat, code: str) -> ShownFile | None:
        """Give a file as the page shows it, with an address; None if the seat may not see it."""
        found = files.by_code(connection, code)
        now = self._clock()
        if found is None or found.sha256 is None or self._folder is None:
            return None
        if not files.shown_to(connection, found, seat.person.id, now):
            return None
        return ShownFile(
            address=self.address(code, now), name=found.name, photo=found.media in PHOTOS
        )

    def address(self, code: str, now: dt.datetime) -> str:
        """Give the signed path of a file; the same within an hour."""
        hold = HOLDS.total_seconds()
        expiry = int((now.timestamp() // hold + 2) * hold)
        return f"/media/{MARK}/{code}?e={expiry}&s={self._sign(code, expiry)}"

    def _has_sent_many(self, connection: Connection, seat: Seat) -> bool:
        since = self._clock() - MANY_WITHIN
        return files.taken_since(connection, seat.person.id, since) >= MANY

    def _sign(self, code: str, expiry: int) -> str:
        said = f"file {code} {expiry}".encode()
        return hmac.new(self._secret, said, hashlib.sha256).hexdigest()[:40]

    async def _read(self, request: web.Request) -> tuple[str, bytes]:
        """Give the name and the content of the form's file; the name is screened first."""
        if not request.content_type.startswith("multipart/"):
            raise web.HTTPBadRequest
        part = await (await request.multipart()).next()
        if not isinstance(part, BodyPartReader) or part.name != "file":
            raise web.HTTPBadRequest
        name = part.filename or ""
        if is_marked_secret(name) or may_be_marked_secret(name):
            raise _RefusedError(403, "secret")
        content = bytearray()
        while piece := await part.read_chunk(_PIECE):
            content += piece
            if len(content) > self._most:
                raise _RefusedError(413, "file-size")
        return fit_name(part.filename or ""), bytes(content)


def _keep(
    connection: Connection, seat: Seat, sent: tuple[str, str, str, str, int], now: dt.datetime
) -> None:
    key, name, media, sha256, size = sent
    source_key = f"{seat.chat}:{key}"
    if files.by_source(connection, NAME, source_key) is not None:
        return
    files.add_here(
        connection,
        office_id=seat.office.id,
        person_id=seat.person.id,
        code=secrets.token_hex(12),
        name=name,
        source=(NAME, NAME, source_key),
        content=(sha256, size, media),
        now=now,
    )


def _headers(found: Stored, left: int) -> dict[str, str]:
    """Give what keeps a stranger's file harmless in a browser: shown only where it is a photo."""
    shown = found.media in PHOTOS
    name = quote(found.name or ("anh" if shown else "tep"))
    return {
        "Content-Type": found.media or "application/octet-stream",
        "Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{name}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": f"private, max-age={left}",
    }
