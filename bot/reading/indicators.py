"""Lines about indicators: what a unit is measured by, what is to be reached, and the values."""

import re
from dataclasses import dataclass, replace

from bot.reading.text import fold
from bot.reading.values import NUMBER, Unclear, read_value
from core.indicators.rules import MONTH, QUARTER, YEAR, Direction, Source, Term

CODE = r"ct\s*[-#]?\s*(\d{1,6})(?![\d.,/]|\s*%)"
"""The number of an indicator in folded text: `CT-3`, `ct3`."""

_SIGNS = " ,.;:–-"
_PART = re.compile(r"[;,]\s+|\s*[;,]$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:\s*[/.-]\s*|\s+nam\s+|\s+)(?P<{0}>20\d{{2}})"
_MONTH = re.compile(
    rf"\b(?:thang|month)\s*(?:(?P<near>nay|truoc|sau)\b|(?P<number>1[0-2]|0?[1-9])\b"
    rf"(?:{_YEAR.format('year')})?)|\b(?P<en>this|last|next) month\b"
)
_QUARTER = re.compile(
    rf"\b(?:quy|quarter|q)\s*(?:(?P<near>nay|truoc|sau)\b|(?P<number>iv|i{{1,3}}|[1-4])\b"
    rf"(?:{_YEAR.format('year')})?)|\b(?P<en>this|last|next) quarter\b"
)
_WHOLE_YEAR = re.compile(
    r"\bnam\s*(?:(?P<near>nay|truoc|sau)\b|(?P<year>20\d{2})\b)|\b(?P<en>this|last|next) year\b"
)
_EACH = {
    MONTH: re.compile(r"\b(?:moi|hang|theo|every|each) (?:thang|month)\b"),
    QUARTER: re.compile(r"\b(?:moi|hang|theo|every|each) (?:quy|quarter)\b"),
    YEAR: re.compile(r"\b(?:moi|hang|theo|ca|every|each) (?:nam|year)\b"),
}
_AWAY = {"nay": 0, "this": 0, "truoc": -1, "last": -1, "sau": 1, "next": 1}
_WEIGHT = re.compile(rf"(?:trong so|ty trong|ti trong|weight)\s*[:=]?\s*({NUMBER})\s*%?")
_RANGE = re.compile(
    rf"(?P<name>.*?)(?:^|\s)(?:tu|from)\s+(?P<start>{NUMBER})\s*%?(?P<n1>[^\d%]*?)"
    rf"\s*(?P<way>giam con|giam xuong|giam ve|tang len|xuong|den|toi|len|con|ve|down to|up to|to"
    rf"|->|→)\s+(?:muc\s+)?(?P<end>{NUMBER})\s*(?P<percent>%)?(?P<noun>[^\d%]*)$"
)
_AIM = re.compile(
    rf"(?P<least>it nhat|toi thieu|khong duoi|tren|at least|dich|muc tieu|chi tieu|dat|target)?"
    rf"(?P<most>khong qua|toi da|nhieu nhat|duoi|at most)?\s*[:=]?\s*"
    rf"(?P<end>{NUMBER})\s*(?P<percent>%)?(?P<noun>[^\d%]*)"
)
_ON_TIME = re.compile(
    r"(?:tinh (?:tu|theo) )?(?:ty le )?(?:viec|nhiem vu) (?:xong |nop )?dung han(?: tu viec)?"
    r"|on[- ]time tasks"
)
_COUNTS = re.compile(
    r"(?:dem|tinh|cong|count)\s+(?:(?:tu|theo|so)\s+)*"
    r"(?P<what>san pham|sp|muc|doan|product|paragraph)\s+(?P<code>\S+)"
)
_POSITION = re.compile(r"(?:vi tri(?: viec lam)?|position)\s*[:]?\s+(.+)")
_REASON = re.compile(r"(?:^|[\s,;.])(?:vi|do|ly do|because)\b[\s:]+(.+)$")
_WHO = re.compile(r"(?:nguoi )?(?:phu trach|chu tri)\s*[:]?\s*|(?:owner|by)\s*[:]?\s+")


@dataclass(frozen=True, slots=True)
class AimWords:
    """What is to be reached: values in thousandths, and which way is better."""

    target: int
    baseline: int | None = None
    direction: Direction | None = None
    noun: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What is said of a new or changed indicator; the weight in thousandths of a percent.

    `owner` are the words that may name who answers for it: where they do not, they are not read.
    """

    name: str = ""
    aim: AimWords | None = None
    term: Term | None = None
    weight: int | None = None
    source: Source = Source.TYPED
    counts: str | None = None
    position: str | None = None
    owner: str | None = None
    unread: str | None = None
    unclear: str | None = None


def parts(said: str) -> list[str]:
    """Give what stands between commas; one within a number parts nothing."""
    found = (part.strip() for part in _PART.split(said))
    return [part for part in found if part]


def read_term(said: str, present: Term) -> tuple[Term | None, str]:
    """Give the term that is named, and the words without it; `present` is the month that runs.

    A bare number is the nearest one: of this year, but for a month or quarter more than half a year
    ahead, which is of the year before.
    """
    folded = fold(said)
    for months, pattern in _EACH.items():
        if found := pattern.search(folded):
            return present.of_length(months), _without(said, found)
    for months, pattern in ((MONTH, _MONTH), (QUARTER, _QUARTER), (YEAR, _WHOLE_YEAR)):
        if found := pattern.search(folded):
            return _named(found, present.of_length(months)), _without(said, found)
    return None, said


def _named(found: re.Match[str], present: Term) -> Term:
    near = found["near"] or found["en"]
    if near:
        return present.back(-_AWAY[near])
    if present.months == YEAR:
        return present.but(year=int(found["year"]))
    typed = found["number"]
    number = _ROMAN.get(typed) or int(typed)
    month = number if present.months == MONTH else number * QUARTER - 2
    if found["year"]:
        return present.but(year=int(found["year"]), month=month)
    year = present.year - 1 if month - present.month > 6 else present.year
    return present.but(year=year, month=month)


def _without(said: str, found: re.Match[str]) -> str:
    return " ".join(f"{said[: found.start()]} {said[found.end() :]}".split())


def read_aim(said: str, language: str) -> AimWords | Unclear | None:
    """Read `đích 95%`, `không quá 5%`, `từ 120 xuống 20 hồ sơ`; None where nothing is aimed at."""
    folded = fold(said)
    if found := _RANGE.fullmatch(folded):
        start, end = read_value(found["start"], language), read_value(found["end"], language)
        for one in (start, end):
            if isinstance(one, Unclear):
                return one
        if isinstance(start, Unclear) or isinstance(end, Unclear):
            return None
        noun = said[found.start("noun") : found.end("noun")].strip(_SIGNS)
        noun = noun or said[found.start("n1") : found.end("n1")].strip(_SIGNS)
        return AimWords(
            target=end,
            baseline=start,
            direction=Direction.HIGHER if end > start else Direction.LOWER,
            noun="%" if found["percent"] else noun[:40] or None,
            name=said[: found.end("name")].strip(_SIGNS),
        )
    found = _AIM.fullmatch(folded)
    if found is None or not (found["least"] or found["most"]):
        return None
    end = read_value(found["end"], language)
    if isinstance(end, Unclear):
        return end
    noun = said[found.start("noun") : found.end("noun")].strip(_SIGNS)
    return AimWords(
        target=end,
        direction=Direction.LOWER if found["most"] else Direction.HIGHER,
        noun="%" if found["percent"] else noun[:40] or None,
    )


def read_indicator(said: str, language: str, present: Term) -> IndicatorWords:
    """Read what stands behind `chỉ tiêu mới TCCB:`."""
    words = IndicatorWords()
    kept: list[str] = []
    others: list[str] = []
    for part in parts(said):
        if not kept and words == IndicatorWords() and _ON_TIME.fullmatch(fold(part)):
            kept.append(part)
            continue
        words, taken = _taken(words, part, language, present)
        if taken:
            continue
        (others if words != IndicatorWords() else kept).append(part)
    name = ", ".join([*kept, *([words.aim.name] if words.aim and words.aim.name else [])])
    owner, unread = [*others, None, None][:2]
    if owner:
        found = _WHO.match(fold(owner))
        owner = owner[found.end() :] if found else owner
    return replace(words, name=name.strip(_SIGNS), owner=owner, unread=unread)


def _taken(
    words: IndicatorWords, part: str, language: str, present: Term
) -> tuple[IndicatorWords, bool]:
    """Give the words with what a part says, and whether it says anything."""
    term, rest = read_term(part, present)
    if term is not None and words.term is None:
        words = replace(words, term=term)
        if not rest.strip(_SIGNS):
            return words, True
        part = rest
    for read in (_weight_of, _source_of, _aim_of):
        found = read(words, part, language)
        if found is not None:
            return found, True
    return words, False


def _weight_of(words: IndicatorWords, part: str, language: str) -> IndicatorWords | None:
    weight = _WEIGHT.fullmatch(fold(part).strip(_SIGNS))
    if weight is None:
        return None
    value = read_value(weight[1], language)
    if isinstance(value, Unclear):
        return replace(words, unclear=value.typed)
    return replace(words, weight=value)


def _source_of(words: IndicatorWords, part: str, language: str) -> IndicatorWords | None:
    del language
    folded = fold(part).strip(_SIGNS)
    if _ON_TIME.fullmatch(folded):
        return replace(words, source=Source.ON_TIME)
    if counts := _COUNTS.fullmatch(folded):
        product = counts["what"] in ("san pham", "sp", "product")
        source = Source.PRODUCT if product else Source.PARAGRAPH
        return replace(words, source=source, counts=counts["code"].upper())
    if position := _POSITION.fullmatch(fold(part)):
        return replace(words, position=part[position.start(1) :].strip(_SIGNS))
    return None


def _aim_of(words: IndicatorWords, part: str, language: str) -> IndicatorWords | None:
    aim = read_aim(part, language)
    if isinstance(aim, Unclear):
        return replace(words, unclear=aim.typed)
    return replace(words, aim=aim) if aim is not None and words.aim is None else None


def read_reason(said: str) -> tuple[str, str | None]:
    """Give a line without `vì …`, and what stands behind it."""
    found = _REASON.search(fold(said))
    if found is None:
        return said, None
    return said[: found.start()].strip(_SIGNS), said[found.start(1) :].strip(" .;:") or None
