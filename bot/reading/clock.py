"""Clock times and parts of the day: `17h30`, `5 giờ kém 15`, `bốn rưỡi chiều`, `đầu giờ sáng`."""

from bot.reading.numbers import read_digits, read_number
from bot.reading.pieces import DAY_MINUTES, END_OF_WORK, MIDDAY, Clock, Part
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import words

MORNING, EVENING, MIDNIGHT = 11 * 60 + 30, 21 * 60, 24 * 60 - 1
_HOUR = forms("h", "g", "giờ")
_MINUTE = forms("phút", "p", "ph", "'")
_HALF = forms("rưỡi", "rưởi", "rưõi")
_LACKING = forms("kém")
_AM, _PM = forms("am"), forms("pm")

PARTS: Phrases[Part] = Phrases(
    {
        **dict.fromkeys(("sáng", "buổi sáng", "cuối sáng", "hết sáng"), Part(MORNING, "sáng")),
        **dict.fromkeys(
            ("cuối giờ sáng", "cuối buổi sáng", "hết buổi sáng", "hết giờ sáng", "giờ nghỉ trưa"),
            Part(MORNING, "sáng"),
        ),
        **dict.fromkeys(
            ("đầu giờ sáng", "đầu buổi sáng", "đầu giờ buổi sáng", "sáng sớm"), Part(480, "sáng")
        ),
        **dict.fromkeys(
            ("đầu giờ", "đầu giờ làm việc", "đầu ngày", "đầu giờ hành chính"), Part(480)
        ),
        **dict.fromkeys(("trưa", "buổi trưa", "giữa trưa", "đầu trưa"), Part(MIDDAY, "trưa")),
        **dict.fromkeys(("chiều", "buổi chiều", "hết chiều"), Part(END_OF_WORK, "chiều")),
        **dict.fromkeys(
            ("đầu giờ chiều", "đầu chiều", "đầu buổi chiều", "đầu giờ buổi chiều"),
            Part(810, "chiều"),
        ),
        **dict.fromkeys(
            ("cuối giờ chiều", "cuối chiều", "cuối buổi chiều", "hết buổi chiều", "hết giờ chiều"),
            Part(END_OF_WORK, "chiều"),
        ),
        **dict.fromkeys(
            (
                "cuối giờ", "hết giờ", "cuối giờ làm việc", "hết giờ làm việc",
                "hết giờ hành chính", "cuối giờ hành chính", "trong giờ hành chính", "eod", "cob",
                "tan sở", "tan tầm", "giờ tan sở", "hết giờ làm", "cuối buổi",
                "end of day", "close of business", "giờ tan tầm",
            ),
            Part(END_OF_WORK),
        ),
        **dict.fromkeys(("tối", "buổi tối", "cuối buổi tối"), Part(EVENING, "tối")),
        **dict.fromkeys(("đêm", "khuya", "đêm khuya"), Part(MIDNIGHT, "đêm")),
        **dict.fromkeys(("nửa đêm", "midnight"), Part(MIDNIGHT, "nửa đêm")),
        "morning": Part(MORNING, "sáng"),
        "noon": Part(MIDDAY, "trưa"),
        "afternoon": Part(END_OF_WORK, "chiều"),
        "evening": Part(EVENING, "tối"),
    }
)  # fmt: skip
# Hours of twelve that a part of the day may go with, and what it adds to them.
_AFTERNOON = {"chiều": (1, 6), "tối": (5, 11), "trưa": (1, 2), "đêm": (8, 11)}
_AS_TYPED = {"sáng": (1, 11), "trưa": (10, 13), "chiều": (12, 18), "tối": (17, 23),
             "đêm": (20, 23), "nửa đêm": (20, 24)}  # fmt: skip


def read_clock(text: Text, at: int) -> tuple[Clock, int] | None:
    """Read a time of the clock at a token, and the token behind it."""
    found = read_number(text, at)
    if found is None or (text.is_number(at) and len(text.words[at]) > 2):
        return None
    hour, after = found
    if text.words[after] == ":" and text.is_number(at) and text.glued(after):
        return _colon(text, hour, after)
    if text.keys[after] in _HOUR:
        return _with_hour_word(text, hour, after + 1)
    if text.keys[after] in _HALF and hour <= 12:
        return _clock(hour, 30), after + 1
    if text.words[after] in _AM | _PM and text.is_number(at) and 1 <= hour <= 12:
        return _meridiem(hour, 0, text.words[after]), after + 1
    return None


def _colon(text: Text, hour: int, colon: int) -> tuple[Clock, int] | None:
    minute = read_digits(text, colon + 1)
    if minute is None or not text.glued(colon + 1) or len(text.words[colon + 1]) != 2:
        return None
    value, after = minute
    if text.words[after] == ":" and text.is_number(after + 1) and text.glued(after + 1):
        after += 2
    if text.words[after] in _AM | _PM:
        return _meridiem(hour, value, text.words[after]), after + 1
    if text.keys[after] in _HOUR:
        after += 1
    return _clock(hour, value), after


def _meridiem(hour: int, minute: int, half: str) -> Clock:
    return Clock((hour % 12 + 12 * (half in _PM)) * 60 + minute)


def _with_hour_word(text: Text, hour: int, after: int) -> tuple[Clock, int]:
    if text.keys[after] in _HALF:
        return _clock(hour, 30), after + 1
    if text.keys[after] in _LACKING and (lacking := read_number(text, after + 1)):
        minute, after = lacking
        after += text.keys[after] in _MINUTE
        return _clock(hour, 0, -minute), after
    if text.words[after] in {":", "."} and text.glued(after) and text.glued(after + 1):
        after += text.is_number(after + 1)
    minute_found = read_number(text, after)
    if minute_found and _is_minute(text, after, minute_found[1]):
        minute, after = minute_found
        return _clock(hour, minute), after + (text.keys[after] in _MINUTE)
    return _clock(hour, 0), after


def _is_minute(text: Text, at: int, after: int) -> bool:
    """Tell whether the number behind an hour is its minutes, not the day that follows."""
    if text.keys[after] in _MINUTE:
        return True
    if not text.is_number(at):
        return _spelled_minute(text, at, after)
    if len(text.words[at]) > 2:
        return False
    if text.words[after] in {"/", "-", "."} and text.glued(after) and text.is_number(after + 1):
        return False
    return text.glued(at) or (len(text.words[at]) == 2 and text.words[after] not in _MONTH_NEXT)


_MONTH_NEXT = forms("tháng", "tây", "hồ")
_BEHIND_MINUTES = forms(
    *words("tails"), "nay", "mai", "mốt", "ngày", "hôm", "bữa", "thứ", "t", "cn", "chủ"
)


def _spelled_minute(text: Text, at: int, after: int) -> bool:
    """Tell whether `mười lăm` behind `hai giờ` is its minutes: nothing that it could count follows.

    Below ten nobody says them without `phút`, but for `năm` before a part of the day.
    """
    found = read_number(text, at)
    if found is None or (found[0] < 10 and not (found[0] == 5 and PARTS.starts(text, after))):
        return False
    if after >= text.size or not text.words[after].isalnum() or PARTS.starts(text, after):
        return True
    return text.keys[after] in _BEHIND_MINUTES


def _clock(hour: int, minute: int, change: int = 0) -> Clock:
    if hour > 24 or minute > 59 or abs(change) > 59 or (hour == 24 and minute):
        return Clock(None)
    return Clock(hour * 60 + minute + change, unsure=1 <= hour <= 6)


def on_part(clock: Clock, part: Part) -> Clock:
    """Give the time a clock means in a part of the day: `2h` + `chiều` = 14:00.

    A time that does not go with the part is unsure; 12 at night is the end of the day.
    """
    if clock.minute is None or not part.name:
        return clock
    hour = clock.minute // 60
    if hour == 12 and part.name in {"đêm", "nửa đêm"}:
        return Clock(DAY_MINUTES + clock.minute % 60)
    low, high = _AFTERNOON.get(part.name, (0, -1))
    if low <= -(-clock.minute // 60) and hour <= high:
        return Clock(clock.minute + MIDDAY)
    low, high = _AS_TYPED[part.name]
    return Clock(clock.minute, unsure=not low <= hour <= high)
