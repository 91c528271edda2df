"""aiogram understands people: a raw update of Telegram becomes an Incoming."""

import datetime as dt

from aiogram.enums import ChatMemberStatus
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update
from msgspec import structs
from pydantic import ValidationError

from bot.gateways.port import ChatChanged, Incoming, SentFile, Undecodable
from bot.gateways.telegram.buttons import MARK
from bot.gateways.telegram.lenient import completed

_START = "start"


class Choice(CallbackData, prefix=MARK):
    """What a button of ours carries: the list it belongs to and its number."""

    question: int
    number: int


def decode(raw: str, received: dt.datetime) -> Incoming | ChatChanged:
    """Read a raw update. Raises Undecodable.

    The sending time is Telegram's own stamp; a press has none and counts when it came.
    """
    update = _update(raw, received)
    if update.message is not None:
        return _said(update.message)
    if update.callback_query is not None:
        return _pressed(update.callback_query, received)
    if update.edited_message is not None:
        return structs.replace(_said(update.edited_message), said=received, edited=True)
    if update.my_chat_member is not None:
        return _changed(update.my_chat_member)
    raise Undecodable("nothing that was asked for")


def _update(raw: str, received: dt.datetime) -> Update:
    """Read an update; one that lacks what is nothing to us is read with it filled in."""
    try:
        return Update.model_validate_json(raw)
    except ValidationError as error:
        try:
            return Update.model_validate(completed(raw, received))
        except (ValidationError, ValueError):
            raise Undecodable("not an update of Telegram") from error


def _said(message: Message) -> Incoming:
    private = message.chat.type == "private"
    return Incoming(
        chat=str(message.chat.id),
        text=_plain(message, private=private),
        said=message.date,
        private=private,
        sender="" if private else _writer(message),
        about=_about(message),
        files=_files(message),
        album=message.media_group_id,
    )


def _files(message: Message) -> tuple[SentFile, ...]:
    """Give the photo in its largest size, or the document."""
    if message.photo:
        return (SentFile(remote=message.photo[-1].file_id),)
    if message.document is not None:
        named = message.document.file_name or ""
        return (SentFile(remote=message.document.file_id, name=named),)
    return ()


def _changed(change: ChatMemberUpdated) -> ChatChanged:
    """Give whether a person has stopped this bot or let it in again."""
    return ChatChanged(
        chat=str(change.chat.id), open=change.new_chat_member.status == ChatMemberStatus.MEMBER
    )


def _about(message: Message) -> str | None:
    """Give the message of ours that is replied to; replies to people's own are talk like any."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or not replied.from_user.is_bot:
        return None
    return str(replied.message_id)


def _writer(message: Message) -> str:
    if message.from_user is None:
        raise Undecodable("nobody wrote it")
    return str(message.from_user.id)


def _plain(message: Message, *, private: bool) -> str:
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities or []
    if text.startswith("/"):
        return _command(text)
    return text if private else _without_mention(text, entities)


def _command(text: str) -> str:
    """Give a command as a sentence: `/bc@viec_bot 12 70%` is `bc 12 70%`, a start is a greeting."""
    word, *rest = text[1:].split(maxsplit=1) or [""]
    verb = word.partition("@")[0].replace("_", " ")
    if verb != _START:
        return " ".join([verb, *rest])
    return f"liên kết {rest[0]}" if rest else "giúp"


def _without_mention(text: str, entities: list[MessageEntity]) -> str:
    """Take off the mention by which a message of a group begins or ends: it calls this bot."""
    for entity in entities:
        if entity.type == "mention":
            mention = entity.extract_from(text)
            if text.startswith(mention):
                return text.removeprefix(mention).lstrip(" ,:")
            if text.rstrip().endswith(mention):
                return text.rstrip().removesuffix(mention).rstrip(" ,")
    return text


def _pressed(query: CallbackQuery, received: dt.datetime) -> Incoming:
    try:
        choice = Choice.unpack(query.data or "")
    except (TypeError, ValueError) as error:
        raise Undecodable("not a button of this bot") from error
    presser = str(query.from_user.id)
    chat = query.message.chat if query.message else None
    private = chat is None or chat.type == "private"
    return Incoming(
        chat=presser if chat is None else str(chat.id),
        text="",
        said=received,
        pressed=choice.number,
        question=choice.question,
        private=private,
        sender="" if private else presser,
    )
