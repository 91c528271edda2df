"""The web gateway: stores what a chat is shown, and wakes the pages that look at it."""

import asyncio
import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.gateways.port import (
    Capabilities,
    Incoming,
    Outcome,
    Outgoing,
    Sent,
    SentFile,
    TryLater,
    Undecodable,
)
from bot.gateways.web import store
from bot.gateways.web.store import NAME, Drawing
from bot.gateways.web.wire import LONGEST, Kept, Payload, ShownButton
from core.kernel import bells
from core.kernel.tables import epoch_ms, from_epoch_ms
from core.kernel.transaction import Database

CLOCK_REACH = dt.timedelta(minutes=60)
"""How far back the page's own clock is believed; what was typed earlier counts when it came."""

CLOCK_SLACK = dt.timedelta(seconds=10)
"""A message that took no longer than this counts at our own clock."""


class Bell:
    """Wakes whoever listens to a chat, in this process."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[asyncio.Event]] = {}

    @contextmanager
    def listen(self, chat: str) -> Iterator[asyncio.Event]:
        """Give an event that is set whenever the chat has something new."""
        rung = asyncio.Event()
        self._listeners.setdefault(chat, set()).add(rung)
        try:
            yield rung
        finally:
            self._listeners[chat].discard(rung)
            if not self._listeners[chat]:
                del self._listeners[chat]

    def ring(self, chat: str) -> None:
        """Wake the listeners of one chat."""
        for rung in self._listeners.get(chat, ()):
            rung.set()

    def ring_all(self) -> None:
        """Wake everybody."""
        for chat in tuple(self._listeners):
            self.ring(chat)

    def listening(self, chat: str) -> int:
        """Give how many pages listen to one chat."""
        return len(self._listeners.get(chat, ()))

    @property
    def listeners(self) -> int:
        """How many pages are listening."""
        return sum(len(events) for events in self._listeners.values())


def compose(
    chat: str,
    text: str = "",
    *,
    pressed: int | None = None,
    question: int | None = None,
    typed: dt.datetime | None = None,
    key: str = "",
    about: int | None = None,
    files: tuple[str, ...] = (),
) -> str:
    """Give a raw update as the page would have sent it."""
    typed_at = epoch_ms(typed) if typed else None
    kept = Kept(
        chat=chat,
        key=key,
        text=text,
        pressed=pressed,
        question=question,
        typed_at=typed_at,
        about=about,
        files=files,
    )
    return msgspec.json.encode(kept).decode()


class WebGateway:
    """The web chat behind the port. A message counts as sent once it is stored for the page."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock
        self._me = secrets.token_hex(4)
        self.bell = Bell()

    @property
    def name(self) -> str:
        """The platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """Buttons and pictures; texts of any length that the page would send itself."""
        return Capabilities(buttons=True, pictures=True, text_limit=2 * LONGEST)

    def decode(self, raw: str, received: dt.datetime) -> Incoming:
        """Read a raw update. Raises Undecodable.

        The time of typing counts up to an hour back, and is marked as the sender's own clock.
        """
        try:
            kept = msgspec.json.decode(raw, type=Kept)
        except msgspec.MsgspecError as error:
            raise Undecodable("not from the page") from error
        said = time_said(kept, received)
        return Incoming(
            chat=kept.chat,
            text=kept.text,
            said=said,
            own_clock=said != received,
            pressed=kept.pressed,
            question=kept.question,
            about=str(kept.about) if kept.about is not None else None,
            files=tuple(SentFile(remote=one, key=f"{kept.chat}:{one}") for one in kept.files),
        )

    async def send(self, message: Outgoing) -> Outcome:
        """Store the message for its chat, once for each letter, and wake the pages."""
        drawing = _drawing(message)
        name = _picture_name(message) if drawing else None
        payload = msgspec.json.encode(_payload(message, name)).decode()
        about = message.buttons[0].question if message.buttons else None

        def keep(connection: Connection) -> int:
            if drawing and name:
                store.hang(connection, name, message.letter, drawing, self._clock())
            number = store.show(
                connection,
                letter_id=message.letter,
                chat=message.chat,
                at=message.at,
                payload=payload,
                about=about,
            )
            bells.ring(connection, f"{self._me} {message.chat}")
            return number

        try:
            number = await self._database.write(keep)
        except SQLAlchemyError as error:
            return TryLater(why=type(error).__name__)
        self.bell.ring(message.chat)
        return Sent(remote_id=str(number))

    def overheard(self, said: str) -> None:
        """Wake the pages here of a chat that another process showed something; "" wakes all."""
        who, _, chat = said.partition(" ")
        if not said:
            self.bell.ring_all()
        elif who != self._me:
            self.bell.ring(chat)


def time_said(kept: Kept, received: dt.datetime) -> dt.datetime:
    """Give when a message counts as said: when it was typed, or when it came."""
    if kept.typed_at is None:
        return received
    typed = from_epoch_ms(kept.typed_at)
    return typed if CLOCK_SLACK < received - typed <= CLOCK_REACH else received


def _drawing(message: Outgoing) -> Drawing | None:
    picture = message.picture
    if picture is None:
        return None
    return Drawing(notice=picture.notice, body=picture.body, language=picture.language)


def _payload(message: Outgoing, picture: str | None) -> Payload:
    return Payload(
        text=message.text,
        buttons=tuple(
            ShownButton(number=one.number, words=one.words, question=one.question)
            for one in message.buttons
        ),
        picture=picture,
        caption=message.picture.caption if message.picture else "",
        files=message.files,
    )


def _picture_name(message: Outgoing) -> str:
    return hashlib.sha256(f"{message.letter} {message.picture}".encode()).hexdigest()[:24]
