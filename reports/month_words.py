"""The words of a person's month: its finding as a title, and the lines of its caption."""

from collections.abc import Iterator

from core.reminders.notices import Cost, MonthCard
from locales import Language, say, whole
from reports.figures import hundredths, points
from reports.phrases import cut, month_name, task_title


def titles(facts: MonthCard, language: Language) -> Iterator[str]:
    """Give the titles that are true, the strongest first."""
    month = month_name(facts.month, language)
    if not facts.tasks:
        yield say(language, "card-month-title-none", month=month)
        return
    figure = facts.total if facts.total is not None else facts.work
    if figure is None:
        yield say(language, "card-month-title-no-score", month=month)
        return
    kind = "total" if facts.total is not None else "work"
    score = points(language, figure)
    yield say(language, f"card-month-title-{kind}-{dearest(facts)}", score=score, month=month)
    yield say(language, f"card-month-title-{kind}", score=score, month=month)


def dearest(facts: MonthCard) -> str:
    """Give what cost most in all: `open`, `content`, `late`, or `nothing`."""
    sums: dict[str, int] = {}
    for cost in facts.costs:
        sums[cost.what] = sums.get(cost.what, 0) + cost.lost
    return max(sums, key=lambda what: (sums[what], what)) if sums else "nothing"


def caption(facts: MonthCard, language: Language, longest: int) -> list[str]:
    """Give the lines of the caption between title and stamp; names of tasks are cut."""
    lines = [subtitle(facts, language) + "."]
    scores = [
        say(language, f"card-month-{name}", points=points(language, value))
        for name, value in (
            ("total", facts.total),
            ("general", facts.general),
            ("work", facts.work),
        )
        if value is not None
    ]
    if facts.band:
        scores.append(say(language, f"card-band-{facts.band}"))
    if scores:
        lines.append("; ".join(scores) + ".")
    if facts.parts:
        parts = ", ".join(
            f"{part_name(part.name, language).lower()} {hundredths(language, part.hundredths)}"
            for part in facts.parts
        )
        lines.append(
            say(
                language,
                "card-month-caption-parts",
                parts=parts,
                products=products(facts, language),
            )
        )
    if facts.costs:
        lines.append(costs_head(facts, language) + ":")
        lines += [f"• {_cost(cost, language, longest)}" for cost in facts.costs]
    elif facts.tasks:
        lines.append(say(language, "card-month-costs-none"))
    following = next_words(facts, language)
    return [*lines, following] if following else lines


def subtitle(facts: MonthCard, language: Language) -> str:
    """Say that the figures are provisional and whose they are."""
    return say(
        language, "card-month-subtitle", tasks=whole(language, facts.tasks), count=facts.tasks
    )


def part_name(name: str, language: Language) -> str:
    """Give the name of a part of the score."""
    return say(language, f"card-week-part-{name}")


def products(facts: MonthCard, language: Language) -> str:
    """Give the converted products that were accepted of those assigned."""
    return say(
        language,
        "card-month-products",
        accepted=points(language, facts.accepted),
        assigned=points(language, facts.assigned),
    )


def costs_head(facts: MonthCard, language: Language) -> str:
    """Give the head above what cost most."""
    return say(
        language,
        "card-month-costs-head",
        total=facts.costs_total,
        text=whole(language, facts.costs_total),
    )


def cost_words(cost: Cost, language: Language) -> str:
    """Say why a task cost something."""
    return say(
        language,
        f"card-month-cost-{cost.what}",
        number=str(cost.number),
        count=cost.count,
        text=whole(language, cost.count),
    )


def lost(cost: Cost, language: Language) -> str:
    """Give what a task cost: `−0,50`."""
    return "\N{MINUS SIGN}" + points(language, cost.lost)


def next_words(facts: MonthCard, language: Language) -> str:
    """Say what the open task would bring that brings most; nothing where there is none."""
    if facts.next_number is None or facts.next_total is None:
        return ""
    kind = "work" if facts.total is None else "total"
    return say(
        language,
        f"card-month-next-{kind}",
        number=str(facts.next_number),
        points=points(language, facts.next_total),
    )


def _cost(cost: Cost, language: Language, longest: int) -> str:
    title = cut(task_title(cost.title), longest)
    return f"{cost_words(cost, language)} {title}: {lost(cost, language)}"
