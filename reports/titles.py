"""Titles: one sentence that states the finding, chosen by rules; the strongest true one wins."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from core.reminders.notices import Digest, Rate, WeekCard
from locales import Language, percent, say, whole
from reports.figures import Hands, done_share, hands, percent_of, total
from reports.phrases import address_of, month_name, unit_name

LONGEST = 62
_MOST = Fraction(7, 10)


class Late(NamedTuple):
    """A unit by its name, and how many of its tasks are overdue."""

    name: str
    overdue: int


def fitting(titles: Iterator[str]) -> str:
    """Give the first title of at most 62 characters."""
    return next(title for title in titles if len(title) <= LONGEST)


def number_word(language: Language, count: int) -> str:
    """Give a small number as a word: `hai`, `two`; from nine on as figures."""
    return say(language, "card-number", count=count, text=whole(language, count))


def address(facts: WeekCard, language: Language) -> str:
    """Give how the person is addressed."""
    return address_of(facts.gender, language)


def digest_titles(facts: Digest, language: Language) -> Iterator[str]:
    """Give the titles of a digest that are true, the strongest first."""
    overdue, done = whole(language, facts.overdue), percent(language, done_share(facts))
    if not total(facts):
        yield say(language, "card-digest-title-none", month=month_name(facts.month, language))
        return
    yield from _all_under(facts, language)
    if not facts.overdue:
        yield say(language, "card-digest-title-calm", done=done)
        return
    units = [Late(unit_name(unit, language), unit.overdue) for unit in facts.units]
    yield from gathered(units, facts.overdue, done, language)
    yield from _turned(facts, language)
    yield say(
        language,
        "card-digest-title-plain",
        overdue=overdue,
        done=done,
        total=whole(language, total(facts)),
    )


def _all_under(facts: Digest, language: Language) -> Iterator[str]:
    rates = [percent_of(unit.on_time) for unit in facts.units if not unit.own]
    known = [rate for rate in rates if rate is not None]
    if len(known) >= 2 and len(known) == len(rates) and max(known) < facts.target_unit:
        calm = "" if facts.overdue else "-calm"
        given = {"overdue": whole(language, facts.overdue)} if facts.overdue else {}
        yield say(
            language,
            "card-digest-title-all-under" + calm,
            units=whole(language, len(known)),
            target=str(facts.target_unit),
            **given,
        )


def gathered(units: Sequence[Late], late: int, done: str, language: Language) -> Iterator[str]:
    """Give the title of a concentration: most overdue tasks lie in few of the units."""
    worst = sorted(units, key=lambda unit: -unit.overdue)
    overdue = whole(language, late)
    for count in (1, 2, 3):
        part = sum(unit.overdue for unit in worst[:count])
        if late < 3 or count * 2 >= len(worst) or part < _MOST * late:
            continue
        number = number_word(language, count)
        name = worst[0].name
        if part >= late:
            if count == 1:
                key = "card-digest-title-one-unit-all"
                yield say(language, key, overdue=overdue, unit=name, done=done)
            key = "card-digest-title-gathered-all"
            yield say(language, key, overdue=overdue, units=number, count=count, done=done)
            return
        shared = {"overdue": overdue, "part": whole(language, part), "done": done}
        if count == 1:
            yield say(language, "card-digest-title-one-unit", unit=name, **shared)
        yield say(language, "card-digest-title-gathered", units=number, count=count, **shared)
        return


def _turned(facts: Digest, language: Language) -> Iterator[str]:
    """Give the title of a turn: fewer, or more, overdue tasks than in any week shown before."""
    past = [week.overdue for week in facts.weeks[:-1]]
    if len(past) < 3 or min(past) <= facts.overdue <= max(past):
        return
    yield say(
        language,
        "card-digest-title-lowest" if facts.overdue < min(past) else "card-digest-title-highest",
        overdue=whole(language, facts.overdue),
        weeks=number_word(language, len(facts.weeks)),
        done=percent(language, done_share(facts)),
    )


def week_titles(facts: WeekCard, language: Language) -> Iterator[str]:
    """Give the titles of a week that are true, the strongest first."""
    week = hands(facts)
    counts = {"part": whole(language, week.on_time), "whole": whole(language, week.whole)}
    if facts.owed_before:
        yield from _indebted(facts, week, language)
    elif not week.whole:
        yield say(language, "card-week-title-none")
    elif week.owed or week.ahead:
        yield from _unfinished(week, language)
    else:
        yield from _finished(facts, week, language)
    yield say(language, "card-week-title-plain", **counts)


def _indebted(facts: WeekCard, week: Hands, language: Language) -> Iterator[str]:
    """Give the title of a week in which tasks from before it are still owed."""
    shared = {
        "before": whole(language, facts.owed_before),
        "part": whole(language, week.on_time),
        "whole": whole(language, week.whole),
        "ahead": whole(language, week.ahead),
        "owed": whole(language, facts.owed_before + week.owed),
    }
    if not week.whole:
        key = "none"
    elif week.owed:
        key = "owed"
    elif week.ahead:
        key = "ahead"
    else:
        key = "all" if week.on_time == week.whole else "part"
    name = f"card-week-title-before-{key}"
    yield say(language, name, count=facts.owed_before, due=week.whole, **shared)
    yield say(language, "card-week-title-before", count=facts.owed_before, **shared)


def _unfinished(week: Hands, language: Language) -> Iterator[str]:
    """Give the title of a week of which something is owed or still to come."""
    shared = {
        "part": whole(language, week.on_time),
        "whole": whole(language, week.whole),
        "ahead": whole(language, week.ahead),
        "owed": whole(language, week.owed),
    }
    if week.owed and week.ahead:
        yield say(language, "card-week-title-owed-ahead", **shared)
    if week.owed:
        yield say(language, "card-week-title-owed", **shared)
    elif week.ahead == week.whole:
        yield say(language, "card-week-title-all-ahead", count=week.ahead, **shared)
    else:
        yield say(language, "card-week-title-ahead", count=week.ahead, **shared)


def _finished(facts: WeekCard, week: Hands, language: Language) -> Iterator[str]:
    """Give the titles of a week of which nothing is left to do."""
    counts = {"part": whole(language, week.on_time), "whole": whole(language, week.whole)}
    past = [_share(point.on_time) for point in facts.weeks[:-1]]
    known = [share for share in past if share is not None]
    share = Fraction(week.on_time, week.whole)
    if share == 1:
        yield from _kept(facts, week, language)
    if len(known) >= 3 and share > max(known):
        counts["weeks"] = number_word(language, len(facts.weeks))
        yield say(language, "card-week-title-best", who=address(facts, language), **counts)
        yield say(language, "card-week-title-best-short", **counts)
    before = past[-1] if past else None
    if before is not None and share > before and 2 * week.on_time >= week.whole:
        yield say(language, "card-week-title-better", **counts)
    if week.late:
        yield say(language, "card-week-title-late", late=whole(language, week.late), **counts)


def _kept(facts: WeekCard, week: Hands, language: Language) -> Iterator[str]:
    """Give the titles of a week in which every task was on time."""
    shared = {"part": whole(language, week.on_time), "whole": whole(language, week.whole)}
    if facts.streak > 1:
        streak = number_word(language, facts.streak)
        yield say(language, "card-week-title-all", count=week.whole, streak=streak, **shared)
    yield say(language, "card-week-title-all-once", count=week.whole, **shared)


def _share(rate: Rate) -> Fraction | None:
    return Fraction(rate.part, rate.whole) if rate.whole else None
