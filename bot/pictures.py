"""Pictures drawn off the event loop: each content once, in warm processes that may die."""

import asyncio
import gc
import hashlib
import logging
import multiprocessing
import os
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import cast

import reports
from core.kernel.notice import NOTICES
from core.reminders.notices import Coded, MonthCard, WeekCard
from locales import Language

ROOM = 48 * 2**20
"""Bytes of the last pictures that are kept."""

MOST_DEATHS = 2
"""So many processes may die over one picture; it is then the picture that kills them."""


_log = logging.getLogger(__name__)

Draw = Callable[[str, str, str, bool], Awaitable[bytes]]
"""Draws a notice: its kind, its body, the language, whether dark; gives a PNG."""


class Portfolio:
    """Keeps the last pictures by their content: what is asked for again is not drawn again.

    Nor is what somebody else is just waiting for.
    """

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._drawn: OrderedDict[str, bytes] = OrderedDict()
        self._under_way: dict[str, asyncio.Future[bytes]] = {}
        self._taken = 0

    async def draw(self, notice: str, body: str, language: str, dark: bool) -> bytes:  # noqa: FBT001 - the shape of the gateways' port
        """Give a picture as PNG. Raises what drawing it raised."""
        content = content_of(notice, body, language, dark=dark)
        known = self._drawn.get(content)
        if known is not None:
            self._drawn.move_to_end(content)
            return known
        task = self._under_way.get(content)
        if task is None:
            task = asyncio.ensure_future(self._draw(notice, body, language, dark))
            self._under_way[content] = task
            task.add_done_callback(lambda done: self._keep(content, done))
        return await asyncio.shield(task)

    def _keep(self, content: str, done: asyncio.Future[bytes]) -> None:
        del self._under_way[content]
        if done.cancelled() or done.exception() is not None:
            return
        self._drawn[content] = done.result()
        self._taken += len(done.result())
        while self._taken > ROOM and len(self._drawn) > 1:
            _, forgotten = self._drawn.popitem(last=False)
            self._taken -= len(forgotten)


class Draughtsman:
    """Draws the pictures of notices, each content once; starts its processes with the first one.

    A process that dies takes only its own picture with it: that is drawn by another one.
    """

    def __init__(self, workers: int = 1) -> None:
        self._easels = [_Easel() for _ in range(workers)]
        self._portfolio = Portfolio(self._draw)
        self._warming: asyncio.Future[None] | None = None

    async def draw(self, notice: str, body: str, language: str, dark: bool) -> bytes:  # noqa: FBT001 - the shape of the gateways' port
        """Give a picture as PNG. Raises what drawing it raised, KeyError for an unknown notice."""
        return await self._portfolio.draw(notice, body, language, dark)

    def begin(self, pause: float = 0.0) -> None:
        """Get every process ready after so many seconds, beside what the loop does."""
        self._warming = asyncio.ensure_future(self._warm_after(pause))
        self._warming.add_done_callback(_note_cold)

    async def warm(self) -> None:
        """Have every process load its libraries and letters, before the first is waited for."""
        await asyncio.gather(*(easel.run(warm_up) for easel in self._easels))

    async def _warm_after(self, pause: float) -> None:
        await asyncio.sleep(pause)
        await self.warm()

    def close(self) -> None:
        """Let the processes go."""
        if self._warming is not None:
            self._warming.cancel()
        for easel in self._easels:
            easel.close()

    async def _draw(self, notice: str, body: str, language: str, dark: bool) -> bytes:  # noqa: FBT001 - as above
        for death in range(MOST_DEATHS + 1):
            easel = min(self._easels, key=lambda one: one.in_hand)
            try:
                return await easel.run(draw_now, notice, body, language, dark)
            except BrokenProcessPool:
                if death == MOST_DEATHS:
                    raise
        raise AssertionError("the last death is raised")


def _note_cold(warming: asyncio.Future[None]) -> None:
    """Note why the processes are not warm: the first picture is then drawn by a cold one."""
    if not warming.cancelled() and warming.exception() is not None:
        _log.warning("drawing processes could not be warmed", exc_info=warming.exception())


class _Easel:
    """One process that draws, and how many pictures it has in hand; a dead one is replaced."""

    def __init__(self) -> None:
        self._process: ProcessPoolExecutor | None = None
        self.in_hand = 0

    async def run(self, work: Callable[..., bytes], *facts: object) -> bytes:
        """Do some work in the process. Raises BrokenProcessPool if it died meanwhile."""
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._process = ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_parent)
        process = self._process
        self.in_hand += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(process, work, *facts)
        except BrokenProcessPool:
            if self._process is process:
                self.close()
            raise
        finally:
            self.in_hand -= 1

    def close(self) -> None:
        if self._process is not None:
            self._process.shutdown(wait=False, cancel_futures=True)
            self._process = None


def warm_up() -> bytes:
    """Load what drawing needs, and have the collector of cycles pass over all that from then on."""
    card = reports.warm()
    gc.collect()
    gc.freeze()
    return card


def _end_with_parent() -> None:
    """See that this process ends when the one that started it is gone, even if it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent,), daemon=True).start()


def _outlive(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def content_of(notice: str, body: str, language: str, *, dark: bool) -> str:
    """Give the name of a picture's content: the same facts, words and theme, the same name."""
    shown = f"{'dark' if dark else 'light'} {language} {notice}\n{body}"
    return hashlib.sha256(shown.encode()).hexdigest()


def draw_now(notice: str, body: str, language: str, dark: bool = False) -> bytes:  # noqa: FBT001, FBT002 - called by position in another process
    """Give a picture as PNG, drawn in this process. Raises KeyError for an unknown notice.

    A personal card that holds no name is drawn without one.
    """
    facts = NOTICES.read(notice, body)
    if not isinstance(facts, Coded):
        raise KeyError(notice)
    named = not isinstance(facts, WeekCard | MonthCard) or bool(facts.person)
    return reports.draw(facts, language=cast("Language", language), dark=dark, named=named)
