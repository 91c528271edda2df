"""How notices about giving work in other ways, and about moving it, look."""

from bot.views.look import Look, capital, lines, shows
from core.tasks.giving_notices import (
    CancelPreview,
    CancelTold,
    NotArranger,
    ShareLine,
    SharesChanged,
    SharesPreview,
    SharesWrong,
    ShareTold,
    TaskCancelled,
)


@shows(SharesPreview)
def shares_preview(notice: SharesPreview, look: Look) -> str:
    """Show how the shares would change."""
    return lines(
        look.say("shares-preview", number=str(notice.number), title=notice.title),
        *(share_line(one, look) for one in notice.shares),
    )


@shows(SharesChanged)
def shares_changed(notice: SharesChanged, look: Look) -> str:
    """Confirm the new shares."""
    return lines(
        look.say("shares-changed", number=str(notice.number)),
        *(share_line(one, look) for one in notice.shares),
        look.say("undo-hint"),
    )


@shows(ShareTold)
def share_told(notice: ShareTold, look: Look) -> str:
    """Tell those who did the task before how its shares are now."""
    return lines(
        look.say(
            "shares-told",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        *(share_line(one, look) for one in notice.shares),
    )


@shows(SharesWrong)
def shares_wrong(notice: SharesWrong, look: Look) -> str:
    """Say that the shares leave nothing for the others."""
    key = "shares-wrong" if notice.number else "shares-wrong-new"
    return look.say(key, number=str(notice.number or ""), total=look.percent(notice.total))


@shows(NotArranger)
def not_arranger(notice: NotArranger, look: Look) -> str:
    """Say who may change who does the task."""
    same = notice.assigner == notice.reviewer
    who = (notice.reviewer,) if same else (notice.assigner, notice.reviewer)
    return look.say("not-arranger", number=str(notice.number), people=look.everybody(who))


@shows(CancelPreview)
def cancel_preview(notice: CancelPreview, look: Look) -> str:
    """Show what would be called off."""
    return lines(
        look.say(
            "cancel-preview",
            number=str(notice.number),
            title=notice.title,
            people=look.everybody(notice.people),
            reason=notice.reason,
        ),
        _parts(notice.parts, look),
    )


@shows(TaskCancelled)
def cancelled(notice: TaskCancelled, look: Look) -> str:
    """Confirm that the task is called off."""
    return lines(
        look.say("cancelled", number=str(notice.number), title=notice.title),
        _parts(notice.parts, look),
    )


@shows(CancelTold)
def cancel_told(notice: CancelTold, look: Look) -> str:
    """Tell those it touched that the task is called off."""
    return look.say(
        "cancel-told",
        by=capital(look.brief(notice.by)),
        number=str(notice.number),
        title=notice.title,
        reason=notice.reason,
    )


def share_line(one: ShareLine, look: Look) -> str:
    """Give a person's share, with what it was before: `chị Lan: 60% → 42%`."""
    after = look.percent(one.after)
    if one.before is None or one.before == one.after:
        return f"• {look.brief(one.person)}: {after}"
    return f"• {look.brief(one.person)}: {look.percent(one.before)} → {after}"


def _parts(parts: tuple[int, ...], look: Look) -> str | None:
    if not parts:
        return None
    return look.say("cancel-parts", numbers=", ".join(f"NV-{number}" for number in parts))
