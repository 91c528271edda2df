"""What the console commands do: build and serve the demo, talk, run errands, draw, back up."""

import asyncio
import datetime as dt
import functools
import json
import random
import signal
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DatabaseError

from bot import errands, interpreter, logs
from bot.alone import AloneWayIn
from bot.app import (
    Clock,
    Office,
    build_channels,
    build_web,
    shifted_clock,
    system_clock,
    zalo_accounts,
)
from bot.exports import Exported, Wanted
from bot.exports import exported as export
from bot.folder import Folder, folder_of
from bot.gateways.web import store as web_store
from bot.gateways.web.store import ShownRow
from bot.gateways.web.wire import Cursor, Payload
from bot.holding import Errand, FileHeldError, hand_over, hold, serve_errands
from bot.logs import LogFormat
from bot.pictures import Draughtsman, draw_now
from bot.place import Place, fleet_at, read_at
from bot.reload import Reload
from bot.settings import Settings, unknown_settings
from core.evaluation.period import month_of
from core.kernel import secrets
from core.kernel.fact import write
from core.kernel.transaction import Database, Embedded, Inline, Tx, sqlite_engine
from core.migrations import (
    HEAD,
    NewerSchemaError,
    WrongOrderError,
    migrate,
    migrate_shared,
    revision,
)
from core.objectives import rules as objectives
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person, home, is_active
from core.periods import store as periods
from core.reminders import actions as reminders
from core.reminders import boards, causes, goals, months
from core.reminders.notices import Coded
from core.tasks.files import every_hash

OLDEST_SQLITE = (3, 37, 0)
"""The first with everything used here: RETURNING, partial indexes, iif."""


WARM_AFTER = 5.0
"""Seconds after which the drawing processes get ready: the first answers come before."""

PRIVATE = 0o600
"""Only the owner reads what an office keeps."""


class ConsoleError(RuntimeError):
    """A command cannot be carried out; the text says why and what to do."""


def prepare_demo(path: Path, at: dt.datetime | None, zone: str, *, fresh: bool) -> None:
    """Build the demo if it is not there (or anew), else see that it is one and up to date.

    Raises ConsoleError for a database that is no demo.
    """
    if path.exists():
        _see_demo(path)
    if path.exists() and not fresh:
        migrate_file(path)
        return
    from bot.demo.build import build

    moment = at or system_clock()
    shift = moment - system_clock() if at else dt.timedelta()
    with hold(path):
        print(f"Building the demo office in {path} …", file=sys.stderr, flush=True)
        build(path, moment, zone, shift)


async def serve_demo(path: Path, settings: Settings, port: int, at: dt.datetime | None) -> int:
    """Serve the demo office and its web chat until told to stop."""
    with hold(path):
        clock = _demo_clock(path, at)
        host = "127.0.0.1"
        return await _serve(path, settings, clock, host=host, port=port, demo=True)


async def serve(settings: Settings) -> int:
    """Serve the offices of this installation until told to stop."""
    if settings.is_fleet:
        return await _serve_fleet(settings)
    path = settings.database_path
    with hold(path):
        migrate_file(path)
        with _reading(path) as connection:
            if secrets.find(connection, secrets.DEMO):
                raise ConsoleError(f"{path} is a demo; run it with: viec demo --db {path}")
            _see_offices(connection)
        host, port = settings.http_host, settings.http_port
        return await _serve(path, settings, system_clock, host=host, port=port, demo=False)


async def _serve_fleet(settings: Settings) -> int:
    """Serve beside the other processes of a fleet until told to stop."""
    folder = Folder(settings.fleet_files)
    with fleet_at(settings.database_url, settings.database_connections) as fleet:
        present = await fleet.read(revision)
        if present != HEAD:
            raise ConsoleError(f"schema {present}, not {HEAD}; bring it up with: viec migrate")
        await fleet.read(_see_offices)
        installation = _Installation(fleet, folder, settings, system_clock)
        return await _serve_at(
            installation, host=settings.http_host, port=settings.http_port, demo=False
        )


def _see_offices(connection: Connection) -> None:
    if not people.offices(connection):
        print("No office yet. Begin with: viec admin create CODE NAME", file=sys.stderr)
    for name in unknown_settings():
        print(f"{name}: not a setting of this version; passed over", file=sys.stderr)


async def talk(path: Path, code: str, at: dt.datetime | None) -> int:
    """Talk as a person of the demo: print what waits, then answer each line of the input."""
    _see_demo(path)
    with _reading(path) as connection:
        found = _person(connection, code)
    code = found.code
    with ExitStack() as stack:
        try:
            stack.enter_context(hold(path))
        except FileHeldError:
            if at is not None:
                raise ConsoleError("--at: the running demo has its own clock") from None
            await _converse(path, code, lambda line: _ask_holder(path, code, line))
            return 0
        database = Inline(sqlite_engine(path))
        stack.callback(database.close)
        office = Office(database, clock=_demo_clock(path, at), at_once=1)
        await office.start()

        async def say(line: str | None) -> None:
            await office.clockwork.tick()
            if line is not None:
                await errands.say(office, code, line)
            await office.settle()

        await _converse(path, code, say)
    return 0


async def errand(settings: Settings, asked: Errand) -> str:
    """Run an errand: by the process that holds the file, or here when nobody does.

    On a shared database it is run here: nobody holds that.
    """
    return await _errand_at(settings.place, settings.timezone, asked)


async def _errand_at(place: Place, zone: str, asked: Errand) -> str:
    if isinstance(place, str):
        with fleet_at(place) as fleet:
            return await errands.run(Office(fleet, zone=zone), asked, zone)
    try:
        with hold(place):
            migrate_file(place)
            engine = sqlite_engine(place)
            database = Inline(engine)
            try:
                office = Office(database, clock=_clock_of(place), zone=zone)
                return await errands.run(office, asked, zone)
            finally:
                database.close()
    except FileHeldError:
        return await hand_over(place, asked)


async def zalo_unhook(settings: Settings) -> list[str]:
    """Have Zalo bring no bot's events anywhere; give what to print. Raises ConsoleError."""
    from bot.gateways.zalo.checkup import unhook

    accounts = zalo_accounts(settings)
    if not accounts:
        raise ConsoleError("no Zalo bot; set VIEC_ZALO_TOKEN or VIEC_ZALO_TOKEN_FILE")
    return await unhook(accounts, settings.zalo_api_base)


def print_people(path: Path) -> None:
    """Print everybody of the demo office: code, name, post, unit and role as JSON lines."""
    _see_demo(path)
    with _reading(path) as connection:
        now = _clock_of(path)()
        for office in people.offices(connection):
            for one in people.of_office(connection, office.id):
                post = home(one, now)
                if post is not None and is_active(one, now):
                    line = {
                        "code": one.code,
                        "name": one.name,
                        "post": post.title,
                        "unit": post.unit,
                        "role": str(post.role),
                    }
                    print(json.dumps(line, ensure_ascii=False))


async def picture(
    place: Place,
    zone: str,
    kind: str,
    code: str,
    at: dt.datetime | None,
    *,
    dark: bool,
    language: str | None,
) -> tuple[bytes, str]:
    """Draw somebody's card as PNG; give its code too, which opens the same figures to him.

    Raises ConsoleError for an unknown person, or one who leads nothing where that is needed, and
    FileNotFoundError without a database.
    """

    def look(connection: Connection) -> tuple[Coded, Person]:
        now = at or _clock_at(connection)()
        return _facts_of(connection, kind, code, now)

    facts, whose = read_at(place, look)
    words = {"person": str(whose.id), "kind": facts.kind, "body": write(facts)}
    under = await _errand_at(place, zone, Errand(verb="keep", words=words))
    coded = facts.but(code=under)
    return draw_now(coded.kind, write(coded), language or whose.language, dark), under


def _facts_of(
    connection: Connection, kind: str, code: str, now: dt.datetime
) -> tuple[Coded, Person]:
    """Give the figures of somebody's card, and whose it is. Raises ConsoleError."""
    from core.kernel.refusal import Refusal

    whose = _person(connection, code)
    tx = Tx(connection, now.astimezone(dt.UTC), 0, random.Random())
    office = people.office_of(connection, whose.office_id)
    try:
        return _card(tx, Turn(actor=whose, office=office, said=tx.now), kind), whose
    except Refusal:
        raise ConsoleError(f"{whose.code} leads no unit, so there is no {kind}") from None


def exported(place: Place, wanted: Wanted, zone: str) -> Exported:
    """Give a paper or case as its file, and what there is to say of it.

    Whose scores are in it is noted before the file is given out. Raises ExportError,
    FileNotFoundError.
    """
    made = read_at(place, lambda connection: export(connection, wanted, _clock_at(connection)()))
    if made.reads is not None:
        words = {
            "reader": str(made.reads.reader),
            "period": made.reads.period,
            "whose": " ".join(map(str, made.reads.whose)),
        }
        asyncio.run(_errand_at(place, zone, Errand(verb="reads", words=words)))
    return made


def _card(tx: Tx, turn: Turn, kind: str) -> Coded:
    """Give the figures of a card by its kind. Raises Refusal."""
    calendar = periods.calendar_of(tx.connection, turn.office.id)
    match kind:
        case "digest":
            return reminders.digest(tx, turn, calendar)
        case "board":
            return boards.board(tx, turn, calendar)
        case "month":
            month = month_of(tx.now, turn.office.zone)
            return months.month_card(tx, turn, turn.actor, month)
        case "causes":
            month = month_of(tx.now, turn.office.zone)
            return causes.cause_map(tx, turn, calendar, None, month)
        case "goals":
            quarter = objectives.quarter_at(tx.now, turn.office.zone)
            return goals.tree(tx, turn, quarter, None)
        case _:
            return reminders.week_card(tx, turn, calendar)


def migrate_place(place: Place) -> bool:
    """Bring a database to the present schema; tell whether anything had to be done.

    Raises ConsoleError for one from a newer version, or one that sorts texts by a language.
    """
    if isinstance(place, Path):
        return migrate_file(place)
    with fleet_at(place) as fleet:
        try:
            return migrate_shared(fleet)
        except NewerSchemaError as error:
            raise ConsoleError(f"written by a newer version: {error}") from error
        except WrongOrderError as error:
            raise ConsoleError(
                f"the database sorts by {error}; make it with: createdb --template=template0 "
                "--encoding=UTF8 --locale=C.UTF-8 viec"
            ) from error


def migrate_file(path: Path) -> bool:
    """Bring a file to the present schema; tell whether anything had to be done.

    Raises ConsoleError for a file from a newer version.
    """
    _see_sqlite()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        with _reading(path) as connection:
            if revision(connection) == HEAD:
                return False
    path.touch(mode=0o600)  # before SQLite makes it: others on this machine read nothing
    engine = sqlite_engine(path)
    try:
        changed = migrate(engine)
    except NewerSchemaError as error:
        raise ConsoleError(f"{path} was written by a newer version: {error}") from error
    finally:
        engine.dispose()
    path.chmod(PRIVATE)
    return changed


def backup(path: Path, file: Path, folder: Folder) -> int:
    """Copy the database while it is in use, then the files that its rows name.

    The files go into `<file>.files`, each content once; those of an earlier backup are not copied
    again. Gives how many were. Raises ConsoleError if the copy is not sound.
    """
    if not path.exists():
        raise ConsoleError(f"there is no database {path}")
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        _see_sound(copy, file)
    unfinished.chmod(PRIVATE)
    unfinished.replace(file)
    return folder.copy_to(files_beside(file), _hashes(file))


def files_beside(file: Path) -> Folder:
    """Give the folder of files that belongs to a backup."""
    return Folder(file.with_name(f"{file.name}.files"))


def _hashes(path: Path) -> set[str]:
    with _reading(path) as connection:
        has_files = inspect(connection).has_table("file")
        return every_hash(connection) if has_files else set()


def restore(path: Path, file: Path, folder: Folder) -> Path | None:
    """Put a backup in the place of the database; give where the former one is kept.

    Its files are put back first; a content that is there already stays.

    Raises ConsoleError if the backup is not sound, FileHeldError if the database is in use.
    """
    if not file.exists():
        raise ConsoleError(f"there is no backup {file}")
    with hold(path):
        new = path.with_name(f"{path.name}.restoring")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(new)) as copy:
            try:
                source.backup(copy)
            except sqlite3.DatabaseError as error:
                raise ConsoleError(f"{file} is no backup of Viec: {error}") from error
            _see_sound(copy, file)
        new.chmod(PRIVATE)
        _see_same_sort(new, path)
        files_beside(file).copy_to(folder, _hashes(new))
        kept = None
        if path.exists():
            with closing(sqlite3.connect(path)) as present:
                present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            moment = system_clock().strftime("%Y%m%d-%H%M%S")
            kept = path.with_name(f"{path.name}.before-restore-{moment}")
            path.replace(kept)
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        new.replace(path)
    return kept


@dataclass(frozen=True)
class _Installation:
    """What is served: its rows, its files, its settings and its clock."""

    database: Database
    folder: Folder
    settings: Settings
    clock: Clock


async def _serve(
    path: Path, settings: Settings, clock: Clock, *, host: str, port: int, demo: bool
) -> int:
    database = Embedded(path)
    folder = folder_of(path, "" if demo else settings.files_path)
    installation = _Installation(database, folder, settings, clock)
    try:
        return await _serve_at(installation, host=host, port=port, demo=demo, path=path)
    finally:
        database.close()


async def _serve_at(
    at: _Installation, *, host: str, port: int, demo: bool, path: Path | None = None
) -> int:
    """Serve until told to stop; errands are taken where a path names the file that is held."""
    from aiohttp import web

    settings = at.settings
    logs.begin(settings.log_level, LogFormat(settings.log_format))
    draughtsman = Draughtsman(settings.drawing_processes)
    office = Office(
        at.database,
        clock=at.clock,
        zone=settings.timezone,
        board_minutes=settings.board_minutes,
        public_url=settings.public_url if settings.reachable and not demo else "",
        folder=at.folder,
        most_bytes=settings.file_limit_mb * 2**20,
        messages_a_minute=settings.messages_a_minute,
        keep=settings.keep,
    )
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, Reload(office, settings))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    channels = [] if demo else await build_channels(office, draughtsman, settings)
    app = await build_web(office, draughtsman, demo=demo)
    running = [
        functools.partial(one.run, [AloneWayIn(at.database, way) for way in one.ways_in(app)])
        for one in channels
    ]
    runner = web.AppRunner(app, access_log=None)
    taking: web.AppRunner | None = None
    try:
        await runner.setup()
        site = web.TCPSite(runner, host, port, shutdown_timeout=3.0)
        try:
            await site.start()
        except OSError as error:
            raise ConsoleError(f"port {port} is taken; say --port or VIEC_HTTP_PORT") from error
        if path is not None:
            run = functools.partial(errands.run, office, zone=settings.timezone)
            taking = await serve_errands(path, run)
        shown = runner.addresses[0][1] if runner.addresses else port
        public = "" if demo else settings.public_url
        print(f"Viec: {public or f'http://{host}:{shown}/'}", flush=True)
        if demo:
            print("Open it and choose who you are. Ctrl-C ends the demo.", file=sys.stderr)
        if not demo:
            draughtsman.begin(WARM_AFTER)
        interpreter.settle()
        await asyncio.gather(office.run(stop), *(run(stop) for run in running))
    finally:
        if taking is not None:
            await taking.cleanup()
        await runner.cleanup()
        for channel in channels:
            await channel.close()
        draughtsman.close()
    return 0


async def _converse(path: Path, code: str, say: Callable[[str | None], Awaitable[None]]) -> None:
    """Print what waits in a chat, then each line's answers, until the input ends."""
    await say(None)
    with _reading(path) as connection:
        place = web_store.seen(connection, code) or 0
    place = _print_new(path, code, place)
    while line := await asyncio.to_thread(sys.stdin.readline):
        await say(line.rstrip("\n"))
        place = _print_new(path, code, place)
    await _mark_seen(path, code, place)


async def _ask_holder(path: Path, code: str, line: str | None) -> None:
    if line is None:
        return
    await hand_over(path, Errand(verb="say", words={"code": code, "line": line}))


async def _mark_seen(path: Path, code: str, place: int) -> None:
    engine = sqlite_engine(path)
    try:
        with engine.begin() as connection:
            web_store.see(connection, code, place)
    finally:
        engine.dispose()


def _print_new(path: Path, code: str, place: int) -> int:
    with _reading(path) as connection:
        shown = web_store.after(connection, code, Cursor(heard=2**62, shown=place), 1000)
        for row in shown.rows:
            if isinstance(row, ShownRow):
                _print_message(connection, path, row)
    return shown.cursor.shown


def _print_message(connection: Connection, path: Path, row: ShownRow) -> None:
    payload = msgspec.json.decode(row.payload, type=Payload)
    print(payload.text)
    shown = [f"{one.number} {one.words}" for one in payload.buttons]
    if shown:
        print("   ".join(shown) if sum(map(len, shown)) <= 40 else "\n".join(shown))
    if payload.picture:
        drawing = web_store.drawing_of(connection, payload.picture)
        if drawing is not None:
            file = path.with_name(f"{path.stem}-{drawing.notice.lower()}-{row.id}.png")
            file.write_bytes(draw_now(drawing.notice, drawing.body, drawing.language))
            print(f"[{file}]")
    print(flush=True)


def _person(connection: Connection, code: str) -> Person:
    for office in people.offices(connection):
        found = people.by_code(connection, office.id, code)
        if found is not None:
            return found
    raise ConsoleError(f"nobody has the code {code}; see: viec demo --people")


def _see_demo(path: Path) -> None:
    if not path.exists():
        raise ConsoleError(f"there is no demo in {path}; build it with: viec demo --db {path}")
    try:
        with _reading(path) as connection:
            marked = revision(connection) and secrets.find(connection, secrets.DEMO)
    except Exception as error:
        raise ConsoleError(f"{path} is no database of Viec") from error
    if not marked:
        raise ConsoleError(f"{path} is no demo; this command is for demo databases only")


def _see_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(str(part) for part in OLDEST_SQLITE)
        raise ConsoleError(f"SQLite {needed} or newer is needed, not {sqlite3.sqlite_version}")


def _see_sound(copy: sqlite3.Connection, file: Path) -> None:
    try:
        found = copy.execute("PRAGMA quick_check").fetchone()[0]
        known = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise ConsoleError(f"{file} is no backup of Viec: {error}") from error
    if found != "ok" or known is None:
        raise ConsoleError(f"{file} is not sound: {found}")


def _see_same_sort(new: Path, path: Path) -> None:
    """See that no demo is put in the place of an office. Raises ConsoleError."""
    with _reading(new) as connection:
        is_demo = secrets.find(connection, secrets.DEMO) is not None
    if is_demo and not (path.exists() and _is_demo(path)):
        new.unlink()
        raise ConsoleError("that is the backup of a demo; it is not put in the place of an office")


def _is_demo(path: Path) -> bool:
    try:
        with _reading(path) as connection:
            return bool(revision(connection) and secrets.find(connection, secrets.DEMO))
    except DatabaseError:
        return False


def _clock_at(connection: Connection) -> Clock:
    """Give the clock of a database: a demo's may be shifted."""
    shift = secrets.find(connection, secrets.DEMO_SHIFT)
    return shifted_clock(dt.timedelta(milliseconds=float(shift))) if shift else system_clock


def _clock_of(path: Path) -> Clock:
    with _reading(path) as connection:
        shift = secrets.find(connection, secrets.DEMO_SHIFT) if revision(connection) else None
    return shifted_clock(dt.timedelta(milliseconds=float(shift))) if shift else system_clock


def _demo_clock(path: Path, at: dt.datetime | None) -> Clock:
    """Give the demo's clock; a given moment winds it for good."""
    if at is None:
        return _clock_of(path)
    shift = at - system_clock()
    engine = sqlite_engine(path)
    try:
        with engine.begin() as connection:
            secrets.keep(connection, secrets.DEMO_SHIFT, str(shift / dt.timedelta(milliseconds=1)))
    finally:
        engine.dispose()
    return shifted_clock(shift)


@contextmanager
def _reading(path: Path) -> Iterator[Connection]:
    engine = sqlite_engine(path, reading=True)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
