"""How names in a roster are compared: case, spaces, tone placement and missing diacritics aside."""

import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_JOINING = frozenset({"va", "and", "of", "the"})


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Give the text in lower case without diacritics, đ as d, words parted by single spaces."""
    letters = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.replace("đ", "d").split())


@lru_cache(maxsize=65536)
def spelled(text: str) -> str:
    """Give what two careful spellings share: `HOÀ` and `Hòa` agree, `Hùng` and `Hưng` differ."""
    return " ".join(_toned_last(word) for word in text.lower().split())


def _toned_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return bare + "".join(letter for letter in letters if letter in _TONES)


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings are one name; a spelling without any diacritics fits all."""
    if spelled(one) == spelled(other):
        return True
    bare = plain(one) == plain(other)
    return bare and plain(one) in (spelled(one), spelled(other))


def corrected(before: str, after: str) -> str:
    """Give the better of two spellings of a name: the later one, unless it only says less.

    All capitals, or missing diacritics, do not change a name that is spelled with more care.
    """
    if not same_name(before, after):
        return after
    bare = spelled(after) == plain(after) and spelled(before) != plain(before)
    return before if bare or after.isupper() or after.islower() else after


def initials(name: str) -> str:
    """Give a unit's short form: `Phòng Kế hoạch - Tài chính` is `KHTC`, `Phòng Thuế` is `THUE`."""
    words = [
        word
        for word in "".join(c if c.isalnum() else " " for c in plain(name)).split()
        if word not in _JOINING
    ]
    if len(words) > 1 and words[0] == "phong":
        words = words[1:]
    short = words[0] if len(words) == 1 else "".join(word[0] for word in words)
    return short.upper()[:16]
