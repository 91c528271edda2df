"""Typed text as tokens: Unicode repaired, diacritics folded, spans kept on the text as typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from bot.reading.slips import RUN_TOGETHER, SLIPS, TELEX

# Longer texts are kept whole, but only this much of them is read (a platform message ends here).
READ_CHARACTERS = 4096
# A text counts as typed with diacritics when one word in so many has some (usual are two in three;
# a name pasted into plain text makes fewer).
MARKED_SHARE = 4
PADDING = 4  # empty tokens behind the last one, so that a look ahead needs no bounds

_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_PLAIN = re.compile(r"[\x00-\x7e\u00c0-\u024f\u1e00-\u1eff\u20ab\u2013\u2014\u2018-\u201d]*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_LONE_Y = re.compile(r"^(qu|[bcdđghklmnprstvx]+)y$")

# Particles that people spell with diacritics in texts that have none otherwise.
_COURTEOUS_WORDS = (
    "nhé", "ạ", "nhá", "nhỉ", "ơi", "dạ", "vâng", "giúp", "giùm", "dùm", "hộ",
)  # fmt: skip

V = TypeVar("V")


class _Folding(dict[int, str]):
    """One code point to its lower-case letter without diacritics, filled as letters turn up."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        folded = unicodedata.normalize("NFD", letter)[0].lower()
        if len(folded) != 1:
            folded = letter
        if point < 0x2000:
            self[point] = folded
        return folded


_FOLDING = _Folding(
    {ord(letter): "d" for letter in "đĐðÐ"}
    | {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2212"}
    | {ord(slash): "/" for slash in "\u2044\u2215"}
)
_LOWER = {ord("ð"): "đ", ord("Ð"): "đ"}


def fold(text: str) -> str:
    """Give the text in lower case without diacritics, of the same length in NFC.

    đ and ð are d; the dashes of a word processor are the one of the keyboard.
    """
    return text.translate(_FOLDING)


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """Give what two spellings of a lower-case word share: letters, then the tone, wherever put.

    `hoà` and `hòa` agree, `quý` and `quí` too; `hoa` and `hoà` differ. A word without diacritics
    is its own key.
    """
    letters, tone = [], ""
    for letter in unicodedata.normalize("NFD", word.translate(_LOWER)):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    bare = "".join(letters)
    return (_LONE_Y.sub(r"\1i", bare) if tone else bare) + tone


def forms(*words: str, folded: bool = True) -> frozenset[str]:
    """Give the token keys of words: as spelled, and (unless told otherwise) without diacritics."""
    spelled = {key(unicodedata.normalize("NFC", word)) for word in words}
    return frozenset(spelled | {fold(word) for word in words} if folded else spelled)


def meanings(words: Mapping[str, V], *, folded: bool = True) -> dict[str, V]:
    """Give the values of words by each of their token keys; the earlier of two homographs wins."""
    table: dict[str, V] = {}
    for word, value in words.items():
        for form in sorted(forms(word, folded=False)):
            table.setdefault(form, value)
    if folded:
        for word, value in words.items():
            table.setdefault(fold(word), value)
    return table


_COURTEOUS = forms(*_COURTEOUS_WORDS, folded=False)
_MEANT_BY_WORD = {typed: (fold(meant), key(meant)) for typed, meant in TELEX.items()}
_MEANT_BY_KEY = {
    form: (fold(meant), key(meant))
    for typed, meant in SLIPS.items()
    for form in forms(typed)
    if form != fold(meant)
}
_PARTED = {fold(first + second): len(first) for first, second in RUN_TOGETHER}


class Text:
    """A text in tokens: runs of digits, runs of letters, single signs.

    `shown` is the text repaired (NFC, no invisible signs), `words` its tokens folded, `keys` its
    tokens with their diacritics as comparable keys, `starts` and `ends` their places in `shown`;
    `marked` tells whether it was typed with diacritics at all.
    """

    __slots__ = (
        "_origins",
        "_shouted",
        "ends",
        "keys",
        "marked",
        "shown",
        "size",
        "starts",
        "words",
    )

    def __init__(self, typed: str) -> None:
        self.shown, self._origins = _repair(typed)
        lower = self.shown.lower()
        if len(lower) != len(self.shown):  # a letter such as İ has no lower case of one sign
            lower = self.shown
        folded = fold(self.shown)
        spans = [match.span() for match in _TOKEN.finditer(folded, 0, READ_CHARACTERS)]
        self.words: list[str] = [folded[start:end] for start, end in spans]
        if not _PARTED.keys().isdisjoint(self.words):
            spans = list(_parted(folded, spans))
            self.words = [folded[start:end] for start, end in spans]
        self.size = len(spans)
        self.starts: list[int] = [start for start, _ in spans]
        self.ends: list[int] = [end for _, end in spans]
        self.keys: list[str] = list(self.words)
        self.marked = False
        self._shouted = self.shown.isupper()
        if folded != lower:
            self._mark([lower[start:end] for start, end in spans])
        self._mend()
        blank, beyond = [""] * PADDING, [len(self.shown)] * PADDING
        self.words += blank
        self.keys += blank
        self.starts += beyond
        self.ends += beyond

    def _mark(self, spelled: list[str]) -> None:
        """Take over the diacritics of the tokens, and tell whether the text has them at large."""
        self.keys = [
            word if word == typed or not word.isalpha() else key(typed)
            for word, typed in zip(self.words, spelled, strict=True)
        ]
        marks = sum(word != typed for word, typed in zip(self.words, self.keys, strict=True))
        courteous = sum(typed in _COURTEOUS for typed in self.keys)
        telling = sum(map(str.isalpha, self.words)) - courteous
        self.marked = (marks - courteous) * MARKED_SHARE >= telling and marks > courteous

    def _mend(self) -> None:
        """Take the words that were meant for those that are mistyped."""
        for table, typed in ((_MEANT_BY_KEY, self.keys), (_MEANT_BY_WORD, self.words)):
            if table.keys().isdisjoint(typed):
                continue
            for at, word in enumerate(list(typed)):
                if word in table:
                    self.words[at], self.keys[at] = table[word]

    def glued(self, at: int) -> bool:
        """Tell whether a token follows the one before it without a space."""
        return 0 < at < self.size and self.starts[at] == self.ends[at - 1]

    def capital(self, at: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return at < self.size and self.shown[self.starts[at]].isupper()

    def acronym(self, at: int) -> bool:
        """Tell whether a token is two or more capital letters, in a text that is not all so."""
        return (
            not self._shouted
            and at < self.size
            and self.slice(at, at + 1).isupper()
            and len(self.words[at]) > 1
        )

    def is_number(self, at: int) -> bool:
        """Tell whether a token is a number in decimal digits; `፩` and `²` are none."""
        return self.words[at].isdecimal()

    def slice(self, first: int, last: int) -> str:
        """Give the repaired text of the tokens from `first` up to and without `last`."""
        if last <= first:
            return ""
        return self.shown[self.starts[first] : self.ends[last - 1]]

    def after(self, at: int) -> str:
        """Give the repaired text from a token to the end of everything that was typed."""
        return self.shown[self.starts[at] :].strip() if at < self.size else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of the text as typed that the tokens `first` to `last` cover."""
        start, end = self.starts[first], self.ends[last - 1]
        if self._origins is None:
            return start, end
        return self._origins[start], self._origins[end]


def _parted(folded: str, spans: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Give the places of the tokens, with words that are run together taken apart."""
    for start, end in spans:
        first = _PARTED.get(folded[start:end])
        if first is None:
            yield start, end
        else:
            yield start, start + first
            yield start + first, end


def _repair(typed: str) -> tuple[str, list[int] | None]:
    if _PLAIN.fullmatch(typed):
        return typed, None
    shown: list[str] = []
    origins: list[int] = []
    first = 0
    while first < len(typed):
        last = first + 1
        while last < len(typed) and unicodedata.combining(typed[last]):
            last += 1
        cluster = _repaired(typed[first:last])
        shown.append(cluster)
        origins.extend([first] * len(cluster))
        first = last
    text = "".join(shown)
    if not unicodedata.is_normalized("NFC", text):  # a mark after an invisible sign
        composed = unicodedata.normalize("NFC", text)
        origins = _realign(text, composed, origins)
        text = composed
    origins.append(len(typed))
    return text, origins


@lru_cache(maxsize=4096)
def _repaired(cluster: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", cluster))


def _realign(before: str, after: str, origins: list[int]) -> list[int]:
    """Give the origins of a text composed anew, by how many letters each sign came from."""
    aligned, at = [], 0
    for letter in after:
        aligned.append(origins[min(at, len(origins) - 1)])
        at += len(unicodedata.normalize("NFD", letter)) if at < len(before) else 0
        while at < len(before) and unicodedata.combining(before[at]):
            at += 1
    return aligned


_Parts = tuple[frozenset[str], ...]


def _as_spelled(text: Text, at: int, parts: _Parts) -> bool:
    """Tell whether words stand with the diacritics their phrase has."""
    return all(
        text.keys[at + n] != text.words[at + n] or len(part) == 1 for n, part in enumerate(parts)
    )


class Phrases(Generic[V]):
    """Phrases of one or more words with a value each; the longest that stands at a token wins.

    Words without their diacritics are understood; `strict` ones only in a text typed without
    (`do` may be `độ` there, but is itself where the rest has diacritics).
    """

    __slots__ = ("_longer", "_single", "_strict")

    def __init__(
        self, table: Mapping[str, V] | Iterable[tuple[str, V]], *, strict: bool = False
    ) -> None:
        self._strict = strict
        self._single: dict[str, tuple[_Parts, V]] = {}
        self._longer: dict[str, dict[str, list[tuple[_Parts, V]]]] = {}
        for phrase, value in table.items() if isinstance(table, Mapping) else table:
            self._add(tuple(forms(word) for word in _TOKEN.findall(phrase.lower())), value)
        for seconds in self._longer.values():
            for rows in seconds.values():
                rows.sort(key=lambda row: -len(row[0]))

    def _add(self, parts: _Parts, value: V) -> None:
        for first in parts[0]:
            if len(parts) == 1:
                self._single.setdefault(first, (parts, value))
                continue
            seconds = self._longer.setdefault(first, {})
            for second in parts[1]:
                seconds.setdefault(second, []).append((parts, value))

    def at(self, text: Text, at: int) -> tuple[V, int] | None:
        """Give the value of the longest phrase at a token and the token after it, or None."""
        keys = text.keys
        seconds = self._longer.get(keys[at])
        for parts, value in seconds.get(keys[at + 1], ()) if seconds else ():
            end = at + len(parts)
            if end > text.size or any(keys[at + n] not in parts[n] for n in range(2, len(parts))):
                continue
            if not self._strict or not text.marked or _as_spelled(text, at, parts):
                return value, end
        single = self._single.get(keys[at])
        if single is None or at >= text.size:
            return None
        if self._strict and text.marked and not _as_spelled(text, at, single[0]):
            return None
        return single[1], at + 1

    @staticmethod
    def firsts_of(*tables: "Phrases[Any]") -> frozenset[str]:
        """Give the token keys that any phrase of the tables begins with."""
        return frozenset(first for table in tables for first in (*table._single, *table._longer))  # noqa: SLF001 - its own

    def starts(self, text: Text, at: int) -> bool:
        """Tell whether any phrase stands at a token."""
        return self.at(text, at) is not None
