"""The part of an office that a card is about: the units asked for, and those right under them."""

from collections.abc import Container, Iterable, Sequence

from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.people.store import Unit
from core.reminders.notices import NothingToLead


class Branch(Fact, frozen=True):
    """A unit that stands in a line of its own, with all the units that are counted in it.

    `own` says that it stands for its own work only, while the units below it have their own lines.
    """

    unit: Unit
    inside: tuple[Unit, ...]
    own: bool = False


class Subtree(Fact, frozen=True):
    """The units that were asked for, by their paths, and all those of the office."""

    paths: tuple[str, ...]
    every: tuple[Unit, ...]

    @property
    def inside(self) -> list[int]:
        """The ids of the units asked for and of all below them."""
        return [one.id for one in self.every if one.path.startswith(self.paths)]

    @property
    def name(self) -> str:
        """The names of the topmost units asked for."""
        tops = [one for one in self.every if one.path in self.paths and not self._is_inside(one)]
        return ", ".join(one.name for one in tops)

    def branches(self, busy: Container[int]) -> list[Branch]:
        """Give the units right under those asked for, each with everything below it.

        One asked for stands before them, alone, if it is `busy` itself or has none below it.
        """
        led = {one.id for one in self.every if one.path in self.paths}
        below = [one for one in self.every if one.parent_id in led and one.id not in led]
        own = [one for one in self.every if one.id in led and (one.id in busy or not below)]
        parents = {one.parent_id for one in self.every}
        return [
            *(Branch(unit=one, inside=(one,), own=one.id in parents) for one in own),
            *(Branch(unit=one, inside=tuple(self._under(one))) for one in below),
        ]

    def _under(self, unit: Unit) -> Iterable[Unit]:
        return (one for one in self.every if one.path.startswith(unit.path))

    def _is_inside(self, unit: Unit) -> bool:
        return any(
            other.path in self.paths and other.id != unit.id and unit.path.startswith(other.path)
            for other in self.every
        )


def subtree(tx: Tx, turn: Turn, unit_code: str | None) -> Subtree:
    """Give the units that the asker leads, or the one he names if he may see it.

    Raises Refusal where that is none.
    """
    every = people.units(tx.connection, turn.office.id)
    paths = _asked(tx, turn, every, unit_code)
    if not paths:
        raise Refusal(NothingToLead())
    return Subtree(paths=paths, every=tuple(every))


def _asked(tx: Tx, turn: Turn, every: Sequence[Unit], unit_code: str | None) -> tuple[str, ...]:
    if unit_code is None:
        return people_rules.led_paths(turn.actor, tx.now)
    return tuple(
        one.path
        for one in every
        if one.code == unit_code and people_rules.may_see_unit(turn.actor, one.path, tx.now)
    )
