"""An official's weekly card, read from top to bottom like the picture; no rank, no colleague."""

from core.reminders.notices import DayDots, Part, WeekCard
from locales import Language, say, whole
from reports.canvas import Canvas
from reports.figures import hands, hundredths
from reports.heading import head
from reports.key_rows import TALL_HEAD_HIGH, TALL_ROW, fitting_rows, tall_rows
from reports.marks import Column, bar, columns, paragraph, rule
from reports.phrases import (
    burden,
    code_label,
    counted_until,
    holiday_of,
    month_name,
    next_step,
    owed_from_before,
    short_day,
    span_of,
    task_title,
    week_remark,
)
from reports.theme import (
    BODY,
    BOTTOM,
    FULL,
    HALF,
    HEAD,
    HERO,
    KEY,
    LEFT,
    NOTE,
    OF,
    RIGHT,
    SECOND,
    STRONG,
    Colour,
)
from reports.titles import address, fitting, week_titles

_DOTS_LEFT = 549
_DOTS_HIGH = 186
_KEY_ROW = 36
_RINGS = (Colour.OVERDUE, Colour.PAST)
_LARGEST = 46
_STREAK_GOAL = 8
_ROW = 42
_DUE_ROW = 44


def lay_out(card: Canvas, facts: WeekCard, language: Language, *, named: bool) -> None:
    """Put the weekly card on an empty canvas, with or without the person's name."""
    y = _head(card, facts, language, named=named)
    rows, gap = _room(facts, y)
    _count(card, facts, language, y)
    _dots(card, facts, language, y)
    y = _holidays(card, facts, language, y + 300) + gap
    rule(card, y)
    _weeks(card, facts, language, y)
    _streak(card, facts, language, y)
    y += 270 + gap
    rule(card, y)
    if facts.key_results and rows:
        y = tall_rows(card, facts.key_results, language, y, rows) + gap
    else:
        y = _parts(card, facts, language, y) + gap
    rule(card, y)
    _next(card, facts, language, y)
    _foot(card, facts, language)


def _room(facts: WeekCard, start: float) -> tuple[int, float]:
    """Give how many key results have room, and how far apart the sections stand.

    Key results stand in the place of the parts of the score, which the caption goes on to tell.
    """
    due = 62 + _DUE_ROW * len(facts.next_due)
    holidays = 28 if any(day.holiday for day in facts.days) else 0
    spare = BOTTOM - 58 - start - 322 - holidays - 270 - due
    rows = fitting_rows(facts.key_results, spare, tall=True) if facts.key_results else 0
    parts = 84 + _ROW * len(facts.parts) if facts.parts else 84
    spare -= TALL_HEAD_HIGH + TALL_ROW * rows if rows else parts
    return rows, max(0.0, min(spare / 4, 44))


def _head(card: Canvas, facts: WeekCard, language: Language, *, named: bool) -> float:
    week = say(language, "card-week", week=str(facts.week))
    return head(
        card,
        who=facts.person if named else say(language, "card-week-anonymous"),
        when=(span_of(facts, language), week),
        title=fitting(week_titles(facts, language)),
        subtitle=say(language, "card-week-subtitle", who=address(facts, language)),
        code=code_label(facts, language),
        together=tuple(say(language, "card-kept-together").split("|")),
    )


def _count(card: Canvas, facts: WeekCard, language: Language, y: float) -> None:
    week = hands(facts)
    good = 2 * week.on_time >= week.whole - week.ahead
    number = whole(language, week.on_time)
    ink = Colour.DONE_TEXT if good else Colour.DUE_TEXT
    ink = ink if week.whole else Colour.INK3
    remark = week_remark(facts, language)
    is_title = remark.casefold() == fitting(week_titles(facts, language)).casefold()
    remarks = [(remark, Colour.INK2)] if week.whole and not is_title else []
    if facts.owed_before:
        remarks.insert(0, (owed_from_before(facts, language), Colour.OVERDUE_TEXT))
    base = y + 185 - 32 * (len(remarks) > 1)
    hero = card.text(LEFT, base, number, HERO, ink)
    of = f"/{whole(language, week.whole)}"
    if week.whole and hero.box.right + 18 + card.measure(OF, of) <= _DOTS_LEFT - 24:
        card.text(hero.box.right + 18, base, of, OF, Colour.INK2)
    room = _DOTS_LEFT - 24 - LEFT
    words = "card-week-on-time" if week.whole else "card-week-nothing-due"
    card.text(LEFT, base + 55, say(language, words), STRONG, room=room)
    for row, (said, colour) in enumerate(remarks):
        card.text(LEFT, base + 96 + 36 * row, said, SECOND, colour, room=room)


def _dots(card: Canvas, facts: WeekCard, language: Language, y: float) -> None:
    """Draw a dot for each task on the day it was due: late amber, owed a red ring, ahead pale."""
    axis = y + 252
    rows = _dots_key(card, facts, language, y + 43)
    card.rect(_DOTS_LEFT, axis, RIGHT - _DOTS_LEFT, 2, Colour.INK2)
    slot = (RIGHT - _DOTS_LEFT) / max(1, len(facts.days))
    most = max((len(_marks(day)) for day in facts.days), default=0)
    across, pitch = _grid(most, slot - 8, _DOTS_HIGH - _KEY_ROW * (rows - 1))
    for at, day in enumerate(facts.days):
        middle = _DOTS_LEFT + slot * (at + 0.5)
        name = say(language, "card-weekday-short", day=day.day.weekday())
        card.text(middle, axis + 36, name, NOTE, Colour.INK2, align="centre")
        _day(card, day, language, middle, axis, across, pitch)


def _dots_key(card: Canvas, facts: WeekCard, language: Language, base: float) -> int:
    """Say what a dot's place and colour mean, in as many rows as it takes; give how many."""
    week, x, rows = hands(facts), _DOTS_LEFT + 11.0, 1
    if not week.whole:
        return rows
    x = card.text(x, base, say(language, "card-week-key-place"), NOTE, Colour.INK2).box.right + 30
    for count, name, mark in (
        (week.on_time, "on-time", Colour.DONE),
        (week.late, "late", Colour.DUE),
        (week.owed, "owed", Colour.OVERDUE),
        (week.ahead, "ahead", Colour.PAST),
    ):
        words = say(language, f"card-week-key-{name}")
        if not count:
            continue
        if x + 30 + card.measure(NOTE, words) > RIGHT:
            x, base, rows = _DOTS_LEFT + 11.0, base + _KEY_ROW, rows + 1
        card.disc(x + 10, base - 9, 10, mark, hole=5 if mark in _RINGS else 0)
        x = card.text(x + 30, base, words, NOTE, Colour.INK2).box.right + 30
    return rows


def _grid(most: int, width: float, high: float) -> tuple[int, float]:
    """Give how many dots stand side by side and their pitch, so that the fullest day fits."""
    ways = (
        (min(_LARGEST, width / across, high / -(-max(1, most) // across)), -across)
        for across in range(1, 9)
    )
    pitch, across = max(ways)
    return -across, pitch


def _day(
    card: Canvas,
    day: DayDots,
    language: Language,
    middle: float,
    axis: float,
    across: int,
    pitch: float,
) -> None:
    radius = pitch * 20 / 46
    marks = _marks(day)
    if not marks and day.holiday:
        words = say(language, "card-week-holiday")
        card.text(middle, axis - 14, words, NOTE, Colour.INK2, align="centre")
    wide = min(across, len(marks))
    for at, mark in enumerate(marks):
        x = middle + (at % across - (wide - 1) / 2) * pitch
        centre = axis - 6 - pitch / 2 - at // across * pitch
        hole = radius * 0.65 if mark in _RINGS else 0
        card.disc(x, centre, radius, mark, hole=hole)


def _marks(day: DayDots) -> list[Colour]:
    """Give the colour of each task due on a day, from the axis upwards."""
    done = [Colour.DONE] * day.on_time + [Colour.DUE] * day.late
    return done + [Colour.OVERDUE] * day.owed + [Colour.PAST] * day.ahead


def _holidays(card: Canvas, facts: WeekCard, language: Language, y: float) -> float:
    """Name the week's holidays in one line; give where the section ends."""
    named = [holiday_of(day, language) for day in facts.days if day.holiday]
    if not named:
        return y + 22
    card.text(LEFT, y + 26, "; ".join(named), NOTE, Colour.INK2, room=FULL)
    return y + 50


def _weeks(card: Canvas, facts: WeekCard, language: Language, y: float) -> None:
    card.text(LEFT, y + 47, say(language, "card-week-weeks-head"), HEAD)
    if len(facts.weeks) < 2:
        paragraph(card, LEFT, y + 110, say(language, "card-week-weeks-none"))
        return
    columns(
        card,
        language,
        LEFT,
        LEFT + HALF,
        y + 196,
        96,
        tuple(Column(week.week, week.on_time.part) for week in facts.weeks),
        now=Colour.DONE,
        now_text=Colour.DONE_TEXT,
        label_all=True,
    )


def _streak(card: Canvas, facts: WeekCard, language: Language, y: float) -> None:
    """Draw the streak with the nearest goal that one can still reach."""
    left = 590
    card.text(left, y + 47, say(language, "card-week-streak-head"), HEAD)
    ink = Colour.DONE_TEXT if facts.streak else Colour.INK3
    number = card.text(left, y + 140, whole(language, facts.streak), KEY, ink)
    unit = say(language, "card-week-streak-unit", weeks=facts.streak)
    card.text(number.box.right + 18, y + 140, unit, STRONG)
    filled = min(facts.streak, _STREAK_GOAL)
    for at in range(_STREAK_GOAL):
        colour = Colour.DONE if at >= _STREAK_GOAL - filled else Colour.TRACK
        card.rect(left + at * 55, y + 160, 45, 18, colour, 5)
    room = RIGHT - left
    rule_words = say(language, "card-week-streak-rule")
    card.text(left, y + 211, rule_words, NOTE, Colour.INK2, room=room)
    card.text(left, y + 246, next_step(facts, language), NOTE, Colour.INK2, room=room)


def _parts(card: Canvas, facts: WeekCard, language: Language, y: float) -> float:
    month = month_name(facts.score_month, language)
    if not facts.parts:
        words = say(language, "card-week-parts-none", month=month)
        card.text(LEFT, y + 54, words, BODY, Colour.INK2, room=FULL)
        return y + 84
    card.text(LEFT, y + 48, say(language, "card-week-parts-head", month=month), HEAD)
    for row, part in enumerate(facts.parts):
        _part(card, part, language, y + 72 + _ROW * row)
    return y + 72 + _ROW * len(facts.parts) + 12


def _part(card: Canvas, part: Part, language: Language, top: float) -> None:
    base = top + 24
    card.text(LEFT, base, say(language, f"card-week-part-{part.name}"), BODY)
    bar(card, 260, 860, top, part.hundredths / 10_000, Colour.DONE)
    value = hundredths(language, part.hundredths)
    card.text(RIGHT, base, value, STRONG, Colour.DONE_TEXT, align="right")


def _next(card: Canvas, facts: WeekCard, language: Language, y: float) -> None:
    if not facts.next_due:
        words = say(language, "card-week-next-none")
        card.text(LEFT, y + 54, words, BODY, Colour.INK2, room=FULL)
        return
    words = say(
        language,
        "card-week-next-head",
        total=facts.next_total,
        text=whole(language, facts.next_total),
    )
    card.text(LEFT, y + 48, words, HEAD)
    days = [short_day(due.deadline, language) for due in facts.next_due]
    x = LEFT + max(card.measure(STRONG, day) for day in days) + 30
    for row, (day, due) in enumerate(zip(days, facts.next_due, strict=True)):
        base = y + 97 + _DUE_ROW * row
        card.text(LEFT, base, day, STRONG, Colour.DONE_TEXT)
        number = f"NV-{due.number}"
        card.text(RIGHT, base, number, BODY, Colour.INK2, align="right")
        room = RIGHT - card.measure(BODY, number) - 24 - x
        card.text(x, base, task_title(due.title), BODY, room=room)


def _foot(card: Canvas, facts: WeekCard, language: Language) -> None:
    """Say until when the figures count, and what Viec cost this week."""
    until = say(language, "card-week-until", moment=counted_until(facts))
    base = BOTTOM - 8
    stamp = card.text(LEFT, base, until, NOTE, Colour.INK2)
    room = RIGHT - stamp.box.right - 30
    card.text(RIGHT, base, burden(facts, language), NOTE, Colour.INK2, align="right", room=room)
