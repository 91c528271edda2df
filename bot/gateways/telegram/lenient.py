"""Updates that lack what Telegram always sends and nothing here needs, as other servers may do."""

import datetime as dt
from typing import Any

import msgspec

MESSAGES = ("message", "edited_message")


def completed(raw: str, received: dt.datetime) -> dict[str, Any]:
    """Give an update with what may be missing filled in. Raises ValueError if it is none.

    Nothing that means something is made up: who writes, where and what have to be there.
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
    return given


def _message(message: dict[str, Any], received: dt.datetime) -> dict[str, Any]:
    stamp = int(received.timestamp())
    made = {"message_id": 0, "date": stamp} | _known(message) | _person_in(message, "from")
    chat = message.get("chat")
    if isinstance(chat, dict) and isinstance(chat.get("id"), int):
        kind = "private" if chat["id"] > 0 else "group"
        made["chat"] = {"type": kind} | _known(chat)
    replied = message.get("reply_to_message")
    if isinstance(replied, dict):
        made["reply_to_message"] = _message({"chat": chat} | replied, received)
    return made


def _person_in(whole: dict[str, Any], name: str) -> dict[str, Any]:
    person = whole.get(name)
    if not isinstance(person, dict):
        return {}
    return {name: {"is_bot": False, "first_name": ""} | _known(person)}


def _known(whole: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if value is not None}
