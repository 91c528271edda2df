"""tổng hợp tuần, tháng, quý: the work report of a unit, drawn from its tasks."""

import datetime as dt
import re

from bot.commands.desk import Talk
from bot.commands.typed_periods import PERIOD, period_in
from bot.reading.text import fold
from core.evaluation.period import Period, month_of
from core.periods.spans import WEEK
from core.reminders.work_report import Reach, period_reach, week_reach

_WEEK = re.compile(r"\b(?:tuan|week)\b(?:\s+(nay|truoc|qua|roi|vua roi|this|last))?|\blast week\b")
_NAMED = re.compile(
    r"\b(?:(thang|quy|month|quarter)\s+(nay|truoc|vua roi|qua)"
    r"|(this|last)\s+(month|quarter)|cong tac (thang|quy))\b"
)
_BACK = frozenset({"truoc", "qua", "roi", "vua roi", "last"})
_SAID = re.compile(
    r"\b(?:tuan|thang|quy|week|month|quarter|nay|truoc|qua|vua roi|roi|this|last|cong tac|nam|of"
    r"|work report|report|cua|nhe|nha|a|giup|cho|toi|di|xem|gui)\b"
)
"""What says which span is meant, and what is said out of courtesy."""


def reach_in(talk: Talk) -> Reach | None:
    """Give the week, month or quarter that a digest is asked for; None for the picture of now.

    Raises Slip for a period that does not exist.
    """
    said, zone = fold(talk.text), talk.turn.office.zone
    if PERIOD.search(said):
        return period_reach(period_in(talk, said), zone)
    if found := _NAMED.search(said):
        words = {one for one in found.groups() if one}
        this = month_of(talk.tx.now, zone)
        present = this.quarter if words & {"quy", "quarter"} else this
        return period_reach(present.back(1) if words & _BACK else present, zone)
    if found := _WEEK.search(said):
        back = (found[1] in _BACK) or found[0] == "last week"
        return week_reach(talk.tx.now - (WEEK if back else dt.timedelta()), zone)
    return None


def rest_of(said: str) -> str:
    """Give what is left of a folded argument without its span: the unit, if anything."""
    return " ".join(re.findall(r"\w+", _SAID.sub(" ", PERIOD.sub(" ", said))))


def span_of(period: Period | None, week: dt.date | None, now: dt.datetime, zone: str) -> Reach:
    """Give what a console command asks for: a period, the week of a day, or the present week."""
    if period is not None:
        return period_reach(period, zone)
    day = week or now.date()
    return week_reach(dt.datetime.combine(day, dt.time(12), now.tzinfo), zone)
