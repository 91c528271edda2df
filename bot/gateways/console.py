"""The console gateway: the plainest platform, text only, kept in memory; for tests and trials."""

import datetime as dt

import msgspec

from bot.gateways.port import (
    Capabilities,
    Fetched,
    Incoming,
    Outcome,
    Outgoing,
    Refused,
    Sent,
    SentFile,
    TryLater,
    Undecodable,
)

NAME = "console"


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """A raw update of the console: who types what, and when."""

    chat: str
    text: str
    said: dt.datetime | None = None
    own_clock: bool = False
    private: bool = True
    pressed: int | None = None
    question: int | None = None
    about: str | None = None
    files: tuple[SentFile, ...] = ()
    album: str | None = None


class ConsoleGateway:
    """Keeps what each chat was told. It has no buttons and no pictures: captions say it all."""

    def __init__(self) -> None:
        self.told: dict[str, list[Outgoing]] = {}
        self.files: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        """The platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """Plain text, as much as fits a screen."""
        return Capabilities(buttons=False, pictures=False, text_limit=4000)

    def decode(self, raw: str, received: dt.datetime) -> Incoming:
        """Read a raw update. Raises Undecodable."""
        try:
            line = msgspec.json.decode(raw, type=Line)
        except msgspec.MsgspecError as error:
            raise Undecodable("not a line of the console") from error
        return Incoming(
            chat=line.chat,
            text=line.text,
            said=line.said or received,
            own_clock=line.own_clock,
            private=line.private,
            pressed=line.pressed,
            question=line.question,
            about=line.about,
            files=line.files,
            album=line.album,
        )

    async def send(self, message: Outgoing) -> Outcome:
        """Keep the message for its chat."""
        self.told.setdefault(message.chat, []).append(message)
        return Sent(remote_id=str(message.letter))

    async def fetch(self, bot: str, remote: str, most: int) -> Fetched | TryLater | Refused:
        """Give a file that was laid ready under its name."""
        del bot
        content = self.files.get(remote)
        if content is None:
            return Refused(why="lost")
        return Fetched(content=content) if len(content) <= most else Refused(why="size")
