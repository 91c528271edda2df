"""The ball-in-court clock: in whose hands a task was, and how much working time it lay there."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from zoneinfo import ZoneInfo

from core.kernel.fact import Fact
from core.periods.rules import WorkCalendar
from core.periods.worktime import NONE, worked
from core.tasks.rules import Hands, Whose


class Spell(Fact, frozen=True):
    """A stretch of a task's life in the same hands, up to but without `until`; open if None."""

    whose: Whose
    since: dt.datetime
    until: dt.datetime | None

    def holds(self, moment: dt.datetime) -> bool:
        """Tell whether a moment lies inside."""
        return self.since <= moment and (self.until is None or moment < self.until)


class Turned(Fact, frozen=True):
    """What was written down when a task changed hands: from when on, and into whose."""

    whose: Whose
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """What working time is measured with: the calendar and hours of a unit, in its zone."""

    calendar: WorkCalendar
    zone: ZoneInfo

    def worked(self, since: dt.datetime, until: dt.datetime) -> dt.timedelta:
        """Give the working time between two moments."""
        return worked(self.calendar, self.zone, since, until)


class Lay(Fact, frozen=True):
    """How much working time a task lay in somebody's hands."""

    whose: Whose
    time: dt.timedelta


def spells(turned: Iterable[Turned]) -> tuple[Spell, ...]:
    """Give the life of a task from what was written down, in the order of writing.

    Each line takes the place of all that earlier ones said about the time from its `since` on: a
    cause confirmed afterwards and a correction change what the past was. The spells follow each
    other without gap or overlap, and the last one is open.
    """
    kept: list[Turned] = []
    for one in turned:
        while kept and kept[-1].since >= one.since:
            kept.pop()
        if not kept or kept[-1].whose != one.whose:
            kept.append(one)
    return tuple(
        Spell(whose=one.whose, since=one.since, until=following.since if following else None)
        for one, following in zip_longest(kept, kept[1:])
    )


def at(life: Sequence[Spell], moment: dt.datetime) -> Whose | None:
    """Give in whose hands a task was at a moment; None before its life began."""
    return next((one.whose for one in life if one.holds(moment)), None)


def lay(life: Sequence[Spell], until: dt.datetime, clock: Clock) -> tuple[Lay, ...]:
    """Give how long a task lay in whose hands up to a moment, in the order of their first turn.

    Nobody's hands, after the end, are left out. No time is counted in two hands.
    """
    times: dict[Whose, dt.timedelta] = {}
    for one in life:
        if one.whose.hands is not Hands.NOBODY and one.since < until:
            end = min(one.until or until, until)
            times[one.whose] = times.get(one.whose, NONE) + clock.worked(one.since, end)
    return tuple(Lay(whose=one, time=time) for one, time in times.items())


def lay_with(
    life: Sequence[Spell], person_id: int, until: dt.datetime, clock: Clock
) -> dict[Hands, dt.timedelta]:
    """Give how long a task lay with one person up to a moment, by what he held it as."""
    times: dict[Hands, dt.timedelta] = {}
    for one in lay(life, until, clock):
        if one.whose.person_id == person_id:
            times[one.whose.hands] = times.get(one.whose.hands, NONE) + one.time
    return times
