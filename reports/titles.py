"""Titles: one sentence that states the finding, chosen by rules; the strongest true one wins."""

from collections.abc import Iterator
from fractions import Fraction

from core.reminders.notices import Digest, Rate, WeekCard
from locales import Language, percent, say, whole
from reports.figures import done_share, hands, percent_of, total
from reports.phrases import month_name, one_line

LONGEST = 62
_MOST = Fraction(7, 10)
_GENDERS = {"nam": "man", "nữ": "woman"}


def title_of(facts: Digest | WeekCard, language: Language) -> str:
    """Give the title of a card, at most 62 characters."""
    found = _digest(facts, language) if isinstance(facts, Digest) else _week(facts, language)
    return next(title for title in found if len(title) <= LONGEST)


def number_word(language: Language, count: int) -> str:
    """Give a small number as a word: `hai`, `two`; from nine on as figures."""
    return say(language, "card-number", count=count, text=whole(language, count))


def address(facts: WeekCard, language: Language) -> str:
    """Give how the person is addressed: `anh`, `chị`, or `anh/chị` if that is not known."""
    return say(language, "card-address", gender=_GENDERS.get(facts.gender or "", "other"))


def _digest(facts: Digest, language: Language) -> Iterator[str]:
    overdue, done = whole(language, facts.overdue), percent(language, done_share(facts))
    if not total(facts):
        yield say(language, "card-digest-title-none", month=month_name(facts.month, language))
        return
    yield from _all_under(facts, language)
    if not facts.overdue:
        yield say(language, "card-digest-title-calm", done=done)
        return
    yield from _gathered(facts, language)
    yield from _turned(facts, language)
    yield say(
        language,
        "card-digest-title-plain",
        overdue=overdue,
        done=done,
        total=whole(language, total(facts)),
    )


def _all_under(facts: Digest, language: Language) -> Iterator[str]:
    rates = [percent_of(unit.on_time) for unit in facts.units]
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


def _gathered(facts: Digest, language: Language) -> Iterator[str]:
    """Give the title of a concentration: most overdue tasks lie in few of the units."""
    worst = sorted(facts.units, key=lambda unit: -unit.overdue)
    overdue, done = whole(language, facts.overdue), percent(language, done_share(facts))
    for count in (1, 2, 3):
        part = sum(unit.overdue for unit in worst[:count])
        if facts.overdue < 3 or count * 2 >= len(worst) or part < _MOST * facts.overdue:
            continue
        units = number_word(language, count)
        name = one_line(worst[0].name)
        if part >= facts.overdue:
            if count == 1:
                key = "card-digest-title-one-unit-all"
                yield say(language, key, overdue=overdue, unit=name, done=done)
            key = "card-digest-title-gathered-all"
            yield say(language, key, overdue=overdue, units=units, count=count, done=done)
            return
        shared = {"overdue": overdue, "part": whole(language, part), "done": done}
        if count == 1:
            yield say(language, "card-digest-title-one-unit", unit=name, **shared)
        yield say(language, "card-digest-title-gathered", units=units, count=count, **shared)
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


def _week(facts: WeekCard, language: Language) -> Iterator[str]:
    week = hands(facts)
    if not week.whole:
        yield say(language, "card-week-title-none")
        return
    counts = {"part": whole(language, week.on_time), "whole": whole(language, week.whole)}
    past = [_share(point.on_time) for point in facts.weeks[:-1]]
    known = [share for share in past if share is not None]
    share = Fraction(week.on_time, week.whole)
    if share == 1:
        if facts.streak > 1:
            streak = number_word(language, facts.streak)
            yield say(language, "card-week-title-all", whole=counts["whole"], streak=streak)
        yield say(language, "card-week-title-all-once", **counts)
    if len(known) >= 3 and share > max(known):
        counts["weeks"] = number_word(language, len(facts.weeks))
        yield say(language, "card-week-title-best", who=address(facts, language), **counts)
        yield say(language, "card-week-title-best-short", **counts)
    before = past[-1] if past else None
    if before is not None and share > before and 2 * week.on_time >= week.whole:
        yield say(language, "card-week-title-better", **counts)
    if week.owed:
        yield say(language, "card-week-title-owed", owed=whole(language, week.owed), **counts)
    if week.late:
        yield say(language, "card-week-title-late", late=whole(language, week.late), **counts)
    yield say(language, "card-week-title-plain", **counts)


def _share(rate: Rate) -> Fraction | None:
    return Fraction(rate.part, rate.whole) if rate.whole else None
