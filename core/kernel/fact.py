"""Frozen values that are written as JSON under the name of their kind, and read back unchanged."""

from typing import Any, ClassVar, Generic, Self, TypeVar

import msgspec

K = TypeVar("K", bound="Fact")


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen, validated value without words."""

    kind: ClassVar[str] = "Fact"

    def but(self, **changes: Any) -> Self:
        """Give the same fact with some fields changed."""
        return msgspec.structs.replace(self, **changes)


class Kinds(Generic[K]):
    """The classes of one family, by the name they are written under."""

    def __init__(self) -> None:
        self._classes: dict[str, type[K]] = {}

    def add(self, member: type[K]) -> None:
        """Add a class. Raises ValueError if another one has its name."""
        if member.__name__ in self._classes:
            raise ValueError(f"two kinds are called {member.__name__}")
        self._classes[member.__name__] = member

    def all(self) -> dict[str, type[K]]:
        """Give every class by its kind."""
        return dict(self._classes)

    def read(self, kind: str, body: str) -> K:
        """Give back a written fact.

        Raises KeyError for an unknown kind and msgspec.ValidationError for a body that is not one.
        """
        return msgspec.json.decode(body, type=self._classes[kind])


def write(fact: Fact) -> str:
    """Give the fact as JSON; its kind is kept beside it, not inside."""
    return msgspec.json.encode(fact).decode()
