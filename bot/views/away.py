"""How leave, time in the field and standing in look."""

import datetime as dt

import locales
from bot.views.look import Look, capital, lines, shows
from core.periods.notices import AwayLine
from core.reminders.away_notices import (
    AskAway,
    AwayBack,
    AwayShown,
    AwayTaken,
    AwayUndone,
    DeputyAnswered,
    DeputyAsked,
    DeputyNotPossible,
    DeputyRequested,
    DueLine,
    LaterAsked,
    NothingToStandIn,
    OwnCare,
)

MOST_LISTED = 7


@shows(AwayTaken)
def taken(notice: AwayTaken, look: Look) -> str:
    """Say until when nothing is sent, and what falls due meanwhile."""
    until = last_day(notice.until, look)
    if notice.begun:
        head = look.say(f"away-{notice.away}", until=until)
    else:
        since = first_day(notice.since, look)
        head = look.say(f"away-{notice.away}-later", since=since, until=until)
    back = back_on(notice.back, look)
    return lines(
        head,
        look.say("away-replaced") if notice.replaced else None,
        look.say("away-days-off") if notice.days_off and notice.away == "leave" else None,
        look.say("away-due", count=len(notice.due)) if notice.due else None,
        *_due(notice.due, look),
        *_undecided(notice, look),
        look.say(f"away-quiet-{notice.away}", back=back),
        look.say("away-how-back"),
    )


def _undecided(notice: AwayTaken, look: Look) -> list[str]:
    """Say how much waits for a head's decision, and the sentence that lets somebody decide."""
    if notice.undecided is None:
        return []
    count, deputy = notice.undecided.count, notice.undecided.deputy
    waits = look.say("away-undecided", count=count)
    if deputy is None:
        return [waits]
    last = notice.until.astimezone(look.zone) - dt.timedelta(microseconds=1)
    return [waits, look.say("away-delegate", name=deputy.name, day=locales.day(last))]


@shows(AwayBack)
def back(notice: AwayBack, look: Look) -> str:
    """Welcome somebody back."""
    return look.say("away-back" if notice.anything else "away-back-none")


@shows(AskAway)
def ask_away(notice: AskAway, look: Look) -> str:
    """Ask until when, with sentences to send."""
    return look.say(f"ask-away-{notice.away}")


@shows(DeputyRequested)
def requested(notice: DeputyRequested, look: Look) -> str:
    """Ask a colleague to stand in."""
    return lines(
        look.say(
            "deputy-requested",
            by=capital(look.brief(notice.by)),
            since=first_day(notice.since, look),
            until=last_day(notice.until, look),
            count=len(notice.due),
        ),
        *_due(notice.due, look),
        look.say("deputy-requested-how"),
    )


@shows(DeputyAsked)
def asked(notice: DeputyAsked, look: Look) -> str:
    """Say that the colleague has been asked."""
    return look.say("deputy-asked", person=look.brief(notice.deputy))


@shows(DeputyAnswered)
def answered(notice: DeputyAnswered, look: Look) -> str:
    """Tell what the colleague said; or tell him what he has taken on."""
    until = last_day(notice.until, look)
    by = look.brief(notice.by)
    if notice.accepted is None:
        return look.say("deputy-back", person=capital(by))
    if not notice.own:
        key = "deputy-yes" if notice.accepted else "deputy-no"
        return look.say(key, person=capital(by), until=until)
    if not notice.accepted:
        return look.say("deputy-no-own", person=by)
    listed = ", ".join(f"NV-{number}" for number in notice.numbers)
    return lines(
        look.say("deputy-yes-own", person=by, until=until),
        look.say("deputy-yes-tasks", numbers=listed, first=str(notice.numbers[0]))
        if listed
        else None,
    )


@shows(DeputyNotPossible)
def not_possible(notice: DeputyNotPossible, look: Look) -> str:
    """Say why the colleague cannot stand in."""
    if notice.person is None or notice.until is None:
        return look.say("deputy-unknown")
    return look.say(
        "deputy-away",
        person=capital(look.brief(notice.person)),
        until=last_day(notice.until, look),
    )


@shows(NothingToStandIn)
def nothing(_notice: NothingToStandIn, look: Look) -> str:
    """Say that there is nothing to answer."""
    return look.say("deputy-nothing")


@shows(AwayUndone)
def undone(notice: AwayUndone, look: Look) -> str:
    """Say what holds now that a word about being away was taken back."""
    key = f"away-undone-{notice.verb}"
    if notice.verb == "away":
        key = f"{key}-{notice.away}"
    deputy = look.brief(notice.deputy) if notice.deputy else ""
    return lines(
        look.say(key, until=last_day(notice.until, look), person=deputy),
        look.say("away-undone-deputy", person=capital(deputy))
        if notice.deputy and notice.verb == "away"
        else None,
    )


@shows(LaterAsked)
def later(notice: LaterAsked, look: Look) -> str:
    """Confirm the requests for a later deadline."""
    listed = ", ".join(f"NV-{number}" for number in notice.numbers)
    if not listed:
        return look.say("away-later-none")
    return look.say("away-later", numbers=listed, deadline=look.deadline(notice.deadline))


@shows(OwnCare)
def own_care(notice: OwnCare, look: Look) -> str:
    """Leave it to him."""
    return look.say("away-own", until=last_day(notice.until, look))


@shows(AwayShown)
def shown(notice: AwayShown, look: Look) -> str:
    """Show who is away now or soon."""
    if not notice.lines:
        return look.say("away-nobody" if notice.leads else "away-not-you")
    return lines(look.say("away-head"), *(f"• {away_line(one, look)}" for one in notice.lines))


def away_line(one: AwayLine, look: Look) -> str:
    """Give one absence: who, until when, who stands in."""
    key = f"away-line-{one.away}" if one.begun else f"away-line-{one.away}-later"
    told = look.say(
        key,
        person=capital(look.brief(one.person)),
        since=first_day(one.since, look),
        until=last_day(one.until, look),
    )
    deputy = look.say("away-line-deputy", person=look.brief(one.deputy)) if one.deputy else ""
    return f"{told}{deputy}"


def last_day(until: dt.datetime, look: Look) -> str:
    """Give the end of an absence: `hết thứ Năm 26/11`, or with the clock if it is within a day."""
    local = until.astimezone(look.zone)
    if (local.hour, local.minute) != (0, 0):
        return look.day_or_clock(until)
    day = local - dt.timedelta(days=1)
    return look.say("away-end-of-day", day=_day(day, look))


def first_day(since: dt.datetime, look: Look) -> str:
    """Give the beginning of an absence: `thứ Tư 25/11`, or with the clock if within a day."""
    local = since.astimezone(look.zone)
    return _day(local, look) if (local.hour, local.minute) == (0, 0) else look.day_or_clock(since)


def back_on(moment: dt.datetime, look: Look) -> str:
    """Give when Viec writes again: `sáng thứ Sáu 27/11`, or the clock on the same day."""
    local = moment.astimezone(look.zone)
    if local.date() == look.written.astimezone(look.zone).date():
        return locales.clock(local)
    return (
        look.say("away-morning-of", day=_day(local, look))
        if local.hour < 12
        else (look.day_or_clock(moment))
    )


def _day(local: dt.datetime, look: Look) -> str:
    day = f"{locales.weekday(look.language, local)} {locales.day(local)}"
    same = local.year == look.written.astimezone(look.zone).year
    return day if same else f"{day}/{local.year}"


def _due(due: tuple[DueLine, ...], look: Look) -> list[str]:
    shown = [
        look.say(
            "away-due-line",
            number=str(one.number),
            title=one.title,
            deadline=look.short(one.deadline),
        )
        for one in due[:MOST_LISTED]
    ]
    rest = len(due) - len(shown)
    return [*shown, look.say("morning-more", count=rest)] if rest else shown
