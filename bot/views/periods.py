"""How an office's calendar and hours look."""

import locales
from bot.views.look import Look, lines, shows
from core.periods.notices import (
    CalendarShown,
    DayLine,
    DaySet,
    DayWrong,
    HoursSet,
    HoursWrong,
)


@shows(CalendarShown)
def calendar(notice: CalendarShown, look: Look) -> str:
    """Show what differs from an ordinary week."""
    return lines(
        look.say("calendar-head" if notice.days else "calendar-none"),
        *(f"• {_line(one, look)}" for one in notice.days),
        look.say("calendar-hours", unit=notice.unit, **_hours(notice.hours)),
        look.say("calendar-how") if notice.admin else None,
    )


@shows(DaySet)
def day_set(notice: DaySet, look: Look) -> str:
    """Confirm a change of the calendar."""
    return look.say(
        "calendar-cleared" if notice.cleared else "calendar-set", day=_line(notice.line, look)
    )


@shows(HoursSet)
def hours_set(notice: HoursSet, look: Look) -> str:
    """Confirm the hours of a unit."""
    return look.say("calendar-hours", unit=notice.unit, **_hours(notice.hours))


@shows(HoursWrong)
def hours_wrong(_notice: HoursWrong, look: Look) -> str:
    """Say how hours are written."""
    return look.say("calendar-hours-wrong")


@shows(DayWrong)
def day_wrong(_notice: DayWrong, look: Look) -> str:
    """Say how a day is written."""
    return look.say("calendar-day-wrong")


def _line(one: DayLine, look: Look) -> str:
    key = "calendar-worked" if one.worked else "calendar-off"
    text = look.say(key, day=locales.day_with_weekday(look.language, one.day))
    name = f": {one.name}" if one.name else ""
    expected = "" if one.official else f" {look.say('calendar-expected')}"
    return f"{text}{name}{expected}"


def _hours(hours: tuple[int, int, int, int]) -> dict[str, str]:
    names = ("first", "second", "third", "fourth")
    return {
        name: f"{minute // 60}:{minute % 60:02d}" for name, minute in zip(names, hours, strict=True)
    }
