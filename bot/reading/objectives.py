"""Lines about objectives and key results: what is to be reached, and how far it has come."""

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.reading.text import fold
from bot.reading.values import NUMBER, Unclear, numbers_in, read_value

CODE = r"(?:mt|muc tieu|okr|objective)\s*[-#]?\s*(\d{1,6})\b"
"""The number of an objective in folded text: `MT-3`, `mục tiêu 3`."""

_PART = re.compile(r"[;,]\s+|\s*[;,]$")
_SIGNS = " ,.;:–-"
_NEW = re.compile(r"(?:moi|them|new|add)\b\s*")
_RANGE = re.compile(
    rf"(?:^|\s)(?:tu|from)\s+(?P<start>{NUMBER})\s*(?P<p1>%)?(?P<n1>[^\d%]*?)"
    r"\s*(?:giam con|giam xuong|giam ve|tang len|xuong con|den|toi|len|xuong|con|ve|to|->|→)\s+"
    rf"(?:muc\s+)?(?P<end>{NUMBER})\s*(?P<p2>%)?(?P<noun>[^\d%]*)$"
)
_WEIGHT = re.compile(rf"(?:trong so|ty trong|ti trong|weight)\s*[:=]?\s*({NUMBER})\s*%?")
_MILESTONE = re.compile(
    r"(?:cot )?moc|co[ /](?:hay )?khong|dat[ /](?:hay )?(?:chua|khong)(?: dat)?|milestone"
    r"|yes(?: or |/)no"
)
_BEFORE_OWNER = re.compile(
    r"(?:nguoi )?(?:phu trach|chu tri)\s*[:]?\s*|(?:owner|by)\s*[:]?\s+|do\s+"
)
_SERVES = re.compile(rf"(?:theo|thuoc|phuc vu|vi|under|serves|for)\s+{CODE}")
_AMBITION = {
    "khat vong": True,
    "muc tieu khat vong": True,
    "aspirational": True,
    "cam ket": False,
    "muc tieu cam ket": False,
    "committed": False,
}
_BLOCKED = re.compile(
    r"(?:^|[\s,;.])(?:dang |bi )*(?:vuong mac|vuong|ket|blocked|stuck)\b"
    r"(?: by| on| vi| do)?[:\s]+(.+)$"
)
_FREE = re.compile(
    r"(?:^|[\s,;.])(?:het vuong|khong vuong|khong con vuong|unblocked|no blockers?)\b"
)
_SURE = re.compile(
    r"(?:^|[\s,;])(?:do )?(?:tu tin|tin cay|confidence|confident)"
    r"\s*[:=]?\s*(\d{1,3})(?:\s*/\s*10\b)?"
)
_REACHED = re.compile(
    r"(?:da |roi )?(?:xong|dat|hoan thanh|done|reached|yes|co roi|roi)\b(?: roi)?"
)
_NOT_REACHED = re.compile(r"(?:chua|not yet|not|no)\b(?: (?:xong|dat|co))?")
_VALUE = re.compile(
    r"(?:(?:hien tai|hien|la|duoc|dat|moi|da|nay|dang|at|now|is|len|xuong|con|den)\s+)*"
    r"(?P<more>(?:(?:tang|them|giam|bot|plus|minus|more)\s+)+|[-+]\s*)?"
    rf"(?P<value>{NUMBER})\s*(?P<percent>%)?(?:\s*/\s*(?P<whole>{NUMBER}))?"
)
_LINK = re.compile(
    r"(?P<off>(?:bo|thoi|go|unlink|without)\s+)?(?:viec|nv|task)s?\s*[-#:]?\s*(\d{1,9})"
)
_SCALE = re.compile(r"(?:tram|chuc|nghin|ngan|trieu|ty|ti|tr|k|thousand|million|billion)\b")
_LESS = re.compile(r"giam|bot|minus|-")


@dataclass(frozen=True, slots=True)
class NewObjective:
    """What is said of a new objective; `head` are the words between `mới` and the colon."""

    title: str
    head: str = ""
    aspires: bool | None = None
    serves: int | None = None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class ResultWords:
    """What is said of a new or changed key result; values in thousandths, weight too.

    `owner` are the words that may name its owner: where they do not, they are `unread`.
    """

    title: str = ""
    start: int | None = None
    end: int | None = None
    noun: str | None = None
    milestone: bool = False
    weight: int | None = None
    owner: str | None = None
    unread: str | None = None
    unclear: str | None = None


@dataclass(frozen=True, slots=True)
class CheckInWords:
    """What is said of how a key result stands; values in thousandths.

    `change` is −1 or 1 where only a change is said. `sure` is False where other words or numbers
    may give the value another meaning. `percent` follows the value, `whole` stands behind a slash.
    """

    value: int | None = None
    whole: int | None = None
    percent: bool = False
    change: int = 0
    reached: bool | None = None
    confidence: int | None = None
    blocker: str | None = None
    free: bool = False
    note: str | None = None
    sure: bool = True
    unclear: str | None = None


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Which tasks are to move a key result, or no more."""

    tasks: tuple[int, ...]
    off: bool = False


def tidy(typed: str) -> str:
    """Give a line in NFC with single spaces; its folded form has the same length."""
    return " ".join(unicodedata.normalize("NFC", typed).split())


def opens_new(argument: str) -> str | None:
    """Give what stands behind `mới`; None if nothing new is said."""
    found = _NEW.match(fold(argument))
    return argument[found.end() :] if found else None


def read_objective(said: str) -> NewObjective:
    """Read what stands behind `mục tiêu mới`."""
    head, colon, rest = said.partition(":")
    if not colon:
        head, rest = "", said
    kept: list[str] = []
    aspires: bool | None = None
    serves: int | None = None
    unread: str | None = None
    for part in _parts(rest):
        folded = fold(part).strip(_SIGNS)
        above = _SERVES.fullmatch(folded)
        if folded in _AMBITION:
            aspires = _AMBITION[folded]
        elif above:
            serves = int(above[1])
        elif aspires is None and serves is None:
            kept.append(part)
        else:
            unread = unread or part
    return NewObjective(
        title=", ".join(kept).strip(_SIGNS),
        head=head.strip(_SIGNS),
        aspires=aspires,
        serves=serves,
        unread=unread,
    )


def read_result(said: str, language: str) -> ResultWords:
    """Read what stands behind `kr mới MT-3:`, or behind `kr 3 sửa:`."""
    kept: list[str] = []
    words = ResultWords()
    others: list[str] = []
    for part in _parts(said):
        folded = fold(part).strip(_SIGNS)
        weight = _WEIGHT.fullmatch(folded)
        if weight:
            words = _with_number(words, "weight", weight[1], language)
        elif _MILESTONE.fullmatch(folded):
            words = replace(words, milestone=True)
        elif (way := _RANGE.search(fold(part))) and words.end is None:
            before = part[: way.start()].strip(_SIGNS)
            if before:
                kept.append(before if " " in before else part.strip(_SIGNS))
            words = _with_way(words, way, part, language)
        elif words == ResultWords() and not others:
            kept.append(part)
        else:
            others.append(part)
    owner, unread = [*others, None, None][:2]
    return replace(
        words,
        title=", ".join(kept).strip(_SIGNS),
        owner=_owner_words(owner) if owner else None,
        unread=unread,
    )


def _parts(said: str) -> list[str]:
    found = (part.strip() for part in _PART.split(said))
    return [part for part in found if part]


def _owner_words(part: str) -> str:
    found = _BEFORE_OWNER.match(fold(part))
    return part[found.end() :] if found else part


def _with_way(words: ResultWords, way: re.Match[str], part: str, language: str) -> ResultWords:
    words = _with_number(words, "start", way["start"], language)
    words = _with_number(words, "end", way["end"], language)
    noun = part[way.start("noun") : way.end("noun")].strip(_SIGNS)
    noun = noun or part[way.start("n1") : way.end("n1")].strip(_SIGNS)
    if way["p1"] or way["p2"]:
        noun = "%"
    return replace(words, noun=noun[:40] or None)


def _with_number(words: ResultWords, name: str, typed: str, language: str) -> ResultWords:
    value = read_value(typed, language)
    if isinstance(value, Unclear):
        return replace(words, unclear=words.unclear or value.typed)
    match name:
        case "start":
            return replace(words, start=value)
        case "end":
            return replace(words, end=value)
        case _:
            return replace(words, weight=value)


def read_links(said: str) -> LinkWords | None:
    """Read `việc 268`, `bỏ việc 268`; None for anything else."""
    folded = fold(said).strip(_SIGNS)
    first = _LINK.match(folded)
    if first is None:
        return None
    rest = folded[first.end() :]
    more = re.findall(r"\d{1,9}", rest)
    if re.sub(r"[\d\s,;#-]|\bva\b|\band\b|\bviec\b|\bnv\b", "", rest):
        return None
    return LinkWords((int(first[2]), *map(int, more)), off=bool(first["off"]))


def read_check_in(said: str, language: str) -> CheckInWords:
    """Read what is said behind the number of a key result."""
    rest, blocker, free = _blocker(said)
    folded = fold(rest)
    sure = _SURE.search(folded)
    confidence = int(sure[1]) if sure else None
    if sure:
        rest = f"{rest[: sure.start()].rstrip(_SIGNS)}, {rest[sure.end() :].lstrip(_SIGNS)}"
    rest = rest.strip(_SIGNS.replace("-", "") + " ")
    words = _read_value(rest, language)
    return replace(words, confidence=confidence, blocker=blocker, free=free)


def _blocker(said: str) -> tuple[str, str | None, bool]:
    folded = fold(said)
    if cleared := _FREE.search(folded):
        return f"{said[: cleared.start()]} {said[cleared.end() :]}", None, True
    found = _BLOCKED.search(folded)
    if found is None:
        return said, None, False
    return said[: found.start()], said[found.start(1) : found.end(1)].strip(_SIGNS), False


def _read_value(rest: str, language: str) -> CheckInWords:
    folded = fold(rest)
    found = _VALUE.match(folded)
    if found is None:
        return _without_value(rest, folded, language)
    value = read_value(found["value"], language)
    whole = read_value(found["whole"], language) if found["whole"] else None
    unclear = next((one.typed for one in (value, whole) if isinstance(one, Unclear)), None)
    if isinstance(value, Unclear) or isinstance(whole, Unclear):
        return CheckInWords(unclear=unclear)
    note = rest[found.end() :].strip(_SIGNS) or None
    more = found["more"]
    return CheckInWords(
        value=value,
        whole=whole,
        percent=bool(found["percent"]),
        change=0 if not more else -1 if _LESS.search(more) else 1,
        note=note,
        sure=_is_plain(note) and not folded[found.end("value") :][:1].isalpha(),
    )


def _is_plain(note: str | None) -> bool:
    """Tell whether words beside a value leave it as it is: no other number, no `triệu`."""
    folded = fold(note or "")
    return not numbers_in(folded) and not _SCALE.match(folded)


def _without_value(rest: str, folded: str, language: str) -> CheckInWords:
    for pattern, reached in ((_REACHED, True), (_NOT_REACHED, False)):
        found = pattern.match(folded)
        if found:
            note = rest[found.end() :].strip(_SIGNS) or None
            return CheckInWords(reached=reached, note=note, sure=_is_plain(note))
    every = numbers_in(folded)
    if len(every) == 1:
        value = read_value(every[0], language)
        if not isinstance(value, Unclear):
            return CheckInWords(value=value, note=rest or None, sure=False)
    return CheckInWords(note=rest or None, sure=not every)
