"""The words of a tree of objectives: its finding as a title, and the lines of its caption."""

from collections.abc import Iterator
from fractions import Fraction

from core.reminders.goal_notices import Goal, GoalResult, GoalTree, ResultCard
from locales import Language, percent, say, whole
from reports.phrases import cut, one_line
from reports.titles import number_word

ROMAN = ("I", "II", "III", "IV")
MOST_LINES = 14
"""So many objectives and key results stand in a caption."""


def titles(facts: GoalTree, language: Language) -> Iterator[str]:
    """Give the titles that are true, the strongest first."""
    followed = [one for goal in facts.goals if not goal.proposed for one in goal.results]
    waiting = sum(goal.proposed for goal in facts.goals)
    late = [one for one in followed if one.behind]
    if not followed:
        key = "card-goals-title-proposed" if waiting else "card-goals-title-none"
        yield say(language, key, count=waiting, text=whole(language, waiting))
        return
    if late:
        yield from _behind(facts, late, len(followed), language)
        return
    every = whole(language, len(followed))
    yield say(language, "card-goals-title-calm", count=len(followed), text=every)


def _behind(
    facts: GoalTree, late: list[GoalResult], every: int, language: Language
) -> Iterator[str]:
    """Give the titles of key results behind: gathered under one objective, or how many."""
    count = len(late)
    number = number_word(language, count)
    number = number[:1].upper() + number[1:]
    of = [goal for goal in facts.goals if any(one.behind for one in goal.results)]
    if len(of) == 1 and count > 1:
        title = one_line(of[0].title)
        lower = title[:1].lower() + title[1:]
        yield say(language, "card-goals-title-gathered", number=number, count=count, title=lower)
        yield say(language, "card-goals-title-under", number=number, count=count, title=title)
    if count == 1:
        yield say(language, "card-goals-title-one", title=one_line(late[0].title))
    key = "card-goals-title-every" if count == every else "card-goals-title-some"
    yield say(language, key, number=number, count=count, every=whole(language, every))


def when_of(facts: GoalTree, language: Language) -> str:
    """Give the quarter and its week: `OKR quý IV/2026, tuần 8`."""
    quarter = ROMAN[facts.quarter - 1]
    key = "card-goals-when" if facts.week else "card-goals-when-ahead"
    return say(language, key, quarter=quarter, year=str(facts.year), week=str(facts.week))


def week_of(facts: GoalTree | ResultCard, language: Language) -> str:
    """Give the quarter, and which of its weeks it is: `OKR quý IV/2026, tuần 8/13`."""
    return say(
        language,
        "card-goals-when-of",
        quarter=ROMAN[facts.quarter - 1],
        year=str(facts.year),
        week=str(facts.week),
        weeks=str(facts.weeks),
    )


def share_words(share: str | None, language: Language) -> str:
    """Give how far an objective has come, a dash where nothing says so."""
    return "–" if share is None else percent(language, Fraction(share))


def caption(facts: GoalTree, language: Language, longest: int) -> list[str]:
    """Give the lines of the caption between title and stamp; names are cut to `longest`."""
    lines = [f"{one_line(facts.unit)}, {week_of(facts, language)}."]
    told = [
        line
        for goal in facts.goals
        for line in (
            _goal(goal, language, longest),
            *(_result(one, goal, language, longest) for one in _told(facts, goal)),
        )
    ]
    lines += told[:MOST_LINES]
    return lines if len(told) <= MOST_LINES else [*lines, say(language, "card-goals-more") + "."]


def _told(facts: GoalTree, goal: Goal) -> tuple[GoalResult, ...]:
    """Give the key results that a caption has room for: of many only those behind."""
    many = len(facts.goals) + sum(len(one.results) for one in facts.goals) > MOST_LINES
    return tuple(one for one in goal.results if one.behind or not many)


def _goal(goal: Goal, language: Language, longest: int) -> str:
    state = share_words(goal.share, language)
    if goal.proposed:
        state = say(language, "card-goals-proposed")
    return f"MT-{goal.objective} {cut(goal.title, longest)}: {state}"


def _result(one: GoalResult, goal: Goal, language: Language, longest: int) -> str:
    line = f"• KR {one.result} {cut(one.title, longest)}"
    if goal.proposed:
        return line
    line = f"{line}: {percent(language, Fraction(one.share))}"
    if one.behind:
        line = f"{line}, {say(language, 'card-goals-behind')} ({cut(one.owner, longest)})"
    missed = sum(pace is None for pace in one.paces)
    if missed:
        said = say(language, "card-goals-missed", count=missed, text=whole(language, missed))
        line = f"{line}, {said}"
    return line
