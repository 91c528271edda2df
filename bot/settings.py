"""The environment, typed: every setting, its default, and what it is for."""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from dotenv import dotenv_values

from core.kernel.retention import Keep

PREFIX = "VIEC_"
LEAST_DAYS = 60
LEAST_YEARS = 5
"""The shortest term of records about officials in Circular 10/2022/TT-BNV."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_SQLITE = re.compile(r"sqlite\+aiosqlite:///(?P<path>.+)")
_POSTGRESQL = re.compile(r"postgresql\+asyncpg://[^/]*/[^/?]+(\?.*)?")


class SettingsError(ValueError):
    """A setting is unknown, or its value cannot be read; the text names it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an installation decides. Each field is the environment variable VIEC_<FIELD>."""

    database_url: str = "sqlite+aiosqlite:///var/viec.db"
    """Where everything is kept: `sqlite+aiosqlite:///PATH`, or `postgresql+asyncpg://…`."""
    database_connections: Annotated[int, msgspec.Meta(ge=2, le=200)] = 16
    """How many connections a process opens to PostgreSQL at most."""
    timezone: str = "Asia/Ho_Chi_Minh"
    """The zone of offices that are created here."""
    http_host: str = "127.0.0.1"
    """The address that the web chat listens on; put a TLS proxy in front for the outside."""
    http_port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 8765
    """The port that the web chat listens on."""
    public_url: str = ""
    """How the web chat is reached from outside, such as https://viec.example.gov.vn."""
    telegram_token: str = ""
    """The token of a Telegram bot, as BotFather gives it; empty: no Telegram."""
    telegram_token_file: str = ""
    """A file with such tokens, one bot a line, for several bots or to keep it out of here."""
    telegram_api_base: str = "https://api.telegram.org"
    """Where the Bot API is: Telegram's own server, or one of the office."""
    telegram_mode: Literal["polling", "webhook"] = "polling"
    """How updates come: `polling`, or `webhook` with VIEC_PUBLIC_URL and VIEC_WEBHOOK_SECRET."""
    telegram_proxy: str = ""
    """An HTTP proxy on the way to Telegram, such as http://proxy.example:3128."""
    zalo_token: str = ""
    """The token of a Zalo bot, as Zalo Bot Creator sends it; empty: no Zalo Bot."""
    zalo_token_file: str = ""
    """A file with such tokens, one bot a line: a bot of the free plan serves 50 people."""
    zalo_api_base: str = "https://bot-api.zaloplatforms.com"
    """Where the Zalo Bot API is; some sources name https://bot-api.zapps.me."""
    zalo_mode: Literal["polling", "webhook", "off"] = "polling"
    """How events come: `polling`, `webhook` as with Telegram, or `off`."""
    zalo_monthly_messages: Annotated[int, msgspec.Meta(ge=0)] = 3000
    """Messages that a Zalo bot may exchange in a month; 0: no limit."""
    zalo_oa_app_id: str = ""
    """The number of the app of a Zalo Official Account; empty: none."""
    zalo_oa_secret: str = ""
    """The app's secret key, which renews its tokens."""
    zalo_oa_webhook_key: str = ""
    """The key that signs what Zalo brings; the app's page of webhooks shows it."""
    zalo_oa_api_base: str = "https://openapi.zalo.me"
    """Where messages of the Official Account go."""
    zalo_oa_auth_base: str = "https://oauth.zaloapp.com"
    """Where its tokens are renewed."""
    zalo_oa_paid: Literal["no", "yes"] = "no"
    """Whether it may send what costs: to people silent for two to seven days."""
    webhook_secret: str = ""
    """What Telegram and Zalo show with each update they bring: 16 to 256 of A-Z a-z 0-9 _ -."""
    files_path: str = ""
    """The folder of photos and files; empty: beside the SQLite file. With PostgreSQL: shared."""
    file_limit_mb: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20
    """How large one file may be, in megabytes; more than 20 cannot be fetched from Telegram."""
    messages_a_minute: Annotated[int, msgspec.Meta(ge=0, le=6000)] = 60
    """How many messages of one person are read in a minute; the rest waits. 0: no limit."""
    keep_messages_days: Annotated[int, msgspec.Meta(ge=0, le=3650)] = 180
    """After so many days texts that came and letters that went are emptied; 0: never."""
    keep_records_years: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    """So many years after theirs the journal and evidence are emptied; 0: never."""
    drawing_processes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 1
    """How many processes draw pictures; each takes about 80 MB once it has drawn."""
    board_minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5
    """After so many minutes a board that is kept current is looked at again."""
    settings_file: str = ""
    """The file read instead of `.env`; said in the environment only. Read anew at SIGHUP."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """How much is logged: DEBUG, INFO, WARNING or ERROR. Never message texts or scores."""
    log_format: Literal["plain", "json"] = "plain"
    """How a line of the log is written: plain, or a JSON object for a collector of logs."""

    @property
    def keep(self) -> Keep:
        """How long things are kept. Raises SettingsError for a term that is too short."""
        if 0 < self.keep_messages_days < LEAST_DAYS:
            raise SettingsError(
                f"VIEC_KEEP_MESSAGES_DAYS: {LEAST_DAYS} or more, for a month and its petitions; "
                "0: never"
            )
        if 0 < self.keep_records_years < LEAST_YEARS:
            raise SettingsError(
                f"VIEC_KEEP_RECORDS_YEARS: {LEAST_YEARS} or more, as the office's schedule of "
                "records says; 0: never"
            )
        return Keep(messages_days=self.keep_messages_days, records_years=self.keep_records_years)

    @property
    def is_fleet(self) -> bool:
        """Tell whether the database is one that several processes share. Raises SettingsError."""
        if _POSTGRESQL.fullmatch(self.database_url):
            return True
        if _SQLITE.fullmatch(self.database_url):
            return False
        raise SettingsError(
            "VIEC_DATABASE_URL: write sqlite+aiosqlite:///PATH for a file, or "
            "postgresql+asyncpg://USER:PASSWORD@HOST/DATABASE"
        )

    @property
    def database_path(self) -> Path:
        """The file of the embedded database. Raises SettingsError where there is no file."""
        if self.is_fleet:
            raise SettingsError(
                "VIEC_DATABASE_URL: this command is for a SQLite file; with PostgreSQL pg_dump and "
                "pg_restore do it, see docs/how-to/run-a-fleet.md"
            )
        found = _SQLITE.fullmatch(self.database_url)
        return Path(found["path"] if found else "")

    @property
    def place(self) -> Path | str:
        """The file of the embedded database, or the URL of the shared one."""
        return self.database_url if self.is_fleet else self.database_path

    @property
    def fleet_files(self) -> Path:
        """The folder that every process of a fleet reaches. Raises SettingsError without one."""
        if not self.files_path:
            raise SettingsError(
                "VIEC_FILES_PATH: with PostgreSQL, name the folder that every process reaches"
            )
        return Path(self.files_path)

    @property
    def telegram_tokens(self) -> tuple[str, ...]:
        """The token of every Telegram bot, each once. Raises SettingsError for a missing file."""
        return _tokens(self.telegram_token, self.telegram_token_file, "VIEC_TELEGRAM_TOKEN_FILE")

    @property
    def zalo_tokens(self) -> tuple[str, ...]:
        """The token of every Zalo bot, each once. Raises SettingsError for a missing file."""
        if self.zalo_mode == "off":
            return ()
        return _tokens(self.zalo_token, self.zalo_token_file, "VIEC_ZALO_TOKEN_FILE")

    @property
    def webhook_address(self) -> str:
        """Where Telegram brings updates; empty for polling. Raises SettingsError if half is set."""
        return self._webhook() if self.telegram_mode == "webhook" else ""

    @property
    def zalo_webhook_address(self) -> str:
        """Where Zalo brings events; empty for polling. Raises SettingsError if half is set."""
        return self._webhook() if self.zalo_mode == "webhook" else ""

    @property
    def reachable(self) -> bool:
        """Tell whether platforms can fetch from us: pictures, above all."""
        return self.public_url.startswith("https://")

    def _webhook(self) -> str:
        if not self.reachable:
            raise SettingsError("VIEC_PUBLIC_URL: a webhook needs an address with https://")
        if not _SECRET.fullmatch(self.webhook_secret):
            raise SettingsError(
                "VIEC_WEBHOOK_SECRET: a webhook needs 16 to 256 of A-Z a-z 0-9 _ -, such as "
                "`openssl rand -hex 32` gives"
            )
        return self.public_url


def _tokens(token: str, file: str, name: str) -> tuple[str, ...]:
    lines = [token]
    if file:
        try:
            lines += Path(file).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{name}: cannot be read: {type(error).__name__}") from None
    found = (line.strip() for line in lines)
    return tuple(dict.fromkeys(one for one in found if one and not one.startswith("#")))


KNOWN = tuple(PREFIX + name.upper() for name in Settings.__struct_fields__)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Give the settings from the environment, or from `.env` for what it does not say.

    Raises SettingsError with the name of what is wrong.
    """
    values = _given(environment)
    for name in unknown_settings(environment):
        near = get_close_matches(name, KNOWN, n=1, cutoff=0.85)
        if near:
            raise SettingsError(f"{name}: there is no such setting; {near[0]} is meant?")
        del values[name.removeprefix(PREFIX).lower()]
    try:
        settings = msgspec.convert(values, Settings, strict=False)
        ZoneInfo(settings.timezone)
        _ = settings.keep
    except SettingsError:
        raise
    except msgspec.ValidationError as error:
        raise SettingsError(_named(str(error))) from error
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"VIEC_TIMEZONE: no such zone: {values.get('timezone')}") from error
    return settings


def unknown_settings(environment: Mapping[str, str] | None = None) -> list[str]:
    """Give the names that begin like a setting and are none of this version's."""
    names = (PREFIX + name.upper() for name in _given(environment))
    return sorted(name for name in names if name not in KNOWN)


def _given(environment: Mapping[str, str] | None) -> dict[str, str]:
    given = os.environ if environment is None else environment
    kept = _file(given) if environment is None else {}
    every = {**{key: value or "" for key, value in kept.items()}, **given}
    return {
        key.removeprefix(PREFIX).lower(): value
        for key, value in every.items()
        if key.startswith(PREFIX) and not key.startswith("VIEC_TEST_")
    }


def _file(given: Mapping[str, str]) -> dict[str, str | None]:
    named = given.get("VIEC_SETTINGS_FILE", "")
    if named and not os.access(named, os.R_OK):
        raise SettingsError(f"VIEC_SETTINGS_FILE: {named} cannot be read")
    return dotenv_values(named or ".env")


def _named(problem: str) -> str:
    found = re.search(r"(?:`\$\.|unknown field `)(\w+)`", problem)
    return f"{PREFIX}{found[1].upper()}: {problem}" if found else problem
