"""What goes over the wire between the page and the server, and what of it is kept."""

import re
from typing import Annotated, Self

import msgspec

from core.kernel.fact import Fact

LONGEST = 10_000
"""Characters in one message."""

_CURSOR = re.compile(r"i(\d{1,18})\.o(\d{1,18})")

KEY = re.compile(r"[A-Za-z0-9-]{8,64}")
Key = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]
"""The page's own name for a message: the same name again is the same message again."""
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Cursor(Fact, frozen=True):
    """A place in a chat: the last own message and the last shown one, each by its number."""

    heard: int = 0
    shown: int = 0

    def __str__(self) -> str:
        return f"i{self.heard}.o{self.shown}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a cursor. Raises ValueError for anything else."""
        found = _CURSOR.fullmatch(text)
        if found is None:
            raise ValueError("not a cursor")
        return cls(heard=int(found[1]), shown=int(found[2]))


class Typed(msgspec.Struct, frozen=True):
    """What the page sends: a text, or the number of a choice; `typed_at` in epoch ms.

    `about` is the number of the shown message that it replies to, `files` the keys under which
    files were uploaded before.
    """

    key: Key
    text: str = ""
    pressed: Number | None = None
    question: Number | None = None
    typed_at: Number | None = None
    about: Number | None = None
    files: Annotated[tuple[Key, ...], msgspec.Meta(max_length=10)] = ()


class Uploaded(msgspec.Struct, frozen=True):
    """The answer to a file that is kept: the page's key for it, and its name as it is shown."""

    key: str
    name: str


class Heard(msgspec.Struct, frozen=True):
    """The answer to a message that is durable: the name under which it is kept."""

    key: str


class Seen(msgspec.Struct, frozen=True):
    """How far the page has been read: the number of a shown message."""

    shown: Number


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """The raw update as the inbox keeps it."""

    chat: str = ""
    key: str = ""
    text: str = ""
    pressed: int | None = None
    question: int | None = None
    typed_at: Number | None = None
    about: Number | None = None
    files: tuple[str, ...] = ()


class ShownFile(msgspec.Struct, frozen=True):
    """A file as the page shows it: its signed address, its name, and whether it is a photo."""

    address: str
    name: str
    photo: bool


class ShownButton(msgspec.Struct, frozen=True):
    """A choice as the page shows it."""

    number: int
    words: str
    question: int


class Payload(msgspec.Struct, frozen=True, omit_defaults=True):
    """What of a message is stored for the page."""

    text: str
    buttons: tuple[ShownButton, ...] = ()
    picture: str | None = None
    caption: str = ""
    files: tuple[str, ...] = ()


class ShownPicture(msgspec.Struct, frozen=True):
    """A picture as the page shows it: signed addresses for both themes, and its alt text."""

    light: str
    dark: str
    alt: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message of either side, as the page shows it.

    `at` is epoch ms and gives the order. `clock`, `day` and `day_words` are in the office's zone.
    `typed` is the time of typing where that is another minute. `kept` is False for a text that
    was screened out. `quote` is the beginning of the message that this one replies to.
    """

    id: str
    at: int
    day: str
    day_words: str
    clock: str
    own: bool = False
    text: str = ""
    kept: bool = True
    key: str | None = None
    typed: str | None = None
    buttons: tuple[ShownButton, ...] = ()
    picture: ShownPicture | None = None
    quote: str | None = None
    files: tuple[ShownFile, ...] = ()


class Rows(msgspec.Struct, frozen=True):
    """Messages, the place up to which they go, and the question that is open for an answer now."""

    entries: tuple[Entry, ...]
    cursor: str
    older: str | None
    open: int | None
    language: str
    now: int


class Problem(msgspec.Struct, frozen=True):
    """Why a request was not carried out: a name for the page, a sentence for the reader."""

    problem: str
    words: str


class Greeting(msgspec.Struct, frozen=True):
    """What an empty chat shows: a greeting and sentences to try."""

    title: str
    text: str
    examples: tuple[str, ...]


class Hello(msgspec.Struct, frozen=True):
    """What the page needs to begin: who one is, every word, and the latest messages.

    `owner` stays the same when the same person signs in again, in another chat.
    """

    seat: str
    owner: str
    name: str
    initials: str
    title: str
    office: str
    language: str
    zone: str
    demo: bool
    longest: int
    words: dict[str, str]
    suggestions: tuple[str, ...]
    greeting: Greeting
    leads: bool
    seen: int
    rows: Rows


class Somebody(msgspec.Struct, frozen=True):
    """A person of the demo office, to choose from."""

    code: str
    name: str
    initials: str
    title: str
    unit: str
    unread: int


class People(msgspec.Struct, frozen=True):
    """Everybody one can be in the demo, and the words of the page for choosing."""

    words: dict[str, str]
    people: tuple[Somebody, ...]
