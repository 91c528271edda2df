"""Pictures drawn off the event loop, in a warm process of its own that may die and come back."""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import cast

import reports
from core.kernel.notice import NOTICES
from core.reminders.notices import Digest, WeekCard
from locales import Language


class Draughtsman:
    """Draws the pictures of notices; starts its process with the first one."""

    def __init__(self, workers: int = 1) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, notice: str, body: str, language: str, dark: bool) -> bytes:  # noqa: FBT001 - the shape of the web chat's port
        """Give a picture as PNG. A worker that dies is replaced and the picture drawn again."""
        try:
            return await self._submit(notice, body, language, dark=dark)
        except BrokenProcessPool:
            self.close()
            return await self._submit(notice, body, language, dark=dark)

    async def _submit(self, notice: str, body: str, language: str, *, dark: bool) -> bytes:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=multiprocessing.get_context("spawn")
            )
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, draw_now, notice, body, language, dark)

    def close(self) -> None:
        """Let the process go."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def draw_now(notice: str, body: str, language: str, dark: bool = False) -> bytes:  # noqa: FBT001, FBT002 - called by position in another process
    """Give a picture as PNG, drawn in this process. Raises KeyError for an unknown notice.

    A weekly card that holds no name is drawn without one.
    """
    facts = NOTICES.read(notice, body)
    if not isinstance(facts, Digest | WeekCard):
        raise KeyError(notice)
    named = not isinstance(facts, WeekCard) or bool(facts.person)
    return reports.draw(facts, language=cast("Language", language), dark=dark, named=named)
