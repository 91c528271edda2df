"""The name of a task: what is left of a message when people, dates and courtesies are taken out."""

import re

from bot.reading.context import separates
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import phrases, words

_LEADS = forms(*words("title_leads"))
_TAILS, _LONG_TAILS = forms(*words("tails")), Phrases(phrases("long_tails"))
_COURTESY, _TRAILING = (Phrases(phrases(n), strict=True) for n in ("courtesy", "trailing"))
_COURTESY_OPENERS = Phrases.firsts_of(_COURTESY, _TRAILING)
_FEW_WORDS = 5
_EDGES = " \t\r\n,;:.-–—()[]{}!?→•*\"'“”"
_EMPTY_BRACKETS = re.compile(r"\(\s*[,.;:]*\s*\)|\[\s*\]|\{\s*\}")
_SIGNS_TOGETHER = re.compile(r"\s*([,;])(?:\s*[,;.–—-])+(?=\s)")
_ONE_MUST = re.compile(r"^(?:phải|cần|nhớ|hãy|vui lòng|làm ơn|cố gắng)\s+", re.IGNORECASE)
_SPACES = re.compile(r"\s+")

Cut = tuple[int, int]


def deadline_cut(text: Text, first: int, last: int, start: int, end: int) -> Cut:
    """Widen the tokens of a deadline by the words that go with it in its part of the sentence.

    `, báo cáo trước 16h` loses `báo cáo`, `thứ 6 anh cần nhé` its tail; the only part of a
    message keeps its verb (`trình ký trước 8h`).
    """
    segment = start
    while segment > first and not separates(text, segment - 1):
        segment -= 1
    if segment > first and all(text.keys[n] in _LEADS for n in range(segment, start)):
        start = segment
    stop = end
    while stop < last and not separates(text, stop):
        stop += 1
    leads_alone = start in {segment, first} and segment > first
    if leads_alone and stop - end <= _FEW_WORDS and _goes_with(text, end, stop):
        return start, stop
    if _all_tails(text, end, stop):
        return start, stop
    return start, end


def _goes_with(text: Text, first: int, last: int) -> bool:
    """Tell whether a few words behind a date say what is due then (`có kết quả`, `nộp anh`)."""
    return first >= last or text.keys[first] in _TAILS


def _all_tails(text: Text, first: int, last: int) -> bool:
    at = first
    while at < last:
        long = _LONG_TAILS.at(text, at)
        if long:
            at = long[1]
        elif text.keys[at] in _TAILS:
            at += 1
        else:
            return False
    return True


def title_of(text: Text, first: int, cuts: list[Cut]) -> str | None:
    """Give the text from a token on without the cut tokens, tidied, as typed; None if empty."""
    cuts = sorted(cuts + _courtesies(text, first))
    start, kept = text.starts[first] if first < text.size else len(text.shown), []
    for cut_first, cut_last in cuts:
        begin = text.starts[cut_first]
        if begin > start:
            kept.append(text.shown[start:begin])
        start = max(start, text.ends[cut_last - 1])
    kept.append(text.shown[start:])
    return tidy(" ".join(kept))


def tidy(words_left: str) -> str | None:
    """Give words without doubled spaces, empty brackets and signs at their edges; None if empty."""
    left = _EMPTY_BRACKETS.sub(" ", words_left)
    left = _SIGNS_TOGETHER.sub(r"\1", left)
    left = _ONE_MUST.sub("", left.strip(_EDGES))
    left = _SPACES.sub(" ", left).replace(" ,", ",").replace(" ;", ";").strip(_EDGES)
    for opening, closing in ("()", "[]", "“”"):
        if left.count(opening) > left.count(closing):
            left += closing
    if left.count('"') % 2 and words_left.count('"') % 2 == 0:
        left += '"'
    return left or None


def _courtesies(text: Text, first: int) -> list[Cut]:
    """Give the words of courtesy: `giúp anh` anywhere, `nhé`, `ạ` at the end of a part."""
    cuts = []
    at = first
    while at < text.size:
        if text.keys[at] not in _COURTESY_OPENERS:
            at += 1
            continue
        found = _COURTESY.at(text, at)
        if found is None:
            found = _TRAILING.at(text, at)
            ends = found and (found[1] >= text.size or separates(text, found[1]))
            found = found if ends else None
        if found:
            cuts.append((at, found[1]))
            at = found[1]
        else:
            at += 1
    return cuts
