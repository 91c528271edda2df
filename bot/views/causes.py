"""How notices about objective causes and stopped clocks look."""

from bot.views.look import Look, capital, lines, quoted, shows
from bot.views.reporting import in_place_of, others_claim
from core.tasks.cause_notices import (
    AskCause,
    CauseDecided,
    CauseNamed,
    CauseWaiting,
    ClockRuns,
    ClockRunsAgain,
    DelayDecided,
    DraftDecided,
    PauseLine,
    PausePreview,
    PauseTold,
    TasksPaused,
    TaskTaken,
)


@shows(AskCause)
def ask_cause(notice: AskCause, look: Look) -> str:
    """Ask which objective cause it is."""
    return look.say("ask-cause", number=str(notice.number))


@shows(CauseNamed)
def cause_named(notice: CauseNamed, look: Look) -> str:
    """Confirm that the clock was asked to stand, and that it still runs."""
    return look.say(
        "cause-named",
        number=str(notice.number),
        reviewer=look.brief(notice.reviewer),
        cause=look.say(f"cause-{notice.cause}"),
        since=look.time(notice.since),
    )


@shows(CauseWaiting)
def cause_waiting(notice: CauseWaiting, look: Look) -> str:
    """Tell the reviewer that an objective cause waits for him."""
    return lines(
        look.say(
            "cause-waiting",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            cause=look.say(f"cause-{notice.cause}"),
            since=look.time(notice.since),
        ),
        in_place_of(notice.behalf, look),
        quoted(notice.words),
        others_claim(notice.claim, notice.by, notice.number, look),
        look.say("cause-waiting-how", number=str(notice.number)),
    )


@shows(CauseDecided)
def cause_decided(notice: CauseDecided, look: Look) -> str:
    """Tell those who do the work whether the clock stands."""
    facts = {"by": capital(look.brief(notice.by)), "number": str(notice.number)}
    if not notice.granted:
        head = look.say("cause-refused", title=notice.title, **facts)
        return lines(head, quoted(notice.reason))
    return lines(
        look.say(
            "cause-confirmed",
            title=notice.title,
            cause=look.say(f"cause-{notice.cause}"),
            since=look.time(notice.since) if notice.since else "",
            **facts,
        ),
        look.say("cause-how-on", number=str(notice.number)),
    )


@shows(DelayDecided)
def delay_decided(notice: DelayDecided, look: Look) -> str:
    """Say whether a cause that was answered afterwards excuses a delay."""
    facts = {
        "by": capital(look.brief(notice.by)),
        "number": str(notice.number),
        "title": notice.title,
        "cause": look.say(f"cause-{notice.cause}"),
    }
    words = quoted(notice.reason)
    if not notice.granted:
        return lines(look.say("delay-not-excused", **facts), words)
    return lines(
        look.say("delay-excused", **facts),
        words,
        look.say("delay-excused-late" if notice.late else "delay-excused-on-time"),
        look.say("task-deadline", deadline=look.deadline(notice.deadline))
        if notice.deadline
        else None,
    )


@shows(DraftDecided)
def draft_decided(notice: DraftDecided, look: Look) -> str:
    """Tell those who do the work whether it binds now."""
    return lines(
        look.say(
            "draft-confirmed" if notice.granted else "draft-declined",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        quoted(notice.reason),
        look.say("task-deadline", deadline=look.deadline(notice.deadline))
        if notice.granted and notice.deadline
        else None,
    )


@shows(ClockRunsAgain)
def clock_runs_again(notice: ClockRunsAgain, look: Look) -> str:
    """Confirm that the clock runs, and the deadline that holds now."""
    return lines(
        look.say("clock-runs-again", number=str(notice.number)),
        look.say("task-deadline", deadline=look.deadline(notice.deadline))
        if notice.deadline
        else None,
    )


@shows(ClockRuns)
def clock_runs(notice: ClockRuns, look: Look) -> str:
    """Tell the others that the clock runs, and the deadline that holds now."""
    return lines(
        look.say(
            "clock-runs",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        look.say("task-deadline", deadline=look.deadline(notice.deadline))
        if notice.deadline
        else None,
    )


@shows(PausePreview)
def pause_preview(notice: PausePreview, look: Look) -> str:
    """Show which tasks would rest, and what that means for who does them."""
    return lines(
        *(_resting("pause-preview", one, look) for one in notice.tasks),
        quoted(notice.reason),
        look.say("pause-means", count=len(notice.tasks)),
    )


@shows(TasksPaused)
def paused(notice: TasksPaused, look: Look) -> str:
    """Confirm that tasks rest, and say how they go on."""
    numbers = " ".join(str(one.number) for one in notice.tasks)
    return lines(
        *(_resting("paused", one, look) for one in notice.tasks),
        look.say("pause-how-on", numbers=numbers),
    )


@shows(PauseTold)
def pause_told(notice: PauseTold, look: Look) -> str:
    """Tell those who do a task that it rests."""
    facts = {"number": str(notice.number), "title": notice.title}
    return lines(
        look.say("pause-told", by=capital(look.brief(notice.by)), **facts),
        quoted(notice.reason),
        look.say("pause-told-means"),
    )


def _resting(key: str, one: PauseLine, look: Look) -> str:
    people = look.everybody(one.people)
    return look.say(key, number=str(one.number), title=one.title, people=people)


@shows(TaskTaken)
def task_taken(notice: TaskTaken, look: Look) -> str:
    """Confirm that the work has been taken note of."""
    return lines(
        look.say("task-taken", number=str(notice.number), title=notice.title),
        look.say("task-deadline", deadline=look.deadline(notice.deadline))
        if notice.deadline
        else None,
    )
