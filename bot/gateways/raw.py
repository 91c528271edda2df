"""Raw JSON of a platform: an object, its parts, and everything in it that somebody worded."""

import datetime as dt
from collections.abc import Container, Iterator
from typing import Any

import msgspec

from bot.gateways.port import Undecodable
from core.kernel.tables import from_epoch_ms

OLDEST = dt.timedelta(days=7)
"""A sending time further back than this is no time of the platform's: it counts when it came."""


class NotAnEvent(ValueError):  # noqa: N818 - refused at the door
    """What came is no JSON object."""


def object_of(raw: bytes) -> dict[str, Any]:
    """Read an object. Raises NotAnEvent."""
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnEvent("not JSON") from error
    if not isinstance(found, dict):
        raise NotAnEvent("not an object")
    return found


def part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    """Give an object within an object; an empty one where there is none."""
    found = whole.get(name)
    return found if isinstance(found, dict) else {}


def name_in(whole: dict[str, Any], *names: str) -> str:
    """Give the first of several fields that holds a name or a number, as text; else nothing."""
    for name in names:
        found = whole.get(name)
        if isinstance(found, str | int) and not isinstance(found, bool) and found:
            return str(found)
    return ""


def moment(stamp: Any, received: dt.datetime) -> dt.datetime:
    """Read a sending time in milliseconds; when it came, where there is none or none to believe.

    Raises Undecodable for what is no number.
    """
    if stamp is None:
        return received
    try:
        said = from_epoch_ms(int(stamp))
    except (TypeError, ValueError, OverflowError) as error:
        raise Undecodable("no moment") from error
    return said if abs(received - said) <= OLDEST else received


def worded(value: Any, names: Container[str], name: str = "") -> Iterator[str]:
    """Give every text that stands in a field of one of these names, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from worded(inner, names, key)
    elif isinstance(value, list):
        for inner in value:
            yield from worded(inner, names, name)
    elif isinstance(value, str) and name in names:
        yield value
