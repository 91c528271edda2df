"""How it looks that a head lets somebody decide in his place."""

from bot.views.away import first_day, last_day
from bot.views.look import Look, capital, lines, shows
from core.tasks.delegation_notices import (
    AskDelegate,
    AskDelegationEnd,
    Delegated,
    DelegatedToYou,
    DelegationEnded,
    DelegationLine,
    DelegationOver,
    DelegationPreview,
    DelegationRefused,
    DelegationsShown,
)


@shows(DelegationsShown)
def shown(notice: DelegationsShown, look: Look) -> str:
    """Show who decides in whose place."""
    if not notice.given and not notice.taken:
        return look.say("delegation-none" if notice.leads else "delegation-none-official")
    return lines(
        look.say("delegation-given") if notice.given else None,
        *(_said("delegation-line", one, look) for one in notice.given),
        look.say("delegation-how-end") if notice.given else None,
        look.say("delegation-taken") if notice.taken else None,
        *(_said("delegation-line", one, look) for one in notice.taken),
    )


@shows(DelegationPreview)
def preview(notice: DelegationPreview, look: Look) -> str:
    """Say what the deputy may do and what not, and what there is to know before."""
    person = look.brief(notice.line.deputy)
    away = last_day(notice.away, look) if notice.away else None
    return lines(
        _said("delegation-preview", notice.line, look, full=True),
        look.say("delegation-may", Person=capital(person)),
        look.say("delegation-may-not"),
        look.say("delegation-own", count=notice.own, person=person) if notice.own else None,
        look.say("delegation-waiting", count=notice.waiting) if notice.waiting else None,
        look.say("delegation-away", Person=capital(person), until=away) if away else None,
        *_former(notice.former, look),
    )


@shows(Delegated)
def delegated(notice: Delegated, look: Look) -> str:
    """Confirm it, and say how it ends."""
    return lines(_said("delegation-done", notice.line, look), *_former(notice.former, look))


@shows(DelegatedToYou)
def to_you(notice: DelegatedToYou, look: Look) -> str:
    """Tell the deputy what he decides from when until when."""
    by = look.brief(notice.by)
    key = "delegation-letter" if notice.line.begun else "delegation-letter-later"
    waits = notice.waiting and notice.line.begun
    return lines(
        look.say(
            key,
            By=capital(by),
            by=by,
            since=first_day(notice.line.since, look),
            until=last_day(notice.line.until, look),
        ),
        look.say("delegation-letter-waiting", count=notice.waiting) if waits else None,
    )


@shows(DelegationEnded)
def ended(notice: DelegationEnded, look: Look) -> str:
    """Confirm that one decides oneself again."""
    if not notice.deputies:
        return look.say("delegation-ended-none")
    return look.say("delegation-ended", people=look.everybody(notice.deputies))


@shows(DelegationOver)
def over(notice: DelegationOver, look: Look) -> str:
    """Tell the deputy that it has ended."""
    return look.say("delegation-over", By=capital(look.brief(notice.by)))


@shows(DelegationRefused)
def refused(notice: DelegationRefused, look: Look) -> str:
    """Say why nothing is delegated, and what to do instead."""
    person = capital(look.full(notice.person)) if notice.person else ""
    head, other = notice.codes
    return look.say(f"delegation-{notice.why}", person=person, head=head, other=other)


@shows(AskDelegate)
def ask_whom(notice: AskDelegate, look: Look) -> str:
    """Ask to whom."""
    if notice.typed is None:
        return look.say("delegation-ask-whom")
    return look.say("delegation-ask-whom-unknown", typed=notice.typed)


@shows(AskDelegationEnd)
def ask_end(notice: AskDelegationEnd, look: Look) -> str:
    """Ask until when: without an end nothing is delegated."""
    if notice.typed is None:
        return look.say("delegation-ask-end", person=look.brief(notice.person))
    return look.say("delegation-ask-end-typed", typed=notice.typed)


def _former(former: tuple[DelegationLine, ...], look: Look) -> list[str]:
    return [
        look.say(
            "delegation-former", person=look.brief(one.deputy), until=last_day(one.until, look)
        )
        for one in former
    ]


def _said(key: str, line: DelegationLine, look: Look, *, full: bool = False) -> str:
    return look.say(
        key if line.begun else f"{key}-later",
        person=look.full(line.deputy) if full else look.brief(line.deputy),
        since=first_day(line.since, look),
        until=last_day(line.until, look),
    )
