"""Seats: who is looking at the page, and which chat is his."""

from typing import Protocol

from aiohttp import web
from sqlalchemy import Connection

from bot.gateways.web.store import NAME
from core.kernel.fact import Fact
from core.people import store as people
from core.people.rules import Person
from core.people.store import Office


class Seat(Fact, frozen=True):
    """A person before the page, with the chat that the page shows."""

    chat: str
    person: Person
    office: Office


class Seats(Protocol):
    """How the page's requests are matched to persons: by signing in, or freely in a demo."""

    @property
    def demo(self) -> bool:
        """Whether one can be anybody here."""
        ...

    def find(self, connection: Connection, request: web.Request) -> Seat | None:
        """Give the seat that a request comes from."""
        ...


def seat_at(connection: Connection, chat: str) -> Seat | None:
    """Give the seat of a chat, if it belongs to somebody."""
    person = people.by_chat(connection, NAME, NAME, chat)
    if person is None:
        return None
    return Seat(chat=chat, person=person, office=people.office_of(connection, person.office_id))
