"""Who holds the database file: one process writes, others hand it what they want to write."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import aiohttp
import msgspec
from aiohttp import web

from core.kernel.fact import Fact

PATIENCE = aiohttp.ClientTimeout(total=60)
LONGEST_PATH = 100


class FileHeldError(RuntimeError):
    """Another process holds the file and cannot be asked."""


class Errand(Fact, frozen=True):
    """What a console command asks of whoever holds the file: a verb and its words."""

    verb: str
    words: dict[str, str] = msgspec.field(default_factory=dict)


class ErrandRefusedError(RuntimeError):
    """The errand was understood and refused; the text says why."""


Run = Callable[[Errand], Awaitable[str]]


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the file alone. Raises FileHeldError if another process does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FileHeldError(f"another process holds {path.name}") from error
        yield
    finally:
        os.close(descriptor)


def socket_of(path: Path) -> Path:
    """Give where the holder of a file can be asked: beside it, or in the temporary folder."""
    beside = Path(f"{path.resolve()}.sock")
    if len(str(beside)) < LONGEST_PATH:
        return beside
    name = hashlib.sha256(str(beside).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"viec-{os.getuid()}-{name}.sock"


async def serve_errands(path: Path, run: Run) -> web.AppRunner:
    """Take errands on the file's socket, which only this user may open; give what to clean up."""

    async def take(request: web.Request) -> web.Response:
        errand = msgspec.json.decode(await request.read(), type=Errand)
        try:
            return web.Response(text=await run(errand))
        except ErrandRefusedError as refused:
            return web.Response(status=409, text=str(refused))

    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_post("/errand", take)
    runner = web.AppRunner(app)
    await runner.setup()
    socket = socket_of(path)
    with suppress(FileNotFoundError):
        socket.unlink()
    before = os.umask(0o177)
    try:
        await web.UnixSite(runner, str(socket)).start()
    finally:
        os.umask(before)
    return runner


async def hand_over(path: Path, errand: Errand) -> str:
    """Ask the holder of a file to run an errand.

    Raises FileHeldError if it does not answer and ErrandRefusedError if it refuses.
    """
    try:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.UnixConnector(str(socket_of(path))), timeout=PATIENCE
            ) as session,
            session.post("http://holder/errand", data=msgspec.json.encode(errand)) as answer,
        ):
            text = await answer.text()
            if answer.status == 409:
                raise ErrandRefusedError(text)
            if answer.status != 200:
                raise FileHeldError(f"the process that holds {path.name} failed: {answer.status}")
            return text
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise FileHeldError(
            f"another process holds {path.name} and does not take errands; stop it first"
        ) from error
