"""Settings read anew while the office works: what holds at once, and what waits for a start."""

import logging

from bot import logs
from bot.app import Office
from bot.logs import LogFormat
from bot.settings import PREFIX, Settings, SettingsError, read_settings

AT_ONCE = (
    "messages_a_minute",
    "keep_messages_days",
    "keep_records_years",
    "zalo_monthly_messages",
    "log_level",
    "log_format",
)
"""What holds from the moment on. All else is built in at the start: ports, tokens, folders."""

_log = logging.getLogger(__name__)


class Reload:
    """What SIGHUP does: reads the settings anew and puts them into the office that is at work.

    Nothing is stopped: what is under way goes on, and what cannot be read changes nothing.
    """

    def __init__(self, office: Office, settings: Settings) -> None:
        self._office = office
        self._begun = settings
        self._present = settings

    def __call__(self) -> None:
        """Read the settings anew; the log names what holds now and what waits, never a value."""
        try:
            read = read_settings()
        except SettingsError as error:
            _log.error("settings not read anew, the former ones hold: %s", error)
            return
        now = _changed(self._present, read, AT_ONCE)
        others = tuple(name for name in read.__struct_fields__ if name not in AT_ONCE)
        later = _changed(self._begun, read, others)
        self._present = read
        self._office.adopt(
            messages_a_minute=read.messages_a_minute,
            keep=read.keep,
            zalo_monthly_messages=read.zalo_monthly_messages,
        )
        logs.change(read.log_level, LogFormat(read.log_format))
        _log.info("settings read anew; hold from now on: %s", _named(now))
        if later:
            _log.warning("these hold with the next start only: %s", _named(later))


def _changed(before: Settings, after: Settings, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _named(names: list[str]) -> str:
    return ", ".join(PREFIX + name.upper() for name in names) or "nothing new"
