"""A tree of objectives: each key result with a cell for each week, in the colour of its pace."""

from collections.abc import Sequence
from typing import NamedTuple

from core.reminders.goal_notices import Goal, GoalResult, GoalTree
from locales import Language, say
from reports.canvas import Canvas
from reports.goal_words import share_words, titles, when_of
from reports.heading import head
from reports.marks import rule
from reports.phrases import code_label, counted_until, one_line
from reports.theme import (
    BODY,
    BOTTOM,
    FULL,
    HEAD,
    LABEL,
    LEFT,
    NOTE,
    NOTE_STRONG,
    PACES,
    RIGHT,
    STRONG,
    Colour,
)
from reports.titles import fitting

_CELLS = (574, 932)
_TEXT = LEFT + 35
_HEAD = 62
_GAP = 14
_MORE = 44
_LEGEND = 30


class _Rows(NamedTuple):
    """How the rows are set: how high each is, how high its cells are, and with whose name."""

    high: int
    cell: int
    named: bool


_LOOSE = tuple(
    _Rows(high, cell, named=True)
    for high, cell in ((150, 92), (130, 80), (112, 70), (98, 62), (86, 54), (82, 52), (78, 50))
)
_TIGHT = _Rows(54, 34, named=False)


class _Shown(NamedTuple):
    """What of an objective has room."""

    goal: Goal
    results: tuple[GoalResult, ...]


def lay_out(card: Canvas, facts: GoalTree, language: Language) -> None:
    """Put the tree on an empty canvas."""
    y = head(
        card,
        who=one_line(facts.unit),
        when=(when_of(facts, language),),
        title=fitting(titles(facts, language)),
        subtitle=say(language, "card-goals-subtitle", moment=counted_until(facts)),
        code=code_label(facts, language),
        together=tuple(say(language, "card-kept-together").split("|")),
    )
    y = _legend(card, facts, language, y + 62)
    shown, rows = _room(facts, BOTTOM - y)
    for at, one in enumerate(shown):
        if at:
            rule(card, y)
        y = _goal(card, one, facts, language, y, rows)
    _more(card, facts, shown, language, y)


def _legend(card: Canvas, facts: GoalTree, language: Language, base: float) -> float:
    """Draw what the colours mean, and which columns the weeks are; give where rows begin."""
    slow = card.text(LEFT, base, say(language, "card-goals-slow"), NOTE, Colour.OVERDUE_TEXT)
    left = slow.box.right + 16
    for at, colour in enumerate(PACES):
        card.rect(left + _LEGEND * at, base - 22, _LEGEND - 5, 25, colour, 5)
    end = left + _LEGEND * len(PACES) + 11
    card.text(end, base, say(language, "card-goals-fast"), NOTE, Colour.DONE_TEXT)
    pitch = _pitch(facts)
    first = card.text(_CELLS[0], base, say(language, "card-week", week="1"), NOTE, Colour.INK2)
    last = _CELLS[0] + pitch * (facts.weeks - 0.5)
    now = _CELLS[0] + pitch * (facts.week - 0.5)
    done = card.text(
        RIGHT, base, say(language, "card-goals-done"), NOTE, Colour.INK2, align="right"
    )
    if now + 24 < last and last + 20 < done.box.left:
        card.text(last, base, str(facts.weeks), NOTE, Colour.INK2, align="centre")
    if now - 24 > first.box.right:
        card.text(now, base, str(facts.week), NOTE_STRONG, align="centre")
    rule(card, base + 28)
    return base + 30


def _pitch(facts: GoalTree) -> float:
    return (_CELLS[1] - _CELLS[0]) / max(1, facts.weeks)


def _room(facts: GoalTree, room: float) -> tuple[list[_Shown], _Rows]:
    """Give what has room, and how it is set: what is behind goes before the rest."""
    every = [_Shown(goal, goal.results) for goal in facts.goals]
    for rows in (*_LOOSE, _TIGHT):
        if sum(_height(one, rows) for one in every) - _GAP <= room:
            return every, rows
    left = room - _MORE
    urgent = sorted(every, key=lambda one: -sum(result.behind for result in one.results))
    kept: dict[int, _Shown] = {}
    for one in urgent:
        fitting_rows = int((left - _HEAD - _GAP) // _TIGHT.high)
        if fitting_rows < min(1, len(one.results)):
            break
        order = sorted(one.results, key=lambda result: not result.behind)[:fitting_rows]
        cut = _Shown(one.goal, tuple(result for result in one.results if result in order))
        kept[one.goal.objective] = cut
        left -= _height(cut, _TIGHT)
    return [kept[one.goal.objective] for one in every if one.goal.objective in kept], _TIGHT


def _height(one: _Shown, rows: _Rows) -> int:
    return _HEAD + _GAP + rows.high * len(one.results)


def _goal(
    card: Canvas, one: _Shown, facts: GoalTree, language: Language, y: float, rows: _Rows
) -> float:
    goal = one.goal
    base = y + 42
    part = card.text(RIGHT, base, share_words(goal.share, language), HEAD, align="right")
    if goal.proposed:
        part = card.text(
            part.box.left - 20,
            base,
            say(language, "card-goals-proposed"),
            NOTE,
            Colour.INK2,
            align="right",
        )
    name = one_line(goal.title)
    label = f"{name} ({one_line(goal.whose)})" if goal.whose else name
    card.text(LEFT, base, label, HEAD, room=part.box.left - LEFT - 24)
    top = y + _HEAD
    if one.results:
        foot = top + rows.high * (len(one.results) - 1) + rows.cell / 2
        card.rect(LEFT + 4, top, 3, foot - top, Colour.PAST)
    for at, result in enumerate(one.results):
        _result(card, result, goal, facts, language, top + rows.high * at, rows)
    return top + rows.high * len(one.results) + _GAP


def _result(
    card: Canvas,
    one: GoalResult,
    goal: Goal,
    facts: GoalTree,
    language: Language,
    top: float,
    rows: _Rows,
) -> None:
    middle = top + rows.cell / 2
    card.rect(LEFT + 4, middle - 1, 20, 3, Colour.PAST)
    ink = Colour.OVERDUE_TEXT if one.behind else Colour.INK
    base = middle - 3 if rows.named else top + 26
    room = _CELLS[0] - _TEXT - 4
    card.text(_TEXT, base, one_line(one.title), STRONG if one.behind else BODY, room=room)
    if rows.named:
        _owner(card, one, language, base + 39, room)
    if not goal.proposed:
        share = share_words(one.share, language)
        card.text(RIGHT, middle + 11, share, STRONG if one.behind else LABEL, ink, align="right")
    _cells(card, one, facts, top, rows)


def _owner(card: Canvas, one: GoalResult, language: Language, base: float, room: float) -> None:
    mark = say(language, "card-goals-behind")
    wide = card.measure(NOTE_STRONG, mark) + 20 if one.behind else 0.0
    name = one_line(one.owner)
    if card.measure(NOTE, name) > room - wide:
        name = name.rsplit(" (", 1)[0]
    owner = card.text(_TEXT, base, name, NOTE, Colour.INK2, room=room - wide)
    if one.behind:
        card.text(owner.box.right + 20, base, mark, NOTE_STRONG, Colour.OVERDUE_TEXT)


def _cells(card: Canvas, one: GoalResult, facts: GoalTree, top: float, rows: _Rows) -> None:
    """Draw a cell for each week that counted, a dash for one that was missed, dots for the rest."""
    pitch = _pitch(facts)
    middle = top + rows.cell / 2
    for week in range(1, facts.weeks + 1):
        left = _CELLS[0] + pitch * (week - 1)
        at = week - one.since
        if 0 <= at < len(one.paces):
            _cell(card, left, top, pitch - 3, rows.cell, one.paces[at])
        elif week > facts.week:
            card.disc(left + pitch / 2, middle, 3.5, Colour.PAST)


def _cell(
    card: Canvas, left: float, top: float, wide: float, high: float, pace: int | None
) -> None:
    if pace is None:
        card.rect(left + 3, top + high / 2 - 2, wide - 6, 4, Colour.PAST)
    else:
        card.rect(left, top, wide, high, PACES[pace + len(PACES) // 2], 5)


def _more(
    card: Canvas, facts: GoalTree, shown: Sequence[_Shown], language: Language, y: float
) -> None:
    """Say how much has no room."""
    goals = len(facts.goals) - len(shown)
    every = sum(len(goal.results) for goal in facts.goals)
    results = every - sum(len(one.results) for one in shown)
    if not goals and not results:
        return
    words = say(language, "card-goals-more")
    card.text(LEFT, min(y + 30, BOTTOM - 8), words, NOTE, Colour.INK2, room=FULL)
