"""Promises of the way in: heard once, handled once, and every ending answered."""

import asyncio
import logging
import sqlite3

import pytest

from bot.gateways.port import Incoming
from bot.pipeline import CLOCK
from core.kernel import inbox
from core.kernel.inbox import Heard
from core.kernel.tables import inbox as inbox_table
from core.kernel.tables import letter
from tests.kernel.house import BOT, House
from tests.kernel.ledger import MONDAY, NAME, Ledger, LedgerBug, Script, said


def test_a_repeated_update_changes_nothing():
    async def tell():
        house = House()
        for _ in range(3):
            await house.hear("c1", "add 5", key="77")
            await house.settle()
        assert (house.total("c1"), house.updates()) == (5, ["done"])
        assert house.platform.texts("b1 c1") == ['LedgerAdded {"number":5,"total":5}']

    asyncio.run(tell())


def test_a_repeat_within_one_batch_is_heard_once():
    async def tell():
        house = House()
        twice = said("1", "c1", "add 5")
        await house.pipeline.hear(NAME, BOT, [twice, twice])
        await house.settle()
        assert house.total("c1") == 5

    asyncio.run(tell())


def test_the_same_key_of_another_bot_is_another_update():
    async def tell():
        house = House()
        for bot in ("b1", "b2"):
            await house.pipeline.hear(NAME, bot, [said("1", "c1", "add 5")])
        await house.settle()
        assert house.lines() == ["b1 c1", "b2 c1"]

    asyncio.run(tell())


def test_of_a_secret_only_the_key_is_kept_and_it_is_answered_once():
    async def tell():
        house = House()
        for _ in range(2):
            await house.hear("c1", "add 5 độ mật: TỐI MẬT", key="9")
            await house.settle()
        assert house.rows(inbox_table, "source_key", "raw", "state") == [("9", None, "secret")]
        assert house.letters() == [("c1", "SecretRefused", "sent")]
        assert house.total("c1") == 0
        written = "\n".join(str(row) for row in house.rows(letter, "body", "choices", "error"))
        assert "MẬT" not in written

    asyncio.run(tell())


@pytest.mark.parametrize(
    ("text", "state", "notice"),
    [("slip", "slip", "LedgerNotRead"), ("refuse", "refused", "LedgerNo")],
)
def test_a_slip_and_a_refusal_undo_the_work_but_answer(text, state, notice):
    async def tell():
        house = House()
        await house.say("c1", "add 2", text, "add 3")
        assert house.updates() == ["done", state, "done"]
        assert (house.total("c1"), house.lines()) == (5, ["b1 c1", "b1 c1"])
        assert [kind for _, kind, _ in house.letters()] == ["LedgerAdded", notice, "LedgerAdded"]

    asyncio.run(tell())


def test_a_bug_undoes_the_work_apologises_with_its_code_and_the_queue_goes_on(caplog):
    async def tell():
        house = House()
        await house.say("c1", "bug", "add 3")
        assert house.total("c1") == 3
        (number, state, code), (_, next_state, _) = house.rows(inbox_table, "id", "state", "code")
        assert (state, next_state) == ("failed", "done")
        assert code == f"{number:X}"
        assert house.rows(letter, "kind", "body")[0] == ("Broken", f'{{"code":"{code}"}}')
        assert [record.exc_info[0] for record in caplog.records] == [LedgerBug]

    asyncio.run(tell())


def test_the_log_of_a_bug_tells_no_text_of_the_message(caplog):
    async def tell():
        house = House()
        with caplog.at_level(logging.DEBUG):
            await house.say("c1", "bug phạm-thị-hoa")
        assert "update 1 failed, code 1" in caplog.text
        assert "phạm-thị-hoa" not in caplog.text

    asyncio.run(tell())


class Speechless(Ledger):
    """A conversation that cannot even apologise."""

    def tell_back(self, tx, gateway, bot, chat, notice):
        super().tell_back(tx, gateway, bot, chat, notice)
        raise LedgerBug


@pytest.mark.parametrize(("text", "state"), [("bug", "failed"), ("slip", "slip")])
def test_an_answer_that_fails_does_not_hold_up_its_chat(text, state):
    async def tell():
        house = House(conversation=Speechless())
        await house.say("c1", text, "add 3")
        assert (house.updates(), house.total("c1")) == ([state, "done"], 3)
        assert [kind for _, kind, _ in house.letters()] == ["LedgerAdded"]

    asyncio.run(tell())


def test_a_refusal_of_secrets_that_fails_does_not_stop_the_hearing():
    async def tell():
        house = House(conversation=Speechless())
        await house.pipeline.hear(
            NAME, BOT, [said("1", "c1", "độ mật: TỐI MẬT"), said("2", "c1", "add 3")]
        )
        await house.settle()
        assert (house.updates(), house.total("c1")) == (["secret", "done"], 3)

    asyncio.run(tell())


def test_what_cannot_be_decoded_is_parked_and_the_next_ones_go_on():
    async def tell():
        house = House()
        await house.say("c1", "?", "add 3")
        assert (house.updates(), house.total("c1")) == (["parked", "done"], 3)
        assert [kind for _, kind, _ in house.letters()] == ["LedgerAdded"]

    asyncio.run(tell())


class Stumbling(Script):
    """A platform whose decoding has a bug."""

    def decode(self, raw, received) -> Incoming:
        if raw.endswith("bug"):
            raise LedgerBug
        return super().decode(raw, received)


def test_a_bug_in_decoding_parks_one_update_and_stops_nobody():
    async def tell():
        house = House(platform=Stumbling())
        await house.hear("c1", "bug")
        await house.say("c2", "add 1")
        await house.say("c1", "add 3")
        assert (house.updates(), house.total("c1")) == (["parked", "done", "done"], 3)

    asyncio.run(tell())


@pytest.mark.parametrize("raw", ["Unheard {}", "SendDigests [1]", "SendDigests {"])
def test_a_timed_command_of_another_version_is_parked_and_stops_nobody(raw):
    async def tell():
        house = House()
        slot = Heard(gateway=CLOCK, bot="1", key="k", chat=CLOCK, raw=raw)
        house.database.write_now(lambda connection: inbox.keep(connection, slot, MONDAY))
        await house.say("c1", "add 3")
        assert house.updates() == ["parked", "done"]

    asyncio.run(tell())


def test_updates_of_a_chat_are_handled_in_their_order_one_a_round():
    async def tell():
        house = House()
        for chat, text in (("c1", "add 1"), ("c1", "add 2"), ("c2", "add 3"), ("c1", "slip")):
            await house.hear(chat, text)
        rounds = [(await house.pipeline.step(), house.updates()) for _ in range(4)]
        assert rounds == [
            (2, ["done", "new", "done", "new"]),
            (1, ["done", "done", "done", "new"]),
            (1, ["done", "done", "done", "slip"]),
            (0, ["done", "done", "done", "slip"]),
        ]

    asyncio.run(tell())


def test_an_update_that_two_rounds_took_is_handled_once():
    async def tell():
        house = House()
        await house.hear("c1", "add 4")
        taken = await house.database.read(inbox.next_waiting)
        works = [house.pipeline._work(one) for one in taken * 2]
        await house.database.write_each(works)
        assert house.total("c1") == 4

    asyncio.run(tell())


class FullDisk(Ledger):
    """A conversation that finds no room on the disk, until there is some."""

    full = True

    def respond(self, tx, waiting, incoming):
        super().respond(tx, waiting, incoming)
        if self.full:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error


def test_on_a_full_disk_an_update_waits_instead_of_failing():
    async def tell():
        disk = FullDisk()
        house = House(conversation=disk)
        await house.hear("c1", "add 4")
        with pytest.raises(sqlite3.OperationalError):
            await house.pipeline.step()
        assert (house.updates(), house.letters()) == (["new"], [])
        disk.full = False
        await house.settle()
        assert (house.updates(), house.total("c1")) == (["done"], 4)

    asyncio.run(tell())
