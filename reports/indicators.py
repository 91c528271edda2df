"""A unit's indicators: how much of each target is reached, what is below it leading."""

from fractions import Fraction
from typing import NamedTuple

from core.reminders.indicator_notices import IndicatorBoard, IndicatorRow
from locales import Language, say
from reports.canvas import Canvas
from reports.heading import head
from reports.indicator_words import (
    NOTED,
    before_words,
    missing_words,
    ordered,
    overall_words,
    share_words,
    term_words,
    titles,
    value_words,
)
from reports.marks import bar, rule
from reports.phrases import code_label, counted_until, one_line
from reports.theme import (
    BODY,
    BOTTOM,
    FULL,
    KEY,
    LABEL,
    LEFT,
    NOTE,
    NOTE_STRONG,
    RIGHT,
    STRONG,
    Colour,
)
from reports.titles import fitting

_SHARE = 120
_MORE = 44


class _Rows(NamedTuple):
    """How the rows are set: how high each is, how thick its bar, and whether with a note."""

    high: int
    bar: int
    noted: bool


_LOOSE = tuple(_Rows(high, 26, noted=True) for high in (172, 157, 142))
_TIGHT = _Rows(98, 20, noted=False)


def lay_out(card: Canvas, facts: IndicatorBoard, language: Language) -> None:
    """Put the board on an empty canvas."""
    when = term_words(facts.year, facts.month, facts.months, language)
    y = head(
        card,
        who=one_line(facts.unit),
        when=(when[:1].upper() + when[1:],),
        title=fitting(titles(facts, language)),
        subtitle=say(language, "card-indicators-subtitle", moment=counted_until(facts)),
        code=code_label(facts, language),
        together=tuple(say(language, "card-kept-together").split("|")),
    )
    if facts.overall is not None:
        y = _overall(card, facts, language, y)
    rule(card, y + 26)
    y += 28
    rows = ordered(facts)
    set_as = _set_as(len(rows), BOTTOM - y)
    room = int((BOTTOM - y - (_MORE if len(rows) * set_as.high > BOTTOM - y else 0)) // set_as.high)
    for row in rows[:room]:
        _row(card, row, language, y, set_as)
        y += set_as.high
    if len(rows) > room:
        words = say(language, "card-indicators-more")
        card.text(LEFT, min(y + 32, BOTTOM - 6), words, NOTE, Colour.INK2, room=FULL)


def _set_as(count: int, room: float) -> _Rows:
    """Give how so many rows are set: loosely as far as there is room, many of them tightly."""
    if count > NOTED:
        return _TIGHT
    return next((one for one in _LOOSE if count * one.high <= room), _LOOSE[-1])


def _overall(card: Canvas, facts: IndicatorBoard, language: Language, y: float) -> float:
    """Draw how far the unit has come by the weights, beside what that is made of."""
    number = card.text(LEFT, y + 104, share_words(facts.overall, language), KEY)
    left = number.box.right + 28
    words, missing = overall_words(facts, language), missing_words(facts, language)
    if missing is None:
        card.text(left, y + 96, words, BODY, Colour.INK2, room=RIGHT - left)
        return y + 106
    card.text(left, y + 62, words, BODY, Colour.INK2, room=RIGHT - left)
    card.text(left, y + 102, missing, NOTE, Colour.DUE_TEXT, room=RIGHT - left)
    return y + 106


def _row(card: Canvas, row: IndicatorRow, language: Language, top: float, set_as: _Rows) -> None:
    """Draw one indicator: name and value, its share of the target on a track, and whose it is."""
    line = row.line
    base = top + (44 if set_as.noted else 36)
    below = line.share is not None and not line.met
    ink = Colour.DUE_TEXT if below else Colour.INK
    ink = Colour.INK2 if line.value is None else ink
    value = card.text(
        RIGHT, base, value_words(line, language), STRONG if below else LABEL, ink, align="right"
    )
    room = value.box.left - LEFT - 24
    card.text(LEFT, base, one_line(line.name), STRONG if below else BODY, room=room)
    thick = base + 18
    share = Fraction(line.share) if line.share is not None else None
    fill = Colour.DUE if below else Colour.DONE
    bar(card, LEFT, RIGHT - _SHARE, thick, float(share or 0), fill, set_as.bar)
    card.rect(RIGHT - _SHARE - 3, thick - 4, 3, set_as.bar + 8, Colour.INK)
    words = share_words(line.share, language)
    style = NOTE_STRONG if below else NOTE
    card.text(RIGHT, thick + set_as.bar - 1, words, style, ink, align="right")
    if set_as.noted:
        _noted(card, row, language, thick + set_as.bar + 36)


def _noted(card: Canvas, row: IndicatorRow, language: Language, base: float) -> None:
    """Say whose an indicator is, what it weighs, and how it stood in earlier terms."""
    line = row.line
    parts = [
        say(language, "card-indicators-late") if line.late else "",
        say(language, "card-indicators-weight", weight=f"{line.weight}%"),
        row.whose or (one_line(line.owner.name) if line.owner else ""),
    ]
    room: float = FULL - _SHARE
    before = before_words(row, language)
    if before is not None:
        shown = card.text(RIGHT - _SHARE, base, before, NOTE, Colour.INK2, align="right")
        room = shown.box.left - LEFT - 24
    words = [part for part in parts if part]
    while len(words) > 1 and card.measure(NOTE, ", ".join(words)) > room:
        words.pop()
    card.text(LEFT, base, ", ".join(words), NOTE, Colour.INK2, room=room)
