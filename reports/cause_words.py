"""The words of a cause map: its finding as a title, and the lines of its caption."""

from collections.abc import Iterator

from core.reminders.cause_map_notices import CauseMap, UnitCauses
from locales import Language, say, whole
from reports.phrases import counted_until, cut, month_name, one_line

MOST_UNITS = 8


def titles(facts: CauseMap, language: Language) -> Iterator[str]:
    """Give the titles that are true, the strongest first."""
    days = days_of(facts)
    shared: dict[str, str | int] = {"days": whole(language, days), "count": days}
    if not facts.tasks:
        yield say(language, "card-causes-title-none", month=month_name(facts.month, language))
        return
    if not days:
        tasks = whole(language, facts.tasks)
        yield say(language, "card-causes-title-short", tasks=tasks, count=facts.tasks)
        return
    yield from _of_one_cause(facts, days, language)
    worst = facts.units[0] if facts.units else None
    if worst is not None and len(facts.units) > 2 and 2 * sum(worst.days) > days:
        part = whole(language, sum(worst.days))
        unit = one_line(worst.name)
        yield say(language, "card-causes-title-unit", part=part, unit=unit, **shared)
    tasks = whole(language, facts.tasks)
    yield say(language, "card-causes-title-plain", tasks=tasks, of=facts.tasks, **shared)


def _of_one_cause(facts: CauseMap, days: int, language: Language) -> Iterator[str]:
    """Give the title of a cause that cost more than half of the days."""
    first = facts.causes[0]
    if 2 * first.days <= days:
        return
    key = "all" if first.days == days else "cause"
    yield say(
        language,
        f"card-causes-title-{key}",
        days=whole(language, days),
        count=days,
        part=whole(language, first.days),
        cause=cause_name(first.cause, language),
    )


def caption(facts: CauseMap, language: Language, longest: int) -> list[str]:
    """Give the lines of the caption between title and stamp; names are cut to `longest`."""
    unit, when = one_line(facts.unit), when_of(facts, language)
    if not facts.tasks:
        lines = [say(language, "card-causes-caption-none", unit=unit, when=when)]
    else:
        lines = [
            say(
                language,
                "card-causes-caption-counts",
                unit=unit,
                when=when,
                days=whole(language, days_of(facts)),
                tasks=whole(language, facts.tasks),
                standing=whole(language, facts.standing),
            ),
            say(language, "card-causes-caption-causes", causes=_causes(facts, language)),
            say(
                language,
                "card-causes-caption-units",
                units="; ".join(_unit(one, language, longest) for one in shown_units(facts)),
            ),
        ]
    others = (before_words(facts, language), rest_words(facts, language))
    named = say(language, "card-causes-caption-named", count=whole(language, facts.named))
    return [*lines, *(f"{one}." for one in others if one), *([named] if facts.named else [])]


def days_of(facts: CauseMap) -> int:
    """Give all days of a map together."""
    return sum(one.days for one in facts.causes)


def shown_units(facts: CauseMap) -> tuple[UnitCauses, ...]:
    """Give the units a card has room for: those that were stopped, the longest first."""
    stopped = tuple(one for one in facts.units if one.tasks)
    return stopped if len(stopped) <= MOST_UNITS else stopped[: MOST_UNITS - 1]


def rest_words(facts: CauseMap, language: Language) -> str:
    """Give how many units more were stopped, and how many were not; nothing if there are none."""
    stopped = sum(1 for one in facts.units if one.tasks)
    hidden, free = stopped - len(shown_units(facts)), len(facts.units) - stopped
    parts = [
        say(language, f"card-causes-{name}", text=whole(language, count), count=count)
        for name, count in (("more", hidden), ("free", free))
        if count
    ]
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def before_words(facts: CauseMap, language: Language) -> str:
    """Give the days of the month before; nothing without history."""
    if facts.before is None:
        return ""
    name = month_name(facts.month - 1 or 12, language)
    return say(
        language,
        "card-causes-before",
        month=name,
        text=whole(language, facts.before),
        count=facts.before,
    )


def cause_name(cause: str, language: Language) -> str:
    """Give a cause in few words."""
    return say(language, f"card-cause-{cause}")


def when_of(facts: CauseMap, language: Language) -> str:
    """Give the month of a map with its year: `tháng 11/2026`."""
    month = month_name(facts.month, language)
    return say(language, "card-month-when", month=month, year=str(facts.year))


def subtitle(facts: CauseMap, language: Language) -> str:
    """Give what is counted, and until when."""
    return say(language, "card-causes-subtitle", moment=counted_until(facts))


def tasks_words(count: int, language: Language) -> str:
    """Give a number of tasks: `5 việc`."""
    return say(language, "card-causes-tasks-of", text=whole(language, count), count=count)


def _causes(facts: CauseMap, language: Language) -> str:
    return "; ".join(
        say(
            language,
            "card-causes-caption-cause",
            at=str(at),
            cause=cause_name(one.cause, language),
            days=whole(language, one.days),
            tasks=tasks_words(one.tasks, language),
        )
        for at, one in enumerate(facts.causes, start=1)
    )


def _unit(unit: UnitCauses, language: Language, longest: int) -> str:
    parts = ", ".join(
        f"({at}) {whole(language, days)}" for at, days in enumerate(unit.days, start=1) if days
    )
    total = whole(language, sum(unit.days))
    name = cut(unit.name, longest)
    return f"{name} {total}: {parts}" if parts else f"{name} {total}"
