"""Words of a date that stand unread beside one that was read: then the reading is a guess."""

from rapidfuzz.distance import OSA

from bot.reading.numbers import SPELLED, read_number
from bot.reading.text import Text, forms
from bot.reading.vocabulary import words

_COUNTING = SPELLED | forms("hăm", "băm", "mươi", "chục")


def unread_beside(text: Text, start: int, end: int, first: int) -> bool:
    """Tell whether a word of a date stands unread right beside a date: it may say another one.

    `hai chín tháng 12` read as the ninth, `thứ 6 t.sau` as this Friday would be guesses.
    """
    if start > first and _unread_before(text, start, first):
        return True
    behind = end + (text.words[end] in _BETWEEN_PARTS)
    if _like_period(text, behind) or (behind > end and _like_period(text, behind + 1)):
        return True
    if text.words[end - 1] in _PERIODS_READ and text.keys[end] in _ALMOST_WHICH:
        return True
    if behind > end:
        return False
    if text.keys[end] in _COUNTS_OR_NAMES and not _stops(text, end + 1):
        return False
    return _lone_number(text, end) or text.keys[end] in _PERIOD_WORDS


def _unread_before(text: Text, start: int, first: int) -> bool:
    if text.keys[start - 1] in _COUNTING and _begins_with_number(text, start):
        return True
    return start > first + 1 and text.is_number(start - 1) and text.words[start - 2] in _DAY_WORDS


def _begins_with_number(text: Text, at: int) -> bool:
    return text.is_number(at) or text.keys[at] in _COUNTING


def _lone_number(text: Text, at: int) -> bool:
    """Tell whether a number stands at a token that counts nothing."""
    found = read_number(text, at)
    return found is not None and _stops(text, found[1])


def _stops(text: Text, at: int) -> bool:
    return not text.words[at].isalpha() or text.keys[at] in _TAILS


def _like_period(text: Text, at: int) -> bool:
    """Tell whether a word that is nearly `tuần` or `tháng` stands before `sau`, `tới`, a number."""
    word = text.words[at]
    if not word.isalpha() or word in _NO_SLIPS:
        return False
    which = at + 1 + (text.words[at + 1] == "." and text.glued(at + 1))
    told = text.words[which] in _WHICH_WORDS or text.words[which] in _ALMOST_WHICH
    near = word in _SHORT_PERIODS or any(_one_slip(word, meant) for meant in _PERIOD_NAMES)
    return near and (told or (text.is_number(which) and word not in _SHORT_PERIODS))


def _one_slip(word: str, meant: str) -> bool:
    return abs(len(word) - len(meant)) < 2 and len(word) > 2 and OSA.distance(word, meant) < 2


_BETWEEN_PARTS = frozenset({",", "-", "(", ":", ";"})
_PERIOD_WORDS = forms("tuần", "tháng", "quý", "năm", folded=False)
_COUNTS_OR_NAMES = forms("quý", "năm", folded=False)
_SHORT_PERIODS = frozenset({"t", "th", "tg"})
_TAILS = forms(*words("tails"))
_DAY_WORDS = frozenset({"ngay", "mung", "mong"})
_PERIODS_READ = frozenset({"tuan", "thang", "quy", "nam"})
_PERIOD_NAMES = ("tuan", "thang", "tuaanf", "thangs")
_WHICH_WORDS = frozenset({"sau", "toi", "nay", "ke", "nua"})
_ALMOST_WHICH = forms("sao", "sâu", "sai", "tơi", "sua", folded=False)
_NO_SLIPS = frozenset({"than", "thanh", "tuyen", "quan", "huan", "tua", "tan", "thong", "toan"})
