"""The real door: signing in by a one-time code, and the session that follows."""

import datetime as dt
import hashlib
import hmac
import ipaddress
import logging
import secrets
from collections.abc import Callable
from typing import Final

import msgspec
from aiohttp import web
from sqlalchemy import Connection

from bot.gateways.web import store
from bot.gateways.web.answers import problem, read_body, said_problem
from bot.gateways.web.guard import is_from_our_page, is_over_tls
from bot.gateways.web.seats import Seat, seat_at
from bot.gateways.web.store import NAME, Session
from bot.gateways.web.words import preferred
from core.kernel import turns
from core.kernel.fact import Fact
from core.kernel.transaction import Database
from core.people import store as people
from core.people.rules import Person, is_active
from core.people.store import Tries
from locales import say

COOKIE = "viec_session"
LASTS = dt.timedelta(days=30)
MOST_WRONG = 5
BLOCKED_FOR = dt.timedelta(minutes=15)

_TRIES = "sign-in"

_log = logging.getLogger(__name__)


class Code(msgspec.Struct, frozen=True):
    """A one-time code as it was typed."""

    code: str


class Wrong(Fact, frozen=True):
    """The code is not good: unknown, used and expired are not told apart."""


class Blocked(Fact, frozen=True):
    """Too many wrong codes from this client."""

    minutes: int


class SignedIn(Fact, frozen=True):
    """The code was good; the token goes into the cookie and is kept nowhere."""

    token: str
    person_id: int


class SessionSeats:
    """A seat belongs to whoever signed in on it."""

    demo: Final = False

    def __init__(self, clock: Callable[[], dt.datetime]) -> None:
        self._clock = clock

    def find(self, connection: Connection, request: web.Request) -> Seat | None:
        """Give the seat of the session cookie, while its chat still belongs to that person."""
        token = request.cookies.get(COOKIE)
        if not token:
            return None
        session = store.session_of(connection, _digest(token), self._clock())
        seat = seat_at(connection, session.chat) if session else None
        if session is None or seat is None or seat.person.id != session.person_id:
            return None
        return seat


class Door:
    """Signs in and out."""

    def __init__(
        self, database: Database, *, clock: Callable[[], dt.datetime], secret: bytes
    ) -> None:
        self._database = database
        self._clock = clock
        self._secret = secret

    async def sign_in(self, request: web.Request) -> web.Response:
        """Use a one-time code up and open a session in a chat of its own."""
        language = preferred(
            request.headers.get("Accept-Language", ""), request.query.get("language")
        )
        if not is_from_our_page(request):
            return said_problem(403, language, "foreign")
        typed = await read_body(request, Code)
        code = "".join(str(int(sign)) for sign in typed.code[:40] if sign.isdecimal())
        client = client_of(request, self._secret)
        result = await self._database.write(lambda connection: self._try(connection, client, code))
        match result:
            case Wrong():
                _log.info("a wrong code at the door")
                return said_problem(403, language, "code")
            case Blocked(minutes=minutes):
                _log.warning("the door is closed to a client for %d minutes", minutes)
                words = say(language, "page-problem-blocked", minutes=minutes)
                return problem(429, "blocked", words)
            case SignedIn(token=token, person_id=person_id):
                _log.info("person %d signed in", person_id)
                return _with_cookie(request, token)

    async def sign_out(self, request: web.Request) -> web.Response:
        """End the session; the chat belongs to nobody from now on."""
        token = request.cookies.get(COOKIE)
        if not is_from_our_page(request) or not token:
            raise web.HTTPForbidden
        await self._database.write(lambda connection: self._end(connection, token))
        response = web.json_response({})
        response.del_cookie(COOKIE, path="/")
        return response

    def _try(self, connection: Connection, client: str, code: str) -> Wrong | Blocked | SignedIn:
        now = self._clock()
        turns.wait(connection, turns.of_stranger(NAME, _TRIES, client))
        tries = people.tries_of(connection, NAME, _TRIES, client)
        if tries and now - tries.since >= BLOCKED_FOR:
            tries = None
        if tries and tries.wrong >= MOST_WRONG:
            left = BLOCKED_FOR - (now - tries.since)
            return Blocked(minutes=max(1, -(-left // dt.timedelta(minutes=1))))
        if people.is_guessed_at(connection, now):
            return Blocked(minutes=BLOCKED_FOR // dt.timedelta(minutes=1))
        person_id = people.take_code(connection, code, now) if 6 <= len(code) <= 8 else None
        person = people.person_of(connection, person_id) if person_id else None
        if person is None or not is_active(person, now):
            wrong = (tries.wrong if tries else 0) + 1
            kept = Tries(wrong=wrong, since=now, told=None)
            people.keep_tries(connection, NAME, _TRIES, client, kept)
            people.note_guess(connection, now)
            return Wrong()
        return _open(connection, person, now)

    def _end(self, connection: Connection, token: str) -> None:
        now = self._clock()
        session = store.session_of(connection, _digest(token), now)
        if session is not None:
            store.end_session(connection, _digest(token), session.chat, now)


def client_of(request: web.Request, secret: bytes) -> str:
    """Give a name for a client that says nothing: keyed, for the address is personal."""
    address = _address(request)
    return hmac.new(secret, f"client {address}".encode(), hashlib.sha256).hexdigest()


def _open(connection: Connection, person: Person, now: dt.datetime) -> SignedIn:
    token, chat = secrets.token_urlsafe(32), secrets.token_hex(12)
    turns.wait(connection, turns.of_office(person.office_id))
    people.link_chat(connection, person, NAME, NAME, chat, now)
    session = Session(office_id=person.office_id, person_id=person.id, chat=chat)
    store.open_session(connection, _digest(token), session, now, now + LASTS)
    return SignedIn(token=token, person_id=person.id)


def _address(request: web.Request) -> str:
    """Give the client's network address; behind a proxy on this machine, what the proxy saw."""
    peer = request.remote or ""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        near = ipaddress.ip_address(peer)
        seen = ipaddress.ip_address(forwarded) if near.is_loopback and forwarded else near
    except ValueError:
        return peer
    if isinstance(seen, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((seen, 64), strict=False))
    return str(seen)


def _with_cookie(request: web.Request, token: str) -> web.Response:
    response = web.json_response({})
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LASTS.total_seconds()),
        path="/",
        httponly=True,
        samesite="Strict",
        secure=is_over_tls(request),
    )
    return response


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="backslashreplace")).hexdigest()
