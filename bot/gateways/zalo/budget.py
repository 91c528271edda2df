"""A bot's messages of a month: how many there may be, and what is left out first as they run out.

The free plan allows 3,000 a month. Whether what people write counts is told both ways, so both
directions are counted. Answers and work always go, until Zalo itself says that the quota is spent.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from core.kernel.post import Priority

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""The months of a quota are those of Vietnam."""

WARN = 80
LEFT_OUT = {Priority.BROADCAST: 90, Priority.REMINDER: 95}
"""From so many percent on, digests and weekly cards, then reminders too, are left out."""

STEPS = (WARN, *LEFT_OUT.values(), 100)


def month_of(now: dt.datetime) -> str:
    """Give the month that a message counts in: `2026-11`."""
    return now.astimezone(ZONE).strftime("%Y-%m")


def may_send(used: int, most: int, priority: Priority) -> bool:
    """Tell whether a letter of a priority may still go; `most` 0 is no limit."""
    limit = LEFT_OUT.get(priority)
    return not most or limit is None or 100 * used < limit * most


def step_reached(before: int, after: int, most: int) -> int | None:
    """Give the highest step, in percent, that was reached between two counts; None if none was."""
    if not most:
        return None
    reached = [step for step in STEPS if 100 * before < step * most <= 100 * after]
    return reached[-1] if reached else None
