"""How the log is written: a line each, plain or JSON, and of an error only its sort and its place.

What an error says may hold what a person typed; where it happened and of which sort it is do not.
"""

import copy
import datetime as dt
import json
import logging
import sys
import traceback
from enum import StrEnum
from types import TracebackType
from typing import TypeAlias

_Raised: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class LogFormat(StrEnum):
    """How a line of the log is written."""

    PLAIN = "plain"
    JSON = "json"


class Discreet(logging.Formatter):
    """Writes of an error its sort, its place and its causes, and never what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, whatever another formatter has made of the error before."""
        record = copy.copy(record)
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the name logging calls
        """Give one line for each call on the way to the error, and for each of its causes."""
        return "\n".join(self._told(ei[1])) if ei[1] else ""

    def _told(self, error: BaseException | None) -> list[str]:
        lines: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            lines.append(type(error).__qualname__)
            lines += [
                f"  {frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return lines


class JsonLines(Discreet):
    """Writes a line as a JSON object: `time`, `level`, `logger`, `message`, and `error` if any."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def begin(level: str, written: LogFormat) -> None:
    """Write the log of this process to standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(written))
    logging.basicConfig(level=level, handlers=[handler])
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)


def change(level: str, written: LogFormat) -> None:
    """Write the log otherwise from now on."""
    root = logging.getLogger()
    root.setLevel(level)
    for handler in root.handlers:
        if isinstance(handler.formatter, Discreet):
            handler.setFormatter(_formatter(written))


def _formatter(written: LogFormat) -> Discreet:
    plain = "%(asctime)s %(levelname)s %(name)s %(message)s"
    return JsonLines() if written is LogFormat.JSON else Discreet(plain)
