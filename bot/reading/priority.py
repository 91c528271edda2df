"""How urgent a task is said to be, and where in the text that is said."""

from dataclasses import dataclass

from bot.reading.context import separates
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import phrases

HIGH, URGENT, VERY_URGENT, EXPRESS = "cao", "khan", "thuongkhan", "hoatoc"

_LEVELS: Phrases[str | None] = Phrases(
    {
        **dict.fromkeys(
            ("ưu tiên cao", "ưu tiên", "mức cao", "mức độ cao", "độ ưu tiên cao",
             "mức ưu tiên cao", "ưu tiên: cao",
             "quan trọng", "rất quan trọng", "high priority", "priority high", "high",
             "ưu tiên số 1",
             "ưu tiên hàng đầu", "ưu tiên 1", "cao"),
            HIGH,
        ),
        **dict.fromkeys(
            ("khẩn", "gấp", "rất gấp", "rất khẩn", "cực gấp", "gấp lắm", "khẩn cấp", "việc gấp",
             "việc khẩn", "urgent", "gấp gấp", "gấp nhé", "mức khẩn", "độ khẩn", "ưu tiên khẩn",
             "gấp ạ", "cần gấp", "làm gấp", "gấp rút", "ưu tiên gấp", "hơi gấp", "khẩn trương"),
            URGENT,
        ),
        **dict.fromkeys(
            ("thượng khẩn", "mức thượng khẩn", "độ khẩn thượng khẩn", "độ khẩn: thượng khẩn"),
            VERY_URGENT,
        ),
        **dict.fromkeys(
            ("hỏa tốc", "hoả tốc", "hỏa tốc hẹn giờ", "mức hỏa tốc", "độ khẩn hỏa tốc",
             "độ khẩn: hỏa tốc"),
            EXPRESS,
        ),
        **dict.fromkeys(
            ("không gấp", "không khẩn", "ko gấp", "chưa gấp", "không gấp lắm", "không vội",
             "không cần gấp", "k gấp", "ko khẩn", "không phải gấp", "không gấp gì", "chưa vội",
             "không cần vội", "không khẩn cấp", "bình thường", "chưa khẩn", "ko vội", "hông gấp",
             "ưu tiên thấp", "ưu tiên thường", "not urgent", "ko cần gấp", "không ưu tiên"),
            None,
        ),
    }
)  # fmt: skip
_MEETING = Phrases(phrases("meeting"), strict=True)
_ONLY_ALONE = forms("cao", "quan", "rất", "bình", "high", "ưu")
_OPENING, _CLOSING = frozenset({"[", "(", "{", "*", "!"}), frozenset({"]", ")", "}", "*", "!", ":"})
# A word in front that makes it part of the task's name (`họp khẩn`, `cấp cứu khẩn`).
_NAMING = forms("họp", "văn", "điện", "cấp", "tình", "sự", "cứu", "việc", "trường", "hợp")


@dataclass(frozen=True, slots=True)
class Priority:
    """A level (None when haste is denied) and the tokens that state it."""

    level: str | None
    first: int
    last: int


def find_priority(text: Text, first: int, last: int) -> Priority | None:
    """Give the first statement of priority between two tokens, or None."""
    for at in range(first, last):
        found = _LEVELS.at(text, at)
        if found is None or found[1] > last or _MEETING.starts(text, at):
            continue
        level, after = found
        if _stated(text, at, after, first, last):
            start = at - 1 if at > first and text.words[at - 1] in _OPENING else at
            end = after + (after < last and text.words[after] in _CLOSING)
            return Priority(level, start, end)
    return None


def _stated(text: Text, at: int, after: int, first: int, last: int) -> bool:
    """Tell whether the words stand apart, or open or close their part of the sentence."""
    opens = at == first or separates(text, at - 1) or text.words[at - 1] in _OPENING
    closes = after >= last or separates(text, after) or text.words[after] in _CLOSING
    if text.keys[at] in _ONLY_ALONE or text.words[at] in {"cao", "high"}:
        return opens and (closes or text.words[at] == "uu")
    if opens:
        return closes or at == first or after - at > 1 or text.words[at] not in {"gap", "khan"}
    return closes and text.keys[at - 1] not in _NAMING
