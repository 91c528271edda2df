"""One key result over its quarter: how it came along, and the pace it needs from now on."""

from collections.abc import Callable
from fractions import Fraction

from core.reminders.goal_notices import ResultCard
from locales import Language, percent, say
from reports.canvas import Canvas
from reports.goal_words import ROMAN
from reports.heading import head
from reports.marks import rule
from reports.phrases import code_label, counted_until, one_line
from reports.result_words import (
    BEHIND,
    MILESTONE,
    counted,
    missed_words,
    moved_words,
    number,
    said_words,
    titles,
    when_of,
)
from reports.theme import (
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
    Colour,
)
from reports.titles import fitting

_PLACES = (60.0, 330.0, 600.0)
_CHARTS = (320, 560)
_PLOT = (LEFT + 110, RIGHT - 150)
_LINE = 44
_DOTS = 13
_LONGEST = 80
_MOST_TASKS = 5

At = Callable[[float, float], tuple[float, float]]
"""Gives where a week and a share lie on the card."""


def lay_out(card: Canvas, facts: ResultCard, language: Language) -> None:
    """Put the card on an empty canvas."""
    y = head(
        card,
        who=f"KR {facts.result} {one_line(facts.title)}",
        when=(when_of(facts, language), f"{ROMAN[facts.quarter - 1]}/{facts.year}"),
        title=fitting(titles(facts, language)),
        subtitle=f"MT-{facts.objective} {one_line(facts.objective_title)}",
        code=code_label(facts, language),
        together=tuple(say(language, "card-kept-together").split("|")),
    )
    y = _counts(card, facts, language, y + 10)
    rule(card, y)
    y = _chart(card, facts, language, y)
    rule(card, y)
    _story(card, facts, language, y)


def _counts(card: Canvas, facts: ResultCard, language: Language, y: float) -> float:
    """Draw how far it is, how far it should be, and how sure its owner is."""
    late = facts.pace is not None and facts.pace <= BEHIND
    sure = "–" if facts.confidence is None else f"{facts.confidence}/10"
    counts = (
        (
            percent(language, Fraction(facts.share)),
            "share",
            Colour.OVERDUE_TEXT if late else Colour.DONE_TEXT,
        ),
        (percent(language, Fraction(facts.need)), "need", Colour.INK),
        (sure, "sure-label", Colour.INK),
    )
    for x, (text, name, ink) in zip(_PLACES, counts, strict=True):
        card.text(x, y + 96, text, KEY, ink)
        card.text(x, y + 143, say(language, f"card-result-{name}"), LABEL)
    return y + 168


def _chart(card: Canvas, facts: ResultCard, language: Language, y: float) -> float:
    """Draw the share by week over the pace needed, and the way that is left."""
    left, right = _PLOT
    top, axis = y + 84, y + 84 + _high(facts, language, y)
    card.text(LEFT, y + 46, say(language, "card-result-by-week"), HEAD)

    def at(week: float, share: float) -> tuple[float, float]:
        x = left + (right - left) * week / max(1, facts.weeks)
        return x, axis - (axis - top) * share

    goal = 0.7 if facts.aspires else 1.0
    _dotted(card, at(0, 0), at(facts.weeks, goal), Colour.PAST)
    card.rect(left, axis, right - left, 2, Colour.INK2)
    late = facts.pace is not None and facts.pace <= BEHIND
    colour = Colour.OVERDUE if late else Colour.DONE
    start = facts.points[0].week - 1 if facts.points else 0
    path = [(float(start), 0.0)]
    path += [(float(one.week), float(Fraction(one.share))) for one in facts.points]
    if facts.points:
        path[-1] = (min(path[-1][0], facts.week - 0.5), path[-1][1])
    here = path[-1]
    if facts.points:
        card.line(tuple(at(*one) for one in path), colour, 6)
        _missed(card, facts, at)
    if facts.state == "agreed" and here[1] < goal:
        _dotted(card, at(*here), at(facts.weeks, goal), Colour.DUE)
    x, height = at(*here)
    if facts.points:
        card.disc(x, height, 11, colour, 5)
    _ends(card, facts, language, (top, axis), goal)
    card.text(left, axis + 36, say(language, "card-week", week="1"), NOTE, Colour.INK2)
    words = say(language, "card-week", week=str(facts.weeks))
    card.text(right, axis + 36, words, NOTE, Colour.INK2, align="right")
    if facts.points and 3 < facts.week < facts.weeks - 2:
        card.text(x, axis + 36, str(facts.week), NOTE_STRONG, align="centre")
    return axis + 60


def _dotted(
    card: Canvas, start: tuple[float, float], end: tuple[float, float], colour: Colour
) -> None:
    """Draw a way that was not gone: a row of dots."""
    across, along = end[0] - start[0], end[1] - start[1]
    steps = max(1, round((across**2 + along**2) ** 0.5 / _DOTS))
    for at in range(steps + 1):
        card.disc(start[0] + across * at / steps, start[1] + along * at / steps, 2.5, colour)


def _high(facts: ResultCard, language: Language, y: float) -> float:
    """Give the height of the chart: as much as what is written below it leaves."""
    written = len(_lines(facts, language)) + bool(facts.blocker) + (facts.weekly is not None) + 1
    least, most = _CHARTS
    return max(least, min(most, BOTTOM - y - 84 - 60 - 70 - (_LINE + 2) * written))


def _missed(card: Canvas, facts: ResultCard, at: At) -> None:
    """Mark the weeks in which nobody said anything: a gap, no reproach."""
    for one in facts.points:
        if one.week in facts.missed:
            x, height = at(float(one.week), float(Fraction(one.share)))
            card.disc(x, height, 7, Colour.PAST, 4)


def _ends(
    card: Canvas,
    facts: ResultCard,
    language: Language,
    edges: tuple[float, float],
    goal: float,
) -> None:
    """Write where the way begins and where it leads, as far as there is room: no number is cut."""
    top, axis = edges
    left, right = _PLOT
    if goal < 1:
        height = axis - (axis - top) * goal
        card.text(right + 14, height + 10, say(language, "card-result-hoped"), NOTE, Colour.INK2)
    if facts.shape == MILESTONE:
        return
    start = number(facts.baseline, language)
    if card.measure(NOTE, start) <= left - 14 - LEFT:
        card.text(left - 14, axis + 6, start, NOTE, Colour.INK2, align="right")
    target = number(facts.target, language)
    if card.measure(END, target) <= RIGHT - right - 14:
        card.text(right + 14, top + 10, target, END)
    else:
        card.text(RIGHT, top - 20, target, NOTE_STRONG, align="right")


def _lines(facts: ResultCard, language: Language) -> list[str]:
    """Give the last check-ins, the tasks that move it, and the weeks without a word."""
    lines = [said_words(one, facts, language, _LONGEST) for one in facts.history]
    lines += [moved_words(one, language, _LONGEST) for one in facts.tasks[:_MOST_TASKS]]
    missed = missed_words(facts, language)
    lines += [missed] if missed else []
    return lines or [say(language, "card-result-nothing")]


def _story(card: Canvas, facts: ResultCard, language: Language, y: float) -> None:
    """Write what blocks it, the pace needed, the last check-ins, and the tasks that move it."""
    base = y + 48
    if facts.blocker:
        words = say(language, "card-result-blocked-now", words=one_line(facts.blocker))
        card.text(LEFT, base, words, HEAD, Colour.OVERDUE_TEXT, room=FULL)
        base += _LINE + 4
    if facts.weekly is not None:
        weekly = counted(facts.weekly, facts.noun, language)
        words = say(language, "card-result-weekly", weekly=weekly)
        card.text(LEFT, base, words, HEAD, room=FULL)
        base += _LINE + 4
    for line in _lines(facts, language):
        card.text(LEFT, base, line, SECOND, Colour.INK2, room=FULL)
        base += _LINE
    until = say(language, "card-result-as-of", moment=counted_until(facts))
    stamp = card.text(RIGHT, base + 4, until, NOTE, Colour.INK2, align="right")
    if facts.owner:
        owner = say(language, "card-result-owner", owner=one_line(facts.owner))
        card.text(LEFT, base + 4, owner, NOTE_STRONG, room=stamp.box.left - LEFT - 24)
