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
    """A person as others speak of him: name, gender (it decides anh/chị), unit in short."""

    name: str
    gender: str | None
    unit: str
