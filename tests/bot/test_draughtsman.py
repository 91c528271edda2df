"""Pictures are drawn once for each content, in processes of which any may die."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.pictures import Draughtsman, Portfolio
from core.kernel.fact import write
from core.reminders.notices import Board, Rate, UnitState
from tests.conversations.town import MONDAY

PNG = b"\x89PNG\r\n\x1a\n"


def body(overdue):
    state = UnitState(
        code="U",
        name="Văn phòng",
        done=3,
        running=1,
        due_soon=0,
        overdue=overdue,
        on_time=Rate(part=3, whole=4),
        overdue_weeks=(0,) * 8,
    )
    facts = Board(
        unit="Sở Thử",
        unit_code=None,
        until=MONDAY,
        year=2026,
        month=11,
        weeks=tuple(range(41, 49)),
        units=(state,),
        target_unit=80,
        code="K7F3A",
    )
    return write(facts)


def test_the_same_content_is_drawn_once_also_for_many_at_the_same_time():
    drawn = []

    async def draw(notice, body, language, dark):
        drawn.append((notice, body, language, dark))
        await asyncio.sleep(0)
        return PNG

    async def scenario():
        kept = Portfolio(draw)
        await asyncio.gather(*(kept.draw("Board", "{}", "vi", False) for _ in range(8)))
        await kept.draw("Board", "{}", "vi", False)
        await kept.draw("Board", "{}", "vi", True)
        await kept.draw("Board", "{}", "en", False)

    asyncio.run(scenario())
    assert len(drawn) == 3


def test_a_picture_that_failed_is_tried_again_the_next_time():
    failures = iter([True, False])

    async def draw(*_facts):
        if next(failures):
            raise RuntimeError("no colours")
        return PNG

    async def scenario():
        kept = Portfolio(draw)
        results = await asyncio.gather(kept.draw("B", "", "vi", False), return_exceptions=True)
        return results[0], await kept.draw("B", "", "vi", False)

    first, second = asyncio.run(scenario())
    assert isinstance(first, RuntimeError)
    assert second == PNG


def test_the_processes_get_ready_beside_the_work_and_nobody_waits_for_them():
    async def scenario():
        draughtsman = Draughtsman(1)
        draughtsman.begin()
        assert draughtsman._easels[0]._process is None, "beginning itself starts nothing"
        await draughtsman._warming
        ready = draughtsman._easels[0]._process is not None
        draughtsman.begin()
        draughtsman.close()
        return ready, draughtsman._easels[0]._process

    assert asyncio.run(scenario()) == (True, None)


def test_a_process_that_dies_takes_no_picture_with_it():
    async def scenario():
        draughtsman = Draughtsman(2)
        try:
            await draughtsman.warm()
            victims = [one for easel in draughtsman._easels for one in easel._process._processes]
            os.kill(victims[0], signal.SIGKILL)
            drawn = await asyncio.gather(
                *(draughtsman.draw("Board", body(n), "vi", False) for n in range(4))
            )
            alive = {one for easel in draughtsman._easels for one in easel._process._processes}
        finally:
            draughtsman.close()
        return drawn, victims, alive

    drawn, victims, alive = asyncio.run(scenario())
    assert len({*drawn}) == 4
    assert all(one.startswith(PNG) for one in drawn)
    assert victims[1] in alive
    assert victims[0] not in alive


ALONE = """
import asyncio, sys, threading
from bot.pictures import Draughtsman

async def main():
    draughtsman = Draughtsman(1)
    await draughtsman.warm()
    print(*draughtsman._easels[0]._process._processes, flush=True)
    await asyncio.to_thread(sys.stdin.read)

asyncio.run(main())
"""


def test_no_drawing_process_outlives_the_one_that_started_it():
    with subprocess.Popen(
        [sys.executable, "-c", ALONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as begun:
        helper = int(begun.stdout.readline())
        begun.kill()
    for _ in range(400):
        if not is_at_work(helper):
            return
        time.sleep(0.05)
    os.kill(helper, signal.SIGKILL)
    pytest.fail("the drawing process goes on without anybody to draw for")


def is_at_work(process):
    """Tell whether a process lives; one that has ended and waits to be buried does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
