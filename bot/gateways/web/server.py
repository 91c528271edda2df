"""The web server: which address is answered by what, with one door of the two built in."""

import datetime as dt
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy import Connection

from bot.folder import Folder
from bot.gateways.api.server import add_interface
from bot.gateways.web import store
from bot.gateways.web.assets import Asset, asset, page
from bot.gateways.web.chat import Chat
from bot.gateways.web.demo import DemoSeats, PeopleList
from bot.gateways.web.files import MARK, Files
from bot.gateways.web.gateway import WebGateway
from bot.gateways.web.guard import add_headers, end_well, is_from_this_machine
from bot.gateways.web.live import LiveBoards
from bot.gateways.web.live_page import PATH as BOARD
from bot.gateways.web.pictures import Draw, Pictures
from bot.gateways.web.seats import Seats
from bot.gateways.web.sessions import Door, SessionSeats
from bot.gateways.web.words import preferred
from bot.pipeline import Pipeline
from core.kernel.transaction import Database
from locales import LANGUAGES

BODY_LIMIT = 256 * 2**10
HEARTBEAT = 15.0
FILE_LIMIT = 20 * 2**20

_CHAT = (
    "chat.css",
    "chat.js",
    "api.js",
    "attached.js",
    "dom.js",
    "live.js",
    "log.js",
    "outbox.js",
    "icon.svg",
    "send.svg",
    "down.svg",
    "close.svg",
    "attach.svg",
    "search.svg",
    "viec.webmanifest",
)
_PEOPLE = ("people.js", "people.css")
_SIGN_IN = ("sign-in.js", "sign-in.css")
_FONTS = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
_BOARD = ("board.js", "board.css")


def nothing() -> None:
    """Tell nobody that something was heard."""


def web_application(
    *,
    database: Database,
    pipeline: Pipeline,
    gateway: WebGateway,
    clock: Callable[[], dt.datetime],
    demo: bool,
    draw: Draw,
    secret: bytes,
    heard: Callable[[], None] = nothing,
    heartbeat: float = HEARTBEAT,
    folder: Folder | None = None,
    most_bytes: int = FILE_LIMIT,
    board_minutes: int = 5,
) -> web.Application:
    """Give the application; `heard` is called whenever a message has become durable.

    `secret` signs the addresses of pictures and hides those of clients: at least 32 bytes that
    stay the same. With `demo` one can be anybody; without it, signing in is the only door.
    """
    app = web.Application(client_max_size=BODY_LIMIT, middlewares=[end_well])
    app.on_response_prepare.append(add_headers)
    seats: Seats = DemoSeats() if demo else SessionSeats(clock)
    pictures = Pictures(database, draw, clock=clock, secret=secret)
    files = Files(database, folder, seats, clock=clock, secret=secret, most=most_bytes)
    chat = Chat(
        database=database,
        pipeline=pipeline,
        gateway=gateway,
        seats=seats,
        media=(pictures, files),
        clock=clock,
        heartbeat=heartbeat,
        heard=heard,
    )
    app.on_shutdown.append(chat.close)
    app.router.add_get("/api/hello", chat.hello)
    app.router.add_get("/api/messages", chat.messages)
    app.router.add_post("/api/messages", chat.send)
    app.router.add_post("/api/seen", chat.seen)
    app.router.add_get("/api/events", chat.events)
    app.router.add_post("/api/files", files.take)
    app.router.add_get(f"/media/{MARK}/{{code}}", files.serve)
    app.router.add_get("/media/{name}", pictures.serve)
    app.router.add_get("/healthz", _healthz(database))
    app.router.add_get("/metrics", _metrics(database, gateway))
    _add_assets(app, _CHAT + _BOARD + _FONTS)
    add_interface(app, database, clock=clock, secret=secret)
    live = LiveBoards(database, seats, clock=clock, minutes=board_minutes)
    if demo:
        _add_demo(app, PeopleList(database, clock), live)
    else:
        _add_door(app, database, seats, Door(database, clock=clock, secret=secret), live)
    return app


def _add_demo(app: web.Application, people: PeopleList, live: LiveBoards) -> None:
    app.router.add_get("/api/people", people.serve)
    _add_assets(app, _PEOPLE)
    app.router.add_get("/", _page_of("chat.html", "demo"))

    async def board(request: web.Request) -> web.StreamResponse:
        shown = await live.serve(request)
        if shown is None:
            raise web.HTTPFound("/")
        return shown

    app.router.add_get(BOARD, board)


def _add_door(
    app: web.Application, database: Database, seats: Seats, door: Door, live: LiveBoards
) -> None:
    app.router.add_post("/sign-in", door.sign_in)
    app.router.add_post("/sign-out", door.sign_out)
    _add_assets(app, _SIGN_IN)
    inside = _page_of("chat.html", "session")
    outside = _page_of("sign-in.html", "session")

    async def first(request: web.Request) -> web.StreamResponse:
        seat = await database.read(lambda connection: seats.find(connection, request))
        return await (inside if seat else outside)(request)

    async def board(request: web.Request) -> web.StreamResponse:
        shown = await live.serve(request)
        if shown is not None:
            return shown
        asked = await outside(request)
        if asked.status == 200:
            asked.set_status(401)
        return asked

    app.router.add_get("/", first)
    app.router.add_get(BOARD, board)


def _page_of(name: str, door: str) -> Handler:
    pages = {language: page(name, language, door) for language in LANGUAGES}

    async def serve(request: web.Request) -> web.StreamResponse:
        language = preferred(
            request.headers.get("Accept-Language", ""), request.query.get("language")
        )
        return pages[language].answer(request)

    return serve


def _add_assets(app: web.Application, names: tuple[str, ...]) -> None:
    for name in names:
        app.router.add_get(f"/static/{name}", _asset_of(asset(name)))


def _asset_of(one: Asset) -> Handler:
    async def serve(request: web.Request) -> web.StreamResponse:
        return one.answer(request)

    return serve


def _healthz(database: Database) -> Handler:
    async def serve(request: web.Request) -> web.StreamResponse:
        del request
        await database.read(lambda connection: connection.exec_driver_sql("SELECT 1").scalar())
        return web.json_response({"status": "ok"})

    return serve


def _metrics(database: Database, gateway: WebGateway) -> Handler:
    def count(connection: Connection) -> str:
        lines = [
            f'viec_{table}{{state="{state}"}} {number}'
            for table, states in sorted(store.states(connection).items())
            for state, number in sorted(states.items())
        ]
        return "\n".join([*lines, f"viec_web_listeners {gateway.bell.listeners}", ""])

    async def serve(request: web.Request) -> web.StreamResponse:
        if not is_from_this_machine(request):
            raise web.HTTPNotFound
        return web.Response(text=await database.read(count), content_type="text/plain")

    return serve
