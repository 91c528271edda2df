"""An event of Zalo: what has to be known before it is stored, and what it becomes for us.

Fields may be missing, be numbers instead of texts, or carry the picture under either of two names.
What is no message of a person is acknowledged and not stored.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from bot.gateways.port import Incoming, SentFile, Undecodable
from bot.gateways.raw import NotAnEvent, moment, name_in, object_of, part, worded
from bot.pipeline import Update

PREFIX = "message."
SUFFIX = ".received"
GROUP = "GROUP"
_UNKNOWN_CHAT = "unknown"
_WORDED = frozenset({"text", "caption", "title", "description"})
_NAMES = ("message_id", "msg_id")
_QUOTES = ("reply_to_message", "reply_to", "quote", "reply")
_QUOTED = ("quote_message_id", "quote_msg_id", "reply_to_message_id")
_AFTER_MENTION = " \t:,"


def peek(raw: bytes, received: dt.datetime) -> Update | None:
    """Look at a raw event; None where nobody said anything. Raises NotAnEvent.

    The key is what makes an event the same when it comes again: the message's own name; where it
    has none, what stands in it and the minute in which it came.
    """
    event = object_of(raw)
    message = event.get("message")
    name = str(event.get("event_name") or "")
    if not name.startswith(PREFIX) or not name.endswith(SUFFIX) or not isinstance(message, dict):
        return None
    writer, chat = part(message, "from"), part(message, "chat")
    if writer.get("is_bot") is True:
        return None
    who = name_in(writer, "id")
    where = name_in(chat, "id") or who
    if not where and "unsupported" in name:
        return None
    kind = name.removeprefix(PREFIX).removesuffix(SUFFIX)
    own = name_in(message, *_NAMES)
    key = own or f"{hashlib.sha256(raw).hexdigest()[:32]}@{received:%Y%m%d%H%M}"
    return Update(
        key=f"{kind}:{where}:{who}:{key}",
        chat=where or _UNKNOWN_CHAT,
        raw=raw.decode(),
        text="\n".join(worded(event, _WORDED)),
    )


def decode(raw: str, received: dt.datetime, names: Iterable[str] = ()) -> Incoming:
    """Read a stored event. Raises Undecodable.

    `names` are those of our bots: a mention that opens a message of a group is taken off.
    """
    try:
        message = object_of(raw.encode()).get("message")
    except NotAnEvent as error:
        raise Undecodable("not an event of Zalo") from error
    if not isinstance(message, dict):
        raise Undecodable("no message")
    writer, chat = part(message, "from"), part(message, "chat")
    private = chat.get("chat_type") != GROUP
    who = name_in(writer, "id")
    where = name_in(chat, "id") or who
    if not where or not (private or who):
        raise Undecodable("nobody wrote it")
    text = _text(message)
    return Incoming(
        chat=where,
        text=text if private else without_mention(text, names),
        said=moment(message.get("date"), received),
        private=private,
        sender="" if private else who,
        about=_about(message),
        files=_files(message),
    )


def _about(message: dict[str, Any]) -> str | None:
    """Give the message that is replied to. Nothing is documented: it is read wherever it may be."""
    for quoting in _QUOTES:
        if found := name_in(part(message, quoting), *_NAMES):
            return found
    return name_in(message, *_QUOTED) or None


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
