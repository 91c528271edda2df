"""A small invented office behind the real web chat, with a conversation that only echoes."""

import asyncio
import datetime as dt
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from aiohttp import web

from bot.courier import Courier
from bot.gateways.port import Button, Gateway, Incoming, Outgoing, Picture
from bot.gateways.web.gateway import WebGateway
from bot.gateways.web.server import web_application
from bot.gateways.web.store import NAME
from bot.pictures import Portfolio
from bot.pipeline import Pipeline
from core.kernel import post, question
from core.kernel.command import Command
from core.kernel.inbox import Waiting
from core.kernel.notice import Notice
from core.kernel.post import Address, Label
from core.kernel.question import Choice
from core.kernel.refusal import Refusal
from core.kernel.tables import METADATA
from core.kernel.transaction import Embedded, Inline, Tx, sqlite_engine
from core.people import store as people
from core.people.rules import Role

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = dt.datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
SECRET = b"a secret of this test office, 32+"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)

LEADER, OFFICIAL, ADMIN = "TC01", "TC02", "VP01"


class WebEcho(Notice, frozen=True):
    """What was said comes back; perhaps with choices or a picture."""

    text: str
    picture: bool = False


class WebNo(Notice, frozen=True):
    """The answer no."""


class WebChosen(Command, frozen=True):
    """A choice was made."""

    text: str


class Echo:
    """Answers every message with its own text: `hỏi` asks, `ảnh` draws, `không` refuses."""

    def __init__(self, clock: Callable[[], dt.datetime]) -> None:
        self.heard: list[Incoming] = []
        self._clock = clock

    def respond(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        self.heard.append(incoming)
        person = people.by_chat(tx.connection, waiting.gateway, waiting.bot, waiting.chat)
        assert person is not None
        to = people.address_of(tx.connection, person.id)
        assert to is not None
        if incoming.pressed is not None:
            found = question.find(tx, person.id, incoming.question or 0)
            current = question.current(tx, person.id)
            if found is None or current is None or found.id != current.id:
                post.put(tx, to, WebEcho(text="Danh sách này đã cũ."), key="old")
                return
            question.use(tx, found.id, "WebChosen")
            chosen = found.commands[incoming.pressed]
            assert isinstance(chosen, WebChosen)
            if chosen.text == "không":
                raise Refusal(WebNo())
            post.put(tx, to, WebEcho(text=f"Đã chọn: {chosen.text}"), key="chosen")
        elif incoming.text == "không":
            raise Refusal(WebNo())
        elif incoming.text == "english":
            people.set_language(tx.connection, person.id, "en")
            post.put(tx, to, WebEcho(text="English now."), key="language")
        elif incoming.text.startswith("hỏi"):
            self._ask(tx, to, person.id, person.office_id, incoming.text)
        elif incoming.text == "ảnh":
            post.put(tx, to, WebEcho(text="Bức tranh sáng nay", picture=True), key="picture")
        else:
            question.close(tx, person.id)
            post.put(tx, to, WebEcho(text=incoming.text), key="echo")

    def _ask(self, tx: Tx, to: Address, person_id: int, office_id: int, text: str) -> None:
        options = ("Giao", "Sửa hạn", "không")
        choices = question.ask(
            tx,
            office_id=office_id,
            person_id=person_id,
            choices=tuple(
                Choice(label=Label(number=number, words=words), command=WebChosen(text=words))
                for number, words in zip((1, 2, 0), options, strict=True)
            ),
        )
        post.put(tx, to, WebEcho(text=text), key="ask", choices=choices)

    def perform(self, tx: Tx, office_id: int, command: Command) -> None:
        raise NotImplementedError

    def refused(self, tx: Tx, waiting: Waiting, incoming: Incoming, notice: Notice) -> None:
        """Nothing was asked before."""

    def tell_back(self, tx: Tx, gateway: str, bot: str, chat: str, notice: Notice) -> None:
        to = Address(gateway=gateway, bot=bot, chat=chat, language="vi")
        post.put(tx, to, notice, key="back")


def render(letter: post.Letter, gateway: Gateway) -> Outgoing:
    """Turn a letter of this conversation into a message."""
    assert gateway.name == NAME
    body = msgspec.json.decode(letter.body)
    choices = msgspec.json.decode(letter.choices, type=post.Choices) if letter.choices else None
    text = body.get("text", letter.notice)
    picture = Picture(notice=letter.notice, body=letter.body, language="vi", caption=f"Ảnh: {text}")
    return Outgoing(
        letter=letter.id,
        chat=letter.chat,
        text=text,
        at=letter.created,
        buttons=tuple(
            Button(number=one.number, words=one.words, question=choices.question)
            for one in (choices.labels if choices else ())
        ),
        picture=picture if body.get("picture") else None,
    )


class Clock:
    """A clock that a test winds."""

    def __init__(self, now: dt.datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def wind(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


class Office:
    """The office: its database, its pipeline, its courier and its web application."""

    def __init__(
        self,
        *,
        demo: bool = True,
        clock: Callable[[], dt.datetime] | None = None,
        heartbeat: float = 15.0,
        draw: Callable[[str, str, str, bool], bytes] = lambda *_: PNG,
        path: Path | None = None,
    ) -> None:
        self.clock = clock or Clock()
        engine = sqlite_engine(path)
        METADATA.create_all(engine)
        filling = Inline(engine)
        self.drawn: list[tuple[str, bool]] = []
        self.ids = filling.write_now(lambda connection: self._fill(connection, demo=demo))
        if path is None:
            self.database: Inline | Embedded = filling
        else:
            filling.close()
            self.database = Embedded(path)
        self.gateway = WebGateway(self.database, self.clock)
        self.echo = Echo(self.clock)
        self.pipeline = Pipeline(
            self.database,
            {NAME: self.gateway},
            self.echo,
            clock=self.clock,
            chance=random.Random,
        )
        self.courier = Courier(
            self.database,
            {NAME: self.gateway},
            render,
            clock=self.clock,
            owner="test",
            chance=random.Random(1),
        )
        self._draw_png = draw
        self._portfolio = Portfolio(self._draw)
        self.work = asyncio.Event()
        self._demo = demo
        self._heartbeat = heartbeat

    def application(self) -> web.Application:
        """Give a web application before this office: after a restart, another one."""
        return web_application(
            database=self.database,
            pipeline=self.pipeline,
            gateway=self.gateway,
            clock=self.clock,
            demo=self._demo,
            draw=self._portfolio.draw,
            secret=SECRET,
            heard=self._wake,
            heartbeat=self._heartbeat,
        )

    async def _draw(self, notice: str, body: str, language: str, dark: bool) -> bytes:
        del body, language
        self.drawn.append((notice, dark))
        return self._draw_png(notice, "", "", dark)

    def _fill(self, connection, *, demo: bool) -> dict[str, int]:
        now = self.clock()
        office = people.add_office(connection, "SNV", "Sở Thử nghiệm", "Asia/Ho_Chi_Minh", now)
        root = people.add_unit(connection, office, None, "SNV", "Sở Thử nghiệm")
        unit = people.add_unit(connection, office, root, "TC", "Phòng Tổ chức")
        roster = (
            (LEADER, "Trần Văn Bình", "nam", unit, Role.HEAD, "Trưởng phòng"),
            (OFFICIAL, "Nguyễn Thị Lan", "nữ", unit, Role.OFFICIAL, "Chuyên viên"),
            (ADMIN, "Phạm Thị Hoa", None, root, Role.ADMIN, ""),
        )
        ids = {}
        for code, name, gender, place, role, title in roster:
            ids[code] = people.add_person(connection, office, code, name, gender)
            people.add_post(connection, office, ids[code], place.id, role, title, now)
            if demo:
                whose = people.person_of(connection, ids[code])
                people.link_chat(connection, whose, NAME, NAME, code, now)
        return ids

    def give_code(self, code: str, whose: str = OFFICIAL) -> None:
        """Let the admin give a one-time code."""
        now = self.clock()
        self.database.write_now(
            lambda connection: people.add_code(
                connection,
                people.person_of(connection, self.ids[whose]),
                code,
                now,
                now + dt.timedelta(minutes=15),
            )
        )

    async def settle(self) -> None:
        """Handle and deliver everything that waits; a wound clock goes on by a second."""
        while await self.pipeline.step() or await self.courier.deliver():
            pass
        if isinstance(self.clock, Clock):
            self.clock.wind(seconds=1)

    def _wake(self) -> None:
        self.work.set()

    async def run(self) -> None:
        """Settle whenever something was heard."""
        self.work = asyncio.Event()
        while True:
            self.work.clear()
            await self.settle()
            await self.work.wait()


@contextmanager
def serving(office: Office, port: int = 0) -> Iterator[str]:
    """Serve an office from a thread of its own; give its address."""
    ready: list[str] = []
    begun = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        runner = web.AppRunner(office.application(), shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        worker = asyncio.create_task(office.run())
        ready.append(f"http://127.0.0.1:{runner.addresses[0][1]}")
        begun.set()
        await stop.wait()
        worker.cancel()
        await runner.cleanup()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(serve())
        loop.close()

    thread = threading.Thread(target=run, name="office")
    thread.start()
    begun.wait()
    try:
        yield ready[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
