"""Updates that lack what nothing here needs, or hold what is newer than their library."""

import datetime as dt
from typing import Any

import msgspec

MESSAGES = ("message", "edited_message")
MEMBERS = ("old_chat_member", "new_chat_member")

NEEDED = frozenset(
    {
        "message_id", "date", "edit_date", "chat", "from", "text", "caption", "entities",
        "caption_entities", "photo", "document", "media_group_id", "reply_to_message",
    }
)  # fmt: skip
"""What means something here in a message; the rest may be of a kind that nobody knew of."""


def completed(raw: str, received: dt.datetime) -> dict[str, Any]:
    """Give what is needed of an update, and what may be missing filled in.

    Raises ValueError if it is none. Nothing that means something is made up: who writes, where
    and what have to be there.
    """
    try:
        update = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(update, dict):
        raise ValueError("not an update")  # noqa: TRY004 - what came is wrong, not a type of ours
    given = {name: value for name, value in update.items() if value is not None}
    for name in MESSAGES:
        if isinstance(given.get(name), dict):
            given[name] = _message(given[name], received)
    query = given.get("callback_query")
    if isinstance(query, dict):
        given["callback_query"] = {"chat_instance": ""} | _known(query) | _person_in(query, "from")
        shown = query.get("message")
        if isinstance(shown, dict):
            given["callback_query"]["message"] = _message(shown, received)
    if isinstance(given.get("my_chat_member"), dict):
        given["my_chat_member"] = _change(given["my_chat_member"], received)
    return given


def _change(change: dict[str, Any], received: dt.datetime) -> dict[str, Any]:
    """Give a change of membership; who it is about is this bot itself."""
    bot = {"user": {"id": 0, "is_bot": True, "first_name": ""}, "until_date": 0}
    made = {"date": int(received.timestamp())} | _known(change) | _person_in(change, "from")
    made |= {"chat": _chat(change.get("chat"))}
    for name in MEMBERS:
        status = change[name].get("status") if isinstance(change.get(name), dict) else None
        made[name] = bot | {"status": status or "left"}
    return made


def _message(message: dict[str, Any], received: dt.datetime) -> dict[str, Any]:
    stamp = int(received.timestamp())
    known = {name: value for name, value in _known(message).items() if name in NEEDED}
    made = {"message_id": 0, "date": stamp} | known | _person_in(message, "from")
    chat = message.get("chat")
    made["chat"] = _chat(chat)
    if isinstance(made.get("photo"), list):
        made["photo"] = [_file(one) for one in made["photo"]]
    if "document" in made:
        made["document"] = _file(made["document"])
    replied = message.get("reply_to_message")
    if isinstance(replied, dict):
        made["reply_to_message"] = _message({"chat": chat} | replied, received)
    return made


def _chat(chat: object) -> object:
    """Give a chat with its kind: groups and channels have negative numbers."""
    if not isinstance(chat, dict) or not isinstance(chat.get("id"), int):
        return chat
    return {"type": "private" if chat["id"] > 0 else "group"} | _known(chat)


def _file(file: object) -> object:
    """Give a photo or document by its name at Telegram; its size may be left open."""
    bare = {"file_unique_id": "", "width": 0, "height": 0}
    return bare | _known(file) if isinstance(file, dict) else file


def _person_in(whole: dict[str, Any], name: str) -> dict[str, Any]:
    person = whole.get(name)
    if not isinstance(person, dict):
        return {}
    return {name: {"is_bot": False, "first_name": ""} | _known(person)}


def _known(whole: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if value is not None}
