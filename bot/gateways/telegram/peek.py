"""What has to be known of an update before it is stored: its key, its chat, what to screen.

Only what asks something of this bot is stored at all, and what tells that a person has stopped it
or let it in again. What others write in a group, posts of channels and the service messages of a
chat are none of its business.
"""

import msgspec

from bot.gateways.raw import worded
from bot.gateways.telegram.api import Me
from bot.pipeline import Update
from core.kernel.fact import Fact

CONTENTS = frozenset(
    {
        "text", "caption", "photo", "document", "sticker", "voice", "video", "video_note", "audio",
        "animation", "location", "contact", "venue", "poll", "dice",
    }
)  # fmt: skip
"""The fields one of which a message has that somebody wrote; service messages have none."""

_WORDED = frozenset({"text", "caption", "question", "file_name", "explanation"})
_UNKNOWN_CHAT = "unknown"


class NotAnUpdate(ValueError):  # noqa: N818 - refused at the door
    """What came has no number of an update, so it cannot be stored once."""


class Heard(Fact, frozen=True):
    """What came of a look at an update.

    `update` is None where nothing is asked of this bot. `press` is the callback query to be
    answered so that the button stops waiting.
    """

    number: int
    update: Update | None = None
    press: str | None = None


class _Person(msgspec.Struct):
    id: int


class _Chat(msgspec.Struct):
    id: int
    type: str = ""

    def __post_init__(self) -> None:
        if not self.type:  # groups and channels have negative numbers
            self.type = "private" if self.id > 0 else "group"


class _Entity(msgspec.Struct):
    type: str
    offset: int
    length: int


class _Replied(msgspec.Struct):
    writer: _Person | None = msgspec.field(default=None, name="from")


class _Message(msgspec.Struct):
    chat: _Chat
    text: str | None = ""
    caption: str | None = ""
    entities: tuple[_Entity, ...] | None = ()
    caption_entities: tuple[_Entity, ...] | None = ()
    reply_to_message: _Replied | None = None
    media_group_id: str | None = ""


class _Shown(msgspec.Struct):
    chat: _Chat


class _Press(msgspec.Struct):
    id: str
    presser: _Person = msgspec.field(name="from")
    message: _Shown | None = None


class _Numbered(msgspec.Struct):
    update_id: int
    message: msgspec.Raw = msgspec.Raw()
    callback_query: msgspec.Raw = msgspec.Raw()
    edited_message: msgspec.Raw = msgspec.Raw()
    my_chat_member: msgspec.Raw = msgspec.Raw()


def peek(raw: bytes, me: Me) -> Heard:
    """Look at a raw update. Raises NotAnUpdate where it has no number.

    What looks like a message but cannot be read is stored all the same: it is parked later, and
    the next ones go on.
    """
    try:
        numbered = msgspec.json.decode(raw, type=_Numbered)
        text = raw.decode()
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnUpdate("no update_id") from error
    place = _place(numbered, me)
    if place is None:
        return Heard(number=numbered.update_id)
    update = Update(key=str(numbered.update_id), chat=place.chat, raw=text, text=_words(text))
    return Heard(number=numbered.update_id, update=update, press=place.press)


class _Place(Fact, frozen=True):
    chat: str
    press: str | None = None


def _place(numbered: _Numbered, me: Me) -> _Place | None:
    """Give where an update belongs; None where nothing is asked of this bot."""
    try:
        if numbered.message:
            message = msgspec.json.decode(numbered.message, type=_Message)
            ours = _is_for_us(message, _fields(numbered.message), me)
            return _Place(chat=str(message.chat.id)) if ours else None
        if numbered.callback_query:
            pressed = msgspec.json.decode(numbered.callback_query, type=_Press)
            chat = pressed.message.chat.id if pressed.message else pressed.presser.id
            return _Place(chat=str(chat), press=pressed.id)
        return _quiet_place(numbered)
    except (msgspec.MsgspecError, RecursionError):
        return _Place(chat=_UNKNOWN_CHAT)


def _quiet_place(numbered: _Numbered) -> _Place | None:
    """Give the private chat in which words were changed, or which was closed or opened again."""
    if numbered.edited_message:
        message = msgspec.json.decode(numbered.edited_message, type=_Message)
        worded = message.chat.type == "private" and (message.text or message.caption)
        return _Place(chat=str(message.chat.id)) if worded else None
    if numbered.my_chat_member:
        shown = msgspec.json.decode(numbered.my_chat_member, type=_Shown)
        return _Place(chat=str(shown.chat.id)) if shown.chat.type == "private" else None
    return None


def _fields(raw: msgspec.Raw) -> frozenset[str]:
    return frozenset(msgspec.json.decode(raw, type=dict[str, msgspec.Raw]))


def _is_for_us(message: _Message, fields: frozenset[str], me: Me) -> bool:
    if not fields & CONTENTS:
        return False
    if message.chat.type == "private":
        return True
    if message.media_group_id and not message.caption:
        return False  # the rest of an album: its first picture carries the words
    return message.chat.type in ("group", "supergroup") and _addresses(message, me)


def _addresses(message: _Message, me: Me) -> bool:
    """Tell whether a message of a group is meant for this bot."""
    text = message.text or message.caption
    if not text:
        return False
    if text.startswith("/"):
        _, at, named = text.split(maxsplit=1)[0].partition("@")
        return not at or named.casefold() == me.username.casefold()
    replied = message.reply_to_message
    if replied is not None and replied.writer is not None and replied.writer.id == me.id:
        return True
    mention = f"@{me.username}".casefold()
    return any(
        one.type == "mention" and _slice(text, one).casefold() == mention
        for one in message.entities or message.caption_entities or ()
    )


def _slice(text: str, entity: _Entity) -> str:
    """Give the words of an entity; its place counts UTF-16 units."""
    wide = text.encode("utf-16-le")
    return wide[2 * entity.offset : 2 * (entity.offset + entity.length)].decode(
        "utf-16-le", "replace"
    )


def _words(raw: str) -> str:
    """Give everything in an update that somebody worded, quoted and forwarded texts included."""
    try:
        return "\n".join(worded(msgspec.json.decode(raw), _WORDED))
    except RecursionError:  # nested beyond all reason: screened as it stands
        return raw
