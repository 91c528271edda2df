"""When Viec writes: how a person and a unit want it, and what it cost them this week."""

import datetime as dt

from core.kernel import journal, post
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people.actions import Turn
from core.people.rules import Role
from core.periods import store as periods
from core.periods.spans import Span, week_span
from core.reminders import rules
from core.reminders.rhythm_notices import (
    BurdenShown,
    HabitShown,
    HabitWrong,
    RhythmShown,
    RhythmWrong,
)
from core.reminders.rules import Habit, Reminding
from core.reminders.store import letters, readers, rhythms

LONGEST_MUTE = dt.timedelta(days=7)
FEWEST_FOR_A_MEDIAN = 5
"""A median over fewer persons would say something about one of them."""

RANGES = {"patience": (1, 20), "cap": (3, 50)}


class SetReminders(Command, frozen=True):
    """Be reminded otherwise."""

    reminders: Reminding


class SetQuietHours(Command, frozen=True):
    """Be written nothing unasked between two times of the day, in minutes; None ends it."""

    start: int | None
    end: int | None


class Mute(Command, frozen=True):
    """Be written nothing unasked until a moment; None ends it."""

    until: dt.datetime | None


class SetRhythm(Command, frozen=True):
    """Set a part of when Viec writes in the asker's unit: digest, morning, week, patience, cap."""

    part: str
    value: int


class _Wished(Fact, frozen=True):
    part: str
    value: str


def show_habit(tx: Tx, turn: Turn) -> HabitShown:
    """Give how the asker is reminded."""
    return _shown(tx, rhythms.habit_of(tx.connection, turn.actor.id), changed=False)


def set_reminders(tx: Tx, turn: Turn, command: SetReminders) -> HabitShown:
    """Remind the asker otherwise from now on."""
    habit = rhythms.habit_of(tx.connection, turn.actor.id).but(reminders=command.reminders)
    return _keep(tx, turn, habit, "reminders", command.reminders.value)


def set_quiet_hours(tx: Tx, turn: Turn, command: SetQuietHours) -> HabitShown:
    """Write the asker nothing unasked in these hours from now on."""
    habit = rhythms.habit_of(tx.connection, turn.actor.id)
    habit = habit.but(quiet_from=command.start, quiet_until=command.end)
    return _keep(tx, turn, habit, "quiet", f"{command.start}-{command.end}")


def mute(tx: Tx, turn: Turn, command: Mute) -> HabitShown:
    """Write the asker nothing unasked until a moment, at most a week. Raises Refusal."""
    until = command.until
    if until is not None and not tx.now < until <= tx.now + LONGEST_MUTE:
        raise Refusal(HabitWrong())
    habit = rhythms.habit_of(tx.connection, turn.actor.id).but(muted_until=until)
    return _keep(tx, turn, habit, "mute", until.isoformat() if until else "")


def show_rhythm(tx: Tx, turn: Turn) -> RhythmShown:
    """Give when Viec writes in the asker's unit."""
    return _rhythm(tx, turn, changed=False)


def set_rhythm(tx: Tx, turn: Turn, command: SetRhythm) -> RhythmShown:
    """Set when Viec writes in the asker's unit and those below it. Raises Refusal.

    For its head, and for an admin. Reminders and weekly cards stay within office hours.
    """
    home = people_rules.home(turn.actor, tx.now)
    if home is None or not _may(turn, tx.now):
        raise Refusal(RhythmWrong(why="not_yours"))
    hours = periods.hours_of(tx.connection, home.path)
    low, high = RANGES.get(command.part, (hours.morning_from, hours.afternoon_to))
    if command.part == "digest":
        low = 5 * 60
    if not low <= command.value <= high:
        raise Refusal(RhythmWrong(why="range" if command.part in RANGES else "hours"))
    rhythms.set_rhythm(tx.connection, home.unit_id, command.part, command.value)
    _note(tx, turn, "rhythm", _Wished(part=command.part, value=str(command.value)))
    return _rhythm(tx, turn, changed=True)


def burden(tx: Tx, turn: Turn) -> BurdenShown:
    """Give what Viec cost the asker this week; an admin gets the medians of the office too."""
    span = week_span(tx.now, turn.office.zone)
    own = letters.cost_of(tx.connection, turn.actor.id, span)
    shown = BurdenShown(
        letters=own.letters,
        lines=own.lines,
        minutes=rules.minutes_spent(own.letters, own.lines),
    )
    if not people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        return shown
    return _medians(tx, turn.office.id, span, shown)


def _medians(tx: Tx, office_id: int, span: Span, shown: BurdenShown) -> BurdenShown:
    everybody = readers.everybody(tx.connection, office_id, tx.now)
    costs = [letters.cost_of(tx.connection, one, span) for one in everybody]
    costs = [one for one in costs if one.letters]
    if len(costs) < FEWEST_FOR_A_MEDIAN:
        return shown.but(people=len(costs))
    return shown.but(
        people=len(costs),
        median_letters=rules.median([one.letters for one in costs]),
        median_minutes=rules.median([rules.minutes_spent(one.letters, one.lines) for one in costs]),
    )


def _may(turn: Turn, now: dt.datetime) -> bool:
    return people_rules.may_keep_roster(turn.actor, turn.office.id, now) or any(
        held.role is Role.HEAD for held in turn.actor.posts_at(now)[:1]
    )


def _keep(tx: Tx, turn: Turn, habit: Habit, part: str, value: str) -> HabitShown:
    rhythms.set_habit(tx.connection, turn.actor.id, habit)
    post.look_again(tx.connection, turn.actor.id, tx.now)
    _note(tx, turn, "habit", _Wished(part=part, value=value))
    return _shown(tx, habit, changed=True)


def _shown(tx: Tx, habit: Habit, *, changed: bool) -> HabitShown:
    muted = habit.muted_until if habit.muted_until and habit.muted_until > tx.now else None
    return HabitShown(
        reminders=habit.reminders,
        quiet_from=habit.quiet_from,
        quiet_until=habit.quiet_until,
        muted_until=muted,
        changed=changed,
    )


def _rhythm(tx: Tx, turn: Turn, *, changed: bool) -> RhythmShown:
    home = people_rules.home(turn.actor, tx.now)
    found = rhythms.rhythm_of(tx.connection, home.path if home else "")
    return RhythmShown(
        unit=home.unit if home else turn.office.name,
        digest=found.digest,
        morning=found.morning,
        week=found.week,
        patience=found.patience,
        cap=found.cap,
        changed=changed,
        may=_may(turn, tx.now),
    )


def _note(tx: Tx, turn: Turn, verb: str, facts: _Wished) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="person" if verb == "habit" else "unit",
        subject_id=turn.actor.id,
        verb=verb,
        said=turn.said,
        facts=facts,
    )
