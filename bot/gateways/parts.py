"""Long texts in several messages: cut where a reader would pause, counted as platforms count."""

import unicodedata

_WORTH = 2
"""A line's or word's end is taken unless the part would shrink below one in so many."""


def units(text: str) -> int:
    """Give the length of a text in UTF-16 units."""
    return len(text) + sum(one > "\uffff" for one in text)


def split(text: str, limit: int) -> tuple[str, ...]:
    """Give a text in parts of at most so many UTF-16 units, cut at lines, else at words.

    Nothing is lost but the white space at a cut; a letter is never torn from its marks.
    """
    parts = []
    rest = text
    while units(rest) > limit:
        end = _cut(rest, _within(rest, limit))
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*(part for part in parts if part), *((rest,) if rest or not parts else ()))


def _within(text: str, limit: int) -> int:
    """Give how many letters fit."""
    used = 0
    for index, letter in enumerate(text):
        used += 2 if letter > "\uffff" else 1
        if used > limit:
            return index
    return len(text)


def _cut(text: str, most: int) -> int:
    for mark in ("\n", " "):
        found = text.rfind(mark, 0, most + 1)
        if found * _WORTH >= most:
            return found
    end = most
    while end > 1 and _belongs_to_former(text[end]):
        end -= 1
    return end if end > 1 else most


def _belongs_to_former(letter: str) -> bool:
    return unicodedata.combining(letter) != 0 or letter in "\u200d\ufe0f"
