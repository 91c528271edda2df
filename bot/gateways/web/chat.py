"""The chat itself over HTTP: the first look, sending, history, and what comes live."""

import asyncio
import datetime as dt
from collections.abc import Callable

import msgspec
from aiohttp import web
from sqlalchemy import Connection

from bot.gateways.web import store
from bot.gateways.web.answers import answer, problem, read_body, said_problem
from bot.gateways.web.files import Files
from bot.gateways.web.gateway import WebGateway
from bot.gateways.web.guard import is_from_our_page
from bot.gateways.web.history import History
from bot.gateways.web.pictures import Pictures
from bot.gateways.web.seats import Seat, Seats
from bot.gateways.web.store import NAME
from bot.gateways.web.wire import LONGEST, Cursor, Heard, Hello, Kept, Rows, Seen, Typed
from bot.gateways.web.words import (
    greeting,
    initials,
    language_of,
    page_words,
    preferred,
    suggestions,
    title_of,
    too_long,
)
from bot.pipeline import Pipeline, Update
from core.kernel import inbox
from core.kernel.transaction import Database
from core.people.rules import is_leader

PAGE = 40
"""Messages of one page of history."""

_BURST = 200
MOST_WAITING = 200
"""So many messages of a chat may wait to be read; the page keeps further ones and tries again."""
MOST_STREAMS = 20
"""So many pages of one chat are kept up to date at once."""


class Chat:
    """The requests of the page. `heartbeat` is in seconds of real time."""

    def __init__(
        self,
        *,
        database: Database,
        pipeline: Pipeline,
        gateway: WebGateway,
        seats: Seats,
        media: tuple[Pictures, Files],
        clock: Callable[[], dt.datetime],
        heartbeat: float,
        heard: Callable[[], None],
    ) -> None:
        self._database = database
        self._pipeline = pipeline
        self._bell = gateway.bell
        self._seats = seats
        self._media = media
        self._clock = clock
        self._heartbeat = heartbeat
        self._heard = heard
        self._closing = False

    async def hello(self, request: web.Request) -> web.Response:
        """Answer with everything the page needs to begin."""
        found = await self._database.read(lambda connection: self._hello(connection, request))
        return answer(found) if found else _nobody(request)

    async def messages(self, request: web.Request) -> web.Response:
        """Answer with the latest messages, or with those `before` a cursor or `after` one."""
        before, after = _place(request, "before"), _place(request, "after")

        def page(connection: Connection, seat: Seat) -> Rows:
            if after:
                span = store.after(connection, seat.chat, after, _BURST)
            elif before:
                span = store.before(connection, seat.chat, before, PAGE)
            else:
                span = store.latest(connection, seat.chat, PAGE)
            return self._history(connection, seat).rows(span)

        found = await self._database.read(
            lambda connection: self._seated(connection, request, page)
        )
        return answer(found) if found else _nobody(request)

    async def send(self, request: web.Request) -> web.Response:
        """Hear a message; the answer comes once it is durable. The same key is one message."""
        seat = await self._seat(request)
        if seat is None:
            return _nobody(request)
        language = language_of(seat.person)
        if not is_from_our_page(request):
            return said_problem(403, language, "foreign")
        try:
            typed = await read_body(request, Typed)
        except web.HTTPRequestEntityTooLarge:
            return problem(413, "too-long", too_long(language))
        if len(typed.text) > LONGEST:
            return problem(413, "too-long", too_long(language))
        if await self._database.read(lambda connection: _is_full(connection, seat)):
            return web.Response(status=503, headers={"Retry-After": "60"})
        return answer(Heard(key=await self._hear(seat, typed)))

    async def seen(self, request: web.Request) -> web.Response:
        """Note how far the chat has been read."""
        seat = await self._seat(request)
        if seat is None or not is_from_our_page(request):
            return _nobody(request)
        place = await read_body(request, Seen)
        await self._database.write(lambda connection: store.see(connection, seat.chat, place.shown))
        return web.json_response({})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream what is new behind a cursor, each batch under the cursor it reaches."""
        after = _place(request, "after") or Cursor()
        last = request.headers.get("Last-Event-ID")
        cursor = _cursor(last) if last else after
        seat = await self._seat(request)
        if seat is None:
            return _nobody(request)
        if self._bell.listening(seat.chat) >= MOST_STREAMS:
            return web.Response(status=503, headers={"Retry-After": "60"})
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        with self._bell.listen(seat.chat) as rung:
            try:
                await self._stream(request, response, cursor, rung)
            except ConnectionError:
                return response
        return response

    async def close(self, _app: web.Application) -> None:
        """Let every stream end, so that the server can."""
        self._closing = True
        self._bell.ring_all()

    async def _stream(
        self,
        request: web.Request,
        response: web.StreamResponse,
        cursor: Cursor,
        rung: asyncio.Event,
    ) -> None:
        await response.write(b"retry: 2000\n\n")
        while not self._closing:
            rung.clear()
            rows = await self._news(request, cursor)
            if rows is None:
                await response.write(b"event: ended\ndata: {}\n\n")
                return
            await response.write(_event(rows))
            cursor = Cursor.read(rows.cursor)
            if len(rows.entries) < _BURST:
                await _wait(rung, self._heartbeat)

    async def _news(self, request: web.Request, cursor: Cursor) -> Rows | None:
        def news(connection: Connection, seat: Seat) -> Rows:
            span = store.after(connection, seat.chat, cursor, _BURST)
            return self._history(connection, seat).rows(span)

        return await self._database.read(lambda connection: self._seated(connection, request, news))

    async def _seat(self, request: web.Request) -> Seat | None:
        return await self._database.read(lambda connection: self._seats.find(connection, request))

    def _seated(
        self,
        connection: Connection,
        request: web.Request,
        work: Callable[[Connection, Seat], Rows],
    ) -> Rows | None:
        seat = self._seats.find(connection, request)
        return work(connection, seat) if seat else None

    def _history(self, connection: Connection, seat: Seat) -> History:
        return History(connection, seat, self._media, self._clock())

    def _hello(self, connection: Connection, request: web.Request) -> Hello | None:
        seat = self._seats.find(connection, request)
        if seat is None:
            return None
        now, language = self._clock(), language_of(seat.person)
        return Hello(
            seat=seat.chat,
            owner=f"{seat.office.code}.{seat.person.code}",
            name=seat.person.name,
            initials=initials(seat.person.name),
            title=title_of(seat.person, now),
            office=seat.office.name,
            language=language,
            zone=seat.office.zone,
            demo=self._seats.demo,
            longest=LONGEST,
            words=page_words(language),
            suggestions=suggestions(seat, now),
            greeting=greeting(connection, seat, now),
            leads=is_leader(seat.person, now),
            seen=store.seen(connection, seat.chat) or 0,
            rows=self._history(connection, seat).rows(store.latest(connection, seat.chat, PAGE)),
        )

    async def _hear(self, seat: Seat, typed: Typed) -> str:
        """Store the message unless it is there; give the name under which it is."""
        name, key = typed.key, f"{seat.chat}:{typed.key}"
        if typed.pressed is not None:
            found = await self._database.read(
                lambda connection: _press(connection, seat, typed, self._clock())
            )
            if isinstance(found, Heard):
                return found.key
            key = found
        kept = Kept(
            chat=seat.chat,
            key=name,
            text=typed.text if typed.pressed is None else "",
            pressed=typed.pressed,
            question=typed.question,
            typed_at=typed.typed_at,
            about=typed.about,
            files=typed.files,
        )
        raw = msgspec.json.encode(kept).decode()
        update = Update(key=key, chat=seat.chat, raw=raw, text=kept.text)
        await self._pipeline.hear(NAME, NAME, [update])
        self._bell.ring(seat.chat)
        self._heard()
        return name


def _is_full(connection: Connection, seat: Seat) -> bool:
    """Tell whether so much of a chat waits to be read that no more is taken."""
    return inbox.waiting_in(connection, NAME, NAME, seat.chat) >= MOST_WAITING


def _press(connection: Connection, seat: Seat, typed: Typed, now: dt.datetime) -> Heard | str:
    """Give the key for a press, or the press that it repeats.

    A press counts once. It counts again only when the earlier one has been handled and the
    question is still open: after a refusal, or in a list that one may choose from repeatedly.
    """
    start = f"{seat.chat}:q{typed.question}:{typed.pressed}:"
    earlier = store.presses(connection, start)
    is_open = store.open_question(connection, seat.person.id, now) == typed.question
    for one in earlier:
        key = msgspec.json.decode(one.raw, type=Kept).key
        if key == typed.key or one.state == "new" or (one.state == "done" and not is_open):
            return Heard(key=key)
    return f"{start}{len(earlier)}"


def _place(request: web.Request, name: str) -> Cursor | None:
    text = request.query.get(name)
    return None if text is None else _cursor(text)


def _cursor(text: str) -> Cursor:
    try:
        return Cursor.read(text)
    except ValueError:
        raise web.HTTPBadRequest from None


def _event(rows: Rows) -> bytes:
    name = b"rows" if rows.entries else b"beat"
    return b"event: %s\nid: %s\ndata: %s\n\n" % (
        name,
        rows.cursor.encode(),
        msgspec.json.encode(rows),
    )


async def _wait(rung: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(rung.wait(), seconds)
    except TimeoutError:
        return


def _nobody(request: web.Request) -> web.Response:
    return said_problem(401, preferred(request.headers.get("Accept-Language", "")), "nobody")
