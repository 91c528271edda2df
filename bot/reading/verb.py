"""The verb of a line: its aliases, what may follow it, and the nearest verb to a slip."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.text import Phrases, Text, fold
from bot.reading.vocabulary import phrases, vocabulary

NEAREST_SHOWN = 3
DEFAULT_NEAREST = "giup"


class Bare(StrEnum):
    """What must follow a verb for it to count when no slash stands before it."""

    ANYTHING = "anything"
    NOTHING = "nothing"
    TASKS = "tasks"
    STATE = "state"
    CHOICE = "choice"
    TIME = "time"
    REPLY = "reply"
    THANKS = "thanks"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its fixed name, and the words it may be followed by when written bare.

    `of_person` verbs may also be followed by a name: with a capital, or before a number.
    """

    name: str
    bare: Bare
    choices: Phrases[bool]
    of_person: bool = False


@dataclass(frozen=True, slots=True)
class VerbFound:
    """A verb that opens a line, and the first token behind it; `certain` after a slash."""

    verb: Verb
    after: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    verbs: dict[str, Verb]
    phrases: Phrases[Verb]
    joined: dict[str, Verb]
    by_word: dict[str, tuple[str, ...]]


@cache
def _vocabulary() -> _Vocabulary:
    rows = vocabulary()["verbs"]
    verbs = {
        name: Verb(
            name,
            Bare(row["bare"]),
            Phrases(dict.fromkeys(row.get("choices", ()), True)),
            of_person=row.get("of_person", False),
        )
        for name, row in rows.items()
    }
    aliases = [(alias, name) for name, row in rows.items() for alias in row["vi"] + row["en"]]
    by_word: dict[str, tuple[str, ...]] = {}
    for alias, name in aliases:
        for word in fold(alias).split():
            by_word[word] = tuple(dict.fromkeys((*by_word.get(word, ()), name)))
    return _Vocabulary(
        verbs,
        Phrases([(alias, verbs[name]) for alias, name in aliases]),
        {_joined(alias): verbs[name] for alias, name in aliases},
        by_word,
    )


def _joined(alias: str) -> str:
    return "".join(letter for letter in fold(alias) if letter.isalnum())


def verb_phrase(text: Text, at: int) -> tuple[Verb, int] | None:
    """Give the verb whose alias stands at a token, and the token behind it."""
    return _vocabulary().phrases.at(text, at)


def verb_names() -> tuple[str, ...]:
    """Give the fixed names of all verbs."""
    return tuple(_vocabulary().verbs)


def find_verb(text: Text) -> VerbFound | None:
    """Give the verb that opens a text, spelled right or (after a slash) with one near slip."""
    slash = text.words[0] == "/"
    start = 1 if slash else 0
    exact = _vocabulary().phrases.at(text, start) or _written_together(text, start)
    if exact is None and (slash or task_number(text, start + 1)):
        exact = _mistyped(text, start, slips=2 if slash else 1)
    if exact is None:
        return None
    verb, after = exact
    if text.words[start] == "ban" and task_number(text, after):
        verb = _vocabulary().verbs["chuyen"]  # bàn giao việc 12: what is there already goes over
    if slash:
        return VerbFound(verb, _behind_bot_name(text, after), certain=True)
    other = _NOT_VERBS.at(text, start)
    if other is not None and other[1] >= after:
        return None
    return VerbFound(verb, after, certain=False) if _suits(verb, text, after) else None


def opening_verb(text: Text) -> VerbFound | None:
    """Give the verb whose words open a text, whatever follows: its task is known otherwise."""
    slash = text.words[0] == "/"
    start = 1 if slash else 0
    if not slash and _NOT_VERBS.starts(text, start):
        return None
    found = _vocabulary().phrases.at(text, start) or _written_together(text, start)
    return VerbFound(found[0], _behind_bot_name(text, found[1]), certain=slash) if found else None


def _written_together(text: Text, start: int) -> tuple[Verb, int] | None:
    """Read `giahan`, `gia_han` and `gia-han`, as command menus need them."""
    end, letters = start, ""
    best = None
    while end < text.size and end - start < 8:
        if end > start and not text.glued(end):
            break
        if text.words[end].isalnum():
            letters += text.words[end]
        elif text.words[end] not in "_-":
            break
        end += 1
        if letters in _vocabulary().joined:
            best = (_vocabulary().joined[letters], end)
    return best


def _mistyped(text: Text, start: int, slips: int) -> tuple[Verb, int] | None:
    """Read a slip when exactly one verb is that near."""
    typed = text.words[start]
    if len(typed) < 4 and slips < 2:
        return None
    slips = min(slips, max(1, len(typed) // 3))
    near = process.extract(
        typed, _vocabulary().joined.keys(), scorer=OSA.distance, score_cutoff=slips, limit=4
    )
    nearest = [row[0] for row in near if row[1] == near[0][1]]
    swapped = [alias for alias in nearest if sorted(alias) == sorted(typed)]
    closest = swapped or nearest  # letters change places more often than one is left out
    found = {_vocabulary().joined[alias].name for alias in closest if len(alias) > slips}
    if len(found) != 1:
        return None
    return _vocabulary().verbs[found.pop()], start + 1


def _behind_bot_name(text: Text, at: int) -> int:
    """Skip `@ViecBot` glued to a command, as Telegram writes it in groups."""
    if text.words[at] == "@" and text.glued(at):
        at += 1
        while at < text.size and text.glued(at):
            at += 1
    return at


def _suits(verb: Verb, text: Text, after: int) -> bool:
    follows = skip_signs(text, after)
    if follows >= text.size:
        return True
    numbered = task_number(text, follows) is not None
    match verb.bare:
        case Bare.ANYTHING | Bare.TIME:
            fits = True
        case Bare.NOTHING:
            fits = only_politeness(text, follows)
        case Bare.TASKS:
            fits = numbered
        case Bare.STATE:
            fits = numbered or verb.choices.starts(text, follows)
        case Bare.REPLY:
            fits = numbered or only_politeness(text, follows)
        case Bare.THANKS:
            fits = any(task_number(text, at) for at in range(follows, text.size)[:8])
        case Bare.CODE:
            begun = verb.choices.at(text, follows)
            coded = code_at(text, begun[1] if begun else follows)
            fits = numbered or coded or only_politeness(text, follows)
        case Bare.CHOICE:
            chosen = verb.choices.starts(text, follows)
            called = verb.of_person and _names_somebody(text, follows)
            fits = numbered or chosen or called or only_politeness(text, follows)
    return fits


def _names_somebody(text: Text, at: int) -> bool:
    """Tell whether a name may stand at a token: a capital, or small letters before a number."""
    if text.capital(at):
        return True
    most = min(text.size, at + 5)
    return text.words[at].isalpha() and any(text.is_number(one) for one in range(at + 1, most))


def code_at(text: Text, at: int) -> bool:
    """Tell whether the code of a programme stands at a token: `NQ57`, `CTr-08`."""
    if not text.words[at].isalpha() or at + 1 >= text.size or not text.glued(at + 1):
        return False
    at += 1 + (text.words[at + 1] in {"-", "/"})
    return text.is_number(at) and text.glued(at)


_NOT_VERBS = Phrases(phrases("not_verbs"))
_POLITE = Phrases(phrases("polite"))


def only_politeness(text: Text, at: int) -> bool:
    """Tell whether nothing but polite particles and signs is left from a token on."""
    return all(not text.words[n].isalnum() or _POLITE.starts(text, n) for n in range(at, text.size))


def skip_signs(text: Text, at: int) -> int:
    """Give the first token from one on that is no separating sign."""
    while at < text.size and text.words[at] in {":", ",", "-", ".", "–", ";"}:
        at += 1
    return at


_TASK_WORDS = Phrases({"nv": True, "việc số": True, "việc": True, "nhiệm vụ": True, "số": True})
TASK_DIGITS = 9


def task_number(text: Text, at: int) -> tuple[int, int] | None:
    """Read `12`, `#12`, `NV-12`, `việc 12` at a token: the number and the token behind it."""
    if found := _TASK_WORDS.at(text, at):
        at = found[1]
        at += text.words[at] in {"-", ":", "."}
    at += text.words[at] == "#"
    if not text.is_number(at) or len(text.words[at]) > TASK_DIGITS:
        return None
    return int(text.words[at]), at + 1


def nearest_verbs(text: Text) -> tuple[str, ...]:
    """Give the verbs a text not understood may have meant, best first, help last."""
    found: dict[str, None] = {}
    words = [word for word in text.words[: min(text.size, 6)] if word.isalpha()]
    for word in words:
        found.update(dict.fromkeys(_vocabulary().by_word.get(word, ())))
    for word in words[:2]:
        near = process.extract(
            word, _vocabulary().by_word.keys(), scorer=OSA.distance, score_cutoff=2, limit=4
        )
        for alias, distance, _ in near:
            if len(alias) > 2 * distance:
                found.update(dict.fromkeys(_vocabulary().by_word[alias]))
    names = [name for name in found if name != DEFAULT_NEAREST]
    return (*names[: NEAREST_SHOWN - 1], DEFAULT_NEAREST)
