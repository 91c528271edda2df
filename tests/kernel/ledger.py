"""A tiny conversation for the kernel: people add numbers, and everybody concerned is told.

What can be said: `add 7` · `add 7 tell c2 c3` · `slip` · `refuse` · `bug` (each of the last three
first does work that must be undone). A text that cannot be read starts with `?`.
"""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, bindparam, select

from bot.gateways.port import Capabilities, Gateway, Incoming, Outcome, Outgoing, Sent, Undecodable
from bot.pipeline import Update
from core.kernel import journal, portable, post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.inbox import Waiting
from core.kernel.notice import Notice
from core.kernel.post import Address, Priority
from core.kernel.refusal import Refusal, Slip
from core.kernel.transaction import Tx
from core.people import store as people

OWN = MetaData()
tally = Table(
    "tally",
    OWN,
    Column("bot", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("total", Integer, nullable=False),
)
_SET = portable.insert(tally).values(
    bot=bindparam("bot"), chat=bindparam("chat"), total=bindparam("total")
)
_SET = _SET.on_conflict_do_update(
    index_elements=["bot", "chat"], set_={"total": _SET.excluded.total}
)
_SUM = select(tally.c.total).where(
    tally.c.bot == bindparam("of_bot"), tally.c.chat == bindparam("of_chat")
)
NAME = "script"
MONDAY = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC)


class LedgerAdded(Notice, frozen=True):
    """A number was added; the sum that the chat has now."""

    number: int
    total: int


class LedgerTold(Notice, frozen=True):
    """Somebody else added a number."""

    number: int


class LedgerStruck(Notice, frozen=True):
    """The clock struck."""

    slot: str


class LedgerNotRead(Notice, frozen=True):
    """What was typed is no number."""


class LedgerNo(Notice, frozen=True):
    """The answer is no."""


class LedgerFacts(Fact, frozen=True):
    """What the journal keeps of a sum."""

    number: int = 0
    slot: str = ""


class LedgerBug(Exception):  # noqa: N818 - it plays an error of the program
    """A planted error of the program."""


class Ledger:
    """The conversation. `put` writes a letter; `listeners` are told whenever the clock strikes."""

    def __init__(self, listeners: tuple[tuple[str, str], ...] = ()) -> None:
        self._listeners = listeners

    def respond(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        verb, *rest = incoming.text.split()
        number = int(rest[0]) if verb == "add" else 1
        total = self._add(tx, waiting, number)
        self.put(
            tx,
            waiting.bot,
            waiting.chat,
            LedgerAdded(number=number, total=total),
            "added",
            Priority.ANSWER,
        )
        match verb:
            case "slip":
                raise Slip(LedgerNotRead())
            case "refuse":
                raise Refusal(LedgerNo())
            case "bug":
                raise LedgerBug
        for chat in rest[2:]:
            self.put(tx, waiting.bot, chat, LedgerTold(number=number), f"told:{chat}")

    def _add(self, tx: Tx, waiting: Waiting, number: int) -> int:
        total = sum_of(tx.connection, waiting.bot, waiting.chat) + number
        row = {"bot": waiting.bot, "chat": waiting.chat, "total": total}
        tx.connection.execute(_SET, row)
        note(tx, "sum", f"{waiting.bot} {waiting.chat}", LedgerFacts(number=number))
        return total

    def perform(self, tx: Tx, office_id: int, command: Command) -> None:
        slot = f"{office_id} {command.kind}"
        note(tx, "slot", slot, LedgerFacts(slot=slot))
        for bot, chat in self._listeners:
            self.put(
                tx, bot, chat, LedgerStruck(slot=slot), f"{bot}:{chat}", priority=Priority.BROADCAST
            )

    def offices_of(self, connection: Connection, gateway: str, bot: str, chats) -> dict[str, int]:
        return dict.fromkeys(chats, 1) if gateway == NAME else {}

    def refused(self, tx: Tx, waiting: Waiting, incoming: Incoming, notice: Notice) -> None:
        """Nothing was asked before."""

    def tell_back(self, tx: Tx, gateway: str, bot: str, chat: str, notice: Notice) -> None:
        assert gateway == NAME
        self.put(tx, bot, chat, notice, "back", Priority.ANSWER)

    def put(
        self,
        tx: Tx,
        bot: str,
        chat: str,
        notice: Notice,
        key: str,
        priority: Priority = Priority.WORK,
    ) -> None:
        to = Address(gateway=NAME, bot=bot, chat=chat, language="vi")
        post.put(tx, to, notice, key=key, priority=priority)


def note(tx: Tx, subject: str, verb: str, facts: LedgerFacts) -> None:
    """Write a line of the journal; its verb is the chat or the slot."""
    journal.append(
        tx,
        office_id=1,
        person_id=None,
        subject=subject,
        subject_id=1,
        verb=verb,
        said=tx.now,
        facts=facts,
    )


def sum_of(connection: Connection, bot: str, chat: str) -> int:
    """Give what a chat has added up."""
    return connection.execute(_SUM, {"of_bot": bot, "of_chat": chat}).scalar() or 0


def found(connection: Connection, offices: int = 1) -> None:
    """Make the offices that journal lines belong to."""
    for number in range(1, offices + 1):
        people.add_office(connection, f"O{number}", f"Office {number}", "Asia/Ho_Chi_Minh", MONDAY)


def said(key: str, chat: str, text: str) -> Update:
    """Give an update as the scripted platform brings it."""
    return Update(key=key, chat=chat, raw=f"{chat}\n{text}", text=text)


def read(raw: str, received: dt.datetime) -> Incoming:
    """Read a raw update of the scripted platform. Raises Undecodable."""
    chat, _, text = raw.partition("\n")
    if text.startswith("?"):
        raise Undecodable(text)
    return Incoming(chat=chat, text=text, said=received)


def render(letter: post.Letter, gateway: Gateway) -> Outgoing:
    """Turn a letter into a message; its chat is the bot and the chat."""
    assert gateway.name == NAME
    return Outgoing(
        letter=letter.id,
        chat=f"{letter.bot} {letter.chat}",
        text=f"{letter.notice} {letter.body}",
        at=letter.created,
    )


class Clock:
    """A clock that a test winds."""

    def __init__(self, now: dt.datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def wind(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


class Script:
    """A platform that takes every message, unless a test says what becomes of the next ones."""

    def __init__(self, *, resends: bool = True, name: str = NAME) -> None:
        self.name = name
        self.capabilities = Capabilities(
            buttons=False, pictures=False, text_limit=4096, resends=resends
        )
        self.taken: list[Outgoing] = []
        self.becomes: dict[str, list[Outcome | Exception]] = {}
        self.before: Callable[[Outgoing], None] = lambda _: None

    def decode(self, raw: str, received: dt.datetime) -> Incoming:
        return read(raw, received)

    async def send(self, message: Outgoing) -> Outcome:
        self.before(message)
        self.taken.append(message)
        planned = self.becomes.get(message.chat)
        outcome = planned.pop(0) if planned else Sent()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def texts(self, chat: str) -> list[str]:
        """Give what a chat was sent, in order."""
        return [one.text for one in self.taken if one.chat == chat]
