"""What there is to say about persons, units and linked chats."""

import datetime as dt

from core.kernel.fact import Fact
from core.kernel.notice import Notice


class Welcome(Notice, frozen=True):
    """A chat now belongs to a person; what to try first depends on what he is."""

    person: str
    gender: str | None
    office: str
    leader: bool
    admin: bool


class NotLinked(Notice, frozen=True):
    """The chat belongs to nobody: one polite sentence, without any other fact."""


class CodeWrong(Notice, frozen=True):
    """The code is unknown, used or expired; the same words for each of these."""


class CodeTooOften(Notice, frozen=True):
    """Too many wrong codes from this chat."""

    until: dt.datetime


class AlreadyLinked(Notice, frozen=True):
    """This chat already belongs to the person."""

    person: str
    gender: str | None


class LanguageSet(Notice, frozen=True):
    """The language in which Viec talks to a person has changed."""

    language: str


class LanguageUnknown(Notice, frozen=True):
    """There are only Vietnamese and English."""

    typed: str


class Named(Fact, frozen=True):
    """A person as others speak of him: name, gender (it decides anh/chị), unit in short.

    `instead` is in whose place he does what is told.
    """

    name: str
    gender: str | None
    unit: str
    instead: "Named | None" = None


class UnitLine(Fact, frozen=True):
    """One unit of the tree: how deep it lies, who leads it, how many work in it itself."""

    depth: int
    code: str
    name: str
    leaders: tuple[Named, ...]
    people: int


class UnitsShown(Notice, frozen=True):
    """The units that the asker may see: all for an admin, his subtrees for a leader, his own.

    `codes` are those of a head and of somebody else of the office, for the sentence to send.
    """

    units: tuple[UnitLine, ...]
    admin: bool
    codes: tuple[str, str] = ("CB01", "CB03")


class ActingSet(Notice, frozen=True):
    """Somebody leads in another's place until a moment; said to both and to the admin."""

    person: Named
    absent: Named
    until: dt.datetime


class ActingEnded(Notice, frozen=True):
    """Somebody no longer leads in another's place."""

    person: Named
    anything: bool


class ActingNotUnderstood(Notice, frozen=True):
    """The two codes or the date cannot be read, or the absent one leads nothing.

    `codes` are those of a head and of somebody else of the office, for the sentence to send.
    """

    why: str
    codes: tuple[str, str] = ("CB01", "CB03")


class OnlyAdmin(Notice, frozen=True):
    """Only an admin of the office may change this."""


class UnlinkAsked(Notice, frozen=True):
    """What giving chats up would do; `code` confirms it. `person` None: this very chat."""

    person: Named | None
    code: str
    chats: int


class UnlinkNotConfirmed(Notice, frozen=True):
    """What was typed is not the code: nothing has changed."""

    code: str


class UnlinkNothing(Notice, frozen=True):
    """Nobody has the code, or he has no chat; `example` is a code of the office."""

    person: Named | None
    example: str = "CB04"


class Unlinked(Notice, frozen=True):
    """Chats have been given up: one's own (`person` None) or somebody's; so many are left."""

    person: Named | None
    left: int


class ChannelLine(Fact, frozen=True):
    """One of a person's channels: whether he asks from there, prefers it, has it off or blocked."""

    gateway: str
    here: bool
    preferred: bool
    off: bool
    closed: bool


class ChannelsShown(Notice, frozen=True):
    """Where a person can be reached, the first of them gets what was not asked for.

    `done` is what has just been changed: `first`, `auto`, `off`, `on`, or nothing; `gateway` where.
    """

    channels: tuple[ChannelLine, ...]
    done: str = ""
    gateway: str = ""


class ChannelMissing(Notice, frozen=True):
    """The person has no chat on the channel that was named."""

    gateway: str


class ChannelLast(Notice, frozen=True):
    """The channel named is the only one left that gets anything: it cannot be turned off."""

    gateway: str


class ChannelUnread(Notice, frozen=True):
    """No channel was named that is known."""


class DarkSet(Notice, frozen=True):
    """The person's pictures are dark, or light, from now on."""

    dark: bool
