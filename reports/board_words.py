"""The words of a board: its finding as a title, and the lines of its caption."""

from collections.abc import Iterator

from core.reminders.notices import Board, Rate, UnitState
from locales import Language, percent, say, whole
from reports.figures import board_total, percent_of, share_done, worst_first
from reports.phrases import counted_month, cut, month_name, one_line, unit_name
from reports.titles import Late, gathered

FEW = 4
"""So many units stand below each other, each with its counts."""


def titles(facts: Board, language: Language) -> Iterator[str]:
    """Give the titles that are true, the strongest first."""
    every = board_total(facts)
    done = percent(language, share_done(every))
    below = [unit for unit in facts.units if not unit.own]
    count = len(below)
    if not every.tasks:
        yield say(language, "card-digest-title-none", month=month_name(facts.month, language))
        return
    if not every.overdue:
        if count > 1:
            units = whole(language, count)
            yield say(language, "card-board-title-calm", units=units, done=done)
        yield say(language, "card-digest-title-calm", done=done)
        return
    yield from gathered(
        [Late(unit_name(unit, language), unit.overdue) for unit in facts.units],
        every.overdue,
        done,
        language,
    )
    late = sum(1 for unit in below if unit.overdue)
    overdue = whole(language, every.overdue)
    if count > 1 and late:
        yield say(
            language,
            "card-board-title-late",
            late=whole(language, late),
            units=whole(language, count),
            overdue=overdue,
            done=done,
        )
    yield say(
        language,
        "card-digest-title-plain",
        overdue=overdue,
        done=done,
        total=whole(language, every.tasks),
    )


def caption(facts: Board, language: Language, longest: int) -> list[str]:
    """Give the lines of the caption between title and stamp; names are cut to `longest`."""
    every = board_total(facts)
    lines = [
        say(
            language,
            "card-digest-caption-counts",
            unit=one_line(facts.unit),
            total=whole(language, every.tasks),
            month=counted_month(facts, language),
            done=whole(language, every.done),
            running=whole(language, every.running),
            soon=whole(language, every.due_soon),
            overdue=whole(language, every.overdue),
            change="",
        )
    ]
    if every.tasks and len(facts.units) == 1:
        return lines + _alone(facts, language, longest)
    if every.tasks:
        lines.append(say(language, "card-board-caption-units", target=str(facts.target_unit)))
        lines += _units(facts, language, longest)
    return lines


def alone_words(facts: Board, language: Language) -> str:
    """Say how much was on time in the only unit of a board, and the target."""
    on_time = facts.units[0].on_time
    return say(
        language,
        "card-board-rate",
        part=whole(language, on_time.part),
        whole=whole(language, on_time.whole),
        target=str(facts.target_unit),
    )


def _alone(facts: Board, language: Language, longest: int) -> list[str]:
    (unit,) = facts.units
    counts = ", ".join(whole(language, overdue) for overdue in unit.overdue_weeks)
    first, last = str(facts.weeks[0]), str(facts.weeks[-1])
    lines = [_unit(unit, language, longest)]
    if any(unit.overdue_weeks):
        lines.append(
            say(language, "card-board-caption-weeks", first=first, last=last, counts=counts)
        )
    else:
        weeks = whole(language, len(facts.weeks))
        words = {"first": first, "last": last, "weeks": weeks}
        lines.append(say(language, "card-digest-caption-weeks-calm", **words))
    if unit.on_time.whole:
        lines.append(alone_words(facts, language))
    return lines


def late_words(unit: UnitState, language: Language) -> str:
    """Give how many tasks of a unit are overdue: `9 trễ`, `không trễ`."""
    if not unit.overdue:
        return say(language, "card-board-none-late")
    return say(language, "card-board-late", overdue=whole(language, unit.overdue))


def rate_words(rate: Rate) -> str:
    """Give a rate as percent, `–` where nothing was due."""
    known = percent_of(rate)
    return "–" if known is None else f"{known}%"


def _units(facts: Board, language: Language, longest: int) -> list[str]:
    """Give all units: a line each where there are few, else those with late tasks and the rest."""
    every = worst_first(facts)
    if len(every) <= FEW:
        return [_unit(unit, language, longest) for unit in every]
    late = [_brief(unit, language, longest) for unit in every if unit.overdue]
    calm = [_brief(unit, language, longest) for unit in every if not unit.overdue]
    lines = []
    if late:
        lines.append(say(language, "card-board-caption-late", units="; ".join(late)))
    if calm:
        lines.append(say(language, "card-board-caption-calm", units="; ".join(calm)))
    return lines


def _unit(unit: UnitState, language: Language, longest: int) -> str:
    counts = say(
        language,
        "card-board-caption-counts",
        done=whole(language, unit.done),
        running=whole(language, unit.running),
        soon=whole(language, unit.due_soon),
    )
    late = late_words(unit, language)
    return (
        f"{cut(unit_name(unit, language), longest)}: {late}, {rate_words(unit.on_time)}; {counts}."
    )


def _brief(unit: UnitState, language: Language, longest: int) -> str:
    late = f"{whole(language, unit.overdue)}, " if unit.overdue else ""
    return f"{cut(unit_name(unit, language), longest)} {late}{rate_words(unit.on_time)}"
