"""Several decisions in one reply: `1 3 duyệt; 2 đồng ý khách quan; 4 trả: thiếu số; 5 để mai`."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from bot.reading.text import fold
from core.tasks.decisions import Verdict
from core.tasks.rules import THOUSAND

_YES = frozenset(
    {"duyet", "nghiem thu", "phe duyet", "dong y", "ok", "oke", "okie", "xac nhan"}
    | {"accept", "approve", "yes", "confirm"}
)
_NO = frozenset({"tra", "tra lai", "khong dong y", "khong", "tu choi", "return", "reject", "no"})
_LATER = frozenset({"de mai", "de sau", "mai", "later"})
_OBJECTIVE = ("khach quan", "objective")
_ENDS = ("ket thuc", "la het", "dong lai", "final")
MAJOR = ("loi noi dung", "sai noi dung", "content error")
_NOT_MAJOR = re.compile(
    r"\b(?:(?:khong|ko|kg|hong|chang|no|not)(?: (?:phai|he|co|la|do|vi|bi|thay|a|any))*"
    rf" (?:{'|'.join(MAJOR)})s?"
    rf"|(?:{'|'.join(MAJOR)})s?:? (?:thi |la )?khong(?: co)?(?=\s*(?:$|[,;.])))"
)
"""`không phải lỗi nội dung`, `lỗi nội dung thì không`: it is said that there is none."""
_FILLERS = frozenset({"nhe", "nha", "a", "va", "and", "em", "anh", "chi", "di", "roi"})
_TOKEN = re.compile(r"[#]?(?:nv-?)?\d+(?:[.,/]\d+)*|\w+|[^\w\s]", re.IGNORECASE)
_NUMBER = re.compile(r"#?(?:nv-?)?(\d{1,9})", re.IGNORECASE)
_PART = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)/(\d{1,6}(?:[.,]\d{1,3})?)")
MOST_WORDS = 3
_JOINING = frozenset({",", "con", "va"})
_CLEAR = frozenset(
    {"duyet", "nghiem thu", "phe duyet", "dong y", "tra", "tra lai", "khong dong y", "tu choi"}
    | {"de mai", "de sau", "accept", "approve", "return", "reject", "later"}
)
"""What begins another clause without a semicolon: words that mean nothing else there."""
_FINE = frozenset({"ok", "oke", "okie"})
_REFUSING = frozenset({"tra", "khong", "tu", "return", "reject", "no"})
"""Behind one of these `2 ok` may be a part of the reason."""

ReadDate = Callable[[str], dt.datetime | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reply: the numbers as typed, and what is decided about them."""

    numbers: tuple[int, ...]
    verdict: Verdict


def read_batch(text: str, read_date: ReadDate) -> tuple[Part, ...] | None:
    """Read a reply that decides; None unless every part of it is a decision about numbers."""
    said = [clause for part in text.split(";") for clause in _clauses(part)]
    parts = [_read_part(part, read_date) for part in said if part.strip()]
    whole = tuple(part for part in parts if part is not None)
    return whole if whole and len(whole) == len(parts) else None


def _clauses(text: str) -> list[str]:
    """Part `307 trả thiếu số liệu, 295 duyệt` where another number with its own verb begins."""
    found = list(_TOKEN.finditer(text))
    words = [fold(one.group()) for one in found]
    starts = [0]
    for at, one in enumerate(found[:-1]):
        joins = words[at] in _JOINING or "\n" in text[one.end() : found[at + 1].start()]
        begun = at + 1 if words[at] in _JOINING else at
        if joins and at and _decides(words, begun if words[at] in _JOINING else at + 1):
            starts.append(found[at + 1].start())
    return [
        re.sub(r"[\s,]+(?:còn|va|và)?\s*$", "", text[first:last])
        for first, last in pairwise([*starts, len(text)])
    ]


def _decides(words: list[str], at: int) -> bool:
    """Tell whether a number and then a plain decision stand at a word, or the other way round."""
    numbers, behind = _numbers(words, at)
    clear = _CLEAR if _REFUSING & set(words[:at]) else _CLEAR | _FINE
    verb = _verb(words, behind if numbers else at, clear)
    if verb is None or words[verb[1] - 1 :][1:2] == ["loi"]:
        return False
    return bool(numbers or _numbers(words, verb[1])[0])


def verdicts(parts: tuple[Part, ...], positions: Mapping[int, int]) -> tuple[Verdict, ...]:
    """Give the verdicts on task numbers; small numbers are places of the list shown last."""
    return tuple(
        part.verdict.but(number=positions.get(number, number))
        for part in parts
        for number in part.numbers
    )


def _read_part(text: str, read_date: ReadDate) -> Part | None:
    tokens = list(_TOKEN.finditer(text.strip().lstrip("/")))
    words = [fold(one.group()) for one in tokens]
    numbers, at = _numbers(words, 0)
    verb = _verb(words, at)
    if verb is None:
        return None
    decision, at = verb
    if not numbers:
        numbers, at = _numbers(words, at)
    if not numbers:
        return None
    source = text.strip().lstrip("/")
    rest = source[tokens[at].start() :] if at < len(tokens) else ""
    return Part(numbers, _verdict(decision, rest.lstrip(" :,.-–"), read_date))


def _numbers(words: list[str], at: int) -> tuple[tuple[int, ...], int]:
    found: list[int] = []
    while at < len(words):
        number = _NUMBER.fullmatch(words[at])
        if number:
            found.append(int(number.group(1)))
        elif words[at] not in {",", "va", "and", "&", "#", "-", "nv", "viec"}:
            break
        at += 1
    return tuple(dict.fromkeys(found)), at


def _verb(words: list[str], at: int, only: frozenset[str] | None = None) -> tuple[str, int] | None:
    while at < len(words) and words[at] == ":":
        at += 1
    for length in range(MOST_WORDS, 0, -1):
        said = " ".join(words[at : at + length])
        for decision, forms in (("yes", _YES), ("no", _NO), ("later", _LATER)):
            if said in (forms & only if only else forms) and at + length <= len(words):
                return decision, at + length
    return None


def _verdict(decision: str, rest: str, read_date: ReadDate) -> Verdict:
    folded = fold(rest)
    if decision == "later":
        return Verdict(number=0, accept=True, later=True)
    if decision == "no":
        return Verdict(number=0, accept=False, reason=rest or None, major=is_major(rest))
    part = _PART.match(rest)
    quantity = _thousandths(part.group(1)) if part else None
    said = rest[part.end() :].strip(" ,:") if part else rest
    objective = any(words in folded for words in _OBJECTIVE)
    since = _since(said, read_date) if objective else None
    final = any(words in folded for words in _ENDS)
    plain = objective or final or set(fold(said).split()) <= _FILLERS
    return Verdict(
        number=0,
        accept=True,
        reason=None if plain else said,
        objective=objective,
        since=since,
        quantity=quantity,
        final=final,
    )


def is_major(reason: str) -> bool:
    """Tell whether a reason says that there is an error of content, and not that there is none."""
    said = _NOT_MAJOR.sub(" ", " ".join(fold(reason).split()))
    return any(words in said for words in MAJOR)


def _since(text: str, read_date: ReadDate) -> dt.datetime | None:
    """Read the day behind `từ`: the clock stands from its beginning."""
    found = re.search(r"\b(?:từ|tu|from|since)\s+(?:ngày\s+|ngay\s+)?(.+)", text, re.IGNORECASE)
    return read_date(found.group(1)) if found else None


def _thousandths(text: str) -> int:
    return int(Fraction(text.replace(",", ".")) * THOUSAND)
