"""What needs a leader first, how a streak is counted, and what falls due when."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import StrEnum

SOON_DAYS = 3
"""Working days before a deadline in which a task is 'due soon'."""

LATE_DAYS_OF_STREAK = 3
"""A week keeps the streak if no task of it was more working days late than this."""


class Cause(StrEnum):
    """Why a task needs the leader."""

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
