"""People and units by what they are called: an index by name, and the names found in a text."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.facts import Ask, PersonMention, PersonName
from bot.reading.text import Phrases, Text, fold, forms, key
from bot.reading.vocabulary import phrases
from bot.reading.worklife import COMMON_GIVEN_NAMES, begins_work, is_compound

LONGEST_NAME = 6
LONGEST_UNIT = 5  # syllables of the name of a unit that does not exist, `phòng` among them
CANDIDATES_SHOWN = 7
_WORD = re.compile(r"[^\W\d_]+")
_MALE, _FEMALE = "nam", "nu"

# Honorific to the gender it implies.
_HONORIFICS: Phrases[str | None] = Phrases(
    {
        "anh": _MALE, "ông": _MALE, "chú": _MALE, "cậu": _MALE, "chị": _FEMALE, "bà": _FEMALE,
        "cô": _FEMALE, "dì": _FEMALE, "bác": None, "em": None, "đồng chí": None, "đ/c": None,
        "đ.c": None, "đc": None, "đ/chí": None, "thầy": _MALE, "bạn": None, "cháu": None,
        "sếp": None, "mr": _MALE, "ms": _FEMALE, "mrs": _FEMALE, "trưởng phòng": None,
        "phó phòng": None, "phó trưởng phòng": None, "chánh văn phòng": None, "chuyên viên": None,
        "phó giám đốc": None, "giám đốc": None, "chị em": None, "anh em": None,
    }
)  # fmt: skip
_SHORT_HONORIFICS = {"a": _MALE, "c": _FEMALE, "e": None, "o": _MALE, "b": None}
_UNIT_WORDS = Phrases(phrases("unit_words"), strict=True)
_TIME_OR_NAME = forms("quý", "thứ", "năm", "tháng", "tuần")
# Written small before the work these are sooner a part of a name than one more verb.
_RATHER_NAMES = frozenset({"trang", "thao", "thuong", "tinh", "tai"})
_UNIT_OPENERS = forms("phòng", "ban", "bộ", "trung", "chi", "sở", "đội", "tổ")


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Who may be named at all, and who comes first among several."""

    rank: Callable[[str], int] | None = None
    allowed: Container[str] | None = None


class PeopleIndex:
    """People by every way their names are shortened, and the units they work in.

    Spelled keys lead to people, folded keys to the spelled ones, so that a name typed with
    diacritics and one typed without are each a dictionary look-up whatever the size of the office.
    """

    def __init__(self, people: Iterable[PersonName]) -> None:
        self._people: list[PersonName] = []
        self._spelled: dict[str, list[int]] = {}
        self._folded: dict[str, list[str]] = {}
        self._codes: dict[str, int] = {}
        self._given: dict[str, None] = {}
        self._ids: dict[str, int] = {}
        units: dict[str, str] = {}
        for person in people:
            self._add(person)
            units.setdefault(person.unit, person.unit_short)
        self._units: Phrases[str] = Phrases(list(_unit_names(units)))

    def _add(self, person: PersonName) -> None:
        at = len(self._people)
        self._people.append(person)
        self._ids[person.id] = at
        for code in (person.code, person.id):
            if code:
                self._codes.setdefault(fold(code), at)
        name = unicodedata.normalize("NFC", person.name).lower()
        words = _WORD.findall(name)
        if not words:
            return
        plain = fold(" ".join(words)).split()
        keys = [
            word if word == bare else key(word) for word, bare in zip(words, plain, strict=True)
        ]
        self._given[plain[-1]] = None
        for first, last, family in _shortenings(plain):
            head = keys[:1] if family else []
            spelled = " ".join(head + keys[first:last])
            owners = self._spelled.get(spelled)
            if owners is None:
                owners = self._spelled[spelled] = []
                folded = " ".join((plain[:1] if family else []) + plain[first:last])
                self._folded.setdefault(folded, []).append(spelled)
            if not owners or owners[-1] != at:
                owners.append(at)

    def __len__(self) -> int:
        return len(self._people)

    def person(self, person_id: str) -> PersonName:
        """Give a person by id. Raises KeyError if there is none."""
        return self._people[self._ids[person_id]]

    def by_code(self, code: str) -> PersonName | None:
        """Give the person with a code (or id), in any case of letters."""
        at = self._codes.get(fold(code))
        return None if at is None else self._people[at]

    def named(self, text: Text, first: int, last: int) -> list[PersonName]:
        """Give the people whom the tokens `first` to `last` name, as far as they are spelled out.

        A word with diacritics must agree in them; one without agrees with any, but in a text that
        has diacritics elsewhere the exact spelling wins.
        """
        keys = text.keys[first:last]
        exact = self._spelled.get(" ".join(keys))
        if exact and (text.marked or keys != text.words[first:last]):
            return [self._people[at] for at in exact]
        found: list[PersonName] = []
        for spelled in self._folded.get(" ".join(text.words[first:last]), ()):
            if _agrees(keys, text.words[first:last], spelled.split()):
                found.extend(self._people[at] for at in self._spelled[spelled])
        return found

    def near(self, words: list[str]) -> list[PersonName]:
        """Give the people with a name near to folded words: tones off, swapped, or one slip."""
        found = self._by_folded(" ".join(words))
        if not found and len(words) > 1:
            found = [p for p in self._by_folded(words[-1]) + self._by_folded(words[0])
                     if set(words) <= set(fold(p.name).split())]  # fmt: skip
        if not found and len(words) > 1:
            found = self._by_folded(words[-1])
        if not found and words[-1] not in COMMON_GIVEN_NAMES and len(words[-1]) > 2:
            slips = process.extract(
                words[-1], self._given.keys(), scorer=OSA.distance, score_cutoff=1, limit=3
            )
            found = [p for name, _, _ in slips for p in self._by_folded(name)]
        return found

    def _by_folded(self, folded: str) -> list[PersonName]:
        spellings = self._folded.get(folded, ())
        return [self._people[at] for spelled in spellings for at in self._spelled[spelled]]

    def unit_at(self, text: Text, at: int) -> tuple[str, int] | None:
        """Give the short name of the unit named at a token and the token behind it, or None.

        `TCCB03` is a staff code and names no unit.
        """
        found = self._units.at(text, at)
        if found and text.glued(found[1]) and text.is_number(found[1]):
            return None
        return found


def _shortenings(words: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Give the parts of a name it is called by: (first, last, with the family name before)."""
    count = len(words)
    if len(words[0]) == 1:  # names of the Central Highlands: sex mark, name, clan
        for first in range(count):
            for last in range(first + 1, count + 1):
                if last - first > 1 or len(words[first]) > 1:
                    yield first, last, False
        return
    for first in range(count):
        yield first, count, False
    for first in range(2, count):
        yield first, count, True


def _agrees(keys: list[str], words: list[str], spelled: list[str]) -> bool:
    return all(
        typed in {word, owned} for typed, word, owned in zip(keys, words, spelled, strict=True)
    )


def _unit_names(units: dict[str, str]) -> Iterator[tuple[str, str]]:
    for unit, short in units.items():
        bare = unit.lower().removeprefix("phòng ").replace(" - ", " ")
        names = {unit.lower(), short.lower(), f"phòng {short.lower()}", f"phòng {bare}"}
        names |= {f"bên {short.lower()}", f"p. {short.lower()}", f"ban {short.lower()}"}
        names |= {f"cả phòng {short.lower()}", f"cả phòng {bare}", f"p. {bare}"}
        names |= set(_initials(unit))
        if bare != unit.lower():
            names |= {unit.lower().replace(" - ", " "), f"bên {bare}", f"bên phòng {bare}"}
            names |= {bare} if " " in bare else set()
        names |= {unit.lower().replace(" - ", " và "), f"bên {unit.lower()}"}
        yield from ((name, short) for name in sorted(names))


def _initials(unit: str) -> Iterator[str]:
    """Give `kh-tc`, `kh & tc`, `phòng kh-tc` of `Phòng Kế hoạch - Tài chính`."""
    parts = unit.lower().removeprefix("phòng ").replace(" và ", " - ").split(" - ")
    letters = ["".join(word[0] for word in _WORD.findall(part)) for part in parts]
    if len(letters) > 1 and all(letters):
        for sign in ("-", " & "):
            joined = sign.join(letters)
            yield from (joined, f"phòng {joined}", f"p. {joined}", f"bên {joined}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name found at a place of a text: who is meant, and the token behind it."""

    mention: PersonMention
    after: int


def skip_honorific(text: Text, at: int) -> tuple[str | None, int] | None:
    """Read `anh`, `đ/c`, `a.` at a token: the gender implied and the token behind it, or None."""
    if found := _HONORIFICS.at(text, at):
        gender, after = found
        return gender, after + (text.words[after] == "." and text.glued(after))
    short = text.words[at]
    if short in _SHORT_HONORIFICS and text.keys[at] == short:
        dotted = text.words[at + 1] == "." and text.glued(at + 1)
        if dotted or text.capital(at + 1):
            return _SHORT_HONORIFICS[short], at + 1 + dotted
    return None


def read_person(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    """Read the person named at a token, or None when nobody is named there."""
    start = at
    if text.words[at] == "@":
        at += 1
    titled = skip_honorific(text, at)
    if titled and (named := _with_honorific(text, start, at, titled, people, who)):
        return named
    named = _plain_name(text, start, at, None, people, who)
    if named is None and at > start:
        named = _unknown(text, start, at, people, who)
    return named


def _with_honorific(
    text: Text,
    start: int,
    at: int,
    titled: tuple[str | None, int],
    people: PeopleIndex,
    who: PeopleFilter,
) -> Named | None:
    """Read `anh Tuấn`, where `Anh` may also be a part of the name."""
    gender, after = titled
    inner = _plain_name(text, start, after, gender, people, who)
    if inner is None and not _plain_name(text, start, at, None, people, who):
        return _unknown(text, start, after, people, who)
    is_name = text.capital(at) and at > 0 and _longest(text, at, people, who)
    if is_name and is_name[1] > after:
        return _plain_name(text, start, at, None, people, who)
    return inner or _plain_name(text, start, at, None, people, who)


def _plain_name(
    text: Text, start: int, at: int, gender: str | None, people: PeopleIndex, who: PeopleFilter
) -> Named | None:
    found = _longest(text, at, people, who)
    if found is None:
        return None
    candidates, after = found
    if _goes_on(text, after, people):
        return _unknown(text, start, at, people, who)
    contradicted = gender is not None and all(_other_gender(p, gender) for p in candidates)
    if gender and len(candidates) > 1 and not contradicted:
        candidates = [p for p in candidates if not _other_gender(p, gender)]
    candidates, after, elsewhere = _by_unit(text, after, candidates, people)
    # trình, trang: a name, or what is to be done
    worded = after == at + 1 and begins_work(text, at) and not text.capital(at)
    doubtful = contradicted or elsewhere or worded or len(candidates) > 1
    return Named(_mention(text.slice(start, after), candidates, who, doubtful=doubtful), after)


def _longest(
    text: Text, at: int, people: PeopleIndex, who: PeopleFilter
) -> tuple[list[PersonName], int] | None:
    if (code := _code(text, at, people)) and _may(code[0], who):
        return [code[0]], code[1]
    for count in range(min(LONGEST_NAME, text.size - at), 0, -1):
        if count == 1 and (is_compound(text, at) or _counts_time(text, at)):
            return None
        found = [p for p in people.named(text, at, at + count) if _may(p, who)]
        if found:
            return found, at + count
    return None


def _counts_time(text: Text, at: int) -> bool:
    """Tell whether `quy 1`, `thu 6`, `nam 2027` is a time and no person."""
    return text.keys[at] in _TIME_OR_NAME and text.is_number(at + 1) and not text.capital(at)


def _code(text: Text, at: int, people: PeopleIndex) -> tuple[PersonName, int] | None:
    """Read a staff code (`CB-012`): letters and digits written together, never a bare number."""
    if not text.words[at].isalpha():
        return None
    end = at + 1
    while end < text.size and text.glued(end) and end - at < LONGEST_NAME:
        end += 1
    while end > at:
        person = people.by_code(text.slice(at, end))
        if person is not None:
            return person, end
        end -= 1
    return None


def _may(person: PersonName, who: PeopleFilter) -> bool:
    return who.allowed is None or person.id in who.allowed


def _goes_on(text: Text, at: int, people: PeopleIndex) -> bool:
    """Tell whether a name seems longer than what was found of it (`Tuan Anh`, `Lan Phương`).

    Written small it does when another name stands between it and the work (`thuy loan soan`).
    """
    if people.unit_at(text, at) or _UNIT_WORDS.starts(text, at) or is_compound(text, at):
        return False
    named, works = text.words[at] in COMMON_GIVEN_NAMES, begins_work(text, at)
    if text.capital(at):
        return not text.acronym(at) and text.words[at].isalpha() and (named or not works)
    if text.capital(at - 1):
        return False  # the name before it has its capital
    worded = text.words[at] in _RATHER_NAMES or (not text.marked and _named(text, at, people))
    return named and (not works or worded) and begins_work(text, at + 1)


def _named(text: Text, at: int, people: PeopleIndex) -> bool:
    """Tell whether a word is the given name of somebody of the office."""
    return bool(people.named(text, at, at + 1))


def _by_unit(
    text: Text, after: int, candidates: list[PersonName], people: PeopleIndex
) -> tuple[list[PersonName], int, bool]:
    """Narrow candidates by a unit behind the name; the last value tells of a contradiction."""
    at = after + (text.words[after] in {"(", "-", ","})
    found = people.unit_at(text, at)
    if found is None:
        return candidates, after, False
    short, end = found
    end += text.words[end] == ")" and text.words[after] == "("
    inside = [p for p in candidates if p.unit_short == short]
    explicit = text.words[at] in _UNIT_OPENERS or text.acronym(at) or at > after
    if inside and (len(candidates) > 1 or explicit or begins_work(text, end)):
        return inside, end, False
    if not inside and explicit:
        return candidates, end, True
    return candidates, after, False


def _other_gender(person: PersonName, gender: str) -> bool:
    return bool(person.gender) and fold(person.gender or "") != gender


def _unknown(
    text: Text, start: int, at: int, people: PeopleIndex, who: PeopleFilter
) -> Named | None:
    """Read a name nobody bears exactly: near ones are candidates of a question."""
    after = name_end(text, at, people)
    if after == at:
        return None
    words = text.words[at:after]
    near = [p for p in people.near(words) if _may(p, who)]
    if near:
        return Named(_mention(text.slice(start, after), near, who, doubtful=True), after)
    typed = text.slice(start, after)
    return Named(PersonMention(typed, None, (), Ask.PERSON_UNKNOWN), after)


def name_end(text: Text, at: int, people: PeopleIndex) -> int:
    """Give the token behind what looks like a name at a token (the same token if nothing does)."""
    end = at
    cased = text.capital(at)
    while end < text.size and end - at < LONGEST_NAME and text.words[end].isalpha():
        if begins_work(text, end) or text.acronym(end) or people.unit_at(text, end):
            break
        if end > at and (_UNIT_WORDS.starts(text, end) or (cased and not text.capital(end))):
            break
        if not cased and end > at:
            break
        end += 1
    return end


def unknown_person(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    """Read a name at a token where one is expected, though nobody bears it."""
    after = name_end(text, at, people)
    if after == at or is_compound(text, at):
        return None
    if text.capital(at) or begins_work(text, after) or after == text.size:
        return _unknown(text, at, at, people, who)
    return None


def _mention(
    typed: str, candidates: list[PersonName], who: PeopleFilter, *, doubtful: bool
) -> PersonMention:
    ids = list(dict.fromkeys(p.id for p in candidates))
    if who.rank is not None:
        ids.sort(key=lambda person: -who.rank(person))  # type: ignore[misc]
    if len(ids) == 1 and not doubtful:
        return PersonMention(typed, ids[0], (ids[0],))
    return PersonMention(typed, None, tuple(ids[:CANDIDATES_SHOWN]), Ask.PERSON_AMBIGUOUS)


def read_unit(text: Text, at: int, people: PeopleIndex) -> tuple[str | None, int] | None:
    """Read a unit named at a token: its short name, and what follows.

    The short name is None for a unit that does not exist; None alone when no unit is named.
    """
    if found := people.unit_at(text, at):
        return found
    opener = _UNIT_WORDS.at(text, at)
    if opener is None or text.words[at] in {"to", "doi"}:
        return None
    end = opener[1] + 1
    while end < text.size and text.words[end].isalpha() and not begins_work(text, end):
        end += 1
    if end - at > LONGEST_UNIT and not begins_work(text, end):
        end = at + LONGEST_UNIT  # the work begins with a verb that is not known
    return (None, end) if end < text.size or end - at > 1 else None
