"""How digests, weekly cards and morning lines look as text; the pictures come from reports."""

from fractions import Fraction

import locales
import reports
from bot.views.look import Look, lines, shows
from core.kernel.notice import Notice
from core.reminders.notices import (
    Digest,
    Morning,
    NothingToLead,
    Nudge,
    UnitMonth,
    WeekCard,
)

PICTURED: tuple[type[Notice], ...] = (Digest, WeekCard)
"""The notices that are better seen than read."""

MOST_NUDGES = 7


@shows(Digest)
def digest(notice: Digest, look: Look) -> str:
    """Give the text twin of the leader's picture."""
    return reports.caption(notice, look.language)


@shows(WeekCard)
def week(notice: WeekCard, look: Look) -> str:
    """Give the text twin of the weekly card."""
    return reports.caption(notice, look.language)


@shows(Morning)
def morning(notice: Morning, look: Look) -> str:
    """Merge every reminder of a morning."""
    shown = notice.nudges[:MOST_NUDGES]
    rest = len(notice.nudges) - len(shown)
    return lines(
        look.say("morning", count=len(notice.nudges)) if shown else None,
        *(_nudge(one, look) for one in shown),
        look.say("morning-more", count=rest) if rest else None,
        look.say("morning-waiting", count=notice.waiting) if notice.waiting else None,
    )


@shows(UnitMonth)
def unit_month(notice: UnitMonth, look: Look) -> str:
    """Say how a unit stands, in a line that may be read by a whole group."""
    known: dict[str, str | int] = {
        "unit": notice.unit,
        "until": look.day_and_time(notice.until),
        "month": str(notice.month),
        "running": notice.running,
    }
    rate = notice.on_time
    return lines(
        look.say("unit-month-private") if notice.asked_for_person else None,
        look.say(
            "unit-month",
            part=rate.part,
            whole=rate.whole,
            percent=locales.percent(look.language, Fraction(rate.part, rate.whole)),
            overdue=notice.overdue,
            **known,
        )
        if rate.whole
        else look.say("unit-month-nothing-due", **known),
    )


@shows(NothingToLead)
def nothing_to_lead(_notice: NothingToLead, look: Look) -> str:
    """Point somebody who leads nothing to his own week."""
    return look.say("nothing-to-lead")


def _nudge(one: Nudge, look: Look) -> str:
    return look.say(
        f"nudge-{one.step}",
        number=str(one.number),
        title=one.title,
        deadline=look.short(one.deadline),
    )
