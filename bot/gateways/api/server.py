"""The interface over HTTP: a token, a scope, pages of records; nothing is written but who read."""

import base64
import binascii
import datetime as dt
import functools
import hashlib
import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy import Connection

from bot.gateways.api import openapi
from bot.gateways.api.endpoints import (
    BASE,
    ENDPOINTS,
    Asked,
    Endpoint,
    Keyed,
    WrongParameterError,
    period_of,
)
from bot.gateways.api.rate import Rate
from bot.gateways.web.sessions import client_of
from core.exchange import reading, tokens
from core.exchange.tokens import Access, Scope
from core.kernel.refusal import Refusal
from core.kernel.transaction import Database

T = TypeVar("T")

A_MINUTE = 120
"""Requests of one token within a minute, of each process."""
WRONG_A_MINUTE = 10
"""Requests without a good token of one client within a minute."""
LONGEST_CURSOR = 200
CHANNEL = "api"
"""How a reading of scores is noted, for the person to see."""

_TITLES = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    429: "Too many requests",
}


class _ProblemError(Exception):
    """What is answered in the place of records."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers or {}


def add_interface(
    app: web.Application, database: Database, *, clock: Callable[[], dt.datetime], secret: bytes
) -> None:
    """Add the interface to the server; `secret` hides the addresses of clients."""
    interface = Interface(database, clock=clock, secret=secret)
    described = openapi.written()

    async def describe(_request: web.Request) -> web.Response:
        return web.Response(body=described, content_type="application/json")

    app.router.add_get(f"{BASE}/openapi.json", describe)
    for endpoint in ENDPOINTS:
        app.router.add_get(f"{BASE}{endpoint.path}", interface.pages_of(endpoint))
    app.router.add_get(f"{BASE}/tasks/{{number}}", interface.one_task)
    app.router.add_route("*", f"{BASE}/{{tail:.*}}", _nothing_here)


async def _nothing_here(request: web.Request) -> web.Response:
    """Answer for addresses and methods that there are not."""
    known = {one.path for one in ENDPOINTS} | {"/openapi.json"}
    if request.method not in ("GET", "HEAD") and f"/{request.match_info['tail']}" in known:
        return _problem(405, "Only GET: nothing is written here.", {"Allow": "GET"})
    return _problem(404, f"No such address; see {BASE}/openapi.json.")


class Interface:
    """Answers whoever has a token."""

    def __init__(
        self, database: Database, *, clock: Callable[[], dt.datetime], secret: bytes
    ) -> None:
        self._database = database
        self._clock = clock
        self._secret = secret
        self._rate = Rate(A_MINUTE)
        self._wrong = Rate(WRONG_A_MINUTE)

    def pages_of(self, endpoint: Endpoint) -> Handler:
        """Give what answers at an address."""

        async def serve(request: web.Request) -> web.Response:
            try:
                return await self._page(request, endpoint)
            except _ProblemError as error:
                return _problem(error.status, error.detail, error.headers)

        return serve

    async def one_task(self, request: web.Request) -> web.Response:
        """Answer with one task."""
        try:
            access = await self._access(request, Scope.TASKS)
            typed = request.match_info["number"]
            number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
            find = functools.partial(_one_task, access=access, number=number, now=self._clock())
            return _answer(request, await self._read(find))
        except _ProblemError as error:
            return _problem(error.status, error.detail, error.headers)

    async def _page(self, request: web.Request, endpoint: Endpoint) -> web.Response:
        access = await self._access(request, endpoint.scope)
        try:
            asked = _asked(request, endpoint, access, self._clock())
        except WrongParameterError as error:
            raise _ProblemError(400, str(error)) from None
        found = await self._read(lambda connection: endpoint.give(connection, asked))
        records, after = _cut(found, asked.most)
        if endpoint.scope is Scope.SCORES and records:
            await self._note_read(asked, [int(key) for key, _ in records])
        body = {
            "records": [record for _, record in records],
            "next": None if after is None else _cursor(after),
        }
        return _answer(request, msgspec.json.encode(body))

    async def _access(self, request: web.Request, scope: Scope) -> Access:
        """Give who reads. Raises _ProblemError for no good token, another scope, too much."""
        now = self._clock()
        client = client_of(request, self._secret)
        if (wait := self._wrong.is_full(client, now)) is not None:
            raise _too_many(wait)
        kind, _, shown = request.headers.get("Authorization", "").partition(" ")
        secret = shown.strip() if kind.lower() == "bearer" else ""
        access = await self._database.read(
            lambda connection: tokens.access(connection, secret, now)
        )
        if access is None:
            self._wrong.count(client, now)
            raise _ProblemError(401, "A good token is needed.", {"WWW-Authenticate": "Bearer"})
        key = str(access.token.id)
        if (wait := self._rate.is_full(key, now)) is not None:
            raise _too_many(wait)
        self._rate.count(key, now)
        if scope not in access.token.scopes:
            raise _ProblemError(403, f"This token has not the scope {scope}.")
        return access

    async def _read(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._database.read(work)
        except Refusal:
            raise _ProblemError(403, "Who the token was made for may not read this.") from None
        except WrongParameterError as error:
            raise _ProblemError(400, str(error)) from None

    async def _note_read(self, asked: Asked, person_ids: Sequence[int]) -> None:
        """Note whose scores were read, before they are given."""
        period = period_of(asked.words["period"])
        turn = asked.access.turn.but(channel=CHANNEL)
        await self._database.write(
            lambda connection: reading.note_scores_read(connection, turn, person_ids, period.key)
        )


def _one_task(connection: Connection, *, access: Access, number: int, now: dt.datetime) -> bytes:
    reach = reading.reach_of_work(access.turn, access.unit, now)
    found = reading.task(connection, access.turn.office, reach, number)
    if found is None:
        raise _ProblemError(404, "No such task within reach.")
    return msgspec.json.encode(found)


def _asked(request: web.Request, endpoint: Endpoint, access: Access, now: dt.datetime) -> Asked:
    known = {one.name for one in endpoint.parameters} | {"cursor", "limit"}
    words = dict(request.query)
    if len(words) != len(request.query):
        raise WrongParameterError("each parameter once")
    for name in words:
        if name not in known:
            raise WrongParameterError(f"known parameters: {', '.join(sorted(known))}")
    for one in endpoint.parameters:
        if one.required and one.name not in words:
            raise WrongParameterError(f"{one.name}: {one.description}")
    return Asked(
        access=access,
        now=now,
        words=words,
        after=_after(words.get("cursor", "")),
        most=_limit(words.get("limit", str(openapi.USUAL))),
    )


def _limit(typed: str) -> int:
    if typed.isascii() and typed.isdecimal() and len(typed) < 5:
        found = int(typed)
        if 1 <= found <= openapi.MOST:
            return found
    raise WrongParameterError(f"limit: 1 to {openapi.MOST}")


def _cursor(after: int | str) -> str:
    kind = "n" if isinstance(after, int) else "c"
    return base64.urlsafe_b64encode(f"{kind}{after}".encode()).decode().rstrip("=")


def _after(cursor: str) -> str:
    """Give the key behind which a page begins. Raises WrongParameterError."""
    if not cursor:
        return ""
    whole = cursor[:LONGEST_CURSOR] + "=" * (-len(cursor[:LONGEST_CURSOR]) % 4)
    try:
        text = base64.b64decode(whole, b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        text = ""
    if text.startswith("n") and text[1:].isascii() and text[1:].isdecimal() and len(text) < 18:
        return text[1:]
    if text.startswith("c") and len(text) > 1:
        return text[1:]
    raise WrongParameterError("cursor: what `next` of the page before said")


def _cut(found: Sequence[Keyed], most: int) -> tuple[Sequence[Keyed], int | str | None]:
    """Give the records of a page, and the key behind which the next begins.

    Records that share a key are never parted.
    """
    if len(found) <= most:
        return found, None
    last = found[most - 1][0]
    kept = [one for at, one in enumerate(found) if at < most or one[0] == last]
    return kept, last if len(kept) < len(found) else None


def _answer(request: web.Request, body: bytes) -> web.Response:
    """Answer with records, or with nothing where the client has them already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    wanted = request.headers.get("If-None-Match", "")
    if tag in (one.strip().removeprefix("W/") for one in wanted.split(",")):
        return web.Response(status=304, headers=headers)
    return web.Response(body=body, content_type="application/json", headers=headers)


def _too_many(wait: dt.timedelta) -> _ProblemError:
    seconds = max(1, math.ceil(wait.total_seconds()))
    return _ProblemError(429, f"Come again in {seconds} s.", {"Retry-After": str(seconds)})


def _problem(status: int, detail: str, headers: dict[str, str] | None = None) -> web.Response:
    body = {
        "type": "about:blank",
        "title": _TITLES[status],
        "status": status,
        "detail": detail,
    }
    return web.Response(
        status=status,
        body=msgspec.json.encode(body),
        content_type="application/problem+json",
        headers=headers,
    )
