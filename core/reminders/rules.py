"""What needs a leader first, how a streak is counted, what falls due, and who is left in peace."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import StrEnum

from core.kernel.fact import Fact
from core.periods.rules import Away, WorkCalendar, is_office_time

SOON_DAYS = 3
"""Working days before a deadline in which a task is 'due soon'."""

DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)

LATE_DAYS_OF_STREAK = 3
"""A week keeps the streak if no task of it was more working days late than this."""


class Cause(StrEnum):
    """Why a task needs the leader; `overdue` alone is only in figures that were kept earlier."""

    REVIEW = "review"
    EXTENSION = "extension"
    BLOCKED = "blocked"
    OVERDUE = "overdue"


def streak(weeks: Sequence[Sequence[int]]) -> int:
    """Count the weeks in a row, from the last one back, that keep the streak.

    `weeks` holds for each week, oldest first, how many working days late each of its tasks was.
    A week without tasks neither breaks the streak nor lengthens it.
    """
    count = 0
    for week in reversed(weeks):
        if any(days > LATE_DAYS_OF_STREAK for days in week):
            break
        count += bool(week)
    return count


def reminder_step(
    deadline: dt.date, today: dt.date, add_working_days: Callable[[dt.date, int], dt.date]
) -> str | None:
    """Give which reminder of a task is due today: `three_days`, `one_day`, `today`, `late`."""
    if deadline < today:
        return "late"
    if deadline == today:
        return "today"
    if deadline == add_working_days(today, 1):
        return "one_day"
    return "three_days" if deadline == add_working_days(today, SOON_DAYS) else None


class Reminding(StrEnum):
    """How a person wants to be reminded.

    `on` as usual, `few` only on the day itself and when it is over, `morning` everything that he
    did not ask for in one message a day, `off` no reminders at all.
    """

    ON = "on"
    FEW = "few"
    MORNING = "morning"
    OFF = "off"


class Habit(Fact, frozen=True):
    """When a person wants to be written to; quiet hours are minutes after midnight."""

    reminders: Reminding = Reminding.ON
    quiet_from: int | None = None
    quiet_until: int | None = None
    muted_until: dt.datetime | None = None


class Rhythm(Fact, frozen=True):
    """When Viec writes in a unit: minutes after midnight in the office's zone.

    `patience` is after how many working days in a reviewer's hands his own leader is told, `cap`
    how many letters nobody asked for a person gets a day.
    """

    digest: int = 7 * 60 + 30
    morning: int = 8 * 60
    week: int = 15 * 60 + 30
    patience: int = 3
    cap: int = 10


class Quiet(Fact, frozen=True):
    """Everything that decides whether a person may be written to at a moment.

    `today` is the midnight before, in the office's zone; `back` when somebody away is written to
    again; `morning` the next morning line; `told` how many letters he got today; `own` whether the
    letter is about a task that he does himself.
    """

    habit: Habit
    cap: int
    today: dt.datetime
    morning: dt.datetime
    away: Away | None = None
    back: dt.datetime | None = None
    told: int = 0
    own: bool = False

    def wait(self, now: dt.datetime, *, by_clock: bool = False) -> dt.datetime | None:
        """Give until when a letter has to wait, or None if it may go now.

        What the clock sends is not counted against the cap, and waits while he is in the field;
        work that people give each other does not. What touches his own task is held last: only
        beyond twice the cap.
        """
        if self.away is Away.LEAVE:
            return self.back
        if self.habit.muted_until is not None and now < self.habit.muted_until:
            return self.habit.muted_until
        night = self._night(now)
        if night is not None or by_clock:
            return night or (self.back if self.away is Away.FIELD else None)
        if self.habit.reminders is Reminding.MORNING:
            return self.morning
        return self.morning if self.told >= self.cap * (1 + self.own) else None

    def _night(self, now: dt.datetime) -> dt.datetime | None:
        """Give when the quiet hours end, if they are now; they may reach over midnight."""
        start, end = self.habit.quiet_from, self.habit.quiet_until
        if start is None or end is None or start == end:
            return None
        minute = int((now - self.today).total_seconds()) // 60
        if start < end:
            return self.today + MINUTE * end if start <= minute < end else None
        if minute >= start:
            return self.today + DAY + MINUTE * end
        return self.today + MINUTE * end if minute < end else None


def next_morning(now: dt.datetime, calendar: WorkCalendar, minutes: int) -> dt.datetime:
    """Give the next morning line after a moment: so many minutes after a working midnight."""
    day = now.date()
    while True:
        morning = dt.datetime.combine(day, dt.time(), now.tzinfo) + MINUTE * minutes
        if calendar.is_working(day) and morning > now:
            return morning
        day = calendar.add_working_days(day, 1)


def back_at(until: dt.datetime, calendar: WorkCalendar, minutes: int) -> dt.datetime:
    """Give when somebody who is away until a moment is written to again.

    Within office hours at once, else on the next working morning.
    """
    return until if is_office_time(until, calendar) else next_morning(until, calendar, minutes)


READING_SECONDS = 15
"""What a letter costs: to notice, to read some thirty syllables, to go back to work.

Silent reading runs at about four words a second (Brysbaert 2019); the rest is the way there.
"""

TYPING_SECONDS = 20
"""What a line costs: to recall and type about eight words on a phone.

People type about 36 words a minute there (Palin et al. 2019).
"""


def minutes_spent(letters: int, lines: int) -> int:
    """Give the estimated minutes that letters got and lines written cost, rounded up."""
    return -(-(letters * READING_SECONDS + lines * TYPING_SECONDS) // 60)


def median(numbers: Sequence[int]) -> int:
    """Give the middle of some numbers, of two middle ones the upper. Raises IndexError for none."""
    return sorted(numbers)[len(numbers) // 2]
