"""The words of a board of indicators: its finding as a title, and the lines of its caption."""

from collections.abc import Iterator
from fractions import Fraction

from core.indicators.notices import IndicatorLine
from core.reminders.indicator_notices import IndicatorBoard, IndicatorRow
from locales import Language, decimal, percent, say, whole
from reports.phrases import cut, one_line
from reports.titles import number_word

ROMAN = ("I", "II", "III", "IV")
MOST_LINES = 12
"""So many indicators stand in a caption."""

NOTED = 6
"""So many are told with what they weigh and how they stood before."""

_BEFORE = 3

YEAR = 12


def ordered(facts: IndicatorBoard) -> tuple[IndicatorRow, ...]:
    """Give what is below its target first, the lowest share leading; without a value comes last."""

    def place(row: IndicatorRow) -> tuple[int, Fraction, int]:
        line = row.line
        if line.share is None:
            return 2, Fraction(0), line.indicator
        return int(bool(line.met)), Fraction(line.share), line.indicator

    return tuple(sorted(facts.rows, key=place))


def titles(facts: IndicatorBoard, language: Language) -> Iterator[str]:
    """Give the titles that are true, the strongest first."""
    known = [row for row in ordered(facts) if row.line.share is not None]
    below = [row for row in known if not row.line.met]
    when = term_words(facts.year, facts.month, facts.months, language)
    if not known:
        yield say(language, "card-indicators-title-none", when=when)
        return
    count, every = len(known), whole(language, len(known))
    if not below:
        yield say(language, "card-indicators-title-met", count=count, text=every)
        return
    number = number_word(language, len(below))
    number = number[:1].upper() + number[1:]
    if len(below) == 1:
        name = one_line(below[0].line.name)
        yield say(language, "card-indicators-title-one", name=name, count=count)
    facts_below: dict[str, str | int] = {"number": number, "count": len(below), "every": every}
    yield say(
        language,
        "card-indicators-title-lowest",
        name=one_line(below[0].line.name),
        **facts_below,
    )
    yield say(language, "card-indicators-title-below", **facts_below)


def term_words(year: int, month: int, months: int, language: Language) -> str:
    """Give a term with its year: `tháng 11/2026`, `quý IV/2026`, `năm 2026`."""
    if months == YEAR:
        return say(language, "indicator-term-year", year=str(year))
    if months == 1:
        return say(language, "indicator-term-month", month=str(month), year=str(year))
    return say(language, "indicator-term-quarter", quarter=ROMAN[month // months], year=str(year))


def value_words(line: IndicatorLine, language: Language) -> str:
    """Give value and target: `45/120 hồ sơ`, `4,5% (không quá 5%)`, or that there is no value."""
    if line.value is None:
        return say(language, "card-indicators-no-value")
    value = amount_words(line.value, line, language)
    if line.target is None:
        return with_noun(value, line)
    target = amount_words(line.target, line, language)
    if line.direction == "lower":
        key = "card-indicators-falling" if line.baseline else "card-indicators-at-most"
        return say(language, key, value=value, target=target, noun=beside(line))
    if line.noun == "%":
        return say(language, "card-indicators-of-percent", value=value, target=target)
    return with_noun(f"{value}/{target}", line)


def amount_words(exact: str, line: IndicatorLine, language: Language) -> str:
    """Give a value as it is read, with its percent sign: `1.200`, `95,5%`."""
    text = decimal(language, Fraction(exact), 3).rstrip("0")
    text = text.rstrip("," if language == "vi" else ".")
    return f"{text}%" if line.noun == "%" else text


def with_noun(text: str, line: IndicatorLine) -> str:
    """Give a value with what is counted."""
    return f"{text}{beside(line)}"


def beside(line: IndicatorLine) -> str:
    """Give what is counted, with a space before it; nothing for percent."""
    return "" if line.noun in (None, "%") else f" {one_line(line.noun or '')}"


def share_words(share: str | None, language: Language) -> str:
    """Give how much of a target is reached, a dash where nothing says so."""
    return "–" if share is None else percent(language, Fraction(share))


def before_words(row: IndicatorRow, language: Language) -> str | None:
    """Give how much of its earlier targets an indicator reached; None where nothing is known."""
    past = [share for share in row.before if share is not None][-_BEFORE:]
    if not past:
        return None
    shares = ", ".join(share_words(share, language) for share in past)
    return say(language, "card-indicators-before", shares=shares)


def overall_words(facts: IndicatorBoard, language: Language) -> str:
    """Say what the number of the whole is made of."""
    return say(
        language,
        "card-indicators-overall",
        valued=whole(language, facts.valued),
        every=whole(language, facts.weighed),
    )


def missing_words(facts: IndicatorBoard, language: Language) -> str | None:
    """Say that the weights of the unit make no whole; None where they do."""
    if facts.missing == "0" or not facts.weighed:
        return None
    left = decimal(language, Fraction(facts.missing), 2).rstrip("0").rstrip(",.")
    return say(language, "card-indicators-missing", missing=f"{left}%")


def caption(facts: IndicatorBoard, language: Language, longest: int) -> list[str]:
    """Give the lines of the caption between title and stamp; names are cut to `longest`."""
    when = term_words(facts.year, facts.month, facts.months, language)
    lines = [f"{one_line(facts.unit)}, {when}."]
    if facts.overall is not None:
        share = share_words(facts.overall, language)
        lines.append(f"{share} {overall_words(facts, language)}.")
    noted = len(facts.rows) <= NOTED
    for row in ordered(facts)[:MOST_LINES]:
        text = _row(row, language, longest)
        lines.append(f"{text}; {_note(row, language)}" if noted else text)
    if len(facts.rows) > MOST_LINES:
        lines.append(say(language, "card-indicators-more") + ".")
    missing = missing_words(facts, language)
    return [*lines, *([missing] if missing else [])]


def _row(row: IndicatorRow, language: Language, longest: int) -> str:
    line = row.line
    whose = f" ({cut(row.whose, longest)})" if row.whose else ""
    text = f"CT-{line.indicator} {cut(line.name, longest)}{whose}: {value_words(line, language)}"
    if line.value is None and line.target is not None:
        target = with_noun(amount_words(line.target, line, language), line)
        text = f"{text}, {say(language, 'card-indicators-aim', target=target)}"
    if line.share is not None:
        key = "card-indicators-is-met" if line.met else "card-indicators-reached"
        text = f"{text}, {say(language, key, share=share_words(line.share, language))}"
    if line.late:
        text = f"{text}, {say(language, 'card-indicators-late')}"
    return text


def _note(row: IndicatorRow, language: Language) -> str:
    weight = say(language, "card-indicators-weight", weight=f"{row.line.weight}%")
    before = before_words(row, language)
    return weight if before is None else f"{weight}; {before}"
