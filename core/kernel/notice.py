"""Notices: wordless facts that an action has to tell somebody."""

from typing import ClassVar

import msgspec

_BY_KIND: dict[str, type["Notice"]] = {}


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen value that can be written as JSON and read back unchanged."""


class Notice(Fact, frozen=True, kw_only=True):
    """A fact that can be told; its kind is the name of its class.

    Every notice has its words in `locales` under its kind, in each language.
    """

    kind: ClassVar[str] = "Notice"

    def __init_subclass__(cls, **options: object) -> None:
        super().__init_subclass__(**options)
        cls.kind = cls.__name__
        _BY_KIND[cls.kind] = cls


def kinds() -> dict[str, type[Notice]]:
    """Give every known notice class by its kind."""
    return dict(_BY_KIND)


def write(notice: Notice) -> str:
    """Give the notice as JSON; its kind is kept beside it, not inside."""
    return msgspec.json.encode(notice).decode()


def read(kind: str, body: str) -> Notice:
    """Give back a written notice. Raises KeyError for an unknown kind."""
    return msgspec.json.decode(body, type=_BY_KIND[kind])
