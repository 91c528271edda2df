"""A person's month, read from top to bottom like the picture: score, parts, what cost what."""

from core.reminders.notices import Cost, MonthCard
from locales import Language, moment, say
from reports.canvas import Canvas
from reports.figures import hundredths, points
from reports.heading import head
from reports.marks import bar, rule
from reports.month_words import (
    cost_words,
    costs_head,
    lost,
    next_words,
    part_name,
    products,
    subtitle,
    titles,
)
from reports.phrases import code_label, month_name, task_title
from reports.theme import (
    BODY,
    BOTTOM,
    FULL,
    HEAD,
    HERO,
    LABEL,
    LEFT,
    NOTE,
    OF,
    RIGHT,
    SECOND,
    STRONG,
    Colour,
)
from reports.titles import fitting

_ROW = 44
_ITEM = 80


def lay_out(card: Canvas, facts: MonthCard, language: Language, *, named: bool) -> None:
    """Put the card of a month on an empty canvas, with or without the person's name."""
    y = _head(card, facts, language, named=named)
    gap = _gap(facts, y)
    y = _score(card, facts, language, y) + gap
    rule(card, y)
    y = _parts(card, facts, language, y) + gap
    rule(card, y)
    y = _costs(card, facts, language, y) + gap
    following = next_words(facts, language)
    if following:
        rule(card, y)
        card.text(LEFT, y + 52, following, BODY, room=FULL)
    _foot(card, facts, language)


def _gap(facts: MonthCard, start: float) -> float:
    parts = 112 + _ROW * len(facts.parts) if facts.parts else 84
    costs = 72 + _ITEM * len(facts.costs) if facts.costs else 84
    spare = BOTTOM - 50 - start - 302 - parts - costs - 72
    return max(0.0, min(spare / 4, 76))


def _head(card: Canvas, facts: MonthCard, language: Language, *, named: bool) -> float:
    month = month_name(facts.month, language)
    when = say(language, "card-month-when", month=month, year=str(facts.year))
    return head(
        card,
        who=facts.person if named else say(language, "card-month-anonymous"),
        when=(when[0].upper() + when[1:], f"{facts.month}/{facts.year}"),
        title=fitting(titles(facts, language)),
        subtitle=subtitle(facts, language),
        code=code_label(facts, language),
        together=tuple(say(language, "card-kept-together").split("|")),
    )


def _score(card: Canvas, facts: MonthCard, language: Language, y: float) -> float:
    """Draw the total, or the points for tasks where there is none, and what it is made of."""
    whole = facts.total if facts.total is not None else facts.work
    number = "–" if whole is None else points(language, whole)
    ink = Colour.INK3 if whole is None else Colour.DONE_TEXT
    hero = card.text(LEFT, y + 170, number, HERO, ink)
    of = "/100" if facts.total is not None else "/70"
    if whole is not None and hero.box.right + 18 + card.measure(OF, of) <= RIGHT:
        card.text(hero.box.right + 18, y + 170, of, OF, Colour.INK2)
    words = "total" if facts.total is not None else "work" if whole is not None else "none"
    band = say(language, f"card-band-{facts.band}") if facts.band else ""
    said = say(language, f"card-month-is-{words}")
    card.text(LEFT, y + 242, f"{said}, {band}" if band else said, STRONG, room=FULL)
    made = [
        say(language, f"card-month-{name}", points=points(language, value))
        for name, value in (("general", facts.general), ("work", facts.work))
        if value is not None and facts.total is not None
    ]
    if made:
        card.text(LEFT, y + 282, "; ".join(made), SECOND, Colour.INK2, room=FULL)
    return y + 302


def _parts(card: Canvas, facts: MonthCard, language: Language, y: float) -> float:
    if not facts.parts:
        month = month_name(facts.month, language)
        words = say(language, "card-week-parts-none", month=month)
        card.text(LEFT, y + 54, words, BODY, Colour.INK2, room=FULL)
        return y + 84
    card.text(LEFT, y + 48, say(language, "card-month-parts-head"), HEAD)
    note = products(facts, language)
    card.text(RIGHT, y + 48, note, NOTE, Colour.INK2, align="right")
    for row, part in enumerate(facts.parts):
        top = y + 76 + _ROW * row
        card.text(LEFT, top + 24, part_name(part.name, language), BODY)
        bar(card, 260, 860, top, part.hundredths / 10_000, Colour.DONE)
        value = hundredths(language, part.hundredths)
        card.text(RIGHT, top + 24, value, STRONG, Colour.DONE_TEXT, align="right")
    return y + 76 + _ROW * len(facts.parts) + 8


def _costs(card: Canvas, facts: MonthCard, language: Language, y: float) -> float:
    if not facts.costs:
        key = "card-month-costs-none" if facts.tasks else "card-month-empty"
        card.text(LEFT, y + 54, say(language, key), BODY, Colour.INK2, room=FULL)
        return y + 84
    card.text(LEFT, y + 48, costs_head(facts, language), HEAD)
    unit = say(language, "card-month-costs-unit")
    card.text(RIGHT, y + 48, unit, NOTE, Colour.INK2, align="right")
    for row, cost in enumerate(facts.costs):
        _cost(card, cost, language, y + 70 + _ITEM * row)
    return y + 72 + _ITEM * len(facts.costs)


def _cost(card: Canvas, cost: Cost, language: Language, top: float) -> None:
    mark = {"late": Colour.OVERDUE, "content": Colour.DUE}.get(cost.what, Colour.RUNNING)
    ink = {"late": Colour.OVERDUE_TEXT, "content": Colour.DUE_TEXT}.get(cost.what, Colour.INK2)
    card.rect(LEFT, top, 6, 64, mark)
    x = LEFT + 23
    note = card.text(RIGHT, top + 25, lost(cost, language), STRONG, ink, align="right")
    card.text(x, top + 25, task_title(cost.title), LABEL, room=note.box.left - 24 - x)
    card.text(x, top + 63, cost_words(cost, language), SECOND, Colour.INK2, room=RIGHT - x)


def _foot(card: Canvas, facts: MonthCard, language: Language) -> None:
    until = say(language, "card-week-until", moment=moment(facts.until))
    card.text(LEFT, BOTTOM - 8, until, NOTE, Colour.INK2, room=FULL)
