"""A small office in memory, a wound clock, and people who talk: what conversation tests need."""

import asyncio
import datetime as dt
import itertools
import random
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from bot.app import Office
from bot.folder import Folder
from bot.gateways.console import NAME, ConsoleGateway, Line
from bot.gateways.port import SentFile
from bot.pipeline import Update
from core.people import store as people
from core.people.rules import Role
from tests import databases

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)

UNITS = (
    ("SO", "Sở Thử", None),
    ("TCCB", "Phòng Tổ chức cán bộ", "SO"),
    ("KT", "Phòng Kinh tế", "SO"),
)
PEOPLE = (
    ("GD", "Trần Văn Giang", "nam", "SO", Role.HEAD),
    ("BINH", "Nguyễn Quốc Bình", "nam", "TCCB", Role.HEAD),
    ("HOA", "Phạm Thị Hoa", "nữ", "TCCB", Role.DEPUTY),
    ("LAN", "Nguyễn Thị Lan", "nữ", "TCCB", Role.OFFICIAL),
    ("HOA2", "Hoàng Thị Hoa", "nữ", "TCCB", Role.OFFICIAL),
    ("KHANG", "Lê Khang", "nam", "KT", Role.HEAD),
    ("MAI", "Vũ Thị Mai", "nữ", "KT", Role.OFFICIAL),
    ("ADMIN", "Đỗ Văn Quản", "nam", "SO", Role.ADMIN),
)


class Town:
    """One office with eight people, each with a console chat."""

    def __init__(
        self,
        now: dt.datetime = MONDAY,
        folder: Folder | None = None,
        path: Path | None = None,
        messages_a_minute: int = 0,
    ) -> None:
        self.now = now
        self.console = ConsoleGateway()
        self.database = databases.new(path)
        self.office = Office(
            self.database,
            clock=lambda: self.now,
            chance=lambda update: random.Random(update),
            at_once=1,
            folder=folder,
            messages_a_minute=messages_a_minute,
        )
        self.office.gateways[NAME] = self.console
        self._keys = itertools.count(1)
        self._read: dict[str, int] = {}
        self.database.write_now(self._found)
        asyncio.run(self.office.start())

    def _found(self, connection):
        office = people.add_office(connection, "SO", "Sở Thử", str(ZONE), self.now)
        units = {}
        for code, name, parent in UNITS:
            units[code] = people.add_unit(connection, office, units.get(parent), code, name)
        since = self.now - dt.timedelta(days=365)
        for number, (code, name, gender, unit, role) in enumerate(PEOPLE, start=1):
            person = people.add_person(connection, office, f"CB{number:02d}", name, gender)
            people.add_post(connection, office, person, units[unit].id, role, "", since)
            whose = people.person_of(connection, person)
            people.link_chat(connection, whose, NAME, NAME, code, self.now)

    def press(self, code, number, question, *, key=None):
        """Let somebody press a choice of a list; give what he is told."""
        return self.say(code, "", key=key, pressed=number, question=question)

    def open_question(self, code):
        """Give the number of the list that a person was shown last."""
        asked = self.rows(
            "SELECT a.chat, max(q.id) FROM question q "
            "JOIN address a ON a.person_id = q.person_id GROUP BY a.chat"
        )
        return dict(asked)[code]

    def say(
        self,
        code,
        text,
        *,
        said=None,
        own_clock=False,
        private=True,
        key=None,
        pressed=None,
        question=None,
        about=None,
        files=(),
        album=None,
    ):
        """Let somebody type a line; give what he is told since he was last asked.

        `about` are words of an earlier message to him, which this line replies to; `own_clock` says
        that nobody but his own device knows when he typed it.
        """
        line = Line(
            chat=code,
            text=text,
            said=said,
            own_clock=own_clock,
            private=private,
            pressed=pressed,
            question=question,
            about=self.message(code, about) if about else None,
            files=tuple(files),
            album=album,
        )
        asyncio.run(self._hear(self.update(line, key)))
        return self.told(code)

    def lay(self, name, content, remote=None):
        """Lay a file ready on the platform; give it as it is sent with a message."""
        remote = remote or f"r{next(self._keys)}"
        self.console.files[remote] = content
        return SentFile(remote=remote, name=name)

    def message(self, code, words):
        """Give the platform's name of the last message to a chat that holds some words."""
        told = self.console.told[code]
        return next(str(one.letter) for one in reversed(told) if words in one.text)

    def update(self, line, key=None):
        """Give a line as an update that has not been heard yet."""
        raw = msgspec.json.encode(line).decode()
        key = key or f"k{next(self._keys)}"
        return Update(key=key, chat=line.chat, raw=raw, text=line.text)

    def update_of(self, code, text):
        """Give what somebody types as an update that has not been heard yet."""
        return self.update(Line(chat=code, text=text))

    async def _hear(self, update):
        await self.office.hear(NAME, NAME, [update])
        await self.office.settle()

    def told(self, code):
        """Give, as one text, what a chat was told since the last look."""
        every = self.console.told.get(code, [])
        new = every[self._read.get(code, 0) :]
        self._read[code] = len(every)
        return "\n---\n".join(message.text for message in new)

    def wind(self, **by):
        """Let time pass, with everything that falls due in it."""
        self.now += dt.timedelta(**by)
        asyncio.run(self._tick())

    async def _tick(self):
        await self.office.clockwork.tick()
        await self.office.settle()

    def rows(self, query):
        """Give the rows of a plain query."""

        def work(connection):
            return connection.exec_driver_sql(query).all()

        return self.database.write_now(work)

    def given(self, by="BINH", to="Lan", title="soạn tờ trình", deadline="thứ 6"):
        """Let work be given; give its number."""
        self.say(by, f"giao {to} {title}, hạn {deadline}")
        answer = self.say(by, "1")
        assert answer.startswith("Đã giao NV-"), answer
        return int(answer.split("NV-")[1].split(".")[0])
