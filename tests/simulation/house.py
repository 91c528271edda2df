"""The whole product under fire: real `viec run` processes, a Telegram, people with the web chat.

Officials report, half of them through Telegram, half through the web chat. The processes are killed
at any moment, also while they start, or told to stop; the platform is busy and loses requests and
answers. Afterwards everything that was acknowledged is looked for.
"""

import asyncio
import contextlib
import datetime as dt
import os
import random
import secrets
import signal
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import msgspec

from bot.app import Office, system_clock
from bot.gateways.console import NAME as CONSOLE
from bot.gateways.console import ConsoleGateway, Line
from bot.gateways.web import store
from bot.gateways.web.sessions import COOKIE, LASTS, _digest
from bot.gateways.web.store import NAME as WEB
from bot.pipeline import Update
from core.kernel.fact import Fact
from core.kernel.fleet import Fleet
from core.kernel.transaction import Inline, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.people.rules import Role
from tests.gateways.telegram.emulator import TOKEN, Fault, Telegram, number_of
from tests.simulation.disk import Limit, Small
from tests.simulation.script import is_rising
from tests.simulation.test_kill import UNDER_WAY, UNFINISHED, asked

TROUBLES = ("drop before", "drop after", "500", "429")
TELEGRAM = "telegram"
Disk = Small | Limit


class Outcome(Fact, frozen=True):
    """What came of it. Below `start` only what cannot be helped may be above nought.

    `fulls` is how often the disk was full, `delayed` how many requests the web chat did not
    acknowledge: their senders ask again.
    """

    database: str
    reports: int
    kills: int
    stops: int
    fulls: int
    delayed: int
    seconds: float
    start: float
    lost: int
    twice: int
    out_of_order: int
    unanswered: int
    web_twice: int
    unexplained: int
    again: int

    @property
    def line(self) -> str:
        """Say it in one line."""
        return (
            f"viec run on {self.database}: {self.reports} acknowledged reports, {self.kills} kills,"
            f" {self.stops} warm stops, {self.fulls} times a full disk, {self.delayed} requests to"
            f" repeat, {self.seconds:.0f} s: {self.lost} lost, {self.twice} twice,"
            f" {self.out_of_order} chats out of order, {self.unanswered} without an answer,"
            f" {self.web_twice} answers twice in the web chat; Telegram showed {self.again} again,"
            f" {self.unexplained} unexplained; slowest start {self.start:.1f} s"
        )

    @property
    def is_clean(self) -> bool:
        """Tell whether every promise was kept."""
        broken = (self.lost, self.twice, self.out_of_order, self.unanswered, self.web_twice)
        return not any(broken) and not self.unexplained


class Place:
    """A place where a process lives; it is started again after each death."""

    def __init__(self, nursery: asyncio.subprocess.Process) -> None:
        self._nursery = nursery
        self._number = 0

    @classmethod
    async def made(cls, folder: Path, environment: dict[str, str]) -> "Place":
        """Make a place in a folder; what is said there goes into its log."""
        with (folder / "log").open("ab") as log:
            return cls(
                await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "tests.simulation.nursery"),
                    cwd=folder,
                    env=environment,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=log,
                )
            )

    @property
    def number(self) -> int:
        """The number of the process that lives here now."""
        return self._number

    async def start(self) -> None:
        """Start a life."""
        self._nursery.stdin.write(b"begin\n")
        self._number = int(await self._nursery.stdout.readline())

    async def end(self, how: signal.Signals) -> int:
        """End this life; give its status as the system says it."""
        os.kill(self._number, how)
        status = int(await asyncio.wait_for(self._nursery.stdout.readline(), 60))
        self._number = 0
        return status

    async def close(self) -> None:
        """End whatever is left."""
        if self._number:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
        self._nursery.stdin.close()
        await self._nursery.wait()


@dataclass
class House:
    """One installation; `url` is empty for a file of its own."""

    folder: Path
    chance: random.Random
    officials: int
    each: int
    processes: int = 1
    url: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    tokens: dict[int, str] = field(default_factory=dict)
    tasks: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.telegram = Telegram(system_clock)
        self.telegram.longest_poll = 0.5
        self.ports = [_free_port() for _ in range(self.processes)]
        self.acknowledged = 0
        self.in_flight: Counter[int] = Counter()
        self.kills = self.stops = self.drops = self.fulls = self.delayed = 0
        self.starts: list[float] = []
        self.told_web: dict[int, list[str]] = {}
        self.look: Path | Fleet = self.folder / "viec.db"
        self.over = False

    # the office

    def settle(self) -> None:
        """Make the office: officials with a task each, half on Telegram, half signed in."""
        database: Inline | Fleet
        if self.url:
            database = Fleet(self.url, 3)
            self.look = database
        else:
            engine = sqlite_engine(self.folder / "viec.db")
            migrate(engine)
            database = Inline(engine)
        numbers = database.write_now(self._found)
        asyncio.run(self._give_work(database))
        database.write_now(lambda connection: self._link(connection, numbers))
        if isinstance(database, Inline):
            database.close()

    def _found(self, connection) -> list[int]:
        now = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
        office = people.add_office(connection, "S", "Sở Thử", "Asia/Ho_Chi_Minh", now)
        unit = people.add_unit(connection, office, None, "S", "Sở Thử")
        found = []
        for number in range(self.officials):
            person = people.add_person(connection, office, f"P{number}", f"Lê Văn {number}", None)
            people.add_post(connection, office, person, unit.id, Role.OFFICIAL, "", now)
            whose = people.person_of(connection, person)
            people.link_chat(connection, whose, CONSOLE, CONSOLE, f"P{number}", now)
            found.append(person)
        return found

    async def _give_work(self, database: Inline | Fleet) -> None:
        office = Office(database, at_once=1)
        office.gateways[CONSOLE] = ConsoleGateway()
        for number in range(self.officials):
            text = "giao tôi lập báo cáo tháng, hạn cuối tháng sau"
            raw = msgspec.json.encode(Line(chat=f"P{number}", text=text)).decode()
            update = Update(key=f"k{number}", chat=f"P{number}", raw=raw, text=text)
            await office.hear(CONSOLE, CONSOLE, [update])
            await office.settle()
            self.tasks[number] = number + 1

    def _link(self, connection, numbers: list[int]) -> None:
        now = dt.datetime.now(dt.UTC)
        for number, person in enumerate(numbers):
            whose = people.person_of(connection, person)
            if number % 2:
                bot, chat = str(number_of(TOKEN)), str(9000 + number)
                people.link_chat(connection, whose, TELEGRAM, bot, chat, now)
                continue
            token, chat = secrets.token_urlsafe(16), f"{number:024x}"
            people.link_chat(connection, whose, WEB, WEB, chat, now)
            session = store.Session(office_id=whose.office_id, person_id=person, chat=chat)
            store.open_session(connection, _digest(token), session, now, now + LASTS)
            self.tokens[number] = token

    # its processes

    def _environment(self, port: int) -> dict[str, str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("VIEC_")}
        return {
            **clean,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "VIEC_DATABASE_URL": self.url or f"sqlite+aiosqlite:///{self.folder / 'viec.db'}",
            "VIEC_HTTP_PORT": str(port),
            "VIEC_TELEGRAM_TOKEN": TOKEN,
            "VIEC_TELEGRAM_API_BASE": self.telegram.base,
            "VIEC_DATABASE_CONNECTIONS": "5",
            **({"VIEC_FILES_PATH": str(self.folder / "files")} if self.url else {}),
            **self.environment,
        }

    async def ready(self, port: int) -> None:
        """Wait until a process answers."""
        begun = time.monotonic()
        async with aiohttp.ClientSession() as client:
            while True:
                with contextlib.suppress(aiohttp.ClientError, OSError):
                    async with client.get(f"http://127.0.0.1:{port}/healthz") as answer:
                        if answer.status == 200:
                            break
                await asyncio.sleep(0.05)
                assert time.monotonic() - begun < 240, (self.folder / "log").read_text()[-2000:]
        self.starts.append(time.monotonic() - begun)

    async def end(self, place: Place, *, softly: bool) -> None:
        """Kill a process, or tell it to stop; note which letters were under way."""
        status = await place.end(signal.SIGTERM if softly else signal.SIGKILL)
        self.stops += softly
        self.kills += not softly
        claimed = [row[0] for row in await asyncio.to_thread(asked, self.look, UNDER_WAY)]
        if softly:
            assert status == 0, (self.folder / "log").read_text()[-2000:]
            assert not claimed or self.processes > 1, "a warm stop left letters claimed"
        else:
            self.in_flight.update(claimed)

    # its people

    async def type_in_telegram(self, number: int, pauses: tuple[float, float]) -> None:
        """Report again and again through Telegram, which keeps what the office does not fetch."""
        for turn in range(1, self.each + 1):
            await asyncio.sleep(self.chance.uniform(*pauses))
            self.telegram.say(9000 + number, f"bc {self.tasks[number]} {turn}%")
            self.acknowledged += 1

    async def type_in_the_web(self, number: int, pauses: tuple[float, float]) -> None:
        """Report again and again; what was not acknowledged is sent again under its key."""
        headers = {"X-Viec": "page", "Cookie": f"{COOKIE}={self.tokens[number]}"}
        limit = aiohttp.ClientTimeout(total=5)
        async with aiohttp.ClientSession(headers=headers, timeout=limit) as client:
            for turn in range(1, self.each + 1):
                await asyncio.sleep(self.chance.uniform(*pauses))
                said = {
                    "key": f"report-{number}-{turn}",
                    "text": f"bc {self.tasks[number]} {turn}%",
                }
                for _ in range(900):
                    if await self._post(client, said):
                        break
                    await asyncio.sleep(0.1)
                else:
                    raise AssertionError(f"never acknowledged: {said}")
                self.acknowledged += 1

    async def _post(self, client: aiohttp.ClientSession, said: dict[str, str]) -> bool:
        port = self.chance.choice(self.ports)
        try:
            url = f"http://127.0.0.1:{port}/api/messages"
            async with client.post(url, json=said) as answer:
                assert answer.status == 200 or answer.status >= 500, await answer.text()
                self.delayed += answer.status != 200
                return answer.status == 200
        except (aiohttp.ClientError, OSError, TimeoutError):
            self.delayed += 1
            return False

    async def _trouble(self) -> None:
        """Let Telegram be busy, and lose what it is asked or its answer."""
        while not self.over:
            kind = self.chance.choice(TROUBLES)
            self.drops += kind == "drop after"
            method = self.chance.choice(("sendMessage", "sendMessage", "getUpdates"))
            self.telegram.faults = [Fault(method, kind, times=1, wait=1)]
            await asyncio.sleep(0.4)
        self.telegram.faults = []

    # the whole

    async def burn(
        self,
        pauses: tuple[float, float],
        *,
        ends: int = 0,
        fulls: int = 0,
        disk: Callable[[list[Place]], Disk] | None = None,
    ) -> Outcome:
        """Let everybody report while processes end, and then while the disk is full, so often.

        Then come to rest and look.
        """

        async def harm(lives: list[Place]) -> None:
            for turn in range(ends):
                place = self.chance.randrange(self.processes)
                if self.chance.random() < 0.75:
                    await self.ready(self.ports[place])
                await asyncio.sleep(self.chance.uniform(0.1, 1.5))
                await self.end(lives[place], softly=turn % 4 == 3)
                await lives[place].start()
            await asyncio.gather(*(self.ready(port) for port in self.ports))
            for _ in range(fulls if disk else 0):
                await self._starve(disk(lives))

        return await self._day(harm, pauses)

    async def _starve(self, disk: Disk) -> None:
        """Let the disk be full for a few seconds; nobody is killed meanwhile."""
        await asyncio.sleep(self.chance.uniform(0.3, 1.0))
        try:
            disk.fill()
            await asyncio.sleep(self.chance.uniform(1.5, 3.0))
        finally:
            disk.free()
        self.fulls += 1

    async def _day(
        self, harm: Callable[[list[Place]], Awaitable[None]], pauses: tuple[float, float]
    ) -> Outcome:
        begun = time.monotonic()
        async with self.telegram.serving():
            trouble = asyncio.create_task(self._trouble())
            lives = [await Place.made(self.folder, self._environment(port)) for port in self.ports]
            for life in lives:
                await life.start()
            await asyncio.gather(*(self.ready(port) for port in self.ports))
            typing = [
                asyncio.create_task(
                    self.type_in_telegram(one, pauses)
                    if one % 2
                    else self.type_in_the_web(one, pauses)
                )
                for one in range(self.officials)
            ]
            try:
                await harm(lives)
                await asyncio.wait_for(asyncio.gather(*typing), 120)
                self.over = True
                await trouble
                await asyncio.gather(*(self.ready(port) for port in self.ports))
                await self._come_to_rest()
                await self._read_the_web()
                for life in lives:
                    assert await life.end(signal.SIGTERM) == 0
            finally:
                self.over = True
                for one in (*typing, trouble):
                    one.cancel()
                for life in lives:
                    await life.close()
        return self._outcome(time.monotonic() - begun)

    async def _come_to_rest(self) -> None:
        end, quiet = time.monotonic() + 120, 0
        while quiet < 3:
            await asyncio.sleep(0.3)
            unfinished = await asyncio.to_thread(asked, self.look, UNFINISHED)
            quiet = quiet + 1 if not unfinished and not self.telegram.waiting() else 0
            assert time.monotonic() < end, f"not at rest: {len(unfinished)} rows"

    async def _read_the_web(self) -> None:
        for number, token in self.tokens.items():
            async with (
                aiohttp.ClientSession(headers={"Cookie": f"{COOKIE}={token}"}) as client,
                client.get(f"http://127.0.0.1:{self.ports[0]}/api/messages") as answer,
            ):
                rows = await answer.json()
                self.told_web[number] = [
                    one["text"] for one in rows["entries"] if not one.get("own") and "text" in one
                ]

    def _outcome(self, seconds: float) -> Outcome:
        lost = twice = order = unanswered = web_twice = again = 0
        rows = asked(
            self.look,
            "SELECT subject_id, facts FROM journal WHERE verb = 'report' ORDER BY id",
        )
        done: dict[int, list[int]] = {}
        for subject, facts in rows:
            done.setdefault(subject, []).append(msgspec.json.decode(facts)["progress"])
        wanted = list(range(1, self.each + 1))
        for number, task in self.tasks.items():
            effects = done.get(task, [])
            lost += len(set(wanted) - set(effects))
            twice += len(effects) - len(set(effects))
            told = self._told(number)
            answers = [int(one.split(": ")[1].split("%")[0]) for one in told]
            order += not is_rising(effects) or not is_rising(answers)
            unanswered += len(set(wanted) - set(answers))
            extra = len(answers) - len(set(answers))
            web_twice += extra if number in self.tokens else 0
            again += 0 if number in self.tokens else extra
        return Outcome(
            database="PostgreSQL" if self.url else "SQLite",
            reports=self.acknowledged,
            kills=self.kills,
            stops=self.stops,
            fulls=self.fulls,
            delayed=self.delayed,
            seconds=seconds,
            start=max(self.starts),
            lost=lost,
            twice=twice,
            out_of_order=order,
            unanswered=unanswered,
            web_twice=web_twice,
            again=again,
            unexplained=max(0, again - self.drops - self.in_flight.total()),
        )

    def _told(self, number: int) -> list[str]:
        start = f"NV-{self.tasks[number]}: "
        if number in self.tokens:
            told = self.told_web.get(number, [])
        else:
            told = [one.text for one in self.telegram.told(9000 + number)]
        return [one for one in told if one.startswith(start)]


def _free_port() -> int:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
