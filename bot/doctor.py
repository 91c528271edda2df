"""viec doctor: what may be wrong with this installation, and what to do about it."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, inspect

from bot.app import telegram_accounts, zalo_accounts
from bot.audit import journals
from bot.finding import Finding
from bot.folder import Folder, folder_of
from bot.gateways.zalo.budget import month_of
from bot.place import AwayError, read_at
from bot.purge import is_due
from bot.settings import Settings, SettingsError, read_settings, unknown_settings
from core.kernel.health import Health, health_of
from core.kernel.retention import marks
from core.kernel.transaction import Work, sqlite_engine
from core.migrations import BY_BYTES, HEAD, revision
from core.reminders.store.own_data import overdue
from core.tasks.files import every_hash

WAL_FIXED = (3, 51, 3)
"""SQLite before it can corrupt a file that two connections write; Viec writes with one."""
PURGE_OVERDUE = dt.timedelta(days=2)
OLDEST_CLOCK = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def examine() -> list[Finding]:
    """Look at the settings, the clock, the database and the channels."""
    try:
        settings = read_settings()
    except SettingsError as error:
        return [Finding(bad=True, text=f"settings: {error}")]
    unknown = unknown_settings()
    return [
        Finding(bad=False, text="settings can be read"),
        *(Finding(bad=True, text=f"{name}: no setting of this version") for name in unknown),
        *_clock(settings),
        *_public(settings),
        *_database(settings),
        *_kept(settings, _wishes),
        *_kept(settings, lambda connection: _kept_until(settings, connection)),
        *_telegram(settings),
        *_zalo(settings),
        *_zalo_oa(settings),
    ]


def _telegram(settings: Settings) -> Sequence[Finding]:
    try:
        account = telegram_accounts(settings)
        address = settings.webhook_address
    except SettingsError as error:
        return [Finding(bad=True, text=str(error))]
    if not account:
        return [Finding(bad=False, text="telegram: no bot (VIEC_TELEGRAM_TOKEN is empty)")]
    from bot.gateways.telegram.account import Server
    from bot.gateways.telegram.checkup import check_up

    server = Server(settings.telegram_api_base, settings.telegram_proxy or None)
    return asyncio.run(check_up(account, server, address, lambda: dt.datetime.now(dt.UTC)))


def _clock(settings: Settings) -> Iterator[Finding]:
    now = dt.datetime.now(ZoneInfo(settings.timezone))
    wrong = now < OLDEST_CLOCK
    advice = "; set it, deadlines depend on it" if wrong else ""
    yield Finding(bad=wrong, text=f"clock: {now:%H:%M %d/%m/%Y} {settings.timezone}{advice}")


def _public(settings: Settings) -> Iterator[Finding]:
    """See whether the address that platforms are given answers as this installation does."""
    if not settings.public_url:
        return
    url = f"{settings.public_url.rstrip('/')}/healthz"
    if not settings.reachable:
        advice = "platforms bring and fetch nothing without https://; put a TLS proxy in front"
        yield Finding(bad=True, text=f"VIEC_PUBLIC_URL {settings.public_url}: {advice}")
        return
    seen = asyncio.run(_answer_of(url))
    advice = "" if seen == "200" else "; is viec run running, the proxy set, the certificate good?"
    yield Finding(bad=seen != "200", text=f"VIEC_PUBLIC_URL: {url} answers {seen}{advice}")


async def _answer_of(url: str) -> str:
    """Give the status with which an address answers, or what went wrong on the way."""
    import aiohttp

    patience = aiohttp.ClientTimeout(total=10)
    try:
        async with (
            aiohttp.ClientSession(timeout=patience) as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            return str(answer.status)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return f"nothing ({type(error).__name__})"


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        if settings.is_fleet:
            yield from _fleet(settings)
            return
        path = settings.database_path
    except SettingsError as error:
        yield Finding(bad=True, text=str(error))
        return
    yield Finding(bad=False, text=f"SQLite {sqlite3.sqlite_version}{_wal_note()}")
    if not path.exists():
        yield Finding(bad=True, text=f"{path} is not there yet; begin with: viec admin create")
        return
    yield from _file(path)
    yield from _files(path, folder_of(path, settings.files_path))


def _fleet(settings: Settings) -> Iterator[Finding]:
    """Look at the shared database and the shared folder."""

    def look(connection: Connection) -> tuple[Health, str | None, list[Finding], set[str]]:
        present = revision(connection)
        if present != HEAD:
            return health_of(connection), present, [], set()
        found = list(journals(connection))
        return health_of(connection), present, found, every_hash(connection)

    try:
        health, present, chained, hashes = read_at(settings.place, look)
    except AwayError as error:
        yield Finding(bad=True, text=str(error))
        return
    yield from _server(health, settings)
    advice = "" if present == HEAD else "; bring it up with: viec migrate"
    yield Finding(bad=present != HEAD, text=f"schema {present}{advice}")
    yield from chained
    try:
        yield from _missing(hashes, Folder(settings.fleet_files))
    except SettingsError as error:
        yield Finding(bad=True, text=str(error))


def _wishes(connection: Connection) -> list[Finding]:
    """Look for people whose wish about their data waits longer than the law gives."""
    late = overdue(connection, dt.datetime.now(dt.UTC))
    advice = f"{late} wishes about own data are overdue; answer them with: viec data copy|erase"
    return [Finding(bad=True, text=advice)] if late else []


def _kept_until(settings: Settings, connection: Connection) -> list[Finding]:
    """Say how long things are kept, and when the purge came by last."""
    keep = settings.keep
    days = f"{keep.messages_days} days" if keep.messages_days else "for good"
    years = f"{keep.records_years} years" if keep.records_years else "for good"
    last = max((one.ended for one in marks(connection) if one.ended), default=None)
    gone = sum(one.gone for one in marks(connection))
    seen = f"; last purge {last:%Y-%m-%d}, {gone} rows so far" if last else ""
    text = f"messages are kept {days}, records {years}{seen}"
    found = [Finding(bad=False, text=text)]
    overdue = dt.datetime.now(dt.UTC) - PURGE_OVERDUE
    if last and last < overdue and is_due(connection, keep, overdue):
        advice = "what should have gone two days ago is there; is viec run running? viec purge"
        found.append(Finding(bad=True, text=advice))
    return found


def _server(health: Health, settings: Settings) -> Iterator[Finding]:
    yield Finding(bad=False, text=f"PostgreSQL {health.version}")
    by_bytes = health.order in BY_BYTES and health.encoding == "UTF8"
    advice = "" if by_bytes else "; make it anew with --encoding=UTF8 --locale=C.UTF-8"
    yield Finding(bad=not by_bytes, text=f"order {health.order}, {health.encoding}{advice}")
    lost = "off" in (health.synchronous, health.fsync)
    advice = "; a crash loses what was confirmed: turn both on" if lost else ""
    text = f"synchronous_commit {health.synchronous}, fsync {health.fsync}{advice}"
    yield Finding(bad=lost, text=text)
    room = health.most_connections // (settings.database_connections + 1)
    text = f"{health.most_connections} connections: room for {room} processes"
    yield Finding(bad=room < 1, text=f"{text} of {settings.database_connections}")
    if health.is_owner:
        advice = "give the processes a role that may not; see docs/how-to/run-a-fleet.md"
        yield Finding(bad=False, text=f"this role may empty the journal; {advice}")


def _kept(settings: Settings, work: Work[list[Finding]]) -> list[Finding]:
    """Look into the database, if it is there and up to date."""

    def look(connection: Connection) -> list[Finding]:
        return work(connection) if revision(connection) == HEAD else []

    try:
        return read_at(settings.place, look)
    except (FileNotFoundError, AwayError):
        return []


def _file(path: Path) -> Iterator[Finding]:
    engine = sqlite_engine(path, reading=True)
    try:
        with engine.begin() as connection:
            sound = connection.exec_driver_sql("PRAGMA quick_check").scalar()
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            present = revision(connection)
            chained = list(journals(connection)) if present == HEAD else []
    except sqlite3.DatabaseError as error:
        yield Finding(bad=True, text=f"{path}: {error}; restore a backup with: viec restore FILE")
        return
    finally:
        engine.dispose()
    yield Finding(bad=sound != "ok" or bool(broken), text=f"{path}: {sound}")
    advice = "" if present == HEAD else "; bring it up with: viec migrate"
    yield Finding(bad=present != HEAD, text=f"schema {present}{advice}")
    yield from chained
    open_to_all = bool(path.stat().st_mode & 0o077)
    advice = f"; close it with: chmod 600 {path}" if open_to_all else ""
    yield Finding(bad=open_to_all, text=f"only its owner may read {path.name}{advice}")


def _zalo(settings: Settings) -> Iterator[Finding]:
    try:
        accounts = zalo_accounts(settings)
        address = settings.zalo_webhook_address
    except SettingsError as error:
        yield Finding(bad=True, text=str(error))
        return
    if not accounts:
        yield Finding(bad=False, text="zalo: no bot (VIEC_ZALO_TOKEN is empty)")
        return
    if not settings.reachable:
        why = "zalo: VIEC_PUBLIC_URL is not set, so Zalo gets pictures as their words alone"
        yield Finding(bad=False, text=why)
    from bot.gateways.zalo import checkup

    mode = "webhook" if address else "polling"
    base, public = settings.zalo_api_base, settings.public_url
    yield from asyncio.run(checkup.ask(accounts, base, public, mode))
    month, most = month_of(dt.datetime.now(dt.UTC)), settings.zalo_monthly_messages

    def count(connection: Connection) -> list[Finding]:
        return list(checkup.count(connection, accounts, month, most))

    yield from _kept(settings, count)


def _zalo_oa(settings: Settings) -> Iterator[Finding]:
    if not settings.zalo_oa_app_id:
        return
    name = f"zalo oa {settings.zalo_oa_app_id}"
    for key in ("zalo_oa_secret", "zalo_oa_webhook_key"):
        if not getattr(settings, key):
            yield Finding(bad=True, text=f"{name}: VIEC_{key.upper()} is not set")
    if not settings.reachable:
        yield Finding(bad=True, text=f"{name}: VIEC_PUBLIC_URL has no https://; nothing is heard")
    from bot.gateways.zalo_oa import checkup

    now = dt.datetime.now(dt.UTC)
    app = settings.zalo_oa_app_id
    yield from _kept(settings, lambda connection: list(checkup.look(connection, app, now)))


def _files(path: Path, folder: Folder) -> Iterator[Finding]:
    """Look for contents that rows name and the folder has not."""
    engine = sqlite_engine(path, reading=True)
    try:
        with engine.begin() as connection:
            hashes = every_hash(connection) if inspect(connection).has_table("file") else set()
    except sqlite3.DatabaseError:
        return
    finally:
        engine.dispose()
    yield from _missing(hashes, folder)


def _missing(hashes: set[str], folder: Folder) -> Iterator[Finding]:
    missing = folder.missing(hashes)
    if missing:
        advice = f"put them back from a backup's .files folder into {folder.path}"
        first = ", ".join(one[:12] for one in missing[:3])
        yield Finding(bad=True, text=f"files missing: {len(missing)} ({first} …); {advice}")
    elif hashes:
        yield Finding(bad=False, text=f"{len(hashes)} files are in {folder.path}")


def _wal_note() -> str:
    if sqlite3.sqlite_version_info >= WAL_FIXED:
        return ""
    return " (safe here: one connection writes; do not run a replicating tool beside it)"
