"""How counts, promised dates, reports in somebody's place and late messages look."""

from bot.views.look import Look, capital, lines, quoted, shows
from core.people.notices import Named
from core.tasks.actions import amount
from core.tasks.claim_notices import (
    ClaimAnswered,
    ClaimLine,
    ClaimsDecided,
    ClaimWaiting,
    NothingClaimed,
)
from core.tasks.notices import CountLine, LessCounted, ReportedForYou, StandsInOnly


def count_text(count: CountLine, progress: int, look: Look) -> str:
    """Give `10/15 hồ sơ (67%)`."""
    counted = f"{look.number(count.part)}/{look.number(count.whole)}"
    noun = f" {count.what}" if count.what else ""
    return f"{counted}{noun} ({progress}%)"


def own_claim(claim: ClaimLine | None, reviewer: Named | None, look: Look) -> str | None:
    """Tell who typed long ago when it counts now, and who was asked."""
    if claim is None:
        return None
    return look.say(
        "claim-own",
        typed=look.time(claim.typed),
        arrived=look.time(claim.arrived),
        reviewer=look.brief(reviewer) if reviewer else look.say("somebody"),
    )


def others_claim(claim: ClaimLine | None, by: Named, number: int, look: Look) -> str | None:
    """Tell the reviewer when a message is said to have been typed, and how to decide."""
    if claim is None:
        return None
    return look.say(
        "claim-waiting",
        by=capital(look.brief(by)),
        number=str(number),
        typed=look.time(claim.typed),
        arrived=look.time(claim.arrived),
    )


def claim_line(claim: ClaimLine, look: Look) -> str:
    """Give `trình: gõ lúc 14:05, nhận 17:20`."""
    return look.say(
        "claim-line",
        verb=look.say(f"verb-{claim.verb}"),
        typed=look.time(claim.typed),
        arrived=look.time(claim.arrived),
    )


def in_place_of(behalf: Named | None, look: Look) -> str | None:
    """Say for whom somebody stands in."""
    return look.say("behalf", person=look.brief(behalf)) if behalf else None


@shows(ClaimWaiting)
def claim_waiting(notice: ClaimWaiting, look: Look) -> str:
    """Tell the reviewer of a report that arrived long after it was typed."""
    return lines(
        look.say(
            "claim-report",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            progress=str(notice.progress),
        ),
        quoted(notice.words),
        others_claim(notice.claim, notice.by, notice.number, look),
    )


@shows(ClaimsDecided)
def claims_decided(notice: ClaimsDecided, look: Look) -> str:
    """Confirm when messages count."""
    return lines(
        look.say(
            "claims-earlier" if notice.earlier else "claims-arrival",
            number=str(notice.number),
            title=notice.title,
            person=look.brief(notice.person),
        ),
        *(f"• {claim_line(one, look)}" for one in notice.lines),
        look.say("undo-hint"),
    )


@shows(ClaimAnswered)
def claim_answered(notice: ClaimAnswered, look: Look) -> str:
    """Tell who sent messages when they count."""
    return lines(
        look.say(
            "claim-granted" if notice.earlier else "claim-refused",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        *(f"• {claim_line(one, look)}" for one in notice.lines),
        look.say("claim-late") if notice.late else None,
    )


@shows(NothingClaimed)
def nothing_claimed(notice: NothingClaimed, look: Look) -> str:
    """Say that nothing waits for such a decision."""
    return look.say("claim-nothing", number=str(notice.number))


@shows(ReportedForYou)
def reported_for_you(notice: ReportedForYou, look: Look) -> str:
    """Tell who is away what was reported in his place."""
    return lines(
        look.say(
            "reported-for-you",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            progress=str(notice.progress),
        ),
        quoted(notice.words),
    )


@shows(StandsInOnly)
def stands_in_only(notice: StandsInOnly, look: Look) -> str:
    """Say what standing in allows, and how the work itself can come over."""
    return look.say("stands-in-only", number=str(notice.number), person=look.brief(notice.person))


@shows(LessCounted)
def less_counted(notice: LessCounted, look: Look) -> str:
    """Ask whether all of it is handed in, or what was counted."""
    return look.say(
        "less-counted",
        number=str(notice.number),
        part=look.number(amount(notice.part)),
        whole=look.number(amount(notice.whole)),
        output=notice.output or "",
    )
