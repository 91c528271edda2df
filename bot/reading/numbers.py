"""Numbers as Vietnamese writes and says them: `05`, `mười hai`, `hai mươi lăm`, `IV`."""

from bot.reading.text import Text, forms, meanings

LARGEST = 9999
_UNITS = meanings(
    {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
     "chín": 9}
)  # fmt: skip
# Only behind a ten: alone they mean something else (`tu` from, `lam` do, `mot` the day after).
_UNITS_BEHIND_TEN = _UNITS | meanings({"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5})
_TEN = forms("mười")
_TENS = forms("mươi", "mười")
# `hăm ba` is 23, `băm mốt` 31.
_SHORT_TENS = meanings({"hăm": 20, "băm": 30})
_TENS_ALONE = _TEN | frozenset(_SHORT_TENS)
_CLEAR = meanings({"tư": 4}, folded=False)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


# In a text with diacritics these are other words (`sau` after, `nam` a name).
_ONLY_PLAIN = frozenset({"mot", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"})


def read_digits(text: Text, at: int) -> tuple[int, int] | None:
    """Read a number in digits at a token: its value (at most 9999) and the token behind it."""
    if not text.is_number(at) or len(text.words[at]) > len(str(LARGEST)):
        return None
    return int(text.words[at]), at + 1


def read_spelled(text: Text, at: int) -> tuple[int, int] | None:
    """Read a number of 1 to 99 in words at a token: its value and the token behind it."""
    keys = text.keys
    if text.marked and keys[at] in _ONLY_PLAIN:
        return None
    if keys[at] in _TENS_ALONE:
        return _ten(text, at)
    first = _UNITS.get(keys[at]) or _CLEAR.get(keys[at])
    if first is None:
        return None
    if keys[at + 1] in _TENS:
        unit = _UNITS_BEHIND_TEN.get(keys[at + 2], 0)
        return 10 * first + unit, at + 2 + bool(unit)
    if first > 1 and keys[at + 1] in _BEHIND_TENS_ONLY:  # hai lăm, ba mốt
        return 10 * first + _UNITS_BEHIND_TEN[keys[at + 1]], at + 2
    return first, at + 1


def _ten(text: Text, at: int) -> tuple[int, int] | None:
    """Read `mười`, `mười hai`, `hăm ba`; `hăm` alone is no number."""
    unit = _UNITS_BEHIND_TEN.get(text.keys[at + 1], 0)
    short = _SHORT_TENS.get(text.keys[at])
    if short:
        return (short + unit, at + 2) if unit else None
    return 10 + unit, at + 1 + bool(unit)


SPELLED = frozenset(_UNITS) | _TEN | frozenset(_CLEAR) | frozenset(_SHORT_TENS)
_BEHIND_TENS_ONLY = forms("lăm", "nhăm", folded=False) | forms("mốt", folded=False)


def read_number(text: Text, at: int) -> tuple[int, int] | None:
    """Read a number at a token, in digits or in words; `05 (năm)` says it in both."""
    found = read_digits(text, at) or read_spelled(text, at)
    if found is None or text.words[found[1]] != "(":
        return found
    again = in_brackets(text, found[1])
    return (found[0], again[1]) if again and again[0] == found[0] else found


def in_brackets(text: Text, at: int) -> tuple[int, int] | None:
    """Read `(năm)` at a token: the number, and the token behind the bracket."""
    if text.words[at] != "(":
        return None
    inner = read_digits(text, at + 1) or read_spelled(text, at + 1)
    return (inner[0], inner[1] + 1) if inner and text.words[inner[1]] == ")" else None


def read_month_number(text: Text, at: int) -> tuple[int, int] | None:
    """Read the number behind `tháng`, where `tu` can only be `tư`."""
    found = (4, at + 1) if text.words[at] == "tu" else read_number(text, at)
    return found if found and 1 <= found[0] <= 12 else None


def read_quarter(text: Text, at: int) -> tuple[int, int] | None:
    """Read the number of a quarter at a token: `IV`, `4`, `bốn`, `tư`."""
    value = _ROMAN.get(text.words[at]) or (4 if text.words[at] == "tu" else None)
    if value:
        return value, at + 1
    found = read_number(text, at)
    return found if found and 1 <= found[0] <= 4 else None


def vague_pair(text: Text, at: int) -> int | None:
    """Read `hai ba`, `2-3`, `dăm ba`: a number left open; gives the token behind it, or None."""
    first = _UNITS.get(text.keys[at])
    if first and _UNITS.get(text.keys[at + 1]) in {first + 1, first + 2}:
        return at + 2
    if text.is_number(at) and text.words[at + 1] in {"-", "–", ","} and text.is_number(at + 2):
        low, high = text.words[at], text.words[at + 2]
        return at + 3 if len(high) <= 4 and 0 < int(high) - int(low[:5]) <= 10 else None
    return None
