"""Phrases that a picture and its caption share word for word."""

import datetime as dt
import unicodedata

from core.reminders.notices import (
    Board,
    Coded,
    DayDots,
    Digest,
    Need,
    UnitLine,
    UnitState,
    WeekCard,
)
from locales import Language, clock, day, say, whole
from reports.figures import hands, shown_units

_GENDERS = {"nam": "man", "nữ": "woman"}
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def code_label(facts: Coded, language: Language) -> str:
    """Give the code of a picture as it stands on it: `Mã K7F3A`; nothing while there is none."""
    return say(language, "card-code", code=facts.code) if facts.code else ""


def counted_until(facts: Coded) -> str:
    """Give until when the figures count, without the year: `15:30 20/11`."""
    return f"{clock(facts.until)} {day(facts.until)}"


def month_name(month: int, language: Language) -> str:
    """Give the name of a month: `tháng 11`, `November`."""
    return say(language, "card-month", month=month, text=str(month))


def counted_month(facts: Digest | Board, language: Language) -> str:
    """Give the month that a card counts, with its year if that is not the year of its moment."""
    if facts.until.year == facts.year:
        return month_name(facts.month, language)
    year, text = str(facts.year), str(facts.month)
    return say(language, "card-month-year", month=facts.month, text=text, year=year)


def overdue_change(facts: Digest, language: Language) -> str | None:
    """Give the signed change of the overdue count, None without history."""
    if facts.overdue_before is None:
        return None
    change = facts.overdue - facts.overdue_before
    return ("+" if change > 0 else "") + whole(language, change)


def urgency(need: Need, language: Language) -> str:
    """Give how late the task is, or how long it has waited."""
    if need.days_late:
        return say(
            language, "card-digest-late", days=need.days_late, text=whole(language, need.days_late)
        )
    if need.days_waiting:
        return say(
            language,
            "card-digest-waiting",
            days=need.days_waiting,
            text=whole(language, need.days_waiting),
        )
    return say(language, "card-digest-today")


def cause_of(need: Need, language: Language) -> str:
    """Give what the task waits for: the holder's own words if there are any."""
    if need.cause == "blocked" and need.blocker:
        return need.blocker
    return say(language, f"card-digest-cause-{need.cause}")


def span_of(facts: WeekCard, language: Language) -> str:
    """Give the week with its days: `Tuần 47, 16–20/11/2026`."""
    if not facts.days:
        return say(language, "card-week", week=str(facts.week))
    first, last = facts.days[0].day, facts.days[-1].day
    start = str(first.day)
    if first.year != last.year:
        start = f"{first.day}/{first.month}/{first.year}"
    elif first.month != last.month:
        start = f"{first.day}/{first.month}"
    days = f"{start}–{last.day}/{last.month}/{last.year}"
    return say(language, "card-week-when", week=str(facts.week), days=days)


def week_remark(facts: WeekCard, language: Language) -> str:
    """Give what is still due this week, or else the tasks done on time against the week before."""
    week = hands(facts)
    if not week.whole:
        return say(language, "card-week-nothing-due")
    if week.ahead:
        return say(language, "card-week-ahead", count=week.ahead, text=whole(language, week.ahead))
    if len(facts.weeks) < 2:
        return say(language, "card-week-first")
    change = week.on_time - facts.weeks[-2].on_time.part
    if not change:
        return say(language, "card-week-same")
    key = "card-week-more" if change > 0 else "card-week-fewer"
    return say(language, key, count=whole(language, abs(change)))


def owed_from_before(facts: WeekCard, language: Language) -> str:
    """Give how many tasks due before this week are still owed."""
    count = facts.owed_before
    return say(language, "card-week-owed-before", count=count, text=whole(language, count))


def holiday_of(off: DayDots, language: Language) -> str:
    """Give a day off with its date and its name."""
    date = short_day(off.day, language)
    return say(language, "card-week-holiday-named", day=date, name=off.holiday or "")


def next_step(facts: WeekCard, language: Language) -> str:
    """Give the next step of the streak: how many weeks to a round number."""
    if not facts.streak:
        owed = facts.owed_before or hands(facts).owed
        return say(language, "card-week-streak-owed" if owed else "card-week-streak-again")
    goals = (4, 8, 12, 26, 52)
    goal = next((g for g in goals if g > facts.streak), (facts.streak // 52 + 1) * 52)
    missing = goal - facts.streak
    return say(
        language,
        "card-week-streak-next",
        left=missing,
        weeks=whole(language, missing),
        goal=whole(language, goal),
    )


def short_day(of: dt.date, language: Language) -> str:
    """Give a day in few letters: `T3 24/11`."""
    return f"{say(language, 'card-weekday-short', day=of.weekday())} {day(of)}"


def burden(facts: WeekCard, language: Language) -> str:
    """Give what Viec cost the person this week: messages and, where they were counted, minutes."""
    messages: dict[str, str | int] = {
        "messages": facts.messages,
        "text": whole(language, facts.messages),
    }
    if not (facts.messages or facts.typed) or facts.typed is None or facts.minutes is None:
        who = address_of(facts.gender, language)
        return say(language, "card-week-burden", who=who, **messages)
    typed, minutes = whole(language, facts.typed), whole(language, facts.minutes)
    return say(language, "card-week-burden-cost", typed=typed, minutes=minutes, **messages)


def units_beside(facts: Digest, language: Language) -> str:
    """Say what has no line: how many units, or else the overdue tasks of those above them."""
    shown = shown_units(facts)
    hidden = sum(1 for unit in facts.units if not unit.own) - len(shown)
    if hidden > 0:
        return say(language, "card-digest-units-more", count=whole(language, hidden))
    above = sum(unit.overdue for unit in facts.units if unit.own and unit not in shown)
    return say(language, "card-digest-units-own", count=whole(language, above)) if above else ""


def unit_name(unit: UnitLine | UnitState, language: Language) -> str:
    """Give the name of a unit in its line; where only its own work is meant, it says so."""
    name = one_line(unit.name)
    return say(language, "card-unit-own", unit=name) if unit.own else name


def one_line(text: str) -> str:
    """Give a typed text as one line of NFC, without what controls a screen or turns its writing."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return " ".join(text.split())
    kept = (letter for letter in text if unicodedata.bidirectional(letter) not in _TURNING)
    return " ".join("".join(" " if _controls(letter) else letter for letter in kept).split())


def cut(text: str, longest: int) -> str:
    """Give a typed text as one line of at most so many characters, cut between two words."""
    text = one_line(text)
    if len(text) <= longest:
        return text
    words = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    return words.rstrip(" ,;") + "…"


def lower_first(text: str) -> str:
    """Give a text that does not begin with a capital letter."""
    return text[:1].lower() + text[1:]


def task_title(title: str) -> str:
    """Give a title as people typed it as a line begins: on one line, with a capital letter."""
    title = one_line(title)
    return title[:1].upper() + title[1:]


def address_of(gender: str | None, language: Language) -> str:
    """Give how a person is addressed: `anh`, `chị`, or `anh/chị` if that is not known."""
    return say(language, "card-address", gender=_GENDERS.get(gender or "", "other"))


def _controls(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc"
