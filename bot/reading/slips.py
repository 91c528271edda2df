"""Date words mistyped: telex keys left over, letters swapped or lost, two words run together."""

import unicodedata
from itertools import product

from bot.reading.vocabulary import words

# How the marks of a letter and the tones are typed with telex.
_MARKS = {"\u0302": None, "\u0306": "w", "\u031b": "w"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}


def _left_over(word: str) -> set[str]:
    """Give the ways a syllable looks when telex did not compose it, in part or at all."""
    typed, bare, tone = "", "", ""
    ends = {""}
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter in _MARKS:
            key = _MARKS[letter] or bare[-1]
            typed += key
            ends |= {end + key for end in ends}
        else:
            plain = "d" if letter == "đ" else letter
            typed += "dd" if letter == "đ" else letter
            bare += plain
    after_vowel = max((n for n, letter in enumerate(typed, 1) if letter in "aeiouyw"), default=0)
    toned = {typed + tone, typed[:after_vowel] + tone + typed[after_vowel:]}
    late = {bare + end + tone for end in ends}  # with `tuânf` folded, too
    one_horn = {form.replace("uwow", "uow") for form in toned}
    return (toned | late | one_horn) - {bare}


def _telex() -> dict[str, str]:
    """Give the words by what is left of them, where it can only be one of them."""
    table: dict[str, str | None] = {}
    for word in words("telex"):
        for form in _left_over(word):
            table[form] = word if table.get(form, word) == word else None
    for real in words("not_telex"):
        table.pop(real, None)
    return {form: word for form, word in table.items() if word}


def _pairs(name: str) -> dict[str, str]:
    listed = words(name)
    return dict(zip(listed[::2], listed[1::2], strict=True))


# A word without diacritics to the word that was meant.
TELEX = _telex()
# A word as typed to the word that was meant.
SLIPS = _pairs("slips")
# The first halves and the second halves of words that are run together (`sángmai`).
RUN_TOGETHER = tuple(product(words("run_together_first"), words("run_together_second")))
