"""A cause map, read from top to bottom like the picture: how much, for which causes, and where."""

from collections.abc import Sequence

from core.reminders.cause_map_notices import CauseCount, CauseMap, UnitCauses
from locales import Language, say, whole
from reports.canvas import Canvas
from reports.cause_words import (
    before_words,
    cause_name,
    days_of,
    rest_words,
    shown_units,
    subtitle,
    tasks_words,
    titles,
    when_of,
)
from reports.heading import head
from reports.marks import bar, rule
from reports.phrases import code_label, one_line
from reports.theme import (
    BODY,
    BOTTOM,
    END,
    FULL,
    HEAD,
    KEY,
    LABEL,
    LEFT,
    NOTE,
    NOTE_STRONG,
    RIGHT,
    SECOND,
    STRONG,
    Colour,
)
from reports.titles import fitting

_PLACES = (60.0, 320.0, 548.0, 793.0)
_ROW = 44
_UNIT_ROW = 54
_LOOSE = 3.0
_THICK = 2.0
_BARS = (452, 770)
_DAYS = 890
_NAMES = (346, 420)
_CELLS_END = 910
_GAP = 14


def lay_out(card: Canvas, facts: CauseMap, language: Language) -> None:
    """Put the map on an empty canvas."""
    y = _head(card, facts, language)
    y = _counts(card, facts, language, y)
    rule(card, y)
    if not facts.tasks:
        words = say(language, "card-causes-empty")
        card.text(LEFT, y + 54, words, BODY, Colour.INK2, room=FULL)
        return
    loose = _looseness(facts, language, y)
    y = _causes(card, facts, language, y, loose)
    rule(card, y)
    _units(card, facts, language, y, loose)


def _looseness(facts: CauseMap, language: Language, start: float) -> float:
    """Give by how much the rows may be higher than they need, so that the card is filled."""
    rows = _ROW * len(facts.causes) + _UNIT_ROW * len(shown_units(facts))
    rest = 46 if rest_words(facts, language) else 0
    return max(1.0, min(_LOOSE, (BOTTOM - start - 156 - rest) / max(1, rows)))


def _head(card: Canvas, facts: CauseMap, language: Language) -> float:
    when = when_of(facts, language)
    names = (one_line(unit.name) for unit in facts.units)
    causes = (cause_name(one.cause, language) for one in facts.causes)
    return head(
        card,
        who=facts.unit,
        when=(when[0].upper() + when[1:], f"{facts.month}/{facts.year}"),
        title=fitting(titles(facts, language)),
        subtitle=subtitle(facts, language),
        code=code_label(facts, language),
        together=(*say(language, "card-kept-together").split("|"), *names, *causes),
    )


def _counts(card: Canvas, facts: CauseMap, language: Language, y: float) -> float:
    """Draw the days, the tasks, those that still stand, and what waits to be confirmed."""
    counts = (
        (days_of(facts), "days", Colour.DONE_TEXT),
        (facts.tasks, "tasks", Colour.INK),
        (facts.standing, "standing", Colour.INK),
        (facts.named, "named", Colour.DUE_TEXT),
    )
    numbers = [whole(language, count) for count, *_ in counts]
    room = _PLACES[2] - _PLACES[1] - 20
    style = KEY if all(card.measure(KEY, number) <= room for number in numbers) else END
    for x, number, (count, name, ink) in zip(_PLACES, numbers, counts, strict=True):
        card.text(x, y + 98, number, style, ink if count else Colour.INK3)
        card.text(x, y + 145, say(language, f"card-causes-{name}", count=count), LABEL)
    before = before_words(facts, language)
    if before:
        card.text(LEFT, y + 186, before, SECOND, Colour.INK2, room=FULL)
    return y + (206 if before else 168)


def _causes(card: Canvas, facts: CauseMap, language: Language, y: float, loose: float) -> float:
    """Draw a bar for each cause on a track of all days; its number stands over its column below."""
    card.text(LEFT, y + 48, say(language, "card-causes-why"), HEAD)
    note = say(language, "card-causes-unit-days")
    card.text(_DAYS, y + 48, note, NOTE, Colour.INK2, align="right")
    for row, one in enumerate(facts.causes):
        _cause(card, one, facts, language, row, y + 72 + _ROW * loose * row, min(loose, _THICK))
    return y + 72 + _ROW * loose * len(facts.causes) + 10 - min(24.0, _ROW * (loose - 1) / 2)


def _cause(
    card: Canvas,
    one: CauseCount,
    facts: CauseMap,
    language: Language,
    row: int,
    top: float,
    thick: float,
) -> None:
    base = top + 11 + 13 * thick
    card.text(LEFT, base, str(row + 1), STRONG, Colour.INK2)
    name = cause_name(one.cause, language)
    card.text(LEFT + 34, base, name[0].upper() + name[1:], BODY, room=_BARS[0] - LEFT - 48)
    share = one.days / max(1, days_of(facts))
    bar(card, *_BARS, top, share, Colour.PAST if row else Colour.DONE, 26 * thick)
    card.text(_DAYS, base, whole(language, one.days), STRONG, align="right")
    tasks = tasks_words(one.tasks, language)
    card.text(RIGHT, base, tasks, NOTE, Colour.INK2, align="right")


def _units(card: Canvas, facts: CauseMap, language: Language, y: float, loose: float) -> None:
    """Draw a row for each unit: the days of each cause in its column, and all of them."""
    card.text(LEFT, y + 48, say(language, "card-causes-where"), HEAD)
    card.text(RIGHT, y + 48, say(language, "card-causes-all"), NOTE, Colour.INK2, align="right")
    shown = shown_units(facts)
    cells = _cells(card, shown, len(facts.causes), language)
    for at, left in enumerate(cells[:-1]):
        card.text(left, y + 48, str(at + 1), STRONG, Colour.INK2)
    rest = rest_words(facts, language)
    high = _UNIT_ROW * loose
    y += min(16.0, (high - _UNIT_ROW) / 4)
    most = max((max(unit.days, default=0) for unit in shown), default=0)
    for row, unit in enumerate(shown):
        _unit(card, unit, language, y + 64 + high * row, cells, most, 7 * min(loose, _THICK))
    if rest:
        base = y + 64 + high * len(shown) + 32
        card.text(LEFT, base, rest, SECOND, Colour.INK2, room=FULL)


def _cells(
    card: Canvas, units: Sequence[UnitCauses], causes: int, language: Language
) -> tuple[float, ...]:
    """Give where each cause's column begins, and the last one ends.

    Long names have up to 420 px, as long as every number has its room.
    """
    widest = max(
        (card.measure(NOTE_STRONG, whole(language, days)) for unit in units for days in unit.days),
        default=0.0,
    )
    names = max((card.measure(BODY, unit.name) for unit in units), default=0.0)
    wanted = min(max(names, _NAMES[0]), _NAMES[1]) + LEFT + 24
    start = min(wanted, _CELLS_END - (widest + _GAP) * causes)
    pitch = (_CELLS_END - start) / max(3, causes)
    return tuple(start + pitch * at for at in range(causes + 1))


def _unit(
    card: Canvas,
    unit: UnitCauses,
    language: Language,
    top: float,
    cells: Sequence[float],
    most: int,
    thick: float,
) -> None:
    base = top + 30
    card.text(LEFT, base, unit.name, BODY, room=cells[0] - LEFT - 24)
    for left, right, days in zip(cells, cells[1:], unit.days, strict=False):
        if not days:
            card.text(left, base, "–", NOTE, Colour.INK2)
            continue
        card.text(left, base, whole(language, days), NOTE_STRONG)
        wide = max(7.0, (right - left - _GAP) * days / max(1, most))
        card.rect(left, top + 39, wide, thick, Colour.DONE, 3)
    total = whole(language, sum(unit.days))
    card.text(RIGHT, base, total, STRONG, Colour.DONE_TEXT, align="right")
