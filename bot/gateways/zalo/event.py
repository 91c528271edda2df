"""An event of Zalo: what has to be known before it is stored, and what it becomes for us.

Fields may be missing, be numbers instead of texts, or carry the picture under either of two names.
What is no message of a person is acknowledged and not stored.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bot.gateways.port import Incoming, SentFile, Undecodable
from bot.pipeline import Update
from core.kernel.tables import from_epoch_ms

PREFIX = "message."
SUFFIX = ".received"
GROUP = "GROUP"
OLDEST = dt.timedelta(days=7)
"""A sending time further back than this is no time of Zalo's: it counts when it came."""

_UNKNOWN_CHAT = "unknown"
_WORDED = frozenset({"text", "caption", "title", "description"})
_AFTER_MENTION = " \t:,"


class NotAnEvent(ValueError):  # noqa: N818 - refused at the door
    """What came is no JSON object."""


def peek(raw: bytes, received: dt.datetime) -> Update | None:
    """Look at a raw event; None where nobody said anything. Raises NotAnEvent.

    The key is what makes an event the same when it comes again: the message's own name; where it
    has none, what stands in it and the minute in which it came.
    """
    event = _object(raw)
    message = event.get("message")
    name = str(event.get("event_name") or "")
    if not name.startswith(PREFIX) or not name.endswith(SUFFIX) or not isinstance(message, dict):
        return None
    writer, chat = _part(message, "from"), _part(message, "chat")
    if writer.get("is_bot") is True:
        return None
    where = _id(chat) or _id(writer)
    if not where and "unsupported" in name:
        return None
    own = message.get("message_id") or message.get("msg_id")
    key = str(own) if own else f"{hashlib.sha256(raw).hexdigest()[:32]}@{received:%Y%m%d%H%M}"
    return Update(
        key=f"{name.removeprefix(PREFIX).removesuffix(SUFFIX)}:{where}:{_id(writer)}:{key}",
        chat=where or _UNKNOWN_CHAT,
        raw=raw.decode(),
        text="\n".join(_worded(event)),
    )


def decode(raw: str, received: dt.datetime, names: Iterable[str] = ()) -> Incoming:
    """Read a stored event. Raises Undecodable.

    `names` are those of our bots: a mention that opens a message of a group is taken off.
    """
    try:
        message = _object(raw.encode()).get("message")
    except NotAnEvent as error:
        raise Undecodable("not an event of Zalo") from error
    if not isinstance(message, dict):
        raise Undecodable("no message")
    writer, chat = _part(message, "from"), _part(message, "chat")
    private = chat.get("chat_type") != GROUP
    where, who = _id(chat) or _id(writer), _id(writer)
    if not where or not (private or who):
        raise Undecodable("nobody wrote it")
    text = _text(message)
    return Incoming(
        chat=where,
        text=text if private else without_mention(text, names),
        said=_said(message.get("date"), received),
        private=private,
        sender="" if private else who,
        files=_files(message),
    )


def _files(message: dict[str, Any]) -> tuple[SentFile, ...]:
    """Give the picture by its address, which holds for a short time only; no other files come."""
    for name in ("photo_url", "photo"):
        found = message.get(name)
        if isinstance(found, dict):
            found = found.get("url")
        if isinstance(found, str) and found:
            return (SentFile(remote=found),)
    return ()


def without_mention(text: str, names: Iterable[str]) -> str:
    """Take off the name by which a message of a group calls the bot."""
    stripped = text.lstrip()
    for name in sorted((one for one in names if one), key=len, reverse=True):
        mention = f"@{name}"
        if stripped[: len(mention)].casefold() == mention.casefold():
            return stripped[len(mention) :].lstrip(_AFTER_MENTION)
    return text


def _text(message: dict[str, Any]) -> str:
    for name in ("text", "caption"):
        found = message.get(name)
        if isinstance(found, str) and found:
            return found
        if found is not None and not isinstance(found, str):
            raise Undecodable(f"{name} is no text")
    return ""


def _said(date: Any, received: dt.datetime) -> dt.datetime:
    if date is None:
        return received
    try:
        said = from_epoch_ms(int(date))
    except (TypeError, ValueError, OverflowError) as error:
        raise Undecodable("no moment") from error
    return said if abs(received - said) <= OLDEST else received


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnEvent("not JSON") from error
    if not isinstance(found, dict):
        raise NotAnEvent("not an object")
    return found


def _part(message: dict[str, Any], name: str) -> dict[str, Any]:
    found = message.get(name)
    return found if isinstance(found, dict) else {}


def _id(part: dict[str, Any]) -> str:
    found = part.get("id")
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def _worded(value: Any, name: str = "") -> Iterator[str]:
    """Give everything in an event that somebody worded, quoted texts included."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _worded(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _worded(inner, name)
    elif isinstance(value, str) and name in _WORDED:
        yield value
