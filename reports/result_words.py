"""The words of one key result over its quarter: its finding as a title, and its caption."""

from collections.abc import Iterator
from fractions import Fraction

from core.reminders.goal_notices import Moved, ResultCard, Said
from locales import Language, day, decimal, percent, say, whole
from reports.goal_words import ROMAN, week_of
from reports.phrases import cut, one_line

BEHIND = -2
MILESTONE = "milestone"


def titles(facts: ResultCard, language: Language) -> Iterator[str]:
    """Give the titles that are true, the strongest first."""
    if facts.state == "proposed":
        yield say(language, "card-result-title-proposed")
        return
    done = Fraction(facts.share) == 1
    if facts.shape == MILESTONE:
        left = max(0, facts.weeks - facts.week)
        key = "reached" if done else "not-reached"
        yield say(language, f"card-result-title-{key}", left=left, text=whole(language, left))
        return
    known = {
        "value": number(facts.value, language),
        "target": counted(facts.target, facts.noun, language),
        "share": percent(language, Fraction(facts.share)),
        "need": percent(language, Fraction(facts.need)),
    }
    if done:
        yield say(language, "card-result-title-done", **known)
        return
    key = pace_key(facts.pace)
    if key in ("behind", "below") and facts.weekly:
        weekly = counted(facts.weekly, facts.noun, language)
        yield say(language, f"card-result-title-{key}-weekly", weekly=weekly, **known)
    yield say(language, f"card-result-title-{key}", **known)
    yield say(language, "card-result-title-plain", **known)


def pace_key(pace: int | None) -> str:
    """Give the name of a pace: behind, below, on, ahead, or none where nothing is needed."""
    if pace is None:
        return "none"
    if pace < 0:
        return "behind" if pace <= BEHIND else "below"
    return "ahead" if pace else "on"


def number(exact: str, language: Language) -> str:
    """Give an exact value for reading, without idle zeros."""
    text = decimal(language, Fraction(exact), 3)
    mark = "," if language == "vi" else "."
    return text.rstrip("0").rstrip(mark)


def counted(exact: str, noun: str | None, language: Language) -> str:
    """Give a value with what is counted: `12.000 hồ sơ`, `66,5%`."""
    shown = number(exact, language)
    if noun == "%":
        return f"{shown}%"
    return f"{shown} {one_line(noun)}" if noun else shown


def when_of(facts: ResultCard, language: Language) -> str:
    """Give the quarter and its week."""
    return say(
        language,
        "card-goals-when",
        quarter=ROMAN[facts.quarter - 1],
        year=str(facts.year),
        week=str(facts.week),
    )


def missed_words(facts: ResultCard, language: Language) -> str:
    """Give the weeks in which nobody said anything; nothing if there are none."""
    if not facts.missed:
        return ""
    weeks = ", ".join(str(week) for week in facts.missed)
    return say(language, "card-result-missed", count=len(facts.missed), weeks=weeks)


def said_words(one: Said, facts: ResultCard, language: Language, longest: int) -> str:
    """Give a check-in in a line: when, what, how sure, and what blocked."""
    parts = [_state(one, facts, language)]
    if one.confidence is not None:
        parts.append(say(language, "card-result-sure", confidence=str(one.confidence)))
    if one.blocker:
        parts.append(say(language, "card-result-blocked", words=cut(one.blocker, longest)))
    elif one.note:
        parts.append(cut(one.note, longest))
    return f"{day(one.moment)}: {', '.join(parts)}"


def _state(one: Said, facts: ResultCard, language: Language) -> str:
    if facts.shape != MILESTONE:
        return number(one.value, language)
    reached = one.value == facts.target
    return say(language, "goal-reached" if reached else "goal-not-reached")


def moved_words(one: Moved, language: Language, longest: int) -> str:
    """Give a task that is counted: by how much, or that it is not accepted yet."""
    name = f"NV-{one.task} {cut(one.title, longest)}"
    if one.accepted is None:
        return say(language, "card-result-task-open", task=name)
    by = number(one.by, language)
    return say(language, "card-result-task", task=name, by=by, day=day(one.accepted))


def caption(facts: ResultCard, language: Language, longest: int) -> list[str]:
    """Give the lines of the caption between title and stamp; names are cut to `longest`."""
    way = say(
        language,
        "card-result-way",
        baseline=number(facts.baseline, language),
        target=counted(facts.target, facts.noun, language),
    )
    if facts.shape == MILESTONE:
        way = say(language, "card-result-way-milestone")
    head = (
        f"KR {facts.result} {cut(facts.title, longest)}, {way}, {one_line(facts.owner)}; "
        f"MT-{facts.objective} {cut(facts.objective_title, longest)}; {week_of(facts, language)}."
    )
    lines = [head, _pace(facts, language)]
    if facts.aspires:
        lines.append(say(language, "card-result-hoped-why"))
    if facts.confidence is not None:
        sure = str(facts.confidence)
        lines.append(say(language, "card-result-sure-now", confidence=sure))
    if facts.blocker:
        words = cut(facts.blocker, longest)
        lines.append(say(language, "card-result-blocked-now", words=words))
    if facts.history:
        lines.append(say(language, "card-result-history", text=whole(language, facts.said)))
        lines += [f"• {said_words(one, facts, language, longest)}" for one in facts.history]
    lines += [f"• {moved_words(one, language, longest)}" for one in facts.tasks[:5]]
    missed = missed_words(facts, language)
    return [*lines, missed] if missed else lines


def _pace(facts: ResultCard, language: Language) -> str:
    shared = {
        "share": percent(language, Fraction(facts.share)),
        "need": percent(language, Fraction(facts.need)),
    }
    if facts.weekly is None:
        return say(language, "card-result-pace", **shared)
    weekly = counted(facts.weekly, facts.noun, language)
    return say(language, "card-result-pace-weekly", weekly=weekly, **shared)
