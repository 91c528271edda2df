"""Captions: the text twin of a card, which must say all that the picture says."""

from collections.abc import Callable, Iterator

from core.reminders.cause_map_notices import CauseMap
from core.reminders.goal_notices import GoalTree, ResultCard
from core.reminders.indicator_notices import IndicatorBoard
from core.reminders.notices import (
    Board,
    Coded,
    DayDots,
    Digest,
    MonthCard,
    Need,
    UnitLine,
    WeekCard,
)
from locales import Language, clock, day_with_weekday, say, whole
from reports import (
    board_words,
    cause_words,
    goal_words,
    indicator_words,
    key_words,
    month_words,
    result_words,
)
from reports.figures import Hands, hands, hundredths, percent_of, shown_units, total
from reports.phrases import (
    burden,
    cause_of,
    counted_month,
    cut,
    holiday_of,
    month_name,
    next_step,
    one_line,
    overdue_change,
    owed_from_before,
    short_day,
    span_of,
    task_title,
    unit_name,
    units_beside,
    urgency,
    week_remark,
)
from reports.titles import address, digest_titles, fitting, week_titles

LONGEST = 1_024
_NAME_LENGTHS = (200, 120, 90, 70, 60, 50, 40, 32, 24, 18, 14, 10, 8)


def caption_of(facts: Coded, language: Language) -> str:
    """Give the caption; long names are cut until it has at most 1,024 characters."""
    title, lines = _WORDS[type(facts)]
    text = ""
    for longest in _NAME_LENGTHS:
        said = lines(facts, language, longest)
        text = "\n".join((f"{fitting(title(facts, language))}.", *said, _stamp(facts, language)))
        if len(text) <= LONGEST:
            return text
    return text[: LONGEST - 1] + "…"


def title_of(facts: Coded, language: Language) -> str:
    """Give the title of a card, at most 62 characters."""
    return fitting(_WORDS[type(facts)][0](facts, language))


def _digest(facts: Digest, language: Language, longest: int) -> list[str]:
    lines = [_counts(facts, language)]
    if facts.weeks:
        lines += _overdue_weeks(facts, language) + _rates(facts, language)
    if facts.units:
        lines.append(_units(facts, language))
    if facts.key_results:
        lines.append(key_words.caption(facts.key_results, language, longest))
    if facts.needs:
        needs = (_need(need, language, longest) for need in facts.needs)
        total_needs = whole(language, facts.needs_total)
        part = "" if facts.needs_total == len(facts.needs) else "-part"
        shown = whole(language, len(facts.needs))
        key = f"card-digest-caption-needs{part}"
        lines.append(say(language, key, total=total_needs, shown=shown))
        lines += [f"{at}. {need}." for at, need in enumerate(needs, start=1)]
    elif total(facts):
        lines.append(say(language, "card-digest-needs-none"))
    return lines


def _counts(facts: Digest, language: Language) -> str:
    shared = {
        "unit": one_line(facts.unit),
        "month": counted_month(facts, language),
        "total": whole(language, total(facts)),
    }
    change = overdue_change(facts, language)
    said = ""
    if change:
        same = facts.overdue == facts.overdue_before
        key = "card-digest-caption-unchanged" if same else "card-digest-caption-change"
        said = say(language, key) if same else say(language, key, change=change)
    return say(
        language,
        "card-digest-caption-counts",
        done=whole(language, facts.done),
        running=whole(language, facts.running),
        soon=whole(language, facts.due_soon),
        overdue=whole(language, facts.overdue),
        change=said,
        **shared,
    )


def _overdue_weeks(facts: Digest, language: Language) -> list[str]:
    first, last = facts.weeks[0], facts.weeks[-1]
    if len(facts.weeks) < 2:
        return [say(language, "card-digest-caption-first-week", week=str(last.week))]
    ends = {"first": str(first.week), "last": str(last.week)}
    peak = max(week.overdue for week in facts.weeks)
    if not peak:
        weeks = whole(language, len(facts.weeks))
        return [say(language, "card-digest-caption-weeks-calm", weeks=weeks, **ends)]
    return [
        say(
            language,
            "card-digest-caption-weeks",
            **{"from": whole(language, first.overdue)},
            peak=whole(language, peak),
            to=whole(language, last.overdue),
            **ends,
        )
    ]


def _rates(facts: Digest, language: Language) -> list[str]:
    rates = [(week.week, percent_of(week.on_time)) for week in facts.weeks]
    known = [(week, rate) for week, rate in rates if rate is not None]
    if not known:
        return [say(language, "card-digest-rate-none")]
    shared = {
        "last": str(known[-1][0]),
        "to": str(known[-1][1]),
        "target": str(facts.target_on_time),
    }
    if len(known) == 1:
        return [say(language, "card-digest-caption-rate-one", **shared)]
    start = {"first": str(known[0][0]), "from": str(known[0][1])}
    return [say(language, "card-digest-caption-rate", **start, **shared)]


def _units(facts: Digest, language: Language) -> str:
    units = [_unit(unit, language) for unit in shown_units(facts)]
    if beside := units_beside(facts, language):
        units.append(beside)
    return say(
        language,
        "card-digest-caption-units",
        target=str(facts.target_unit),
        units="; ".join(units),
    )


def _unit(unit: UnitLine, language: Language) -> str:
    rate = percent_of(unit.on_time)
    shown = say(language, "card-digest-caption-unit-none") if rate is None else f"{rate}%"
    shared = {"unit": unit_name(unit, language), "rate": shown}
    if not unit.overdue:
        return say(language, "card-digest-caption-unit", **shared)
    overdue = whole(language, unit.overdue)
    return say(language, "card-digest-caption-unit-overdue", overdue=overdue, **shared)


def _need(need: Need, language: Language, longest: int) -> str:
    name = f"NV-{need.number} {cut(task_title(need.title), longest)}"
    people = ", ".join(need.people[:4])
    if len(need.people) > 4:
        count = whole(language, len(need.people) - 1)
        people = say(language, "card-and-others", first=need.people[0], count=count)
    cause = cut(cause_of(need, language), longest)
    return ", ".join((name, urgency(need, language), one_line(people), cause))


def _week(facts: WeekCard, language: Language, longest: int) -> list[str]:
    week = hands(facts)
    lines = [_week_counts(facts, week, language)]
    if facts.owed_before:
        lines.append(owed_from_before(facts, language) + ".")
    lines += [holiday_of(day, language) + "." for day in facts.days if day.holiday]
    if week.whole:
        days = "; ".join(_day(day, language) for day in facts.days)
        lines.append(say(language, "card-week-caption-days", days=days))
    if len(facts.weeks) > 1:
        lines.append(_past(facts, language))
    if facts.streak or len(facts.weeks) > 1:
        lines.append(_streak(facts, language))
    if facts.key_results:
        lines.append(key_words.caption(facts.key_results, language, longest))
    lines += [
        _parts(facts, language),
        _next(facts, language, longest),
        burden(facts, language) + ".",
        say(language, "card-week-caption-private", who=address(facts, language)),
    ]
    return lines


def _week_counts(facts: WeekCard, week: Hands, language: Language) -> str:
    when = span_of(facts, language)
    if not week.whole:
        return f"{when}: {week_remark(facts, language)}."
    return say(
        language,
        "card-week-caption-count",
        when=when,
        part=whole(language, week.on_time),
        whole=whole(language, week.whole),
        late=whole(language, week.late),
        owed=whole(language, week.owed),
        remark=week_remark(facts, language),
    )


def _day(day: DayDots, language: Language) -> str:
    count = day.on_time + day.late + day.owed + day.ahead
    return f"{say(language, 'card-weekday-short', day=day.day.weekday())}: {count}"


def _past(facts: WeekCard, language: Language) -> str:
    counts = ", ".join(whole(language, week.on_time.part) for week in facts.weeks)
    return say(
        language,
        "card-week-caption-weeks",
        first=str(facts.weeks[0].week),
        last=str(facts.weeks[-1].week),
        counts=counts,
    )


def _streak(facts: WeekCard, language: Language) -> str:
    return say(
        language,
        "card-week-caption-streak",
        streak=whole(language, facts.streak),
        next=next_step(facts, language),
    )


def _parts(facts: WeekCard, language: Language) -> str:
    month = month_name(facts.score_month, language)
    if not facts.parts:
        return say(language, "card-week-parts-none", month=month)
    parts = ", ".join(
        say(
            language,
            "card-week-caption-part",
            part=say(language, f"card-week-part-{part.name}").lower(),
            value=hundredths(language, part.hundredths),
        )
        for part in facts.parts
    )
    return say(language, "card-week-caption-parts", month=month, parts=parts)


def _next(facts: WeekCard, language: Language, longest: int) -> str:
    if not facts.next_due:
        return say(language, "card-week-next-none")
    tasks = "; ".join(
        say(
            language,
            "card-week-caption-due",
            day=short_day(due.deadline, language),
            number=str(due.number),
            title=cut(task_title(due.title), longest),
        )
        for due in facts.next_due
    )
    total_next = whole(language, facts.next_total)
    return say(language, "card-week-caption-next", total=total_next, tasks=tasks)


def _stamp(facts: Coded, language: Language) -> str:
    until = f"{clock(facts.until)} {day_with_weekday(language, facts.until)}"
    return say(language, "card-data", moment=until, code=facts.code)


_WORDS: dict[type[Coded], tuple[Callable[..., Iterator[str]], Callable[..., list[str]]]] = {
    Digest: (digest_titles, _digest),
    WeekCard: (week_titles, _week),
    Board: (board_words.titles, board_words.caption),
    MonthCard: (month_words.titles, month_words.caption),
    CauseMap: (cause_words.titles, cause_words.caption),
    GoalTree: (goal_words.titles, goal_words.caption),
    ResultCard: (result_words.titles, result_words.caption),
    IndicatorBoard: (indicator_words.titles, indicator_words.caption),
}
"""The titles of each kind, and the lines of its caption between title and stamp."""
