"""The live board over HTTP: each request is of a seat, and shows what that person may see now."""

import datetime as dt
import hashlib
import random
from collections.abc import Callable
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlalchemy import Connection

from bot.gateways.web.assets import page
from bot.gateways.web.live_page import (
    Place,
    board_content,
    counted_at,
    refusal_content,
    task_content,
)
from bot.gateways.web.seats import Seat, Seats
from bot.gateways.web.words import language_of
from bot.views.look import Look, text_of
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Database, Tx
from core.people import rules as people_rules
from core.people.actions import Turn
from core.periods import store as periods
from core.reminders.live import live_board
from core.tasks import lists
from locales import LANGUAGES, Language

LONGEST_CODE = 40


class Content(Fact, frozen=True):
    """The inside of a page: whether it could be shown, in which language, and as of when."""

    body: str
    language: Language
    counted: str
    status: int = 200


class LiveBoards:
    """Serves `/board`: the units one leads, `?unit=` one of them or below, `?task=` a task there.

    `own=1` leaves out what lies below a unit. A page carries a tag of what it shows, whenever that
    was counted: asked again with it, the answer is 304 while nothing has changed. It is to be asked
    again after `minutes`.
    """

    def __init__(
        self,
        database: Database,
        seats: Seats,
        *,
        clock: Callable[[], dt.datetime],
        minutes: int,
    ) -> None:
        self._database = database
        self._seats = seats
        self._clock = clock
        self._minutes = minutes
        self._pages = {one: page("board.html", one, "board") for one in LANGUAGES}

    async def serve(self, request: web.Request) -> web.Response | None:
        """Answer with the page; None for somebody who does not sit here."""
        found = await self._database.read(lambda connection: self._content(connection, request))
        if found is None:
            return None
        tag = hashlib.sha256(f"{found.language} {found.body}".encode()).hexdigest()[:20]
        headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache", "X-Viec-Counted": found.counted}
        if f'"{tag}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        return web.Response(
            text=self._filled(found, tag),
            content_type="text/html",
            status=found.status,
            headers=headers,
        )

    def _filled(self, found: Content, tag: str) -> str:
        frame = self._pages[found.language].body.decode()
        filled = frame.replace("<!--minutes-->", str(self._minutes), 1)
        filled = filled.replace("<!--tag-->", tag, 1)
        filled = filled.replace("<!--counted-->", found.counted, 1)
        return filled.replace("<!--board-->", found.body, 1)

    def _content(self, connection: Connection, request: web.Request) -> Content | None:
        seat = self._seats.find(connection, request)
        if seat is None:
            return None
        tx = Tx(connection, self._clock().astimezone(dt.UTC), 0, random.Random(0))
        look = _look(seat, tx.now)
        language = language_of(seat.person)
        here = Place(
            unit=request.query.get("unit", "")[:LONGEST_CODE] or None,
            own=request.query.get("own") == "1",
            task=_number(request.query.get("task")),
            seat=seat.chat if self._seats.demo else None,
        )
        try:
            body, status = _body(tx, seat, look, here), 200
        except Refusal as refused:
            body, status = refusal_content(text_of(refused.notice, look)), 403
        return Content(body=body, language=language, counted=counted_at(look), status=status)


def _body(tx: Tx, seat: Seat, look: Look, here: Place) -> str:
    turn = Turn(actor=seat.person, office=seat.office, said=tx.now)
    if here.task is not None:
        return task_content(lists.card(tx, turn, here.task), look, here)
    home = people_rules.home(seat.person, tx.now)
    calendar = periods.calendar_of(tx.connection, seat.office.id, home.path if home else "")
    return board_content(live_board(tx, turn, calendar, here.unit, own_only=here.own), look, here)


def _look(seat: Seat, now: dt.datetime) -> Look:
    return Look(language_of(seat.person), ZoneInfo(seat.office.zone), now, seat.person.gender)


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 10 else None
