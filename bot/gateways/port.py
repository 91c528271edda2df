"""The port: what every channel can be asked, and what it must declare about itself."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from core.kernel.fact import Fact
from core.kernel.post import Priority

if TYPE_CHECKING:
    from aiohttp import web


class Undecodable(ValueError):  # noqa: N818 - the update is parked, the queue goes on
    """A raw update that this gateway cannot read."""


class Capabilities(Fact, frozen=True):
    """What a platform can do; views and fit ask this, never the platform's name.

    `text_limit` counts UTF-16 units of one message; a longer text goes out in up to about `parts`
    messages, and what exceeds those is cut. `resends` says whether a letter whose fate is unknown
    is sent again (a duplicate at worst) or left as unknown (a loss at worst). `edits` says whether
    a message that was sent can be changed in place.
    """

    buttons: bool
    pictures: bool
    text_limit: int
    parts: int = 1
    resends: bool = True
    edits: bool = False


class SentFile(Fact, frozen=True):
    """A photo or file that came with a message: what the platform calls it and its name.

    `key` is the sender's own for a file whose content was uploaded before.
    """

    remote: str
    name: str = ""
    key: str = ""


class Incoming(Fact, frozen=True):
    """What somebody sent, decoded: the text, or the number of a choice that was pressed.

    `said` is the platform's sending time. `own_clock` marks a time that the sender's own device
    claims. `edited` marks an earlier message whose words were changed afterwards. `question` names
    the list a pressed button belongs to. `about` is the platform's own name of the message that
    this one replies to, as `Sent` gave it. `private` is False in a group; `sender` is then the chat
    in which the person who wrote is known. `files` came with it; those of one `album` belong
    together.
    """

    chat: str
    text: str
    said: dt.datetime
    own_clock: bool = False
    pressed: int | None = None
    question: int | None = None
    about: str | None = None
    private: bool = True
    sender: str = ""
    edited: bool = False
    files: tuple[SentFile, ...] = ()
    album: str | None = None


class ChatChanged(Fact, frozen=True):
    """What a platform tells of a private chat itself: whether letters can still go there."""

    chat: str
    open: bool


class Button(Fact, frozen=True):
    """A choice as it is shown: its number, its words, and the list it belongs to."""

    number: int
    words: str
    question: int


class Picture(Fact, frozen=True):
    """A picture that goes with a text: the facts it is drawn from and its caption (alt text)."""

    notice: str
    body: str
    language: str
    caption: str
    dark: bool = False


class Outgoing(Fact, frozen=True):
    """A message as it is to appear: plain text, numbered choices, at most one picture.

    `bot` is which of the platform's bots speaks in this chat. `files` are the codes of files that
    the text names. `edits` is what the platform calls the message that this one takes the place of.
    `taken` are those of its parts that the platform took at an earlier attempt.
    """

    letter: int
    chat: str
    text: str
    at: dt.datetime
    bot: str = ""
    priority: Priority = Priority.WORK
    buttons: tuple[Button, ...] = ()
    picture: Picture | None = None
    files: tuple[str, ...] = ()
    edits: str | None = None
    taken: tuple[str, ...] = ()


class Sent(Fact, frozen=True):
    """The platform took the message: its own name of it, and of the parts before the last."""

    remote_id: str | None = None
    parts: tuple[str, ...] = ()


def sent(names: Sequence[str]) -> Sent:
    """Give that a letter was taken as messages of these names, in their order."""
    known = [one for one in names if one]
    return Sent(remote_id=known[-1] if known else "", parts=tuple(known[:-1]))


class TryLater(Fact, frozen=True):
    """The platform did not take it now; `wait` seconds if it said how long.

    `parts` are the earlier messages of a letter in several, which it did take.
    """

    why: str
    wait: float | None = None
    parts: tuple[str, ...] = ()


class Refused(Fact, frozen=True):
    """The platform will never take it. `closed` says that the chat takes nothing any more."""

    why: str
    closed: bool = False


class Moved(Fact, frozen=True):
    """The chat lives on under another name; the message was not taken, `parts` before it were."""

    chat: str
    parts: tuple[str, ...] = ()


class Unsure(Fact, frozen=True):
    """The answer was lost: it may have arrived; `parts` before it did."""

    why: str
    parts: tuple[str, ...] = ()


class Fetched(Fact, frozen=True):
    """The content of a file that somebody sent."""

    content: bytes


@runtime_checkable
class Keeper(Protocol):
    """A gateway whose platform keeps files until they are fetched."""

    async def fetch(self, bot: str, remote: str, most: int) -> "Fetched | TryLater | Refused":
        """Fetch a file of at most so many bytes. Raises nothing of the platform's."""
        ...


Outcome = Sent | TryLater | Refused | Moved | Unsure


def broken_off(outcome: Outcome, names: Sequence[str]) -> Outcome:
    """Give what became of a letter in several messages, the first of which have these names."""
    match outcome:
        case TryLater() | Moved() | Unsure():
            return outcome.but(parts=tuple(names))
        case _:
            return outcome


class Gateway(Protocol):
    """One platform, with all the bots it has here."""

    @property
    def name(self) -> str:
        """The platform: `web`, `console`, `telegram`, `zalo`."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What this platform can do."""
        ...

    def decode(self, raw: str, received: dt.datetime) -> Incoming | ChatChanged:
        """Read a raw update. Raises Undecodable."""
        ...

    async def send(self, message: Outgoing) -> Outcome:
        """Send one message; say truly what became of it. Raises nothing of the platform's."""
        ...


class WayIn(Protocol):
    """What listens for one bot, by polling or by being visited."""

    @property
    def bot(self) -> str:
        """The platform and the bot: a name of its own in the whole installation."""
        ...

    async def run(self) -> None:
        """Listen until cancelled, or until the bot has to stop for good."""
        ...


class Channel(Protocol):
    """The bots of one platform in this process, with their connections."""

    def ways_in(self, app: "web.Application") -> Sequence[WayIn]:
        """Give what has to run for each bot; addresses of webhooks are added to the application."""
        ...

    async def run(self, ways_in: Sequence[WayIn], stop: asyncio.Event) -> None:
        """Listen until told to stop."""
        ...

    async def close(self) -> None:
        """Let the connections go."""
        ...
