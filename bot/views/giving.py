"""How notices about giving work in other ways, and about moving it, look."""

from bot.views.look import Look, capital, due_line, lines, quoted, shows
from core.tasks.giving_notices import (
    CancelPreview,
    CancelTold,
    DailyNormSet,
    DeclineAsked,
    DeclineTold,
    DraftWaiting,
    HandedOver,
    HandOverAsked,
    HandOverDeadline,
    HandOverDeclined,
    HandOverPreview,
    HandOverReceived,
    HandOverSame,
    HandOverTold,
    HandOverWaiting,
    NotArranger,
    PartLater,
    PartsOpen,
    ShareLine,
    SharesChanged,
    SharesPreview,
    SharesWrong,
    ShareTold,
    TaskCancelled,
    TasksAssigned,
    UnitHeadless,
    UnitsRefused,
)
from core.tasks.notices import ComingLine, PartLine


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


@shows(TasksAssigned)
def tasks_assigned(notice: TasksAssigned, look: Look) -> str:
    """Tell the giver which task each unit got."""
    count = len(notice.tasks)
    return lines(
        look.say("tasks-assigned", count=count),
        *(
            look.say(
                "tasks-assigned-line",
                number=str(one.number),
                unit=one.unit,
                head=look.brief(one.head),
            )
            for one in notice.tasks
        ),
        look.say("tasks-assigned-how", count=count),
    )


@shows(UnitsRefused)
def units_refused(notice: UnitsRefused, look: Look) -> str:
    """Say why nothing was given to several units, and how it is done instead."""
    return look.say(f"units-refused-{notice.why}", unit=notice.unit)


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


@shows(DraftWaiting)
def draft_waiting(notice: DraftWaiting, look: Look) -> str:
    """Tell who has to confirm it that somebody took work on himself."""
    return lines(
        look.say(
            "draft-waiting",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        due_line(notice.deadline, look),
        look.say("draft-waiting-how", number=str(notice.number)),
    )


@shows(UnitHeadless)
def unit_headless(notice: UnitHeadless, look: Look) -> str:
    """Say that nobody leads the unit."""
    return look.say("unit-headless", unit=notice.unit)


@shows(PartLater)
def part_later(notice: PartLater, look: Look) -> str:
    """Say that a part is due by the deadline of the whole at the latest."""
    return look.say(
        "part-later",
        number=str(notice.number),
        whole=look.deadline(notice.whole),
        asked=look.deadline(notice.asked),
    )


@shows(PartsOpen)
def parts_open(notice: PartsOpen, look: Look) -> str:
    """Say which parts of a task are still being done."""
    return lines(
        look.say("parts-open", number=str(notice.number), count=len(notice.parts)),
        *(part_line(one, look) for one in notice.parts),
    )


@shows(HandOverPreview)
def hand_over_preview(notice: HandOverPreview, look: Look) -> str:
    """Show where a task would go, and who would have to confirm it."""
    target = f"{notice.unit}: {look.brief(notice.coming)}" if notice.unit else None
    return lines(
        look.say(
            "hand-over-preview",
            number=str(notice.number),
            title=notice.title,
            leaving=look.brief(notice.leaving),
            coming=target or look.full(notice.coming),
        ),
        look.say("handover-deadline", deadline=look.deadline(notice.deadline))
        if notice.deadline
        else None,
        look.say("hand-over-confirm", people=look.everybody(notice.confirm))
        if notice.confirm
        else None,
    )


@shows(HandOverDeadline)
def hand_over_deadline(notice: HandOverDeadline, look: Look) -> str:
    """Say who decides about the deadline of work that is given away."""
    return look.say(
        "handover-deadline-not-yours",
        number=str(notice.number),
        reviewer=look.brief(notice.reviewer),
    )


@shows(HandedOver)
def handed_over(notice: HandedOver, look: Look) -> str:
    """Confirm that a task has gone to somebody else."""
    facts = {"number": str(notice.number), "coming": look.brief(notice.coming)}
    if notice.deadline is None:
        return look.say("handed-over", **facts)
    return look.say("handed-over-due", deadline=look.deadline(notice.deadline), **facts)


@shows(HandOverAsked)
def hand_over_asked(notice: HandOverAsked, look: Look) -> str:
    """Confirm that a task is to go to somebody else, and whom that waits for."""
    key = "hand-over-asked-then" if notice.then else "hand-over-asked"
    return look.say(
        key,
        number=str(notice.number),
        coming=look.brief(notice.coming),
        awaits=look.brief(notice.awaits),
        then=look.brief(notice.then) if notice.then else "",
    )


@shows(HandOverWaiting)
def hand_over_waiting(notice: HandOverWaiting, look: Look) -> str:
    """Tell who has to confirm it that a task is to go to somebody else."""
    key = "hand-over-yours" if notice.yours else "hand-over-waiting"
    return lines(
        look.say(
            key,
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            leaving=look.brief(notice.leaving),
            coming=look.brief(notice.coming),
            progress=str(notice.progress),
            own="yes" if notice.by == notice.leaving else "no",
        ),
        quoted(notice.why),
        due_line(notice.deadline, look),
        look.say(
            "hand-over-how" if notice.yours else "hand-over-how-let", number=str(notice.number)
        ),
    )


@shows(HandOverReceived)
def hand_over_received(notice: HandOverReceived, look: Look) -> str:
    """Tell who does the task now that it has come."""
    return lines(
        look.say(
            "hand-over-received",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            leaving=look.brief(notice.leaving),
            progress=str(notice.progress),
            own="yes" if notice.by == notice.leaving else "no",
        ),
        quoted(notice.why),
        due_line(notice.deadline, look),
        look.say("task-received-how", number=str(notice.number)),
    )


@shows(HandOverTold)
def hand_over_told(notice: HandOverTold, look: Look) -> str:
    """Tell the others that a task has gone from one to another."""
    return lines(
        look.say(
            "hand-over-told",
            number=str(notice.number),
            title=notice.title,
            leaving=look.brief(notice.leaving),
            coming=look.brief(notice.coming),
            by=look.brief(notice.by),
        ),
        quoted(notice.why),
    )


@shows(HandOverDeclined)
def hand_over_declined(notice: HandOverDeclined, look: Look) -> str:
    """Tell that a handover was declined."""
    return lines(
        look.say(
            "hand-over-declined",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            coming=look.brief(notice.coming),
        ),
        quoted(notice.why),
    )


@shows(HandOverSame)
def hand_over_same(notice: HandOverSame, look: Look) -> str:
    """Say that the person has the task already."""
    return look.say("hand-over-same", number=str(notice.number), person=look.brief(notice.person))


@shows(DailyNormSet)
def daily_norm_set(notice: DailyNormSet, look: Look) -> str:
    """Confirm the norm of a working day."""
    if notice.norm is None:
        return look.say("daily-norm-none")
    return look.say("daily-norm", norm=look.number(notice.norm))


def part_line(one: PartLine, look: Look) -> str:
    """Give a part of a task in a line: `• NV-13 soạn phụ lục · chị Lan · 40% · thứ Năm 26/11`."""
    facts = [
        look.brief(one.person),
        look.say(f"line-{one.state}", progress=str(one.progress)),
        look.short(one.deadline) if one.deadline else None,
        look.say("late-word") if one.late else None,
    ]
    return f"• NV-{one.number} {one.title} · {' · '.join(fact for fact in facts if fact)}"


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


def coming_line(one: ComingLine, look: Look) -> str:
    """Say which task on its way waits for the reader's word, and how to give it."""
    key = "coming-yours" if one.coming is None else "coming-others"
    return look.say(
        key,
        number=str(one.number),
        title=one.title,
        by=look.brief(one.by),
        coming=look.brief(one.coming) if one.coming else "",
        since=look.day(one.since),
    )


@shows(DeclineAsked)
def decline_asked(notice: DeclineAsked, look: Look) -> str:
    """Say who decides now, and that the task stays until then."""
    return look.say(
        "decline-asked" if notice.asked else "decline-own",
        number=str(notice.number),
        people=look.everybody(notice.asked),
    )


@shows(DeclineTold)
def decline_told(notice: DeclineTold, look: Look) -> str:
    """Tell who gave the work, with the ways to go on."""
    return lines(
        look.say(
            "decline-told",
            By=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        quoted(notice.why),
        due_line(notice.deadline, look),
        look.say("decline-how", by=look.brief(notice.by), number=str(notice.number)),
    )
