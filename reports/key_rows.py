"""Key results as rows: in one line beside the units of a digest, with room in a weekly card."""

from fractions import Fraction

from core.reminders.notices import KeyLine, KeyResults
from locales import Language, say, whole
from reports.canvas import Canvas
from reports.key_words import behind_words, head_words, need_words, share_words, standing_words
from reports.marks import bar
from reports.phrases import task_title
from reports.theme import BODY, HEAD, LEFT, NOTE, RIGHT, STRONG, Colour

ROW, TALL_ROW = 42, 68
HEAD_HIGH, TALL_HEAD_HIGH = 70, 66
_BAR_LEFT, _BAR_RIGHT, _VALUE_RIGHT = 406, 776, 890
_NAME_ROOM = 520
_THIN = 16


def fitting_rows(facts: KeyResults, room: float, *, tall: bool = False) -> int:
    """Give how many rows fit under the section's head, none if not even one does."""
    head, row = (TALL_HEAD_HIGH, TALL_ROW) if tall else (HEAD_HIGH, ROW)
    return max(0, min(len(facts.lines), int((room - head) // row)))


def short_rows(card: Canvas, facts: KeyResults, language: Language, y: float, rows: int) -> float:
    """Draw the section of a digest; give where it ends."""
    head = card.text(LEFT, y + 46, head_words(facts, language), HEAD)
    card.text(head.box.right + 14, y + 46, behind_words(facts, language), NOTE, Colour.INK2)
    words = say(language, "card-keys-needed")
    card.text(RIGHT, y + 46, words, NOTE, Colour.INK2, align="right")
    lines = facts.lines[:rows]
    names = [card.measure(STRONG if one.behind else BODY, task_title(one.title)) for one in lines]
    left = max(_BAR_LEFT, LEFT + min(max(names), _NAME_ROOM) + 26)
    for row, one in enumerate(lines):
        _short(card, one, language, y + 66 + ROW * row, left)
    return y + HEAD_HIGH + ROW * rows


def _short(card: Canvas, one: KeyLine, language: Language, top: float, left: float) -> None:
    base = top + 24
    name = STRONG if one.behind else BODY
    card.text(LEFT, base, task_title(one.title), name, room=left - LEFT - 20)
    fill, ink = _colours(one)
    bar(card, left, _BAR_RIGHT, top, float(Fraction(one.share)), fill)
    _mark(card, one, left, _BAR_RIGHT, top, 26)
    card.text(_VALUE_RIGHT, base, share_words(one, language), STRONG, ink, align="right")
    needed = need_words(one, language)
    card.text(RIGHT, base, needed, BODY, Colour.INK2, align="right")


def tall_rows(card: Canvas, facts: KeyResults, language: Language, y: float, rows: int) -> float:
    """Draw the section of a weekly card; give where it ends."""
    card.text(LEFT, y + 48, head_words(facts, language), HEAD)
    key = "card-keys-mark" if rows == facts.total else "card-keys-more"
    words = say(language, key, total=whole(language, facts.total))
    card.text(RIGHT, y + 48, words, NOTE, Colour.INK2, align="right")
    for row, one in enumerate(facts.lines[:rows]):
        _tall(card, one, language, y + 62 + TALL_ROW * row)
    return y + TALL_HEAD_HIGH + TALL_ROW * rows


def _tall(card: Canvas, one: KeyLine, language: Language, top: float) -> None:
    base = top + 32
    fill, ink = _colours(one)
    share = card.text(RIGHT, base, share_words(one, language), STRONG, ink, align="right")
    standing = standing_words(one, language)
    edge = share.box.left - 16
    note = card.text(edge, base, standing, NOTE, Colour.INK2, align="right")
    card.text(LEFT, base, task_title(one.title), BODY, room=note.box.left - 20 - LEFT)
    bar(card, LEFT, RIGHT, top + 45, float(Fraction(one.share)), fill, _THIN)
    _mark(card, one, LEFT, RIGHT, top + 45, _THIN)


def _mark(card: Canvas, one: KeyLine, left: float, right: float, top: float, high: float) -> None:
    """Draw the pace needed by now as a line of ink through the bar."""
    x = left + 1.5 + (right - left - 3) * float(Fraction(one.need))
    card.rect(x - 1.5, top - 5, 3, high + 10, Colour.INK)


def _colours(one: KeyLine) -> tuple[Colour, Colour]:
    late = (Colour.DUE, Colour.DUE_TEXT)
    return late if one.behind else (Colour.DONE, Colour.DONE_TEXT)
