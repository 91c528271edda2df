"""History: stored rows of both sides as the entries that the page shows."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection

from bot.gateways.web import store
from bot.gateways.web.files import Files
from bot.gateways.web.gateway import time_said
from bot.gateways.web.pictures import Pictures
from bot.gateways.web.seats import Seat
from bot.gateways.web.store import HeardRow, ShownRow, Span
from bot.gateways.web.wire import Entry, Kept, Payload, Rows, ShownFile, ShownPicture
from bot.gateways.web.words import language_of
from core.kernel.tables import epoch_ms
from core.tasks import files
from locales import Language, clock, day_with_weekday

QUOTED = 90
"""Characters of a message that are shown over a reply to it."""


class History:
    """Makes entries for one seat; reads what a press was about from the chat itself."""

    def __init__(
        self,
        connection: Connection,
        seat: Seat,
        media: tuple[Pictures, Files],
        now: dt.datetime,
    ) -> None:
        self._connection = connection
        self._seat = seat
        self._pictures, self._files = media
        self._now = now
        self._zone = ZoneInfo(seat.office.zone)
        self._language: Language = language_of(seat.person)

    def rows(self, span: Span) -> Rows:
        """Give a span of the chat as the page reads it."""
        return Rows(
            entries=tuple(
                self._heard(row) if isinstance(row, HeardRow) else self._shown(row)
                for row in span.rows
            ),
            cursor=str(span.cursor),
            older=str(span.older) if span.older else None,
            open=store.open_question(self._connection, self._seat.person.id, self._now),
            language=self._language,
            now=epoch_ms(self._now),
        )

    def _entry(self, name: str, at: dt.datetime) -> Entry:
        local = at.astimezone(self._zone)
        return Entry(
            id=name,
            at=epoch_ms(at),
            day=local.date().isoformat(),
            day_words=day_with_weekday(self._language, local),
            clock=clock(local),
        )

    def _shown(self, row: ShownRow) -> Entry:
        payload = msgspec.json.decode(row.payload, type=Payload)
        picture = None
        if payload.picture:
            picture = ShownPicture(
                light=self._pictures.address(payload.picture, self._now),
                dark=self._pictures.address(payload.picture, self._now, dark=True),
                alt=payload.caption,
            )
        return msgspec.structs.replace(
            self._entry(f"o{row.id}", row.at),
            text=payload.text,
            buttons=payload.buttons,
            picture=picture,
            files=self._shown_files(payload.files),
        )

    def _heard(self, row: HeardRow) -> Entry:
        entry = msgspec.structs.replace(self._entry(f"i{row.id}", row.at), own=True)
        if row.raw is None:
            key = row.source_key.rpartition(":")[2]
            return msgspec.structs.replace(entry, kept=False, key=key)
        kept = _read(row.raw)
        typed = time_said(kept, row.at).astimezone(self._zone)
        return msgspec.structs.replace(
            entry,
            text=self._words(kept),
            key=kept.key or None,
            typed=clock(typed) if clock(typed) != entry.clock else None,
            quote=self._quote(kept.about),
            files=self._shown_files(self._codes(kept)),
        )

    def _codes(self, kept: Kept) -> tuple[str, ...]:
        keys = (f"{self._seat.chat}:{one}" for one in kept.files)
        found = (files.by_source(self._connection, store.NAME, key) for key in keys)
        return tuple(one.code for one in found if one is not None)

    def _shown_files(self, codes: tuple[str, ...]) -> tuple[ShownFile, ...]:
        shown = (self._files.shown(self._connection, self._seat, code) for code in codes)
        return tuple(one for one in shown if one is not None)

    def _quote(self, about: int | None) -> str | None:
        """Give the beginning of a message of this chat that was replied to."""
        if about is None:
            return None
        found = store.payload_of(self._connection, self._seat.chat, about)
        if found is None:
            return None
        first = msgspec.json.decode(found, type=Payload).text.partition("\n")[0]
        return f"{first[:QUOTED]}…" if len(first) > QUOTED else first

    def _words(self, kept: Kept) -> str:
        if kept.pressed is None:
            return kept.text
        asked = (
            store.payload_asking(self._connection, self._seat.chat, kept.question)
            if kept.question is not None
            else None
        )
        buttons = msgspec.json.decode(asked, type=Payload).buttons if asked else ()
        words = next((one.words for one in buttons if one.number == kept.pressed), "")
        return f"{kept.pressed} {words}".rstrip()


def _read(raw: str) -> Kept:
    try:
        return msgspec.json.decode(raw, type=Kept)
    except msgspec.MsgspecError:
        return Kept(text=raw)
