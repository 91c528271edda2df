"""How one's own data and the consent look."""

from bot.views.look import Look, capital, lines, shows
from core.reminders.own_data_notices import (
    ConsentAsked,
    ConsentGone,
    ConsentNotConfirmed,
    ConsentWithdrawn,
    DataRequest,
    DataRequests,
    DataRequestsDue,
    OwnData,
    OwnDataAsked,
    OwnDataReady,
    OwnDataWanted,
    Wished,
)


@shows(OwnData)
def own_data(notice: OwnData, look: Look) -> str:
    """Say what is kept about the reader."""
    return lines(
        look.say("data-head", name=notice.name, code=notice.code),
        look.say("data-person", phone="yes" if notice.phone else "no"),
        look.say("data-work", tasks=notice.tasks, reports=notice.reports, files=notice.documents),
        look.say(
            "data-chats",
            channels=", ".join(look.say(f"data-channel-{one}") for one in notice.channels),
            messages=notice.messages,
            letters=notice.letters,
        ),
        look.say("data-readings", readings=notice.readings),
        look.say("data-consent", version=notice.version, day=look.day(notice.given))
        if notice.version and notice.given
        else None,
        *(_wish(one, look) for one in notice.wishes),
    )


def _wish(one: Wished, look: Look) -> str:
    wish = look.say(f"data-wish-{one.wish}")
    if one.answered:
        return look.say("data-wish-done", wish=wish, day=look.day(one.answered))
    return look.say("data-wish-waits", wish=wish, due=look.short(one.due))


@shows(OwnDataAsked)
def asked(notice: OwnDataAsked, look: Look) -> str:
    """Say until when the wish is answered."""
    key = "data-asked" if notice.new else "data-asked-before"
    wish = look.say(f"data-wish-{notice.wish}")
    return lines(
        look.say(key, wish=wish, due=look.deadline(notice.due)),
        look.say("data-asked-erase") if notice.wish == "erase" else None,
    )


@shows(OwnDataWanted)
def wanted(notice: OwnDataWanted, look: Look) -> str:
    """Tell an admin what to do."""
    return lines(
        look.say(
            "data-wanted",
            person=capital(look.full(notice.person)),
            wish=look.say(f"data-wish-{notice.wish}"),
            due=look.deadline(notice.due),
        ),
        look.say(f"data-wanted-{notice.wish}", code=notice.code),
    )


@shows(DataRequests)
def requests(notice: DataRequests, look: Look) -> str:
    """List what waits, and what was answered lately."""
    if not notice.lines:
        return look.say("data-requests-none")
    more = notice.waiting + notice.answered - len(notice.lines)
    return lines(
        look.say("data-requests-head", waiting=notice.waiting),
        *(_request(one, look) for one in notice.lines),
        look.say("data-requests-more", count=more) if more else None,
        look.say("data-requests-how") if notice.waiting else None,
    )


@shows(DataRequestsDue)
def requests_due(notice: DataRequestsDue, look: Look) -> str:
    """Remind of what has to be answered today."""
    more = notice.total - len(notice.lines)
    return lines(
        look.say("data-requests-due", total=notice.total),
        *(_request(one, look) for one in notice.lines),
        look.say("data-requests-more", count=more) if more else None,
        look.say("data-requests-how"),
    )


def _request(one: DataRequest, look: Look) -> str:
    wish = look.say(f"data-wish-{one.wish}")
    person = capital(look.full(one.person))
    if one.answered is not None:
        day = look.day(one.answered)
        return look.say("data-request-done", person=person, code=one.code, wish=wish, day=day)
    key = "data-request-late" if one.late else "data-request-waits"
    return look.say(key, person=person, code=one.code, wish=wish, due=look.short(one.due))


@shows(OwnDataReady)
def ready(notice: OwnDataReady, look: Look) -> str:
    """Say that the wish was answered."""
    return look.say("data-ready", wish=look.say(f"data-wish-{notice.wish}"))


@shows(ConsentAsked)
def consent_asked(notice: ConsentAsked, look: Look) -> str:
    """Say what ends."""
    return lines(
        look.say("consent-asked", chats=notice.chats), look.say("unlink-confirm", code=notice.code)
    )


@shows(ConsentNotConfirmed)
def not_confirmed(notice: ConsentNotConfirmed, look: Look) -> str:
    """Say what has to be typed."""
    return look.say("typed-wrong", code=notice.code)


@shows(ConsentWithdrawn)
def withdrawn(_notice: ConsentWithdrawn, look: Look) -> str:
    """Say goodbye."""
    return look.say("consent-withdrawn")


@shows(ConsentGone)
def gone(notice: ConsentGone, look: Look) -> str:
    """Tell an admin who is no longer reached."""
    return look.say("consent-gone", person=capital(look.full(notice.person)), code=notice.code)
