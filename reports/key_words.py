"""The words of key results in a digest and in a weekly card."""

from fractions import Fraction

from core.reminders.notices import KeyLine, KeyResults
from locales import Language, percent, say, whole
from reports.goal_words import ROMAN
from reports.phrases import cut
from reports.result_words import MILESTONE, counted, number

_LONGEST = 24


def head_words(facts: KeyResults, language: Language) -> str:
    """Give what the section is about: `Kết quả then chốt quý IV`."""
    return say(language, "card-keys-head", quarter=ROMAN[facts.quarter - 1])


def behind_words(facts: KeyResults, language: Language) -> str:
    """Give how many of all are behind, or that none is."""
    key = "card-keys-behind" if facts.behind else "card-keys-steady"
    behind, every = whole(language, facts.behind), whole(language, facts.total)
    return say(language, key, count=facts.total, behind=behind, total=every)


def share_words(one: KeyLine, language: Language) -> str:
    """Give how much of its way a key result has come, in percent."""
    return percent(language, Fraction(one.share))


def need_words(one: KeyLine, language: Language) -> str:
    """Give how much of its way should be done by now, in percent."""
    return percent(language, Fraction(one.need))


def standing_words(one: KeyLine, language: Language) -> str:
    """Give where a key result stands: `860/1.200 hồ sơ`, or whether a milestone is reached.

    A long noun is left out, so that the numbers are whole.
    """
    if one.shape == MILESTONE:
        return say(language, "goal-reached" if one.share == "1" else "goal-not-reached")
    value = number(one.value, language)
    standing = f"{value}/{counted(one.target, one.noun, language)}"
    return standing if len(standing) <= _LONGEST else f"{value}/{number(one.target, language)}"


def caption(facts: KeyResults, language: Language, longest: int) -> str:
    """Give the key results in one line of a caption; names are cut to `longest`."""
    lines = (
        say(
            language,
            "card-keys-caption-line",
            name=f"KR {one.result} {cut(one.title, longest)}",
            standing=standing_words(one, language),
            share=share_words(one, language),
            need=need_words(one, language),
        )
        for one in facts.lines
    )
    return say(
        language,
        "card-keys-caption",
        head=head_words(facts, language),
        behind=behind_words(facts, language),
        lines="; ".join(lines),
    )
