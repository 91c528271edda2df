"""How digests, weekly cards and morning lines look as text; the pictures come from reports."""

from fractions import Fraction

import locales
import reports
from bot.views.away import away_line, last_day
from bot.views.giving import coming_line
from bot.views.look import Look, lines, shows, text_of
from bot.views.objectives import draft_lines
from core.kernel.notice import NOTICES, Notice
from core.reminders.cause_map_notices import CauseMap, UnitStops
from core.reminders.notices import (
    Board,
    Coded,
    CodeUnknown,
    Digest,
    MonthCard,
    Morning,
    News,
    NewsLine,
    NothingToLead,
    Nudge,
    Reopened,
    UnitMonth,
    Waiting,
    WeekCard,
)

MOST_NUDGES = 7
MOST_AWAY = 5


@shows(Digest)
def digest(notice: Digest, look: Look) -> str:
    """Give the text twin of the leader's picture, and who is on leave."""
    shown = [away_line(one, look) for one in notice.away[:MOST_AWAY]]
    rest = len(notice.away) - len(shown)
    away = look.say("digest-away", people="; ".join(shown)) if shown else None
    more = look.say("digest-away-more", count=rest) if rest else ""
    return lines(reports.caption(notice, look.language), f"{away}{more}" if away else None)


@shows(WeekCard)
def week(notice: WeekCard, look: Look) -> str:
    """Give the text twin of the weekly card."""
    return reports.caption(notice, look.language)


@shows(Board)
def board(notice: Board, look: Look) -> str:
    """Give the text twin of a board."""
    return reports.caption(notice, look.language)


@shows(MonthCard)
def month(notice: MonthCard, look: Look) -> str:
    """Give the text twin of a month's card."""
    return reports.caption(notice, look.language)


@shows(CauseMap)
def cause_map(notice: CauseMap, look: Look) -> str:
    """Give the text twin of a cause map."""
    return reports.caption(notice, look.language)


@shows(UnitStops)
def unit_stops(notice: UnitStops, look: Look) -> str:
    """Say what causes cost a unit, in a line that may be read by a whole group."""
    known: dict[str, str | int] = {"unit": notice.unit, "month": str(notice.month)}
    if not notice.tasks:
        return look.say("unit-stops-none", **known)
    cause = ""
    if notice.cause:
        name = look.say(f"card-cause-{notice.cause}")
        cause = look.say("unit-stops-cause", cause=name, days=notice.cause_days)
    return look.say("unit-stops", days=notice.days, tasks=notice.tasks, cause=cause, **known)


@shows(Reopened)
def reopened(notice: Reopened, look: Look) -> str:
    """Give figures that were shown before as text."""
    facts = NOTICES.read(notice.of, notice.body)
    shown = look.day_and_time(notice.shown)
    return lines(look.say("figures-reopened", code=notice.code, shown=shown), text_of(facts, look))


@shows(CodeUnknown)
def code_unknown(notice: CodeUnknown, look: Look) -> str:
    """Say that a code opens nothing for the asker."""
    return look.say("figures-unknown", code=notice.code)


def is_pictured(notice: Notice) -> bool:
    """Tell whether a notice is better seen than read: figures with anything in them."""
    return isinstance(notice, Coded) and reports.is_worth_drawing(notice)


@shows(Morning)
def morning(notice: Morning, look: Look) -> str:
    """Merge every reminder of a morning, what waits for whom, and what happened in the quiet."""
    shown = notice.nudges[:MOST_NUDGES]
    rest = len(notice.nudges) - len(shown)
    return lines(
        look.say("morning", count=len(notice.nudges)) if shown else None,
        *(_nudge(one, look) for one in shown),
        look.say("morning-more", count=rest) if rest else None,
        _waiting(notice, look),
        *(coming_line(one, look) for one in notice.coming),
        *(_silent(one, look) for one in notice.silent),
        look.say("morning-silent-more", count=notice.silent_total - len(notice.silent))
        if notice.silent_total > len(notice.silent)
        else None,
        draft_lines(notice.drafts, look) if notice.drafts else None,
        _news(notice.news, notice.news_total, look) if notice.news else None,
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


@shows(News)
def news(notice: News, look: Look) -> str:
    """Sum up what happened while somebody was left in peace."""
    return _news(notice.lines, notice.total, look)


@shows(NothingToLead)
def nothing_to_lead(_notice: NothingToLead, look: Look) -> str:
    """Point somebody who leads nothing to his own week."""
    return look.say("nothing-to-lead")


def _nudge(one: Nudge, look: Look) -> str:
    told = look.say(
        f"nudge-{one.step}",
        number=str(one.number),
        title=one.title,
        deadline=look.short(one.deadline),
    )
    if one.whose is None:
        return told
    return f"{told} {look.say('nudge-whose', person=look.brief(one.whose))}"


def _waiting(notice: Morning, look: Look) -> str | None:
    if not notice.waiting:
        return None
    oldest = notice.oldest
    if oldest is None:
        return look.say("morning-waiting", count=notice.waiting)
    return look.say(
        "morning-waiting-oldest",
        count=notice.waiting,
        number=str(oldest.number),
        waited=_waited(oldest, look),
    )


def _waited(one: Waiting, look: Look) -> str:
    """Give how long something has waited: as the pictures count, and in working days."""
    if one.nights is None or one.nights <= one.days:
        return look.say("waited-working", days=one.days)
    return look.say("waited", nights=one.nights, days=one.days)


def _silent(one: Waiting, look: Look) -> str:
    key = "morning-silent-cause" if one.cause else "morning-silent"
    return look.say(
        "morning-silent-away" if one.away and not one.cause else key,
        number=str(one.number),
        title=one.title,
        person=look.brief(one.reviewer),
        waited=_waited(one, look),
        until=last_day(one.away, look) if one.away else "",
    )


def _news(shown: tuple[NewsLine, ...], total: int, look: Look) -> str:
    return lines(
        look.say("news", count=total),
        *(_news_line(one, look) for one in shown),
        look.say("morning-more", count=total - len(shown)) if total > len(shown) else None,
        *(look.say("news-how", number=str(one.number)) for one in _openable(shown)[:1]),
    )


def _openable(shown: tuple[NewsLine, ...]) -> list[NewsLine]:
    """Give the tasks that are still the reader's to open."""
    return [one for one in shown if one.gone_to is None]


def _news_line(one: NewsLine, look: Look) -> str:
    if one.gone_to is not None:
        gone = look.say("news-gone", number=str(one.number), person=look.brief(one.gone_to))
        return f"• {gone}: {one.title}"
    state = look.say(f"is-{one.state}")
    deadline = (
        f", {look.say('history-deadline', deadline=look.short(one.deadline))}"
        if (one.deadline)
        else ""
    )
    return f"• NV-{one.number} {one.title}: {state}{deadline}"
