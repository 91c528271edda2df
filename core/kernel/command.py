"""Commands: what a person (or the clock) asks for, validated and frozen."""

from typing import Any

from core.kernel.fact import Fact, Kinds

COMMANDS: Kinds["Command"] = Kinds()


class Command(Fact, frozen=True, kw_only=True):
    """A request that one action fulfils or refuses; can be kept behind a numbered choice."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.kind = cls.__name__
        COMMANDS.add(cls)
