"""A simulated office: the real conversation, its tasks and its clock, in the same storm.

People under two bots report, hand in, give, accept, mistype and type a number twice for three
days. What has to come of every line is known beforehand, from the line alone.
"""

import asyncio
import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, Engine, select

from bot.conversation import OfficeConversation
from bot.courier import Courier
from bot.gateways.port import Gateway, Outgoing
from bot.pipeline import CLOCK, Conversation, Pipeline
from bot.views.page import page
from core.kernel.post import Letter, Priority
from core.kernel.tables import inbox, journal, letter
from core.kernel.transaction import Inline
from core.people import store as people
from tests import databases
from tests.conversations.town import PEOPLE, UNITS
from tests.kernel.ledger import NAME, Clock, Script, said
from tests.simulation.script import END, SECRET, START, ZONE, Said
from tests.simulation.world import World

BOT_OF = {"GD": "b2", "BINH": "b1", "LAN": "b1", "HOA2": "b1", "KHANG": "b2", "MAI": "b2"}
GIVERS = {"BINH": "Nguyễn Thị Lan", "KHANG": "Vũ Thị Mai"}
HELD = {"LAN": (1, 2), "HOA2": (3, 4), "MAI": (5, 6)}
ACCEPTED = {"BINH": 7, "KHANG": 8}
"""What each head has to accept: it was handed in before the first day."""

BEFORE = (
    *(("BINH", f"giao Nguyễn Thị Lan soạn tờ trình số {n}, hạn {day}") for n, day in
      ((1, "27/11"), (2, "26/11"))),
    *(("BINH", f"giao Hoàng Thị Hoa rà soát hồ sơ số {n}, hạn {day}") for n, day in
      ((3, "11/12"), (4, "25/11"))),
    *(("KHANG", f"giao Vũ Thị Mai lập báo cáo số {n}, hạn {day}") for n, day in
      ((5, "30/11"), (6, "27/11"))),
    ("BINH", "giao Nguyễn Thị Lan soạn tờ trình số 7, hạn 27/11"),
    ("KHANG", "giao Vũ Thị Mai lập báo cáo số 8, hạn 27/11"),
    ("LAN", "xong 7"),
    ("MAI", "xong 8"),
    ("LAN", "nhắc yên 11h 14h"),
)  # fmt: skip


class Line(msgspec.Struct, frozen=True):
    """A line of the script: what is typed, how its update ends, what it leaves in the journal."""

    text: str
    ending: str = "done"
    leaves: tuple[str, int | str, int | None] | None = None


class Person:
    """Somebody who knows what he says next."""

    def __init__(self, code: str, chance: random.Random) -> None:
        self.code, self._chance = code, chance
        self._percent = dict.fromkeys(HELD.get(code, ()), 1)
        self._done: set[int] = set()
        self._accepted = False

    def speaks(self, value: int) -> Sequence[Line]:
        """Give what he types next; some things take two lines, and a third too many."""
        if self._chance.random() < 0.3:
            return [self._chance.choice(self._talk())]
        if self.code in GIVERS:
            return self._leads(value)
        open_ones = [number for number in self._percent if number not in self._done]
        if not open_ones:
            return [Line("việc")]
        number = self._chance.choice(open_ones)
        if self._percent[number] > 60 or self._chance.random() < 0.1:
            self._done.add(number)
            return [Line(f"xong {number}", leaves=("hand_in", number, 100))]
        percent = self._percent[number] = self._percent[number] + self._chance.randint(1, 9)
        return [Line(f"bc {number} {percent}%", leaves=("report", number, percent))]

    def _talk(self) -> list[Line]:
        others = [one for code, numbers in HELD.items() if code != self.code for one in numbers]
        found = [Line("việc"), Line("qwerty zzz", "slip"), Line(SECRET, "secret")]
        if self.code not in GIVERS:
            found.append(Line(f"bc {self._chance.choice(others)} 5%", "refused"))
        return found

    def _leads(self, value: int) -> list[Line]:
        again = [Line("1", "slip")] * (self._chance.random() < 0.5)
        if not self._accepted and self._chance.random() < 0.3:
            self._accepted = True
            number = ACCEPTED[self.code]
            return [Line(f"duyệt {number}"), Line("1", leaves=("accept", number, None)), *again]
        title = f"lập biểu số {value}"
        given = Line(f"giao {GIVERS[self.code]} {title}, hạn 18/12")
        return [given, Line("1", leaves=("assign", title, None)), *again]


class Speech(Said, frozen=True):
    """An update of the office's script, with what has to come of it."""

    line: Line


def speeches(chance: random.Random, count: int) -> list[Said]:
    """Give who types what on the three days, in the order of arrival."""
    persons = [Person(code, chance) for code in BOT_OF if code != "GD"]
    moments = [_moment(chance) for _ in range(count - 2)]
    moments += [(END - START).total_seconds() - chance.uniform(20, 60) for _ in range(2)]
    busy_until: dict[str, float] = {}
    spoken: list[tuple[float, str, Line]] = []
    for value, at in enumerate(sorted(moments), start=1):
        one = chance.choice(persons)
        when = max(at, busy_until.get(one.code, 0.0))
        for line in one.speaks(value):
            spoken.append((when, one.code, line))
            when += chance.uniform(0.2, 30)
        busy_until[one.code] = when
    numbers: Counter[str] = Counter()
    script: list[Said] = []
    for at, code, line in sorted(spoken, key=lambda each: each[0]):
        bot = BOT_OF[code]
        numbers[bot] += chance.choice((1, 1, 4))
        arrives = START + dt.timedelta(seconds=at)
        script.append(
            Speech(
                number=numbers[bot], bot=bot, chat=code, text=line.text, arrives=arrives, line=line
            )
        )
    return script


def _moment(chance: random.Random) -> float:
    return chance.choice((0, 1, 2)) * 86400 + chance.uniform(0, 11 * 3600)


def _slots() -> set[str]:
    days = ("2026-11-25", "2026-11-26", "2026-11-27")
    every = {f"{part}:{day}" for part in ("series", "digest", "morning") for day in days}
    return every | {f"week:{days[-1]}"}


SLOTS = _slots()
TOLD_ONCE = {
    "digest": {"GD", "BINH", "KHANG"},
    "week": set(HELD),
}
"""Who gets what a slot sends, once; the morning's line goes to whoever has something to be told."""


class OfficeWorld(World):
    """One seed of the office."""

    def _written(self) -> list[Said]:
        return speeches(self.chance, 16)

    def _prepare(self, engine: Engine) -> None:
        databases.copy_schema(engine)
        database = Inline(engine)
        database.write_now(_settle)
        clock, platform = Clock(START - dt.timedelta(days=2)), Script(name=NAME)
        gateways: dict[str, Gateway] = {NAME: platform}
        talk = OfficeConversation()
        pipeline = Pipeline(database, gateways, talk, clock=clock, chance=random.Random)
        courier = Courier(
            database,
            gateways,
            self._render,
            clock=clock,
            owner="before",
            chance=random.Random(0),
            at_once=1,
        )

        async def say(number: int, code: str, text: str) -> None:
            await pipeline.hear(NAME, BOT_OF[code], [said(f"before {number}", code, text)])
            while await pipeline.step() + await courier.deliver():
                pass

        for number, (code, text) in enumerate(BEFORE):
            asyncio.run(say(2 * number, code, text))
            if text.startswith("giao"):
                asyncio.run(say(2 * number + 1, code, "1"))

    def _conversation(self) -> Conversation:
        return OfficeConversation()

    def _render(self, one: Letter, gateway: Gateway) -> Outgoing:
        return page(one, gateway, ZoneInfo(str(ZONE))).but(chat=f"{one.bot} {one.chat}")

    def _ending(self, one: Said) -> str:
        assert isinstance(one, Speech)
        return one.line.ending

    def _effects_broken(self) -> Iterator[str]:
        done = self._done()
        for chat in {one.chat for one in self.script}:
            wanted = [
                one.line.leaves
                for one in self.script
                if isinstance(one, Speech) and one.chat == chat and one.line.leaves
            ]
            if done.get(chat, []) != wanted:
                yield f"effects of {chat}: {done.get(chat, [])}, not {wanted}"
        struck = Counter(
            key
            for (key,) in self._rows(select(inbox.c.source_key).where(inbox.c.gateway == CLOCK))
            if key.split(":")[0] in ("series", "digest", "morning", "week")
        )
        self.counts.slots = struck.total()
        if struck != Counter(SLOTS):
            yield f"the clock struck {dict(struck)}"

    def _done(self) -> dict[str, list[tuple[str, int | str, int | None]]]:
        """Give what each chat has left in the journal, in order."""
        rows = self._rows(
            select(inbox.c.chat, journal.c.verb, journal.c.subject_id, journal.c.facts)
            .join(inbox, inbox.c.id == journal.c.update_id)
            .where(inbox.c.gateway == NAME, ~inbox.c.source_key.startswith("before"))
            .order_by(journal.c.id)
        )
        found: dict[str, list[tuple[str, int | str, int | None]]] = {}
        for chat, verb, subject, facts in rows:
            told = msgspec.json.decode(facts)
            what = told["words"] if verb == "assign" else subject
            found.setdefault(chat, []).append((verb, what, told.get("progress")))
        return found

    def _letters_broken(self) -> Iterator[str]:
        yield from self._answers_broken()
        yield from self._slots_broken()
        late = select(letter.c.id, letter.c.chat).where(
            letter.c.state == "held", letter.c.not_before < END
        )
        for number, chat in self._rows(late):
            yield f"letter {number} to {chat} is held beyond its time"

    def _answers_broken(self) -> Iterator[str]:
        """See that every line was answered once, in the chat that it came from."""
        answers = Counter(
            (bot, key)
            for bot, key in self._rows(
                select(inbox.c.bot, inbox.c.source_key)
                .join(letter, letter.c.dedupe_key.startswith(inbox.c.id.concat(":")))
                .where(
                    inbox.c.gateway == NAME,
                    letter.c.chat == inbox.c.chat,
                    letter.c.priority == int(Priority.ANSWER),
                    ~inbox.c.source_key.startswith("before"),
                )
            )
        )
        expected = Counter((one.bot, str(one.number)) for one in self.script)
        if answers != expected:
            yield f"answers: {dict(answers - expected)} too many, {dict(expected - answers)} missing"

    def _slots_broken(self) -> Iterator[str]:
        """See that what a slot sends went to everybody concerned, once."""
        told: dict[str, Counter[str]] = {}
        for key, chat in self._rows(
            select(inbox.c.source_key, letter.c.chat)
            .join(letter, letter.c.dedupe_key.startswith(inbox.c.id.concat(":")))
            .where(inbox.c.gateway == CLOCK)
        ):
            told.setdefault(key, Counter())[chat] += 1
        for key in SLOTS:
            often = told.get(key, Counter())
            wanted = TOLD_ONCE.get(key.split(":")[0])
            if wanted is not None and set(often) != wanted:
                yield f"{key} went to {sorted(often)}, not {sorted(wanted)}"
            if max(often.values(), default=0) > 1:
                yield f"{key} was told more than once: {dict(often)}"


def _settle(connection: Connection) -> None:
    office = people.add_office(connection, "SO", "Sở Thử", str(ZONE), START)
    since = START - dt.timedelta(days=365)
    units: dict[str, people.Unit] = {}
    for code, name, parent in UNITS:
        units[code] = people.add_unit(connection, office, units.get(parent or ""), code, name)
    for number, (code, name, gender, unit, role) in enumerate(PEOPLE, start=1):
        person = people.add_person(connection, office, f"CB{number:02d}", name, gender)
        people.add_post(connection, office, person, units[unit].id, role, "", since)
        if code in BOT_OF:
            whose = people.person_of(connection, person)
            people.link_chat(connection, whose, NAME, BOT_OF[code], code, since)
