"""When an Official Account may write to somebody: free for two days after his word, then paid.

The hours are those told in 2026 (48 hours free, up to 7 days paid); Zalo's own answer goes before
our reckoning, and two hours are kept back because an event may be brought late.
"""

import datetime as dt
from enum import StrEnum

from core.kernel.post import Priority

SLACK = dt.timedelta(hours=2)
FREE = dt.timedelta(hours=48) - SLACK
PAID = dt.timedelta(days=7) - SLACK


class Fate(StrEnum):
    """What becomes of a letter: it goes, waits for its reader to write, or is left out."""

    GO = "go"
    WAIT = "wait"
    LEAVE_OUT = "leave out"


def fate(silent: dt.timedelta, priority: Priority, *, pays: bool) -> Fate:
    """Tell what becomes of a letter to somebody who has been silent so long.

    A digest or a reminder that cannot go is left out: the next one says more, and is newer. Work
    and answers wait.
    """
    if silent <= FREE or (pays and silent <= PAID):
        return Fate.GO
    return closed(priority)


def closed(priority: Priority) -> Fate:
    """Tell what becomes of a letter when Zalo says that the window is closed."""
    return Fate.LEAVE_OUT if priority >= Priority.REMINDER else Fate.WAIT
