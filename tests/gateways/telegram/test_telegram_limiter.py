"""How fast a bot sends: figures in simulated seconds, nothing is slept."""

import asyncio
import heapq
import itertools

import pytest

from bot.gateways.telegram.limiter import IN_GROUP, Limiter


class Time:
    """Seconds that jump to the next moment for which somebody waits."""

    def __init__(self):
        self.now = 0.0
        self._waiting = []
        self._order = itertools.count()

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self.now + seconds, next(self._order), future))
        await future

    async def pass_until(self, tasks):
        while not all(task.done() for task in tasks):
            for _ in range(3):
                await asyncio.sleep(0)
            self._waiting = [one for one in self._waiting if not one[2].done()]
            heapq.heapify(self._waiting)
            if self._waiting:
                moment, _, future = heapq.heappop(self._waiting)
                self.now = max(self.now, moment)
                future.set_result(None)


async def send(limiter, time, chat, priority, log):
    while wait := await limiter.turn(chat, priority):
        await time.sleep(wait)
    log.append((time.now, chat))


def play(sendings, stops=()):
    """Give when each of (chat, priority) is sent, all asked for at once, one by one in a chat."""

    async def scene():
        time, log = Time(), []
        limiter = Limiter(clock=time, sleep=time.sleep)
        for chat, seconds in stops:
            limiter.stop(chat, seconds)

        async def in_order(chat, priorities):
            for priority in priorities:
                await send(limiter, time, chat, priority, log)

        chats = {}
        for chat, priority in sendings:
            chats.setdefault(chat, []).append(priority)
        tasks = [asyncio.create_task(in_order(*one)) for one in chats.items()]
        await time.pass_until(tasks)
        return log

    return asyncio.run(scene())


def most_within(moments, seconds):
    return max(sum(1 for one in moments if 0 <= one - start < seconds) for start in moments)


def test_a_chat_gets_a_short_burst_and_then_one_message_a_second():
    moments = [at for at, _ in play([("7", 0)] * 13)]
    assert moments[2] < 0.1
    assert moments[-1] == pytest.approx(10, abs=0.1)
    assert most_within(moments[3:], 0.99) == 1


def test_a_group_never_gets_more_than_twenty_in_any_minute():
    moments = [at for at, _ in play([("-7", 1)] * 70)]
    assert most_within(moments, 60.0) == IN_GROUP
    assert moments[-1] < 4 * 61


def test_over_all_it_stays_below_what_telegram_allows():
    moments = [at for at, _ in play([(str(chat), 2) for chat in range(500)])]
    assert most_within(moments, 1.0) <= 28
    assert moments[-1] <= 25


def test_an_answer_goes_before_the_broadcasts_that_came_first():
    log = play([*((str(chat), 2) for chat in range(100, 140)), ("7", 0)])
    [answered] = [at for at, chat in log if chat == "7"]
    assert answered <= 0.1
    assert len(log) == 41


def test_a_stop_is_for_its_chat_only():
    log = play([("7", 0), ("8", 0), ("-9", 0)], stops=[("7", 30.0)])
    moments = {chat: at for at, chat in log}
    assert moments["7"] == pytest.approx(30.0, abs=0.1)
    assert max(moments["8"], moments["-9"]) < 0.2


def test_a_long_wait_is_told_instead_of_sat_out():
    async def scene():
        limiter = Limiter(clock=Time())
        limiter.stop("7", 5.0)
        return await limiter.turn("7"), await limiter.turn("8")

    assert asyncio.run(scene()) == (5.0, 0.0)


def test_who_gives_up_waiting_holds_up_nobody():
    async def scene():
        time, log = Time(), []
        limiter = Limiter(clock=time, sleep=time.sleep)
        tasks = [
            asyncio.create_task(send(limiter, time, str(chat), 2, log)) for chat in range(1, 9)
        ]
        await asyncio.sleep(0)
        tasks[5].cancel()
        others = [task for task in tasks if task is not tasks[5]]
        await time.pass_until(others)
        return [chat for _, chat in log]

    assert sorted(asyncio.run(scene())) == ["1", "2", "3", "4", "5", "7", "8"]


def test_chats_that_are_silent_for_long_are_forgotten(monkeypatch):
    monkeypatch.setattr("bot.gateways.telegram.limiter._MOST_CHATS", 10)

    async def scene():
        time = Time()
        limiter = Limiter(clock=time, sleep=time.sleep)
        for chat in range(30):
            await limiter.turn(str(chat))
            time.now += 30
        return len(limiter._chats)

    assert asyncio.run(scene()) <= 10


def test_a_stop_holds_back_what_was_already_waiting_for_its_turn():
    async def scene():
        time, log = Time(), []
        limiter = Limiter(clock=time, sleep=time.sleep)
        chats = [str(chat) for chat in range(100, 140)]
        tasks = [asyncio.create_task(send(limiter, time, one, 2, log)) for one in [*chats, "7"]]

        async def stop():
            await time.sleep(0.5)
            limiter.stop("7", 30.0)

        await time.pass_until([*tasks, asyncio.create_task(stop())])
        return {chat: at for at, chat in log}["7"]

    assert asyncio.run(scene()) == pytest.approx(30.5, abs=0.1)
