"""Promises of the way out: in order in each chat, patiently, and nothing twice without need."""

import asyncio
import datetime as dt

import pytest

from bot.courier import LEASE, LONGEST_WAIT, MOST_BUGS, PATIENCE, Courier
from bot.gateways.port import Refused, Sent, TryLater, Unsure
from core.kernel import post
from core.kernel.tables import letter
from tests.kernel.house import BOT, House
from tests.kernel.ledger import Ledger, LedgerBug, LedgerTold, Script


def sums(*totals: int) -> list[str]:
    """Give the answers to `add 1`, said often."""
    return [f'LedgerAdded {{"number":1,"total":{total}}}' for total in totals]


def test_letters_of_a_chat_go_out_in_the_order_in_which_they_were_written():
    async def tell():
        house = House()
        await house.say("c1", *["add 1"] * 5)
        await house.settle()
        assert house.platform.texts("b1 c1") == sums(1, 2, 3, 4, 5)

    asyncio.run(tell())


def test_one_round_takes_the_oldest_letter_of_each_chat():
    async def tell():
        house = House()
        for chat in ("c1", "c2"):
            await house.say(chat, "add 1", "add 1")
        assert await house.courier.deliver() == 2
        assert [state for *_, state in house.letters()] == ["sent", "queued", "sent", "queued"]

    asyncio.run(tell())


def test_a_retry_keeps_its_place_and_holds_up_its_own_chat_only():
    async def tell():
        house = House()
        house.platform.becomes["b1 c1"] = [TryLater(why="busy", wait=40.0)]
        for chat in ("c1", "c2"):
            await house.say(chat, "add 1", "add 1")
        await house.settle()
        assert house.platform.texts("b1 c1") == sums(1)
        assert house.platform.texts("b1 c2") == sums(1, 2)
        house.clock.wind(seconds=39)
        await house.settle()
        assert house.platform.texts("b1 c1") == sums(1)
        house.clock.wind(seconds=1)
        await house.settle()
        assert house.platform.texts("b1 c1") == sums(1, 1, 2)

    asyncio.run(tell())


def test_the_wait_grows_with_each_attempt_and_has_a_ceiling():
    async def tell():
        house = House()
        house.platform.becomes["b1 c1"] = [TryLater(why="502")] * 14
        await house.say("c1", "add 1")
        waits = []
        for attempt in range(14):
            await house.settle()
            [(attempts, at)] = house.due("c1")
            assert attempts == attempt + 1
            waits.append((at - house.clock.now).total_seconds())
            house.clock.now = at
        for attempt, wait in enumerate(waits):
            ceiling = min(LONGEST_WAIT, 2.0**attempt)
            assert ceiling / 2 - 0.001 <= wait <= ceiling
        assert len({round(wait, 3) for wait in waits[9:]}) == 5
        await house.settle()
        assert house.letters() == [("c1", "LedgerAdded", "sent")]

    asyncio.run(tell())


def test_a_week_without_a_platform_is_waited_for_and_not_longer():
    async def tell():
        house = House()
        house.platform.becomes["b1 c1"] = [TryLater(why="no network")] * 10_000
        await house.say("c1", "add 1")
        until = house.clock.now + PATIENCE
        while house.clock.now < until:
            await house.settle()
            assert house.letters() == [("c1", "LedgerAdded", "queued")]
            house.clock.wind(hours=3)
        await house.settle()
        assert house.rows(letter, "state", "error") == [("failed", "no network")]

    asyncio.run(tell())


def test_a_letter_that_will_never_be_taken_fails_and_the_next_ones_go_on():
    async def tell():
        house = House()
        house.platform.becomes["b1 c1"] = [Refused(why="403 blocked")]
        await house.say("c1", "add 1", "add 1")
        await house.settle()
        assert house.rows(letter, "state", "error") == [("failed", "403 blocked"), ("sent", None)]
        assert len(house.platform.taken) == 2

    asyncio.run(tell())


@pytest.mark.parametrize(
    ("resends", "state", "sendings"), [(True, "sent", 2), (False, "unknown", 1)]
)
def test_a_lost_answer_ends_as_the_platform_declares(resends, state, sendings):
    async def tell():
        house = House(platform=Script(resends=resends))
        house.platform.becomes["b1 c1"] = [Unsure(why="timeout")]
        await house.say("c1", "add 1")
        await house.settle()
        house.clock.wind(seconds=10)
        await house.settle()
        assert house.letters() == [("c1", "LedgerAdded", state)]
        assert len(house.platform.taken) == sendings

    asyncio.run(tell())


def test_a_gateway_that_breaks_delays_its_chat_and_is_not_tried_for_ever(caplog):
    async def tell():
        house = House()
        house.platform.becomes["b1 c1"] = [LedgerBug()] * (MOST_BUGS + 1)
        await house.say("c1", "add 1", "add 1")
        await house.say("c2", "add 1")
        await house.courier.deliver()
        assert house.platform.texts("b1 c2") == sums(1)
        for _ in range(MOST_BUGS + 1):
            house.clock.wind(minutes=5)
            await house.settle()
        assert [state for *_, state in house.letters()] == ["unknown", "sent", "sent"]
        assert len(caplog.records) == MOST_BUGS + 1

    asyncio.run(tell())


def test_a_letter_that_cannot_be_rendered_fails_and_the_next_ones_go_on(caplog):
    def render(one, gateway):
        if one.id == 1:
            raise LedgerBug
        return house_render(one, gateway)

    from tests.kernel.ledger import render as house_render

    async def tell():
        house = House()
        house.courier = Courier(
            house.database,
            house.gateways,
            render,
            clock=house.clock,
            owner="me",
            chance=None,
            at_once=1,
        )
        await house.say("c1", "add 1", "add 1")
        await house.settle()
        assert house.rows(letter, "state", "error") == [
            ("failed", "cannot be rendered"),
            ("sent", None),
        ]
        assert [record.exc_info[0] for record in caplog.records] == [LedgerBug]

    asyncio.run(tell())


def test_a_letter_for_a_platform_that_is_gone_fails_and_says_so():
    async def tell():
        house = House()
        await house.say("c1", "add 1")
        house.gateways = {}
        await house.new_courier("me").deliver()
        assert house.rows(letter, "state", "error") == [("failed", "no gateway script")]

    asyncio.run(tell())


async def claim(house: House, owner: str) -> list[int]:
    taken = await house.database.write(
        lambda connection: post.claim(connection, owner, house.clock.now, LEASE)
    )
    return [one.id for one in taken]


async def begin(house: House, row: int, owner: str) -> None:
    assert await house.database.write(lambda connection: post.begin(connection, row, owner))


def test_a_claimed_letter_is_taken_over_only_after_its_lease():
    async def tell():
        house = House()
        await house.say("c1", "add 1", "add 1")
        assert await claim(house, "dead") == [1]
        assert await claim(house, "me") == []
        house.clock.now += LEASE - dt.timedelta(seconds=1)
        assert await claim(house, "me") == []
        house.clock.wind(seconds=1)
        assert await claim(house, "me") == [1]

    asyncio.run(tell())


def test_who_lost_his_lease_no_longer_decides_about_the_letter():
    async def tell():
        house = House()
        await house.say("c1", "add 1")
        await claim(house, "slow")
        house.clock.now += LEASE
        await claim(house, "me")
        now = house.clock.now
        house.database.write_now(lambda c: post.mark_sent(c, 1, "slow", now, None))
        house.database.write_now(lambda c: post.mark_ended(c, 1, "slow", "failed", "late"))
        house.database.write_now(lambda c: post.put_back(c, 1, "slow", now, "late"))
        assert house.rows(letter, "state", "owner", "error") == [("claimed", "me", None)]

    asyncio.run(tell())


@pytest.mark.embedded("on a shared database the lease has to run out")
def test_what_a_dead_process_had_claimed_goes_out_right_after_the_start():
    async def tell():
        house = House()
        await house.say("c1", "add 1")
        await claim(house, "dead")
        await house.courier.start()
        assert await house.courier.deliver() == 1
        assert house.letters() == [("c1", "LedgerAdded", "sent")]

    asyncio.run(tell())


@pytest.mark.embedded("on a shared database the lease has to run out")
def test_what_was_under_way_at_a_death_stays_unknown_where_nothing_is_sent_again():
    async def tell():
        house = House(platform=Script(resends=False))
        await house.say("c1", "add 1", "add 1")
        [row] = await claim(house, "dead")
        await begin(house, row, "dead")
        await house.courier.start()
        await house.settle()
        assert [state for *_, state in house.letters()] == ["unknown", "sent"]
        assert house.platform.texts("b1 c1") == sums(2)

    asyncio.run(tell())


@pytest.mark.embedded("on a shared database the lease has to run out")
def test_what_had_only_been_claimed_at_a_death_goes_out_everywhere():
    async def tell():
        house = House(platform=Script(resends=False))
        await house.say("c1", "add 1")
        await claim(house, "dead")
        await house.courier.start()
        await house.settle()
        assert [state for *_, state in house.letters()] == ["sent"]

    asyncio.run(tell())


class Herald(Ledger):
    """Tells a chat, at the priority that the text names."""

    def respond(self, tx, waiting, incoming):
        chat, number = incoming.text.split()
        self.put(tx, BOT, chat, LedgerTold(number=int(number)), "told", post.Priority(int(number)))


def test_answers_go_out_before_work_and_work_before_broadcasts():
    async def tell():
        house = House(conversation=Herald())
        await house.say("c0", "c1 2", "c2 1", "c3 0", "c4 2", "c5 0")
        await house.courier.deliver()
        assert [one.chat for one in house.platform.taken] == [
            f"b1 {chat}" for chat in ("c3", "c5", "c2", "c1", "c4")
        ]

    asyncio.run(tell())


def test_when_hands_are_few_answers_are_taken_first():
    async def tell():
        house = House(conversation=Herald())
        await house.say("c0", "c1 2", "c2 1", "c3 0", "c4 0")
        assert await house.new_courier("two hands", at_once=2).deliver() == 2
        assert sorted(one.chat for one in house.platform.taken) == ["b1 c3", "b1 c4"]

    asyncio.run(tell())


class Slow(Script):
    """A platform that lets one chat wait until the test opens the door."""

    def __init__(self) -> None:
        super().__init__()
        self.door = asyncio.Event()

    async def send(self, message):
        if message.chat == "b1 slow":
            await self.door.wait()
        return await super().send(message)


def test_a_slow_chat_holds_up_no_other_and_is_waited_for_at_the_end():
    async def tell():
        slow = Slow()
        house = House(platform=slow)
        courier = house.new_courier("me", at_once=2)
        await house.say("slow", "add 1", "add 1")
        assert await courier.deliver() == 1
        await house.say("c2", "add 1", "add 1")
        assert [await courier.deliver() for _ in range(3)] == [2, 2, 1]
        assert slow.texts("b1 c2") == sums(1, 2)
        slow.door.set()
        await courier.finish()
        assert slow.texts("b1 slow") == sums(1)
        assert [state for *_, state in house.letters()] == ["sent", "queued", "sent", "sent"]

    asyncio.run(tell())


def test_a_letter_still_under_way_is_not_sent_again_when_its_lease_runs_out():
    async def tell():
        slow = Slow()
        house = House(platform=slow)
        courier = house.new_courier("me", at_once=4)
        await house.say("slow", "add 1")
        await courier.deliver()
        house.clock.now += LEASE
        assert await courier.deliver() == 1
        slow.door.set()
        await courier.finish()
        assert slow.texts("b1 slow") == sums(1)
        assert house.letters() == [("slow", "LedgerAdded", "sent")]

    asyncio.run(tell())


class LateNews:
    """A database whose next write is committed well before its writer hears of it."""

    def __init__(self, database) -> None:
        self._database = database
        self.door: asyncio.Event | None = None

    def __getattr__(self, name):
        return getattr(self._database, name)

    async def write(self, work):
        door, self.door = self.door, None
        result = await self._database.write(work)
        if door is not None:
            await door.wait()
        return result


def test_a_letter_claimed_again_before_its_last_sending_is_over_still_goes_out():
    async def tell():
        house = House()
        news = house.database = LateNews(house.database)
        courier = house.new_courier("me", at_once=4)
        door = asyncio.Event()
        house.platform.becomes["b1 c1"] = [TryLater(why="busy", wait=1)]
        house.platform.before = lambda _: setattr(news, "door", door)
        await house.say("c1", "add 1")
        await courier.deliver()
        house.platform.before = lambda _: None
        house.clock.wind(seconds=10)
        await courier.deliver()
        assert house.letters() == [("c1", "LedgerAdded", "claimed")]
        door.set()
        await courier.finish()
        assert house.letters() == [("c1", "LedgerAdded", "sent")]
        assert house.platform.texts("b1 c1") == sums(1, 1)

    asyncio.run(tell())


def test_an_answer_keeps_the_platforms_own_number_of_the_message():
    async def tell():
        house = House()
        house.platform.becomes["b1 c1"] = [Sent(remote_id="4711")]
        await house.say("c1", "add 1")
        house.clock.wind(seconds=5)
        await house.settle()
        assert house.rows(letter, "remote_id", "sent") == [("4711", house.clock.now)]

    asyncio.run(tell())
