"""An event of an Official Account: whether it is Zalo's, what it is about, and what it becomes."""

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

import msgspec

from bot.gateways.port import ChatChanged, Incoming, SentFile, Undecodable
from bot.gateways.zalo_oa.account import App
from bot.gateways.zalo_oa.client import MARK
from bot.pipeline import Update
from core.kernel.tables import from_epoch_ms

SAYS = "user_send_"
FOLLOWS = {"follow": True, "unfollow": False}
OLDEST = dt.timedelta(days=7)
_WORDED = frozenset({"text", "caption", "title", "description", "name"})


class NotAnEvent(ValueError):  # noqa: N818 - refused at the door
    """What came is no JSON object."""


def is_signed(app: App, body: bytes, given: str) -> bool:
    """Tell whether a body carries Zalo's signature, with `mac=` before it or without.

    It is SHA-256 (no HMAC) over the app's number, the raw body, the event's own time and the key.
    """
    try:
        timestamp = str(_object(body).get("timestamp") or "")
    except NotAnEvent:
        return False
    made = hashlib.sha256(
        app.id.encode() + body + timestamp.encode() + app.webhook_key.encode()
    ).hexdigest()
    shown = given.removeprefix("mac=").strip().lower()
    return hmac.compare_digest(made.encode(), shown.encode("utf-8", "surrogateescape"))


def peek(body: bytes) -> Update | None:
    """Look at an event; None where nobody said anything. Raises NotAnEvent."""
    event = _object(body)
    name = str(event.get("event_name") or "")
    chat = _chat(event)
    if not chat or not (name.startswith(SAYS) or name in FOLLOWS):
        return None
    own = _part(event, "message").get("msg_id") or event.get("timestamp")
    key = str(own) if own else hashlib.sha256(body).hexdigest()[:32]
    return Update(
        key=f"{name}:{chat}:{key}",
        chat=chat,
        raw=body.decode(),
        text="\n".join(_worded(_part(event, "message"))),
    )


def decode(raw: str, received: dt.datetime) -> Incoming | ChatChanged:
    """Read a stored event. Raises Undecodable."""
    try:
        event = _object(raw.encode())
    except NotAnEvent as error:
        raise Undecodable("not an event of Zalo") from error
    name, chat = str(event.get("event_name") or ""), _chat(event)
    if not chat:
        raise Undecodable("nobody did it")
    if name in FOLLOWS:
        return ChatChanged(chat=chat, open=FOLLOWS[name])
    message = _part(event, "message")
    text = message.get("text") or ""
    if not isinstance(text, str):
        raise Undecodable("text is no text")
    said = _said(event.get("timestamp"), received)
    pressed = _pressed(text)
    if pressed is not None:
        question, number = pressed
        return Incoming(chat=chat, text="", said=said, pressed=number, question=question)
    about = message.get("quote_msg_id")
    return Incoming(
        chat=chat,
        text=text,
        said=said,
        about=str(about) if about else None,
        files=tuple(_files(message)),
    )


def _files(message: dict[str, Any]) -> Iterator[SentFile]:
    """Give the pictures and files that came with a message, each by its address."""
    attached = message.get("attachments")
    for one in attached if isinstance(attached, list) else ():
        payload = _part(one, "payload") if isinstance(one, dict) else {}
        url = payload.get("url")
        if isinstance(url, str) and url and one.get("type") in ("image", "file"):
            yield SentFile(remote=url, name=str(payload.get("name") or ""))


def _pressed(text: str) -> tuple[int, int] | None:
    """Give the question and the number that a button of ours carries."""
    mark, *numbers = text.split(":")
    if mark != MARK or len(numbers) != 2:
        return None
    if not all(one.isascii() and one.isdigit() and len(one) < 16 for one in numbers):
        return None
    return int(numbers[0]), int(numbers[1])


def _chat(event: dict[str, Any]) -> str:
    for who in ("follower", "sender"):
        found = _part(event, who).get("id")
        if isinstance(found, str | int) and not isinstance(found, bool) and found:
            return str(found)
    return ""


def _said(timestamp: Any, received: dt.datetime) -> dt.datetime:
    if timestamp is None:
        return received
    try:
        said = from_epoch_ms(int(timestamp))
    except (TypeError, ValueError, OverflowError) as error:
        raise Undecodable("no moment") from error
    return said if abs(received - said) <= OLDEST else received


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnEvent("not JSON") from error
    if not isinstance(found, dict):
        raise NotAnEvent("not an object")
    return found


def _part(event: dict[str, Any], name: str) -> dict[str, Any]:
    found = event.get(name)
    return found if isinstance(found, dict) else {}


def _worded(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _worded(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _worded(inner, name)
    elif isinstance(value, str) and name in _WORDED:
        yield value
