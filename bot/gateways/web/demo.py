"""The demo's door: one can be any person of the invented office. Never built into `viec run`."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from aiohttp import web
from sqlalchemy import Connection

from bot.gateways.web import store
from bot.gateways.web.answers import answer
from bot.gateways.web.seats import Seat, seat_at
from bot.gateways.web.wire import People, Somebody
from bot.gateways.web.words import initials, language_of, page_words, preferred, role_words
from core.kernel.transaction import Database
from core.people import store as people
from core.people.rules import Person, Role, home, is_active

_RANKS = (Role.HEAD, Role.DEPUTY, Role.OFFICIAL, Role.ADMIN)


class DemoSeats:
    """Everybody's seat is free: the request names the person by his code."""

    demo: Final = True

    def find(self, connection: Connection, request: web.Request) -> Seat | None:
        """Give the seat of the person whom the request names."""
        return seat_at(connection, request.query.get("as", ""))


class PeopleList:
    """Serves the persons one can be, each with what waits unread in his chat."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock
        self._opened = clock()

    async def serve(self, request: web.Request) -> web.Response:
        """Answer with everybody, by unit and rank."""
        return answer(
            await self._database.read(lambda connection: self._everybody(connection, request))
        )

    def _everybody(self, connection: Connection, request: web.Request) -> People:
        now = self._clock()
        seat = DemoSeats().find(connection, request)
        language = (
            language_of(seat.person)
            if seat
            else preferred(request.headers.get("Accept-Language", ""))
        )
        unread = store.unread(connection, self._opened)
        active = [
            one
            for office in people.offices(connection)
            for one in people.of_office(connection, office.id)
            if is_active(one, now)
        ]
        active.sort(key=lambda one: _place(one, now))
        return People(
            words=page_words(language),
            people=tuple(_somebody(one, now, unread.get(one.code, 0)) for one in active),
        )


def _place(person: Person, now: dt.datetime) -> tuple[tuple[int, ...], int, str]:
    post = home(person, now)
    if post is None:
        return (2**31,), len(_RANKS), person.code
    path = tuple(int(step) for step in post.path.split(".") if step)
    return path, _RANKS.index(post.role), person.code


def _somebody(person: Person, now: dt.datetime, unread: int) -> Somebody:
    post = home(person, now)
    return Somebody(
        code=person.code,
        name=person.name,
        initials=initials(person.name),
        title=(post.title or role_words(language_of(person), post.role)) if post else "",
        unit=post.unit if post else "",
        unread=unread,
    )
