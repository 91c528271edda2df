"""A month's messages and a bot's pace: what is left out first, and what is never exceeded."""

import asyncio
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Office, build_channels
from bot.gateways.zalo import budget
from bot.gateways.zalo.pace import BURST, LONGEST, PER_SECOND, Pace
from bot.pictures import Draughtsman
from bot.settings import Settings
from core.kernel.post import Priority
from tests.conversations.town import Town
from tests.gateways.telegram.emulator import TOKEN as TELEGRAM
from tests.gateways.zalo.emulator import TOKEN
from tests.gateways.zalo.street import Clock

counts = st.integers(0, 10_000)
limits = st.integers(0, 5_000)


@given(counts, limits)
def test_what_goes_first_is_never_left_out_before_what_goes_last(used, most):
    goes = [budget.may_send(used, most, priority) for priority in Priority]
    assert goes == sorted(goes, reverse=True)
    assert goes[Priority.ANSWER]
    assert goes[Priority.WORK]


@given(counts, counts, limits)
def test_more_use_never_lets_more_go(used, more, most):
    for priority in Priority:
        if budget.may_send(used + more, most, priority):
            assert budget.may_send(used, most, priority)


@given(st.lists(st.integers(1, 40), max_size=60), st.integers(1, 500))
def test_every_step_of_a_month_is_told_at_most_once_and_the_last_one_is(spends, most):
    used, told = 0, []
    for spend in spends:
        step = budget.step_reached(used, used + spend, most)
        used += spend
        told += [step] if step is not None else []
    assert told == sorted(set(told))
    reached = [step for step in budget.STEPS if 100 * used >= step * most]
    assert (told[-1:] or [None]) == (reached[-1:] or [None])


@pytest.mark.parametrize(
    ("moment", "month"),
    [("2026-11-30T16:59:59+00:00", "2026-11"), ("2026-11-30T17:00:00+00:00", "2026-12")],
)
def test_a_month_is_one_of_vietnam(moment, month):
    assert budget.month_of(dt.datetime.fromisoformat(moment)) == month


@given(st.lists(st.floats(0, 3), min_size=1, max_size=40))
def test_a_bot_never_sends_faster_than_its_pace(pauses):
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    sent = []

    async def play():
        for pause in pauses:
            clock.now += pause
            if not await pace.turn():
                sent.append(clock.now)

    asyncio.run(play())
    assert all(slept <= LONGEST for slept in clock.slept)
    for first in range(len(sent)):
        for last in range(first, len(sent)):
            spread = sent[last] - sent[first]
            assert last - first + 1 <= BURST + spread * PER_SECOND + 1 + 1e-6


def test_all_channels_live_in_one_process():
    town = Town()

    async def scene():
        office = Office(town.database)
        settings = Settings(
            telegram_token=TELEGRAM,
            zalo_token=TOKEN,
            zalo_oa_app_id="1",
            zalo_oa_secret="2",
            zalo_oa_webhook_key="3",
        )
        channels = await build_channels(office, Draughtsman(), settings)
        try:
            assert set(office.gateways) == {"web", "telegram", "zalo", "zalo-oa"}
            assert len(channels) == 3
        finally:
            for one in channels:
                await one.close()

    try:
        asyncio.run(scene())
    finally:
        town.database.close()
