"""How reminders, the times of a unit and the burden look."""

from bot.views.look import Look, lines, shows
from core.reminders.rhythm_notices import (
    BurdenShown,
    HabitShown,
    HabitWrong,
    RhythmShown,
    RhythmWrong,
)


@shows(HabitShown)
def habit(notice: HabitShown, look: Look) -> str:
    """Show how a person is reminded."""
    start, end = notice.quiet_from, notice.quiet_until
    return lines(
        look.say("habit-muted", until=look.day_or_clock(notice.muted_until))
        if notice.muted_until
        else None,
        look.say(f"habit-{notice.reminders}"),
        look.say("habit-quiet", start=clock(start), end=clock(end))
        if start is not None and end is not None
        else None,
        look.say("habit-always") if notice.changed else look.say("habit-how"),
    )


@shows(HabitWrong)
def habit_wrong(_notice: HabitWrong, look: Look) -> str:
    """Say what can be wished for."""
    return look.say("habit-wrong")


@shows(RhythmShown)
def rhythm(notice: RhythmShown, look: Look) -> str:
    """Show when Viec writes in a unit."""
    return lines(
        look.say("rhythm-head", unit=notice.unit),
        look.say("rhythm-digest", at=clock(notice.digest)),
        look.say("rhythm-morning", at=clock(notice.morning)),
        look.say("rhythm-week", at=clock(notice.week)),
        look.say("rhythm-patience", count=notice.patience),
        look.say("rhythm-cap", count=notice.cap),
        look.say("rhythm-how") if notice.may and not notice.changed else None,
    )


@shows(RhythmWrong)
def rhythm_wrong(notice: RhythmWrong, look: Look) -> str:
    """Say why a time of a unit cannot be taken."""
    return look.say(f"rhythm-wrong-{notice.why}")


@shows(BurdenShown)
def burden(notice: BurdenShown, look: Look) -> str:
    """Show what Viec cost this week, and an admin the medians."""
    return lines(
        look.say(
            "burden",
            letters=str(notice.letters),
            lines=str(notice.lines),
            minutes=str(notice.minutes),
        ),
        _medians(notice, look),
        look.say("burden-how"),
    )


def clock(minutes: int) -> str:
    """Give minutes after midnight as `07:30`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _medians(notice: BurdenShown, look: Look) -> str | None:
    if notice.people is None:
        return None
    if notice.median_letters is None or notice.median_minutes is None:
        return look.say("burden-few")
    return look.say(
        "burden-median",
        people=str(notice.people),
        letters=str(notice.median_letters),
        minutes=str(notice.median_minutes),
    )
