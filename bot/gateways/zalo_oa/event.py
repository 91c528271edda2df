"""An event of an Official Account: whether it is Zalo's, what it is about, and what it becomes."""

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

from bot.gateways.port import ChatChanged, Incoming, SentFile, Undecodable
from bot.gateways.raw import NotAnEvent, moment, name_in, object_of, part, worded
from bot.gateways.zalo_oa.account import App
from bot.gateways.zalo_oa.client import MARK
from bot.pipeline import Update

SAYS = "user_send_"
FOLLOWS = {"follow": True, "unfollow": False}
_QUOTED = ("quote_msg_id", "quote_message_id")
_WORDED = frozenset({"text", "caption", "title", "description", "name"})


def is_signed(app: App, body: bytes, given: str) -> bool:
    """Tell whether a body carries Zalo's signature, with `mac=` before it or without.

    It is SHA-256 (no HMAC) over the app's number, the raw body, the event's own time and the key.
    """
    try:
        timestamp = str(object_of(body).get("timestamp") or "")
    except NotAnEvent:
        return False
    made = hashlib.sha256(
        app.id.encode() + body + timestamp.encode() + app.webhook_key.encode()
    ).hexdigest()
    shown = given.removeprefix("mac=").strip().lower()
    return hmac.compare_digest(made.encode(), shown.encode("utf-8", "surrogateescape"))


def peek(body: bytes) -> Update | None:
    """Look at an event; None where nobody said anything. Raises NotAnEvent."""
    event = object_of(body)
    name = str(event.get("event_name") or "")
    chat = _chat(event)
    if not chat or not (name.startswith(SAYS) or name in FOLLOWS):
        return None
    own = part(event, "message").get("msg_id") or event.get("timestamp")
    key = str(own) if own else hashlib.sha256(body).hexdigest()[:32]
    return Update(
        key=f"{name}:{chat}:{key}",
        chat=chat,
        raw=body.decode(),
        text="\n".join(worded(part(event, "message"), _WORDED)),
    )


def decode(raw: str, received: dt.datetime) -> Incoming | ChatChanged:
    """Read a stored event. Raises Undecodable."""
    try:
        event = object_of(raw.encode())
    except NotAnEvent as error:
        raise Undecodable("not an event of Zalo") from error
    name, chat = str(event.get("event_name") or ""), _chat(event)
    if not chat:
        raise Undecodable("nobody did it")
    if name in FOLLOWS:
        return ChatChanged(chat=chat, open=FOLLOWS[name])
    message = part(event, "message")
    text = message.get("text") or ""
    if not isinstance(text, str):
        raise Undecodable("text is no text")
    said = moment(event.get("timestamp"), received)
    pressed = _pressed(text)
    if pressed is not None:
        question, number = pressed
        return Incoming(chat=chat, text="", said=said, pressed=number, question=question)
    return Incoming(
        chat=chat,
        text=text,
        said=said,
        about=name_in(message, *_QUOTED) or None,
        files=tuple(_files(message)),
    )


def _files(message: dict[str, Any]) -> Iterator[SentFile]:
    """Give the pictures and files that came with a message, each by its address."""
    attached = message.get("attachments")
    for one in attached if isinstance(attached, list) else ():
        payload = part(one, "payload") if isinstance(one, dict) else {}
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
    return name_in(part(event, "follower"), "id") or name_in(part(event, "sender"), "id")
