"""The path of one update: hear() stores it once, step() handles it in one transaction."""

import asyncio
import datetime as dt
import logging
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from bot.gateways.port import ChatChanged, Gateway, Incoming, Undecodable
from bot.pace import Pace
from bot.reading.secrecy import is_marked_secret, may_be_marked_secret
from core.kernel import inbox, turns
from core.kernel.command import COMMANDS, Command
from core.kernel.fact import Fact
from core.kernel.inbox import Heard, Waiting
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal, Slip
from core.kernel.transaction import Crash, Database, Tx, is_open, is_outage, no_crash, savepoint
from core.kernel.turns import Lane

CLOCK = "clock"
"""The gateway name under which time itself asks for something."""

Got = Incoming | ChatChanged | Command | None
"""What an update was read as; None where it cannot be."""

Place = tuple[str, str, str]
"""A chat: its platform, its bot, its name there."""

ROUND = 64
SHARED_ROUND = 256
"""So many chats are looked at in a round: where others work too, some are in their hands."""

MOST_A_TURN = 16
"""So many updates of an office are committed together: nobody else decides there meanwhile."""

BUSY = 0.05
"""Seconds until one looks again when every turn was taken."""

_log = logging.getLogger(__name__)


class Update(Fact, frozen=True):
    """A raw update with what a gateway peeks at: the platform's key, the chat, the text."""

    key: str
    chat: str
    raw: str
    text: str = ""


class Broken(Notice, frozen=True):
    """Something went wrong on our side; the code finds it in the log."""

    code: str


class SecretRefused(Notice, frozen=True):
    """The text carried a mark of state secrets: it was not read and not kept."""


class SecretDoubted(Notice, frozen=True):
    """The text may carry a mark of state secrets: it was not kept, and its writer is asked."""


class TooFast(Notice, frozen=True):
    """So much was said within a minute that the rest is read a little later; nothing is lost."""

    most: int


class Conversation(Protocol):
    """What is said and done in a chat; raises Slip or Refusal to answer without a change."""

    def receive(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        """Keep the files of a message, whatever becomes of its words."""
        ...

    def respond(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        """Carry out what a person asks for and write the letters."""
        ...

    def refused(self, tx: Tx, waiting: Waiting, incoming: Incoming, notice: Notice) -> None:
        """Let go of what was asked before a message that came to nothing."""
        ...

    def chat_changed(self, tx: Tx, waiting: Waiting, change: ChatChanged) -> None:
        """Note what a platform tells of a chat."""
        ...

    def perform(self, tx: Tx, office_id: int, command: Command) -> None:
        """Carry out what the clock asks for."""
        ...

    def tell_back(
        self, tx: Tx, gateway: str, bot: str, chat: str, notice: Notice, key: str = "back"
    ) -> None:
        """Answer the chat that an update came from; `key` is what the answer is to the update."""
        ...

    def offices_of(
        self, connection: Connection, gateway: str, bot: str, chats: Sequence[str]
    ) -> dict[str, int]:
        """Give the office whose affairs somebody in each chat speaks of; strangers are left out."""
        ...

    def person_of(self, connection: Connection, gateway: str, bot: str, chat: str) -> int | None:
        """Give whose a chat is; None for a stranger's."""
        ...


class Pipeline:
    """The way in. Updates of one chat are handled in the order in which they were stored."""

    def __init__(
        self,
        database: Database,
        gateways: Mapping[str, Gateway],
        conversation: Conversation,
        *,
        clock: Callable[[], dt.datetime],
        chance: Callable[[int], random.Random],
        crash: Crash = no_crash,
        most_a_minute: int = 0,
    ) -> None:
        self._most_a_minute = most_a_minute
        self._pace = Pace(most_a_minute)
        self._database = database
        self._gateways = gateways
        self._conversation = conversation
        self._clock = clock
        self._chance = chance
        self._crash = crash

    def slow_to(self, most_a_minute: int) -> None:
        """Read at most so many messages of a person in a minute from now on; 0 is no limit."""
        if most_a_minute != self._most_a_minute:
            self._most_a_minute = most_a_minute
            self._pace = Pace(most_a_minute)

    async def hear(self, gateway: str, bot: str, updates: Sequence[Update]) -> None:
        """Store updates; when this returns they are durable and may be acknowledged.

        A repeat changes nothing. Text that carries a mark of state secrets is never written, nor
        is one that may carry it: its writer is asked.
        """
        now = self._clock()

        def keep(connection: Connection) -> None:
            turns.arrive(connection, [(gateway, bot, one.chat) for one in updates])
            for one in updates:
                secret = _secrecy(one.text)
                if secret and self._database.is_shared:  # its answer stands in the chat's order
                    place = (gateway, bot, one.chat)
                    turns.wait(connection, self._lanes(connection, [place])[place])
                row = inbox.keep(
                    connection,
                    Heard(
                        gateway=gateway,
                        bot=bot,
                        key=one.key,
                        chat=one.chat,
                        raw=None if secret else one.raw,
                    ),
                    now,
                )
                if secret and row is not None:
                    tx = Tx(connection, now, row, self._chance(row))
                    self._tell_back(tx, gateway, bot, one.chat, secret)

        await self._database.write(keep)
        self._crash("after hearing")

    async def step(self) -> int:
        """Handle the head of each chat that has something waiting; give how many."""
        most = SHARED_ROUND if self._database.is_shared else ROUND
        now = self._clock()
        waiting = await self._database.read(
            lambda connection: inbox.next_waiting(connection, most, now)
        )
        if not waiting:
            return 0
        self._crash("before a step")
        if self._database.is_shared:
            return await self._in_turns([(one, self._decode(one)) for one in waiting])
        await self._database.write_each([self._work(one) for one in waiting])
        self._crash("after a step")
        return len(waiting)

    def _work(self, waiting: Waiting) -> Callable[[Connection], None]:
        got = self._decode(waiting)
        return lambda connection: self._handle(connection, waiting, got)

    async def _in_turns(self, decoded: Sequence[tuple[Waiting, Got]]) -> int:
        """Handle what is not in another process's hands: each office for itself, in one turn.

        Gives how many updates were handled; 1 too where every turn was taken, so that whoever
        asks looks again.
        """
        lanes: dict[Lane, list[tuple[Waiting, Got]]] = {}

        def sort(connection: Connection) -> None:
            lanes.clear()
            speaking = [_speaker(waiting, got) for waiting, got in decoded]
            lane_of = self._lanes(connection, speaking)
            for place, one in zip(speaking, decoded, strict=True):
                lanes.setdefault(lane_of[place], []).append(one)

        await self._database.read(sort)
        counts = await self._database.write_each(
            [self._turn(lane, several[:MOST_A_TURN]) for lane, several in lanes.items()]
        )
        self._crash("after a step")
        handled = sum(counts)
        if not handled:
            await asyncio.sleep(BUSY)
        return max(handled, 1)

    def _lanes(self, connection: Connection, places: Sequence[Place]) -> dict[Place, Lane]:
        """Give the lane of each chat: asked for once a bot, however many chats wait."""
        found: dict[Place, Lane] = {}
        chats: dict[tuple[str, str], set[str]] = {}
        for gateway, bot, chat in places:
            if gateway == CLOCK:
                found[gateway, bot, chat] = turns.of_office(int(bot))
            else:
                chats.setdefault((gateway, bot), set()).add(chat)
        for (gateway, bot), several in chats.items():
            offices = self._conversation.offices_of(connection, gateway, bot, sorted(several))
            for chat in several:
                office = offices.get(chat)
                found[gateway, bot, chat] = (
                    turns.of_stranger(gateway, bot, chat)
                    if office is None
                    else turns.of_office(office)
                )
        return found

    def _turn(self, lane: Lane, several: list[tuple[Waiting, Got]]) -> Callable[[Connection], int]:
        def work(connection: Connection) -> int:
            if not turns.is_free(connection, lane):
                return 0
            for waiting, got in several:
                with savepoint(connection):
                    self._handle(connection, waiting, got)
            return len(several)

        return work

    def _decode(self, waiting: Waiting) -> Got:
        try:
            if waiting.gateway == CLOCK:
                kind, _, body = waiting.raw.partition(" ")
                return COMMANDS.read(kind, body)
            got = self._gateways[waiting.gateway].decode(waiting.raw, waiting.received)
            return _storable(got) if isinstance(got, Incoming) else got
        except (Undecodable, KeyError, msgspec.MsgspecError):
            _log.warning("update %d cannot be decoded; parked", waiting.id)
        except Exception:  # noqa: BLE001 - a bug in decoding must not stop every chat
            _log.exception("update %d cannot be decoded because of a bug; parked", waiting.id)
        return None

    def _handle(self, connection: Connection, waiting: Waiting, got: Got) -> None:
        if self._is_too_fast(connection, waiting):
            return
        if not inbox.end(connection, waiting.id, "done" if got else "parked") or got is None:
            return
        tx = Tx(connection, self._clock(), waiting.id, self._chance(waiting.id))
        try:
            if isinstance(got, Incoming) and got.files:
                with savepoint(connection):
                    self._conversation.receive(tx, waiting, got)
            with savepoint(connection):
                if isinstance(got, Incoming):
                    self._conversation.respond(tx, waiting, got)
                elif isinstance(got, ChatChanged):
                    self._conversation.chat_changed(tx, waiting, got)
                else:
                    self._conversation.perform(tx, int(waiting.bot), got)
        except Slip as slip:
            self._answer_instead(tx, waiting, got, "slip", None, slip.notice)
        except Refusal as refusal:
            self._answer_instead(tx, waiting, got, "refused", None, refusal.notice)
        except Exception as error:
            if is_outage(error) or not is_open(connection):
                raise  # it is the database that fails: the update waits until it is well again
            code = f"{waiting.id:X}"
            _log.exception("update %d failed, code %s", waiting.id, code)
            self._answer_instead(tx, waiting, got, "failed", code, Broken(code=code))

    def _is_too_fast(self, connection: Connection, waiting: Waiting) -> bool:
        """Let a chat that says too much wait; tell whether it has to."""
        if not self._most_a_minute or waiting.gateway == CLOCK:
            return False
        now, chat = self._clock(), (waiting.gateway, waiting.bot, waiting.chat)
        wait = self._pace.take(
            waiting, now, lambda: self._conversation.person_of(connection, *chat)
        )
        if wait is None:
            return False
        if inbox.delay(connection, waiting, now + wait, now):
            _log.warning("update %d: its chat says too much and waits", waiting.id)
            tx = Tx(connection, now, waiting.id, self._chance(waiting.id))
            notice = TooFast(most=self._most_a_minute)
            with self._anyhow(tx, notice):
                self._conversation.tell_back(tx, *chat, notice, key="too fast")
        return True

    def _answer_instead(
        self, tx: Tx, waiting: Waiting, got: Got, state: str, code: str | None, notice: Notice
    ) -> None:
        inbox.end_otherwise(tx.connection, waiting.id, state, code)
        if isinstance(got, Incoming):
            with self._anyhow(tx, notice):
                self._conversation.refused(tx, waiting, got, notice)
        if waiting.gateway != CLOCK:
            self._tell_back(tx, waiting.gateway, waiting.bot, waiting.chat, notice)

    def _tell_back(self, tx: Tx, gateway: str, bot: str, chat: str, notice: Notice) -> None:
        with self._anyhow(tx, notice):
            self._conversation.tell_back(tx, gateway, bot, chat, notice)

    @contextmanager
    def _anyhow(self, tx: Tx, notice: Notice) -> Iterator[None]:
        """Let what answers an update fail without stopping the others."""
        try:
            with savepoint(tx.connection):
                yield
        except Exception as error:
            if is_outage(error) or not is_open(tx.connection):
                raise
            _log.exception("update %d stays without its answer, %s", tx.update, notice.kind)


def _speaker(waiting: Waiting, got: Got) -> Place:
    """Give the own chat of whoever speaks: in a group that is another one."""
    who = got.sender if isinstance(got, Incoming) else None
    return waiting.gateway, waiting.bot, who or waiting.chat


def _secrecy(text: str) -> Notice | None:
    """Give what is said of a text that is not kept; None for one that is."""
    if is_marked_secret(text):
        return SecretRefused()
    return SecretDoubted() if may_be_marked_secret(text) else None


_UNSEEN = {
    sign: None
    for span in (
        (0x00, 0x09),
        (0x0B, 0x0D),
        (0x0E, 0x20),
        (0x7F, 0xA0),
        (0x202A, 0x202F),
        (0x2066, 0x206A),
    )
    for sign in range(*span)
}
"""Control signs and those that turn the direction of writing: nobody types them, and a text that
holds them shows others what it does not say. PostgreSQL keeps the first of them nowhere."""


def _storable(said: Incoming) -> Incoming:
    """Leave out of a text the signs that nobody types."""
    text = said.text.translate(_UNSEEN)
    return said if text == said.text else said.but(text=text)
