"""How leaving the office and giving chats up look."""

from bot.views.look import Look, capital, lines, shows
from core.people.notices import UnlinkAsked, Unlinked, UnlinkNotConfirmed, UnlinkNothing
from core.reminders.departure_notices import (
    DepartureAsked,
    DepartureDone,
    DepartureNotConfirmed,
    DepartureUnknown,
    LeftTask,
    TasksLeft,
)

MOST_LISTED = 7


@shows(DepartureAsked)
def asked(notice: DepartureAsked, look: Look) -> str:
    """Say what a departure would do, and how it is confirmed."""
    return lines(
        look.say("departure-asked", person=look.full(notice.person), chats=notice.chats),
        look.say("departure-tasks", tasks=notice.tasks, reviews=notice.reviews),
        look.say("departure-confirm", code=notice.code),
    )


@shows(DepartureDone)
def done(notice: DepartureDone, look: Look) -> str:
    """Confirm a departure."""
    head = look.brief(notice.head) if notice.head else ""
    return lines(
        look.say(
            "departure-done",
            person=capital(look.brief(notice.person)),
            chats=notice.chats,
            withdrawn=notice.withdrawn,
        ),
        look.say("departure-head", head=head, tasks=notice.tasks)
        if notice.tasks and head
        else None,
    )


@shows(DepartureUnknown)
def unknown(notice: DepartureUnknown, look: Look) -> str:
    """Say how somebody is let go."""
    return look.say(
        "departure-unknown" if notice.typed else "departure-how",
        typed=notice.typed,
        code=notice.example,
    )


@shows(DepartureNotConfirmed)
def not_confirmed(notice: DepartureNotConfirmed, look: Look) -> str:
    """Say what has to be typed."""
    return look.say("typed-wrong", code=notice.code)


@shows(TasksLeft)
def left(notice: TasksLeft, look: Look) -> str:
    """List to the head what somebody has left behind."""
    rest = len(notice.tasks) - MOST_LISTED
    return lines(
        look.say(
            "tasks-left",
            person=capital(look.full(notice.person)),
            tasks=len(notice.tasks),
        ),
        *(_task(one, look) for one in notice.tasks[:MOST_LISTED]),
        look.say("morning-more", count=rest) if rest > 0 else None,
        look.say("tasks-left-reviews", count=notice.reviews) if notice.reviews else None,
        look.say("tasks-left-how", number=str(notice.tasks[0].number), person=notice.to.name)
        if notice.tasks and notice.to
        else None,
    )


@shows(UnlinkAsked)
def unlink_asked(notice: UnlinkAsked, look: Look) -> str:
    """Say what would be given up, and how it is confirmed."""
    if notice.person is None:
        head = look.say("unlink-asked", others=notice.chats - 1)
    else:
        head = look.say("unlink-asked-other", person=look.full(notice.person), chats=notice.chats)
    return lines(head, look.say("unlink-confirm", code=notice.code))


@shows(UnlinkNotConfirmed)
def unlink_not_confirmed(notice: UnlinkNotConfirmed, look: Look) -> str:
    """Say what has to be typed."""
    return look.say("typed-wrong", code=notice.code)


@shows(UnlinkNothing)
def unlink_nothing(notice: UnlinkNothing, look: Look) -> str:
    """Say that there is no chat to give up."""
    if notice.person is None:
        return look.say("unlink-unknown", code=notice.example)
    return look.say("unlink-nothing", person=capital(look.brief(notice.person)))


@shows(Unlinked)
def unlinked(notice: Unlinked, look: Look) -> str:
    """Confirm it."""
    if notice.person is not None:
        return look.say("unlinked-other", person=look.brief(notice.person))
    return look.say("unlinked" if notice.left else "unlinked-last")


def _task(one: LeftTask, look: Look) -> str:
    state = look.say(f"is-{one.state}")
    due = look.say("history-deadline", deadline=look.short(one.deadline)) if one.deadline else ""
    return f"• NV-{one.number} {one.title}: {state}{f', {due}' if due else ''}"
