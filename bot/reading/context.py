"""What keeps a date for itself: documents, events, places, ordinals, names, fractions."""

from enum import StrEnum

from bot.reading.pieces import Day, Doubt, Part, Piece, Sort, Term, Word
from bot.reading.text import Phrases, Text, fold, forms
from bot.reading.vocabulary import phrases, words
from bot.reading.worklife import COMMON_GIVEN_NAMES

_DOCUMENTS = Phrases(phrases("documents"), strict=True)
_EVENTS = Phrases(phrases("events") | dict.fromkeys(phrases("no_events"), False), strict=True)
_EVENTS_BESIDE = Phrases(phrases("events_beside"), strict=True)
_CELEBRATIONS, _HANDLING = (
    Phrases(phrases(name), strict=True) for name in ("celebrations", "handling")
)
_PERIODIC = Phrases(phrases("periodic"), strict=True)
_AWAITING = Phrases(phrases("awaiting"), strict=True)
_PLACES = Phrases(phrases("places"), strict=True)
_HASTE = Phrases(phrases("haste"))
_ORDINALS = forms(*words("ordinals"), *words("ranks"))
_ATTENDING = forms(*words("attending"))
_LEADS, _TAILS = forms(*words("leads")), forms(*words("tails"))
_SO = forms("nên")
_COMPUTERS = frozenset({"may", "vi"})  # máy tính, vi tính
_RECKONED, _TO = forms("tính"), forms("đến", "tới")
_PAST = forms(*words("past_marks"), folded=False)
_HONORIFICS = forms(
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "cậu", "dì", "thầy", "mợ", "em", "sếp"
)
_TITLES = Phrases(phrases("titles"))
_FAMILY_NAMES = frozenset(fold(name) for name in words("family_names"))
_GIVERS = forms("cho", "gửi", "báo", "để", "trình", "nộp", "cáo", "với", "nhờ")
_ROOM = forms("phòng", "hội", "giấy", "thư")
_AFTER_DATE = forms(*words("after_day_number"))
_MAY_FOLLOW = _TAILS | _AFTER_DATE | forms("ngày", "thứ", "vào", "lúc")
_SEPARATORS = frozenset({",", ";", ":", "(", ")", "[", "]", ".", "!", "?", "-", "–", "—", "→", "%"})
_LOOK_BACK = 7
_LONGEST_LEAD = 12


class Hold(StrEnum):
    """Whether a date is free to be a deadline, or belongs to what stands before it."""

    FREE = "free"
    KEPT = "kept"
    EVENT = "event"
    UNSURE = "unsure"


def at_start(text: Text, at: int, first: int) -> bool:
    """Tell whether only words that lead up to a date stand between a separator and a token."""
    back = at - 1
    while back >= first and text.keys[back] in _LEADS and at - back <= _LONGEST_LEAD:
        back -= 1
    return back < first or separates(text, back)


def separates(text: Text, at: int) -> bool:
    """Tell whether a token separates two thoughts (a dash or point inside a code does not)."""
    if text.words[at] not in _SEPARATORS:
        return False
    if text.words[at] in {"-", "–", ".", ":"}:
        return not (text.glued(at) and text.glued(at + 1))
    return True


def hold(text: Text, cluster: list[Piece], first: int, *, weak: bool) -> Hold:
    """Tell whether what stands before a date keeps it for itself."""
    start, content = cluster[0].first, cluster[0].content
    if _keeps_itself(text, cluster, weak=weak):
        return Hold.KEPT
    if start == first or _handled(text, start, first, content):
        return Hold.FREE
    if held := _held_by_word(text, cluster, first):
        return held
    if weak and not (_led_up_to(text, start, first) and not _reckoned(text, start, content)):
        return _event_before(text, start, first, whole=True) or _last_word(text, cluster, first)
    return _kept_by_noun(text, start, first, content)


def _held_by_word(text: Text, cluster: list[Piece], first: int) -> Hold | None:
    """Find what the word right before a date makes of it: a name, the sixth of some, a report."""
    start, content = cluster[0].first, cluster[0].content
    if _is_name(text, start, content) or _is_ordinal(text, start, content):
        return Hold.KEPT
    if numbered := _numbered_thing(text, cluster, first):
        return numbered
    return Hold.EVENT if _is_periodic(text, start, content, first) else None


def _keeps_itself(text: Text, cluster: list[Piece], *, weak: bool) -> bool:
    """Tell whether a date is none, whatever stands before it: a fraction, a name, a sentence."""
    if _fraction(text, cluster) or (weak and _goes_on(text, cluster[-1])):
        return True
    return _opens_name(text, cluster[0].first, cluster[0].content)


def _led_up_to(text: Text, at: int, first: int) -> bool:
    """Tell whether only verbs, fillers and people with their honorifics stand before a date."""
    back = at - 1
    while back >= first and at - back <= _LONGEST_LEAD and not separates(text, back):
        if text.keys[back] in _LEADS | _HONORIFICS:
            back -= 1
        elif back > first and text.keys[back - 1] in _HONORIFICS:
            back -= 2
        else:
            return False
    return back < first or separates(text, back)


def _opens_name(text: Text, at: int, content: object) -> bool:
    """Tell whether `Mai` is the family name that opens one (`Mai Thị Hân`), or one of several."""
    if not isinstance(content, Day) or text.words[at] not in _NAMES_OF_DAYS:
        return False
    if _in_full_name(text, at):
        return True
    if not _cased(text, at):
        return False
    if _cased(text, at + 1) and text.keys[at + 1] not in _MAY_FOLLOW:
        return True
    listed = at > 0 and text.words[at + 1] in {",", "&", "+"} and _cased(text, at + 2)
    return listed and text.words[at + 2] in COMMON_GIVEN_NAMES


def _cased(text: Text, at: int) -> bool:
    """Tell whether a token has a capital letter and then small ones."""
    return text.capital(at) and text.slice(at, at + 1)[1:].islower()


_NAMES_OF_DAYS = frozenset({"mai", "mot"})


def _numbered_thing(text: Text, cluster: list[Piece], first: int) -> Hold | None:
    """Find `hồ sơ thứ 6`: the sixth one, or, when it is sent, it may be Friday as well."""
    day, at = cluster[0].content, cluster[0].first
    if not isinstance(day, Day) or day.sort is not Sort.WEEKDAY or len(cluster) > 1:
        return None
    if text.words[at] not in {"thu", "th"}:
        return None
    for start in range(max(first, at - 3), at):
        found = _NUMBERED.at(text, start)
        if found and found[1] == at and not text.is_number(start - 1):
            alone = start == first or separates(text, start - 1)
            return Hold.KEPT if alone else Hold.UNSURE
    return None


_NUMBERED = Phrases(phrases("numbered"))


def _last_word(text: Text, cluster: list[Piece], first: int) -> Hold:
    """Tell whether a bare date that ends the sentence may be the deadline (`… 22/12`)."""
    day, start, end = cluster[0].content, cluster[0].first, cluster[-1].last
    if not isinstance(day, Day) or day.sort is not Sort.BARE_DATE or day.ask is not None:
        return Hold.KEPT
    kept = _phrase_ends(text, _PLACES, start, first) or _document_before(text, start, first, day)
    ends = end >= text.size or separates(text, end)
    return Hold.EVENT if ends and not kept else Hold.KEPT


def _goes_on(text: Text, piece: Piece) -> bool:
    """Tell whether `quý I tăng trưởng …` goes on as a sentence that is not about a deadline."""
    if not isinstance(piece.content, Day) or piece.content.sort is not Sort.BARE_PERIOD:
        return False
    after = piece.last
    return text.words[after].isalpha() and text.keys[after] not in _MAY_FOLLOW


def _is_periodic(text: Text, at: int, content: object, first: int) -> bool:
    """Tell whether `báo cáo cuối năm` names a yearly report."""
    ends = isinstance(content, Day) and content.sort is Sort.PERIOD
    return ends and _phrase_ends(text, _PERIODIC, at, first)


def _reckoned(text: Text, at: int, content: object) -> bool:
    """Tell whether `báo cáo tháng 11`, `kết quả quý III` name the period that is reported on."""
    period = isinstance(content, Day) and content.sort is Sort.BARE_PERIOD
    ends = text.keys[at - 1] in _REPORT_ENDS or text.words[max(0, at - 2) : at] == ["ket", "qua"]
    return period and ends


def _fraction(text: Text, cluster: list[Piece]) -> bool:
    """Tell whether `2/3` counts things: a smaller number over a larger one, and a noun behind."""
    piece = cluster[0]
    if not isinstance(piece.content, Day) or piece.content.sort is not Sort.BARE_DATE:
        return False
    after = piece.last
    if len(cluster) > 1 and cluster[1].first == after and isinstance(cluster[1].content, Part):
        return False  # 10/12 buổi sáng
    if text.words[piece.first : after] == ["24", "/", "7"] or _COUNTED.starts(text, after):
        return True
    if not text.words[after].isalpha() or len(cluster) > 1:
        return text.words[after] == "%"
    if text.keys[after] in _AFTER_DATE or text.keys[after] in _TAILS:
        return text.keys[after] in _NOUNS_COUNTED
    part, whole = text.words[piece.first], text.words[piece.first + 2]
    return not (part.isdecimal() and whole.isdecimal()) or int(part) <= int(whole)


_REPORT_ENDS = forms("cáo", "quả", "tác", "khai", "duyệt", "hành", "họp") - {"qua"}
_COUNTED = Phrases(phrases("counted") | phrases("outputs"), strict=True)
_NOUNS_COUNTED = forms("hồ", "số")


def _is_name(text: Text, at: int, content: object) -> bool:
    """Tell whether `Mai`, `Sáu`, `Chiều` behind an honorific is a person."""
    if not isinstance(content, Day | Part | Term):
        return False
    if text.words[at] in _NAMES_OF_DAYS and _in_full_name(text, at):
        return True
    if text.words[at] in _NAMES_OF_DAYS and _phrase_ends(text, _TITLES, at, 0):
        given = any(text.keys[n] in _GIVERS for n in range(max(0, at - 5), at))
        return _cased(text, at) or not given
    if text.keys[at - 1] not in _HONORIFICS:
        return False
    if text.capital(at) and not text.capital(at - 1):
        return True
    return at < 2 or text.keys[at - 2] not in _GIVERS


def _in_full_name(text: Text, at: int) -> bool:
    """Tell whether `mai` stands in a full name typed small (`trần thị mai`, `mai văn hùng`)."""
    middle = at >= 2 and text.words[at - 1] in _MIDDLE and text.words[at - 2] in _FAMILY_NAMES
    return middle or (text.words[at + 1] in _MIDDLE and text.words[at + 2] in COMMON_GIVEN_NAMES)


_MIDDLE = frozenset({"thi", "van"})


def _is_ordinal(text: Text, at: int, content: object) -> bool:
    """Tell whether `thứ 6` counts sessions and not days."""
    if (
        not isinstance(content, Day)
        or content.weekday is None
        or text.words[at] not in {"thu", "th"}
    ):
        return False
    return text.keys[at - 1] in _ORDINALS


def _kept_by_noun(text: Text, at: int, first: int, content: object) -> Hold:
    if isinstance(content, Doubt | Word | Term):
        return Hold.FREE
    if isinstance(content, Day) and _inside_proper_name(text, at):
        return Hold.KEPT
    if isinstance(content, Day) and content.sort in {Sort.DATE, Sort.BARE_DATE}:
        if _phrase_ends(text, _PLACES, at, first):
            return Hold.KEPT
        if _document_before(text, at, first, content):
            return Hold.KEPT
        if _phrase_ends(text, _EVENTS_BESIDE, at, first):
            return Hold.EVENT
    whole = not (isinstance(content, Day) and content.sort is Sort.WEEKDAY)
    return _event_before(text, at, first, whole=whole) or Hold.FREE


def _inside_proper_name(text: Text, at: int) -> bool:
    """Tell whether `Mai` is a part of a name written with capitals (`phường Mai Dịch`)."""
    if text.words[at] not in _NAMES_OF_DAYS or not text.capital(at) or text.acronym(at):
        return False
    if _phrase_ends(text, _PLACES, at, 0):
        return True
    return _cased(text, at) and (
        text.capital(at - 1) or (text.capital(at + 1) and text.words[at + 1].isalpha())
    )


def _phrase_ends(text: Text, nouns: Phrases[bool], at: int, first: int) -> bool:
    """Tell whether one of the nouns stands right before a token."""
    for start in range(max(first, at - 3), at):
        found = nouns.at(text, start)
        if found and found[1] == at:
            return True
    return False


def _document_before(text: Text, at: int, first: int, day: Day) -> bool:
    """Tell whether a date is that of a document: its number stands between, or it has passed."""
    for start in range(at - 1, max(first, at - 3 * _LOOK_BACK) - 1, -1):
        if separates(text, start) and text.words[start] not in {"/", "-"}:
            return False
        found = _DOCUMENTS.at(text, start)
        if found and found[1] <= at and (day.ask or _numbered(text, start, found[1], at)):
            return True
    return False


def _numbered(text: Text, start: int, after: int, at: int) -> bool:
    """Tell whether a document has its number: behind its name, or before it (`12/QĐ-UBND`)."""
    coded = start > 1 and text.words[start - 1] == "/" and text.is_number(start - 2)
    return coded or any(text.is_number(n) for n in range(after, at))


def _event_before(text: Text, at: int, first: int, *, whole: bool) -> Hold | None:
    """Find an event that a date may be the date of; whoever attends it has that for a deadline.

    A bare weekday may be a part of its name: `whole` tells whether `họp giao ban` is one event.
    """
    start = _event_start(text, at, first, whole=whole)
    if start is None:
        return None
    if start > first and text.keys[start - 1] in _ATTENDING | _ROOM:
        return None
    if start == first and not _CELEBRATIONS.starts(text, start):
        return None
    return Hold.EVENT


def _event_start(text: Text, at: int, first: int, *, whole: bool) -> int | None:
    """Give where the event nearest before a date begins: of `họp giao ban` it is `họp`."""
    for start in range(at - 1, max(first, at - _LOOK_BACK) - 1, -1):
        if separates(text, start) or text.keys[start] in _SO:
            return None
        found = _EVENTS.at(text, start)
        if found is not None and found[0] and found[1] <= at:
            before = range(max(first, start - 3), start) if whole else range(0)
            return next((n for n in before if _EVENTS.at(text, n) == (True, start)), start)
    return None


def _handled(text: Text, at: int, first: int, content: object) -> bool:
    """Tell whether `xử lý gấp` says nothing but that it is urgent."""
    if not (isinstance(content, Doubt) and content.urgent):
        return False
    return _HANDLING.at(text, first) == (True, at)


def counted_up_to(text: Text, at: int, first: int) -> bool:
    """Tell whether `tính đến` reckons data up to a day (`số liệu tính đến hết ngày 15/11`)."""
    to = at if text.keys[at] in _TO else at - 1
    reckoned = to > first and text.keys[to] in _TO and text.keys[to - 1] in _RECKONED
    return reckoned and text.words[to - 2] not in _COMPUTERS


def prompts(text: Text, after: int) -> bool:
    """Tell whether a day is that of an event for which something is due (`thứ 5 họp nên …`)."""
    found = _EVENTS.at(text, after)
    if found is None or not found[0]:
        return False
    at = found[1]
    return any(text.keys[n] in _SO for n in range(at, min(at + _LOOK_BACK, text.size)))


def hurries(text: Text, cluster: list[Piece], first: int) -> bool:
    """Tell whether haste fills a part of the sentence by itself (`, càng sớm càng tốt`)."""
    start, end = cluster[0].first, cluster[-1].last
    alone = end >= text.size or separates(text, end)
    return alone and start > first and at_start(text, start, first) and _HASTE.starts(text, start)


def awaits(text: Text, cluster: list[Piece]) -> bool:
    """Tell whether a sentence ends with what the work has to wait for (`sau khi có ý kiến …`)."""
    end = cluster[-1].last
    return _AWAITING.starts(text, cluster[0].first) and (end >= text.size or separates(text, end))


def already_past(text: Text, at: int, first: int) -> bool:
    """Tell whether `đã`, `vừa` stands before a date in its own part of the sentence."""
    for back in range(at - 1, max(first, at - _LOOK_BACK) - 1, -1):
        if separates(text, back):
            return False
        if text.keys[back] in _PAST or (text.keys[back] == "da" and not text.marked):
            return True
    return False
