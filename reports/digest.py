"""The leader's card, read from top to bottom like the picture: counts, trend, units, needs."""

from typing import NamedTuple

from core.reminders.notices import Digest, Need, UnitLine
from locales import Language, clock, say, weekday, whole
from reports.canvas import Canvas
from reports.figures import percent_of, shown_units, total
from reports.heading import head, wrapped
from reports.key_rows import HEAD_HIGH, fitting_rows, short_rows
from reports.key_rows import ROW as KEY_ROW
from reports.marks import Column, bar, columns, paragraph, rule, stacked_bar
from reports.phrases import (
    cause_of,
    code_label,
    counted_month,
    one_line,
    overdue_change,
    task_title,
    unit_name,
    units_beside,
    urgency,
)
from reports.rates import rate_key, rate_line
from reports.theme import (
    BODY,
    BOTTOM,
    FULL,
    HALF,
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
from reports.titles import digest_titles, fitting

_ROW = 42
_ITEM = 82
_BAR_LEFT, _BAR_RIGHT = 406, 776
_NAME_ROOM = 440
_COLUMNS = (60.0, 304.0, 548.0, 793.0)
_LEAST_GAP = 20
_LABEL = 33
_VALUE_RIGHT = 890
_SECOND_LINE = 38
_SQUEEZE = 38
"""So much lower than usual the charts may be for the sake of what stands below them."""


class _Room(NamedTuple):
    """What is left of the height, given to the rows, the charts and the gaps between sections.

    `whole_names` is how many units, counted from the last, may have their name in two lines.
    """

    key_rows: int
    whole_names: int
    charts: float
    gap: float


class _Count(NamedTuple):
    """One of the four counts with its colours."""

    tasks: int
    fill: Colour
    ink: Colour
    name: str


class _Note(NamedTuple):
    """Where the counts begin, the change of the last one and the words below that change."""

    places: tuple[float, ...]
    change: str
    beside: str


def lay_out(card: Canvas, facts: Digest, language: Language) -> None:
    """Put the digest on an empty canvas."""
    y = _head(card, facts, language)
    room = _room(card, facts, language, y)
    y = _counts(card, facts, language, y) + room.gap
    rule(card, y)
    if facts.weeks:
        y = _trend(card, facts, language, y, room.charts) + room.gap
        rule(card, y)
    if facts.units:
        y = _units(card, facts, language, y, room.whole_names) + room.gap
        rule(card, y)
    if facts.key_results and room.key_rows:
        y = short_rows(card, facts.key_results, language, y, room.key_rows) + room.gap
        rule(card, y)
    _needs(card, facts, language, y)


def _room(card: Canvas, facts: Digest, language: Language, start: float) -> _Room:
    used = 226 + (62 + _ITEM * len(facts.needs) if facts.needs else 70)
    if facts.weeks:
        used += 249
    if facts.units:
        used += 80 + _ROW * len(shown_units(facts))
    spare = BOTTOM - start - used
    squeeze = _SQUEEZE if facts.weeks else 0
    rows = fitting_rows(facts.key_results, spare + squeeze) if facts.key_results else 0
    spare -= HEAD_HIGH + KEY_ROW * rows if rows else 0
    long = sum(_is_long(card, unit, language) for unit in shown_units(facts))
    whole_names = max(0, min(long, int((spare + squeeze) // _SECOND_LINE)))
    spare -= _SECOND_LINE * whole_names
    drawn = any(week.overdue or week.on_time.whole for week in facts.weeks)
    room = 120 if any(week.overdue for week in facts.weeks) else 30
    charts = min(spare, room if drawn else 0)
    return _Room(rows, whole_names, charts, min((spare - charts) / 4, 36))


def _head(card: Canvas, facts: Digest, language: Language) -> float:
    day = facts.until
    date = f"{day.day}/{day.month}/{day.year}"
    name = weekday(language, day)
    named = say(language, "card-date", weekday=name[0].upper() + name[1:], date=date)
    subtitle = say(
        language,
        "card-digest-subtitle",
        total=whole(language, total(facts)),
        month=counted_month(facts, language),
        clock=clock(day),
    )
    names = (one_line(unit.name) for unit in facts.units)
    return head(
        card,
        who=facts.unit,
        when=(named, date),
        title=fitting(digest_titles(facts, language)),
        subtitle=subtitle,
        code=code_label(facts, language),
        together=(*say(language, "card-kept-together").split("|"), *names),
    )


def _counts(card: Canvas, facts: Digest, language: Language, y: float) -> float:
    counts = (
        _Count(facts.done, Colour.DONE, Colour.DONE_TEXT, "done"),
        _Count(facts.running, Colour.RUNNING, Colour.RUNNING_TEXT, "running"),
        _Count(facts.due_soon, Colour.DUE, Colour.DUE_TEXT, "due-soon"),
        _Count(facts.overdue, Colour.OVERDUE, Colour.OVERDUE_TEXT, "overdue"),
    )
    words = tuple(say(language, f"card-digest-{count.name}") for count in counts)
    numbers = tuple(whole(language, count.tasks) for count in counts)
    wide = tuple(card.measure(KEY, number) for number in numbers)
    labels = tuple(_LABEL + card.measure(LABEL, word) for word in words)
    note = _change(card, facts, language, wide, labels)
    for x, count, word, number in zip(note.places, counts, words, numbers, strict=True):
        card.text(x, y + 98, number, KEY, count.ink if count.tasks else Colour.INK3)
        card.rect(x, y + 122, 22, 22, count.fill, 4)
        card.text(x + _LABEL, y + 145, word, LABEL)
    last = note.places[-1]
    if note.beside:
        if note.change:
            card.text(last + wide[-1] + 18, y + 63, note.change, NOTE_STRONG)
        card.text(last + wide[-1] + 18, y + 97, note.beside, NOTE, Colour.INK2)
    elif note.change:
        card.text(last + labels[-1] + 14, y + 145, note.change, NOTE_STRONG)
    stacked_bar(card, y + 165, 32, tuple((count.tasks, count.fill) for count in counts))
    return y + 226


def _change(
    card: Canvas,
    facts: Digest,
    language: Language,
    wide: tuple[float, ...],
    labels: tuple[float, ...],
) -> _Note:
    """Give the change of the overdue count in the longest form that there is room for.

    Beside the number in two forms, else beside its label; the columns move to the left for it.
    """
    columns_wide = tuple(max(pair) for pair in zip(wide, labels, strict=True))
    change, same = overdue_change(facts, language), facts.overdue == facts.overdue_before
    if change is None:
        return _Note(_placed(columns_wide) or _COLUMNS, "", "")
    for form in ("long", "short"):
        words = say(language, f"card-digest-change-{form}")
        if same:
            words, change = say(language, f"card-digest-same-{form}"), ""
        note = card.measure(NOTE, words)
        note = max(note, card.measure(NOTE_STRONG, change)) if change else note
        places = _placed((*columns_wide[:-1], max(labels[-1], wide[-1] + 18 + note)))
        if places:
            return _Note(places, change, words)
    if same:
        return _Note(_placed(columns_wide) or _COLUMNS, "", "")
    note = card.measure(NOTE_STRONG, change)
    places = _placed((*columns_wide[:-1], max(wide[-1], labels[-1] + 14 + note)))
    return _Note(places or _COLUMNS, change if places else "", "")


def _placed(columns_wide: tuple[float, ...]) -> tuple[float, ...] | None:
    """Give where the four columns begin, moved left as far as their widths ask, if they fit."""
    end, places = float(RIGHT), list[float]()
    for usual, width in zip(reversed(_COLUMNS), reversed(columns_wide), strict=True):
        places.append(min(usual, end - width))
        end = places[-1] - _LEAST_GAP
    return tuple(reversed(places)) if places[-1] >= LEFT else None


def _trend(card: Canvas, facts: Digest, language: Language, y: float, more: float) -> float:
    middle = LEFT + HALF
    axis = y + 193 + more
    card.text(LEFT, y + 47, say(language, "card-digest-weeks-head"), HEAD)
    card.text(middle + 60, y + 47, say(language, "card-digest-rate-head"), HEAD)
    if any(week.on_time.whole for week in facts.weeks):
        rate_key(card, language, y + 47, facts.target_on_time)
    if not any(week.overdue for week in facts.weeks):
        weeks_word = whole(language, len(facts.weeks))
        paragraph(card, LEFT, y + 95, say(language, "card-digest-weeks-calm", weeks=weeks_word))
    columns(
        card,
        language,
        LEFT,
        middle,
        axis,
        91 + more,
        tuple(Column(week.week, week.overdue) for week in facts.weeks),
        now=Colour.OVERDUE,
        now_text=Colour.OVERDUE_TEXT if facts.weeks[-1].overdue else Colour.DONE_TEXT,
        label_all=False,
    )
    rate_line(
        card,
        language,
        middle + 60,
        RIGHT,
        axis,
        100 + more,
        tuple((week.week, percent_of(week.on_time)) for week in facts.weeks),
        facts.target_on_time,
    )
    return axis + 56


def _is_long(card: Canvas, unit: UnitLine, language: Language) -> bool:
    return card.measure(BODY, unit_name(unit, language)) > _NAME_ROOM + 6


def _units(card: Canvas, facts: Digest, language: Language, y: float, whole_names: int) -> float:
    units = shown_units(facts)
    widest = max(card.measure(BODY, unit_name(unit, language)) for unit in units)
    left = max(_BAR_LEFT, LEFT + min(widest, _NAME_ROOM) + 26)
    line = left + (_BAR_RIGHT - left) * facts.target_unit / 100
    _units_head(card, facts, language, y, line)
    cut = sum(_is_long(card, unit, language) for unit in units) - whole_names
    end = y + 74
    for unit in units:
        long = _is_long(card, unit, language)
        cut -= long
        name = unit_name(unit, language)
        room = left - LEFT - 20
        lines = wrapped(card, name, BODY, room, 2) if long and cut < 0 else [name]
        _unit(card, unit, lines, language, end, left, facts.target_unit)
        end += _ROW + _SECOND_LINE * (len(lines) - 1)
    card.rect(line - 1.5, y + 62, 3, end - 3 - (y + 62), Colour.INK)
    return end + 6


def _units_head(card: Canvas, facts: Digest, language: Language, y: float, line: float) -> None:
    base = y + 48
    end = card.text(LEFT, base, say(language, "card-digest-units-head"), HEAD).box.right
    if more := units_beside(facts, language):
        end = card.text(end + 14, base, more, NOTE, Colour.INK2).box.right
    words = say(language, "card-digest-units-overdue")
    late = card.text(RIGHT, base, words, NOTE, Colour.INK2, align="right")
    target = say(language, "card-digest-target", target=f"{facts.target_unit}%")
    half = card.measure(NOTE, target) / 2
    middle = min(max(line, end + 18 + half), late.box.left - 18 - half)
    card.text(middle, base, target, NOTE, Colour.INK2, align="centre")


def _unit(
    card: Canvas,
    unit: UnitLine,
    name: list[str],
    language: Language,
    top: float,
    left: float,
    target: int,
) -> None:
    for row, line in enumerate(name):
        card.text(LEFT, top + 24 + _SECOND_LINE * row, line, BODY, room=left - LEFT - 20)
    top += _SECOND_LINE / 2 * (len(name) - 1)
    base = top + 24
    rate = percent_of(unit.on_time)
    under = rate is not None and rate < target
    fill, ink = (Colour.DUE, Colour.DUE_TEXT) if under else (Colour.DONE, Colour.DONE_TEXT)
    bar(card, left, _BAR_RIGHT, top, (rate or 0) / 100, fill)
    if rate is None:
        card.text(_VALUE_RIGHT, base, "–", BODY, Colour.INK2, align="right")
    else:
        card.text(_VALUE_RIGHT, base, f"{rate}%", STRONG, ink, align="right")
    if unit.overdue:
        late = whole(language, unit.overdue)
        card.text(RIGHT, base, late, STRONG, Colour.OVERDUE_TEXT, align="right")
    else:
        card.text(RIGHT, base, "–", BODY, Colour.INK2, align="right")


def _needs(card: Canvas, facts: Digest, language: Language, y: float) -> None:
    if not facts.needs:
        key = "card-digest-needs-none" if total(facts) else "card-digest-empty"
        card.text(LEFT, y + 54, say(language, key), BODY, Colour.INK2, room=FULL)
        return
    words = say(
        language,
        "card-digest-needs-head",
        total=facts.needs_total,
        text=whole(language, facts.needs_total),
    )
    card.text(LEFT, y + 49, words, HEAD)
    for row, need in enumerate(facts.needs):
        _need(card, need, language, y + 70 + _ITEM * row)


def _need(card: Canvas, need: Need, language: Language, top: float) -> None:
    late = need.days_late > 0
    card.rect(LEFT, top, 6, 66, Colour.OVERDUE if late else Colour.RUNNING)
    x = LEFT + 23
    ink = Colour.OVERDUE_TEXT if late else Colour.RUNNING_TEXT
    note = card.text(RIGHT, top + 25, urgency(need, language), STRONG, ink, align="right")
    card.text(x, top + 25, task_title(need.title), LABEL, room=note.box.left - 24 - x)
    number = say(language, "card-task", number=str(need.number))
    rest = f"{number} · {holders(card, need, language)}" if need.people else number
    cause = cause_of(need, language)
    card.text(x, top + 65, f"{rest}, {cause}", SECOND, Colour.INK2, room=RIGHT - x)


def holders(card: Canvas, need: Need, language: Language) -> str:
    """Give all names if they fit into two thirds of a line, else the first and how many more."""
    names = ", ".join(need.people)
    if len(need.people) < 2 or card.measure(SECOND, names) <= 640:
        return names
    others = whole(language, len(need.people) - 1)
    return say(language, "card-and-others", first=need.people[0], count=others)
